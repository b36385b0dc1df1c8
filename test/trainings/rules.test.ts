/** What must hold for any training, person and moment. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAllowed } from '../../src/time.ts';
import { readDateTime, readEnd, readLeads, readSessions } from '../../src/trainings/input.ts';
import {
  certificateCode,
  nextInSeries,
  nudgeAt,
  offerUntil,
  placesLeft,
  reminderBefore,
  reminderChoices,
  repetitions,
  trainingState,
} from '../../src/trainings/rules.ts';
import { at } from './scene.ts';

const hourMs = 3_600_000;
const quarter = 15 * 60_000;
const from = at('2026-11-01 00:00').getTime();
const moments = fc.integer({ min: 0, max: 4 * 24 * 400 }).map((steps) => new Date(from + steps * quarter));
const clockTimes = fc.constantFrom('00:00', '06:30', '07:00', '08:00', '12:00', '17:00', '18:00', '20:00', '22:00');
const quietHours = fc.record({ quietFrom: clockTimes, quietTo: clockTimes });
const usual = { quietFrom: '18:00', quietTo: '08:00' };

describe('a reminder', () => {
  it('always has a moment at which it can go out, after it is due and before the start', () => {
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(...reminderChoices),
        fc.constantFrom(usual, { quietFrom: '20:00', quietTo: '07:00' }, { quietFrom: '00:00', quietTo: '00:00' }),
        (startsAt, minutes, quiet) => {
          const reminder = reminderBefore(startsAt, minutes, quiet);
          const goesAt = reminder.anytime ? reminder.dueAt : nextAllowed(reminder.dueAt, quiet);
          expect(goesAt < startsAt).toBe(true);
          expect(goesAt < reminder.expiresAt).toBe(true);
          expect(reminder.expiresAt <= startsAt).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never throws, whatever quiet hours somebody chose', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...reminderChoices), quietHours, (startsAt, minutes, quiet) => {
        expect(reminderBefore(startsAt, minutes, quiet).dueAt < startsAt).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is exactly so long before for who has no quiet hours', () => {
    const none = { quietFrom: '00:00', quietTo: '00:00' };
    for (const minutes of reminderChoices) {
      const { dueAt } = reminderBefore(at('2026-12-13 09:00'), minutes, none);
      expect(at('2026-12-13 09:00').getTime() - dueAt.getTime()).toBe(minutes * 60_000);
    }
  });

  it('of the day before a Monday goes out on the working day before, not an hour before the start', () => {
    expect(reminderBefore(at('2026-12-14 09:00'), 24 * 60, usual).dueAt).toEqual(at('2026-12-11 09:00'));
    // In the afternoon there is time for it on Monday morning.
    expect(reminderBefore(at('2026-12-14 15:00'), 24 * 60, usual).dueAt).toEqual(at('2026-12-13 15:00'));
  });
});

describe('an offered place', () => {
  it('is kept 24 hours, or 2 when the training starts within a day, and never beyond the start', () => {
    const now = at('2026-12-14 10:00');
    expect(offerUntil(at('2026-12-20 10:00'), now, usual)).toEqual(at('2026-12-15 10:00'));
    expect(offerUntil(at('2026-12-15 10:00'), now, usual)).toEqual(at('2026-12-14 12:00'));
    expect(offerUntil(at('2026-12-14 11:00'), now, usual)).toEqual(at('2026-12-14 11:00'));
    expect(offerUntil(at('2026-12-15 08:00'), at('2026-12-14 19:00'), usual)).toBeNull();
  });
});

describe('the state', () => {
  const training = {
    stage: 'published' as const,
    capacity: 2,
    startsAt: at('2026-12-15 14:00'),
    endsAt: at('2026-12-15 17:00'),
    enrolBy: at('2026-12-11 23:59'),
  };
  const none = { enrolled: 0, offered: 0, waiting: 0 };
  it.each([
    ['2026-12-01 10:00', none, 'open'],
    ['2026-12-01 10:00', { ...none, enrolled: 1, offered: 1 }, 'full'],
    ['2026-12-11 23:59', none, 'closed'],
    ['2026-12-15 15:00', none, 'closed'],
    ['2026-12-15 17:00', none, 'done'],
  ] as const)('at %s with %o is %s', (now, places, state) => {
    expect(trainingState(training, places, at(now))).toBe(state);
    expect(trainingState({ ...training, stage: 'cancelled' }, places, at(now))).toBe('cancelled');
    expect(trainingState({ ...training, stage: 'draft' }, places, at(now))).toBe('draft');
  });

  it('has no full without a limit, and no negative places', () => {
    expect(placesLeft({ capacity: null }, { ...none, enrolled: 999 })).toBeNull();
    expect(placesLeft({ capacity: 1 }, { ...none, enrolled: 3 })).toBe(0);
  });
});

describe('the nudge', () => {
  it('is not sent on the heels of the announcement, nor after its time', () => {
    const training = { startsAt: at('2026-12-15 14:00'), endsAt: at('2026-12-15 17:00'), enrolBy: null };
    expect(nudgeAt(training, at('2026-12-01 10:00'), at('2026-12-01 10:00'))).toEqual(at('2026-12-10 09:00'));
    expect(nudgeAt(training, at('2026-12-09 10:00'), at('2026-12-09 10:00'))).toBeNull();
    expect(nudgeAt(training, at('2026-12-01 10:00'), at('2026-12-10 09:00'))).toBeNull();
  });
});

describe('a series', () => {
  it('goes on after today, on a working day, as long as it was', () => {
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(...repetitions),
        fc.integer({ min: 0, max: 900 }),
        (startsAt, every, days) => {
          const training = {
            startsAt,
            endsAt: new Date(startsAt.getTime() + 2 * hourMs),
            enrolBy: new Date(startsAt.getTime() - hourMs),
          };
          const after = new Date(startsAt.getTime() + days * 24 * hourMs);
          const next = nextInSeries(training, every, after);
          expect(next.startsAt > after).toBe(true);
          expect(next.endsAt.getTime() - next.startsAt.getTime()).toBe(2 * hourMs);
          expect(next.startsAt.getTime() - (next.enrolBy?.getTime() ?? 0)).toBe(hourMs);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('what people write', () => {
  it.each([
    ['2026-12-15 14:00', '2026-12-15 14:00'],
    ['15/12/2026 2:00 p. m.', '2026-12-15 14:00'],
    ['2026-12-15T14:00', '2026-12-15 14:00'],
    ['31/02/2026 10:00', null],
    ['2026-12-15', null],
  ])('«%s» is the moment %s', (typed, moment) =>
    expect(readDateTime(typed)).toEqual(moment === null ? null : at(moment)),
  );

  it('reads ends, sessions and leads', () => {
    expect(readEnd('5 p. m.', at('2026-12-15 14:00'))).toEqual(at('2026-12-15 17:00'));
    expect(readEnd('17:00', at('2026-12-15 14:00'))).toEqual(at('2026-12-15 17:00'));
    expect(readEnd('2026-12-16 12:00', at('2026-12-15 14:00'))).toEqual(at('2026-12-16 12:00'));
    expect(readSessions('2026-12-17 14:00-16:00; 2026-12-15 14:00 a 16:00')?.map(({ startsAt }) => startsAt)).toEqual([
      at('2026-12-15 14:00').toISOString(),
      at('2026-12-17 14:00').toISOString(),
    ]);
    expect(readSessions('2026-12-17 16:00-14:00')).toBeNull();
    expect(readLeads('7 días; 1 hora; 1 d')).toEqual([10_080, 1440, 60]);
    expect(readLeads('2 days; 90 min; 2 horas antes')).toEqual([2880, 120, 90]);
    for (const unread of ['pronto', '1 mes', '2 meses', '1 día, 1 hora']) expect(readLeads(unread)).toBeNull();
    expect(readLeads('ninguno')).toEqual([]);
  });

  it('draws codes that nobody misreads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        expect(certificateCode(bytes)).toMatch(/^[A-HJKMNP-Z]{4}-[2-9]{4}$/);
      }),
    );
  });
});
