/** How a call was classified, as a card: each fact with the words of the source that told it. Pure. */
import type { Locale } from '../../app.ts';
import type { Block, Card } from '../../card.ts';
import { sayList, sayQuoted } from '../../text.ts';
import { type CallView, type Look, sayDeadline } from '../cards.ts';
import type { Call } from '../queries.ts';
import { saySum } from '../reaching/subscription-cards.ts';
import { callsText, sayModality } from '../text.ts';
import { classifiedText } from './classified-text.ts';
import { sayPlace } from './places.ts';
import { type Fact, valuesOf } from './reread.ts';
import type { Because } from './understand.ts';

type KeptFacts = Pick<Call, 'deadlineDecidedAt' | 'amount' | 'currency' | 'countries' | 'language'>;
export type ClassifiedView = CallView & KeptFacts & { because: Because };

/** What a fact is called. */
export function factLabel(fact: Fact, locale: Locale): string {
  const { amount, countries, language } = classifiedText[locale];
  const { sectors, modality, eligibility, funder } = callsText[locale];
  return { sectors, modality, eligibility, funder, amount, countries, language }[fact];
}

/** A value of a fact, as `Because` names it, in words. */
export function sayFact(
  fact: Fact,
  value: string,
  { locale, sectorNames }: Pick<Look, 'locale' | 'sectorNames'>,
): string {
  const words = callsText[locale];
  const [sum = '', currency = ''] = value.split(' ');
  const say: Record<Fact, () => string> = {
    sectors: () => sectorNames.get(value) ?? value,
    modality: () => sayModality(value, locale),
    eligibility: () => (value === 'yes' ? words.eligible : words.notEligible),
    funder: () => value,
    amount: () => saySum(Number(sum), currency, locale),
    countries: () => sayPlace(value, locale),
    language: () => classifiedText[locale].languages[value] ?? value,
  };
  return say[fact]();
}

/** "Salud, por «hospital» y «salud pública»"; who said it instead, when no word of the source did. */
function sayTold(because: Because, fact: Fact, value: string, look: Look): string {
  const text = classifiedText[look.locale];
  const said = sayFact(fact, value, look);
  const words = because[fact]?.[value];
  if (words && words.length > 0) {
    const quoted = words.map((word) => sayQuoted(word, look.locale));
    return text.by(said, sayList(quoted, look.locale));
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

/** That it does not look like a call, with the words that say so; none of one that does. */
function newsBlock({ because }: ClassifiedView, { locale }: Look): Block[] {
  const words = because.news?.yes?.map((word) => sayQuoted(word, locale));
  return words ? [{ kind: 'status', status: 'info', text: classifiedText[locale].noCall(sayList(words, locale)) }] : [];
}

/** In the order in which they are shown. */
const facts: readonly Fact[] = ['sectors', 'modality', 'eligibility', 'funder', 'amount', 'countries', 'language'];

/** `mayCorrect`: the person reads where to put a mistake right. */
export function classifiedCard(call: ClassifiedView, look: Look, { mayCorrect }: { mayCorrect: boolean }): Card {
  const text = classifiedText[look.locale];
  const fields = facts.map((fact) => {
    const told = valuesOf(call, fact).map((value) => sayTold(call.because, fact, value, look));
    return { label: factLabel(fact, look.locale), value: told.join('; ') || text.unsaid };
  });
  const blocks: Block[] = [
    { kind: 'text', text: [{ text: call.title, bold: true }] },
    { kind: 'text', text: text.intro, muted: true },
    ...newsBlock(call, look),
    { kind: 'fields', fields: [{ label: callsText[look.locale].closes, value: sayClose(call, look) }, ...fields] },
  ];
  if (mayCorrect) blocks.push({ kind: 'text', text: text.hint, muted: true });
  return { title: text.title(call.number), blocks };
}
