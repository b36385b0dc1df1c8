/** A form answered one question at a time: what a line of the chat does to it. Pure. */
import {
  askedFields,
  type Field,
  type FieldFault,
  type Form,
  foldText,
  type RawValues,
  rawValue,
  readDocument,
  readField,
} from './form.ts';
import { isCourtesy, isThanks } from './sentence.ts';

/** What was answered so far, and the question that is open; `step` past the last field is the review. */
export type Filling = {
  form: string;
  state: string;
  answers: RawValues;
  step: number;
  /** Left for later: what is written is no answer until the person resumes. */
  paused?: boolean;
  /** An earlier answer is being corrected: afterwards the form goes on from here. */
  returnTo?: number;
  /** Something else was asked since, and the question was shown again under its answer: once is enough. */
  aside?: true;
  /** It is being sent since then (ISO 8601), and stays until what it says is written. */
  sendingSince?: string;
};

export type Step =
  | { kind: 'ask'; filling: Filling; fault?: FieldFault }
  /** All is answered: to be looked at, then sent. `unclear`: what was written there meant nothing. */
  | { kind: 'review'; filling: Filling; unclear?: true }
  | { kind: 'show'; filling: Filling }
  /** Thanks, which answer nothing. */
  | { kind: 'courtesy'; filling: Filling }
  | { kind: 'paused'; filling: Filling }
  | { kind: 'done'; filling: Filling }
  | { kind: 'cancelled' };

type Steering = 'back' | 'skip' | 'clear' | 'cancel' | 'show' | 'pause' | 'send';

/** Words that steer a form instead of answering it. */
const steering: Record<Steering, readonly string[]> = {
  back: ['atras', 'volver', 'deshacer', 'back', 'undo'],
  skip: ['saltar', 'omitir', 'skip'],
  clear: ['dejar en blanco', 'en blanco', 'leave blank', 'leave it blank'],
  cancel: ['cancelar', 'cancel'],
  show: ['ver lo que llevo', 'lo que llevo', 'ver resumen', 'resumen', 'show what i have', 'what i have', 'summary'],
  pause: ['guardar y seguir luego', 'seguir luego', 'guardar', 'luego', 'save and continue later', 'later', 'save'],
  send: ['enviar', 'enviar ya', 'send'],
};
const resuming = ['seguir', 'continuar', 'retomar', 'responder', 'resume', 'continue', 'go on', 'answer'];

export const resumes = (text: string): boolean => resuming.includes(foldText(text).replace(/[.!]$/, ''));

export function readSteering(text: string): Steering | null {
  const typed = foldText(text).replace(/[.!]$/, '');
  return (Object.keys(steering) as Steering[]).find((word) => steering[word].includes(typed)) ?? null;
}

/** Words that leave a form, where they are no answer to what it asks. */
const leaves = (text: string): boolean =>
  /^(?:no,? )?(?:mejor no|ya no(?: quiero)?|no quiero|no importa|nada|olvid[ae]l[oa]|dej[ae]l[oa](?: asi)?|dejemosl[oa] asi|never ?mind|forget it|no,? (?:gracias|thanks))[.!]*$/.test(
    foldText(text),
  );

/** What is said of answers that are right, when they are shown before they are sent. */
const approval =
  /^(?:(?:si|yes|ok|okay|dale|listo|de acuerdo|confirm(?:o|ado|ed)?|enviar|enviel[oa]|send it|(?:asi )?esta bien|todo bien|(?:esta )?(?:todo )?correcto|correct|(?:it )?looks good|all good)(?:,? |$))+(?:por favor|gracias|please|thanks)?$/;

/** "corregir 3", "cambiar la pregunta 3": which one. */
function readCorrection(text: string): number | null {
  const typed = foldText(text);
  const match =
    /^(?:corregir|corrija|cambiar|editar|correct|edit|change)(?: (?:la|el|the))?(?: (?:pregunta|question))? (\d{1,3})$/;
  const number = match.exec(typed)?.[1];
  return number ? Number(number) : null;
}

/** "Gracias" under a question: words of courtesy, unless they may well be its answer. */
function isOnlyCourtesy(field: Field | undefined, { aside }: Filling, text: string): boolean {
  if (!isCourtesy(text)) return false;
  if (!field) return aside === true;
  if ('fault' in readField(field, text)) return true;
  return field.kind === 'text' && (aside === true || (!field.optional && isThanks(text)));
}

export const startFilling = (form: Form): Filling => ({
  form: form.id,
  state: form.state ?? '',
  answers: {},
  step: 0,
});

const indexOf = (form: Form, field: Field | undefined) => (field ? form.fields.indexOf(field) : form.fields.length);

/** The next question to be asked from `from` on; past the last when there is none. */
function nextFrom(form: Form, answers: RawValues, from: number): number {
  return indexOf(
    form,
    askedFields(form, answers).find((field) => form.fields.indexOf(field) >= from),
  );
}

function goTo(form: Form, filling: Filling, step: number): Step {
  const at = { ...filling, step };
  if (step < form.fields.length) return { kind: 'ask', filling: at };
  return form.review ? { kind: 'review', filling: at } : { kind: 'done', filling: at };
}

/** Takes the answer to the question at `filling.step`, and goes on: to the next, or back to where a correction began. */
export function answerField(form: Form, filling: Filling, answer: string | readonly string[]): Step {
  const field = form.fields[filling.step];
  if (!field) return goTo(form, filling, filling.step);
  const reading = readField(field, answer);
  if ('fault' in reading) return { kind: 'ask', filling, fault: reading.fault };
  const answers = { ...filling.answers, [field.name]: rawValue(reading.value) };
  const { returnTo, ...rest } = filling;
  if (returnTo === undefined) return goTo(form, { ...rest, answers }, nextFrom(form, answers, filling.step + 1));
  // The correction may have brought up questions that were not asked before.
  const opened = askedFields(form, answers).find(
    (one) => form.fields.indexOf(one) < returnTo && answers[one.name] === undefined,
  );
  if (opened) return goTo(form, { ...filling, answers }, indexOf(form, opened));
  return goTo(form, { ...rest, answers }, nextFrom(form, answers, returnTo));
}

/** A button under a question was pressed: that question, even when another one is open by now. */
export function answerNamed(form: Form, filling: Filling, name: string, answer: string): Step {
  const index = form.fields.findIndex((field) => field.name === name);
  if (index < 0) return goTo(form, filling, filling.step);
  if (index === filling.step) return answerField(form, filling, answer);
  const returnTo = filling.step > index ? (filling.returnTo ?? filling.step) : undefined;
  return answerField(form, { ...filling, step: index, returnTo }, answer);
}

/** "Enviar" before the end: what may be left is left, what was there stays, and what must be said is asked. */
function hurry(form: Form, filling: Filling): Step {
  const { returnTo: _, ...rest } = filling;
  const answers = { ...filling.answers };
  for (;;) {
    const open = askedFields(form, answers).find((field) => answers[field.name] === undefined);
    if (!open) return goTo(form, { ...rest, answers }, form.fields.length);
    const reading = readField(open, open.initial ?? '');
    if ('fault' in reading) {
      return { kind: 'ask', filling: { ...rest, answers, step: indexOf(form, open) }, fault: { code: 'notSent' } };
    }
    answers[open.name] = rawValue(reading.value);
  }
}

/** One line of the chat: an answer, or a word that steers. */
export function answerStep(form: Form, filling: Filling, text: string): Step {
  const correction = readCorrection(text);
  const asked = askedFields(form, filling.answers);
  if (correction !== null) {
    const field = asked[correction - 1];
    if (!field) return { kind: 'ask', filling, fault: { code: 'noQuestion', total: asked.length } };
    const returnTo = filling.returnTo ?? filling.step;
    const step = indexOf(form, field);
    return { kind: 'ask', filling: { ...filling, step, ...(returnTo > step ? { returnTo } : {}) } };
  }
  const field = form.fields[filling.step];
  // Said by who comes back to a form that is open already.
  if (resumes(text)) return field ? { kind: 'ask', filling } : { kind: 'review', filling };
  const steer = readSteering(text);
  switch (steer) {
    case 'cancel':
      return { kind: 'cancelled' };
    case 'show':
      return field ? { kind: 'show', filling } : { kind: 'review', filling };
    case 'pause':
      return { kind: 'paused', filling: { ...filling, paused: true } };
    case 'back': {
      const before = asked.findLast((one) => form.fields.indexOf(one) < filling.step);
      return { kind: 'ask', filling: { ...filling, step: before ? indexOf(form, before) : 0 } };
    }
    case 'send':
      return field ? hurry(form, filling) : { kind: 'done', filling };
    case 'clear':
      if (field) return answerField(form, filling, '');
      break;
    case 'skip':
      if (field) {
        const step = answerField(form, filling, filling.answers[field.name] ?? field.initial ?? '');
        return step.kind === 'ask' && step.fault?.code === 'required'
          ? { ...step, fault: { code: 'cannotSkip' } }
          : step;
      }
  }
  if (isOnlyCourtesy(field, filling, text)) return { kind: 'courtesy', filling };
  if (!field && approval.test(foldText(text).replace(/[.!]$/, ''))) return { kind: 'done', filling };
  if (!field) return leaves(text) ? { kind: 'cancelled' } : { kind: 'review', filling, unclear: true };
  // A file is sent, never named: the name of somebody else's would be theirs to guess.
  if (field.kind === 'document' && 'fileId' in readDocument(text.trim()))
    return { kind: 'ask', filling, fault: { code: 'notADocument' } };
  const step = answerField(form, filling, text);
  return step.kind === 'ask' && step.fault && leaves(text) ? { kind: 'cancelled' } : step;
}
