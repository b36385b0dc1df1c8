/** Conditions and the sentence that says them, in both languages. */
import type { FilterKey, Filters } from '../../src/agreements/filters.ts';

export const today = '2026-06-15';
export const sectors = new Map([
  ['mov', 'Movilidad'],
  ['cul', 'Cultura, Recreación y Deporte'],
]);
const year = (from: number, to = from) => ({ from: `${from}-01-01`, to: `${to}-12-31` });
const city = (name: string, country: string) => ({
  kind: 'city' as const,
  name,
  options: [{ id: '1', name, country }],
});

type Row = [filters: Filters, count: number, es: string, en: string];

/** At least one row for every kind of condition: the type fails to check where one is left out. */
export const table: Record<FilterKey, readonly Row[]> = {
  types: [
    [{ types: ['twinning'] }, 2, 'hermanamientos', 'twinnings'],
    [{ types: ['agreement', 'memorandum'] }, 3, 'convenios y memorandos', 'agreements and memoranda'],
    [
      { types: ['letter_of_intent'], statuses: ['expired'] },
      2,
      'cartas de intención vencidas',
      'expired letters of intent',
    ],
  ],
  places: [
    [{ places: [{ kind: 'country', code: 'KR' }] }, 1, 'acuerdo con Corea del Sur', 'agreement with South Korea'],
    [
      { places: [city('Quito', 'EC'), city('Lima', 'PE')] },
      2,
      'acuerdos con Quito o Lima',
      'agreements with Quito or Lima',
    ],
    [
      { places: [{ kind: 'region', es: 'El Caribe', en: 'the Caribbean', countries: ['CU'] }] },
      2,
      'acuerdos en el Caribe',
      'agreements in the Caribbean',
    ],
    [
      { partnerKinds: ['city'], places: [{ kind: 'region', es: 'El Caribe', en: 'the Caribbean', countries: ['CU'] }] },
      2,
      'acuerdos con ciudades del Caribe',
      'agreements with cities in the Caribbean',
    ],
    [
      {
        places: [
          { kind: 'region', es: 'Unión Europea', en: 'European Union', countries: ['FR'] },
          { kind: 'region', es: 'Países nórdicos', en: 'Nordic countries', countries: ['SE'] },
          { kind: 'region', es: 'Asia Oriental', en: 'East Asia', countries: ['JP'] },
        ],
      },
      2,
      'acuerdos en la Unión Europea, los países nórdicos o Asia Oriental',
      'agreements in the European Union, the Nordic countries or East Asia',
    ],
  ],
  partners: [
    [
      { partnerKinds: ['university'], partners: [{ name: 'AFD', ids: ['1'] }], anyWho: true },
      2,
      'acuerdos con universidades o con AFD',
      'agreements with universities or with AFD',
    ],
    [{ partners: [{ name: 'AFD', ids: ['1'] }] }, 2, 'acuerdos con AFD', 'agreements with AFD'],
    [
      { partners: [{ name: 'AFD', ids: ['1'] }], places: [city('Quito', 'EC')], anyWho: true },
      2,
      'acuerdos con AFD o con Quito',
      'agreements with AFD or with Quito',
    ],
  ],
  partnerKinds: [
    [
      { partnerKinds: ['university', 'ngo'] },
      2,
      'acuerdos con universidades u ONG',
      'agreements with universities or NGOs',
    ],
  ],
  entities: [
    [
      {
        entities: [{ name: 'Secretaría Distrital de Salud', ids: ['1'] }],
        dates: [{ field: 'expires', ranges: [year(2026)] }],
      },
      0,
      'acuerdos a cargo de la Secretaría Distrital de Salud que venzan este año',
      'agreements led by Secretaría Distrital de Salud that expire this year',
    ],
    [
      { entities: [{ name: 'Instituto de Desarrollo Urbano', ids: ['1'] }] },
      2,
      'acuerdos a cargo del Instituto de Desarrollo Urbano',
      'agreements led by Instituto de Desarrollo Urbano',
    ],
  ],
  sectors: [
    [
      { sectors: ['mov', 'cul'] },
      2,
      'acuerdos sobre movilidad o cultura, recreación y deporte',
      'agreements about movilidad or cultura, recreación y deporte',
    ],
  ],
  topics: [
    [
      { topics: [{ name: 'bicicletas', sector: 'mov', phrases: [] }] },
      2,
      'acuerdos sobre bicicletas',
      'agreements about bicicletas',
    ],
    [
      { sectors: ['mov'], topics: [{ name: 'innovación', sector: '', phrases: [] }], allSectors: true },
      2,
      'acuerdos sobre movilidad e innovación',
      'agreements about movilidad and innovación',
    ],
  ],
  statuses: [
    [{ statuses: ['active', 'expiring'] }, 1, 'acuerdo vigente', 'agreement in force'],
    [
      { types: ['alliance'], statuses: ['suspended', 'in_process'] },
      2,
      'alianzas suspendidas o en trámite',
      'alliances suspended or in process',
    ],
  ],
  renewals: [
    [
      { renewals: ['none', 'tacit'] },
      2,
      'acuerdos no renovables o con renovación tácita',
      'agreements without renewal or with tacit renewal',
    ],
  ],
  dates: [
    [
      {
        types: ['agreement'],
        statuses: ['active', 'expiring'],
        partnerKinds: ['university'],
        places: [{ kind: 'country', code: 'FR' }],
        sectors: ['mov'],
        dates: [{ field: 'signed', ranges: [year(2020, 2023)] }],
      },
      3,
      'convenios vigentes con universidades de Francia sobre movilidad, firmados entre 2020 y 2023',
      'agreements in force with universities in France about movilidad, signed between 2020 and 2023',
    ],
    [
      { dates: [{ field: 'signed', ranges: [{ from: '2015-01-01', to: null }] }] },
      2,
      'acuerdos firmados desde 2015',
      'agreements signed since 2015',
    ],
    [
      { dates: [{ field: 'expires', ranges: [year(2025)] }] },
      2,
      'acuerdos que vencieron en 2025',
      'agreements that expired in 2025',
    ],
    [
      { dates: [{ field: 'expires', ranges: [{ from: today, to: '2026-09-15' }] }] },
      1,
      'acuerdo que vence hasta el 15 de septiembre de 2026',
      'agreement that expires by 15 September 2026',
    ],
    [
      { dates: [{ field: 'starts', ranges: [{ from: '2027-03-01', to: '2027-03-31' }] }] },
      2,
      'acuerdos que empiezan en marzo de 2027',
      'agreements that start in March 2027',
    ],
    [
      { dates: [{ field: 'active', ranges: [year(2018), year(2020)] }] },
      2,
      'acuerdos vigentes en 2018 o en 2020',
      'agreements in force in 2018 or in 2020',
    ],
  ],
  openEnded: [[{ openEnded: true }, 2, 'acuerdos sin fecha de vencimiento', 'agreements without an expiry date']],
  unsigned: [[{ unsigned: true }, 2, 'acuerdos sin fecha de firma', 'agreements without a signing date']],
  missing: [
    [
      { missing: ['document', 'responsible'] },
      2,
      'acuerdos sin documento ni responsable',
      'agreements without a document or anybody responsible',
    ],
  ],
  withDocument: [[{ withDocument: true }, 2, 'acuerdos con documento', 'agreements with a document']],
  noticeDays: [
    [{ noticeDays: 60 }, 2, 'acuerdos con 60 días de preaviso', 'agreements with 60 days of notice'],
    [{ noticeDays: false }, 2, 'acuerdos sin preaviso', 'agreements without notice'],
  ],
  framework: [
    [{ framework: true }, 2, 'acuerdos marco', 'framework agreements'],
    [{ framework: false }, 1, 'acuerdo derivado de un marco', 'agreement under a framework agreement'],
  ],
  numbers: [
    [
      { numbers: [{ value: 17, year: 2008 }] },
      1,
      'acuerdo con el número 17 de 2008',
      'agreement with number 17 of 2008',
    ],
  ],
  codes: [[{ codes: ['ac-001'] }, 1, 'acuerdo con el código AC-001', 'agreement with code AC-001']],
  words: [
    [
      { words: [['café', 'cafe'], ['paz']] },
      0,
      'acuerdos que mencionen «café» o «cafe» y «paz»',
      'agreements that mention “café” or “cafe” and “paz”',
    ],
  ],
  not: [
    [
      { not: { types: ['twinning'], places: [{ kind: 'country', code: 'FR' }], statuses: ['expired'] } },
      2,
      'acuerdos, sin contar hermanamientos, los vencidos y los de Francia',
      'agreements, not counting twinnings, those expired and those with France',
    ],
    [
      { not: { kindsIn: [{ partnerKinds: ['city'], places: [{ kind: 'country', code: 'FR' }] }] } },
      2,
      'acuerdos, sin contar los de ciudades de Francia',
      'agreements, not counting those with cities in France',
    ],
  ],
  limit: [
    [
      { limit: 3, sort: { by: 'signed', descending: false }, types: ['alliance'] },
      3,
      'alianzas, las más antiguas',
      'alliances, the oldest',
    ],
    [
      { sort: { by: 'signed', descending: false }, types: ['alliance'] },
      3,
      'alianzas, primero las más antiguas',
      'alliances, the oldest first',
    ],
    [
      { limit: 1, sort: { by: 'expires', descending: false } },
      2,
      'acuerdos, los que vencen primero',
      'agreements, the first to expire',
    ],
  ],
};
