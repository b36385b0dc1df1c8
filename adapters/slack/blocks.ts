/**
 * The neutral blocks in Slack's Block Kit. Text goes out as `rich_text` or `plain_text` only, never as mrkdwn, so that
 * nothing in it can be read as markup, a mention or an emoji.
 */
import type { KnownBlock, PlainTextElement, RichTextBlock, RichTextElement, RichTextList } from '@slack/types';
import {
  type Block,
  type Button,
  type FileBlock,
  fieldLead,
  type Option,
  type Rich,
  type Status,
} from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import { limits } from './limits.ts';
import { shorten, splitItems, splitText } from './split.ts';
import { tableBlocks } from './tables.ts';

/** The few words that Slack demands of an app; the wording itself is the core's. */
export type Words = {
  /** A button that opens a form. */
  openForm: string;
  yes: string;
  no: string;
  cancel: string;
  /** In a form's place while its answer is worked on for longer than Slack waits. */
  working: string;
  /** In its place once that is over. */
  done: string;
  /** A form could not be taken; it can be sent again. */
  failed: string;
  /** In a channel, once the answer went to the person's own chat. */
  answeredPrivately: string;
  /** The label of the box for a file, beside the one for a link. */
  orFile: string;
  /** Under a question that has a file already. */
  keepsFile(name: string): string;
};

export type RenderOptions = {
  words: Words;
  /** What Slack holds of the card's images and files that are given as bytes, uploaded before. */
  uploads?: Uploads;
};

/** A file that Slack holds. Seen by the bot alone until a message of the bot's holds its `permalink`. */
export type Upload = { id: string; permalink: string };
export type Uploads = ReadonlyMap<Uint8Array, Upload>;

/** Colour as a circle beside the words. */
const circles: Record<Status, string> = {
  good: 'large_green_circle',
  warning: 'large_yellow_circle',
  bad: 'red_circle',
  info: 'large_blue_circle',
  muted: 'white_circle',
};

/** Throws when Slack cannot take this at all; `what` names the thing and its limit. */
export function refuse(what: string, length: number, limit: number): never {
  throw new DeliveryError('refused', `Slack: ${what} has ${length}, the limit is ${limit}`);
}

function within(what: string, text: string, limit: number): string {
  return text.length > limit ? refuse(`${what} (characters)`, text.length, limit) : text;
}

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

type Style = { bold?: boolean; italic?: boolean };

function textElements(text: string, style?: Style): RichTextElement[] {
  const styled = style?.bold || style?.italic ? { style } : {};
  return splitText(text, limits.text).map((piece) => ({ type: 'text', text: piece, ...styled }));
}

/** Rich text as Slack's elements; an address Slack would not open stays readable after its text. */
export function richElements(text: Rich, base: Style = {}): RichTextElement[] {
  const spans = typeof text === 'string' ? [text] : text;
  return spans.flatMap((span): RichTextElement[] => {
    if (typeof span === 'string') return textElements(span, base);
    const style: Style = { ...base, ...(span.bold ? { bold: true } : {}), ...(span.italic ? { italic: true } : {}) };
    if (!span.href) return textElements(span.text, style);
    if (!/^(https?|mailto|tel):/i.test(span.href) || span.href.length > limits.address) {
      return textElements(`${span.text} (${span.href})`, style);
    }
    const [first = span.href, ...more] = splitText(span.text, limits.text);
    const styled = style.bold || style.italic ? { style } : {};
    return [
      { type: 'link', url: span.href, text: first, ...styled },
      ...more.flatMap((piece) => textElements(piece, style)),
    ];
  });
}

const size = (value: unknown) => JSON.stringify(value).length;
/** Slack rejects a rich text without a character. */
const orSpace = (elements: RichTextElement[]): RichTextElement[] =>
  elements.length > 0 ? elements : [{ type: 'text', text: ' ' }];

/** One block a run of about 3,000 characters, so that a message can be divided between any two. */
export function richBlocks(elements: RichTextElement[]): RichTextBlock[] {
  return splitItems(elements, { maxItems: 200, maxSize: limits.text * 1.5, size }).map((run) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: run }],
  }));
}

export function headingBlocks(title: string): KnownBlock[] {
  if (title.trim() === '') return [];
  if (title.length <= limits.header) return [{ type: 'header', text: plain(title) }];
  return richBlocks(richElements(title, { bold: true }));
}

function textBlocks(text: Rich, muted: boolean): KnownBlock[] {
  // Only a context block is drawn in grey, and its plain text knows no links or bold.
  if (muted && (typeof text === 'string' || text.every((span) => typeof span === 'string'))) {
    const whole = typeof text === 'string' ? text : text.join('');
    return splitText(whole, limits.text).map((piece) => ({ type: 'context', elements: [plain(piece)] }));
  }
  return richBlocks(richElements(text, muted ? { italic: true } : {}));
}

function fieldBlocks(fields: readonly { label: string; value: Rich }[]): KnownBlock[] {
  const lines = fields.map((field, index) => [
    ...richElements(`${index === 0 ? '' : '\n'}${fieldLead(field.label)}`, { bold: true }),
    ...richElements(field.value),
  ]);
  return splitItems(lines, { maxItems: 40, maxSize: limits.text * 1.5, size }).flatMap((run) => richBlocks(run.flat()));
}

function listBlocks(items: readonly Rich[], ordered: boolean): KnownBlock[] {
  const sections = items.map((item) => ({ type: 'rich_text_section' as const, elements: orSpace(richElements(item)) }));
  let offset = 0;
  return splitItems(sections, { maxItems: 100, maxSize: limits.text * 1.5, size }).map((run): RichTextBlock => {
    // `offset` (documented, absent from the types) lets the numbering of a divided list go on.
    const list: RichTextList & { offset?: number } = {
      type: 'rich_text_list',
      style: ordered ? 'ordered' : 'bullet',
      elements: run,
      ...(ordered && offset > 0 ? { offset } : {}),
    };
    offset += run.length;
    return { type: 'rich_text', elements: [list] };
  });
}

/** Labels over a limit: the whole is shown in a list above, the element carries its beginning. */
function overlong(labels: readonly string[], limit: number): KnownBlock[] {
  const long = labels.filter((label) => label.length > limit);
  return long.length > 0 ? listBlocks(long, false) : [];
}

export function optionObjects(options: readonly Option[]) {
  return options.map((option) => ({
    text: plain(shorten(option.label, limits.optionLabel) || ' '),
    value: within('the value of an option', option.value, limits.optionValue),
  }));
}

export const overlongOptions = (options: readonly Option[]) =>
  overlong(
    options.map((option) => option.label),
    limits.optionLabel,
  );

function buttonElement(button: Button, index: number, words: Words) {
  const text = plain(shorten(button.label, limits.buttonLabel) || ' ');
  if ('href' in button) {
    const url = within('the address of a button', button.href, limits.address);
    return { type: 'button' as const, text, action_id: `link#${index}`, url };
  }
  const value = button.data
    ? within('the data of a button', JSON.stringify(button.data), limits.buttonValue)
    : undefined;
  const confirm = button.confirm && {
    title: plain(shorten(button.label, limits.confirmTitle)),
    text: plain(within('the question of a button', button.confirm, limits.confirmText)),
    confirm: plain(button.label.length <= limits.confirmButton ? button.label : words.yes),
    deny: plain(words.cancel),
  };
  return {
    type: 'button' as const,
    text,
    action_id: within('an action', `${button.action}#${index}`, limits.id),
    ...(value === undefined ? {} : { value }),
    ...(button.style ? { style: button.style } : {}),
    ...(confirm ? { confirm } : {}),
  };
}

function buttonBlocks(buttons: readonly Button[], words: Words): KnownBlock[] {
  const elements = buttons.map((button, index) => buttonElement(button, index, words));
  const labels = buttons.map((button) => button.label);
  return [
    ...overlong(labels, limits.buttonLabel),
    ...splitItems(elements, { maxItems: limits.actions, maxSize: limits.messageSize / 2, size }).map(
      (run): KnownBlock => ({ type: 'actions', elements: run }),
    ),
  ];
}

function choiceBlocks(block: Extract<Block, { kind: 'choices' }>, serial: () => number): KnownBlock[] {
  const objects = optionObjects(block.options);
  const menus = splitItems(objects, { maxItems: limits.options, maxSize: limits.messageSize / 2, size });
  if (menus.length === 0) return textBlocks(block.label, false);
  return [
    ...overlongOptions(block.options),
    ...menus.flatMap((options): KnownBlock[] => [
      ...(block.label.length > limits.text ? textBlocks(block.label, false) : []),
      {
        type: 'section',
        // A menu carries no value of its own: its data travels in the block's id.
        block_id: within('the data of a menu', `${serial()}#${JSON.stringify(block.data ?? {})}`, limits.id),
        text: plain(shorten(block.label, limits.text) || ' '),
        accessory: {
          type: 'static_select',
          action_id: within('an action', `${block.action}#0`, limits.id),
          ...(block.label && block.label.length <= limits.placeholder ? { placeholder: plain(block.label) } : {}),
          options,
        },
      },
    ]),
  ];
}

function uploadOf(bytes: Uint8Array, uploads: Uploads | undefined): Upload {
  const upload = uploads?.get(bytes);
  if (!upload) throw new Error('a file was not uploaded before its card was drawn');
  return upload;
}

function fileBlocks({ bytes, label, name }: FileBlock, uploads: Uploads | undefined): KnownBlock[] {
  return richBlocks(richElements([{ text: label, href: uploadOf(bytes, uploads).permalink }, ` (${name})`]));
}

function imageBlocks(block: Extract<Block, { kind: 'image' }>, uploads: Uploads | undefined): KnownBlock[] {
  const alt_text = shorten(block.alt, limits.altText);
  const beside = block.alt.length > limits.altText ? textBlocks(block.alt, true) : [];
  if ('url' in block.image) {
    return [{ type: 'image', image_url: within('an address', block.image.url, limits.address), alt_text }, ...beside];
  }
  const { id } = uploadOf(block.image.png, uploads);
  return [{ type: 'image', slack_file: { id }, alt_text }, ...beside];
}

/** Draws blocks one after another; the state counts what may occur only so often in a message. */
export function drawBlocks(blocks: readonly Block[], options: RenderOptions): KnownBlock[] {
  let tables = 0;
  let serials = 0;
  const draw = (block: Block): KnownBlock[] => {
    switch (block.kind) {
      case 'text':
        return textBlocks(block.text, block.muted ?? false);
      case 'status':
        return richBlocks([
          { type: 'emoji', name: circles[block.status] },
          ...richElements(` ${block.text}`, { bold: true }),
        ]);
      case 'fields':
        return fieldBlocks(block.fields);
      case 'table': {
        const drawn = tableBlocks(block.columns, block.rows, tables < limits.tables);
        if (drawn[0]?.type === 'table') tables += 1;
        return drawn;
      }
      case 'list':
        return listBlocks(block.items, block.ordered ?? false);
      case 'image':
        return imageBlocks(block, options.uploads);
      case 'file':
        return fileBlocks(block, options.uploads);
      case 'section':
        return [...richBlocks(richElements(block.title, { bold: true })), ...block.blocks.flatMap(draw)];
      case 'divider':
        return [{ type: 'divider' }];
      case 'buttons':
        return buttonBlocks(block.buttons, options.words);
      case 'choices':
        return choiceBlocks(block, () => serials++);
    }
  };
  return blocks.flatMap(draw);
}
