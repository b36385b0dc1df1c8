/** What coordinators hear of seldom: the state that calls for it is written into the store, and the message is drawn. */
import { alertAgreements } from '../../src/agreements/alerts.ts';
import type { Album } from './album.ts';
import { people, press, type Scene, write } from './scene.ts';

const dayMs = 24 * 3_600_000;

async function idOf({ dependencies }: Scene, email: string): Promise<string> {
  return (await dependencies.store.db.member.findUniqueOrThrow({ where: { email } })).id;
}

async function showFeeds(album: Album, memberId: string): Promise<void> {
  const { store, outbox } = album.scene.dependencies;
  const now = album.scene.clock.at;
  const since = new Date(now.getTime() - 26 * 3_600_000);
  const feed = await store.db.feed.findFirstOrThrow({ orderBy: { url: 'asc' } });
  const broken = { failures: 6, failingSince: since, error: 'no respondió en 20 segundos' };
  const proposals = ['https://fuente.example/noticias/feed.xml', 'https://fuente.example/eventos/feed.xml'];
  await store.db.feed.update({ where: { id: feed.id }, data: { ...broken, proposals } });
  const data = { since: since.toISOString() };
  await store.inTransaction((tx) =>
    outbox.enqueue(
      tx,
      ['feed.failing', 'feed.proposal', 'feed.back'].map((kind) => ({
        kind,
        memberId,
        subject: feed.id,
        dueAt: now,
        data,
      })),
    ),
  );
  await album.deliver('fuente-falla', 'Una fuente no responde', 'feed.failing', 'coordinator');
  await album.deliver('fuente-propuesta', 'La dirección es una página', 'feed.proposal', 'coordinator');
  await store.db.feed.update({ where: { id: feed.id }, data: { failures: 0, failingSince: null, error: null } });
  await album.deliver('fuente-vuelve', 'La fuente volvió', 'feed.back', 'coordinator');
}

async function showDoubts(album: Album, memberId: string): Promise<void> {
  const { store, outbox } = album.scene.dependencies;
  const now = album.scene.clock.at;
  const where = { state: 'published' as const, deadlineAt: { gt: now } };
  const [older, newer] = await store.db.call.findMany({ where, orderBy: { number: 'asc' }, take: 2 });
  if (!older || !newer) throw new Error('fewer than two open calls');
  await store.db.call.update({ where: { id: older.id }, data: { deadlineConfidence: 0.4 } });
  const pair = await store.db.callPair.create({
    data: { olderId: older.id, newerId: newer.id, alike: 0.7, shared: ['80.000 euros'], createdAt: now },
  });
  await store.inTransaction((tx) =>
    outbox.enqueue(tx, [
      { kind: 'call.deadline', memberId, subject: older.id, dueAt: now },
      { kind: 'call.pair', memberId, subject: pair.id, dueAt: now },
    ]),
  );
  await album.deliver('plazo-dudoso', 'Un plazo por confirmar', 'call.deadline', 'coordinator', older.id);
  await album.deliver('parecidas', '¿Son la misma convocatoria?', 'call.pair', 'coordinator', pair.id);
}

/** What a member proposed, before the coordinator and back with the answer. */
async function showProposal(album: Album, coordinatorId: string): Promise<void> {
  const { store, outbox } = album.scene.dependencies;
  const dueAt = album.scene.clock.at;
  const memberId = await idOf(album.scene, people.member.email);
  const call = await store.db.call.findFirstOrThrow({
    where: { state: 'published', deadlineAt: { gt: dueAt } },
    orderBy: { number: 'desc' },
  });
  const subject = call.id;
  await store.db.call.update({ where: { id: subject }, data: { state: 'review', proposedById: memberId } });
  await store.inTransaction((tx) =>
    outbox.enqueue(tx, [
      { kind: 'call.review', memberId: coordinatorId, subject, dueAt },
      { kind: 'call.decided', memberId, subject, dueAt },
    ]),
  );
  const review = await album.deliver('propuesta', 'Una propuesta por revisar', 'call.review', 'coordinator', subject);
  await album.ask('propuesta-descartar', 'Por qué se descarta', 'coordinator', press(review, 'Descartar'));
  const refusal = `rechace la propuesta de ${people.member.name} porque ya cerró`;
  await album.ask(
    'propuesta-descartar-palabras',
    'La propuesta se descarta en palabras',
    'coordinator',
    write(refusal),
  );
  await store.db.call.update({ where: { id: subject }, data: { state: 'published' } });
  await album.deliver('propuesta-publicada', 'La propuesta, publicada', 'call.decided', 'member', subject);
}

/** What the rules take for news: listed once a day, and in the queue. */
async function showNews(album: Album, memberId: string): Promise<void> {
  const { store, outbox } = album.scene.dependencies;
  const dueAt = album.scene.clock.at;
  const calls = await store.db.call.findMany({ where: { state: 'published' }, orderBy: { number: 'desc' }, take: 3 });
  const where = { id: { in: calls.map(({ id }) => id) } };
  const because = { news: { yes: ['ganan', 'se reunieron'] } };
  await store.db.call.updateMany({ where, data: { state: 'news', baseline: false, because } });
  const [from, subject] = [new Date(0).toISOString(), dueAt.toISOString()];
  await store.inTransaction((tx) =>
    outbox.enqueue(tx, [{ kind: 'call.news', memberId, subject, dueAt, data: { from } }]),
  );
  await album.deliver('noticias', 'Lo que no parece una convocatoria', 'call.news', 'coordinator', subject);
  await store.db.call.updateMany({ where, data: { state: 'published' } });
}

async function showAlerts(album: Album, memberId: string): Promise<void> {
  const { dependencies, clock } = album.scene;
  const { db } = dependencies.store;
  const inDays = (days: number) => new Date(Math.floor(clock.at.getTime() / dayMs + days) * dayMs);
  const [ending, noticed, old] = await db.agreement.findMany({
    where: { stage: null },
    orderBy: { code: 'asc' },
    take: 3,
  });
  if (!ending || !noticed || !old) throw new Error('fewer than three agreements');
  const responsibleId = memberId;
  await db.agreement.update({
    where: { id: ending.id },
    data: { responsibleId, expiresOn: inDays(30), renewal: 'none' },
  });
  const tacit = { expiresOn: inDays(100), renewal: 'tacit' as const, noticeDays: 90 };
  await db.agreement.update({ where: { id: noticed.id }, data: { responsibleId, ...tacit } });
  await db.agreement.update({ where: { id: old.id }, data: { responsibleId, reviewedOn: inDays(-400) } });
  await alertAgreements(dependencies);
  await album.deliver('convenio-vence', 'Un convenio que vence', 'agreements.expiry', 'coordinator', ending.id);
  await album.deliver('convenio-aviso', 'El último día para avisar', 'agreements.notice', 'coordinator', noticed.id);
  await album.deliver('convenio-revisar', 'Un registro que toca revisar', 'agreements.review', 'coordinator', old.id);
}

export async function showRare(album: Album): Promise<void> {
  const coordinator = await idOf(album.scene, people.coordinator.email);
  await showFeeds(album, coordinator);
  await showDoubts(album, coordinator);
  await showProposal(album, coordinator);
  await showNews(album, coordinator);
  await showAlerts(album, coordinator);
}
