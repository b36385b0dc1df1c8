import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import rules from '../../../prisma/starter/rules.json' with { type: 'json' };
import starter from '../../../prisma/starter/sectors.json' with { type: 'json' };
import { readAsked, type Vocabulary } from '../../../src/calls/reaching/ask.ts';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from '../../support/network.ts';
import sentences from './sentences.json' with { type: 'json' };

const sectors = (Array.isArray(starter) ? starter : starter.sectors) as Vocabulary['sectors'];
const vocabulary: Vocabulary = {
  rules,
  sectors,
  funders: ['Agencia Andina', 'World Cities Fund (demo)', 'Banco de Barrios (BBX)'],
};

/** What a sentence asks, without what it leaves open. */
function read(sentence: string): object {
  const { without, closes, came, aspects, all, unsure, notUnderstood, mayApply, amount, rarer, schedule, ...lists } =
    readAsked(sentence, vocabulary, tuesday);
  const kept = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));
  return {
    ...kept(lists),
    ...(mayApply ? { mayApply } : {}),
    ...(Object.keys(kept(without)).length > 0 ? { without: kept(without) } : {}),
    ...(amount ? { amount: Object.fromEntries(Object.entries(amount).filter(([, value]) => value !== null)) } : {}),
    ...(schedule ? { schedule } : {}),
    ...(rarer ? { rarer } : {}),
    ...kept({ unsure, notUnderstood }),
  };
}

describe('a sentence', () => {
  it.each<[string, object]>([
    [
      'avíseme de becas en salud o educación, una vez por semana',
      { sectors: ['salud', 'educacion'], modalities: ['scholarship'], schedule: { frequency: 'weekly' } },
    ],
    [
      'convocatorias de ambiente del BID o del Banco Mundial a las que pueda aplicar una alcaldía',
      { sectors: ['ambiente'], funders: ['BID', 'Banco Mundial'], mayApply: true },
    ],
    [
      'todo lo de movilidad menos créditos, cada día',
      { sectors: ['movilidad'], without: { modalities: ['loan'] }, schedule: { frequency: 'daily' } },
    ],
    [
      'Avíseme de cultura, solo las que puede pedir una alcaldía, menos las de Europa, sin cursos',
      { sectors: ['cultura'], mayApply: true, without: { places: ['europa'], modalities: ['short-course'] } },
    ],
    [
      'suscribirme a salud, los lunes a las 9',
      { sectors: ['salud'], schedule: { frequency: 'weekly', days: [1], at: '09:00' } },
    ],
    [
      'premios de América Latina todos los viernes a las 3 y media de la tarde',
      { modalities: ['award'], places: ['america-latina'], schedule: { frequency: 'weekly', days: [5], at: '15:30' } },
    ],
    [
      'becas en España o Portugal al instante',
      { modalities: ['scholarship'], places: ['ES', 'PT'], schedule: { frequency: 'now' } },
    ],
    ['convocatorias de la Agencia Andina', { funders: ['Agencia Andina'] }],
    ['todo lo que no sean créditos ni cursos', { without: { modalities: ['loan', 'short-course'] } }],
    ['avíseme de salud menos «salud mental»', { sectors: ['salud'], without: { words: ['salud mental'] } }],
    ['convocatorias con «economía circular»', { words: ['economía circular'] }],
    [
      'avíseme de economía de los cuidados',
      { words: ['economía de los cuidados'], unsure: ['economía de los cuidados'] },
    ],
    ['avíseme de educasion', { sectors: ['educacion'] }],
    [
      'organizaciones sin ánimo de lucro',
      { words: ['organizaciones sin ánimo de lucro'], unsure: ['organizaciones sin ánimo de lucro'] },
    ],
    [
      'becas los lunes y jueves a las 35',
      { modalities: ['scholarship'], schedule: { frequency: 'weekly', days: [1, 4] }, notUnderstood: ['a las 35'] },
    ],
    ['fondos donde podamos postular', { modalities: ['grant'], mayApply: true }],
    ['becas para mujeres de la ciudad', { sectors: ['mujeres'], modalities: ['scholarship'] }],
    [
      'notify me of scholarships on environment from Germany, not loans, weekly',
      {
        sectors: ['ambiente'],
        modalities: ['scholarship'],
        places: ['DE'],
        without: { modalities: ['loan'] },
        schedule: { frequency: 'weekly' },
      },
    ],
    ['convocatorias que cierran esta semana', {}],
    [
      'avíseme de salud cada hora',
      { sectors: ['salud'], schedule: { frequency: 'now' }, notUnderstood: ['cada hora'] },
    ],
    ['convocatorias del World Cities Fund', { funders: ['World Cities Fund (demo)'] }],
    ['lo del BBX o del banco de barrios', { funders: ['Banco de Barrios (BBX)'] }],
    [
      'avíseme de becas en salud, menos las de Europa, con «enfermería rural»',
      {
        sectors: ['salud'],
        modalities: ['scholarship'],
        words: ['enfermería rural'],
        without: { places: ['europa'] },
      },
    ],
    [
      'loans on mobility, except from Europe and with «electric buses»',
      { sectors: ['movilidad'], modalities: ['loan'], words: ['electric buses'], without: { places: ['europa'] } },
    ],
    [
      'convocatorias de salud con enfermería rural',
      { sectors: ['salud'], words: ['enfermería rural'], unsure: ['enfermería rural'] },
    ],
    ['convocatorias de salud y hospitales', { sectors: ['salud'] }],
  ])('«%s»', (sentence, expected) => expect(read(sentence)).toEqual(expected));
});

/** As members write them, slips included; each with what it asks. Lists in any order, unknown words aside. */
describe('an everyday sentence', () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted).sort();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
  };
  it.each(sentences as [string, object][])('«%s»', (sentence, expected) => {
    expect(sorted({ ...read(sentence), unsure: [] })).toEqual(sorted({ ...expected, unsure: [] }));
  });
});

const item = (id: string, title: string, text: string) => ({ id, title, text, publishedAt: tuesday });
const bikes = item('m1', 'Fondo de movilidad', 'Subvenciones de movilidad sostenible. Cierra el 15 de enero de 2027.');
const loan = item('m2', 'Crédito de movilidad', 'Préstamos para el transporte público. Cierra el 15 de enero de 2027.');
const open = item(
  'm3',
  'Premio de movilidad para alcaldías',
  'Premio a la movilidad segura. Pueden postular los gobiernos locales. Cierra el 15 de enero de 2027.',
);

describe('subscribing', () => {
  let net: Network;
  beforeEach(async () => {
    net = await openNetwork();
    await net.member('ana@red.co', { name: 'Ana' });
  });
  afterEach(() => net.close());
  const say = async (text: string) => (await net.say('ana@red.co', text))[0];
  const text = (card: Awaited<ReturnType<typeof say>>) => textsOf(card ? [card] : []);

  it('in a sentence without a verb: echoes it, keeps the hour, and sends only what fits', async () => {
    const card = await say('todo lo de movilidad menos créditos, cada día a las 9');
    expect(text(card)).toContain('Listo, quedó suscrito: Movilidad · menos Crédito — Resumen diario, a las 9:00 a. m.');
    expect(text(card)).toContain('Su próximo resumen puede llegar el miércoles 25 de noviembre, 9:00 a. m.');
    const feed = await net.feed('agencia');
    feed.items = [bikes, loan];
    await net.poll();
    net.clock.at = new Date('2026-11-25T13:30:00Z');
    expect(await net.sentTo('ana@red.co')).toEqual([]);
    net.clock.at = new Date('2026-11-25T14:00:00Z');
    const [digest, ...more] = await net.sentTo('ana@red.co');
    expect(more).toEqual([]);
    expect(digest).toContain('Fondo de movilidad');
    expect(digest).not.toContain('Crédito de movilidad');
  });

  it.each([
    [
      'ambiente del BID o del Banco Mundial, solo las que puede pedir una alcaldía, los lunes',
      'Ambiente · BID y Banco Mundial · solo las',
    ],
    ['becas en salud cada día', 'Salud · Beca — Resumen diario'],
    ['quiero q me lleguen las convocatorias del BID, pero sin créditos', 'BID · menos Crédito'],
    ['mándenme todo lo del PNUD', 'PNUD — Al instante'],
    [
      'inscríbame en las alertas de cultura, de más de 50.000 dólares',
      'Cultura, Recreación y Deporte · de 50.000 USD o más',
    ],
    ['suscripcion a movilidad, los martes y jueves', 'Movilidad — Resumen, los martes y jueves'],
  ])('«%s» asks to be told, without saying so', async (sentence, echo) => {
    expect(text(await say(sentence))).toContain(`Listo, quedó suscrito: ${echo}`);
  });

  it('says what it did not recognise, and what it did not understand', async () => {
    const card = await say('avíseme de astrología los lunes y jueves a las 35, una vez al mes');
    expect(text(card)).toContain('No reconocí «astrología» como sector');
    expect(text(card)).toContain('No entendí «a las 35»');
    expect(text(card)).toContain('los lunes y jueves a las 8:00 a. m.');
    expect(text(card)).toContain('No hay resúmenes «una vez al mes»: quedó semanal');
    expect(text(card)).toContain('Ahora no hay ninguna abierta con esas condiciones');
  });

  it('changes it in a form that holds all that the sentence said', async () => {
    const asked =
      'avíseme de becas o premios de España y del BID con «agua potable», solo las que puede pedir una alcaldía, entre 1 y 1,5 millones de euros, menos Europa y créditos';
    const card = await say(asked);
    const before = await net.store.db.subscription.findFirstOrThrow();
    expect(before).toMatchObject({ places: ['ES'], funders: ['BID'], words: ['agua potable'], mayApply: true });
    expect(before).toMatchObject({ amountMin: 1_000_000, amountMax: 1_500_000, currency: 'EUR' });
    expect(before.without).toEqual({ modalities: ['loan'], places: ['europa'] });
    await net.press('ana@red.co', card, 'Cambiar');
    // Every question left as it is: the form says it all, so nothing changes.
    for (const _ of [1, 2, 3]) await say('saltar');
    const done = await say('semanal');
    expect(text(done)).toContain('su suscripción quedó así');
    const after = await net.store.db.subscription.findFirstOrThrow();
    expect({ ...after, frequency: 'now' }).toEqual({ ...before, frequency: 'now', origin: 'person' });
    expect(after.frequency).toBe('weekly');
    expect(await net.store.db.subscription.count()).toBe(1);
  });

  it('takes two wishes from one sentence, each with its own conditions', async () => {
    const cards = await net.say(
      'ana@red.co',
      'avíseme de becas en salud o créditos en movilidad, menos Europa, cada lunes',
    );
    expect(textsOf(cards)).toContain('Listo, quedó suscrito: Salud · Beca · menos Europa — Resumen semanal, los lunes');
    expect(textsOf(cards)).toContain('Listo, quedó suscrito: Movilidad · Crédito · menos Europa — Resumen semanal');
    const feed = await net.feed('agencia');
    feed.items = [bikes, loan];
    await net.poll();
    const list = text(await say('convocatorias: becas en salud o créditos en movilidad'));
    expect(list).toContain('Entendí: Salud · Beca; Movilidad · Crédito');
    expect(list).toContain('Crédito de movilidad');
    expect(list).not.toContain('Fondo de movilidad');
  });

  it('lists what the same sentence asks, offers to subscribe to it, pauses and resumes', async () => {
    const feed = await net.feed('agencia');
    feed.items = [bikes, loan, open];
    await net.poll();
    const list = await say('convocatorias de movilidad a las que pueda postular una alcaldía');
    expect(text(list)).toContain('Entendí: Movilidad · solo las que puede pedir una alcaldía');
    expect(text(list)).toContain('Premio de movilidad para alcaldías');
    expect(text(list)).not.toContain('Crédito de movilidad');
    const [subscribed] = await net.press('ana@red.co', list, 'Suscribirme a esto');
    const labels = offersOf(subscribed?.blocks ?? []).map(({ label }) => label);
    expect(labels).toEqual(['Cambiar', 'Ver la que hay ahora', 'Mis suscripciones', 'Quitar']);
    const [mine] = await net.press('ana@red.co', subscribed, 'Mis suscripciones');
    const [paused] = await net.press('ana@red.co', mine, 'Pausar');
    feed.items = [
      ...feed.items,
      { ...open, id: 'm4', title: 'Segundo premio de movilidad', url: 'https://example.org/2' },
    ];
    await net.poll();
    expect(await net.sentTo('ana@red.co')).toEqual([]);
    await net.press('ana@red.co', paused, 'Reanudar');
    feed.items = [
      ...feed.items,
      { ...open, id: 'm5', title: 'Tercer galardón de movilidad', url: 'https://example.org/3' },
    ];
    await net.poll();
    expect((await net.sentTo('ana@red.co')).map((sent) => sent.split('\n')[0])).toEqual([
      'Tercer galardón de movilidad',
    ]);
  });
});
