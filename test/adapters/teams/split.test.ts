import { expect, test } from 'vitest';
import { renderCard } from '../../../adapters/teams/render.ts';
import { cardFits, splitCard } from '../../../adapters/teams/split.ts';
import type { Card } from '../../../src/card.ts';
import { DeliveryError } from '../../../src/errors.ts';
import { cardJsonText, nodes } from '../../support/adaptive-card.ts';
import { words } from './bot.ts';

const lines = (card: Card) => cardJsonText(renderCard(card, words.es)).split('\n');
const many = (count: number, text: (n: number) => string) => Array.from({ length: count }, (_, n) => text(n));

test('the numbers of an ordered list go on in the next message', () => {
  const items = many(300, (n) => `${'palabra '.repeat(20)}fin ${n + 1}`);
  const parts = splitCard({ title: 'Lista', blocks: [{ kind: 'list', items, ordered: true }] }, words.es);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.every((part) => cardFits(part, words.es))).toBe(true);
  const shown = parts.flatMap(lines);
  for (const [index, item] of items.entries()) expect(shown).toContain(`${index + 1}. ${item}`);
  expect(parts[1]?.title).toBeUndefined();
});

test('every row of a table stays under its columns', () => {
  const rows = many(900, (n) => `fila ${n}`).map((name, n) => [name, `${n}`]);
  const parts = splitCard({ blocks: [{ kind: 'table', columns: ['Nombre', 'N'], rows }] }, words.es);
  const tables = parts.flatMap((part) => part.blocks).filter((block) => block.kind === 'table');
  expect(tables.flatMap((table) => table.rows)).toEqual(rows);
  expect(new Set(tables.map((table) => table.columns.join()))).toEqual(new Set(['Nombre,N']));
});

test('a picture that fits no message is told in its words', () => {
  const card: Card = { blocks: [{ kind: 'image', image: { png: new Uint8Array(60_000) }, alt: 'Mapa de sectores' }] };
  expect(splitCard(card, words.es).flatMap(lines)).toContain('Mapa de sectores');
});

test('what cannot be divided is refused, not cut', () => {
  const label = 'x'.repeat(50_000);
  const card: Card = { blocks: [{ kind: 'buttons', buttons: [{ label, action: 'a.b' }] }] };
  expect(() => splitCard(card, words.es)).toThrow(DeliveryError);
});

test('a surrogate pair is never torn apart', () => {
  const parts = splitCard({ blocks: [{ kind: 'text', text: '👩'.repeat(30_000) }] }, words.es);
  expect(parts.flatMap(lines).join('')).toBe('👩'.repeat(30_000));
});

test('an empty cell keeps its place: clients drop cells without content', () => {
  const card: Card = { blocks: [{ kind: 'table', columns: ['A', 'B'], rows: [['', 'dos'], ['uno']] }] };
  const cells = [...nodes(renderCard(card, words.es))].filter(({ type }) => type === 'TableCell');
  expect(cells.map(({ items }) => (items as unknown[]).length)).toEqual([1, 1, 1, 1, 1, 1]);
});
