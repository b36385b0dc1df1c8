/** What the annual report says of itself. */
import type { Locale } from '../app.ts';

const es = {
  title: (year: number) => `Informe anual ${year}`,
  subtitle: (day: string) => `Red Distrital de Cooperación de Bogotá. Con lo registrado hasta el ${day}.`,
  notYet: (year: number) => `El año ${year} todavía no ha empezado.`,
  file: (year: number) => `informe-anual-${year}`,
  formats: { html: 'Informe para imprimir', xlsx: 'Informe en Excel' },
};

const en: typeof es = {
  title: (year) => `Annual report ${year}`,
  subtitle: (day) => `Bogotá's District Cooperation Network. With what was on record on ${day}.`,
  notYet: (year) => `The year ${year} has not begun yet.`,
  file: (year) => `annual-report-${year}`,
  formats: { html: 'Report to print', xlsx: 'Report in Excel' },
};

export const annualText: Record<Locale, typeof es> = { es, en };
