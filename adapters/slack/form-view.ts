/** A form as a Slack modal, and the way back. Pure. */

import type { ViewOutput } from '@slack/bolt';
import type { InputBlockElement, KnownBlock, ModalView } from '@slack/types';
import type { Option } from '../../src/card.ts';
import { askedFields, type Field, type Form, type RawValues, rawValue, readDocument } from '../../src/form.ts';
import {
  headingBlocks,
  optionObjects,
  overlongOptions,
  plain,
  refuse,
  richBlocks,
  richElements,
  type Words,
} from './blocks.ts';
import type { SlackFile } from './files.ts';
import { limits } from './limits.ts';
import { shorten, splitItems } from './split.ts';

/** Marks the modals that are ours. */
export const formCallback = 'enlace.form';
const actionId = 'value';

/** Where the form came from: its answer goes there. */
export type Origin = { conversation?: string; messageId?: string; thread?: string };
/** `files`: the stored files that questions have, which no box can show and which come back unless others take their place. */
type Carried = { form: string; state: string; origin: Origin; files?: Record<string, string> };

export type FormOptions = {
  words: Words;
  origin: Origin;
  /** What is wrong, by field, shown above each field: for a modal that can no longer take inline errors. */
  faults?: Record<string, string>;
  /** What was typed, in place of the form's own initial values; it also decides which questions are asked. */
  values?: RawValues;
};

const first = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0]);
const all = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? [value] : (value ?? []));

/** A menu takes 100 options, or 100 groups of 100. */
function menuOptions(options: readonly Option[]) {
  const objects = optionObjects(options);
  if (objects.length <= limits.options) return { options: objects };
  const groups = splitItems(objects, { maxItems: limits.options, maxSize: Number.POSITIVE_INFINITY, size: () => 1 });
  if (groups.length > limits.optionGroups)
    refuse('a menu (options)', objects.length, limits.optionGroups * limits.options);
  return {
    option_groups: groups.map((group, index) => {
      const from = index * limits.options + 1;
      return { label: plain(`${from}–${from + group.length - 1}`), options: group };
    }),
  };
}

function inputElement(field: Field, words: Words, given: string | readonly string[] | undefined): InputBlockElement {
  const initial = first(given);
  const typed = initial ? { initial_value: initial } : {};
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: actionId,
        multiline: field.long ?? false,
        max_length: Math.min(field.maxLength ?? limits.inputLength, limits.inputLength),
        ...typed,
      };
    case 'number':
      return {
        type: 'number_input',
        action_id: actionId,
        is_decimal_allowed: true,
        ...(initial && Number.isFinite(Number(initial)) ? typed : {}),
        ...(field.min === undefined ? {} : { min_value: `${field.min}` }),
        ...(field.max === undefined ? {} : { max_value: `${field.max}` }),
      };
    case 'date':
      return {
        type: 'datepicker',
        action_id: actionId,
        ...(initial && /^\d{4}-\d{2}-\d{2}$/.test(initial) ? { initial_date: initial } : {}),
      };
    case 'link':
    case 'document':
      return {
        type: 'url_text_input',
        action_id: actionId,
        ...(initial && /^https?:/.test(initial) && URL.canParse(initial) ? typed : {}),
      };
    case 'yesno': {
      const options = optionObjects([
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
      ]);
      const initial_option = options.find((option) => option.value === initial);
      return { type: 'radio_buttons', action_id: actionId, options, ...(initial_option ? { initial_option } : {}) };
    }
    case 'status': {
      const options = optionObjects(field.options);
      const initial_option = options.find((option) => option.value === initial);
      return { type: 'radio_buttons', action_id: actionId, options, ...(initial_option ? { initial_option } : {}) };
    }
    case 'amount':
      return { type: 'plain_text_input', action_id: actionId, max_length: 100, ...typed };
    case 'dated':
      return {
        type: 'plain_text_input',
        action_id: actionId,
        multiline: true,
        max_length: limits.inputLength,
        ...(given && all(given).length > 0 ? { initial_value: all(given).join('\n') } : {}),
      };
    case 'choice':
    case 'member': {
      const initial_option = optionObjects(field.options).find((option) => option.value === initial);
      return {
        type: 'static_select',
        action_id: actionId,
        ...menuOptions(field.options),
        ...(initial_option ? { initial_option } : {}),
      };
    }
    case 'choices': {
      const objects = optionObjects(field.options);
      const chosen = objects.filter((option) => all(given).includes(option.value));
      const initial_options = chosen.length > 0 ? { initial_options: chosen } : {};
      return objects.length <= limits.boxes
        ? { type: 'checkboxes', action_id: actionId, options: objects, ...initial_options }
        : { type: 'multi_static_select', action_id: actionId, ...menuOptions(field.options), ...initial_options };
    }
  }
}

/** The box for a file stands beside its question's box for a link, under a name of its own. */
const fileBox = (name: string) => `${name}#file`;

/** What a question had: a file has no box that could show it. */
function hintOf(field: Field, words: Words, given: string | readonly string[] | undefined): string | undefined {
  const had = field.kind === 'document' ? readDocument(first(given) ?? '') : { href: '' };
  const keeps = 'fileId' in had ? words.keepsFile(had.name) : undefined;
  return [field.hint, keeps].filter(Boolean).join(field.hint?.endsWith('.') ? ' ' : '. ') || undefined;
}

function fieldBlocks(field: Field, decides: boolean, options: FormOptions): KnownBlock[] {
  const { words } = options;
  const fault = options.faults?.[field.name];
  const typed = options.values?.[field.name];
  const given = field.kind === 'document' ? typed || field.initial : (typed ?? field.initial);
  const hint = hintOf(field, words, given);
  const isDocument = field.kind === 'document';
  return [
    ...(field.label.length > limits.fieldLabel ? richBlocks(richElements(field.label, { bold: true })) : []),
    ...('options' in field ? overlongOptions(field.options) : []),
    ...(fault ? richBlocks([{ type: 'emoji', name: 'warning' }, ...richElements(` ${fault}`, { bold: true })]) : []),
    {
      type: 'input',
      block_id: field.name,
      label: plain(shorten(field.label, limits.fieldLabel) || ' '),
      ...(hint ? { hint: plain(shorten(hint, limits.fieldLabel)) } : {}),
      // Of its two boxes either will do; that one is filled in, the core says.
      optional: isDocument || field.optional === true,
      // Other questions are asked or not by its answer: the modal is drawn again when it changes.
      ...(decides ? { dispatch_action: true } : {}),
      element: inputElement(field, words, given),
    },
    ...(isDocument ? [fileInput(field.name, words)] : []),
    ...(hint && hint.length > limits.fieldLabel ? richBlocks(richElements(hint)) : []),
  ];
}

const fileInput = (name: string, words: Words): KnownBlock => ({
  type: 'input',
  block_id: fileBox(name),
  label: plain(words.orFile),
  optional: true,
  element: { type: 'file_input', action_id: actionId, max_files: 1 },
});

const initialValues = (form: Form): RawValues =>
  Object.fromEntries(form.fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])));

function filesHad(form: Form, values: RawValues = {}): Pick<Carried, 'files'> {
  const had = form.fields.flatMap((field): [string, string][] => {
    const value = field.kind === 'document' ? first(values[field.name] || field.initial) : undefined;
    return value && 'fileId' in readDocument(value) ? [[field.name, value]] : [];
  });
  return had.length > 0 ? { files: Object.fromEntries(had) } : {};
}

function viewWord(what: string, text: string): string {
  return text.length > limits.viewButton ? refuse(`${what} (characters)`, text.length, limits.viewButton) : text;
}

/** The modal of a form. Throws DeliveryError `refused`, naming the limit, for a form that Slack cannot hold. */
export function drawForm(form: Form, options: FormOptions): ModalView {
  const files = filesHad(form, options.values);
  const carried: Carried = { form: form.id, state: form.state ?? '', origin: options.origin, ...files };
  const private_metadata = JSON.stringify(carried);
  if (private_metadata.length > limits.privateMetadata) {
    refuse('the state of a form (characters)', private_metadata.length, limits.privateMetadata);
  }
  const deciding = new Set(form.fields.map(({ when }) => when?.field));
  const asked = askedFields(form, options.values ?? initialValues(form));
  const strayFaults = Object.entries(options.faults ?? {}).filter(
    ([name]) => !asked.some((field) => field.name === name),
  );
  const blocks = [
    ...(form.title.length > limits.viewTitle ? headingBlocks(form.title) : []),
    ...(form.intro ? richBlocks(richElements(form.intro)) : []),
    ...strayFaults.flatMap(([, fault]) => richBlocks(richElements(fault, { bold: true }))),
    ...asked.flatMap((field) => fieldBlocks(field, deciding.has(field.name), options)),
  ];
  if (blocks.length > limits.viewBlocks) refuse('a form (blocks)', blocks.length, limits.viewBlocks);
  const view: ModalView = {
    type: 'modal',
    callback_id: formCallback,
    title: plain(shorten(form.title, limits.viewTitle)),
    submit: plain(viewWord('the send button of a form', form.submit)),
    close: plain(viewWord('the cancel button of a form', form.cancel)),
    private_metadata,
    blocks,
  };
  const bytes = Buffer.byteLength(JSON.stringify(view));
  if (bytes > limits.viewBytes) refuse('a form (bytes)', bytes, limits.viewBytes);
  return view;
}

/** A modal that only says something. */
export function drawNotice(title: string, text: string, close: string): ModalView {
  return {
    type: 'modal',
    title: plain(shorten(title, limits.viewTitle)),
    close: plain(close),
    blocks: richBlocks(richElements(text)),
  };
}

/** The faults as `response_action: errors` wants them: one for each box that is on the screen; null when one is not. */
export function inlineErrors(
  submitted: Pick<ViewOutput, 'state'>,
  faults: Record<string, string>,
): Record<string, string> | null {
  const names = Object.keys(faults);
  return names.length > 0 && names.every((name) => name in submitted.state.values) ? faults : null;
}

export function readOrigin(view: Pick<ViewOutput, 'private_metadata'>): Carried {
  return JSON.parse(view.private_metadata) as Carried;
}

/** What was typed and chosen, and the files that were there; a field left empty is absent. */
export function readValues(view: Pick<ViewOutput, 'state' | 'private_metadata'>): RawValues {
  const values: RawValues = { ...readOrigin(view).files };
  for (const [name, elements] of Object.entries(view.state.values)) {
    const element = elements[actionId];
    if (!element) continue;
    const many = element.selected_options?.map((option) => option.value);
    const one = element.value ?? element.selected_date ?? element.selected_option?.value;
    // Slack has read the number, and writes it with a point: "1.125" is not a thousand.
    if (one && element.type === 'number_input') values[name] = rawValue(Number(one));
    else if (many) values[name] = many;
    else if (one) values[name] = one;
  }
  return values;
}

/** What was sent in the boxes for files, by field. */
export function readSentFiles(view: Pick<ViewOutput, 'state'>): Record<string, SlackFile> {
  const found = Object.entries(view.state.values).flatMap(([box, elements]) => {
    const [file] = elements[actionId]?.files ?? [];
    return file && box.endsWith(fileBox('')) ? [[box.slice(0, -fileBox('').length), file as SlackFile] as const] : [];
  });
  return Object.fromEntries(found);
}
