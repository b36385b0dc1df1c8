/** What a person sees of Block Kit, and what they can press in it. */
import type { ButtonElement, InputElement, Leaf, MenuElement, MessageBlock, ViewBlock } from './slack-blocks.ts';

type AnyBlock = MessageBlock | ViewBlock;
type Text = { type: 'plain_text' | 'mrkdwn'; text: string };

const seen = (text: Text | undefined): string => {
  if (!text) return '';
  if (text.type === 'plain_text') return text.text;
  // Marks are drawn, not shown: a literal sent as mrkdwn loses them.
  const drawn = text.text.replace(/[*_~`]/g, '');
  return drawn.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
};

const menuOptions = (menu: MenuElement) => menu.options ?? menu.option_groups?.flatMap((group) => group.options) ?? [];

function readInput(element: InputElement): string {
  if (element.type === 'static_select' || element.type === 'multi_static_select') return readMenu(element);
  return 'options' in element ? element.options.map((option) => seen(option.text)).join('\n') : '';
}

function readMenu(menu: MenuElement): string {
  return [seen(menu.placeholder), ...menuOptions(menu).map((option) => seen(option.text))].join('\n');
}

function readLeaf(leaf: Leaf): string {
  return leaf.type === 'emoji' ? '' : leaf.type === 'link' ? (leaf.text ?? leaf.url) : leaf.text;
}

function readBlock(block: AnyBlock): string {
  switch (block.type) {
    case 'header':
      return seen(block.text);
    case 'divider':
      return '';
    case 'section':
      return [seen(block.text), block.accessory ? readMenu(block.accessory) : ''].join('\n');
    case 'context':
      return block.elements.map(seen).join('\n');
    case 'rich_text':
      return block.elements
        .flatMap((part) => (part.type === 'rich_text_list' ? part.elements : [part]))
        .map((section) => section.elements.map(readLeaf).join(''))
        .join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n');
    case 'image':
      return block.alt_text;
    case 'actions':
      return block.elements.map((element) => seen(element.text)).join('\n');
    case 'input':
      return [seen(block.label), seen(block.hint), readInput(block.element)].join('\n');
  }
}

/** Every character that a reader sees, from top to bottom. */
export function readBlocks(blocks: readonly AnyBlock[]): string {
  return blocks.map(readBlock).join('\n');
}

/** Every address that can be opened. */
export function readLinks(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'url' || key === 'image_url') && typeof inner === 'string' ? [inner] : readLinks(inner),
  );
}

/** The button with this label. */
export function findButton(blocks: readonly AnyBlock[], label: string): ButtonElement | undefined {
  return blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .find((element) => seen(element.text) === label);
}

/** The menu that holds an option with this label, and that option. */
export function findOption(blocks: readonly AnyBlock[], label: string) {
  for (const block of blocks) {
    if (block.type !== 'section' || !block.accessory) continue;
    const option = menuOptions(block.accessory).find((one) => seen(one.text) === label);
    if (option) return { blockId: block.block_id ?? '', menu: block.accessory, option };
  }
  return undefined;
}

/** What a modal sends for this input when the person answers this; undefined leaves it empty. */
export function answerInput(element: InputElement, answer: string | readonly string[] | undefined): object {
  const one = typeof answer === 'string' ? answer : answer?.[0];
  const many = typeof answer === 'string' ? [answer] : (answer ?? []);
  const choose = (options: { value: string }[], value: string) => {
    const option = options.find((candidate) => candidate.value === value);
    if (!option) throw new Error(`there is no option ${value}`);
    return option;
  };
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
    case 'url_text_input':
      return { type: element.type, value: one ?? element.initial_value ?? null };
    case 'file_input':
      throw new Error('what is sent in a box for files is the server’s to say');
    case 'datepicker':
      return { type: element.type, selected_date: one ?? element.initial_date ?? null };
    case 'radio_buttons':
    case 'static_select': {
      const options = element.type === 'static_select' ? menuOptions(element) : element.options;
      return { type: element.type, selected_option: one ? choose(options, one) : (element.initial_option ?? null) };
    }
    case 'checkboxes':
    case 'multi_static_select': {
      const options = element.type === 'multi_static_select' ? menuOptions(element) : element.options;
      const chosen =
        answer === undefined ? (element.initial_options ?? []) : many.map((value) => choose(options, value));
      return { type: element.type, selected_options: chosen };
    }
  }
}
