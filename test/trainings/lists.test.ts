import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { modalities } from '../../src/calls/text.ts';
import { type Network, offersOf, openNetwork, textsOf } from '../support/network.ts';
import { importRows } from './scene.ts';

const [ana, sarah] = ['ana@red.co', 'sarah@red.co'] as const;

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member(ana);
  await net.member(sarah, { locale: 'en' });
});
afterEach(() => net.close());

const say = async (email: string, text: string) => textsOf(await net.say(email, text));

/** Calls as they would have been read. */
async function call(title: string, modality: (typeof modalities)[number], more: object = {}) {
  const now = net.clock.now();
  const deadlineAt = new Date(now.getTime() + 10 * 86_400_000);
  return net.store.db.call.create({
    data: { title, modality, deadlineAt, state: 'published', createdAt: now, updatedAt: now, ...more } as never,
  });
}

describe('courses and scholarships that arrive as calls', () => {
  it('are offered after the trainings, open ones only, those that close first at the head', async () => {
    await importRows(net, {});
    await call('Beca de maestría en salud pública', 'scholarship', { sectors: ['salud'] });
    await call('Curso corto de movilidad', 'short-course', {
      deadlineAt: new Date(net.clock.now().getTime() + 86_400_000),
    });
    await call('Curso que ya cerró', 'short-course', { deadlineAt: new Date(net.clock.now().getTime() - 1) });
    await call('Fondo de innovación', 'grant');
    const [card] = await net.say(ana, 'capacitaciones');
    const said = textsOf(card ? [card] : []);
    expect(said).toContain('También abiertas: cursos y becas');
    expect(said).toMatch(/Curso corto de movilidad — Curso · cierra .*25 de noviembre[\s\S]*Beca de maestría/);
    expect(said).not.toMatch(/ya cerró|innovación/);
    expect(textsOf(await net.press(ana, card, 'Beca de maestría'))).toContain('Beca de maestría en salud pública');
    expect(await say(sarah, 'trainings')).toContain('Also open: courses and scholarships');
  });

  it('follow the sector and the words asked for, and not a month', async () => {
    await importRows(net, { sectores: 'Salud' });
    await call('Beca de salud pública', 'scholarship', { sectors: ['salud'] });
    await call('Curso de urbanismo', 'short-course', { sectors: ['habitat'] });
    const health = await say(ana, 'capacitaciones de salud');
    expect(health).toContain('Beca de salud pública');
    expect(health).not.toContain('urbanismo');
    expect(await say(ana, 'cursos de urbanismo')).toMatch(/No hay capacitaciones[\s\S]*Curso de urbanismo/);
    expect(await say(ana, 'capacitaciones de diciembre')).not.toContain('También abiertas');
    expect(await say(ana, 'mis capacitaciones')).not.toContain('También abiertas');
  });

  it('come five at a time', async () => {
    for (let index = 1; index <= 12; index += 1) await call(`Curso número ${index}`, 'short-course');
    const [first] = await net.say(ana, 'capacitaciones');
    const opened = (card: typeof first) =>
      offersOf(card?.blocks ?? []).filter(({ action }) => action === 'call.open').length;
    expect(opened(first)).toBe(5);
    const [second] = await net.press(ana, first, 'Ver 7 más');
    expect(opened(second)).toBe(5);
    const [third] = await net.press(ana, second, 'Ver 2 más');
    expect(opened(third)).toBe(2);
  });
});

it('an enrolment that crosses another is made, with a warning', async () => {
  await importRows(
    net,
    {},
    { codigo: 'CAP-2', titulo: 'Inglés', inicia: '2026-12-15 16:00', termina: '18:00' },
    { codigo: 'CAP-3', titulo: 'Protocolo', inicia: '2026-12-15 17:00', termina: '18:00', sesiones: '' },
  );
  await net.say(ana, 'inscribirme en cap-1');
  const said = await say(ana, 'inscribirme en cap-2');
  expect(said).toContain('su cupo está reservado');
  expect(said).toContain('se cruza con «Formulación de proyectos de cooperación» (martes 15 de diciembre');
  // What starts as the other ends does not cross it.
  expect(await say(sarah, 'enrol in cap-1')).not.toContain('overlaps');
  expect(await say(sarah, 'enrol in cap-3')).not.toContain('overlaps');
});

it('of a stretch without any, says the stretch and shows the next', async () => {
  await importRows(net, {});
  const said = textsOf(await net.say(ana, '¿dónde es la de la próxima semana?'));
  expect(said).toContain(
    'No hay capacitaciones del lunes 30 de noviembre al domingo 6 de diciembre. Esta es la próxima',
  );
  expect(said).toContain('Formulación de proyectos');
});
