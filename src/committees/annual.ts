/** The committees' chapter of the annual report: which were in operation, who answered, what became of commitments. */
import type { Locale, Year } from '../app.ts';
import type { Block } from '../card.ts';
import { rasterize } from '../chart.ts';
import type { Chapter } from '../document.ts';
import type { Store } from '../store.ts';
import { inBogota, monthsFrom } from '../time.ts';
import { annualText } from './annual-text.ts';
import { historySvg } from './chart.ts';
import { commitmentFigures } from './commitment-queries.ts';
import { measure, sayShare } from './measures.ts';
import { listCommittees } from './queries.ts';
import type { HistoryPoint } from './report.ts';
import { sayHistory } from './report-cards.ts';
import { type RoundRow, roundsSeenBy } from './round-queries.ts';
import { todayIn } from './rules.ts';

/** The report is for coordinators, who see every committee. */
const everything = { memberId: null, access: 'coordinator' } as const;

async function byMonth(rounds: readonly RoundRow[], { from }: Year, locale: Locale): Promise<Chapter> {
  const history = monthsFrom(from, locale).map(({ month, name: label }): HistoryPoint => {
    const found = rounds.filter(({ opensAt }) => inBogota(opensAt).month === month);
    const asked = found.reduce((sum, { responses }) => sum + responses.length, 0);
    const { green, amber, red } = measure(found);
    return { label, green, amber, red, silent: asked - green - amber - red };
  });
  const png = await rasterize(await historySvg(history, locale));
  return {
    kind: 'section',
    title: annualText[locale].byMonth,
    blocks: [{ kind: 'image', image: { png }, alt: sayHistory(history, locale) }],
  };
}

export async function annualCommittees({ db }: Store, year: Year, locale: Locale): Promise<Chapter> {
  const text = annualText[locale];
  const committees = await listCommittees(db, everything);
  const rounds = (await roundsSeenBy(db, everything, year.from)).filter(({ opensAt }) => opensAt < year.to);
  const rows = committees.map((committee) => {
    const own = rounds.filter(({ committeeId }) => committeeId === committee.id);
    const { rate, streak, gapDays } = measure(own);
    const signed = own.filter(({ signedAt }) => signedAt).length;
    const figures = [own.length, signed].map(String);
    return [committee.name, ...figures, sayShare(rate), String(streak), gapDays === null ? '—' : String(gapDays)];
  });
  const running = new Set(rounds.map(({ committeeId }) => committeeId)).size;
  const items = [text.running(running, committees.length)];
  if (rounds.length > 0) items.push(text.rounds(rounds.length, sayShare(measure(rounds).rate)));
  const { done, late, ahead, dropped } = await commitmentFigures(db, year, todayIn(year.to));
  if (done + late + ahead + dropped > 0) items.push(text.commitments(done, late, ahead, dropped));
  const blocks: Block[] = [{ kind: 'list', items }];
  if (rounds.length > 0) blocks.push(await byMonth(rounds, year, locale));
  if (rows.length > 0) blocks.push({ kind: 'table', columns: text.columns, rows });
  return { kind: 'section', title: text.title, blocks };
}
