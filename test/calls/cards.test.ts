/** What stands on a call's card, by what the call is today. */
import { expect, it } from 'vitest';
import { type CallView, callButtons, callCard, type Look, sayDeadline } from '../../src/calls/cards.ts';
import { cardText } from '../../src/card.ts';

const now = new Date('2026-11-24T15:00:00Z');
const look = (locale: 'es' | 'en'): Look => ({ locale, now, sectorNames: new Map() });

const call: CallView = {
  id: 'c1',
  number: 1,
  title: 'Premio',
  url: 'https://fuente.example/premio',
  summary: '',
  funder: null,
  state: 'published',
  deadlineAt: new Date('2026-12-27T22:59:00Z'),
  deadlineZone: 'Europe/Brussels',
  deadlineText: null,
  deadlineConfidence: 0.9,
  modality: null,
  sectors: [],
  eligibility: null,
  amount: null,
  currency: null,
  sources: [],
};
const closed = { ...call, deadlineAt: new Date('2026-11-20T22:59:00Z') };
const labels = (block: ReturnType<typeof callButtons>) =>
  block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : [];

it('a closed call is read, and a choice undone; nothing else is offered', () => {
  expect(labels(callButtons(call, look('es')))).toEqual([
    'Me interesa',
    'No es para mí',
    'Recordarme',
    'Ver la fuente',
  ]);
  expect(labels(callButtons(closed, look('es')))).toEqual(['Ver la fuente']);
  expect(labels(callButtons(closed, look('es'), 'interested'))).toEqual(['Deshacer', 'Ver la fuente']);
  expect(labels(callButtons({ ...call, state: 'withdrawn' }, look('en')))).toEqual(['See the source']);
});

it('a closed call without an address has no empty row of buttons', () => {
  const without = { ...closed, url: null };
  const { blocks } = callCard(without, look('es'), { buttons: callButtons(without, look('es')) });
  expect(blocks.map(({ kind }) => kind)).not.toContain('buttons');
});

it.each([
  ['es', 'Europe/Brussels', 'by 27 December 2026, 23:59 CET', 'CET)'],
  ['es', 'Europe/Brussels', 'antes del 27 de diciembre, hora de Bruselas', 'hora de Europa central)'],
  ['en', 'Europe/Brussels', null, 'Central European Time)'],
  ['en', 'UTC+08:00', 'GMT+8', 'UTC+08:00)'],
  ['es', 'America/Los_Angeles', 'by the EU, 5 pm PT', 'PT)'],
] as const)('in %s, a deadline in %s read from «%s» ends in «%s»', (locale, deadlineZone, deadlineText, end) => {
  const said = sayDeadline({ ...call, deadlineZone, deadlineText }, look(locale));
  expect(said.endsWith(end), said).toBe(true);
});

it('quotes as the language does', () => {
  const card = (locale: 'es' | 'en') =>
    cardText(callCard({ ...call, deadlineText: 'by 27 December' }, look(locale), { full: true }));
  expect(card('es')).toContain('«by 27 December»');
  expect(card('en')).toContain('“by 27 December”');
});
