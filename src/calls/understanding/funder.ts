/** Who pays, as a text names them that no rule knows: by the words beside a proper name. Pure. */
import { findCountries } from './countries.ts';
import { compileRules, type RuleRow, type Rules, type Seen, see, seeSentences } from './rule-words.ts';
import { fold } from './words.ts';

/** `because`: the name with the words beside it, as the source writes them. */
type Named = { value: string; because: string[] };
type Source = { title: string; text: string; author?: string | null; feedTitle?: string };

/**
 * Values of the rules of kind `funder-named`: `pays` ("financiado por"), `backs` ("organizado por") and, with a colon,
 * `label` ("Financiador:") stand before the name, `calls` ("abre la convocatoria") after it; `body`: what such names are
 * made of ("fundación"); `first-not`: what begins the name of something else ("becas"); `spreads`: after the name of who
 * only tells of it ("divulga"). `ignore` `funder`: names of media
 * and of those who only collect calls.
 */
type Value = 'pays' | 'backs' | 'label' | 'calls' | 'body' | 'first-not' | 'spreads';

const capital = String.raw`(?:\p{Lu}[\p{L}\p{M}\d.'’&+]*|[a-z]\p{Lu}\p{L}+)(?:[-–]\p{L}+)*(?<![.'’])`;
const link =
  "(?:de|del|la|las|los|el|y|e|en|para|por|of|for|the|and|on|in|to|du|des|le|les|et|pour|sur|da|do|das|dos|d['’]|l['’]|di|von|van|&)";
/** "Ministerio de Ciencia, Tecnología e Innovación": only such names have commas. */
const listed = String.raw`(?:(?:Minist|Secret|Depart|Consej|Direc)\p{L}+(?: ${link}){1,2} ?${capital}(?:, ${capital})+ (?:y|e|and|et)(?: ${link})? ${capital})`;
const acronym = String.raw`(?: ?\((?:\p{Ll}?\p{Lu}|\d)[\p{L}\d.+-]{1,14}\))`;
/** "Fondo de mujeres Lunaria": a name may go on after a common word. */
const inner = String.raw`(?: (?:de|para|of|for|des|pour) \p{Ll}{4,} )`;
const name = `(?:${listed}|${capital})(?:(?:(?: ${link}){0,3} ?(?<=[ '’])|${inner})${capital}){0,9}`;
const auxiliary = "(?: (?:ha|han|has|have|is|are|is now|está|están|est|a|vient d['’]|will))?";
/** "X (XX) y la Y (YY) abren": the first of them. */
const companion = `(?:(?:,| y| e| and| et)(?: (?:(?:el|la|los|las|the|le|les|o|a|os|as|sus?|its) |l['’])[^,.;:!?]{3,80}| ${name}${acronym}?))?`;
const aside = '(?:(?:,[^,.;:]{3,90}){1,3},)?';
const nameBefore = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:El|La|Los|Las|The|Le|Les|O|A|Os|As) |L['’])?(${name})(${acronym})?${companion}${aside}${auxiliary}\\s*$`,
  'u',
);
const nameAfter = new RegExp(
  `^\\s*:?\\s*(?:(?:el|la|los|las|the|le|les|o|a|os|as|l['’])\\s*)?(${name})(${acronym})?`,
  'u',
);
const prefix = new RegExp(`^(${name})(${acronym})?(?: \\d{4}(?:[-/]\\d{2,4})?)?(?: ?:| [–—|-]) `, 'u');
/** "Generalitat Valenciana. Subvenciones …" */
const opening = new RegExp(`^\\s*(${name})(${acronym})?(?: ?:| [–—|-]|\\.) `, 'u');
const suffix = new RegExp(`[–—|-] (${name})(${acronym})?$`, 'u');
const andAnother = /\s(?:y|e|and|et)\s(?:el|la|los|las|the|le|les|l['’]|o|a)\s.*$/u;
const leadingArticle = /^(?:(?:El|La|Los|Las|The|Le|Les|O|A|Os|As)\s|L['’]\s?)(?=\p{Lu})/u;

/** "AECID", "UN"; not "INSCRIPCIONES ABIERTAS", nor a code such as "PR804A". */
const isAcronym = (word: string) => /^(?=.*\p{Lu}.*\p{Lu})(?!.*\d{3})[\p{Lu}\d][\p{L}\d.+-]{1,8}$/u.test(word);
const isShouted = (name: string) => name.includes(' ') && !/\p{Ll}/u.test(name);
const locative = /(?:^|[^\p{L}])(?:en|in|em|à|at|from|desde|hacia|near)\s$/iu;
const escapeMarks = (text: string) => text.replace(/[$*+?.()|[\]\\{}^]/g, String.raw`\$&`);

/** A word with a capital amid a sentence is a proper name; after "en", that of a place. */
function isProper(word: string, text: string): boolean {
  const uses = [...text.matchAll(new RegExp(`(?<=[\\p{L},] )${escapeMarks(word)}(?![\\p{L}\\d])`, 'gu'))];
  return uses.length > 0 && uses.every(({ index }) => !locative.test(text.slice(Math.max(0, index - 8), index)));
}

/** How far into a text it is read who calls; who pays may be said further down. */
const leadLength = 600;
const textLength = 3_000;

type Reading = { rules: Rules; whole: string };

const seenIn = ({ rules }: Reading, words: string, kind: string, value: string) =>
  see(rules, words).filter((one) => one.kind === kind && one.value === value);

const isBody = (reading: Reading, words: string) =>
  seenIn(reading, words, 'funder-named', 'body' satisfies Value).length > 0;

/** Who goes by one word has the name that the text gives before it: "Fundación Faro Azul (FFA)". */
function inFull(value: string, text: string): string {
  const [, full] = !value.includes(' ')
    ? (new RegExp(`(${name}) \\(${escapeMarks(value)}\\)`, 'u').exec(text) ?? [])
    : [];
  return full?.replace(leadingArticle, '') ?? value;
}

/** A word that the text has more than once, and always with a capital. */
const isAlwaysCapital = (word: string, text: string): boolean =>
  text.split(word).length > 2 && !new RegExp(`(?<!\\p{L})${escapeMarks(word.toLowerCase())}(?!\\p{L})`, 'u').test(text);

/**
 * The name if it may be a funder's: made of such words, an acronym, or a proper name; no country, medium or scholarship.
 * `calls`: it stands where one does who calls.
 */
function accept(reading: Reading, found: string | undefined, because = found, calls = false): Named | null {
  if (!found || !because) return null;
  const value = found.replace(leadingArticle, '').replace(andAnother, '').trim();
  const isMade = value.includes(' ') && isBody(reading, value);
  // "La Fundación convoca": the one that was named before, or is not.
  if (!value.includes(' ') && isBody(reading, value) && !isAcronym(value)) return null;
  // "Porticus, a private foundation, is accepting …"
  const isDescribed = calls && because.includes(', ') && isBody(reading, because);
  const isNamed = isDescribed || isProper(value, reading.whole) || (calls && isAlwaysCapital(value, reading.whole));
  if (!isMade && (isShouted(value) || !value.split(' ').some(isAcronym)) && !isNamed) return null;
  if (seenIn(reading, value, 'funder-named', 'first-not' satisfies Value).some(({ from }) => from === 0)) return null;
  if (seenIn(reading, value, 'ignore', 'funder').length > 0) return null;
  if ([...findCountries(value).values()].some((country) => fold(country) === fold(value))) return null;
  return { value: inFull(value, reading.whole), because: [because.trim()] };
}

/** From the beginning of the sentence. */
const sentenceUpTo = (text: string, at: number) =>
  text.slice(Math.max(0, at - 220), at).replace(/^.*[.!?\n]\s+(?=\p{Lu})/su, '');

/** A title or a text, and the words in it that stand beside names. */
type Part = { text: string; seen: readonly Seen[] };

function partOf({ rules }: Reading, text: string): Part {
  const seen = seeSentences(rules, text).flatMap((sentence) => sentence.seen);
  return { text, seen: seen.filter(({ kind }) => kind === 'funder-named') };
}

/** The first acceptable name beside words of this value, in the first characters of the part. */
function beside(reading: Reading, { text, seen }: Part, value: Value, longest = text.length): Named | null {
  const calls = value === 'calls';
  for (const { at, words } of seen.filter((one) => one.value === value && one.at <= longest)) {
    // "Pública", "Mar Abierto": what is called a verb is half of a name.
    if (calls && /^\p{Lu}/u.test(words) && /\p{Ll} $/u.test(text.slice(0, at))) continue;
    const after = text.slice(at + words.length, at + words.length + 160);
    if (value === 'label' && !/^\s?:/.test(after)) continue;
    const match = calls ? nameBefore.exec(sentenceUpTo(text, at)) : nameAfter.exec(after);
    const printed = match?.[0] ?? '';
    const found = accept(reading, match?.[1], calls ? `${printed}${words}` : `${words}${printed}`, calls);
    if (found) return found;
  }
  return null;
}

const ofBody = new RegExp(
  `(?:^|\\s)(?:de|del|de la|de las|of|of the|du|de l['’]|da|do|by|by the) ?(${name})(${acronym})?`,
  'gu',
);

/** "Subvenciones … del Ayuntamiento de Zaragoza": what a title has of somebody whose name begins as such names do. */
function ofTitle(reading: Reading, title: string): Named | null {
  for (const [printed, found = ''] of title.matchAll(ofBody)) {
    const [head = '', ...rest] = found.split(' ');
    const named = rest.length > 0 && isBody(reading, head) ? accept(reading, found, printed) : null;
    if (named) return named;
  }
  return null;
}

/** The body that the text says to pay, or null; `rows` say by which words. */
export function payingFunder(rows: readonly RuleRow[], { title, text }: Source): Named | null {
  const read = text.slice(0, textLength);
  const reading = { rules: compileRules(rows), whole: `${title}\n${read}` };
  const found = beside(reading, partOf(reading, read), 'pays');
  return found && isBody(reading, found.value) ? found : null;
}

/** The funder that the text names, or null; `rows` say by which words. */
export function namedFunder(rows: readonly RuleRow[], source: Source): Named | null {
  const { author, feedTitle } = source;
  const read = source.text.slice(0, textLength);
  const reading = { rules: compileRules(rows), whole: `${source.title}\n${read}` };
  const [title, text] = [partOf(reading, source.title), partOf(reading, read)];
  const isFeed = (found: Named | null) =>
    found !== null && feedTitle !== undefined && fold(feedTitle).includes(fold(found.value));
  const beginning = accept(reading, prefix.exec(source.title)?.[1]);
  const start = accept(reading, opening.exec(read)?.[1]);
  const ending = accept(reading, suffix.exec(source.title)?.[1]);
  // A source that only collects calls signs its titles too; one made of such words may be the funder's own.
  const signs = isFeed(beginning) && !isBody(reading, beginning?.value ?? '');
  const byline = author && reading.whole.includes(author) && isBody(reading, author) ? author : undefined;
  return (
    beside(reading, text, 'pays') ??
    beside(reading, text, 'label') ??
    beside(reading, title, 'calls') ??
    (signs ? null : beginning) ??
    beside(reading, text, 'calls', leadLength) ??
    beside(reading, title, 'backs') ??
    beside(reading, text, 'backs', leadLength) ??
    (isFeed(ending) ? null : ending) ??
    ofTitle(reading, source.title) ??
    (start && isBody(reading, start.value) ? start : null) ??
    accept(reading, byline)
  );
}
