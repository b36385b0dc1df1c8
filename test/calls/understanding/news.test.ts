import { describe, expect, it } from 'vitest';
import rules from '../../../prisma/starter/rules.json' with { type: 'json' };
import { understand } from '../../../src/calls/understanding/understand.ts';
import said from '../../fixtures/calls/news.json' with { type: 'json' };

const publishedAt = new Date('2026-11-18T14:00:00Z');
const read = (title: string, text: string, by: readonly (typeof rules)[number][] = rules) => {
  const item = {
    id: '1',
    title,
    text,
    html: '',
    language: null,
    url: null,
    publishedAt,
    updatedAt: null,
    categories: [],
    author: null,
  };
  return understand(by, item, { language: null, sectors: [] }, { language: null });
};
const newsIn = (title: string, text: string) => read(title, text).because.news?.yes ?? null;

describe('what calls for nothing', () => {
  it('is told without taking one call for news', () => {
    const told = said.filter(({ title, text }) => newsIn(title, text));
    expect(told.filter(({ isCall }) => isCall).map(({ title }) => title)).toEqual([]);
    // The rest has no sign that a call could not have.
    expect(told.length / said.filter(({ isCall }) => !isCall).length).toBeGreaterThan(0.75);
  });

  it.each([
    ['Premio de movilidad: los ganadores recibirán 10.000 USD', 'Los resultados se publicarán en marzo de 2027.'],
    ['Vea la grabación de la sesión informativa', 'Recuerde que se postula hasta el 15 de enero de 2027.'],
    ['Call for applications: scholarship winners’ stories', 'Winners of 2025 have studied in 14 countries.'],
    ['Últimos días', 'El fondo visitó doce ciudades, recibió 200 proyectos y firmó diez convenios. Postule ya.'],
    ['Ampliación del plazo', 'Se reunieron los aliados y ampliaron la fecha.'],
    ['Results-based financing for water utilities', 'The facility has financed 40 utilities.'],
    ['Becas para el estudio de las lenguas', ''],
    ['Curso de contratación de servicios públicos', 'Inicia en marzo.'],
    ['Formation : chef de projet européen', 'Six modules en ligne.'],
    ['المدن', 'المدن'],
    ['Programa de acompañamiento', 'Doce ciudades trabajan en su plan de acción.'],
  ])('does not comprise what invites, offers or is in doubt: %s', (title, text) => {
    expect(newsIn(title, text)).toBeNull();
  });

  it.each([
    [
      'Bogotá recorrió el camino',
      'La delegación conoció el cable y se entrevistó con líderes.',
      ['recorrió', 'conoció', 'entrevistó'],
    ],
    ['Une délégation à Lille', 'Les élus ont visité les friches.', ['délégation', 'ont visité']],
    ['Prefeitos em Brasília', 'Os gestores debateram o plano e conheceram a obra.', ['debateram', 'conheceram']],
    ['Cities at the summit', 'Mayors spoke to ministers.', ['spoke']],
    ['Vacante laboral: asesora', 'Postule hasta el 9 de enero de 2027.', ['Vacante laboral']],
    ['Asesora de comunicaciones', 'Salario según escala. Postule hasta el 9 de enero de 2027.', ['Asesora', 'Salario']],
  ])('is told by its words: %s', (title, text, words) => {
    expect(newsIn(title, text)).toEqual(words);
  });

  it('has no close of its own, but for a vacancy', () => {
    const closed = 'Recibieron 50.000 dólares. La convocatoria cerró el 30 de agosto de 2026.';
    expect(read('Doce ciudades ganan el reto', closed).deadlineAt).toBeNull();
    expect(read('Vacante laboral: asesora', 'Postule hasta el 9 de enero de 2027.').deadlineAt).not.toBeNull();
  });

  it('is told by the rules that there are', () => {
    const without = rules.filter(({ kind }) => kind !== 'news');
    const more = [...without, { kind: 'news', value: 'headline', words: ['crónica'] }];
    const [title, text] = ['Crónica de un viaje', 'Doce ciudades y un río.'];
    expect(read(title, text, without).because.news).toBeUndefined();
    expect(read(title, text, more).because.news).toEqual({ yes: ['Crónica'] });
  });
});
