/** One agreement in words: in a sentence, in a line of a list, one thing about it. Pure. */
import type { Locale } from '../app.ts';
import type { FieldName } from './patterns.ts';
import { cityName, countryName } from './places.ts';
import type { WholeAgreement } from './queries.ts';
import { dayOf, lastNoticeDay, type Term } from './rules.ts';
import type { Found } from './search/queries.ts';
import { type Ending, sentences } from './sentence-text.ts';
import { agreementWords, sayDay, sayList } from './text.ts';
import { renewalNames, statusNames, typeNames } from './values.ts';
import { nameKey } from './words.ts';

/** `sectors`: sector id -> name. */
type FieldParts = { locale: Locale; today: string; sectors: ReadonlyMap<string, string> };

export const termOf = (row: WholeAgreement): Term => ({
  stage: row.stage,
  signedOn: dayOf(row.signedOn),
  startsOn: dayOf(row.startsOn),
  expiresOn: dayOf(row.expiresOn),
  renewal: row.renewal,
  noticeDays: row.noticeDays,
  leadDays: row.leadDays,
});

/** How it ends, as a sentence needs it. */
export function endingOf(found: Pick<Found, 'status' | 'expiresOn' | 'runsUntil'>, locale: Locale): Ending {
  return {
    status: found.status,
    on: found.runsUntil ? sayDay(found.runsUntil, locale) : null,
    renewed: found.runsUntil !== found.expiresOn,
  };
}

/** With whom: cities by their own names, everybody else by theirs. */
const partnerOf = ({ cities, partner }: Found, locale: Locale): string =>
  sayList(
    cities.length > 0 ? cities.map(({ name, country }) => cityName(name, country, locale)) : partner.split('; '),
    locale,
  );

/** "un memorando vigente con Seúl, hasta el 1 de marzo de 2027". */
export const sayOne = (found: Found, locale: Locale): string =>
  sentences[locale].one(typeNames[found.type][locale], partnerOf(found, locale), endingOf(found, locale));

/** "El convenio «Telemedicina con Mumbai» (K19)"; a title that says what it is needs no quotes: "El convenio con Nairobi (K39)". */
export function nameOf(found: Pick<Found, 'title' | 'code' | 'type'>, locale: Locale): string {
  const { the, quoted } = agreementWords[locale];
  const noun = typeNames[found.type][locale];
  const says = nameKey(found.title).startsWith(nameKey(noun));
  const title = says ? found.title.charAt(0).toLowerCase() + found.title.slice(1) : `${noun} ${quoted(found.title)}`;
  return `${the(title)} (${found.code})`;
}

/** One line of a list. */
export function sayLine(found: Found, locale: Locale): string {
  const [country] = found.countries;
  const where = partnerOf(found, locale) + (country ? ` (${countryName(country, locale)})` : '');
  const end = sentences[locale].lineEnd(endingOf(found, locale));
  return [found.code, found.title, where, statusNames[found.status][locale], end]
    .filter((part) => part !== '')
    .join(' · ');
}

/** One thing about an agreement: a sentence for its days and its state, else "Convenio con Nairobi (K39). Objeto: …". */
export function sayField(row: WholeAgreement, found: Found, field: FieldName, parts: FieldParts): string {
  const { locale } = parts;
  const say = sentences[locale];
  const name = nameOf(found, locale);
  if (field === 'expiresOn') return `${name} ${say.ends(endingOf(found, locale))}.`;
  if (field === 'status') return `${name} ${say.is(typeNames[found.type][locale], endingOf(found, locale))}.`;
  if (field === 'signedOn' && found.signedOn)
    return `${name} ${say.signed(found.signedOn, sayDay(found.signedOn, locale))}.`;
  const label = agreementWords[locale].fieldNames[field];
  const value = field === 'signedOn' ? agreementWords[locale].unknownValue : fieldValue(row, found, field, parts);
  return `${row.title} (${row.code}). ${label.charAt(0).toUpperCase()}${label.slice(1)}: ${value.replace(/\.$/, '')}.`;
}

type ValueName = Exclude<FieldName, 'expiresOn' | 'status' | 'signedOn'>;

function fieldValue(row: WholeAgreement, found: Found, field: ValueName, parts: FieldParts): string {
  const { locale, today, sectors } = parts;
  const words = agreementWords[locale];
  const term = termOf(row);
  const day = (date: Date | null) => (date ? sayDay(dayOf(date) ?? '', locale) : words.unknownValue);
  switch (field) {
    case 'startsOn':
      return day(row.startsOn ?? row.signedOn);
    case 'responsible':
    case 'entity':
      return [row.responsible?.name, row.entity?.name].filter(Boolean).join(', ') || words.unknownValue;
    case 'object':
      return row.object || words.unknownValue;
    case 'number':
      return [row.number, row.code].filter(Boolean).join(' · ');
    case 'renewal':
      return renewalNames[row.renewal][locale];
    case 'noticeDays': {
      if (row.noticeDays === null) return words.unknownValue;
      const last = lastNoticeDay(term, today);
      return words.days(row.noticeDays) + (last ? words.noticeUntil(sayDay(last, locale)) : '');
    }
    case 'sectors':
      return row.sectors.map((sector) => sectors.get(sector) ?? sector).join(', ') || words.unknownValue;
    case 'partner':
      return found.partner || words.unknownValue;
    case 'type':
      return typeNames[row.type][locale];
    case 'source':
      return row.sources.join('; ') || words.unknownValue;
  }
}
