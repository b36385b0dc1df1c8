import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNamedJob } from '../../jobs/schedule.ts';
import { createReceive } from '../../src/router.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';
import { at, countIn, deliveriesOf, importRows, remindersOf, stateOf } from './scene.ts';

const hourMs = 3_600_000;
const people = ['ana', 'beto', 'caro', 'dora', 'elsa'].map((name) => `${name}@red.co`);
const [ana = '', beto = '', caro = '', dora = '', elsa = ''] = people;

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  for (const email of people) await net.member(email);
});
afterEach(() => net.close());

const enrol = async (email: string) => textsOf(await net.say(email, 'inscribirme en formulación'));
const free = async (email: string) => textsOf(await net.say(email, 'liberar mi cupo'));
const sweep = () => runNamedJob(net, 'offer-places');
/** The card of the offer that this person got last, and its button pressed. */
async function answerOffer(email: string, label: string): Promise<string> {
  const [shown] = await net.say(email, 'capacitación cap-1');
  return textsOf(await net.press(email, shown, label));
}

describe('a full training', () => {
  beforeEach(async () => {
    await importRows(net, { cupo: '2' });
    for (const email of [ana, beto, caro, dora]) await enrol(email);
    await net.drain();
  });

  it('has a waiting list in order, and says so', async () => {
    expect(await Promise.all(people.map((email) => stateOf(net, email)))).toEqual([
      'enrolled',
      'enrolled',
      'waiting',
      'waiting',
      null,
    ]);
    expect(await enrol(elsa)).toContain('en el puesto 3');
    expect(await enrol(caro)).toContain('Sigue en la lista de espera, en el puesto 1');
    expect(await remindersOf(net, caro)).toEqual([]);
    const announced = (await deliveriesOf(net, { kind: 'announce', to: elsa }))[0]?.text;
    expect(announced).toContain('Sin cupos: puede entrar a la lista de espera');
  });

  it('offers a freed place to the next for 24 hours, then to the one after; silence enrols nobody', async () => {
    expect(await free(ana)).toContain('Su cupo quedó libre');
    expect(await stateOf(net, caro)).toBe('offered');
    expect((await net.sentTo(caro)).at(-1)).toContain(
      'Se lo guardamos hasta el miércoles 25 de noviembre, 10:00 a. m.',
    );
    // The place is kept: nobody who comes by takes it.
    expect(await enrol(elsa)).toContain('lista de espera');
    net.clock.forward(24 * hourMs - 60_000);
    expect(await sweep()).toEqual({ offered: 0, lapsed: 0 });
    net.clock.forward(60_000);
    expect(await sweep()).toEqual({ offered: 1, lapsed: 1 });
    expect(await stateOf(net, caro)).toBe('lapsed');
    expect(await stateOf(net, dora)).toBe('offered');
    expect(await countIn(net, 'enrolled')).toBe(1);
    await net.drain();
    const shown = (await deliveriesOf(net, { kind: 'offer', to: caro })).at(-1)?.text;
    expect(shown).toContain('El plazo venció y el cupo quedó libre');
    // Told once, with the way back; not again when the job runs again.
    await sweep();
    await net.drain();
    const told = (await deliveriesOf(net, { kind: 'lapsed', status: 'sent' })).map(({ to, text }) => ({ to, text }));
    expect(told).toEqual([{ to: caro, text: expect.stringContaining('No recibimos su respuesta a tiempo') }]);
    expect(told[0]?.text).toContain('[Volver a la lista de espera]');
    expect(await answerOffer(dora, 'Tomar el cupo')).toContain('su cupo está reservado');
    expect(await countIn(net, 'enrolled')).toBe(2);
    expect(await remindersOf(net, dora)).toHaveLength(3);
    expect(await deliveriesOf(net, { kind: 'offer', status: 'sent' })).toHaveLength(2);
  });

  it('goes on to the next at once when an offer is refused', async () => {
    await free(ana);
    expect(await answerOffer(caro, 'No, gracias')).toContain('Su cupo quedó libre');
    expect(await stateOf(net, dora)).toBe('offered');
    expect(await stateOf(net, caro)).toBe('declined');
    expect((await net.sentTo(dora)).at(-1)).toContain('Se liberó un cupo para usted');
  });

  it('does not give a place for an offer that ran out, even before the job has seen it', async () => {
    await free(ana);
    const [offer] = await net.say(caro, 'capacitación cap-1');
    net.clock.forward(24 * hourMs);
    expect(textsOf(await net.press(caro, offer, 'Tomar el cupo'))).toContain('El plazo para tomar el cupo venció');
    expect(await stateOf(net, caro)).toBe('lapsed');
    expect(await stateOf(net, dora)).toBe('offered');
    // They were told by the answer: no message says so again.
    await net.drain();
    expect(await deliveriesOf(net, { kind: 'lapsed', status: 'sent' })).toEqual([]);
    // Back to the end of the list, by a tap of their own.
    expect(await enrol(elsa)).toContain('en el puesto 1');
    expect(await enrol(caro)).toContain('en el puesto 2');
  });

  it('keeps it for two hours only when it starts within a day', async () => {
    net.clock.at = at('2026-12-15 08:30');
    await net.drain();
    await free(ana);
    expect((await net.sentTo(caro)).at(-1)).toContain('hasta el martes 15 de diciembre, 10:30 a. m.');
    net.clock.at = at('2026-12-15 10:30');
    expect(await sweep()).toEqual({ offered: 1, lapsed: 1 });
    expect((await net.sentTo(dora)).at(-1)).toContain('hasta el martes 15 de diciembre, 12:30 p. m.');
    net.clock.at = at('2026-12-15 14:00');
    await sweep();
    expect(await countIn(net, 'enrolled')).toBe(1);
    expect(await countIn(net, 'offered')).toBe(0);
  });

  it('counts the limit from when the person can hear of it', async () => {
    net.clock.at = at('2026-11-27 18:30'); // a Friday in quiet hours; Monday is the next working day
    await free(ana);
    expect(await net.sentTo(caro)).toHaveLength(1);
    net.clock.at = at('2026-11-30 08:00');
    await sweep();
    expect((await net.sentTo(caro)).at(-1)).toContain('Se lo guardamos hasta el martes 1 de diciembre, 8:00 a. m.');
  });

  it('catches up after hours of standing still: one offer, with its whole time ahead', async () => {
    await free(ana);
    net.clock.forward(40 * hourMs); // Thursday 2:00, in quiet hours
    await sweep();
    await sweep();
    expect(await stateOf(net, dora)).toBe('offered');
    net.clock.at = at('2026-11-26 08:00');
    expect((await net.sentTo(dora)).at(-1)).toContain('hasta el viernes 27 de noviembre, 8:00 a. m.');
  });

  it('offers the places that a larger room brings, and refuses a room that is too small', async () => {
    await importRows(net, { cupo: '3' });
    expect(await stateOf(net, caro)).toBe('offered');
    expect(await stateOf(net, dora)).toBe('waiting');
    const report = await importRows(net, { cupo: '1' });
    expect(report.errors).toMatchObject([
      { column: 'cupo', message: 'no puede ser menor que los inscritos, que ya son 2' },
    ]);
  });

  it('leaves the list of who says no, and closes the gap', async () => {
    expect(textsOf(await net.say(caro, 'salir de la lista de espera'))).toContain('Salió de la lista de espera');
    expect(await enrol(dora)).toContain('en el puesto 1');
  });
});

describe('many at once', () => {
  it('fifty people tap for the last three places: exactly three are enrolled, the rest wait in order', async () => {
    await importRows(net, { cupo: '5' });
    await enrol(ana);
    await enrol(beto);
    const crowd = Array.from({ length: 50 }, (_, index) => `p${index}@red.co`);
    for (const email of crowd) await net.member(email);
    const { id } = await net.store.db.training.findFirstOrThrow();
    const receive = createReceive(net.app, net, { asksInChat: true });
    const replies = await Promise.all(
      crowd.map((email) =>
        receive({
          id: randomUUID(),
          at: net.clock.now(),
          actor: { platform: 'terminal', tenant: 'local', user: email, email },
          address: { platform: 'terminal', tenant: 'local', conversation: email, user: email },
          direct: true,
          kind: 'action',
          action: 'training.attend',
          data: { training: id },
        }),
      ),
    );
    const said = replies.map((reply) => (reply.kind === 'cards' ? textsOf(reply.cards) : ''));
    expect(said.filter((text) => text.includes('su cupo está reservado'))).toHaveLength(3);
    expect(await countIn(net, 'enrolled')).toBe(5);
    expect(await countIn(net, 'waiting')).toBe(47);
    const positions = said.flatMap((text) => /en el puesto (\d+)/.exec(text)?.[1] ?? []).map(Number);
    expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: 47 }, (_, index) => index + 1));
  });

  it('two who free and take at once never exceed the places', async () => {
    await importRows(net, { cupo: '2' });
    for (const email of [ana, beto, caro, dora]) await enrol(email);
    await Promise.all([free(ana), free(beto), enrol(elsa), sweep(), sweep()]);
    expect(await countIn(net, 'offered')).toBe(2);
    expect(await countIn(net, 'enrolled')).toBe(0);
    await Promise.all([
      answerOffer(caro, 'Tomar el cupo'),
      answerOffer(caro, 'Tomar el cupo'),
      answerOffer(dora, 'Tomar el cupo'),
    ]);
    expect(await countIn(net, 'enrolled')).toBe(2);
    expect(await stateOf(net, elsa)).toBe('waiting');
  });
});

describe('a training that repeats', () => {
  it('is followed by the next one, once, on a working day, announced anew', async () => {
    await importRows(net, { repite: 'mensual', inicia: '2026-12-01 14:00', termina: '16:00' });
    expect(await runNamedJob(net, 'repeat-trainings')).toEqual({ made: [] });
    net.clock.at = at('2026-12-02 09:00');
    expect(await runNamedJob(net, 'repeat-trainings')).toEqual({ made: ['CAP-1-2'] });
    expect(await runNamedJob(net, 'repeat-trainings')).toEqual({ made: [] });
    const next = await net.store.db.training.findUniqueOrThrow({ where: { code: 'CAP-1-2' } });
    // New Year's Day is a Friday: the next working day is Monday.
    expect(next).toMatchObject({
      startsAt: at('2027-01-04 14:00'),
      endsAt: at('2027-01-04 16:00'),
      stage: 'published',
    });
    expect((await net.sentTo(ana)).at(-1)).toContain('lunes 4 de enero de 2027');
    net.clock.at = at('2027-01-05 09:00');
    expect(await runNamedJob(net, 'repeat-trainings')).toEqual({ made: ['CAP-1-3'] });
  });
});
