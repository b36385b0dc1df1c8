/** A calendar's text, read by a parser that has nothing to do with what wrote it. */
import ICAL from 'ical.js';

export type Read = {
  method: string;
  events: {
    uid: string;
    sequence: number;
    summary: string;
    start: Date;
    end: Date;
    location: string;
    status: string;
    attendee: string;
  }[];
};

export function read(text: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      start: event.startDate.toJSDate(),
      end: event.endDate.toJSDate(),
      location: event.location,
      status: String(component.getFirstPropertyValue('status')),
      attendee: String(component.getFirstPropertyValue('attendee')),
    };
  });
  return { method: String(calendar.getFirstPropertyValue('method')), events };
}
