/** Reads and writes of the demonstration. */
import type { Db } from '../store.ts';

export async function hasDemo(db: Db): Promise<boolean> {
  return (await db.member.count({ where: { demo: true } })) > 0;
}

/** Somebody is in the store already: the demonstration would make them part of it. */
export async function hasPeople(db: Db): Promise<boolean> {
  return (await db.member.count()) > 0;
}

type DemoFeed = {
  url: string;
  name: string;
  funder: string;
  language: string;
  trust: 'trusted' | 'reviewed';
  sectors: string[];
};

export async function saveDemoFeeds(db: Db, feeds: readonly DemoFeed[]): Promise<void> {
  const data = feeds.map(({ url, name, funder, language, trust, sectors }) => ({
    url,
    name,
    funder,
    language,
    trust,
    sectors,
    demo: true,
  }));
  await db.feed.createMany({ data, skipDuplicates: true });
}

/** The store is new: everybody and every space in it is part of the demonstration. Nobody there has quiet hours. */
export async function markDemo(db: Db): Promise<void> {
  await db.member.updateMany({ data: { demo: true, quietFrom: '00:00', quietTo: '00:00' } });
  await db.space.updateMany({ data: { demo: true } });
}
