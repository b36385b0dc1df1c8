/** The questions about a training that a coordinator answers, and what they start from. Pure. */
import type { Field } from '../form.ts';
import { inBogota } from '../time.ts';
import { viewOf } from './look.ts';
import type { PlanningText } from './planning-text.ts';
import type { TrainingRow } from './queries.ts';
import { hasAudience, usualReminders } from './rules.ts';

const local = (at: Date, format: string) => inBogota(at).toFormat(format);

/** "7 d", "1 h": short, and as it is read back. */
export function sayLead(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440} d`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** The end of what starts then: its time, with its day when that is another one. As `readEnd` reads it back. */
const endOf = (startsAt: Date, endsAt: Date): string =>
  local(endsAt, inBogota(startsAt).hasSame(inBogota(endsAt), 'day') ? 'HH:mm' : 'yyyy-MM-dd HH:mm');

/** What the form starts from: the training as it is. */
export function initialOf(
  training: TrainingRow,
  names: { entities: readonly string[]; people: readonly string[] },
): Record<string, string | readonly string[]> {
  const view = viewOf(training);
  const sessions = view.sessions.map(
    ({ startsAt, endsAt }) => `${local(startsAt, 'yyyy-MM-dd HH:mm')}-${endOf(startsAt, endsAt)}`,
  );
  return {
    title: view.title,
    description: view.description,
    date: local(view.startsAt, 'yyyy-MM-dd'),
    startTime: local(view.startsAt, 'HH:mm'),
    endTime: endOf(view.startsAt, view.endsAt),
    sessions: sessions.join('; '),
    modality: view.modality,
    place: view.place ?? '',
    link: view.link ?? '',
    capacity: view.capacity === null ? '' : String(view.capacity),
    enrolBy: view.enrolBy ? local(view.enrolBy, 'yyyy-MM-dd') : '',
    audience: hasAudience(view) ? 'some' : view.byInvitation ? 'invited' : 'all',
    sectors: view.sectors,
    entities: names.entities.join('; '),
    roles: view.roles,
    access: view.byInvitation ? 'invitation' : 'open',
    invited: names.people.join(', '),
    mandatory: view.mandatory ? 'yes' : 'no',
    organiser: view.organiser ?? '',
    speakers: view.speakers,
    reminders: training.remindMinutes.map(sayLead).join('; '),
    repeats: training.repeats ?? 'none',
    stage: view.stage,
  };
}

const some = { field: 'audience', is: ['some'] };

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function fieldsOf(
  text: PlanningText,
  sectors: readonly { value: string; label: string }[],
  changing: boolean,
): Field[] {
  const fields: Field[] = [
    { name: 'title', label: text.title, kind: 'text', maxLength: 150 },
    { name: 'date', label: text.date, kind: 'date' },
    { name: 'startTime', label: text.startTime, kind: 'text', maxLength: 20 },
    { name: 'endTime', label: text.endTime, hint: text.endHint, kind: 'text', maxLength: 30 },
    {
      name: 'modality',
      label: text.modality,
      kind: 'choice',
      options: optionsOf(text.modalities),
      initial: 'in_person',
    },
    { name: 'place', label: text.place, kind: 'text', optional: true },
    { name: 'link', label: text.link, kind: 'link', optional: true },
    {
      name: 'capacity',
      label: text.capacity,
      hint: text.capacityHint,
      kind: 'number',
      min: 1,
      max: 99_999,
      optional: true,
    },
    {
      name: 'audience',
      label: text.audience,
      kind: 'choice',
      options: optionsOf(text.audienceOptions),
      initial: 'all',
    },
    { name: 'sectors', label: text.sectors, kind: 'choices', options: sectors, optional: true, when: some },
    {
      name: 'entities',
      label: text.entities,
      hint: text.entitiesHint,
      kind: 'text',
      maxLength: 2000,
      optional: true,
      when: some,
    },
    {
      name: 'roles',
      label: text.roles,
      kind: 'choices',
      options: optionsOf(text.roleOptions),
      optional: true,
      when: some,
    },
    {
      name: 'access',
      label: text.access,
      kind: 'choice',
      options: optionsOf(text.accessOptions),
      initial: 'open',
      when: some,
    },
    {
      name: 'invited',
      label: text.invited,
      hint: text.invitedHint,
      kind: 'text',
      long: true,
      maxLength: 2000,
      optional: true,
      when: { field: 'audience', is: ['some', 'invited'] },
    },
    { name: 'description', label: text.description, kind: 'text', long: true, maxLength: 2000, optional: true },
    { name: 'enrolBy', label: text.enrolBy, kind: 'date', optional: true },
    { name: 'mandatory', label: text.mandatory, kind: 'yesno', initial: 'no' },
    { name: 'organiser', label: text.organiser, kind: 'text', optional: true },
    { name: 'speakers', label: text.speakers, kind: 'text', optional: true },
    { name: 'sessions', label: text.sessions, hint: text.sessionsHint, kind: 'text', long: true, optional: true },
    {
      name: 'reminders',
      label: text.reminders,
      hint: text.remindersHint,
      kind: 'text',
      optional: true,
      initial: usualReminders.map(sayLead).join('; '),
    },
    { name: 'repeats', label: text.repeats, kind: 'choice', options: optionsOf(text.repeatOptions), initial: 'none' },
  ];
  if (!changing) {
    fields.push({
      name: 'stage',
      label: text.stage,
      kind: 'choice',
      options: optionsOf(text.stageOptions),
      initial: 'published',
    });
  }
  return fields;
}
