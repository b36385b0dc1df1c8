/** Coordinators invite people by name to one training, besides its audience. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature, FormHandler } from '../app.ts';
import type { Outbox } from '../deliveries/outbox.ts';
import { UserError } from '../errors.ts';
import { listMembers } from '../members/queries.ts';
import type { Db } from '../store.ts';
import { sayList } from '../text.ts';
import { announceToMore, armNudges } from './announce.ts';
import { matchTrainings, wantedWords } from './ask.ts';
import { type Named, readPeople } from './people.ts';
import { addInvitations, removeInvitations } from './people-queries.ts';
import { type PlanningText, planningText } from './planning-text.ts';
import { getTraining, lockTraining, type TrainingRow } from './queries.ts';
import { shownToOrganiser, trainingOf, visible } from './show.ts';
import { trainingsText } from './text.ts';

/** What is wrong with the names; null when nothing is. */
export function sayUnknown({ unknown, several }: Named, text: PlanningText): string | null {
  const faults = [
    ...(unknown.length > 0 ? [text.unknownPeople(unknown.join(', '))] : []),
    ...(several.length > 0 ? [text.severalPeople(several.join(', '))] : []),
  ];
  return faults.length > 0 ? faults.join(' ') : null;
}

/**
 * Invites them by name: those who have not heard of the training do now. Call it with the training locked. Returns it as
 * it then is, and who hears of it.
 */
export async function invite(
  tx: Db,
  outbox: Outbox,
  before: TrainingRow,
  memberIds: readonly string[],
  now: Date,
): Promise<{ training: TrainingRow; told: readonly string[] }> {
  const added = await addInvitations(tx, before.id, memberIds, now);
  const training = (added > 0 ? await getTraining(tx, before.id) : null) ?? before;
  if (added === 0 || training.stage !== 'published') return { training, told: [] };
  const told = await announceToMore(tx, outbox, before, training, now, memberIds);
  await armNudges(tx, outbox, training, now);
  return { training, told };
}

/** Makes these the people invited by name: who is new is told, who no longer is hears nothing more. */
export async function setInvited(
  tx: Db,
  outbox: Outbox,
  before: TrainingRow,
  memberIds: readonly string[],
  now: Date,
): Promise<boolean> {
  const known = before.invitations.map(({ memberId }) => memberId);
  const gone = known.filter((id) => !memberIds.includes(id));
  const fresh = memberIds.filter((id) => !known.includes(id));
  await removeInvitations(tx, before.id, gone);
  for (const memberId of gone) {
    await outbox.cancel(tx, { subject: before.id, memberId, kinds: ['training.announce', 'training.nudge'] });
  }
  if (fresh.length > 0) await invite(tx, outbox, before, fresh, now);
  return gone.length + fresh.length > 0;
}

/** Invites whom the words name, and says what became of each. Throws UserError when somebody is not known. */
async function inviteNamed(context: Context, id: string, typed: string): Promise<Reply> {
  const { store, outbox, clock, person } = context;
  const text = planningText[person.locale];
  const members = await listMembers(store.db);
  const named = readPeople(typed, members);
  const fault = sayUnknown(named, text);
  if (fault) throw new UserError(fault);
  const done = await store.inTransaction(async (tx) => {
    const before = await lockTraining(tx, id);
    if (!before) throw new UserError(trainingsText[person.locale].notFound(''));
    if (before.stage === 'cancelled' || before.startsAt <= clock.now()) throw new UserError(text.inviteLate);
    return invite(tx, outbox, before, named.ids, clock.now());
  });
  const nameOf = (ids: readonly string[]) =>
    sayList(
      members.filter((member) => ids.includes(member.id)).map(({ name }) => name),
      person.locale,
    );
  const known = named.ids.filter((memberId) => !done.told.includes(memberId));
  const said =
    done.training.stage === 'draft'
      ? [text.invitedLater(nameOf(named.ids))]
      : [
          ...(done.told.length > 0 ? [text.invitedNow(nameOf(done.told))] : []),
          ...(known.length > 0 ? [text.invitedBefore(nameOf(known))] : []),
        ];
  return shownToOrganiser(context, done.training, said.join(' '));
}

/** "invitar a Ana y a beto@… a CAP-1": the last "a" before words that name one training parts the two. */
function splitInvitation(text: string, rows: readonly TrainingRow[]): { who: string; training: TrainingRow } | null {
  const asked = text.replace(/^.*?\binvit\p{L}*\s+(?:a\s+)?/iu, '');
  const joints = [...asked.matchAll(/\s(?:a|al|to|para|for)\s/giu)].reverse();
  for (const { index } of joints) {
    const after = asked.slice(index).trim();
    const found = wantedWords(after).length > 0 ? matchTrainings(after, rows) : [];
    const [training, ...more] = found;
    if (training && more.length === 0) return { who: asked.slice(0, index), training };
  }
  return null;
}

async function askInvite(context: Context, text: string): Promise<Reply> {
  const now = context.clock.now();
  const rows = (await visible(context)).filter(({ stage, startsAt }) => stage !== 'cancelled' && startsAt > now);
  const split = splitInvitation(text, rows);
  if (!split) throw new UserError(planningText[context.person.locale].inviteHow);
  return inviteNamed(context, split.training.id, split.who);
}

const inviteForm: FormHandler = {
  who: 'coordinator',
  build: async (context, state) => {
    const text = planningText[context.person.locale];
    const training = await trainingOf(context, state);
    return {
      id: 'training.invite',
      title: text.inviteButton,
      intro: training.title,
      fields: [{ name: 'who', label: text.invited, hint: text.invitedHint, kind: 'text', long: true, maxLength: 2000 }],
      submit: text.inviteButton,
      cancel: text.cancel,
      state,
    };
  },
  submit: async (context, values, state, form) => {
    const typed = typeof values.who === 'string' ? values.who : '';
    const fault = sayUnknown(
      readPeople(typed, await listMembers(context.store.db)),
      planningText[context.person.locale],
    );
    return fault ? { kind: 'faults', form, faults: { who: fault } } : inviteNamed(context, state, typed);
  },
};

export const inviteCommands: readonly Command[] = [
  {
    id: 'trainings.invite',
    names: { es: ['invitar a', 'invite a', 'invitar'], en: ['invite'] },
    summary: { es: 'Invitar personas a una capacitación', en: 'Invite people to a training' },
    examples: { es: ['invitar a Ana Muñoz a CAP-1'], en: ['invite Ana Muñoz to CAP-1'] },
    who: 'coordinator',
    run: (context, { text }) => askInvite(context, text),
  },
];

export const inviteForms: Feature['forms'] = { 'training.invite': inviteForm };
