/** "English, please", "en español por favor": the language a person is written to in. Part of the profile. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Locale } from '../app.ts';
import { foldText } from '../form.ts';
import { words } from '../sentence.ts';
import { sameWord } from '../typos.ts';
import { updateProfile } from './queries.ts';
import { membersText } from './text.ts';

const languages: Record<Locale, readonly string[]> = {
  es: ['espanol', 'castellano', 'spanish'],
  en: ['ingles', 'english'],
};

/** What may stand around a language without asking for anything else. */
const around = new Set(
  foldText(
    `en al a in to into por favor porfa please puede puedes podria podrias quiero quisiera prefiero necesito me mi el la lo todo
    todos mensajes respuestas idioma hable hableme hablame habla hablar escriba escribame escribeme escribir responda respondame
    respondeme responder cambie cambiar cambia cambieme ponga poner pase pasar conteste contestame contesteme de ahora adelante
    can could you we i would like prefer want need everything all speak talk write reply answer switch change set language
    the my from now on messages lets let us hello hi gracias thanks`,
  ).split(/\s+/),
);

/** The one language that is all that the sentence asks for; null when it asks for more, for both, or for none. */
export function readLanguage(text: string): Locale | null {
  const named = new Set<Locale>();
  for (const { folded } of words(text)) {
    const language = (['es', 'en'] as const).find((one) => languages[one].some((name) => sameWord(folded, name)));
    if (language) named.add(language);
    else if (!around.has(folded)) return null;
  }
  const [only, other] = named;
  return other === undefined ? (only ?? null) : null;
}

const choose = (locale: Locale) => {
  const text = membersText[locale];
  return { label: text.writeSo, action: 'help.say', data: { text: text.writeSo } };
};

async function language(context: Context, said: string): Promise<Reply> {
  const wanted = readLanguage(said);
  const { memberId, locale } = context.person;
  if (!wanted) {
    const buttons = [choose('es'), choose('en')];
    return {
      kind: 'cards',
      cards: [
        {
          blocks: [
            { kind: 'text', text: membersText[locale].whichLanguage },
            { kind: 'buttons', buttons },
          ],
        },
      ],
    };
  }
  await updateProfile(context.store.db, memberId ?? '', { locale: wanted });
  const back = choose(wanted === 'es' ? 'en' : 'es');
  return {
    kind: 'cards',
    cards: [
      {
        blocks: [
          { kind: 'text', text: membersText[wanted].writtenSo },
          { kind: 'buttons', buttons: [back] },
        ],
      },
    ],
  };
}

export const languageCommands: readonly Command[] = [
  {
    id: 'members.language',
    names: { es: ['idioma', 'cambiar de idioma', 'cambiar idioma'], en: ['language', 'change language'] },
    summary: { es: 'Cambiar el idioma en que le escribo', en: 'Change the language I write to you in' },
    examples: { es: ['en inglés, por favor'], en: ['in Spanish, please'] },
    who: 'member',
    understands: async (_context, text) => (readLanguage(text) ? 1 : 0),
    run: (context, { text }) => language(context, text),
  },
];
