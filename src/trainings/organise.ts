/** Coordinators create, change and cancel trainings. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature } from '../app.ts';
import { UserError } from '../errors.ts';
import { organiserText } from './organiser-text.ts';
import { editTraining } from './places.ts';
import { getTraining } from './queries.ts';
import { oneNamed, visible } from './show.ts';
import { trainingsText } from './text.ts';
import { shown, trainingForm } from './training-form.ts';

const openForm = async (context: Context, state: string): Promise<Reply> => ({
  kind: 'form',
  form: await trainingForm.build(context, state),
});

async function change(context: Context, rest: string): Promise<Reply> {
  const found = await oneNamed(context, rest, await visible(context), 'training.change');
  return 'id' in found ? openForm(context, found.id) : found;
}

async function askCancel(context: Context, rest: string): Promise<Reply> {
  const rows = (await visible(context)).filter(
    ({ stage, endsAt }) => stage !== 'cancelled' && endsAt > context.clock.now(),
  );
  const found = await oneNamed(context, rest, rows, 'training.open');
  return 'id' in found ? shown(context, found, organiserText[context.person.locale].cancelAsk) : found;
}

async function cancel(context: Context, id: string): Promise<Reply> {
  const { store, outbox, clock, person } = context;
  const cancelled = await store.inTransaction((tx) =>
    editTraining(tx, outbox, id, { stage: 'cancelled' }, clock.now()),
  );
  const training = cancelled ?? (await getTraining(store.db, id));
  if (!training) throw new UserError(trainingsText[person.locale].notFound(id));
  return shown(
    context,
    training,
    cancelled ? organiserText[person.locale].cancelled : organiserText[person.locale].unchanged,
  );
}

export const organiserCommands: readonly Command[] = [
  {
    id: 'trainings.create',
    names: {
      es: ['nueva capacitación', 'crear capacitación', 'crear una capacitación', 'programar capacitación'],
      en: ['new training', 'create training', 'create a training'],
    },
    summary: { es: 'Programar una capacitación', en: 'Schedule a training' },
    examples: { es: ['nueva capacitación'], en: ['new training'] },
    who: 'coordinator',
    run: (context) => openForm(context, ''),
  },
  {
    id: 'trainings.change',
    names: {
      es: ['cambiar capacitación', 'cambiar la capacitación', 'reprogramar'],
      en: ['change training', 'reschedule'],
    },
    summary: { es: 'Cambiar una capacitación', en: 'Change a training' },
    examples: { es: ['cambiar capacitación CAP-1'], en: ['change training CAP-1'] },
    who: 'coordinator',
    run: (context, { rest }) => change(context, rest),
  },
  {
    id: 'trainings.cancel',
    names: {
      es: ['cancelar capacitación', 'cancelar la capacitación'],
      en: ['cancel training', 'cancel the training'],
    },
    summary: { es: 'Cancelar una capacitación', en: 'Cancel a training' },
    examples: { es: ['cancelar capacitación CAP-1'], en: ['cancel training CAP-1'] },
    who: 'coordinator',
    run: (context, { rest }) => askCancel(context, rest),
  },
];

export const organiserActions: Feature['actions'] = {
  'training.change': {
    who: 'coordinator',
    run: (context, event) => openForm(context, event.data.value ?? event.data.training ?? ''),
  },
  'training.cancel': { who: 'coordinator', run: (context, event) => cancel(context, event.data.training ?? '') },
};

export const organiserForms: Feature['forms'] = { 'training.edit': trainingForm };
