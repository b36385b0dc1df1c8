/** All the ways an organisation or a body of the district is called, drawn from its name. Pure. */
import { organizationFamilies, organizationNames } from './lexicon/organizations.ts';
import { sectorWords } from './lexicon/topics.ts';
import { nameKey } from './words.ts';

/** Small words inside names, which nobody keeps apart: "Secretaría (Distrital) de Ambiente". */
const linking = new Set('de del la las los el y e en para the of and for a o da do d di'.split(' '));

/** The words of each sector, folded. */
const sayings: readonly (readonly string[])[] = Object.values(sectorWords).map((words) =>
  words.split(',').map(nameKey),
);

const organizations: readonly (readonly string[])[] = organizationNames
  .trim()
  .split('\n')
  .map((line) => line.split(',').map(nameKey));

const families = new Set(organizationFamilies.flatMap(({ called }) => called.split(', ')));

// "ONU Mujeres" is not the whole of the ONU.
const isKnown = (alias: string): boolean =>
  !families.has(alias) && organizations.some((names) => names.includes(alias));

/** What a name of several words is called for short without saying so, folded: "KfW Entwicklungsbank", "Fundación WWF". */
export const acronymsIn = (name: string): string[] =>
  /\p{Ll}{3}/u.test(name)
    ? (name.match(/(?<!\p{L})\p{Lu}\p{L}*\p{Lu}\p{L}*(?!\p{L})/gu) ?? [])
        .map(nameKey)
        .filter((one) => !legalForm.test(one))
    : [];

const legalForm = /^(?:sa|sas|esp|spa|llc|inc|ltd|plc|gmbh|ag|bv|dc|ii|iii|iv)$/;

/** All the ways to name an organisation, folded: whole, without what stands in brackets, its parts, its acronym. */
export function organizationAliases(name: string, acronym: string | null): string[] {
  const parts = [
    name,
    name.replace(/\([^)]*\)/g, ' '),
    ...name.split(/\s[/–—-]\s|\//).map((part) => part.replace(/\([^)]*\)/g, ' ')),
  ];
  const acronyms = [
    ...(acronym ? [acronym] : []),
    ...[...name.matchAll(/\(([^)]{2,20})\)/g)].map((match) => match[1] ?? ''),
  ];
  const own = [...[...parts, ...acronyms].map(nameKey), ...acronymsIn(name).filter(isKnown)].filter(
    (alias) => alias.length > 1,
  );
  const equal = organizations.filter((names) => names.some((known) => own.includes(known))).flat();
  return [...new Set([...own, ...equal])];
}

/** Beginnings of a long name that are said for the whole: two words or more, not ending in a small word. */
export function beginnings(alias: string): string[] {
  const words = alias.split(' ');
  const found: string[] = [];
  for (let length = 2; length < words.length; length += 1) {
    const start = words.slice(0, length);
    if (!linking.has(start.at(-1) ?? '') && start.filter((word) => !linking.has(word)).length >= 2)
      found.push(start.join(' '));
  }
  return found;
}

const ownBefore =
  '(?:universidad|university|universite|universita|fundacion|foundation|fondation|banco|institute|de colombia|colombia|latinoamerica|latin america|latam|internacional|international|group|systems|inc|ltd|corp|corporation|gmbh|s a|sa|sas)';
const ownAfter =
  /^(?:universidad|university|universite|universita|fundacion|foundation|fondation|banco|institute) (?:(?:de|del|of|the|la|el|los|las) )*(.+)$/;
const ownPattern = new RegExp(`^(.+?) ${ownBefore}$`);

/** "Universidad de Harvard" and "Harvard University" are also "Harvard", "Scania Latin America" is "Scania"; else null. */
export function ownName(alias: string): string | null {
  const own = ownAfter.exec(alias)?.[1] ?? ownPattern.exec(alias)?.[1] ?? null;
  return own !== null && own.length > 3 && own.split(' ').length <= 2 ? own : null;
}

/** "Universidad Nacional de Colombia" is "la nacional" to everybody here. */
export function shortUniversity(alias: string): string | null {
  const first = /^universidad (?!de |del |the )(\p{L}{4,})/u.exec(alias)?.[1];
  return first ? `la ${first}` : null;
}

/** "Secretaría Distrital de Movilidad" is also "secretaría de transporte" and "mobility department": words of its sector. */
function secretariatNames(alias: string): string[] {
  const about = /^secretaria (?:distrital )?(?:de la |de |del )(.+)$/.exec(alias)?.[1];
  const said = sayings.find((words) => about !== undefined && words.includes(about)) ?? [];
  return said.flatMap((word) => {
    const english = ['secretariat', 'secretary', 'department', 'office'];
    return [`secretaria de ${word}`, ...english.flatMap((office) => [`${word} ${office}`, `${office} of ${word}`])];
  });
}

/** "Secretaría Distrital de Ambiente" is also "secretaría de ambiente". */
export function entityAliases(name: string, acronym: string | null): string[] {
  const plain = organizationAliases(name, acronym);
  const short = plain.map((alias) =>
    alias
      .replace(/ (distrital|distritales)\b/g, '')
      .replace(/ (de la alcaldia mayor )?de bogota( d c| dc)?$| del distrito$/g, '')
      .trim(),
  );
  const bare = short.map((alias) => alias.replace(/ (de la|del) /g, ' de '));
  // A body called by one word and an article: "los bomberos".
  const called = plain.some((alias) => /\bbomberos\b/.test(alias)) ? ['los bomberos', 'cuerpo de bomberos'] : [];
  const names = [...plain, ...short, ...bare, ...called];
  return [...new Set([...names, ...names.flatMap(secretariatNames)])].filter((alias) => alias.length > 1);
}

/** "Dirección Distrital de Relaciones Internacionales" -> ddri; null when too short to be said. */
export function initialsOf(name: string): string | null {
  const words = nameKey(name.replace(/\([^)]*\)/g, ' '))
    .split(' ')
    .filter((word) => !linking.has(word));
  return words.length >= 3 && words.length <= 6 ? words.map((word) => word.charAt(0)).join('') : null;
}
