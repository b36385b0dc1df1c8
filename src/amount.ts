/** Sums of money and dated steps as people write them: "80 mil euros", "$ 200.000.000", "Firmar el memorando, 15/12/2026". */
import { monthNames } from './time.ts';

const currencyWords: readonly [RegExp, string][] = [
  [/us\$|u\$s|\busd\b|\bd[oó]lar(es)?\b|\bdollars?\b/i, 'USD'],
  [/€|\beur\b|\beuros?\b/i, 'EUR'],
  [/£|\bgbp\b|\blibras?\b|\bpounds?\b/i, 'GBP'],
  [/\bcop\b|\bpesos?\b|\$/i, 'COP'],
];

const scales: readonly [RegExp, number][] = [
  [/\bmil\s+mill[oó]n(es)?\b|\bbillions?\b/i, 1e9],
  [/\bmill[oó]n(es)?\b|\bmillions?\b|\bmm\b|\d\s*m\b/i, 1e6],
  [/\bmil\b|\bthousand\b|\d\s*k\b/i, 1e3],
];

/** "1.200.000,50", "1,200,000.50", "1,5", without its sign: the last mark is the decimal one unless it cuts groups of three. */
export function readNumber(text: string): number | null {
  const found = /\d[\d.,'’ ]*/.exec(text)?.[0].replaceAll(/[ '’]/g, '').replace(/[.,]$/, '');
  if (!found) return null;
  const marks = found.replaceAll(/\d/g, '');
  const last = marks.at(-1);
  if (!last) return Number(found);
  const grouped = /^[1-9]\d{0,2}([.,]\d{3})+$/.test(found) && new Set(marks).size === 1;
  if (grouped) return Number(found.replaceAll(/[.,]/g, ''));
  const at = found.lastIndexOf(last);
  return Number(`${found.slice(0, at).replaceAll(/[.,]/g, '')}.${found.slice(at + 1)}`);
}

/** As `readNumber` reads it back: "10.487" would be ten thousand. */
export const printNumber = (number: number): string => String(number).replace(/^-?\d{1,3}\.\d{3}$/, '$&0');

/** "120000 EUR"; null when a number or a currency is missing. A bare "$" is Colombian pesos, as people mean it here. */
export function readAmount(text: string, currencies: readonly string[]): string | null {
  const code = currencies.find((one) => new RegExp(`\\b${one}\\b`, 'i').test(text));
  const currency = code ?? currencyWords.find(([pattern]) => pattern.test(text))?.[1];
  const number = readNumber(text);
  if (number === null || !Number.isFinite(number) || !currency || !currencies.includes(currency)) return null;
  if (/-\s*[$€\d]/.test(text)) return null;
  const scale = scales.find(([pattern]) => pattern.test(text))?.[1] ?? 1;
  return `${Math.round(number * scale * 100) / 100} ${currency}`;
}

export function splitAmount(value: string): { amount: number; currency: string } | null {
  const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? [];
  return amount && currency ? { amount: Number(amount), currency } : null;
}

const named = new RegExp(
  `\\b(\\d{1,2})\\s+(?:de\\s+)?(${monthNames.flat().join('|')})\\b(?:,?\\s+(?:del?\\s+)?(\\d{4})\\b)?`,
  'i',
);

function isoOf(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** The date of this year of `from`, or of the next one when it has passed then. */
function isoFrom(from: string, month: string, day: string): string | null {
  const [year = 0] = from.split('-').map(Number);
  const iso = isoOf(String(year), month, day);
  return iso && iso >= from ? iso : isoOf(String(year + 1), month, day);
}

/**
 * The first date in the text and where it stands: "2026-12-15", "15/12/2026" (day first), "15 de diciembre de 2026".
 * Without its year ("15 de enero", "15/1") it is the first one from the day `from` (ISO) on, and none without `from`.
 */
export function findDate(text: string, from?: string): { iso: string; found: string } | null {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(text);
  if (iso) return dated(isoOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? ''), iso[0]);
  const slashed = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text);
  if (slashed) return dated(isoOf(slashed[3] ?? '', slashed[2] ?? '', slashed[1] ?? ''), slashed[0]);
  const words = named.exec(text);
  if (words && (words[3] || from)) {
    const month = String(monthNames.findIndex((names) => names.includes((words[2] ?? '').toLowerCase())) + 1);
    const day = words[1] ?? '';
    return dated(words[3] ? isoOf(words[3], month, day) : isoFrom(from ?? '', month, day), words[0]);
  }
  const short = from ? /\b(\d{1,2})\/(\d{1,2})\b(?!\/)/.exec(text) : null;
  return from && short ? dated(isoFrom(from, short[2] ?? '', short[1] ?? ''), short[0]) : null;
}

const dated = (iso: string | null, found: string) => (iso ? { iso, found } : null);

/** "2026-12-15 Firmar el memorando" of one line; null when the date or the rest is missing. `from`: see `findDate`. */
export function readDatedLine(line: string, from?: string): string | null {
  const date = findDate(line, from);
  if (!date) return null;
  const what = line
    .replace(date.found, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^[\s\-–—:,.•*()]+/, '')
    .replace(
      /[\s\-–—:,.(]*(?:\b(?:para|antes|a más tardar|hasta|by|on|before)\b)?\s*(?:\b(?:el|del|de|the)\b)?[\s\-–—:,.()]*$/i,
      '',
    );
  return what === '' ? null : `${date.iso} ${what}`;
}
