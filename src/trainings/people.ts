/** Whom a coordinator names in words: entities by name or acronym, members by e-mail or name. Pure. */
import { foldText } from '../form.ts';

/** What was found, in its order and once each, and the words that mean nothing, or more than one. */
export type Named = { ids: string[]; unknown: string[]; several: string[] };

type Candidate = { id: string; names: readonly string[] };

const parts = (typed: string): string[] =>
  typed
    .split(/[;,\n]|\s+(?:y|and)\s+/)
    .map((part) => part.trim().replace(/^(?:y|and|a)\s+/i, ''))
    .filter((part) => part !== '');

function findNamed(typed: readonly string[], candidates: readonly Candidate[]): Named {
  const named: Named = { ids: [], unknown: [], several: [] };
  for (const part of typed) {
    const said = foldText(part);
    const whole = candidates.filter(({ names }) => names.some((name) => foldText(name) === said));
    // "Ana Muñoz" is who has all of these words in one of their names.
    const some = candidates.filter(({ names }) =>
      names.some((name) =>
        said.split(' ').every((word) =>
          foldText(name)
            .split(/[\s,]+/)
            .includes(word),
        ),
      ),
    );
    const [only, ...more] = whole.length > 0 ? whole : some;
    if (!only) named.unknown.push(part);
    else if (more.length > 0) named.several.push(part);
    else named.ids.push(only.id);
  }
  return { ...named, ids: [...new Set(named.ids)] };
}

export const readPeople = (typed: string, members: readonly { id: string; email: string; name: string }[]): Named =>
  findNamed(
    parts(typed),
    members.map(({ id, email, name }) => ({ id, names: [email, name] })),
  );

/** Parted by ";" and by lines only: some entities have a comma, or an "y", in their name. */
export function readEntities(
  typed: string,
  entities: readonly { id: string; name: string; acronym: string | null }[],
): Named {
  const candidates = entities.map(({ id, name, acronym }) => ({ id, names: acronym ? [name, acronym] : [name] }));
  const lines = typed.split(/[;\n]/).map((part) => part.trim());
  return findNamed(
    lines.filter((part) => part !== ''),
    candidates,
  );
}
