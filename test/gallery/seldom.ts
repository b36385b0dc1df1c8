/** What is one step further than any other picture: answers to a choice of several, later pages, what coordinators may do. */
import type { Album } from './album.ts';
import { people, type Who, write } from './scene.ts';

/** The answer to this press is a picture called as the action. */
async function pressed(album: Album, who: Who, action: string, data: Record<string, string>): Promise<void> {
  const name = `accion-${action.replaceAll(/[^a-z-]+/gi, '-')}`;
  await album.ask(name, action, who, { kind: 'action', action, data });
}

/** Records as coordinators see them: their buttons are pressed after all scenes. */
async function showRecords(album: Album): Promise<void> {
  const { db } = album.scene.dependencies.store;
  const [running, suspended] = await db.agreement.findMany({
    where: { stage: null },
    orderBy: { code: 'desc' },
    take: 2,
  });
  if (!running || !suspended) throw new Error('fewer than two agreements');
  await db.agreement.update({ where: { id: suspended.id }, data: { stage: 'suspended' } });
  const card = (value: string) => ({ kind: 'action' as const, action: 'agreements.show', data: { value } });
  await album.ask('convenio-coordinacion', 'Un convenio, para quien coordina', 'coordinator', card(running.id));
  await album.ask('convenio-suspendido', 'Un convenio suspendido', 'coordinator', card(suspended.id));
  const feed = await db.feed.findFirstOrThrow({ where: { trust: 'trusted', enabled: true } });
  await pressed(album, 'admin', 'feed.open', { value: feed.id });
  await album.ask('reglas', 'Las reglas', 'coordinator', write('reglas'));
  await album.ask('tasas', 'Las tasas de cambio', 'coordinator', write('tasas de cambio'));
  const rule = await db.rule.findFirstOrThrow({ where: { kind: 'sector', value: 'ambiente' } });
  await pressed(album, 'coordinator', 'rule.remove', { rule: rule.id });
  const {
    call,
    id: _id,
    ...item
  } = await db.feedItem.findFirstOrThrow({
    where: { call: { state: 'published' }, feedId: { not: feed.id } },
    include: { call: { select: { number: true } } },
  });
  await db.feedItem.create({ data: { ...item, feedId: feed.id, key: 'the same elsewhere' } });
  await album.ask('separar', 'Las fuentes de una', 'coordinator', write(`separar convocatoria ${call?.number}`));
  const training = await db.training.findFirstOrThrow({ where: { codeKey: 'demo-4' } });
  await album.ask('capacitacion-se-repite', 'Una que se repite', 'coordinator', write(`capacitación ${training.code}`));
  await pressed(album, 'coordinator', 'training.cancel', { value: training.id });
  const bytes = Buffer.from('%PDF-1.4');
  const files = [
    { name: 'presentación.pdf', mime: 'application/pdf', size: bytes.byteLength, read: async () => bytes },
  ];
  await album.ask('archivo-solo', 'Un archivo sin palabras', 'coordinator', { ...write(''), files });
}

/** A round of the committee that the member presides, from the answers to "which committee?". */
async function showChosenCommittee(album: Album): Promise<void> {
  const { db } = album.scene.dependencies.store;
  const committee = await db.committee.findFirstOrThrow({ where: { sectorId: 'salud' } });
  const value = committee.id;
  await pressed(album, 'member', 'checkin.start', { value });
  const response = await db.checkInResponse.findFirstOrThrow({
    where: { checkIn: { committeeId: committee.id, closedAt: null }, responder: { email: people.member.email } },
  });
  await pressed(album, 'member', 'checkin.answer', { value: response.id });
  await pressed(album, 'member', 'checkin.delegate', { value: response.id, name: 'Jorge Pardo' });
  for (const action of ['checkin.extendCommittee', 'checkin.closeCommittee', 'checkin.report', 'committees.compare']) {
    await pressed(album, 'member', action, { value });
  }
  await pressed(album, 'coordinator', 'template.show', { value });
}

async function showCalls(album: Album): Promise<void> {
  const { db } = album.scene.dependencies.store;
  const [one, other] = await db.call.findMany({ where: { state: 'published' }, orderBy: { number: 'asc' }, take: 2 });
  if (!one || !other) throw new Error('fewer than two calls');
  await pressed(album, 'member', 'call.team', { call: one.id });
  await db.call.update({ where: { id: other.id }, data: { state: 'rejected' } });
  await pressed(album, 'coordinator', 'review.undo', { call: other.id });
}

async function showPages(album: Album): Promise<void> {
  const { db } = album.scene.dependencies.store;
  const first = { ask: '', from: '0' };
  await pressed(album, 'member', 'training.page', first);
  await pressed(album, 'member', 'training.courses', first);
  await pressed(album, 'member', 'agreements.my-tickets', first);
  await pressed(album, 'coordinator', 'agreements.tickets', first);
  await pressed(album, 'coordinator', 'agreements.unanswered', first);
  const digest = await db.delivery.findFirstOrThrow({
    where: { kind: 'call.digest', member: { email: people.admin.email } },
  });
  await pressed(album, 'admin', 'digest.page', { due: digest.dueAt.toISOString(), from: '0' });
  await album.ask('proponer', 'Proponer una convocatoria', 'member', write('proponer convocatoria'));
  const pasted = 'Beca de maestría en salud pública. Cierra el 15 de enero de 2027.';
  const sent = { kind: 'formSubmit' as const, form: 'call.paste', state: '', values: { pasted } };
  await album.ask('proponer-leida', 'Lo que se leyó', 'member', sent);
}

export async function showSeldom(album: Album): Promise<void> {
  await showRecords(album);
  await showChosenCommittee(album);
  await showPages(album);
  await showCalls(album);
}
