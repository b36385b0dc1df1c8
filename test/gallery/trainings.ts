/** What is said about trainings by itself, on its day: announced, reminded of, offered, changed, held, called off. */
import { announceTraining, programmeSubject } from '../../src/trainings/announce.ts';
import { changeTraining } from '../../src/trainings/change.ts';
import { enrolmentOf, getTrainingByCode, setAnswer, type TrainingRow } from '../../src/trainings/queries.ts';
import type { Album } from './album.ts';
import { people, press, type Scene, today, type Who, write } from './scene.ts';

const hourMs = 3_600_000;

async function training({ dependencies }: Scene, code: string): Promise<TrainingRow> {
  const row = await getTrainingByCode(dependencies.store.db, code);
  if (!row) throw new Error(`the demonstration has no training ${code}`);
  return row;
}

async function idOf({ dependencies }: Scene, who: Who): Promise<string> {
  return (await dependencies.store.db.member.findUniqueOrThrow({ where: { email: people[who].email } })).id;
}

/** Writes the message and draws it as it is at that time. */
async function at(
  album: Album,
  [name, title]: readonly [string, string],
  row: TrainingRow,
  message: { kind: string; to: Who; when?: Date; data?: Record<string, string> },
) {
  const { scene } = album;
  const { store, outbox } = scene.dependencies;
  const { kind, to, when = scene.clock.at, data } = message;
  const now = scene.clock.at;
  const memberId = await idOf(scene, to);
  await store.inTransaction((tx) => outbox.enqueue(tx, [{ kind, memberId, subject: row.id, dueAt: when, data }]));
  scene.clock.at = when;
  try {
    return await album.deliver(name, title, kind, to, row.id);
  } finally {
    scene.clock.at = now;
  }
}

/** The demonstration's trainings as one programme: they were all made known at the same moment. */
async function showProgramme(album: Album): Promise<void> {
  const { store, outbox } = album.scene.dependencies;
  const memberId = await idOf(album.scene, 'member');
  const programme = { kind: 'training.programme', subject: programmeSubject(today), dueAt: today, memberId };
  await store.inTransaction((tx) => outbox.enqueue(tx, [programme]));
  await album.deliver('programacion', 'Varias capacitaciones en un mensaje', 'training.programme', 'member');
}

async function showOpen(album: Album): Promise<void> {
  const { scene } = album;
  const { store, outbox } = scene.dependencies;
  const row = await training(scene, 'demo-3');
  await store.db.training.update({ where: { id: row.id }, data: { announcedAt: null } });
  await store.inTransaction((tx) => announceTraining(tx, outbox, { ...row, announcedAt: null }, scene.clock.at));
  const kind = 'training.announce';
  await album.deliver('capacitacion-espacio', 'Capacitación anunciada en un espacio', kind, 'space', row.id);
  const announced = await album.deliver('capacitacion', 'Capacitación anunciada', kind, 'member', row.id);
  await album.deliver('training', 'A training announced, in English', kind, 'english', row.id);
  await at(album, ['capacitacion-sin-respuesta', 'A quien no ha respondido'], row, {
    kind: 'training.nudge',
    to: 'member',
  });
  await album.ask('capacitacion-asistire', '«Asistiré»', 'member', press(announced, 'Asistiré'));
  const data = { startsAt: row.startsAt.toISOString() };
  const dayBefore = new Date(row.startsAt.getTime() - 24 * hourMs);
  const soon = new Date(row.startsAt.getTime() - hourMs / 4);
  const kindOf = { kind: 'training.remind', to: 'member' as const, data };
  await at(album, ['capacitacion-un-dia-antes', 'Un día antes'], row, { ...kindOf, when: dayBefore });
  await at(album, ['capacitacion-en-minutos', 'Un cuarto de hora antes'], row, { ...kindOf, when: soon });
  const later = {
    startsAt: new Date(row.startsAt.getTime() + hourMs),
    endsAt: new Date(row.endsAt.getTime() + hourMs),
  };
  const place = 'Archivo de Bogotá, Calle 6B 5-75';
  await store.inTransaction(async (tx) => {
    const now = await getTrainingByCode(tx, 'demo-3');
    if (now) await changeTraining(tx, outbox, now, { ...later, place }, scene.clock.at);
  });
  await album.deliver('capacitacion-cambio', 'Cambió de hora y de lugar', 'training.changed', 'member', row.id);
}

async function showOffer(album: Album): Promise<void> {
  const { scene } = album;
  const { db } = scene.dependencies.store;
  const now = scene.clock.at;
  // The one that is full, still to come.
  const startsAt = new Date(now.getTime() + 72 * hourMs);
  const full = await training(scene, 'demo-2');
  const moved = { startsAt, endsAt: new Date(startsAt.getTime() + 2 * hourMs) };
  await db.training.update({ where: { id: full.id }, data: moved });
  const offeredUntil = new Date(now.getTime() + 24 * hourMs);
  const until = offeredUntil.toISOString();
  for (const [who, name] of [
    ['member', 'capacitacion-cupo'],
    ['english', 'training-offer'],
  ] as const) {
    const memberId = await idOf(scene, who);
    await setAnswer(db, full.id, memberId, { state: 'offered', offeredUntil }, now);
    const message = { kind: 'training.offer', to: who, data: { until } };
    await at(album, [name, 'Se liberó un cupo'], full, message);
  }
  await setAnswer(db, full.id, await idOf(scene, 'member'), { state: 'lapsed', offeredUntil: null }, now);
  await at(album, ['capacitacion-cupo-vencido', 'El cupo venció'], full, { kind: 'training.lapsed', to: 'member' });
  await setAnswer(db, full.id, await idOf(scene, 'member'), { state: 'offered', offeredUntil }, now);
}

async function showAfterwards(album: Album): Promise<void> {
  const { scene } = album;
  const { db } = scene.dependencies.store;
  const held = await training(scene, 'demo-1');
  const memberId = await idOf(scene, 'member');
  await at(album, ['capacitacion-materiales', 'Los materiales'], held, { kind: 'training.materials', to: 'member' });
  await db.enrolment.updateMany({ where: { trainingId: held.id }, data: { attended: null } });
  await at(album, ['capacitacion-termino', 'Quién asistió'], held, { kind: 'training.ended', to: 'coordinator' });
  const mine = await enrolmentOf(db, held.id, memberId);
  if (!mine) throw new Error('nobody enrolled in the training that was held');
  await db.enrolment.update({
    where: { trainingId_memberId: { trainingId: held.id, memberId } },
    data: { attended: true, certificate: 'DEMO-6789' },
  });
  await at(album, ['capacitacion-gracias', 'Gracias por venir'], held, { kind: 'training.thanks', to: 'member' });
}

/** At the end: once called off, a training is on no other picture. */
export async function showCancelled(album: Album): Promise<void> {
  const { scene } = album;
  const { store, outbox } = scene.dependencies;
  const repeats = await training(scene, 'demo-4');
  const cancelled = { stage: 'cancelled' as const, cancelReason: 'La conferencista no puede viajar.' };
  await store.inTransaction((tx) => changeTraining(tx, outbox, repeats, cancelled, scene.clock.at));
  await setAnswer(store.db, repeats.id, await idOf(scene, 'member'), { state: 'enrolled' }, scene.clock.at);
  const message = { kind: 'training.cancelled', to: 'member' as const };
  await at(album, ['capacitacion-cancelada', 'Capacitación cancelada'], repeats, message);
}

export async function showTrainings(album: Album): Promise<void> {
  await showProgramme(album);
  await showOpen(album);
  await showOffer(album);
  await album.ask('mis-capacitaciones', 'Mis capacitaciones', 'member', write('mis capacitaciones'));
  await album.ask('my-trainings', 'My trainings', 'english', write('my trainings'));
  await showAfterwards(album);
}
