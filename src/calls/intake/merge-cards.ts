/** Pairs of calls that may be one, as cards. Pure. */
import type { Block, Card } from '../../card.ts';
import { shorten } from '../../text.ts';
import { type CallView, callCard, type Look, labelLength, sayDeadline, sourceButton } from '../cards.ts';
import { callStatus } from '../rules.ts';
import { callsText } from '../text.ts';
import { coordinatorText } from './coordinator-text.ts';

export type PairView = {
  id: string;
  state: 'open' | 'same' | 'apart';
  older: CallView;
  newer: CallView;
  /** The number of the one that stays, once they are one. */
  keptNumber: number;
  shared: readonly string[];
  held: boolean;
};

function sideOf(call: CallView, look: Look): Block {
  const text = coordinatorText[look.locale];
  const fields = [
    { label: text.closes, value: sayDeadline(call, look) },
    { label: text.state, value: callsText[look.locale].status[callStatus(call, look.now)] },
    ...(call.funder ? [{ label: text.funder, value: call.funder }] : []),
    ...(call.sources.length > 0
      ? [{ label: text.sources, value: call.sources.map(({ name }) => name).join(', ') }]
      : []),
  ];
  const blocks: Block[] = [{ kind: 'fields', fields }];
  const buttons = sourceButton(call, look.locale);
  if (buttons.length > 0) blocks.push({ kind: 'buttons', buttons });
  return { kind: 'section', title: `${call.number}. ${call.title}`, blocks };
}

/** Both side by side with the question, or with what was decided and the way back. */
export function pairCard(pair: PairView, look: Look, note?: string): Card {
  const text = coordinatorText[look.locale];
  const data = { pair: pair.id };
  const blocks: Block[] = [];
  if (pair.state === 'open') blocks.push({ kind: 'text', text: text.pairIntro });
  if (pair.state === 'same') blocks.push({ kind: 'status', status: 'good', text: text.pairMerged(pair.keptNumber) });
  if (pair.state === 'apart') blocks.push({ kind: 'status', status: 'info', text: text.pairKept });
  if (note) blocks.push({ kind: 'status', status: 'info', text: note });
  blocks.push(sideOf(pair.older, look), sideOf(pair.newer, look));
  if (pair.shared.length > 0) blocks.push({ kind: 'text', text: text.pairShared(pair.shared.join(', ')), muted: true });
  if (pair.state === 'open' && pair.held) blocks.push({ kind: 'text', text: text.pairHeld, muted: true });
  blocks.push({
    kind: 'buttons',
    buttons:
      pair.state === 'open'
        ? [
            { label: text.pairSame, action: 'pair.same', data, style: 'primary' },
            { label: text.pairApart, action: 'pair.apart', data },
          ]
        : [{ label: text.pairUndo, action: 'pair.undo', data }],
  });
  return { title: text.pairTitle, blocks };
}

/** The sources of one call, each of which can be taken out. */
export function splitCard(
  call: CallView,
  sources: readonly { id: string; feed: string; title: string }[],
  look: Look,
): Card {
  const text = coordinatorText[look.locale];
  if (sources.length < 2) return { blocks: [{ kind: 'text', text: text.splitOnly(call.number) }] };
  const labels = sources.map(({ feed, title }) => `${feed}: ${title}`);
  const options = sources.map(({ id, feed }, index) => ({
    value: id,
    label: shorten(`${index + 1}. ${feed}`, labelLength),
  }));
  return {
    title: text.splitTitle(call.number),
    blocks: [
      { kind: 'text', text: [{ text: call.title, bold: true }] },
      { kind: 'text', text: text.splitIntro },
      { kind: 'list', ordered: true, items: labels },
      { kind: 'choices', label: text.splitWhich, action: 'pair.split', options },
    ],
  };
}

/** In the place of a call that turned out to be another one. */
export function mergedCard(call: CallView, kept: { id: string; number: number; title: string }, look: Look): Card {
  const text = coordinatorText[look.locale];
  const buttons: Block = {
    kind: 'buttons',
    buttons: [{ label: text.open, action: 'call.open', data: { value: kept.id } }],
  };
  return callCard(call, look, { note: text.mergedInto(kept.number, kept.title), buttons });
}
