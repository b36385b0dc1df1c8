/** May a municipal government apply? Read from what the rules see in each sentence. Pure. */
import type { Seen, Sentence } from './rule-words.ts';

export type Eligibility = { value: 'yes' | 'no'; because: string[] };

/**
 * Values of the rules of kind `eligibility`. Who: `government`, `others`, `foreign-government` (of another country
 * alone), `anyone` ("organizaciones": governments may be among them) and `nobody` ("ciudades inteligentes": a subject).
 * How it is said: `applicants` ("podrán postular"), `invites` (who is invited follows), `may-apply` (it is for them,
 * whoever applies), `not` (an exclusion), `negation` ("no", which turns what soon follows it into one), `only`. Beside who
 * applies: `partner` ("en alianza con", who follows) and `as-partner` ("como socios", who came before). `but` begins what
 * is said of somebody else. `person`: what only a person has ("título de pregrado").
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
  | 'negation'
  | 'only'
  | 'person'
  | 'partner'
  | 'as-partner'
  | 'but';
const people: readonly string[] = ['government', 'others', 'anyone', 'foreign-government'] satisfies Value[];
const ways: readonly string[] = ['applicants', 'invites', 'may-apply', 'not', 'only'] satisfies Value[];

type Part = { text: string; sentences: readonly Sentence[] };
/** `calls`: a title, which calls upon those whom it addresses; `honours`: that of a prize, upon all whom it names. */
type Statement = { text: string; seen: readonly Seen[]; calls: boolean; honours: boolean };

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
  const isAward = ({ kind, value }: Seen) => kind.startsWith('modality') && value === 'award';
  const honours = calls && sentences.some(({ seen }) => seen.some(isAward));
  return whole.flatMap((seen) => {
    const turns = seen.filter(({ value }) => value === 'but').map(({ from }) => from);
    return [0, ...turns].map((start, at) => ({
      text,
      calls,
      honours,
      seen: seen.filter(({ from }) => from >= start && from < (turns[at] ?? Number.POSITIVE_INFINITY)),
    }));
  });
}

/** "Ayuntamiento de Barcelona", "Prefeitura do Recife": one that is named, who calls rather than is called. */
const ofName = /^\s{1,2}(?:(?:de|of|do|da|di|del|de la)\s{1,2}|d['’])\p{Lu}/u;
const isPlural = (words: string) => /[sx](?!\p{L})/iu.test(words);
/** "En alcaldías", "working with municipalities": a place or company, not who applies. */
const placed =
  /(?:^|[^\p{L}])(?:en|in|em|within|dans|with|con|com|avec|sobre|sur|about|nas|nos)(?:\s(?:\p{L}+|[\d.]+))?\s$/iu;
/** "Collectivités françaises et colombiennes": not of another country alone. */
const andOthers = /^\s(?:y|e|et|and|o|ou|or)\s(?!leurs|their)\p{L}{4}/u;

const after = ({ at, words }: Seen, text: string) => text.slice(at + words.length, at + words.length + 20);

/** "Que se desempeñen en entidades públicas": where they work, unless it is a place. */
const employed =
  /(?:desempeñ|trabaj|labor|work|employ|emplead|trabalh|atuam|travaill)\p{L}*\s(?!con|with|com|avec)\S{2,5}(?:\s\S{2,4})?\s$/iu;
const place = /^(?:ciudad|cit|munic|vill|comm|cidad|distrit|territ)/iu;

function isPlaced(one: Seen, text: string): boolean {
  const lead = text.slice(Math.max(0, one.at - 30), one.at);
  return placed.test(lead) && (place.test(one.words) || !employed.test(lead));
}

/** "Becas para funcionarios", "Grants for small cities": a title names its subject too ("Making Cities Safer"). */
const toWhom =
  /(?:^|[^\p{L}])(?:para|a|al|ao|aos|às|for|to|pour|aux?|à|entre|between|con|with|com|avec|of|de|des|dos|das|du)(?:\s(?:\p{L}+|[\d.]+))?\s$/iu;
const isToWhom = ({ at }: Seen, text: string) => toWhom.test(text.slice(Math.max(0, at - 30), at));

function isAddressed(one: Seen, text: string): boolean {
  return !isPlaced(one, text) && (isPlural(one.words) || !ofName.test(after(one, text)));
}

/** "Investigadores de instituciones públicas": who applies is who stands before. */
const ofSomebody = /^\s(?:de|del|de la|de las|de los|of|from|from the|des|du|da|das|do|dos)\s$/iu;

/** So many words may stand between a partner and the words that make it one. */
const nearPartner = 6;
const isSoonAfter = (later: Seen, earlier: Seen) => later.from >= earlier.to && later.from - earlier.to <= nearPartner;

/** Who applies stands by the words that call them; further off somebody else is spoken of ("violence against women"). */
const nearApplicants = { invites: 4, applicants: 14 };
function isNear(way: Seen, other: Seen): boolean {
  const most = way.value === 'invites' ? nearApplicants.invites : nearApplicants.applicants;
  return other.from - way.to <= most && way.from - other.to <= most;
}

const wordsOf = (...groups: readonly Seen[][]): string[] => [
  ...new Set(
    groups
      .flat()
      .toSorted((left, right) => left.from - right.from)
      .map(({ words }) => words),
  ),
];

type Verdict = Eligibility & { weight: 'said' | 'invited' | 'listed' };

/** "Cannot apply alone": who joins others may. */
const unlessJoined =
  /^ (?:alone|individually|on their own|por separado|por s[ií] sol[oa]s?|sol[oa]s|seule?s?|sozinh[oa]s)(?!\p{L})/iu;

/** "No está abierta a", "ne peuvent déposer": a negation may have so many words between. */
const nearNegation = 2;

/** What one statement tells; null when it tells nothing of governments. */
function verdictOf({ text, seen, calls, honours }: Statement): Verdict | null {
  const every = (value: Value) => seen.filter((one) => one.value === value);
  const denied = [...every('applicants'), ...every('invites')].filter((one) =>
    every('negation').some(({ to }) => one.from >= to && one.from - to <= nearNegation),
  );
  const of = (value: Value) => every(value).filter((one) => !denied.includes(one));
  const [others, only] = [of('others'), of('only')];
  const not = [...of('not'), ...denied].filter((one) => !unlessJoined.test(after(one, text)));
  const isPartner = (one: Seen) =>
    of('partner').some((other) => isSoonAfter(one, other)) || of('as-partner').some((other) => isSoonAfter(other, one));
  const isOfOthers = (one: Seen) =>
    others.some(({ at, words }) => at < one.at && ofSomebody.test(text.slice(at + words.length, one.at)));
  const foreign = of('foreign-government').filter(
    (one) => !andOthers.test(after(one, text)) || seen.some(({ from }) => from === one.to + 1),
  );
  const invites = of('invites');
  const how = [...of('applicants'), ...of('may-apply'), ...invites];
  const all = [...of('government'), ...of('foreign-government')].filter(
    (one) => !foreign.includes(one) && isAddressed(one, text) && !isOfOthers(one),
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
  const invited = government.filter(
    ({ from, words }) =>
      !onlyInvited || (first && from > first.from && (isPlural(words) || from - first.to < nearApplicants.invites)),
  );
  if (how.length > 0 ? invited.length > 0 : calls && invited.some((one) => honours || isToWhom(one, text)))
    return { value: 'yes', because: wordsOf(how, invited), weight: 'invited' };
  const strong = [...of('applicants'), ...invites];
  const besides = [...all, ...of('government').filter(isPartner), ...of('anyone'), ...not];
  const closed = strong.some((one) => others.some((other) => isNear(one, other))) && besides.length === 0;
  return closed ? { value: 'no', because: wordsOf(strong, others), weight: 'listed' } : null;
}

/**
 * "No" when a sentence excludes governments, or says that only others (or only another country's governments) may apply;
 * else "yes" when one says that governments may, or the title calls upon them; else "no" when those who may apply are
 * named, and are all others, or are persons and no organization is named. Null when the source does not say.
 */
export function eligibilityOf(title: Part, text: Part): Eligibility | null {
  const verdicts = [...statementsOf(title, true), ...statementsOf(text, false)].flatMap(
    (statement) => verdictOf(statement) ?? [],
  );
  const weighed = (wanted: Verdict['weight']) => verdicts.find(({ weight }) => weight === wanted);
  const found = weighed('said') ?? weighed('invited') ?? weighed('listed');
  if (found) return { value: found.value, because: found.because };
  const all = [...title.sentences, ...text.sentences].flatMap(({ seen }) => seen);
  const of = (...values: Value[]) =>
    all.filter(({ kind, value }) => kind === 'eligibility' && values.some((one) => one === value));
  const persons = of('person');
  // Whoever may be an organization has people with degrees, too.
  const others = of('government', 'foreign-government', 'anyone');
  return persons.length > 0 && others.length === 0 ? { value: 'no', because: wordsOf(persons) } : null;
}
