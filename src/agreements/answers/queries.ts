/** Standard answers, the questions people asked, and those passed on to a person. */
import starter from '../../../prisma/starter/standard-answers.json' with { type: 'json' };
import { type AgreementQuestion, type AgreementTicket, type Db, Prisma, type StandardAnswer } from '../../store.ts';
import type { Filters } from '../filters.ts';
import { plainWords } from '../lexicon/words.ts';
import type { Intent, Previous } from '../question.ts';
import { bumpRevision } from '../registry/queries.ts';
import { fold, nameKey } from '../words.ts';

/** Whether a question has all the word groups of an answer ("a|b c|d": one of a, b and one of c, d; "_" is a space). */
function hasGroups(plain: string, groups: string): boolean {
  const asked = ` ${plain}`;
  return groups
    .split(' ')
    .every((group) => group.split('|').some((word) => asked.includes(` ${word.replaceAll('_', ' ')}`)));
}

const small = new Set(plainWords);
const contentWords = (text: string) =>
  new Set(
    nameKey(text)
      .split(' ')
      .filter((word) => word.length > 2 && !small.has(word)),
  );

/** Asked before in nearly these words: their content words are the same, save for one in five. */
function alike(plain: string, question: string): boolean {
  const [a, b] = [contentWords(plain), contentWords(question)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return b.size > 0 && shared >= 2 && shared / Math.max(a.size, b.size) >= 0.8;
}

/** All standard answers: those that somebody wrote (`rows`), and those of the start that nobody has edited. */
export function standardAnswers(rows: readonly StandardAnswer[]): readonly StandardAnswer[] {
  const starters = starter.answers.filter((answer) => !rows.some((row) => row.id === answer.id));
  return [...rows, ...starters.map((answer) => ({ ...answer, updatedAt: new Date(0) }))];
}

export type Standard = { id: string; es: string; en: string | null };

/** The standard answer to a question, if there is one (`rows`: those that somebody wrote, the latest first); a definition only where definitions are asked for. */
export function findStandardAnswer(
  rows: readonly StandardAnswer[],
  question: { plain: string; intent: Intent },
): Standard | null {
  const known = standardAnswers(rows);
  const asked = known.find((row) =>
    row.questions.some((one) => nameKey(fold(one)) === question.plain || alike(question.plain, one)),
  );
  const meant =
    question.intent === 'faq'
      ? (asked ?? bySpecificity(known).find((row) => row.words.some((groups) => hasGroups(question.plain, groups))))
      : asked;
  return meant ? { id: meant.id, es: meant.answerEs, en: meant.answerEn } : null;
}

/** "Diferencia" and definitions say more than "cómo": those are tried first. */
const rank = [
  'diferencia-tipos',
  'definicion-hermanamiento',
  'definicion-memorando',
  'definicion-carta',
  'beneficios',
  'definicion-convenio',
  'procedimiento',
];
const bySpecificity = (rows: readonly StandardAnswer[]) =>
  [...rows].sort((a, b) => ((rank.indexOf(a.id) + 99) % 99) - ((rank.indexOf(b.id) + 99) % 99));

export async function saveStandardAnswer(
  db: Db,
  id: string,
  change: { questions: string[]; answerEs: string; answerEn: string | null },
  now: Date,
): Promise<void> {
  const row = { ...change, updatedAt: now };
  const { words, sources } = starter.answers.find((answer) => answer.id === id) ?? { words: [], sources: [] };
  await db.standardAnswer.upsert({ where: { id }, create: { id, words, sources, ...row }, update: row });
  await bumpRevision(db);
}

export type NewQuestion = {
  place: string;
  memberId: string | null;
  text: string;
  locale: string;
  intent: Intent;
  filters: Filters;
  total: number;
  at: Date;
};

export async function saveQuestion(db: Db, question: NewQuestion): Promise<string> {
  const { filters, ...rest } = question;
  const row = await db.agreementQuestion.create({ data: { ...rest, filters: filters as Prisma.InputJsonObject } });
  return row.id;
}

export function getQuestion(db: Db, id: string): Promise<AgreementQuestion | null> {
  return db.agreementQuestion.findUnique({ where: { id } });
}

/** How long a question is the context of the next one. */
const freshMs = 30 * 60_000;

/** The last question about agreements here, if it is fresh: what "¿y con Cantón?" leans on. */
export async function previousQuestion(db: Db, place: string, now: Date): Promise<Previous | null> {
  const row = await db.agreementQuestion.findFirst({
    where: { place, at: { gte: new Date(now.getTime() - freshMs) }, intent: { notIn: ['faq', 'out_of_scope'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return row ? { intent: row.intent as Intent, filters: row.filters as Filters } : null;
}

export async function rateQuestion(db: Db, id: string, useful: boolean): Promise<void> {
  await db.agreementQuestion.updateMany({ where: { id }, data: { useful } });
}

/** A question as it was asked last, and how many times it was asked in these words. */
export type Unanswered = { question: AgreementQuestion; times: number };

/**
 * Questions nobody could answer, and those whose answer was not useful, the latest first: so many after the first `from`.
 * "None" to a question that was understood is an answer: what found nothing counts when it had words that the registry
 * does not know.
 */
export async function listUnanswered(db: Db, from: number, most: number): Promise<Unanswered[]> {
  // Any JSON under the key, and so the key itself.
  const strange = { filters: { path: ['words'], not: Prisma.AnyNull } };
  const where = {
    settledAt: null,
    OR: [{ useful: false }, { total: 0, useful: null, OR: [{ intent: { in: ['faq', 'out_of_scope'] } }, strange] }],
  };
  const groups = await db.agreementQuestion.groupBy({
    by: ['text'],
    where,
    _count: true,
    orderBy: [{ _max: { at: 'desc' } }, { text: 'asc' }],
    skip: from,
    take: most,
  });
  const rows = await db.agreementQuestion.findMany({
    where: { ...where, text: { in: groups.map(({ text }) => text) } },
    orderBy: { at: 'desc' },
    distinct: ['text'],
  });
  return groups.flatMap(({ text, _count: times }) => {
    const question = rows.find((row) => row.text === text);
    return question ? [{ question, times }] : [];
  });
}

/** A person wrote an answer to it: it waits no longer, whoever asked it; what they thought of the old answer stays. */
export async function settleQuestion(db: Db, id: string, now: Date): Promise<void> {
  const row = await getQuestion(db, id);
  if (row) await db.agreementQuestion.updateMany({ where: { text: row.text }, data: { settledAt: now } });
}

/** Forgets the questions asked before then; what was passed on to a person, and its answer, stays. */
export async function forgetQuestions(db: Db, before: Date): Promise<number> {
  return (await db.agreementQuestion.deleteMany({ where: { at: { lt: before } } })).count;
}

export function createTicket(
  db: Db,
  ticket: { question: string; askedById: string | null; askedAt: Date },
): Promise<AgreementTicket> {
  return db.agreementTicket.create({ data: ticket });
}

export type WholeTicket = Prisma.AgreementTicketGetPayload<{ include: { askedBy: true; answeredBy: true } }>;

export function getTicket(db: Db, id: string): Promise<WholeTicket | null> {
  return db.agreementTicket.findUnique({ where: { id }, include: { askedBy: true, answeredBy: true } });
}

/** What waits for an answer, the oldest first: so many after the first `from`. */
export function listOpenTickets(db: Db, from: number, most: number): Promise<WholeTicket[]> {
  return db.agreementTicket.findMany({
    where: { answeredAt: null },
    include: { askedBy: true, answeredBy: true },
    orderBy: { number: 'asc' },
    skip: from,
    take: most,
  });
}

/** What a member asked of the coordinators, the latest first: so many of them after the first `from`. */
export function listTicketsOf(db: Db, askedById: string, from: number, most: number): Promise<AgreementTicket[]> {
  return db.agreementTicket.findMany({ where: { askedById }, orderBy: { number: 'desc' }, skip: from, take: most });
}

/** Answers it, unless somebody has: whether this is its answer. */
export async function answerTicket(
  db: Db,
  id: string,
  answer: { text: string; byId: string | null; at: Date },
): Promise<boolean> {
  const { count } = await db.agreementTicket.updateMany({
    where: { id, answeredAt: null },
    data: { answer: answer.text, answeredById: answer.byId, answeredAt: answer.at },
  });
  return count > 0;
}
