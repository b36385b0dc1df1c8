import { readdirSync, readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../src/calls/reading/feed-html.ts';
import type { ParsedItem } from '../../../src/calls/reading/feed-result.ts';
import type { RuleRow } from '../../../src/calls/understanding/rule-words.ts';
import { type Understood, understand } from '../../../src/calls/understanding/understand.ts';

const json = (path: URL) => JSON.parse(readFileSync(path, 'utf8'));
const rules = json(new URL('../../../prisma/starter/rules.json', import.meta.url)) as RuleRow[];

/** A field that is absent is not judged. `alsoSectors` may be told besides the `sectors` that must be. */
type Example = {
  title: string;
  html: string;
  published: string;
  lang: string;
  expected: Partial<Pick<Understood, 'modality' | 'eligibility' | 'amount' | 'currency' | 'funder' | 'countries'>> & {
    deadline?: string | null;
    sectors?: string[];
    alsoSectors?: string[];
  };
};

const itemOf = ({ title, html, published, lang }: Omit<Example, 'expected'>): ParsedItem => ({
  id: 'urn:item',
  title,
  url: null,
  text: htmlToText(html),
  html,
  publishedAt: new Date(published),
  updatedAt: null,
  categories: [],
  author: null,
  language: lang,
});

const read = (example: Omit<Example, 'expected'>) =>
  understand(rules, itemOf(example), { language: null, sectors: [] }, { language: example.lang });

const dayOf = ({ deadlineAt, deadlineZone }: Understood) =>
  deadlineAt && DateTime.fromJSDate(deadlineAt, { zone: deadlineZone ?? 'utc' }).toISODate();

const folder = new URL('../../fixtures/calls/', import.meta.url);
describe('whole items of feeds', () => {
  for (const name of readdirSync(folder).filter((each) => each.startsWith('items'))) {
    const examples = json(new URL(name, folder)) as Example[];
    it.each(examples)(`${name}: $title`, ({ expected, ...example }) => {
      const { deadline, sectors, alsoSectors = [], ...fields } = expected;
      const found = read(example);
      expect(found).toMatchObject(fields);
      if (deadline !== undefined) expect(dayOf(found)).toBe(deadline);
      if (sectors) expect(found.sectors).toEqual(expect.arrayContaining(sectors));
      if (sectors) expect([...sectors, ...alsoSectors]).toEqual(expect.arrayContaining(found.sectors));
    });
  }
});

it('a sum is a grant where no word tells another modality, or only a course that the title lacks', () => {
  const modality = (title: string, html: string) =>
    read({ title, html, published: '2026-11-24T15:00:00Z', lang: 'es' }).modality;
  expect(modality('Fondo Aurora: emergencias', 'Hasta 8.000 euros para cada colectiva.')).toBe('grant');
  expect(modality('Agua urbana', 'Hasta 8.000 euros por barrio. Taller: 3 de mayo.')).toBe('grant');
  expect(modality('Taller de agua', 'Cubre hasta 800 euros de gastos.')).toBe('short-course');
  expect(modality('Premio Aurora', 'Hasta 8.000 euros.')).toBe('award');
});
