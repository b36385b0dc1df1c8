/** A card as Slack messages. Pure. */
import type { KnownBlock } from '@slack/types';
import { type Block, type Card, cardSummary, cardText } from '../../src/card.ts';
import { drawBlocks, headingBlocks, type RenderOptions } from './blocks.ts';
import { limits } from './limits.ts';
import { shorten } from './split.ts';

/** `text` is what notifications and screen readers get. */
export type Drawn = { text: string; blocks: KnownBlock[] };

/** What a block counts towards the size of its message; cells count as their text, for Slack bounds them apart. */
function blockSize(block: KnownBlock): number {
  const content =
    block.type === 'table'
      ? block.rows.flat().reduce((total, cell) => total + ('text' in cell ? cell.text.length + 2 : 0), 0)
      : JSON.stringify(block).length;
  return content + limits.blockOverhead;
}

/** Slack reads `&`, `<` and `>` in a message's text as its own. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function fallbackText(card: Card): string {
  const text = cardSummary(card) || cardText(card);
  return escapeText(shorten(text, limits.fallback)) || ' ';
}

/**
 * The card as one message, or as several in their order when one cannot hold it. Throws DeliveryError `refused`, naming
 * the limit, for what no division helps (the data of a button over 2,000 characters).
 */
export function drawCard(card: Card, options: RenderOptions): Drawn[] {
  const blocks = [...(card.title ? headingBlocks(card.title) : []), ...drawBlocks(card.blocks, options)];
  const messages: KnownBlock[][] = [];
  let message: KnownBlock[] = [];
  let size = 0;
  for (const block of blocks) {
    const next = blockSize(block);
    if (message.length > 0 && (message.length === limits.messageBlocks || size + next > limits.messageSize)) {
      messages.push(message);
      message = [];
      size = 0;
    }
    message.push(block);
    size += next;
  }
  if (message.length > 0 || messages.length === 0) messages.push(message);
  const text = fallbackText(card);
  return messages.map((one) => ({ text, blocks: one }));
}

/** What a card gives as bytes, and so must be uploaded before it is drawn. */
export type ToUpload = { bytes: Uint8Array; name: string; label: string };

export function toUpload(blocks: readonly Block[]): ToUpload[] {
  return blocks.flatMap((block): ToUpload[] => {
    if (block.kind === 'section') return toUpload(block.blocks);
    if (block.kind === 'file') return [{ bytes: block.bytes, name: block.name, label: block.label }];
    if (block.kind !== 'image' || !('png' in block.image)) return [];
    return [{ bytes: block.image.png, name: 'imagen.png', label: block.alt }];
  });
}
