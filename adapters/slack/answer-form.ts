/** The answer to a modal: in the acknowledgement while Slack waits for it, through the modal's id after that. */
import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Receive, Reply } from '../../src/adapter.ts';
import type { Words } from './blocks.ts';
import type { SlackClient } from './client.ts';
import { drawForm, drawNotice, inlineErrors, readValues } from './form-view.ts';
import type { Incoming, Place } from './receive.ts';
import { originOf } from './show.ts';

/** Slack waits 3 s. */
const answerWithinMs = 2500;

export type Submitted = Parameters<typeof readValues>[0] & { id: string; title: { text: string } };
type Acknowledge = (response?: ViewResponseAction) => Promise<void>;

export type FormDependencies = {
  client: SlackClient;
  show: (reply: Reply, place: Place, words: Words) => Promise<void>;
  wordsFor: (locale: string | undefined) => Words;
  receive: Receive;
  fail: (error: unknown, what: string) => void;
};

/** The modal stays, with `errors` under its inputs while Slack waits, or as `view`; or it closes and `reply` is shown. */
type Outcome =
  | { view: ModalView; errors?: Record<string, string> | null }
  | { reply: Reply; place: Place; words: Words };

export function createAnswerForm(dependencies: FormDependencies) {
  const { client, show, wordsFor, receive, fail } = dependencies;

  async function decide(reading: Promise<Incoming | null>, submitted: Submitted): Promise<Outcome | null> {
    const got = await reading;
    if (!got) return null;
    const reply = await receive(got.event);
    const words = wordsFor(got.place.locale);
    if (reply.kind === 'cards' || reply.kind === 'none') return { reply, place: got.place, words };
    const origin = originOf(got.place);
    if (reply.kind === 'form') return { view: drawForm(reply.form, { words, origin }) };
    const { form, faults } = reply;
    const view = drawForm(form, { words, origin, faults, values: readValues(submitted) });
    return { view, errors: inlineErrors(submitted, faults) };
  }

  /** The words of a modal whose sender could not be told yet. */
  const unread = wordsFor(undefined);

  async function inTime(outcome: Outcome | null, ack: Acknowledge): Promise<void> {
    if (!outcome) return ack();
    if ('view' in outcome) {
      const { errors, view } = outcome;
      return ack(errors ? { response_action: 'errors', errors } : { response_action: 'update', view });
    }
    await ack();
    await show(outcome.reply, outcome.place, outcome.words);
  }

  async function late(outcome: Outcome | null, submitted: Submitted): Promise<void> {
    const words = outcome && 'words' in outcome ? outcome.words : unread;
    const closing = () => drawNotice(submitted.title.text, words.done, words.cancel);
    await client.updateView(submitted.id, outcome && 'view' in outcome ? outcome.view : closing());
    if (outcome && 'reply' in outcome) await show(outcome.reply, outcome.place, outcome.words);
  }

  return async function answerForm(
    reading: Promise<Incoming | null>,
    submitted: Submitted,
    ack: Acknowledge,
  ): Promise<void> {
    let expired = false;
    const timer = Promise.withResolvers<void>();
    const timeout = setTimeout(() => {
      expired = true;
      timer.resolve();
    }, answerWithinMs);
    const title = submitted.title.text;
    const [input] = Object.keys(submitted.state.values);
    const deciding = decide(reading, submitted).catch((error: unknown): Outcome => {
      fail(error, 'a form was not answered');
      // While Slack waits, what was typed stays on the screen, and under it that it was not taken.
      const errors = input ? { [input]: unread.failed } : null;
      return { view: drawNotice(title, unread.failed, unread.cancel), errors };
    });
    await Promise.race([deciding, timer.promise]);
    clearTimeout(timeout);
    if (!expired) return inTime(await deciding, ack);
    await ack({ response_action: 'update', view: drawNotice(title, unread.working, unread.cancel) });
    await late(await deciding, submitted);
  };
}
