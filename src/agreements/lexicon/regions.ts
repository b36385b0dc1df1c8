/** Regions after UN M49, with México also in North America, and the usual groupings of Spanish speech. */

const southAmerica = 'AR BO BR CL CO EC GY PE PY SR UY VE GF FK';
const centralAmerica = 'BZ CR SV GT HN NI PA';
const caribbean = 'CU DO HT JM PR BS BB TT AG DM GD KN LC VC AW CW GP MQ KY TC VG VI AI MS BQ SX MF BL';
const northAmerica = 'US CA MX';
const european =
  'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA VA XK';
const easternAsia = 'CN HK JP KP KR MN MO TW';
const southeastAsia = 'BN ID KH LA MM MY PH SG TH TL VN';
const southernAsia = 'AF BD BT IN IR LK MV NP PK';
const middleEast = 'AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE';
const westernAsia = 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE';
const centralAsia = 'KG KZ TJ TM UZ';
const northAfrica = 'DZ EG LY MA SD TN EH';
const subSaharan =
  'AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA NE NG RW SC SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW';
const oceania = 'AU NZ FJ PG SB VU WS TO TV KI NR FM MH PW NC PF CK';
const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const latin = `MX ${southAmerica} ${centralAmerica} CU DO HT PR`;

/** [Spanish name, English name, other names and adjectives (folded; gender and number are added), countries] */
export const regions: readonly (readonly [string, string, string, string])[] = [
  ['Europa', 'Europe', 'europeo, european, viejo continente', european],
  ['Unión Europea', 'European Union', 'ue, union europea', union],
  [
    'América Latina y el Caribe',
    'Latin America and the Caribbean',
    'lac, alc, latinoamerica y el caribe, latin america and caribbean',
    `${latin} ${caribbean}`,
  ],
  ['América Latina', 'Latin America', 'latinoamerica, latam, latinoamericano, latin american, latino america', latin],
  ['Iberoamérica', 'Ibero-America', 'iberoamericano, ibero american', `${latin} ES PT AD`],
  [
    'Suramérica',
    'South America',
    'sudamerica, america del sur, cono sur america, suramericano, sudamericano, south american',
    southAmerica,
  ],
  ['Cono Sur', 'Southern Cone', '', 'AR CL UY PY'],
  [
    'Comunidad Andina',
    'Andean Community',
    'region andina, paises andinos, andean countries, andean region',
    'BO CO EC PE',
  ],
  ['Alianza del Pacífico', 'Pacific Alliance', 'paises de la alianza del pacifico', 'CL CO MX PE'],
  [
    'Hispanoamérica',
    'Spanish America',
    'hispanoamericano, paises hispanohablantes, hispanohablante, paises de habla hispana, habla hispana, spanish speaking, spanish speaking countries, paises de lengua española',
    'AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE',
  ],
  [
    'Países de habla inglesa',
    'English-speaking countries',
    'habla inglesa, anglofono, angloparlante, english speaking, paises anglosajones, anglosajon',
    'US GB CA AU NZ IE ZA JM BB TT BS BZ GY SG',
  ],
  [
    'Países de habla portuguesa',
    'Portuguese-speaking countries',
    'habla portuguesa, lusofono, portuguese speaking',
    'PT BR AO MZ CV GW ST TL',
  ],
  [
    'Países de habla francesa',
    'French-speaking countries',
    'habla francesa, francofono, francofonia, french speaking',
    'FR BE CH LU MC CA HT SN CI CM ML BF NE TD BJ TG GA CG CD MG RW DJ',
  ],
  [
    'Mediterráneo',
    'Mediterranean',
    'paises mediterraneos, mediterranean countries, mediterraneo',
    'ES FR IT MC MT SI HR BA ME AL GR TR CY SY LB IL PS EG LY TN DZ MA',
  ],
  ['Golfo Pérsico', 'the Gulf', 'paises del golfo, gulf states, gulf countries, golfo arabigo', 'AE BH KW OM QA SA'],
  ['Mercosur', 'Mercosur', '', 'AR BR PY UY BO'],
  ['Centroamérica', 'Central America', 'america central, centroamericano, central american', centralAmerica],
  ['El Caribe', 'the Caribbean', 'caribe, antillas, caribeño, caribbean, antillano', caribbean],
  ['Norteamérica', 'North America', 'america del norte, norteamericano, north american', northAmerica],
  ['América', 'the Americas', 'continente americano, las americas, americas', `${northAmerica} ${latin} ${caribbean}`],
  [
    'Asia',
    'Asia',
    'asiatico, asian, continente asiatico',
    `${easternAsia} ${southeastAsia} ${southernAsia} ${westernAsia} ${centralAsia}`,
  ],
  [
    'Asia Oriental',
    'East Asia',
    'asia del este, lejano oriente, far east, este asiatico, extremo oriente, east asian',
    easternAsia,
  ],
  ['Sudeste Asiático', 'Southeast Asia', 'sureste asiatico, sudeste de asia, asean, southeast asian', southeastAsia],
  [
    'Asia Pacífico',
    'Asia-Pacific',
    'asia pacific, asia y el pacifico, cuenca del pacifico, pacific rim',
    `${easternAsia} ${southeastAsia} ${southernAsia} ${oceania}`,
  ],
  ['Asia Central', 'Central Asia', '', centralAsia],
  ['Oriente Medio', 'Middle East', 'medio oriente, oriente proximo, oriente cercano, cercano oriente', middleEast],
  [
    'Mundo árabe',
    'Arab world',
    'arabe, paises arabes, arab, arab countries',
    'DZ BH EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN AE YE',
  ],
  ['África', 'Africa', 'africano, african, continente africano', `${northAfrica} ${subSaharan}`],
  ['Norte de África', 'North Africa', 'africa del norte, magreb, maghreb, norteafricano, north african', northAfrica],
  ['África subsahariana', 'Sub-Saharan Africa', 'subsahariano', subSaharan],
  ['Oceanía', 'Oceania', 'oceanico, oceanian', oceania],
  [
    'Países nórdicos',
    'Nordic countries',
    'nordico, escandinavia, escandinavo, nordic, scandinavia, scandinavian',
    'DK FI IS NO SE',
  ],
  ['Países bálticos', 'Baltic states', 'baltico, baltics, baltic', 'EE LV LT'],
  ['Península ibérica', 'Iberian Peninsula', 'iberico, iberian', 'ES PT AD'],
  ['Benelux', 'Benelux', '', 'BE NL LU'],
  [
    'Europa occidental',
    'Western Europe',
    'oeste de europa, western european',
    'AT BE CH DE FR LI LU MC NL ES PT GB IE IT AD',
  ],
  [
    'Europa del Norte',
    'Northern Europe',
    'norte de europa, europa septentrional, northern european',
    'DK EE FI GB IE IS LT LV NO SE',
  ],
  [
    'Europa del Sur',
    'Southern Europe',
    'sur de europa, europa meridional, southern european',
    'AD AL BA ES GR HR IT ME MK MT PT RS SI SM VA',
  ],
  ['Europa Central', 'Central Europe', 'centroeuropa, centroeuropeo, central european', 'AT CH CZ DE HU LI PL SI SK'],
  [
    'Europa del Este',
    'Eastern Europe',
    'europa oriental, este de europa, eastern european',
    'BY BG CZ HU MD PL RO RU SK UA',
  ],
  ['Balcanes', 'Balkans', 'balcanico, balkan', 'AL BA BG HR ME MK RS SI XK GR'],
  // Countries that are no more: those of today where they were.
  ['Checoslovaquia', 'Czechoslovakia', 'checoeslovaquia, checoslovaco, czechoslovak', 'CZ SK'],
  ['Yugoslavia', 'Yugoslavia', 'yugoeslavia, yugoslavo, yugoslav', 'BA HR ME MK RS SI XK'],
  ['Unión Soviética', 'Soviet Union', 'urss, ussr, sovietico, soviet', 'AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ'],
  ['Indochina', 'Indochina', '', 'KH LA VN'],
  ['BRICS', 'BRICS', 'los brics', 'BR RU IN CN ZA'],
  ['G7', 'G7', 'g 7', 'CA FR DE IT JP GB US'],
  ['G20', 'G20', 'g 20', 'AR AU BR CA CN DE FR GB ID IN IT JP KR MX RU SA TR US ZA'],
];
