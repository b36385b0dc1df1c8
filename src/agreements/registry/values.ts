/** Values as the database and its history hold them, and how they read. */
import type { Locale } from '../../app.ts';
import { countryName } from '../places.ts';
import { sayDay } from '../text.ts';
import { partnerKindNames, renewalNames, statusNames, typeNames } from '../values.ts';

/** How a value of the history reads: codes of closed lists in words. */
export function changeText(field: string, value: string | null, locale: Locale): string | null {
  if (value === null) return null;
  const words: Record<string, Record<string, Record<Locale, string>>> = {
    type: typeNames,
    renewal: renewalNames,
    stage: statusNames,
    partnerKind: partnerKindNames,
  };
  if (field.endsWith('On') || field === 'signedUntil') return sayDay(value, locale);
  if (field === 'countries')
    return value
      .split('; ')
      .map((code) => countryName(code, locale))
      .join('; ');
  return words[field]?.[value]?.[locale] ?? value;
}

export const toDay = (text: string | null | undefined): Date | null => (text ? new Date(`${text}T00:00:00Z`) : null);

/** A value as the history keeps it: days as "YYYY-MM-DD", lists parted by "; ". */
export function plain(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return Array.isArray(value) ? value.join('; ') : String(value);
}
