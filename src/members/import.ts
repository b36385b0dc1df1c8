/** Members, entities and spaces from tables: all or nothing, every fault named, the same file twice changes nothing. */
import { z } from 'zod';
import { platforms } from '../adapter.ts';
import { foldText } from '../form.ts';
import { type ImportOptions, importRows, readSectors, sectorFault } from '../import.ts';
import type { Store } from '../store.ts';
import type { ImportReport, Table } from '../table.ts';
import {
  type EntityChange,
  entitiesByName,
  type MemberChange,
  type SpaceChange,
  saveEntity,
  saveMember,
  saveSpace,
} from './import-queries.ts';
import { listSectors } from './queries.ts';

const roles: Record<string, MemberChange['role']> = {
  '': 'member',
  miembro: 'member',
  member: 'member',
  coordinacion: 'coordinator',
  coordinador: 'coordinator',
  coordinadora: 'coordinator',
  coordinator: 'coordinator',
  administracion: 'admin',
  administrador: 'admin',
  administradora: 'admin',
  admin: 'admin',
  administrator: 'admin',
};

const locales: Record<string, 'es' | 'en'> = {
  '': 'es',
  es: 'es',
  espanol: 'es',
  español: 'es',
  spanish: 'es',
  en: 'en',
  ingles: 'en',
  english: 'en',
};

/** Imports `correo,nombre,entidad,sectores,rol,idioma`. A member with sectors is subscribed to them, at once. */
export async function importMembers(store: Store, table: Table, options: ImportOptions): Promise<ImportReport> {
  const sectors = await listSectors(store.db);
  const entities = await entitiesByName(store.db);
  const seen = new Map<string, number>();
  return importRows(
    store,
    table,
    {
      headers: {
        email: ['correo', 'email', 'e-mail'],
        name: ['nombre', 'name'],
        entity: ['entidad', 'entity'],
        sectors: ['sectores', 'sectors', 'sector'],
        role: ['rol', 'role'],
        locale: ['idioma', 'language', 'locale'],
      },
      required: ['email', 'name'],
      changeable: { kind: 'members', nameOf: ({ email }) => email.toLowerCase() },
      read(row, fault, has): MemberChange | null {
        const email = row.email.toLowerCase();
        if (!z.email().safeParse(email).success) fault('email', 'se espera un correo, como nombre@entidad.gov.co');
        const twin = seen.get(email);
        if (twin) fault('email', `ya está en la fila ${twin}`);
        seen.set(email, row.row);
        if (row.name === '') fault('name', 'falta el nombre');
        const { ids, unknown } = readSectors(row.sectors, sectors);
        if (unknown.length > 0) fault('sectors', sectorFault(unknown, sectors));
        const role = roles[foldText(row.role)];
        if (!role) fault('role', 'se espera miembro, coordinador o admin');
        const locale = locales[foldText(row.locale)];
        if (!locale) fault('locale', 'se espera es o en');
        const entityId = row.entity === '' ? null : (entities.get(foldText(row.entity)) ?? null);
        if (!role || !locale) return null;
        return {
          email,
          ...(has('name') && { name: row.name }),
          ...(has('entity') && { entity: row.entity === '' ? null : { id: entityId, name: row.entity } }),
          ...(has('sectors') && { sectors: ids }),
          ...(has('role') && { role }),
          ...(has('locale') && { locale }),
        };
      },
      save: (tx, row) => saveMember(tx, row, options.now),
    },
    options,
  );
}

/** Imports `nombre,sigla,sector`. */
export async function importEntities(store: Store, table: Table, options: ImportOptions): Promise<ImportReport> {
  const sectors = await listSectors(store.db);
  return importRows(
    store,
    table,
    {
      headers: {
        name: ['nombre', 'entidad', 'name', 'entity'],
        acronym: ['sigla', 'acronym'],
        sector: ['sector', 'sectores'],
      },
      required: ['name'],
      read(row, fault, has): EntityChange | null {
        if (row.name === '') fault('name', 'falta el nombre');
        const { ids, unknown } = readSectors(row.sector, sectors);
        if (unknown.length > 0) fault('sector', sectorFault(unknown, sectors));
        if (ids.length > 1) fault('sector', 'una entidad pertenece a un solo sector');
        return {
          name: row.name,
          ...(has('acronym') && { acronym: row.acronym || null }),
          ...(has('sector') && { sectorId: ids[0] ?? null }),
        };
      },
      save: saveEntity,
    },
    options,
  );
}

/** Imports `plataforma,id,nombre,sectores`. A space without sectors gets every call. */
export async function importSpaces(store: Store, table: Table, options: ImportOptions): Promise<ImportReport> {
  const sectors = await listSectors(store.db);
  return importRows(
    store,
    table,
    {
      headers: {
        platform: ['plataforma', 'platform'],
        id: ['id'],
        name: ['nombre', 'name'],
        sectors: ['sectores', 'sectors', 'sector'],
      },
      required: ['platform', 'id', 'name'],
      read(row, fault, has): SpaceChange | null {
        const platform = platforms.find((one) => one === foldText(row.platform));
        if (!platform) fault('platform', `se espera ${platforms.join(', ')}`);
        if (row.id === '') fault('id', 'falta el id del canal o grupo');
        const { ids, unknown } = readSectors(row.sectors, sectors);
        if (unknown.length > 0) fault('sectors', sectorFault(unknown, sectors));
        if (!platform) return null;
        return { platform, conversation: row.id, name: row.name || row.id, ...(has('sectors') && { sectors: ids }) };
      },
      save: saveSpace,
    },
    options,
  );
}
