/** "¿Cómo se clasificó la 12?": the words of the source behind each fact of a call. */
import type { Reply } from '../../adapter.ts';
import { type Command, type Context, type Feature, mayUse } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { lookIn, viewOf } from '../look.ts';
import { type CallRow, getCall, getCallByNumber } from '../queries.ts';
import { isPublic } from '../rules.ts';
import { callsText } from '../text.ts';
import { classifiedCard } from './classified-cards.ts';
import { classifiedText } from './classified-text.ts';
import { becauseOf } from './reread.ts';

/** Only to whom the call itself is shown; in a shared space, to the one who asks. */
async function showClassified(context: Context, call: CallRow | null, name: string): Promise<Reply> {
  if (call?.mergedIntoId) return showClassified(context, await getCall(context.store.db, call.mergedIntoId), name);
  const look = await lookIn(context, context.person.locale);
  const reviews = mayUse(context.person.access, 'coordinator');
  if (!call || (!isPublic(call) && !reviews)) throw new UserError(callsText[look.locale].notFound(name));
  const view = { ...call, ...viewOf(call), because: becauseOf(call) };
  const card = classifiedCard(view, look, { mayCorrect: reviews });
  return { kind: 'cards', cards: [card], private: true };
}

export const classifiedCommands: readonly Command[] = [
  {
    id: 'calls.classified',
    names: {
      es: ['cómo se clasificó', 'cómo se clasifica', 'clasificación de', 'clasificación'],
      en: ['how was it classified', 'classification of', 'classification'],
    },
    summary: {
      es: 'Ver con qué palabras de la fuente se clasificó una convocatoria',
      en: 'See by which words of its source a call was classified',
    },
    examples: { es: ['¿cómo se clasificó la 3?'], en: ['classification of call 3'] },
    who: 'guest',
    run: async (context, { rest }) => {
      const number = /\d{1,9}/.exec(rest)?.[0];
      if (!number) throw new UserError(classifiedText[context.person.locale].which);
      return showClassified(context, await getCallByNumber(context.store.db, Number(number)), number);
    },
  },
];

export const classifiedActions: Feature['actions'] = {
  'call.classified': {
    who: 'guest',
    run: async (context, event) => showClassified(context, await getCall(context.store.db, event.data.call ?? ''), ''),
  },
};
