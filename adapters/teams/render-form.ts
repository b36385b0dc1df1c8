/** The neutral form as an Adaptive Card: in a chat, or inside a dialog. */
import { type Field, type Form, fieldOptions, type RawValues, readDocument } from '../../src/form.ts';
import { limits } from './limits.ts';
import { encodeChoice, inputId, wrapPayload } from './payload.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  choiceSet,
  type Element,
  pressable,
  richText,
  type TeamsWords,
  titleText,
} from './render.ts';

type FieldValue = string | readonly string[] | undefined;
const one = (value: FieldValue) => (typeof value === 'string' ? value : (value?.[0] ?? ''));
const many = (value: FieldValue) => (typeof value === 'string' ? [value] : (value ?? [])).map(encodeChoice).join(',');
const valued = (value: string) => (value === '' ? {} : { value });

/** Numbers and dates that the person mistyped cannot be shown in their inputs: clients drop what does not parse. */
const parsed = (value: string, isValid: boolean) => (isValid ? valued(value) : {});

/** The file that a question has: no input can show it. */
function fileOf(field: Field, value: FieldValue): string | null {
  const document = field.kind === 'document' ? readDocument(one(value)) : { href: '' };
  return 'fileId' in document ? document.name : null;
}

/** One after another, each with its stop. */
const sentences = (...said: (string | undefined)[]): string =>
  said.flatMap((one) => (one ? [/[.:?!…]$/.test(one) ? one : `${one}.`] : [])).join(' ');

function hintOf(field: Field, value: FieldValue, words: TeamsWords): string {
  if (field.kind !== 'document') return field.hint ?? '';
  const file = fileOf(field, value);
  return sentences(field.hint, words.linkOnly, file ? words.keepsFile(file) : undefined);
}

function input(field: Field, value: FieldValue, words: TeamsWords): Element {
  switch (field.kind) {
    case 'text':
      return {
        type: 'Input.Text',
        id: inputId('one', field.name),
        ...(field.long && { isMultiline: true }),
        ...(field.maxLength && { maxLength: field.maxLength }),
        ...valued(one(value)),
      };
    case 'number':
      // No min and max here: the client would refuse without saying why, and the core says it in words.
      return {
        type: 'Input.Number',
        id: inputId('one', field.name),
        ...parsed(one(value), /^-?\d+(\.\d+)?$/.test(one(value))),
      };
    case 'date':
      return {
        type: 'Input.Date',
        id: inputId('one', field.name),
        ...parsed(one(value), /^\d{4}-\d{2}-\d{2}$/.test(one(value))),
      };
    case 'link':
    case 'document':
      return {
        type: 'Input.Text',
        id: inputId('one', field.name),
        style: 'Url',
        ...valued(fileOf(field, value) ? '' : one(value)),
      };
    case 'yesno':
      return {
        type: 'Input.ChoiceSet',
        id: inputId('one', field.name),
        style: 'expanded',
        choices: [
          { title: words.yes, value: 'yes' },
          { title: words.no, value: 'no' },
        ],
        ...valued(one(value)),
      };
    case 'amount':
      return { type: 'Input.Text', id: inputId('one', field.name), ...valued(one(value)) };
    case 'dated':
      return {
        type: 'Input.Text',
        id: inputId('one', field.name),
        isMultiline: true,
        ...valued(typeof value === 'string' ? value : (value ?? []).join('\n')),
      };
    case 'status':
      return {
        type: 'Input.ChoiceSet',
        id: inputId('pick', field.name),
        style: 'expanded',
        choices: choiceSet(field.options),
        ...valued(encodeChoice(one(value))),
      };
    case 'choice':
    case 'member':
      return {
        type: 'Input.ChoiceSet',
        id: inputId('pick', field.name),
        style: field.options.length > limits.optionsWithoutSearch ? 'filtered' : 'compact',
        choices: choiceSet(field.options),
        ...valued(encodeChoice(one(value))),
      };
    case 'choices':
      return {
        type: 'Input.ChoiceSet',
        id: inputId('many', field.name),
        isMultiSelect: true,
        style: 'expanded',
        choices: choiceSet(field.options),
        ...valued(many(value)),
      };
  }
}

/** After which answers the question is to be answered; whether it was, the core checks. */
function conditionOf(field: Field, form: Form, words: TeamsWords): string {
  const { when } = field;
  const decisive = when && form.fields.find(({ name }) => name === when.field);
  if (!when || !decisive) return '';
  const yesno = { yes: words.yes, no: words.no };
  const labels = new Map([
    ...Object.entries(yesno),
    ...fieldOptions(decisive).map((one) => [one.value, one.label] as const),
  ]);
  return words.onlyAfter(when.is.map((value) => labels.get(value) ?? value));
}

const faultText = (text: string) => richText(text, { color: 'Attention', weight: 'Bolder' });

/** What belongs to the input above stands close to it. */
const close = (elements: Element[]) => elements.map((element) => ({ ...element, spacing: 'Small' }));

export type FormOptions = {
  /** What the person gave before: kept when the form comes back with faults. */
  values?: RawValues;
  faults?: Record<string, string>;
  /** Inside a dialog only Submit exists, and the dialog's own cross cancels. */
  dialog?: true;
};

/** The form as a card; a fault stands right under its field, one of no field on top. */
export function renderForm(form: Form, words: TeamsWords, options: FormOptions = {}): AdaptiveCard {
  const { values = {}, faults = {} } = options;
  const names = new Set(form.fields.map((field) => field.name));
  const general = Object.entries(faults).filter(([name]) => !names.has(name));
  const fields = form.fields.flatMap((field) => {
    const fault = faults[field.name];
    const given = values[field.name];
    const value = given === undefined || (given === '' && field.kind === 'document') ? field.initial : given;
    const hint = hintOf(field, value, words);
    return [
      {
        ...input(field, value, words),
        label: [field.label, conditionOf(field, form, words)].filter(Boolean).join(' '),
        ...(!field.optional &&
          !field.when &&
          !fileOf(field, value) && { isRequired: true, errorMessage: words.required }),
      },
      ...close(hint ? richText(hint, { isSubtle: true, size: 'Small' }) : []),
      ...close(fault ? faultText(fault) : []),
    ];
  });
  const payload = { kind: 'form' as const, form: form.id, state: form.state ?? '' };
  // A card has no box for a file; in the chat one can be sent.
  const askInChat = form.fields.some(({ kind }) => kind === 'document')
    ? [
        pressable(words.askInChat, {
          kind: 'action',
          action: 'form.ask',
          data: { form: form.id, state: form.state ?? '' },
        }),
      ]
    : [];
  const actions = options.dialog
    ? [{ type: 'Action.Submit', title: form.submit, data: wrapPayload(payload), style: 'positive' }]
    : [
        pressable(form.submit, payload, { style: 'primary', inputs: 'auto' }),
        ...askInChat,
        pressable(form.cancel, { kind: 'cancel', title: form.title }),
      ];
  return adaptiveCard([
    // A dialog shows the title in its own frame.
    ...(options.dialog ? [] : titleText(form.title)),
    ...(form.intro ? richText(form.intro) : []),
    ...general.flatMap(([, text]) => faultText(text)),
    ...fields,
    { type: 'ActionSet', actions },
  ]);
}
