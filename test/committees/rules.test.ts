import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atShare,
  closesAfter,
  firstRoundOn,
  isWorkingMoment,
  keeperOf,
  nudgeNow,
  nudgeTimes,
  opensOn,
  roundAfter,
  substitutesFor,
  unitsOf,
} from '../../src/committees/rules.ts';
import { inBogota, isWorkingDay } from '../../src/time.ts';

const at = (text: string) => new Date(`${text}:00-05:00`);
const say = (date: Date) => inBogota(date).toFormat('yyyy-MM-dd HH:mm');

describe('when', () => {
  it('a round closes at five on its last working day, Saturdays, Sundays and holidays left out', () => {
    // Tuesday 1 December 2026; Tuesday 8 is the Immaculate Conception.
    expect(say(closesAfter(at('2026-12-01T10:00'), 5))).toBe('2026-12-09 17:00');
    expect(say(opensOn('2026-12-08'))).toBe('2026-12-09 09:00');
    expect(say(opensOn('2026-12-05'))).toBe('2026-12-07 09:00');
  });

  it('people are nudged at half, at 80 % and on the last morning, over a week with a holiday', () => {
    const opens = at('2026-12-02T09:00');
    const closes = closesAfter(opens, 5);
    expect(say(closes)).toBe('2026-12-10 17:00');
    expect(nudgeTimes(opens, closes).map(({ kind, at: when }) => `${kind} ${say(when)}`)).toEqual([
      'half 2026-12-07 08:00',
      'late 2026-12-09 15:24',
      'last 2026-12-10 09:00',
    ]);
  });

  it('never outside working hours, whatever the window', () => {
    const instants = fc.date({ min: at('2026-01-01T00:00'), max: at('2028-01-01T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20 }), (opens, days) => {
        const closes = closesAfter(opens, days);
        const times = nudgeTimes(opens, closes);
        expect(isWorkingDay(closes)).toBe(true);
        for (const { at: when } of times) {
          expect(isWorkingMoment(new Date(Math.min(when.getTime(), closes.getTime() - 1)))).toBe(true);
          expect(when < closes).toBe(true);
        }
        expect(times.map((one) => one.at.getTime())).toEqual(
          times.map((one) => one.at.getTime()).sort((a, b) => a - b),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('a nudge that was missed is not made up for; one that was sent is not sent again', () => {
    const times = nudgeTimes(at('2026-12-02T09:00'), at('2026-12-10T17:00'));
    expect(nudgeNow(times, [], at('2026-12-03T09:00'))).toBeNull();
    expect(nudgeNow(times, [], at('2026-12-09T16:00'))?.kind).toBe('late');
    expect(nudgeNow(times, ['late'], at('2026-12-09T17:00'))).toBeNull();
    expect(nudgeNow(times, ['late'], at('2026-12-10T09:00'))?.kind).toBe('last');
  });

  it('half of a window is half of its working hours', () => {
    expect(say(atShare(at('2026-12-01T08:00'), at('2026-12-01T18:00'), 0.5))).toBe('2026-12-01 13:00');
    expect(say(atShare(at('2026-12-04T17:00'), at('2026-12-07T09:00'), 0.5))).toBe('2026-12-07 08:00');
  });

  it.each([
    ['weekly', '2026-11-30', '2026-12-07'],
    ['biweekly', '2026-11-30', '2026-12-14'],
    ['monthly', '2026-12-01', '2027-01-01'],
    ['bimonthly', '2026-12-01', '2027-02-01'],
    ['quarterly', '2027-01-01', '2027-04-01'],
  ] as const)('%s: first %s, then %s', (cadence, first, second) => {
    expect(firstRoundOn(cadence, at('2026-11-24T10:00'))).toBe(first);
    expect(roundAfter(first, cadence, first)).toBe(second);
  });

  it('a day of the month never drifts', () => {
    expect(roundAfter('2026-08-31', 'monthly', '2026-09-30')).toBe('2026-10-31');
  });
});

describe('who', () => {
  const seats = [
    { memberId: 'maria', entityId: 'sdm', role: 'chair' },
    { memberId: 'juan', entityId: 'tm', role: 'delegate' },
    { memberId: 'luis', entityId: 'tm', role: 'substitute' },
    { memberId: 'ana', entityId: 'idu', role: 'substitute' },
    { memberId: 'laura', entityId: 'ddri', role: 'liaison' },
    { memberId: 'maria', entityId: 'sdm', role: 'delegate' },
  ] as const;

  it('everybody with a seat is asked once; a substitute only when nobody else sits for the entity', () => {
    expect(
      unitsOf(seats)
        .map((unit) => unit.memberId)
        .sort(),
    ).toEqual(['ana', 'juan', 'laura', 'maria']);
    expect(substitutesFor(seats, 'tm', 'juan')).toEqual(['luis']);
    expect(substitutesFor(seats, 'sdm', 'maria')).toEqual([]);
  });

  it('a commitment stays with its owner, then with who sits for the entity', () => {
    expect(keeperOf(seats, { ownerId: 'juan', entityId: 'tm' })).toBe('juan');
    expect(keeperOf(seats, { ownerId: 'gone', entityId: 'tm' })).toBe('juan');
    expect(keeperOf(seats, { ownerId: null, entityId: 'idu' })).toBe('ana');
    expect(keeperOf(seats, { ownerId: 'gone', entityId: 'other' })).toBeNull();
    expect(keeperOf(seats, { ownerId: 'gone', entityId: null })).toBeNull();
  });
});
