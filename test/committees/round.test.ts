import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/adapter.ts';
import type { Card } from '../../src/card.ts';
import { followCheckIns } from '../../src/committees/follow.ts';
import { createEnlace } from '../../src/features.ts';
import { createLog } from '../../src/log.ts';
import { createReceive } from '../../src/router.ts';
import { type Network, offersOf, textsOf } from '../support/network.ts';
import {
  ana,
  bogota,
  cardOf,
  coordinator,
  follow,
  juan,
  laura,
  luis,
  maria,
  openCommittee,
  outsider,
  quick,
  responseOf,
  sent,
  start,
  submitAll,
} from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openCommittee();
});
afterEach(() => net.close());

describe('a round opens', () => {
  it('by the chair: everybody with a seat is asked in private, once, and the chair gets the progress', async () => {
    expect(textsOf(await start(net))).toContain('Pregunto a 4 personas; cierra el jueves 10 de diciembre, 5:00 p. m.');
    expect(textsOf(await start(net))).toContain('ya tiene un seguimiento abierto');
    await net.drain();
    expect(await sent(net)).toEqual([`${ana} ask`, `${juan} ask`, `${laura} ask`, `${maria} ask`, `${maria} progress`]);
  });

  it('once, by whoever is first of three', async () => {
    await Promise.all([start(net), net.say(coordinator, 'iniciar seguimiento de movilidad'), start(net)]);
    expect(await net.store.db.checkIn.count()).toBe(1);
    expect(await net.store.db.checkInResponse.count()).toBe(4);
  });

  it('only by its chair, the coordinators and administrators; who has no seat does not find it', async () => {
    expect(textsOf(await net.say(juan, 'iniciar seguimiento de movilidad'))).toContain('Esto lo hace la presidencia');
    expect(textsOf(await net.say(outsider, 'iniciar seguimiento de movilidad'))).toContain(
      'lo ven solo sus integrantes',
    );
    expect(await net.store.db.checkIn.count()).toBe(0);
  });

  it('in working hours, whenever it was started', async () => {
    net.clock.at = bogota('2026-12-05T22:00');
    expect(textsOf(await start(net))).toContain('las preguntas salen el lunes 7 de diciembre, 8:00 a. m.');
    await net.drain();
    expect(await sent(net)).toEqual([]);
    await follow(net, '2026-12-07T08:00');
    expect(await sent(net)).toContain(`${juan} ask`);
  });

  it('by its cadence, on the next working day, and then a period later', async () => {
    await net.store.db.committee.updateMany({ data: { nextRoundOn: new Date('2026-12-06T00:00:00Z') } });
    expect(await follow(net, '2026-12-06T12:00')).toMatchObject({ opened: 0 });
    expect(await follow(net, '2026-12-07T08:50')).toMatchObject({ opened: 0 });
    expect(await follow(net, '2026-12-07T09:00')).toMatchObject({ opened: 1 });
    expect(await follow(net, '2026-12-07T09:10')).toMatchObject({ opened: 0 });
    const committee = await net.store.db.committee.findFirstOrThrow();
    expect(committee.nextRoundOn?.toISOString().slice(0, 10)).toBe('2027-01-06');
  });

  it('whatever happens to another committee, which is in the log', async () => {
    const { id } = await net.store.db.committee.findFirstOrThrow();
    const { memberId } = await net.store.db.committeeSeat.findFirstOrThrow();
    const nextRoundOn = new Date('2026-12-07');
    await net.store.db.committee.create({
      data: {
        name: 'Ambiente',
        key: 'ambiente',
        createdAt: net.clock.now(),
        nextRoundOn,
        questions: ['no question'],
        seats: { create: { memberId, role: 'chair' } },
      },
    });
    await net.store.db.committee.update({ where: { id }, data: { nextRoundOn } });
    net.clock.at = bogota('2026-12-07T09:00');
    const faults: object[] = [];
    const log = Object.assign(createLog('silent'), { error: (fault: object) => faults.push(fault) });
    expect(await followCheckIns({ ...net, log })).toMatchObject({ opened: 1 });
    expect(faults).toMatchObject([{ err: { name: 'ZodError' } }]);
  });
});

describe('who is silent is nudged, and nobody twice', () => {
  it('at half, at 80 %, on the last morning with an escalation, over a holiday; then it closes and reports', async () => {
    await start(net);
    await net.drain();
    await submitAll(net, maria, quick);
    const asks = await sent(net);
    const after: Record<string, string[]> = {};
    // The weekend of 5 and 6, the holiday of 8 December, and nights: nothing.
    for (const at of [
      '2026-12-04T17:59',
      '2026-12-05T12:00',
      '2026-12-07T08:00',
      '2026-12-07T12:00',
      '2026-12-08T10:00',
      '2026-12-09T15:30',
      '2026-12-09T20:00',
      '2026-12-10T09:00',
      '2026-12-10T09:10',
      '2026-12-10T17:00',
      '2026-12-10T17:10',
    ]) {
      const before = await sent(net);
      await follow(net, at);
      after[at] = (await sent(net)).filter((one) => !before.includes(one));
    }
    expect(asks).toHaveLength(5);
    const silent = (kind: string) => [`${ana} ${kind}`, `${juan} ${kind}`, `${laura} ${kind}`];
    expect(after).toEqual({
      '2026-12-04T17:59': [],
      '2026-12-05T12:00': [],
      '2026-12-07T08:00': silent('nudge-half'),
      '2026-12-07T12:00': [],
      '2026-12-08T10:00': [],
      '2026-12-09T15:30': silent('nudge-late'),
      '2026-12-09T20:00': [],
      '2026-12-10T09:00': [...silent('nudge-last'), `${laura} missing`, `${luis} escalate`, `${maria} missing`].sort(),
      '2026-12-10T09:10': [],
      '2026-12-10T17:00': [`${maria} report`],
      '2026-12-10T17:10': [],
    });
    expect(new Set(await sent(net)).size).toBe((await sent(net)).length);
  });

  it('a substitute who is told may answer, and then everybody’s card says so', async () => {
    await start(net);
    await net.drain();
    await follow(net, '2026-12-10T09:00');
    await submitAll(net, juan, quick, luis);
    expect(textsOf([await cardOf(net, juan, 'checkin.ask')])).toContain('Respondió Luis Paz');
    expect(textsOf([await cardOf(net, maria, 'checkin.progress')])).toContain('Ha respondido 1 de 4');
    expect((await responseOf(net, juan)).state).toBe('sent');
  });

  it('who asked for it tomorrow is left alone until then, and it is logged', async () => {
    await start(net);
    await net.drain();
    net.clock.at = bogota('2026-12-04T17:00');
    const card = await cardOf(net, juan, 'checkin.ask');
    expect(textsOf(await net.press(juan, card, 'Recordármelo mañana'))).toContain('lunes 7 de diciembre, 9:00 a. m.');
    await follow(net, '2026-12-07T08:30');
    expect(await sent(net)).toContain(`${ana} nudge-half`);
    expect(await sent(net)).not.toContain(`${juan} nudge-half`);
    await follow(net, '2026-12-07T09:00');
    await follow(net, '2026-12-07T09:10');
    expect((await sent(net)).filter((one) => one.startsWith(`${juan} nudge`))).toEqual([`${juan} nudge-snoozed`]);
    const log = textsOf(await net.press(maria, await cardOf(net, maria, 'checkin.progress'), 'Bitácora'));
    expect(log).toContain('Juan Díaz pidió que se le recuerde');
  });
});

it('a restart in the middle of every step changes nothing: each line, press and job by another process', async () => {
  let last: Card[] = [];
  const as = (email: string) => {
    const receive = createReceive(createEnlace(), net, { asksInChat: true });
    const base = {
      id: randomUUID(),
      at: net.clock.now(),
      actor: { platform: 'terminal' as const, tenant: 'local', user: email, email },
      address: { platform: 'terminal' as const, tenant: 'local', conversation: email, user: email },
      direct: true,
    };
    const keep = (reply: Reply) => {
      last = reply.kind === 'cards' ? [...reply.cards] : [];
      return textsOf(last);
    };
    return {
      say: async (text: string) => keep(await receive({ ...base, kind: 'message', text })),
      press: async (label: string) => {
        const offer = offersOf(last.flatMap((card) => card.blocks)).find((one) => one.label === label);
        return keep(await receive({ ...base, kind: 'action', action: offer?.action ?? '', data: offer?.data ?? {} }));
      },
    };
  };
  await as(maria).say('iniciar seguimiento de movilidad');
  await follow(net);
  await as(juan).say('responder');
  expect(await as(juan).press('Ámbar')).toContain('Pregunta 2 de 6');
  await as(juan).say('guardar y seguir luego');
  await follow(net, '2026-12-07T08:00');
  expect(await as(juan).say('seguir')).toContain('Pregunta 2 de 6');
  await as(juan).say('Vamos bien');
  expect(await as(juan).say('que responda Luis')).toContain('responde Luis Paz');
  await net.drain();
  expect(await as(luis).say('responder')).toContain('Pregunta 3 de 6');
  for (const line of ['no', 'saltar', 'saltar', 'saltar']) await as(luis).say(line);
  expect(await as(luis).press('Enviar')).toContain('quedó enviada');
  await as(luis).say('responder');
  await as(luis).say('corregir 1');
  await as(luis).press('Rojo');
  expect(await as(luis).say('enviar')).toContain('marcada como tal');
  for (const at of ['2026-12-09T16:00', '2026-12-10T09:00', '2026-12-10T17:00']) await follow(net, at);
  await as(maria).say('informe de movilidad');
  await as(maria).press('Firmar y enviar');
  await as(maria).say('Sin novedad.');
  // Nothing is signed before the chair has seen it whole.
  expect(await as(maria).say('coordinación')).toContain('Sin novedad.');
  expect(await as(maria).say('corregir 1')).toContain('Sus palabras');
  expect(await as(maria).say('Todo en orden.')).toContain('Todo en orden.');
  expect(await as(maria).say('enviar')).toContain('quedó firmado');
  await follow(net, '2026-12-10T17:30');
  const all = await sent(net);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((one) => one.startsWith(juan))).toEqual([`${juan} ask`, `${juan} nudge-half`]);
  expect(all.filter((one) => one.startsWith(luis))).toEqual([`${luis} ask`]);
  expect(all).toContain(`${coordinator} signed`);
});

it('in English for who chose it', async () => {
  await net.store.db.member.update({ where: { email: ana }, data: { locale: 'en' } });
  await start(net);
  await net.drain();
  expect(textsOf([await cardOf(net, ana, 'checkin.ask')])).toContain('it is time to tell Comité de Movilidad');
  expect(textsOf(await net.say(ana, 'answer'))).toContain('Question 1 of 6');
  expect(textsOf(await net.say(ana, 'green'))).toContain('What progress was there since last time?');
});
