/** The calls' chapter of the annual report: how many there were, of what kind, and what entities did about them. */
import type { Locale, Year } from '../app.ts';
import type { Block } from '../card.ts';
import { barsSvg, rasterize, statusColours } from '../chart.ts';
import type { Chapter } from '../document.ts';
import { listSectors } from '../members/queries.ts';
import type { Store } from '../store.ts';
import { sayInstant } from '../text.ts';
import { inBogota, monthsFrom } from '../time.ts';
import { callMessages, callsPublished, interestsShown } from './annual-queries.ts';
import { annualText } from './annual-text.ts';
import { followUpHistory, type Stage } from './proposals/followup-queries.ts';
import { sayModality } from './text.ts';

type Published = Awaited<ReturnType<typeof callsPublished>>[number];
type Steps = Awaited<ReturnType<typeof followUpHistory>>;

/** Funders past these are not named one by one. */
const mostFunders = 20;

/** How often each value occurs, most first; a call counts under each of its values. */
function tally(calls: readonly Published[], valuesOf: (call: Published) => readonly (string | null)[]) {
  const counts = new Map<string | null, number>();
  for (const call of calls) {
    const values = valuesOf(call);
    for (const value of values.length > 0 ? values : [null]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, some], [b, more]) => more - some || (a ?? '').localeCompare(b ?? ''));
}

const tableOf = (title: string, columns: readonly string[], rows: readonly (readonly string[])[]): Chapter => ({
  kind: 'section',
  title,
  blocks: [{ kind: 'table', columns, rows }],
});

async function byMonth(calls: readonly Published[], { from }: Year, locale: Locale): Promise<Chapter> {
  const text = annualText[locale];
  const months = monthsFrom(from, locale);
  const published = calls.map(({ publishedAt, createdAt }) => inBogota(publishedAt ?? createdAt).month);
  const counts = months.map(({ month }) => published.filter((one) => one === month).length);
  const named = months.map(({ name }) => name);
  const svg = await barsSvg(named, [{ name: text.calls, colour: statusColours.good, values: counts }]);
  const said = named.map((month, index) => `${month} ${counts[index]}`).join(', ');
  return {
    kind: 'section',
    title: text.byMonth,
    blocks: [{ kind: 'image', image: { png: await rasterize(svg) }, alt: text.byMonthAlt(said) }],
  };
}

/** The stages counted in each column: who won or lost had applied, and who applied had meant to. */
const reached: readonly (readonly Stage[])[] = [
  ['planned', 'applied', 'won', 'lost'],
  ['applied', 'won', 'lost'],
  ['won'],
  ['lost'],
];

/** Each entity's last word on each call, counted. */
function followUps(steps: Steps, year: Year, locale: Locale): Chapter {
  const text = annualText[locale];
  if (steps.length === 0)
    return { kind: 'section', title: text.followUps, blocks: [{ kind: 'text', text: text.noFollowUps }] };
  const last = [...new Map(steps.map((step) => [`${step.call.number}\n${step.entity.name}`, step])).values()];
  const rows = [...Map.groupBy(last, ({ entity }) => entity.name)]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, own]) => [
      name,
      ...reached.map((stages) => String(own.filter(({ stage }) => stages.includes(stage)).length)),
    ]);
  const won = last.filter(({ stage }) => stage === 'won');
  const columns = [text.entity, text.planned, text.applied, text.won, text.lost];
  const blocks: Block[] = [{ kind: 'table', columns, rows }];
  if (won.length > 0) {
    const day = (at: Date) => sayInstant(at, locale, year.from, { time: false });
    const wonRows = won.map(({ entity, call, at }) => [call.title, call.funder ?? '—', entity.name, day(at)]);
    blocks.push(tableOf(text.wonTitle, [text.call, text.funder, text.entity, text.on], wonRows));
  }
  return { kind: 'section', title: text.followUps, blocks };
}

export async function annualCalls({ db }: Store, year: Year, locale: Locale): Promise<Chapter> {
  const text = annualText[locale];
  const calls = await callsPublished(db, year);
  const steps = await followUpHistory(db, year);
  const chapter = (blocks: readonly Block[]): Chapter => ({
    kind: 'section',
    title: text.title,
    blocks: [...blocks, followUps(steps, year, locale)],
  });
  if (calls.length === 0) return chapter([{ kind: 'text', text: text.none }]);
  const { messages, people } = await callMessages(db, year);
  const sectors = new Map((await listSectors(db)).map((one) => [one.id, locale === 'es' ? one.name : one.nameEn]));
  const count = (rows: [string | null, number][], say: (value: string) => string) =>
    rows.map(([value, n]) => [value === null ? text.unknown : say(value), String(n)]);
  const may = calls.filter(({ eligibility }) => eligibility === 'yes').length;
  const lines = [
    text.published(calls.length),
    text.mailed(messages, people),
    text.interested(await interestsShown(db, year)),
    text.eligible(may),
  ];
  return chapter([
    { kind: 'list', items: lines },
    await byMonth(calls, year, locale),
    tableOf(
      text.byModality,
      [text.modality, text.calls],
      count(
        tally(calls, ({ modality }) => [modality]),
        (id) => sayModality(id, locale),
      ),
    ),
    tableOf(
      text.bySector,
      [text.sector, text.calls],
      count(
        tally(calls, (call) => call.sectors),
        (id) => sectors.get(id) ?? id,
      ),
    ),
    tableOf(
      text.byFunder,
      [text.funder, text.calls],
      count(tally(calls, ({ funder }) => [funder]).slice(0, mostFunders), (name) => name),
    ),
  ]);
}
