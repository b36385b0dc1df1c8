/** Reads an Adaptive Card's JSON as a client would draw it: what can be seen, pressed and filled in. */

export type CardJson = { [property: string]: unknown };

const isNode = (value: unknown): value is CardJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every element and action of the card from top to bottom; fallbacks are not drawn, so they are left out. */
export function* nodes(value: unknown): Generator<CardJson> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodes(one);
  } else if (isNode(value)) {
    yield value;
    for (const [name, inside] of Object.entries(value)) {
      if (name !== 'data' && name !== 'fallback') yield* nodes(inside);
    }
  }
}

/** Clients replace these inside one text: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features. */
const drawnText = (text: string) =>
  text.replace(/\{\{(DATE|TIME)\(([^)]+)\)\}\}/g, (whole, _kind, at: string) =>
    Number.isNaN(Date.parse(at)) ? whole : new Date(at).toDateString(),
  );

/** A TextBlock's Markdown, enough to catch literal text that is read as markup. */
const drawnMarkdown = (text: string) => drawnText(text).replace(/(\*\*|__|[*_])(.+?)\1|\[([^\]]*)\]\([^)]*\)/g, '$2$3');

function ownText(node: CardJson): string {
  const text = (name: string) => (typeof node[name] === 'string' ? (node[name] as string) : '');
  switch (node.type) {
    case 'TextRun':
      return drawnText(text('text'));
    case 'TextBlock':
      return `${drawnMarkdown(text('text'))}\n`;
    case 'RichTextBlock':
      return '\n';
    case 'Image':
      return `${text('altText')}\n`;
    default:
      // Actions and choices have titles; inputs have labels and what was filled in.
      return ['title', 'label', 'value'].map((name) => (name === 'value' && !text('id') ? '' : text(name))).join('\n');
  }
}

/** Every visible character from top to bottom. */
export const cardJsonText = (card: CardJson): string => [...nodes(card)].map(ownText).join('');

/** Every address that can be opened or is drawn. */
export const cardJsonLinks = (card: CardJson): string[] =>
  [...nodes(card)].flatMap((node) => (typeof node.url === 'string' ? [node.url] : []));

export const allActions = (card: CardJson): CardJson[] =>
  [...nodes(card)].filter((node) => /^Action\.(Execute|Submit)$/.test(String(node.type)));

/** The action that this label leads to: the button itself, or the one inside what it unfolds. */
export function findAction(card: CardJson, label: string): CardJson | undefined {
  for (const node of nodes(card)) {
    if (!String(node.type).startsWith('Action.') || node.title !== label) continue;
    if (node.type === 'Action.ShowCard') return allActions(node.card as CardJson)[0];
    return node;
  }
  return undefined;
}

/** What the inputs hold before anybody touches them. */
export function inputsOf(card: CardJson): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  for (const node of nodes(card)) {
    if (String(node.type).startsWith('Input.')) inputs[String(node.id)] = node.value ?? '';
  }
  return inputs;
}
