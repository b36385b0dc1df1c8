/** `calls`, `ingest` and `feed-check`: calls as the operator's commands print them. */
import rules from '../../prisma/starter/rules.json' with { type: 'json' };
import { sayFeedError } from '../calls/intake/feed-fault-text.ts';
import { type CallRow, listCalls } from '../calls/queries.ts';
import type { FeedReader, ParsedFeed } from '../calls/reading/feed.ts';
import type { Fetcher } from '../calls/reading/fetch.ts';
import { callStatus, isOpen } from '../calls/rules.ts';
import { type Understood, understand } from '../calls/understanding/understand.ts';
import { UserError } from '../errors.ts';
import { readSectors, sectorFault } from '../import.ts';
import { listSectors } from '../members/queries.ts';
import type { Store } from '../store.ts';
import { stayLean } from './lean.ts';

type Facts = Pick<
  Understood,
  'deadlineAt' | 'deadlineZone' | 'deadlineText' | 'deadlineConfidence' | 'modality' | 'sectors' | 'eligibility'
> & { because: Understood['because'] | CallRow['because'] };

/**
 * The facts of a call as the commands print them: deadline `{at, zone, text, confidence}` or null. `because` adds, for
 * each value of a fact, the words of the source that told it.
 */
function factsJson(facts: Facts) {
  const { deadlineAt, deadlineZone: zone, deadlineText: text, deadlineConfidence: confidence } = facts;
  return {
    deadline: deadlineAt ? { at: deadlineAt.toISOString(), zone, text, confidence } : null,
    modality: facts.modality,
    sectors: facts.sectors,
    eligibility: facts.eligibility,
    because: facts.because,
  };
}

function callJson(call: CallRow, now: Date) {
  return {
    id: call.id,
    number: call.number,
    title: call.title,
    url: call.url,
    publishedAt: call.publishedAt?.toISOString() ?? null,
    ...factsJson(call),
    status: callStatus(call, now),
    sources: call.items.map((item) => ({ feed: item.feed.url, name: item.feed.name, id: item.key, url: item.url })),
  };
}

/** The calls stored, those that close first at the head. Throws UserError for a sector that is not known. */
export async function storedCalls(store: Store, now: Date, filter: { open?: boolean; sector?: string }) {
  const sectors = await listSectors(store.db);
  const { ids, unknown } = readSectors(filter.sector ?? '', sectors);
  if (unknown.length > 0) throw new UserError(sectorFault(unknown, sectors));
  const calls = await listCalls(store.db, { sectors: ids });
  return calls.filter((call) => !filter.open || isOpen(call, now)).map((call) => callJson(call, now));
}

/** Addresses, since the network is slow; files would only fill the memory while they wait for the one reader. */
const checksAtOnce = 4;
const isAddress = (source: string): boolean => /^https?:/i.test(source);

/**
 * Reads feeds without storing anything: one result an input, in the order given, handed over as soon as it is ready.
 * An input that fails gives `ok: false` and its reason; it never stops the rest.
 */
export async function checkFeeds(
  sources: readonly string[],
  { fetcher, reader }: { fetcher: Fetcher; reader: FeedReader },
  hand: (result: Awaited<ReturnType<typeof checkFeed>>) => void,
): Promise<void> {
  const running: ReturnType<typeof checkFeed>[] = [];
  let next = 0;
  for (let index = 0; index < sources.length; index += 1) {
    for (; next < sources.length && next < index + checksAtOnce; next += 1) {
      const source = sources[next] ?? '';
      if (running.length > 0 && !isAddress(source)) break;
      running.push(checkFeed(source, fetcher, reader));
    }
    const result = await running.shift();
    if (result) hand(result);
  }
}

/** Apart from what follows, so that the bytes are let go. */
async function readSource(source: string, fetcher: Fetcher, reader: FeedReader): Promise<ParsedFeed> {
  const fetched = await fetcher.fetchFeed(source);
  if (fetched.status !== 'ok') throw new Error('la fuente respondió «sin cambios» a una petición sin condiciones');
  return await reader.read(fetched.bytes, {
    url: fetched.finalUrl,
    contentType: fetched.contentType ?? undefined,
    // A file has no address of its own: what its links are relative to may stand nowhere.
    keepRelative: true,
  });
}

/** Each item is understood when it is taken, and let go: what ten thousand say does not fit in memory side by side. */
function* itemsJson(feed: ParsedFeed): Generator<string> {
  for (let item = feed.items.shift(); item; item = feed.items.shift()) {
    stayLean();
    const { id, title, url } = item;
    const facts = understand(rules, item, { language: null, sectors: [] }, feed);
    const publishedAt = item.publishedAt?.toISOString() ?? null;
    const news = facts.because.news && { isCall: false };
    yield JSON.stringify({ id, title, url, publishedAt, ...factsJson(facts), ...news });
  }
}

async function checkFeed(source: string, fetcher: Fetcher, reader: FeedReader) {
  stayLean();
  try {
    const feed = await readSource(source, fetcher, reader);
    const { format, language, omitted } = feed;
    return { source, ok: true, format, language, ...(omitted > 0 && { omitted }), items: itemsJson(feed) };
  } catch (error) {
    const proposals = error instanceof Error && 'proposals' in error ? { proposals: error.proposals } : {};
    return {
      source,
      ok: false,
      error: sayFeedError(error),
      format: null,
      language: null,
      items: [],
      ...proposals,
    };
  }
}
