/** What is answered to a question about one fact of a call. */
import type { Locale } from '../app.ts';

const es = {
  closes: (when: string) => `Cierra: ${when}`,
  unchanged: (when: string) => `No consta ningún cambio de plazo. Cierra: ${when}`,
  mayApply: {
    yes: 'Sí puede postular una alcaldía, según la fuente.',
    no: 'No puede postular una alcaldía, según la fuente.',
  },
  mayApplyUnknown: 'La fuente no dice con claridad si puede postular una alcaldía: revísela.',
  offers: (sum: string) => `Ofrece hasta ${sum}`,
  offersUnknown: 'La fuente no dice cuánto ofrece.',
  funder: (name: string) => `La financia: ${name}`,
  funderUnknown: 'La fuente no dice quién la financia.',
  link: (url: string) => `Está en ${url}`,
  noLink: 'La fuente no da un enlace.',
};

type FactsText = typeof es;

const en: FactsText = {
  closes: (when) => `It closes: ${when}`,
  unchanged: (when) => `No change of its deadline is known. It closes: ${when}`,
  mayApply: {
    yes: 'A city government may apply, according to the source.',
    no: 'A city government may not apply, according to the source.',
  },
  mayApplyUnknown: 'The source does not say clearly whether a city government may apply: please look at it.',
  offers: (sum) => `It offers up to ${sum}`,
  offersUnknown: 'The source does not say how much it offers.',
  funder: (name) => `It is funded by ${name}`,
  funderUnknown: 'The source does not say who funds it.',
  link: (url) => `It is at ${url}`,
  noLink: 'The source gives no link.',
};

export const factsText: Record<Locale, FactsText> = { es, en };
