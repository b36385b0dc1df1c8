/** Trainings as the table they are imported from, with what happened to them beside it. */
import { readDocument } from '../form.ts';
import { listEntities, listMembers, listSectors } from '../members/queries.ts';
import type { Store } from '../store.ts';
import type { Cells } from '../table.ts';
import { inBogota } from '../time.ts';
import { viewOf } from './look.ts';
import { listTrainings } from './queries.ts';
import { type Repetition, trainingState } from './rules.ts';
import { sayLead } from './training-fields.ts';

export const trainingColumns = [
  'codigo',
  'titulo',
  'descripcion',
  'inicia',
  'termina',
  'modalidad',
  'lugar',
  'enlace',
  'cupo',
  'sectores',
  'organiza',
  'inscripciones_hasta',
  'ponentes',
  'entidades',
  'roles',
  'acceso',
  'obligatoria',
  'estado',
  'materiales',
  'sesiones',
  'repite',
  'recordatorios',
  'invitados',
  'motivo',
  'inscritos',
  'en_espera',
] as const;

const join = (values: readonly string[]) => values.join(';');
const local = (at: Date) => inBogota(at).toFormat('yyyy-MM-dd HH:mm');
const modalityNames = { in_person: 'presencial', virtual: 'virtual', hybrid: 'mixta' };
const stateNames = {
  draft: 'borrador',
  open: 'abierta',
  full: 'llena',
  closed: 'cerrada',
  done: 'realizada',
  cancelled: 'cancelada',
};
const repetitionNames: Record<Repetition, string> = {
  week: 'semanal',
  month: 'mensual',
  quarter: 'trimestral',
  year: 'anual',
};
const roleNames: Record<string, string> = { member: 'miembros', coordinator: 'coordinación', admin: 'administración' };

/** One row a training; importing it again changes nothing. */
export async function trainingRows({ db }: Store, now: Date): Promise<Cells[]> {
  const [sectors, entities, members, trainings] = await Promise.all([
    listSectors(db),
    listEntities(db),
    listMembers(db),
    listTrainings(db),
  ]);
  const emails = new Map(members.map(({ id, email }) => [id, email]));
  const sectorNames = new Map(sectors.map(({ id, name }) => [id, name]));
  const entityNames = new Map(entities.map(({ id, name }) => [id, name]));
  return trainings.map((row) => {
    const training = viewOf(row);
    return {
      codigo: training.code,
      titulo: training.title,
      descripcion: training.description,
      inicia: local(training.startsAt),
      termina: local(training.endsAt),
      modalidad: modalityNames[training.modality],
      lugar: training.place,
      enlace: training.link,
      cupo: training.capacity,
      sectores: join(training.sectors.map((id) => sectorNames.get(id) ?? id)),
      organiza: training.organiser,
      inscripciones_hasta: training.enrolBy ? local(training.enrolBy) : '',
      ponentes: training.speakers,
      entidades: join(training.entityIds.map((id) => entityNames.get(id) ?? id)),
      roles: join(training.roles.map((role) => roleNames[role] ?? role)),
      acceso: training.byInvitation ? 'por invitación' : 'abierta',
      obligatoria: training.mandatory ? 'sí' : 'no',
      estado: stateNames[trainingState(training, training.places, now)],
      materiales: join(training.materials.filter((value) => 'href' in readDocument(value))),
      sesiones: training.sessions.map(({ startsAt, endsAt }) => `${local(startsAt)} - ${local(endsAt)}`).join('; '),
      repite: row.repeats ? (repetitionNames[row.repeats as Repetition] ?? '') : '',
      recordatorios: row.remindMinutes.length > 0 ? join(row.remindMinutes.map(sayLead)) : 'ninguno',
      invitados: join(row.invitations.map(({ memberId }) => emails.get(memberId) ?? '')),
      motivo: training.cancelReason,
      inscritos: training.places.enrolled,
      en_espera: training.places.waiting,
    };
  });
}
