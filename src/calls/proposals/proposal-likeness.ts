/** Whether what a person proposes is here already, under another address or title: the rules of identity, as for feeds. */
import type { Db } from '../../store.ts';
import { compareBy, type Likeness, likeCalls, pairsWith } from '../intake/identity-plan.ts';
import { createPairs, forgetOpenPairs, lockIdentity } from '../intake/identity-queries.ts';
import type { CallRow } from '../queries.ts';
import { isOpen } from '../rules.ts';

/** What is compared: as much of a call as a form, or a pasted text, tells. */
export type Proposed = {
  title: string;
  summary: string;
  urlKey: string | null;
  deadlineAt: Date | null;
  funder: string | null;
  language: string | null;
};

/** What is there of what may be the same; a closed one only when it surely is, for then this tells of its extension. */
const isThere = ({ call, verdict }: Likeness, now: Date): boolean =>
  call.state === 'review' || (call.state === 'published' && (verdict === 'same' || isOpen(call, now)));

/** Calls that this one may be, the likeliest first. */
export async function likenessesOf(tx: Db, proposed: Proposed, now: Date): Promise<Likeness[]> {
  const found = await likeCalls(tx, compareBy(proposed), null);
  return found.filter((one) => isThere(one, now));
}

/** Puts a proposal beside the calls that it may be, for a coordinator to decide; a corrected one is compared anew. */
export async function pairProposal(tx: Db, call: CallRow, now: Date): Promise<Likeness[]> {
  await lockIdentity(tx);
  await forgetOpenPairs(tx, call.id);
  const like = (await likenessesOf(tx, call, now)).filter((one) => one.call.id !== call.id);
  await createPairs(
    tx,
    pairsWith(call, like).map((pair) => ({ ...pair, createdAt: now })),
  );
  return like;
}
