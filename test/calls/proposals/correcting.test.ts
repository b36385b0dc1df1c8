/** A coordinator puts calls right in words; members are told what is known. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const fund = {
  id: 'f1',
  title: 'Curso corto: ciudades sanas',
  text: 'Curso en línea de salud. Pueden postular las alcaldías. Hasta US$ 50.000. Cierra el 10 de enero de 2027.',
  publishedAt: tuesday,
};

let net: Network;
let feed: Awaited<ReturnType<Network['feed']>>;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('laura@red.co', { role: 'coordinator', name: 'Laura Gómez' });
  await net.member('ana@red.co', { name: 'Ana Peña' });
  await net.member('luis@red.co', { name: 'Luis' });
  feed = await net.feed('agencia', { funder: 'BID' });
  feed.items = [fund];
  await net.poll();
  net.clock.forward(60_000);
});
afterEach(() => net.close());

const kept = () => net.store.db.call.findFirstOrThrow();
const number = async () => (await kept()).number;
const say = async (text: string, who = 'laura') =>
  textsOf(await net.say(`${who}@red.co`, text.replace('#', String(await number()))));
const tillOf = async () => (await kept()).deadlineAt?.toISOString();

describe('what is said outright is written, with what was and is', () => {
  it.each([
    ['la # cierra en realidad: 17 de febrero a mediodía hora de París', { deadlineZone: 'Europe/Paris' }, 'Cierra: '],
    [
      'la # no es curso corto sino subvención, y es de educación',
      { modality: 'grant', sectors: ['educacion'] },
      '(antes: Curso corto)',
    ],
    ['y la # no la puede pedir una alcaldia', { eligibility: 'no' }, 'Puede postular una alcaldía: No'],
    ['la # en realidad la financia la CAF', { funder: 'CAF' }, 'Financiador: CAF (antes: BID)'],
    ['el monto de la # es de 200.000 euros', { amount: 200_000, currency: 'EUR' }, '(antes: 50.000 USD)'],
    ['corrija la fecha de la #: 20 de enero', { deadlineAt: new Date('2027-01-21T04:59:00Z') }, '20 de enero'],
    ['la # no tiene fecha de cierre', { deadlineAt: null }, 'Cierra: Sin fecha de cierre conocida (antes: '],
    ['cambie el título de la # a «Fondo Verde»', { title: 'Fondo Verde' }, 'Título: Fondo Verde (antes: '],
    ['el enlace de la # es https://example.org/otra', { url: 'https://example.org/otra' }, 'Enlace: '],
    ['el título de la # está mal, es «Fondo Azul»', { title: 'Fondo Azul' }, 'Título: Fondo Azul'],
    ['las alcaldías no pueden postular a la #', { eligibility: 'no' }, 'Puede postular una alcaldía: No'],
    ['the deadline of call # is March 5', { deadlineAt: new Date('2027-03-06T04:59:00Z') }, '5 de marzo'],
    ['la convocatoria # no es un curso corto', { modality: null }, 'Modalidad: no consta (antes: Curso corto)'],
    ['la # no da plata', { amount: null, currency: null }, 'Monto: no consta (antes: 50.000 USD)'],
    ['cambie la # a beca', { modality: 'scholarship' }, 'Modalidad: Beca (antes: Curso corto)'],
    ['retire la #', { state: 'withdrawn' }, 'Estado: Retirada (antes: Abierta)'],
    ['la # no es convocatoria, es un evento: quítela', { state: 'withdrawn' }, 'Estado: Retirada'],
  ])('«%s»', async (said, columns, shown) => {
    const before = await kept();
    expect(await say(said)).toContain(shown);
    expect(await kept()).toMatchObject(columns);
    expect(await say('deshacer')).toContain('quedó como antes');
    const { revision: _one, updatedAt: _two, ...after } = await kept();
    expect(before).toMatchObject(after);
  });

  it('the hour, of the day that is known', async () => {
    await say('la hora de cierre de la # es las 3 pm');
    expect(await tillOf()).toBe('2027-01-10T20:00:00.000Z');
  });

  it('of the one that was just shown', async () => {
    await say('convocatoria #');
    await say('esa no es de salud sino de educación');
    expect((await kept()).sectors).toEqual(['educacion']);
    await say('la primera en realidad cierra el 3 de febrero');
    expect(await tillOf()).toBe('2027-02-04T04:59:00.000Z');
  });
});

describe('what may be meant otherwise is asked first', () => {
  it.each([
    ['la del BID en realidad cierra el 3 de febrero', { deadlineAt: new Date('2027-02-04T04:59:00Z') }, 'Corregir'],
    ['el curso de ciudades sanas no es de salud sino de educación', { sectors: ['educacion'] }, 'Corregir'],
    ['la # fue cancelada', { state: 'withdrawn' }, 'Retirar'],
    ['la # es un webinar, no una convocatoria', { state: 'withdrawn' }, 'Retirar'],
    ['prorrogaron la # hasta el 20 de enero', { deadlineAt: new Date('2027-01-21T04:59:00Z') }, 'Corregir'],
    ['la # es un crédito de hasta 3 millones de dólares', { modality: 'loan', amount: 3_000_000 }, 'Corregir'],
    ['la # cierra el 20 de enero', { deadlineAt: new Date('2027-01-21T04:59:00Z') }, 'Corregir'],
    ['la # cierra mañana a las 5 pm', { deadlineAt: new Date('2026-11-25T22:00:00Z') }, 'Corregir'],
    ['corrija la fecha de la #: 20 de enero de 2025', { deadlineAt: new Date('2025-01-21T04:59:00Z') }, 'Corregir'],
    ['la # es una noticia', { state: 'withdrawn' }, 'Retirar'],
    ['la convocatoria # es un premio', { modality: 'award' }, 'Corregir'],
  ])('«%s»', async (said, columns, button) => {
    const before = await kept();
    const [card] = await net.say('laura@red.co', said.replace('#', String(before.number)));
    expect(await kept()).toEqual(before);
    expect(textsOf(card ? [card] : [])).toContain('(hoy: ');
    await net.press('laura@red.co', card, button);
    expect(await kept()).toMatchObject(columns);
  });

  it('what is said of a list of something else, or of what was just shown', async () => {
    const before = await kept();
    await say('mis suscripciones');
    expect(await say('borre la #')).toContain('[Retirar]');
    await say('convocatoria #');
    const [card] = await net.say('laura@red.co', 'borre eso');
    expect(await kept()).toEqual(before);
    // The one that was asked about, whatever was shown since.
    await say('becas');
    await net.press('laura@red.co', card, 'Retirar');
    expect((await kept()).state).toBe('withdrawn');
  });

  it('a number that no call has is said to be so', async () => {
    for (const said of ['la 77 cierra el 20 de enero', 'retire la 77', 'la 77 no es una convocatoria'])
      expect(await say(said)).toContain('77');
    expect(await say('la 77 cierra el 20 de enero')).not.toContain('Convocatorias abiertas');
  });

  it('what it should be is asked for where it is not said', async () => {
    for (const said of ['corrija la #', 'quiero corregir la #', 'la fecha de la # está mal'])
      expect(await say(said)).toContain('Diga qué debe decir');
  });

  it.each([
    '¿la # cierra el 20 de enero?',
    'la # y la 99 son de educación',
    'cuándo cierra la #',
    'la # me interesa',
    'recuérdeme la # el 5 de enero',
  ])('«%s» changes nothing', async (said) => {
    const { updatedAt } = await kept();
    await say(said);
    expect((await kept()).updatedAt).toEqual(updatedAt);
  });
});

describe('who is concerned', () => {
  it.each([true, false])('who follows it hears of it, and of its way back (announced: %s)', async (announced) => {
    if (!announced) await net.store.db.call.updateMany({ data: { announcedAt: null, baseline: true } });
    await say('me interesa la #', 'ana');
    await say('corrija la fecha de la #: 20 de enero');
    expect((await net.sentTo('ana@red.co')).at(-1)).toContain('Ahora cierra el miércoles 20 de enero');
    net.clock.forward(60_000);
    await say('deshacer');
    expect((await net.sentTo('ana@red.co')).at(-1)).toContain('Ahora cierra el domingo 10 de enero');
  });

  it('a member is told what is known, and nothing is written', async () => {
    const before = await kept();
    const said = await say('la # no la puede pedir una alcaldía', 'ana');
    expect(said).toContain('Puede postular una alcaldía: Sí');
    expect(said).toContain('dígaselo a la coordinación');
    for (const other of ['retire la #', 'la fecha de la # está mal'])
      expect(await say(other, 'ana')).toContain('dígaselo a la coordinación');
    expect(await say('la # es un curso corto', 'ana')).toContain('Así está ya');
    expect(await say('ayuda de convocatorias', 'ana')).not.toContain('Corregir');
    expect(await kept()).toEqual(before);
  });

  it('the source overrules neither what was put right nor what was taken away', async () => {
    await say('la # no es curso corto sino subvención');
    await say('retire la #');
    net.clock.forward(60_000);
    feed.items = [
      { ...fund, text: `${fund.text} Curso corto en línea, para educación.`, publishedAt: net.clock.now() },
    ];
    await net.poll();
    expect(await kept()).toMatchObject({
      modality: 'grant',
      state: 'withdrawn',
      decidedReason: `retire la ${await number()}`,
    });
    expect((await kept()).sectors).toContain('educacion');
    await say('publique la #');
    expect(await kept()).toMatchObject({ state: 'published', decidedReason: null });
  });

  it('what another change came after is not taken back', async () => {
    await say('corrija la fecha de la #: 20 de enero');
    net.clock.forward(60_000);
    await net.member('raul@red.co', { role: 'coordinator' });
    await say('corrija la fecha de la #: 25 de enero', 'raul');
    expect(await say('deshacer')).toContain('Ya no se puede deshacer');
    expect(await tillOf()).toBe('2027-01-26T04:59:00.000Z');
  });
});

it('a proposal is discarded with the reason that is said, once it was seen', async () => {
  await net.say('ana@red.co', 'proponer convocatoria: Fondo Azul para costas\nCierra el 3 de febrero de 2027.');
  for (let question = 0; question < 7; question += 1) await net.say('ana@red.co', 'saltar');
  const proposal = () => net.store.db.call.findFirstOrThrow({ where: { proposedBy: { email: 'ana@red.co' } } });
  const [card] = await net.say('laura@red.co', 'rechace la propuesta de Ana porque ya cerró en Noviembre.');
  expect((await proposal()).state).toBe('review');
  await net.press('laura@red.co', card, 'Descartar');
  expect(await proposal()).toMatchObject({ state: 'rejected', decidedReason: 'ya cerró en Noviembre' });
  expect((await net.sentTo('ana@red.co')).at(-1)).toContain('ya cerró en Noviembre');
  expect(await say('rechace la propuesta de Ana')).toContain('No hay una propuesta de Ana');
});
