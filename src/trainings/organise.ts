/** Coordinators create, change and cancel trainings. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature, FormHandler } from '../app.ts';
import { UserError } from '../errors.ts';
import type { Field } from '../form.ts';
import { inviteCommands, inviteForms } from './invite.ts';
import { materialActions, materialCommands, materialForms } from './materials.ts';
import { editTraining } from './places.ts';
import { planningText } from './planning-text.ts';
import { oneNamed, shownToOrganiser, trainingOf, visible } from './show.ts';
import { trainingForm } from './training-form.ts';

const openForm = async (context: Context, state: string): Promise<Reply> => ({
  kind: 'form',
  form: await trainingForm.build(context, state),
});

async function change(context: Context, rest: string): Promise<Reply> {
  const found = await oneNamed(context, rest, await visible(context), 'training.change');
  return 'id' in found ? openForm(context, found.id) : found;
}

/** Why, and whether what repeats goes on: then everybody is told. */
const cancelForm: FormHandler = {
  who: 'coordinator',
  build: async (context, state) => {
    const text = planningText[context.person.locale];
    const training = await trainingOf(context, state);
    if (training.stage === 'cancelled') throw new UserError(text.unchanged);
    const goesOn: Field = { name: 'goesOn', label: text.goesOn, kind: 'yesno', initial: 'yes' };
    return {
      id: 'training.cancel',
      title: text.cancelButton,
      intro: training.title,
      fields: [
        {
          name: 'reason',
          label: text.cancelReason,
          hint: text.cancelReasonHint,
          kind: 'text',
          long: true,
          maxLength: 500,
        },
        ...(training.repeats ? [goesOn] : []),
      ],
      submit: text.cancelButton,
      cancel: text.keep,
      state,
      // Everybody is told, and it is not undone: it is looked at first.
      review: true,
    };
  },
  submit: async (context, values, state) => {
    const { store, outbox, clock, person } = context;
    const text = planningText[person.locale];
    const cancelReason = typeof values.reason === 'string' ? values.reason : null;
    const ends = values.goesOn === false ? { repeats: null } : {};
    const cancelled = await store.inTransaction((tx) =>
      editTraining(tx, outbox, state, { stage: 'cancelled', cancelReason, ...ends }, clock.now()),
    );
    const training = cancelled ?? (await trainingOf(context, state));
    return shownToOrganiser(context, training, cancelled ? text.cancelled : text.unchanged);
  },
};

async function askCancel(context: Context, rest: string): Promise<Reply> {
  const rows = (await visible(context)).filter(
    ({ stage, endsAt }) => stage !== 'cancelled' && endsAt > context.clock.now(),
  );
  const found = await oneNamed(context, rest, rows, 'training.cancel');
  return 'id' in found ? { kind: 'form', form: await cancelForm.build(context, found.id) } : found;
}

async function stopRepeating(context: Context, id: string): Promise<Reply> {
  const { store, outbox, clock, person } = context;
  const changed = await store.inTransaction((tx) => editTraining(tx, outbox, id, { repeats: null }, clock.now()));
  const text = planningText[person.locale];
  return shownToOrganiser(
    context,
    changed ?? (await trainingOf(context, id)),
    changed ? text.repeatsNoMore : text.unchanged,
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
  ...inviteCommands,
  ...materialCommands,
];

export const organiserActions: Feature['actions'] = {
  ...materialActions,
  'training.change': {
    who: 'coordinator',
    run: (context, event) => openForm(context, event.data.value ?? event.data.training ?? ''),
  },
  'training.cancel': {
    who: 'coordinator',
    run: async (context, event) => ({
      kind: 'form',
      form: await cancelForm.build(context, event.data.value ?? event.data.training ?? ''),
    }),
  },
  'training.stopRepeating': {
    who: 'coordinator',
    run: (context, event) => stopRepeating(context, event.data.training ?? ''),
  },
};

export const organiserForms: Feature['forms'] = {
  'training.edit': trainingForm,
  'training.cancel': cancelForm,
  ...inviteForms,
  ...materialForms,
};
