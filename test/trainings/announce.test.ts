import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportTable } from '../../src/operator/tables.ts';
import { trainingColumns, trainingRows } from '../../src/trainings/export.ts';
import { importTrainings } from '../../src/trainings/import.ts';
import { type Network, offersOf, openNetwork, textsOf } from '../support/network.ts';
import { at, deliveriesOf, importRows, remindersOf, stateOf, usual } from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { sectors: ['salud'] });
  await net.member('luis@red.co', { sectors: ['movilidad'] });
});
afterEach(() => net.close());

const ana = 'ana@red.co';

describe('importing trainings', () => {
  it('creates and announces them; the same file again changes nothing and tells nobody', async () => {
    expect(await importRows(net, {})).toEqual({ rows: 1, created: 1, updated: 0, unchanged: 0, errors: [] });
    expect(await net.sentTo(ana)).toHaveLength(1);
    expect(await importRows(net, {})).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await net.sentTo(ana)).toHaveLength(1);
    const row = await net.store.db.training.findFirstOrThrow();
    expect(row).toMatchObject({ code: 'CAP-1', stage: 'published', startsAt: at('2026-12-15 14:00'), sequence: 0 });
  });

  it('names every fault and saves nothing, not even the good rows', async () => {
    const report = await importRows(
      net,
      {},
      { codigo: 'CAP-2', inicia: 'mañana' },
      { codigo: 'cap-1', termina: '2026-12-15 13:00' },
      {
        codigo: 'CAP-3',
        cupo: '-3',
        sectores: 'Salud;Astronomía',
        enlace: 'javascript:alert(1)',
        modalidad: 'onírica',
      },
    );
    expect(report.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '3 inicia',
      '4 codigo',
      '4 termina',
      '5 modalidad',
      '5 enlace',
      '5 cupo',
      '5 sectores',
    ]);
    expect(await net.store.db.training.count()).toBe(0);
    expect(await deliveriesOf(net)).toEqual([]);
  });

  it('reads the end as a time of the same day, day-first dates and several sessions', async () => {
    await importRows(net, {
      inicia: '15/12/2026 2:00 p. m.',
      termina: '17:30',
      sesiones: '2026-12-15 14:00-17:30; 2026-12-16 14:00-17:30',
      inscripciones_hasta: '2026-12-11',
    });
    const row = await net.store.db.training.findFirstOrThrow();
    expect(row).toMatchObject({
      startsAt: at('2026-12-15 14:00'),
      endsAt: at('2026-12-16 17:30'),
      enrolBy: at('2026-12-11 23:59'),
    });
    expect(row.sessions).toHaveLength(2);
    expect(
      await importRows(net, {
        inicia: '2026-12-15 14:00',
        termina: '2026-12-16 17:30',
        sesiones: '2026-12-15 14:00-17:30; 2026-12-16 14:00-17:30',
        inscripciones_hasta: '2026-12-11 23:59',
      }),
    ).toMatchObject({ unchanged: 1 });
    // A table that says when, and not which sessions, may not leave them behind.
    const report = await importRows(net, { inicia: '2026-12-17 14:00', termina: '17:30' });
    expect(report.errors).toMatchObject([{ row: 2, column: 'sesiones' }]);
  });

  it('writes an export that imports as it is', async () => {
    await importRows(net, {
      cupo: '12',
      sectores: 'Salud;Movilidad',
      repite: 'mensual',
      obligatoria: 'sí',
      roles: 'miembros',
    });
    const rows = await trainingRows(net.store, net.clock.now());
    const values = Object.fromEntries(trainingColumns.map((name) => [name, String(rows[0]?.[name] ?? '')]));
    const table = { columns: [...trainingColumns], rows: [{ row: 2, values }] };
    const again = await importTrainings(net.store, table, { now: net.clock.now(), outbox: net.outbox });
    expect(again).toMatchObject({ errors: [], unchanged: 1 });
    expect(String(await exportTable(net.store, 'trainings', 'csv', net.clock.now()))).toContain('CAP-1,Formulación');
  });

  it('tries a file without keeping anything of it', async () => {
    const table = { columns: Object.keys(usual), rows: [{ row: 2, values: usual }] };
    const options = { now: net.clock.now(), outbox: net.outbox, dryRun: true };
    expect(await importTrainings(net.store, table, options)).toMatchObject({ created: 1 });
    expect(await net.store.db.training.count()).toBe(0);
    expect(await net.store.db.delivery.count()).toBe(0);
  });
});

describe('an announcement', () => {
  it('goes to the spaces and members of the audience, with what they need and three answers', async () => {
    await net.space('#salud', ['salud']);
    await net.space('#movilidad', ['movilidad']);
    await net.space('#general');
    await importRows(net, { sectores: 'Salud' });
    for (const name of [ana, '#salud', '#general']) {
      const [text = ''] = await net.sentTo(name);
      expect(text).toContain('Formulación de proyectos de cooperación');
      expect(text).toContain('martes 15 de diciembre, 2:00 p. m. a 5:00 p. m.');
      expect(text).toContain('Dónde: Archivo de Bogotá');
      expect(text).toContain('[Asistiré] [Tal vez] [No puedo]');
    }
    expect(await net.sentTo('luis@red.co')).toEqual([]);
    expect(await net.sentTo('#movilidad')).toEqual([]);
  });

  it('of a whole programme is one message each, of what is for them; a cancellation still reaches them', async () => {
    await net.space('#salud', ['salud']);
    const rows = Array.from({ length: 6 }, (_, index) => ({
      codigo: `CAP-${index + 1}`,
      titulo: `Módulo ${index + 1}`,
      inicia: `2026-12-1${index + 1} 09:00`,
      termina: `2026-12-1${index + 1} 11:00`,
      sectores: index < 2 ? 'Salud' : index === 5 ? 'Movilidad' : '',
    }));
    await importRows(net, ...rows);
    const [programme = '', ...more] = await net.sentTo(ana);
    expect(more).toEqual([]);
    expect(programme).toContain('5 capacitaciones nuevas');
    expect(programme).toContain('Módulo 1');
    expect(programme).not.toContain('Módulo 6');
    expect((await net.sentTo('luis@red.co'))[0]).toContain('4 capacitaciones nuevas');
    expect(await net.sentTo('#salud')).toHaveLength(1);
    expect(await importRows(net, ...rows)).toMatchObject({ unchanged: 6 });
    net.clock.forward(60_000);
    await importRows(net, { ...rows[0], estado: 'cancelada' });
    expect((await net.sentTo(ana)).at(-1)).toContain('Se canceló esta capacitación');
    expect((await net.sentTo(ana))[0]).toContain('Cancelada');
    expect(await net.sentTo('luis@red.co')).toHaveLength(1);
    expect(await net.sentTo('#salud')).toHaveLength(2);
  });

  it('is not made of a draft, nor of what is over', async () => {
    await importRows(
      net,
      { estado: 'borrador' },
      { codigo: 'CAP-2', inicia: '2026-08-04 14:00', termina: '2026-08-04 16:00' },
    );
    expect(await net.sentTo(ana)).toEqual([]);
    await importRows(net, { estado: 'abierta' });
    expect(await net.sentTo(ana)).toHaveLength(1);
  });

  it('shows the link to who is enrolled, and to nobody else', async () => {
    await importRows(net, { modalidad: 'virtual', lugar: '', enlace: 'https://reunion.example/abc' });
    const [text = ''] = await net.sentTo(ana);
    expect(text).toContain('Virtual; el enlace llega con la inscripción');
    expect(text).not.toContain('reunion.example');
    expect(textsOf(await net.say(ana, 'inscribirme en formulación'))).toContain('https://reunion.example/abc');
  });
});

describe('what people ask', () => {
  beforeEach(async () => {
    await importRows(
      net,
      {},
      {
        codigo: 'CAP-2',
        titulo: 'Inglés para cooperación',
        inicia: '2026-11-26 09:00',
        termina: '2026-11-26 11:00',
        sectores: 'Educación',
      },
      {
        codigo: 'CAP-3',
        titulo: 'Cooperación descentralizada',
        inicia: '2026-08-20 09:00',
        termina: '2026-08-20 11:00',
      },
    );
  });

  it('lists what is ahead, a month, a sector; and says what it understood', async () => {
    const all = textsOf(await net.say(ana, 'capacitaciones'));
    expect(all).toContain('1–2 de 2 capacitaciones');
    expect(all.indexOf('Inglés')).toBeLessThan(all.indexOf('Formulación'));
    const august = textsOf(await net.say(ana, 'capacitaciones de agosto'));
    expect(august).toContain('Entendí: en agosto de 2026');
    expect(august).toContain('Cooperación descentralizada');
    expect(august).toContain('Ya se realizó');
    expect(textsOf(await net.say(ana, '¿qué capacitaciones hay de educación?'))).toContain('Hay 1 capacitación');
    expect(textsOf(await net.say(ana, 'capacitaciones de enero'))).toContain('Entendí: en enero');
    expect(textsOf(await net.say(ana, 'capacitaciones obligatorias'))).toContain('Entendí: obligatorias');
    expect(textsOf(await net.say(ana, '¿a qué hora es el taller de inglés?'))).toContain('9:00 a. m. a 11:00 a. m.');
    expect(textsOf(await net.say(ana, '¿hay cupo en inglés?'))).toContain('Capacitación CAP-2');
    expect(textsOf(await net.say(ana, 'capacitaciones de astronomía'))).toContain('No hay capacitaciones programadas');
  });

  it('says which is next, for this person', async () => {
    const next = textsOf(await net.say(ana, '¿cuándo es la próxima?'));
    expect(next).toContain('Formulación de proyectos'); // the one before it is for Educación only
    expect(textsOf(await net.say('nadie@otra.co', '¿Cuándo es la próxima capacitación?'))).toContain('Inglés');
  });

  it('enrols by title, by code, and asks when the words fit several', async () => {
    expect(textsOf(await net.say(ana, 'inscribirme en ingles'))).toContain('su cupo está reservado');
    expect(await stateOf(net, ana, 'CAP-2')).toBe('enrolled');
    const which = await net.say(ana, 'inscribirme en cooperación');
    expect(textsOf(which)).toContain('Varias capacitaciones se parecen');
    expect(await stateOf(net, ana, 'CAP-1')).toBeNull();
    expect(textsOf(await net.press(ana, which[0], 'Formulación'))).toContain('su cupo está reservado');
    expect(textsOf(await net.say('luis@red.co', 'inscribirme en cap-1'))).toContain('su cupo está reservado');
    expect(textsOf(await net.say(ana, 'inscribirme en alpinismo'))).toContain('No encuentro la capacitación');
    expect(textsOf(await net.say('nadie@otra.co', 'inscribirme en cap-1'))).toContain('un miembro de la Red');
  });

  it('shows what one is in, and frees the place in words', async () => {
    expect(textsOf(await net.say(ana, 'mis capacitaciones'))).toContain('no tiene capacitaciones por delante');
    await net.say(ana, 'inscribirme en inglés');
    const mine = textsOf(await net.say(ana, 'mis capacitaciones'));
    expect(mine).toContain('Inglés');
    expect(mine).not.toContain('Formulación');
    expect(textsOf(await net.say(ana, 'liberar mi cupo'))).toContain('Su cupo quedó libre');
    expect(await stateOf(net, ana, 'CAP-2')).toBe('declined');
    expect(await remindersOf(net, ana)).toEqual([]);
  });

  it('answers in English to who chose it', async () => {
    await net.member('sarah@red.co', { locale: 'en' });
    const list = textsOf(await net.say('sarah@red.co', 'trainings in December'));
    expect(list).toContain('I understood: in December 2026');
    expect(textsOf(await net.say('sarah@red.co', 'enrol in formulación'))).toContain('your place is reserved');
  });
});

describe('maybe, no, and silence', () => {
  const nudged = at('2026-12-07 09:00'); // the 8th is a holiday: three working days before Friday the 11th

  beforeEach(async () => {
    for (const name of ['eva', 'iván', 'rosa']) await net.member(`${name}@red.co`);
    await importRows(net, { inscripciones_hasta: '2026-12-11' });
    await net.drain();
  });

  it('reminds the silent and the undecided once before enrolment closes, and leaves alone who said no', async () => {
    const [shown] = await net.say('eva@red.co', 'capacitación cap-1');
    await net.press('eva@red.co', shown, 'Tal vez');
    await net.press('iván@red.co', shown, 'No puedo');
    await net.press('rosa@red.co', shown, 'Asistiré');
    net.clock.at = nudged;
    await net.drain();
    const nudges = await deliveriesOf(net, { kind: 'nudge', status: 'sent' });
    expect(nudges.map(({ to }) => to).sort()).toEqual([ana, 'eva@red.co', 'luis@red.co']);
    expect(nudges.find(({ to }) => to === ana)?.text).toContain('aún no sabemos si asistirá');
    expect(nudges.find(({ to }) => to === 'eva@red.co')?.text).toContain('Usted dijo que tal vez');
    expect(await net.sentTo('iván@red.co')).toHaveLength(1); // the announcement
    // The deadline moves after that: nobody is reminded a second time.
    await importRows(net, { inscripciones_hasta: '2026-12-14' });
    net.clock.at = at('2026-12-14 12:00');
    await net.drain();
    expect(await deliveriesOf(net, { kind: 'nudge', status: 'sent' })).toHaveLength(3);
  });

  it('says no to nothing that was not asked: the buttons follow the answer', async () => {
    const [shown] = await net.say(ana, 'capacitación cap-1');
    const [yes] = await net.press(ana, shown, 'Asistiré');
    expect(offersOf(yes?.blocks ?? []).map(({ label }) => label)).toEqual(['Agregar al calendario', 'Liberar mi cupo']);
    expect(textsOf(await net.press(ana, shown, 'Tal vez'))).toContain('Usted ya tiene lugar');
    expect(await stateOf(net, ana)).toBe('enrolled');
    const [no] = await net.press(ana, shown, 'No puedo');
    expect(offersOf(no?.blocks ?? []).map(({ label }) => label)).toEqual(['Asistiré']);
  });

  it('does not enrol after the close, nor who is not invited', async () => {
    await importRows(net, {
      codigo: 'CAP-9',
      titulo: 'Seminario reservado',
      sectores: 'Salud',
      acceso: 'por invitación',
    });
    expect(textsOf(await net.say('luis@red.co', 'inscribirme en seminario'))).toContain('No encuentro');
    expect(textsOf(await net.say('luis@red.co', 'inscribirme en cap-9'))).toContain('por invitación');
    expect(textsOf(await net.say(ana, 'inscribirme en seminario'))).toContain('su cupo está reservado');
    net.clock.at = at('2026-12-12 10:00');
    expect(textsOf(await net.say(ana, 'inscribirme en cap-1'))).toContain('ya cerraron');
    expect(await stateOf(net, ana)).toBeNull();
  });
});
