/** May a municipal government apply? Read from what the rules see in each sentence. Pure. */
import type { Seen, Sentence } from './rule-words.ts';

export type Eligibility = { value: 'yes' | 'no'; because: string[] };

/**
 * Values of the rules of kind `eligibility`. Who: `government`, `others`, `foreign-government` (of another country
 * alone), `anyone` ("organizaciones": governments may be among them) and `nobody` ("ciudades inteligentes": a subject).
 * How it is said: `applicants` ("podrán postular"), `invites` (who is invited follows), `may-apply` (it is for them,
 * whoever applies), `not`, `only`. Beside who applies: `partner` ("en alianza con", who follows) and `as-partner` ("como
 * socios", who came before). `but` begins what is said of somebody else.
 */
type Value =
  | 'government'
  | 'others'
  | 'anyone'
  | 'foreign-government'
  | 'nobody'
  | 'applicants'
  | 'invites'
  | 'may-apply'
  | 'not'
  | 'only'
  | 'partner'
  | 'as-partner'
  | 'but';
const people: readonly string[] = ['government', 'others', 'anyone', 'foreign-government'] satisfies Value[];
const ways: readonly string[] = ['applicants', 'invites', 'may-apply', 'not', 'only'] satisfies Value[];

type Part = { text: string; sentences: readonly Sentence[] };
/** `calls`: a title, which calls upon whom it names. */
type Statement = { text: string; seen: readonly Seen[]; calls: boolean };

/** An item of a list is no longer than this. */
const longestItem = 25;

const hasAny = (seen: readonly Seen[], values: readonly string[]) => seen.some(({ value }) => values.includes(value));

/** "Cities Alliance" is no city. */
const isInName = (one: Seen, { kind, from, to }: Seen) => kind === 'funder' && from <= one.from && to >= one.to;

/** "Quiénes pueden postular:" and the list after it are one statement; what follows a "but" is another. */
function statementsOf({ text, sentences }: Part, calls: boolean): Statement[] {
  const whole: Seen[][] = [];
  let [open, heading] = [false, false];
  for (const { seen, words, ended } of sentences) {
    const said = seen.filter((one) => one.kind === 'eligibility' && !seen.some((name) => isInName(one, name)));
    const [names, tells] = [hasAny(said, people), hasAny(said, ways)];
    if (open && names && !tells && (heading || words <= longestItem)) whole.at(-1)?.push(...said);
    else whole.push(said);
    if (tells) heading = !names && !ended;
    else heading &&= !names;
    // A full stop ends a list, unless it is one of items.
    open = tells ? heading || !ended : open && names && (heading || !ended);
  }
  return whole.flatMap((seen) => {
    const turns = seen.filter(({ value }) => value === 'but').map(({ from }) => from);
    return [0, ...turns].map((start, at) => ({
      text,
      calls,
      seen: seen.filter(({ from }) => from >= start && from < (turns[at] ?? Number.POSITIVE_INFINITY)),
    }));
  });
}

/** "Ayuntamiento de Barcelona", "Prefeitura do Recife": one that is named, who calls rather than is called. */
const ofName = /^\s{1,2}(?:(?:de|of|do|da|di|del|de la)\s{1,2}|d['’])\p{Lu}/u;
const isPlural = (words: string) => /[sx](?!\p{L})/iu.test(words);
/** "En alcaldías", "working with municipalities": a place or company, not who applies. */
const placed =
  /(?:^|[^\p{L}])(?:en|in|em|within|dans|with|con|com|avec|sobre|sur|about|nas|nos)(?:\s(?:los|las|el|la|the|les|le|as|os|other))?\s$/iu;
/** "Collectivités françaises et colombiennes": not of another country alone. */
const andOthers = /^\s(?:y|e|et|and|o|ou|or)\s\p{L}{4}/u;

const after = ({ at, words }: Seen, text: string) => text.slice(at + words.length, at + words.length + 20);

/** "Que se desempeñen en entidades públicas": where they work, unless it is a place. */
const employed =
  /(?:desempeñ|trabaj|labor|work|employ|emplead|trabalh|atuam|travaill)\p{L}*\s\S{2,5}(?:\s\S{2,4})?\s$/iu;
const place = /^(?:ciudad|cit|munic|vill|comm|cidad|distrit|territ)/iu;

function isPlaced(one: Seen, text: string): boolean {
  const lead = text.slice(Math.max(0, one.at - 30), one.at);
  return placed.test(lead) && (place.test(one.words) || !employed.test(lead));
}

function isAddressed(one: Seen, text: string): boolean {
  return !isPlaced(one, text) && (isPlural(one.words) || !ofName.test(after(one, text)));
}

/** So many words may stand between a partner and the words that make it one. */
const nearPartner = 4;
const isSoonAfter = (later: Seen, earlier: Seen) => later.from >= earlier.to && later.from - earlier.to <= nearPartner;

const wordsOf = (...groups: readonly Seen[][]): string[] => [
  ...new Set(
    groups
      .flat()
      .toSorted((left, right) => left.from - right.from)
      .map(({ words }) => words),
  ),
];

type Verdict = Eligibility & { weight: 'said' | 'invited' | 'listed' };

/** What one statement tells; null when it tells nothing of governments. */
function verdictOf({ text, seen, calls }: Statement): Verdict | null {
  const of = (value: Value) => seen.filter((one) => one.value === value);
  const [others, not, only] = [of('others'), of('not'), of('only')];
  const isPartner = (one: Seen) =>
    of('partner').some((other) => isSoonAfter(one, other)) || of('as-partner').some((other) => isSoonAfter(other, one));
  const foreign = of('foreign-government').filter(
    (one) => !andOthers.test(after(one, text)) || seen.some(({ from }) => from === one.to + 1),
  );
  const invites = of('invites');
  const how = [...of('applicants'), ...of('may-apply'), ...invites];
  const all = [...of('government'), ...of('foreign-government')].filter(
    (one) => !foreign.includes(one) && isAddressed(one, text),
  );
  const government = all.filter((one) => !isPartner(one));
  if (government.length > 0 && not.some((one) => government.some(({ from }) => from !== one.from)))
    return { value: 'no', because: wordsOf(not, government), weight: 'said' };
  if (foreign.length > 0 && government.length === 0 && (how.length > 0 || only.length > 0 || calls))
    return { value: 'no', because: wordsOf(foreign, only), weight: 'said' };
  if (only.length > 0 && others.length > 0 && all.length === 0 && not.length === 0)
    return { value: 'no', because: wordsOf(only, others), weight: 'said' };
  const onlyInvited = how.length === invites.length && !calls;
  const [first] = invites;
  const invited = government.filter(({ from }) => !onlyInvited || (first && from > first.from));
  if (invited.length > 0 && (how.length > 0 || calls))
    return { value: 'yes', because: wordsOf(how, invited), weight: 'invited' };
  const strong = [...of('applicants'), ...invites];
  const besides = [...all, ...of('government').filter(isPartner), ...of('anyone'), ...not];
  const closed = strong.length > 0 && others.length > 0 && besides.length === 0;
  return closed ? { value: 'no', because: wordsOf(strong, others), weight: 'listed' } : null;
}

/**
 * "No" when a sentence excludes governments, or says that only others (or only another country's governments) may apply;
 * else "yes" when one says that governments may, or the title calls upon them; else "no" when those who may apply are
 * named, and are all others. Null when the source does not say.
 */
export function eligibilityOf(title: Part, text: Part): Eligibility | null {
  const verdicts = [...statementsOf(title, true), ...statementsOf(text, false)].flatMap(
    (statement) => verdictOf(statement) ?? [],
  );
  const weighed = (wanted: Verdict['weight']) => verdicts.find(({ weight }) => weight === wanted);
  const found = weighed('said') ?? weighed('invited') ?? weighed('listed');
  return found ? { value: found.value, because: found.because } : null;
}
