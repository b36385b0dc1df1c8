import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNamedJob } from '../../jobs/schedule.ts';
import { createReceive } from '../../src/router.ts';
import { type Network, textsOf } from '../support/network.ts';
import {
  ana,
  at,
  beto,
  caro,
  deliveriesOf,
  fillForm,
  importRows,
  laura,
  openWithPeople,
  remindersOf,
  stateOf,
} from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openWithPeople();
});
afterEach(() => net.close());

const say = async (email: string, text: string) => textsOf(await net.say(email, text));
const told = async (kind: string) => (await deliveriesOf(net, { kind, status: 'sent' })).map(({ to }) => to).sort();

const protocol = {
  Título: 'Protocolo internacional',
  Fecha: '2026-12-15',
  'Empieza a las': '2:00 p. m.',
  'Termina a las': '17:00',
  Modalidad: 'Mixta',
  Lugar: 'Palacio Liévano',
  'Enlace para conectarse': 'https://reunion.example/p',
  Cupo: '20',
  '¿A quién está dirigida?': 'A algunos sectores, entidades o roles',
  Sectores: 'Salud, Movilidad',
  'De qué se trata': 'Saludos y banderas',
  'Inscripciones hasta': '11/12/2026',
  Organiza: 'DDRI',
  'Recordatorios antes del inicio': '3 días; 2 horas',
};

/** Answers the form for a new training; returns what is said last. */
const create = async (answers: Record<string, string>, stage = 'Publicar y anunciar') =>
  fillForm(net, laura, 'nueva capacitación', { ...protocol, ...answers, Publicar: stage });

describe('a coordinator', () => {
  it('creates a training by form, question by question, and it is announced to its audience', async () => {
    expect(await create({})).toContain('Capacitación publicada');
    const row = await net.store.db.training.findFirstOrThrow();
    expect(row).toMatchObject({
      code: 'CAP-2026-1',
      title: 'Protocolo internacional',
      startsAt: at('2026-12-15 14:00'),
      endsAt: at('2026-12-15 17:00'),
      modality: 'hybrid',
      capacity: 20,
      sectors: ['salud', 'movilidad'],
      byInvitation: false,
      mandatory: false,
      enrolBy: at('2026-12-11 23:59'),
      stage: 'published',
      remindMinutes: [4320, 120],
    });
    await net.drain();
    expect(await told('announce')).toEqual([ana, beto, caro]);
  });

  it('says whom it is for: entities by name or acronym, roles, by invitation, mandatory', async () => {
    const answers = {
      Sectores: 'saltar',
      Entidades: 'secretaría de movilidad; SDS',
      Roles: 'Miembros',
      'Quién puede inscribirse': 'Solo a quienes está dirigida',
      'Personas invitadas': 'laura@red.co',
      '¿La asistencia es obligatoria?': 'sí',
    };
    expect(await create(answers)).toContain('Asistencia obligatoria');
    expect(await net.store.db.training.findFirst()).toMatchObject({
      sectors: [],
      roles: ['member'],
      byInvitation: true,
      mandatory: true,
    });
    await net.drain();
    expect(await told('announce')).toEqual([ana, beto, caro, laura]);
    const [first = ''] = await net.sentTo(laura);
    expect(first).toContain('Tiene una invitación a esta capacitación');
    expect(first).toContain('le hizo una invitación personal');
    expect((await net.sentTo(ana))[0]).toContain('Le llega porque está dirigida a Secretaría');
  });

  it('is told what is wrong, at that question', async () => {
    const said = await create({ 'Termina a las': '13:00', Entidades: 'Ministerio de Magia', Sectores: 'saltar' });
    expect(said).toContain('Debe terminar después de empezar');
    expect(await net.store.db.training.count()).toBe(0);
    const again = (answer: string) => fillForm(net, laura, answer, {});
    expect(await again('17:00')).toContain('No encuentro estas entidades, o hay varias: Ministerio de Magia');
    expect(await again('SDS')).toContain('Capacitación publicada');
    expect(await create({ Sectores: 'saltar' })).toContain('Elija al menos un sector');
  });

  it('changes it by form: who is enrolled is told, and the reminders move', async () => {
    await importRows(net, { codigo: 'CAP-1' });
    await say(ana, 'inscribirme en formulación');
    await net.drain();
    expect(await fillForm(net, laura, 'cambiar capacitación cap-1', { Fecha: '2026-12-17' })).toContain(
      'Cambios guardados',
    );
    expect((await net.sentTo(ana)).at(-1)).toContain(
      'Ahora es el jueves 17 de diciembre, 2:00 p. m.; antes, martes 15',
    );
    expect(await remindersOf(net, ana)).toHaveLength(3);
    const row = await net.store.db.training.findFirstOrThrow();
    expect(row).toMatchObject({
      startsAt: at('2026-12-17 14:00'),
      endsAt: at('2026-12-17 17:00'),
      place: 'Archivo de Bogotá',
    });
    expect(await fillForm(net, laura, 'cambiar capacitación cap-1', {})).toContain('No había nada que cambiar');
  });

  it('changes nothing of sessions that end on another day by saving them as they are', async () => {
    const sesiones = '2026-12-15 20:00 - 2026-12-16 02:00; 2026-12-17 20:00 - 2026-12-18 02:00';
    await importRows(net, { inicia: '2026-12-15 20:00', termina: '2026-12-18 02:00', sesiones });
    expect(await fillForm(net, laura, 'cambiar capacitación cap-1', {})).toContain('No había nada que cambiar');
  });

  it('gets a number of its own for each of two that are sent at once', async () => {
    const receive = createReceive(net.app, net, { asksInChat: true });
    const create = (title: string) =>
      receive({
        id: title,
        at: net.clock.now(),
        actor: { platform: 'terminal', tenant: 'local', user: laura, email: laura },
        address: { platform: 'terminal', tenant: 'local', conversation: laura, user: laura },
        direct: true,
        kind: 'formSubmit',
        form: 'training.edit',
        state: '',
        values: {
          title,
          date: '2026-12-15',
          startTime: '14:00',
          endTime: '17:00',
          modality: 'virtual',
          audience: 'all',
          mandatory: 'no',
          repeats: 'none',
          stage: 'draft',
        },
      });
    await Promise.all(['Uno', 'Dos', 'Tres'].map(create));
    const rows = await net.store.db.training.findMany({ orderBy: { code: 'asc' } });
    expect(rows.map(({ code }) => code)).toEqual(['CAP-2026-1', 'CAP-2026-2', 'CAP-2026-3']);
  });

  it('widens the audience: who was not told hears of it, who was is not told again', async () => {
    await importRows(net, { sectores: 'Salud' });
    await net.drain();
    expect(await told('announce')).toEqual([ana]);
    await fillForm(net, laura, 'cambiar capacitación cap-1', { Sectores: 'Salud, Movilidad' });
    await net.drain();
    expect(await told('announce')).toEqual([ana, beto, caro]);
  });

  it('keeps a draft to themselves until it is published', async () => {
    expect(await create({ 'Personas invitadas': 'Laura Gómez' }, 'Guardar como borrador')).toContain(
      'Borrador guardado',
    );
    expect(await say(ana, 'capacitaciones')).toContain('No hay capacitaciones');
    expect(await say(ana, 'inscribirme en protocolo')).toContain('No encuentro');
    expect(await net.sentTo(ana)).toEqual([]);
    await fillForm(net, laura, 'cambiar capacitación protocolo', { Publicar: 'Publicar y anunciar' });
    await net.drain();
    expect(await told('announce')).toEqual([ana, beto, caro, laura]);
  });

  it('cancels it and says why, to everybody; a member may not', async () => {
    await importRows(net, {});
    await say(ana, 'inscribirme en formulación');
    await net.drain();
    expect(await say(ana, 'cancelar capacitación cap-1')).toContain('Esto lo puede hacer la coordinación');
    expect(await say(laura, 'cancelar capacitación cap-1')).toContain('¿Por qué se cancela?');
    expect(await stateOf(net, ana)).toBe('enrolled');
    expect(await say(laura, '1')).toContain('¿Por qué se cancela?: 1');
    expect(await stateOf(net, ana)).toBe('enrolled');
    await say(laura, 'corregir 1');
    expect(await say(laura, 'La conferencista está enferma.')).toContain('enviar');
    expect(await say(laura, 'enviar')).toContain('Capacitación cancelada');
    for (const email of [ana, beto]) {
      const last = (await net.sentTo(email)).at(-1);
      expect(last).toContain('Se canceló esta capacitación');
      expect(last).toContain('Motivo: La conferencista está enferma.');
    }
    expect(await say(beto, 'capacitación cap-1')).toContain('Motivo: La conferencista está enferma.');
  });

  it('stops a series, or cancels one of it and keeps the next', async () => {
    await importRows(net, { codigo: 'CAP-1', repite: 'mensual' }, { codigo: 'CAP-2', repite: 'mensual' });
    const [card] = await net.say(laura, 'capacitación cap-1');
    expect(textsOf(card ? [card] : [])).toContain('Se repite: cada mes');
    expect(textsOf(await net.press(laura, card, 'No repetir más'))).toContain('ya no se repite');
    await say(laura, 'cancelar capacitación cap-2');
    expect(await say(laura, 'Festivo distrital')).toContain('Esta capacitación se repite');
    await say(laura, 'sí');
    expect(await say(laura, 'enviar')).toContain('Capacitación cancelada');
    net.clock.at = at('2026-12-16 07:00');
    expect(await runNamedJob(net, 'repeat-trainings')).toEqual({ made: ['CAP-2-2'] });
    expect(await net.store.db.training.findUnique({ where: { code: 'CAP-2-2' } })).toMatchObject({
      stage: 'published',
      cancelReason: null,
    });
  });
});

describe('people invited by name', () => {
  beforeEach(async () => {
    await importRows(net, { acceso: 'por invitación', inscripciones_hasta: '2026-12-11' });
    await net.drain();
  });

  it('are the only ones who hear of it, and may enrol', async () => {
    expect(await told('announce')).toEqual([]);
    expect(await say(laura, 'invitar a ana@red.co y a Beto Ruiz a CAP-1')).toContain(
      'Invitación enviada a Ana Muñoz y Beto Ruiz.',
    );
    await net.drain();
    expect(await told('announce')).toEqual([ana, beto]);
    expect(await say(ana, 'inscribirme en cap-1')).toContain('su cupo está reservado');
    expect(await say(caro, 'inscribirme en cap-1')).toContain('por invitación y no está dirigida');
    expect(await say(caro, 'capacitaciones')).toContain('No hay capacitaciones');
    // Nor by its name, its code or its day; who has the code is told no more than that.
    for (const asked of [
      'capacitación cap-1',
      'capacitación formulación de proyectos',
      '¿dónde es la del 15 de diciembre?',
    ]) {
      expect(await say(caro, asked)).not.toContain('Archivo de Bogotá');
      expect(await say(beto, asked)).toContain('Archivo de Bogotá');
    }
    expect(await say(caro, 'inscribirme en cap-1')).not.toContain('Archivo de Bogotá');
    expect(await say(laura, 'invitar a Ana Muñoz, caro@red.co a formulación')).toContain(
      'Invitación enviada a Caro Díaz. Ya la conocían o ya respondieron: Ana Muñoz.',
    );
    await net.drain();
    expect(await told('announce')).toEqual([ana, beto, caro]);
  });

  it('hear of it alone, not who came to the Network meanwhile', async () => {
    await importRows(net, { codigo: 'CAP-2', titulo: 'Abierta', acceso: 'abierta' });
    await net.drain();
    for (const name of ['nueva', 'dora']) await net.member(`${name}@red.co`, { name, preferredPlatform: 'terminal' });
    expect(await say(laura, 'invitar a dora@red.co a CAP-2')).toContain('Invitación enviada a dora.');
    expect(await net.sentTo('dora@red.co')).toHaveLength(1);
    expect(await net.sentTo('nueva@red.co')).toEqual([]);
  });

  it('who said nothing are reminded once, three working days before; who said no is left alone', async () => {
    await say(laura, 'invitar a ana@red.co, beto@red.co, caro@red.co a CAP-1');
    await net.drain();
    await say(beto, 'no puedo ir a formulación');
    await say(caro, 'inscribirme en formulación');
    net.clock.at = at('2026-12-04 09:00');
    await net.drain();
    expect(await told('nudge')).toEqual([]);
    net.clock.at = at('2026-12-07 09:00');
    await net.drain();
    expect(await told('nudge')).toEqual([ana]);
    net.clock.at = at('2026-12-10 09:00');
    await net.drain();
    expect(await told('nudge')).toEqual([ana]);
  });

  it('are named when they are not known, and nobody is invited then', async () => {
    await net.member('ana.ruiz@red.co', { name: 'Ana Ruiz' });
    expect(await say(laura, 'invitar a ana, luis@otra.co a cap-1')).toContain(
      'No encuentro en la Red a: luis@otra.co. Hay más de una persona con ese nombre; escriba el correo: ana.',
    );
    expect(await say(laura, 'invitar a beto')).toContain('Escríbalo así');
    expect(await net.store.db.trainingInvitation.count()).toBe(0);
    expect(await say(ana, 'invitar a beto a cap-1')).toContain('Esto lo puede hacer la coordinación');
  });

  it('are taken off by the form, and hear nothing more', async () => {
    await say(laura, 'invitar a ana@red.co y beto@red.co a CAP-1');
    await net.drain();
    expect(await fillForm(net, laura, 'cambiar capacitación cap-1', { 'Personas invitadas': 'ana@red.co' })).toContain(
      'Cambios guardados',
    );
    expect(await say(beto, 'inscribirme en cap-1')).toContain('por invitación y no está dirigida');
    net.clock.at = at('2026-12-07 09:00');
    await net.drain();
    expect(await told('nudge')).toEqual([ana]);
  });
});
