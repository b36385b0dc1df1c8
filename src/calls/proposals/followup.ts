/** An entity says it will apply, applied, won or lost; its team and the coordinators see who else is interested. */
import type { Reply } from '../../adapter.ts';
import { type Command, type Context, type Feature, mayUse } from '../../app.ts';
import type { Block, Button, Card } from '../../card.ts';
import { UserError } from '../../errors.ts';
import { sayInstant, sayList } from '../../text.ts';
import { type CallRow, getCall, getCallByNumber } from '../queries.ts';
import { memberOf } from '../reaching/keep-subscription.ts';
import { isOpen } from '../rules.ts';
import { callsText } from '../text.ts';
import { fold } from '../understanding/words.ts';
import { addStep, entityOf, interestedIn, lastStep, removeStep, type Stage, stepsOf } from './followup-queries.ts';
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

/** How a sentence says each stage; the first that fits. */
const said: readonly [Stage, RegExp][] = [
  ['lost', /no (?:la |lo )?(?:ganamos|gano)|perdimos|no fuimos (?:seleccionad|elegid)|did not win|didn't win|lost/],
  ['won', /ganamos|nos (?:la |lo )?gan|fuimos (?:seleccionad|elegid)|we won|won/],
  ['withdrew', /no (?:vamos a |nos )?(?:postul|present|aplic)|will not apply|won't apply|are not applying/],
  ['planned', /(?:vamos a|pensamos|queremos) (?:postul|present|aplic)|postularemos|will apply|are going to apply/],
  ['applied', /postulamos|nos presentamos|aplicamos|applied/],
];

const stageIn = (text: string): Stage | null => said.find(([, pattern]) => pattern.test(fold(text)))?.[0] ?? null;

/** Nobody is about to apply to a call that has closed. */
function stageButtons(call: Pick<CallRow, 'id' | 'state' | 'deadlineAt'>, at: Stage | null, context: Context): Block[] {
  const text = followUpText[context.person.locale];
  const open = isOpen(call, context.clock.now());
  const stages = nextStages[at ?? 'none'].filter((stage) => open || stage !== 'planned');
  const buttons = stages.map((stage): Button => {
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

/**
 * What the team sees under a call: what its entity did, who else there is interested, and what to say next. A
 * coordinator sees the whole network's. Nothing for anybody else.
 */
export async function followUpBlocks(context: Context, call: CallRow): Promise<Block[]> {
  const { person, store } = context;
  if (!person.memberId) return [];
  const text = followUpText[person.locale];
  const entity = await entityOf(store.db, person.memberId);
  const all = mayUse(person.access, 'coordinator');
  if (!entity && !all) return [];
  const scope = all ? undefined : entity?.id;
  const steps = await stepsOf(store.db, call.id, scope);
  const others = (await interestedIn(store.db, call.id, scope)).filter((one) => one.memberId !== person.memberId);
  const names = others.map(({ member }) =>
    all && member.entity ? `${member.name} (${member.entity.name})` : member.name,
  );
  const blocks: Block[] = [];
  if (steps.length > 0) blocks.push({ kind: 'list', items: steps.map((step) => sayStep(step, context)) });
  if (names.length > 0) blocks.push({ kind: 'text', text: text.interested(sayList(names, person.locale)) });
  else if (steps.length > 0) blocks.push({ kind: 'text', text: text.nobody, muted: true });
  const mine = entity ? await lastStep(store.db, call.id, entity.id) : null;
  if (entity) blocks.push(...stageButtons(call, mine?.stage ?? null, context));
  return blocks.length > 0 ? [{ kind: 'section', title: all ? text.network : text.team, blocks }] : [];
}

/** Notes where the person's entity stands, once, with the way to undo it. */
async function note(context: Context, call: CallRow, stage: Stage): Promise<Reply> {
  const { store, person } = context;
  const text = followUpText[person.locale];
  const memberId = memberOf(context);
  const entity = await entityOf(store.db, memberId);
  if (!entity) throw new UserError(text.noEntity);
  const step = await store.inTransaction(async (tx) => {
    const last = await lastStep(tx, call.id, entity.id);
    if (last?.stage === stage) return null;
    return addStep(tx, { callId: call.id, entityId: entity.id, memberId, stage, at: context.clock.now() });
  });
  const name = text.stage[stage];
  const undo: Button[] = step
    ? [{ label: text.undo, action: 'followup.undo', data: { call: call.id, step: step.id } }]
    : [];
  const card: Card = {
    title: `${call.number}. ${call.title}`,
    blocks: [
      { kind: 'status', status: 'good', text: step ? text.noted(entity.name, name) : text.already(entity.name, name) },
      ...(await followUpBlocks(context, call)),
      { kind: 'text', text: text.next, muted: true },
      ...(undo.length > 0 ? [{ kind: 'buttons' as const, buttons: undo }] : []),
    ],
  };
  return { kind: 'cards', cards: [card], ...(context.direct ? {} : { private: true }) };
}

async function noteInWords(context: Context, text: string): Promise<Reply> {
  const { locale } = context.person;
  const stage = stageIn(text);
  const number = /\d{1,9}/.exec(text)?.[0];
  if (!stage || !number) throw new UserError(followUpText[locale].whichCall);
  const call = await getCallByNumber(context.store.db, Number(number));
  if (call?.state !== 'published') throw new UserError(callsText[locale].notFound(number));
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
    run: (context, { text }) => noteInWords(context, text),
  },
];

const isStage = (value: string | undefined): value is Stage =>
  value !== undefined && value in nextStages && value !== 'none';

export const followUpActions: Feature['actions'] = {
  'followup.set': {
    who: 'member',
    run: async (context, event) => {
      const call = await getCall(context.store.db, event.data.call ?? '');
      const { stage } = event.data;
      if (!call || !isStage(stage)) throw new UserError(callsText[context.person.locale].notFound(''));
      return note(context, call, stage);
    },
  },
  'followup.undo': {
    who: 'member',
    run: async (context, event) => {
      const text = followUpText[context.person.locale];
      const memberId = memberOf(context);
      const entity = await entityOf(context.store.db, memberId);
      const last = entity ? await lastStep(context.store.db, event.data.call ?? '', entity.id) : null;
      const undone =
        last !== null && last.id === event.data.step && (await removeStep(context.store.db, last.id, memberId));
      const blocks: Block[] = [{ kind: 'text', text: undone ? text.undone : text.undoTooLate }];
      return { kind: 'cards', cards: [{ blocks }], replace: true };
    },
  },
};
