/** What an item says about its call, as the store keeps it. */
import type { RuleRow } from './classify.ts';
import { classify } from './classify.ts';
import { findDeadline } from './deadline.ts';
import type { ParsedFeed, ParsedItem } from './feed.ts';

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
};

type FeedHints = { language: string | null; sectors: readonly string[] };

/** A call's summary is kept up to here; the rest is at the source, one button away. */
const summaryKept = 4000;

/** Reads deadline, sectors, modality and eligibility by rules; a feed known to be of one sector adds it. */
export function understand(
  rules: readonly RuleRow[],
  item: ParsedItem,
  feed: FeedHints,
  parsed: Pick<ParsedFeed, 'language'>,
): Understood {
  const language = item.language ?? parsed.language ?? feed.language;
  const { title, text, html, publishedAt, categories } = item;
  const deadline = findDeadline({ title, text, html, language, publishedAt });
  const found = classify(rules, { title, text, categories, language });
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
  };
}
