/** What happens once a person said whether they want a file. */
import type { Reply } from '../../src/adapter.ts';
import { cardFiles } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { Trust } from './client.ts';
import { infoActivity, uploadFile } from './files.ts';
import type { TeamsWords } from './render.ts';
import { type InvokeBody, type Place, postHere, showReply, type Turn, tell } from './reply.ts';

/** The question has its answer; Teams leaves it standing, buttons and all. */
async function removeQuestion({ context, warn }: Place): Promise<void> {
  try {
    await context.deleteActivity(context.activity.replyToId ?? '');
  } catch (error) {
    warn({ error: String(error) }, 'an answered question about a file could not be taken away');
  }
}

/** The file that the action answers with now, saved where the person wants it; else what the core says instead. */
export async function showConsented(turn: Turn, reply: Reply, isTrusted: Trust): Promise<InvokeBody> {
  const { press, words, warn } = turn;
  const files = reply.kind === 'cards' ? reply.cards.flatMap(cardFiles) : [];
  const wanted = press?.payload.kind === 'file' ? press.payload.name : '';
  const file = files.find(({ name }) => name === wanted) ?? files[0];
  if (!file || !press?.consent?.accepted) return showReply(turn, reply);
  try {
    await uploadFile(press.consent.upload, file.bytes, isTrusted);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    warn({ fault: error.fault, error: error.message }, 'a file was not saved in OneDrive');
    return tell(turn, words.fileFailed(file.name));
  }
  await postHere(turn, infoActivity(press.consent.upload));
  await removeQuestion(turn);
  return undefined;
}

export async function showDeclined(turn: Place & { words: TeamsWords }, name: string): Promise<InvokeBody> {
  await tell(turn, turn.words.fileDeclined(name));
  await removeQuestion(turn);
  return undefined;
}
