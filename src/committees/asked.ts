/** What a sentence about committees asks, in everyday words: "¿quién está en rojo?", "¿cómo va salud?". Pure. */
import { foldText } from '../form.ts';
import { monthNames } from '../time.ts';
import { sameWord } from '../typos.ts';
import type { StatusColour } from './questions.ts';

export type Intent =
  | 'overview'
  | 'entities'
  | 'commitments'
  | 'compare'
  | 'rates'
  | 'progress'
  | 'next'
  | 'report'
  | 'answers'
  | 'log';

/** `sure`: the words alone say so; otherwise only when they name a committee. */
export type Asked = { intent: Intent; sure: boolean };

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}%]+/gu) ?? [];
const list = (text: string): string[] => foldText(text).split(' ');

const spoken = {
  committee: list('comite comites mesa mesas seguimiento seguimientos committee committees check checkin'),
  who: list('quien quienes cuales cual que cuantas entidad entidades who which entity entities how'),
  colour: list(
    'rojo rojos roja rojas verde verdes ambar amarillo amarilla amarillos naranja red green amber yellow orange',
  ),
  trouble: list(
    'mal peor problemas dificultades riesgo detenida detenidas atrasadas struggling badly worst trouble problems risk stuck',
  ),
  entity: list('entidad entidades entity entities'),
  perfect: list('ha han has have'),
  log: list('bitacora historial log history'),
  commitment: list('compromiso compromisos commitment commitments'),
  kept: list('cumplido cumplieron incumplido incumplen delivered'),
  compared: list(
    'compare comparar compara comparacion comparado comparativo vs versus frente respecto mejorado empeorado mejoro empeoro mejor peor better worse compared comparison against improved',
  ),
  year: list('ano anual pasado anterior year last previous'),
  rate: list('tasa tasas porcentaje porcentajes % rate rates percentage participacion'),
  streak: list('racha rachas streak streaks intervalo intervalos gaps'),
  answered: list(
    'responde responden respondio respondieron respondido contestado contesta contestan responder contestar respuesta respuestas answer answers answered respond responds',
  ),
  measure: list('cuanto tanto menos mas nunca siempre often never always least most'),
  missing: list('falta faltan faltaron pendiente pendientes missing silent'),
  going: list('va van vamos bamos estan esta anda andan sigue doing going are is'),
  summed: list('resumen tablero semaforo panorama estado situacion balance summary dashboard status picture'),
  next: list('proximo proxima siguiente cuando next when'),
  report: list('informe informes reporte reportes report reports'),
};
type Spoken = keyof typeof spoken;

/** Things that other features answer about. */
const elsewhere = new Set(
  list(
    'convocatoria convocatorias convenio convenios acuerdo acuerdos hermanamiento hermanamientos memorando capacitacion capacitaciones curso cursos taller talleres beca becas call calls agreement agreements training trainings course courses grant grants aviso avisos alerta alertas suscripcion suscripciones alert alerts subscription subscriptions',
  ),
);

/** What is said beside a name of ours may be of committees: "informe de convenios" is not. */
export const isOfCommittees = (beside: string): boolean => !wordsOf(beside).some((word) => elsewhere.has(word));

/** "Rrojo": a doubled letter is forgiven in short words too. */
const undoubled = (word: string) => word.replaceAll(/(.)\1/g, '$1');

const says = (words: readonly string[], what: Spoken): boolean =>
  words.some((word) => spoken[what].some((one) => (one.length < 5 ? one === undoubled(word) : sameWord(word, one))));

/** Each is tried in turn: all of `all`, and none of `none`. */
const readings: readonly { intent: Intent; all: readonly Spoken[]; none?: readonly Spoken[]; sure?: true }[] = [
  { intent: 'compare', all: ['compared', 'year'] },
  { intent: 'compare', all: ['compared', 'committee'], sure: true },
  { intent: 'commitments', all: ['commitment'], sure: true },
  { intent: 'commitments', all: ['who', 'kept'], sure: true },
  { intent: 'rates', all: ['streak'], sure: true },
  { intent: 'rates', all: ['rate', 'answered'], sure: true },
  { intent: 'rates', all: ['answered', 'measure'], none: ['missing'], sure: true },
  { intent: 'progress', all: ['who', 'missing', 'answered'], sure: true },
  { intent: 'progress', all: ['who', 'missing'] },
  { intent: 'progress', all: ['who', 'perfect', 'answered'], sure: true },
  { intent: 'log', all: ['log', 'committee'], sure: true },
  { intent: 'log', all: ['log'] },
  { intent: 'answers', all: ['answered'], none: ['perfect', 'rate', 'measure'] },
  { intent: 'entities', all: ['colour', 'who'], sure: true },
  { intent: 'entities', all: ['colour', 'committee'], sure: true },
  { intent: 'entities', all: ['entity', 'trouble'], sure: true },
  { intent: 'entities', all: ['who', 'trouble', 'committee'], sure: true },
  { intent: 'entities', all: ['colour', 'going'] },
  { intent: 'entities', all: ['who', 'trouble'] },
  { intent: 'next', all: ['next', 'committee'], sure: true },
  { intent: 'report', all: ['report', 'committee'], sure: true },
  { intent: 'overview', all: ['committee', 'going'], sure: true },
  { intent: 'overview', all: ['committee', 'summed'], sure: true },
  { intent: 'overview', all: ['going'] },
];

/** "Como va", "how is": a question about how something goes, not any sentence with a verb in it. */
const asksHow = /^\W*(y\s+)?(como|que tal|how)\b/;

export function readAsked(text: string): Asked | null {
  const words = wordsOf(text);
  if (!isOfCommittees(text)) return null;
  const found = readings.find(
    ({ all, none = [] }) => all.every((one) => says(words, one)) && !none.some((one) => says(words, one)),
  );
  if (!found) return null;
  if (found.intent === 'overview' && !says(words, 'committee') && !asksHow.test(foldText(text))) return null;
  return { intent: found.intent, sure: found.sure ?? false };
}

const colours: readonly [StatusColour, RegExp][] = [
  ['green', /\b(verdes?|green)\b/],
  ['amber', /\b(ambar|amarill[oa]s?|naranjas?|amber|yellow|orange)\b/],
];

/** The colour that the words name; red when they name none. */
export const colourIn = (text: string): StatusColour =>
  colours.find(([, pattern]) => pattern.test(foldText(text)))?.[0] ?? 'red';

/** What the words say about when: a month (1..12), a year, or the one before the last. */
export function whenIn(text: string): { month?: number; year?: number; before?: true } {
  const words = wordsOf(text);
  const month = monthNames.findIndex((names) => names.some((name) => words.includes(name))) + 1;
  const year = words.map(Number).find((number) => number >= 2000 && number < 2100);
  const isBefore = words.some((word) => ['anterior', 'pasado', 'penultimo', 'previous', 'last'].includes(word));
  return { ...(month > 0 ? { month } : {}), ...(year ? { year } : {}), ...(isBefore ? { before: true as const } : {}) };
}
