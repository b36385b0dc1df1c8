/** Regions of the world as people ask for them, and the countries in each. Pure data. */
import { createRequire } from 'node:module';
import type { Locale } from '../../app.ts';

// i18n-iso-countries is CommonJS and JSON; Node's loader takes it through `require`.
const require = createRequire(import.meta.url);

export type Region = {
  id: string;
  name: Record<Locale, string>;
  /** As texts and people say it; no accents needed. */
  words: readonly string[];
  /** ISO 3166-1 alpha-2. */
  countries: ReadonlySet<string>;
};

const codes = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Source of the groups: the United Nations' M49, with Ibero-America as its summits have it. */
export const regions: readonly Region[] = [
  {
    id: 'america-latina',
    name: { es: 'América Latina y el Caribe', en: 'Latin America and the Caribbean' },
    words: [
      'américa latina y el caribe',
      'américa latina',
      'latinoamérica',
      'latinoamerican*',
      'suramérica',
      'sudamérica',
      'caribe',
      'latin america and the caribbean',
      'latin america',
      'latin american',
      'south america',
      'amérique latine',
    ],
    countries: codes(
      'AR BO BR CL CO CR CU DO EC SV GT HT HN JM MX NI PA PY PE PR TT UY VE BZ GY SR BB BS AG DM GD KN LC VC',
    ),
  },
  {
    id: 'centroamerica',
    name: { es: 'Centroamérica', en: 'Central America' },
    words: ['centroamérica', 'américa central', 'central america', 'centroamerican*'],
    countries: codes('BZ CR SV GT HN NI PA'),
  },
  {
    id: 'iberoamerica',
    name: { es: 'Iberoamérica', en: 'Ibero-America' },
    words: ['iberoamérica', 'iberoamerican*', 'ibero-america', 'ibero-american'],
    countries: codes('AR BO BR CL CO CR CU DO EC SV GT HN MX NI PA PY PE UY VE ES PT AD'),
  },
  {
    id: 'norteamerica',
    name: { es: 'Norteamérica', en: 'North America' },
    words: ['norteamérica', 'américa del norte', 'north america'],
    countries: codes('US CA MX'),
  },
  {
    id: 'europa',
    name: { es: 'Europa', en: 'Europe' },
    words: ['europa', 'unión europea', 'europe*', 'european union', 'union européenne'],
    countries: codes(
      'AL AD AT BE BA BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA',
    ),
  },
  {
    id: 'africa',
    name: { es: 'África', en: 'Africa' },
    words: ['áfrica', 'african*', 'africa', 'afrique'],
    countries: codes(
      'DZ AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ EG GQ ER ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG RW SN SC SL SO ZA SS SD SZ TZ TG TN UG ZM ZW ST',
    ),
  },
  {
    id: 'asia',
    name: { es: 'Asia', en: 'Asia' },
    words: ['asia', 'asiátic*', 'asian', 'asie'],
    countries: codes(
      'AF AM AZ BD BH BN BT CN GE ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE AE',
    ),
  },
  {
    id: 'oceania',
    name: { es: 'Oceanía', en: 'Oceania' },
    words: ['oceanía', 'oceania', 'pacífico sur', 'pacific islands'],
    countries: codes('AU NZ FJ PG SB VU WS TO KI TV NR PW FM MH'),
  },
];

type CountryNames = {
  registerLocale(locale: object): void;
  getName(code: string, language: string): string | undefined;
};
let names: CountryNames | null = null;

/** "España", "Europa": a country code or a region's id, in words. */
export function sayPlace(place: string, locale: Locale): string {
  const region = regions.find((one) => one.id === place);
  if (region) return region.name[locale];
  if (!names) {
    names = require('i18n-iso-countries') as CountryNames;
    for (const language of ['es', 'en']) {
      names.registerLocale(require(`i18n-iso-countries/langs/${language}.json`) as object);
    }
  }
  return names.getName(place, locale) ?? place;
}
