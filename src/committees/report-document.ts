/** The report as a document: HTML that prints well, and a workbook. Everything that people wrote is escaped. */
import type ExcelJS from 'exceljs';
import { neutralize } from '../table.ts';
import { sayInstant } from '../text.ts';
import { type Look, sayColour, sayDay, sayOpening } from './cards.ts';
import { colours, historySvg } from './chart.ts';
import type { Report, ReportRow } from './report.ts';
import { sayHistory } from './report-cards.ts';
import { reportText } from './report-text.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (mark) => escapes[mark] ?? mark);
const paragraphs = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');

const style = `
  @page { size: A4; margin: 18mm 16mm; }
  body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; color: #14171c; max-width: 820px; margin: 2em auto; padding: 0 1em; }
  h1 { font-size: 1.5em; margin-bottom: 0; } h2 { font-size: 1.15em; margin-top: 1.8em; border-bottom: 1px solid #c9ced6; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35em .6em; border-bottom: 1px solid #e3e6ea; vertical-align: top; }
  .muted { color: #55606e; } .dot { display: inline-block; width: .8em; height: .8em; border-radius: 50%; margin-right: .4em; }
  svg { max-width: 100%; height: auto; } section, tr { break-inside: avoid; } .signature { margin-top: 2em; }
  @media print { body { margin: 0; max-width: none; } }`;

function statusCell(row: ReportRow, look: Look): string {
  if (!row.answered) return escapeHtml(reportText[look.locale].noAnswer);
  const colour = row.status ? colours[row.status] : colours.silent;
  return `<span class="dot" style="background:${colour}"></span>${escapeHtml(sayColour(row.status, look.locale))}`;
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
  `<table><thead><tr>${columns.map((column) => `<th>${escapeHtml(column)}</th>`).join('')}</tr></thead>` +
  `<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`;

const items = (lines: readonly string[]) => `<ul>${lines.map((line) => `<li>${paragraphs(line)}</li>`).join('')}</ul>`;

function commitmentRows(report: Report, look: Look): string[][] {
  const text = reportText[look.locale];
  return report.commitments.map((line) => [
    line.what,
    line.entity,
    sayDay(line.dueOn, look),
    `${text.commitmentStates[line.state]}${line.moved ? ` (${text.moved})` : ''}`,
  ]);
}

/** A page that needs nothing else: no script, no address, no font from elsewhere. */
export async function reportHtml(report: Report, look: Look): Promise<string> {
  const { locale, now } = look;
  const text = reportText[locale];
  const { columns } = text;
  const title = text.title(report.committee, sayOpening(report.opensAt, locale));
  const silent = report.rows.filter((row) => !row.answered);
  const section = (name: string, body: string) => `<section><h2>${escapeHtml(name)}</h2>${body}</section>`;
  const answered = report.rows.filter((row) => row.answered);
  const commitments = text.commitmentColumns;
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="muted">${escapeHtml(sayInstant(report.opensAt, locale, now, { time: false }))} – ${escapeHtml(report.closedAt ? sayInstant(report.closedAt, locale, now, { time: false }) : text.stillOpen)}. ${escapeHtml(text.answered(answered.length, report.rows.length))}</p>`,
    report.paragraph ? section(text.words, `<p>${paragraphs(report.paragraph)}</p>`) : '',
    section(
      text.byEntity,
      table(
        [columns.entity, columns.status, columns.before, columns.change, columns.who],
        report.rows.map((row) => [
          escapeHtml(row.entity),
          statusCell(row, look),
          escapeHtml(sayColour(row.before, locale)),
          escapeHtml(row.change ? text.changes[row.change] : '—'),
          escapeHtml(`${row.answered ? row.who : '—'}${row.corrected ? ` (${text.corrected})` : ''}`),
        ]),
      ),
    ),
    section(
      text.overTime,
      `<figure role="img" aria-label="${escapeHtml(text.chartAlt(sayHistory(report.history, look)))}">${await historySvg(report.history, locale)}</figure>`,
    ),
    report.commitments.length > 0
      ? section(
          text.commitments,
          table(
            [commitments.what, commitments.entity, commitments.due, commitments.state],
            commitmentRows(report, look).map((row) => row.map(escapeHtml)),
          ),
        )
      : '',
    report.common.length > 0
      ? section(text.common, items(report.common.map(({ word, entities }) => `${word}: ${entities.join(', ')}`)))
      : '',
    report.practices.length > 0
      ? section(text.practices, items(report.practices.map(({ entity, text: said }) => `${entity}: ${said}`)))
      : '',
    silent.length > 0 ? section(text.silent, items(silent.map((row) => `${row.entity} (${row.who})`))) : '',
    ...answered.map((row) =>
      section(
        row.entity,
        table(
          [],
          row.answers
            .filter(({ answer }) => answer !== '')
            .map(({ question, answer }) => [`<b>${escapeHtml(question)}</b>`, paragraphs(answer)]),
        ),
      ),
    ),
    `<p class="signature">${escapeHtml(report.signedAt ? text.signed(report.signedBy ?? '', sayInstant(report.signedAt, locale, now)) : text.unsigned)}</p>`,
  ];
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head>\n<body>\n${parts.filter((part) => part !== '').join('\n')}\n</body></html>\n`;
}

function fill(sheet: ExcelJS.Worksheet, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  sheet.addRow(columns.map(neutralize)).font = { bold: true };
  for (const row of rows) sheet.addRow(row.map(neutralize));
  sheet.columns.forEach((column) => {
    column.width = 28;
    column.alignment = { wrapText: true, vertical: 'top' };
  });
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

/** A workbook: status, answers, commitments, and how it went over time. */
export async function reportXlsx(report: Report, look: Look): Promise<Buffer> {
  const { locale } = look;
  const text = reportText[locale];
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const say = (colour: ReportRow['status']) => sayColour(colour, locale);
  fill(
    book.addWorksheet(text.byEntity),
    [text.columns.entity, text.columns.status, text.columns.before, text.columns.change, text.columns.who],
    report.rows.map((row) => [
      row.entity,
      row.answered ? say(row.status) : text.noAnswer,
      say(row.before),
      row.change ? text.changes[row.change] : '—',
      row.answered ? `${row.who}${row.corrected ? ` (${text.corrected})` : ''}` : '—',
    ]),
  );
  fill(
    book.addWorksheet(text.answersOf),
    [text.columns.entity, ...report.questions],
    report.rows.filter((row) => row.answered).map((row) => [row.entity, ...row.answers.map(({ answer }) => answer)]),
  );
  const { what, entity, due, state } = text.commitmentColumns;
  fill(book.addWorksheet(text.commitments), [what, entity, due, state], commitmentRows(report, look));
  const history = book.addWorksheet(text.overTime);
  history.addRow(['', say('green'), say('amber'), say('red'), text.noAnswer]).font = { bold: true };
  for (const point of report.history) history.addRow([point.label, point.green, point.amber, point.red, point.silent]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
