/** "¿Por qué me llegó esto?" and "¿por qué no me llegó X?": read from what was decided and stored, never guessed. */
import type { Reply } from '../../adapter.ts';
import { type Command, type Context, type Feature, mayUse } from '../../app.ts';
import type { Block, Button, Card } from '../../card.ts';
import { UserError } from '../../errors.ts';
import { sayInstant } from '../../text.ts';
import { callOption, type Look } from '../cards.ts';
import { findCalls, wordsOf } from '../find-call.ts';
import { lookIn, viewOf } from '../look.ts';
import { lastTold, rememberShown } from '../meant.ts';
import { type CallRow, getCall } from '../queries.ts';
import { isPublic } from '../rules.ts';
import { callsText } from '../text.ts';
import { vocabularyOf } from '../understanding/vocabulary.ts';
import { convert } from './amounts.ts';
import { readAsked } from './ask.ts';
import { comparedOffer, readConditions } from './conditions.ts';
import { memberOf, showSubscriptions } from './keep-subscription.ts';
import { postsAbout, readerOf } from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import { type Reception, receptionOf } from './reception.ts';
import { changeButton, sayConditions } from './subscription-cards.ts';
import { type Line, oneStop, sayNotMet, sayOffer, sayOne, sayPost, sayStage } from './why-cards.ts';
import { whyText } from './why-text.ts';

/** What of the person's own choices keeps it from them. */
function sayReception(call: CallRow, reception: Reception, look: Look): Line {
  const text = reachText[look.locale];
  const words = whyText[look.locale];
  const change = (id: string): Button => changeButton(id, text.change);
  if (reception.way !== 'none') {
    const { subscription } = reception;
    const made = subscription.createdAt;
    const later = call.announcedAt !== null && made > call.announcedAt;
    const say = (at: Date) => sayInstant(at, look.locale, look.now);
    return later && call.announcedAt
      ? { text: words.laterSubscription(sayOne(subscription, look), say(call.announcedAt), say(made)) }
      : { text: words.changedSince };
  }
  switch (reception.because) {
    case 'dismissed':
      return { text: words.dismissed, buttons: [{ label: text.undo, action: 'call.undo', data: { call: call.id } }] };
    case 'mutedFunder': {
      const data = { funder: reception.funder };
      return {
        text: words.mutedFunderWhy(reception.funder),
        buttons: [{ label: text.undo, action: 'mute.undo', data }],
      };
    }
    case 'noSubscription':
      return { text: words.noSubscription, buttons: [changeButton('', words.subscribe)] };
    case 'conditions': {
      const [paused] = reception.paused;
      if (paused) {
        const data = { subscription: paused.id };
        const buttons = [{ label: text.resume, action: 'subscription.resume', data }];
        return { text: words.pausedWhy(sayOne(paused, look)), buttons };
      }
      const [only] = reception.notMet;
      return {
        text: words.noMatch,
        detail: sayNotMet(reception.notMet, look),
        buttons: reception.notMet.length === 1 && only ? [change(only.subscription.id)] : [],
      };
    }
  }
}

/** What waits for a decision, or was refused, is for those who decide and who proposed it: others are told its stage. */
const mayKnow = ({ person }: Context, call: CallRow): boolean =>
  isPublic(call) || mayUse(person.access, 'coordinator') || call.proposedById === person.memberId;

const nameFor = (context: Context, call: CallRow): string =>
  mayKnow(context, call) ? `${call.number}. ${call.title}` : callsText[context.person.locale].call(call.number);

/** All that is known of how this call reached this person, or why it did not. */
async function explain(context: Context, call: CallRow): Promise<Card> {
  const look = await lookIn(context, context.person.locale);
  // A repetition reached people as the call that it repeats.
  const kept = call.mergedIntoId ? await getCall(context.store.db, call.mergedIntoId) : null;
  if (kept) {
    const card = await explain(context, kept);
    return { ...card, blocks: [{ kind: 'text', text: whyText[look.locale].merged(kept.number) }, ...card.blocks] };
  }
  const text = reachText[look.locale];
  const words = whyText[look.locale];
  const { db } = context.store;
  const memberId = memberOf(context);
  const { direct, digests } = await postsAbout(db, memberId, call.id);
  const posts = [...direct, ...digests];
  const reader = await readerOf(db, memberId, call.id);
  const reception = receptionOf(call, reader, look.now);
  const lines: Line[] = [];
  const sent = posts.find(({ status }) => status === 'sent');
  const notYet = posts.find(({ status }) => status !== 'sent' && status !== 'cancelled');
  const said = sent ?? notYet;
  const post = said ? sayPost(said, look) : null;
  if (post) {
    lines.push(post);
    if (reception.way !== 'none') {
      const what = sayOne(reception.subscription, look);
      const buttons = [changeButton(reception.subscription.id, text.change)];
      lines.push({ text: words.becauseOf(what, sayConditions(reception.met, look)), buttons });
      const { amount } = readConditions(reception.subscription);
      const offer = comparedOffer({ amount }, call);
      if (amount && offer)
        lines.push({
          text: words.compared(sayOffer(offer, amount, convert(offer, amount.currency, reader.rates), look)),
        });
    } else if (reception.because === 'conditions') lines.push({ text: words.nowOtherwise });
    else lines.push(sayReception(call, reception, look));
  } else {
    const stage = sayStage(call, look, mayKnow(context, call));
    if (stage) lines.push({ ...stage, status: 'info' });
    else {
      if (posts.length > 0) lines.push({ text: words.cancelled });
      lines.push({ status: 'info', ...sayReception(call, reception, look) });
    }
  }
  const mayOpen = isPublic(call) || mayUse(context.person.access, 'coordinator');
  const label = call.state === 'review' ? words.review : callOption(viewOf(call)).label;
  const open: Button[] = mayOpen && !sent ? [{ label, action: 'call.open', data: { value: call.id } }] : [];
  const buttons = [...lines.flatMap((line) => line.buttons ?? []), { label: text.mine, action: 'subscription.list' }];
  const blocks: Block[] = [
    { kind: 'text', text: [{ text: nameFor(context, call), bold: true }] },
    ...lines.flatMap((line): Block[] => [
      line.status
        ? { kind: 'status', status: line.status, text: oneStop(line.text) }
        : { kind: 'text', text: oneStop(line.text) },
      ...(line.detail && line.detail.length > 0 ? [{ kind: 'list' as const, items: line.detail }] : []),
    ]),
    { kind: 'buttons', buttons: [...open, ...buttons] },
  ];
  return { title: sent ? words.whyTitle : words.whyNotTitle, blocks };
}

/** Words of such a question that are of no title. */
const asking = wordsOf('aviso avisos mensaje mensajes correo message notice', ['notific']);

const ofMany = /(?<!\p{L})(?:cosas|convocatorias|avisos|mensajes|correos|things|calls|messages|lo de)(?!\p{L})/iu;

async function answer(context: Context, rest: string): Promise<Reply> {
  // "¿Por qué no me llega nada?"
  if (/(?<!\p{L})(?:nada|nothing|anything)(?!\p{L})/iu.test(rest)) return showSubscriptions(context);
  const text = whyText[context.person.locale];
  const { db } = context.store;
  const say = (card: Card): Reply => ({ kind: 'cards', cards: [card], private: true });
  const sayOf = async (call: CallRow) => {
    await rememberShown(context, [call]);
    return say(await explain(context, call));
  };
  const { calls, asked, number } = await findCalls(context, rest, asking);
  const [only] = calls;
  if (calls.length === 1 && only) return sayOf(only);
  if (!asked) {
    const told = (await lastTold(context))?.calls ?? [];
    const call = told.length === 1 && told[0] ? await getCall(db, told[0]) : null;
    return call ? sayOf(call) : say({ blocks: [{ kind: 'text', text: text.whichCall }] });
  }
  if (number) throw new UserError(callsText[context.person.locale].notFound(number));
  // "¿Por qué me llegan cosas de ambiente?": what they follow, each with the way to change it.
  const topic = readAsked(rest, await vocabularyOf(context), context.clock.now());
  if (calls.length === 0 && topic.sectors.length + topic.modalities.length > 0 && ofMany.test(rest))
    return showSubscriptions(context);
  if (calls.length === 0) return say({ blocks: [{ kind: 'text', text: text.unknown(rest) }] });
  const options = calls.slice(0, 10).map((call) => {
    return mayKnow(context, call) ? callOption(viewOf(call)) : { value: call.id, label: nameFor(context, call) };
  });
  return say({ blocks: [{ kind: 'choices', label: text.several, action: 'call.why', options }] });
}

export const whyCommands: readonly Command[] = [
  {
    id: 'calls.why',
    names: {
      es: [
        ...['por qué me llegó', 'porque me llegó', 'por qué me llega', 'por qué me llegan'],
        ...['por qué recibí', 'por qué me mandaron'],
      ],
      en: ['why did i get', 'why do i get'],
    },
    summary: { es: 'Saber por qué le llegó una convocatoria', en: 'Know why a call reached you' },
    examples: { es: ['¿por qué me llegó la 12?'], en: ['why did I get 12?'] },
    who: 'member',
    run: (context, { rest }) => answer(context, rest),
  },
  {
    id: 'calls.why-not',
    names: {
      es: [
        ...['por qué no me llegó', 'porque no me llegó', 'por qué no me ha llegado', 'por qué no recibí'],
        ...[
          'no me llegó',
          'no me ha llegado',
          'no me llegan',
          'no me están llegando',
          'por qué no me avisaron',
          'por qué no me avisó',
          'no me avisaron de',
        ],
      ],
      en: ["why didn't i get", 'why did i not get', 'i did not get'],
    },
    summary: { es: 'Saber por qué no le llegó una convocatoria', en: 'Know why a call did not reach you' },
    examples: { es: ['¿por qué no me llegó la 12?'], en: ['why did I not get 12?'] },
    who: 'member',
    run: (context, { rest }) => answer(context, rest),
  },
];

export const whyActions: Feature['actions'] = {
  'call.why': {
    who: 'member',
    run: async (context, event) => {
      const call = await getCall(context.store.db, event.data.call ?? event.data.value ?? '');
      const text = whyText[context.person.locale];
      const card = call ? await explain(context, call) : { blocks: [{ kind: 'text' as const, text: text.whichCall }] };
      return { kind: 'cards', cards: [card], private: true };
    },
  },
};
