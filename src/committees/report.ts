/** What a round has to say once it is over: drawn from its answers, those of the rounds before, and its commitments. Pure. */
import type { Locale } from '../app.ts';
import { foldText, type Values } from '../form.ts';
import { inBogota } from '../time.ts';
import { entityName, sayResponder } from './cards.ts';
import { type Question, readQuestions, type StatusColour, sayValue, statuses } from './questions.ts';
import type { RoundRow } from './round-queries.ts';
import { dayOf, todayIn } from './rules.ts';

export type Change = 'better' | 'worse' | 'same' | 'new';

export type ReportRow = {
  entity: string;
  who: string;
  answered: boolean;
  corrected: boolean;
  status: StatusColour | null;
  before: StatusColour | null;
  change: Change | null;
  answers: { question: string; answer: string }[];
};

export type CommitmentLine = {
  what: string;
  entity: string;
  dueOn: Date;
  state: 'done' | 'dropped' | 'open' | 'overdue';
  moved: boolean;
};

export const historyStates = [...statuses, 'silent'] as const;
/** How many entities were in each state in a round, or in all of a stretch of time. */
export type HistoryPoint = { label: string } & Record<(typeof historyStates)[number], number>;

export type Report = {
  roundId: string;
  committee: string;
  opensAt: Date;
  closedAt: Date | null;
  rows: ReportRow[];
  /** Questions in the order of the round, in words. */
  questions: string[];
  commitments: CommitmentLine[];
  needs: { entity: string; text: string }[];
  /** Words that the needs of two entities or more have in common. */
  common: { word: string; entities: string[] }[];
  practices: { entity: string; text: string }[];
  history: HistoryPoint[];
  paragraph: string | null;
  signedBy: string | null;
  signedAt: Date | null;
};

const colourOf = (status: string | null): StatusColour | null => statuses.find((one) => one === status) ?? null;
const weight: Record<StatusColour, number> = { red: 0, amber: 1, green: 2 };

function changeOf(status: StatusColour | null, before: StatusColour | null): Change | null {
  if (!status) return null;
  if (!before) return 'new';
  if (status === before) return 'same';
  return weight[status] > weight[before] ? 'better' : 'worse';
}

type Response = RoundRow['responses'][number];
const keyOf = (response: Response) => response.entityId ?? response.titularId ?? response.id;
const valuesOf = (response: Response): Values => (response.answers ?? {}) as unknown as Values;

/** Words too common to say that two entities need the same. */
const commonplace = new Set(
  foldText(
    `para como desde hasta sobre entre nuestra nuestro nuestros nuestras entidad entidades distrito distrital bogota apoyo
    necesita necesitamos necesidad necesidades riesgo riesgos falta faltan hacer tener contar equipo proyecto proyectos
    cooperacion internacional with from that this need needs risk risks support project projects entity`,
  ).split(' '),
);

function inCommon(needs: readonly { entity: string; text: string }[]): Report['common'] {
  const byWord = new Map<string, { word: string; entities: Set<string> }>();
  for (const { entity, text } of needs) {
    for (const word of text.match(/\p{L}{5,}/gu) ?? []) {
      const folded = foldText(word).replace(/(es|s)$/, '');
      if (commonplace.has(foldText(word)) || commonplace.has(folded)) continue;
      const found = byWord.get(folded) ?? { word: word.toLowerCase(), entities: new Set<string>() };
      found.entities.add(entity);
      byWord.set(folded, found);
    }
  }
  return [...byWord.values()]
    .filter(({ entities }) => entities.size > 1)
    .map(({ word, entities }) => ({ word, entities: [...entities] }))
    .sort((a, b) => b.entities.length - a.entities.length)
    .slice(0, 8);
}

function historyOf(rounds: readonly RoundRow[], locale: Locale): HistoryPoint[] {
  return rounds.map((round) => {
    const count = (colour: StatusColour) =>
      round.responses.filter((one) => one.state === 'sent' && one.status === colour).length;
    const label = inBogota(round.opensAt).setLocale(locale).toFormat('d LLL yy');
    const silent = round.responses.filter((one) => one.state !== 'sent').length;
    return { label, green: count('green'), amber: count('amber'), red: count('red'), silent };
  });
}

type CommitmentRow = {
  what: string;
  dueOn: Date;
  firstDueOn: Date;
  state: 'open' | 'done' | 'dropped';
  entity: { name: string } | null;
  owner: { name: string } | null;
};

function lineOf(row: CommitmentRow, today: string): CommitmentLine {
  const overdue = row.state === 'open' && row.dueOn < dayOf(today);
  return {
    what: row.what,
    entity: row.entity?.name ?? row.owner?.name ?? '—',
    dueOn: row.dueOn,
    state: overdue ? 'overdue' : row.state,
    moved: row.dueOn > row.firstDueOn,
  };
}

/** `earlier`: the committee's rounds before this one, newest first. `now`: when the commitments stood like this. */
export function buildReport(
  round: RoundRow,
  earlier: readonly RoundRow[],
  commitments: readonly CommitmentRow[],
  look: { locale: Locale; now: Date },
): Report {
  const { locale } = look;
  const questions = readQuestions(round.questions);
  const members = round.committee.seats.map(({ member }) => ({ value: member.id, label: member.name }));
  const matter = { locale, members, initial: {} };
  const say = (question: Question, values: Values) => sayValue(question, values[question.name], matter);
  const last = new Map<string, StatusColour | null>();
  for (const one of [...earlier].reverse()) {
    for (const response of one.responses)
      if (response.state === 'sent') last.set(keyOf(response), colourOf(response.status));
  }
  const rows = round.responses.map((response): ReportRow => {
    const answered = response.state === 'sent';
    const status = answered ? colourOf(response.status) : null;
    const before = last.get(keyOf(response)) ?? null;
    return {
      entity: entityName(response, locale),
      who: answered ? (response.answeredBy?.name ?? sayResponder(response, locale)) : sayResponder(response, locale),
      answered,
      corrected: response.correctedAt !== null,
      status,
      before,
      change: changeOf(status, before),
      answers: answered
        ? questions.map((question) => ({ question: question.label[locale], answer: say(question, valuesOf(response)) }))
        : [],
    };
  });
  const said = (name: string) => {
    const question = questions.find((one) => one.name === name);
    return round.responses.flatMap((response) => {
      const text = question && response.state === 'sent' ? say(question, valuesOf(response)) : '';
      return text === '' ? [] : [{ entity: entityName(response, locale), text }];
    });
  };
  const needs = said('needs');
  return {
    roundId: round.id,
    committee: round.committee.name,
    opensAt: round.opensAt,
    closedAt: round.closedAt,
    rows,
    questions: questions.map((question) => question.label[locale]),
    commitments: commitments.map((row) => lineOf(row, todayIn(look.now))),
    needs,
    common: inCommon(needs),
    practices: said('practice'),
    history: historyOf([...earlier].reverse().concat(round), locale),
    paragraph: round.paragraph,
    signedBy: round.signedBy?.name ?? null,
    signedAt: round.signedAt,
  };
}
