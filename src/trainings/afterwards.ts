/** What the end of a training brings: its materials, the question who came; then thanks, a certificate and an evaluation. */
import type { Dependencies, Feature, FormHandler } from '../app.ts';
import type { Block, Button } from '../card.ts';
import { UserError } from '../errors.ts';
import { listCoordinators } from '../members/queries.ts';
import { materialsBlocks, trainingCard } from './cards.ts';
import { certificateButton } from './certificates.ts';
import { sendMaterials } from './change.ts';
import { drawn } from './deliver.ts';
import { organiserText } from './organiser-text.ts';
import { attendeesOf, enrolmentOf, listTrainings, markEvaluated, saveEvaluation } from './queries.ts';
import { memberIdOf, trainingOf } from './show.ts';

const evaluationForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const text = organiserText[context.person.locale];
    const training = await trainingOf(context, state);
    const mine = await enrolmentOf(context.store.db, training.id, memberIdOf(context));
    if (!mine?.attended) throw new UserError(text.onlyAttendees);
    const options = text.scale.map((label, index) => ({ value: String(index + 1), label }));
    const initial = (index: number) => (mine.ratings[index] === undefined ? undefined : String(mine.ratings[index]));
    return {
      id: 'training.evaluate',
      title: text.evaluateTitle,
      intro: training.title,
      submit: text.send,
      cancel: text.cancel,
      state,
      fields: [
        { name: 'useful', label: text.useful, kind: 'choice', options, initial: initial(0) },
        { name: 'clear', label: text.clear, kind: 'choice', options, initial: initial(1) },
        {
          name: 'improve',
          label: text.improve,
          kind: 'text',
          long: true,
          maxLength: 1000,
          optional: true,
          initial: mine.comment ?? undefined,
        },
      ],
    };
  },
  submit: async (context, values, state) => {
    const comment = typeof values.improve === 'string' ? values.improve : null;
    const ratings = [Number(values.useful), Number(values.clear)];
    await saveEvaluation(context.store.db, state, memberIdOf(context), ratings, comment);
    return {
      kind: 'cards',
      cards: [{ blocks: [{ kind: 'text', text: organiserText[context.person.locale].evaluated }] }],
    };
  },
};

/**
 * What the end of a training brings, once each: materials to those who enrolled, and to its organiser (the coordinators,
 * when it has none) the question who came, unless all of them are marked.
 */
export async function closeTrainings(
  needs: Pick<Dependencies, 'store' | 'outbox' | 'clock'>,
): Promise<{ closed: number }> {
  const { store, outbox, clock } = needs;
  const now = clock.now();
  const monthMs = 31 * 24 * 3_600_000;
  const over = (
    await listTrainings(store.db, {
      stages: ['published'],
      endsAfter: new Date(now.getTime() - monthMs),
      endsBefore: now,
    })
  ).filter(({ evaluateSent }) => !evaluateSent);
  for (const training of over) {
    await store.inTransaction(async (tx) => {
      if (!(await markEvaluated(tx, training.id))) return;
      await sendMaterials(tx, outbox, training, training.endsAt);
      const people = await attendeesOf(tx, training.id, ['enrolled']);
      if (people.every(({ attended }) => attended !== null)) return;
      const asked = training.organiserId ? [training.organiserId] : (await listCoordinators(tx)).map(({ id }) => id);
      await outbox.enqueue(
        tx,
        asked.map((memberId) => ({ kind: 'training.ended', memberId, subject: training.id, dueAt: training.endsAt })),
      );
    });
  }
  return { closed: over.length };
}

const thanks = drawn(async ({ training, look }, delivery, { store }) => {
  const text = organiserText[look.locale];
  const own = delivery.memberId ? await enrolmentOf(store.db, training.id, delivery.memberId) : null;
  if (!own?.attended || training.stage !== 'published') return null;
  const blocks: Block[] = [];
  blocks.push(...materialsBlocks(training, look));
  const evaluate: Button = {
    label: text.evaluate,
    action: 'form.open',
    data: { form: 'training.evaluate', state: training.id },
    style: 'primary',
  };
  const buttons: Button[] = [evaluate];
  if (own.certificate) {
    blocks.push({ kind: 'text', text: text.certificateCode(own.certificate) });
    buttons.push(certificateButton(own.certificate, text.certificateButton));
  }
  return { title: `${text.thanks}: ${training.title}`, blocks: [...blocks, { kind: 'buttons', buttons }] };
});

const materials = drawn(({ training, look, mine }) => {
  if (mine !== 'enrolled' || training.materials.length === 0) return null;
  const lead = organiserText[look.locale].materialsLead;
  return { title: `${lead}: ${training.title}`, blocks: materialsBlocks(training, look) };
});

const ended = drawn(async ({ training, look, first }, _delivery, { store }) => {
  const people = await attendeesOf(store.db, training.id, ['enrolled']);
  if (first && people.every(({ attended }) => attended !== null)) return null;
  const text = organiserText[look.locale];
  const data = { training: training.id };
  const buttons: Button[] = [{ label: text.mark, action: 'training.mark', data, style: 'primary' }];
  return trainingCard(training, look, {
    lead: text.markLead,
    organises: true,
    buttons: [{ kind: 'buttons', buttons }],
  });
});

export const afterwardsForms: Feature['forms'] = { 'training.evaluate': evaluationForm };

export const afterwardsDeliveries: Feature['deliveries'] = {
  'training.thanks': thanks,
  'training.materials': materials,
  'training.ended': ended,
};
