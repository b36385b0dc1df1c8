/** Calendars: the file of one enrolment (iTIP, RFC 5546) and the address of one member, as iCalendar text (RFC 5545). */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { plainText } from '../card.ts';
import type { Look, TrainingView } from './cards.ts';
import { sayWhere } from './cards.ts';
import { personalText } from './personal-text.ts';
import { trainingsText } from './text.ts';

const product = { company: 'Red Distrital de Cooperación', product: 'Enlace', language: 'ES' };
/** Nobody reads mail to it; a calendar needs an address for the organiser (RFC 5546, 3.2). */
const noReply = 'no-responder@enlace.invalid';

/** What says which edition of an event a calendar has: it never falls. */
export type Edition = { sequence: number; updatedAt: Date };

export type Person = { name: string; email: string };

/** One event of a training: its number, from 1, is part of its UID. */
export type Session = { startsAt: Date; endsAt: Date; number: number };

type Span = { startsAt: Date; endsAt: Date };

/**
 * Sessions with the numbers that they keep through all changes, so that a calendar knows each again: one whose times
 * stand keeps its number, one that moved has that of the one it stands for, a new one the next. `lists` are the sessions
 * as they were, oldest first, and as they are; `retired` are those taken away since the list at `from`.
 */
export function numberSessions(
  lists: readonly (readonly Span[])[],
  from: number,
): { sessions: Session[]; retired: Session[] } {
  let sessions: Session[] = [];
  let highest = 0;
  const retired: Session[] = [];
  lists.forEach((list, index) => {
    const same = (a: Span) => (b: Span) => +a.startsAt === +b.startsAt && +a.endsAt === +b.endsAt;
    const left = sessions.filter((old) => !list.some(same(old)));
    sessions = list.map(({ startsAt, endsAt }) => {
      const number = sessions.find(same({ startsAt, endsAt }))?.number ?? left.shift()?.number ?? highest + 1;
      highest = Math.max(highest, number);
      return { startsAt, endsAt, number };
    });
    if (index > from) retired.push(...left);
  });
  return { sessions, retired };
}

function addEvents(
  calendar: ICalCalendar,
  training: TrainingView,
  edition: Edition,
  look: Look,
  sessions: readonly Session[],
  attendee?: Person,
): void {
  const text = trainingsText[look.locale];
  const where = plainText(sayWhere(training, look, true));
  const cancelled = calendar.method() === ICalCalendarMethod.CANCEL;
  for (const session of sessions) {
    const event = calendar.createEvent({
      id: `${training.id}${session.number === 1 ? '' : `-${session.number}`}@enlace`,
      sequence: edition.sequence,
      start: session.startsAt,
      end: session.endsAt,
      stamp: edition.updatedAt,
      lastModified: edition.updatedAt,
      summary: training.title,
      description: [
        training.description,
        training.link ? `${text.join}: ${training.link}` : '',
        text.code(training.code),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
      location: where,
      url: training.link,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: training.organiser ?? product.company, email: noReply },
    });
    if (attendee) {
      event.createAttendee({
        ...attendee,
        role: ICalAttendeeRole.REQ,
        status: cancelled ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED,
      });
    }
  }
}

/**
 * These sessions as a file for somebody: REQUEST puts one in a calendar or replaces what is there, PUBLISH does so with
 * several and names no attendee, CANCEL takes one out.
 */
export function invitation(
  training: TrainingView,
  edition: Edition,
  attendee: Person,
  method: 'REQUEST' | 'PUBLISH' | 'CANCEL',
  sessions: readonly Session[],
  look: Look,
): string {
  const calendar = ical({ prodId: product, method: ICalCalendarMethod[method] });
  addEvents(calendar, training, edition, look, sessions, method === 'PUBLISH' ? undefined : attendee);
  return calendar.toString();
}

export type Deadline = { id: string; title: string; url: string | null; deadlineAt: Date } & Edition;

/** A member's calendar: the trainings they are enrolled in, and the closes of the calls they follow. */
export function memberCalendar(
  trainings: readonly { training: TrainingView; edition: Edition; sessions: readonly Session[] }[],
  deadlines: readonly Deadline[],
  look: Look,
): string {
  const text = personalText[look.locale];
  const calendar = ical({ prodId: product, name: text.feedName, ttl: 3600, method: ICalCalendarMethod.PUBLISH });
  for (const { training, edition, sessions } of trainings) {
    addEvents(calendar, training, edition, look, sessions);
  }
  for (const { id, title, url, deadlineAt, sequence, updatedAt } of deadlines) {
    calendar.createEvent({
      id: `${id}@enlace`,
      sequence,
      // The moment itself: the half hour before it.
      start: new Date(deadlineAt.getTime() - 30 * 60_000),
      end: deadlineAt,
      stamp: updatedAt,
      lastModified: updatedAt,
      summary: text.closesLabel(title),
      url,
    });
  }
  return calendar.toString();
}
