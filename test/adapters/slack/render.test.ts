import { describe, expect, test } from 'vitest';
import { drawForm } from '../../../adapters/slack/form-view.ts';
import { limits } from '../../../adapters/slack/limits.ts';
import { drawCard } from '../../../adapters/slack/render.ts';
import { splitText } from '../../../adapters/slack/split.ts';
import type { Block, Card } from '../../../src/card.ts';
import { DeliveryError } from '../../../src/errors.ts';
import type { Form } from '../../../src/form.ts';
import { expectAllShown } from '../../support/contract/fixture.ts';
import { type MessageBlock, takeBlocks, takeView } from '../../support/slack-blocks.ts';
import { readBlocks, readLinks } from '../../support/slack-screen.ts';
import { words } from './slack-fixture.ts';

/** Draws, has Slack's rules judge every message, and gives them as taken. */
function draw(...blocks: Block[]): MessageBlock[][] {
  const card: Card = { blocks };
  const messages = drawCard(card, { words: words.es }).map((message) => {
    const taken = takeBlocks(message.blocks, new Set());
    if ('error' in taken) throw new Error(taken.messages.join() || taken.error);
    return taken;
  });
  expectAllShown(
    card,
    messages.map((taken) => ({ id: '', text: readBlocks(taken), links: readLinks(taken) })),
  );
  return messages;
}
const options = (count: number, label = 'Opción') =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: `${label} ${index}` }));
const menu = (count: number): Block => ({ kind: 'choices', label: 'Elija', action: 'a.b', options: options(count) });
const table = (rows: number, cell = 'x'): Block => ({
  kind: 'table',
  columns: ['A', 'B'],
  rows: Array.from({ length: rows }, (_, index) => [`${index}`, cell]),
});

describe('cards in Slack’s blocks', () => {
  test('a menu over 100 options becomes several', () => {
    const menus = draw(menu(250))
      .flat()
      .filter((block) => block.type === 'section');
    const counts = menus.map((block) => (block.type === 'section' ? (block.accessory?.options?.length ?? 0) : 0));
    expect(counts.reduce((total, one) => total + one, 0)).toBe(250);
    expect(Math.max(...counts)).toBeLessThanOrEqual(100);
  });

  test('over 25 buttons become several rows', () => {
    const buttons = Array.from({ length: 60 }, (_, index) => ({ label: `Botón ${index}`, action: 'a.b' }));
    expect(
      draw({ kind: 'buttons', buttons })
        .flat()
        .filter((block) => block.type === 'actions').length,
    ).toBeGreaterThan(2);
  });

  test('labels over Slack’s limits are shown whole beside the shortened ones', () => {
    const label = `Convenio ${'muy largo '.repeat(20)}`.trim();
    draw(
      { kind: 'buttons', buttons: [{ label, action: 'a.b' }] },
      { kind: 'choices', label, action: 'a.b', options: [{ value: '1', label }] },
      { kind: 'image', image: { url: 'https://example.org/x.png' }, alt: label.repeat(12) },
    );
  });

  test('what cannot be divided is refused, naming the limit', () => {
    const data = { note: 'x'.repeat(limits.buttonValue) };
    const refusal = (block: Block) => {
      try {
        draw(block);
      } catch (error) {
        if (error instanceof DeliveryError) return error;
      }
      throw new Error('it was not refused');
    };
    expect(refusal({ kind: 'buttons', buttons: [{ label: 'x', action: 'a.b', data }] }).message).toMatch(
      /button.*2000/,
    );
    expect(refusal({ ...menu(2), data } as Block).message).toMatch(/menu.*255/);
    const confirm = 'x'.repeat(301);
    expect(refusal({ kind: 'buttons', buttons: [{ label: 'x', action: 'a.b', confirm }] }).message).toMatch(
      /question.*300/,
    );
  });

  test('one table is Slack’s own, what it cannot hold is aligned text', () => {
    const kinds = (messages: MessageBlock[][]) => messages.map((blocks) => blocks.map((block) => block.type));
    expect(kinds(draw(table(20)))).toEqual([['table']]);
    expect(kinds(draw(table(99)))).toEqual([['table']]);
    expect(kinds(draw(table(3), table(3)))).toEqual([['table', 'rich_text']]);
    expect(new Set(kinds(draw(table(100))).flat())).toEqual(new Set(['rich_text']));
    expect(new Set(kinds(draw(table(30, 'largo '.repeat(80)))).flat())).toEqual(new Set(['rich_text']));
  });

  test('a divided list goes on counting', () => {
    const items = Array.from({ length: 150 }, (_, index) => `punto ${index}`);
    const lists = draw({ kind: 'list', items, ordered: true })
      .flat()
      .flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
    let expected = 0;
    for (const list of lists) {
      if (list.type !== 'rich_text_list') throw new Error('not a list');
      expect(list.offset ?? 0).toBe(expected);
      expected += list.elements.length;
    }
    expect(expected).toBe(150);
  });

  test('a state says its colour and its words', () => {
    expect(draw({ kind: 'status', status: 'bad', text: 'Vencido' })[0]?.[0]).toMatchObject({
      elements: [
        {
          elements: [
            { type: 'emoji', name: 'red_circle' },
            { text: ' Vencido', style: { bold: true } },
          ],
        },
      ],
    });
  });

  test('only addresses that open become links; another stays readable', () => {
    const [message] = draw({ kind: 'text', text: [{ text: 'pulse', href: 'https://example.org/' }] });
    expect(message?.[0]).toMatchObject({ elements: [{ elements: [{ type: 'link', text: 'pulse' }] }] });
    const text: Block = { kind: 'text', text: [{ text: 'aquí', href: 'javascript:alert(1)' }] };
    const [drawn] = drawCard({ blocks: [text] }, { words: words.es });
    expect(JSON.stringify(drawn?.blocks)).not.toContain('"link"');
    expect(JSON.stringify(drawn?.blocks)).toContain('aquí (javascript:alert(1))');
  });

  test('a text is divided between words and never inside a character', () => {
    for (const text of ['hola mundo '.repeat(500), '😀'.repeat(900), `x${'😀'.repeat(900)}`, 'a\n'.repeat(900)]) {
      const pieces = splitText(text, 100);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(100);
        expect(piece.isWellFormed()).toBe(true);
      }
    }
  });

  test('an empty card is still a message that Slack takes', () => {
    const [message] = drawCard({ blocks: [] }, { words: words.es });
    expect(message).toEqual({ text: ' ', blocks: [] });
  });
});

describe('forms in Slack’s modals', () => {
  const form = (change: Partial<Form>): Form => ({
    id: 'a.b',
    title: 'Título',
    submit: 'Enviar',
    cancel: 'Cancelar',
    fields: [],
    ...change,
  });
  const view = (change: Partial<Form>) => {
    const taken = takeView(drawForm(form(change), { words: words.es, origin: {} }));
    if ('error' in taken) throw new Error(taken.messages.join());
    return taken;
  };

  test('a long title, long options and 250 options are all there', () => {
    const title = 'Seguimiento del comité sectorial de ambiente';
    const label = `Entidad ${'distrital '.repeat(10)}`;
    const many = options(250, label);
    const text = readBlocks(
      view({ title, fields: [{ kind: 'choices', name: 'x', label: 'Entidades', options: many }] }).blocks,
    );
    expect(text).toContain(title);
    for (const option of many) expect(text).toContain(option.label);
  });

  test('initial values that Slack would refuse are left out', () => {
    const { blocks } = view({
      fields: [
        { kind: 'date', name: 'd', label: 'D', initial: 'mañana' },
        { kind: 'link', name: 'l', label: 'L', initial: 'no es' },
        { kind: 'number', name: 'n', label: 'N', initial: 'tres' },
        { kind: 'choice', name: 'c', label: 'C', options: options(2), initial: 'nada' },
      ],
    });
    expect(JSON.stringify(blocks)).not.toContain('initial');
  });

  test('what a modal cannot hold is refused, naming the limit', () => {
    expect(() => view({ state: 'x'.repeat(3000) })).toThrow(/state.*3000/);
    expect(() => view({ submit: 'Enviar la respuesta del comité' })).toThrow(/send button.*24/);
    const fields = Array.from({ length: 101 }, (_, index) => ({
      kind: 'text' as const,
      name: `f${index}`,
      label: 'F',
    }));
    expect(() => view({ fields })).toThrow(/blocks.*100/);
  });
});
