/** What an item says about its call, as the store keeps it. */

import type { ParsedFeed, ParsedItem } from '../reading/feed.ts';
import type { RuleRow } from './classify.ts';
import { classify } from './classify.ts';
import { findDeadline } from './deadline.ts';
import { detectLanguage, findAmount, findCountries } from './facts.ts';

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
};

type FeedHints = { language: string | null; sectors: readonly string[]; funder?: string | null };

/** A call's summary is kept up to here; the rest is at the source, one button away. */
const summaryKept = 4000;

/** A list of every country in the world says nothing about where. */
const mostCountries = 60;

/** The one name of a funder that goes by several: "Inter-American Development Bank" is BID. */
function funderName(rules: readonly RuleRow[], name: string): string {
  const found = classify(rules, { title: name, text: '', categories: [], language: null }).funder;
  return found?.value ?? name;
}

/** Reads deadline, sectors, modality and eligibility by rules; a feed known to be of one sector adds it. */
export function understand(
  rules: readonly RuleRow[],
  item: ParsedItem,
  feed: FeedHints,
  parsed: Pick<ParsedFeed, 'language'>,
): Understood {
  const { title, text, html, publishedAt, categories } = item;
  const language = item.language ?? parsed.language ?? feed.language ?? detectLanguage(`${title}. ${text}`);
  const deadline = findDeadline({ title, text, html, language, publishedAt });
  const found = classify(rules, { title, text, categories, language });
  const amount = findAmount(`${title}. ${text}`);
  return {
    summary: text.slice(0, summaryKept),
    language,
    deadlineAt: deadline?.at ?? null,
    deadlineZone: deadline?.zone ?? null,
    deadlineHasTime: deadline?.hasTime ?? false,
    deadlineText: deadline?.text ?? null,
    deadlineConfidence: deadline?.confidence ?? null,
    modality: found.modality?.value ?? null,
    sectors: [...new Set([...found.sectors.map((sector) => sector.value), ...feed.sectors])],
    eligibility: found.eligibility?.value ?? null,
    amount: amount?.value ?? null,
    currency: amount?.currency ?? null,
    countries: findCountries(`${title}. ${text}`).slice(0, mostCountries),
    // A source of its own funder says who pays; an aggregator's text names them.
    funder: feed.funder ? funderName(rules, feed.funder) : (found.funder?.value ?? null),
  };
}
