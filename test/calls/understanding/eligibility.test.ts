import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { classify } from '../../../src/calls/understanding/classify.ts';
import type { RuleRow } from '../../../src/calls/understanding/rule-words.ts';

const rules = JSON.parse(
  readFileSync(new URL('../../../prisma/starter/rules.json', import.meta.url), 'utf8'),
) as RuleRow[];
const read = (text: string, title = 'Convocatoria') =>
  classify(rules, { title, text, categories: [] }).eligibility?.value ?? null;

it.each([
  ['yes', 'Quiénes pueden postular:\n- Universidades\n- Alcaldías\n- ONG'],
  ['no', 'Quiénes pueden postular:\n- Universidades\n- Empresas\n- ONG'],
  ['yes', 'Who can apply? a) NGOs; b) universities; c) local authorities.'],
  ['no', 'Open to NGOs and universities, but public bodies are not eligible.'],
  ['yes', 'Pueden solicitarla las entidades territoriales.'],
  ['no', 'São elegíveis ONG, hospitais e instituições de ensino superior.'],
  [null, 'Podrán participar ONG y otras organizaciones.'],
  [null, 'Podrán presentarse universidades en alianza con municipios.'],
  [null, 'Los municipios podrán participar como socios.'],
  ['no', 'El Ayuntamiento de Cádiz invita a las asociaciones a presentar proyectos.'],
  ['no', 'Open to NGOs working in cities.'],
  ['no', 'Cities Alliance grants are open to NGOs.'],
  ['yes', 'Dirigido a profesionales que se desempeñen en entidades públicas.'],
  [null, 'Podrán postular soluciones para ciudades inteligentes.'],
  ['yes', 'Projets portés par des collectivités territoriales françaises et colombiennes.'],
  ['no', 'Cet appel est réservé aux collectivités territoriales françaises.'],
  [null, 'Se puede postular desde mayo. Los municipios conocerán los resultados.'],
] as const)('%s: %s', (value, text) => {
  expect(read(text)).toBe(value);
});
