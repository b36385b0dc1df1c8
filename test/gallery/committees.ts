/** A committee's check-in from its opening to its report, and the commitments of one: asked, nudged, answered, signed. */
import { closeRound } from '../../src/committees/close.ts';
import { saveSeat } from '../../src/committees/import-queries.ts';
import { getRound } from '../../src/committees/round-queries.ts';
import type { Album } from './album.ts';
import { people, press, type Scene, type Who, write } from './scene.ts';

const dayMs = 24 * 3_600_000;

async function idOf({ dependencies }: Scene, who: Who): Promise<string> {
  return (await dependencies.store.db.member.findUniqueOrThrow({ where: { email: people[who].email } })).id;
}

async function tell(scene: Scene, kind: string, to: Who, subject: string): Promise<void> {
  const { store, outbox } = scene.dependencies;
  const memberId = await idOf(scene, to);
  await store.inTransaction((tx) => outbox.enqueue(tx, [{ kind, memberId, subject, dueAt: scene.clock.at }]));
}

/** The open check-in of the health committee, which the member presides. */
async function openCheckIn({ dependencies }: Scene) {
  const where = { closedAt: null, committee: { sectorId: 'salud' } };
  return dependencies.store.db.checkIn.findFirstOrThrow({ where, include: { responses: true } });
}

type Responses = Readonly<Record<'member' | 'english', string>>;

async function showNudges(album: Album, responses: Responses): Promise<void> {
  const { scene } = album;
  for (const [kind, title] of [
    ['half', 'A mitad del plazo'],
    ['late', 'Queda poco'],
    ['snoozed', 'Se aplazó hasta hoy'],
    ['chair', 'La presidencia recuerda'],
  ] as const) {
    await tell(scene, `checkin.nudge-${kind}`, 'member', responses.member);
    await album.deliver(`seguimiento-${kind}`, title, `checkin.nudge-${kind}`, 'member', responses.member);
  }
}

async function showLastMorning(album: Album, round: string, responses: Responses): Promise<void> {
  const { scene } = album;
  for (const who of ['member', 'english'] as const) {
    await tell(scene, 'checkin.nudge-last', who, responses[who]);
    const name = who === 'member' ? 'seguimiento-last' : 'check-in-last';
    await album.deliver(name, 'El último día', 'checkin.nudge-last', who, responses[who]);
  }
  await tell(scene, 'checkin.escalate', 'admin', responses.member);
  await album.deliver('seguimiento-suplente', 'A quien suple', 'checkin.escalate', 'admin', responses.member);
  await tell(scene, 'checkin.missing', 'member', round);
  await album.deliver('seguimiento-faltan', 'Quiénes faltan', 'checkin.missing', 'member', round);
}

async function showCommitments(album: Album): Promise<void> {
  const { scene } = album;
  const { db } = scene.dependencies.store;
  const ownerId = await idOf(scene, 'member');
  const commitment = await db.commitment.findFirstOrThrow({ where: { ownerId, state: 'open' } });
  for (const [kind, days, title] of [
    ['due', 3, 'Un compromiso que se acerca'],
    ['overdue', -1, 'Un compromiso que venció'],
  ] as const) {
    const dueOn = new Date(Math.floor(scene.clock.at.getTime() / dayMs + days) * dayMs);
    await db.commitment.update({ where: { id: commitment.id }, data: { dueOn } });
    await tell(scene, `commitment.${kind}`, 'member', commitment.id);
    await album.deliver(`compromiso-${kind}`, title, `commitment.${kind}`, 'member', commitment.id);
  }
}

export async function showCommittees(album: Album): Promise<void> {
  const { scene } = album;
  const { store, outbox } = scene.dependencies;
  const committee = 'Comité Sectorial de Salud';
  const entity = 'Secretaría Distrital de Salud';
  const { email, name } = people.admin;
  const seat = { committee, sectorId: 'salud', entity, email, name, role: 'substitute', cadence: 'monthly' } as const;
  await store.inTransaction((tx) => saveSeat(tx, seat, scene.clock.at));
  await album.ask('seguimiento-abierto', '«iniciar seguimiento»', 'member', write('iniciar seguimiento de salud'));
  const round = await openCheckIn(scene);
  const responseOf = async (who: Who) => {
    const memberId = await idOf(scene, who);
    return round.responses.find(({ titularId }) => titularId === memberId)?.id ?? '';
  };
  const responses = { member: await responseOf('member'), english: await responseOf('english') };
  const asked = await album.deliver('seguimiento', 'Se pide el seguimiento', 'checkin.ask', 'member');
  const english = await album.deliver('check-in', 'A check-in asked for, in English', 'checkin.ask', 'english');
  for (const event of [press(english, 'Answer here'), write('under way'), write('save')]) {
    await scene.say('english', event, { asksInChat: true });
  }
  await showNudges(album, responses);
  const opened = scene.clock.at;
  scene.clock.at = new Date(round.closesAt.getTime() - dayMs / 3);
  await showLastMorning(album, round.id, responses);
  scene.clock.at = opened;
  await album.ask('seguimiento-preguntas', 'Las preguntas', 'member', press(asked, 'Responder aquí'));
  await album.ask('seguimiento-formulario', 'Todas de una vez', 'member', press(asked, 'Todo de una vez'));
  const delegate = press(asked, 'Que responda otra persona');
  await album.ask('seguimiento-delegar', 'Que responda otra persona', 'member', delegate);
  await album.deliver('seguimiento-avance', 'Cómo va', 'checkin.progress', 'member', round.id);
  await showCommitments(album);
  const now = await getRound(store.db, round.id);
  if (!now) throw new Error('the check-in is gone');
  const by = { at: scene.clock.at, byId: null };
  // The report is of the last one that was answered: this one is closed with what it has.
  await store.inTransaction((tx) => closeRound(tx, outbox, now, by));
  await album.deliver('seguimiento-informe', 'El informe, por firmar', 'checkin.report', 'member', round.id);
  await album.deliver('check-in-unsent', 'Closed with an answer half written', 'checkin.unsent', 'english');
  const before = await store.db.checkIn.findFirstOrThrow({
    where: { committeeId: round.committeeId, id: { not: round.id } },
    orderBy: { opensAt: 'desc' },
    include: { responses: { where: { state: 'sent' } } },
  });
  await tell(scene, 'checkin.answered', 'member', before.responses[0]?.id ?? '');
  await album.deliver('seguimiento-respuesta', 'Una respuesta que llega', 'checkin.answered', 'member');
  await tell(scene, 'checkin.report', 'member', before.id);
  await album.deliver('informe-anterior', 'El informe, con respuestas', 'checkin.report', 'member', before.id);
  const signedById = await idOf(scene, 'member');
  await store.db.checkIn.update({ where: { id: before.id }, data: { signedAt: scene.clock.at, signedById } });
  await tell(scene, 'checkin.signed', 'english', before.id);
  await album.deliver('informe-firmado', 'El informe firmado', 'checkin.signed', 'english', before.id);
}
