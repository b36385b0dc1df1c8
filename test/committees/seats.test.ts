/** The seat in other hands: delegated, away, given up, taken over, erased. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCommittees } from '../../src/committees/import.ts';
import { type Network, textsOf } from '../support/network.ts';
import {
  ana,
  bogota,
  cardOf,
  coordinator,
  follow,
  juan,
  luis,
  maria,
  openRound,
  quick,
  responseOf,
  seatTable,
  sent,
  start,
  submitAll,
} from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openRound();
});
afterEach(() => net.close());

describe('the seat in other hands', () => {
  it('"que responda …" hands it to the substitute, who is asked; the titular’s card says who answers', async () => {
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
    await net.say(juan, 'responder');
    await net.say(juan, 'ámbar');
    expect(textsOf(await net.say(juan, 'que responda Luis Paz'))).toContain('responde Luis Paz');
    expect(textsOf(await net.say(juan, 'ayuda'))).toContain('Esto es lo que puedo hacer');
    expect(textsOf(await net.say(luis, 'responder'))).toContain('Pregunta 2 de');
  });

  it('given back, who gets it back is asked again; who answers already is said so', async () => {
    await net.say(juan, 'que responda Luis');
    await net.drain();
    expect(textsOf(await net.say(juan, 'que responda Luis'))).toContain('ya responde Luis Paz');
    net.clock.forward(3_600_000);
    expect(textsOf(await net.say(luis, 'que responda Juan'))).toContain('responde Juan Díaz');
    await net.drain();
    expect((await sent(net)).filter((one) => one === `${juan} ask`)).toHaveLength(2);
    expect(textsOf([await cardOf(net, juan, 'checkin.ask')])).toContain('Responder aquí');
    expect(textsOf([await cardOf(net, luis, 'checkin.ask')])).toContain('lo responde Juan Díaz');
  });
});

describe('absence in the profile', () => {
  const away = { absentFrom: new Date('2026-12-03'), absentUntil: new Date('2026-12-20') };
  const leave = (email: string) => net.store.db.member.update({ where: { email }, data: away });

  it('at the opening: the substitute is asked instead', async () => {
    await leave(juan);
    await net.say(maria, 'cerrar seguimiento');
    net.clock.at = bogota('2026-12-03T09:00');
    const before = await sent(net);
    await start(net);
    await net.drain();
    const asks = [...(await sent(net))];
    for (const one of before) asks.splice(asks.indexOf(one), 1);
    expect(asks).toContain(`${luis} ask`);
    expect(asks).not.toContain(`${juan} ask`);
  });

  it('in the middle: it goes to the substitute, unless an answer was begun or nobody is there', async () => {
    await leave(juan);
    // Nobody stands in for Ana: she is asked all the same.
    await leave(ana);
    expect(await follow(net, '2026-12-03T10:00')).toMatchObject({ handedOver: 1 });
    expect(textsOf([await cardOf(net, luis, 'checkin.ask')])).toContain('en lugar de Juan Díaz');
    expect((await responseOf(net, ana)).responderId).toBe((await responseOf(net, ana)).titularId);
    expect(await follow(net, '2026-12-03T10:10')).toMatchObject({ handedOver: 0 });
  });

  it('of the delegate: it comes back to the titular, and nobody hands it to who is away', async () => {
    await net.say(juan, 'que responda Luis');
    await leave(luis);
    expect(await follow(net, '2026-12-03T10:00')).toMatchObject({ handedOver: 1 });
    expect((await responseOf(net, juan)).responderId).toBe((await responseOf(net, juan)).titularId);
    expect(textsOf(await net.say(juan, 'que responda Luis'))).toContain('Luis Paz está ausente');
  });

  it('of the chair: the coordinators get the report too', async () => {
    await leave(maria);
    await follow(net, '2026-12-10T17:00');
    expect((await sent(net)).filter((one) => one.endsWith(' report'))).toEqual([
      `${coordinator} report`,
      `${maria} report`,
    ]);
  });
});

describe('a new list of seats in the middle of a round', () => {
  const seat = (...rows: string[][]) =>
    importCommittees(
      net.store,
      seatTable(
        rows.map(([email = '', name = '', entity = '', role = '']) => [
          'Comité de Movilidad',
          '',
          email,
          name,
          entity,
          role,
          '',
        ]),
      ),
      { now: net.clock.now() },
    );

  it('who takes the seat takes the answer with its draft; who left is refused', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'ámbar');
    await seat(
      [juan, '', '', 'retirado'],
      [luis, '', '', 'retirado'],
      ['eva@red.co', 'Eva Sol', 'TransMilenio S.A.', 'delegado'],
    );
    expect(textsOf(await net.say(juan, 'Vamos bien'))).toContain('ya no tiene un puesto');
    expect(await follow(net, '2026-12-03T10:00')).toMatchObject({ handedOver: 1 });
    expect(textsOf([await cardOf(net, juan, 'checkin.ask')])).toContain('lo responde Eva Sol');
    expect(textsOf(await net.say('eva@red.co', 'responder'))).toContain('Pregunta 2 de 6');
    expect(textsOf(await net.say(juan, 'responder'))).toContain('No tiene seguimientos');
    expect(await net.store.db.checkInResponse.count()).toBe(4);
  });

  it('a seat that is gone is not waited for; a new one is asked, once', async () => {
    await seat([ana, '', '', 'retirado'], ['pia@red.co', 'Pía Rey', 'Empresa Metro de Bogotá', 'delegado']);
    await follow(net, '2026-12-03T10:00');
    await follow(net, '2026-12-03T10:10');
    expect(textsOf([await cardOf(net, ana, 'checkin.ask')])).toContain('Ya no hace falta su respuesta');
    expect((await sent(net)).filter((one) => one.startsWith('pia@red.co'))).toEqual(['pia@red.co ask']);
    const progress = textsOf([await cardOf(net, maria, 'checkin.progress')]);
    expect(progress).toContain('Empresa Metro de Bogotá · Pía Rey');
    expect(progress).not.toContain('Ana Ruiz');
  });

  it('what was sent stays sent, whoever leaves', async () => {
    await submitAll(net, ana, quick);
    await seat([ana, '', '', 'retirado']);
    expect(await follow(net, '2026-12-03T10:00')).toMatchObject({ handedOver: 0 });
    expect(textsOf(await net.say(maria, 'cerrar seguimiento'))).toContain('Instituto de Desarrollo Urbano · Verde');
  });
});

it('who is erased is gone; what was answered in the name of the entity stays, without the name', async () => {
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

it('who is erased before answering: the substitute of the entity takes the seat', async () => {
  const [mine] = await net.say(juan, 'mis datos');
  await net.press(juan, mine, 'Borrar mis datos');
  expect(await follow(net, '2026-12-03T10:00')).toMatchObject({ handedOver: 1 });
  expect(textsOf(await net.say(luis, 'responder'))).toContain('Pregunta 1 de 6');
  expect(textsOf([await cardOf(net, maria, 'checkin.progress')])).toContain('TransMilenio S.A. · Luis Paz');
});
