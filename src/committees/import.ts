/** Committees from a table, one row a seat: all or nothing, every fault named, the same file twice changes nothing. */
import { z } from 'zod';
import { foldText } from '../form.ts';
import { type ImportOptions, importRows, readSectors, sectorFault } from '../import.ts';
import { listSectors } from '../members/queries.ts';
import type { Store } from '../store.ts';
import type { Cells, ImportReport, Table } from '../table.ts';
import { listSeats, type SeatChange, saveSeat } from './import-queries.ts';
import type { Cadence, SeatRole } from './rules.ts';

const roles: Record<string, SeatRole | null> = {
  presidencia: 'chair',
  presidente: 'chair',
  presidenta: 'chair',
  chair: 'chair',
  delegado: 'delegate',
  delegada: 'delegate',
  titular: 'delegate',
  delegate: 'delegate',
  suplente: 'substitute',
  substitute: 'substitute',
  enlace: 'liaison',
  liaison: 'liaison',
  retirado: null,
  retirada: null,
  none: null,
};

const cadences: Record<string, Cadence> = {
  semanal: 'weekly',
  weekly: 'weekly',
  quincenal: 'biweekly',
  biweekly: 'biweekly',
  mensual: 'monthly',
  monthly: 'monthly',
  bimestral: 'bimonthly',
  bimonthly: 'bimonthly',
  trimestral: 'quarterly',
  quarterly: 'quarterly',
};

/** The names that are written back: the first of each. */
const nameOf = (names: Record<string, string | null>, value: string) =>
  Object.keys(names).find((name) => names[name] === value) ?? '';

/** Imports `comite,sector,correo,nombre,entidad,puesto,cadencia`. Members and entities that are not known are added. */
export async function importCommittees(store: Store, table: Table, options: ImportOptions): Promise<ImportReport> {
  const sectors = await listSectors(store.db);
  const seen = new Map<string, number>();
  const rhythms = new Map<string, { cadence: Cadence; row: number }>();
  return importRows(
    store,
    table,
    {
      headers: {
        committee: ['comite', 'committee', 'mesa'],
        sector: ['sector', 'sectores'],
        email: ['correo', 'email', 'e-mail'],
        name: ['nombre', 'name'],
        entity: ['entidad', 'entity'],
        role: ['puesto', 'seat', 'role'],
        cadence: ['cadencia', 'cadence'],
      },
      required: ['committee', 'email', 'role'],
      read(row, fault, has): SeatChange | null {
        if (row.committee === '') fault('committee', 'falta el nombre del comité');
        const { ids, unknown } = readSectors(row.sector, sectors);
        if (unknown.length > 0) fault('sector', sectorFault(unknown, sectors));
        if (ids.length > 1) fault('sector', 'un comité es de un solo sector, o de ninguno si es temático');
        const email = row.email.toLowerCase();
        if (!z.email().safeParse(email).success) fault('email', 'se espera un correo, como nombre@entidad.gov.co');
        const role = roles[foldText(row.role)];
        if (role === undefined) fault('role', 'se espera presidencia, delegado, suplente, enlace o retirado');
        const cadence = row.cadence === '' ? null : cadences[foldText(row.cadence)];
        if (cadence === undefined) fault('cadence', 'se espera semanal, quincenal, mensual, bimestral o trimestral');
        const committee = foldText(row.committee);
        const seat = `${committee}\n${email}\n${role}`;
        const twin = seen.get(seat);
        if (role !== undefined && twin) fault('email', `este puesto ya está en la fila ${twin}`);
        seen.set(seat, row.row);
        if (cadence) {
          const other = rhythms.get(committee);
          if (other && other.cadence !== cadence) fault('cadence', `la fila ${other.row} dice otra para este comité`);
          rhythms.set(committee, other ?? { cadence, row: row.row });
        }
        if (role === undefined || cadence === undefined) return null;
        return {
          committee: row.committee,
          sectorId: ids[0] ?? null,
          email,
          name: row.name || email,
          ...(has('entity') && { entity: row.entity || null }),
          role,
          cadence,
        };
      },
      save: (tx, row) => saveSeat(tx, row, options.now),
    },
    options,
  );
}

export const committeeColumns = ['comite', 'sector', 'correo', 'nombre', 'entidad', 'puesto', 'cadencia'];

/** The seats as they are imported. */
export async function exportCommittees({ db }: Store): Promise<Cells[]> {
  return (await listSeats(db)).map(({ committee, member, entity, role }) => ({
    comite: committee.name,
    sector: committee.sector?.name ?? '',
    correo: member.email,
    nombre: member.name,
    entidad: entity?.name ?? '',
    puesto: nameOf(roles, role),
    cadencia: nameOf(cadences, committee.cadence),
  }));
}
