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
  // A negation before the words that call, in any form; conditions and beneficiaries deny and invite nobody.
  ['no', 'Esta convocatoria no está abierta a gobiernos.'],
  ['no', 'Ne peuvent déposer de dossier : les établissements publics, les collectivités et les entreprises.'],
  ['no', 'Applications from governments at any level will be rejected.'],
  ['yes', 'Applications from municipalities received after 3 May will not be considered.'],
  ['yes', 'Los municipios que no hayan recibido fondos antes pueden postular.'],
  [null, 'Making Cities Safer: the Global Fund invites proposals that prevent violence against young people.'],
  [null, 'Los proyectos serán seleccionados por un jurado de alcaldes.'],
  [null, 'Debe anexar carta de apoyo firmada por el alcalde del municipio.'],
  ['no', 'Podrán postular fundaciones y asociaciones que trabajen con alcaldías.'],
  // Passives, roles, and bodies by any adjective.
  ['yes', 'Ideas can be put forward by public institutions at subnational level.'],
  ['yes', 'Borrowers may be municipalities or municipal utilities.'],
  ['yes', 'La propuesta debe ser liderada por una autoridad municipal.'],
  ['yes', 'Le porteur du projet doit être une collectivité.'],
  ['yes', 'Pueden presentar proyectos los museos de titularidad pública y los privados sin ánimo de lucro.'],
  ['no', 'El Consejo convoca a investigadores de instituciones públicas y privadas.'],
  ['no', 'Sont éligibles les collectivités territoriales françaises et leurs groupements.'],
  [null, 'La Agencia de Cooperación dará prioridad a funcionarios de planta.'],
  ['yes', 'Small municipalities cannot apply alone but may apply jointly.'],
  // What only a person has tells it unless an organization is named.
  [null, 'Las organizaciones adjuntan la hoja de vida de su equipo.'],
  ['no', 'El postulante debe tener nacionalidad colombiana y título de pregrado.'],
  ['yes', 'Curso para funcionarios públicos: enviar hoja de vida y carta de motivación.'],
] as const)('%s: %s', (value, text) => {
  expect(read(text)).toBe(value);
});

it('a title calls upon those whom it addresses, and names subjects too', () => {
  expect(read('Bases en línea.', 'Grants for small cities')).toBe('yes');
  expect(read('Bases en línea.', 'Cultural Protection Fund – Cities strand')).toBeNull();
});
