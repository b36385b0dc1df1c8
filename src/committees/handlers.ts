/** What people ask of committees and their check-ins: one table. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature } from '../app.ts';
import { shorten } from '../text.ts';
import { annualCommittees } from './annual.ts';
import { answerForm } from './answer.ts';
import {
  closeByChair,
  closeChosen,
  closeInWords,
  committeeOf,
  extendForm,
  extendInWords,
  progressChosen,
  remindChosen,
  remindInWords,
  remindRound,
  showAnswers,
  showLog,
  showProgress,
  startChosen,
  startInWords,
} from './chair.ts';
import { delegateChosen, delegateForm, delegateInWords, snooze } from './delegate.ts';
import { committeeDeliveries } from './deliver.ts';
import { roundFor, saying } from './find.ts';
import { settle } from './remind.ts';
import { latestReport, reportInWords, signForm } from './report-handlers.ts';
import { rhythmForm } from './rhythm-form.ts';
import { openResponsesFor } from './round-queries.ts';
import { substitutesFor } from './rules.ts';
import { templateActions, templateCommands, templateForm } from './template.ts';
import { committeesText } from './text.ts';
import { compareCommittee, compareYears, showEntities, showOverdue, showOverview, showRates } from './view.ts';

/** What this person has to answer, or may correct; several: which one. */
async function answer(context: Context): Promise<Reply> {
  const text = committeesText[context.person.locale];
  const { memberId } = context.person;
  const all = await openResponsesFor(context.store.db, memberId ?? '');
  const own = all.filter(({ titularId, responderId }) => [titularId, responderId].includes(memberId));
  const instead = all.filter(({ entityId, titularId, checkIn }) =>
    substitutesFor(checkIn.committee.seats, entityId, titularId).includes(memberId ?? ''),
  );
  const mine = own.length > 0 ? own : instead;
  const [response, other] = mine;
  if (!response) return saying(text.nothingOpen);
  if (!other) return { kind: 'form', form: await answerForm.build(context, response.id), ask: true };
  const options = mine.map((one) => ({
    value: one.id,
    label: shorten([one.checkIn.committee.name, one.entity?.name].filter((part) => part).join(' · '), 60),
  }));
  return {
    kind: 'cards',
    cards: [{ blocks: [{ kind: 'choices', label: text.whichResponse, action: 'checkin.answer', options }] }],
  };
}

const commands: readonly Command[] = [
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
        'seguir',
        'continuar',
      ],
      en: ['answer', 'answer check-in', 'my check-in', 'my check-ins', 'resume', 'correct my answer'],
    },
    summary: { es: 'Responder el seguimiento de su comité', en: "Answer your committee's check-in" },
    examples: { es: ['responder'], en: ['answer'] },
    who: 'member',
    run: (context) => answer(context),
  },
  {
    id: 'checkin.delegate',
    names: { es: ['que responda', 'que lo responda', 'que conteste'], en: ['delegate to', 'delegate check-in to'] },
    summary: { es: 'Encargar su respuesta a otra persona', en: 'Hand your answer to somebody else' },
    examples: { es: ['que responda Luis Pérez'], en: ['delegate to Luis Pérez'] },
    who: 'member',
    run: (context, { rest }) => delegateInWords(context, rest),
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
    run: (context, { rest }) => showProgress(context, rest),
  },
  {
    id: 'checkin.remind',
    names: {
      es: ['recordar a los que faltan', 'recordar a quienes faltan', 'recordar a las que faltan'],
      en: ['remind those missing', 'remind who is missing'],
    },
    summary: { es: 'Recordar a quienes no han respondido', en: 'Remind those who have not answered' },
    examples: { es: ['recordar a los que faltan'], en: ['remind those missing'] },
    who: 'member',
    run: (context, { rest }) => remindInWords(context, rest),
  },
  {
    id: 'checkin.extend',
    names: { es: ['ampliar plazo', 'ampliar el plazo', 'ampliar seguimiento'], en: ['extend check-in'] },
    summary: { es: 'Ampliar el plazo de un seguimiento', en: 'Extend a check-in' },
    examples: { es: ['ampliar plazo de movilidad'], en: ['extend check-in of mobility'] },
    who: 'member',
    run: (context, { rest }) => extendInWords(context, rest),
  },
  {
    id: 'checkin.close',
    names: { es: ['cerrar seguimiento', 'cerrar el seguimiento'], en: ['close check-in', 'close the check-in'] },
    summary: { es: 'Cerrar un seguimiento y ver su informe', en: 'Close a check-in and see its report' },
    examples: { es: ['cerrar seguimiento de movilidad'], en: ['close check-in of mobility'] },
    who: 'member',
    run: (context, { rest }) => closeInWords(context, rest),
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
    run: (context, { rest }) => reportInWords(context, rest),
  },
  ...templateCommands,
  {
    id: 'committees.overview',
    names: {
      es: ['cómo van los comités', 'estado de los comités', 'comités'],
      en: ['how are the committees doing', 'committees', 'status of the committees'],
    },
    summary: { es: 'Ver cómo van los comités', en: 'See how the committees are doing' },
    examples: { es: ['¿cómo van los comités?'], en: ['how are the committees doing?'] },
    who: 'member',
    run: (context) => showOverview(context),
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
    run: (context, { text }) => showEntities(context, text),
  },
  {
    id: 'committees.overdue',
    names: { es: ['compromisos vencidos', 'compromisos'], en: ['overdue commitments', 'commitments'] },
    summary: { es: 'Ver los compromisos vencidos', en: 'See the overdue commitments' },
    examples: { es: ['compromisos vencidos'], en: ['overdue commitments'] },
    who: 'member',
    run: (context) => showOverdue(context),
  },
  {
    id: 'committees.compare',
    names: { es: ['compare', 'comparar', 'compara'], en: ['compare'] },
    summary: { es: 'Comparar un comité con el año pasado', en: 'Compare a committee with last year' },
    examples: { es: ['compare movilidad con el año pasado'], en: ['compare mobility with last year'] },
    who: 'member',
    run: (context, { rest }) => compareYears(context, rest),
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
    run: (context) => showRates(context),
  },
];

type Act = (context: Context, data: Record<string, string>) => Promise<Reply>;

/** Who may press is decided by what the button is about: the round, the response, the commitment. */
const acts: Record<string, Act> = {
  'checkin.start': (context, data) => startChosen(context, data.value ?? ''),
  'checkin.progress': (context, data) => progressChosen(context, data.value ?? ''),
  'checkin.remind': async (context, data) =>
    remindRound(context, await roundFor(context, data.round ?? '', { run: true })),
  'checkin.remindCommittee': (context, data) => remindChosen(context, data.value ?? ''),
  'checkin.close': async (context, data) =>
    closeByChair(context, await roundFor(context, data.round ?? '', { run: true })),
  'checkin.closeCommittee': (context, data) => closeChosen(context, data.value ?? ''),
  'checkin.extendCommittee': async (context, data) =>
    extendInWords(context, (await committeeOf(context, data.value ?? '')).name),
  'checkin.answers': (context, data) => showAnswers(context, data.round ?? ''),
  'checkin.log': (context, data) => showLog(context, data.round ?? ''),
  'checkin.report': async (context, data) => latestReport(context, await committeeOf(context, data.value ?? '')),
  'checkin.snooze': (context, data) => snooze(context, data.response ?? ''),
  'checkin.answer': async (context, data) => ({
    kind: 'form',
    form: await answerForm.build(context, data.value ?? ''),
    ask: true,
  }),
  'checkin.delegate': (context, data) => delegateChosen(context, data.value ?? '', data.name ?? ''),
  'commitment.done': (context, data) => settle(context, data.commitment ?? ''),
  'committees.compare': async (context, data) =>
    compareCommittee(context, await committeeOf(context, data.value ?? '')),
  ...templateActions,
};

export const committeesFeature: Feature = {
  annual: annualCommittees,
  commands,
  actions: Object.fromEntries(
    Object.entries(acts).map(([id, act]) => [
      id,
      {
        who: 'member' as const,
        run: (context: Context, event: { data: Record<string, string> }) => act(context, event.data),
      },
    ]),
  ),
  forms: {
    'checkin.answer': answerForm,
    'checkin.delegate': delegateForm,
    'checkin.extend': extendForm,
    'checkin.sign': signForm,
    'template.question': templateForm,
    'committee.rhythm': rhythmForm,
  },
  deliveries: committeeDeliveries,
};
