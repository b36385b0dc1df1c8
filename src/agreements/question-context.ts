/** A question that leans on the one before it. */
import type { Filters } from './filters.ts';
import { leavingOut, place } from './patterns.ts';

/** It says itself of which date it speaks, or who signed. */
const dated = /\b(venc|venz|expir|caduc|termin|firm|suscri|sign|inici|empi|start|vigen|force|alcald|mayor|gobierno)/;
const period =
  /^(?:en|de|del|desde|hasta|entre|antes|despues|durante|para|a partir|in|from|since|until|between|before|after|by|during|el|la|los|las|the|este|esta|this|proxim|ultim|next|last|(?:19|20)\d\d)/;

/** "En Italia?", "cuántas en Oceanía", "cuáles son de salud", "con universidades": where, with whom or on what, and no more. */
const nameAlone = (() => {
  const opening =
    '(?:,|no|mejor|mas bien|perdon|digo|sorry|rather|i mean|y|and|cuant[oa]s|how many|los|las|the ones|(?:cual(?:es)?|which|what)(?: ones?)?(?: (?:son|es|estan?|hay|are|is))*)';
  const by = '(?:en|in|con|with|de|del|from|sobre|about|on)';
  const name = `(?:${place}|(?:KIND|SECTOR|TOPIC)\\d+|ciudades|cities|paises|countries)`;
  return new RegExp(`^ (?:${opening} )*${by} (?:(?:${by}|el|la|los|las|the|y|e|o|and|or|,|${name}) )*$`);
})();

const takenAway = new RegExp(`^(?:${leavingOut}|sin|without) `);

/** "Dime cuáles son", "list them": those that were counted. */
export const asksWhich =
  /^(?:(?:y|and|ok|dime|digame|muestr\w+|dame|deme|list|show|tell|give|me|nos|us|por favor|please) )*(?:cuales son|(?:list|muestr|muestram|dim|digam|dam)[ae]?l[oa]s|(?:which|what) (?:ones )?are (?:they|those)|which ones|them)(?: (?:por favor|please))?$/;

/** `sentence`: marked, whole; `nouns`: it names agreements; `explicit`: it asks for a field, a count or a group. */
type Asking = {
  plain: string;
  sentence: string;
  nouns: boolean;
  explicit: boolean;
  filters: Filters;
  coded: boolean;
};

/** Does it lean on the question before it? */
export function leansOn({ plain, sentence, nouns, explicit, filters, coded }: Asking): boolean {
  if (coded) return false;
  const said = plain.replace(
    /^(?:(?:y|e|and|pero|but|entonces|ahora|now|ok|bueno|listo|favor|por|please|dejame|dejeme|deja|deje|dame|deme|muestra\w*|muestre\w*|quiero|filtr\w+|keep|show|give|leave|me|us|limit\w*|narrow\w*|it|down|to) )+/,
    '',
  );
  const opens = /^(?:y|e|and|pero|entonces|ahora|ok|listo|what about|how about|que tal|que hay de|also|tambien)\b/.test(
    plain,
  );
  const ownClause =
    nouns &&
    /\b(que|cuales|cual|hay|tenemos|existen?|which|what|do we|are there|is there|lista\w*|show|cuantos|how many|quien|who|cuando|when|muestre\w*|muestra\w*)\b/.test(
      plain.replace(/^(y|e|and|what about|how about|que tal|que hay de) /, ''),
    );
  if (opens && !ownClause) return true;
  if (
    /^(?:solo|solamente|unicamente|only|just|nomas)\b/.test(said) &&
    !(nouns && /\b(con|with|de|en|in)\b/.test(plain))
  )
    return true;
  if (
    !nouns &&
    /^(?:(?:and|y|so) )?(?:which|what|how many) (?:one|ones)\b|^(?:cuales|cuantos) de (?:ellos|ellas|esos|esas)\b|^(?:which|how many) of (?:them|those|these)\b/.test(
      plain,
    ) &&
    !filters.places
  )
    return true;
  if (nameAlone.test(sentence) || asksWhich.test(plain)) return true;
  // "¿Cuál vence primero?", "los primeros dos": of those; with a condition of its own ("de los vigentes"), of all.
  const ordersOnly = filters.sort && Object.keys(filters).every((key) => /^(?:sort|limit|dates)$/.test(key));
  if (
    !nouns &&
    ordersOnly &&
    /^(?:y )?(?:cual|cuales|which|por|by|el|la|los|las|the|(?:orden|sort|order)\w*)\b/.test(said)
  )
    return true;
  // "Quitando a Telefónica", "sin España": taken from what was before. "Cuáles siguen vigentes": of those.
  if (
    !nouns &&
    (takenAway.test(said) ||
      /^(?:cuales|cuantos|cuantas|cual|which|how many)(?: \S+)? (?:siguen?|quedan?|continuan?|still|aun|todavia)\b/.test(
        said,
      ))
  )
    return true;
  if (
    /\b(de|entre|of|from|among) (esos|estos|ellos|esas|estas|ellas|aquellos|those(?! (?:with|in|from|of|signed))|them|these)\b|\b(esos|those(?! (?:with|in|from|of|signed))|them|el mismo|ese|ese mismo|estos|ellos)\b/.test(
      plain,
    ) &&
    !filters.places
  )
    return true;
  if (nouns) return false;
  // "En 2026", "antes de que acabe el año": another period than the one before, which may be of other things.
  if (filters.dates && Object.keys(filters).length === 1 && !dated.test(plain) && period.test(said)) return true;
  const own = filters.places || filters.partners || filters.numbers;
  if (explicit && !own) return true;
  // "los vigentes", "las vencidas": an adjective alone. "Los que firmó Petro" stands by itself.
  const adjective = filters.statuses || filters.types || filters.renewals || filters.not;
  return Boolean(
    adjective &&
      !own &&
      !filters.dates &&
      !filters.sort &&
      plain.split(' ').length <= (/^(?:los|las|the) /.test(plain) ? 4 : 2),
  );
}

/** "La de España", said of "¿Barcelona de España o de Venezuela?": the filters before, with that one. Else null. */
export function narrowed(before: Filters, now: Filters): Filters | null {
  const [city, ...others] = before.places ?? [];
  const [country] = now.places ?? [];
  if (city?.kind !== 'city' || others.length > 0 || country?.kind !== 'country' || Object.keys(now).length > 1)
    return null;
  const options = city.options.filter((option) => option.country === country.code);
  return options.length > 0 && options.length < city.options.length
    ? { ...before, places: [{ ...city, options }] }
    : null;
}

/** The question before, with what this one says in its place. */
export function mergeFilters(before: Filters, now: Filters, asksOfThem: boolean): Filters {
  const kept: Filters = { ...before };
  if (now.places || now.partners) {
    for (const key of ['places', 'partners', 'anyWho', 'allPlaces', 'codes', 'numbers'] as const) delete kept[key];
  }
  if (now.sectors || now.topics) {
    for (const key of ['sectors', 'topics', 'allSectors', 'words'] as const) delete kept[key];
  }
  if (now.statuses || now.renewals) delete kept.anyStanding;
  if (!asksOfThem || now.places || now.sort) {
    delete kept.limit;
    delete kept.sort;
  }
  const dates = now.dates
    ? [...(before.dates ?? []).filter((date) => !now.dates?.some((one) => one.field === date.field)), ...now.dates]
    : before.dates;
  const not: Record<string, readonly unknown[]> = { ...before.not };
  for (const [key, out] of Object.entries(now.not ?? {})) not[key] = [...(not[key] ?? []), ...out];
  // "Los que no son universidades" after universities: wanted no more.
  for (const key of ['types', 'partnerKinds', 'statuses', 'renewals'] as const) {
    const out: readonly string[] = now.not?.[key] ?? [];
    if (kept[key]?.every((one) => out.includes(one))) delete kept[key];
  }
  return { ...kept, ...now, ...(dates ? { dates } : {}), ...(Object.keys(not).length > 0 ? { not } : {}) };
}
