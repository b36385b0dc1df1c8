/** How each kind of delivery about committees is drawn when it leaves: from what is true then. */
import type { Dependencies, Feature, Locale, Renderer } from '../app.ts';
import type { Card } from '../card.ts';
import { getMember, localeOf } from '../members/queries.ts';
import type { Delivery } from '../store.ts';
import { sayInstant } from '../text.ts';
import {
  askCard,
  entityName,
  type Look,
  progressCard,
  sayAnswered,
  sayDay,
  sayResponder,
  sayRound,
  settledCard,
} from './cards.ts';
import { getCommitment } from './commitment-queries.ts';
import { answerCard, hearing } from './progress.ts';
import { isUnsent, readQuestions } from './questions.ts';
import { drawReport } from './report-handlers.ts';
import { getResponse, getRound, type OneResponse, previousResponse } from './round-queries.ts';
import { type CommitteesText, committeesText } from './text.ts';

type Reader = { look: Look; text: CommitteesText; name: string };

async function readerOf({ store, clock }: Dependencies, delivery: Delivery): Promise<Reader> {
  const member = delivery.memberId ? await getMember(store.db, delivery.memberId) : null;
  const locale: Locale = localeOf(member?.locale);
  const [name = ''] = (member?.name ?? '').split(' ');
  return { look: { locale, now: clock.now() }, text: committeesText[locale], name };
}

/** What stands in the place of an ask that needs no answer from this person any more; null while it does. */
function settled(response: OneResponse, memberId: string | null, { look, text }: Reader): Card | null {
  const { checkIn } = response;
  if (response.state === 'sent') return settledCard(checkIn, response, look, sayAnswered(response, look));
  if (checkIn.closedAt) return settledCard(checkIn, response, look, text.roundClosed);
  if (response.responderId !== memberId) {
    return settledCard(checkIn, response, look, text.notYours(response.responder?.name ?? text.nobody));
  }
  return null;
}

/** Drawn while an answer is missing; afterwards what was shown says so, and what was not is not sent. */
const whileMissing =
  (
    draw: (dependencies: Dependencies, response: OneResponse, reader: Reader) => Promise<Card>,
    settle: typeof settled = settled,
  ): Renderer =>
  async (dependencies, delivery) => {
    const response = await getResponse(dependencies.store.db, delivery.subject);
    const reader = await readerOf(dependencies, delivery);
    const done = response
      ? settle(response, delivery.memberId, reader)
      : { blocks: [{ kind: 'status' as const, status: 'muted' as const, text: reader.text.withdrawn }] };
    if (done) return delivery.shown === 0 ? null : done;
    return response && draw(dependencies, response, reader);
  };

const ask = whileMissing(async (dependencies, response, { look, text, name }) => {
  const { checkIn } = response;
  const lead =
    response.responderId === response.titularId
      ? text.ask(name, checkIn.committee.name)
      : text.askFor(name, checkIn.committee.name, response.titular?.name ?? text.nobody);
  const prefilled = (await previousResponse(dependencies.store.db, response)) !== null;
  return askCard(checkIn, response, lead, look, { questions: readQuestions(checkIn.questions), prefilled });
});

const nudge = (kind: keyof CommitteesText['nudges']): Renderer =>
  whileMissing(async (_, response, { look, text }) => {
    const closes = sayInstant(response.checkIn.closesAt, look.locale, look.now);
    return askCard(response.checkIn, response, text.nudges[kind](response.checkIn.committee.name, closes), look);
  });

/** To a substitute, who may answer whoever is to. */
const escalate = whileMissing(
  async (_, response, { look, text, name }) => {
    const { checkIn } = response;
    const missing = response.responder?.name ?? text.nobody;
    return askCard(checkIn, response, text.askSubstitute(name, checkIn.committee.name, missing), look);
  },
  (response, _, reader) => settled(response, response.responderId, reader),
);

const unsent: Renderer = async (dependencies, delivery) => {
  const response = await getResponse(dependencies.store.db, delivery.subject);
  if (!response || !isUnsent(response)) return null;
  const { look, text } = await readerOf(dependencies, delivery);
  const { checkIn } = response;
  const said = checkIn.closedAt ? text.unsent(checkIn.committee.name) : text.openAgain(checkIn.committee.name);
  if (checkIn.closedAt) return { title: sayRound(checkIn, look), blocks: [{ kind: 'text', text: said }] };
  return delivery.shown === 0 ? null : askCard(checkIn, response, said, look);
};

const answered: Renderer = async (dependencies, delivery) => {
  const response = await getResponse(dependencies.store.db, delivery.subject);
  const round = response && (await getRound(dependencies.store.db, response.checkInId));
  const sent = round?.responses.find(({ id, state }) => id === delivery.subject && state === 'sent');
  if (!round || !sent) return null;
  const { look } = await readerOf(dependencies, delivery);
  const card = answerCard(round, sent, look);
  return { ...card, title: sayRound(round, look), blocks: [{ kind: 'text', text: card.title ?? '' }, ...card.blocks] };
};

const progress: Renderer = async (dependencies, delivery) => {
  const round = await getRound(dependencies.store.db, delivery.subject);
  if (!round) return null;
  const { look } = await readerOf(dependencies, delivery);
  return progressCard(round, round.responses, look, { run: true, ...hearing(round, delivery.memberId) });
};

const missing: Renderer = async (dependencies, delivery) => {
  const round = await getRound(dependencies.store.db, delivery.subject);
  const silent = round?.responses.filter((response) => response.state !== 'sent') ?? [];
  if (!round || round.closedAt || silent.length === 0) return null;
  const { look, text } = await readerOf(dependencies, delivery);
  return {
    title: sayRound(round, look),
    blocks: [
      { kind: 'text', text: text.missing(round.committee.name, silent.length) },
      {
        kind: 'list',
        items: silent.map((response) => `${entityName(response, look.locale)}: ${sayResponder(response, look.locale)}`),
      },
      {
        kind: 'buttons',
        buttons: [{ label: text.progress, action: 'checkin.progress', data: { value: round.committeeId } }],
      },
    ],
  };
};

const report: Renderer = async (dependencies, delivery) => {
  const round = await getRound(dependencies.store.db, delivery.subject);
  if (!round) return null;
  const { look } = await readerOf(dependencies, delivery);
  return drawReport(dependencies, round, look, { signs: round.closedAt !== null });
};

const signed: Renderer = async (dependencies, delivery) => {
  const round = await getRound(dependencies.store.db, delivery.subject);
  if (!round?.signedAt) return null;
  const { look } = await readerOf(dependencies, delivery);
  return drawReport(dependencies, round, look, { files: true });
};

const commitment =
  (kind: 'due' | 'overdue'): Renderer =>
  async (dependencies, delivery) => {
    const found = await getCommitment(dependencies.store.db, delivery.subject);
    const { look, text } = await readerOf(dependencies, delivery);
    if (!found || (found.state !== 'open' && delivery.shown === 0)) return null;
    if (found.state !== 'open')
      return { blocks: [{ kind: 'status', status: 'good', text: text.markedDone(found.what) }] };
    return {
      blocks: [
        {
          kind: 'status',
          status: kind === 'due' ? 'info' : 'warning',
          text: text[kind](found.what, sayDay(found.dueOn, look)),
        },
        { kind: 'text', text: text.commitmentFrom(found.committee.name), muted: true },
        {
          kind: 'buttons',
          buttons: [
            { label: text.markDone, action: 'commitment.done', data: { commitment: found.id }, style: 'primary' },
          ],
        },
      ],
    };
  };

export const committeeDeliveries: Feature['deliveries'] = {
  'checkin.ask': ask,
  'checkin.nudge-half': nudge('half'),
  'checkin.nudge-late': nudge('late'),
  'checkin.nudge-last': nudge('last'),
  'checkin.nudge-snoozed': nudge('snoozed'),
  'checkin.nudge-chair': nudge('chair'),
  'checkin.escalate': escalate,
  'checkin.unsent': unsent,
  'checkin.answered': answered,
  'checkin.progress': progress,
  'checkin.missing': missing,
  'checkin.report': report,
  'checkin.signed': signed,
  'commitment.due': commitment('due'),
  'commitment.overdue': commitment('overdue'),
};
