/** One question of a form, or all answers so far, as a card. Pure. */
import { splitAmount } from './amount.ts';
import type { Locale } from './app.ts';
import type { Block, Button, Card } from './card.ts';
import { takenEndings } from './files/kinds.ts';
import type { Filling } from './filling.ts';
import {
  askedFields,
  type Field,
  type FieldFault,
  type Form,
  fieldOptions,
  type RawValues,
  readDocument,
} from './form.ts';
import { coreText, sayFault } from './text.ts';

/** More than these are written, not pressed, and more than those are not even listed. */
const mostButtons = 6;
const mostListed = 30;

function optionsOf(field: Field, locale: Locale): readonly { value: string; label: string }[] {
  const text = coreText[locale];
  if (field.kind !== 'yesno') return fieldOptions(field);
  return [
    { value: 'yes', label: text.yes },
    { value: 'no', label: text.no },
  ];
}

/** "15/12/2026" of "2026-12-15", "80.000 EUR" of "80000 EUR": as people write it; anything else as it stands. */
function sayOne(field: Field, value: string, locale: Locale): string {
  if (field.kind === 'document') {
    const document = readDocument(value);
    return 'href' in document ? value : document.name;
  }
  if (field.kind === 'amount') {
    const sum = splitAmount(value);
    return sum ? `${sum.amount.toLocaleString(locale === 'es' ? 'es-CO' : 'en')} ${sum.currency}` : value;
  }
  const [, year, month, day, what] = /^(\d{4})-(\d{2})-(\d{2})(?: (.+))?$/.exec(value) ?? [];
  if (field.kind === 'date' && year && !what) return `${day}/${month}/${year}`;
  if (field.kind === 'dated' && what) return `${what} (${day}/${month}/${year})`;
  return optionsOf(field, locale).find((option) => option.value === value)?.label ?? value;
}

/** An answer in words: labels for what was chosen, sums and dates as people write them. */
export function sayAnswer(field: Field, answer: RawValues[string] | undefined, locale: Locale): string {
  const values = typeof answer === 'string' ? [answer] : (answer ?? []);
  const said = values.filter((value) => value !== '').map((value) => sayOne(field, value, locale));
  return said.join(field.kind === 'dated' ? '; ' : ', ');
}

/** How an answer of this kind is written, where the question alone does not say. */
function kindHint(kind: Field['kind'], locale: Locale): string | undefined {
  const text = coreText[locale];
  switch (kind) {
    case 'choices':
      return text.answerOptions;
    case 'member':
      return text.answerMember;
    case 'amount':
      return text.answerAmount;
    case 'dated':
      return text.answerDated;
    case 'document':
      return text.answerDocument(takenEndings.join(', '));
    default:
      return undefined;
  }
}

/** `buttons`: the platform has room for words that steer as buttons; in the terminal a number would press them. */
export type Asking = { locale: Locale; buttons: boolean };

function optionBlocks(form: Form, field: Field, { locale }: Asking): Block[] {
  const options = optionsOf(field, locale);
  const text = coreText[locale];
  if (options.length === 0 || options.length > mostListed) return [];
  if (field.kind === 'choices' || options.length > mostButtons) {
    const hint: Block[] =
      field.kind === 'choices' || field.kind === 'member'
        ? []
        : [{ kind: 'text', text: text.answerOption, muted: true }];
    return [{ kind: 'list', ordered: true, items: options.map((option) => option.label) }, ...hint];
  }
  const data = { form: form.id, state: form.state ?? '', field: field.name };
  return [
    {
      kind: 'buttons',
      buttons: options.map(({ value, label }) => ({ label, action: 'form.answer', data: { ...data, value } })),
    },
  ];
}

function steeringButtons(form: Form, field: Field, filling: Filling, kept: string, asking: Asking): Block[] {
  if (!asking.buttons) return [];
  const text = coreText[asking.locale];
  const data = { form: form.id, state: form.state ?? '' };
  const steer = (label: string): Button => ({ label, action: 'form.steer', data: { ...data, word: label } });
  return [
    {
      kind: 'buttons',
      buttons: [
        ...(filling.step > 0 ? [steer(text.back)] : []),
        ...(field.optional || kept !== '' ? [steer(text.skip)] : []),
        steer(text.later),
        { label: text.allAtOnce, action: 'form.open', data },
      ],
    },
  ];
}

/** What is asked, what may be answered, what is kept. */
export function questionCard(form: Form, filling: Filling, asking: Asking, fault?: FieldFault): Card {
  const { locale } = asking;
  const text = coreText[locale];
  const field = form.fields[filling.step];
  if (!field) return reviewCard(form, filling, asking, fault ? sayFault(fault, locale) : undefined);
  const asked = askedFields(form, filling.answers);
  const kept = sayAnswer(field, filling.answers[field.name] ?? field.initial, locale);
  // The feature's own words say how a sum or a step is written.
  const isTold = field.hint !== undefined && (field.kind === 'amount' || field.kind === 'dated');
  const hint = isTold ? undefined : kindHint(field.kind, locale);
  const blocks: Block[] = [];
  if (fault) blocks.push({ kind: 'status', status: 'warning', text: sayFault(fault, locale) });
  if (filling.step === 0 && form.intro && !fault) blocks.push({ kind: 'text', text: form.intro });
  blocks.push({ kind: 'text', text: [{ text: field.label, bold: true }, field.optional ? ` (${text.optional})` : ''] });
  if (field.hint) blocks.push({ kind: 'text', text: field.hint, muted: true });
  blocks.push(...optionBlocks(form, field, asking));
  if (hint) blocks.push({ kind: 'text', text: hint, muted: true });
  if (kept) blocks.push({ kind: 'text', text: text.current(kept, field.optional === true), muted: true });
  const number = asked.indexOf(field) + 1;
  blocks.push({ kind: 'text', text: `${text.question(number, asked.length)}. ${text.answerHint}`, muted: true });
  blocks.push(...steeringButtons(form, field, filling, kept, asking));
  return { title: form.title, blocks };
}

/** The answers with the numbers by which they are corrected. */
export function summaryCard(form: Form, filling: Filling, locale: Locale): Card {
  const text = coreText[locale];
  const items = askedFields(form, filling.answers).map((field) => [
    { text: field.label, bold: true as const },
    `: ${sayAnswer(field, filling.answers[field.name] ?? field.initial, locale) || text.noAnswer}`,
  ]);
  return { title: text.soFar, blocks: [{ kind: 'list', ordered: true, items }] };
}

/** The last look before sending. */
export function reviewCard(form: Form, filling: Filling, { locale }: Asking, note?: string): Card {
  const text = coreText[locale];
  const data = { form: form.id, state: form.state ?? '' };
  const steer = (label: string): Button => ({ label, action: 'form.steer', data: { ...data, word: label } });
  return {
    title: form.title,
    blocks: [
      ...(note ? [{ kind: 'status' as const, status: 'warning' as const, text: note }] : []),
      ...summaryCard(form, filling, locale).blocks,
      { kind: 'text', text: text.review },
      { kind: 'buttons', buttons: [{ ...steer(text.send), style: 'primary' }, steer(text.later)] },
    ],
  };
}
