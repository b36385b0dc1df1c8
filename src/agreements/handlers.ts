/** What people ask of the agreements: questions, one record, pages, conditions taken away, the whole result. */
import type { Reply } from '../adapter.ts';
import { type Context, type Feature, mayUse } from '../app.ts';
import type { Card } from '../card.ts';
import { UserError } from '../errors.ts';
import { fileBlock } from '../files/kinds.ts';
import { say, saying } from '../router.ts';
import { writeXlsx } from '../table.ts';
import { alertActions, alertDeliveries, alertForms } from './alerts.ts';
import { annualAgreements } from './annual.ts';
import type { Answer } from './answer-text.ts';
import { findStandardAnswer, getQuestion, previousQuestion, rateQuestion, saveQuestion } from './answers/queries.ts';
import { answerFor, askQuestion, readAgainst, sayCityOf, sectorNames, todayOf } from './ask.ts';
import { belongingActions, belongingForms, documentReaders } from './belongings.ts';
import { answerCard, detailCard, exportCard, historyCard, pageSize } from './cards.ts';
import { changingActions, changingForms } from './changing.ts';
import { chatWords } from './chat-text.ts';
import { withoutCondition } from './conditions.ts';
import { editingCommands, editingForms } from './editing.ts';
import type { Filters } from './filters.ts';
import { myTicketActions, myTicketCommands } from './my-tickets.ts';
import { exportAgreements, exportColumns } from './operate.ts';
import { getAgreement, type History, listChanges, namePeopleAndCodes } from './queries.ts';
import type { Intent, Previous, Question } from './question.ts';
import { loadRegistry } from './search/queries.ts';
import { standardActions, standardCommands, standardForms } from './standard-answers.ts';
import { ticketActions, ticketCommands, ticketDeliveries, ticketForms } from './tickets.ts';
import { statusNames } from './values.ts';

/** Where a conversation is: the question before is looked for there. */
const placeOf = ({ person, address }: Context): string =>
  [person.actor.platform, person.actor.tenant, address.conversation ?? '', person.actor.user].join(':');

/** What an export holds at most: it is drawn while others wait, and no platform takes a file of more than 10 MB. */
const mostExported = 2000;

const cardOf = ({ person }: Context, answer: Answer, id: string, offset = 0): Card =>
  answerCard(answer, id, { offset, mayExport: person.memberId !== null });

async function detailReply(context: Context, id: string, replace = false): Promise<Reply> {
  const { store, person } = context;
  const row = await getAgreement(store.db, id);
  if (!row) throw new UserError(chatWords[person.locale].goneAgreement);
  const registry = await loadRegistry(store.db);
  const card = detailCard(row, {
    locale: person.locale,
    today: todayOf(context),
    partners: row.partnerIds.flatMap((one) => registry.partners.get(one)?.name ?? []),
    cities: row.cityIds.map((one) => sayCityOf(registry, one, person.locale)),
    sectors: sectorNames(registry, person.locale),
    mayEdit: mayUse(person.access, 'coordinator'),
  });
  return { kind: 'cards', cards: [card], ...(replace ? { replace: true as const } : {}) };
}

/** What the ids in a history are called: partners, cities, entities, sectors, people and other agreements. */
async function namesIn(context: Context, changes: readonly History[]): Promise<ReadonlyMap<string, string>> {
  const registry = await loadRegistry(context.store.db);
  const ids = changes.flatMap(({ before, after }) => [before, after].flatMap((value) => value?.split('; ') ?? []));
  const known = [registry.partners, registry.cities, registry.entities];
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    const name = known.map((map) => map.get(id)?.name).find((found) => found !== undefined);
    if (name) names.set(id, name);
  }
  return new Map([
    ...sectorNames(registry, context.person.locale),
    ...names,
    ...(await namePeopleAndCodes(context.store.db, ids)),
  ]);
}

async function keep(context: Context, text: string, answer: Answer): Promise<string> {
  const { question, filters, total, locale, standard } = answer;
  return saveQuestion(context.store.db, {
    place: placeOf(context),
    memberId: context.person.memberId,
    text,
    locale,
    intent: question.intent,
    filters,
    // A standard answer is one thing found.
    total: standard ? 1 : total,
    at: context.clock.now(),
  });
}

/** What answers with a list or a thing of its own: what leans on it leans on nothing of ours. */
const ofOthers = /^(?:calls?|subscriptions?|trainings?|committees?|checkin|commitment)\./;

/** The question that one may lean on: unless something else was answered since. */
const askedLast = async (context: Context): Promise<Previous | null> =>
  ofOthers.test(context.person.lastAnswer ?? '')
    ? null
    : previousQuestion(context.store.db, placeOf(context), context.clock.now());

async function answerQuestion(context: Context, text: string): Promise<Reply> {
  const previous = await askedLast(context);
  const { question, answer } = await askQuestion(context, text, {
    previous,
    limit: pageSize,
    locale: context.person.locale,
  });
  const id = await keep(context, text, answer);
  const [only] = answer.found;
  // One agreement, asked for as such: its record says it all.
  if (question.intent === 'detail' && answer.total === 1 && only) return detailReply(context, only.id);
  return say(cardOf(context, answer, id));
}

/** The question behind a button, as it was understood. */
async function askedBefore(context: Context, id: string | undefined): Promise<{ question: Question; text: string }> {
  const row = id ? await getQuestion(context.store.db, id) : null;
  if (!row) throw new UserError(chatWords[context.person.locale].gone);
  const { question } = await readAgainst(context, row.text, null);
  return { text: row.text, question: { ...question, intent: row.intent as Intent, filters: row.filters as Filters } };
}

async function again(
  context: Context,
  question: Question,
  options: { limit?: number; offset?: number },
): Promise<Answer> {
  const registry = await loadRegistry(context.store.db);
  return answerFor(context, registry, question, { ...options, locale: context.person.locale });
}

/** How surely a sentence is a question about agreements. */
async function understands(context: Context, text: string): Promise<number> {
  const previous = await askedLast(context);
  const { question, registry } = await readAgainst(context, text, previous);
  if (question.intent === 'out_of_scope')
    return question.notHeld || findStandardAnswer(registry.standard, question) ? 0.7 : 0;
  if (question.intent === 'faq') return 0.75;
  if (question.followUp) return 0.7;
  // A place or partner alone ("¿algo con Corea?") is likely, what is asked of it more so, "convenios …" is sure.
  return question.filters.places || question.filters.partners
    ? /\b(convenio|acuerdo|herman|memorand|agreement|twin|sister|mou)/.test(question.plain)
      ? 0.95
      : ['field', 'document', 'status'].includes(question.intent)
        ? 0.75
        : 0.65
    : 0.8;
}

export const agreementsFeature: Feature = {
  annual: annualAgreements,
  commands: [
    {
      id: 'agreements.ask',
      names: {
        es: [
          'convenios',
          'acuerdos',
          'hermanamientos',
          'memorandos',
          'ciudades hermanas',
          'cartas de intención',
          'alianzas',
          'convenio',
          'acuerdo',
          'hermanamiento',
          'memorando',
        ],
        en: ['agreements', 'twinnings', 'sister cities', 'memoranda', 'agreement', 'mou'],
      },
      summary: { es: chatWords.es.commands.ask, en: chatWords.en.commands.ask },
      examples: {
        es: ['¿tenemos algo con Corea?', '¿qué convenios vencen este año?', 'hermanamientos en Europa'],
        en: ['do we have anything with Korea?', 'which agreements expire this year?'],
      },
      who: 'guest',
      understands,
      run: (context, { text }) => answerQuestion(context, text),
    },
    ...editingCommands,
    ...ticketCommands,
    ...standardCommands,
    ...myTicketCommands,
  ],
  actions: {
    'agreements.show': { who: 'guest', run: (context, event) => detailReply(context, event.data.value ?? '') },
    'agreements.page': {
      who: 'guest',
      async run(context, event) {
        const { question } = await askedBefore(context, event.data.question);
        const offset = Math.max(0, Number(event.data.offset) || 0);
        const answer = await again(context, question, { limit: pageSize, offset });
        return { kind: 'cards', cards: [cardOf(context, answer, event.data.question ?? '', offset)], replace: true };
      },
    },
    'agreements.drop': {
      who: 'guest',
      async run(context, event) {
        const { question, text } = await askedBefore(context, event.data.question);
        const answer = await again(
          context,
          { ...question, filters: withoutCondition(question.filters, event.data.key ?? '') },
          { limit: pageSize },
        );
        return { kind: 'cards', cards: [cardOf(context, answer, await keep(context, text, answer))], replace: true };
      },
    },
    'agreements.export': {
      who: 'member',
      async run(context, event) {
        const { question } = await askedBefore(context, event.data.question);
        const { found, total, locale } = await again(context, question, { limit: mostExported });
        const rows = await exportAgreements(
          context,
          found.map(({ id }) => id),
        );
        const states = new Map(found.map(({ code, status }) => [code, statusNames[status].es]));
        const bytes = await writeXlsx(
          'acuerdos',
          [...exportColumns, 'situacion'],
          rows.map((row) => ({ ...row, situacion: states.get(String(row.codigo)) ?? '' })),
        );
        const name = `acuerdos-${todayOf(context)}.xlsx`;
        const label = chatWords[locale].exported(rows.length, total);
        const file = fileBlock(name, bytes, label, { action: 'agreements.export', data: event.data });
        return say(exportCard(file, rows.length, total, locale));
      },
    },
    'agreements.rate': {
      who: 'guest',
      async run(context, event) {
        const useful = event.data.useful === 'yes';
        await rateQuestion(context.store.db, event.data.question ?? '', useful);
        const words = chatWords[context.person.locale];
        return {
          kind: 'cards',
          cards: [{ blocks: [{ kind: 'text', text: useful ? words.thanks : words.sorry }] }],
          private: true,
        };
      },
    },
    'agreements.history': {
      who: 'coordinator',
      async run(context, event) {
        const { db } = context.store;
        const row = await getAgreement(db, event.data.id ?? '');
        if (!row) return saying(chatWords[context.person.locale].goneAgreement);
        const changes = await listChanges(db, row.id, 30);
        return say(historyCard(row, changes, await namesIn(context, changes), context.person.locale));
      },
    },
    ...changingActions,
    ...belongingActions,
    ...ticketActions,
    ...standardActions,
    ...myTicketActions,
    ...alertActions,
  },
  forms: { ...editingForms, ...changingForms, ...belongingForms, ...ticketForms, ...standardForms, ...alertForms },
  deliveries: { ...ticketDeliveries, ...alertDeliveries },
  fileReaders: documentReaders,
};
