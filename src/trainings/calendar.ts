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

type Session = { startsAt: Date; endsAt: Date };

/** The training as events, one a session; the first keeps the training's own UID, so that one session more changes none. */
function addEvents(
  calendar: ICalCalendar,
  training: TrainingView,
  edition: Edition,
  look: Look,
  attendee?: Person,
): void {
  const sessions: readonly Session[] = training.sessions.length > 1 ? training.sessions : [training];
  const text = trainingsText[look.locale];
  const where = plainText(sayWhere(training, look, true));
  const cancelled = calendar.method() === ICalCalendarMethod.CANCEL;
  sessions.forEach((session, index) => {
    const event = calendar.createEvent({
      id: `${training.id}${index === 0 ? '' : `-${index + 1}`}@enlace`,
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
  });
}

/** The file of somebody's enrolment: REQUEST puts it in a calendar or replaces what is there, CANCEL takes it out. */
export function invitation(
  training: TrainingView,
  edition: Edition,
  attendee: Person,
  method: 'REQUEST' | 'CANCEL',
  look: Look,
): string {
  const calendar = ical({ prodId: product, method: ICalCalendarMethod[method] });
  addEvents(calendar, training, edition, look, attendee);
  return calendar.toString();
}

export type Deadline = { id: string; title: string; url: string | null; deadlineAt: Date } & Edition;

/** A member's calendar: the trainings they are enrolled in, and the closes of the calls they follow. */
export function memberCalendar(
  trainings: readonly { training: TrainingView; edition: Edition }[],
  deadlines: readonly Deadline[],
  look: Look,
): string {
  const text = personalText[look.locale];
  const calendar = ical({ prodId: product, name: text.feedName, ttl: 3600, method: ICalCalendarMethod.PUBLISH });
  for (const { training, edition } of trainings) addEvents(calendar, training, edition, look);
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
