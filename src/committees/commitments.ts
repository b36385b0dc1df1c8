/** "Compromisos vencidos", "mis compromisos", "compromisos de salud": what was promised and is not done. */
import type { Reply } from '../adapter.ts';
import type { Context, Request } from '../app.ts';
import { foldText } from '../form.ts';
import { words } from '../sentence.ts';
import { shorten } from '../text.ts';
import { sameWord } from '../typos.ts';
import { sayDay } from './cards.ts';
import { openCommitments } from './commitment-queries.ts';
import { committeesIn, lookOf, saying, viewerOf } from './find.ts';
import { settle } from './remind.ts';
import { isoDay, keeperOf, todayIn } from './rules.ts';
import { committeesText } from './text.ts';
import { viewText } from './view-text.ts';

const asksOverdue = /\b(venc|vens|atras|incumpl|retras|no (ha|han) cumpl|overdue|late|delayed|missed)/;
/** What a menu's line takes on every platform. */
const labelLength = 75;

const asksMine = /\b(mis|mios|nuestros|my|mine|our)\b/;

/** Those that are overdue when the words say so, else all that are open; of the committees that they name, or one's own. */
export async function showCommitments(context: Context, { text: said }: Request): Promise<Reply> {
  const look = lookOf(context);
  const text = viewText[look.locale];
  const typed = foldText(said);
  const { all, named } = await committeesIn(context, said);
  const mine = asksMine.test(typed) ? { ownerId: context.person.memberId ?? '' } : {};
  const only = named ? { committees: all.map(({ id }) => id) } : {};
  const open = await openCommitments(context.store.db, viewerOf(context), { ...only, ...mine });
  const today = todayIn(look.now);
  const isOverdue = (one: { dueOn: Date }) => isoDay(one.dueOn) < today;
  const late = asksOverdue.test(typed);
  const found = late ? open.filter(isOverdue) : open;
  const about = named ? `: ${all.map(({ name }) => name).join(', ')}` : '';
  const title = `${late ? text.overdue : 'ownerId' in mine ? text.mine : text.commitments}${about}`;
  if (found.length === 0) return saying(`${late ? text.noneOverdue : text.noCommitments}${about}.`);
  const { what, who, committee, due } = text.commitmentColumns;
  const rows = found.map((one) => [
    one.what,
    one.entity?.name ?? one.owner?.name ?? '—',
    one.committee.name,
    isOverdue(one) ? `${sayDay(one.dueOn, look)} (${text.late})` : sayDay(one.dueOn, look),
  ]);
  return {
    kind: 'cards',
    cards: [{ title, blocks: [{ kind: 'table', columns: [what, who, committee, due], rows }] }],
  };
}

/** "Ya cumplí lo de la matriz": of what this person keeps, the one that shares most words with it; else which one. */
export async function settleInWords(context: Context, { rest }: Request): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const kept = (await openCommitments(context.store.db, viewerOf(context))).filter(
    (one) => keeperOf(one.committee.seats, one) === context.person.memberId,
  );
  const said = words(rest).filter(({ folded }) => folded.length > 3);
  const shared = ({ what }: { what: string }) => {
    const named = words(what);
    return said.filter(({ folded }) => named.some((word) => sameWord(folded, word.folded))).length;
  };
  const most = Math.max(0, ...kept.map(shared));
  const found = kept.filter((one) => shared(one) === most);
  const [only, ...more] = found;
  if (!only) return saying(viewText[context.person.locale].noCommitments);
  if (more.length === 0 && (most > 0 || said.length === 0)) {
    const reply = await settle(context, only.id);
    // Said in words, it has no card to stand in the place of.
    return reply.kind === 'cards' ? { ...reply, replace: undefined } : reply;
  }
  const options = found.map(({ id, what, dueOn, committee }) => ({
    value: id,
    label: shorten(`${sayDay(dueOn, lookOf(context))}: ${what} (${committee.name})`, labelLength),
  }));
  const label = text.whichCommitment;
  return { kind: 'cards', cards: [{ blocks: [{ kind: 'choices', label, action: 'commitment.done', options }] }] };
}
