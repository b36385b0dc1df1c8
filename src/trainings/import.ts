/** Trainings from a table: all or nothing; a changed time or place is a change that people are told of. */
import { foldText, readDocument } from '../form.ts';
import { type ImportOptions, importRows, readSectors, type Saved, sectorFault } from '../import.ts';
import { listEntities, listMembers, listSectors } from '../members/queries.ts';
import type { Db, Store } from '../store.ts';
import { type ImportReport, splitCell, type Table } from '../table.ts';
import { announceTraining } from './announce.ts';
import type { TrainingChanges } from './change.ts';
import {
  endOfSessions,
  modalities,
  readDateTime,
  readDeadline,
  readEnd,
  readLeads,
  readLinks,
  readRoles,
  readSessions,
  readYesNo,
  repetitionNames,
  type Session,
  stages,
} from './input.ts';
import { setInvited } from './invite.ts';
import { readPeople } from './people.ts';
import { addInvitations } from './people-queries.ts';
import { editTraining } from './places.ts';
import { createTraining, getTrainingByCode, listTrainings, placesOf } from './queries.ts';

const headers = {
  code: ['codigo', 'code'],
  title: ['titulo', 'title'],
  description: ['descripcion', 'description'],
  startsAt: ['inicia', 'inicio', 'starts', 'start'],
  endsAt: ['termina', 'fin', 'ends', 'end'],
  modality: ['modalidad', 'modality'],
  place: ['lugar', 'place'],
  link: ['enlace', 'link'],
  capacity: ['cupo', 'cupos', 'capacity'],
  sectors: ['sectores', 'sectors', 'sector'],
  organiser: ['organiza', 'organizador', 'organiser', 'organizer'],
  enrolBy: ['inscripciones_hasta', 'inscripcion_hasta', 'enrol_by'],
  speakers: ['ponentes', 'a_cargo_de', 'speakers'],
  entities: ['entidades', 'entities'],
  roles: ['roles'],
  access: ['acceso', 'access'],
  mandatory: ['obligatoria', 'mandatory'],
  stage: ['estado', 'state'],
  materials: ['materiales', 'materials'],
  sessions: ['sesiones', 'sessions'],
  repeats: ['repite', 'repeats'],
  remindMinutes: ['recordatorios', 'reminders'],
  invited: ['invitados', 'invited'],
  cancelReason: ['motivo', 'reason'],
} as const;
type Field = keyof typeof headers;

type Row = {
  code: string;
  /** What a new one cannot do without. */
  whole: { title: string; startsAt: Date; endsAt: Date };
  data: TrainingChanges;
  /** Who is invited by name; null when the table does not say. */
  invited: readonly string[] | null;
};

/** More new trainings than this in one table are a programme: one message about all of them, not one about each. */
const mostAlone = 5;

const plainHeader = (name: string) => foldText(name).replaceAll(/[\s_-]+/g, '_');

/** What a row may name of what is stored. */
async function knownIn(db: Db) {
  const [sectors, entities, members, trainings] = await Promise.all([
    listSectors(db),
    listEntities(db),
    listMembers(db),
    listTrainings(db),
  ]);
  return {
    sectors,
    entities: new Map(
      entities.flatMap(({ id, name, acronym }) => [
        [foldText(name), id] as const,
        ...(acronym ? [[foldText(acronym), id] as const] : []),
      ]),
    ),
    members: new Map(members.map(({ email, id, name }) => [email, { id, name }])),
    trainings: new Map(trainings.map((training) => [training.codeKey, training])),
  };
}

type Known = Awaited<ReturnType<typeof knownIn>>;
type Cells = Record<Field, string>;

/** Reads the cells of the columns that are there; what a table does not have stays as it is. */
function readRow(
  cells: Cells,
  has: (field: Field) => boolean,
  known: Known,
  fault: (column: Field, message: string) => void,
): Row | null {
  const stored = known.trainings.get(foldText(cells.code));
  // One without the others says nothing.
  const tellsTimes = !stored || (['startsAt', 'endsAt', 'sessions'] as const).some(has);
  const tellsSessions = has('sessions') || cells.sessions !== '';
  const sessions = tellsSessions
    ? readSessions(cells.sessions)
    : (tellsTimes && (stored?.sessions as Session[] | undefined)) || [];
  if (!sessions) fault('sessions', 'se espera «2026-12-01 14:00-17:00», separadas por «;»');
  const [first, last] = [sessions?.[0], sessions?.at(-1)];
  const startsAt = readDateTime(cells.startsAt) ?? (cells.startsAt === '' && first ? new Date(first.startsAt) : null);
  const endsAt = startsAt
    ? (readEnd(cells.endsAt, startsAt) ?? (cells.endsAt === '' && last ? new Date(last.endsAt) : null))
    : null;
  if (!startsAt) fault('startsAt', 'se espera AAAA-MM-DD HH:MM, hora de Bogotá');
  else if (!endsAt) fault('endsAt', 'se espera AAAA-MM-DD HH:MM, hora de Bogotá');
  else if (endsAt <= startsAt) fault('endsAt', 'debe terminar después de empezar');
  const endsWith = startsAt && endsAt && sessions ? endOfSessions(sessions, startsAt, endsAt) : endsAt;
  if (!endsWith && endsAt) {
    fault(
      'sessions',
      'la primera debe empezar con la capacitación, y ella terminar cuando termina una de las sesiones',
    );
  }
  if (cells.code === '') fault('code', 'falta el código');
  if (cells.title === '') fault('title', 'falta el título');

  const data: TrainingChanges = {};
  /** Sets what the column says, or reports what it should have said. */
  const put = <K extends keyof TrainingChanges>(
    field: Field,
    key: K,
    value: TrainingChanges[K] | null,
    expected: string,
  ) => {
    if (!has(field)) return;
    if (value === null) fault(field, expected);
    else data[key] = value;
  };
  const link = cells.link === '' ? '' : (readLinks(cells.link)?.[0] ?? null);
  const capacity = /^\d{1,5}$/.test(cells.capacity) && Number(cells.capacity) > 0 ? Number(cells.capacity) : null;
  const enrolBy = readDeadline(cells.enrolBy);
  const guessed = cells.link !== '' && cells.place === '' ? 'virtual' : 'in_person';
  put('description', 'description', cells.description, '');
  put('speakers', 'speakers', cells.speakers, '');
  put(
    'modality',
    'modality',
    cells.modality === '' ? guessed : (modalities[foldText(cells.modality)] ?? null),
    'se espera presencial, virtual o mixta',
  );
  if (has('place')) data.place = cells.place || null;
  if (link === null) fault('link', 'se espera una dirección que empiece por https://');
  else if (has('link')) data.link = link || null;
  if (cells.capacity !== '' && capacity === null) fault('capacity', 'se espera un número de 1 en adelante, o nada');
  else if (has('capacity')) data.capacity = capacity;
  const enrolled = stored ? placesOf(stored).enrolled : 0;
  if (capacity !== null && capacity < enrolled)
    fault('capacity', `no puede ser menor que los inscritos, que ya son ${enrolled}`);
  if (cells.enrolBy !== '' && !enrolBy) fault('enrolBy', 'se espera AAAA-MM-DD, con o sin hora');
  else if (has('enrolBy')) data.enrolBy = enrolBy;
  const { ids, unknown } = readSectors(cells.sectors, known.sectors);
  if (unknown.length > 0) fault('sectors', sectorFault(unknown, known.sectors));
  if (has('sectors')) data.sectors = ids;
  const entityIds = splitCell(cells.entities).map((name) => known.entities.get(foldText(name)));
  if (entityIds.includes(undefined)) fault('entities', 'no se conoce una de las entidades');
  if (has('entities')) data.entityIds = entityIds.flatMap((id) => id ?? []);
  put('roles', 'roles', readRoles(cells.roles), 'se espera miembros, coordinación o administración');
  const access: Record<string, boolean> = {
    '': false,
    abierta: false,
    abierto: false,
    open: false,
    invitacion: true,
    'por invitacion': true,
    invitation: true,
  };
  put('access', 'byInvitation', access[foldText(cells.access)] ?? null, 'se espera abierta o por invitación');
  put('mandatory', 'mandatory', readYesNo(cells.mandatory), 'se espera sí o no');
  put(
    'stage',
    'stage',
    cells.stage === '' ? 'published' : (stages[foldText(cells.stage)] ?? null),
    'se espera borrador, abierta o cancelada',
  );
  put('materials', 'materials', readLinks(cells.materials), 'se esperan direcciones que empiecen por https://');
  if (tellsTimes && tellsSessions && sessions) data.sessions = sessions;
  if (cells.repeats !== '' && !repetitionNames[foldText(cells.repeats)])
    fault('repeats', 'se espera semanal, mensual, trimestral o anual');
  else if (has('repeats')) data.repeats = repetitionNames[foldText(cells.repeats)] ?? null;
  if (cells.remindMinutes !== '')
    put(
      'remindMinutes',
      'remindMinutes',
      readLeads(cells.remindMinutes),
      'se espera, por ejemplo, «7 días; 1 día; 1 hora»',
    );
  if (has('organiser')) {
    const member = known.members.get(cells.organiser.toLowerCase());
    data.organiser = (member?.name ?? cells.organiser) || null;
    data.organiserId = member?.id ?? null;
  }
  if (has('cancelReason')) data.cancelReason = cells.cancelReason || null;
  const people = readPeople(
    cells.invited,
    [...known.members].map(([email, member]) => ({ email, ...member })),
  );
  const lost = [...people.unknown, ...people.several];
  if (lost.length > 0) fault('invited', `no se conoce, o hay varias personas con ese nombre: ${lost.join(', ')}`);
  if (!startsAt || !endsWith) return null;
  if (has('title')) data.title = cells.title;
  if (tellsTimes) Object.assign(data, { startsAt, endsAt: endsWith });
  return {
    code: cells.code,
    whole: { title: cells.title, startsAt, endsAt: endsWith },
    data,
    invited: has('invited') ? people.ids : null,
  };
}

async function saveRow(
  tx: Db,
  options: Required<Pick<ImportOptions, 'outbox'>> & ImportOptions & { announced: 'alone' | 'programme' },
  row: Row,
): Promise<Saved> {
  const { outbox, now } = options;
  const codeKey = foldText(row.code);
  const known = await getTrainingByCode(tx, codeKey);
  // The same name again is the same person, even when the table gives no e-mail.
  if (known && known.organiser === row.data.organiser) delete row.data.organiserId;
  if (known) {
    // A table has no files: those that people added stay, and the same links again change nothing.
    const isFile = (value: string) => 'fileId' in readDocument(value);
    const links = known.materials.filter((value) => !isFile(value));
    const { materials } = row.data;
    if (Array.isArray(materials)) {
      const same = materials.join() === links.join();
      row.data.materials = same ? known.materials : [...known.materials.filter(isFile), ...materials];
    }
    const inviting = row.invited ? await setInvited(tx, outbox, known, row.invited, now) : false;
    return (await editTraining(tx, outbox, known.id, row.data, now)) || inviting ? 'updated' : 'unchanged';
  }
  const created = await createTraining(tx, {
    stage: 'published',
    ...row.whole,
    ...row.data,
    code: row.code,
    codeKey,
    createdAt: now,
    updatedAt: now,
  });
  if (row.invited) await addInvitations(tx, created.id, row.invited, now);
  const training = (await getTrainingByCode(tx, codeKey)) ?? created;
  await announceTraining(tx, outbox, training, now, options.announced);
  return 'created';
}

/**
 * Imports `codigo,titulo,descripcion,inicia,termina,modalidad,lugar,enlace,cupo,sectores,organiza` and, where given,
 * the columns above that say more. A new training is published and announced unless `estado` says draft.
 */
export async function importTrainings(store: Store, table: Table, options: ImportOptions): Promise<ImportReport> {
  const { outbox } = options;
  if (!outbox) throw new Error('an import of trainings tells people: it needs the outbox');
  const known = await knownIn(store.db);
  const seen = new Map<string, number>();
  const column = table.columns.find((name) => headers.code.some((code) => code === plainHeader(name))) ?? '';
  const fresh = table.rows.filter(({ values }) => !known.trainings.has(foldText(values[column] ?? ''))).length;
  const announced = fresh > mostAlone ? 'programme' : 'alone';
  return importRows(
    store,
    table,
    {
      headers,
      required: ['code', 'title', 'startsAt', 'endsAt'],
      changeable: { kind: 'trainings', nameOf: ({ code }) => foldText(code) },
      read(row, fault, has) {
        const twin = seen.get(foldText(row.code));
        if (twin) fault('code', `ya está en la fila ${twin}`);
        seen.set(foldText(row.code), row.row);
        return readRow(row, has, known, fault);
      },
      save: (tx, row: Row) => saveRow(tx, { ...options, outbox, announced }, row),
    },
    options,
  );
}
