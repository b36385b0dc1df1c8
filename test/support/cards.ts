/** Random cards for property tests, and what each must show. */
import fc from 'fast-check';
import { type Block, type Card, plainText, type Rich, type Span } from '../../src/card.ts';
import { fileBlock } from '../../src/files/kinds.ts';

/** Pieces that some markup, template or protocol would swallow or act on. */
const awkward = [
  '*negrita*',
  '_cursiva_',
  '~tachado~',
  '`código`',
  '```',
  '**',
  '__',
  '# título',
  '- punto',
  '1. uno',
  '> cita',
  '[texto](https://x.example)',
  '![img](y)',
  '<b>',
  '</at>',
  '<at>Bot</at>',
  '<@U123>',
  '<!channel>',
  '<!here>',
  '<#C1|x>',
  '&',
  '&amp;',
  '&lt;',
  '|',
  '||',
  '\\',
  '\\*',
  ':smile:',
  ':warning:',
  '{{hora}}',
  '$ {x}',
  '{{DATE(2020-01-01T00:00:00Z)}}',
  '"',
  "'",
  'Ñandú',
  'México D.F.',
  '👩‍🏫',
  '🇨🇴',
  'https://example.org/a_b_c?x=*1*',
  '@channel',
  '=1+1',
  '\u200b',
  '…',
  '—',
];

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('convocatoria', 'salud', 'niñez', 'plazo', 'Bogotá', '2026', 'acción') },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }) },
);
const words = (max: number) =>
  fc.array(word, { minLength: 1, maxLength: max }).map((list) => list.join(' ').trim() || 'x');
const line = words(6);
const href = fc.constantFrom('https://example.org/', 'https://example.org/a?b=1&c=d_e', 'https://example.org/(x)/*y*');
const longText = fc
  .tuple(line, fc.integer({ min: 1, max: 60 }))
  .map(([one, times]) => Array(times).fill(one).join('\n'));

const span: fc.Arbitrary<string | Span> = fc.oneof(
  line,
  fc.record(
    { text: line, bold: fc.constant(true as const), italic: fc.constant(true as const), href },
    { requiredKeys: ['text'] },
  ),
);
const rich: fc.Arbitrary<Rich> = fc.oneof(line, fc.array(span, { minLength: 1, maxLength: 4 }));
const data = fc.dictionary(fc.constantFrom('call', 'id', 'note'), line, { maxKeys: 2 });
const action = fc.constantFrom('calls.follow', 'calls.mute', 'checkins.answer');
/** The tightest label of the platforms is 75 characters. */
const label = words(3).map((text) => Array.from(text).slice(0, 60).join('').trim() || 'x');

const leaf: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: fc.oneof(rich, longText) }),
  fc.record({ kind: fc.constant('text' as const), text: rich, muted: fc.constant(true as const) }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom('good' as const, 'warning' as const, 'bad' as const, 'info' as const, 'muted' as const),
    text: line,
  }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: line, value: rich }), { minLength: 1, maxLength: 14 }),
  }),
  fc.integer({ min: 1, max: 6 }).chain((width) =>
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.array(line, { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(line, { minLength: width, maxLength: width }), { maxLength: 25 }),
    }),
  ),
  fc.record(
    {
      kind: fc.constant('list' as const),
      items: fc.array(rich, { minLength: 1, maxLength: 15 }),
      ordered: fc.constant(true as const),
    },
    { requiredKeys: ['kind', 'items'] },
  ),
  fc.record({
    kind: fc.constant('image' as const),
    image: fc.constant({ url: 'https://example.org/mapa.png' }),
    alt: line,
  }),
  fc
    .tuple(label, fc.constantFrom('acta.pdf', 'informe 2026-1.xlsx'))
    .map(([said, name]) => fileBlock(name, new TextEncoder().encode(name), said, { action: 'calls.file', data: {} })),
  fc.constant<Block>({ kind: 'divider' }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(fc.oneof(fc.record({ label, action, data }), fc.record({ label, href })), {
      minLength: 1,
      maxLength: 7,
    }),
  }),
  fc.record({
    kind: fc.constant('choices' as const),
    label,
    action,
    options: fc.uniqueArray(fc.record({ value: fc.uuid(), label }), {
      minLength: 1,
      maxLength: 12,
      selector: (option) => option.value,
    }),
  }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: leaf },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('section' as const),
      title: line,
      blocks: fc.array(leaf, { minLength: 1, maxLength: 4 }),
    }),
  },
);

/** Any card: awkward characters, long texts, many rows. */
export const anyCard: fc.Arbitrary<Card> = fc.record(
  { title: line, summary: line, blocks: fc.array(block, { minLength: 1, maxLength: 8 }) },
  { requiredKeys: ['blocks'] },
);

function blockLiterals(one: Block): string[] {
  switch (one.kind) {
    case 'text':
      return [plainText(one.text)];
    case 'status':
      return [one.text];
    case 'fields':
      return one.fields.flatMap((field) => [field.label, plainText(field.value)]);
    case 'table':
      return [...one.columns, ...one.rows.flat()];
    case 'list':
      return one.items.map((item) => plainText(item));
    case 'image':
      return [one.alt];
    case 'file':
      return [one.label, one.name];
    case 'section':
      return [one.title, ...one.blocks.flatMap(blockLiterals)];
    case 'divider':
      return [];
    case 'buttons':
      return one.buttons.map((button) => button.label);
    case 'choices':
      return [one.label, ...one.options.map((option) => option.label)];
  }
}

/** Every text that a reader of the card must find, whole. The summary is for notifications, not for the card. */
export function cardLiterals(card: Card): string[] {
  return [card.title ?? '', ...card.blocks.flatMap(blockLiterals)].filter((text) => text !== '');
}

function richAddresses(text: Rich): string[] {
  if (typeof text === 'string') return [];
  return text.flatMap((part) => (typeof part !== 'string' && part.href ? [part.href] : []));
}

function blockAddresses(one: Block): string[] {
  switch (one.kind) {
    case 'text':
      return richAddresses(one.text);
    case 'fields':
      return one.fields.flatMap((field) => richAddresses(field.value));
    case 'list':
      return one.items.flatMap(richAddresses);
    case 'image':
      return 'url' in one.image ? [one.image.url] : [];
    case 'section':
      return one.blocks.flatMap(blockAddresses);
    case 'buttons':
      return one.buttons.flatMap((button) => ('href' in button ? [button.href] : []));
    case 'status':
    case 'table':
    case 'file':
    case 'divider':
    case 'choices':
      return [];
  }
}

/** Every address that a reader of the card must be able to open. */
export function cardAddresses(card: Card): string[] {
  return card.blocks.flatMap(blockAddresses);
}
