/** The report as a document: a page that prints well, and a workbook; and both as files for a card. */
import type { Locale } from '../app.ts';
import type { Block, FileBlock } from '../card.ts';
import { rasterize } from '../chart.ts';
import { type Chapter, type Document, documentHtml, documentXlsx } from '../document.ts';
import { fileBlock } from '../files/kinds.ts';
import { foldText } from '../form.ts';
import { sayInstant } from '../text.ts';
import { inBogota } from '../time.ts';
import { type Look, sayColour, sayDay, sayOpening } from './cards.ts';
import { historySvg } from './chart.ts';
import type { Report } from './report.ts';
import { sayHistory } from './report-cards.ts';
import { reportText } from './report-text.ts';

export const reportFormats = ['html', 'xlsx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

const chapter = (title: string, ...blocks: Block[]): Chapter => ({ kind: 'section', title, blocks });
const listed = (title: string, items: readonly string[]): Chapter[] =>
  items.length > 0 ? [chapter(title, { kind: 'list', items: [...items] })] : [];

function statusChapters(report: Report, look: Look, png: Uint8Array): Chapter[] {
  const { locale } = look;
  const text = reportText[locale];
  const { entity, status, before, change, who } = text.columns;
  const rows = report.rows.map((row) => [
    row.entity,
    row.answered ? sayColour(row.status, locale) : text.noAnswer,
    sayColour(row.before, locale),
    row.change ? text.changes[row.change] : '—',
    row.answered ? `${row.who}${row.corrected ? ` (${text.corrected})` : ''}` : '—',
  ]);
  const states = (['green', 'amber', 'red'] as const).map((colour) => sayColour(colour, locale));
  const counts = report.history.map((point) =>
    [point.label, point.green, point.amber, point.red, point.silent].map(String),
  );
  return [
    chapter(text.byEntity, { kind: 'table', columns: [entity, status, before, change, who], rows }),
    chapter(
      text.overTime,
      { kind: 'image', image: { png }, alt: text.chartAlt(sayHistory(report.history, locale)) },
      { kind: 'table', columns: [text.round, ...states, text.noAnswer], rows: counts },
    ),
  ];
}

function commitmentChapter(report: Report, look: Look): Chapter[] {
  const text = reportText[look.locale];
  const { what, entity, due, state } = text.commitmentColumns;
  const rows = report.commitments.map((line) => [
    line.what,
    line.entity,
    sayDay(line.dueOn, look),
    `${text.commitmentStates[line.state]}${line.moved ? ` (${text.moved})` : ''}`,
  ]);
  return rows.length > 0
    ? [chapter(text.commitments, { kind: 'table', columns: [what, entity, due, state], rows })]
    : [];
}

/** Entity by entity to be read on a page, or one table to be worked with. */
function answerChapters(report: Report, look: Look, format: ReportFormat): Chapter[] {
  const text = reportText[look.locale];
  const answered = report.rows.filter((row) => row.answered);
  if (format === 'xlsx') {
    const rows = answered.map((row) => [row.entity, ...row.answers.map(({ answer }) => answer)]);
    return [chapter(text.answersOf, { kind: 'table', columns: [text.columns.entity, ...report.questions], rows })];
  }
  return answered.map((row) => {
    const said = row.answers.filter(({ answer }) => answer !== '');
    return chapter(row.entity, {
      kind: 'fields',
      fields: said.map(({ question, answer }) => ({ label: question, value: answer })),
    });
  });
}

/** What is kept says the year of each of its days, whenever it is drawn. */
const timeless = new Date(0);

function documentOf(report: Report, locale: Locale, picture: Uint8Array, format: ReportFormat): Document {
  const look: Look = { locale, now: timeless };
  const text = reportText[locale];
  const day = (at: Date) => sayInstant(at, locale, timeless, { time: false });
  const answered = report.rows.filter((row) => row.answered).length;
  const signature = report.signedAt
    ? text.signed(report.signedBy ?? '', sayInstant(report.signedAt, locale, timeless))
    : text.unsigned;
  const needs = report.needs.map((need) => `${need.entity}: ${need.text}`);
  return {
    title: text.title(report.committee, sayOpening(report.opensAt, locale)),
    subtitle: `${day(report.opensAt)} – ${report.closedAt ? day(report.closedAt) : text.stillOpen}. ${text.answered(answered, report.rows.length)}`,
    chapters: [
      ...(report.paragraph ? [chapter(text.words, { kind: 'text', text: report.paragraph })] : []),
      ...statusChapters(report, look, picture),
      ...commitmentChapter(report, look),
      ...listed(
        text.common,
        report.common.map(({ word, entities }) => `${word}: ${entities.join(', ')}`),
      ),
      ...listed(text.needs, needs),
      ...listed(
        text.practices,
        report.practices.map(({ entity, text: said }) => `${entity}: ${said}`),
      ),
      ...listed(
        text.silent,
        report.rows.filter((row) => !row.answered).map((row) => `${row.entity} (${row.who})`),
      ),
      ...answerChapters(report, look, format),
      chapter(text.signature, { kind: 'text', text: signature }),
    ],
  };
}

/** The chart of status over time. */
export const drawHistory = async (report: Report, look: Look): Promise<Uint8Array> =>
  rasterize(await historySvg(report.history, look.locale));

/** `picture`: what `drawHistory` drew. */
export async function reportBytes(
  report: Report,
  look: Look,
  picture: Uint8Array,
  format: ReportFormat,
): Promise<Buffer> {
  const document = documentOf(report, look.locale, picture, format);
  return format === 'html' ? Buffer.from(documentHtml(document, look.locale)) : documentXlsx(document);
}

/** The report as a file of a card; `checkin.file` answers with the same one. `space`: the one that it was asked for in. */
export async function reportFile(
  report: Report,
  look: Look,
  picture: Uint8Array,
  format: ReportFormat,
  space?: string,
): Promise<FileBlock> {
  const text = reportText[look.locale];
  const name = foldText(report.committee).replaceAll(/[^a-z0-9ñ]+/g, '-');
  const day = inBogota(report.opensAt).toISODate() ?? '';
  const bytes = await reportBytes(report, look, picture, format);
  return fileBlock(`${text.file}-${name}-${day}.${format}`, bytes, text.formats[format], {
    action: 'checkin.file',
    data: { round: report.roundId, format, ...(space ? { space } : {}) },
  });
}
