/** Whether an item reports on something (winners, a visit, a vacancy) instead of calling upon anybody. Pure. */
import { confirmBelow } from '../understanding/deadline.ts';
import { compileRules, type RuleRow, type Seen, seeSentences } from '../understanding/rule-words.ts';

type Told = { title: string; text: string; deadlineAt: Date | null; deadlineConfidence: number | null };

const leadLength = 800;
/** So many words of news tell it where none is in the title. */
const fewestInLead = 2;

/**
 * The words that show an item to be no call, by the rules of kind `ignore`: `vacancy` and `news-title` in its title, `news`
 * there or several in its lead. News is believed only where nothing invites and no close is sure. Null when it may be a call.
 */
export function findReport(
  rows: readonly RuleRow[],
  { title, text, deadlineAt, deadlineConfidence }: Told,
): string[] | null {
  const rules = compileRules(rows);
  const seenIn = (part: string) => seeSentences(rules, part).flatMap(({ seen }) => seen);
  const [inTitle, inText] = [seenIn(title), seenIn(text)];
  const wordsOf = (seen: readonly Seen[], ...values: string[]) => [
    ...new Set(seen.flatMap(({ kind, value, words }) => (kind === 'ignore' && values.includes(value) ? [words] : []))),
  ];
  const vacancy = wordsOf(inTitle, 'vacancy');
  if (vacancy.length > 0) return vacancy;
  const invites = ({ kind, value }: Seen) => kind === 'eligibility' && (value === 'applicants' || value === 'invites');
  const isSure = deadlineAt !== null && (deadlineConfidence ?? 0) >= confirmBelow;
  if (isSure || inTitle.some(invites) || inText.some(invites)) return null;
  const head = wordsOf(inTitle, 'news', 'news-title');
  const lead = wordsOf(
    inText.filter(({ at }) => at < leadLength),
    'news',
  );
  return head.length > 0 || lead.length >= fewestInLead ? [...head, ...lead] : null;
}
