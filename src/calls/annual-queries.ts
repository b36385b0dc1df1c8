/** What a year's calls came to. */
import type { Db, Prisma } from '../store.ts';

type Range = { from: Date; to: Date };

const withinYear = ({ from, to }: Range): Prisma.CallWhereInput => ({
  state: { in: ['published', 'withdrawn'] },
  OR: [{ publishedAt: { gte: from, lt: to } }, { publishedAt: null, createdAt: { gte: from, lt: to } }],
});

/** The calls published by their sources in that time, each once, however many sources it has. */
export function callsPublished(db: Db, range: Range) {
  return db.call.findMany({
    where: withinYear(range),
    select: {
      publishedAt: true,
      createdAt: true,
      announcedAt: true,
      modality: true,
      sectors: true,
      funder: true,
      eligibility: true,
    },
  });
}

/** How many messages told of calls in that time, and how many people they reached. */
export async function callMessages(db: Db, { from, to }: Range): Promise<{ messages: number; people: number }> {
  const where = { kind: { startsWith: 'call.' }, status: 'sent', sentAt: { gte: from, lt: to } } as const;
  const [messages, people] = await Promise.all([
    db.delivery.count({ where }),
    db.delivery.findMany({
      where: { ...where, memberId: { not: null } },
      distinct: ['memberId'],
      select: { id: true },
    }),
  ]);
  return { messages, people: people.length };
}

/** How many times somebody said that a call interests them. */
export function interestsShown(db: Db, { from, to }: Range): Promise<number> {
  return db.callInterest.count({ where: { interest: 'interested', updatedAt: { gte: from, lt: to } } });
}
