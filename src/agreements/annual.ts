/** The agreements' chapter of the annual report: what is in force, what was signed, what ended, what comes to its end. */
import type { Locale, Year } from '../app.ts';
import type { Block } from '../card.ts';
import type { Chapter } from '../document.ts';
import type { Store } from '../store.ts';
import { inBogota } from '../time.ts';
import { annualText } from './annual-text.ts';
import { countryName } from './places.ts';
import { expiriesBeforeRenewal, listAgreements, type WholeAgreement } from './queries.ts';
import { termOf } from './row-text.ts';
import { addDays, dayOf, runsUntil, statusOf, type Term } from './rules.ts';
import { sayDay } from './text.ts';
import { agreementTypes, typeNames, typePlurals } from './values.ts';

function listOf(
  title: string,
  rows: readonly WholeAgreement[],
  date: { column: string; of(row: WholeAgreement): string | null },
  locale: Locale,
): Chapter[] {
  if (rows.length === 0) return [];
  const text = annualText[locale];
  const cells = [...rows]
    .sort((a, b) => (date.of(a) ?? '').localeCompare(date.of(b) ?? ''))
    .map((row) => [
      row.title,
      typeNames[row.type][locale],
      row.countries.map((code) => countryName(code, locale)).join(', ') || '—',
      sayDay(date.of(row) ?? '—', locale),
    ]);
  const columns = [text.agreement, text.type, text.country, date.column];
  return [{ kind: 'section', title, blocks: [{ kind: 'table', columns, rows: cells }] }];
}

/** The day it ends, seen from a day: by its term, or before that when it was ended (on its expiry if nobody said when). */
function endOf(row: WholeAgreement, day: string): string | null {
  const stopped = row.stage === 'ended' ? dayOf(row.stageOn ?? row.expiresOn) : null;
  const until = runsUntil(termOf(row), stopped ?? day);
  return [stopped, until].filter((on) => on !== null).sort()[0] ?? null;
}

/** Its term as it was on a day: what was said of its state from later on was not yet so. */
function termOn(row: WholeAgreement, day: string): Term {
  const since = row.stage === 'ended' ? endOf(row, day) : dayOf(row.stageOn);
  return since && since > day ? { ...termOf(row), stage: null } : termOf(row);
}

/** The state of the registry is that of the year's last day, or of today when the year is not over; what came later is not told. */
export async function annualAgreements({ db }: Store, { year, to }: Year, locale: Locale): Promise<Chapter> {
  const text = annualText[locale];
  const renewed = await expiriesBeforeRenewal(db, to);
  const rows = (await listAgreements(db)).map((row) => {
    const expiry = renewed.get(row.id);
    return expiry ? { ...row, expiresOn: new Date(`${expiry}T00:00:00Z`) } : row;
  });
  if (rows.length === 0) return { kind: 'section', title: text.title, blocks: [{ kind: 'text', text: text.empty }] };
  const first = `${year}-01-01`;
  const day = inBogota(new Date(to.getTime() - 1)).toISODate() ?? first;
  const inYear = (on: string | null) => on !== null && on >= first && on <= day;
  const known = rows.filter((row) => (dayOf(row.signedOn) ?? '') <= day);
  const until = (row: WholeAgreement) => runsUntil(termOf(row), day);
  const active = known.filter((row) => ['active', 'expiring'].includes(statusOf(termOn(row, day), day)));
  const signed = known.filter((row) => inYear(dayOf(row.signedOn)));
  const ended = known.filter((row) => [null, 'ended'].includes(termOn(row, day).stage) && inYear(endOf(row, day)));
  const ahead = active.filter((row) => (until(row) ?? '') > day && (until(row) ?? '') <= addDays(day, 365));
  const types = agreementTypes.filter((type) => known.some((row) => row.type === type));
  const count = (some: readonly WholeAgreement[], type: string) =>
    String(some.filter((row) => row.type === type).length);
  const projects = rows.flatMap(({ title, projects: own }) =>
    own
      .filter(({ startsOn, endsOn }) => (dayOf(startsOn) ?? '') <= day && (dayOf(endsOn) ?? day) >= first)
      .map((project) => [project.title, title]),
  );
  const items = [text.inForce(active.length, known.length, sayDay(day, locale))];
  if (active.length > 0) items.push(text.countries(new Set(active.flatMap(({ countries }) => countries)).size));
  const blocks: Block[] = [
    { kind: 'list', items },
    {
      kind: 'section',
      title: text.byType,
      blocks: [
        {
          kind: 'table',
          columns: text.columns,
          rows: types.map((type) => [
            typePlurals[type][locale],
            count(active, type),
            count(signed, type),
            count(known, type),
          ]),
        },
      ],
    },
    ...listOf(text.signed, signed, { column: text.signedOn, of: (row) => dayOf(row.signedOn) }, locale),
    ...listOf(text.ended, ended, { column: text.expiresOn, of: (row) => endOf(row, day) }, locale),
    ...listOf(text.ahead, ahead, { column: text.expiresOn, of: until }, locale),
  ];
  if (projects.length > 0)
    blocks.push({
      kind: 'section',
      title: text.projects,
      blocks: [{ kind: 'table', columns: [text.project, text.agreement], rows: projects }],
    });
  return { kind: 'section', title: text.title, blocks };
}
