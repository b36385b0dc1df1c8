/** What coordinators do with what reads like news: publish one after all, or discard the rest. */
import type { Reply } from '../../adapter.ts';
import type { Context, Feature } from '../../app.ts';
import type { Look } from '../cards.ts';
import { lookIn } from '../look.ts';
import { getCall } from '../queries.ts';
import { callsText } from '../text.ts';
import { type Span, waitingNews } from './news.ts';
import { newsCard } from './news-cards.ts';
import { decideOn } from './review.ts';

/** The card after a decision, for the one who took it; the other coordinators' follow. */
async function answer(context: Context, { from, due }: Span, noteOf: (look: Look) => string): Promise<Reply> {
  const span = { ...(from && { from }), ...(due && { due }) };
  if (due) await context.store.inTransaction((tx) => context.outbox.requestUpdate(tx, due, ['call.news']));
  const look = await lookIn(context, context.person.locale);
  const card = newsCard(await waitingNews(context.store.db, span), span, look, noteOf(look));
  return { kind: 'cards', cards: [card], private: true, replace: true };
}

export const newsActions: Feature['actions'] = {
  'news.publish': {
    who: 'coordinator',
    run: async (context, { data }) => {
      const call = await getCall(context.store.db, data.value ?? '');
      const told = call && (await decideOn(context, call, 'published', null));
      return answer(context, data, ({ locale }) =>
        told === null ? callsText[locale].decidedAlready : callsText[locale].approved(told),
      );
    },
  },
  'news.discard': {
    who: 'coordinator',
    run: async (context, { data }) => {
      for (const call of await waitingNews(context.store.db, data)) await decideOn(context, call, 'rejected', null);
      return answer(context, data, ({ locale }) => callsText[locale].rejected);
    },
  },
};
