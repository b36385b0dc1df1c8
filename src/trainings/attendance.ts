/** Who came: marked from a list or checked in with a code; then thanks, evaluation, materials and certificate. */
import { randomBytes } from 'node:crypto';
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature, FormHandler } from '../app.ts';
import type { Block, Button } from '../card.ts';
import type { Outbox } from '../deliveries/outbox.ts';
import { UserError } from '../errors.ts';
import { type Field, foldText } from '../form.ts';
import type { Db } from '../store.ts';
import { labelLength } from './lists.ts';
import { organiserText } from './organiser-text.ts';
import { enrol } from './places.ts';
import {
  type Attendee,
  attendeesOf,
  enrolmentOf,
  listTrainings,
  lockTraining,
  markAttendance,
  setCertificate,
  setCheckInCode,
  type TrainingRow,
} from './queries.ts';
import { certificateCode, mayCheckIn } from './rules.ts';
import { leads, ledBy, memberIdOf, oneNamed, visible, wants } from './show.ts';
import { trainingsText } from './text.ts';

const say = (text: string, ...more: Block[]): Reply => ({
  kind: 'cards',
  cards: [{ blocks: [{ kind: 'text', text }, ...more] }],
});

const idOf = (data: Record<string, string>): string => data.training ?? data.value ?? '';

/** Notes who came: each gets a certificate and, when it is over, the thanks with it. */
async function recordPresent(
  tx: Db,
  outbox: Outbox,
  training: TrainingRow,
  memberIds: readonly string[],
  checkedInAt: Date | null,
): Promise<void> {
  await markAttendance(tx, training.id, memberIds, true, checkedInAt);
  for (const memberId of memberIds) {
    await setCertificate(tx, training.id, memberId, certificateCode(randomBytes(8)));
  }
  await outbox.enqueue(
    tx,
    memberIds.map((memberId) => ({ kind: 'training.thanks', memberId, subject: training.id, dueAt: training.endsAt })),
  );
}

// ---- The organiser's list

/** The form's state: the training, and when the list was drawn. */
const stateOf = (id: string, drawnAt: Date): string => `${id}@${drawnAt.toISOString()}`;
function readState(state: string): { id: string; drawnAt: Date | null } {
  const [id = '', drawnAt] = state.split('@');
  return { id, drawnAt: drawnAt ? new Date(drawnAt) : null };
}

async function showAttendance(context: Context, training: TrainingRow): Promise<Reply> {
  const text = organiserText[context.person.locale];
  const now = context.clock.now();
  const started = now >= training.startsAt || mayCheckIn(training, now);
  const people = await attendeesOf(context.store.db, training.id, ['enrolled']);
  const waiting = await attendeesOf(context.store.db, training.id, ['offered', 'waiting']);
  const present = people.filter(({ attended }) => attended).length;
  const lineOf = ({ member, attended }: Attendee) => {
    const sign = attended === null ? '' : attended ? '✓ ' : '✗ ';
    return `${sign}${member.name}${member.entity ? ` — ${member.entity.name}` : ''}`;
  };
  const said = started ? text.present(present, people.length) : `${text.notYet} ${text.enrolled(people.length)}`;
  const blocks: Block[] = [{ kind: 'text', text: people.length === 0 ? text.nobody : said }];
  if (people.length > 0) blocks.push({ kind: 'list', items: people.map(lineOf) });
  if (waiting.length > 0)
    blocks.push({ kind: 'text', text: text.waiting(waiting.map(({ member }) => member.name).join(', ')) });
  const data = { training: training.id };
  const mark: Button = { label: text.mark, action: 'training.mark', data, style: 'primary' };
  const buttons: Button[] = [
    ...(started && people.length > 0 ? [mark] : []),
    { label: text.showCode, action: 'training.code', data },
  ];
  return {
    kind: 'cards',
    cards: [{ title: text.attendance(training.title), blocks: [...blocks, { kind: 'buttons', buttons }] }],
  };
}

/** The entity is told apart from the name where there is room for both. */
function labelOf(name: string, entity: string | undefined): string {
  const label = entity ? `${name} — ${entity}` : name;
  return label.length <= labelLength ? label : name;
}

const attendanceForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const text = organiserText[context.person.locale];
    const { id, drawnAt } = readState(state);
    const training = await ledBy(context, id);
    const people = await attendeesOf(context.store.db, training.id, ['enrolled']);
    if (people.length === 0) throw new UserError(text.nobody);
    const field: Field = {
      name: 'attended',
      label: text.attended,
      hint: text.attendedHint,
      kind: 'choices',
      optional: true,
      options: people.map(({ memberId, member }) => ({
        value: memberId,
        label: labelOf(member.name, member.entity?.name),
      })),
      initial: people.filter(({ attended }) => attended).map(({ memberId }) => memberId),
    };
    return {
      id: 'training.attendance',
      title: text.attendanceButton,
      intro: training.title,
      fields: [field],
      submit: text.save,
      cancel: text.cancel,
      state: stateOf(training.id, drawnAt ?? context.clock.now()),
    };
  },
  submit: async (context, values, state) => {
    const { store, outbox, person } = context;
    const came = new Set(Array.isArray(values.attended) ? values.attended : []);
    const { id, drawnAt } = readState(state);
    await ledBy(context, id);
    const saved = await store.inTransaction(async (tx) => {
      const training = await lockTraining(tx, id);
      if (!training) throw new UserError(trainingsText[person.locale].notFound(id));
      const attendees = await attendeesOf(tx, training.id, ['enrolled']);
      // Who checked in while the list was on somebody's screen was not on it as present.
      for (const { memberId, checkedInAt } of attendees) {
        if (checkedInAt && drawnAt && checkedInAt > drawnAt) came.add(memberId);
      }
      const people = attendees.map(({ memberId }) => memberId);
      const absent = people.filter((id) => !came.has(id));
      await markAttendance(tx, training.id, absent, false, null);
      for (const memberId of absent)
        await outbox.cancel(tx, { subject: training.id, memberId, kinds: ['training.thanks'] });
      const present = people.filter((id) => came.has(id));
      await recordPresent(tx, outbox, training, present, null);
      return { present: present.length, enrolled: people.length };
    });
    return say(organiserText[person.locale].attendanceSaved(saved.present, saved.enrolled));
  },
};

// ---- The code in the room

async function showCode(context: Context, training: TrainingRow): Promise<Reply> {
  const text = organiserText[context.person.locale];
  const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  const fresh = [...randomBytes(5)].map((byte) => letters[byte % letters.length] ?? '').join('');
  const code = training.checkInCode ?? fresh;
  if (!training.checkInCode) await setCheckInCode(context.store.db, training.id, code);
  return { kind: 'cards', cards: [{ title: training.title, blocks: [{ kind: 'text', text: text.code(code) }] }] };
}

async function checkIn(context: Context, rest: string): Promise<Reply> {
  const { store, outbox, person } = context;
  const text = organiserText[person.locale];
  const now = context.clock.now();
  if (rest.trim() === '') throw new UserError(text.needCode);
  const typed = rest.split(/\s+/).map(foldText);
  const running = await listTrainings(store.db, {
    stages: ['published'],
    endsAfter: new Date(now.getTime() - 2 * 3_600_000),
  });
  const found = running.find(
    (row) => row.checkInCode !== null && typed.includes(foldText(row.checkInCode)) && mayCheckIn(row, now),
  );
  if (!found) throw new UserError(text.badCode);
  const memberId = memberIdOf(context);
  await store.inTransaction(async (tx) => {
    const training = await lockTraining(tx, found.id);
    const mine = await enrolmentOf(tx, found.id, memberId);
    if (!training) throw new UserError(text.badCode);
    if (mine?.state !== 'enrolled') {
      // Somebody who came without a place: theirs if one is free and enrolment is open still.
      const answered = await enrol(tx, outbox, found.id, memberId, now);
      if (answered?.kind !== 'enrolled') throw new UserError(text.notEnrolled);
    }
    await recordPresent(tx, outbox, training, [memberId], now);
  });
  return say(text.checkedIn(found.title));
}

export const attendanceForms: Feature['forms'] = { 'training.attendance': attendanceForm };

async function attendanceNamed(context: Context, rest: string): Promise<Reply> {
  const rows = (await visible(context)).filter((row) => row.stage === 'published' && leads(context, row));
  if (rows.length === 0) throw new UserError(organiserText[context.person.locale].notYours);
  const found = await oneNamed(context, rest, rows, 'training.attendance');
  return 'id' in found ? showAttendance(context, found) : found;
}

export const attendanceCommands: readonly Command[] = [
  {
    id: 'trainings.attendance',
    names: {
      es: ['asistencia de', 'asistencia a', 'lista de asistencia'],
      en: ['attendance of', 'attendance at', 'attendance list'],
    },
    summary: { es: 'Marcar quiénes asistieron', en: 'Mark who attended' },
    examples: { es: ['asistencia de CAP-1'], en: ['attendance of CAP-1'] },
    who: 'member',
    understands: wants('who'),
    run: (context, { rest }) => attendanceNamed(context, rest),
  },
  {
    id: 'trainings.check-in',
    names: {
      es: ['registrar asistencia', 'registrar mi asistencia', 'marcar mi asistencia'],
      en: ['check in', 'check me in'],
    },
    summary: { es: 'Registrar su asistencia con el código de la sala', en: 'Check in with the code in the room' },
    examples: { es: ['registrar asistencia K7QXM'], en: ['check in K7QXM'] },
    who: 'member',
    run: (context, { rest }) => checkIn(context, rest),
  },
];

export const attendanceActions: Feature['actions'] = {
  'training.attendance': {
    who: 'member',
    run: async (context, event) => showAttendance(context, await ledBy(context, idOf(event.data))),
  },
  'training.mark': {
    who: 'member',
    run: async (context, event) => ({ kind: 'form', form: await attendanceForm.build(context, idOf(event.data)) }),
  },
  'training.code': {
    who: 'member',
    run: async (context, event) => showCode(context, await ledBy(context, idOf(event.data))),
  },
};
