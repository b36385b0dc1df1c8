/** "No me escriban después de las 5 pm": the quiet hours in words; what is not said of them stays. */
import type { Command, Context } from '../app.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { readClockTime } from '../time.ts';
import { getMember, updateProfile } from './queries.ts';
import { membersText } from './text.ts';

const asksQuiet =
  /\b(no me (mand|escrib|envi|molest|notifi|llam)\w*|no quiero (mensajes|avisos|recibir)|silencio|(do not|don'?t) (message|write|disturb|notify|send)|no messages|quiet)\b/;
const half = '(?: ?[ap]\\.? ?m\\b\\.?)';
/** "Las 5", "5 pm", "17:00"; a number alone where nothing is counted by it: "hasta 10 de enero", "hasta 3 días" are no hours. */
const time = `((?:las |la (?=1\\b))\\d{1,2}(?:[:.h]\\d{2})?${half}?|\\d{1,2}(?:[:.h]\\d{2}${half}?|${half})|\\d{1,2}(?= *(?:$|[,;.!?]|(?:y|ni|o|and|nor|or|a|hasta|to|until|por favor|please)\\b)))`;
const range = new RegExp(`\\b(?:de|entre|desde|from|between) ${time} (?:a|y|hasta|to|and|until) ${time}`);
const from = new RegExp(`\\b(?:despues de|a partir de|desde|after|from) ${time}`);
const to = new RegExp(`\\b(?:antes de|hasta|before|until|till) ${time}`);

/** Days without work belong to the quiet hours. */
const restDays = /\b(fin(es)? de semana|sabados?|domingos?|festivos?|weekends?|holidays)\b/;

const usualHours = { quietFrom: '18:00', quietTo: '08:00' };

/** The hour as it is meant: "después de las 6" is in the evening, "antes de las 8" in the morning. */
function clockTime(said: string | undefined, evening: boolean): string | null {
  if (said === undefined) return null;
  const hour = said.replace(/^las? /, '');
  const bare = /^\d{1,2}$/.test(hour) && Number(hour) < 12;
  return readClockTime(bare ? `${hour} ${evening ? 'p' : 'a'}m` : hour);
}

/** Null when the sentence says nothing of them: no hour, and no day without work. */
export function readQuiet(text: string): { quietFrom?: string; quietTo?: string } | null {
  const said = foldText(text);
  if (!asksQuiet.test(said)) return null;
  const [, first, last] = range.exec(said) ?? [];
  const quietFrom = clockTime(first ?? from.exec(said)?.[1], true);
  const quietTo = clockTime(last ?? to.exec(said)?.[1], false);
  if (!quietFrom && !quietTo && !restDays.test(said)) return null;
  return { ...(quietFrom ? { quietFrom } : {}), ...(quietTo ? { quietTo } : {}) };
}

async function keepQuiet({ store, person }: Context, said: string) {
  const text = membersText[person.locale];
  const id = person.memberId ?? '';
  const hours = readQuiet(said);
  if (!hours) throw new UserError(text.quietFault);
  const member = await getMember(store.db, id);
  // The same time twice is no quiet hours: then the other end is the usual one.
  const before = member && member.quietFrom !== member.quietTo ? member : usualHours;
  const { quietFrom, quietTo } = { ...before, ...hours };
  await updateProfile(store.db, id, { quietFrom, quietTo });
  return {
    kind: 'cards' as const,
    cards: [{ blocks: [{ kind: 'text' as const, text: text.quietKept(quietFrom, quietTo) }] }],
  };
}

export const quietCommands: readonly Command[] = [
  {
    id: 'members.quiet',
    names: { es: ['no me escriba después de las'], en: ['do not message me after'] },
    summary: { es: 'Cambiar sus horas de silencio', en: 'Change your quiet hours' },
    examples: { es: ['no me escriba después de las 5 p. m.'], en: ['do not message me after 5 p.m.'] },
    who: 'member',
    understands: async (_context, text) => (readQuiet(text) ? 0.95 : 0),
    run: (context, { text }) => keepQuiet(context, text),
  },
];
