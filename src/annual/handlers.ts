/** The annual report: a chapter of each feature, asked for in the chat or taken out by the operator. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Dependencies, Feature, Locale, Year } from '../app.ts';
import type { Block } from '../card.ts';
import { type Document, documentHtml, documentXlsx } from '../document.ts';
import { UserError } from '../errors.ts';
import { fileBlock } from '../files/kinds.ts';
import { sayInstant } from '../text.ts';
import { inBogota } from '../time.ts';
import { annualText } from './text.ts';

/** The report of a year, as far as it has gone. Throws UserError for a year to come. */
export async function annualReport(
  features: readonly Feature[],
  { store, clock }: Pick<Dependencies, 'store' | 'clock'>,
  year: number,
  locale: Locale,
): Promise<Document> {
  const text = annualText[locale];
  const now = clock.now();
  const start = inBogota(now).set({ year }).startOf('year');
  if (start.toJSDate() > now) throw new UserError(text.notYet(year));
  const range: Year = {
    year,
    from: start.toJSDate(),
    // What is put on record at this very moment counts.
    to: new Date(Math.min(start.plus({ years: 1 }).toMillis(), now.getTime() + 1)),
  };
  const chapters = [];
  for (const { annual } of features) if (annual) chapters.push(await annual(store, range, locale));
  const last = new Date(range.to.getTime() - 1);
  const day = sayInstant(last, locale, new Date(0), { time: false });
  return { title: text.title(year), subtitle: text.subtitle(day), chapters };
}

/** "informe anual 2025"; "del año pasado"; this year when none is named. */
const yearIn = (asked: string, now: Date): number =>
  Number(/\b20\d\d\b/.exec(asked)?.[0]) || inBogota(now).year - (/pasado|anterior|last year/i.test(asked) ? 1 : 0);

/** What a chapter says in words. */
const said = (blocks: readonly Block[]): Block[] => blocks.filter(({ kind }) => kind === 'text' || kind === 'list');

const formats = { html: documentHtml, xlsx: documentXlsx } as const;
type Format = keyof typeof formats;

async function fileOf(document: Document, year: number, format: Format, locale: Locale): Promise<Block> {
  const text = annualText[locale];
  const bytes = Buffer.from(await formats[format](document, locale));
  const again = { action: 'annual.file', data: { year: String(year), format } };
  return fileBlock(`${text.file(year)}.${format}`, bytes, text.formats[format], again);
}

/** In a chat, what is said in words of each chapter; all of it is in the files. */
async function show(features: readonly Feature[], context: Context, asked: string): Promise<Reply> {
  const { locale } = context.person;
  const year = yearIn(asked, context.clock.now());
  const document = await annualReport(features, context, year, locale);
  const blocks: Block[] = document.chapters.map((chapter) => ({ ...chapter, blocks: said(chapter.blocks) }));
  if (document.subtitle) blocks.unshift({ kind: 'text', text: document.subtitle, muted: true });
  for (const format of ['html', 'xlsx'] as const) blocks.push(await fileOf(document, year, format, locale));
  return { kind: 'cards', private: true, cards: [{ title: document.title, blocks }] };
}

/** One of the files again, for where it is handed over when asked for. */
async function showFile(features: readonly Feature[], context: Context, data: Record<string, string>): Promise<Reply> {
  const { locale } = context.person;
  const year = Number(data.year);
  const document = await annualReport(features, context, year, locale);
  const block = await fileOf(document, year, data.format === 'xlsx' ? 'xlsx' : 'html', locale);
  return { kind: 'cards', private: true, cards: [{ title: document.title, blocks: [block] }] };
}

export function createAnnual(features: readonly Feature[]): Feature {
  const command: Command = {
    id: 'annual.report',
    names: { es: ['informe anual'], en: ['annual report'] },
    summary: {
      es: 'Ver el informe anual de la Red y descargarlo',
      en: "See the Network's annual report and download it",
    },
    examples: { es: ['informe anual 2026'], en: ['annual report 2026'] },
    who: 'coordinator',
    run: (context, { text }) => show(features, context, text),
  };
  return {
    commands: [command],
    actions: { 'annual.file': { who: 'coordinator', run: (context, { data }) => showFile(features, context, data) } },
    forms: {},
    deliveries: {},
  };
}
