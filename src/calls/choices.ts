/** What people say of a call, by a button or in words: written down, shown on the call's own card, undone from there. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature } from '../app.ts';
import type { Block, Button } from '../card.ts';
import { UserError } from '../errors.ts';
import type { ActionEvent } from '../event.ts';
import { foldText } from '../form.ts';
import { plainly } from '../named-day.ts';
import { sayInstant } from '../text.ts';
import { callButtons, callCard } from './cards.ts';
import { findCalls, wordsOf } from './find-call.ts';
import { lookIn, viewOf } from './look.ts';
import { meantCall, onlyPoints, rememberShown } from './meant.ts';
import { type CallRow, getCall, getCallByNumber, interestOf, setInterest } from './queries.ts';
import { memberOf } from './reaching/keep-subscription.ts';
import { muteButtons } from './reaching/mutes.ts';
import { reachText } from './reaching/reach-text.ts';
import { remindOf } from './reaching/reminder-handlers.ts';
import { syncReminders } from './reaching/reminders.ts';
import { isOpen } from './rules.ts';
import { showCall } from './show.ts';
import { callsText } from './text.ts';

/** The call that a button is about. */
export async function callOf(context: Context, event: ActionEvent): Promise<CallRow> {
  const call = await getCall(context.store.db, event.data.call ?? '');
  if (!call) throw new UserError(callsText[context.person.locale].notFound(''));
  return call;
}

type Noted = {
  note: string;
  /** Ways on that belong to what was chosen. */
  more?: readonly Button[];
  /** What stands below the call. */
  after?: readonly Block[];
};

/**
 * After a choice: in a direct chat the card itself shows it, in the place of the one whose button was pressed; in a
 * shared space only this person is told.
 */
export async function showChoice(
  context: Context,
  call: CallRow,
  { note, more = [], after = [] }: Noted,
  replace?: true,
): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  await rememberShown(context, [call]);
  const view = viewOf(call);
  const mine = await interestOf(context.store.db, call.id, memberOf(context));
  const buttons = callButtons(view, look, mine?.interest ?? null, { more });
  if (!context.direct) {
    const blocks: Block[] = [{ kind: 'text', text: note }, ...(more.length > 0 ? [buttons] : []), ...after];
    return { kind: 'cards', cards: [{ blocks }], private: true };
  }
  const agreements = await context.agreementsNote(call, look.locale);
  return { kind: 'cards', cards: [callCard(view, look, { note, agreements, buttons, after })], replace };
}

/** Interested, not for me, or neither as before; the reminders follow. What the person is told. */
async function setChoice(context: Context, call: CallRow, interest: 'interested' | 'dismissed' | null): Promise<Noted> {
  const { locale } = context.person;
  const text = callsText[locale];
  const now = context.clock.now();
  const [first] = await context.store.inTransaction(async (tx) => {
    // Undone is as before: no interest, no reminder.
    await setInterest(tx, call.id, memberOf(context), { interest, remind: interest === 'interested' }, now);
    return syncReminders(tx, context.outbox, call, now, memberOf(context));
  });
  switch (interest) {
    case 'dismissed': {
      // What else may be silenced is offered, each undone by a button.
      const more = await muteButtons(context, call, await lookIn(context, locale));
      return { note: `${text.notedDismiss} ${reachText[locale].dismissedHint}`, more };
    }
    case 'interested': {
      const from = first ? ` ${text.remindedFrom(sayInstant(first, locale, now, { time: false }))}` : '';
      return { note: `${text.notedInterest}${from}` };
    }
    case null:
      return { note: text.undone };
  }
}

const choosing = (noteOf: (context: Context, call: CallRow) => Promise<Noted>): Feature['actions'][string] => ({
  who: 'member',
  run: async (context, event) => {
    const call = await callOf(context, event);
    return showChoice(context, call, await noteOf(context, call), true);
  },
});

export const choiceActions: Feature['actions'] = {
  'call.interest': choosing((context, call) => setChoice(context, call, 'interested')),
  'call.dismiss': choosing((context, call) => setChoice(context, call, 'dismissed')),
  'call.undo': choosing((context, call) => setChoice(context, call, null)),
  'call.remind': choosing(async (context, call) => ({ note: await remindOf(context, call) })),
};

/** What may stand beside a choice without changing it: "marque la 3 como interesante". */
const besides =
  /(?:^| )(?:a|to|de|of|sobre|about|para mi|for me|for us|como (?:interesante|favorita)|(?:mis )?(?:intereses|favorit[ao]s)|(?:quit|saqu|borr|descart|guard|apunt|anot)[ea](?:me)?la|tambien|too|por favor|please)(?= |$)/g;

/** Said of one call, by its number or of what was just shown: "no me interesan las becas" is said of a subscription. */
function ofOne(beside: string): boolean {
  const said = foldText(beside).replace(besides, '').trim();
  return /^(?:(?:la|el|the|convocatoria|call|numero|number) )*\d{1,9}$/.test(said) || onlyPoints(said);
}

const meantIn = (context: Context, rest: string): Promise<CallRow | null> => {
  const number = /\d{1,9}/.exec(rest)?.[0];
  return number ? getCallByNumber(context.store.db, Number(number)) : meantCall(context, rest);
};

type Liking = 'interested' | 'dismissed';

/** What was said of one call, written down, or why it cannot be; null when `rest` is said of more, or of none. */
export async function chooseOne(context: Context, rest: string, interest: Liking): Promise<Reply | null> {
  if (!ofOne(rest)) return null;
  const call = await meantIn(context, rest);
  const number = /\d{1,9}/.exec(rest)?.[0];
  if (!call && !number) return null;
  // One that waits for a decision is shown to those who decide.
  if (call?.state !== 'published') return showCall(context, call, number ?? '');
  return showChoice(context, call, await setChoice(context, call, interest));
}

const liking = / (no )?(?:me|nos) (?:interesa|sirve|gusta) | (not )?interested in | i (don t )?like /;
const oneOfThem =
  / (?:la|el|es[ae]|the) (?:de|del|que|one|beca|convocatoria|premio|curso|fondo|programa|red|voluntariado|credito|subvencion|intercambio|call|scholarship|prize|award|grant|fund) /;
/** Words of such a sentence that are of no title. */
const ofChoice = wordsOf('me nos no not sirve gusta like i m one from in', ['interes']);

/** "Me interesa la de Zaragoza", "el premio de museos no nos sirve": the open call that it names; null when it is not one. */
async function likedIn(context: Context, text: string): Promise<{ call: CallRow; interest: Liking } | null> {
  const said = plainly(text);
  const found = liking.exec(said);
  if (!found || !oneOfThem.test(said)) return null;
  const { calls } = await findCalls(context, text, ofChoice);
  const [call, another] = calls.filter((one) => one.state === 'published' && isOpen(one, context.clock.now()));
  return call && !another ? { call, interest: found.slice(1).some(Boolean) ? 'dismissed' : 'interested' } : null;
}

const inWords = (interest: Liking): Pick<Command, 'understands' | 'run'> => ({
  understands: async (context, text) => ((await likedIn(context, text))?.interest === interest ? 0.93 : 0),
  run: async (context, { text, rest }) => {
    const chosen = await chooseOne(context, rest, interest);
    const liked = chosen ? null : await likedIn(context, text);
    if (liked) return showChoice(context, liked.call, await setChoice(context, liked.call, interest));
    return chosen ?? showCall(context, null, '');
  },
});

export const choiceCommands: readonly Command[] = [
  {
    id: 'calls.interest',
    names: {
      es: [
        ...['me interesa', 'nos interesa', 'estoy interesado en', 'me gusta', 'nos gusta', 'me sirve', 'nos sirve'],
        ...[
          'apunte',
          'apúntela',
          'apúnteme',
          'anote',
          'anótela',
          'anóteme',
          'guarde',
          'guárdela',
          'guárdeme',
          'marque',
        ],
      ],
      en: ['interested in', "i'm interested in", 'i like', 'save', 'bookmark'],
    },
    summary: { es: 'Decir que una convocatoria le interesa', en: 'Say that a call interests you' },
    examples: { es: ['me interesa la 12'], en: ['interested in 12'] },
    who: 'member',
    suits: ofOne,
    ...inWords('interested'),
  },
  {
    id: 'calls.dismiss',
    names: {
      es: [
        ...['no es para mí', 'no es para nosotros'],
        ...[
          'no me interesa la',
          'no nos interesa',
          'no me sirve',
          'no nos sirve',
          'no me gusta',
          'no nos gusta',
          'ya no me interesa',
          'ya no nos interesa',
        ],
        ...['descarte', 'descartar', 'descártela', 'quite la', 'no me muestre más', 'olvide la'],
        ...['dejar de seguir la', 'deje de seguir la'],
        ...['silenciar esta', 'silenciar esa', 'silencie esta', 'silencie esa'],
      ],
      en: ['not for me', 'not for us', 'not interested in', 'dismiss', 'hide', 'mute this one', 'mute that one'],
    },
    summary: { es: 'Decir que una convocatoria no es para usted', en: 'Say that a call is not for you' },
    examples: { es: ['no es para mí la 12'], en: ['not interested in 12'] },
    who: 'member',
    suits: ofOne,
    ...inWords('dismissed'),
  },
];
