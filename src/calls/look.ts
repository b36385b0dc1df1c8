/** What call cards are drawn with, read from the store. */
import type { Dependencies, Locale } from '../app.ts';
import { getMember, listSectors, localeOf } from '../members/queries.ts';
import { sayInstant } from '../text.ts';
import type { CallView, Look } from './cards.ts';
import { coordinatorText } from './intake/coordinator-text.ts';
import type { CallRow } from './queries.ts';
import { changesSince } from './reaching/reach-queries.ts';
import { callsText } from './text.ts';

/** The language, now, and the sectors' names in that language. */
export async function lookIn({ store, clock }: Pick<Dependencies, 'store' | 'clock'>, locale: Locale): Promise<Look> {
  const sectors = await listSectors(store.db);
  const sectorNames = new Map(sectors.map((sector) => [sector.id, locale === 'es' ? sector.name : sector.nameEn]));
  return { locale, now: clock.now(), sectorNames };
}

/** For whom a delivery is: a member, whose language counts, or a space, which reads Spanish. */
export async function lookFor(
  dependencies: Pick<Dependencies, 'store' | 'clock'>,
  { memberId }: { memberId: string | null },
): Promise<Look> {
  const member = memberId ? await getMember(dependencies.store.db, memberId) : null;
  return lookIn(dependencies, localeOf(member?.locale));
}

/** A call with its sources, one a feed. */
export function viewOf(call: CallRow): CallView {
  const sources = new Map(call.items.map((item) => [item.feed.url, { name: item.feed.name, url: item.url }]));
  return { ...call, sources: [...sources.values()] };
}

/** What people are told of when it changes. */
type ChangedField = 'state' | 'title' | 'url' | 'deadline';

/** What changed in a call after this revision, in words: for each field, or these alone, what it was then and is now. */
export async function sayChangesSince(
  { db }: Dependencies['store'],
  call: Pick<CallRow, 'id'>,
  revision: number,
  look: Look,
  only?: readonly ChangedField[],
): Promise<string[]> {
  const text = callsText[look.locale];
  const say = (iso: string) => sayInstant(new Date(iso), look.locale, look.now);
  const fields = new Map<string, { before: string | null; after: string | null }>();
  for (const { field, before, after } of await changesSince(db, call.id, revision)) {
    fields.set(field, { before: fields.has(field) ? (fields.get(field)?.before ?? null) : before, after });
  }
  return [...fields].flatMap(([field, { before, after }]) => {
    if (before === after || (only && !only.some((one) => one === field))) return [];
    if (field === 'state') return [coordinatorText[look.locale][after === 'withdrawn' ? 'withdrawn' : 'back']];
    if (field === 'title') return before ? [text.changedTitle(before)] : [];
    if (field === 'url') return [text.changedUrl];
    if (field !== 'deadline') return [];
    if (before && after) return [text.changedDeadline(say(after), say(before))];
    return after ? [text.newDeadline(say(after))] : before ? [text.lostDeadline(say(before))] : [];
  });
}
