/** The form of a proposed call, filled from what was pasted. */
import type { Context, FormHandler, Locale } from '../../app.ts';
import type { Button } from '../../card.ts';
import type { Field, Form, Values } from '../../form.ts';
import { listSectors } from '../../members/queries.ts';
import { bogota, inBogota } from '../../time.ts';
import { callCard, sayLike } from '../cards.ts';
import { readTitle } from '../intake/identity-title.ts';
import { lookIn, viewOf } from '../look.ts';
import { askForReview } from '../reaching/announce.ts';
import { memberOf } from '../reaching/keep-subscription.ts';
import { urlKey } from '../rules.ts';
import { modalities, sayModality } from '../text.ts';
import { detectLanguage } from '../understanding/language.ts';
import { likenessesOf, pairProposal } from './proposal-likeness.ts';
import { callAtAddress, createProposal } from './proposal-queries.ts';
import { type Draft, factsOf } from './proposal-read.ts';
import { proposalText } from './proposal-text.ts';

/** What the form starts with. The state's keys are short: it holds 1,500 characters in all. */
type State = {
  u?: string;
  t?: string;
  s?: string;
  f?: string;
  m?: string;
  x?: string[];
  /** The instant of the close and its zone, exact where the text was. */
  d?: string;
  z?: string;
  p?: string;
};
const mostState = 1500;

/** What a draft leaves in the form; the summary gives way when there is too much. */
export function stateOf({ url, title, summary, facts, problem }: Draft): string {
  const state: State = {
    u: url && url.length <= 500 ? url : undefined,
    t: title.slice(0, 200) || undefined,
    f: facts?.funder ?? undefined,
    m: facts?.modality ?? undefined,
    x: facts?.sectors,
    d: facts?.deadlineAt?.toISOString(),
    z: facts?.deadlineZone ?? undefined,
    p: problem?.slice(0, 100),
  };
  const room = mostState - JSON.stringify(state).length - 20;
  let kept = summary.slice(0, Math.max(0, room));
  while (JSON.stringify({ ...state, s: kept }).length > mostState) kept = kept.slice(0, -20);
  return JSON.stringify({ ...state, s: kept || undefined });
}

function readState(state: string): State {
  try {
    const read: unknown = JSON.parse(state || '{}');
    return typeof read === 'object' && read !== null ? read : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

const dayOf = (iso: string | undefined): string | undefined =>
  iso ? (inBogota(new Date(iso)).toISODate() ?? undefined) : undefined;

export async function fieldsFor(context: Context, state: State): Promise<Field[]> {
  const { locale } = context.person;
  const text = proposalText[locale];
  const sectors = await listSectors(context.store.db);
  return [
    { name: 'title', label: text.name, kind: 'text', maxLength: 300, initial: state.t },
    { name: 'url', label: text.url, kind: 'link', optional: true, initial: state.u },
    { name: 'summary', label: text.summary, kind: 'text', long: true, optional: true, initial: state.s },
    {
      name: 'deadline',
      label: text.deadline,
      hint: text.deadlineHint,
      kind: 'date',
      optional: true,
      initial: dayOf(state.d),
    },
    { name: 'funder', label: text.funder, kind: 'text', optional: true, maxLength: 120, initial: state.f },
    {
      name: 'sectors',
      label: text.sectors,
      kind: 'choices',
      optional: true,
      options: sectors.map(({ id, name, nameEn }) => ({ value: id, label: locale === 'es' ? name : nameEn })),
      initial: state.x,
    },
    {
      name: 'modality',
      label: text.modality,
      kind: 'choice',
      optional: true,
      options: modalities.map((value) => ({ value, label: sayModality(value, locale) })),
      initial: state.m,
    },
  ];
}

export function titleColumns(title: string) {
  const { key, serial } = readTitle(title);
  return { title, titleKey: key, serial };
}

export const addressColumns = (url: string | null) => ({ url, urlKey: url ? urlKey(url) : null });

/** A close that is said by its day is at the day's end in Bogotá. */
export function closeColumns(day: string | null) {
  const noon = day ? inBogota(new Date(`${day}T12:00:00Z`)) : null;
  const deadlineAt = noon?.set({ hour: 23, minute: 59, second: 0 }).toJSDate() ?? null;
  return { deadlineAt, deadlineZone: deadlineAt && bogota, deadlineHasTime: false };
}

/** What the form says of the call, as it is stored; what it leaves open is read from its text. */
async function columnsOf(context: Context, values: Values, state: State) {
  const now = context.clock.now();
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : null);
  const title = said('title') ?? '';
  const text = said('summary') ?? '';
  const facts = await factsOf(context, { title, text, language: null });
  const day = said('deadline');
  // The same day as was read keeps its hour and zone.
  const exact = day !== null && day === dayOf(state.d);
  const close = exact
    ? { deadlineAt: new Date(state.d ?? 0), deadlineZone: state.z ?? bogota, deadlineHasTime: true }
    : closeColumns(day);
  const chosen = Array.isArray(values.sectors) ? [...values.sectors] : [];
  return {
    ...facts,
    ...titleColumns(title),
    ...addressColumns(said('url')),
    ...close,
    summary: text,
    deadlineText: null,
    // A person gave it.
    deadlineConfidence: day ? 1 : null,
    deadlineDecidedAt: day ? now : null,
    funder: said('funder') ?? facts.funder,
    sectors: chosen.length > 0 ? chosen : facts.sectors,
    modality: said('modality') ?? facts.modality,
  };
}

const isPast = (at: Date | null, context: Context): boolean => at !== null && at < context.clock.now();

/** What there is that the link or text may be, said before the person fills anything in; nothing without a title. */
async function alreadyHere(context: Context, { t, s = '', u, d, f }: State): Promise<string> {
  if (!t) return '';
  const { locale } = context.person;
  const proposed = {
    title: t,
    summary: s,
    urlKey: u ? urlKey(u) : null,
    deadlineAt: d ? new Date(d) : null,
    funder: f ?? null,
    language: detectLanguage(`${t}\n${s}`),
  };
  const [first] = await context.store.inTransaction((tx) => likenessesOf(tx, proposed, context.clock.now()));
  return first ? `${sayLike(viewOf(first.call), await lookIn(context, locale))} ${proposalText[locale].ifOther}` : '';
}

export const proposalForm: FormHandler = {
  who: 'member',
  build: async (context, raw): Promise<Form> => {
    const text = proposalText[context.person.locale];
    const state = readState(raw);
    const filled = state.p ? text.unread : state.t ? text.filled : '';
    const like = await alreadyHere(context, state);
    return {
      id: 'call.propose',
      title: text.title,
      intro: [filled, like, text.intro].filter((part) => part !== '').join(' '),
      submit: text.send,
      cancel: text.cancel,
      state: raw,
      fields: await fieldsFor(context, state),
    };
  },
  submit: async (context, values, raw, form) => {
    const { locale } = context.person;
    const text = proposalText[locale];
    const columns = await columnsOf(context, values, readState(raw));
    if (isPast(columns.deadlineAt, context)) return { kind: 'faults', form, faults: { deadline: text.past } };
    const now = context.clock.now();
    const { call, like } = await context.store.inTransaction(async (tx) => {
      const twin = columns.urlKey ? await callAtAddress(tx, columns.urlKey) : null;
      if (twin) return { call: twin, like: null };
      const data = {
        ...columns,
        state: 'review' as const,
        publishedAt: now,
        proposedById: memberOf(context),
        createdAt: now,
        updatedAt: now,
      };
      const created = await createProposal(tx, data);
      const like = await pairProposal(tx, created, now);
      await askForReview(tx, context.outbox, created);
      return { call: created, like };
    });
    const look = await lookIn(context, locale);
    if (!like) return { kind: 'cards', cards: [sayKnown(call, look, locale)] };
    const others = like.map((one) => viewOf(one.call));
    const changes = others.map((other) => `${sayLike(other, look)} ${text.coordinatorsDecide}`);
    const buttons = others.map((other): Button => {
      return { label: text.seeOther(other.number), action: 'call.open', data: { value: other.id } };
    });
    return {
      kind: 'cards',
      cards: [
        callCard(viewOf(call), look, { changes, note: text.sent(call.number), buttons: { kind: 'buttons', buttons } }),
      ],
    };
  },
};

/** The call that somebody proposes is here already. */
export function sayKnown(
  call: Parameters<typeof viewOf>[0],
  look: Parameters<typeof callCard>[1],
  locale: Locale,
): ReturnType<typeof callCard> {
  const text = proposalText[locale];
  return callCard(viewOf(call), look, { note: call.state === 'review' ? text.knownWaiting : text.known });
}
