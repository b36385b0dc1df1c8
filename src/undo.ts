/** «Deshacer» in words: takes the way back that the person was last shown, as its button would. */
import { randomUUID } from 'node:crypto';
import type { Reply, WayBack } from './adapter.ts';
import type { Context } from './app.ts';
import type { Block, Card } from './card.ts';
import { loadUndo, saveAnswer } from './conversations/queries.ts';
import type { ActionEvent } from './event.ts';
import { foldText } from './form.ts';

/** A word said later than this after the button was shown hardly means that button. */
const stillMeantMs = 3_600_000;

const phrases: readonly string[] = [
  '(?:deshacer|deshaz|deshaga|deshazlo|deshagalo|undo|revertir|revierta|reviertalo|revert|anular?|anule|anulelo|devuelva|devuelvalo|retroceda)(?: (?:eso|esto|lo ultimo|lo anterior|it|that|this|the last one))?',
  'cancel(?:ar|a|e)? (?:eso|esto|lo ultimo|that|this)',
  '(?:mejor no|me arrepenti|never mind|fue (?:un error|sin querer)|that was a mistake|my mistake)',
  'me equivoque(?:[,.;]* (?:y |pero )?(?:todavia|aun) no .*)?',
  '(?:eso|asi) no(?: era)?|no era (?:eso|asi)',
  '(?:dej\\w+|vuelv\\w+ a dejar\\w*) (?:todo )?(?:como|igual que) (?:estaba|antes)',
  'ech\\w+ (?:para|pa) atras',
];
const asking = new RegExp(
  `^(?:(?:no|ups|uy|ay|oops|perdon|disculpe|sorry|espere|wait|por favor|please)[,.!]* )*(?:${phrases.join('|')})(?:[,.;] *(?:${phrases.join('|')}))*(?:,? (?:por favor|please|gracias))?[.!]*$`,
);

export const asksUndo = (text: string): boolean => asking.test(foldText(text));

/** The buttons of these blocks that undo something: those whose action is `feature.undo`. */
function waysBack(blocks: readonly Block[]): WayBack[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'section') return waysBack(block.blocks);
    if (block.kind !== 'buttons') return [];
    return block.buttons.flatMap((button) =>
      'action' in button && button.action.endsWith('.undo')
        ? [{ label: button.label, action: button.action, data: button.data ?? {} }]
        : [],
    );
  });
}

const waysIn = ({ cards, undo }: Reply & { kind: 'cards' }): WayBack[] =>
  undo ? [undo] : cards.flatMap((card: Card) => waysBack(card.blocks));

/**
 * Keeps which command, action or form answered (`id`), and the ways back that its answer shows, in the place of those
 * before it, also when it shows none: «deshacer» never means what came before something else. Never throws: what was
 * done stays done.
 */
export async function rememberAnswer({ store, clock, log, person }: Context, id: string, reply: Reply): Promise<void> {
  if (person.memberId === null) return;
  try {
    await saveAnswer(store.db, person.memberId, id, reply.kind === 'cards' ? waysIn(reply) : [], clock.now());
  } catch (error) {
    log.error({ err: error }, 'what may be undone was not kept');
  }
}

/** The ways back that still stand for this person, as they were last shown. */
export async function undoNow(context: Context): Promise<readonly WayBack[]> {
  const { memberId } = context.person;
  if (memberId === null) return [];
  return loadUndo(context.store.db, memberId, new Date(context.clock.now().getTime() - stillMeantMs));
}

/** The press that the word stands for. */
export const pressOf = ({ person, address, direct, clock }: Context, { action, data }: WayBack): ActionEvent => ({
  id: randomUUID(),
  at: clock.now(),
  actor: person.actor,
  address,
  direct,
  kind: 'action',
  action,
  data,
});
