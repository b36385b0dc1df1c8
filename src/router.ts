/** From an event to its answer: taken once, by the person it comes from, by the handler it names; nothing unanswered. */
import { randomUUID } from 'node:crypto';
import type { Receive, Reply } from './adapter.ts';
import type { App, Command, Context, Dependencies, Person } from './app.ts';
import { mayUse } from './app.ts';
import type { Block, Card } from './card.ts';
import { claimEvent, finishEvent, loadFilling, type Place, saveFilling } from './conversations/queries.ts';
import { UserError } from './errors.ts';
import type { ActionEvent, Event, FormSubmitEvent } from './event.ts';
import { answerStep, type Field, type FieldFault, type Filling, type Form, readForm } from './form.ts';
import { identify, markRemoved, rememberSpace } from './members/queries.ts';
import { findCommands, nearestCommands } from './sentence.ts';
import { accessNames, coreText, sayFault } from './text.ts';

/** Answers by a name in the sentence count from here; below, a command has to recognise the sentence itself. */
const surelyNamed = 0.85;
/** Below this nothing runs: the nearest commands are offered instead. */
const sureEnough = 0.5;

export const say = (...cards: Card[]): Reply => ({ kind: 'cards', cards });
export const saying = (text: string, ...more: Block[]): Reply => say({ blocks: [{ kind: 'text', text }, ...more] });

/**
 * The one way in. `asksInChat`: this platform shows no forms, so they are asked question by question.
 * Never throws: what fails is logged with a code, and the person is given that code.
 */
export function createReceive(app: App, dependencies: Dependencies, options: { asksInChat: boolean }): Receive {
  const { store, clock, log } = dependencies;

  async function receive(event: Event): Promise<Reply> {
    const key = `${event.actor.platform}:${event.id}`;
    let person: Person | null = null;
    try {
      if (!(await claimEvent(store.db, key, clock.now()))) return { kind: 'none' };
      person = await identify(store.db, event.actor, event.address, event.direct, clock.now());
      const context: Context = { ...dependencies, person, address: event.address, direct: event.direct };
      const reply = await route(context, event);
      const answered = options.asksInChat && reply.kind === 'form' ? await startAsking(context, reply.form) : reply;
      await finishEvent(store.db, key, clock.now());
      return answered;
    } catch (error) {
      const locale = person?.locale ?? 'es';
      if (error instanceof UserError) {
        await finishEvent(store.db, key, clock.now());
        return saying(error.message);
      }
      const code = randomUUID().slice(0, 8);
      log.error({ code, event: event.kind, err: error }, 'an event was not handled');
      return saying(coreText[locale].failed(code));
    }
  }

  async function route(context: Context, event: Event): Promise<Reply> {
    switch (event.kind) {
      case 'message':
      case 'command':
        return answerText(context, event.text.trim());
      case 'action':
        return answerAction(context, event);
      case 'formSubmit':
        return answerForm(context, event);
      case 'installed':
        return installed(context, event.space);
      case 'removed':
        if (event.space) await rememberSpace(store.db, event.address, false);
        else await markRemoved(store.db, event.actor);
        return { kind: 'none' };
    }
  }

  async function answerText(context: Context, text: string): Promise<Reply> {
    const filling = options.asksInChat ? await loadFilling(store.db, placeOf(context)) : null;
    if (filling) return answerQuestion(context, filling, text);
    if (text === '') return run(context, 'help', text, '');
    const [named] = findCommands(app.commands, text);
    if (named && named.score >= surelyNamed) return run(context, named.command.id, text, named.request.rest);
    let best: { command: Command; score: number } | null = null;
    for (const command of app.commands) {
      const score = (await command.understands?.(context, text)) ?? 0;
      if (score >= sureEnough && score > (best?.score ?? 0)) best = { command, score };
    }
    if (best && best.score >= (named?.score ?? 0)) return run(context, best.command.id, text, text);
    if (named && named.score >= sureEnough) return run(context, named.command.id, text, named.request.rest);
    return notUnderstood(context, text);
  }

  async function run(context: Context, id: string, text: string, rest: string): Promise<Reply> {
    const command = app.commands.find((one) => one.id === id);
    if (!command) throw new Error(`no command ${id}`);
    refuseUnless(context, command.who);
    return command.run(context, { text, rest });
  }

  function refuseUnless(context: Context, who: Command['who']): void {
    const { access, locale } = context.person;
    if (!mayUse(access, who)) throw new UserError(coreText[locale].notAllowed(accessNames[locale][who]));
  }

  async function answerAction(context: Context, event: ActionEvent): Promise<Reply> {
    if (event.action === 'help.say') return answerText(context, event.data.text ?? '');
    if (event.action === 'form.open') {
      const form = await buildForm(context, event.data.form ?? '', event.data.state ?? '');
      return form ? { kind: 'form', form } : saying(coreText[context.person.locale].staleButton);
    }
    const action = app.actions[event.action];
    if (!action) return saying(coreText[context.person.locale].staleButton);
    refuseUnless(context, action.who);
    return action.run(context, event);
  }

  async function buildForm(context: Context, id: string, state: string): Promise<Form | null> {
    const handler = app.forms[id];
    if (!handler) return null;
    refuseUnless(context, handler.who);
    return handler.build(context, state);
  }

  async function answerForm(
    context: Context,
    event: Pick<FormSubmitEvent, 'form' | 'state' | 'values'>,
  ): Promise<Reply> {
    const { locale } = context.person;
    const form = await buildForm(context, event.form, event.state);
    const handler = app.forms[event.form];
    if (!form || !handler) return saying(coreText[locale].staleButton);
    const { values, faults } = readForm(form, event.values);
    if (Object.keys(faults).length > 0) {
      const said = Object.entries(faults).map(([name, fault]) => [name, sayFault(fault, locale)]);
      return { kind: 'faults', form: withAnswers(form, event.values), faults: Object.fromEntries(said) };
    }
    return handler.submit(context, values, event.state, form);
  }

  async function startAsking(context: Context, form: Form): Promise<Reply> {
    const filling: Filling = { form: form.id, state: form.state ?? '', answers: {}, step: 0 };
    await saveFilling(store.db, placeOf(context), filling, clock.now());
    return say(questionCard(context, form, filling));
  }

  async function answerQuestion(context: Context, filling: Filling, text: string): Promise<Reply> {
    const place = placeOf(context);
    const form = await buildForm(context, filling.form, filling.state);
    if (!form) {
      await saveFilling(store.db, place, null, clock.now());
      return saying(coreText[context.person.locale].staleButton);
    }
    const step = answerStep(form, filling, text);
    if (step.kind === 'cancelled') {
      await saveFilling(store.db, place, null, clock.now());
      return saying(coreText[context.person.locale].cancelled);
    }
    if (step.kind === 'ask') {
      const aside = step.fault ? await answerAside(context, text) : [];
      await saveFilling(store.db, place, step.filling, clock.now());
      const fault = aside.length > 0 ? undefined : step.fault;
      return say(...aside, questionCard(context, form, step.filling, fault));
    }
    const reply = await answerForm(context, { form: filling.form, state: filling.state, values: step.filling.answers });
    if (reply.kind !== 'faults') {
      await saveFilling(store.db, place, null, clock.now());
      return reply;
    }
    // The feature refused an answer: back to that question.
    const wrong = form.fields.findIndex((field) => field.name in reply.faults);
    const again = { ...step.filling, step: Math.max(0, wrong) };
    await saveFilling(store.db, place, again, clock.now());
    const said = Object.values(reply.faults).map(
      (fault): Block => ({ kind: 'status', status: 'warning', text: fault }),
    );
    return say({ blocks: said }, questionCard(context, form, again));
  }

  /** Another request in between ("convocatorias de salud") is answered, and the question stays open. */
  async function answerAside(context: Context, text: string): Promise<readonly Card[]> {
    const [named] = findCommands(app.commands, text);
    if (!named || named.score < surelyNamed || !mayUse(context.person.access, named.command.who)) return [];
    const reply = await named.command.run(context, named.request);
    return reply.kind === 'cards' ? reply.cards : [];
  }

  async function installed(context: Context, space: { name: string } | undefined): Promise<Reply> {
    const text = coreText[context.person.locale];
    if (!space) return saying(text.welcome, { kind: 'text', text: text.helpHint });
    const known = await rememberSpace(store.db, context.address, true);
    return known ? { kind: 'none' } : saying(text.welcomeSpace(space.name));
  }

  function notUnderstood(context: Context, text: string): Reply {
    const { locale, access } = context.person;
    const near = nearestCommands(app.commands, text, access);
    const offered = near.length > 0 ? near : app.commands.filter((command) => mayUse(access, command.who)).slice(0, 3);
    const buttons = offered.map((command) => {
      const example = command.examples[locale][0] ?? command.names[locale][0] ?? command.id;
      return { label: example, action: 'help.say', data: { text: example } };
    });
    const words = coreText[locale];
    return say({
      blocks: [
        { kind: 'text', text: `${words.unknownCommand} ${near.length > 0 ? words.nearest : words.tryThese}` },
        { kind: 'buttons', buttons },
        { kind: 'text', text: words.helpHint, muted: true },
      ],
    });
  }

  return receive;
}

function placeOf({ person, address }: Context): Place {
  const { platform, tenant, user } = person.actor;
  return { platform, tenant, address: address.conversation ?? '', user };
}

function withAnswers(form: Form, answers: FormSubmitEvent['values']): Form {
  return { ...form, fields: form.fields.map((field) => ({ ...field, initial: answers[field.name] ?? field.initial })) };
}

/** One question of a form as a card: what is asked, what may be answered, what is kept. */
function questionCard(context: Context, form: Form, filling: Filling, fault?: FieldFault): Card {
  const { locale } = context.person;
  const text = coreText[locale];
  const field = form.fields[filling.step];
  if (!field) return { title: form.title, blocks: [] };
  const kept = filling.answers[field.name] ?? field.initial;
  const blocks: Block[] = [];
  if (fault) blocks.push({ kind: 'status', status: 'warning', text: sayFault(fault, locale) });
  if (filling.step === 0 && form.intro && !fault) blocks.push({ kind: 'text', text: form.intro });
  blocks.push({ kind: 'text', text: [{ text: field.label, bold: true }, field.optional ? ` (${text.optional})` : ''] });
  if (field.hint) blocks.push({ kind: 'text', text: field.hint, muted: true });
  const options = optionsOf(field, locale);
  if (options.length > 0) {
    blocks.push({ kind: 'list', ordered: true, items: options.map((option) => option.label) });
    blocks.push({ kind: 'text', text: field.kind === 'choices' ? text.answerOptions : text.answerOption, muted: true });
  }
  const keptText = sayKept(field, kept, locale);
  if (keptText) blocks.push({ kind: 'text', text: text.current(keptText), muted: true });
  blocks.push({
    kind: 'text',
    text: `${text.question(filling.step + 1, form.fields.length)}. ${text.answerHint}`,
    muted: true,
  });
  return { title: form.title, blocks };
}

function optionsOf(field: Field, locale: Context['person']['locale']): readonly { value: string; label: string }[] {
  if (field.kind === 'choice' || field.kind === 'choices') return field.options;
  const text = coreText[locale];
  return field.kind === 'yesno'
    ? [
        { value: 'yes', label: text.yes },
        { value: 'no', label: text.no },
      ]
    : [];
}

function sayKept(
  field: Field,
  kept: string | readonly string[] | undefined,
  locale: Context['person']['locale'],
): string {
  const values = typeof kept === 'string' ? [kept] : (kept ?? []);
  const options = optionsOf(field, locale);
  return values
    .filter((value) => value !== '')
    .map((value) => options.find((option) => option.value === value)?.label ?? value)
    .join(', ');
}
