/** The form in which a coordinator writes or changes a training. */
import type { Reply } from '../adapter.ts';
import type { Context, FormHandler } from '../app.ts';
import type { Field, Values } from '../form.ts';
import { foldText } from '../form.ts';
import { listSectors } from '../members/queries.ts';
import { inBogota } from '../time.ts';
import { announceTraining } from './announce.ts';
import { trainingCard } from './cards.ts';
import type { TrainingChanges } from './change.ts';
import { readDeadline, readEnd, readLeads, readLinks, readSessions, readTime } from './input.ts';
import { viewOf } from './look.ts';
import { type OrganiserText, organiserText } from './organiser-text.ts';
import { editTraining } from './places.ts';
import {
  createTraining,
  getTraining,
  getTrainingByCode,
  listTrainings,
  placesOf,
  type TrainingRow,
} from './queries.ts';
import { repetitions, usualReminders } from './rules.ts';
import { lookOf, organiserBlocks } from './show.ts';

const local = (at: Date, format: string) => inBogota(at).toFormat(format);

/** "7 d", "1 h": short, and as it is read back. */
function sayLead(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440} d`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** What the form starts from: the training as it is. */
function initialOf(training: TrainingRow): Record<string, string | readonly string[]> {
  const view = viewOf(training);
  const sameDay = inBogota(view.startsAt).hasSame(inBogota(view.endsAt), 'day');
  const sessions = view.sessions.map(
    ({ startsAt, endsAt }) => `${local(startsAt, 'yyyy-MM-dd HH:mm')}-${local(endsAt, 'HH:mm')}`,
  );
  return {
    title: view.title,
    description: view.description,
    date: local(view.startsAt, 'yyyy-MM-dd'),
    startTime: local(view.startsAt, 'HH:mm'),
    endTime: local(view.endsAt, sameDay ? 'HH:mm' : 'yyyy-MM-dd HH:mm'),
    sessions: sessions.join('; '),
    modality: view.modality,
    place: view.place ?? '',
    link: view.link ?? '',
    capacity: view.capacity === null ? '' : String(view.capacity),
    enrolBy: view.enrolBy ? local(view.enrolBy, 'yyyy-MM-dd') : '',
    sectors: view.sectors,
    access: view.byInvitation ? 'invitation' : 'open',
    mandatory: view.mandatory ? 'yes' : 'no',
    organiser: view.organiser ?? '',
    speakers: view.speakers,
    materials: view.materials.join(' '),
    reminders: training.remindMinutes.map(sayLead).join('; '),
    repeats: training.repeats ?? 'none',
    stage: view.stage,
  };
}

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

function fieldsOf(
  text: OrganiserText,
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
    { name: 'sectors', label: text.sectors, hint: text.sectorsHint, kind: 'choices', options: sectors, optional: true },
    { name: 'description', label: text.description, kind: 'text', long: true, maxLength: 2000, optional: true },
    { name: 'enrolBy', label: text.enrolBy, kind: 'date', optional: true },
    { name: 'access', label: text.access, kind: 'choice', options: optionsOf(text.accessOptions), initial: 'open' },
    { name: 'mandatory', label: text.mandatory, kind: 'yesno', initial: 'no' },
    { name: 'organiser', label: text.organiser, kind: 'text', optional: true },
    { name: 'speakers', label: text.speakers, kind: 'text', optional: true },
    { name: 'sessions', label: text.sessions, hint: text.sessionsHint, kind: 'text', long: true, optional: true },
    { name: 'materials', label: text.materials, hint: text.materialsHint, kind: 'text', long: true, optional: true },
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

type Read =
  | { data: TrainingChanges & { title: string; startsAt: Date; endsAt: Date } }
  | { faults: Record<string, string> };

/** The values of the form as a training. Text that a field leaves empty is none. */
function readForm(values: Values, text: OrganiserText, enrolled: number): Read {
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const faults: Record<string, string> = {};
  const time = readTime(said('startTime'));
  const sessions = readSessions(said('sessions'));
  const materials = readLinks(said('materials'));
  const capacity = typeof values.capacity === 'number' ? Math.round(values.capacity) : null;
  const startsAt = time ? inBogota(new Date(`${said('date')}T${time}:00-05:00`)).toJSDate() : null;
  const endsAt = startsAt ? readEnd(said('endTime'), startsAt) : null;
  if (!startsAt) faults.startTime = text.faultTime;
  else if (!endsAt) faults.endTime = text.faultTime;
  else if (endsAt <= startsAt) faults.endTime = text.faultEnd;
  if (!sessions) faults.sessions = text.faultSessions;
  const leads = readLeads(said('reminders') || 'no');
  if (!leads) faults.reminders = text.faultReminders;
  if (!materials) faults.materials = text.faultLinks;
  if (capacity !== null && capacity < enrolled) faults.capacity = text.faultCapacity(enrolled);
  if (!startsAt || !endsAt || !sessions || !materials || !leads || Object.keys(faults).length > 0) return { faults };
  const stage = said('stage');
  return {
    data: {
      title: said('title'),
      description: said('description'),
      startsAt,
      endsAt,
      sessions,
      modality: said('modality') as 'in_person' | 'virtual' | 'hybrid',
      place: said('place') || null,
      link: said('link') || null,
      capacity,
      enrolBy: said('enrolBy') ? readDeadline(said('enrolBy')) : null,
      sectors: Array.isArray(values.sectors) ? [...values.sectors] : [],
      byInvitation: said('access') === 'invitation',
      mandatory: values.mandatory === true,
      organiser: said('organiser') || null,
      speakers: said('speakers'),
      materials,
      remindMinutes: leads,
      repeats: repetitions.find((one) => one === said('repeats')) ?? null,
      ...(stage === 'draft' || stage === 'published' ? { stage } : {}),
    },
  };
}

/** "CAP-2026-3": the next number of the year that is free. */
async function freeCode(context: Context, startsAt: Date): Promise<string> {
  const { year } = inBogota(startsAt);
  const known = await listTrainings(context.store.db);
  const used = known.flatMap(({ code }) => Number(new RegExp(`^CAP-${year}-(\\d+)`, 'i').exec(code)?.[1] ?? 0));
  return `CAP-${year}-${Math.max(0, ...used) + 1}`;
}

/** The training after what was done to it, with what else can be. */
export async function shown(context: Context, training: TrainingRow, note: string): Promise<Reply> {
  const look = await lookOf(context);
  const card = trainingCard(viewOf(training), look, {
    note,
    full: true,
    organises: true,
    buttons: organiserBlocks(training, look),
  });
  return { kind: 'cards', cards: [card] };
}

export const trainingForm: FormHandler = {
  who: 'coordinator',
  build: async (context, state) => {
    const { locale } = context.person;
    const text = organiserText[locale];
    const training = state ? await getTraining(context.store.db, state) : null;
    const sectors = (await listSectors(context.store.db)).map(({ id, name, nameEn }) => ({
      value: id,
      label: locale === 'es' ? name : nameEn,
    }));
    const initial = training ? initialOf(training) : {};
    const published = training !== null && training.stage !== 'draft';
    return {
      id: 'training.edit',
      title: training ? text.formChange : text.formNew,
      intro: published ? text.introChange : text.intro,
      fields: fieldsOf(text, sectors, published).map((field) => ({
        ...field,
        initial: initial[field.name] ?? field.initial,
      })),
      submit: text.save,
      cancel: text.cancel,
      state,
    };
  },
  submit: async (context, values, state, form) => {
    const { store, outbox, clock, person } = context;
    const text = organiserText[person.locale];
    const known = state ? await getTraining(store.db, state) : null;
    const read = readForm(values, text, known ? placesOf(known).enrolled : 0);
    if ('faults' in read) return { kind: 'faults', form, faults: read.faults };
    const now = clock.now();
    if (known) {
      const { data } = read;
      // The form asks for a day; a time that an import gave stays while the day does.
      const sameDay =
        known.enrolBy && data.enrolBy instanceof Date && inBogota(known.enrolBy).hasSame(inBogota(data.enrolBy), 'day');
      if (sameDay) delete data.enrolBy;
      const changed = await store.inTransaction((tx) => editTraining(tx, outbox, known.id, data, now));
      return shown(context, changed ?? known, changed ? text.changed : text.unchanged);
    }
    const code = await freeCode(context, read.data.startsAt);
    const created = await store.inTransaction(async (tx) => {
      const row = await createTraining(tx, {
        ...read.data,
        code,
        codeKey: foldText(code),
        organiserId: person.memberId,
        createdAt: now,
        updatedAt: now,
      });
      await announceTraining(tx, outbox, row, now);
      return (await getTrainingByCode(tx, row.codeKey)) ?? row;
    });
    return shown(context, created, created.stage === 'draft' ? text.drafted : text.created);
  },
};
