import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namedFunder } from '../../../src/calls/understanding/funder.ts';
import type { RuleRow } from '../../../src/calls/understanding/rule-words.ts';
import { readByRules } from '../../../src/calls/understanding/understand.ts';

const rules = JSON.parse(
  readFileSync(new URL('../../../prisma/starter/rules.json', import.meta.url), 'utf8'),
) as RuleRow[];
const read = (title: string, text = '', more: { author?: string; feedTitle?: string } = {}) =>
  namedFunder(rules, { title, text, ...more });

describe('who pays, by the words beside a name', () => {
  it.each([
    ['Becas de artes', 'La Fundación Alba de las Artes abre su convocatoria.', 'Fundación Alba de las Artes'],
    ['Ayudas', 'El programa Ronda, financiado por la Fundación Tres Ríos, invita a colectivos.', 'Fundación Tres Ríos'],
    ['Barlovento: convocatoria 2027', 'Con Barlovento usted financia su barrio.', 'Barlovento'],
    ['Open call – Northwind Foundation', 'Apply by May.', 'Northwind Foundation'],
    [
      'Un concurso',
      'La Secretaría de Ambiente (SAM) y el Consejo Verde (CV) lanzan el concurso.',
      'Secretaría de Ambiente',
    ],
    [
      'Convocatoria',
      'El Ministerio de Ciencia, Técnica y Saberes ha abierto la convocatoria.',
      'Ministerio de Ciencia, Técnica y Saberes',
    ],
    [
      'Crédito',
      'La Banca Territorial (Bater), con apoyo nacional, a través de su red, lanza una línea.',
      'Banca Territorial',
    ],
    ['FFA abre becas', 'La Fundación Faro Azul (FFA) las da.', 'Fundación Faro Azul'],
    ['Bater abre una línea', 'Bater la dirige a municipios. La pide quien quiera.', 'Bater'],
    ['Grants for cities', 'Donor: Harbour Trust. Deadline: 3 May.', 'Harbour Trust'],
    ['Bourses 2027', "L'Institut du Delta lance un appel à projets.", 'Institut du Delta'],
    ['Edital', 'O Instituto Aurora torna público o edital.', 'Instituto Aurora'],
    // What is half of a name is no verb, and a name may hold a common word.
    ['Curso', 'A Escola Nacional Pública (ENP) e o Porto oferecem um curso.', 'Escola Nacional Pública'],
    ['Fondo de mujeres Aurora: apoyos', 'El fondo entrega apoyos.', 'Fondo de mujeres Aurora'],
    ['Prix', 'La Fondation Pierre Noire récompense les métropoles.', 'Fondation Pierre Noire'],
    ['Subvenciones a la cooperación del Ayuntamiento de Lirios', 'Hasta mayo.', 'Ayuntamiento de Lirios'],
    ['Fondo', 'Una iniciativa de la Corporación Andina Verde.', 'Corporación Andina Verde'],
    ['Ayudas', 'Diputación de Lirio. Subvenciones para obras.', 'Diputación de Lirio'],
    ['Appel', 'Le projet mené par ACRA lance un appel. Avec ACRA vous irez loin.', 'ACRA'],
    ['Open call', 'Portic, a private foundation, is accepting concept notes.', 'Portic'],
    ['Chamada', 'O Instituto Clima e Porto (iCP) lança uma chamada.', 'Instituto Clima e Porto'],
    ['Fonds', 'La Métropole de Lirio et l’Agence de l’eau financent des projets.', 'Métropole de Lirio'],
  ])('%s | %s', (title, text, funder) => {
    expect(read(title, text)?.value).toBe(funder);
  });

  it('comes with those words', () => {
    expect(read('Becas', 'La Fundación Alba abre su convocatoria.')?.because).toEqual(['La Fundación Alba abre']);
  });

  it.each([
    ['who was not named', 'Certamen', 'La Fundación convoca su certamen de relatos.'],
    ['a government by no name', 'El plan del Gobierno para los barrios', 'Lo que hará el Gobierno.'],
    ['a country', 'Colombia: becas', 'Estudiar en Colombia es posible.'],
    ['a city', 'Medellín: abierta la convocatoria', 'Los talleres se harán en Medellín.'],
    ['a scholarship', 'Becas Aurora: abierta la convocatoria', 'Las Becas Aurora abren en mayo.'],
    ['a medium', 'Convocatorias – Diario La Fundación', 'Hay becas.'],
    ['a code', 'PR804A – ayudas', 'Se abren las ayudas.'],
    ['a cry', 'PLAZO AMPLIADO: becas', 'Hay becas.'],
    ['nobody', 'Convocatoria abierta', 'Se reciben propuestas hasta mayo.'],
  ])('is not %s', (_what, title, text) => {
    expect(read(title, text)).toBeNull();
  });

  it('is not the feed at the end of its titles, but is who signs and is named', () => {
    expect(read('Becas 2027 – Fundación Faro', 'Hay becas.', { feedTitle: 'Fundación Faro' })).toBeNull();
    expect(read('Faro: becas', 'Lea en Faro y con Faro.', { feedTitle: 'Faro' })).toBeNull();
    expect(read('Becas', 'Bases de la Fundación Faro.', { author: 'Fundación Faro' })?.value).toBe('Fundación Faro');
  });

  it('takes no longer than its length', () => {
    const start = performance.now();
    for (const text of ['Aa de la '.repeat(5_000), 'lanza '.repeat(9_000), 'financiado por Aa y la Bb '.repeat(2_000)])
      read(text.slice(0, 1_000), text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

it('who only tells of a call, or who runs it, does not pay for it', () => {
  const read = (text: string) => {
    const item = { title: 'Cursos 2027', text, categories: [], author: null };
    return readByRules(rules, item, { sectors: [], funder: null }).funder;
  };
  expect(read('APC-Colombia divulga los cursos que ofrece la Agencia JICA.')).toBe('JICA');
  expect(read('UNESCO organiza los cursos, financiados por la Fundación Alba del Sur.')).toBe('Fundación Alba del Sur');
});
