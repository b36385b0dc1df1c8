import type { Locale } from '../app.ts';
import type { Filters } from './filters.ts';
import type { Question } from './question.ts';
import type { Found } from './search/queries.ts';
export type AnswerParts = {
  question: Question;
  locale: Locale;
  filters: Filters;
  total: number;
  found: readonly Found[];
  groups: readonly { key: string; label: string; count: number }[];
  near: { without: keyof Filters; total: number; found: Found[] } | null;
  today: string;
  sectors: ReadonlyMap<string, string>;
  standard: { es: string; en: string | null } | null;
};
export type Answer = AnswerParts & { understood: string[]; text: string };
export const understoodOf = (_: AnswerParts): string[] => [];
export const answerText = (parts: AnswerParts): string => String(parts.total);
