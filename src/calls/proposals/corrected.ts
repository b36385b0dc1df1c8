/** What a correction changes, in words: what was and what is; and the correction made, with its way back. */
import type { Reply } from '../../adapter.ts';
import type { Context } from '../../app.ts';
import type { Block } from '../../card.ts';
import { callCard, type Look, sayDeadline } from '../cards.ts';
import { showReview } from '../intake/review.ts';
import { lookIn, viewOf } from '../look.ts';
import { rememberShown } from '../meant.ts';
import { type CallRow, getCall } from '../queries.ts';
import { callStatus, isWaiting } from '../rules.ts';
import { showCall } from '../show.ts';
import { callsText } from '../text.ts';
import { factLabel, sayFact } from '../understanding/classified-cards.ts';
import { type Fact, valuesOf } from '../understanding/reread.ts';
import { type Columns, type Corrected, correctCall, wayBack } from './correct.ts';
import { correctionText } from './correction-text.ts';

const read: readonly Fact[] = ['modality', 'sectors', 'eligibility', 'funder', 'amount'];

/** Every fact that can be put right, in words. */
function sayFacts(call: CallRow, look: Look): Map<string, string> {
  const [text, words] = [correctionText[look.locale], callsText[look.locale]];
  const facts = read.map((fact): [string, string] => [
    fact === 'amount' ? text.amount : factLabel(fact, look.locale),
    valuesOf(call, fact)
      .map((value) => sayFact(fact, value, look))
      .join(', ') || text.none,
  ]);
  return new Map([
    [text.state, words.status[callStatus({ ...call, deadlineAt: null }, look.now)]],
    [text.title, call.title],
    [words.closes, sayDeadline(call, look)],
    ...facts,
    [text.url, call.url ?? text.none],
  ]);
}

/** What differs between a call and what becomes of it. */
export function differences(before: CallRow, after: CallRow, look: Look): { label: string; was: string; is: string }[] {
  const facts = sayFacts(after, look);
  return [...sayFacts(before, look)].flatMap(([label, was]) => {
    const is = facts.get(label) ?? '';
    return is === was ? [] : [{ label, was, is }];
  });
}

/** Each difference in words: as a change that is made, or one that would be. */
export const sayChanges = (before: CallRow, after: CallRow, look: Look, how: 'change' | 'wouldChange'): string[] =>
  differences(before, after, look).map(({ label, was, is }) => correctionText[look.locale][how](label, is, was));

export async function cardOf(
  context: Context,
  call: CallRow,
  note: string,
  changes: string[],
  buttons?: Block,
): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  await rememberShown(context, [call]);
  const lead = callsText[look.locale].call(call.number);
  return { kind: 'cards', cards: [callCard(viewOf(call), look, { lead, changes, note, buttons })], private: true };
}

const tellsFollowers = ({ before, after }: Corrected): boolean => after.revision > before.revision;

/** Writes it, and shows what was and what is, with the way back. */
export async function makeCorrection(context: Context, call: CallRow, columns: Columns): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = correctionText[look.locale];
  const changes = sayChanges(call, { ...call, ...columns }, look, 'change');
  if (changes.length === 0) return showCall(context, call, '', { note: text.same });
  const corrected = await correctCall(context, call.id, async ({ state }) => (state === call.state ? columns : null));
  if (!corrected) return showCall(context, await getCall(context.store.db, call.id), '');
  const { after } = corrected;
  const data = wayBack(corrected, columns);
  const undo = data ? { label: text.undo, action: 'correction.undo', data } : undefined;
  if (isWaiting(after)) return { ...(await showReview(context, after.id, changes.join(' · '))), undo } as Reply;
  const note = `${tellsFollowers(corrected) ? text.told : text.done} ${undo ? text.mayUndo : text.mayCorrect}`;
  return cardOf(context, after, note, changes, undo && { kind: 'buttons', buttons: [undo] });
}
