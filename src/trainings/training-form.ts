/** The form in which a coordinator writes or changes a training. */
import type { FormHandler } from '../app.ts';
import type { Values } from '../form.ts';
import { foldText } from '../form.ts';
import { listEntities, listMembers, listSectors } from '../members/queries.ts';
import type { Db } from '../store.ts';
import { inBogota, readClockTime } from '../time.ts';
import { announceTraining } from './announce.ts';
import type { TrainingChanges } from './change.ts';
import { endOfSessions, readDeadline, readEnd, readLeads, readSessions } from './input.ts';
import { sayUnknown, setInvited } from './invite.ts';
import { readEntities, readPeople } from './people.ts';
import { addInvitations } from './people-queries.ts';
import { editTraining } from './places.ts';
import { type PlanningText, planningText } from './planning-text.ts';
import { createTraining, getTraining, getTrainingByCode, lockTraining, placesOf, takeCode } from './queries.ts';
import { hasAudience, repetitions } from './rules.ts';
import { shownToOrganiser } from './show.ts';
import { fieldsOf, initialOf } from './training-fields.ts';

type Read =
  | {
      data: TrainingChanges & { title: string; startsAt: Date; endsAt: Date };
      /** Who is invited by name; null when that was not asked. */
      invited: readonly string[] | null;
    }
  | { faults: Record<string, string> };

type Known = { entities: Awaited<ReturnType<typeof listEntities>>; members: Awaited<ReturnType<typeof listMembers>> };

const knownIn = async (db: Db): Promise<Known> => ({
  entities: await listEntities(db),
  members: await listMembers(db),
});

/** The values of the form as a training. Text that a field leaves empty is none. */
function readForm(values: Values, text: PlanningText, enrolled: number, known: Known): Read {
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const faults: Record<string, string> = {};
  const time = readClockTime(said('startTime'));
  const sessions = readSessions(said('sessions'));
  const capacity = typeof values.capacity === 'number' ? Math.round(values.capacity) : null;
  const startsAt = time ? inBogota(new Date(`${said('date')}T${time}:00-05:00`)).toJSDate() : null;
  const endsAt = startsAt ? readEnd(said('endTime'), startsAt) : null;
  if (!startsAt) faults.startTime = text.faultTime;
  else if (!endsAt) faults.endTime = text.faultTime;
  else if (endsAt <= startsAt) faults.endTime = text.faultEnd;
  if (!sessions) faults.sessions = text.faultSessions;
  const endsWith = startsAt && endsAt && sessions ? endOfSessions(sessions, startsAt, endsAt) : endsAt;
  if (endsAt && !endsWith) faults.sessions = text.faultSessionTimes;
  const leads = readLeads(said('reminders') || 'no');
  if (!leads) faults.reminders = text.faultReminders;
  const chosen = (name: string) => (Array.isArray(values[name]) ? [...values[name]] : []);
  const [sectors, roles] = [chosen('sectors'), chosen('roles')];
  const entities = readEntities(said('entities'), known.entities);
  const people = readPeople(said('invited'), known.members);
  const lost = [...entities.unknown, ...entities.several];
  if (lost.length > 0) faults.entities = text.unknownEntities(lost.join('; '));
  else if (said('audience') === 'some' && !hasAudience({ sectors, roles, entityIds: entities.ids })) {
    faults.sectors = text.faultAudience;
  }
  const unknown = sayUnknown(people, text);
  if (unknown) faults.invited = unknown;
  if (capacity !== null && capacity < enrolled) faults.capacity = text.faultCapacity(enrolled);
  if (!startsAt || !endsWith || !sessions || !leads || Object.keys(faults).length > 0) return { faults };
  const stage = said('stage');
  return {
    data: {
      title: said('title'),
      description: said('description'),
      startsAt,
      endsAt: endsWith,
      sessions,
      modality: said('modality') as 'in_person' | 'virtual' | 'hybrid',
      place: said('place') || null,
      link: said('link') || null,
      capacity,
      enrolBy: said('enrolBy') ? readDeadline(said('enrolBy')) : null,
      sectors,
      roles,
      entityIds: entities.ids,
      byInvitation: said('audience') === 'invited' || said('access') === 'invitation',
      mandatory: values.mandatory === true,
      organiser: said('organiser') || null,
      speakers: said('speakers'),
      remindMinutes: leads,
      repeats: repetitions.find((one) => one === said('repeats')) ?? null,
      ...(stage === 'draft' || stage === 'published' ? { stage } : {}),
    },
    invited: said('audience') === 'all' ? null : people.ids,
  };
}

export const trainingForm: FormHandler = {
  who: 'coordinator',
  build: async (context, state) => {
    const { locale } = context.person;
    const text = planningText[locale];
    const training = state ? await getTraining(context.store.db, state) : null;
    const sectors = (await listSectors(context.store.db)).map(({ id, name, nameEn }) => ({
      value: id,
      label: locale === 'es' ? name : nameEn,
    }));
    const known = await knownIn(context.store.db);
    const invited = new Set(training?.invitations.map(({ memberId }) => memberId));
    const names = {
      entities: known.entities.filter(({ id }) => training?.entityIds.includes(id)).map(({ name }) => name),
      people: known.members.filter(({ id }) => invited.has(id)).map(({ email }) => email),
    };
    const initial = training ? initialOf(training, names) : {};
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
    const text = planningText[person.locale];
    const known = state ? await getTraining(store.db, state) : null;
    const read = readForm(values, text, known ? placesOf(known).enrolled : 0, await knownIn(store.db));
    if ('faults' in read) return { kind: 'faults', form, faults: read.faults };
    const now = clock.now();
    if (known) {
      const { data } = read;
      // The form asks for a day; a time that an import gave stays while the day does.
      const sameDay =
        known.enrolBy && data.enrolBy instanceof Date && inBogota(known.enrolBy).hasSame(inBogota(data.enrolBy), 'day');
      if (sameDay) delete data.enrolBy;
      const { changed, training } = await store.inTransaction(async (tx) => {
        const before = await lockTraining(tx, known.id);
        const inviting = before && read.invited ? await setInvited(tx, outbox, before, read.invited, now) : false;
        const edited = await editTraining(tx, outbox, known.id, data, now);
        return { changed: inviting || edited !== null, training: (await getTraining(tx, known.id)) ?? known };
      });
      return shownToOrganiser(context, training, changed ? text.changed : text.unchanged);
    }
    const created = await store.inTransaction(async (tx) => {
      const code = await takeCode(tx, inBogota(read.data.startsAt).year);
      const row = await createTraining(tx, {
        ...read.data,
        code,
        codeKey: foldText(code),
        organiserId: person.memberId,
        createdAt: now,
        updatedAt: now,
      });
      await addInvitations(tx, row.id, read.invited ?? [], now);
      await announceTraining(tx, outbox, (await getTraining(tx, row.id)) ?? row, now);
      return (await getTrainingByCode(tx, row.codeKey)) ?? row;
    });
    return shownToOrganiser(context, created, created.stage === 'draft' ? text.drafted : text.created);
  },
};
