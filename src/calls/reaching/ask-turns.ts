/** A list asked for in several turns: "convocatorias de salud", "¿y de movilidad?", "sin becas". Pure. */
import { plainly } from '../../named-day.ts';
import { type Asked, readAsked, type Vocabulary } from './ask.ts';
import { readWishes } from './ask-alternatives.ts';
import { asksToBeTold } from './ask-fillers.ts';
import { asksNothing, type ListName, type Lists } from './conditions.ts';

/** Between the turns of one question; nobody types it. */
const between = '\u001e';
/** With more letters than these nobody knows what was asked; a button's data (`longestData`) holds them. */
export const mostLetters = 1000;

/** The question with one turn more; only that turn when it has become too long. */
export function addTurn(before: string, turn: string): string {
  const ask = `${before}${between}${turn}`;
  return ask.length <= mostLetters ? ask : turn;
}

/** The same question before its last turn; all of it when that is its only one. */
export const lastBut = (ask: string): string => ask.split(between).slice(0, -1).join(between) || ask;

/** The same question without one of its turns: each way but that without the last, which was just said, the latest first. */
export function withoutTurn(ask: string): { ask: string; turn: string }[] {
  const turns = ask.split(between);
  return turns
    .slice(0, -1)
    .map((turn, at) => ({ turn, ask: turns.toSpliced(at, 1).join(between) }))
    .reverse();
}

const joint =
  '(?:por favor|porfa|porfis|please|oiga|y|e|and|pero|but|ahora|now|entonces|so|ok|listo|bueno|mejor|tambien|ademas|also|what about|how about|que tal|que hay de|(?:de|entre|of|from) (?:esas|estas|those|these))';
const opened = new RegExp(`^ (?:${joint} )+`);
const only = /^ (?:\S+ ){0,3}?(?:solo|solamente|unicamente|nomas|only|just) /;
/** "Quite las becas", which a list understands as "sin". */
const taking = /^(\W*(?:(?:y|e|and)\s+)?)(?:quit[ea]|quitando|saqu?[ea]|sacando|elimine|remove|drop|hide)(?=\s)/iu;
const without = /^ (?:\S+ ){0,2}?(?:sin|menos|excepto|salvo|except|without|excluding|que no) /;
const ofThem =
  /^ (?:(?:cual(?:es)?|which(?: ones?)?) (?:son|es|are|is) )?(?:(?:(?:hay )?algunas?|las?|los|the(?: ones?)?|any) (?:que|de|del|para|pa|con|en|from|for|in|on|with|that)|de|del|para|pa|sobre|from|for|about|on) /;
const more = / (?:tambien|ademas|agreg\w+|anad\w+|sum[ea]\w*|inclu\w+|also|too|as well|add|include) /;

const calls = / (?:convocatorias?|oportunidad(?:es)?|calls?|opportunit\w+) /;
const money = / (?:fondos?|plata|financia\w+|funding|money) /;
const asksWhat = /^ (?:que|what) (?!tal |hay de |about )/;
/** It asks for something else than a list. */
const asksElse = / (?:quien(?:es)?|como|donde|por que|porque|cuando|who|how|where|why|when|tenemos|do we have) /;
const ofThose = / (?:esas|estas|those|these) /;

/** Whether it says which to show, or how. */
const changes = (asked: Asked): boolean => {
  const { closes, came, all, aspects, notUnderstood } = asked;
  const timed = closes !== null || came !== null;
  return !asksNothing(asked) || timed || all || notUnderstood.length > 0 || aspects.selects;
};

/** "Solo …", "sin …", "de esas …": it is said of what was shown, and of nothing else. */
function narrowsOf(text: string): boolean {
  const said = plainly(text);
  const rest = said.replace(opened, ' ');
  return only.test(said) || without.test(rest) || taking.test(text) || ofThose.test(said);
}

/** Whether it may be a question of its own as well: "¿algo de la Unión Europea?", "las que cierran mañana". */
export const mayStandAlone = (text: string, asked: Asked): boolean =>
  changes(asked) && !narrowsOf(text) && !opened.test(plainly(text));

/**
 * Whether a sentence goes on with the list that was shown before it: it says what of it to show, and is no question of
 * its own ("convocatorias de …", "¿qué hay para …?") nor of anything else. Words that nothing explains are looked for in
 * the calls only when it opens as such sentences do ("¿y las de bicicletas?").
 */
export function goesOn(text: string, asked: Asked): boolean {
  const said = plainly(text);
  const rest = said.replace(opened, ' ');
  // "No me llegan las de movilidad" is a complaint.
  if (asked.schedule || asksToBeTold(text) || / no (?:me|nos|le) /.test(said)) return false;
  // "Quite todo" is said of what they follow.
  if (asked.all && taking.test(text)) return false;
  const narrows = narrowsOf(text);
  // "¿Y cuándo cierran?": each line says so.
  if (!changes(asked) && (asked.unsure.length > 0 || !(narrows || asked.aspects.speaks !== 'ofNeither'))) return false;
  if (!narrows) {
    if (calls.test(said) || asksWhat.test(rest)) return false;
    // "Premios", "fondos para parques" are asked for anew; "¿y premios?", "las de premios" are not.
    const named = asked.modalities.length > 0 || (asked.aspects.order === null && money.test(said));
    if (rest === said && named && !ofThem.test(said)) return false;
  }
  // "Quite la 12" is said of that one.
  if (asked.unsure.some((word) => /^\d+$/.test(word))) return false;
  return asked.unsure.length === 0
    ? !/ (?:tenemos|do we have) /.test(said)
    : (narrows || ofThem.test(rest)) && !asksElse.test(said);
}

/** "¿Y de movilidad?" changes the topic, "también" adds to it, "solo las que hablen de …" is said beside it. */
type Way = 'change' | 'add' | 'narrow';
function wayOf(turn: string): Way {
  const said = plainly(turn);
  return more.test(said) ? 'add' : only.test(said) || ofThose.test(said) ? 'narrow' : 'change';
}

const union = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])];

/** What it is about is a sector or a word, who gives it a funder or a place: either stands in the place of the other. */
const groups: readonly (readonly ListName[])[] = [['sectors', 'words'], ['funders', 'places'], ['modalities']];
const groupOf = (name: ListName): readonly ListName[] => groups.find((group) => group.includes(name)) ?? [];

const listsOf = (valuesOf: (name: ListName) => readonly string[]): Lists => ({
  sectors: valuesOf('sectors'),
  modalities: valuesOf('modalities'),
  places: valuesOf('places'),
  funders: valuesOf('funders'),
  words: valuesOf('words'),
});

/** The question before, with what this turn says in the place of what it said of the same. */
function takeTurn(before: Asked, turn: Asked, way: Way, now: Date): Asked {
  const { aspects } = turn;
  if (turn.all && asksNothing(turn)) return turn;
  const wanted = listsOf((name) => {
    if (way === 'add') return union(before[name], turn[name]);
    const inItsPlace = way === 'change' ? groupOf(name) : [name];
    if (inItsPlace.some((one) => turn[one].length > 0)) return turn[name];
    return before[name].filter((value) => !turn.without[name].includes(value));
  });
  const without = listsOf((name) =>
    union(before.without[name], turn.without[name]).filter((value) => !wanted[name].includes(value)),
  );
  // "Las que cierran mañana", after the closed ones.
  const isToCome = turn.closes !== null && (turn.closes.to === null || turn.closes.to >= now);
  const state = aspects.state ?? (isToCome ? null : before.aspects.state);
  // Of another time, or of those that are closed: what was said of the time before is over.
  const timed = turn.closes !== null || turn.came !== null || aspects.fresh || state !== before.aspects.state;
  const { closes, came } = timed || aspects.anytime || aspects.undated ? turn : before;
  return {
    ...turn,
    ...wanted,
    ...{ without, closes, came, mayApply: before.mayApply || turn.mayApply, amount: turn.amount ?? before.amount },
    aspects: {
      ...aspects,
      state,
      order: aspects.order ?? before.aspects.order,
      mine: aspects.mine || before.aspects.mine,
      ours: aspects.ours || (before.aspects.ours && turn.sectors.length + turn.words.length === 0),
      undated: aspects.undated || (before.aspects.undated && !timed),
      fresh: aspects.fresh || (before.aspects.fresh && !timed),
    },
    unsure: union(before.unsure, turn.unsure).filter((word) => wanted.words.includes(word)),
  };
}

/** The wishes of a question in turns, at least one: see `readWishes`. */
export function readTurns(ask: string, vocabulary: Vocabulary, now: Date): [Asked, ...Asked[]] {
  const [first = '', ...turns] = ask.split(between);
  let [wish, ...others] = readWishes(first, vocabulary, now);
  for (const turn of turns) {
    const change = readAsked(asTurn(turn), vocabulary, now);
    const take = (before: Asked) => takeTurn(before, change, wayOf(turn), now);
    [wish, others] = [take(wish), others.map(take)];
  }
  return [wish, ...others];
}

/** "Cambie salud por educación": the second. */
const swapping = /^(\W*(?:y\s+)?)(?:cambi\p{L}+|reemplac\p{L}+|replace|swap)\s.+?\s(?:por|with|for)\s+/iu;

/** As a list understands it. */
export const asTurn = (text: string): string => text.replace(taking, '$1sin').replace(swapping, '$1');

const fillers =
  '(?:y|aparte|ademas|de|esas|estas|those|these|besides|ver|vea|veamos|muestr\\w+|mostr\\w+|dame|deme|quiero|hay|que|cuales|las|los|the|show|me|see|some|any|a|la|por favor|please|convocatorias|calls|pagina|page|resultados)';
/** To the page after, to the one before or the list before, or the same list once more. */
type Turning = 'next' | 'back' | 'again';
const turnings: readonly (readonly [Turning, RegExp])[] = [
  [
    'next',
    new RegExp(
      `^ (?:${fillers} )*(?:(?:nada |nothing )?mas|nothing else|siguientes?|sigue|sigan|siga|otras?|demas|el resto|restantes|(?:las )?que (?:faltan|siguen)|continu\\w+|more|next|others|rest|keep going|go on)(?: ${fillers})* $`,
    ),
  ],
  [
    'back',
    new RegExp(
      `^ (?:(?:${fillers}|no|mejor|vuelv\\w+|volv\\w+|regres\\w+|go|lista|list) )*(?:anteriores|anterior|(?:las |lo )?de antes|atras|previous|back)(?: (?:${fillers}|lista|list))* $`,
    ),
  ],
  [
    'again',
    new RegExp(
      `^ (?:${fillers} )*(?:(?:vuelv\\w+|volv\\w+|regres\\w+|back|return) (?:a|to) (?:la |the )?(?:lista|list|resultados|results)|(?:la |the )?(?:lista|list) (?:otra vez|de nuevo|again)|(?:reenvi\\w+|repit\\w+|mand\\w+|envi\\w+) (?:la |esa |the )?(?:lista|list)|cuant[ao]s (?:son|hay|salieron|quedan)|how many(?: are there)?)(?: ${fillers})* $`,
    ),
  ],
];

/** "Más", "las anteriores", "vuelva a la lista": which way a list is turned; null when it is not. */
export const turnsPage = (text: string): Turning | null =>
  turnings.find(([, pattern]) => pattern.test(plainly(text)))?.[0] ?? null;
