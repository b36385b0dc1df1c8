/** The report as a card. Pure: the picture comes drawn. */
import type { Locale } from '../app.ts';
import type { Block, Card } from '../card.ts';
import { sayInstant } from '../text.ts';
import { type Look, sayColour, sayDay, sayOpening } from './cards.ts';
import { statusTexts } from './question-text.ts';
import { type HistoryPoint, historyStates, type Report } from './report.ts';
import { reportText } from './report-text.ts';

/** The picture of status over time, in words. */
export function sayHistory(history: readonly HistoryPoint[], locale: Locale): string {
  const words = { ...statusTexts[locale], silent: reportText[locale].noAnswer };
  const counts = (point: HistoryPoint) => historyStates.map((state) => `${words[state]} ${point[state]}`).join(', ');
  return history.map((point) => `${point.label}: ${counts(point)}`).join('; ');
}

const list = (title: string, items: readonly string[]): Block[] =>
  items.length > 0 ? [{ kind: 'section', title, blocks: [{ kind: 'list', items: [...items] }] }] : [];

export function reportCard(
  report: Report,
  picture: Uint8Array | null,
  look: Look,
  options: { signs?: true; lead?: string; files?: readonly Block[] } = {},
): Card {
  const { locale, now } = look;
  const text = reportText[locale];
  const answered = report.rows.filter((row) => row.answered);
  const silent = report.rows.filter((row) => !row.answered);
  const lines = report.commitments.map(
    (line) =>
      `${line.entity}: ${line.what} — ${sayDay(line.dueOn, look)}, ${text.commitmentStates[line.state]}${line.moved ? ` (${text.moved})` : ''}`,
  );
  const signature: Block[] = report.signedAt
    ? [
        ...(report.paragraph
          ? [
              {
                kind: 'section' as const,
                title: text.words,
                blocks: [{ kind: 'text' as const, text: report.paragraph }],
              },
            ]
          : []),
        {
          kind: 'text',
          text: text.signed(report.signedBy ?? '', sayInstant(report.signedAt, locale, now)),
          muted: true,
        },
      ]
    : [];
  return {
    title: text.title(report.committee, sayOpening(report.opensAt, locale)),
    summary: `${text.title(report.committee, sayOpening(report.opensAt, locale))}. ${text.answered(answered.length, report.rows.length)}`,
    blocks: [
      ...(options.lead ? [{ kind: 'text' as const, text: options.lead }] : []),
      { kind: 'text', text: [{ text: text.answered(answered.length, report.rows.length), bold: true }] },
      ...(report.closedAt ? [] : [{ kind: 'status' as const, status: 'info' as const, text: text.stillOpen }]),
      ...signature,
      ...(picture
        ? [{ kind: 'image' as const, image: { png: picture }, alt: text.chartAlt(sayHistory(report.history, locale)) }]
        : []),
      {
        kind: 'table',
        columns: [text.columns.entity, text.columns.status, text.columns.before, text.columns.change],
        rows: report.rows.map((row) => [
          row.corrected ? `${row.entity} (${text.corrected})` : row.entity,
          row.answered ? sayColour(row.status, locale) : text.noAnswer,
          sayColour(row.before, locale),
          row.change ? text.changes[row.change] : '—',
        ]),
      },
      ...list(text.commitments, lines),
      ...list(
        text.common,
        report.common.map(({ word, entities }) => `${word}: ${entities.join(', ')}`),
      ),
      ...list(
        text.needs,
        report.needs.map((need) => `${need.entity}: ${need.text}`),
      ),
      ...list(
        text.practices,
        report.practices.map((practice) => `${practice.entity}: ${practice.text}`),
      ),
      ...list(
        text.silent,
        silent.map((row) => `${row.entity} (${row.who})`),
      ),
      ...(options.files ?? []),
      ...(options.signs
        ? [
            {
              kind: 'buttons' as const,
              buttons: [
                {
                  label: text.sign,
                  action: 'form.open',
                  data: { form: 'checkin.sign', state: report.roundId },
                  style: 'primary' as const,
                },
                { label: text.answersOf, action: 'checkin.answers', data: { round: report.roundId } },
              ],
            },
          ]
        : []),
    ],
  };
}
