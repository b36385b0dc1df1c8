/** A form asked question by question in a conversation: where it is kept, and what each line or press does to it. */
import type { Reply } from './adapter.ts';
import type { App, Context, FormHandler } from './app.ts';
import type { Block, Card } from './card.ts';
import { lastTouched, loadFilling, lockFilling, type Place, saveFilling } from './conversations/queries.ts';
import { UserError } from './errors.ts';
import type { IncomingFile } from './event.ts';
import { takeFile } from './files/intake.ts';
import { answerNamed, answerStep, type Filling, resumes, type Step, startFilling } from './filling.ts';
import type { Form, RawValues } from './form.ts';
import { type Asking as Look, questionCard, reviewCard, summaryCard } from './question-card.ts';
import type { Db, Store } from './store.ts';
import { coreText } from './text.ts';

export type Asking = {
  /** Asks the first question, or goes on with the draft that the feature keeps. */
  start(context: Context, form: Form): Promise<Reply>;
  /** The answer to a line, when a form is open here and the line is for it; null when it is not. */
  answer(context: Context, text: string): Promise<Reply | null>;
  /** A file was sent: the answer to the open question, if it asks for one. Null when no form is open, or it waits. */
  answerFile(context: Context, file: IncomingFile): Promise<Reply | null>;
  /** A button under a question (`field` and `value`) or one that steers (`word`). */
  press(context: Context, data: Record<string, string>): Promise<Reply>;
};

type Parts = {
  /** Whether the platform has only text: no buttons that a number would press. */
  plain: boolean;
  buildForm(context: Context, id: string, state: string): Promise<Form | null>;
  submit(context: Context, form: string, state: string, values: RawValues): Promise<Reply>;
  /** The cards that answer another request in between; none when the line is no request. `isAnswer`: it could be one. */
  aside(context: Context, text: string, isAnswer: boolean): Promise<readonly Card[]>;
  /** Whether the line names a command. */
  isRequest(text: string): boolean;
};

/** After this long a command's name is a command again, even where any text would be an answer. */
const abandonedAfterMs = 2 * 3_600_000;

/** Longer than this nothing takes to be sent: who was sending it is gone, and it may be sent again. */
const sendingMs = 60_000;

type Open = Pick<Filling, 'form' | 'state'>;
type Change = (kept: Filling | null) => { kept: Filling | null; result: Step };

const cards = (...all: Card[]): Reply => ({ kind: 'cards', cards: all });
const text = (said: string): Card => ({ blocks: [{ kind: 'text', text: said }] });

function placeOf({ person, address }: Context): Place {
  const { platform, tenant, user } = person.actor;
  return { platform, tenant, address: address.conversation ?? '', user };
}

/** The line was no answer to what is open. */
const meantNothing = (step: Step): boolean =>
  step.kind === 'courtesy' ||
  (step.kind === 'ask' && step.fault !== undefined) ||
  (step.kind === 'review' && step.unclear === true);

/** While a form is being sent nobody answers it, or sends it again. */
const isBeingSent = ({ sendingSince }: Filling, { clock }: Context): boolean =>
  sendingSince !== undefined && clock.now().getTime() - Date.parse(sendingSince) < sendingMs;

/** Nothing more is asked here: it was cancelled, or is sent, which happens once. */
const isOver = (step: Step): boolean => step.kind === 'cancelled' || step.kind === 'done';

export function createAsking(app: App, parts: Parts): Asking {
  const lookOf = ({ person }: Context): Look => ({ locale: person.locale, buttons: !parts.plain });
  const handlerOf = (open: Open): FormHandler | undefined => app.forms[open.form];

  const remember = (context: Context, filling: Filling | null) =>
    saveFilling(context.store.db, placeOf(context), filling, context.clock.now());

  async function openIn(context: Context): Promise<Filling | null> {
    const kept = await loadFilling(context.store.db, placeOf(context));
    return kept && !isBeingSent(kept, context) ? kept : null;
  }

  /** One step on what is kept, alone: two answers at once are two steps. */
  async function change(context: Context, open: Open, step: Change): Promise<Step> {
    const drafts = handlerOf(open)?.drafts;
    if (!drafts) {
      return context.store.inTransaction(async (tx) => {
        const { kept, result } = step(await lockFilling(tx, placeOf(context)));
        await saveFilling(tx, placeOf(context), kept, context.clock.now());
        return result;
      });
    }
    const result = await drafts.edit(context, open.state, step);
    // Only a pointer: the answers are the feature's.
    const pointer = { ...open, answers: {}, step: 0, paused: result.kind === 'paused' };
    await remember(context, isOver(result) ? null : pointer);
    return result;
  }

  /** The form as it is now; one that can no longer be answered is closed here, and the reason is the person's to read. */
  async function formOf(context: Context, open: Open): Promise<Form> {
    try {
      const form = await parts.buildForm(context, open.form, open.state);
      if (form) return form;
    } catch (error) {
      if (error instanceof UserError) await remember(context, null);
      throw error;
    }
    await remember(context, null);
    throw new UserError(coreText[context.person.locale].staleButton);
  }

  function take(context: Context, form: Form, open: Open, act: (filling: Filling) => Step): Promise<Step> {
    const isDraft = handlerOf(open)?.drafts !== undefined;
    return change(context, open, (kept) => {
      const isOpen = kept?.form === open.form && kept.state === open.state && !isBeingSent(kept, context);
      if (!isDraft && !isOpen) throw new UserError(coreText[context.person.locale].staleButton);
      const { sendingSince: _, ...filling } = kept ?? startFilling(form);
      const result = act({ ...filling, paused: false });
      if (!meantNothing(result) && 'filling' in result) delete result.filling.aside;
      if (result.kind === 'done' && !isDraft) result.filling.sendingSince = context.clock.now().toISOString();
      return { kept: 'filling' in result ? result.filling : null, result };
    });
  }

  /** Answers something else, and shows the open question under it: whole the first time, then by its name alone. */
  async function answerBeside(context: Context, form: Form, open: Open, beside: readonly Card[]): Promise<Reply> {
    const still = await change(context, open, (kept) => {
      if (!kept && !handlerOf(open)?.drafts) return { kept, result: { kind: 'cancelled' } };
      const filling: Filling = { ...(kept ?? startFilling(form)), paused: false };
      return { kept: { ...filling, aside: true }, result: { kind: 'ask', filling } };
    });
    if (still.kind !== 'ask') return cards(...beside);
    const shown = still.filling.aside ? stillOpen(context, form, still.filling) : undefined;
    return cards(...beside, shown ?? questionCard(form, still.filling, lookOf(context)));
  }

  function stillOpen({ person }: Context, form: Form, filling: Filling): Card {
    const said = coreText[person.locale].stillOpen(form.fields[filling.step]?.label ?? form.title);
    return { blocks: [{ kind: 'text', text: said, muted: true }] };
  }

  async function show(context: Context, form: Form, open: Open, step: Step): Promise<Reply> {
    const look = lookOf(context);
    const words = coreText[look.locale];
    switch (step.kind) {
      case 'ask':
        return cards(questionCard(form, step.filling, look, step.fault));
      case 'review':
        return cards(reviewCard(form, step.filling, look, step.unclear ? words.reviewUnclear : undefined));
      case 'courtesy':
        return cards(text(words.courtesy), stillOpen(context, form, step.filling));
      case 'show':
        return cards(summaryCard(form, step.filling, look.locale), questionCard(form, step.filling, look));
      case 'paused':
        return cards(text(words.paused));
      case 'cancelled':
        return cards(text(words.cancelled));
      case 'done':
        return finish(context, form, open, step.filling);
    }
  }

  /** It is sent: what is asked here by now, if something is, stays. */
  async function close(tx: Db, context: Context, { sendingSince }: Filling): Promise<void> {
    const kept = await lockFilling(tx, placeOf(context));
    if (kept?.sendingSince !== undefined && kept.sendingSince === sendingSince)
      await saveFilling(tx, placeOf(context), null, context.clock.now());
  }

  /** The transaction in which the feature writes takes the form away too: it is neither lost nor sent twice by a kill. */
  function sending(context: Context, filling: Filling): Context {
    const { store } = context;
    const inTransaction: Store['inTransaction'] = (work) =>
      store.inTransaction(async (tx) => {
        await close(tx, context, filling);
        return work(tx);
      });
    return { ...context, store: { ...store, inTransaction } };
  }

  async function finish(context: Context, form: Form, open: Open, sent: Filling): Promise<Reply> {
    const { sendingSince: _, ...filling } = sent;
    let reply: Reply;
    try {
      reply = await parts.submit(sending(context, sent), open.form, open.state, filling.answers);
    } catch (error) {
      // Not sent: what was answered is still there.
      await change(context, open, () => ({ kept: filling, result: { kind: 'ask', filling } }));
      throw error;
    }
    if (reply.kind !== 'faults') {
      await context.store.inTransaction((tx) => close(tx, context, sent));
      return reply;
    }
    // The feature refused an answer: back to that question.
    const wrong = form.fields.findIndex((field) => field.name in reply.faults);
    const again: Filling = {
      ...filling,
      step: wrong < 0 ? (form.review ? form.fields.length : 0) : wrong,
      ...(form.review && wrong >= 0 ? { returnTo: form.fields.length } : {}),
    };
    return refuse(context, form, open, again, Object.values(reply.faults));
  }

  async function refuse(context: Context, form: Form, open: Open, again: Filling, faults: string[]): Promise<Reply> {
    await change(context, open, () => ({ kept: again, result: { kind: 'ask', filling: again } }));
    const said = faults.map((fault): Block => ({ kind: 'status', status: 'warning', text: fault }));
    return cards({ blocks: said }, questionCard(form, again, lookOf(context)));
  }

  /** What a step came to, unless the feature finds fault with the answer that it took: then that is asked again. */
  async function judge(context: Context, form: Form, before: Open & Partial<Filling>, step: Step): Promise<Reply> {
    const { name } = form.fields[before.step ?? form.fields.length] ?? {};
    const check = handlerOf(before)?.check;
    const taken = step.kind === 'ask' || step.kind === 'review' || step.kind === 'done' ? step.filling.answers : {};
    if (check && name && name in taken && taken[name] !== before.answers?.[name]) {
      const fault = await check(context, taken, name, before.state);
      const { [name]: _, ...answers } = taken;
      if (fault) return refuse(context, form, before, { ...startFilling(form), ...before, answers }, [fault]);
    }
    return show(context, form, before, step);
  }

  async function goOn(context: Context, form: Form, open: Open): Promise<Reply> {
    const step = await take(context, form, open, (filling) => ({ kind: 'ask', filling }));
    return show(context, form, open, step);
  }

  /** A question in between is answered and changes nothing; only then is the line an answer. */
  async function answerLine(context: Context, open: Open & Partial<Filling>, line: string): Promise<Reply> {
    const own = await handlerOf(open)?.steer?.(context, line, open.state);
    if (own) {
      if (own.ended) await remember(context, null);
      return own.reply;
    }
    const form = await formOf(context, open);
    const touched = await lastTouched(context.store.db, placeOf(context));
    const isFresh = touched !== null && context.clock.now().getTime() - touched.getTime() < abandonedAfterMs;
    const field = form.fields[open.step ?? form.fields.length];
    const isQuestion = isFresh && field?.kind === 'text' && field.question === true;
    const aside = isQuestion ? [] : await parts.aside(context, line, isFresh);
    if (aside.length > 0) return answerBeside(context, form, open, aside);
    const step = await take(context, form, open, (filling) => answerStep(form, filling, line));
    const late = meantNothing(step) ? await parts.aside(context, line, false) : [];
    return late.length > 0 ? answerBeside(context, form, open, late) : judge(context, form, open, step);
  }

  return {
    async start(context, form) {
      const open = { form: form.id, state: form.state ?? '' };
      if (!handlerOf(open)?.drafts) await remember(context, startFilling(form));
      return goOn(context, form, open);
    },
    async answer(context, line) {
      const open = await openIn(context);
      if (!open) return null;
      if (open.paused && !resumes(line)) return null;
      try {
        return open.paused
          ? await goOn(context, await formOf(context, open), open)
          : await answerLine(context, open, line);
      } catch (error) {
        // The form can no longer be answered: a line that asks for something else is not held up by that.
        if (error instanceof UserError && parts.isRequest(line)) return null;
        throw error;
      }
    },
    async answerFile(context, file) {
      const open = await openIn(context);
      if (!open || open.paused) return null;
      const form = await formOf(context, open);
      const asked = await take(context, form, open, (filling) => ({ kind: 'ask', filling }));
      if (asked.kind !== 'ask') return null;
      const field = form.fields[asked.filling.step];
      if (field?.kind !== 'document') return show(context, form, open, { ...asked, fault: { code: 'noFile' } });
      const value = await takeFile(context, file);
      const step = await take(context, form, open, (filling) => answerNamed(form, filling, field.name, value));
      return show(context, form, open, step);
    },
    async press(context, data) {
      const wanted = { form: data.form ?? '', state: data.state ?? '' };
      const open = await openIn(context);
      const isOpen = open?.form === wanted.form && open.state === wanted.state;
      if (!isOpen && !handlerOf(wanted)?.drafts) throw new UserError(coreText[context.person.locale].staleButton);
      if (data.word !== undefined) return answerLine(context, wanted, data.word);
      const form = await formOf(context, wanted);
      const { field = '', value = '' } = data;
      const step = await take(context, form, wanted, (filling) => answerNamed(form, filling, field, value));
      return show(context, form, wanted, step);
    },
  };
}
