/** Everything that is seen in a text before any date is judged; built once, so that the whole stays linear. Pure. */
import {
  findAddresses,
  findSenses,
  firstFrom,
  type Senses,
  type Span,
  splitUnits,
  type Unit,
} from './deadline-context.ts';
import { findDates, type Month, type PrintedDate } from './deadline-dates.ts';
import { findTimes, findZones, type PrintedTime, type PrintedZone } from './deadline-times.ts';
import { type Token, tokenize } from './words.ts';

export type Reading = {
  text: string;
  tokens: readonly Token[];
  units: readonly Unit[];
  senses: Senses;
  dates: readonly PrintedDate[];
  times: readonly PrintedTime[];
  zones: readonly PrintedZone[];
  /** Tokens that belong to a time or a zone. */
  clockTokens: ReadonlySet<number>;
  /** Tokens that belong to a date. */
  dateTokens: ReadonlySet<number>;
  /** For each date, the index of its unit. */
  unitOfDate: readonly number[];
  /** Units that hold a date. */
  datedUnits: ReadonlySet<number>;
  /** For each unit, the first of its table: of the lines with cells just before it. */
  tableFrom: readonly number[];
};

function tokensOf(spans: readonly Span[]): Set<number> {
  const tokens = new Set<number>();
  for (const { from, to } of spans) for (let at = from; at < to; at += 1) tokens.add(at);
  return tokens;
}

export function readText(text: string, present: Month | null = null): Reading {
  const tokens = tokenize(text);
  const units = splitUnits(text, tokens);
  const zones = findZones(text, tokens);
  const times = findTimes(tokens, zones);
  const clockTokens = tokensOf([...zones, ...times]);
  const addresses = findAddresses(text, tokens);
  const dates = findDates(text, tokens, (at) => clockTokens.has(at) || addresses.has(at), present);
  const unitOfDate = dates.map(({ from }) => unitAt(units, from));
  return {
    text,
    tokens,
    units,
    senses: findSenses(tokens, (at) => addresses.has(at)),
    dates,
    times,
    zones,
    clockTokens,
    dateTokens: tokensOf(dates),
    unitOfDate,
    datedUnits: new Set(unitOfDate),
    tableFrom: tablesOf(units),
  };
}

function tablesOf(units: readonly Unit[]): number[] {
  const from: number[] = [];
  for (const [index, { line }] of units.entries()) {
    const above = units[index - 1];
    const joins = above !== undefined && (above.line === line || (above.line === line - 1 && above.column > 0));
    from.push(joins ? (from[index - 1] ?? index) : index);
  }
  return from;
}

/** Index of the unit that holds the token. */
export function unitAt(units: readonly Unit[], token: number): number {
  const after = firstFrom(units, token);
  return units[after]?.from === token ? after : after - 1;
}

/** Longest sentence kept, in characters; a longer one is cut around its date. */
const longestSentence = 1500;

/** The words from one token to another as printed, on one line. */
export function printedText({ text, tokens }: Reading, from: number, to: number, around: number): string {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  const middle = tokens[around]?.start ?? start;
  const long = end - start > longestSentence;
  const cut = text.slice(
    long ? Math.max(start, middle - longestSentence / 2) : start,
    long ? Math.min(end, middle + longestSentence / 2) : end,
  );
  return cut.replace(/\s+/g, ' ').trim();
}
