import { expect, it } from 'vitest';
import rules from '../../../prisma/starter/rules.json' with { type: 'json' };
import { ratesOf } from '../../../src/calls/reaching/amounts.ts';
import { checkConditions, everything, noLists, type Subject } from '../../../src/calls/reaching/conditions.ts';

const rates = ratesOf(rules);
const call: Subject = {
  title: 'Fondo para ciudades con bicicletas eléctricas',
  language: 'es',
  summary: 'Proyectos de movilidad en Francia y Colombia.',
  sectors: ['movilidad'],
  modality: 'grant',
  countries: ['FR', 'CO'],
  funder: 'AFD',
  eligibility: null,
  amount: 80_000,
  currency: 'EUR',
};
it.each<[string, object, string | null]>([
  ['an offer within the amounts', { amount: { min: 50_000, max: null, currency: 'EUR' } }, null],
  ['an offer in another currency', { amount: { min: 85_000, max: 90_000, currency: 'USD' } }, null],
  ['too small an offer', { amount: { min: 100_000, max: null, currency: 'EUR' } }, 'amount'],
  ['too large an offer, in another currency', { amount: { min: null, max: 50_000, currency: 'USD' } }, 'amount'],
  ['nothing asked', {}, null],
  ['one of several sectors', { sectors: ['salud', 'movilidad'] }, null],
  ['a region by a country in it', { places: ['europa'] }, null],
  ['a word in another number', { words: ['bicicleta eléctrica'] }, null],
  ['the funder however it is written', { funders: ['afd'] }, null],
  ['a sector it has not', { sectors: ['salud'] }, 'sectors'],
  ['words that do not stand together', { words: ['ciudades eléctricas'] }, 'words'],
  ['a part of a word', { words: ['bici'] }, 'words'],
  ['all lists, one of which fails', { sectors: ['movilidad'], modalities: ['loan'] }, 'modalities'],
  ['who may apply, when the source does not say', { mayApply: true }, 'mayApply'],
  ['without its modality', { without: { ...noLists, modalities: ['grant'] } }, 'without modalities'],
  ['without Europe, which is not alone in it', { without: { ...noLists, places: ['europa'] } }, null],
  ['without its word', { sectors: ['movilidad'], without: { ...noLists, words: ['bicicletas'] } }, 'without words'],
])('%s', (_what, asked, failed) => {
  const verdict = checkConditions({ ...everything, ...asked }, call, rates);
  const failure = verdict.fits ? null : verdict.failure;
  const said = failure && `${'without' in failure && failure.without ? 'without ' : ''}${failure.condition}`;
  expect(said).toBe(failed);
});

it('compares another currency by the rates that are kept, and by none where there is none', () => {
  const asked = { ...everything, amount: { min: 1_000, max: null, currency: 'USD' } };
  const offer = { ...call, amount: 2_000_000, currency: 'COP' };
  const within = (units: string) =>
    checkConditions(asked, offer, ratesOf([{ kind: 'rate', value: 'COP', words: [units, 'TRM'] }]));
  expect(within('1600').fits).toBe(true);
  expect(within('4000')).toMatchObject({ fits: false, failure: { converted: 500 } });
  expect(checkConditions(asked, offer, ratesOf([]))).toMatchObject({ fits: false, failure: { converted: null } });
});

it('leaves out what is for Europe alone', () => {
  const asked = { ...everything, without: { ...noLists, places: ['europa'] } };
  expect(checkConditions(asked, { ...call, countries: ['FR', 'DE'] }, rates).fits).toBe(false);
  expect(checkConditions(asked, { ...call, countries: [], title: 'Solo para Europa' }, rates).fits).toBe(false);
});
