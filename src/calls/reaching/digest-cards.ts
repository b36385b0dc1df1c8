/** A digest as a card. Pure: data in, card out. */
import type { Block, Button, Card, Rich } from '../../card.ts';
import { type CallView, callLine, callOption, type Look } from '../cards.ts';
import { callsText } from '../text.ts';
import { reachText } from './reach-text.ts';

/** How many calls a digest shows at a time: with their menu they fit one message on every platform. */
export const digestLimit = 10;

/** `changes`: what changed since the person was told of it; empty when it is news. */
export type DigestEntry = { call: CallView; changes: readonly string[] };
export type DigestPage = {
  entries: readonly DigestEntry[];
  all: readonly DigestEntry[];
  from: number;
  /** Finds the digest again from the button of the next page. */
  dueAt: Date;
};

const isNews = ({ changes }: DigestEntry) => changes.length === 0;

function titleOf(all: readonly DigestEntry[], look: Look): string {
  const text = reachText[look.locale];
  const fresh = all.filter(isNews).length;
  const changed = all.length - fresh;
  if (fresh === 0) return text.digestChanged(changed);
  return changed === 0 ? text.digestTitle(fresh) : text.digestBoth(text.digestTitle(fresh), changed);
}

function lineOf({ call, changes }: DigestEntry, look: Look): Rich {
  const line = callLine(call, look);
  if (changes.length === 0) return line;
  return [...(typeof line === 'string' ? [line] : line), { text: ` — ${changes.join(' ')}`, italic: true }];
}

/** The calls of a day or a week in one message, a page at a time. */
export function digestCard({ entries, all, from, dueAt }: DigestPage, look: Look): Card {
  const text = reachText[look.locale];
  const to = from + entries.length;
  const blocks: Block[] = [];
  if (all.length > entries.length)
    blocks.push({ kind: 'text', text: text.digestPage(`${from + 1}–${to}`, all.length) });
  blocks.push({ kind: 'list', items: entries.map((entry) => lineOf(entry, look)) });
  blocks.push({
    kind: 'choices',
    label: callsText[look.locale].openWhich,
    action: 'call.open',
    options: entries.map(({ call }) => callOption(call)),
  });
  const buttons: Button[] = [];
  if (to < all.length) {
    const data = { due: dueAt.toISOString(), from: String(to) };
    buttons.push({ label: text.more, action: 'digest.page', data });
  }
  buttons.push({ label: text.mine, action: 'subscription.list' });
  blocks.push({ kind: 'buttons', buttons });
  return { title: titleOf(all, look), blocks };
}
