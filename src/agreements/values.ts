/** The words of the registry's closed lists, in both languages: what a file says, what people read. */
import type { Locale } from '../app.ts';
import { nameKey } from './words.ts';

export const agreementTypes = ['twinning', 'agreement', 'memorandum', 'letter_of_intent', 'alliance'] as const;
export type AgreementType = (typeof agreementTypes)[number];

export const partnerKinds = [
  'city',
  'agency',
  'multilateral',
  'city_network',
  'ngo',
  'university',
  'company',
  'government',
] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const renewals = ['none', 'tacit', 'express'] as const;
export type Renewal = (typeof renewals)[number];

export const stages = ['in_process', 'in_renewal', 'suspended', 'ended'] as const;
export type Stage = (typeof stages)[number];

/** What follows from dates and stage; see rules.ts. */
export const statuses = ['active', 'expiring', 'expired', 'in_process', 'in_renewal', 'suspended', 'ended'] as const;
export type Status = (typeof statuses)[number];

type Names<T extends string> = Record<T, Record<Locale, string>>;

export const typeNames: Names<AgreementType> = {
  twinning: { es: 'hermanamiento', en: 'twinning' },
  agreement: { es: 'convenio', en: 'agreement' },
  memorandum: { es: 'memorando', en: 'memorandum' },
  letter_of_intent: { es: 'carta de intención', en: 'letter of intent' },
  alliance: { es: 'alianza', en: 'alliance' },
};

export const typePlurals: Names<AgreementType> = {
  twinning: { es: 'hermanamientos', en: 'twinnings' },
  agreement: { es: 'convenios', en: 'agreements' },
  memorandum: { es: 'memorandos', en: 'memoranda' },
  letter_of_intent: { es: 'cartas de intención', en: 'letters of intent' },
  alliance: { es: 'alianzas', en: 'alliances' },
};

export const partnerKindNames: Names<PartnerKind> = {
  city: { es: 'ciudad', en: 'city' },
  agency: { es: 'agencia', en: 'agency' },
  multilateral: { es: 'multilateral', en: 'multilateral' },
  city_network: { es: 'red de ciudades', en: 'city network' },
  ngo: { es: 'ong', en: 'ngo' },
  university: { es: 'universidad', en: 'university' },
  company: { es: 'empresa', en: 'company' },
  government: { es: 'gobierno', en: 'government' },
};

export const partnerKindPlurals: Names<PartnerKind> = {
  city: { es: 'ciudades', en: 'cities' },
  agency: { es: 'agencias', en: 'agencies' },
  multilateral: { es: 'organismos multilaterales', en: 'multilateral bodies' },
  city_network: { es: 'redes de ciudades', en: 'city networks' },
  ngo: { es: 'ONG', en: 'NGOs' },
  university: { es: 'universidades', en: 'universities' },
  company: { es: 'empresas', en: 'companies' },
  government: { es: 'gobiernos', en: 'governments' },
};

export const renewalNames: Names<Renewal> = {
  none: { es: 'ninguna', en: 'none' },
  tacit: { es: 'tácita', en: 'tacit' },
  express: { es: 'expresa', en: 'express' },
};

export const statusNames: Names<Status> = {
  active: { es: 'vigente', en: 'in force' },
  expiring: { es: 'por vencer', en: 'expiring soon' },
  expired: { es: 'vencido', en: 'expired' },
  in_process: { es: 'en trámite', en: 'in process' },
  in_renewal: { es: 'en renovación', en: 'being renewed' },
  suspended: { es: 'suspendido', en: 'suspended' },
  ended: { es: 'terminado', en: 'ended' },
};

/** How files say it, besides the names above. Folded. */
const otherWords: Record<string, Record<string, string>> = {
  type: {
    twinning:
      'acuerdo de hermanamiento, convenio de hermanamiento, sister city, ciudad hermana, hermanamientos, twin city',
    agreement:
      'convenio de cooperacion, acuerdo, acuerdo de cooperacion, convenios, convenio marco, cooperation agreement, convenio especifico, convenio interadministrativo',
    memorandum:
      'memorando de entendimiento, memorandum de entendimiento, mou, mde, memorandum of understanding, memorandos',
    letter_of_intent: 'carta de intenciones, loi, carta, letter of intent',
    alliance: 'alianza estrategica, partnership',
  },
  partnerKind: {
    city: 'alcaldia, municipio, ayuntamiento, ciudades, gobierno local',
    agency: 'agencia de cooperacion, agencia nacional, cooperante, cooperation agency',
    multilateral:
      'organismo multilateral, organismo internacional, organizacion multilateral, multilateral body, organismo, banco multilateral',
    city_network: 'red, redes de ciudades, network',
    ngo: 'organizacion no gubernamental, fundacion, organizacion, sociedad civil, foundation',
    university: 'academia, universidades, institucion de educacion superior',
    company: 'empresa privada, sector privado, privado, private company, private',
    government: 'gobierno nacional, embajada, ministerio, region, gobierno regional, national government, embassy',
  },
  renewal: {
    none: 'no, sin renovacion, n a, na, sin',
    tacit: 'automatica, automatic, tacito, si tacita',
    express: 'expreso, por escrito, si expresa',
  },
  stage: {
    in_process: 'tramite, en proceso, in process, en negociacion, por firmar, pendiente de firma',
    in_renewal: 'renovacion, en prorroga, being renewed, in renewal',
    suspended: 'suspendida, suspended',
    ended: 'terminada, ended, terminated, liquidado, finalizado, cancelado',
  },
};

function table<T extends string>(kind: string, names: Partial<Names<T>>): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const [code, { es, en }] of Object.entries(names) as [T, Record<Locale, string>][]) {
    for (const word of [es, en, code.replaceAll('_', ' '), ...(otherWords[kind]?.[code]?.split(',') ?? [])]) {
      found.set(nameKey(word), code);
    }
  }
  return found;
}

const { in_process, in_renewal, suspended, ended } = statusNames;

/** From what a file says (folded by `nameKey`) to the code. */
export const readType = table('type', typeNames);
export const readPartnerKind = table('partnerKind', partnerKindNames);
export const readRenewal = table('renewal', renewalNames);
export const readStage: ReadonlyMap<string, Stage> = table('stage', { in_process, in_renewal, suspended, ended });

const feminine: ReadonlySet<AgreementType> = new Set(['letter_of_intent', 'alliance']);
/** Whether the nouns of these types are all feminine in Spanish. */
export const isShe = (types: readonly AgreementType[] | undefined): boolean =>
  Boolean(types?.length && types.every((type) => feminine.has(type)));
