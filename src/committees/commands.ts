/** What people ask of committees in words: one table. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Request } from '../app.ts';
import { answerForm } from './answer.ts';
import { type Intent, readAsked } from './asked.ts';
import { closeByChair, extendInWords, inWords, remindRound, startInWords } from './chair.ts';
import { settleInWords, showCommitments } from './commitments.ts';
import { compareYears, showRates } from './compare.ts';
import { delegateInWords, snoozeInWords } from './delegate.ts';
import { answerable, committeeWords, ofCommittees, saying, whichOf } from './find.ts';
import { answersInWords, logInWords, showProgress } from './progress.ts';
import { reportInWords } from './report-handlers.ts';
import { templateCommands } from './template.ts';
import { committeesText } from './text.ts';
import { showEntities, showNext, showOverview } from './view.ts';

/** What this person has to answer, or may correct; several: which one. */
async function answer(context: Context): Promise<Reply> {
  const { own, instead } = await answerable(context);
  const mine = own.length > 0 ? own : instead;
  const [response, other] = mine;
  if (!response) return saying(committeesText[context.person.locale].nothingOpen);
  if (other) return whichOf(context, mine, 'checkin.answer');
  return { kind: 'form', form: await answerForm.build(context, response.id), ask: true };
}

/** "¿Qué respondió salud?", unlike "responder" and "que responda salud". */
const asksWhat = /^\W*(qué|que|what)\s+(?!(lo |la )?(responda|conteste)\b)/i;

/** "Pida a los que faltan que respondan hoy": what is asked of them names no committee. */
const whatIsAsked = /\bque (?:respondan|contesten)\b(?: hoy| ya| pronto)*/iu;

/** `rest`: what should name the committee. */
const answers: Record<Intent, (context: Context, request: Request) => Promise<Reply>> = {
  overview: showOverview,
  next: showNext,
  entities: showEntities,
  commitments: showCommitments,
  compare: compareYears,
  rates: showRates,
  progress: showProgress,
  report: reportInWords,
  answers: answersInWords,
  log: logInWords,
};

/** How surely a sentence asks this: by its words alone, or because it also names a committee. */
const asks =
  (...intents: readonly Intent[]) =>
  async (context: Context, text: string) => {
    const asked = readAsked(text);
    if (!asked || !intents.includes(asked.intent)) return 0;
    if (asked.sure) return 0.87;
    return (await committeeWords(context, text)) ? 0.86 : 0;
  };

/** A sentence that names one of these may ask another: "el comité que menos responde" is about rates. */
const answersWith = (intent: Intent) => async (context: Context, request: Request) => {
  const { text, rest } = request;
  const asked = readAsked(text);
  // Without a name the sentence was understood, surely or by the committee that it names.
  const isNamed = rest !== text;
  const meant = asked && (asked.sure || !isNamed) ? asked.intent : intent;
  return answers[meant](
    context,
    isNamed && meant === intent ? request : { text, rest: await committeeWords(context, text) },
  );
};

/** What was answered is asked, not an answer given. */
const unlessAsked =
  (run: Command['run']): Command['run'] =>
  async (context, request) =>
    asksWhat.test(request.text) && (await committeeWords(context, request.text))
      ? answersWith('answers')(context, { ...request, rest: request.text })
      : run(context, request);

const named: readonly Command[] = [
  {
    id: 'checkin.answer',
    names: {
      es: [
        'responder',
        'responder seguimiento',
        'responder aquí',
        'mi seguimiento',
        'mis seguimientos',
        'corregir mi respuesta',
        'retomar seguimiento',
        'tengo pendiente',
        'tengo algo pendiente',
        'respondo yo',
        'respondo por la entidad',
        'seguir',
        'continuar',
      ],
      en: ['answer', 'answer check-in', 'my check-in', 'my check-ins', 'resume', 'correct my answer'],
    },
    summary: { es: 'Responder el seguimiento de su comité', en: "Answer your committee's check-in" },
    examples: { es: ['responder'], en: ['answer'] },
    who: 'member',
    run: unlessAsked((context) => answer(context)),
  },
  {
    id: 'checkin.delegate',
    names: { es: ['que responda', 'que lo responda', 'que conteste'], en: ['delegate to', 'delegate check-in to'] },
    summary: { es: 'Encargar su respuesta a otra persona', en: 'Hand your answer to somebody else' },
    examples: { es: ['que responda Luis Pérez'], en: ['delegate to Luis Pérez'] },
    who: 'member',
    run: unlessAsked((context, { rest }) => delegateInWords(context, rest)),
  },
  {
    id: 'checkin.snooze',
    names: {
      es: ['recuérdemelo mañana', 'recordármelo mañana', 'recuérdame mañana', 'recuérdeme mañana', 'recordar mañana'],
      en: ['remind me tomorrow'],
    },
    summary: { es: 'Dejar el seguimiento para mañana', en: 'Leave the check-in for tomorrow' },
    examples: { es: ['recuérdemelo mañana'], en: ['remind me tomorrow'] },
    who: 'member',
    // "Recuérdeme mañana la 12" is said of a call.
    suits: (beside) => beside === '' || /^(?:de |del )?(?:comite|seguimiento|committee|check-in)\b/.test(beside),
    run: (context) => snoozeInWords(context),
  },
  {
    id: 'commitment.done',
    names: {
      es: ['ya cumplí', 'ya cumplimos', 'cumplí el compromiso', 'cumplimos el compromiso', 'compromiso cumplido'],
      en: ['commitment done', 'we kept the commitment', 'i kept the commitment'],
    },
    summary: { es: 'Decir que un compromiso se cumplió', en: 'Say that a commitment is done' },
    examples: { es: ['ya cumplí el compromiso de firmar el acta'], en: ['commitment done: sign the minutes'] },
    who: 'member',
    suits: () => true, // it may be about anything: "firmar el convenio"
    run: settleInWords,
  },
  {
    id: 'checkin.start',
    names: {
      es: [
        'iniciar seguimiento',
        'iniciar el seguimiento',
        'abrir seguimiento',
        'lanzar seguimiento',
        'empezar seguimiento',
      ],
      en: ['start check-in', 'start the check-in', 'open check-in'],
    },
    summary: { es: 'Iniciar el seguimiento de un comité', en: "Start a committee's check-in" },
    examples: { es: ['iniciar seguimiento de movilidad'], en: ['start check-in of mobility'] },
    who: 'member',
    run: (context, { rest }) => startInWords(context, rest),
  },
  {
    id: 'checkin.progress',
    names: {
      es: [
        'avance',
        'avance de',
        'avance del seguimiento',
        'seguimiento',
        'seguimiento de',
        'quién ha respondido',
        'quiénes faltan',
      ],
      en: ['progress', 'progress of', 'check-in', 'who has answered', 'who is missing'],
    },
    summary: { es: 'Ver quién ha respondido', en: 'See who has answered' },
    examples: { es: ['avance de movilidad'], en: ['progress of mobility'] },
    who: 'member',
    understands: asks('progress', 'answers', 'log'),
    run: answersWith('progress'),
  },
  {
    id: 'checkin.remind',
    names: {
      es: [
        'recordar a los que faltan',
        'recordar a quienes faltan',
        'recordar a las que faltan',
        'recuérdele a los que faltan',
        'recuérdeles a los que faltan',
        'recuérdele a quienes faltan',
        'pida a los que faltan',
        'pídales a los que faltan',
        'escriba a los que faltan',
        'escríbales a los que faltan',
      ],
      en: ['remind those missing', 'remind who is missing'],
    },
    summary: { es: 'Recordar a quienes no han respondido', en: 'Remind those who have not answered' },
    examples: { es: ['recordar a los que faltan'], en: ['remind those missing'] },
    who: 'member',
    run: (context, { rest }) => inWords('checkin.remindCommittee', remindRound)(context, rest.replace(whatIsAsked, '')),
  },
  {
    id: 'checkin.extend',
    names: {
      es: ['ampliar plazo', 'ampliar el plazo', 'ampliar seguimiento', 'reabrir seguimiento', 'reabrir el seguimiento'],
      en: ['extend check-in', 'open check-in again', 'reopen check-in'],
    },
    summary: { es: 'Ampliar el plazo de un seguimiento, o reabrirlo', en: 'Extend a check-in, or open it again' },
    examples: { es: ['ampliar plazo de movilidad'], en: ['extend check-in of mobility'] },
    who: 'member',
    run: (context, { rest }) => extendInWords(context, rest),
  },
  {
    id: 'checkin.close',
    names: {
      es: [
        'cerrar seguimiento',
        'cerrar el seguimiento',
        'cierre el seguimiento',
        'cerrar la ronda',
        'cierre la ronda',
      ],
      en: ['close check-in', 'close the check-in', 'close the round'],
    },
    summary: { es: 'Cerrar un seguimiento y ver su informe', en: 'Close a check-in and see its report' },
    examples: { es: ['cerrar seguimiento de movilidad'], en: ['close check-in of mobility'] },
    who: 'member',
    run: (context, { rest }) => inWords('checkin.closeCommittee', closeByChair)(context, rest),
  },
  {
    id: 'checkin.report',
    names: {
      es: ['informe', 'informe de', 'informe del comité', 'informe de seguimiento', 'reporte del comité'],
      en: ['report', 'report of', 'check-in report'],
    },
    summary: { es: 'Ver el informe de un comité', en: "See a committee's report" },
    examples: { es: ['informe de movilidad'], en: ['report of mobility'] },
    who: 'member',
    understands: asks('report'),
    run: answersWith('report'),
  },
  ...templateCommands,
  {
    id: 'committees.overview',
    names: {
      es: ['cómo van los comités', 'estado de los comités', 'resumen de los comités', 'comités', 'seguimientos'],
      en: ['how are the committees doing', 'committees', 'status of the committees', 'check-ins'],
    },
    summary: { es: 'Ver cómo van los comités', en: 'See how the committees are doing' },
    examples: { es: ['¿cómo van los comités?'], en: ['how are the committees doing?'] },
    who: 'member',
    understands: asks('overview', 'next'),
    run: answersWith('overview'),
  },
  {
    id: 'committees.entities',
    names: {
      es: [
        'entidades están en rojo',
        'entidades en rojo',
        'entidades en ámbar',
        'entidades en verde',
        'entidades están en ámbar',
        'entidades están en verde',
      ],
      en: ['entities are in red', 'entities in red', 'entities in amber', 'entities in green'],
    },
    summary: { es: 'Ver las entidades en rojo, ámbar o verde', en: 'See the entities in red, amber or green' },
    examples: { es: ['¿qué entidades están en rojo?'], en: ['which entities are in red?'] },
    who: 'member',
    understands: asks('entities'),
    run: answersWith('entities'),
  },
  {
    id: 'committees.overdue',
    names: { es: ['compromisos vencidos', 'compromisos'], en: ['overdue commitments', 'commitments'] },
    summary: { es: 'Ver los compromisos, vencidos o abiertos', en: 'See the commitments, overdue or open' },
    examples: { es: ['compromisos vencidos', 'mis compromisos'], en: ['overdue commitments', 'my commitments'] },
    who: 'member',
    understands: asks('commitments'),
    run: answersWith('commitments'),
  },
  {
    id: 'committees.compare',
    names: { es: ['compare', 'comparar', 'compara'], en: ['compare'] },
    summary: { es: 'Comparar un comité con el año pasado', en: 'Compare a committee with last year' },
    examples: { es: ['compare movilidad con el año pasado'], en: ['compare mobility with last year'] },
    who: 'member',
    understands: asks('compare'),
    run: answersWith('compare'),
  },
  {
    id: 'committees.rates',
    names: {
      es: ['tasas de respuesta', 'tasa de respuesta', 'respuestas por comité'],
      en: ['response rates', 'response rate'],
    },
    summary: { es: 'Ver tasas de respuesta, rachas e intervalos', en: 'See response rates, streaks and gaps' },
    examples: { es: ['tasas de respuesta'], en: ['response rates'] },
    who: 'member',
    understands: asks('rates'),
    run: answersWith('rates'),
  },
];

export const commands: readonly Command[] = named.map(ofCommittees);
