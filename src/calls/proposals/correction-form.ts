/** A coordinator corrects what waits for a decision: what they change is written, and nothing else of what is known. */
import { createHash } from 'node:crypto';
import type { Context, FormHandler } from '../../app.ts';
import { type Field, readField, type Values } from '../../form.ts';
import { decidedClose } from '../intake/confirm.ts';
import { showReview } from '../intake/review.ts';
import { type CallRow, getCall } from '../queries.ts';
import { isWaiting } from '../rules.ts';
import { readOtherwise } from '../understanding/reread.ts';
import { type Columns, correctCall } from './correct.ts';
import { addressColumns, closeColumns, fieldsFor, titleColumns } from './proposal-form.ts';
import { factsOf } from './proposal-read.ts';
import { proposalText } from './proposal-text.ts';

/** Less than a field holds, so that something may be added. */
const summaryShown = 2500;
const shownOf = (summary: string): string => summary.slice(0, summaryShown).trimEnd();
/** So much of the end of what was shown says that the rest still follows. */
const sameEnd = 40;

/** What was too long to be shown follows, unless the end of what was shown was changed too. */
function withRest(text: string, summary: string): string {
  const shown = shownOf(summary);
  return text.endsWith(shown.slice(-sameEnd)) ? text + summary.slice(shown.length) : text;
}

type Said = Values[string];
const textOf = (said: Said): string | null => (typeof said === 'string' ? said : null);

/** What the answer to each question is written as. */
const written: Record<string, (said: Said, call: CallRow, now: Date) => Columns> = {
  title: (said) => titleColumns(textOf(said) ?? ''),
  url: (said) => addressColumns(textOf(said)),
  summary: (said, { summary }) => ({ summary: withRest(textOf(said) ?? '', summary) }),
  deadline: (said, call, now) => {
    const close = closeColumns(textOf(said));
    return { ...close, ...decidedClose(call, close.deadlineAt, now) };
  },
  funder: (said) => ({ funder: textOf(said) }),
  sectors: (said) => ({ sectors: Array.isArray(said) ? [...said] : [] }),
  modality: (said) => ({ modality: textOf(said) }),
};

const comparable = (said: Said): string => JSON.stringify(Array.isArray(said) ? said.toSorted() : said);

const markOf = (said: Said): string => createHash('sha256').update(comparable(said)).digest('base64url').slice(0, 8);

/** What a question comes with, as a mark that fits a form's state. */
function markOfInitial(field: Field): string {
  const before = readField(field, field.initial);
  return 'fault' in before ? '' : markOf(before.value);
}

/** A form's state: the call, and once the form is drawn what the person saw in each question, in their order. */
function readState(state: string): { id: string; seen: readonly string[] | null } {
  const [id = '', seen] = state.split(':');
  return { id, seen: seen?.split('.') ?? null };
}

/** The answers that are another one than the person saw, and than what is known by now. */
function changedFields(fields: readonly Field[], values: Values, seen: readonly string[]): Field[] {
  return fields.filter((field, at) => {
    const said = markOf(values[field.name] ?? null);
    return said !== seen[at] && said !== markOfInitial(field);
  });
}

/** What is read of the words and no question asks for. */
const readOnly = ['language', 'eligibility', 'countries', 'amount'] as const;

/** What the corrected words say otherwise than those before; what only the source told stays. */
async function rereadColumns(context: Context, call: CallRow, { title, summary }: Pick<CallRow, 'title' | 'summary'>) {
  const before = await factsOf(context, { title: call.title, text: call.summary, language: null });
  const after = await factsOf(context, { title, text: summary, language: null });
  return readOtherwise(call, before, after, readOnly)?.columns ?? {};
}

async function correctedColumns(
  context: Context,
  call: CallRow,
  changed: readonly Field[],
  values: Values,
): Promise<Columns> {
  const now = context.clock.now();
  const columns = changed.map(({ name }) => written[name]?.(values[name] ?? null, call, now) ?? {});
  const data: Columns = Object.assign({}, ...columns);
  const { title = call.title, summary = call.summary } = data;
  if (title === call.title && summary === call.summary) return data;
  return { ...data, ...(await rereadColumns(context, call, { title, summary })) };
}

export const correctionForm: FormHandler = {
  who: 'coordinator',
  build: async (context, state) => {
    const text = proposalText[context.person.locale];
    const { id, seen } = readState(state);
    const call = await getCall(context.store.db, id);
    const fields = await fieldsFor(context, {
      t: call?.title,
      u: call?.url ?? undefined,
      s: shownOf(call?.summary ?? ''),
      f: call?.funder ?? undefined,
      m: call?.modality ?? undefined,
      x: call?.sectors,
      d: call?.deadlineAt?.toISOString(),
    });
    return {
      id: 'call.correct',
      title: text.editTitle,
      submit: text.save,
      cancel: text.cancel,
      state: seen ? state : `${id}:${fields.map(markOfInitial).join('.')}`,
      fields,
    };
  },
  submit: async (context, values, state, { fields }) => {
    const { id, seen } = readState(state);
    const call = await getCall(context.store.db, id);
    if (!call) return showReview(context, id);
    const data = await correctedColumns(context, call, changedFields(fields, values, seen ?? []), values);
    const done = await correctCall(context, id, async (now) => (isWaiting(now) ? data : null));
    return showReview(context, id, done ? proposalText[context.person.locale].edited : undefined);
  },
};
