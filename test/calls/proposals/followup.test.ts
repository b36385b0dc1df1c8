import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { followUpHistory } from '../../../src/calls/proposals/followup-queries.ts';
import { exporters } from '../../../src/operator/tables.ts';
import { createReceive } from '../../../src/router.ts';
import { dayMs } from '../../../src/time.ts';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from '../../support/network.ts';

let net: Network;
let health: string;
beforeAll(async () => {
  net = await openNetwork();
  const entity = (name: string) => net.store.db.entity.create({ data: { name, basis: 'test' } });
  health = (await entity('Salud Distrital')).id;
  await net.member('luis@red.co', { name: 'Luis', entityId: health });
  await net.member('eva@red.co', { name: 'Eva', entityId: (await entity('Parques')).id });
  await net.member('laura@red.co', { name: 'Laura', role: 'coordinator' });
  await net.member('sola@red.co', { name: 'Sola' });
  const feed = await net.feed('agencia');
  feed.items = [
    {
      id: 'h1',
      title: 'Fondo de salud',
      text: 'Proyectos de salud. Las postulaciones se reciben hasta el 15 de enero de 2027.',
      publishedAt: tuesday,
    },
  ];
  await net.poll();
});
// Nobody has said anything yet.
beforeEach(async () => {
  const { db } = net.store;
  net.clock.at = tuesday;
  await db.callFollowUp.deleteMany();
  await db.callInterest.deleteMany();
  await db.member.deleteMany({ where: { email: 'ana@red.co' } });
  await net.member('ana@red.co', { name: 'Ana', entityId: health });
});
afterAll(() => net.close());

const say = async (who: string, text: string) => textsOf(await net.say(`${who}@red.co`, text));

it('an entity says how it goes, by words or buttons; its team and the coordinators see it, others do not', async () => {
  const [evas] = await net.say('eva@red.co', 'convocatoria 1');
  await net.press('eva@red.co', evas, 'Me interesa');
  const [luis] = await net.say('luis@red.co', 'convocatoria 1');
  await net.press('luis@red.co', luis, 'Me interesa');
  const [anas] = await net.say('ana@red.co', 'convocatoria 1');
  expect(textsOf(anas ? [anas] : [])).toContain('Con interés: Luis');
  const [planned] = await net.press('ana@red.co', anas, 'Vamos a postular');
  expect(textsOf(planned ? [planned] : [])).toContain('Anotado: Salud Distrital va a postular.');
  net.clock.forward(dayMs);
  expect(await say('luis', 'Postulamos a la 1')).toContain('Salud Distrital postuló (miércoles 25 de noviembre, Luis)');
  expect(await say('ana', 'postulamos a la 1')).toContain('Ya estaba anotado: Salud Distrital postuló.');
  const [now] = await net.say('ana@red.co', 'convocatoria 1');
  expect(textsOf(now ? [now] : [])).toContain('Salud Distrital va a postular (martes 24 de noviembre, Ana)');
  expect(offersOf(now?.blocks ?? []).map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Ganamos', 'No ganamos']),
  );
  expect(await say('eva', 'convocatoria 1')).not.toContain('Salud Distrital');
  const network = await say('laura', 'convocatoria 1');
  for (const part of ['Salud Distrital postuló', 'Luis (Salud Distrital)', 'Eva (Parques)'])
    expect(network).toContain(part);
});

it('in a channel of many a call is shown without what a team says of it, which is for who asks', async () => {
  await net.space('#red');
  const [luis] = await net.say('luis@red.co', 'convocatoria 1');
  await net.press('luis@red.co', luis, 'Me interesa');
  const receive = createReceive(net.app, net, { asksInChat: true });
  const address = { platform: 'terminal' as const, tenant: 'local', conversation: '#red' };
  const actor = { platform: 'terminal' as const, tenant: 'local', user: 'ana@red.co', email: 'ana@red.co' };
  const from = { at: tuesday, actor, address, direct: false };
  const open = await receive({ ...from, id: 'm1', kind: 'message', text: 'convocatoria 1' });
  const shown = open.kind === 'cards' ? open.cards : [];
  expect(open).not.toHaveProperty('private');
  expect(textsOf(shown)).not.toContain('Luis');
  const way = offersOf(shown.flatMap(({ blocks }) => blocks)).find(({ label }) => label === 'Su entidad');
  const alone = await receive({ ...from, id: 'm2', kind: 'action', action: way?.action ?? '', data: way?.data ?? {} });
  expect(alone).toMatchObject({ private: true });
  expect(textsOf(alone.kind === 'cards' ? alone.cards : [])).toContain('Con interés: Luis');
});

it('of a call that has closed only that one applied can be said', async () => {
  net.clock.forward(90 * dayMs);
  const [closed] = await net.say('ana@red.co', 'convocatoria 1');
  const offered = offersOf(closed?.blocks ?? []).map(({ label }) => label);
  expect(offered).toContain('Ya postulamos');
  expect(offered).not.toContain('Vamos a postular');
});

it('an old button says nothing that no longer follows; words may correct any stage', async () => {
  const [old] = await net.say('ana@red.co', 'convocatoria 1');
  await say('luis', 'ganamos la 1');
  const [refused] = await net.press('ana@red.co', old, 'Vamos a postular');
  expect(textsOf(refused ? [refused] : [])).toContain('No se anotó: entretanto cambió.');
  expect(textsOf(refused ? [refused] : [])).toContain('Salud Distrital ganó');
  const [open] = await net.say('eva@red.co', 'convocatoria 1');
  net.clock.forward(90 * dayMs);
  expect(textsOf(await net.press('eva@red.co', open, 'Vamos a postular'))).toContain('No se anotó');
  expect(await net.store.db.callFollowUp.findMany()).toMatchObject([{ stage: 'won' }]);
  expect(await say('ana', 'no ganamos la 1')).toContain('Anotado: Salud Distrital no ganó.');
});

it('two taps at once are one step', async () => {
  const [card] = await net.say('ana@red.co', 'convocatoria 1');
  // The embedded database takes them one by one; with a PostgreSQL server they meet.
  await Promise.all([1, 2, 3, 4].map(() => net.press('ana@red.co', card, 'Ya postulamos')));
  expect(await net.store.db.callFollowUp.findMany()).toMatchObject([{ stage: 'applied' }]);
});

it('is undone by who noted it, while nothing followed', async () => {
  const [noted] = await net.say('ana@red.co', 'ganamos la 1');
  await net.say('luis@red.co', 'no ganamos la 1');
  expect(textsOf(await net.press('ana@red.co', noted, 'Deshacer'))).toContain('Ya no se puede deshacer');
  const [lost] = await net.say('luis@red.co', 'no ganamos la 1');
  expect(textsOf(lost ? [lost] : [])).toContain('Ya estaba anotado');
  const [again] = await net.say('luis@red.co', 'vamos a postular a la 1');
  expect(textsOf(await net.press('luis@red.co', again, 'Deshacer'))).toContain('Listo, quedó como antes.');
  expect(await net.store.db.callFollowUp.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
    { stage: 'won' },
    { stage: 'lost' },
  ]);
});

it('an outcome takes the place of the one told before, for the team and the network', async () => {
  await say('eva', 'ganamos la 1');
  await say('ana', 'postulamos a la 1');
  await say('ana', 'ganamos la 1');
  await say('luis', 'nos rechazaron la 1');
  for (const who of ['ana', 'laura']) {
    const said = await say(who, 'convocatoria 1');
    expect(said).toContain('Salud Distrital postuló');
    expect(said).toContain('Salud Distrital no ganó');
    expect(said).not.toContain('Salud Distrital ganó');
  }
  expect(await say('laura', 'convocatoria 1')).toContain('Parques ganó');
});

it('is history with its dates, which stays without the name when a person is erased', async () => {
  await say('ana', 'no vamos a postular a la 1');
  await net.store.db.member.delete({ where: { email: 'ana@red.co' } });
  const range = { from: tuesday, to: new Date(tuesday.getTime() + dayMs) };
  expect(await followUpHistory(net.store.db, range)).toMatchObject([
    { stage: 'withdrew', at: tuesday, entity: { name: 'Salud Distrital' }, call: { number: 1 } },
  ]);
  expect(await followUpHistory(net.store.db, { ...range, from: range.to })).toEqual([]);
  expect(await exporters['follow-ups']?.rows(net.store, tuesday)).toMatchObject([
    { convocatoria: 1, entidad: 'Salud Distrital', etapa: 'no va a postular', fecha: tuesday.toISOString() },
  ]);
  expect(await say('luis', 'convocatoria 1')).toContain('Salud Distrital no va a postular (martes 24 de noviembre)');
});

it.each([
  ['ya nos postulamos a la convocatoria 1', 'postuló'],
  ['hemos postulado a la 1', 'postuló'],
  ['radicamos la propuesta para la 1', 'postuló'],
  ['postularemos a la 1', 'va a postular'],
  ['aplicaremos a la 1', 'va a postular'],
  ['estamos preparando la propuesta para la 1', 'va a postular'],
  ['vamos a presentarnos al fondo de salud', 'va a postular'],
  ['desistimos de la 1', 'no va a postular'],
  ['nos aprobaron la 1', 'ganó'],
  ['la 1 la ganamos', 'ganó'],
  ['quedamos seleccionados en la 1', 'ganó'],
  ['perdimos la 1', 'no ganó'],
  ['no quedamos en la 1', 'no ganó'],
  ['nos rechazaron la 1', 'no ganó'],
  ['we are applying to 1', 'va a postular'],
])('«%s»: %s', async (sentence, stage) => {
  expect(await say('ana', sentence)).toContain(`Anotado: Salud Distrital ${stage}.`);
});

it('who else is interested is asked by itself', async () => {
  const [evas] = await net.say('luis@red.co', 'convocatoria 1');
  await net.press('luis@red.co', evas, 'Me interesa');
  for (const question of ['¿quién más va a postular a la 1?', 'quiénes están interesados en la 1'])
    expect(await say('ana', question)).toContain('Con interés: Luis');
});

it('of two that are under way, the one just shown is meant; what was said is taken back in words', async () => {
  const now = net.clock.now();
  const prize = await net.store.db.call.create({
    data: { title: 'Prêmio da Primeira Infância', createdAt: now, updatedAt: now },
  });
  await say('ana', 'vamos a postular a la 1');
  expect(await say('ana', 'vamos a postularnos al premio de primera infancia')).toContain('va a postular');
  expect(await say('ana', 'ganamos!!')).toContain(`${prize.title}`);
  expect(await say('ana', 'deshaz eso')).toContain('quedó como antes');
  expect(await say('ana', 'al final no nos presentamos')).toContain('Anotado: Salud Distrital no va a postular.');
  const steps = await net.store.db.callFollowUp.findMany({ where: { callId: prize.id }, orderBy: { at: 'asc' } });
  expect(steps.map(({ stage }) => stage)).toEqual(['planned', 'withdrew']);
  await net.store.db.call.delete({ where: { id: prize.id } });
});

it('asks which call, and needs an entity', async () => {
  expect(await say('ana', 'ganamos')).toContain('¿De cuál convocatoria?');
  expect(await say('ana', 'ganamos la 99')).toContain('No encuentro la convocatoria 99');
  expect(await say('ana', 'ganamos el premio de innovación 2027')).toContain('¿De cuál convocatoria?');
  expect(await say('sola', 'ganamos la 1')).toContain('No sé a qué entidad pertenece');
});
