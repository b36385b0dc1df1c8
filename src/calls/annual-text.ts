/** The words of the calls' chapter in the annual report. */
import type { Locale } from '../app.ts';

const es = {
  title: 'Convocatorias',
  published: (n: number) => (n === 1 ? 'Se publicó 1 convocatoria.' : `Se publicaron ${n} convocatorias.`),
  none: 'No se publicaron convocatorias.',
  mailed: (messages: number, people: number) =>
    `${messages === 1 ? 'Se envió 1 mensaje' : `Se enviaron ${messages} mensajes`} sobre ellas, a ${people} ${people === 1 ? 'persona' : 'personas'}.`,
  interested: (n: number) => `${n} ${n === 1 ? 'vez' : 'veces'} alguien dijo que le interesaba una.`,
  eligible: (n: number) => `A ${n} puede postular una alcaldía, según su fuente.`,
  byMonth: 'Por mes',
  byMonthAlt: (said: string) => `Convocatorias por mes: ${said}`,
  calls: 'Convocatorias',
  byModality: 'Por modalidad',
  modality: 'Modalidad',
  bySector: 'Por sector',
  sector: 'Sector',
  byFunder: 'Por financiador',
  funder: 'Financiador',
  unknown: 'Sin identificar',
  followUps: 'Lo que hicieron las entidades',
  noFollowUps: 'Ninguna entidad registró postulaciones.',
  entity: 'Entidad',
  planned: 'Se propusieron postular',
  applied: 'Postularon',
  won: 'Ganaron',
  lost: 'No ganaron',
  wonTitle: 'Convocatorias ganadas',
  call: 'Convocatoria',
  on: 'Fecha',
};

const en: typeof es = {
  title: 'Calls',
  published: (n) => (n === 1 ? '1 call was published.' : `${n} calls were published.`),
  none: 'No calls were published.',
  mailed: (messages, people) =>
    `${messages} ${messages === 1 ? 'message' : 'messages'} about them went out, to ${people} ${people === 1 ? 'person' : 'people'}.`,
  interested: (n) => `${n === 1 ? 'Once' : `${n} times`} somebody said that one interested them.`,
  eligible: (n) => `A municipal government may apply to ${n}, by their source.`,
  byMonth: 'By month',
  byMonthAlt: (said) => `Calls by month: ${said}`,
  calls: 'Calls',
  byModality: 'By modality',
  modality: 'Modality',
  bySector: 'By sector',
  sector: 'Sector',
  byFunder: 'By funder',
  funder: 'Funder',
  unknown: 'Not identified',
  followUps: 'What the entities did',
  noFollowUps: 'No entity put an application on record.',
  entity: 'Entity',
  planned: 'Meant to apply',
  applied: 'Applied',
  won: 'Won',
  lost: 'Did not win',
  wonTitle: 'Calls won',
  call: 'Call',
  on: 'Date',
};

export const annualText: Record<Locale, typeof es> = { es, en };
