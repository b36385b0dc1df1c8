/** Questions to a person: neutral fields, their validation, and the step-by-step filling of a form in a chat. */
import type { Option, Rich } from './card.ts';

type FieldBase = { name: string; label: string; hint?: string; optional?: true; initial?: string | readonly string[] };

export type Field = FieldBase &
  (
    | { kind: 'text'; long?: true; maxLength?: number }
    | { kind: 'number'; min?: number; max?: number }
    | { kind: 'date' }
    | { kind: 'link' }
    | { kind: 'yesno' }
    | { kind: 'choice'; options: readonly Option[] }
    | { kind: 'choices'; options: readonly Option[] }
  );

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
};

/** What an adapter hands over: text as typed, values as chosen; `yesno` is 'yes' or 'no'; a date is YYYY-MM-DD. */
export type RawValues = Record<string, string | readonly string[]>;
export type Values = Record<string, string | number | boolean | readonly string[] | null>;
