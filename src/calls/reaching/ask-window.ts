/** The stretch of time that a question about closing dates names. Pure. */
import type { DateTime } from 'luxon';
import { words } from '../../sentence.ts';
import { inBogota } from '../../time.ts';

export type Window = { from: Date | null; to: Date };

export const numbersInWords: Record<string, number> = {
  un: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  one: 1,
  two: 2,
  three: 3,
};
export const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
  ' ',
);
export const monthsEn = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The stretch of time a sentence names: "esta semana", "próximos 15 días", "en diciembre", "antes de marzo". */
export function askedWindow(text: string, now: Date): Window | null {
  const said = ` ${words(text)
    .map((word) => word.folded)
    .join(' ')} `;
  const today = inBogota(now).startOf('day');
  const until = (from: DateTime | null, to: DateTime): Window => ({
    from: from?.toJSDate() ?? null,
    to: to.toJSDate(),
  });
  const has = (pattern: RegExp) => pattern.exec(said);
  if (has(/ (hoy|today) /)) return until(today, today.endOf('day'));
  if (has(/ (manana|tomorrow) /)) return until(today.plus({ days: 1 }), today.plus({ days: 1 }).endOf('day'));
  if (has(/ (esta semana|this week) /)) return until(today, today.endOf('week'));
  if (has(/ (proxima semana|semana que viene|next week) /)) {
    const next = today.plus({ weeks: 1 });
    return until(next.startOf('week'), next.endOf('week'));
  }
  if (has(/ (este mes|this month) /)) return until(today, today.endOf('month'));
  if (has(/ (proximo mes|mes que viene|next month) /)) {
    const next = today.plus({ months: 1 });
    return until(next.startOf('month'), next.endOf('month'));
  }
  if (has(/ (este ano|este año|this year) /)) return until(today, today.endOf('year'));
  const span = has(
    / (\d{1,3}|un|una|dos|tres|cuatro|cinco|seis|one|two|three) (dias?|days?|semanas?|weeks?|mes(?:es)?|months?) /,
  );
  if (span) {
    const count = Number(span[1]) || (numbersInWords[span[1] ?? ''] ?? 1);
    const unit = /^(dia|day)/.test(span[2] ?? '') ? 'days' : /^(semana|week)/.test(span[2] ?? '') ? 'weeks' : 'months';
    return until(today, today.plus({ [unit]: count }).endOf('day'));
  }
  for (const names of [months, monthsEn]) {
    const index = names.findIndex((name) => said.includes(` ${name} `));
    if (index < 0 || (names === monthsEn && names[index] === 'may' && !/ (in|before|by) may /.test(said))) continue;
    const thisYear = today.set({ month: index + 1 }).startOf('month');
    const month = thisYear.endOf('month') < today ? thisYear.plus({ years: 1 }) : thisYear;
    const before = new RegExp(` (antes de|before|by) ${names[index]} `).test(said);
    return before ? until(null, month.minus({ milliseconds: 1 })) : until(month, month.endOf('month'));
  }
  return null;
}
