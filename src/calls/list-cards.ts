/** A list of calls as a card. Pure. */
import type { Block, Button, Card } from '../card.ts';
import { sayList, sayQuoted, shorten } from '../text.ts';
import { type CallView, callLine, callOption, type Look } from './cards.ts';
import { callsText } from './text.ts';

/** What a button's label takes of a turn. */
const turnLength = 40;
/** The same question without one of its turns, or its time (null), and how many calls it finds. */
export type NearMiss = { ask: string; turn: string | null; total: number };

export type ListPage = {
  kind: 'open' | 'closed' | 'fresh';
  calls: readonly CallView[];
  total: number;
  from: number;
  understood: string;
  /** Some offers are in another currency than the one that was asked for. */
  compared: boolean;
  /** How much each offers is of interest. */
  offers: boolean;
  note?: string;
  /** Words that were not looked for: no call has them. */
  leftOut: readonly string[];
  /** Parts that nothing could be done with. */
  notUnderstood: readonly string[];
  /** The same question with the currency that a sum of it lacks. */
  inCurrencies: readonly { currency: string; ask: string }[];
  /** Where it found nothing: what finds something. */
  near: readonly NearMiss[];
  /** The words that ask for it again, for its other pages. */
  ask: string;
  /** It is something to subscribe to. */
  mayFollow: boolean;
};

/** A page of a list, with what was understood, a way into each call and the way to the next page. */
export function callListCard(page: ListPage, look: Look): Card {
  const text = callsText[look.locale];
  const title = text.listTitle[page.kind];
  const blocks: Block[] = [];
  if (page.understood) blocks.push({ kind: 'text', text: `${text.understood}: ${page.understood}`, muted: true });
  if (page.compared) blocks.push({ kind: 'text', text: text.compared, muted: true });
  const quote = (words: readonly string[]) =>
    sayList(
      words.map((word) => sayQuoted(word, look.locale)),
      look.locale,
    );
  if (page.note) blocks.push({ kind: 'status', status: 'info', text: page.note });
  if (page.leftOut.length > 0) blocks.push({ kind: 'status', status: 'info', text: text.leftOut(quote(page.leftOut)) });
  if (page.notUnderstood.length > 0)
    blocks.push({ kind: 'status', status: 'warning', text: text.notUnderstood(quote(page.notUnderstood)) });
  if (page.inCurrencies.length > 0) {
    const buttons = page.inCurrencies.map(({ currency, ask }) => {
      return { label: currency, action: 'call.page', data: { ask, from: '0' } };
    });
    blocks.push({ kind: 'buttons', buttons });
  }
  if (page.total === 0 && !page.understood) {
    return { title, blocks: [{ kind: 'text', text: text.listNoneAtAll[page.kind] }] };
  }
  if (page.total === 0) {
    blocks.push(
      { kind: 'text', text: text.listNone[page.kind] },
      { kind: 'text', text: text.listNoneHint, muted: true },
    );
    const buttons: Button[] = page.near.map(({ ask, turn, total }) => {
      const label = turn === null ? text.anytime(total) : text.withoutTurn(shorten(turn, turnLength), total);
      return { label, action: 'call.page', data: { ask, from: '0' } };
    });
    buttons.push({ label: text.all, action: 'call.page', data: { ask: '', from: '0' } });
    if (page.mayFollow)
      buttons.push({ label: text.subscribeHere, action: 'subscription.ask', data: { ask: page.ask } });
    blocks.push({ kind: 'buttons', buttons });
    return { title, blocks };
  }
  const to = page.from + page.calls.length;
  blocks.push({ kind: 'text', text: text.listCount(`${page.from + 1}–${to}`, page.total) });
  blocks.push({ kind: 'list', items: page.calls.map((call) => callLine(call, look, page.offers)) });
  blocks.push({
    kind: 'choices',
    label: text.openWhich,
    action: 'call.open',
    options: page.calls.map(callOption),
  });
  const buttons: Button[] = [];
  if (to < page.total)
    buttons.push({ label: text.more, action: 'call.page', data: { ask: page.ask, from: String(to) } });
  if (page.mayFollow) buttons.push({ label: text.subscribeHere, action: 'subscription.ask', data: { ask: page.ask } });
  if (buttons.length > 0) blocks.push({ kind: 'buttons', buttons });
  return { title, blocks };
}
