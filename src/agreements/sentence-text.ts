/** Sentences about one agreement, as they are read aloud. */
import type { Locale } from '../app.ts';
import type { Status } from './values.ts';

/** What a sentence says of an agreement's end. `on` is in words; null when the registry gives none. */
export type Ending = { status: Status; on: string | null; renewed: boolean };

type Sentences = {
  /** "un convenio con Quito, vencido desde el 4 de diciembre de 2012". */
  one(noun: string, who: string, ending: Ending): string;
  /** "está vencida desde el 8 de marzo de 2025", of a carta or an alianza. */
  is(noun: string, ending: Ending): string;
  /** "vence el 1 de marzo de 2027". */
  ends(ending: Ending): string;
  /** "se firmó el 21 de abril de 2010"; `signed` is as exact as it is known ("2010-04"), `said` is it in words. */
  signed(signed: string, said: string): string;
  /** The end of a line in a list: "venció el 4 de diciembre de 2012". */
  lineEnd(ending: Ending): string;
};

const runs = (status: Status): boolean => status === 'active' || status === 'expiring';
const isShe = (noun: string): boolean => /^(carta|alianza)/.test(noun);
const exact = (day: string): boolean => day.length === 10;

const stateEs: Record<Status, string> = {
  active: 'vigente',
  expiring: 'vigente',
  expired: 'vencido',
  in_process: 'en trámite',
  in_renewal: 'en renovación',
  suspended: 'suspendido',
  ended: 'terminado',
};

const stateFor = (noun: string, status: Status): string =>
  isShe(noun) ? stateEs[status].replace(/do$/, 'da') : stateEs[status];

const until = ({ on, renewed }: Ending): string =>
  on === null ? ', sin fecha de vencimiento' : `, ${renewed ? 'con renovación tácita ' : ''}hasta el ${on}`;

const es: Sentences = {
  one(noun, who, ending) {
    const state = stateFor(noun, ending.status);
    const head = `${isShe(noun) ? 'una' : 'un'} ${noun}`;
    if (ending.status === 'expired' && ending.on !== null) return `${head} con ${who}, ${state} desde el ${ending.on}`;
    return `${head} ${state} con ${who}${runs(ending.status) ? until(ending) : ''}`;
  },
  is(noun, ending) {
    const state = stateFor(noun, ending.status);
    if (ending.status === 'expired' && ending.on !== null) return `está ${state} desde el ${ending.on}`;
    return `está ${state}${ending.status === 'expiring' ? ' y por vencer' : ''}${runs(ending.status) ? until(ending) : ''}`;
  },
  ends({ status, on, renewed }) {
    if (on === null) return 'no tiene fecha de vencimiento';
    if (renewed) return `se renovó tácitamente y el período en curso va hasta el ${on}`;
    return status === 'expired' ? `venció el ${on}` : `vence el ${on}`;
  },
  signed: (signed, said) => `se firmó ${exact(signed) ? 'el' : signed.includes('/') ? 'entre' : 'en'} ${said}`,
  lineEnd({ status, on, renewed }) {
    if (on === null) return '';
    if (renewed) return `se renueva tácitamente el ${on}`;
    return status === 'expired' ? `venció el ${on}` : `vence el ${on}`;
  },
};

const untilEn = ({ on, renewed }: Ending): string =>
  on === null ? ', without an expiry date' : `, ${renewed ? 'tacitly renewed ' : ''}until ${on}`;

const stateEn: Record<Status, string> = {
  active: 'in force',
  expiring: 'in force',
  expired: 'expired',
  in_process: 'in process',
  in_renewal: 'being renewed',
  suspended: 'suspended',
  ended: 'terminated',
};

const a = (words: string): string => (/^[aeiou]/.test(words) ? `an ${words}` : `a ${words}`);

const en: Sentences = {
  one(noun, who, ending) {
    const { status, on } = ending;
    if (status === 'expired' && on !== null) return `${a(noun)} with ${who}, which expired on ${on}`;
    if (status === 'expired' || status === 'suspended' || status === 'ended')
      return `${a(`${stateEn[status]} ${noun}`)} with ${who}`;
    return `${a(noun)} ${stateEn[status]} with ${who}${runs(status) ? untilEn(ending) : ''}`;
  },
  is(_noun, ending) {
    const { status, on } = ending;
    if (status === 'expired') return on === null ? 'has expired' : `expired on ${on}`;
    return `is ${stateEn[status]}${status === 'expiring' ? ' and about to expire' : ''}${runs(status) ? untilEn(ending) : ''}`;
  },
  ends({ status, on, renewed }) {
    if (on === null) return 'has no expiry date';
    if (renewed) return `was tacitly renewed and its present term runs until ${on}`;
    return status === 'expired' ? `expired on ${on}` : `expires on ${on}`;
  },
  signed: (signed, said) => `was signed ${exact(signed) ? 'on' : signed.includes('/') ? 'between' : 'in'} ${said}`,
  lineEnd({ status, on, renewed }) {
    if (on === null) return '';
    if (renewed) return `renews tacitly on ${on}`;
    return status === 'expired' ? `expired on ${on}` : `expires on ${on}`;
  },
};

export const sentences: Record<Locale, Sentences> = { es, en };

/** The district's bodies by their first word. */
const articles: readonly (readonly [RegExp, string])[] = [
  [
    /^(secretaría|dirección|universidad|empresa|unidad|caja|orquesta|fundación|corporación|veeduría|subred|lotería|alcaldía|agencia|comisión|personería|contraloría|terminal)\b/i,
    'la ',
  ],
  [/^(instituto|departamento|jardín|fondo|concejo|canal|museo|servicio|consejo|centro|hospital|cuerpo)\b/i, 'el '],
];
/** "la Secretaría Distrital de Salud". */
export const withArticle = (name: string): string => (articles.find(([starts]) => starts.test(name))?.[1] ?? '') + name;

const regionArticles: Record<Locale, readonly (readonly [RegExp, string])[]> = {
  es: [
    [/^(?:Unión|Comunidad|Alianza|Península)/, 'la '],
    [/^(?:Cono|Mediterráneo|Golfo|Sudeste|Mundo|Norte|Benelux|G\d)/, 'el '],
    [/^(?:Países|Balcanes|BRICS)/, 'los '],
  ],
  en: [
    [/Union|Cone|Community|Alliance|Mediterranean|East$|Peninsula|Balkans|BRICS|world|countries|states|^G\d/, 'the '],
  ],
};
/** "la Unión Europea", "los países nórdicos", "the Balkans": the name of a region inside a sentence. */
export function regionInSentence(name: string, locale: Locale): string {
  const article = regionArticles[locale].find(([says]) => says.test(name))?.[1] ?? '';
  return article + name.replace(/^(?:El|Sudeste|Mundo|Norte|Países|Península)\b/, (word) => word.toLowerCase());
}
