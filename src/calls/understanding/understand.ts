/** What an item says about its call, as the store keeps it. */

import type { ParsedFeed, ParsedItem } from '../reading/feed.ts';
import { type Amount, findAmount } from './amount.ts';
import { classify, type Finding } from './classify.ts';
import { findCountries } from './countries.ts';
import { confirmBelow, findDeadline } from './deadline.ts';
import { namedFunder, payingFunder } from './funder.ts';
import { detectLanguage, languageWords } from './language.ts';
import { newsWords } from './news.ts';
import type { RuleRow } from './rule-words.ts';

/** What words are kept for. */
type Told = 'sectors' | 'modality' | 'eligibility' | 'funder' | 'amount' | 'countries' | 'language' | 'news';
/**
 * For each value that was read, the words of the source that told it; none when the feed itself is known for it. An
 * amount goes by "10000 USD"; `news` is there, as "yes", only of what is told to be no call.
 */
export type Because = { [field in Told]?: { [value: string]: string[] } };

export type Understood = {
  summary: string;
  language: string | null;
  deadlineAt: Date | null;
  deadlineZone: string | null;
  deadlineHasTime: boolean;
  deadlineText: string | null;
  deadlineConfidence: number | null;
  modality: string | null;
  sectors: string[];
  eligibility: string | null;
  /** The most that is offered, in units of `currency` (ISO 4217). */
  amount: number | null;
  currency: string | null;
  /** ISO 3166-1 alpha-2 codes of the countries that are named. */
  countries: string[];
  funder: string | null;
  because: Because;
};

type FeedHints = { language: string | null; sectors: readonly string[]; funder?: string | null };

/** A call's summary is kept up to here; the rest is at the source, one button away. */
const summaryKept = 4000;

/** A list of every country in the world says nothing about where. */
const mostCountries = 60;

/** The one name of a funder that goes by several: "Inter-American Development Bank" is BID. */
function funderName(rules: readonly RuleRow[], name: string): string {
  const found = classify(rules, { title: name, text: '', categories: [] }).funder;
  return found?.value ?? name;
}

/** More words than these tell nobody more. */
const mostWords = 8;

const toldBy = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map(({ value, because }) => [value, because.slice(0, mostWords)]));
const orNone = (finding: Finding | null) => (finding ? [finding] : []);

/** As `Because` names an amount. */
export const sumKey = (amount: number, currency: string): string => `${amount} ${currency}`;

/** What of a call is read by the rules; the rest is read of its words alone. */
export type ByRules = Pick<Understood, 'sectors' | 'modality' | 'eligibility' | 'funder' | 'amount' | 'currency'> & {
  because: Required<Pick<Because, 'sectors' | 'modality' | 'eligibility' | 'funder' | 'amount'>>;
};
type Words = Pick<ParsedItem, 'title' | 'text' | 'categories' | 'author'>;

/** A sum that is offered is a grant, where no word tells another modality, or only that of a course that its title lacks. */
function offeredBy(told: Finding | null, amount: Amount | null, title: string): Finding | null {
  const isTold = told && (told.value !== 'short-course' || told.because.some((words) => title.includes(words)));
  return isTold || !amount ? told : { value: 'grant', because: [amount.text] };
}

/** Reads sectors, modality, eligibility, funder and amount; what a feed is known for is added. */
export function readByRules(
  rules: readonly RuleRow[],
  item: Words,
  feed: Pick<FeedHints, 'sectors' | 'funder'>,
  feedTitle?: string,
): ByRules {
  const found = classify(rules, item);
  const amount = findAmount(rules, `${item.title}. ${item.text}`);
  const modality = offeredBy(found.modality, amount, item.title);
  // A source of its own funder says who pays; else the text does, or a rule, or the text names who calls.
  const known = feed.funder ? { value: feed.funder, because: [] } : payingFunder(rules, item);
  const named = known ?? (found.funder ? null : namedFunder(rules, { ...item, feedTitle }));
  const funder = named ? { ...named, value: funderName(rules, named.value) } : found.funder;
  const given = feed.sectors.map((value) => ({ value, because: [] }));
  const sectors = [...found.sectors, ...given.filter(({ value }) => !found.sectors.some((one) => one.value === value))];
  return {
    sectors: sectors.map(({ value }) => value),
    modality: modality?.value ?? null,
    eligibility: found.eligibility?.value ?? null,
    funder: funder?.value ?? null,
    amount: amount?.value ?? null,
    currency: amount?.currency ?? null,
    because: {
      sectors: toldBy(sectors),
      modality: toldBy(orNone(modality)),
      eligibility: toldBy(orNone(found.eligibility)),
      funder: toldBy(orNone(funder)),
      amount: amount ? { [sumKey(amount.value, amount.currency)]: [amount.text] } : {},
    },
  };
}

/** Reads a call: its close, what the rules tell, the countries that it names, its language. */
export function understand(
  rules: readonly RuleRow[],
  item: ParsedItem,
  feed: FeedHints,
  parsed: Pick<ParsedFeed, 'language'> & { title?: string },
): Understood {
  const { title, text, html, publishedAt } = item;
  const whole = `${title}. ${text}`;
  // A feed in several languages names only one.
  const language = detectLanguage(whole) ?? item.language ?? parsed.language ?? feed.language;
  const read = findDeadline({ title, text, html, language, publishedAt });
  const places = new Map([...findCountries(title), ...findCountries(text)]);
  const countries = [...places.keys()].slice(0, mostCountries);
  const { because, ...byRules } = readByRules(rules, item, feed, parsed.title);
  const isToCome = read !== null && (publishedAt === null || read.at > publishedAt);
  const closes = isToCome ? (read.confidence >= confirmBelow ? 'surely' : 'perhaps') : null;
  const news = newsWords(rules, { title, text, language }, { offers: byRules.amount !== null, closes });
  // News has no close of its own; a vacancy has.
  const deadline = news.length > 0 && closes !== 'surely' ? null : read;
  return {
    ...byRules,
    summary: text.slice(0, summaryKept),
    language,
    deadlineAt: deadline?.at ?? null,
    deadlineZone: deadline?.zone ?? null,
    deadlineHasTime: deadline?.hasTime ?? false,
    deadlineText: deadline?.text ?? null,
    deadlineConfidence: deadline?.confidence ?? null,
    countries,
    because: {
      ...because,
      countries: Object.fromEntries(countries.map((code) => [code, [places.get(code) ?? '']])),
      language: language ? { [language]: languageWords(whole, language) } : {},
      ...(news.length > 0 && { news: { yes: news.slice(0, mostWords) } }),
    },
  };
}
