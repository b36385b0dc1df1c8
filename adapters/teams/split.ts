/** Cards that are too large for one message, as several that are not. */
import { type Block, type Card, cardSummary, type Rich } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import { limits } from './limits.ts';
import { renderCard, type TeamsWords } from './render.ts';

/** Room for the envelope around the card: addresses, ids, summary. */
const envelopeCharacters = 4_000;

export function cardFits(card: Card, words: TeamsWords): boolean {
  const size = JSON.stringify(renderCard(card, words)).length + cardSummary(card).length;
  return size <= limits.activityCharacters - envelopeCharacters;
}

function halves<T>(items: readonly T[]): [T[], T[]] | null {
  if (items.length < 2) return null;
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}

/** At the white space nearest to the middle, else anywhere but inside a surrogate pair; null for a single character. */
function textHalves(text: string): [string, string] | null {
  if (Array.from(text).length < 2) return null;
  const middle = Math.floor(text.length / 2);
  const before = text.slice(0, middle).search(/\s\S*$/u);
  let cut = before > 0 ? before + 1 : middle;
  if (/[\uDC00-\uDFFF]/.test(text.charAt(cut))) cut -= 1;
  return cut > 0 && cut < text.length ? [text.slice(0, cut), text.slice(cut)] : null;
}

function richHalves(rich: Rich): [Rich, Rich] | null {
  if (typeof rich === 'string') return textHalves(rich);
  if (rich.length > 1) return halves(rich);
  const [only] = rich;
  if (only === undefined) return null;
  if (typeof only === 'string') return textHalves(only);
  const parts = textHalves(only.text);
  return parts && [[{ ...only, text: parts[0] }], [{ ...only, text: parts[1] }]];
}

/** Smaller blocks that say the same, or null when the block is as small as it gets. */
function divide(block: Block): Block[] | null {
  switch (block.kind) {
    case 'text':
      return richHalves(block.text)?.map((text) => ({ ...block, text })) ?? null;
    case 'status':
      return textHalves(block.text)?.map((text) => ({ ...block, text })) ?? null;
    case 'fields': {
      const [only] = block.fields;
      if (block.fields.length > 1) return halves(block.fields)?.map((fields) => ({ ...block, fields })) ?? null;
      return only
        ? [
            { kind: 'text', text: [{ text: only.label, bold: true }] },
            { kind: 'text', text: only.value },
          ]
        : null;
    }
    case 'table': {
      const [only] = block.rows;
      if (block.rows.length > 1) return halves(block.rows)?.map((rows) => ({ ...block, rows })) ?? null;
      if (!only) return null;
      return [{ kind: 'fields', fields: block.columns.map((label, index) => ({ label, value: only[index] ?? '' })) }];
    }
    case 'list':
      // The numbers of an ordered list must go on, so its items become texts that carry them.
      if (block.ordered) {
        return block.items.map((item, index) => ({
          kind: 'text',
          text: [`${index + 1}. `, ...(typeof item === 'string' ? [item] : item)],
        }));
      }
      if (block.items.length > 1) return halves(block.items)?.map((items) => ({ ...block, items })) ?? null;
      return block.items[0] === undefined ? null : [{ kind: 'text', text: block.items[0] }];
    case 'image':
      // A picture has no smaller form than its description.
      return 'png' in block.image ? [{ kind: 'text', text: block.alt, muted: true }] : null;
    case 'section': {
      const parts =
        halves(block.blocks) ?? (block.blocks[0] ? (divide(block.blocks[0])?.map((part) => [part]) ?? null) : null);
      return parts?.map((blocks) => ({ ...block, blocks })) ?? null;
    }
    case 'file':
    case 'divider':
      return null;
    case 'buttons':
      return halves(block.buttons)?.map((buttons) => ({ ...block, buttons })) ?? null;
    case 'choices':
      return halves(block.options)?.map((options) => ({ ...block, options })) ?? null;
  }
}

/** The card in as many as it takes, in order, nothing left out. Throws `too_long` for what cannot be divided. */
export function splitCard(card: Card, words: TeamsWords): Card[] {
  const { blocks, ...head } = card;
  const parts: Card[] = [];
  const queue: Block[] = [...blocks];
  let current: Card = { ...head, blocks: [] };
  for (let block = queue.shift(); block; block = queue.shift()) {
    const grown = { ...current, blocks: [...current.blocks, block] };
    if (cardFits(grown, words)) {
      current = grown;
    } else if (current.blocks.length > 0) {
      parts.push(current);
      current = { blocks: [] };
      queue.unshift(block);
    } else {
      const smaller = divide(block);
      if (!smaller) throw new DeliveryError('too_long', `A ${block.kind} does not fit a Teams message`);
      queue.unshift(...smaller);
    }
  }
  return [...parts, current];
}
