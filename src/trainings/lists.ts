/** Trainings as lists and menus, with the courses that are open beside them. Pure: data in, card out. */
import type { Dependencies } from '../app.ts';
import type { Block, Button, Card, Option, Rich } from '../card.ts';
import { sayInstant, shorten } from '../text.ts';
import { inBogota } from '../time.ts';
import { type Look, type Mine, sayWhen, sayWhere, type TrainingView } from './cards.ts';
import { trainingState } from './rules.ts';
import { trainingsText } from './text.ts';

/** What a menu's line takes on every platform; Slack takes no more. */
export const labelLength = 75;

/** A menu's label; the whole title is in the list beside it. */
function optionOf(training: TrainingView, look: Look): Option {
  const day = inBogota(training.startsAt).setLocale(look.locale).toFormat('d LLL');
  return { value: training.id, label: shorten(`${day}: ${training.title}`, labelLength) };
}

/** One line of a list: title, when, where, state or the person's own answer. */
function trainingLine(training: TrainingView, look: Look, mine: Mine): Rich {
  const text = trainingsText[look.locale];
  const state = trainingState(training, training.places, look.now);
  const facts = [
    sayWhen(training, look),
    sayWhere(training, look, false),
    ...(training.mandatory ? [text.mandatoryShort] : []),
    mine ? text.mine[mine] : text.state[state],
  ];
  return [{ text: training.title, bold: true }, ` (${training.code}) — ${facts.join(' · ')}`];
}

export type Course = Awaited<ReturnType<Dependencies['openCourses']>>[number];

/** Courses and scholarships that arrived as calls: those of a page, out of `total`. */
export type CoursePage = { courses: readonly Course[]; total: number; from: number };

export type ListPage = {
  trainings: readonly { view: TrainingView; mine: Mine }[];
  total: number;
  from: number;
  understood: string;
  ask: string;
  title: string;
  none: string;
  /** Shown after the trainings. */
  courses?: CoursePage;
};

/** The courses as blocks: each with its close, a way into each, and the rest one button away. */
function courseBlocks({ courses, total, from }: CoursePage, ask: string, look: Look): Block[] {
  const text = trainingsText[look.locale];
  if (courses.length === 0) return [];
  const closes = (at: Date | null) => (at ? text.courseCloses(sayInstant(at, look.locale, look.now)) : text.courseOpen);
  const left = total - from - courses.length;
  const next = { ask, from: String(from + courses.length) };
  return [
    {
      kind: 'list',
      items: courses.map(
        ({ title, modality, closesAt: at }): Rich => [
          { text: title, bold: true },
          ` — ${text.courseKinds[modality]} · ${closes(at)}`,
        ],
      ),
    },
    {
      kind: 'choices',
      label: text.openCourse,
      action: 'call.open',
      options: courses.map(({ id, title }) => ({ value: id, label: shorten(title, labelLength) })),
    },
    ...(left > 0
      ? [
          {
            kind: 'buttons' as const,
            buttons: [{ label: text.moreCourses(left), action: 'training.courses', data: next }],
          },
        ]
      : []),
  ];
}

/** A page of a list, numbered, with a way into each training; then the courses and scholarships that are open. */
export function trainingListCard(page: ListPage, look: Look): Card {
  const text = trainingsText[look.locale];
  const blocks: Block[] = [];
  if (page.understood) blocks.push({ kind: 'text', text: text.understood(page.understood), muted: true });
  if (page.total === 0) blocks.push({ kind: 'text', text: page.none });
  else {
    const to = page.from + page.trainings.length;
    blocks.push(
      { kind: 'text', text: text.listCount(`${page.from + 1}–${to}`, page.total) },
      { kind: 'list', items: page.trainings.map(({ view, mine }) => trainingLine(view, look, mine)), ordered: true },
      {
        kind: 'choices',
        label: text.openWhich,
        action: 'training.open',
        options: page.trainings.map(({ view }) => optionOf(view, look)),
      },
    );
    const more: Button = { label: text.more, action: 'training.page', data: { ask: page.ask, from: String(to) } };
    if (to < page.total) blocks.push({ kind: 'buttons', buttons: [more] });
  }
  const courses = page.courses ? courseBlocks(page.courses, page.ask, look) : [];
  if (courses.length > 0) blocks.push({ kind: 'section', title: text.courses, blocks: courses });
  return { title: page.title, blocks };
}

/** The next courses alone. */
export const courseListCard = (page: CoursePage, ask: string, look: Look): Card => ({
  title: trainingsText[look.locale].courses,
  blocks: courseBlocks(page, ask, look),
});

/** When the words fit several: which one is meant, for that action. */
export function whichCard(trainings: readonly TrainingView[], action: string, lead: string, look: Look): Card {
  const options = trainings.map((training) => optionOf(training, look));
  const label = trainingsText[look.locale].whichOne;
  const said: Block[] = lead === label ? [] : [{ kind: 'text', text: lead }];
  return { blocks: [...said, { kind: 'choices', label, action, options }] };
}
