/** "Rechace la propuesta de Ana porque ya cerró": shown with its reason, and discarded by a button, for its proposer is told. */
import type { Reply } from '../../adapter.ts';
import { type Command, type Context, type Feature, mayUse } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { callCard } from '../cards.ts';
import { numberIn } from '../find-call.ts';
import { rejectionForm, showReview } from '../intake/review.ts';
import { lookIn, viewOf } from '../look.ts';
import { meantCall, rememberShown } from '../meant.ts';
import { type CallRow, getCallByNumber } from '../queries.ts';
import { flatten } from '../reaching/ask.ts';
import { callsText } from '../text.ts';
import { correctionText } from './correction-text.ts';
import { waitingProposals } from './proposal-queries.ts';

const refusing =
  /^(?:(?:y|por favor|please) )*(?:rechac[ea]|rechaz[ae]r?|descart[ea]r?|no publi(?:que|car?)|reject|discard)(?:la)?(?: (?<what>.*?))??(?:[,;:]? (?:porque|pues|ya que|because|since) (?<reason>.+?))?[.!]*$/du;
const byWhom = /^(?:la |the )?(?:propuesta |proposal )?(?:de|of) (.+)$/iu;
const pointed = /^(?:(?:es[ao]|it|that one|la|the) ?)?(?:propuesta|proposal)?$/iu;

/** Letters of a reason: its button holds them. */
const longestReason = 1_000;

/** As they were written. */
type Refusal = { what: string; reason: string };

function refusalIn(said: string): Refusal | null {
  const written = said.normalize('NFC').trim();
  const spans = refusing.exec(flatten(written))?.indices?.groups;
  if (!spans) return null;
  const [what = '', reason = ''] = [spans.what, spans.reason].map((span) => span && written.slice(...span));
  return { what, reason: reason.slice(0, longestReason) };
}

const named = (name: string, { proposedBy }: { proposedBy: { name: string } | null }): boolean => {
  const words = flatten(proposedBy?.name ?? '').split(' ');
  return flatten(name)
    .split(' ')
    .every((word) => words.includes(word));
};

/** The proposals that wait and may be meant; null when the words name none that could be one. */
async function proposalsMeant(context: Context, { what }: Refusal): Promise<CallRow[] | null> {
  const { db } = context.store;
  const number = numberIn(` ${what}`);
  const proposer = byWhom.exec(what)?.[1];
  if (!number && !proposer && !pointed.test(what)) return null;
  const meant = number
    ? [await getCallByNumber(db, Number(number))]
    : proposer
      ? (await waitingProposals(db)).filter((one) => named(proposer, one))
      : [await meantCall(context, 'esa')];
  return meant.flatMap((call) => (call?.state === 'review' ? [call] : []));
}

async function refuse(context: Context, said: string): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = correctionText[look.locale];
  const refusal = refusalIn(said) ?? { what: '', reason: '' };
  const calls = (await proposalsMeant(context, refusal)) ?? [];
  const [call, another] = calls;
  if (!call) throw new UserError(text.noProposal(byWhom.exec(refusal.what)?.[1] ?? refusal.what));
  if (another) {
    const shown = await Promise.all(calls.slice(0, 5).map(({ id }) => showReview(context, id)));
    return {
      kind: 'cards',
      cards: shown.flatMap((reply) => (reply.kind === 'cards' ? reply.cards : [])),
      private: true,
    };
  }
  if (!call.proposedById) return showReview(context, call.id);
  if (refusal.reason === '') return { kind: 'form', form: await rejectionForm.build(context, call.id) };
  await rememberShown(context, [call]);
  const data = { call: call.id, reason: refusal.reason };
  const button = { label: text.refuseIt, action: 'proposal.refuse', data, style: 'danger' as const };
  const note = text.refuse(refusal.reason);
  const lead = callsText[look.locale].call(call.number);
  const card = callCard(viewOf(call), look, { lead, note, buttons: { kind: 'buttons', buttons: [button] } });
  return { kind: 'cards', cards: [card], private: true };
}

export const refusalCommands: readonly Command[] = [
  {
    id: 'calls.refuse',
    names: { es: ['rechazar propuesta', 'descartar propuesta'], en: ['reject proposal', 'discard proposal'] },
    summary: { es: 'Descartar una propuesta con su motivo', en: 'Discard a proposal with its reason' },
    examples: {
      es: ['rechace la propuesta de Ana porque ya cerró'],
      en: ['reject the proposal of Ana because it closed'],
    },
    who: 'coordinator',
    understands: async (context, text) => {
      if (!mayUse(context.person.access, 'coordinator')) return 0;
      const refusal = refusalIn(text);
      const meant = refusal && (await proposalsMeant(context, refusal));
      return meant && (meant.length > 0 || /propuesta|proposal/.test(flatten(text))) ? 0.96 : 0;
    },
    run: (context, { text }) => refuse(context, text),
  },
];

export const refusalActions: Feature['actions'] = {
  'proposal.refuse': {
    who: 'coordinator',
    run: async (context, { data }) => {
      const { call = '', reason = '' } = data;
      const form = await rejectionForm.build(context, call);
      return { ...(await rejectionForm.submit(context, { reason }, call, form)), replace: true } as Reply;
    },
  },
};
