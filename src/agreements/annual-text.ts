/** The words of the agreements' chapter in the annual report. */
import type { Locale } from '../app.ts';

const es = {
  title: 'Convenios y hermanamientos',
  inForce: (n: number, total: number, day: string) => `Vigentes al ${day}: ${n} de los ${total} del registro.`,
  countries: (n: number) => (n === 1 ? 'Son con 1 país.' : `Son con ${n} países.`),
  byType: 'Por tipo',
  columns: ['Tipo', 'Vigentes', 'Firmados en el año', 'En el registro'],
  signed: 'Firmados en el año',
  ended: 'Vencidos o terminados en el año',
  ahead: 'Vencen en los doce meses siguientes',
  projects: 'Proyectos en curso en el año',
  agreement: 'Convenio',
  type: 'Tipo',
  country: 'País',
  signedOn: 'Firma',
  expiresOn: 'Vence',
  project: 'Proyecto',
  empty: 'El registro no tiene convenios.',
};

const en: typeof es = {
  title: 'Agreements and twinnings',
  inForce: (n, total, day) => `In force on ${day}: ${n} of the ${total} in the registry.`,
  countries: (n) => (n === 1 ? 'They are with 1 country.' : `They are with ${n} countries.`),
  byType: 'By type',
  columns: ['Type', 'In force', 'Signed in the year', 'In the registry'],
  signed: 'Signed in the year',
  ended: 'Expired or ended in the year',
  ahead: 'Expiring in the twelve months after',
  projects: 'Projects under way in the year',
  agreement: 'Agreement',
  type: 'Type',
  country: 'Country',
  signedOn: 'Signed',
  expiresOn: 'Expires',
  project: 'Project',
  empty: 'The registry has no agreements.',
};

export const annualText: Record<Locale, typeof es> = { es, en };
