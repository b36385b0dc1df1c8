/** What a sentence about trainings wants, when it names no command: "ya no puedo ir a inglés", "¿me inscribieron?". Pure. */
import { hurried, words } from '../sentence.ts';
import { sameWord } from '../typos.ts';

export type Intent = 'enrol' | 'leave' | 'mine' | 'materials' | 'who' | 'list' | 'detail';

/** Words that these sentences turn on, so that they are found with typos too. */
const keywords = [
  ...['capacitacion', 'capacitaciones', 'taller', 'talleres', 'curso', 'cursos', 'seminario', 'charla', 'inscribir'],
  ...[
    'inscribirme',
    'inscribo',
    'inscribieron',
    'inscrito',
    'inscrita',
    'inscripcion',
    'asistir',
    'asistire',
    'asistiremos',
    'obligatorias',
  ],
  ...['training', 'trainings', 'workshop', 'course', 'courses', 'enrolled', 'attend'],
];

const noun = '(capacitaci(on|ones)|taller(es)?|cursos?|seminarios?|charlas?|trainings?|workshops?|courses?)';
const verb = '(inscribir|apuntar|anotar|matricular|registrar)';

/**
 * In the order in which they are tried. `surely`: said of nothing but trainings, so that no title is needed to be sure.
 * `asked`: what the same words want as a question, "¿voy a la de inglés?".
 */
const patterns: readonly { intent: Intent; asked?: Intent; says: RegExp; surely?: RegExp }[] = [
  {
    intent: 'leave',
    says: new RegExp(
      [
        '\\b(ya )?no (voy a |vamos a )?(poder|puedo|podre|podria|alcanzo a|alcanzare a|podemos|podremos|logro) (ir|asistir|llegar|participar|estar)\\b',
        '\\b(no me es posible|(me es|me queda|me quedo) imposible) (ir|asistir|llegar|participar|estar)\\b',
        '\\b(me toca|tengo que|toca) cancelar (lo|la|el|mi)\\b',
        // The contrary of an enrolment, whatever verb it has.
        `\\b(no|ya no) (me (inscrib|apunt|anot|matricul|registr)\\w*|quiero (ir|asistir|participar|inscribirme|estar))\\b`,
        "\\b(do not|don'?t) (sign me up|enroll? me|register me|put me down)\\b",
        '\\b(ya no|no) (voy|ire|asistire|participare|estare|vamos|iremos|asistiremos)\\b',
        '\\bcancel(e|a|ar|en|o|eme) (mi|la|el) (inscripcion|cupo|lugar|asistencia|registro)\\b',
        '\\bcancel(e|a|ar|en|o|eme) (la|lo|el) del? ',
        '\\b(liber(e|a|ar|o)|suelt(o|e)|ced(o|e|er)) (mi|el) (cupo|lugar|puesto)\\b',
        '\\b(desinscrib\\w+|(borr|saqu|quit|retir)eme de)\\b',
        "\\bi (can'?t|cannot|can not|won'?t|will not) (be able to )?(make it|attend|go|come|be there)\\b",
        "\\bi('?m| am|'?ll| will) not (be )?(going|coming|attending)\\b",
        '\\b(cancel|free|give up|drop) my (place|spot|seat|enroll?ment|registration)\\b',
        '\\b(unenroll? me|take me off|drop me from)\\b',
      ].join('|'),
    ),
    surely: new RegExp(`inscri|${noun}|\\b(mi|my) (cupo|lugar|place|spot|seat|enroll?ment)|desinscrib|unenrol`),
  },
  {
    intent: 'mine',
    says: new RegExp(
      [
        '\\bme inscribieron\\b|\\b(estoy|quede|sigo) (inscrit|apuntad|anotad|registrad|matriculad|en lista)\\w*',
        '\\b(tengo|tenia) (un )?(cupo|lugar|puesto)\\b|\\b(en|a) (que|cuales?) .*\\b(inscrit|apuntad|anotad)\\w*',
        '^(en|a) (que|cuales?) (capacitaciones |cursos |talleres )?(estoy|voy)$|\\bwhat am i (signed up|enroll?ed|registered)\\b',
        '\\bam i (enroll?ed|registered|signed up|in any)\\b|\\b(did i get|do i have) a (place|spot|seat)\\b',
      ].join('|'),
    ),
    surely: /./,
  },
  {
    intent: 'enrol',
    asked: 'mine',
    says: new RegExp(
      [
        '\\b((asistir|ir|participar)(e|emos)|(ahi|alli|alla) estare|(voy|vamos) a (ir|asistir|participar|estar))\\b',
        '^(si |yo )?(voy|vamos) (a|al|para)\\b|\\bcuente[ns]? conmigo\\b|\\bconfirmo (mi )?asistencia\\b',
        "\\bi('?ll| will| am going to|'?m going to) (attend|join|go|come|be there|be at)\\b|\\bi('?m| am) (going to|coming to|attending)\\b",
      ].join('|'),
    ),
    surely: new RegExp(`asisti|asistencia|conmigo|attend|${noun}`),
  },
  {
    intent: 'enrol',
    says: new RegExp(
      [
        `\\b(me (inscribo|apunto|anoto|matriculo|registro)|${verb}me|(inscrib[ae]|apunt[ae]|anot[ae]|matricul[ae]|registr[ae])me)\\b`,
        `\\bme (quiero|quisiera|gustaria|puede[sn]?|podria[sn]?) ${verb}\\b|\\b(puede[sn]?|podria[sn]?) ${verb}me\\b`,
        '\\b(quiero|deseo|quisiera|me gustaria|me interesa) (ir|asistir|participar|entrar)\\b',
        '\\b(sign me up|put me down|register me|count me in|enroll? me)\\b',
        "\\bi (want|would like|'?d like) to (attend|join|enroll?|register|sign up|go to|come to)\\b",
      ].join('|'),
    ),
    surely: new RegExp(`inscri|enrol|sign me up|${noun}`),
  },
  {
    intent: 'materials',
    says: /\b(diapositivas|presentaciones|grabacion(es)?|memorias|slides|recordings?)\b/,
    surely: /./,
  },
  {
    intent: 'who',
    says: /\b(quien|quienes|cuantos|cuantas|who|how many)\b.*\b(van|va|vienen|asisten|asistiran|inscrit\w+|apuntad\w+|coming|going|enroll?ed|signed up)\b/,
  },
  {
    intent: 'list',
    says: new RegExp(`${noun}.*\\b(para (mi|nosotros)|for (me|us|my)|me (sirven|interesan|corresponden))\\b`),
    surely: /./,
  },
  {
    intent: 'list',
    says: /^(y )?que hay (para )?(hoy|mañana|manana|pasado mañana|esta semana|la (otra|proxima) semana)$|\b(algo|que hay) (para|por) aprender\b/,
    surely: /./,
  },
  {
    intent: 'list',
    says: /^(y )?((que|cuales|hay) )?(son |hay )?(las |los )?obligatori[ao]s$|^which (ones )?are mandatory$/,
    surely: /./,
  },
  {
    intent: 'detail',
    says: new RegExp(
      [
        '\\b(como me conecto|como entro|how do i join)\\b',
        '\\b(donde|a que hora|que hora|que dia|cuando|enlace|link|lugar|direccion|cuanto dura|cupos?|quien (dicta|da))\\b',
        '\\b(where|what time|when|how long|who gives|(places?|seats?|spots?) left)\\b',
      ].join('|'),
    ),
    surely: new RegExp(
      `${noun}|^(y )?(aun |todavia )?(hay|quedan|tienen) (mas )?cupos?$|^(are there )?(any )?(places?|seats?|spots?) left$`,
    ),
  },
];

/** Sentences about something else, whatever their verb. */
const elsewhere =
  /\b(convocatoria|convenio|acuerdo|comite|seguimiento|compromiso|boletin|alerta|aviso|suscri\w*|report\w*|certificad\w*|constancia|certificate|agreement|committee|call)s?\b/;

/** The words as one line, their typos mended where they are among those that matter. */
function plainSentence(text: string): string {
  return words(text)
    .map((word) => {
      const folded = hurried[word.folded] ?? word.folded;
      const found = folded.length >= 6 && !keywords.includes(folded) && keywords.find((word) => sameWord(folded, word));
      return found || folded.replaceAll('’', "'");
    })
    .join(' ');
}

/** What is wanted, and whether that is sure without knowing that the rest names a training; null when nothing is. */
export function readIntent(text: string): { intent: Intent; sure: boolean } | null {
  const said = plainSentence(text);
  if (elsewhere.test(said)) return null;
  const found = patterns.find(({ says }) => says.test(said));
  const asked = /[¿?]/.test(text) ? found?.asked : undefined;
  return found
    ? { intent: asked ?? found.intent, sure: found.surely?.test(said) ?? new RegExp(noun).test(said) }
    : null;
}

/** Whether what is meant for oneself is asked for: "para mí", "para mi entidad". */
export const asksForMe = (text: string): boolean =>
  /\b(para (mi|nosotros)|for (me|us|my)|me (sirven|interesan|corresponden))\b/.test(plainSentence(text));

const ordinals = [
  ['primera', 'primero', 'primer', 'first'],
  ['segunda', 'segundo', 'second'],
  ['tercera', 'tercero', 'tercer', 'third'],
  ['cuarta', 'cuarto', 'fourth'],
  ['quinta', 'quinto', 'fifth'],
  ['sexta', 'sexto', 'sixth'],
];
const counters = new Set(['numero', 'number', 'nro', 'num', 'opcion', 'option', 'n']);

/** The number in a list that these words are, nothing else ("la 3", "la segunda"); null when they say more, or less. */
export function listNumber(wanted: readonly string[]): number | null {
  const [only, ...more] = wanted.filter((word) => !counters.has(word));
  if (only === undefined || more.length > 0) return null;
  if (/^\d{1,2}(?:st|nd|rd|th|a|o|ra|ro)?$/.test(only)) return Number.parseInt(only, 10);
  const at = ordinals.findIndex((names) => names.includes(only));
  return at >= 0 ? at + 1 : null;
}
