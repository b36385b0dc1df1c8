import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, offersOf, openNetwork, textsOf } from '../../support/network.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
  await net.say('ana@red.co', 'suscribirme a salud');
  net.clock.forward(60_000);
  await net.say('ana@red.co', 'suscribirme a becas del BID');
  net.clock.forward(60_000);
});
afterEach(() => net.close());

const say = async (text: string) => (await net.say('ana@red.co', text))[0];
const kept = () => net.store.db.subscription.findMany({ orderBy: { createdAt: 'asc' } });

it.each([
  'ya no quiero becas',
  'no me interesa nada de becas',
  'deje de mandarme becas',
  'no me mande más becas',
  'quitar la suscripción de becas',
  'no more scholarships',
])('«%s» shows what asks for it, and leaves it out of the rest', async (sentence) => {
  const card = await say(sentence);
  const labels = offersOf(card?.blocks ?? []).map(({ label }) => label);
  expect(textsOf(card ? [card] : [])).toContain('Estas suscripciones piden Beca');
  expect(labels).toEqual(['Cambiar', 'Pausar', 'Quitar', 'Dejarlo fuera', 'Mis suscripciones']);
  const [done] = await net.press('ana@red.co', card, 'Dejarlo fuera');
  expect(textsOf(done ? [done] : [])).toContain('Listo: dejé fuera Beca donde no lo pide.');
  expect((await kept()).map(({ without }) => without)).toEqual([{ modalities: ['scholarship'] }, {}]);
  expect((await kept()).length).toBe(2);
});

it('a funder is silenced at once, and heard again', async () => {
  const card = await say('no quiero más convocatorias del BID');
  expect(textsOf(card ? [card] : [])).toContain('Listo: no le avisaré más de las convocatorias de BID.');
  await net.press('ana@red.co', card, 'Deshacer');
  expect(await net.store.db.mute.count()).toBe(0);
});

it('a subscription to just what is said is removed, or paused, at once', async () => {
  expect(textsOf([await say('no quiero quitar la suscripción de salud')].flatMap((card) => card ?? []))).toContain(
    'Recibir menos',
  );
  const paused = await say('pausar la suscripción de salud');
  expect(textsOf(paused ? [paused] : [])).toContain('En pausa: «Salud»');
  const card = await say('quitar la suscripción de salud');
  expect(textsOf(card ? [card] : [])).toContain('Suscripción quitada: Salud');
  expect(await kept()).toMatchObject([{ sectors: [], modalities: ['scholarship'], funders: ['BID'], pausedAt: null }]);
  await say('cancelar la suscripción de becas del BID');
  expect(await kept()).toEqual([]);
});

it('the days said for one subscription are those of all: what changes with it is named', async () => {
  await say('suscribirme a ambiente, los lunes');
  await say('suscribirme a movilidad, cada día a las 9');
  const card = await say('suscribirme a cultura, los martes y jueves a las 8');
  const said = textsOf(card ? [card] : []);
  expect(said).toContain('Cultura, Recreación y Deporte — Resumen, los martes y jueves a las 8:00 a. m.');
  expect(said).toContain(
    'también cambian: Ambiente — Resumen, los martes y jueves a las 8:00 a. m.; Movilidad — Resumen diario, a las 8:00 a. m.',
  );
  const same = await say('suscribirme a hacienda, los martes y jueves a las 8');
  expect(textsOf(same ? [same] : [])).not.toContain('también cambian');
});

it('who wants to be rid of all is never subscribed to all', async () => {
  const card = await say('desuscribirme de todo');
  expect(textsOf(card ? [card] : [])).toContain('Sus suscripciones');
  expect((await kept()).length).toBe(2);
  await say('desuscríbame de salud');
  expect(await kept()).toMatchObject([{ funders: ['BID'] }]);
});

it('what stands before the request is no condition; «solo» shows what else comes', async () => {
  const cards = await net.say('ana@red.co', 'q pereza tanto mensaje, solo mandeme lo de gobierno');
  expect(await kept()).toMatchObject([{}, {}, { sectors: ['gobierno'], words: [] }]);
  expect(textsOf(cards)).toContain('Salud — Al instante');
});

it('who asks to be told what there is subscribes to nothing', async () => {
  await say('Cordial saludo. Agradezco me informen si existen convocatorias vigentes para el sector salud.');
  expect((await kept()).length).toBe(2);
});

it('without saying what, shows the subscriptions; «no quiero perderme» is the opposite', async () => {
  expect(textsOf([await say('darme de baja')].flatMap((card) => card ?? []))).toContain('Sus suscripciones');
  expect(textsOf([await say('no quiero perderme las de ambiente')].flatMap((card) => card ?? []))).toContain(
    'Listo, quedó suscrito: Ambiente',
  );
});

it('what no subscription asks for is left out of all; without subscriptions there is nothing to stop', async () => {
  const card = await say('ya no quiero premios');
  expect(textsOf(card ? [card] : [])).toContain('Sus suscripciones pueden traer Premio; si quiere');
  await net.store.db.subscription.deleteMany();
  const none = await say('ya no quiero premios');
  expect(textsOf(none ? [none] : [])).toContain('Aún no tiene suscripciones');
});

it('the same asked with another frequency changes it, and takes up what was paused', async () => {
  const card = await say('suscribirme a salud, los viernes');
  expect(textsOf(card ? [card] : [])).toContain(
    'Listo, su suscripción quedó así: Salud — Resumen semanal, los viernes',
  );
  await net.store.db.subscription.updateMany({ data: { pausedAt: net.clock.now() } });
  await say('suscribirme a salud, los viernes');
  expect((await kept()).map(({ frequency, pausedAt }) => [frequency, pausedAt !== null])).toEqual([
    ['weekly', false],
    ['now', true],
  ]);
});
