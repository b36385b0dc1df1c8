/** "¿Cuándo cierra esa?", "¿cuánto dan en la 2?", "¿prorrogaron la del Fondo Verde?": facts of one call, and its card. */
import type { Command, Context } from '../app.ts';
import { plainly } from '../named-day.ts';
import { sayDeadline } from './cards.ts';
import { factsText } from './facts-text.ts';
import { findCalls, numberIn, wordsOf } from './find-call.ts';
import { speaksOfOthers } from './listed.ts';
import { lookIn, sayChangesSince, viewOf } from './look.ts';
import { meantCall, points } from './meant.ts';
import { answerStated, statedIn } from './proposals/correcting.ts';
import { type CallRow, getCallByNumber } from './queries.ts';
import { saySum } from './reaching/subscription-cards.ts';
import { isPublic } from './rules.ts';
import { showCall } from './show.ts';

type Fact = 'changed' | 'closes' | 'who' | 'amount' | 'funder' | 'link';

/** How a question asks for each. */
const questions: readonly (readonly [Fact, RegExp])[] = [
  ['changed', / (?:prorrog|aplaz|corrieron la fecha|cambi\w+ (?:la fecha|el plazo|de fecha)|ampli\w+ el plazo|extend)/],
  [
    'closes',
    / (?:cuando|hasta cuando|que dia|a que hora|when) (?:\w+ ){0,2}(?:cierr|venc|termin|clos|due|end)| hasta (?:cuando|que (?:dia|fecha)) | (?:cual es|what is|what s) (?:\w+ )?(?:fecha limite|plazo|deadline)/,
  ],
  [
    'who',
    / (?:a|para) quien(?:es)? | quien(?:es)? (?:se )?puede| (?:puede|pueden|podemos|podria|podriamos) (?:pedir|aplicar|postular|presentar|solicitar)\w* | who (?:can|may) apply| (?:can|may) we apply| eligible /,
  ],
  [
    'amount',
    /^(?: y| pero| y si)? (?:esa |esta |ahi )?(?:dan|da|ofrecen?|incluyen?|trae) (?:\w+ )?(?:plata|dinero|recursos) | cuant[ao] (?:\w+ )?(?:plata|dinero|dan|da|ofrece|financia|paga|es el monto)| (?:monto|how much) /,
  ],
  [
    'funder',
    / quien(?:es)? (?:la |lo |las |los )?(?:financi|pag|patrocin|convoc|ofrec)| (?:quien|cual) es (?:el |la )?(?:financiador|donante|patrocinador)| who (?:funds|finances|pays|offers|sponsors)/,
  ],
  ['link', / (?:enlace|link|url|pagina|sitio web|website) | donde (?:\w+ )?(?:aplic|postul)| where (?:\w+ ){0,2}apply/],
];

/** Words of such a question that are of no title. */
const asking = wordsOf(
  `a ahi al alli an and apply beca can cierre convocatorias da dame dan dar de deme dia dice dinero does donde due eligible enlace es favor fecha finances fue funds give
    grant has hasta hay have hora how is it limite link mas may me monto much necesito of offers on pagina para pays plata plazo podemos porfa porfavor porfis primera
    segunda tercera cuarta quinta ultima please puede pueden queda quien quienes quiero sabe se send si sitio sponsors su tengo tenemos there time todavia url va van web website what when where who y`,
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
    'patrocin',
    'convoc',
    'donante',
    'alcald',
    'distrit',
    'municip',
    'pag[ao]',
  ],
);

const factsIn = (text: string): Fact[] =>
  questions
    .map(([fact, pattern]) => ({ fact, at: plainly(text).search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at)
    .map(({ fact }) => fact);

/** What came by itself longer ago is hardly what somebody asks of without pointing at it. */
const justToldMs = 3_600_000;

/** The one call that is meant; a number counts where it is said to be a call's. */
async function meantIn(context: Context, text: string): Promise<CallRow | null> {
  const number = numberIn(text);
  if (number) return getCallByNumber(context.store.db, Number(number));
  const said = text.replaceAll(/\d+/g, ' ');
  const { calls, asked } = await findCalls(context, said, asking);
  // "¿Hasta cuándo hay plazo?" alone is asked of what was just shown, and so is "¿esa la puede pedir el Distrito?".
  const bare = !points(said);
  if (bare && !asked && speaksOfOthers(context)) return null;
  const pointed =
    asked && (calls.length > 0 || bare) ? null : await meantCall(context, said, bare ? justToldMs : undefined);
  const [call, another] = (pointed ? [pointed] : calls).filter(isPublic);
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
    case 'funder':
      return call.funder ? text.funder(call.funder) : text.funderUnknown;
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
    understands: async (context, text) => {
      if (await statedIn(context, text)) return 0.96;
      return factsIn(text).length > 0 && (numberIn(text) || (await meantIn(context, text))) ? 0.92 : 0;
    },
    run: async (context, { text }) => {
      const stated = await answerStated(context, text);
      if (stated) return stated;
      const call = await meantIn(context, text);
      const facts = factsIn(text);
      const asked: readonly Fact[] = facts.length > 0 ? facts : ['closes'];
      const answers = call ? await Promise.all(asked.map((fact) => answer(context, fact, call))) : [];
      return showCall(context, call, numberIn(text) ?? '', call ? { note: answers.join(' · ') } : {});
    },
  },
];
