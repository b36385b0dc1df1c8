/** The calendar's files and addresses, read by a parser that has nothing to do with what wrote them. */
import type { Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardFiles } from '../../src/card.ts';
import { createHttp, listen } from '../../src/http.ts';
import { healthOf } from '../../src/operator/health.ts';
import { enrolmentFiles } from '../../src/trainings/calendar-files.ts';
import { calendarRoute } from '../../src/trainings/calendar-route.ts';
import { getTrainingByCode } from '../../src/trainings/queries.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';
import { type Read, read } from './read-calendar.ts';
import { at, importRows } from './scene.ts';

const [ana, beto] = ['ana@red.co', 'beto@red.co'] as const;

let net: Network;
let server: Server;
let base: string;
beforeEach(async () => {
  net = await openNetwork();
  await net.member(ana, { name: 'Ana; la de «Salud», sí' });
  await net.member(beto);
  const opened = await listen(createHttp([calendarRoute(net)], healthOf(net, []), net.log), '127.0.0.1', 0);
  server = opened.server;
  base = opened.url;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await net.close();
});

/** The path of the person's address, as their chat gives it. */
async function addressOf(email: string): Promise<string> {
  const said = textsOf(await net.say(email, 'mi calendario'));
  const address = /http:\/\/\S+\/calendar\/[\w-]+\.ics/.exec(said)?.[0];
  if (!address) throw new Error(`no address in: ${said}`);
  return new URL(address).pathname;
}

async function get(path: string): Promise<Response> {
  return fetch(new URL(path, base));
}
const calendar = async (path: string) => read(await (await get(path)).text());
/** The files of somebody's enrolment in CAP-1. */
async function filesOf(email: string): Promise<Read[]> {
  const member = await net.store.db.member.findUniqueOrThrow({ where: { email } });
  const training = await getTrainingByCode(net.store.db, 'cap-1');
  const files = training ? await enrolmentFiles(net, member, training) : [];
  return files.map(({ text }) => read(text));
}
async function fileOf(email: string): Promise<Read> {
  const [file, ...more] = await filesOf(email);
  if (!file || more.length > 0) throw new Error(`${email} has ${more.length + (file ? 1 : 0)} files`);
  return file;
}
const enrol = (email: string) => net.say(email, 'inscribirme en formulación');

describe('the file of an enrolment', () => {
  it('keeps its UID while its SEQUENCE rises with every change, and takes the training out in the end', async () => {
    await importRows(net, { enlace: 'https://reunion.example/abc', modalidad: 'mixta' });
    await enrol(ana);
    const first = await fileOf(ana);
    expect(first).toMatchObject({
      method: 'REQUEST',
      events: [
        {
          summary: 'Formulación de proyectos de cooperación',
          start: at('2026-12-15 14:00'),
          end: at('2026-12-15 17:00'),
          location: 'Archivo de Bogotá, y también virtual',
          status: 'CONFIRMED',
          attendee: 'MAILTO:ana@red.co',
        },
      ],
    });
    const seen = [first];
    await importRows(net, {
      enlace: 'https://reunion.example/abc',
      modalidad: 'mixta',
      inicia: '2026-12-17 09:00',
      termina: '12:00',
    });
    seen.push(await fileOf(ana));
    await importRows(net, {
      enlace: 'https://reunion.example/abc',
      modalidad: 'mixta',
      inicia: '2026-12-17 09:00',
      termina: '12:00',
      lugar: 'Casa Fernández',
    });
    seen.push(await fileOf(ana));
    await net.say(ana, 'liberar mi cupo');
    seen.push(await fileOf(ana));
    await enrol(ana);
    seen.push(await fileOf(ana));
    await importRows(net, { estado: 'cancelada', inicia: '2026-12-17 09:00', termina: '12:00' });
    seen.push(await fileOf(ana));
    expect(new Set(seen.map(({ events }) => events[0]?.uid)).size).toBe(1);
    expect(seen.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'REQUEST', 'CANCEL', 'REQUEST', 'CANCEL']);
    const sequences = seen.map(({ events }) => events[0]?.sequence ?? 0);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(seen[1]?.events[0]?.start).toEqual(at('2026-12-17 09:00'));
    expect(seen.at(-1)?.events[0]?.status).toBe('CANCELLED');
  });

  it('does not rise with what a calendar does not show', async () => {
    await importRows(net, {});
    await enrol(ana);
    const before = (await fileOf(ana)).events[0]?.sequence;
    await importRows(net, { cupo: '40', organiza: 'Otra entidad' });
    expect((await fileOf(ana)).events[0]?.sequence).toBe(before);
  });

  it('comes with the card, and by its name in words', async () => {
    await importRows(net, {});
    const [enrolled] = await enrol(ana);
    const [given] = await net.press(ana, enrolled, 'Agregar al calendario');
    const [file] = given ? cardFiles(given) : [];
    expect(file).toMatchObject({ name: 'CAP-1.ics', mime: 'text/calendar' });
    expect(read(Buffer.from(file?.bytes ?? []).toString())).toEqual(await fileOf(ana));
    expect(textsOf(await net.say(ana, 'archivo de calendario'))).toContain('CAP-1.ics');
    expect(textsOf(await net.press(beto, enrolled, 'Agregar al calendario'))).toContain(
      'no estaba en esta capacitación',
    );
  });

  it('publishes every session of several, and takes out the one that is no more with a file of its own', async () => {
    const sessions = ['2026-12-15 14:00-17:00', '2026-12-16 14:00-17:00', '2026-12-18 14:00-17:00'];
    const hold = (...kept: string[]) => importRows(net, { sesiones: kept.join(';'), inicia: '', termina: '' });
    await hold(...sessions);
    await enrol(ana);
    net.clock.forward(60_000);
    const [all, ...none] = await filesOf(ana);
    expect(none).toEqual([]);
    // RFC 5546: a REQUEST has one UID, and what is published names no attendee.
    expect(all).toMatchObject({ method: 'PUBLISH', events: sessions.map(() => ({ attendee: 'null' })) });
    expect(all?.events.map(({ start }) => start)).toEqual(sessions.map((one) => at(one.slice(0, 16))));
    const uids = all?.events.map(({ uid }) => uid) ?? [];
    expect(new Set(uids).size).toBe(3);

    await hold(...sessions.slice(0, 2));
    const [two, gone, ...more] = await filesOf(ana);
    expect(more).toEqual([]);
    expect(two?.events.map(({ uid }) => uid)).toEqual(uids.slice(0, 2));
    expect(gone).toMatchObject({ method: 'CANCEL', events: [{ uid: uids[2], status: 'CANCELLED' }] });
    expect(gone?.events[0]?.start).toEqual(at('2026-12-18 14:00'));
    expect(gone?.events[0]?.sequence).toBeGreaterThan(all?.events[2]?.sequence ?? 0);
    expect((await net.sentTo(ana)).at(-1)).toContain('Ya no habrá sesión el viernes 18 de diciembre, 2:00 p. m.');
    expect((await calendar(await addressOf(ana))).events.map(({ uid }) => uid)).toEqual(uids.slice(0, 2));

    // The first goes too: the second is still itself, and now alone.
    net.clock.forward(60_000);
    await hold(...sessions.slice(1, 2));
    const [alone, ...both] = await filesOf(ana);
    expect(alone).toMatchObject({ method: 'REQUEST', events: [{ uid: uids[1], start: at('2026-12-16 14:00') }] });
    expect(both.map(({ method, events }) => [method, ...events.map(({ uid }) => uid)])).toEqual([
      ['CANCEL', uids[2]],
      ['CANCEL', uids[0]],
    ]);
    const told = (await net.sentTo(ana)).at(-1);
    expect(told).toContain('Ya no habrá sesión el martes 15 de diciembre');
    expect(told).not.toContain('Ahora es');

    // Who comes only now never had it; the place freed, each session goes, the one of before too.
    await enrol(beto);
    expect(await filesOf(beto)).toHaveLength(1);
    await net.say(ana, 'liberar mi cupo');
    const out = await filesOf(ana);
    expect(out.map(({ method }) => method)).toEqual(['CANCEL', 'CANCEL', 'CANCEL']);
    expect(out.map(({ events }) => events.map(({ uid }) => uid))).toEqual([[uids[1]], [uids[2]], [uids[0]]]);
  });
});

describe('a member’s calendar address', () => {
  it('has their trainings and the closes of the calls they follow, and nothing of what was left or cancelled', async () => {
    await importRows(
      net,
      {},
      { codigo: 'CAP-2', titulo: 'Inglés para cooperación' },
      { codigo: 'CAP-3', titulo: 'Protocolo', inicia: '2026-12-10 09:00', termina: '2026-12-10 10:00' },
    );
    await enrol(ana);
    await net.say(ana, 'inscribirme en inglés');
    const feed = await net.feed('agencia');
    feed.items = [
      {
        id: 'h1',
        title: 'Fondo de salud pública',
        text: 'Postulaciones hasta el 15 de enero de 2027.',
        publishedAt: net.clock.now(),
      },
    ];
    await net.poll();
    const call = await net.store.db.call.findFirstOrThrow();
    const { id: memberId } = await net.store.db.member.findUniqueOrThrow({ where: { email: ana } });
    await net.store.db.callInterest.create({
      data: { callId: call.id, memberId, interest: 'interested', updatedAt: net.clock.now() },
    });
    const path = await addressOf(ana);
    const titles = async () => (await calendar(path)).events.map(({ summary }) => summary).sort();
    expect(await titles()).toEqual([
      'Cierra: Fondo de salud pública',
      'Formulación de proyectos de cooperación',
      'Inglés para cooperación',
    ]);
    expect((await calendar(path)).events.find(({ summary }) => summary.startsWith('Cierra'))?.end).toEqual(
      call.deadlineAt,
    );
    await importRows(net, { estado: 'cancelada' });
    await net.say(ana, 'liberar mi cupo en inglés');
    expect(await titles()).toEqual(['Cierra: Fondo de salud pública']);
  });

  it('is private, the same each time, and dies when it is changed or removed', async () => {
    const path = await addressOf(ana);
    expect(await addressOf(ana)).toBe(path);
    expect(await addressOf(beto)).not.toBe(path);
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    const [card] = await net.say(ana, 'mi calendario');
    const [changed] = await net.press(ana, card, 'Cambiar dirección');
    const renewed = await addressOf(ana);
    expect(renewed).not.toBe(path);
    expect((await get(path)).status).toBe(404);
    expect((await get(renewed)).status).toBe(200);
    await net.press(ana, changed, 'Quitar dirección');
    expect((await get(renewed)).status).toBe(404);
  });

  it('is sent again only when something changed', async () => {
    await importRows(net, {});
    await enrol(ana);
    const url = new URL(await addressOf(ana), base);
    const first = await fetch(url);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = () => fetch(url, { headers: { 'if-none-match': `"other", W/${etag}` } });
    const same = await again();
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
    net.clock.forward(3_600_000);
    expect((await again()).status).toBe(304);
    expect((await fetch(url, { method: 'HEAD' })).headers.get('etag')).toBe(etag);
    await importRows(net, { lugar: 'Casa Fernández' });
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('Casa Fern');
  });

  it('tells a stranger nothing, whatever they try', async () => {
    await addressOf(ana);
    const guesses = [
      '/calendar/',
      '/calendar/x.ics',
      `/calendar/${'A'.repeat(32)}.ics`,
      '/calendar/%00.ics',
      "/calendar/' or 1=1.ics",
    ];
    for (const guess of guesses) expect((await get(guess)).status, guess).toBe(404);
    expect((await fetch(new URL(await addressOf(ana), base), { method: 'POST' })).status).toBe(404);
  });

  it('goes with the person who is erased', async () => {
    const path = await addressOf(ana);
    await net.store.db.member.delete({ where: { email: ana } });
    expect((await get(path)).status).toBe(404);
  });
});
