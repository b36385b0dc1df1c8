import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, nextAllowed, readClockTime, toWorkingDay } from '../src/time.ts';

const quiet = { quietFrom: '18:00', quietTo: '08:00' };
const bogota = (iso: string) => new Date(`${iso}-05:00`);

describe('the calendar of Bogotá', () => {
  it.each([
    ['2026-11-16T10:00', false, 'Independencia de Cartagena, moved to Monday (Ley Emiliani)'],
    ['2026-11-17T10:00', true, 'a Tuesday'],
    ['2026-12-08T10:00', false, 'Inmaculada Concepción'],
    ['2026-11-21T10:00', false, 'a Saturday'],
    ['2026-04-02T10:00', false, 'Maundy Thursday'],
    ['2026-01-12T10:00', false, 'Reyes Magos, moved to Monday'],
  ])('%s works: %s (%s)', (at, works) => {
    expect(isWorkingDay(bogota(at))).toBe(works);
  });

  it('moves to the next working day, or the one before, at the same time', () => {
    expect(toWorkingDay(bogota('2026-11-14T09:00'), 1)).toEqual(bogota('2026-11-17T09:00'));
    expect(toWorkingDay(bogota('2026-11-16T09:00'), -1)).toEqual(bogota('2026-11-13T09:00'));
  });

  it('counts working days over a long weekend, both ways', () => {
    expect(addWorkingDays(bogota('2026-11-13T09:00'), 1)).toEqual(bogota('2026-11-17T09:00'));
    expect(addWorkingDays(bogota('2026-11-17T09:00'), -2)).toEqual(bogota('2026-11-12T09:00'));
  });

  it.each([
    ['2026-11-17T10:00', '2026-11-17T10:00', 'in working hours, at once'],
    ['2026-11-17T18:00', '2026-11-18T08:00', 'in the evening, next morning'],
    ['2026-11-17T07:59', '2026-11-17T08:00', 'before eight, at eight'],
    ['2026-11-13T20:00', '2026-11-17T08:00', 'on the Friday evening of a long weekend, on Tuesday'],
    ['2026-11-15T12:00', '2026-11-17T08:00', 'at noon on its Sunday, on Tuesday'],
  ])('a direct message of %s goes out at %s: %s', (at, out) => {
    expect(nextAllowed(bogota(at), quiet)).toEqual(bogota(out));
  });

  it('knows quiet hours within one day, and none at all', () => {
    expect(nextAllowed(bogota('2026-11-17T13:00'), { quietFrom: '12:00', quietTo: '14:00' })).toEqual(
      bogota('2026-11-17T14:00'),
    );
    expect(nextAllowed(bogota('2026-11-15T03:00'), { quietFrom: '00:00', quietTo: '00:00' })).toEqual(
      bogota('2026-11-15T03:00'),
    );
  });
});

describe('a time of day, as people write it', () => {
  it.each([
    ['14:00', '14:00'],
    ['2 p. m.', '14:00'],
    ['2:30pm', '14:30'],
    ['12:00 a.m.', '00:00'],
    ['9', '09:00'],
    ['25:00', null],
    ['13 p. m.', null],
    ['tarde', null],
  ])('«%s» is the time %s', (typed, time) => expect(readClockTime(typed)).toBe(time));
});
