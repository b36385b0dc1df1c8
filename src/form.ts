/** Questions to a person: neutral fields and their validation. Answering them one by one in a chat is filling.ts. */
import { findDate, printNumber, readAmount, readDatedLine, readNumber } from './amount.ts';
import type { Option, Rich, Status } from './card.ts';
import { sameWord } from './typos.ts';

type FieldBase = {
  name: string;
  label: string;
  hint?: string;
  optional?: true;
  initial?: string | readonly string[];
  /** Asked only when the earlier field was answered with one of these ('yes' and 'no' for yesno). */
  when?: { field: string; is: readonly string[] };
};

export type Field = FieldBase &
  /** `question`: what is written is itself a question, and never a request in between. */
  (
    | { kind: 'text'; long?: true; maxLength?: number; question?: true }
    | { kind: 'number'; min?: number; max?: number }
    /** `from`: an ISO day; a date without its year is the first one from then on. */
    | { kind: 'date'; from?: string }
    | { kind: 'link' }
    | { kind: 'yesno' }
    | { kind: 'choice'; options: readonly Option[] }
    | { kind: 'choices'; options: readonly Option[] }
    /** How something is going: one of a few states, each with its colour. */
    | { kind: 'status'; options: readonly (Option & { status: Status })[] }
    /** A member of the network; the value is theirs, the label their name. */
    | { kind: 'member'; options: readonly Option[] }
    /** A sum with its currency; reads as "120000 EUR". */
    | { kind: 'amount'; currencies: readonly string[] }
    /** What will be done and by when, one a line; reads as a list of "2026-12-15 Firmar el memorando". */
    | { kind: 'dated'; from?: string }
    /** A link, or a file that the person sends; see `readDocument`. */
    | { kind: 'document' }
  );

/** The options of a field that has them. */
export function fieldOptions(field: Field): readonly Option[] {
  return 'options' in field ? field.options : [];
}

export type Form = {
  /** `feature.verb`: finds the handler of what was sent. */
  id: string;
  title: string;
  intro?: Rich;
  fields: readonly Field[];
  submit: string;
  cancel: string;
  /** Returns unchanged with the answers; at most 1,500 characters. */
  state?: string;
  /** Asked in the chat, everything is shown again before it is sent. */
  review?: true;
};

/** What an adapter hands over: text as typed, values as chosen; `yesno` is 'yes' or 'no'; a date is YYYY-MM-DD. */
export type RawValues = Record<string, string | readonly string[]>;
export type Values = Record<string, string | number | boolean | readonly string[] | null>;

/** What is wrong with an answer; features' and core text turn it into words. */
export type FieldFault =
  | { code: 'required' }
  | { code: 'tooLong'; max: number }
  | { code: 'notANumber' }
  | { code: 'outOfRange'; min?: number; max?: number }
  | { code: 'notADate' }
  | { code: 'notALink' }
  | { code: 'cannotSkip' }
  | { code: 'notSent' }
  | { code: 'notAnOption'; given: string; options: readonly string[] }
  | { code: 'notYesNo' }
  | { code: 'notAnAmount'; currencies: readonly string[] }
  | { code: 'notDated'; line: string }
  | { code: 'notADocument' }
  | { code: 'noFile' }
  | { code: 'noQuestion'; total: number };

export type FieldReading = { value: Values[string] } | { fault: FieldFault };

/** Letters without accents or case, so that what is typed finds its option; ñ stays a letter of its own. */
export function foldText(text: string): string {
  return text
    .replaceAll(/[ñÑ]/g, '\u0000')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('\u0000', 'ñ')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function findOption(options: readonly Option[], raw: string): Option | undefined {
  const typed = foldText(raw);
  const number = /^\d{1,3}$/.test(typed) ? options[Number(typed) - 1] : undefined;
  return (
    options.find((option) => option.value === raw) ??
    options.find((option) => foldText(option.label) === typed) ??
    number ??
    // Half a label is enough when it can only mean one, and so is one with a slip of the keyboard.
    onlyOne(options.filter((option) => typed.length >= 3 && foldText(option.label).includes(typed))) ??
    onlyOne(options.filter((option) => sameWord(typed, foldText(option.label)) || hasWord(option.label, typed)))
  );
}

const hasWord = (label: string, typed: string): boolean =>
  foldText(label)
    .split(' ')
    .some((word) => sameWord(typed, word));

function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** "2027-01-15", "15/1/2027", "El 15 de enero de 2027": a date and nothing else. */
function readDate(text: string, from?: string): string | null {
  const date = findDate(text, from);
  const rest = date ? text.replace(date.found, ' ').trim() : text;
  return date && /^((para )?el|on|the)?[.]?$/i.test(rest) ? date.iso : null;
}

const noneWords = ['no', 'ninguno', 'ninguna', 'nada', 'no aplica', 'n/a', 'none', 'nothing'];
/** Kinds that "ninguno" leaves empty: it can be no answer of theirs. */
const kindsLeftEmpty: readonly Field['kind'][] = ['dated', 'date', 'number', 'amount', 'link', 'document', 'choices'];
const yes = ['yes', 'si', 'y', 's', 'true', '1'];
const no = ['no', 'n', 'false', '2'];

/** "1500", "1.500", "20 000", "-1.200,5", "3,5": groups of three under one mark, then perhaps decimals. */
const isNumber = /^[-+]?(?:\d+|\d{1,3}([., '’])\d{3}(?:\1\d{3})*)(?:[.,]\d+)?$/;

/** Reads one answer, typed or chosen. An optional field left empty reads as null (or an empty list). */
export function readField(field: Field, raw: string | readonly string[] | undefined): FieldReading {
  const given = (typeof raw === 'string' ? [raw] : (raw ?? []))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isNone =
    field.optional &&
    kindsLeftEmpty.includes(field.kind) &&
    given.length === 1 &&
    noneWords.includes(foldText(given[0] ?? ''));
  const list = isNone ? [] : given;
  const text = list[0] ?? '';
  if (list.length === 0) {
    if (!field.optional) return { fault: { code: 'required' } };
    return { value: field.kind === 'choices' || field.kind === 'dated' ? [] : null };
  }
  switch (field.kind) {
    case 'text': {
      const max = field.maxLength ?? (field.long ? 3000 : 300);
      return text.length > max ? { fault: { code: 'tooLong', max } } : { value: text };
    }
    case 'number': {
      const size = isNumber.test(text) ? readNumber(text) : null;
      if (size === null || !Number.isFinite(size)) return { fault: { code: 'notANumber' } };
      const { min, max } = field;
      const value = text.startsWith('-') ? -size : size;
      const outside = (min !== undefined && value < min) || (max !== undefined && value > max);
      return outside ? { fault: { code: 'outOfRange', min, max } } : { value };
    }
    case 'date': {
      const value = readDate(text, field.from);
      return value ? { value } : { fault: { code: 'notADate' } };
    }
    case 'link': {
      const value = URL.parse(text);
      return value && /^https?:$/.test(value.protocol) && value.hostname.includes('.')
        ? { value: value.href }
        : { fault: { code: 'notALink' } };
    }
    case 'document': {
      if ('fileId' in readDocument(text)) return { value: text };
      const value = readField({ ...field, kind: 'link' }, text);
      return 'value' in value ? value : { fault: { code: 'notADocument' } };
    }
    case 'yesno': {
      const typed = foldText(text);
      if (yes.includes(typed)) return { value: true };
      return no.includes(typed) ? { value: false } : { fault: { code: 'notYesNo' } };
    }
    case 'choice':
    case 'status':
    case 'member': {
      const option = findOption(field.options, text);
      return option ? { value: option.value } : { fault: notAnOption(field, text) };
    }
    case 'choices': {
      const parts = typeof raw === 'string' ? raw.split(/[,;]| y | and /) : list;
      const said = parts.map((part) => part.trim()).filter((part) => part !== '');
      const found = said.map((part) => findOption(field.options, part));
      const wrong = said[found.indexOf(undefined)];
      if (wrong !== undefined) return { fault: notAnOption(field, wrong) };
      return { value: [...new Set(found.map((option) => option?.value ?? ''))] };
    }
    case 'amount': {
      const value = readAmount(text, field.currencies);
      return value ? { value } : { fault: { code: 'notAnAmount', currencies: field.currencies } };
    }
    case 'dated': {
      const lines = list.flatMap((part) => part.split(/[\n;]/)).filter((line) => line.trim() !== '');
      const read = lines.map((line) => readDatedLine(line, field.from));
      const wrong = lines[read.indexOf(null)];
      if (wrong !== undefined) return { fault: { code: 'notDated', line: wrong.trim() } };
      return { value: read.filter((line) => line !== null) };
    }
  }
}

/** The answer to a `document` question that is a stored file. */
export const documentValue = (file: { id: string; name: string }): string => `file:${file.id}/${file.name}`;

/** The answer to a `document` question: the stored file that it names, or the address that it is. */
export function readDocument(value: string): { fileId: string; name: string } | { href: string } {
  const [, fileId, name] = /^file:([0-9a-f-]{36})\/(.+)$/s.exec(value) ?? [];
  return fileId && name ? { fileId, name } : { href: value };
}

const notAnOption = ({ options }: { options: readonly Option[] }, given: string): FieldFault => ({
  code: 'notAnOption',
  given,
  options: options.map((option) => option.label),
});

/** An answer as it was read, back in the shape in which it is given: what is chosen stays chosen on every platform. */
export function rawValue(value: Values[string]): string | readonly string[] {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? printNumber(value) : value;
}

/** Whether the field is to be asked, after what was answered so far. */
export function isAsked(field: Field, values: Values): boolean {
  const { when } = field;
  if (!when) return true;
  const value = values[when.field];
  const given = typeof value === 'boolean' ? [value ? 'yes' : 'no'] : Array.isArray(value) ? value : [value];
  return given.some((one) => when.is.includes(String(one)));
}

/** The fields to be asked, given the answers so far, in order. */
export function askedFields(form: Form, answers: RawValues): Field[] {
  const values: Values = {};
  return form.fields.filter((field) => {
    if (!isAsked(field, values)) return false;
    const reading = answers[field.name] === undefined ? null : readField(field, answers[field.name]);
    if (reading && 'value' in reading) values[field.name] = reading.value;
    return true;
  });
}

/** The form as it is shown again: with what was answered. */
export const withAnswers = (form: Form, answers: RawValues): Form => ({
  ...form,
  fields: form.fields.map((field) => ({ ...field, initial: answers[field.name] ?? field.initial })),
});

/** Reads all answers of a form; faults by field name, all at once. What was not to be asked reads as not answered. */
export function readForm(form: Form, raw: RawValues): { values: Values; faults: Record<string, FieldFault> } {
  const values: Values = {};
  const faults: Record<string, FieldFault> = {};
  for (const field of form.fields) {
    if (!isAsked(field, values)) {
      values[field.name] = field.kind === 'choices' || field.kind === 'dated' ? [] : null;
      continue;
    }
    const reading = readField(field, raw[field.name]);
    if ('fault' in reading) faults[field.name] = reading.fault;
    else values[field.name] = reading.value;
  }
  return { values, faults };
}
