/** Writes what a coordinator corrects in a call, tells whom it concerns, and takes it back when they undo it. */
import { z } from 'zod';
import type { Context } from '../../app.ts';
import { longestData } from '../../card.ts';
import { applyChange } from '../intake/ingest-revise.ts';
import { type Call, type CallRow, type FieldChange, getCall } from '../queries.ts';
import { tellNewReaders } from '../reaching/announce.ts';
import { isWaiting } from '../rules.ts';
import type { Because } from '../understanding/understand.ts';
import { addressColumns, titleColumns } from './proposal-form.ts';
import { pairProposal } from './proposal-likeness.ts';
import { correct } from './proposal-queries.ts';

/** What may be corrected; people are told of the first four. */
export type Columns = Partial<
  Pick<
    Call,
    | ('state' | 'title' | 'url' | 'deadlineAt')
    | ('titleKey' | 'serial' | 'urlKey' | 'summary' | 'deadlineZone' | 'deadlineHasTime' | 'deadlineConfidence')
    | ('deadlineDecidedAt' | 'deadlineReadAt' | 'funder' | 'sectors' | 'modality' | 'eligibility' | 'amount')
    | ('currency' | 'countries' | 'language' | 'decidedReason')
  >
> & { because?: Because };

const told = { state: 'state', title: 'title', url: 'url', deadlineAt: 'deadline' } as const;
const asKept = (value: Date | string | null): string | null => (value instanceof Date ? value.toISOString() : value);

function toldChanges(call: CallRow, columns: Columns): FieldChange[] {
  const keys = Object.keys(told) as (keyof typeof told)[];
  return keys.flatMap((key) => {
    const [before, after] = [asKept(call[key]), asKept(columns[key] === undefined ? call[key] : columns[key])];
    return before === after ? [] : [{ field: told[key], before, after }];
  });
}

export type Corrected = { before: CallRow; after: CallRow };

/**
 * Writes the columns that `columnsOf` says of the call as it is then; null when there is no such call, or nothing to
 * write. One that waits for a decision is compared anew with those that it may be; of one that is out, the posts, the
 * followers and the reminders follow, and whom it fits since then hears of it.
 */
export async function correctCall(
  context: Context,
  id: string,
  columnsOf: (call: CallRow) => Promise<Columns | null>,
): Promise<Corrected | null> {
  const { store, outbox, clock } = context;
  const now = clock.now();
  return store.inTransaction(async (tx) => {
    const before = await getCall(tx, id);
    const columns = before && (await columnsOf(before));
    if (!before || !columns) return null;
    const waits = isWaiting(before);
    if (waits && !(await correct(tx, id, { ...columns, updatedAt: now }))) return null;
    if (!waits) {
      const change = { fields: toldChanges(before, columns), takesDeadline: false };
      await applyChange(tx, context, before, columns, change, now);
    }
    const after = await getCall(tx, id);
    if (!after) return null;
    if (waits) await pairProposal(tx, after, now);
    else await tellNewReaders(tx, outbox, before, after, now);
    await outbox.requestUpdate(tx, id, ['call.announce', 'call.review', 'call.deadline']);
    return { before, after };
  });
}

const dated = z.coerce.date().nullable();
const word = z.string().nullable();
const kept = z
  .object({
    state: z.enum(['published', 'withdrawn']),
    decidedReason: word,
    title: z.string(),
    url: word,
    deadlineAt: dated,
    deadlineZone: word,
    deadlineHasTime: z.boolean(),
    deadlineConfidence: z.number().nullable(),
    deadlineDecidedAt: dated,
    deadlineReadAt: dated,
    funder: word,
    sectors: z.array(z.string()),
    modality: word,
    eligibility: word,
    amount: z.number().nullable(),
    currency: word,
  })
  .partial();

/**
 * The button's data that takes a correction back, for as long as nothing else has changed the call; null where what was
 * is too long for a button.
 */
export function wayBack({ before, after }: Corrected, columns: Columns): Record<string, string> | null {
  const keys = Object.keys(kept.shape).filter((key) => key in columns);
  const was = Object.fromEntries(keys.map((key) => [key, before[key as keyof Columns]]));
  const data = { call: before.id, at: after.updatedAt.toISOString(), was: JSON.stringify(was) };
  return JSON.stringify(data).length > longestData ? null : data;
}

/** Takes back what `wayBack` kept; null when the call is another one since. */
export function takeBack(context: Context, { call = '', at, was = '{}' }: Record<string, string>) {
  const { title, url, ...others } = kept.parse(JSON.parse(was));
  const columns = {
    ...others,
    ...(title !== undefined && titleColumns(title)),
    ...(url !== undefined && addressColumns(url)),
  };
  return correctCall(context, call, async ({ updatedAt }) => (updatedAt.toISOString() === at ? columns : null));
}
