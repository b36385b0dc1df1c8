/** Check-ins as cards: the ask and its reminders, the chair's progress, answers. Pure. */
import type { Locale } from '../app.ts';
import type { Block, Button, Card, Rich } from '../card.ts';
import type { Values } from '../form.ts';
import { sayInstant } from '../text.ts';
import { inBogota } from '../time.ts';
import { statusTexts } from './question-text.ts';
import { cardStatus, type Question, type StatusColour, sayValue, statuses } from './questions.ts';
import { dayOf, isoDay } from './rules.ts';
import { committeesText } from './text.ts';

export type Look = { locale: Locale; now: Date };

type Named = { id: string; name: string } | null;
export type ResponseView = {
  id: string;
  titularId: string | null;
  titular: Named;
  responder: Named;
  answeredBy: Named;
  entity: { name: string } | null;
  state: 'silent' | 'draft' | 'sent';
  status: string | null;
  sentAt: Date | null;
  correctedAt: Date | null;
  draft: unknown;
};
export type RoundView = {
  id: string;
  opensAt: Date;
  closesAt: Date;
  closedAt: Date | null;
  committee: { id: string; name: string };
};

export const colourOf = (status: string | null): StatusColour | null => statuses.find((one) => one === status) ?? null;
export const sayColour = (status: string | null, locale: Locale): string => {
  const colour = colourOf(status);
  return colour ? statusTexts[locale][colour] : '—';
};

/** A day of the database ("2026-12-15") in words. */
export const sayDay = (day: Date | string, look: Look): string => {
  const iso = typeof day === 'string' ? day : isoDay(day);
  const noon = new Date(dayOf(iso).getTime() + 17 * 3_600_000);
  return sayInstant(noon, look.locale, look.now, { time: false });
};

/** "2 de diciembre de 2026": what a round goes by among those of its committee. */
export const sayOpening = (at: Date, locale: Locale): string =>
  inBogota(at)
    .setLocale(locale)
    .toFormat(locale === 'es' ? "d 'de' LLLL 'de' yyyy" : 'd LLLL yyyy');

export const sayRound = (round: Pick<RoundView, 'committee' | 'opensAt'>, { locale }: Look): string =>
  committeesText[locale].round(round.committee.name, sayOpening(round.opensAt, locale));

export const entityName = (response: Pick<ResponseView, 'entity' | 'titular'>, locale: Locale): string =>
  response.entity?.name ?? response.titular?.name ?? committeesText[locale].nobody;

const note = (text: string): Block => ({ kind: 'text', text, muted: true });

function draftSize(draft: unknown): number {
  const answers = draft && typeof draft === 'object' && 'answers' in draft ? draft.answers : null;
  return answers && typeof answers === 'object' ? Object.keys(answers).length : 0;
}

function answerButtons(response: ResponseView, locale: Locale): Button[] {
  const text = committeesText[locale];
  const data = { form: 'checkin.answer', state: response.id };
  return [
    { label: text.answerHere, action: 'form.ask', data, style: 'primary' },
    { label: text.answerAll, action: 'form.open', data },
    { label: text.delegate, action: 'form.open', data: { form: 'checkin.delegate', state: response.id } },
    { label: text.snooze, action: 'checkin.snooze', data: { response: response.id } },
  ];
}

/** The ask, the nudges and the word to a substitute: one shape, each with its own first line. */
export function askCard(
  round: RoundView,
  response: ResponseView,
  lead: string,
  look: Look,
  more: { questions?: number; prefilled?: boolean } = {},
): Card {
  const { locale, now } = look;
  const text = committeesText[locale];
  const size = draftSize(response.draft);
  return {
    title: sayRound(round, look),
    summary: lead,
    blocks: [
      { kind: 'text', text: lead },
      {
        kind: 'fields',
        fields: [
          { label: text.entity, value: entityName(response, locale) },
          { label: text.closes, value: sayInstant(round.closesAt, locale, now) },
          ...(more.questions ? [{ label: text.questions, value: String(more.questions) }] : []),
        ],
      },
      ...(more.prefilled ? [note(text.withPrefill)] : []),
      ...(size > 0 ? [note(text.hasDraft(size))] : []),
      { kind: 'buttons', buttons: answerButtons(response, locale) },
    ],
  };
}

/** What an ask turns into once it needs no answer from this person: answered, closed, or somebody else's. */
export function settledCard(round: RoundView, response: ResponseView, look: Look, said: string): Card {
  const text = committeesText[look.locale];
  const canCorrect = response.state === 'sent' && !round.closedAt;
  const data = { form: 'checkin.answer', state: response.id };
  return {
    title: sayRound(round, look),
    blocks: [
      { kind: 'status', status: response.state === 'sent' ? 'good' : 'muted', text: said },
      ...(canCorrect
        ? [{ kind: 'buttons' as const, buttons: [{ label: text.correct, action: 'form.ask', data }] }]
        : []),
    ],
  };
}

export function sayAnswered(response: ResponseView, look: Look): string {
  const text = committeesText[look.locale];
  const at = response.correctedAt ?? response.sentAt;
  const said = text.answeredBy(
    response.answeredBy?.name ?? text.nobody,
    at ? sayInstant(at, look.locale, look.now) : '',
  );
  return response.correctedAt ? `${said} (${text.correctedMark})` : said;
}

export function sayResponder(response: ResponseView, locale: Locale): string {
  const text = committeesText[locale];
  const name = response.responder?.name ?? text.nobody;
  return response.responder?.id === response.titularId
    ? name
    : text.standsIn(name, response.titular?.name ?? text.nobody);
}

function stateOf(response: ResponseView, locale: Locale): string {
  const text = committeesText[locale];
  return response.state === 'sent' && response.correctedAt ? text.states.corrected : text.states[response.state];
}

/** Who has answered, who has a draft, who is silent; the chair's card, edited in place as answers arrive. */
export function progressCard(round: RoundView, responses: readonly ResponseView[], look: Look, lead?: string): Card {
  const { locale, now } = look;
  const text = committeesText[locale];
  const sent = responses.filter((response) => response.state === 'sent').length;
  const data = { round: round.id };
  const buttons: Button[] = round.closedAt
    ? []
    : [
        ...(sent < responses.length ? [{ label: text.remindMissing, action: 'checkin.remind', data }] : []),
        { label: text.extend, action: 'form.open', data: { form: 'checkin.extend', state: round.id } },
        { label: text.close, action: 'checkin.close', data, style: 'danger', confirm: text.closeConfirm },
      ];
  return {
    title: sayRound(round, look),
    summary: text.progressLine(sent, responses.length),
    blocks: [
      ...(lead ? [{ kind: 'text' as const, text: lead }] : []),
      { kind: 'text', text: [{ text: text.progressLine(sent, responses.length), bold: true }] },
      {
        kind: 'fields',
        fields: [
          { label: text.closes, value: round.closedAt ? text.roundClosed : sayInstant(round.closesAt, locale, now) },
        ],
      },
      {
        kind: 'table',
        columns: [text.columns.entity, text.columns.who, text.columns.state, text.columns.status],
        rows: responses.map((response) => [
          entityName(response, locale),
          sayResponder(response, locale),
          stateOf(response, locale),
          sayColour(response.status, locale),
        ]),
      },
      {
        kind: 'buttons',
        buttons: [
          ...buttons,
          ...(sent > 0 ? [{ label: text.seeAnswers, action: 'checkin.answers', data }] : []),
          { label: text.log, action: 'checkin.log', data },
        ],
      },
    ],
  };
}

export type AnswerView = { question: Question; value: Values[string] | undefined };

/** The answers of one entity. */
export function answersCard(
  response: ResponseView,
  questions: readonly Question[],
  values: Values,
  members: readonly { value: string; label: string }[],
  look: Look,
  lead?: string,
): Card {
  const { locale } = look;
  const matter = { locale, members, initial: {} };
  const fields = questions.flatMap((question): { label: string; value: Rich }[] => {
    const said = sayValue(question, values[question.name], matter);
    return said === '' ? [] : [{ label: question.label[locale], value: said }];
  });
  const colour = colourOf(response.status);
  return {
    title: entityName(response, locale),
    blocks: [
      ...(lead ? [{ kind: 'text' as const, text: lead }] : []),
      ...(colour
        ? [{ kind: 'status' as const, status: cardStatus[colour], text: sayColour(response.status, locale) }]
        : []),
      { kind: 'fields', fields },
      note(sayAnswered(response, look)),
    ],
  };
}
