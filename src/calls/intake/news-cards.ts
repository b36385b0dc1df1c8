/** What reads like news, listed for the coordinators with the words that told it. Pure. */
import type { Block, Card, Rich } from '../../card.ts';
import { sayList, sayQuoted } from '../../text.ts';
import { callOption, type Look } from '../cards.ts';
import { viewOf } from '../look.ts';
import type { CallRow } from '../queries.ts';
import { becauseOf } from '../understanding/reread.ts';
import { coordinatorText } from './coordinator-text.ts';

const shownAtOnce = 10;
const wordsShown = 3;

/** «ganan» y «firmaron»: the words that told a call to be none. */
export function sayNewsWords(call: Pick<CallRow, 'because'>, { locale }: Look): string {
  const words = becauseOf(call).news?.yes ?? [];
  return sayList(
    words.slice(0, wordsShown).map((word) => sayQuoted(word, locale)),
    locale,
  );
}

/** One list to publish from, and one button that discards the rest; `data`: what finds the same ones again. */
export function newsCard(calls: readonly CallRow[], data: Record<string, string>, look: Look, note?: string): Card {
  const text = coordinatorText[look.locale];
  const shown = calls.slice(0, shownAtOnce);
  const items = shown.map(
    (call): Rich => [
      `${call.number} · `,
      { text: call.title, bold: true, ...(call.url ? { href: call.url } : {}) },
      ` — ${text.newsBy(sayNewsWords(call, look))}`,
    ],
  );
  const more = calls.length - shown.length;
  const blocks: Block[] = note ? [{ kind: 'status', status: 'good', text: note }] : [];
  if (shown.length === 0) return { title: text.newsTitle, blocks: [...blocks, { kind: 'text', text: text.newsNone }] };
  blocks.push(
    { kind: 'text', text: text.newsIntro },
    { kind: 'list', items: more > 0 ? [...items, text.newsMore(more)] : items },
    {
      kind: 'choices',
      label: text.newsPublish,
      action: 'news.publish',
      data,
      options: shown.map((call) => callOption(viewOf(call))),
    },
    {
      kind: 'buttons',
      buttons: [
        {
          label: text.newsDiscard,
          action: 'news.discard',
          data,
          confirm: text.newsDiscardConfirm(calls.length),
        },
      ],
    },
  );
  return { title: text.newsTitle, blocks };
}
