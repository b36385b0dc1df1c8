/**
 * The calendar files of somebody's enrolment. RFC 5546 wants one UID in a REQUEST and in a CANCEL, and each session is an
 * event of its own, since many calendars cannot read a series that follows no rule: so several sessions are published in
 * one file (3.2.1), and each one that is no more is taken out by a file of its own (3.2.5).
 */
import type { Dependencies } from '../app.ts';
import { localeOf } from '../members/queries.ts';
import type { Member } from '../store.ts';
import { type Edition, eventsOf, invitation, type Session } from './calendar.ts';
import { lookIn, readSessionList, viewOf } from './look.ts';
import { changesSince, type Enrolment, enrolmentOf, type TrainingChange, type TrainingRow } from './queries.ts';

type Needs = Pick<Dependencies, 'store' | 'clock'>;

/** Both parts only rise: whatever happened last, to the training or to the person's place, has the highest sum. */
export function editionOf(training: TrainingRow, enrolment: Pick<Enrolment, 'sequence' | 'updatedAt'>): Edition {
  const updatedAt = new Date(Math.max(training.updatedAt.getTime(), enrolment.updatedAt.getTime()));
  return { sequence: training.sequence + enrolment.sequence, updatedAt };
}

/** Sessions beyond those there are now, out of the changes since somebody came: their events may be in a calendar. */
function sessionsGone(changes: readonly TrainingChange[], now: readonly Session[]): Session[] {
  const lists = changes.filter(({ field }) => field === 'sessions').map(({ before }) => readSessionList(before));
  const most = Math.max(0, ...lists.map((list) => list.length));
  const last = lists.toReversed();
  return Array.from({ length: Math.max(0, most - now.length) }, (_, index) => now.length + index).flatMap((at) => {
    const list = last.find((one) => one.length > at);
    const span = list?.[at];
    return span ? [{ ...span, number: at + 1 }] : [];
  });
}

export type CalendarFile = { name: string; text: string; method: 'REQUEST' | 'PUBLISH' | 'CANCEL'; startsAt: Date };

/** What puts the enrolment in a calendar as it is now, or takes it out; empty for who never had a place. */
export async function enrolmentFiles(
  needs: Needs,
  member: Pick<Member, 'id' | 'locale' | 'name' | 'email'>,
  training: TrainingRow,
): Promise<CalendarFile[]> {
  const { db } = needs.store;
  const own = await enrolmentOf(db, training.id, member.id);
  if (!own) return [];
  const comes = own.state === 'enrolled' && training.stage === 'published';
  // Somebody who never came and went has nothing to take out.
  if (!comes && own.state !== 'enrolled' && own.sequence === 0) return [];
  const view = viewOf(training);
  const edition = editionOf(training, own);
  const look = await lookIn(needs, localeOf(member.locale));
  const sessions = eventsOf(view);
  const changes = await changesSince(db, training.id, 0);
  const gone = sessionsGone(comes ? changes.filter(({ at }) => at > own.updatedAt) : changes, sessions);
  const code = training.code.replaceAll(/[^\w-]/g, '_');
  const file = (method: CalendarFile['method'], of: readonly Session[], suffix: string): CalendarFile[] => {
    const [first] = of;
    if (!first) return [];
    const text = invitation(view, edition, { name: member.name, email: member.email }, method, of, look);
    return [{ name: `${code}${suffix}.ics`, text, method, startsAt: first.startsAt }];
  };
  const cancel = (session: Session) => file('CANCEL', [session], session.number === 1 ? '' : `-${session.number}`);
  if (!comes) return [...sessions, ...gone].flatMap(cancel);
  return [...file(sessions.length === 1 ? 'REQUEST' : 'PUBLISH', sessions, ''), ...gone.flatMap(cancel)];
}
