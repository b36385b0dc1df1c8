/** Who sees what: the committee, its coordinators and the administrators, and nobody else. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Card } from '../../src/card.ts';
import { importCommittees } from '../../src/committees/import.ts';
import { type Network, offersOf, textsOf } from '../support/network.ts';
import {
  ana,
  cardOf,
  coordinator,
  juan,
  maria,
  openCommittee,
  outsider,
  quick,
  seatTable,
  start,
  submitAll,
} from './scene.ts';

/** In a committee, but another one. */
const sofia = 'sofia@red.co';

let net: Network;
let progress: Card;
beforeEach(async () => {
  net = await openCommittee();
  const other = ['Comité de Salud', 'salud', sofia, 'Sofía León', 'Secretaría Distrital de Salud', 'presidencia', ''];
  await importCommittees(net.store, seatTable([other]), { now: net.clock.now() });
  await start(net);
  await net.drain();
  await submitAll(net, juan, quick);
  await submitAll(net, ana, { ...quick, status: 'red' });
  progress = await cardOf(net, maria, 'checkin.progress');
});
afterEach(() => net.close());

it('its members and coordinators see the answers, all or one', async () => {
  for (const who of [maria, ana, coordinator]) {
    expect(textsOf(await net.press(who, progress, 'Ver todas las respuestas'))).toContain('Firmamos el convenio');
    expect(textsOf(await net.press(who, progress, 'TransMilenio S.A.'))).toContain('Verde');
  }
});

it('an outsider, a member of another committee and who lost the seat are refused, whatever they press or say', async () => {
  await importCommittees(net.store, seatTable([['Comité de Movilidad', '', ana, '', '', 'retirado', '']]), {
    now: net.clock.now(),
  });
  const labels = offersOf(progress.blocks).map((offer) => offer.label);
  expect(labels.length).toBeGreaterThan(6);
  for (const who of [outsider, sofia, ana]) {
    for (const label of labels) {
      expect(textsOf(await net.press(who, progress, label))).toContain('lo ven solo sus integrantes');
    }
    for (const said of [
      'informe de movilidad',
      'avance de movilidad',
      'respuestas de movilidad',
      'bitácora de movilidad',
      '¿cómo va movilidad?',
      'compare movilidad con el año pasado',
      'compromisos de movilidad',
      'tasa de respuesta de movilidad',
      '¿qué entidades de movilidad están en rojo?',
      'plantilla de movilidad',
      'cerrar seguimiento de movilidad',
    ]) {
      expect(textsOf(await net.say(who, said))).toContain('Lo del Comité de Movilidad lo ven solo sus integrantes');
    }
  }
});

it('who has a seat and does not run the committee is told who does', async () => {
  for (const label of ['Cerrar', 'Ampliar plazo', 'Recordar a los que faltan']) {
    expect(textsOf(await net.press(ana, progress, label))).toContain('Esto lo hace la presidencia');
  }
  const [own] = await net.say(ana, 'avance de movilidad');
  expect(offersOf(own?.blocks ?? []).map((offer) => offer.label)).not.toContain('Cerrar');
});
