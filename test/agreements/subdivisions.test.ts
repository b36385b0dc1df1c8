/** Regions inside a country, found by the cities of the registry that lie in them. */
import { beforeAll, expect, test } from 'vitest';
import { askQuestion, readAgainst } from '../../src/agreements/ask.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import { subdivisions } from '../../src/agreements/subdivisions.ts';
import type { Store } from '../../src/store.ts';
import { fixedClock } from '../../src/time.ts';
import { basicStore } from '../support/database.ts';

const clock = fixedClock(new Date('2026-09-10T10:00:00-05:00'));
let store: Store;
beforeAll(async () => {
  store = await basicStore();
  const columns = ['codigo', 'titulo', 'tipo', 'contraparte', 'tipo_contraparte', 'ciudad', 'pais'];
  const rows = `
BCN|Convenio con Barcelona|convenio|Ajuntament de Barcelona|ciudad|Barcelona|España
GIR|Memorando con Girona|memorando|Ajuntament de Girona|ciudad|Gerona|España
GEN|Convenio con la Generalitat|convenio|Generalitat de Catalunya|gobierno||España
SEV|Hermanamiento con Sevilla|hermanamiento|Ayuntamiento de Sevilla|ciudad|Sevilla|España
MUC|Convenio con Múnich|convenio|Landeshauptstadt München|ciudad|Múnich|Alemania
EDI|Carta con Edimburgo|carta de intención|City of Edinburgh Council|ciudad|Edimburgo|Reino Unido
LON|Convenio con Londres|convenio|Greater London Authority|ciudad|Londres|Reino Unido
MTL|Hermanamiento con Montreal|hermanamiento|Ville de Montréal|ciudad|Montreal|Canadá
SPO|Convenio con São Paulo|convenio|Prefeitura de São Paulo|ciudad|São Paulo|Brasil
CAM|Convenio con Campinas|convenio|Prefeitura de Campinas|ciudad|Campinas|Brasil
ZIP|Convenio con Zipaquirá|convenio|Alcaldía de Zipaquirá|ciudad|Zipaquirá|Colombia
CHI|Hermanamiento con Chicago|hermanamiento|City of Chicago|ciudad|Chicago|Estados Unidos`
    .trim()
    .split('\n')
    .map((line, index) => ({
      row: index + 2,
      values: Object.fromEntries(line.split('|').map((cell, at) => [columns[at] ?? '', cell])),
    }));
  expect((await importAgreements(store, { columns, rows }, { now: clock.now() })).errors).toEqual([]);
});

const ask = async (question: string) => (await askQuestion({ store, clock }, question)).answer;

test.each([
  ['convenios con Cataluña', 'BCN GEN GIR'],
  ['ciudades catalanas con las que tengamos acuerdo', 'BCN GIR'],
  ['hermanamientos en andalucia', 'SEV'],
  ['do we have anything with Bavaria?', 'MUC'],
  ['acuerdos con ciudades bávaras', 'MUC'],
  ['acuerdos con Escocia', 'EDI'],
  ['acuerdos con el Reino Unido', 'EDI LON'],
  ['agreements with Quebec', 'MTL'],
  // The city of the registry keeps its name; the state is meant where it is said.
  ['convenios con São Paulo', 'SPO'],
  ['convenios con el estado de São Paulo', 'CAM SPO'],
  ['agreements with the state of Sao Paulo', 'CAM SPO'],
  ['municipios de Cundinamarca con convenio', 'ZIP'],
  ['convenios con España sin contar Cataluña', 'SEV'],
  ['convenios con Cataluña o con Illinois', 'BCN CHI GEN GIR'],
])('«%s» is %s', async (question, codes) => {
  const { found } = await ask(question);
  expect(
    found
      .map(({ code }) => code)
      .sort()
      .join(' '),
  ).toBe(codes);
});

test('a region without an agreement says so and offers its country', async () => {
  expect((await ask('¿hay convenios con California?')).headline).toBe(
    'No hay acuerdos con California en el registro. En Estados Unidos sí hay: un hermanamiento vigente con Chicago, sin fecha de vencimiento (CHI).',
  );
  expect((await ask('agreements with Galicia')).headline).toMatch(
    /^There are no agreements with Galicia in the registry\. In Spain there is: /,
  );
  expect((await ask('convenios con Cataluña')).understood).toEqual(['Región: Cataluña (España)']);
});

test('every subdivision is found by all its names', async () => {
  const wrong: string[] = [];
  for (const { country, called } of subdivisions)
    for (const name of [
      called[0],
      called.at(-1),
      called.find((one) => /^(estado|departamento|provincia) /.test(one)),
    ]) {
      const { question } = await readAgainst({ store, clock }, `acuerdos con ${name}`, null);
      const [place] = question.filters.places ?? [];
      if (place?.kind !== 'city' || place.area?.country !== country) wrong.push(`${name} (${country})`);
    }
  expect(wrong).toEqual([]);
});
