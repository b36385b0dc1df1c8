/** Check-ins as cards: the ask and its reminders, the chair's progress, answers. Pure. */
import type { Locale } from '../app.ts';
import type { Block, Button, Card, Rich } from '../card.ts';
import { openButton, sayDocument } from '../files/show.ts';
import type { Values } from '../form.ts';
import { sayInstant, shorten } from '../text.ts';
import { inBogota } from '../time.ts';
import { statusTexts } from './question-text.ts';
import { cardStatus, type Question, type StatusColour, sayValue, statuses } from './questions.ts';
import { dayOf, isoDay } from './rules.ts';
import { committeesText } from './text.ts';

/** Who the core asks about a file that answers a question. */
export const answerFiles = 'checkin.answer';

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
  snoozedUntil: Date | null;
};
export type RoundView = {
  id: string;
  opensAt: Date;
  closesAt: Date;
  closedAt: Date | null;
  signedAt: Date | null;
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

/** A line beside its colour. */
export const cardOfStatus = (status: string | null, text: string): Block => {
  const colour = colourOf(status);
  return { kind: 'status', status: colour ? cardStatus[colour] : 'muted', text };
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

/** "6–10": some are asked only after certain answers. */
function sayCount(questions: readonly Question[]): string {
  const always = questions.filter((question) => !question.when).length;
  return always === questions.length ? String(always) : `${always}–${questions.length}`;
}

/** The ask, the nudges and the word to a substitute: one shape, each with its own first line. */
export function askCard(
  round: RoundView,
  response: ResponseView,
  lead: string,
  look: Look,
  more: { questions?: readonly Question[]; prefilled?: boolean } = {},
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
          ...(more.questions ? [{ label: text.questions, value: sayCount(more.questions) }] : []),
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

function stateOf(response: ResponseView, { locale, now }: Look): string {
  const text = committeesText[locale];
  const { state, correctedAt, snoozedUntil } = response;
  if (state === 'sent') return correctedAt ? text.states.corrected : text.states.sent;
  const isPutOff = snoozedUntil !== null && snoozedUntil > now;
  return isPutOff ? text.putOff(text.states[state], sayInstant(snoozedUntil, locale, now)) : text.states[state];
}

/** What each answer says, one at a time. */
function answerMenu(round: RoundView, responses: readonly ResponseView[], locale: Locale): Block[] {
  const options = responses
    .filter((response) => response.state === 'sent')
    .map((response) => ({ value: response.id, label: shorten(entityName(response, locale), 60) }));
  const data = { round: round.id };
  const label = committeesText[locale].seeAnswer;
  return options.length > 0 ? [{ kind: 'choices', label, action: 'checkin.answers', options, data }] : [];
}

/** Who has answered, who has a draft, who is silent; the chair's card, edited in place as answers arrive. */
export function progressCard(
  round: RoundView,
  responses: readonly ResponseView[],
  look: Look,
  may: { run: boolean; hearsAll?: boolean },
): Card {
  const { locale, now } = look;
  const text = committeesText[locale];
  const sent = responses.filter((response) => response.state === 'sent').length;
  const data = { round: round.id };
  const extend = { action: 'form.open', data: { form: 'checkin.extend', state: round.id } };
  const open: Button[] = [
    ...(sent < responses.length ? [{ label: text.remindMissing, action: 'checkin.remind', data }] : []),
    { label: text.extend, ...extend },
    { label: text.close, action: 'checkin.close', data, style: 'danger', confirm: text.closeConfirm },
    ...(may.hearsAll === undefined
      ? []
      : [{ label: may.hearsAll ? text.hearNone : text.hearAll, action: 'checkin.hear', data }]),
  ];
  const closed: Button[] = round.signedAt ? [] : [{ label: text.reopen, ...extend }];
  return {
    title: sayRound(round, look),
    summary: text.progressLine(sent, responses.length),
    blocks: [
      { kind: 'text', text: [{ text: text.progressLine(sent, responses.length), bold: true }] },
      {
        kind: 'fields',
        fields: [
          round.closedAt
            ? { label: text.closedOn, value: sayInstant(round.closedAt, locale, now) }
            : { label: text.closes, value: sayInstant(round.closesAt, locale, now) },
        ],
      },
      {
        kind: 'table',
        columns: [text.columns.entity, text.columns.who, text.columns.state, text.columns.status],
        rows: responses.map((response) => [
          entityName(response, locale),
          sayResponder(response, locale),
          stateOf(response, look),
          sayColour(response.status, locale),
        ]),
      },
      ...answerMenu(round, responses, locale),
      {
        kind: 'buttons',
        buttons: [
          ...(may.run ? (round.closedAt ? closed : open) : []),
          ...(sent > 1 ? [{ label: text.seeAnswers, action: 'checkin.answers', data }] : []),
          { label: text.log, action: 'checkin.log', data },
        ],
      },
    ],
  };
}

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
  const colour = colourOf(response.status);
  // The colour is said once, above.
  const shown = questions.find((question) => question.kind === 'status' && values[question.name] === colour);
  const fields = questions.flatMap((question): { label: string; value: Rich }[] => {
    const value = values[question.name];
    const said = question === shown ? '' : sayValue(question, value, matter);
    const rich = question.kind === 'document' && typeof value === 'string' ? sayDocument(value) : said;
    return said === '' ? [] : [{ label: question.label[locale], value: rich }];
  });
  const files = questions.flatMap((question): Button[] => {
    const value = values[question.name];
    if (question.kind !== 'document' || typeof value !== 'string') return [];
    const open = openButton(value, answerFiles, response.id, locale);
    return open ? [open] : [];
  });
  return {
    title: entityName(response, locale),
    blocks: [
      ...(lead ? [{ kind: 'text' as const, text: lead }] : []),
      ...(colour
        ? [{ kind: 'status' as const, status: cardStatus[colour], text: sayColour(response.status, locale) }]
        : []),
      { kind: 'fields', fields },
      ...(files.length > 0 ? [{ kind: 'buttons' as const, buttons: files }] : []),
      note(sayAnswered(response, look)),
    ],
  };
}
