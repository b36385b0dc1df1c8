/** How a call was classified, as a card: each fact with the words of the source that told it. Pure. */
import type { Block, Card } from '../../card.ts';
import { sayList, sayQuoted } from '../../text.ts';
import { type CallView, type Look, sayDeadline } from '../cards.ts';
import type { Call } from '../queries.ts';
import { saySum } from '../reaching/subscription-cards.ts';
import { callsText, sayModality } from '../text.ts';
import { classifiedText } from './classified-text.ts';
import { sayPlace } from './places.ts';
import { type Because, sumKey } from './understand.ts';

type KeptFacts = Pick<Call, 'deadlineDecidedAt' | 'amount' | 'currency' | 'countries' | 'language'>;
export type ClassifiedView = CallView & KeptFacts & { because: Because };

/** "Salud, por «hospital» y «salud pública»"; who said it instead, when no word of the source did. */
function sayTold(
  { because }: ClassifiedView,
  field: keyof Because,
  value: string,
  said: string,
  { locale }: Look,
): string {
  const text = classifiedText[locale];
  const words = because[field]?.[value];
  if (words && words.length > 0) {
    const quoted = words.map((word) => sayQuoted(word, locale));
    return text.by(said, sayList(quoted, locale));
  }
  if (words) return text.byFeed(said);
  return Object.keys(because).length > 0 ? text.byPerson(said) : text.notKept(said);
}

function sayClose(call: ClassifiedView, look: Look): string {
  const text = classifiedText[look.locale];
  const when = sayDeadline(call, look);
  if (!call.deadlineAt) return when;
  if (call.deadlineDecidedAt || !call.deadlineText) return text.confirmed(when);
  const percent = Math.round((call.deadlineConfidence ?? 1) * 100);
  return text.deadline(when, sayQuoted(call.deadlineText, look.locale), percent);
}

/** `mayCorrect`: the person reads where to put a mistake right. */
export function classifiedCard(call: ClassifiedView, look: Look, { mayCorrect }: { mayCorrect: boolean }): Card {
  const { locale } = look;
  const [text, words] = [classifiedText[locale], callsText[locale]];
  const told = (field: keyof Because, value: string | null, said: (value: string) => string) =>
    value === null ? text.unsaid : sayTold(call, field, value, said(value), look);
  const all = (field: keyof Because, values: readonly string[], said: (value: string) => string) =>
    values.length === 0 ? text.unsaid : values.map((value) => told(field, value, said)).join('; ');
  const { amount, currency } = call;
  const sum = amount !== null && currency !== null ? sumKey(amount, currency) : null;
  const fields = [
    { label: words.closes, value: sayClose(call, look) },
    { label: words.sectors, value: all('sectors', call.sectors, (id) => look.sectorNames.get(id) ?? id) },
    { label: words.modality, value: told('modality', call.modality, (id) => sayModality(id, locale)) },
    {
      label: words.eligibility,
      value: told('eligibility', call.eligibility, (said) => (said === 'yes' ? words.eligible : words.notEligible)),
    },
    { label: words.funder, value: told('funder', call.funder, (name) => name) },
    { label: text.amount, value: told('amount', sum, () => saySum(amount ?? 0, currency ?? '', locale)) },
    { label: text.countries, value: all('countries', call.countries, (code) => sayPlace(code, locale)) },
    { label: text.language, value: told('language', call.language, (code) => text.languages[code] ?? code) },
  ];
  const blocks: Block[] = [
    { kind: 'text', text: [{ text: call.title, bold: true }] },
    { kind: 'text', text: text.intro, muted: true },
    { kind: 'fields', fields },
  ];
  if (mayCorrect) blocks.push({ kind: 'text', text: text.hint, muted: true });
  return { title: text.title(call.number), blocks };
}
