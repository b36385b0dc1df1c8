/** What of the calls a list is to show, in words that are no condition of a call: the closed ones, the new ones, in which order. Pure. */

/** Words that are kept away from the rest of the sentence, and what they mean. */
export type Aspects = {
  /** Open ones when it says nothing of it. */
  state: 'open' | 'closed' | null;
  /** What offers most, or what closes first, at the head. */
  order: 'amount' | 'deadline' | null;
  /** Only those of which the person said that they interest them. */
  mine: boolean;
  /** Those of the person's own sector. */
  ours: boolean;
  /** Only those whose close nobody knows. */
  undated: boolean;
  /** Whenever they close. */
  anytime: boolean;
  /** What came lately, the newest at the head. */
  fresh: boolean;
  /** Only the one that closes first. */
  first: boolean;
  /** In their last days. */
  soon: boolean;
  /** It says which of them, or in which order. */
  selects: boolean;
  /** It speaks of opening or closing, which only calls do; of ending, which others do too; or of neither. */
  speaks: 'ofCalls' | 'ofEnds' | 'ofNeither';
};

type Name =
  | 'mine'
  | 'ours'
  | 'undated'
  | 'amount'
  | 'deadline'
  | 'anytime'
  | 'closed'
  | 'open'
  | 'fresh'
  | 'first'
  | 'soon'
  | 'closing'
  | 'how';
/** Agreements end and expire too; only calls open and close. */
const ofEnds = /venc|termin|expir|due/;
const ofCalls = /cerr|cierr|abiert|clos|open|plazo|deadline|fechas? limite/;

const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'gu');
const toClose = '(?:cerrar(?:se)?|vencer(?:se)?|terminar(?:se)?)';
const closes = '(?:se )?(?:cierran?|vencen?|terminan?)';

const gives =
  '(?:dan?|den|ofrecen?|ofrezcan?|pagan?|paguen?|financian?|tienen?|trae|reparten?|pays?|gives?|offers?|has)';
const money =
  '(?:plata|dinero|billete|recursos|presupuesto|montos?|valor|cuantia|financiacion|money|funding|amounts?|budget)';
const ordering = '(?:orden|organi[zc]|clasific|acomod|sort|order|rank)\\p{L}*(?: (?:las?|los|them|it|todas))?';

/** In this order: the longer phrases before the words in them. */
const table: readonly (readonly [Name, RegExp])[] = [
  [
    'mine',
    word(
      '(?:cual(?:es)?|las) (?:son las )?(?:que )?(?:me|nos) interesan|mis (?:convocatorias|favorit[ao]s|guardadas|intereses)|(?:que )?(?:tengo|he|tenemos|hemos) (?:guardad|apuntad|marcad|anotad)[ao]s?|my (?:calls|favou?rites|interests|saved (?:calls|ones))|(?:that )?i (?:saved|bookmarked|am interested in)',
    ),
  ],
  [
    'amount',
    word(
      `${ordering} (?:por|segun|by) (?:el |la |the )?${money}|(?:la |las )?(?:que )?(?:mas|mayor) ${money}(?: (?:que )?${gives})?|que mas ${gives}|${gives} (?:la |el |the )?(?:mas|mayor|most|more|highest|biggest)(?: ${money})?(?! (?:de|than) )|(?:de|con|with) (?:el |la |the )?(?:mas|mayor|mayores|most|highest|biggest|largest) ${money}|(?:mas|most) (?:jugos[ao]s?|generos[ao]s?|generous)|(?:most|highest|biggest|largest) ${money}|(?:the )(?:biggest|largest)(?: ones?)?|mas grandes?|de mayor a menor(?: ${money})?`,
    ),
  ],
  [
    'deadline',
    word(
      `${ordering} (?:por|segun|by) (?:la |el |su |the )?(?:fechas?|cierre|vencimiento|plazo|(?:closing )?date|deadline)(?: (?:de|del) (?:cierre|vencimiento))?`,
    ),
  ],
  [
    'ours',
    word(
      '(?:mi|nuestr[oa]|my|our) (?:sector|entidad|secretaria|oficina|area|equipo|entity|office|team)|(?:me|nos) (?:recomiendas?|recomendaria|sugieres?|convienen?)|(?:do you |would you )?(?:recommend|suggest)',
    ),
  ],
  [
    'undated',
    word(
      'sin (?:una )?(?:fecha|plazo|cierre)(?: (?:de cierre|limite|conocid[ao]))?|(?:without|no|with no) (?:an? |known )?(?:deadline|closing date|date)',
    ),
  ],
  [
    'anytime',
    word(
      '(?:de |en |con )?cualquier (?:fecha|momento|cierre|plazo)|sin importar (?:la fecha|el cierre|el plazo|cuando)|any (?:closing )?(?:date|time)|anytime|whenever',
    ),
  ],
  [
    'first',
    word(
      `(?:mas )?(?:proxim|cercan)[ao]s? (?:a|en|que|por) (?:${toClose}|${closes})|mas (?:pronto|rapido) ${closes}|${closes} (?:mas )?(?:pronto|rapido) que|${closes} (?:mas pronto|mas rapido|primero|antes que (?:todas|ninguna))|primer[ao]? (?:en|que|a) (?:${toClose}|${closes})|mas (?:proxim|cercan|urgente)[ao]?s?|next (?:one )?to close|closes? (?:first|next|soonest)|(?:first|soonest|next) to close|closing (?:first|next|soonest)`,
    ),
  ],
  [
    'soon',
    word(
      `(?:por|a punto de|prontas? a|proximas a) ${toClose}|${closes} (?:pronto|ya|en estos dias)|(?:closing|close|closes|due) soon|about to close|ultimos dias para (?:postular|aplicar)(?:se)?`,
    ),
  ],
  [
    'open',
    word(
      '(?:que )?no (?:se )?(?:esten|estan|este|hayan|han) cerrad[ao]s?|sin cerrar|not (?:yet )?(?:closed|expired)|abiert[ao]s?(?! (?:a|al|para) )|open(?! to )',
    ),
  ],
  [
    'closed',
    word(
      'cerrad[ao]s?|(?:ya )?(?:se )?(?:cerro|cerraron|vencio|vencieron)|vencid[ao]s|(?:ya )?(?:se )?(?:han|ha) cerrado|que ya pasaron|closed|expired|past calls',
    ),
  ],
  ['closing', word(`${closes}|cierren?|fechas? (?:limites?|de cierre)|plazos?|clos(?:e|es|ing)|deadlines?|due`)],
  [
    'fresh',
    word(
      '(?:mas )?(?:nuev|reciente)[aos]{0,2}|novedades|ultimas(?= (?:convocatorias|becas|que)| *[?.!]*$)|recien (?:llegadas|publicadas|salidas)|(?:se )?(?:publicaron|publicadas|salieron|salio|han salido|llegaron|hayan salido|abrieron)|latest|newest|recent(?:ly)?|new(?: ones)?|published|came (?:out|in)|posted',
    ),
  ],
  [
    'how',
    word('cuant[ao]s?|how (?:many|much)|numero de|cuando|when|aun|todavia|still|ya|currently|ahora(?: mismo)?|now'),
  ],
];

/** A stretch of the sentence, from one letter to another, that says something of the list. */
type Span = { name: Name; words: string; from: number; to: number };

/** `flat` is folded letter by letter. */
export function findAspects(flat: string): Span[] {
  const found: Span[] = [];
  let left = flat;
  for (const [name, pattern] of table) {
    left = left.replace(pattern, (words: string, from: number) => {
      found.push({ name, words, from, to: from + words.length });
      return ' '.repeat(words.length);
    });
  }
  return found;
}

export function aspectsOf(spans: readonly Span[]): Aspects {
  const has = (name: Name) => spans.some((span) => span.name === name);
  const says = (pattern: RegExp) => spans.some(({ words }) => pattern.test(words));
  return {
    state: has('open') ? 'open' : has('closed') ? 'closed' : null,
    order: has('amount') ? 'amount' : has('deadline') ? 'deadline' : null,
    mine: has('mine'),
    ours: has('ours'),
    undated: has('undated'),
    anytime: has('anytime'),
    fresh: has('fresh'),
    first: has('first'),
    soon: has('soon'),
    selects: spans.some(({ name }) => name !== 'closing' && name !== 'how'),
    speaks: says(ofCalls) ? 'ofCalls' : says(ofEnds) ? 'ofEnds' : 'ofNeither',
  };
}
