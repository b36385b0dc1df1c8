/** Sees whose date it is: the call's, that of an edition before it, or that of the work which the call pays for. Pure. */
import type { Sense } from './deadline-senses.ts';
import { auxiliaries } from './deadline-words.ts';
import type { Hit, Token } from './words.ts';

/** "convocatoria de estancias", "call for projects": the call is spoken of, not what it pays for. */
const joining = new Set('de del do da dos das du des d of for a para pour por e y et and'.split(' '));
const relatives = new Set(
  'que qui dont cuyo cuya cuyos cuyas cujo cuja cujos cujas which whose that quienes'.split(' '),
);
const ofTheCall: ReadonlySet<Sense> = new Set<Sense>(['label', 'candidacy', 'call', 'people']);

/**
 * Whether an activity is the subject of the last verb before the date: "s'achèveront", "to be completed by". The
 * subject may stand before an earlier date of the sentence.
 */
export function isOfActivity(
  tokens: readonly Token[],
  left: readonly Hit<Sense>[],
  sentence: readonly Hit<Sense>[],
): boolean {
  const verb = left.findLast(({ value }) => value === 'lasting');
  // "Prazo para conclusão das obras": the name of a deadline, and what it is for.
  const claimed = left.some(
    ({ value, to }) => ofTheCall.has(value) && !(value === 'label' && verb && to <= verb.from && verb.from - to <= 1),
  );
  // "Fin des projets : 31 décembre".
  const ended = left.find(({ value, from }) => value === 'activity' && verb !== undefined && from > verb.from);
  if (verb && ended && !claimed && ended.from - verb.to <= 2 && joining.has(tokens[ended.from - 1]?.key ?? ''))
    return true;
  const activity = sentence.findLast(({ value, to }) => value === 'activity' && verb !== undefined && to <= verb.from);
  if (!verb || !activity) return false;
  // "Proyectos que concluyan antes de diciembre, hasta el 14 de mayo": the verb has its own date.
  const bounds = left.filter(({ value, from }) => value === 'until' && from >= verb.to);
  if ((bounds.at(-1)?.from ?? 0) > (bounds[0]?.to ?? 0)) return false;
  // "Les projets pourront être déposés", but "los proyectos presentados deberán finalizar".
  if (sentence.some(({ value, from }) => value === 'apply' && from > activity.to)) return false;
  // "La recepción de proyectos culmina" is the call's too; "activities funded under the call" are not.
  const claims = sentence.filter(
    ({ value, from, to }) =>
      (ofTheCall.has(value) && !(from >= activity.to && isComplement(tokens, from))) ||
      (value === 'apply' && activity.from >= to && activity.from - to <= 2),
  );
  if (claims.some(({ from }) => from >= activity.to)) return false;
  const claim = claims.findLast(({ to }) => to <= activity.from);
  if (!claim) return true;
  for (let at = activity.to; at < verb.from; at += 1) if (relatives.has(tokens[at]?.key ?? '')) return true;
  return activity.from >= claim.to && ![claim.to - 1, claim.to].some((at) => joining.has(tokens[at]?.key ?? ''));
}

/** "Sent", "enviadas", "remises". */
const participle = /(?:[ai]d[oa]s?|ted|sed|ved|ees?)$/;

/** "Cities that send their proposals by then will hear from us": what is handed in stands right after "that". */
export function isRelative(tokens: readonly Token[], left: readonly Hit<Sense>[]): boolean {
  const applied = left.findLast(({ value }) => value === 'apply');
  if (!applied || left.some(({ value }) => value === 'must')) return false;
  const before = tokens.slice(Math.max(0, applied.from - nearby), applied.from);
  const isOneOf = participle.test(tokens[applied.from]?.key ?? '') && !before.some(({ key }) => auxiliaries.has(key));
  return isOneOf || before.some(({ key }) => relatives.has(key));
}

/** "Under the call", "de la convocatoria". */
export function isComplement(tokens: readonly Token[], from: number): boolean {
  const before = tokens.slice(Math.max(0, from - 2), from).map(({ key }) => key);
  return before.some((key) => complementing.has(key));
}
const complementing = new Set('under of by in from de del da do du en em por par sous na no'.split(' '));

/** "Who wants to take part in the mission from 10 to 14 May": the days are the mission's. */
export function isPeriodOfEvent(tokens: readonly Token[], left: readonly Hit<Sense>[], dateFrom: number): boolean {
  const event = left.findLast(({ value }) => value === 'activity' || value === 'event');
  const applying = left.findLast(({ value }) => value === 'apply');
  // "Período do intercâmbio: 1 a 30 de novembro".
  if (left.length > 0 && left.every(({ value }) => value === 'activity' || value === 'event')) return true;
  // "Apply to the course (Seoul, 8 to 27 March)".
  if (
    event &&
    event === left.findLast(({ value }) => value !== 'start') &&
    tokens.slice(event.to, dateFrom).some(({ key }) => key === '(')
  )
    return true;
  if (!event || !applying || dateFrom - event.to > nearby) return false;
  if (left.some(({ value }) => value !== 'people' && ofTheCall.has(value))) return false;
  for (let at = applying.to; at < event.from; at += 1) if (locatives.has(tokens[at]?.key ?? '')) return true;
  return false;
}
/** An adjective and a preposition. */
const nearby = 3;
const locatives = new Set('en in a au aux dans em na no nas nos at'.split(' '));

/** "Seminário de encerramento", "closing ceremony": the word that closes belongs to the event. */
export function closesEvent(left: readonly Hit<Sense>[]): boolean {
  const label = left.findLast(({ value }) => value === 'label' || value === 'closing');
  if (!label) return false;
  // "As inscrições para o curso encerram-se": it is the applications that close.
  const applied = left.find(({ value }) => value === 'candidacy' || value === 'call');
  return left.some(
    ({ value, from, to }) =>
      value === 'event' &&
      !(applied && applied.to <= from) &&
      ((label.from >= to && label.from - to <= 1) ||
        (from >= label.to && from - label.to <= (label.value === 'label' ? 2 : 0))),
  );
}

/** "In the last edition, whose call closed on", "on 15 April closed the first edition". */
export function isBygone(
  left: readonly Hit<Sense>[],
  sentence: readonly Hit<Sense>[],
  right: readonly Hit<Sense>[],
  end: number,
): boolean {
  const isTold = [...left, ...right].some(({ value }) => value === 'past' || value === 'former');
  const isBeside = right.some(({ value, from }) => value === 'bygone' && from - end <= beside);
  if (left.some(({ value }) => value === 'extended')) return false;
  return isTold && (isBeside || sentence.some(({ value }) => value === 'bygone'));
}
/** An article, at most. */
const beside = 1;
