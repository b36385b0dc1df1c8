/** Sees whose date it is: the call's, that of an edition before it, or that of the work which the call pays for. Pure. */
import type { Sense } from './deadline-senses.ts';
import { auxiliaries } from './deadline-words.ts';
import { type Hit, type Token, wordSet } from './words.ts';

/** "convocatoria de estancias", "call for projects": the call is spoken of, not what it pays for. */
const joining = wordSet('de del do da dos das du des d of for a para pour por e y et and');
const relatives = wordSet('que qui dont cuyo cuya cuyos cuyas cujo cuja cujos cujas which whose that quienes');
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
  if (!verb) return false;
  // "Fin des projets : 31 décembre".
  const ended = left.find(({ value, from }) => value === 'activity' && from > verb.from);
  if (ended && joining.has(tokens[ended.from - 1]?.key ?? '')) return true;
  const activity = sentence.findLast(({ value, to }) => value === 'activity' && to <= verb.from);
  if (!activity) return false;
  // "Proyectos que concluyan antes de diciembre, hasta el 14 de mayo": the verb has its own date.
  const bounds = left.filter(({ value, from }) => value === 'until' && from >= verb.to);
  if ((bounds.at(-1)?.from ?? 0) > (bounds[0]?.to ?? 0)) return false;
  // "Les projets pourront être déposés", but "los proyectos presentados deberán finalizar".
  if (sentence.some(({ value, from }) => value === 'apply' && from > activity.to)) return false;
  // "La recepción de proyectos culmina" is the call's too; "activities funded under the call" are not.
  const claims = sentence.filter(
    ({ value, from, to }) =>
      (ofTheCall.has(value) && !(from >= activity.to && isComplement(tokens, from))) ||
      (value === 'apply' && to <= activity.from && activity.from - to <= 2),
  );
  if (claims.some(({ from }) => from >= activity.to)) return false;
  const claim = claims.findLast(({ to }) => to <= activity.from);
  return !claim || ![claim.to - 1, claim.to].some((at) => joining.has(tokens[at]?.key ?? ''));
}

/** "Sent", "enviadas", "remises". */
const participle = /(?:[ai]d[oa]s?|ted|sed|ved|ees?)$/;

/** An adjective and a preposition. */
const nearby = 3;

/** "Cities that send their proposals by then will hear from us": what is handed in stands right after "that". */
export function isRelative(tokens: readonly Token[], left: readonly Hit<Sense>[]): boolean {
  const applied = left.findLast(({ value }) => value === 'apply');
  if (!applied || left.some(({ value }) => value === 'must')) return false;
  const before = tokens.slice(Math.max(0, applied.from - nearby), applied.from);
  const isOneOf = participle.test(tokens[applied.from]?.key ?? '') && !before.some(({ key }) => auxiliaries.has(key));
  return isOneOf || before.some(({ key }) => relatives.has(key));
}

/** "The agency will send the applications on by": one who tells of the call does it, and nobody who applies. */
export function isOfOrganiser(
  tokens: readonly Token[],
  told: readonly Hit<Sense>[],
  from: number,
  to: number,
): boolean {
  const verb =
    from + tokens.slice(from, to).findIndex(({ key }, place) => sending.test(key) && isTold(tokens, from + place));
  // "Cada municipio presentará", "el proponente enviará".
  return verb >= from && !told.some(({ value, to: end }) => (value === 'people' || value === 'each') && end <= verb);
}
const sending =
  /^(?:postul|aplic|opt|solicit|apply|envi|remit|mand|entreg|present|trans?m|encaminh|submet|apresent|soumet|adress|send|submit|forward)/;
/** In the future, and of one: "enviará", "transmettra", "the ministry will send"; not "se presentará", "cities will". */
const isTold = (tokens: readonly Token[], at: number) => {
  const [subject, before, key] = [tokens[at - 2]?.key ?? '', tokens[at - 1]?.key ?? '', tokens[at]?.key ?? ''];
  return before === 'will' ? !subject.endsWith('s') : key.endsWith('ra') && before !== 'se';
};

/** "Under the call", "de la convocatoria". */
export function isComplement(tokens: readonly Token[], from: number): boolean {
  const before = tokens.slice(Math.max(0, from - 2), from).map(({ key }) => key);
  return before.some((key) => complementing.has(key));
}
const complementing = wordSet('under of by in from de del da do du en em por par sous na no');

/** "Apply to the course (Seoul, 8 to 27 March)": the words right before the period name the event, and it is its own. */
export function isPeriodOfEvent(tokens: readonly Token[], left: readonly Hit<Sense>[], dateFrom: number): boolean {
  // "Período do intercâmbio: 1 a 30 de novembro".
  if (left.length > 0 && left.every(({ value }) => value === 'activity' || events.has(value))) return true;
  const last = left.findLast(({ value }) => value !== 'start' && value !== 'until');
  if (!last || !left.some(({ value, from }) => from === last.from && events.has(value))) return false;
  return !tokens.slice(last.to, dateFrom).some(({ key }) => key === ':');
}
const events: ReadonlySet<Sense> = new Set<Sense>(['event', 'gathering']);

/** "Seminário de encerramento", "closing ceremony": the word that closes belongs to the event. */
export function closesEvent(left: readonly Hit<Sense>[]): boolean {
  const label = left.findLast(({ value }) => value === 'label' || value === 'closing');
  // "As inscrições para o curso encerram-se": it is the applications that close.
  const isClaimed = (at: number) => left.some(({ value, to }) => value === 'candidacy' && to <= at);
  return left.some(
    ({ value, from, to }) =>
      label !== undefined &&
      value === 'event' &&
      !isClaimed(from) &&
      (from < label.from ? label.from - to <= 1 : from - label.to <= (label.value === 'label' ? 2 : 0)),
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
  return isTold && (isBeside || sentence.some(({ value }) => value === 'bygone'));
}
/** An article, at most. */
const beside = 1;
