/** Coordinators say whether two calls are one. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, Dependencies, Feature, Renderer } from '../../app.ts';
import { UserError } from '../../errors.ts';
import type { ActionEvent } from '../../event.ts';
import { lookFor, lookIn, viewOf } from '../look.ts';
import { getCallByNumber } from '../queries.ts';
import { coordinatorText } from './coordinator-text.ts';
import { countOpenPairs, getPair, openPairs, type PairRow } from './identity-queries.ts';
import { keepApart, mergePair, reopenPair, splitSource, unmergePair } from './merge.ts';
import { type PairView, pairCard, splitCard } from './merge-cards.ts';
import type { Moved } from './merge-queries.ts';
import { showReview } from './review.ts';

/** Pairs shown at once: each is a card. */
const pairsAtOnce = 5;

function pairView(pair: PairRow): PairView {
  const { id, state, older, newer, shared } = pair;
  const kept = (pair.moved as Moved | null)?.kept === newer.id ? newer : older;
  const held = newer.heldUntil !== null && newer.announcedAt === null;
  return { id, state, older: viewOf(older), newer: viewOf(newer), keptNumber: kept.number, shared, held };
}

const isThere = ({ older, newer }: PairRow): boolean =>
  [older, newer].every(({ state }) => state === 'published' || state === 'review');

async function showPairs(context: Context): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = coordinatorText[look.locale];
  const pairs = await openPairs(context.store.db, pairsAtOnce);
  if (pairs.length === 0) return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: text.pairsNone }] }] };
  const left = (await countOpenPairs(context.store.db)) - pairs.length;
  const cards = pairs.map((pair) => pairCard(pairView(pair), look));
  if (left > 0) cards.push({ blocks: [{ kind: 'text', text: text.pairsMore(left), muted: true }] });
  return { kind: 'cards', cards };
}

async function decide(context: Context, event: ActionEvent, decision: 'same' | 'apart' | 'undo'): Promise<Reply> {
  const { store, clock } = context;
  const look = await lookIn(context, context.person.locale);
  const text = coordinatorText[look.locale];
  const id = event.data.pair ?? '';
  const now = clock.now();
  const outcome = await store.inTransaction(async (tx): Promise<'done' | 'late' | 'gone'> => {
    const pair = await getPair(tx, id);
    if (!pair) return 'gone';
    if (decision === 'undo') {
      const back = pair.state === 'same' ? unmergePair(tx, context, pair, now) : reopenPair(tx, context, pair);
      return (await back) ? 'done' : 'late';
    }
    if (pair.state === 'open' && !isThere(pair)) return 'gone';
    const decided = decision === 'same' ? mergePair(tx, context, pair, now) : keepApart(tx, context, pair, now);
    return (await decided) ? 'done' : 'late';
  });
  const pair = await getPair(store.db, id);
  if (outcome === 'gone' || !pair) throw new UserError(text.pairGone);
  const note = outcome === 'late' ? text.pairDecidedAlready : decision === 'undo' ? text.pairReopened : undefined;
  const card = pairCard(pairView(pair), look, note);
  // Another one: what is left to decide is whether it is published.
  const waiting = decision === 'apart' ? [pair.newer, pair.older].find(({ state }) => state === 'review') : undefined;
  const next = waiting ? await showReview(context, waiting.id) : null;
  return { kind: 'cards', cards: [card, ...(next?.kind === 'cards' ? next.cards : [])], replace: true };
}

async function showSources(context: Context, rest: string): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = coordinatorText[look.locale];
  const number = /\d{1,9}/.exec(rest)?.[0];
  if (!number) throw new UserError(text.splitHow);
  const call = await getCallByNumber(context.store.db, Number(number));
  if (!call) throw new UserError(text.notThere);
  const sources = call.items.map(({ id, title, feed }) => ({ id, title, feed: feed.name }));
  return { kind: 'cards', cards: [splitCard(viewOf(call), sources, look)] };
}

async function split(context: Context, event: ActionEvent): Promise<Reply> {
  const { store, clock } = context;
  const look = await lookIn(context, context.person.locale);
  const id = await store.inTransaction((tx) => splitSource(tx, context, event.data.value ?? '', clock.now()));
  const pair = id ? await getPair(store.db, id) : null;
  if (!pair) throw new UserError(coordinatorText[look.locale].pairGone);
  return { kind: 'cards', cards: [pairCard(pairView(pair), look)], replace: true };
}

const drawPair: Renderer = async (dependencies: Dependencies, delivery) => {
  const pair = await getPair(dependencies.store.db, delivery.subject);
  if (!pair) return null;
  const wanted = pair.state === 'open' && isThere(pair);
  // Decided before it was seen: no longer asked.
  if (delivery.shown === 0 && !wanted) return null;
  return pairCard(pairView(pair), await lookFor(dependencies, delivery));
};

export const mergeCommands: readonly Command[] = [
  {
    id: 'calls.pairs',
    names: {
      es: ['posibles repetidas', 'convocatorias repetidas', 'repetidas', 'posibles duplicadas'],
      en: ['possible repetitions', 'repeated calls', 'possible duplicates', 'duplicates'],
    },
    summary: {
      es: 'Decidir qué convocatorias parecidas son la misma',
      en: 'Decide which calls that look alike are the same',
    },
    examples: { es: ['posibles repetidas'], en: ['possible repetitions'] },
    who: 'coordinator',
    run: (context) => showPairs(context),
  },
  {
    id: 'calls.split',
    names: {
      es: ['separar convocatoria', 'separar fuentes', 'separar'],
      en: ['separate call', 'split call', 'separate sources'],
    },
    summary: {
      es: 'Separar las fuentes que hablan de convocatorias distintas',
      en: 'Separate sources that tell of different calls',
    },
    examples: { es: ['separar convocatoria 3'], en: ['separate call 3'] },
    who: 'coordinator',
    run: (context, { rest }) => showSources(context, rest),
  },
];

export const mergeActions: Feature['actions'] = {
  'pair.same': { who: 'coordinator', run: (context, event) => decide(context, event, 'same') },
  'pair.apart': { who: 'coordinator', run: (context, event) => decide(context, event, 'apart') },
  'pair.split': { who: 'coordinator', run: split },
  'pair.undo': { who: 'coordinator', run: (context, event) => decide(context, event, 'undo') },
};

export const mergeDeliveries: Feature['deliveries'] = { 'call.pair': drawPair };
