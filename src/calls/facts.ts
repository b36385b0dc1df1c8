/** "¿Cuándo cierra esa?", "¿cuánto dan en la 2?", "¿prorrogaron la del Fondo Verde?": one fact of one call, and its card. */
import type { Command, Context } from '../app.ts';
import { plainly } from '../named-day.ts';
import { sayDeadline } from './cards.ts';
import { factsText } from './facts-text.ts';
import { findCalls, wordsOf } from './find-call.ts';
import { lookIn, sayChangesSince, viewOf } from './look.ts';
import { meantCall, points } from './meant.ts';
import type { CallRow } from './queries.ts';
import { saySum } from './reaching/subscription-cards.ts';
import { isPublic } from './rules.ts';
import { showCall } from './show.ts';

type Fact = 'changed' | 'closes' | 'who' | 'amount' | 'link';

/** How a question asks for each; the first that fits. */
const questions: readonly (readonly [Fact, RegExp])[] = [
  ['changed', / (?:prorrog|aplaz|corrieron la fecha|cambi\w+ (?:la fecha|el plazo|de fecha)|ampli\w+ el plazo|extend)/],
  [
    'closes',
    / (?:cuando|hasta cuando|que dia|a que hora|when) (?:\w+ ){0,2}(?:cierr|venc|termin|clos|due|end)| hasta (?:cuando|que dia) | (?:cual es|what is|what s) (?:\w+ )?(?:fecha limite|plazo|deadline)/,
  ],
  [
    'who',
    / (?:a|para) quien(?:es)? | quien(?:es)? (?:se )?puede| (?:puede|podemos|podria|podriamos) (?:pedir|aplicar|postular|presentar|solicitar)\w* | who (?:can|may) apply| (?:can|may) we apply| eligible /,
  ],
  [
    'amount',
    /^(?: y| pero| y si)? (?:esa |esta |ahi )?(?:dan|da|ofrecen?|incluyen?|trae) (?:\w+ )?(?:plata|dinero|recursos) | cuant[ao] (?:\w+ )?(?:plata|dinero|dan|da|ofrece|financia|paga|es el monto)| (?:monto|how much) /,
  ],
  ['link', / (?:enlace|link|url|pagina) | donde (?:\w+ )?(?:aplic|postul)| where (?:\w+ ){0,2}apply/],
];

/** Words of such a question that are of no title. */
const asking = wordsOf(
  `a al an and apply beca can cierre convocatorias dan dar de dia dice dinero does donde due eligible enlace es fecha fue give
    grant has hasta hay have hora how is it limite link mas may me monto much necesito of on pagina para plata plazo podemos primera
    segunda tercera cuarta quinta ultima puede pueden queda quien quienes quiero sabe se send si su there time todavia url va van what when where who y`,
  [
    'cierr',
    'clos',
    'cuand',
    'cuant',
    'prorrog',
    'aplaz',
    'ampli',
    'cambi',
    'extend',
    'dirigid',
    'mand',
    'envi',
    'pas[ae]',
    'aplic',
    'postul',
    'present',
    'ofrec',
    'financi',
    'venc',
    'termin',
    'deadline',
  ],
);

const factIn = (text: string): Fact | undefined => questions.find(([, pattern]) => pattern.test(plainly(text)))?.[0];

/** The one call that is meant; a number counts where it is said to be a call's. */
async function meantIn(context: Context, text: string): Promise<CallRow | null> {
  const said = text.replaceAll(/(?<![\p{L}\d])(?<!(?:la|convocatoria|call|n[uú]mero|number|#)\s*)\d+/giu, ' ');
  const { calls, asked } = await findCalls(context, said, asking);
  // "¿Hasta cuándo hay plazo?" alone is asked of what was just shown, and so is "¿esa la puede pedir el Distrito?".
  const meant = asked && (calls.length > 0 || !points(said)) ? null : await meantCall(context, said);
  const [call, another] = (meant ? [meant] : calls).filter(isPublic);
  return another ? null : (call ?? null);
}

async function answer(context: Context, fact: Fact, call: CallRow): Promise<string> {
  const look = await lookIn(context, context.person.locale);
  const text = factsText[look.locale];
  const closes = sayDeadline(viewOf(call), look);
  switch (fact) {
    case 'closes':
      return text.closes(closes);
    case 'changed': {
      const changes = await sayChangesSince(context.store, call, 0, look, ['deadline']);
      return changes.length > 0 ? changes.join(' ') : text.unchanged(closes);
    }
    case 'who':
      return call.eligibility === 'yes' || call.eligibility === 'no'
        ? text.mayApply[call.eligibility]
        : text.mayApplyUnknown;
    case 'amount':
      return call.amount !== null && call.currency !== null
        ? text.offers(saySum(call.amount, call.currency, look.locale))
        : text.offersUnknown;
    case 'link':
      return call.url ? text.link(call.url) : text.noLink;
  }
}

export const factCommands: readonly Command[] = [
  {
    id: 'calls.fact',
    names: { es: ['hasta cuándo hay plazo'], en: ['when does it close'] },
    summary: {
      es: 'Preguntar cuándo cierra una, quién puede, cuánto da',
      en: 'Ask when one closes, who may, how much',
    },
    examples: { es: ['¿hasta cuándo hay plazo en la 3?'], en: ['when does it close, call 3?'] },
    who: 'guest',
    understands: async (context, text) => (factIn(text) && (await meantIn(context, text)) ? 0.92 : 0),
    run: async (context, { text }) => {
      const call = await meantIn(context, text);
      return showCall(context, call, '', call ? { note: await answer(context, factIn(text) ?? 'closes', call) } : {});
    },
  },
];
