/** Cards as lines of text for a terminal. Buttons and choices are numbered; the number is what a person types. */
import {
  type Block,
  type Button,
  type Card,
  type FileBlock,
  fieldLead,
  type Rich,
  type Status,
} from '../../src/card.ts';

/** What a number stands for: an action to send, or an address to show. */
export type Offer =
  | { kind: 'action'; label: string; action: string; data: Record<string, string>; confirm?: string }
  | { kind: 'link'; label: string; href: string };

export type Style = { bold(text: string): string; dim(text: string): string; link(text: string, href: string): string };

export const plainStyle: Style = {
  bold: (text) => text,
  dim: (text) => text,
  link: (text, href) => (text === href ? text : `${text} <${href}>`),
};

export const ansiStyle: Style = {
  bold: (text) => `\u001b[1m${text}\u001b[22m`,
  dim: (text) => `\u001b[2m${text}\u001b[22m`,
  link: (text, href) => (text === href ? text : `${text} \u001b[2m<${href}>\u001b[22m`),
};

const marks: Record<Status, string> = { good: '[+]', warning: '[!]', bad: '[x]', info: '[i]', muted: '[-]' };

/** What a terminal would obey instead of showing: control characters other than the line break. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
}

function richText(text: Rich, style: Style): string {
  if (typeof text === 'string') return printable(text);
  return text
    .map((span) => {
      if (typeof span === 'string') return printable(span);
      const linked = span.href ? style.link(printable(span.text), printable(span.href)) : printable(span.text);
      return span.bold ? style.bold(linked) : linked;
    })
    .join('');
}

/** A table wider than this would be broken in the middle of its columns by most terminals. */
const terminalWidth = 80;

/** The rows of a wide table, one under another. */
function tableList([columns = [], ...rows]: readonly (readonly string[])[], style: Style): string {
  const row = ([first = '', ...cells]: readonly string[]) =>
    `- ${[style.bold(first), ...cells].map((cell) => cell || '—').join(' | ')}`;
  return [style.bold(columns.join(' | ')), ...rows.map(row)].join('\n');
}

function tableText(columns: readonly string[], rows: readonly (readonly string[])[], style: Style): string {
  const lines = [columns, ...rows].map((row) =>
    columns.map((_, index) => printable(row[index] ?? '').replaceAll('\n', ' ')),
  );
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const total = widths.reduce((sum, width) => sum + width + 2, -2);
  if (total > terminalWidth) return tableList(lines, style);
  const text = lines.map((line) =>
    line
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [header = '', ...body] = text;
  return [style.bold(header), ...body].join('\n');
}

function offerOf(button: Button): Offer {
  if ('href' in button) return { kind: 'link', label: button.label, href: button.href };
  return {
    kind: 'action',
    label: button.label,
    action: button.action,
    data: button.data ?? {},
    confirm: button.confirm,
  };
}

/** Where each file of a card was written. */
export type Paths = ReadonlyMap<FileBlock, string>;

function blockLines(block: Block, style: Style, offers: Offer[], paths: Paths): string {
  const number = (offer: Offer) => {
    offers.push(offer);
    const numbered = `[${offers.length}] ${printable(offer.label)}`;
    return offer.kind === 'link' ? style.link(numbered, printable(offer.href)) : numbered;
  };
  switch (block.kind) {
    case 'text':
      return block.muted ? style.dim(richText(block.text, plainStyle)) : richText(block.text, style);
    case 'status':
      return `${marks[block.status]} ${printable(block.text)}`;
    case 'fields':
      return block.fields
        .map((field) => style.dim(printable(fieldLead(field.label))) + richText(field.value, style))
        .join('\n');
    case 'table':
      return tableText(block.columns, block.rows, style);
    case 'list':
      return block.items
        .map(
          (item, index) =>
            `${block.ordered ? `${index + 1}.` : '-'} ${richText(item, style).replaceAll('\n', '\n   ')}`,
        )
        .join('\n');
    case 'image':
      return style.dim(`(${printable(block.alt)}${'url' in block.image ? `: ${printable(block.image.url)}` : ''})`);
    case 'section':
      return [
        style.bold(printable(block.title)),
        ...block.blocks.map((inner) => blockLines(inner, style, offers, paths)),
      ].join('\n');
    case 'file': {
      const path = paths.get(block);
      const said = `${printable(block.label)} (${printable(block.name)})`;
      // One delivered while nobody looked has no bytes any more: it is asked for again.
      return path ? `${said}: ${path}` : number({ kind: 'action', label: said, ...block.again });
    }
    case 'divider':
      return style.dim('—'.repeat(24));
    case 'buttons':
      return block.buttons.map((button) => number(offerOf(button))).join('   ');
    case 'choices': {
      const options = block.options.map((option) =>
        number({
          kind: 'action',
          label: option.label,
          action: block.action,
          data: { ...block.data, value: option.value },
        }),
      );
      return [`${printable(block.label)}`, ...options.map((option) => `  ${option}`)].join('\n');
    }
  }
}

/** The card as text. What its buttons and choices stand for is added to `offers`, numbered from there. */
export function renderCard(card: Card, style: Style, offers: Offer[], paths: Paths = new Map()): string {
  const lines = card.blocks.map((block) => blockLines(block, style, offers, paths));
  return [card.title ? style.bold(printable(card.title)) : '', ...lines].filter((line) => line !== '').join('\n');
}
