/** The neutral card as an Adaptive Card 1.5. Pure; nothing is cut, and nothing literal is ever read as markup. */
import type { Block, Button, Card, Option, Rich, Span, Status } from '../../src/card.ts';
import { filePayload } from './files.ts';
import { limits } from './limits.ts';
import { encodeChoice, inputId, type Payload, wrapPayload } from './payload.ts';

/** The few words of Teams' own that no card brings along. */
export type TeamsWords = {
  /** Button of a long menu: "Elegir". */
  choose: string;
  yes: string;
  no: string;
  /** Button that opens a form as a dialog: "Abrir formulario". */
  openForm: string;
  /** Under the title of a form that was left: "Cancelado". */
  cancelled: string;
  /** Client-side hint of a field left empty: "Falta este dato". */
  required: string;
  /** Beside a question that is asked only after some answers to an earlier one: a card cannot hide it. */
  onlyAfter(answers: readonly string[]): string;
  /** Under a question that takes a link or a file: a card has no box for a file. */
  linkOnly: string;
  /** Button that asks the same question by question, where a file can be sent. */
  askInChat: string;
  /** Under one that has a file already. */
  keepsFile(name: string): string;
  /** Button that gives a file, in the person's own chat and in any other. */
  getFile: string;
  getFilePrivately: string;
  fileDeclined(name: string): string;
  fileFailed(name: string): string;
  /** Said in a channel when the answer went to the person's chat: "Le respondí en su chat privado." */
  answeredPrivately: string;
  /** Said when it could not: "Instale Enlace en su chat personal para que pueda responderle en privado." */
  cannotAnswerPrivately: string;
};

export type Element = { type: string; separator?: boolean; [property: string]: unknown };
export type AdaptiveCard = {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  body: Element[];
  msteams: { width: 'Full' };
};

/** A choice set of the card's own menus returns here; a form's inputs are named after their fields. */
const menuInput = inputId('pick', 'value');

const containerStyles: Record<Status, string> = {
  good: 'good',
  warning: 'warning',
  bad: 'attention',
  info: 'accent',
  muted: 'emphasis',
};

/** Clients fill in {{DATE(…)}} and {{TIME(…)}} inside one run of text: a run that ends between the braces stays literal. */
const literalRuns = (text: string) => text.split(/(?<=\{)(?=\{(?:DATE|TIME)\()/u);

function textRuns(rich: Rich, style: Record<string, unknown>): Element[] {
  const spans: readonly (string | Span)[] = typeof rich === 'string' ? [rich] : rich;
  return spans.flatMap((part) => {
    const span = typeof part === 'string' ? { text: part } : part;
    return literalRuns(span.text).map((text) => ({
      type: 'TextRun',
      text,
      ...style,
      ...(span.bold && { weight: 'Bolder' }),
      ...(span.italic && { italic: true }),
      ...(span.href && { color: 'Accent', underline: true, selectAction: { type: 'Action.OpenUrl', url: span.href } }),
    }));
  });
}

/** One rich text per line: clients fold line breaks inside a run into spaces. */
function richLines(rich: Rich): (string | Span)[][] {
  const lines: (string | Span)[][] = [[]];
  for (const part of typeof rich === 'string' ? [rich] : rich) {
    const span: Span = typeof part === 'string' ? { text: part } : part;
    span.text.split(/\r?\n/).forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...span, text });
    });
  }
  return lines;
}

/** RichTextBlocks, because TextBlock reads Markdown in literal text. An empty line becomes space above the next. */
export function richText(rich: Rich, style: Record<string, unknown> = {}): Element[] {
  const blocks: Element[] = [];
  let paragraph = true;
  for (const line of richLines(rich)) {
    if (line.length === 0) {
      paragraph = true;
      continue;
    }
    const spacing = blocks.length === 0 ? {} : { spacing: paragraph ? 'Default' : 'None' };
    blocks.push({ type: 'RichTextBlock', ...spacing, inlines: textRuns(line, style) });
    paragraph = false;
  }
  return blocks;
}

const bold = { weight: 'Bolder' };
const subtle = { isSubtle: true };

/** Executes in place where the client can; Submit, with the same data, where it cannot. */
export function pressable(
  title: string,
  payload: Payload,
  options: { style?: 'primary' | 'danger' | undefined; inputs?: 'auto' } = {},
): Element {
  const shared = {
    title,
    data: wrapPayload(payload),
    associatedInputs: options.inputs ?? 'none',
    ...(options.style && { style: options.style === 'primary' ? 'positive' : 'destructive' }),
  };
  const verb = payload.kind === 'action' ? payload.action : payload.kind;
  return { type: 'Action.Execute', verb, ...shared, fallback: { type: 'Action.Submit', ...shared } };
}

const showCard = (title: string, body: Element[], style?: 'primary' | 'danger'): Element => ({
  type: 'Action.ShowCard',
  title,
  ...(style && { style: style === 'primary' ? 'positive' : 'destructive' }),
  card: { type: 'AdaptiveCard', body },
});

function buttonAction(button: Button): Element {
  if ('href' in button) return { type: 'Action.OpenUrl', title: button.label, url: button.href };
  const act = pressable(
    button.label,
    { kind: 'action', action: button.action, data: button.data ?? {} },
    { style: button.style },
  );
  if (!button.confirm) return act;
  return showCard(button.label, [...richText(button.confirm), { type: 'ActionSet', actions: [act] }], button.style);
}

/** As many sets as it takes rows: a client draws one set in one row, and hides or clips what does not fit. */
function actionSets(actions: readonly Element[]): Element[] {
  const rows: Element[][] = [];
  let width = 0;
  for (const action of actions) {
    const wide = String(action.title ?? '').length + limits.actionPadding;
    const row = rows.at(-1);
    if (row && row.length < limits.actionsPerSet && width + wide <= limits.actionRow) {
      row.push(action);
      width += wide;
    } else {
      rows.push([action]);
      width = wide;
    }
  }
  return rows.map((row, index) => ({ type: 'ActionSet', ...(index > 0 && { spacing: 'Small' }), actions: row }));
}

export const choiceSet = (options: readonly Option[]) =>
  options.map((option) => ({ title: option.label, value: encodeChoice(option.value) }));

function menu(block: Extract<Block, { kind: 'choices' }>, words: TeamsWords): Element[] {
  const { label, action, options, data = {} } = block;
  if (options.length <= limits.optionsAsButtons) {
    const acts = options.map(({ value, label: title }) =>
      pressable(title, { kind: 'action', action, data: { ...data, value } }),
    );
    return [{ type: 'ActionSet', actions: [showCard(label, actionSets(acts))] }];
  }
  // The input sits inside the ShowCard, so that two menus of one card do not send each other's value.
  const input = { type: 'Input.ChoiceSet', id: menuInput, style: 'filtered', choices: choiceSet(options), label };
  const choose = pressable(words.choose, { kind: 'action', action, data, pick: menuInput }, { inputs: 'auto' });
  return [{ type: 'ActionSet', actions: [showCard(label, [input, ...actionSets([choose])])] }];
}

function table(block: Extract<Block, { kind: 'table' }>): Element {
  const row = (cells: readonly string[], style?: Record<string, unknown>): Element => ({
    type: 'TableRow',
    // Clients drop a cell without content, and the row's other cells then spread over its place.
    cells: block.columns.map((_, index) => ({ type: 'TableCell', items: richText(cells[index] || '\u00a0', style) })),
  });
  return {
    type: 'Table',
    columns: block.columns.map(() => ({ width: 1 })),
    firstRowAsHeader: true,
    showGridLines: true,
    rows: [row(block.columns, bold), ...block.rows.map((cells) => row(cells))],
  };
}

function listItem(item: Rich, mark: string): Element {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: richText(mark) },
      { type: 'Column', width: 'stretch', spacing: 'Small', items: richText(item) },
    ],
  };
}

/** Two columns instead of a FactSet, which reads Markdown and has no links that are safe from it. */
function field(label: string, value: Rich): Element {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 1, items: richText(label, bold) },
      { type: 'Column', width: 2, items: richText(value) },
    ],
  };
}

function imageUrl(image: Extract<Block, { kind: 'image' }>['image']): string {
  return 'url' in image ? image.url : `data:image/png;base64,${Buffer.from(image.png).toString('base64')}`;
}

function renderBlock(block: Block, words: TeamsWords): Element[] {
  switch (block.kind) {
    case 'text':
      return richText(block.text, block.muted ? subtle : {});
    case 'status':
      return [{ type: 'Container', style: containerStyles[block.status], items: richText(block.text, bold) }];
    case 'fields':
      return block.fields.map(({ label, value }) => field(label, value));
    case 'table':
      return [table(block)];
    case 'list':
      return block.items.map((item, index) => listItem(item, block.ordered ? `${index + 1}.` : '•'));
    case 'image':
      return [{ type: 'Image', url: imageUrl(block.image), altText: block.alt, size: 'Stretch' }];
    case 'section':
      return [
        {
          type: 'Container',
          separator: true,
          spacing: 'Medium',
          items: [...richText(block.title, bold), ...renderBlocks(block.blocks, words)],
        },
      ];
    case 'file':
      return [
        ...richText([{ text: block.label, bold: true }, ` (${block.name})`]),
        ...actionSets([pressable(words.getFile, filePayload(block))]),
      ];
    case 'divider':
      return [];
    case 'buttons':
      return actionSets(block.buttons.map(buttonAction));
    case 'choices':
      return menu(block, words);
  }
}

/** A divider is a line above what follows it: an element of its own would be empty, and clients hide those. */
function renderBlocks(blocks: readonly Block[], words: TeamsWords): Element[] {
  const elements: Element[] = [];
  let divided = false;
  for (const block of blocks) {
    const [first, ...rest] = renderBlock(block, words);
    if (!first) {
      divided ||= block.kind === 'divider';
      continue;
    }
    elements.push(divided ? { ...first, separator: true, spacing: 'Medium' } : first, ...rest);
    divided = false;
  }
  return elements;
}

export function adaptiveCard(body: Element[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    msteams: { width: 'Full' },
  };
}

export const titleText = (title: string) => richText(title, { ...bold, size: 'Large' });

/** The words for a chat that is not one person's own. */
export const wordsForMany = (words: TeamsWords): TeamsWords => ({ ...words, getFile: words.getFilePrivately });

/** The whole card, however large; split.ts says whether it fits. */
export function renderCard(card: Card, words: TeamsWords): AdaptiveCard {
  const blocks = renderBlocks(card.blocks, words);
  return adaptiveCard([...(card.title ? titleText(card.title) : []), ...blocks]);
}
