/// <reference lib="esnext.intl" />
/** Which zone a place's name means: those of the hand-made table, countries with one zone, cities that name one. Pure. */

import { countryNames } from './countries.ts';
import { zonePlaces } from './deadline-zones.ts';
import { compilePhrases, fold, type PhraseTable } from './words.ts';

/** `byHand`: known well enough to be read as a zone when it stands alone in brackets. */
type ZonePlace = { zone: string; byHand: boolean };

let table: PhraseTable<ZonePlace> | null = null;

/** Source of countries and cities: the IANA database, as the runtime has it. Built at first use. */
export function zonePlacesTable(): PhraseTable<ZonePlace> {
  if (table) return table;
  const known = new Map<string, readonly [string, ZonePlace]>();
  const add = (name: string, zone: string, byHand: boolean) => {
    const key = fold(name);
    if (!known.has(key)) known.set(key, [name, { zone, byHand }]);
  };
  for (const [zone, names] of zonePlaces) for (const name of names) add(name, zone, true);
  for (const [name, code] of countryNames()) {
    const zones = new Intl.Locale('und', { region: code }).getTimeZones?.() ?? [];
    if (zones.length === 1 && zones[0]) add(name, zones[0], false);
  }
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = zone.split('/').at(-1) ?? '';
    if (city.length > 3) add(city.replaceAll('_', ' '), zone, false);
  }
  table = compilePhrases(known.values());
  return table;
}
