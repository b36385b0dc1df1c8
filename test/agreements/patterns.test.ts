import { expect, test } from 'vitest';
import { createGazetteer } from '../../src/agreements/gazetteer.ts';
import * as patterns from '../../src/agreements/patterns.ts';
import { putRight } from '../../src/agreements/question-frame.ts';
import { isOrdinary } from '../../src/agreements/question-words.ts';

test.each(['acuerdos a punto de vencer', 'convenios con la junta de andalucia'])(
  '%s: no word is a slip of a city',
  (text) => {
    const city = { id: '1', name: 'Punta Arenas', country: 'CL' };
    const names = { cities: [city], partners: [], entities: [], codes: new Set<string>(), countries: new Set(['CL']) };
    expect(putRight(text, createGazetteer(names), new Map()).corrected).toEqual([]);
  },
);

test('a word that a pattern looks for is never taken for a slip of another ("inicia" is no "inicial")', () => {
  const gazetteer = createGazetteer({ cities: [], partners: [], entities: [], codes: new Set(), countries: new Set() });
  const words = new Set(JSON.stringify(Object.values(patterns)).match(/(?<![\w\\\])])[a-zñ]{4,}(?![\w[(?\\])/g));
  expect(words.size).toBeGreaterThan(300);
  const corrected = [...words].flatMap((word) => {
    if (isOrdinary(word) || gazetteer.spelling.has(word) || gazetteer.find([word], 0)) return [];
    const nearest = gazetteer.spelling.nearest(word)?.word;
    return nearest && !isOrdinary(nearest) ? [`${word} -> ${nearest}`] : [];
  });
  expect(corrected).toEqual([]);
});
