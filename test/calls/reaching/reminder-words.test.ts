import { describe, expect, it } from 'vitest';
import { daysIn, declines, saysHow } from '../../../src/calls/reaching/reminder-words.ts';
import { reminderTimes } from '../../../src/calls/rules.ts';

it.each<[string, readonly number[], string[]]>([
  // Friday 15 January 2027; Monday 11 is a holiday.
  ['2027-01-16T04:59:00Z', [2], ['2027-01-13T14:00:00.000Z']],
  ['2027-01-16T04:59:00Z', [7, 14], ['2026-12-23T14:00:00.000Z', '2027-01-05T14:00:00.000Z']],
  // Sunday: the last working day before it counts.
  ['2027-01-18T04:59:00Z', [2], ['2027-01-13T14:00:00.000Z']],
])('the close of %s is reminded of %j working days before', (deadline, days, expected) => {
  expect(reminderTimes(new Date(deadline), days).map((at) => at.toISOString())).toEqual(expected);
});

describe('a sentence', () => {
  it.each<[string, number[] | null]>([
    ['recuérdeme 10 y 3 días antes', [10, 3]],
    ['10, 3, 1 días antes', [10, 3, 1]],
    ['dos semanas antes', [10]],
    ['a week before', [5]],
    ['un mes antes', [20]],
    ['la víspera', [1]],
    ['en 3 días', null],
    ['dentro de dos semanas', null],
    ['5 días hábiles antes', [5]],
  ])('«%s» is so many working days before', (said, expected) => {
    expect(daysIn(said)).toEqual(expected);
  });

  it.each<[string, boolean]>([
    ['no me recuerde la 12', true],
    ['ya no me recuerde más', true],
    ['sin recordatorios de la 12', true],
    ["don't remind me of call 12", true],
    ['quite los recordatorios de la 12', true],
    ['no se le olvide recordarme la 12', false],
    ['recuérdeme la de Médicos sin Fronteras', false],
    ['remind me of the call not to miss', false],
  ])('«%s» wants no reminder: %s', (said, expected) => {
    expect(declines(said)).toBe(expected);
  });

  it.each(['innovacion', 'igualdad', 'onu', 'mesa', 'dialogo', 'master', 'youth', 'notas', 'atencion', 'andina'])(
    '«%s» is of a title',
    (word) => expect(saysHow.test(word)).toBe(false),
  );
});
