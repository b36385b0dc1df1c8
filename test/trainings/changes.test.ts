import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorker } from '../../jobs/worker.ts';
import { renderersOf } from '../../src/app.ts';
import { openQueue } from '../../src/deliveries/queue.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';
import { at, deliveriesOf, importRows, remindersOf, stateOf } from './scene.ts';

const [ana, beto, caro, dora] = ['ana@red.co', 'beto@red.co', 'caro@red.co', 'dora@red.co'] as const;

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  for (const email of [ana, beto, caro, dora]) await net.member(email);
});
afterEach(() => net.close());

const enrol = async (email: string) => textsOf(await net.say(email, 'inscribirme en formulación'));
const reminded = async (email: string) => deliveriesOf(net, { kind: 'remind', to: email, status: 'sent' });

describe('reminders', () => {
  beforeEach(async () => {
    await importRows(net, {});
    await net.drain();
  });

  it('come 7 days, 1 day and 1 hour before, once each, and say where and how to free the place', async () => {
    expect(await enrol(ana)).toContain('Le recordaré: martes 8 de diciembre');
    // The 8th is a holiday: that one waits for the end of the quiet hours, on the 9th.
    expect(await remindersOf(net, ana)).toEqual([
      at('2026-12-08 14:00'),
      at('2026-12-14 14:00'),
      at('2026-12-15 13:00'),
    ]);
    const told: string[] = [];
    for (const moment of [
      '2026-12-08 14:00',
      '2026-12-09 08:00',
      '2026-12-14 14:00',
      '2026-12-15 13:00',
      '2026-12-15 13:01',
    ]) {
      net.clock.at = at(moment);
      await net.drain();
      await net.drain();
      told.push(`${moment}: ${(await reminded(ana)).length}`);
    }
    expect(told).toEqual([
      '2026-12-08 14:00: 0',
      '2026-12-09 08:00: 1',
      '2026-12-14 14:00: 2',
      '2026-12-15 13:00: 3',
      '2026-12-15 13:01: 3',
    ]);
    const texts = (await reminded(ana)).map(({ text }) => text);
    expect(texts[0]).toContain('Faltan 6 días');
    expect(texts[1]).toContain('Es mañana, 2:00 p. m.');
    expect(texts[2]).toContain('Empieza en una hora');
    for (const text of texts) {
      expect(text).toContain('Dónde: Archivo de Bogotá');
      expect(text).toContain('[Liberar mi cupo]');
    }
  });

  it('of an hour before do not wait out the quiet hours; longer ones do, or go out before them', async () => {
    await importRows(net, {
      codigo: 'CAP-2',
      titulo: 'Velada',
      inicia: '2026-12-05 19:00',
      termina: '2026-12-05 21:00',
    });
    await net.say(ana, 'inscribirme en velada'); // a Saturday evening
    expect(await remindersOf(net, ana)).toEqual([
      at('2026-11-28 19:00'), // Saturday: held until Monday at 8:00
      at('2026-12-04 17:00'), // Friday evening would be held beyond the start
      at('2026-12-05 18:00'),
    ]);
    net.clock.at = at('2026-11-28 19:00');
    await net.drain();
    expect(await reminded(ana)).toHaveLength(0);
    net.clock.at = at('2026-11-30 08:00');
    await net.drain();
    net.clock.at = at('2026-12-04 17:00');
    await net.drain();
    expect((await reminded(ana)).map(({ text }) => text.split('\n')[1])).toEqual([
      'Faltan 5 días',
      'Es mañana, 7:00 p. m.',
    ]);
    net.clock.at = at('2026-12-05 18:00');
    await net.drain();
    expect((await reminded(ana)).at(-1)?.text).toContain('Empieza en una hora');
  });

  it('are dropped, not sent late, when their moment passed while nobody was there', async () => {
    await enrol(ana);
    net.clock.at = at('2026-12-14 20:00'); // the first two were missed; this is after the day of the second
    await net.drain();
    net.clock.at = at('2026-12-15 13:40'); // twenty minutes before the start
    await net.drain();
    expect(await reminded(ana)).toEqual([]);
    expect((await deliveriesOf(net, { kind: 'remind', to: ana })).map(({ status }) => status)).toEqual([
      'dropped',
      'dropped',
      'dropped',
    ]);
  });

  it('follow what the person chose for all their trainings, and what the training says', async () => {
    await importRows(net, { recordatorios: '3 días; 2 h' });
    await enrol(beto);
    expect(await remindersOf(net, beto)).toEqual([at('2026-12-12 14:00'), at('2026-12-15 12:00')]);
    await enrol(ana);
    const [card] = await net.say(ana, 'recordatorios de capacitaciones');
    await net.press(ana, card, 'Cambiar');
    expect(textsOf(await net.say(ana, '1 día antes, 15 minutos antes'))).toContain('1 día antes, 15 minutos antes');
    expect(await remindersOf(net, ana)).toEqual([at('2026-12-14 14:00'), at('2026-12-15 13:45')]);
    expect(await remindersOf(net, beto)).toHaveLength(2);
    const [chosen] = await net.say(ana, 'recordatorios de capacitaciones');
    await net.press(ana, chosen, 'Volver a los habituales');
    expect(await remindersOf(net, ana)).toEqual([at('2026-12-12 14:00'), at('2026-12-15 12:00')]);
  });

  it('survive a restart, and are not sent twice by two workers', async () => {
    await enrol(ana);
    net.clock.at = at('2026-12-15 13:00');
    const queue = await openQueue(net.store.connectionString, (error) => {
      throw error;
    });
    const renderers = renderersOf(net.app, net);
    const second = createWorker({ store: net.store, queue, clock: net.clock, adapters: [], renderers, log: net.log });
    await Promise.all([net.drain(), second.drain()]);
    await second.stop();
    await queue.close();
    expect(await reminded(ana)).toHaveLength(1);
  });
});

describe('a training that moves', () => {
  beforeEach(async () => {
    await net.space('#general');
    await importRows(net, {});
    await enrol(ana);
    await enrol(beto);
    await net.drain();
  });

  it('twice: cards are edited, who comes is told what changed, and only the last reminders are left', async () => {
    await importRows(net, { inicia: '2026-12-17 14:00', termina: '2026-12-17 17:00' });
    expect((await net.sentTo(ana)).at(-1)).toContain(
      'Ahora es el jueves 17 de diciembre, 2:00 p. m.; antes, martes 15 de diciembre, 2:00 p. m.',
    );
    expect(await remindersOf(net, ana)).toEqual([
      at('2026-12-10 14:00'),
      at('2026-12-16 14:00'),
      at('2026-12-17 13:00'),
    ]);
    net.clock.forward(3_600_000);
    await importRows(net, { inicia: '2026-12-18 09:00', termina: '2026-12-18 12:00', lugar: 'Casa Fernández' });
    const last = (await net.sentTo(ana)).at(-1);
    expect(last).toContain(
      'Ahora es el viernes 18 de diciembre, 9:00 a. m.; antes, jueves 17 de diciembre, 2:00 p. m.',
    );
    expect(last).toContain('Nuevo lugar: Casa Fernández; antes, Archivo de Bogotá.');
    expect(await remindersOf(net, ana)).toEqual([
      at('2026-12-11 09:00'),
      at('2026-12-17 09:00'),
      at('2026-12-18 08:00'),
    ]);
    for (const name of [ana, caro, '#general']) {
      const [first] = await net.sentTo(name);
      expect(first).toContain('viernes 18 de diciembre, 9:00 a. m. a 12:00 p. m.');
    }
    expect(await net.sentTo(caro)).toHaveLength(1); // not in it: the card alone says so
    net.clock.at = at('2026-12-18 12:00');
    await net.drain();
    for (const { text } of await reminded(ana)) expect(text).toContain('viernes 18 de diciembre');
  });

  it('and back again reminds at the first time, once', async () => {
    await importRows(net, { inicia: '2026-12-17 14:00', termina: '2026-12-17 17:00' });
    await importRows(net, {});
    expect(await remindersOf(net, ana)).toEqual([
      at('2026-12-08 14:00'),
      at('2026-12-14 14:00'),
      at('2026-12-15 13:00'),
    ]);
    // Nothing is different from what she was told at first: there is nothing to tell.
    expect(await net.sentTo(ana)).toHaveLength(1);
  });

  it('in quiet hours, twice: one message in the morning, from the time people knew to the last', async () => {
    net.clock.at = at('2026-11-24 20:00');
    await importRows(net, { inicia: '2026-12-16 14:00', termina: '2026-12-16 17:00' });
    net.clock.forward(3_600_000);
    await importRows(net, { inicia: '2026-12-17 14:00', termina: '2026-12-17 17:00' });
    net.clock.at = at('2026-11-25 08:00');
    const told = (await net.sentTo(ana)).slice(1);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Ahora es el jueves 17 de diciembre, 2:00 p. m.; antes, martes 15 de diciembre');
  });

  it('tells a new link to who is enrolled only', async () => {
    await net.press(caro, (await net.say(caro, 'capacitación cap-1'))[0], 'Tal vez');
    await importRows(net, { modalidad: 'mixta', enlace: 'https://reunion.example/nueva' });
    expect((await net.sentTo(ana)).at(-1)).toContain('Nuevo enlace para conectarse: https://reunion.example/nueva');
    expect((await net.sentTo(caro)).join('\n')).not.toContain('reunion.example');
  });

  it('closer than an offer’s limit leaves no offer standing beyond the start', async () => {
    await importRows(net, { cupo: '2' });
    await enrol(caro);
    await net.say(ana, 'liberar mi cupo');
    expect(await stateOf(net, caro)).toBe('offered');
    await importRows(net, { cupo: '2', inicia: '2026-11-24 16:00', termina: '2026-11-24 18:00' });
    net.clock.at = at('2026-11-24 16:00');
    const [card] = await net.say(caro, 'capacitación cap-1');
    expect(textsOf(await net.press(caro, card, 'Tomar el cupo'))).toContain('ya cerraron');
  });
});

describe('a training that is cancelled', () => {
  it('is so for everybody, frees the calendars and takes back what was still to be said', async () => {
    await net.space('#general');
    await importRows(net, { cupo: '1' });
    await net.drain();
    await enrol(ana);
    await enrol(beto);
    await net.press(caro, (await net.say(caro, 'capacitación cap-1'))[0], 'No puedo');
    await importRows(net, { cupo: '1', estado: 'cancelada' });
    for (const name of [ana, beto, dora, '#general']) {
      const sent = await net.sentTo(name);
      expect(sent).toHaveLength(2);
      expect(sent[1]).toContain('Se canceló esta capacitación');
      expect(sent[0]).toContain('Cancelada');
      expect(sent[0]).not.toContain('[Asistiré]');
    }
    expect((await net.sentTo(ana))[1]).toContain('[Retirar del calendario]');
    expect(await net.sentTo(caro)).toHaveLength(1); // who said no is left alone
    expect(await deliveriesOf(net, { status: 'pending' })).toEqual([]);
    net.clock.at = at('2026-12-15 14:00');
    await net.drain();
    expect(await reminded(ana)).toEqual([]);
    expect(await importRows(net, { cupo: '1', estado: 'cancelada' })).toMatchObject({ unchanged: 1 });
    expect(textsOf(await net.say(ana, 'mis capacitaciones'))).toContain('no tiene capacitaciones por delante');
  });

  it('and held after all is told to who had a place, with its reminders', async () => {
    await importRows(net, {});
    await enrol(ana);
    await net.drain();
    await importRows(net, { estado: 'cancelada' });
    net.clock.forward(60_000);
    await net.drain();
    await importRows(net, { estado: 'abierta' });
    net.clock.forward(60_000);
    expect((await net.sentTo(ana)).at(-1)).toContain('Se había cancelado, pero sí se realizará.');
    expect(await remindersOf(net, ana)).toHaveLength(3);
    expect((await net.sentTo(beto))[0]).toContain('Inscripciones abiertas');
  });

  it('before anybody was told is not told to them', async () => {
    net.clock.at = at('2026-11-24 20:00');
    await importRows(net, {});
    await importRows(net, { estado: 'cancelada' });
    net.clock.at = at('2026-11-25 08:00');
    expect(await net.sentTo(ana)).toEqual([]);
  });
});
