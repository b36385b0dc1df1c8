import { beforeEach, describe, expect, it } from 'vitest';
import { exportCommittees, importCommittees } from '../../src/committees/import.ts';
import { loadBasics } from '../../src/starter.ts';
import type { Store } from '../../src/store.ts';
import type { Table } from '../../src/table.ts';
import { testStore } from '../support/database.ts';
import { tuesday } from '../support/network.ts';

let store: Store;
beforeEach(async () => {
  store = await testStore();
  await loadBasics(store);
});

const header = ['comite', 'sector', 'correo', 'nombre', 'entidad', 'puesto', 'cadencia'];
const tableOf = (...lines: string[]): Table => ({
  columns: header,
  rows: lines.map((line, index) => ({
    row: index + 2,
    values: Object.fromEntries(header.map((name, at) => [name, line.split(',')[at] ?? ''])),
  })),
});
const read = (table: Table) => importCommittees(store, table, { now: tuesday });

const good = tableOf(
  'Comité de Movilidad,movilidad,maria@red.co,María,Secretaría Distrital de Movilidad,presidencia,mensual',
  'Comité de Movilidad,movilidad,juan@red.co,Juan,TransMilenio S.A.,delegado,',
  'Comité de Movilidad,,luis@red.co,Luis,TransMilenio S.A.,suplente,mensual',
);

describe('import committees', () => {
  it('makes the committee, its seats, members and entities; again changes nothing', async () => {
    expect(await read(good)).toMatchObject({ rows: 3, created: 3, errors: [] });
    expect(await read(good)).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const committee = await store.db.committee.findFirstOrThrow({ include: { seats: true } });
    expect(committee).toMatchObject({ name: 'Comité de Movilidad', sectorId: 'movilidad', cadence: 'monthly' });
    expect(committee.seats.map((seat) => seat.role).sort()).toEqual(['chair', 'delegate', 'substitute']);
    // The first of the next month.
    expect(committee.nextRoundOn?.toISOString().slice(0, 10)).toBe('2026-12-01');
  });

  it('comes back as it went in', async () => {
    await read(good);
    const rows = await exportCommittees(store);
    const again = tableOf(...rows.map((row) => header.map((name) => row[name]).join(',')));
    expect(await read(again)).toMatchObject({ unchanged: 3, errors: [] });
  });

  it('takes nothing of a table with faults, and names each', async () => {
    const report = await read(
      tableOf(
        'Comité de Movilidad,astrología,maria@red.co,María,,presidencia,mensual',
        'Comité de Movilidad,movilidad,no-es-correo,Juan,,delegado,mensual',
        'Comité de Movilidad,movilidad,ana@red.co,Ana,,reina,mensual',
        'Comité de Movilidad,movilidad,luis@red.co,Luis,,suplente,diaria',
        'Comité de Movilidad,movilidad,luz@red.co,Luz,,suplente,semanal',
        'Comité de Movilidad,movilidad,luz@red.co,Luz,,suplente,mensual',
      ),
    );
    expect(report.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 sector',
      '3 correo',
      '4 puesto',
      '5 cadencia',
      '6 cadencia',
      '7 correo',
    ]);
    expect(await store.db.committee.count()).toBe(0);
    expect(await store.db.member.count()).toBe(0);
  });

  it('«retirado» gives up a seat', async () => {
    await read(good);
    const left = tableOf('Comité de Movilidad,,luis@red.co,Luis,,retirado,');
    expect(await read(left)).toMatchObject({ updated: 1, errors: [] });
    expect(await read(left)).toMatchObject({ unchanged: 1 });
    expect(await store.db.committeeSeat.count()).toBe(2);
  });

  it('keeps what a known member says of themselves, and the rhythm when a row is silent about it', async () => {
    await store.db.member.create({ data: { email: 'maria@red.co', name: 'María del Mar', createdAt: tuesday } });
    await read(good);
    const moved = tableOf('COMITE DE MOVILIDAD,,maria@red.co,Otra,IDU,presidencia,semanal');
    expect(await read(moved)).toMatchObject({ updated: 1, created: 0 });
    expect(await store.db.member.findUnique({ where: { email: 'maria@red.co' } })).toMatchObject({
      name: 'María del Mar',
    });
    // The next Monday.
    const committee = await store.db.committee.findFirstOrThrow();
    expect(committee.cadence).toBe('weekly');
    expect(committee.nextRoundOn?.toISOString().slice(0, 10)).toBe('2026-11-30');
  });
});
