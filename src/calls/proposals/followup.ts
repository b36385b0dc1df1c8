/** An entity says it will apply, applied, won or lost; its team and the coordinators see who else is interested. */
import type { Reply } from '../../adapter.ts';
import { type Command, type Context, type Feature, type Locale, mayUse } from '../../app.ts';
import type { Block, Button } from '../../card.ts';
import { UserError } from '../../errors.ts';
import { sayInstant, sayList } from '../../text.ts';
import { callOf, showChoice } from '../choices.ts';
import { type Found, findCalls, wordsOf } from '../find-call.ts';
import { lastShown } from '../meant.ts';
import { type CallRow, getCall } from '../queries.ts';
import { memberOf } from '../reaching/keep-subscription.ts';
import { isOpen } from '../rules.ts';
import { callsText } from '../text.ts';
import { fold } from '../understanding/words.ts';
import {
  addStep,
  entityOf,
  interestedIn,
  lastStep,
  lockSteps,
  removeStep,
  type Stage,
  stepsOf,
  underWay,
} from './followup-queries.ts';
import { followUpText } from './followup-text.ts';

/** What may be said next, from where the entity stands. */
const nextStages: Record<Stage | 'none', readonly Stage[]> = {
  none: ['planned', 'applied'],
  planned: ['applied', 'withdrew'],
  withdrew: ['planned'],
  applied: ['won', 'lost'],
  won: [],
  lost: [],
};

/** How a sentence says each stage, folded; the first that fits. */
const said: readonly [Stage, RegExp][] = [
  [
    'lost',
    /\bno (?:la |lo |nos |la nos )?(?:ganamos|gano|quedamos|aprobaron|seleccionaron|eligieron|adjudicaron)|perdimos|no fuimos (?:seleccionad|elegid|ganador|favorecid)|(?:nos|la|fue|fuimos) (?:la )?rechaz|did not win|didn't win|we lost|not selected|rejected|turned down/,
  ],
  [
    'won',
    /\bganamos|nos (?:la |lo )?(?:gan|aprobaron|adjudicaron|seleccionaron|eligieron|otorgaron)|fuimos (?:seleccionad|elegid|ganador|favorecid|beneficiad)|quedamos (?:seleccionad|elegid)|we won|we got (?:it|the (?:grant|award|funding))|we were (?:selected|awarded)/,
  ],
  [
    'withdrew',
    /\bno (?:vamos a |nos )?(?:postul|present|aplic)|desistimos|nos retiramos|will not apply|won't apply|not applying|we withdrew/,
  ],
  [
    'planned',
    /(?:vamos a|pensamos|queremos|planeamos|estamos (?:pensando en|preparando|armando)) (?:la |una |nuestra )?(?:postul|present|aplic|propuesta)|postularemos|aplicaremos|nos presentaremos|(?:will|going to) apply|we are (?:applying|preparing)/,
  ],
  [
    'applied',
    /\bpostulamos|hemos (?:postulado|aplicado|presentado)|nos presentamos|aplicamos|(?:enviamos|radicamos|presentamos) (?:la|nuestra|una) (?:propuesta|postulacion)|\bla (?:mandamos|enviamos|radicamos|presentamos|entregamos)\b|we (?:have )?(?:applied|submitted)/,
  ],
];
/** Words of such a sentence that are no words of a title. */
const saying = wordsOf(
  `al final se proyecto project viernes lunes martes miercoles jueves pasado pasada semana ayer hoy yesterday today last week
    hemos ya fue fuimos nuestra nos won lost got win not did will have were going down withdrew turned apply applying applied`,
  [
    ...['ganam', 'ganar', 'perdi', 'rechaz', 'adjudic', 'aprob', 'seleccion', 'elegid', 'eligi', 'favorec', 'benefici'],
    ...['qued', 'otorg', 'postul', 'present', 'aplic', 'desist', 'retir', 'pensa', 'quer', 'planeamos', 'estamos'],
    ...[
      'prepar',
      'armando',
      'equivoqu',
      'propuesta',
      'enviam',
      'enviad',
      'mandam',
      'entregam',
      'radic',
      'submit',
      'select',
      'award',
      'reject',
    ],
  ],
);

export const stageIn = (text: string): Stage | null =>
  said.find(([, pattern]) => pattern.test(fold(text)))?.[0] ?? null;

/** What a button may say; nobody is about to apply to a call that has closed. */
function stagesAfter(at: Stage | null, call: CallRow, context: Context): Stage[] {
  const open = isOpen(call, context.clock.now());
  return nextStages[at ?? 'none'].filter((stage) => open || stage !== 'planned');
}

function stageButtons(call: CallRow, at: Stage | null, context: Context): Block[] {
  const text = followUpText[context.person.locale];
  const buttons = stagesAfter(at, call, context).map((stage): Button => {
    return { label: text.button[stage], action: 'followup.set', data: { call: call.id, stage } };
  });
  return buttons.length > 0 ? [{ kind: 'buttons', buttons }] : [];
}

type Step = Awaited<ReturnType<typeof stepsOf>>[number];

/** Steps as history: who, what, when. */
function sayStep({ entity, stage, at, member }: Step, context: Context): string {
  const { locale } = context.person;
  const text = followUpText[locale];
  const when = sayInstant(at, locale, context.clock.now(), { time: false });
  return text.step(entity.name, text.stage[stage], when, member?.name ?? '');
}

const isOutcome = (stage: Stage): boolean => stage === 'won' || stage === 'lost';

/** The steps as they hold: an entity's outcome takes the place of the one told before, which stays in the history. */
const holding = (steps: readonly Step[]): Step[] =>
  steps.filter(
    ({ stage, entityId }, at) =>
      !isOutcome(stage) || !steps.slice(at + 1).some((later) => later.entityId === entityId && isOutcome(later.stage)),
  );

/**
 * What the team sees under a call: what its entity did, who else there is interested, and what to say next. A
 * coordinator sees the whole network's. Nothing for anybody else. `whoElse`: it was asked, so that nobody is an answer.
 */
export async function followUpBlocks(context: Context, call: CallRow, whoElse = false): Promise<Block[]> {
  const { person, store } = context;
  if (!person.memberId) return [];
  const text = followUpText[person.locale];
  const entity = await entityOf(store.db, person.memberId);
  const all = mayUse(person.access, 'coordinator');
  if (!entity && !all) return [];
  const scope = all ? undefined : entity?.id;
  const steps = holding(await stepsOf(store.db, call.id, scope));
  const others = (await interestedIn(store.db, call.id, scope)).filter((one) => one.memberId !== person.memberId);
  const names = others.map(({ member }) =>
    all && member.entity ? `${member.name} (${member.entity.name})` : member.name,
  );
  const blocks: Block[] = [];
  if (steps.length > 0) blocks.push({ kind: 'list', items: steps.map((step) => sayStep(step, context)) });
  if (names.length > 0) blocks.push({ kind: 'text', text: text.interested(sayList(names, person.locale)) });
  else if (steps.length > 0 || whoElse) blocks.push({ kind: 'text', text: text.nobody, muted: true });
  const mine = entity ? await lastStep(store.db, call.id, entity.id) : null;
  if (entity) blocks.push(...stageButtons(call, mine?.stage ?? null, context));
  return blocks.length > 0 ? [{ kind: 'section', title: all ? text.network : text.team, blocks }] : [];
}

/** The way to what the person's team says of a call, for them alone. */
export const teamButton = (call: string, locale: Locale): Button => ({
  label: followUpText[locale].team,
  action: 'call.team',
  data: { call },
});

/**
 * Notes where the person's entity stands, once, with the way to undo it. A sentence may correct any stage; a button, whose
 * card is then replaced, says only what may follow.
 */
async function note(context: Context, call: CallRow, stage: Stage, replace?: true): Promise<Reply> {
  const { store, person } = context;
  const text = followUpText[person.locale];
  const memberId = memberOf(context);
  const entity = await entityOf(store.db, memberId);
  if (!entity) throw new UserError(text.noEntity);
  const { at, step } = await store.inTransaction(async (tx) => {
    await lockSteps(tx, call.id);
    const at = (await lastStep(tx, call.id, entity.id))?.stage ?? null;
    const may = replace ? stagesAfter(at, call, context).includes(stage) : at !== stage;
    const step = { callId: call.id, entityId: entity.id, memberId, stage, at: context.clock.now() };
    return { at, step: may ? await addStep(tx, step) : null };
  });
  const name = text.stage[stage];
  const data = { call: call.id, step: step?.id ?? '' };
  const refused = at === stage ? text.already(entity.name, name) : text.changed;
  const noted = {
    note: step ? text.noted(entity.name, name) : refused,
    more: step ? [{ label: text.undo(name), action: 'followup.undo', data }] : [],
    after: await followUpBlocks(context, call),
  };
  return showChoice(context, call, noted, replace);
}

/** Words that lead to a title: "nos ganamos la del BID"; "nos la ganamos, parce" has none. */
const namesOne =
  /\b(?:a|al|en|con|to|for) (?:la|el|las|los|the) |\b(?:la|el) (?:del?|que) |convocatoria|premio|beca|fondo|call|award|grant/;

/** "Nos la ganamos", "we got it"; "no fuimos seleccionados" is said of nothing else. */
const pointsAtOne =
  /\b(?:la|it) (?!de |del |que )|\b(?:la|it)$|seleccionad|elegid|adjudic|favorecid|postul|propuesta|desist|selected|awarded|appl/;

/** The call of such a sentence: named, pointed at, or the one whose end is waited for, or that was just shown. */
async function callIn(context: Context, said: string): Promise<Found> {
  const found = await findCalls(context, said, saying);
  // "¡Ganamos el partido!" is of no call: what nothing knows is beside it, and no word points at one.
  const names = found.number !== undefined || namesOne.test(fold(said)) || !pointsAtOne.test(fold(said));
  if (found.calls.length > 0 || (found.asked && names)) return found;
  const { db } = context.store;
  const entity = await entityOf(db, memberOf(context));
  const waiting = entity ? await underWay(db, entity.id) : [];
  const shown = await lastShown(context);
  const meant = waiting.length > 1 ? waiting.filter((id) => shown.includes(id)) : waiting;
  const [only, another] = waiting.length > 0 ? meant : shown;
  const call = only && !another ? await getCall(db, only) : null;
  return call ? { calls: [call], asked: true } : found;
}

/** By the number of the call, or by words of its title. */
async function noteInWords(context: Context, said: string): Promise<Reply> {
  const { locale } = context.person;
  const text = followUpText[locale];
  const stage = stageIn(said);
  const { calls, number } = await callIn(context, said);
  const [call, another] = calls.filter(({ state }) => state === 'published');
  if (!call && number) throw new UserError(callsText[locale].notFound(number));
  if (!stage || !call || another) throw new UserError(text.whichCall);
  return note(context, call, stage);
}

export const followUpCommands: readonly Command[] = [
  {
    id: 'calls.follow-up',
    names: {
      es: [
        'postulamos',
        'nos presentamos',
        'aplicamos',
        'vamos a postular',
        'vamos a presentarnos',
        'postularemos',
        'ganamos',
        'no ganamos',
        'nos la ganamos',
        'perdimos',
        'fuimos seleccionados',
        'no fuimos seleccionados',
        'no vamos a postular',
        'no postulamos',
      ],
      en: ['we applied', 'we will apply', 'we won', 'we lost', 'we did not win', 'we will not apply'],
    },
    summary: { es: 'Contar qué hizo su entidad con una convocatoria', en: 'Tell what your entity did about a call' },
    examples: {
      es: ['vamos a postular a la 12', 'postulamos a la 12', 'ganamos la 12'],
      en: ['we will apply to 12', 'we applied to 12', 'we won 12'],
    },
    who: 'member',
    // "Ya nos presentamos a la 12", "nos rechazaron la 12", whatever stands before it.
    understands: async (context, text) => {
      if (!stageIn(text) || !context.person.memberId) return 0;
      return /\d/.test(text) || (await callIn(context, text)).calls.length === 1 ? 0.95 : 0;
    },
    run: (context, { text }) => noteInWords(context, text),
  },
];

const isStage = (value: string | undefined): value is Stage =>
  value !== undefined && value in nextStages && value !== 'none';

export const followUpActions: Feature['actions'] = {
  'followup.set': {
    who: 'member',
    run: async (context, event) => {
      const call = await callOf(context, event);
      const { stage } = event.data;
      if (!isStage(stage)) throw new UserError(followUpText[context.person.locale].whichCall);
      return note(context, call, stage, true);
    },
  },
  'followup.undo': {
    who: 'member',
    run: async (context, event) => {
      const text = followUpText[context.person.locale];
      const call = await callOf(context, event);
      const memberId = memberOf(context);
      const entity = await entityOf(context.store.db, memberId);
      const undone = await context.store.inTransaction(async (tx) => {
        await lockSteps(tx, call.id);
        const last = entity ? await lastStep(tx, call.id, entity.id) : null;
        return last !== null && last.id === event.data.step && removeStep(tx, last.id, memberId);
      });
      const after = await followUpBlocks(context, call);
      return showChoice(context, call, { note: undone ? text.undone : text.undoTooLate, after }, true);
    },
  },
};
