/** "No es para mí" and what follows from it: silence a call, a funder or a subscription, and undo each. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, Feature } from '../../app.ts';
import type { Block, Button } from '../../card.ts';
import type { Look } from '../cards.ts';
import { lookIn } from '../look.ts';
import type { CallRow } from '../queries.ts';
import { readConditions } from './conditions.ts';
import { memberOf } from './keep-subscription.ts';
import { muteFunder, mutesOf, readerOf, unmuteFunder } from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import { receptionOf } from './reception.ts';
import { changeButton, sayConditions } from './subscription-cards.ts';

/** What else may be silenced after a call was waved away: its funder, the subscription that brought it. */
export async function muteButtons(context: Context, call: CallRow, look: Look): Promise<Button[]> {
  const text = reachText[look.locale];
  const reader = await readerOf(context.store.db, memberOf(context), call.id);
  const reception = receptionOf(call, { ...reader, dismissed: false }, look.now);
  const buttons: Button[] = [];
  if (call.funder && !(reception.way === 'none' && reception.because === 'mutedFunder'))
    buttons.push({ label: text.muteFunder(call.funder), action: 'mute.funder', data: { funder: call.funder } });
  if (reception.way !== 'none') {
    const { id } = reception.subscription;
    buttons.push(changeButton(id, text.changeSubscription));
    buttons.push({ label: text.pauseSubscription, action: 'subscription.pause', data: { subscription: id } });
  }
  return buttons;
}

/** All that a person silenced, each with its way back. */
async function showMutes(context: Context, lead?: string, replace?: true): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = reachText[look.locale];
  const { funders, calls, paused } = await mutesOf(context.store.db, memberOf(context), look.now);
  const rows: { line: string; button: Button }[] = [
    ...funders.map((funder) => ({
      line: text.mutedFunder(funder),
      button: { label: text.unmute(funder), action: 'mute.undo', data: { funder } },
    })),
    ...paused.map((subscription) => {
      const data = { subscription: subscription.id };
      return {
        line: text.mutedSubscription(sayConditions(readConditions(subscription), look)),
        button: { label: text.resume, action: 'subscription.resume', data },
      };
    }),
    ...calls.map(({ id, number, title }) => ({
      line: text.mutedCall(number, title),
      button: { label: text.unmute(String(number)), action: 'call.undo', data: { call: id } },
    })),
  ];
  const blocks: Block[] = lead ? [{ kind: 'status', status: 'good', text: lead }] : [];
  if (rows.length === 0) blocks.push({ kind: 'text', text: text.mutesNone });
  for (const { line, button } of rows)
    blocks.push({ kind: 'text', text: line }, { kind: 'buttons', buttons: [button] });
  return { kind: 'cards', cards: [{ title: text.mutesTitle, blocks }], replace };
}

/** "Quite ese silencio": of the funder that is named, or of the only one; else which, the person says. */
export async function unmuteNow(context: Context, named: readonly string[]): Promise<Reply> {
  const { db } = context.store;
  const { funders } = await mutesOf(db, memberOf(context), context.clock.now());
  const meant = named.length > 0 ? funders.filter((funder) => named.includes(funder)) : funders;
  const [funder, another] = meant;
  if (funder === undefined || another !== undefined) return showMutes(context);
  await unmuteFunder(db, memberOf(context), funder);
  return showMutes(context, reachText[context.person.locale].funderUnmuted(funder));
}

/** Silences a funder, with the way back. */
export async function muteNow(context: Context, funder: string): Promise<Reply> {
  const text = reachText[context.person.locale];
  await muteFunder(context.store.db, memberOf(context), funder, context.clock.now());
  const buttons: Button[] = [
    { label: text.undo, action: 'mute.undo', data: { funder } },
    { label: text.mutesButton, action: 'mute.list' },
  ];
  const blocks: Block[] = [
    { kind: 'status', status: 'good', text: text.funderMuted(funder) },
    { kind: 'buttons', buttons },
  ];
  return { kind: 'cards', cards: [{ blocks }], private: true };
}

export const muteCommands: readonly Command[] = [
  {
    id: 'mutes.list',
    names: {
      es: ['mis silencios', 'silencios', 'qué tengo silenciado', 'silenciados'],
      en: ['my mutes', 'mutes', 'muted', 'what i muted'],
    },
    summary: { es: 'Ver lo que silenció y volver a oírlo', en: 'See what you muted and hear it again' },
    examples: { es: ['mis silencios'], en: ['my mutes'] },
    who: 'member',
    run: (context) => showMutes(context),
  },
];

export const muteActions: Feature['actions'] = {
  'mute.list': { who: 'member', run: (context) => showMutes(context) },
  'mute.funder': { who: 'member', run: (context, event) => muteNow(context, event.data.funder ?? '') },
  'mute.undo': {
    who: 'member',
    run: async (context, event) => {
      const funder = event.data.funder ?? '';
      await unmuteFunder(context.store.db, memberOf(context), funder);
      return showMutes(context, reachText[context.person.locale].funderUnmuted(funder), true);
    },
  },
};
