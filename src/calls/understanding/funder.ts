/** Who pays, as a text names them that no rule knows: by the words beside a proper name. Pure. */
import { findCountries } from './countries.ts';
import { compileRules, type RuleRow, see, seeSentences } from './rule-words.ts';
import { fold } from './words.ts';

/** `because`: the name with the words beside it, as the source writes them. */
type Named = { value: string; because: string[] };
type Source = { title: string; text: string; author?: string | null; feedTitle?: string };

/**
 * Values of the rules of kind `funder-named`: `pays` ("financiado por") and `backs` ("organizado por") stand before the
 * name, `calls` ("abre la convocatoria") after it; `body`: what such names are made of ("fundación"); `first-not`: what
 * begins the name of something else ("becas"). `ignore` `funder`: names of media and of those who only collect calls.
 */
type Value = 'pays' | 'backs' | 'calls' | 'body' | 'first-not';

const capital = String.raw`(?:\p{Lu}[\p{L}\p{M}\d.'’&+]*|[a-z]\p{Lu}\p{L}+)(?:[-–]\p{L}+)*(?<![.'’])`;
const link = String.raw`(?:de|del|la|las|los|el|y|e|en|para|por|of|for|the|and|on|in|to|du|des|le|les|et|pour|sur|da|do|das|dos|d['’]|l['’]|di|von|van|&)`;
/** "Ministerio de Ciencia, Tecnología e Innovación": only such names have commas. */
const listed = String.raw`(?:(?:Minist|Secret|Depart|Consej|Direc)\p{L}+(?: ${link}){1,2} ?${capital}(?:, ${capital})+ (?:y|e|and|et)(?: ${link})? ${capital})`;
const acronym = String.raw`(?: ?\((?:\p{Lu}|\d)[\p{L}\d.+-]{1,14}\))`;
const name = String.raw`(?:${listed}|${capital})(?:(?: ${link}){0,3} ?(?<=[ '’])${capital}){0,9}`;
const auxiliary = String.raw`(?: (?:ha|han|has|have|is|are|is now|está|están|est|a|vient d['’]|will))?`;
const aside = '(?:,[^,.;:]{3,90},)?';
const nameBefore = new RegExp(`(?<![\\p{L}\\d])(${name})(${acronym})?${aside}${auxiliary}\\s*$`, 'u');
const nameAfter = new RegExp(
  `^\\s*:?\\s*(?:(?:el|la|los|las|the|le|les|o|a|os|as|l['’])\\s*)?(${name})(${acronym})?`,
  'u',
);
const prefix = new RegExp(`^(${name})(${acronym})?(?: \\d{4}(?:[-/]\\d{2,4})?)?(?: ?:| [–—|-]) `, 'u');
const suffix = new RegExp(`[–—|-] (${name})(${acronym})?$`, 'u');
const andAnother = /\s(?:y|e|and|et)\s(?:el|la|los|las|the|le|les|l['’]|o|a)\s.*$/u;
const leadingArticle = /^(?:El|La|Los|Las|The|Le|Les|O|A|Os|As|L['’])\s?(?=\p{Lu})/u;

const isAcronym = (word: string) => /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\d][\p{L}\d.+-]{1,14}$/u.test(word);
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

/** The funder that the text names, or null; `rules` say by which words. */
export function namedFunder(rows: readonly RuleRow[], { title, text, author, feedTitle }: Source): Named | null {
  const rules = compileRules(rows);
  const read = text.slice(0, textLength);
  const whole = `${title}\n${read}`;
  const has = (words: string, kind: string, value: string) =>
    see(rules, words).filter((one) => one.kind === kind && one.value === value);

  const accept = (found: string, because: string, sure = false): Named | null => {
    const value = found.replace(leadingArticle, '').replace(andAnother, '').trim();
    const isBody = has(value, 'funder-named', 'body').length > 0;
    const known = isBody || value.split(' ').some(isAcronym) || (!sure && isProper(value, whole)) || sure;
    if (!known || value.length < 2) return null;
    if (has(value, 'funder-named', 'first-not').some(({ from }) => from === 0)) return null;
    if (has(value, 'ignore', 'funder').length > 0) return null;
    if ([...findCountries(value).values()].some((country) => fold(country) === fold(value))) return null;
    return { value, because: [because.trim()] };
  };
  const beside = (part: string, value: Value, longest: number): Named | null => {
    const sentences = seeSentences(rules, part).flatMap(({ seen }) => seen);
    for (const { at, words } of sentences.filter((one) => one.kind === 'funder-named' && one.value === value)) {
      if (at > longest) break;
      const after = at + words.length;
      const match =
        value === 'calls'
          ? nameBefore.exec(part.slice(Math.max(0, at - 220), at).replace(/^.*[.!?\n]\s+(?=\p{Lu})/su, ''))
          : nameAfter.exec(part.slice(after, after + 160));
      const because = value === 'calls' ? `${match?.[0] ?? ''}${words}` : `${words}${match?.[0] ?? ''}`;
      const found = match?.[1] ? accept(match[1], because) : null;
      if (found) return found;
    }
    return null;
  };
  const bare = (match: RegExpExecArray | null): Named | null => (match?.[1] ? accept(match[1], match[1]) : null);
  const isOwn = (found: Named | null) =>
    found !== null && feedTitle !== undefined && fold(feedTitle).includes(fold(found.value));
  const ending = bare(suffix.exec(title));
  const byline = author && whole.includes(author) && has(author, 'funder-named', 'body').length > 0;
  return (
    beside(read, 'pays', textLength) ??
    beside(title, 'calls', title.length) ??
    bare(prefix.exec(title)) ??
    beside(read, 'calls', leadLength) ??
    beside(title, 'backs', title.length) ??
    beside(read, 'backs', leadLength) ??
    (isOwn(ending) ? null : ending) ??
    (byline ? accept(author, author) : null)
  );
}
