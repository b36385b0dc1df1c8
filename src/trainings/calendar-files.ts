/**
 * The calendar files of somebody's enrolment. RFC 5546 wants one UID in a REQUEST and in a CANCEL, and each session is an
 * event of its own, since many calendars cannot read a series that follows no rule: so several sessions are published in
 * one file (3.2.1), and each one that is no more is taken out by a file of its own (3.2.5).
 */
import type { Dependencies } from '../app.ts';
import { localeOf } from '../members/queries.ts';
import type { Member, Store } from '../store.ts';
import { type Edition, invitation, numberSessions, type Session } from './calendar.ts';
import { lookIn, readSessionList, viewOf } from './look.ts';
import { changesSince, type Enrolment, enrolmentOf, type TrainingRow } from './queries.ts';

type Needs = Pick<Dependencies, 'store' | 'clock'>;

/** Both parts only rise: whatever happened last, to the training or to the person's place, has the highest sum. */
export function editionOf(training: TrainingRow, enrolment: Pick<Enrolment, 'sequence' | 'updatedAt'>): Edition {
  const updatedAt = new Date(Math.max(training.updatedAt.getTime(), enrolment.updatedAt.getTime()));
  return { sequence: training.sequence + enrolment.sequence, updatedAt };
}

/**
 * The sessions that have an event each, and those taken away after `since`: their events may be in a calendar. A training
 * that was a single event is listed as one that stands for the first.
 */
export async function sessionsOf(
  { db }: Pick<Store, 'db'>,
  training: TrainingRow,
  since: Date,
): Promise<{ sessions: Session[]; retired: Session[] }> {
  const view = viewOf(training);
  const now = view.sessions.length > 1 ? view.sessions : [view];
  const changes = (await changesSince(db, training.id, 0)).filter(({ field }) => field === 'sessions');
  const single = [{ startsAt: new Date(0), endsAt: new Date(0) }];
  const past = changes.map(({ before }) => {
    const list = readSessionList(before);
    return list.length > 1 ? list : single;
  });
  return numberSessions([...past, now], changes.filter(({ at }) => at <= since).length);
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
  const { sessions, retired } = await sessionsOf(needs.store, training, comes ? own.updatedAt : new Date(0));
  const code = training.code.replaceAll(/[^\w-]/g, '_');
  const file = (method: CalendarFile['method'], of: readonly Session[], suffix: string): CalendarFile[] => {
    const [first] = of;
    if (!first) return [];
    const text = invitation(view, edition, { name: member.name, email: member.email }, method, of, look);
    return [{ name: `${code}${suffix}.ics`, text, method, startsAt: first.startsAt }];
  };
  const cancel = (session: Session) => file('CANCEL', [session], session.number === 1 ? '' : `-${session.number}`);
  if (!comes) return [...sessions, ...retired].flatMap(cancel);
  return [...file(sessions.length === 1 ? 'REQUEST' : 'PUBLISH', sessions, ''), ...retired.flatMap(cancel)];
}
