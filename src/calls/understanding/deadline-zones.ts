/**
 * Time zones as sources print them. An abbreviation is read as the clock on the wall of its place: "CET" in June is what
 * Brussels shows, which is what its writers mean, and never later than the letter.
 */
import { phrases } from './deadline-words.ts';

/** Counted only when printed in capitals: "est" is French, "art" is English. */
const letters: Readonly<Record<string, string>> = {
  UTC: 'utc gmt',
  'Europe/Brussels': 'cet cest',
  'Europe/Berlin': 'mez',
  'Europe/Helsinki': 'eet',
  'Europe/Lisbon': 'wet',
  'Europe/London': 'bst',
  'America/New_York': 'est edt et',
  'America/Chicago': 'cst cdt ct',
  'America/Denver': 'mst mdt',
  'America/Los_Angeles': 'pst pdt pt',
  'America/Bogota': 'cot',
  'America/Lima': 'pet',
  'America/Guayaquil': 'ect',
  'America/La_Paz': 'bot',
  'America/Santiago': 'clt',
  'America/Argentina/Buenos_Aires': 'art',
  'America/Montevideo': 'uyt',
  'America/Sao_Paulo': 'brt',
  'Asia/Tokyo': 'jst',
  'Asia/Seoul': 'kst',
  'Asia/Singapore': 'sgt',
  'Asia/Hong_Kong': 'hkt',
  'Asia/Kolkata': 'ist',
  'Africa/Nairobi': 'eat',
  'Africa/Harare': 'cat',
  'Africa/Lagos': 'wat',
  'Africa/Johannesburg': 'sast',
  'Australia/Sydney': 'aest aedt',
  'Pacific/Auckland': 'nzst nzdt',
  'UTC-12:00': 'aoe',
};
export const zoneAbbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries(letters).flatMap(([zone, names]) => names.split(' ').map((name) => [name, zone] as const)),
);

/** Places after or before a word for time: "hora de Brasília", "Paris time", "hora colombiana". */
const places: Readonly<Record<string, string>> = {
  'America/Bogota': 'bogota d c; colômbia; colombie; bogotá; colombian; colombiana; colombiano; colombienne',
  'America/Mexico_City': `
    cidade do méxico; mexico; mexique; ciudad de méxico cdmx; centro del país; centro de méxico; ciudad de méxico;
    mexico city; cdmx; tiempo del centro; tiempo del centro de méxico; centro del país de méxico; mexicana`,
  'America/Montevideo': 'montevidéu; montevidéo; uruguaia; uruguaya; uruguay; uruguai',
  'America/Sao_Paulo': 'brasilia; brasil; são paulo; brazil; brasilia df; rio de janeiro; brasileira',
  'America/Argentina/Buenos_Aires': 'argentine; argentina; buenos aires',
  'America/Santiago': 'chile; santiago; santiago de chile; chilena; chile continental',
  'America/Lima': 'perú; lima; peruana; pérou',
  'America/Guayaquil': 'ecuador; quito; ecuatoriana',
  'America/La_Paz': 'bolivia; la paz; boliviana',
  'America/Asuncion': 'assunção; asunción; paraguay; paraguaya',
  'America/Caracas': 'venezuela; caracas',
  'America/Panama': 'panamá; ciudad de panamá',
  'America/Costa_Rica': 'costa rica; san josé',
  'America/Guatemala': 'guatemala',
  'America/El_Salvador': 'el salvador; san salvador',
  'America/Santo_Domingo': 'república dominicana; santo domingo',
  'America/New_York': `
    new york; washington; washington dc; washington d c; nueva york; eastern; eastern standard; eastern daylight; us
    eastern; miami; nova york`,
  'America/Chicago': 'central; central standard; central daylight; us central',
  'America/Denver': 'mountain',
  'America/Los_Angeles': 'pacific; pacific standard; pacific daylight',
  'America/Toronto': 'toronto; ottawa',
  'America/Montreal': 'montréal; québec',
  'Europe/Madrid': `
    madri; espanha; espagne; madrid; españa; peninsular; peninsular española; española; península; spain; barcelona`,
  'Europe/Paris': 'paris; france; francia; française; frança',
  'Europe/Brussels': 'brussels; bruselas; bruxelles; bruxelas; belgium; central european; central europea',
  'Europe/London': 'reino unido; london; londres; uk; british; united kingdom',
  'Europe/Berlin': 'allemagne; berlin; berlim; germany; alemania; alemanha; german; bonn',
  'Europe/Lisbon': 'lisbon; lisboa; lisbonne; portugal; portugal continental',
  'Europe/Rome': 'rome; roma; italy; italia',
  'Europe/Zurich': 'geneva; ginebra; genève; genebra; switzerland; suiza; zurich',
  'Europe/Vienna': 'vienna; viena; vienne',
  'Europe/Amsterdam': 'amsterdam; the hague; la haya; netherlands',
  'Europe/Stockholm': 'stockholm; sweden',
  'Europe/Copenhagen': 'copenhagen; denmark',
  'Europe/Oslo': 'oslo; norway',
  'Europe/Helsinki': 'helsinki; finland; eastern european',
  'Europe/Athens': 'atenas; athènes; athens; greece',
  'Europe/Istanbul': 'istanbul; turkey; türkiye',
  'Europe/Moscow': 'moscow; moscú; moscou',
  'Africa/Casablanca': 'rabat; morocco; maroc',
  'Africa/Tunis': 'tunis',
  'Africa/Dakar': 'dakar; abidjan',
  'Africa/Nairobi': 'nairobi; east africa; addis ababa',
  'Africa/Johannesburg': 'afrique du sud; south africa; pretoria; johannesburg',
  'Asia/Tokyo': 'japonesa; tokyo; tokio; japan; japón; tóquio',
  'Asia/Seoul': 'seoul; seúl; korea; corea; korean; korea standard',
  'Asia/Shanghai': 'beijing; china; guangzhou; pekín; shanghai; pequim',
  'Asia/Singapore': 'singapore; singapur',
  'Asia/Kolkata': 'india; new delhi; indian standard',
  'Asia/Dubai': 'dubai; uae; abu dhabi; gulf standard',
  'Asia/Jerusalem': 'israel; jerusalem',
  'Asia/Bangkok': 'bangkok; thailand',
  'Asia/Manila': 'manila; philippine; philippines',
  'Australia/Sydney': 'sydney; australian eastern; canberra',
  UTC: 'greenwich; universal; coordinated universal',
};
export const zonePlaces: readonly (readonly [zone: string, names: readonly string[]])[] = Object.entries(places).map(
  ([zone, names]) => [zone, phrases(names)] as const,
);
