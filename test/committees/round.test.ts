import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/adapter.ts';
import type { Card } from '../../src/card.ts';
import { createEnlace } from '../../src/features.ts';
import { createReceive } from '../../src/router.ts';
import { type Network, offersOf, openNetwork, textsOf } from '../support/network.ts';
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
  outsider,
  responseOf,
  seatCommittee,
  sent,
  submitAll,
} from './scene.ts';

let net: Network;
beforeEach(async () => {
  // A Wednesday; the Tuesday after is a holiday.
  net = await openNetwork({ now: bogota('2026-12-02T09:00') });
  await seatCommittee(net);
});
afterEach(() => net.close());

const quick = { status: 'green', progress: 'Firmamos el convenio', cooperation: 'no' };
const start = () => net.say(maria, 'iniciar seguimiento de movilidad');

describe('a round opens', () => {
  it('by the chair: everybody with a seat is asked in private, once, and the chair gets the progress', async () => {
    expect(textsOf(await start())).toContain('Pregunto a 4 personas; cierra el jueves 10 de diciembre, 5:00 p. m.');
    expect(textsOf(await start())).toContain('ya tiene un seguimiento abierto');
    await net.drain();
    expect(await sent(net)).toEqual([`${ana} ask`, `${juan} ask`, `${laura} ask`, `${maria} ask`, `${maria} progress`]);
  });

  it('once, by whoever is first of three', async () => {
    await Promise.all([start(), net.say(coordinator, 'iniciar seguimiento de movilidad'), start()]);
    expect(await net.store.db.checkIn.count()).toBe(1);
    expect(await net.store.db.checkInResponse.count()).toBe(4);
  });

  it('only by its chair, the coordinators and administrators; who has no seat does not find it', async () => {
    expect(textsOf(await net.say(juan, 'iniciar seguimiento de movilidad'))).toContain('Esto lo hace la presidencia');
    expect(textsOf(await net.say(outsider, 'iniciar seguimiento de movilidad'))).toContain('No encuentro un comité');
    expect(await net.store.db.checkIn.count()).toBe(0);
  });

  it('in working hours, whenever it was started', async () => {
    net.clock.at = bogota('2026-12-05T22:00');
    expect(textsOf(await start())).toContain('las preguntas salen el lunes 7 de diciembre, 8:00 a. m.');
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
});

describe('who is silent is nudged, and nobody twice', () => {
  it('at half, at 80 %, on the last morning with an escalation, over a holiday; then it closes and reports', async () => {
    await start();
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
    await start();
    await net.drain();
    await follow(net, '2026-12-10T09:00');
    await submitAll(net, juan, quick, luis);
    expect(textsOf([await cardOf(net, juan, 'checkin.ask')])).toContain('Respondió Luis Paz');
    expect(textsOf([await cardOf(net, maria, 'checkin.progress')])).toContain('Han respondido 1 de 4');
    expect((await responseOf(net, juan)).state).toBe('sent');
  });

  it('who asked for it tomorrow is left alone until then, and it is logged', async () => {
    await start();
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

  it('the chair reminds those who are missing, once a day', async () => {
    await start();
    await net.drain();
    await submitAll(net, juan, quick);
    expect(textsOf(await net.say(maria, 'recordar a los que faltan'))).toContain('se lo recuerdo a 3 personas');
    expect(textsOf(await net.say(maria, 'recordar a los que faltan'))).toContain('ya se les recordó');
    await net.drain();
    expect((await sent(net)).filter((one) => one.endsWith('nudge-chair'))).toEqual([
      `${ana} nudge-chair`,
      `${laura} nudge-chair`,
      `${maria} nudge-chair`,
    ]);
    expect(textsOf(await net.say(ana, 'recordar a los que faltan'))).toContain('Esto lo hace la presidencia');
  });
});

describe('the chair', () => {
  it('sees in one card, edited in place, who has answered, who has a draft and who is silent', async () => {
    await start();
    await net.drain();
    await net.say(juan, 'responder');
    await net.say(juan, 'rojo');
    expect(textsOf([await cardOf(net, maria, 'checkin.progress')])).toContain(
      'TransMilenio S.A. · Juan Díaz · Con borrador · —',
    );
    await submitAll(net, ana, quick);
    const text = textsOf([await cardOf(net, maria, 'checkin.progress')]);
    expect(text).toContain('Instituto de Desarrollo Urbano · Ana Ruiz · Respondió · Verde');
    expect(text).toContain('María Gil · Sin respuesta');
    expect((await sent(net)).filter((one) => one === `${maria} progress`)).toHaveLength(1);
  });

  it('extends and closes; an extension moves what is to come and repeats nothing', async () => {
    await start();
    await net.drain();
    await follow(net, '2026-12-07T08:00');
    await net.say(maria, 'ampliar plazo');
    expect(textsOf(await net.say(maria, '3'))).toContain('ahora cierra el martes 15 de diciembre');
    await follow(net, '2026-12-10T09:00');
    expect((await sent(net)).filter((one) => one.startsWith(`${juan} nudge`))).toEqual([`${juan} nudge-half`]);
    expect(textsOf(await net.say(maria, 'cerrar seguimiento'))).toContain('Respondieron 0 de 4');
    expect(textsOf(await net.say(juan, 'responder'))).toContain('No tiene seguimientos por responder');
    expect(textsOf([await cardOf(net, juan, 'checkin.ask')])).toContain('ya cerró');
  });
});

describe('the seat in other hands', () => {
  it('"que responda …" hands it to the substitute, who is asked; the titular’s card says who answers', async () => {
    await start();
    await net.drain();
    expect(textsOf(await net.say(juan, 'que responda Pedro'))).toContain('Puede ser: Luis Paz');
    expect(textsOf(await net.say(juan, 'que responda Luis'))).toContain('responde Luis Paz');
    await net.drain();
    expect(textsOf([await cardOf(net, luis, 'checkin.ask')])).toContain('en lugar de Juan Díaz');
    expect(textsOf([await cardOf(net, juan, 'checkin.ask')])).toContain('lo responde Luis Paz');
    await follow(net, '2026-12-07T08:00');
    expect(await sent(net)).toContain(`${luis} nudge-half`);
    expect(await sent(net)).not.toContain(`${juan} nudge-half`);
    await submitAll(net, juan, quick, luis);
    expect(textsOf([await cardOf(net, maria, 'checkin.progress')])).toContain('Luis Paz (por Juan Díaz) · Respondió');
  });

  it('said in the middle of the form, it goes with the draft', async () => {
    await start();
    await net.drain();
    await net.say(juan, 'responder');
    await net.say(juan, 'ámbar');
    expect(textsOf(await net.say(juan, 'que responda Luis Paz'))).toContain('responde Luis Paz');
    expect(textsOf(await net.say(juan, 'ayuda'))).toContain('Esto es lo que puedo hacer');
    expect(textsOf(await net.say(luis, 'responder'))).toContain('Pregunta 2 de');
  });

  it('absence in the profile does it by itself, at the opening and in the middle', async () => {
    const away = { absentFrom: new Date('2026-12-01'), absentUntil: new Date('2026-12-20') };
    await net.store.db.member.update({ where: { email: juan }, data: away });
    await start();
    await net.drain();
    expect(await sent(net)).toContain(`${luis} ask`);
    expect(await sent(net)).not.toContain(`${juan} ask`);
    await net.say(luis, 'estaré ausente del 03/12/2026 al 04/12/2026');
    expect(await net.store.db.member.findUnique({ where: { email: luis } })).toMatchObject({
      absentUntil: new Date('2026-12-04'),
    });
    // Nobody stands in for Ana: she is asked all the same.
    await net.store.db.member.update({ where: { email: ana }, data: away });
    await follow(net, '2026-12-03T10:00');
    expect((await responseOf(net, ana)).responderId).toBe((await responseOf(net, ana)).titularId);
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
  expect(await as(maria).say('coordinación')).toContain('quedó firmado');
  await follow(net, '2026-12-10T17:30');
  const all = await sent(net);
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((one) => one.startsWith(juan))).toEqual([`${juan} ask`, `${juan} nudge-half`]);
  expect(all.filter((one) => one.startsWith(luis))).toEqual([`${luis} ask`]);
  expect(all).toContain(`${coordinator} signed`);
});

it('who is erased is gone; what was answered in the name of the entity stays, without the name', async () => {
  await start();
  await net.drain();
  await submitAll(net, juan, { ...quick, steps: 'Firmar, 15/12/2026' });
  const [mine] = await net.say(juan, 'mis datos');
  await net.press(juan, mine, 'Borrar mis datos');
  expect(await net.store.db.member.count({ where: { email: juan } })).toBe(0);
  const report = textsOf(await net.say(maria, 'cerrar seguimiento'));
  expect(report).toContain('TransMilenio S.A. · Verde');
  expect(report).toContain('TransMilenio S.A.: Firmar');
  expect(JSON.stringify(await net.store.db.checkInResponse.findMany())).not.toContain('Juan');
  await follow(net, '2026-12-16T10:00');
});

it('in English for who chose it', async () => {
  await net.store.db.member.update({ where: { email: ana }, data: { locale: 'en' } });
  await start();
  await net.drain();
  expect(textsOf([await cardOf(net, ana, 'checkin.ask')])).toContain('it is time to tell Comité de Movilidad');
  expect(textsOf(await net.say(ana, 'answer'))).toContain('Question 1 of 6');
  expect(textsOf(await net.say(ana, 'green'))).toContain('What progress was there since last time?');
});

it('only the committee and its coordinators see what was answered', async () => {
  await start();
  await net.drain();
  await submitAll(net, juan, quick);
  const progress = await cardOf(net, maria, 'checkin.progress');
  expect(offersOf(progress.blocks).map((offer) => offer.label)).toContain('Ver respuestas');
  expect(textsOf(await net.press(ana, progress, 'Ver respuestas'))).toContain('Firmamos el convenio');
  expect(textsOf(await net.press(coordinator, progress, 'Ver respuestas'))).toContain('Firmamos el convenio');
  expect(textsOf(await net.press(outsider, progress, 'Ver respuestas'))).not.toContain('convenio');
  expect(textsOf(await net.press(ana, progress, 'Cerrar'))).toContain('Esto lo hace la presidencia');
  expect(textsOf(await net.say(outsider, 'informe de movilidad'))).toContain('No encuentro un comité');
});
