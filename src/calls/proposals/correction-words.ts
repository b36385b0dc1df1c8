/** "La 33 sí tiene cierre: 17 de febrero a mediodía hora de París": what a sentence puts right in a call. Pure. */
import { foldText } from '../../form.ts';
import { findDay, plainly } from '../../named-day.ts';
import { inBogota } from '../../time.ts';
import { reference, referring } from '../find-call.ts';
import { decidedClose } from '../intake/confirm.ts';
import { findWithdrawal } from '../intake/withdrawal.ts';
import type { Call } from '../queries.ts';
import { flatten, readAsked, type Vocabulary } from '../reaching/ask.ts';
import { otherThings } from '../reaching/ask-fillers.ts';
import { findAmount } from '../understanding/amount.ts';
import { classify } from '../understanding/classify.ts';
import { confirmBelow, findDeadline } from '../understanding/deadline.ts';
import { fold } from '../understanding/words.ts';
import type { Columns } from './correct.ts';
import { addressColumns, titleColumns } from './proposal-form.ts';
import { linkIn } from './proposal-read.ts';

type About = 'deadline' | 'amount' | 'eligibility' | 'funder' | 'title' | 'url' | 'what';
const is = '(?:\\s+(?:correct[ao] )?(?:es|son|seria|debe ser|is|are|should be|a|por|to)(?![\\p{L}]))?\\s*[:=]?';
/** What names a fact, so that what follows can only be its value. */
const labels: readonly (readonly [About, string])[] = [
  ['deadline', 'fecha(?: de cierre| limite)?|(?:hora de )?cierre|plazo|deadline|closing date'],
  ['amount', 'monto|cuantia|amount'],
  ['funder', 'financiador[ae]?s?|donante|funder'],
  ['title', 'titulo|nombre|title'],
  ['url', 'enlace|link|url|pagina'],
  ['what', 'modalidad|sector(?:es)?|temas?|modality|(?:cambi|pong|pas)\\p{L}+(?=\\s+(?:a|por|como) )'],
];
const apply =
  '(?:pedir|solicitar|postular|aplicar|presentar|concursar|participar|apply)\\p{L}*(?: (?:a|to) (?:ella|it))?';
const moved = '(?:prorrog|aplaz|ampli|extend)\\p{L}+';
/** What says it in a sentence. */
const sayings: readonly (readonly [About, string])[] = [
  ['deadline', `cierra|cerro|cerraba|vence|closes?|${moved}`],
  ['amount', 'dan?|ofrecen?|otorgan?|entregan?|offers?'],
  [
    'eligibility',
    `(?:pued\\p{L}+|podemos|can|may) ${apply}|(?:es|son)(?= (?:solo |unicamente )?para )|is(?= (?:only )?for )`,
  ],
  ['funder', '(?:la |lo )?(?:financian?|paga)|(?:is )?funded by'],
  ['title', 'se llama|is called'],
  ['what', 'es|son|is|are|trata'],
];
/** "No curso corto sino subvención": of what was said before it. */
const instead = 'sino|but rather';
const cue = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    ...labels.map(([, words], at) => `(?<l${at}>(?:${words})(?![\\p{L}])${is})`),
    ...sayings.map(([, words], at) => `(?<s${at}>${words})`),
    `(?<instead>${instead})`,
  ].join('|')})(?![\\p{L}])`,
  'gu',
);
const denial = /(?<!\p{L})(?:no|not|nunca)(?: (?:tiene|hay|la|lo|se|le|has))*\s*$/u;

/** `denied`: "no es …"; `sure`: it is the value of what it names, or takes the place of another. */
type Part = { about: About; value: string; denied: boolean; sure: boolean };

const mostSaid = 600;

/** "El título está mal, es …". */
const wrong = '(?:esta|es|is) (?:mal|equivocad[ao]|errad[ao]|incorrect[ao]?|wrong)';
const isWrong = new RegExp(`(?<!\\p{L})${wrong}[,;:.]?(?!\\p{L})`, 'gu');

function partsOf(said: string): Part[] {
  const spaces = (found: string) => ' '.repeat(found.length);
  const flat = flatten(said).replace(referring, spaces).replace(isWrong, spaces);
  const written = [...said.normalize('NFC')].map((letter, at) => (flat[at] === ' ' ? ' ' : letter)).join('');
  const found = [...flat.matchAll(cue)];
  const parts: Part[] = [];
  for (const [index, match] of found.entries()) {
    const [group = ''] = Object.entries(match.groups ?? {}).find(([, words]) => words !== undefined) ?? [];
    const end = match.index + match[0].length;
    const value = written.slice(end, found[index + 1]?.index).trim();
    const last = parts.at(-1);
    const about =
      group === 'instead' ? last?.about : (group[0] === 'l' ? labels : sayings)[Number(group.slice(1))]?.[0];
    if (!about) continue;
    const denied = group !== 'instead' && denial.test(flat.slice(0, match.index));
    const emphatic = /(?<!\p{L})(?:si|realmente|actually)(?: (?:tiene|la|lo|se|does))*\s*$/u.test(
      flat.slice(0, match.index),
    );
    parts.push({ about, value, denied, sure: denied || emphatic || group === 'instead' || group[0] === 'l' });
  }
  return parts;
}

const asksOrWishes =
  /[?¿]|^(?:\p{L}+, )?(?:y |pero )?(?:que|cual(?:es)?|cuando|cuant[oa]s?|quien(?:es)?|donde|como|por que|si|what|when|who|how|which|does|can|pued[eo]\p{L}*|podemos|me|nos|no me|recuerd\p{L}+|avis\p{L}+)(?!\p{L})/u;
const opener =
  '(?:(?:y|e|oye|ojo(?: que)?|pero|hola|perdon|favor|por favor|porfa|en realidad|la verdad|mira|mire|ah|no|quiero|quisiera|and|but|please|actually)[,:]? )*';
const setting = '(?:corr[ei]g|corrij|cambi|actuali[cz]|pon|pong|arregl|ajust|correct|chang|updat|fix)\\p{L}*';
const removing = '(?:retir[ea]|despubli\\p{L}+|elimin[ea]|borr[ea]|sa(?:ca|que)|quit[ea]|remove|withdraw)(?:l[ao])?';
const publishing = '(?:(?:vuelv[ae] a )?publi(?:car?|que)|reabr[ae]|restaur[ea]|publish|restore)(?:l[ao])?';
const applicants = '(?:las? |los |el )?(?:alcaldias?|municipios?|gobiernos?(?: locales)?|distrito) (?:no |si )?pued';
const starts = new RegExp(
  `^${opener}(?:${setting}|${reference}|(?:(?:el|la|los|the) )?(?:${labels.map(([, words]) => words).join('|')})(?!\\p{L})|es[ao](?= )|(?:la|the) (?:primera|segunda|tercera|cuarta|quinta|ultima|first|second|third|last)(?= )|(?:la|el) (?:del?|que|beca|premio|fondo|curso|concurso|programa|convocatoria) |(?:la |lo )?${moved}(?= )|${applicants})`,
  'u',
);
const bare = (verbs: string) =>
  new RegExp(
    `^${opener}${verbs}(?: (?:${reference}|es[ao]|it|that one))?(?:[,;]? (?:porque|because|por favor|please) .*)?[.!]*$`,
    'u',
  );
const removes = bare(removing);
const publishes = bare(publishing);
/** "Corrija la 12", "la fecha de la 12 está mal": nothing is said of how it should be. */
const onlyWrong = new RegExp(
  `^${opener}(?:${setting} (?:(?:la|el) )?(?:\\p{L}+ )?(?:${reference}|es[ao])|(?:(?:la|el) \\p{L}+ )?(?:${reference}|es[ao]) ${wrong})[.!]*$`,
  'u',
);
export const asksToCorrect = (said: string): boolean => onlyWrong.test(flatten(said).trim());
const laterRemoves = new RegExp(`(?<!\\p{L})${removing}[.!]*$`, 'u');
/** "Es un evento", "no es convocatoria". */
const noCall = /^(?:una? )?(?:convocatoria|call)(?!\p{L})/u;
const notCall = /(?<!\p{L})(?:no (?:es )?(?:una? )?|not an? )(?:convocatoria|call)(?!\p{L})/u;
const otherKind =
  /^(?:una? )?(?:evento|noticia|nota|nota de prensa|agenda|vacante|oferta de empleo|licitacion|news|event)(?!\p{L})/u;

const isGone =
  /(?<!\p{L})(?:se (?:cancelo|suspendio|anulo)|la (?:cancelaron|suspendieron|anularon)|ya no (?:existe|va))[.!]*$/u;

const everyReference = new RegExp(referring, 'gu');

export type Wish = 'remove' | 'publish';
/** Whether a sentence is made as a correction is: no question, of one call, at its head. */
export function isCorrection(said: string): boolean {
  const flat = flatten(said).trim();
  return (
    flat.length < mostSaid &&
    !asksOrWishes.test(flat) &&
    [...flat.matchAll(everyReference)].length < 2 &&
    !otherThings.test(foldText(said)) &&
    (starts.test(flat) || wishIn(said) !== null)
  );
}

/** What is to become of the call itself; `sure` when it is said outright. */
export function wishIn(said: string): { wish: Wish; sure: boolean } | null {
  const flat = flatten(said).trim();
  if (publishes.test(flat)) return { wish: 'publish', sure: true };
  if (removes.test(flat)) return { wish: 'remove', sure: true };
  if (!starts.test(flat)) return null;
  const gone =
    isGone.test(flat) ||
    findWithdrawal({ title: '', text: flat.replace(referring, 'la convocatoria') }) === 'cancelled';
  const tells = partsOf(said).some(({ about, value, denied }) => {
    const words = fold(value);
    return about === 'what' && (denied ? noCall.test(words) : otherKind.test(words) || notCall.test(words));
  });
  return tells || gone ? { wish: 'remove', sure: laterRemoves.test(flat) } : null;
}

type Known = { call: Call; vocabulary: Vocabulary; now: Date };
type Read = { columns: Columns; sure: boolean };

/** "No da plata". */
const isNothing = /^\W*(?:(?:ning[uú]n[ao]?|nada(?: de)?|any) ?)?(?:plata|dinero|recursos|monto|nada|money)?\W*$/iu;
const isHour = /\d\s?(?:[ap]\.?\s?m|h(?:oras)?(?!\p{L}))|\d:\d\d|mediod[ií]a|medianoche/iu;

const trimmed = (value: string): string => value.replace(/^[\s:=«"“']+|[\s.,;»"”']+$/gu, '');

const readers: Record<Exclude<About, 'what'>, (part: Part, known: Known) => Read | null> = {
  deadline: ({ value, denied }, { call, now }) => {
    if (denied && trimmed(value) === '') return { columns: decidedClose(call, null, now), sure: true };
    const read = (text: string) =>
      findDeadline({ title: '', text: `Cierre: ${trimmed(text)}.`, language: null, publishedAt: now });
    // "Mañana"; "a las 3 p. m.", of the day that is known.
    const known = isHour.test(value) && call.deadlineAt ? inBogota(call.deadlineAt) : null;
    const day = (findDay(plainly(value), now)?.day ?? known)?.toFormat('dd/MM/yyyy');
    const close = denied ? null : (read(value) ?? (day ? read(`${day}, ${value}`) : null));
    if (!close) return null;
    const columns = { ...decidedClose(call, close.at, now), deadlineZone: close.zone, deadlineHasTime: close.hasTime };
    return { columns, sure: close.confidence >= confirmBelow && close.at > now };
  },
  amount: ({ value, denied }, { call, vocabulary }) => {
    if (denied) return isNothing.test(value) ? { columns: { amount: null, currency: null }, sure: true } : null;
    const bareSum = /^\W*(?:(?:de|hasta) )?[\d.,]+(?: mil| millones)?\W*$/iu.test(value);
    const sum = findAmount(vocabulary.rules, `Monto: ${value} ${bareSum ? (call.currency ?? '') : ''}`);
    return sum ? { columns: { amount: sum.value, currency: sum.currency }, sure: true } : null;
  },
  eligibility: ({ value, denied }, { vocabulary }) => {
    const only = /(?<!\p{L})(?:solo|únicamente|unicamente|only)(?!\p{L})/iu;
    const who =
      trimmed(value)
        .replace(only, '')
        .replace(/^\s*(?:para|for)\s/iu, '')
        .trim() || 'las alcaldías';
    const text = `${denied ? 'No ' : only.test(value) ? 'Solo ' : ''}pueden postular ${who}.`;
    const found = classify(vocabulary.rules, { title: '', text, categories: [] }).eligibility;
    return found && { columns: { eligibility: found.value }, sure: true };
  },
  funder: ({ value, denied }, { vocabulary }) => {
    const name = trimmed(value.split(/[.;,](?=\s|$)/)[0] ?? '').replace(/^(?:la|el|los|las|the)\s/iu, '');
    if (denied || name === '') return null;
    const known =
      classify(vocabulary.rules, { title: name, text: '', categories: [] }).funder?.value ??
      vocabulary.funders.find((one) => fold(one) === fold(name));
    return { columns: { funder: known ?? name }, sure: known !== undefined || /^\p{Lu}/u.test(name) };
  },
  title: ({ value, denied }) =>
    denied || trimmed(value).length < 5 ? null : { columns: titleColumns(trimmed(value)), sure: true },
  url: ({ value, denied }) => {
    const link = denied ? null : linkIn(value);
    return link ? { columns: addressColumns(link), sure: true } : null;
  },
};

/** "No es curso corto sino subvención, y es de educación": modality, sectors, or who pays. */
function readWhat(parts: readonly Part[], said: string, { call, vocabulary, now }: Known): Read | null {
  const of = (denied: boolean) =>
    readAsked(
      parts.flatMap((part) => (part.denied === denied ? [trimmed(part.value)] : [])).join(', '),
      vocabulary,
      now,
    );
  const [is, isNot] = [of(false), of(true)];
  const [modality, another] = is.modalities;
  const [funder, more] = is.funders;
  const sum = findAmount(vocabulary.rules, parts.map(({ denied, value }) => (denied ? '' : value)).join('. '));
  const columns: Columns = sum ? { amount: sum.value, currency: sum.currency } : {};
  if (modality && !another) columns.modality = modality;
  else if (isNot.modalities.length > 0)
    columns.modality = isNot.modalities.includes(call.modality ?? '') ? null : call.modality;
  if (funder && !more) columns.funder = funder;
  const adds = isNot.sectors.length > 0 || /(?<!\p{L})(?:tambien|ademas|also)(?!\p{L})/u.test(flatten(said));
  if (is.sectors.length + isNot.sectors.length > 0) {
    const left = adds ? call.sectors.filter((one) => !isNot.sectors.includes(one)) : [];
    columns.sectors = [...new Set([...left, ...is.sectors])];
  }
  const sure = is.unsure.length + is.notUnderstood.length === 0;
  return Object.keys(columns).length > 0 ? { columns, sure } : null;
}

const isOutright = new RegExp(
  `(?<!\\p{L})(?:${setting}|${wrong}|en realidad|realmente|de verdad|actually)(?!\\p{L})`,
  'u',
);

/** What a sentence says otherwise of a call; `sure`: it can be meant in no other way. Null when nothing of it can be read. */
export function readCorrection(said: string, known: Known): Read | null {
  const parts = partsOf(said);
  const outright = isOutright.test(flatten(said));
  const meant = (read: Read | null, by: readonly Part[]): Read[] =>
    read ? [{ ...read, sure: read.sure && (outright || by.some(({ sure }) => sure)) }] : [];
  const kinds = parts.filter(({ about }) => about === 'what');
  const reads = [
    ...parts.flatMap((part) => (part.about === 'what' ? [] : meant(readers[part.about](part, known), [part]))),
    ...meant(readWhat(kinds, said, known), kinds),
  ];
  if (reads.length === 0) return null;
  return {
    columns: Object.assign({}, ...reads.map(({ columns }) => columns)),
    sure: reads.every(({ sure }) => sure),
  };
}

/** The words that name the call where its number does not: "la de Bloomberg" of "la de Bloomberg es un premio". */
export const subjectOf = (said: string): string => {
  const first = flatten(said.normalize('NFC')).search(cue);
  return first > 0 ? said.normalize('NFC').slice(0, first) : '';
};
