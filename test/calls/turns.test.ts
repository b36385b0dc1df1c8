import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/card.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../support/network.ts';

const calls: readonly (readonly [title: string, text: string, close: string])[] = [
  [
    'Fondo de hospitales',
    'Subvenciones de 80.000 euros de la Unión Europea para salud. Pueden postular alcaldías',
    '10 de diciembre de 2026',
  ],
  [
    'Bourses de médecine',
    'Bourses de doctorat en santé publique. Les candidatures doivent être envoyées avec le formulaire',
    '15 de diciembre de 2026',
  ],
  ['Becas de salud pública', 'Becas de posgrado en salud pública en Japón', '20 de diciembre de 2026'],
  [
    'Buses eléctricos',
    'Subvenciones no reembolsables de 1.000.000 de dólares del BID para movilidad',
    '27 de noviembre de 2026',
  ],
  ['Ciclorrutas', 'Cooperación técnica de la Unión Europea en movilidad y bicicletas', '30 de diciembre de 2026'],
  ['Curso de seguridad vial', 'Curso corto de movilidad, en línea', '26 de noviembre de 2026'],
  ['Premio de museos', 'Premio de 5.000 euros para cultura y fachadas', '12 de enero de 2027'],
  ['Red de archivos', 'Adhesión de ciudades a una red de archivos', ''],
];

let net: Network;
beforeAll(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { name: 'Ana' });
  const feed = await net.feed('agencia');
  feed.items = calls.map(([title, text, close]) => {
    return {
      id: title,
      title,
      text: close ? `${text}. Las postulaciones se reciben hasta el ${close}.` : text,
      publishedAt: tuesday,
    };
  });
  await net.poll();
});
afterAll(() => net.close());

const cards = (text: string) => net.say('ana@red.co', text);
const say = async (text: string) => textsOf(await cards(text));
/** The calls an answer shows, in its order. */
const titlesIn = (answer: string) =>
  calls
    .map(([title]) => ({ title, at: answer.indexOf(title) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ title }) => title);
/** What the last of these sentences shows. */
async function after(...sentences: readonly string[]): Promise<string[]> {
  let shown = '';
  for (const sentence of sentences) shown = await say(sentence);
  return titlesIn(shown);
}
// As if something else had been answered: what is asked then goes on with no list.
beforeEach(() => net.store.db.member.updateMany({ data: { lastAnswer: 'help' } }));

describe('a list is gone on with', () => {
  it.each<[string, readonly string[], string[]]>([
    [
      'another topic',
      ['convocatorias de salud', '¿y de movilidad?'],
      ['Curso de seguridad vial', 'Buses eléctricos', 'Ciclorrutas'],
    ],
    ['a word of the text', ['convocatorias de salud', 'y de fachadas?'], ['Premio de museos']],
    [
      'one topic more',
      ['convocatorias de cultura', 'y también de salud con becas'],
      ['Bourses de médecine', 'Becas de salud pública'],
    ],
    [
      'what was typed in a hurry',
      ['convocatorias d movilidad', 'nomas las q cieran este mes'],
      ['Curso de seguridad vial', 'Buses eléctricos'],
    ],
    [
      'what they close',
      ['convocatorias de movilidad', '¿y las que vencen este mes?'],
      ['Curso de seguridad vial', 'Buses eléctricos'],
    ],
    ['who pays', ['convocatorias de movilidad', 'solo las de la Unión Europea'], ['Ciclorrutas']],
    ['who else', ['convocatorias de la Unión Europea', '¿y de Japón?'], ['Becas de salud pública']],
    ['the language they are in', ['convocatorias de salud', 'y en francés?'], ['Bourses de médecine']],
    ['what is not wanted', ['convocatorias de salud', 'sin becas'], ['Fondo de hospitales']],
    ['the same, as people say it', ['convocatorias de salud', 'quite las becas'], ['Fondo de hospitales']],
    [
      'what was not wanted before',
      ['convocatorias de salud', 'sin becas', 'solo becas'],
      ['Bourses de médecine', 'Becas de salud pública'],
    ],
    ['who may apply', ['convocatorias de salud', 'solo las que puede pedir una alcaldía'], ['Fondo de hospitales']],
    [
      'several turns',
      ['convocatorias de salud', 'y de movilidad', 'sin cursos', 'y las que cierran este mes'],
      ['Buses eléctricos'],
    ],
    ['the first to close', ['convocatorias de salud', '¿cuál cierra primero?'], ['Fondo de hospitales']],
    ['no date', ['convocatorias que cierran este mes', '¿hay alguna sin fecha?'], ['Red de archivos']],
    ['in English', ['calls on health', 'and for mobility?', 'without courses'], ['Buses eléctricos', 'Ciclorrutas']],
    ['of all again', ['convocatorias de cultura', 'todas', 'premios'], ['Premio de museos']],
  ])('with %s', async (_what, sentences, expected) => {
    expect(await after(...sentences)).toEqual(expected);
  });

  it.each([
    '¿cuál da más plata?',
    'la que más plata da',
    'ordénelas por monto',
    'which one pays the most?',
    'las de mayor monto',
    '¿cuánto ofrece la que más da?',
  ])('by what they offer: «%s»', async (said) => {
    await say('convocatorias');
    const answer = await say(said);
    expect(titlesIn(answer).slice(0, 3)).toEqual(['Buses eléctricos', 'Fondo de hospitales', 'Premio de museos']);
    expect(answer).toContain('hasta 1.000.000 USD');
    expect(answer).toContain('de la que más ofrece a la que menos');
  });

  it('by their close again', async () => {
    await say('convocatorias');
    await say('la que más plata da');
    expect((await after('ordénelas por fecha'))[0]).toBe('Curso de seguridad vial');
  });

  it('by a sum whose currency is asked for', async () => {
    await say('convocatorias');
    const [unclear] = await cards('solo las de más de 50 mil');
    expect(textsOf(unclear ? [unclear] : [])).toContain('No tuve en cuenta «de mas de 50 mil»');
    const answer = textsOf(await net.press('ana@red.co', unclear, 'USD'));
    expect(answer).toContain('de 50.000 USD o más');
    expect(titlesIn(answer)).toEqual(['Buses eléctricos', 'Fondo de hospitales']);
  });

  it('page by page, to both sides, and says when there are no more', async () => {
    expect(await after('convocatorias')).toHaveLength(5);
    expect(await after('más')).toEqual(['Ciclorrutas', 'Premio de museos', 'Red de archivos']);
    expect(await say('las siguientes')).toContain('No hay más: le mostré las 8');
    expect(await after('anteriores')).toHaveLength(5);
  });

  it('but not by what finds nothing of it and stands by itself', async () => {
    await say('premios');
    expect(await say('¿algo de la Unión Europea?')).toContain('De las que estaba viendo no hay ninguna');
    expect(await after('¿algo de la Unión Europea?')).toEqual(['Fondo de hospitales', 'Ciclorrutas']);
    await say('premios');
    expect(await say('solo las de la Unión Europea')).toContain('No hay convocatorias abiertas');
  });

  it('to the list before, to the same once more, and with another in the place of one', async () => {
    await say('convocatorias de salud');
    await say('sin becas');
    expect(await after('la primera', 'vuelva a la lista')).toEqual(['Fondo de hospitales']);
    expect(await after('¿y cuándo cierran?')).toEqual(['Fondo de hospitales']);
    expect(await after('no, mejor las de antes')).toHaveLength(3);
    expect(await after('cambie salud por cultura')).toEqual(['Premio de museos']);
  });

  it('and is of those that interest the person', async () => {
    const { number } = await net.store.db.call.findFirstOrThrow({ where: { title: 'Ciclorrutas' } });
    await say(`me interesa la ${number}`);
    expect(await after('mis convocatorias')).toEqual(['Ciclorrutas']);
    expect(await after('convocatorias de movilidad', '¿y cuáles me interesan?')).toEqual(['Ciclorrutas']);
    expect(await net.store.db.subscription.count()).toBe(0);
    await net.store.db.callInterest.deleteMany();
  });

  it('and is of the person’s own sector', async () => {
    const entity = await net.store.db.entity.create({ data: { name: 'Cultura', basis: 'test', sectorId: 'cultura' } });
    await net.store.db.member.updateMany({ data: { entityId: entity.id } });
    expect(await after('¿hay algo para mi entidad?')).toEqual(['Premio de museos']);
    expect(await after('¿qué convocatorias me recomienda?')).toEqual(['Premio de museos']);
    expect(await after('¿y de salud?')).toHaveLength(3);
  });

  it('is where «la segunda», «la última» are, also after one of it was opened', async () => {
    await say('convocatorias de salud');
    expect(await after('la segunda')).toEqual(['Bourses de médecine']);
    expect(await after('¿y la última?')).toEqual(['Becas de salud pública']);
    expect(await after('cuénteme más de la primera')).toEqual(['Fondo de hospitales']);
    expect(await after('y la siguiente?')).toEqual(['Bourses de médecine']);
    expect(await after('la anterior')).toEqual(['Fondo de hospitales']);
  });

  it('is followed by those words too, and that is undone', async () => {
    await say('convocatorias de movilidad');
    await say('solo las de la Unión Europea');
    expect(await say('avíseme de estas')).toContain('quedó suscrito: Movilidad · Unión Europea');
    expect(await net.store.db.subscription.findMany()).toMatchObject([{ sectors: ['movilidad'], words: [] }]);
    await say('deshacer');
    expect(await net.store.db.subscription.count()).toBe(0);
  });

  it.each([
    [
      'Sin «y las que vencen este mes»: 1',
      'Ciclorrutas',
      ['convocatorias de movilidad', 'y las que vencen este mes', 'solo las de la Unión Europea'],
    ],
    ['En cualquier fecha: 1', 'Premio de museos', ['premios que cierran este mes']],
  ])('and where it finds nothing, «%s» finds %s', async (offer, title, sentences) => {
    let empty: Card | undefined;
    for (const sentence of sentences) [empty] = await cards(sentence);
    expect(titlesIn(textsOf(empty ? [empty] : []))).toEqual([]);
    expect(titlesIn(textsOf(await net.press('ana@red.co', empty, offer)))).toEqual([title]);
  });
});

describe('not what is asked of something else', () => {
  it.each([
    '¿y los convenios?',
    'y las capacitaciones?',
    'y los comités?',
    'hola',
    'gracias',
    '¿tenemos algo con Corea?',
    'no me llegan las de movilidad',
  ])('«%s»', async (said) => {
    await say('convocatorias de salud');
    expect(await say(said)).not.toContain('Convocatorias abiertas');
  });

  it('nor after something else was answered, nor long after', async () => {
    await say('convocatorias de salud');
    await say('mis datos');
    expect(await say('¿y de movilidad?')).not.toContain('Ciclorrutas');
    await say('convocatorias de cultura');
    net.clock.forward(2 * 3_600_000);
    expect(await after('solo las de la Unión Europea')).toEqual(['Fondo de hospitales', 'Ciclorrutas']);
  });

  it('nor is one by its number: «quite la 3» is said of that one', async () => {
    await say('convocatorias de salud');
    const { number } = await net.store.db.call.findFirstOrThrow({ where: { title: 'Premio de museos' } });
    expect(await say(`quite la ${number}`)).toContain('no volveré a escribirle sobre esta convocatoria');
    expect(await say('no, déjelo como estaba')).toContain('quedó como antes');
  });
});
