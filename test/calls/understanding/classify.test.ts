import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/calls/understanding/classify.ts';
import type { RuleRow } from '../../../src/calls/understanding/rule-words.ts';
import { fold } from '../../../src/calls/understanding/words.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const rules = json('../../../prisma/starter/rules.json') as RuleRow[];
const sectorIds = new Set(
  (json('../../../prisma/starter/sectors.json') as { sectors: { id: string }[] }).sectors.map(({ id }) => id),
);

/** A facet that is absent is not judged; `modality: null` and `eligibility: null` mean "the source does not say". */
type Example = {
  title: string;
  text: string;
  lang: string;
  sectors?: string[];
  notSectors?: string[];
  modality?: string | null;
  eligibility?: string | null;
};

const read = (title: string, text = '', categories: string[] = []) => classify(rules, { title, text, categories });

function faults(example: Example): string[] {
  const found = read(example.title, example.text);
  const sectors = found.sectors.map(({ value }) => value);
  const wrong: string[] = [];
  for (const sector of example.sectors ?? []) if (!sectors.includes(sector)) wrong.push(`lacks ${sector}`);
  if (example.sectors?.[0] && !example.sectors.includes(sectors[0] ?? '')) wrong.push(`first is ${sectors[0]}`);
  if (example.sectors && sectors.length > example.sectors.length + 1) wrong.push(`too many: ${sectors}`);
  for (const sector of example.notSectors ?? []) if (sectors.includes(sector)) wrong.push(`has ${sector}`);
  if (example.modality !== undefined && (found.modality?.value ?? null) !== example.modality)
    wrong.push(`is ${found.modality?.value}, not ${example.modality}`);
  if (example.eligibility !== undefined && (found.eligibility?.value ?? null) !== example.eligibility)
    wrong.push(`a city may apply: ${found.eligibility?.value}, not ${example.eligibility}`);
  return wrong.map((each) => `${example.title} | ${example.text}: ${each}`);
}

const folder = new URL('../../fixtures/calls/', import.meta.url);
describe('calls as funders write them', () => {
  for (const name of readdirSync(folder).filter((each) => each.startsWith('classes'))) {
    const examples = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Example[];
    it(`${name}: ${examples.length} calls`, () => {
      expect(examples.flatMap(faults)).toEqual([]);
    });
  }
});

describe('the words that told it', () => {
  it('are those of the source', () => {
    const found = read('BECAS en Salud Pública', 'No se financia a las Alcaldías.');
    expect(found.sectors).toEqual([{ value: 'salud', because: ['Salud Pública'] }]);
    expect(found.modality).toEqual({ value: 'scholarship', because: ['BECAS'] });
    expect(found.eligibility).toEqual({ value: 'no', because: ['No se financia', 'Alcaldías'] });
  });

  it('are whole words, without regard to accents; ñ is not n', () => {
    expect(read('Un saludo a todos').sectors).toEqual([]);
    expect(read('SALUD PUBLICA').sectors[0]?.value).toBe('salud');
    expect(read('Atencion a la ninez').sectors).toEqual([]);
    expect(read('Atención a la niñez').sectors[0]?.value).toBe('integracion-social');
  });
});

describe('where a word stands', () => {
  it('in the title or a category tells, in the footer of a long text it does not', () => {
    const filler = 'Se recibirán propuestas de todo tipo en el formulario de la página. '.repeat(10);
    expect(read('Convocatoria 2025', filler, ['Salud']).sectors[0]?.value).toBe('salud');
    expect(read('Convocatoria 2025', `${filler}La oficina queda junto al hospital.`).sectors).toEqual([]);
  });

  it('in what a source says of itself does not', () => {
    expect(read('Convocatoria 2025', 'Sobre nosotros: somos una red de salud y educación.').sectors).toEqual([]);
  });
});

it('what a source does not give is not what it offers', () => {
  const found = read(
    'Community fund',
    'We give grants to public entities. The Fund will not make grants for: loans; prizes.',
  );
  expect(found.modality).toMatchObject({ value: 'grant', because: ['grants'] });
});

describe('the rules as data', () => {
  it('name sectors that exist', () => {
    const named = rules.filter(({ kind }) => kind.startsWith('sector')).map(({ value }) => value);
    expect(named.filter((value) => !sectorIds.has(value))).toEqual([]);
    expect([...sectorIds].filter((id) => !named.includes(id))).toEqual([]);
  });

  it('have one row for each value, and no word twice in a row', () => {
    const keys = rules.map(({ kind, value }) => `${kind} ${value}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { kind, value, words } of rules)
      expect({ kind, value, twice: words.filter((word, at) => words.indexOf(word) !== at) }).toEqual({
        kind,
        value,
        twice: [],
      });
  });

  it('tell one sector by a word, surely or only if alone', () => {
    const told = rules.filter(({ kind }) => kind === 'sector' || kind === 'sector-if-alone');
    const all = told.flatMap(({ words }) => words.map(fold));
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
  });

  it('can be edited: a new word is found at once', () => {
    const more = [...rules, { kind: 'sector', value: 'movilidad', words: ['funivía'] }];
    expect(read('Estudio de funivía').sectors).toEqual([]);
    expect(classify(more, { title: 'Estudio de FUNIVIA', text: '', categories: [] }).sectors).toEqual([
      { value: 'movilidad', because: ['FUNIVIA'] },
    ]);
  });
});

it('a hostile text takes no longer than its length', () => {
  const start = performance.now();
  for (const text of ['salud '.repeat(17_000), '-'.repeat(100_000), `${'a'.repeat(50_000)} `.repeat(2)])
    read(text, text);
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(fold('Año MÁS')).toBe('año mas');
});
