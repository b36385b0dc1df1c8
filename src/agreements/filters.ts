/** What was understood of a question: conditions that the registry can answer. Plain data, kept as JSON. */
import type { Area, CityOption } from './gazetteer.ts';
import type { AgreementType, PartnerKind, Renewal, Status } from './values.ts';

/** Days "YYYY-MM-DD", both included; null is open. */
export type DayRange = { from: string | null; to: string | null };

export type Place =
  | { kind: 'country'; code: string }
  | { kind: 'region'; es: string; en: string; countries: readonly string[] }
  | { kind: 'city'; name: string; options: readonly CityOption[]; area?: Area };

export type Named = { name: string; ids: readonly string[] };
/** `said`: the topic as the person wrote it; `sector`: asked for where no text speaks of it, '' for a subject that is nobody's. */
export type Topic = { name: string; said?: string; sector: string; phrases: readonly string[] };
export type DateField = 'signed' | 'expires' | 'starts' | 'active';
export type DateCondition = { field: DateField; ranges: readonly DayRange[] };

/** Conditions of one kind are alternatives; kinds are joined by "and". */
export type Conditions = {
  types?: readonly AgreementType[];
  places?: readonly Place[];
  partners?: readonly Named[];
  partnerKinds?: readonly PartnerKind[];
  entities?: readonly Named[];
  /** Sectors and topics are one kind: "salud y bicis" is either. */
  sectors?: readonly string[];
  topics?: readonly Topic[];
  statuses?: readonly Status[];
  renewals?: readonly Renewal[];
};

export type Filters = Conditions & {
  dates?: readonly DateCondition[];
  /** true: without an expiry; false: with one. */
  openEnded?: boolean;
  unsigned?: true;
  missing?: readonly ('document' | 'responsible')[];
  withDocument?: true;
  /** A number of days, or whether there is a notice at all. */
  noticeDays?: number | boolean;
  /** true: "convenio marco"; false: those under one. */
  framework?: boolean;
  numbers?: readonly { value: number; year: number | null }[];
  codes?: readonly string[];
  /** Words for the full text: each entry is needed, its alternatives are as good. */
  words?: readonly (readonly string[])[];
  /** `kindsIn`: these kinds of partner in these places alone, as "ciudades de España". */
  not?: Conditions & {
    dates?: readonly DateCondition[];
    kindsIn?: readonly Pick<Conditions, 'partnerKinds' | 'places'>[];
  };
  /** A partner or a place ("la AFD y Quito"); without places, a partner or a kind of partner. */
  anyWho?: true;
  /** A state or a renewal: "en renovación o con renovación tácita". */
  anyStanding?: true;
  /** All of the places are parties of the same agreement, not any: "tripartito con Bilbao y Bolonia". */
  allPlaces?: true;
  /** All of the sectors and topics, not any. */
  allSectors?: true;
  sort?: { by: 'signed' | 'expires'; descending: boolean };
  limit?: number;
};

/** The kinds of conditions a person may take away one by one. */
export const filterKeys = [
  'types',
  'places',
  'partners',
  'partnerKinds',
  'entities',
  'sectors',
  'topics',
  'statuses',
  'renewals',
  'dates',
  'openEnded',
  'unsigned',
  'missing',
  'withDocument',
  'noticeDays',
  'framework',
  'numbers',
  'codes',
  'words',
  'not',
  'limit',
] as const satisfies readonly (keyof Filters)[];

export type FilterKey = (typeof filterKeys)[number];

export function isEmpty(filters: Filters): boolean {
  return filterKeys.every((key) => filters[key] === undefined);
}
