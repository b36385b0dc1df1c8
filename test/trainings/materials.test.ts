import { afterEach, beforeEach, expect, it } from 'vitest';
import { runNamedJob } from '../../jobs/schedule.ts';
import { type Card, cardFiles } from '../../src/card.ts';
import type { IncomingFile } from '../../src/event.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';
import { at, fillForm, importRows } from './scene.ts';

const [ana, beto, caro, laura] = ['ana@red.co', 'beto@red.co', 'caro@red.co', 'laura@red.co'] as const;

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  for (const email of [ana, beto, caro]) await net.member(email);
  await net.member(laura, { role: 'coordinator' });
  await importRows(net, { organiza: beto });
  await net.say(ana, 'inscribirme en cap-1');
});
afterEach(() => net.close());

const pdf = Buffer.from('%PDF-1.4 guía');
const guide = (name = 'guía.pdf'): IncomingFile => ({
  name,
  mime: 'application/pdf',
  size: pdf.byteLength,
  read: async () => pdf,
});
const say = async (email: string, text: string) => textsOf(await net.say(email, text));
/** What it lets be taken away. */
const menuOf = (card?: Card): Card => ({ blocks: card?.blocks.filter(({ kind }) => kind === 'choices') ?? [] });
const materials = async () => (await net.store.db.training.findFirstOrThrow()).materials;

it('a file sent with the words is one; who enrolled opens it, nobody else', async () => {
  expect(textsOf(await net.say(laura, 'agregar material a CAP-1', [guide()]))).toContain('Material guardado');
  const [value = ''] = await materials();
  expect(value).toMatch(/^file:[0-9a-f-]{36}\/guía\.pdf$/);
  expect(await net.store.db.storedFile.findMany()).toMatchObject([{ kept: true }]);
  const [card] = await net.say(ana, 'capacitación cap-1');
  const [given] = await net.press(ana, card, 'Abrir guía.pdf');
  expect(given ? cardFiles(given).map(({ bytes }) => Buffer.from(bytes)) : []).toEqual([pdf]);
  expect((await net.press(caro, card, 'Abrir guía.pdf')).flatMap(cardFiles)).toEqual([]);
  expect(await say(caro, 'materiales de cap-1')).toContain('No encuentro');
});

it('a link in the words is one; without one, what to add is asked of who may', async () => {
  expect(await say(laura, 'agregar material a CAP-1: https://ejemplo.co/Guia.pdf.')).toContain('Material guardado');
  expect(await materials()).toEqual(['https://ejemplo.co/Guia.pdf']);
  expect(await say(beto, 'agregar material a cap-1')).toContain('Pegue un enlace');
  await say(beto, 'https://ejemplo.co/Dos.pdf');
  expect(await materials()).toEqual(['https://ejemplo.co/Guia.pdf', 'https://ejemplo.co/Dos.pdf']);
  expect(await say(ana, 'agregar material a CAP-1 https://ejemplo.co/tres.pdf')).toContain(
    'Esto lo hace quien organiza',
  );
  expect(await say(ana, 'agregar material a CAP-1')).toContain('Guia.pdf');
  expect(await materials()).toHaveLength(2);
});

it('a file sent alone is asked about; only a coordinator is offered to keep it', async () => {
  const [offered] = await net.say(laura, '', [guide()]);
  const [which] = await net.press(laura, offered, 'Es material de una capacitación');
  expect(textsOf(await net.press(laura, which, 'Formulación'))).toContain('Material guardado');
  expect(textsOf(await net.press(laura, which, 'Formulación'))).toContain('guía.pdf');
  expect(await materials()).toHaveLength(1);
  expect(textsOf(await net.say(ana, '', [guide()]))).not.toContain('capacitación');
});

it('the organiser adds links by form and takes them away; a table leaves the files where they are', async () => {
  const [asked] = await net.say(beto, 'materiales de cap-1');
  await net.press(beto, asked, 'Agregar material');
  expect(await say(beto, 'https://materiales.example/a')).toContain('https://materiales.example/a');
  await net.say(laura, 'materiales de cap-1', [guide('b.pdf')]);
  expect(await importRows(net, { organiza: beto, materiales: 'https://materiales.example/a' })).toMatchObject({
    unchanged: 1,
  });
  await importRows(net, { organiza: beto, materiales: 'https://materiales.example/c' });
  expect((await materials()).map((value) => value.split('/').at(-1))).toEqual(['b.pdf', 'c']);
  const [shown] = await net.say(beto, 'materiales de cap-1');
  const menu = menuOf(shown);
  expect(textsOf(await net.press(beto, menu, 'b.pdf'))).toContain('Retirado: b.pdf');
  expect(await materials()).toEqual(['https://materiales.example/c']);
  // A second press of the same line is of nothing that is still there.
  expect(textsOf(await net.press(beto, menu, 'b.pdf'))).not.toContain('Retirado');
  expect(await materials()).toEqual(['https://materiales.example/c']);
  expect(await fillForm(net, laura, 'cambiar capacitación cap-1', { Cupo: '9' })).toContain('Cambios guardados');
  expect(await materials()).toEqual(['https://materiales.example/c']);
});

it('a file that is taken away is forgotten in its time, unless the next of the series has it', async () => {
  await importRows(net, { organiza: beto, repite: 'anual' });
  await net.say(laura, 'materiales de cap-1', [guide('a.pdf')]);
  net.clock.at = at('2026-12-16 08:00');
  await runNamedJob(net, 'repeat-trainings');
  const kept = async () => (await net.store.db.storedFile.findFirst())?.kept;
  const drop = async (code: string) => {
    const [shown] = await net.say(laura, `materiales de ${code}`);
    return textsOf(await net.press(laura, menuOf(shown), 'a.pdf'));
  };
  expect([await drop('CAP-1'), await kept()]).toEqual([expect.stringContaining('Retirado: a.pdf'), true]);
  expect([await drop('CAP-1-2'), await kept()]).toEqual([expect.stringContaining('Retirado: a.pdf'), false]);
  net.clock.at = at('2027-02-20 08:00');
  await runNamedJob(net, 'forget-files');
  expect(await kept()).toBeUndefined();
});

it('a file that comes after the end goes to who enrolled at once', async () => {
  net.clock.at = at('2026-12-15 17:05');
  await runNamedJob(net, 'close-trainings');
  await net.say(laura, 'agregar material a CAP-1', [guide()]);
  expect((await net.sentTo(ana)).at(-1)).toContain('Materiales: guía.pdf');
});
