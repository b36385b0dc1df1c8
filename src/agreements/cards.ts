/** Agreements as cards. Pure: data in, card out. */
import type { Locale } from '../app.ts';
import {
  type Block,
  type Button,
  type Card,
  type Status as Colour,
  type FileBlock,
  longestData,
  plainText,
} from '../card.ts';
import { openButton, sayDocument } from '../files/show.ts';
import { sayQuoted, shorten } from '../text.ts';
import { inBogota } from '../time.ts';
import { type Answer, ambiguityOf } from './answer-text.ts';
import { chatWords } from './chat-text.ts';
import { conditionsOf } from './conditions.ts';
import { countryName } from './places.ts';
import type { History, WholeAgreement } from './queries.ts';
import { changeText } from './registry/values.ts';
import { sayLine, termOf } from './row-text.ts';
import { dayOf, lastNoticeDay, runsUntil, statusOf } from './rules.ts';
import { agreementWords, sayDay } from './text.ts';
import { renewalNames, type Status, statusNames, typeNames } from './values.ts';

/** Lines on one page of an answer or a list. */
export const pageSize = 5;
/** Where the page begins that a button turns to. */
export const fromOf = (data: Record<string, string>): number => Math.max(0, Math.trunc(Number(data.from)) || 0);

/** What is shown of a list read to one more than a page, and the button (`action`) that turns to the next one. */
export function pageOf<T>(
  rows: readonly T[],
  from: number,
  action: string,
  locale: Locale,
): { shown: readonly T[]; more: Block[] } {
  const next: Button = { label: chatWords[locale].page, action, data: { from: String(from + pageSize) } };
  return { shown: rows.slice(0, pageSize), more: rows.length > pageSize ? [{ kind: 'buttons', buttons: [next] }] : [] };
}

/** What a menu's line takes on every platform. */
const labelLength = 60;
const buttonLength = 70;

export const statusColours: Record<Status, Colour> = {
  active: 'good',
  expiring: 'warning',
  expired: 'bad',
  in_process: 'info',
  in_renewal: 'info',
  suspended: 'warning',
  ended: 'muted',
};

/** In `fileReaders`: the registry is public, and so are the documents in it. */
export const documentsOwner = 'agreements.document';

export type AnswerLook = {
  offset: number;
  /** Members take files away; guests read. */
  mayExport: boolean;
};

/** The buttons that open an agreement's documents: an address by itself, a file from here. */
function documentButtons(row: Pick<WholeAgreement, 'id' | 'documents'>, locale: Locale): Button[] {
  const links = row.documents.filter(({ url }) => /^https?:/.test(url));
  return row.documents.flatMap((document): Button[] => {
    const file = openButton(document.url, documentsOwner, row.id, locale);
    if (file) return [file];
    const index = links.indexOf(document);
    const number = links.length > 1 ? ` ${index + 1}` : '';
    return index < 0 ? [] : [{ label: `${chatWords[locale].document}${number}`, href: document.url }];
  });
}

/** An answer: itself first, what was understood, a page of the list, what can be done next. `id`: the question kept. */
export function answerCard(answer: Answer, id: string, { offset, mayExport }: AnswerLook): Card {
  const { locale, question, total, found } = answer;
  const words = chatWords[locale];
  const blocks: Block[] = [{ kind: 'text', text: answer.headline }];
  const ambiguity = ambiguityOf(answer);
  if (ambiguity) blocks.push({ kind: 'text', text: ambiguity });
  const conditions = conditionsOf(answer.filters, locale, answer.sectors);
  if (conditions.length > 0) {
    blocks.push({ kind: 'text', text: words.understood, muted: true });
    blocks.push({
      kind: 'buttons',
      buttons: conditions.map(
        ({ key, label, value }): Button => ({
          label: shorten(`✕ ${label}: ${value}`, buttonLength),
          action: 'agreements.drop',
          data: { question: id, key },
        }),
      ),
    });
  }
  if (question.corrected.length > 0 && conditions.length > 0)
    blocks.push({
      kind: 'text',
      text: agreementWords[locale].corrected(
        question.corrected
          .map(([typed, read]) => `${sayQuoted(typed, locale)} → ${sayQuoted(read, locale)}`)
          .join(', '),
      ),
      muted: true,
    });
  const shown = found.slice(0, pageSize);
  const near = total === 0 ? (answer.near?.found ?? []) : shown;
  if (total > 1) {
    blocks.push({ kind: 'list', items: shown.map((one) => sayLine(one, locale)) });
    if (total > shown.length)
      blocks.push({ kind: 'text', text: words.shown(offset + 1, offset + shown.length, total), muted: true });
  }
  if (near.length > 0)
    blocks.push({
      kind: 'choices',
      label: words.details,
      action: 'agreements.show',
      options: near.map((one) => ({ value: one.id, label: shorten(`${one.code} · ${one.title}`, labelLength) })),
    });
  const buttons: Button[] =
    question.intent === 'document' ? answer.whole.flatMap((row) => documentButtons(row, locale)) : [];
  if (offset + shown.length < total)
    buttons.push({
      label: words.page,
      action: 'agreements.page',
      data: { question: id, offset: String(offset + pageSize) },
    });
  if (total > pageSize && mayExport)
    buttons.push({ label: words.export, action: 'agreements.export', data: { question: id } });
  if (total === 0 && question.unsaid && question.plain.length < longestData)
    buttons.push({ label: words.askOfCalls, action: 'help.say', data: { text: words.ofCalls(question.plain) } });
  buttons.push({ label: words.ask, action: 'agreements.escalate', data: { question: id } });
  if (total > 0 || question.intent === 'faq') {
    buttons.push(
      { label: words.useful, action: 'agreements.rate', data: { question: id, useful: 'yes' } },
      { label: words.notUseful, action: 'agreements.rate', data: { question: id, useful: 'no' } },
    );
  }
  blocks.push({ kind: 'buttons', buttons });
  return { summary: answer.headline.split('\n')[0] ?? '', blocks };
}

export type DetailLook = {
  locale: Locale;
  today: string;
  partners: readonly string[];
  cities: readonly string[];
  sectors: ReadonlyMap<string, string>;
  /** Coordinators change; others read. */
  mayEdit: boolean;
};

/** One agreement in full. */
export function detailCard(row: WholeAgreement, look: DetailLook): Card {
  const { locale, today } = look;
  const words = chatWords[locale];
  const term = termOf(row);
  const status = statusOf(term, today);
  const until = runsUntil(term, today);
  const notice = lastNoticeDay(term, today);
  const day = (date: Date | null) => (date ? sayDay(dayOf(date) ?? '', locale) : '');
  const signed =
    row.signedOn && row.signedUntil && row.signedOn.getTime() !== row.signedUntil.getTime()
      ? `${day(row.signedOn)} – ${day(row.signedUntil)}`
      : day(row.signedOn);
  const fields = [
    [words.fields.code, row.code],
    [words.fields.number, row.number ?? ''],
    [words.fields.partner, look.partners.join('; ')],
    [words.fields.place, [...look.cities, ...row.countries.map((code) => countryName(code, locale))].join(', ')],
    [words.fields.signed, signed || words.unsaid],
    [words.fields.starts, day(row.startsOn)],
    [
      words.fields.expires,
      term.expiresOn
        ? sayDay(term.expiresOn, locale) +
          (until && until !== term.expiresOn ? agreementWords[locale].renewedTacitly(sayDay(until, locale)) : '')
        : words.openEnded,
    ],
    [words.fields.renewal, renewalNames[row.renewal][locale]],
    [words.fields.notice, notice ? sayDay(notice, locale) : ''],
    [words.fields.sectors, row.sectors.map((sector) => look.sectors.get(sector) ?? sector).join('; ')],
    [words.fields.entity, row.entity?.name ?? words.unsaid],
    [words.fields.responsible, [row.responsible?.name, row.substitute?.name].filter(Boolean).join('; ')],
    [words.fields.object, row.object],
    [words.fields.reason, row.stageReason ?? ''],
    [words.fields.parent, row.parent ? `${row.parent.code} · ${row.parent.title}` : ''],
    [words.fields.children, row.children.map((child) => child.code).join(', ')],
    [words.fields.renews, row.renews?.code ?? ''],
    [words.fields.renewedBy, row.renewedBy.map((one) => one.code).join(', ')],
    [words.fields.projects, row.projects.map((project) => project.title).join('; ')],
    [words.fields.note, row.note ?? ''],
    [words.fields.sources, row.sources.join('; ')],
    [words.fields.reviewed, day(row.reviewedOn)],
  ].filter((field): field is [string, string] => field[1] !== '');
  const buttons: Button[] = documentButtons(row, locale);
  const more: Block[] = [];
  if (look.mayEdit) {
    const form = (label: string, name: string, state: string): Button => ({
      label,
      action: 'form.open',
      data: { form: name, state },
    });
    const here = { id: row.id };
    buttons.push(
      form(words.edit, 'agreements.edit', row.id),
      form(words.renew, 'agreements.change', `renew:${row.id}`),
      { label: words.documents, action: 'agreements.documents', data: here },
      { label: words.projects, action: 'agreements.projects', data: here },
      { label: words.history, action: 'agreements.history', data: here },
    );
    if (row.stage === 'suspended') buttons.push({ label: words.resume, action: 'agreements.resume', data: here });
    const halts = row.stage === 'ended' ? [] : row.stage === 'suspended' ? ['end'] : ['suspend', 'end'];
    if (row.renewal === 'tacit' && row.stage !== 'ended') halts.unshift('lapse');
    more.push({
      kind: 'choices',
      label: words.otherChanges,
      action: 'agreements.change',
      options: (['assign', 'relate', 'alerts', ...halts] as const).map((value) => ({
        value,
        label: words.changes[value as keyof typeof words.changes],
      })),
      data: here,
    });
  }
  return {
    title: row.title,
    blocks: [
      {
        kind: 'status',
        status: statusColours[status],
        text: `${typeNames[row.type][locale]} · ${statusNames[status][locale]}`,
      },
      { kind: 'fields', fields: fields.map(([label, value]) => ({ label, value })) },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } satisfies Block] : []),
      ...more,
    ],
  };
}

/** Who changed what, the latest first. `names`: what the ids in it are called. */
export function historyCard(
  row: WholeAgreement,
  changes: readonly History[],
  names: ReadonlyMap<string, string>,
  locale: Locale,
): Card {
  const words = chatWords[locale];
  const say = (field: string, value: string | null) =>
    (changeText(field, value, locale) ?? '—')
      .split('; ')
      .map((part) => names.get(part) ?? (part.startsWith('file:') ? plainText(sayDocument(part)) : part))
      .join('; ');
  const items = changes.map((change) => {
    const field = words.changed[change.field as keyof typeof words.changed] ?? change.field;
    const said = words.change(
      change.by?.name ?? words.nobody,
      field,
      say(change.field, change.before),
      say(change.field, change.after),
    );
    return `${sayDay(inBogota(change.at).toISODate() ?? '', locale)} · ${said}`;
  });
  return {
    title: words.historyOf(row.title),
    blocks: items.length > 0 ? [{ kind: 'list', items }] : [{ kind: 'text', text: words.noHistory }],
  };
}

/** A file with the agreements of an answer, in a card that says when they are not all. */
export function exportCard(file: FileBlock, exported: number, total: number, locale: Locale): Card {
  const rest: Block[] = exported < total ? [{ kind: 'text', text: chatWords[locale].exportRest(exported) }] : [];
  return { title: file.label, blocks: [file, ...rest] };
}
