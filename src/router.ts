/** From an event to its answer: taken once, by the person it comes from, by the handler it names; nothing unanswered. */
import { randomUUID } from 'node:crypto';
import type { Receive, Reply } from './adapter.ts';
import type { App, Command, Context, Dependencies, Person } from './app.ts';
import { mayUse } from './app.ts';
import { createAsking } from './asking.ts';
import type { Block, Card } from './card.ts';
import { claimEvent, finishEvent } from './conversations/queries.ts';
import { UserError } from './errors.ts';
import type { ActionEvent, Event, FormSubmitEvent, IncomingFile } from './event.ts';
import { openFile, readFiles, takeFile } from './files/intake.ts';
import { cleanName } from './files/kinds.ts';
import { readSteering } from './filling.ts';
import { type Form, readForm, withAnswers } from './form.ts';
import { identify, markRemoved, rememberSpace } from './members/queries.ts';
import { type Found, findCommands, isCourtesy, nearestCommands, words } from './sentence.ts';
import { accessNames, coreText, sayFault } from './text.ts';
import { asksUndo, pressOf, rememberAnswer, undoNow } from './undo.ts';

/** Answers by a name in the sentence count from here; below, a command has to recognise the sentence itself. */
const surelyNamed = 0.85;
/** The sentence is a command's name and nothing else. */
const wholeName = 0.95;
/** Its name, to the letter. */
const exactName = 0.99;
/** Below this nothing runs: the nearest commands are offered instead. */
const sureEnough = 0.5;

export const say = (...cards: Card[]): Reply => ({ kind: 'cards', cards });
export const saying = (text: string, ...more: Block[]): Reply => say({ blocks: [{ kind: 'text', text }, ...more] });

/** The answer to what was said in words: it has no card to stand in the place of. */
const asNew = (reply: Reply): Reply => (reply.kind === 'cards' ? { ...reply, replace: undefined } : reply);

/** Seen, in a space of many, by who asked alone. */
const alone = (reply: Reply): Reply => (reply.kind === 'cards' ? { ...reply, private: true } : reply);

/**
 * The one way in. `asksInChat`: this platform shows no forms, so they are asked question by question.
 * Never throws: what fails is logged with a code, and the person is given that code.
 */
export function createReceive(app: App, dependencies: Dependencies, options: { asksInChat: boolean }): Receive {
  const { store, clock, log } = dependencies;
  const asking = createAsking(app, {
    plain: options.asksInChat,
    buildForm,
    submit: (context, form, state, values) => answerForm(context, { form, state, values }, 'chat'),
    aside: answerAside,
    isRequest: (text) => (findCommands(app.commands, text)[0]?.score ?? 0) >= surelyNamed,
  });

  async function receive(event: Event): Promise<Reply> {
    const key = `${event.actor.platform}:${event.id}`;
    let person: Person | null = null;
    try {
      if (!(await claimEvent(store.db, key, clock.now()))) return { kind: 'none' };
      person = await identify(store.db, event.actor, event.address, event.direct, clock.now());
      const context: Context = { ...dependencies, person, address: event.address, direct: event.direct };
      const reply = await route(context, event);
      const answered = await shown(context, reply);
      await finish(key);
      return answered;
    } catch (error) {
      const locale = person?.locale ?? 'es';
      if (error instanceof UserError) {
        await finish(key);
        return alone(saying(error.message));
      }
      const code = randomUUID().slice(0, 8);
      log.error({ code, event: event.kind, err: error }, 'an event was not handled');
      return alone(saying(coreText[locale].failed(code)));
    }
  }

  /** What cannot be noted as done was answered all the same: the person is not told that it failed. */
  async function finish(key: string): Promise<void> {
    try {
      await finishEvent(store.db, key, clock.now());
    } catch (error) {
      log.error({ err: error }, 'an event was not noted as done; a redelivery would be answered again');
    }
  }

  /** A form is asked in the chat where the platform has no forms, or where the person wants it so. */
  async function shown(context: Context, reply: Reply): Promise<Reply> {
    if (reply.kind !== 'form') return reply;
    if (options.asksInChat || (reply.ask && context.direct)) return asking.start(context, reply.form);
    return { kind: 'form', form: reply.form };
  }

  async function route(context: Context, event: Event): Promise<Reply> {
    switch (event.kind) {
      case 'message':
        return event.files && event.files.length > 0
          ? answerFiles(context, event.text.trim(), event.files)
          : answerLine(context, event.text.trim());
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

  /** A line in a chat is the answer to the form that is open there, if one is. */
  async function answerLine(context: Context, text: string): Promise<Reply> {
    const answer = options.asksInChat || context.direct ? await asking.answer(context, text) : null;
    return answer ?? answerText(context, text);
  }

  /** Files go with the command for them that the words name; else to the question that is open; else the person is asked. */
  async function answerFiles(context: Context, text: string, files: readonly IncomingFile[]): Promise<Reply> {
    const taking = app.commands.filter(({ takesFiles }) => takesFiles);
    const [named] = findCommands(taking, text);
    const runNamed = (least: number) =>
      named && named.score >= least ? run(context, named.command.id, text, named.request.rest, files) : null;
    const [file] = files;
    return (
      (await runNamed(surelyNamed)) ??
      (file && (options.asksInChat || context.direct) ? await asking.answerFile(context, file) : null) ??
      (await runNamed(sureEnough)) ??
      offerForFile(context, file)
    );
  }

  async function offerForFile(context: Context, file: IncomingFile | undefined): Promise<Reply> {
    const { locale, access } = context.person;
    const offers = app.fileActions.filter(({ who }) => mayUse(access, who));
    if (!file || offers.length === 0) return saying(coreText[locale].fileForWhat);
    const value = await takeFile(context, file);
    const buttons = offers.map(({ action, label }) => ({ label: label[locale], action, data: { file: value } }));
    return saying(coreText[locale].fileGotten(cleanName(file.name)), { kind: 'buttons', buttons });
  }

  /** The command that the sentence asks for, by name or because a command recognises it. */
  async function choose(context: Context, text: string): Promise<Found | null> {
    const [named] = findCommands(app.commands, text);
    if (named && named.score >= surelyNamed) return named;
    let best: Found | null = null;
    for (const command of app.commands) {
      const score = (await command.understands?.(context, text)) ?? 0;
      if (score >= sureEnough && score > (best?.score ?? 0)) best = { command, score, request: { text, rest: text } };
    }
    if (best && best.score >= (named?.score ?? 0)) return best;
    return named && named.score >= sureEnough ? named : null;
  }

  async function answerText(context: Context, text: string): Promise<Reply> {
    if (text === '') return run(context, 'help', text, '');
    if (isCourtesy(text)) {
      const said = coreText[context.person.locale];
      return saying(said.courtesy, { kind: 'text', text: said.helpHint, muted: true });
    }
    if (asksUndo(text)) return undo(context);
    const chosen = await choose(context, text);
    return chosen ? run(context, chosen.command.id, text, chosen.request.rest) : notUnderstood(context, text);
  }

  /** Presses the way back that the person was last shown; of several, they say which. */
  async function undo(context: Context): Promise<Reply> {
    const text = coreText[context.person.locale];
    const ways = await undoNow(context);
    const [way] = ways;
    if (!way) return saying(text.undoNothing);
    if (ways.length > 1)
      return discreetly(context, 'member', saying(text.undoWhich, { kind: 'buttons', buttons: ways }));
    await rememberAnswer(context, way.action, { kind: 'none' });
    return asNew(await answerAction(context, pressOf(context, way)));
  }

  async function run(
    context: Context,
    id: string,
    text: string,
    rest: string,
    files?: readonly IncomingFile[],
  ): Promise<Reply> {
    const command = app.commands.find((one) => one.id === id);
    if (!command) throw new Error(`no command ${id}`);
    refuseUnless(context, command.who);
    return done(context, command, asNew(await command.run(context, { text, rest, files })));
  }

  /** What was asked for is done: «deshacer», and what names nothing, is about that from here on. */
  async function done(context: Context, { id, who }: Pick<Command, 'id' | 'who'>, reply: Reply): Promise<Reply> {
    await rememberAnswer(context, id, reply);
    return discreetly(context, who, reply);
  }

  /** In a space of many, what not everybody may ask is answered to who asked alone. */
  function discreetly({ direct }: Context, who: Command['who'], reply: Reply): Reply {
    return direct || who === 'guest' || (reply.kind === 'cards' && reply.replace) ? reply : alone(reply);
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
    if (event.action === 'form.ask') {
      const form = await buildForm(context, event.data.form ?? '', event.data.state ?? '');
      return form ? { kind: 'form', form, ask: true } : saying(coreText[context.person.locale].staleButton);
    }
    if (event.action === 'files.open') return openFile(app, context, event.data);
    if (event.action === 'form.answer' || event.action === 'form.steer') return asking.press(context, event.data);
    const action = app.actions[event.action];
    if (!action) return saying(coreText[context.person.locale].staleButton);
    refuseUnless(context, action.who);
    return done(context, { id: event.action, who: action.who }, await action.run(context, event));
  }

  async function buildForm(context: Context, id: string, state: string): Promise<Form | null> {
    const handler = app.forms[id];
    if (!handler) return null;
    refuseUnless(context, handler.who);
    return handler.build(context, state);
  }

  async function answerForm(
    context: Context,
    event: Pick<FormSubmitEvent, 'form' | 'state' | 'values' | 'files'>,
    way: 'modal' | 'chat' = 'modal',
  ): Promise<Reply> {
    const { locale } = context.person;
    const form = await buildForm(context, event.form, event.state);
    const handler = app.forms[event.form];
    if (!form || !handler) return saying(coreText[locale].staleButton);
    // What was answered in the chat was checked there, at times by the person whose draft this is.
    const given = way === 'chat' ? { values: event.values, faults: {} } : await readFiles(context, form, event);
    const { values, faults } = readForm(form, given.values);
    const said = Object.entries(faults).map(([name, fault]) => [name, sayFault(fault, locale)]);
    const wrong: Record<string, string> = { ...Object.fromEntries(said), ...given.faults };
    if (Object.keys(wrong).length > 0) return { kind: 'faults', form: withAnswers(form, given.values), faults: wrong };
    const reply = await handler.submit(context, values, event.state, form);
    return done(context, { id: event.form, who: handler.who }, reply);
  }

  /**
   * Another request in between ("convocatorias de salud") is answered, and the question stays open, when it asks
   * something or is surely one. A line that could be an answer is a request only when it asks something, or is the whole
   * name of a command: to the letter in two words, in more with small typos.
   */
  async function answerAside(context: Context, text: string, isAnswer: boolean): Promise<readonly Card[]> {
    const asks = /[¿?]/.test(text);
    const [named] = findCommands(app.commands, text);
    const length = words(text).length;
    const whole = named !== undefined && named.score >= (length === 2 ? exactName : wholeName) && length >= 2;
    if (isAnswer && !asks && !whole) return [];
    const chosen = await choose(context, text);
    if (!chosen || (!asks && chosen.score < surelyNamed) || !mayUse(context.person.access, chosen.command.who))
      return [];
    const reply = await chosen.command.run(context, chosen.request);
    await rememberAnswer(context, chosen.command.id, reply);
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
    if (readSteering(text) !== null)
      return saying(coreText[locale].nothingOpen, { kind: 'text', text: coreText[locale].helpHint, muted: true });
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
