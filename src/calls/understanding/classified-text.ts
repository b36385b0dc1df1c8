/** What is said of how a call was classified. */
import type { Locale } from '../../app.ts';

const es = {
  see: '¿Cómo se clasificó?',
  title: (number: number) => `Cómo se clasificó la convocatoria ${number}`,
  intro: 'Cada dato, con las palabras de la fuente que lo dijeron.',
  by: (value: string, words: string) => `${value}, por ${words}`,
  byFeed: (value: string) => `${value}: es lo propio de su fuente`,
  byPerson: (value: string) => `${value}: lo puso una persona`,
  notKept: (value: string) => `${value} (se leyó antes de que se guardaran las palabras)`,
  noCall: (words: string) => `No parece una convocatoria, por ${words}`,
  unsaid: 'la fuente no lo dice',
  deadline: (when: string, sentence: string, percent: number) => `${when}, por ${sentence} (certeza: ${percent} %)`,
  confirmed: (when: string) => `${when}: lo confirmó una persona`,
  amount: 'Monto máximo',
  countries: 'Países que nombra',
  language: 'Idioma',
  languages: { es: 'español', en: 'inglés', pt: 'portugués', fr: 'francés' } as Record<string, string>,
  hint: 'Si algo está mal, dígalo: «la 12 es de salud», «la 12 no es beca sino premio». Las palabras con que se lee lo que viene se ven y se cambian con «reglas».',
  which: '¿De cuál convocatoria? Escriba su número, por ejemplo «cómo se clasificó la 12».',
};

type ClassifiedText = typeof es;

const en: ClassifiedText = {
  see: 'How was it classified?',
  title: (number) => `How call ${number} was classified`,
  intro: 'Each fact, with the words of the source that told it.',
  by: (value, words) => `${value}, by ${words}`,
  byFeed: (value) => `${value}: its source is known for it`,
  byPerson: (value) => `${value}: a person said so`,
  notKept: (value) => `${value} (read before the words were kept)`,
  noCall: (words) => `It does not look like a call, by ${words}`,
  unsaid: 'the source does not say',
  deadline: (when, sentence, percent) => `${when}, by ${sentence} (certainty: ${percent}%)`,
  confirmed: (when) => `${when}: a person confirmed it`,
  amount: 'Largest amount',
  countries: 'Countries it names',
  language: 'Language',
  languages: { es: 'Spanish', en: 'English', pt: 'Portuguese', fr: 'French' },
  hint: 'If something is wrong, say so: "call 12 is about health", "call 12 is not a loan but rather a grant". The words by which what comes next is read are seen and changed with "rules".',
  which: 'Which call? Write its number, for example "classification of 12".',
};

export const classifiedText: Record<Locale, ClassifiedText> = { es, en };
