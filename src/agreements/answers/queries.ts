/** Standard answers, questions asked and tickets. */
import type { Db } from '../../store.ts';
import type { Question } from '../question.ts';

export async function findStandardAnswer(
  _db: Db,
  _question: Question,
): Promise<{ es: string; en: string | null } | null> {
  return null;
}
