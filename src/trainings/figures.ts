/** Figures of a year's trainings: who enrolled, who came, what they thought, and which entities came to none. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Locale, Year } from '../app.ts';
import type { Block } from '../card.ts';
import type { Chapter } from '../document.ts';
import { listEntities, listMembers, listSectors } from '../members/queries.ts';
import type { Db, Store } from '../store.ts';
import { inBogota } from '../time.ts';
import { organiserText } from './organiser-text.ts';
import { attendeesOf, listTrainings } from './queries.ts';
import { lookOf } from './show.ts';

export type Count = { enrolled: number; attended: number; marked: number };

export type TrainingFigures = {
  year: number;
  held: number;
  total: Count;
  /** Share of those marked who did not come, 0..1; null while nobody is marked. */
  noShow: number | null;
  /** Means of 1 to 5; null without answers. */
  useful: number | null;
  clear: number | null;
  evaluations: number;
  trainings: (Count & { code: string; title: string; useful: number | null })[];
  bySector: (Count & { sectorId: string | null })[];
  byEntity: (Count & { entityId: string | null; name: string | null })[];
  /** Entities with members in the Network, and those of them that came to none. */
  entities: number;
  absentEntities: { id: string; name: string }[];
};

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

const noShowOf = ({ attended, marked }: Count): number | null => (marked === 0 ? null : (marked - attended) / marked);

/** The trainings held in a year of Bogotá's, counted; for the chat and for the annual report. */
async function trainingFigures(db: Db, year: number, now: Date): Promise<TrainingFigures> {
  const start = inBogota(now).set({ year }).startOf('year');
  const from = start.toJSDate();
  const to = new Date(Math.min(start.endOf('year').toMillis(), now.getTime()));
  const rows = (await listTrainings(db, { stages: ['published'], startsFrom: from, startsTo: to })).filter(
    ({ endsAt }) => endsAt <= now,
  );
  const none = (): Count => ({ enrolled: 0, attended: 0, marked: 0 });
  const sectors = new Map<string | null, Count>();
  const entities = new Map<string | null, Count & { name: string | null }>();
  const total = none();
  const useful: number[] = [];
  const clear: number[] = [];
  const trainings = [];
  for (const row of rows) {
    const own = none();
    const ratings: number[] = [];
    for (const { member, attended, ratings: given } of await attendeesOf(db, row.id, ['enrolled'])) {
      const entity = member.entity;
      const byEntity = entities.get(entity?.id ?? null) ?? { ...none(), name: entity?.name ?? null };
      entities.set(entity?.id ?? null, byEntity);
      // A member's sector is that of their entity; without one, the first of their own.
      const sector = entity?.sectorId ?? member.sectors[0] ?? null;
      const bySector = sectors.get(sector) ?? none();
      sectors.set(sector, bySector);
      for (const count of [total, own, byEntity, bySector]) {
        count.enrolled += 1;
        if (attended !== null) count.marked += 1;
        if (attended) count.attended += 1;
      }
      const [first, second] = given;
      if (first !== undefined) {
        useful.push(first);
        ratings.push(first);
      }
      if (second !== undefined) clear.push(second);
    }
    trainings.push({ code: row.code, title: row.title, ...own, useful: mean(ratings) });
  }
  const members = await listMembers(db);
  const withMembers = new Set(members.flatMap(({ entityId }) => entityId ?? []));
  const known = (await listEntities(db)).filter(({ id }) => withMembers.has(id));
  const order = (a: Count, b: Count) => b.attended - a.attended || b.enrolled - a.enrolled;
  return {
    year,
    held: rows.length,
    total,
    noShow: noShowOf(total),
    useful: mean(useful),
    clear: mean(clear),
    evaluations: useful.length,
    trainings,
    bySector: [...sectors].map(([sectorId, count]) => ({ sectorId, ...count })).sort(order),
    byEntity: [...entities].map(([entityId, count]) => ({ entityId, ...count })).sort(order),
    entities: known.length,
    absentEntities: known
      .filter(({ id }) => (entities.get(id)?.attended ?? 0) === 0)
      .map(({ id, name }) => ({ id, name })),
  };
}

const sayNumber = (value: number | null, locale: Locale): string =>
  value === null ? '—' : value.toLocaleString(locale, { maximumFractionDigits: 1 });
const sayShare = (value: number | null): string => (value === null ? '—' : `${Math.round(value * 100)} %`);

const yearIn = (context: Context, text: string): number =>
  Number(/\b20\d\d\b/.exec(text)?.[0]) || inBogota(context.clock.now()).year - (/pasado|last year/i.test(text) ? 1 : 0);

/** The figures as people read them: in words, then by training, sector and entity. */
function figuresBlocks(figures: TrainingFigures, sectorNames: ReadonlyMap<string, string>, locale: Locale): Block[] {
  const text = organiserText[locale];
  const { year, total, noShow } = figures;
  if (figures.held === 0) return [{ kind: 'text', text: text.figuresNone(year) }];
  const cells = (count: Count) => [String(count.enrolled), String(count.attended), sayShare(noShowOf(count))];
  const columns = [text.enrolledColumn, text.attendedColumn, text.noShowColumn];
  const blocks: Block[] = [{ kind: 'text', text: text.figures(figures.held, total.enrolled, total.attended) }];
  if (noShow !== null) blocks.push({ kind: 'text', text: text.noShow(Math.round(noShow * 100)) });
  if (figures.evaluations > 0) {
    const said = text.rating(sayNumber(figures.useful, locale), sayNumber(figures.clear, locale), figures.evaluations);
    blocks.push({ kind: 'text', text: said });
  }
  blocks.push({
    kind: 'table',
    columns: [text.training, ...columns, text.ratingColumn],
    rows: figures.trainings.map((one) => [one.title, ...cells(one), sayNumber(one.useful, locale)]),
  });
  const named = [
    {
      title: text.bySector,
      column: text.sector,
      rows: figures.bySector.map((one) => [
        one.sectorId ? (sectorNames.get(one.sectorId) ?? one.sectorId) : '—',
        ...cells(one),
      ]),
    },
    {
      title: text.byEntity,
      column: text.entity,
      rows: figures.byEntity.map((one) => [one.name ?? text.none, ...cells(one)]),
    },
  ];
  for (const { title, column, rows } of named)
    blocks.push({ kind: 'section', title, blocks: [{ kind: 'table', columns: [column, ...columns], rows }] });
  return blocks;
}

function absentBlocks({ year, total, absentEntities, entities }: TrainingFigures, locale: Locale): Block[] {
  const text = organiserText[locale];
  const blocks: Block[] = [];
  if (total.marked === 0) blocks.push({ kind: 'status', status: 'info', text: text.heldNone(year) });
  if (absentEntities.length === 0) blocks.push({ kind: 'text', text: text.absentNone(year) });
  else {
    blocks.push(
      { kind: 'text', text: text.absentCount(absentEntities.length, entities) },
      { kind: 'list', items: absentEntities.map(({ name }) => name) },
    );
  }
  return blocks;
}

async function showFigures(context: Context, asked: string): Promise<Reply> {
  const { locale } = context.person;
  const look = await lookOf(context);
  const figures = await trainingFigures(context.store.db, yearIn(context, asked), look.now);
  const blocks = figuresBlocks(figures, look.sectorNames, locale);
  const title = figures.held > 0 ? organiserText[locale].figuresTitle(figures.year) : undefined;
  return { kind: 'cards', cards: [{ ...(title ? { title } : {}), blocks }] };
}

async function showAbsent(context: Context, asked: string): Promise<Reply> {
  const { locale } = context.person;
  const figures = await trainingFigures(context.store.db, yearIn(context, asked), context.clock.now());
  const title = organiserText[locale].absentTitle(figures.year);
  return { kind: 'cards', cards: [{ title, blocks: absentBlocks(figures, locale) }] };
}

/** The trainings' chapter of the annual report. */
export async function annualTrainings({ db }: Store, { year, to }: Year, locale: Locale): Promise<Chapter> {
  const text = organiserText[locale];
  const figures = await trainingFigures(db, year, to);
  const sectors = new Map((await listSectors(db)).map((one) => [one.id, locale === 'es' ? one.name : one.nameEn]));
  const blocks = figuresBlocks(figures, sectors, locale);
  if (figures.held > 0)
    blocks.push({ kind: 'section', title: text.absentTitle(year), blocks: absentBlocks(figures, locale) });
  return { kind: 'section', title: text.annualTitle, blocks };
}

export const figuresCommands: readonly Command[] = [
  {
    id: 'trainings.figures',
    names: {
      es: ['cifras de capacitaciones', 'cifras de las capacitaciones', 'estadísticas de capacitaciones'],
      en: ['training figures', 'figures of trainings'],
    },
    summary: { es: 'Ver las cifras de las capacitaciones de un año', en: "See the figures of a year's trainings" },
    examples: { es: ['cifras de capacitaciones'], en: ['training figures'] },
    who: 'coordinator',
    run: (context, { text }) => showFigures(context, text),
  },
  {
    id: 'trainings.absent',
    names: {
      es: [
        'entidades no han asistido',
        'entidades que no han asistido',
        'entidades sin capacitación',
        'entidades no asistieron',
      ],
      en: [
        'entities have not attended',
        'entities have attended no training',
        'entities without training',
        'entities that have attended none',
      ],
    },
    summary: { es: 'Ver qué entidades no han asistido a ninguna', en: 'See which entities have attended none' },
    examples: {
      es: ['¿qué entidades no han asistido a ninguna este año?'],
      en: ['which entities have attended no training this year?'],
    },
    who: 'coordinator',
    run: (context, { text }) => showAbsent(context, text),
  },
];
