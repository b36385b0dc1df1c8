/** The words by which people name sectors, modalities, places and funders, found in a sentence. Pure. */
import { distance } from 'fastest-levenshtein';
import { typosAllowed } from '../../typos.ts';
import { modalities, sayModality } from '../text.ts';
import { countriesTable } from '../understanding/countries.ts';
import { regions } from '../understanding/places.ts';
import type { RuleRow } from '../understanding/rule-words.ts';
import { compilePhrases, findPhrases, fold, type PhraseTable, type Token, tokenize } from '../understanding/words.ts';
import type { ListName } from './conditions.ts';

export type SectorName = { id: string; name: string; nameEn: string };
/** What words can name: the rules, the sectors, and the funders that are known from calls and feeds. */
export type Vocabulary = {
  rules: readonly RuleRow[];
  sectors: readonly SectorName[];
  funders: readonly string[];
};

/** `soft`: names a sector only when nothing else in the sentence does. */
type Meaning = { list: ListName; value: string; soft?: true };
/** Tokens `from` (included) to `to` (excluded) name this. */
export type Named = Meaning & { from: number; to: number };

/** First words of sectors that mean nothing alone: "Gestión Pública", "Integración Social". */
const vague = /^(gestion|public|legal|economic|social|desarrollo|integracion)$/;

function* sectorPhrases({ id, name, nameEn }: SectorName): Generator<readonly [string, Meaning]> {
  const meaning: Meaning = { list: 'sectors', value: id };
  for (const each of [name, nameEn]) {
    yield [each, meaning];
    const [first, second] = tokenize(each).filter(({ kind }) => kind === 'word');
    if (!first) continue;
    if (!vague.test(first.key)) yield [first.key, meaning];
    else if (second) yield [`${first.key} ${second.key}`, meaning];
  }
}

const ruleKinds: Record<string, Pick<Meaning, 'list' | 'soft'>> = {
  sector: { list: 'sectors' },
  'sector-if-alone': { list: 'sectors', soft: true },
  modality: { list: 'modalities' },
  'modality-if-alone': { list: 'modalities' },
  funder: { list: 'funders' },
};

/** Of names of the same length the first wins. */
const order: readonly ListName[] = ['places', 'funders', 'modalities', 'sectors'];

/** The first word of a name that names by itself: "Bloomberg Philanthropies". */
const ownName = /^\p{Lu}[\p{L}-]{5,}$/u;
const generic =
  /^(?:banco|fondo|fondos|agencia|union|minist|funda|gobierno|gobern|programa|embajada|institut|universi|corpor|comis|consejo|centro|asocia|organiz|naciones|oficina|secretar|servicio|alianza|federa|academia|colegio|ciudad|alcald|varias|region|nacion|europ|americ|latin|african|asian|world|global|intern|iberoam|found|agency|fund|united|council|centre|center|national|federal|german|british|french|japan|korea|swiss|swed|norw|dutch|royal|public|ministry|office|society|network|associ|academy|city|cities|climate|green|health|children)/;

/** "Banco de Desarrollo (BDX)" goes by all of it, by its name and by its initials. */
function* namesOf(funder: string): Generator<string> {
  yield funder;
  const [, name, initials] = /^(\S+\s.*\S)\s*\(([^()]+)\)$/.exec(funder) ?? [];
  if (name) yield name;
  if (initials && /^\p{Lu}{2,}$/u.test(initials)) yield initials;
  const [first = ''] = funder.split(/\s/);
  if (first !== funder && ownName.test(first) && !generic.test(fold(first))) yield first;
}

function* phrasesOf({ rules, sectors, funders }: Vocabulary): Generator<readonly [string, Meaning]> {
  for (const sector of sectors) yield* sectorPhrases(sector);
  for (const value of modalities) {
    for (const locale of ['es', 'en'] as const) yield [sayModality(value, locale), { list: 'modalities', value }];
  }
  for (const { kind, value, words } of rules) {
    const meaning = ruleKinds[kind];
    if (!meaning) continue;
    for (const word of words) yield [word, { ...meaning, value }];
    if (kind === 'funder') yield [value, { list: 'funders', value }];
  }
  for (const [name, list, value] of everydayNames) yield [name, { list, value }];
  for (const value of funders) for (const name of namesOf(value)) yield [name, { list: 'funders', value }];
  for (const { id, words } of regions) {
    // "De la Unión Europea" is who pays; where is "de Europa".
    for (const word of words) if (!/unión|union/.test(word)) yield [word, { list: 'places', value: id }];
  }
}

/** What people say, and neither the rules nor the table of countries has. */
const everydayNames: readonly (readonly [name: string, ListName, value: string])[] = [
  ['corea', 'places', 'KR'],
  ['korea', 'places', 'KR'],
  ['escocia', 'places', 'GB'],
  ['holland', 'places', 'NL'],
  ['emiratos', 'places', 'AE'],
  ['ue', 'funders', 'Unión Europea'],
  ['eu', 'funders', 'Unión Europea'],
  ['idb', 'funders', 'BID'],
  ['no reembolsable*', 'modalities', 'grant'],
  ['reembolsable*', 'modalities', 'loan'],
];

const compiled = new WeakMap<Vocabulary, PhraseTable<Meaning>>();

function tableOf(vocabulary: Vocabulary): PhraseTable<Meaning> {
  const known = compiled.get(vocabulary);
  if (known) return known;
  const table = compilePhrases(phrasesOf(vocabulary));
  compiled.set(vocabulary, table);
  return table;
}

/** What the tokens name, the longest names first where they overlap, in the order of the sentence. */
export function findNames(vocabulary: Vocabulary, tokens: readonly Token[], taken: ReadonlySet<number>): Named[] {
  const found: Named[] = [
    ...findPhrases(tableOf(vocabulary), tokens).map(({ value, from, to }) => ({ ...value, from, to })),
    ...findPhrases(countriesTable(), tokens).map(({ value, from, to }) => {
      return { list: 'places' as const, value, from, to };
    }),
  ];
  const hits = found.toSorted(
    (a, b) =>
      b.to - b.from - (a.to - a.from) ||
      Number(a.soft ?? false) - Number(b.soft ?? false) ||
      order.indexOf(a.list) - order.indexOf(b.list),
  );
  const used = new Set(taken);
  const kept: Named[] = [];
  for (const hit of hits) {
    const span = Array.from({ length: hit.to - hit.from }, (_, index) => hit.from + index);
    const twin = kept.find(({ from, to, list }) => from === hit.from && to === hit.to && list === hit.list);
    if (twin ? twin.value === hit.value : span.some((at) => used.has(at))) continue;
    for (const at of span) used.add(at);
    kept.push(hit);
  }
  return kept.toSorted((a, b) => a.from - b.from);
}

/** The usual words, one each, that a small typo may hide: "educasion", "europpa". */
const plainWords: typeof everydayNames = [
  ['becas', 'modalities', 'scholarship'],
  ['creditos', 'modalities', 'loan'],
  ['prestamos', 'modalities', 'loan'],
  ['premios', 'modalities', 'award'],
  ['cursos', 'modalities', 'short-course'],
  ['voluntariado', 'modalities', 'volunteering'],
  ['intercambios', 'modalities', 'exchange'],
  ['subvenciones', 'modalities', 'grant'],
  ['scholarships', 'modalities', 'scholarship'],
  ['exchanges', 'modalities', 'exchange'],
  ['awards', 'modalities', 'award'],
  ['grants', 'modalities', 'grant'],
];

/** What a misspelt word means, when it can mean only one thing. */
export function guessName(vocabulary: Vocabulary, typed: string): Meaning | null {
  const allowed = typosAllowed(typed.length);
  if (allowed === 0) return null;
  const names: [string, Meaning][] = plainWords.map(([word, list, value]) => [word, { list, value }]);
  for (const sector of vocabulary.sectors) {
    for (const [phrase, meaning] of sectorPhrases(sector))
      if (!phrase.includes(' ')) names.push([fold(phrase), meaning]);
  }
  for (const { id, words } of regions) {
    for (const word of words) if (/^\p{L}+$/u.test(word)) names.push([fold(word), { list: 'places', value: id }]);
  }
  const near = names.filter(([name]) => name.length > 4 && distance(typed, name) <= allowed);
  const values = new Set(near.map(([, meaning]) => meaning.value));
  return values.size === 1 ? (near[0]?.[1] ?? null) : null;
}
