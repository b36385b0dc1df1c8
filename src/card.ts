/** What leaves: one neutral card, drawn by each adapter in its platform's own blocks. Plain data, no behaviour. */

/** A run of text. A plain string is always literal: nothing in it is ever read as markup. */
export type Span = { text: string; bold?: true; italic?: true; href?: string };
export type Rich = string | readonly (string | Span)[];

/** The colour of a state; every use also says the state in words, for those who cannot see the colour. */
export type Status = 'good' | 'warning' | 'bad' | 'info' | 'muted';

/** The most characters of a button's data as JSON, with room for what an adapter adds: Slack takes 2,000. */
export const longestData = 1_800;

/** A button acts (`action` is `feature.verb`, `data` returns with it) or opens an address. */
export type Button =
  | {
      label: string;
      action: string;
      data?: Record<string, string>;
      style?: 'primary' | 'danger';
      /** Asks before acting, with this question. */
      confirm?: string;
    }
  | { label: string; href: string };

export type Option = { value: string; label: string };

export type Block =
  | { kind: 'text'; text: Rich; muted?: true }
  | { kind: 'status'; status: Status; text: string }
  | { kind: 'fields'; fields: readonly { label: string; value: Rich }[] }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'list'; items: readonly Rich[]; ordered?: true }
  | { kind: 'image'; image: { url: string } | { png: Uint8Array }; alt: string }
  | { kind: 'section'; title: string; blocks: readonly Block[] }
  | {
      kind: 'file';
      name: string;
      mime: string;
      bytes: Uint8Array;
      /** What it is, in words. */
      label: string;
      /** The action that answers with this same file: for where it cannot be handed over at once. */
      again: { action: string; data: Record<string, string> };
    }
  | { kind: 'divider' }
  | { kind: 'buttons'; buttons: readonly Button[] }
  /** A menu that acts as soon as something is chosen: the chosen value returns as `data.value`. */
  | { kind: 'choices'; label: string; action: string; options: readonly Option[]; data?: Record<string, string> };

export type FileBlock = Extract<Block, { kind: 'file' }>;

export type Card = {
  title?: string;
  /** One line for notifications and lists; the title, then the first text, when absent. */
  summary?: string;
  blocks: readonly Block[];
};

/** The characters of a rich text without its marks; an address follows its text in parentheses when `links` is set. */
export function plainText(text: Rich, options: { links?: boolean } = {}): string {
  if (typeof text === 'string') return text;
  return text
    .map((span) => {
      if (typeof span === 'string') return span;
      return options.links && span.href && span.href !== span.text ? `${span.text} (${span.href})` : span.text;
    })
    .join('');
}

/** What stands before the value of a field: "Cierra: "; a question needs no colon. */
export const fieldLead = (label: string): string => (/[?:]$/.test(label) ? `${label} ` : `${label}: `);

function buttonText(button: Button): string {
  return 'href' in button ? `[${button.label}: ${button.href}]` : `[${button.label}]`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return plainText(block.text, { links: true });
    case 'status':
      return block.text;
    case 'fields':
      return block.fields.map((field) => fieldLead(field.label) + plainText(field.value, { links: true })).join('\n');
    case 'table':
      return [block.columns, ...block.rows].map((row) => row.join(' · ')).join('\n');
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${plainText(item, { links: true })}`)
        .join('\n');
    case 'image':
      return block.alt;
    case 'section':
      return [block.title, ...block.blocks.map(blockText)].join('\n');
    case 'file':
      return `${block.label} (${block.name})`;
    case 'divider':
      return '';
    case 'buttons':
      return block.buttons.map(buttonText).join(' ');
    case 'choices':
      return `${block.label}: ${block.options.map((option) => option.label).join(', ')}`;
  }
}

/** The whole card as plain text: fallback for notifications, logs of deliveries and searches. */
export function cardText(card: Card): string {
  return [card.title ?? '', ...card.blocks.map(blockText)].filter((part) => part !== '').join('\n');
}

/** One line that stands for the card in a notification; whole, never cut. */
export function cardSummary(card: Card): string {
  if (card.summary) return card.summary;
  if (card.title) return card.title;
  const first = card.blocks.find((block) => block.kind === 'text' || block.kind === 'status');
  return first ? (blockText(first).split('\n')[0] ?? '') : '';
}

/** The files of a card, sections included, in their order. */
export function cardFiles(card: Pick<Card, 'blocks'>): FileBlock[] {
  return card.blocks.flatMap((block) => {
    if (block.kind === 'section') return cardFiles(block);
    return block.kind === 'file' ? [block] : [];
  });
}
