/** The lists of trainings that people ask for: ahead, of a month or a sector, for oneself, one's own, the next. */
import type { Reply } from '../adapter.ts';
import type { Context } from '../app.ts';
import { listSectors } from '../members/queries.ts';
import { words } from '../sentence.ts';
import { sayInstant, sayList } from '../text.ts';
import { inBogota } from '../time.ts';
import {
  askedModality,
  askedSectors,
  askedWindow,
  asksMandatory,
  matchTrainings,
  nextOfThatName,
  type Window,
  wantedWords,
} from './ask.ts';
import type { Look } from './cards.ts';
import { asksForMe } from './intent.ts';
import { type Course, type CoursePage, courseListCard } from './lists.ts';
import { getCandidate } from './people-queries.ts';
import { listTrainings, type TrainingRow } from './queries.ts';
import { isInvited } from './rules.ts';
import { lookOf, memberIdOf, seenBy, showRows, showTraining } from './show.ts';
import { trainingsText } from './text.ts';

/** "el lunes 30 de noviembre", "en agosto de 2027", "del lunes 30 de noviembre al domingo 6 de diciembre". */
function sayWindow({ from, to, month }: Window, { locale, now }: Look): string {
  const text = trainingsText[locale];
  const day = (at: Date) => sayInstant(at, locale, now, { time: false });
  if (day(from) === day(to)) return text.onDay(day(from));
  if (month === undefined) return text.fromTo(day(from), day(to));
  return text.inMonth(
    inBogota(from)
      .setLocale(locale)
      .toFormat(locale === 'es' ? "LLLL 'de' yyyy" : 'LLLL yyyy'),
  );
}

async function listedFor(
  context: Context,
  ask: string,
): Promise<{
  rows: TrainingRow[];
  courses: readonly Course[];
  understood: string;
}> {
  const { db } = context.store;
  const look = await lookOf(context);
  const text = trainingsText[look.locale];
  const window = askedWindow(ask, look.now);
  const sectorRows = await listSectors(db);
  const sectors = askedSectors(ask, sectorRows);
  let { from, to }: Partial<Window> = window ?? {};
  const read = () =>
    listTrainings(db, {
      stages: ['published'],
      ...(from && to ? { startsFrom: from, startsTo: to } : { endsAfter: look.now }),
    });
  const person = context.person.memberId ? await getCandidate(db, context.person.memberId) : null;
  const isFor = (row: TrainingRow) => person !== null && isInvited(row, person);
  let rows = await read();
  const later = nextOfThatName(window, ask, look.now);
  if (rows.length === 0 && later) {
    ({ from, to } = later);
    rows = await read();
  }
  rows = rows.filter(await seenBy(context));
  const parts: string[] = [];
  if (asksForMe(ask) && person) {
    rows = rows.filter(isFor);
    parts.push(text.forYou);
  }
  if (from && to) {
    parts.push(sayWindow({ from, to, month: window?.month }, look));
  }
  const modalities = askedModality(ask);
  if (modalities) {
    rows = rows.filter(({ modality }) => modalities.includes(modality));
    parts.push(
      sayList(
        modalities.map((one) => text.modalities[one]),
        look.locale,
      ),
    );
  }
  if (asksMandatory(ask)) {
    rows = rows.filter((row) => row.mandatory);
    parts.push(text.onlyMandatory);
  }
  if (sectors.length > 0) {
    rows = rows.filter((row) => row.sectors.some((sector) => sectors.includes(sector)));
    parts.push(
      sayList(
        sectors.map((id) => look.sectorNames.get(id) ?? id),
        look.locale,
      ),
    );
  }
  const named = sectorRows.filter(({ id }) => sectors.includes(id));
  const used = new Set(named.flatMap(({ name, nameEn }) => words(`${name} ${nameEn}`)).map((word) => word.folded));
  const left = wantedWords(ask).filter(
    (word) => !used.has(word) && !/^\d+$/.test(word) && !(window && askedWindow(word, look.now)),
  );
  if (left.length > 0) {
    rows = matchTrainings(left.join(' '), rows);
    parts.push(left.map((word) => `«${word}»`).join(', '));
  }
  // A course has a close, not a day: asked for a time, or for what is mandatory, there are none to show.
  const open = window || modalities || asksMandatory(ask) ? [] : await context.openCourses();
  const inSectors = open.filter(
    (one) => sectors.length === 0 || one.sectors.some((sector) => sectors.includes(sector)),
  );
  const titled = inSectors.map((one) => ({ ...one, code: String(one.number), description: '' }));
  const courses = left.length > 0 ? matchTrainings(left.join(' '), titled) : inSectors;
  return { rows, courses, understood: parts.join(' · ') };
}

/** Courses on one page, after the trainings or alone. */
const coursesPage = 5;

const coursesFrom = (courses: readonly Course[], from: number): CoursePage => ({
  courses: courses.slice(from, from + coursesPage),
  total: courses.length,
  from,
});

/** The trainings asked for; with the first page, the courses and scholarships that are open. */
export async function showList(context: Context, ask: string, from: number): Promise<Reply> {
  const text = trainingsText[context.person.locale];
  const { rows, courses, understood } = await listedFor(context, ask);
  const page = { title: text.listTitle, none: text.listNone, understood, ask, from };
  return showRows(context, rows, from === 0 ? { ...page, courses: coursesFrom(courses, 0) } : page);
}

export async function showCourses(context: Context, ask: string, from: number): Promise<Reply> {
  const { courses } = await listedFor(context, ask);
  return { kind: 'cards', cards: [courseListCard(coursesFrom(courses, from), ask, await lookOf(context))] };
}

/** The list that the words ask for, when something is in it. */
export async function listIfAny(context: Context, ask: string): Promise<Reply | null> {
  const { rows } = await listedFor(context, ask);
  return rows.length > 0 ? showList(context, ask, 0) : null;
}

export async function showMine(context: Context): Promise<Reply> {
  const text = trainingsText[context.person.locale];
  const rows = await listTrainings(context.store.db, {
    stages: ['published'],
    endsAfter: context.clock.now(),
    answered: { memberId: memberIdOf(context), states: ['enrolled', 'offered', 'waiting', 'maybe'] },
  });
  return showRows(context, rows, { title: text.mineTitle, none: text.mineNone, understood: '', ask: '', from: 0 });
}

/** The next one; `instead`: of a day that was asked for and has none. */
export async function showNext(context: Context, instead?: string): Promise<Reply> {
  const { db } = context.store;
  const text = trainingsText[context.person.locale];
  const ahead = (await listTrainings(db, { stages: ['published'], endsAfter: context.clock.now() })).filter(
    ({ startsAt }) => startsAt > context.clock.now(),
  );
  const person = context.person.memberId ? await getCandidate(db, context.person.memberId) : null;
  const next = ahead.find((row) => person !== null && isInvited(row, person)) ?? ahead.find((row) => !row.byInvitation);
  if (!next) return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: text.nextNone }] }] };
  const window = instead === undefined ? null : askedWindow(instead, context.clock.now());
  const said = window ? text.noneThen(sayWindow(window, await lookOf(context))) : null;
  return showTraining(context, next, said ?? text.nextLead);
}
