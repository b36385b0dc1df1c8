import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedNamed, listRules } from '../../src/calls/queries.ts';
import { classify } from '../../src/calls/understanding/classify.ts';
import { exportTable, importFile } from '../../src/operator/tables.ts';
import { loadBasics } from '../../src/starter.ts';
import type { Store } from '../../src/store.ts';
import { neutralize, readTable, writeXlsx } from '../../src/table.ts';
import { testStore } from '../support/database.ts';

const now = new Date('2026-11-24T15:00:00Z');
let store: Store;
let directory: string;
beforeEach(async () => {
  store = await testStore();
  await loadBasics(store);
  directory = await mkdtemp(join(tmpdir(), 'enlace-import-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

const members = `correo,nombre,entidad,sectores,rol,idioma
Ana.Perez@Salud.gov.co,Ana Pérez,SDS,Salud;Educación,coordinador,es
luis@movilidad.gov.co,Luis Gómez,Secretaría Distrital de Movilidad,movilidad,,
`;

describe('importing members', () => {
  it('creates them with entity, sectors and a subscription; the same file again changes nothing', async () => {
    const path = await fileOf('m.csv', members);
    expect(await importFile(store, 'members', path, { now })).toEqual({
      rows: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      errors: [],
    });
    const misspelt = await fileOf('n.csv', 'correo,nombre,sectres\neva@red.co,Eva Ríos,salud\n');
    expect(await importFile(store, 'members', misspelt, { now, dryRun: true })).toMatchObject({ ignored: ['sectres'] });
    const ana = await store.db.member.findUnique({
      where: { email: 'ana.perez@salud.gov.co' },
      include: { entity: true, subscriptions: true },
    });
    expect(ana).toMatchObject({ role: 'coordinator', sectors: ['salud', 'educacion'], entity: { acronym: 'SDS' } });
    expect(ana?.subscriptions).toMatchObject([{ sectors: ['salud', 'educacion'], frequency: 'now' }]);
    expect(await importFile(store, 'members', path, { now })).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  });

  it('takes semicolons, a BOM, English headers, other cases and accents', async () => {
    const path = await fileOf('m.csv', '\uFEFFE-Mail;NAME;Idioma\r\nx@y.co;Zoë Ñáñez;English\r\n');
    expect(await importFile(store, 'members', path, { now })).toMatchObject({ created: 1, errors: [] });
    expect(await store.db.member.findUnique({ where: { email: 'x@y.co' } })).toMatchObject({
      name: 'Zoë Ñáñez',
      locale: 'en',
    });
  });

  it('reports every fault with its row and column, and saves nothing', async () => {
    const path = await fileOf(
      'm.csv',
      'correo,nombre,sectores,rol\nno-es-correo,Ana,Salud,jefe\nb@c.co,,Astrología,\nb@c.co,Bea,,\n',
    );
    const report = await importFile(store, 'members', path, { now });
    expect(report.errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 correo',
      '2 rol',
      '3 nombre',
      '3 sectores',
      '4 correo',
    ]);
    expect(report.errors[3]?.message).toContain('Salud');
    expect(await store.db.member.count()).toBe(0);
  });

  it('names a missing column once', async () => {
    const path = await fileOf('m.csv', 'nombre\nAna\n');
    expect((await importFile(store, 'members', path, { now })).errors).toMatchObject([{ row: 1, column: 'correo' }]);
  });

  it('saves nothing in a dry run, and says what it would do', async () => {
    const path = await fileOf('m.csv', members);
    expect(await importFile(store, 'members', path, { now, dryRun: true })).toMatchObject({ created: 2, errors: [] });
    expect(await store.db.member.count()).toBe(0);
    expect(await store.db.entity.count({ where: { basis: 'import' } })).toBe(0);
  });

  it('reads XLSX as it reads CSV', async () => {
    const rows = [{ correo: 'a@b.co', nombre: 'Ana', sectores: 'Salud' }];
    const path = await fileOf('m.xlsx', await writeXlsx('members', ['correo', 'nombre', 'sectores'], rows));
    expect(await importFile(store, 'members', path, { now })).toMatchObject({ created: 1, errors: [] });
  });

  it('changes the sectors of a subscription that came with the import, never one the person made', async () => {
    await importFile(store, 'members', await fileOf('m.csv', members), { now });
    await importFile(store, 'members', await fileOf('m.csv', members.replace('Salud;Educación', 'Ambiente')), { now });
    const ana = await store.db.member.findUniqueOrThrow({
      where: { email: 'ana.perez@salud.gov.co' },
      include: { subscriptions: true },
    });
    expect(ana.subscriptions).toMatchObject([{ sectors: ['ambiente'], origin: 'import' }]);
  });
});

describe('a file without a column', () => {
  const importing = async (kind: string, csv: string) =>
    importFile(store, kind, await fileOf(`${kind}.csv`, csv), { now });

  it('leaves members the role, language, entity and sectors that they have', async () => {
    await importing('members', members.replace('coordinador,es', 'coordinador,en'));
    const ana = { where: { email: 'ana.perez@salud.gov.co' }, include: { entity: true, subscriptions: true } };
    const before = await store.db.member.findUniqueOrThrow(ana);
    const renamed = 'correo,nombre,roll\nana.perez@salud.gov.co,Ana María Pérez,miembro\n';
    expect(await importing('members', renamed)).toMatchObject({ updated: 1, ignored: ['roll'] });
    expect(await store.db.member.findUniqueOrThrow(ana)).toEqual({ ...before, name: 'Ana María Pérez' });
    expect(await importing('members', renamed)).toMatchObject({ updated: 0, unchanged: 1 });
    // A column that is there and empty says so.
    await importing('members', 'correo,nombre,rol,entidad\nana.perez@salud.gov.co,Ana,,\n');
    expect(await store.db.member.findUniqueOrThrow(ana)).toMatchObject({
      role: 'member',
      entity: null,
      locale: 'en',
      sectors: before.sectors,
    });
  });

  it('leaves entities, spaces and the seats of a committee what they have', async () => {
    await importing('entities', 'nombre,sigla,sector\nFundación Prueba,FPR,salud\n');
    await importing('entities', 'nombre,sigla\nFundación Prueba,FP\n');
    await importing('entities', 'nombre,sektor\nFundación Prueba,movilidad\n');
    expect(await store.db.entity.findUnique({ where: { name: 'Fundación Prueba' } })).toMatchObject({
      acronym: 'FP',
      sectorId: 'salud',
    });
    await importing('spaces', 'plataforma,id,nombre,sectores\nslack,C1,#salud,salud\n');
    await importing('spaces', 'plataforma,id,nombre\nslack,C1,#salud-bogota\n');
    expect(await store.db.space.findMany()).toMatchObject([{ name: '#salud-bogota', sectors: ['salud'] }]);
    await importing('committees', 'comite,correo,entidad,puesto\nMesa,ana@salud.gov.co,SDS,delegado\n');
    const seat = 'comite,correo,puesto\nMesa,ana@salud.gov.co,delegado\n';
    expect(await importing('committees', seat)).toMatchObject({ unchanged: 1 });
    expect(await store.db.committeeSeat.findMany({ include: { entity: true } })).toMatchObject([
      { entity: { acronym: 'SDS' } },
    ]);
  });

  it('leaves feeds as they were decided on, whether it is a table or an outline', async () => {
    const all = 'url,nombre,financiador,idioma,confianza,sectores\nhttps://a.org/feed,A,AECID,es,publica,salud\n';
    await importing('feeds', all);
    await store.db.feed.updateMany({ data: { enabled: false } });
    const before = await store.db.feed.findMany();
    expect(before).toMatchObject([
      { name: 'A', funder: 'AECID', language: 'es', trust: 'trusted', sectors: ['salud'] },
    ]);
    const outline = (name: string) =>
      fileOf('f.opml', `<opml version="2.0"><body><outline ${name} xmlUrl="https://a.org/feed"/></body></opml>`);
    expect(await importing('feeds', all)).toMatchObject({ unchanged: 1 });
    expect(await importing('feeds', 'url\nhttps://a.org/feed\n')).toMatchObject({ unchanged: 1 });
    expect(await importFile(store, 'feeds', await outline(''), { now })).toMatchObject({ unchanged: 1 });
    expect(await store.db.feed.findMany()).toEqual(before);
    expect(await importFile(store, 'feeds', await outline('text="Becas"'), { now })).toMatchObject({ updated: 1 });
    expect(await store.db.feed.findMany()).toEqual(before.map((feed) => ({ ...feed, name: 'Becas' })));
  });

  it('reads from then on a feed that had only been read once by its address', async () => {
    await feedNamed(store.db, 'https://a.org/feed');
    await importing('feeds', 'url\nhttps://a.org/feed\n');
    expect(await store.db.feed.findMany()).toMatchObject([{ enabled: true, source: null }]);
  });
});

describe('importing spaces and feeds', () => {
  it('keeps a space by its platform and id', async () => {
    const path = await fileOf(
      's.csv',
      'plataforma,id,nombre,sectores\nslack,C1,#salud,Salud\nteams,19:x@thread.tacv2,Movilidad,movilidad\nfax,1,x,\n',
    );
    expect((await importFile(store, 'spaces', path, { now })).errors).toMatchObject([{ row: 4, column: 'plataforma' }]);
    const good = await fileOf('s.csv', 'plataforma,id,nombre,sectores\nslack,C1,#salud,Salud\nslack,C2,#general,\n');
    expect(await importFile(store, 'spaces', good, { now })).toMatchObject({ created: 2 });
    expect(await importFile(store, 'spaces', good, { now })).toMatchObject({ unchanged: 2 });
  });

  it('reviews a feed unless told to publish, and refuses what is not an address', async () => {
    const path = await fileOf('f.csv', 'url,nombre,confianza\nhttps://a.org/feed,A,publica\nhttps://b.org/feed,B,\n');
    expect(await importFile(store, 'feeds', path, { now })).toMatchObject({ created: 2 });
    expect(await store.db.feed.findMany({ orderBy: { url: 'asc' } })).toMatchObject([
      { trust: 'trusted' },
      { trust: 'reviewed' },
    ]);
    const bad = await fileOf('f.csv', 'url\njavascript:alert(1)\n');
    expect((await importFile(store, 'feeds', bad, { now })).errors).toMatchObject([{ row: 2, column: 'url' }]);
  });

  it('reads feeds from OPML', async () => {
    const opml =
      '<opml version="2.0"><body><outline text="Becas"><outline text="A" xmlUrl="https://a.org/feed"/></outline></body></opml>';
    expect(await importFile(store, 'feeds', await fileOf('f.opml', opml), { now })).toMatchObject({
      created: 1,
      errors: [],
    });
  });
});

describe('importing the words that tell a sector', () => {
  it('gives back what it exported, and what is read from then on follows a change', async () => {
    const csv = String(await exportTable(store, 'rules', 'csv', now));
    expect(await importFile(store, 'rules', await fileOf('r.csv', csv), { now })).toMatchObject({
      updated: 0,
      errors: [],
    });
    const added = await fileOf(
      'r.csv',
      'clase,valor,palabras\nfunder,Fundación Prueba,fundacion prueba;prueba foundation\n',
    );
    expect(await importFile(store, 'rules', added, { now })).toMatchObject({ created: 1 });
    const found = classify(await listRules(store.db), {
      title: 'Premio de la Fundación Prueba',
      text: '',
      categories: [],
    });
    expect(found.funder).toMatchObject({ value: 'Fundación Prueba', because: ['Fundación Prueba'] });
  });

  it('takes a rule away, and keeps a rate with its source', async () => {
    const rows = 'clase,valor,palabras\nfunder,AECID,quitar\nrate,EUR,"0,95;Banco de la República, 2 de marzo"\n';
    expect(await importFile(store, 'rules', await fileOf('r.csv', rows), { now })).toMatchObject({ updated: 2 });
    const kept = await listRules(store.db);
    expect(kept.filter(({ value }) => value === 'AECID')).toEqual([]);
    expect(kept.find(({ value }) => value === 'EUR')?.words).toEqual(['0.95', 'Banco de la República, 2 de marzo']);
    const bad = 'clase,valor,palabras\nrate,EUR,0.95\nrate,USD,1;yo\nrate,GBP,poco;yo\neligibility,alcaldes,x\n';
    const { errors } = await importFile(store, 'rules', await fileOf('r.csv', bad), { now });
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 palabras',
      '3 valor',
      '4 palabras',
      '5 valor',
    ]);
  });

  it('refuses what is no class, no sector of the city, or no word', async () => {
    const path = await fileOf(
      'r.csv',
      'clase,valor,palabras\ncolor,rojo,x\nsector,astrologia,tarot\nmodality,grant,\nsektor,salud,quitar\nsector,salut,quitar\n',
    );
    const { errors } = await importFile(store, 'rules', path, { now });
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 clase',
      '3 valor',
      '4 palabras',
      '5 clase',
      '6 valor',
    ]);
  });
});

describe('tables', () => {
  it('come back as they went out', async () => {
    await importFile(store, 'members', await fileOf('m.csv', members), { now });
    const csv = await exportTable(store, 'members', 'csv', now);
    expect(await importFile(store, 'members', await fileOf('back.csv', String(csv)), { now })).toMatchObject({
      unchanged: 2,
      errors: [],
    });
    const xlsx = await exportTable(store, 'members', 'xlsx', now);
    expect(await importFile(store, 'members', await fileOf('back.xlsx', xlsx), { now })).toMatchObject({
      unchanged: 2,
      errors: [],
    });
  });

  it('never carry a formula', () => {
    expect(['=1+1', '@SUM(A1)', '+cmd|x', '-2+3', '\t=1'].map(neutralize)).toEqual([
      "'=1+1",
      "'@SUM(A1)",
      "'+cmd|x",
      "'-2+3",
      "'\t=1",
    ]);
    expect(['-2', '+57', 'hola', ''].map(neutralize)).toEqual(['-2', '+57', 'hola', '']);
  });

  it('say what is wrong with a file that is none', async () => {
    await expect(readTable(join(directory, 'nada.csv'))).rejects.toThrow('No se puede leer');
    const path = await fileOf('x.xlsx', 'esto no es un libro');
    await expect(readTable(path)).rejects.toThrow('no es una tabla CSV o XLSX válida');
  });
});
