/** Files that come again after a person changed in the chat what they said. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseMember } from '../src/members/queries.ts';
import { importFile } from '../src/operator/tables.ts';
import { type Network, openNetwork } from './support/network.ts';

let net: Network;
let directory: string;
beforeEach(async () => {
  net = await openNetwork();
  directory = await mkdtemp(join(tmpdir(), 'enlace-again-'));
});
afterEach(async () => {
  await net.close();
  await rm(directory, { recursive: true });
});

async function importing(kind: string, csv: string, dryRun = false) {
  const path = join(directory, 'rows.csv');
  await writeFile(path, csv);
  return importFile(net.store, kind, path, { now: net.clock.now(), outbox: net.outbox, dryRun });
}

const members = `correo,nombre,entidad,sectores,rol,idioma
Ana.Perez@Salud.gov.co,Ana Pérez,SDS,Salud;Educación,coordinador,es
luis@movilidad.gov.co,Luis Gómez,Secretaría Distrital de Movilidad,movilidad,,
`;

describe('the same file again', () => {
  const ana = { where: { email: 'ana.perez@salud.gov.co' } };

  it('takes back nothing that a person corrected; what it says anew counts', async () => {
    await importing('members', members);
    await net.store.db.member.update({ ...ana, data: { name: 'Ana María Pérez', locale: 'en' } });
    expect(await importing('members', members)).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await net.store.db.member.findUnique(ana)).toMatchObject({ name: 'Ana María Pérez', locale: 'en' });
    const moved = members.replace(',SDS,', ',Secretaría Distrital de Ambiente,');
    expect(await importing('members', moved)).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await net.store.db.member.findUnique({ ...ana, include: { entity: true } })).toMatchObject({
      name: 'Ana María Pérez',
      entity: { acronym: 'SDA' },
    });
    expect(await importing('members', moved.replace('Ana Pérez', 'Anita'))).toMatchObject({ updated: 1 });
    expect(await net.store.db.member.findUnique(ana)).toMatchObject({ name: 'Anita', locale: 'en' });
  });

  it('a dry run is no file; who was erased and comes again comes whole', async () => {
    await importing('members', members, true);
    await importing('members', members);
    const { id, ...known } = await net.store.db.member.findUniqueOrThrow(ana);
    await eraseMember(net.store.db, id);
    expect(await net.store.db.importedRow.count()).toBe(1);
    expect(await importing('members', members)).toMatchObject({ created: 1, unchanged: 1 });
    expect(await net.store.db.member.findUnique(ana)).toMatchObject(known);
  });

  it('leaves an agreement and a training as a person changed them, but for what it says anew', async () => {
    const agreement = (title: string, expires: string) =>
      `codigo,titulo,tipo,contraparte,tipo_contraparte,vence,enlace\nC-1,${title},convenio,AFD,agencia,${expires},a.pdf\n`;
    await importing('agreements', agreement('Convenio', '2026-12-31'));
    const data = { expiresOn: new Date('2028-12-31'), title: 'Convenio marco' };
    await net.store.db.agreement.updateMany({ data });
    await net.store.db.partner.updateMany({ data: { kind: 'multilateral' } });
    await net.store.db.agreementDocument.deleteMany();
    expect(await importing('agreements', agreement('Convenio', '2026-12-31'))).toMatchObject({ unchanged: 1 });
    expect(await importing('agreements', agreement('Convenio con AFD', '2026-12-31'))).toMatchObject({ updated: 1 });
    expect(await net.store.db.agreement.findMany({ include: { documents: true } })).toMatchObject([
      { title: 'Convenio con AFD', expiresOn: data.expiresOn, documents: [] },
    ]);
    expect(await net.store.db.partner.findMany()).toMatchObject([{ kind: 'multilateral' }]);

    const training = (place: string) =>
      `codigo,titulo,inicia,termina,lugar\nCAP-1,Taller,2026-12-01 14:00,2026-12-01 16:00,${place}\n`;
    await importing('trainings', training('Sala 1'));
    const times = { startsAt: new Date('2026-12-03T19:00:00Z'), endsAt: new Date('2026-12-03T21:00:00Z') };
    await net.store.db.training.updateMany({ data: { ...times, stage: 'cancelled' } });
    expect(await importing('trainings', training('Sala 1'))).toMatchObject({ unchanged: 1 });
    expect(await importing('trainings', training('Sala 2'))).toMatchObject({ updated: 1 });
    expect(await net.store.db.training.findMany()).toMatchObject([{ ...times, place: 'Sala 2', stage: 'cancelled' }]);
    await importing('trainings', training('Sala 2').replaceAll('12-01', '12-09'));
    expect(await net.store.db.training.findMany()).toMatchObject([{ startsAt: new Date('2026-12-09T19:00:00Z') }]);
  });
});
