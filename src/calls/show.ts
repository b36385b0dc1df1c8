/** One call as people ask to see it, with all that is known of it. */
import type { Reply } from '../adapter.ts';
import { type Context, mayUse } from '../app.ts';
import { UserError } from '../errors.ts';
import { type CallView, callButtons, callCard, classifiedButton } from './cards.ts';
import { showReview } from './intake/review.ts';
import { lookIn, viewOf } from './look.ts';
import { rememberShown } from './meant.ts';
import { followUpBlocks, teamButton } from './proposals/followup.ts';
import { type CallRow, getCall, interestOf } from './queries.ts';
import { isPublic, isWaiting } from './rules.ts';
import { callsText } from './text.ts';

type Shown = {
  /** Who else is interested was asked: nobody is an answer. */
  team?: boolean;
  /** The answer to what was asked of it. */
  note?: string;
};

/** One call with all that is known of it; `name` is how the person called it. Throws UserError when it is not theirs to see. */
export async function showCall(
  context: Context,
  call: CallRow | null,
  name: string,
  { team = false, note }: Shown = {},
): Promise<Reply> {
  // A repetition is the call that it repeats.
  if (call?.mergedIntoId) return showCall(context, await getCall(context.store.db, call.mergedIntoId), name, { team });
  const look = await lookIn(context, context.person.locale);
  const { memberId, access } = context.person;
  if (!call || (!isPublic(call) && !mayUse(access, 'coordinator')))
    throw new UserError(callsText[look.locale].notFound(name));
  if (isWaiting(call)) return showReview(context, call.id);
  await rememberShown(context, [call]);
  // What they and their team said of it is not for a whole channel.
  const isTheirs = context.direct || team;
  const mine = memberId && isTheirs ? await interestOf(context.store.db, call.id, memberId) : null;
  const view: CallView = viewOf(call);
  const buttons = callButtons(view, look, mine?.interest ?? null, {
    toPerson: memberId !== null,
    more: [
      classifiedButton(call.id, look.locale),
      ...(memberId && !isTheirs ? [teamButton(call.id, look.locale)] : []),
    ],
  });
  return {
    kind: 'cards',
    // What was refused is for coordinators, not for the channel where one asks.
    ...((isTheirs || !isPublic(call)) && !context.direct ? { private: true } : {}),
    cards: [
      callCard(view, look, {
        full: true,
        note,
        lead: callsText[look.locale].call(call.number),
        agreements: await context.agreementsNote(call, look.locale),
        buttons,
        after: isTheirs ? await followUpBlocks(context, call, team) : [],
      }),
    ],
  };
}
