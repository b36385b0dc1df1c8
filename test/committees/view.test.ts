/** The view across committees and years, asked in everyday words. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Network, textsOf } from '../support/network.ts';
import { ana, bogota, coordinator, openCommittee, outsider, twoRounds } from './scene.ts';

let net: Network;
// Everybody only looks, but for the last test.
beforeAll(async () => {
  net = await openCommittee('2026-10-05T09:00');
  await twoRounds(net);
});
beforeEach(() => {
  net.clock.at = bogota('2026-12-02T09:00');
});
afterAll(() => net.close());

describe('the view across', () => {
  it('how the committees are doing, with a picture; who is in red; a year against the last', async () => {
    const overview = await net.say(coordinator, '¿cómo van los comités?');
    expect(textsOf(overview)).toContain(
      'Comité de Movilidad · miércoles 2 de diciembre (abierto) · 2/4 · 1 verde · 0 ámbar · 1 rojo · 1',
    );
    expect(textsOf(overview)).toContain('Estado por sector y mes: Movilidad: Rojo');
    expect(textsOf(await net.say(coordinator, '¿qué entidades están en rojo?'))).toContain(
      'TransMilenio S.A. (Comité de Movilidad)',
    );
    expect(textsOf(await net.say(coordinator, '¿qué entidades están en ámbar?'))).toContain('Ninguna entidad');
    net.clock.at = bogota('2027-10-20T09:00');
    const compared = textsOf(await net.say(coordinator, 'compare movilidad con el año pasado'));
    expect(compared).toContain('Seguimientos · 1 · 0');
    expect(compared).toContain('Tasa de respuesta · 50 % · —');
    expect(textsOf(await net.say(coordinator, 'tasas de respuesta'))).toContain(
      'Comité de Movilidad · 2026 · 2 · 50 %',
    );
  });

  it('shows nothing to who has no seat', async () => {
    for (const asked of [
      '¿cómo van los comités?',
      '¿qué entidades están en rojo?',
      'compromisos vencidos',
      'tasas de respuesta',
    ]) {
      expect(textsOf(await net.say(outsider, asked))).not.toContain('TransMilenio');
    }
    expect(textsOf(await net.say(ana, '¿qué entidades están en rojo?'))).toContain('TransMilenio');
  });

  it.each([
    ['¿cómo va movilidad?', 'TransMilenio S.A.: Rojo'],
    ['como bamos con los comites', 'Comité de Movilidad · miércoles 2 de diciembre (abierto)'],
    ['quien esta en rrojo', 'Entidades en rojo'],
    ['¿qué entidades van mal en movilidad?', 'Entidades en rojo: Comité de Movilidad'],
    ['compromisos de movilidad', 'Firmar el acta · TransMilenio S.A.'],
    ['movilidad vs el año pasado', 'Comité de Movilidad: 2025 y 2026'],
    ['¿quién nunca responde?', 'Respuestas por comité y año'],
    ['¿quién ha respondido?', 'Han respondido 2 de 4'],
    ['¿qué respondió movilidad?', 'Datos abiertos'],
    ['informe de movilidad de octubre', 'Informe de seguimiento: Comité de Movilidad (5 de octubre de 2026)'],
    ['informe de movilidad de marzo', 'no tuvo un seguimiento entonces'],
    ['how is mobility doing?', 'TransMilenio S.A.: Rojo'],
    ['compromisos de alquimia', 'Compromisos abiertos'],
    // Due on New Year's Day, it opens on the Monday after.
    ['¿cuándo es el próximo seguimiento de movilidad?', 'Próximo seguimiento: lunes 4 de enero de 2027'],
  ])('«%s»', async (asked, part) => {
    expect(textsOf(await net.say(coordinator, asked))).toContain(part);
  });

  it('the next check-in of each committee, the nearest first', async () => {
    const data = { name: 'Mesa de Datos', key: 'mesa de datos', nextRoundOn: new Date('2026-12-14') };
    await net.store.db.committee.create({ data: { ...data, createdAt: net.clock.now() } });
    expect(textsOf(await net.say(coordinator, '¿cuándo es el próximo seguimiento?'))).toBe(
      'Próximo seguimiento\nMesa de Datos: lunes 14 de diciembre\nComité de Movilidad: lunes 4 de enero de 2027',
    );
  });

  it('«¿y datos?» asks of that committee what was asked of another, and nothing is closed by it', async () => {
    await net.say(coordinator, '¿cómo va movilidad?');
    expect(textsOf(await net.say(coordinator, '¿y datos?'))).toContain('lunes 14 de diciembre');
    await net.say(coordinator, 'informe de datos');
    expect(textsOf(await net.say(coordinator, '¿y el de movilidad?'))).toContain('Informe de seguimiento');
    await net.say(coordinator, 'cerrar seguimiento de datos');
    await net.say(coordinator, '¿y movilidad?');
    expect(await net.store.db.checkIn.count({ where: { closedAt: null } })).toBe(1);
  });

  it('who was silent in the latest closed rounds is named', async () => {
    await net.say(coordinator, 'cerrar seguimiento de movilidad');
    const rates = textsOf(await net.say(coordinator, 'tasas de respuesta'));
    expect(rates).toContain('Secretaría Distrital de Movilidad (Comité de Movilidad): 2 seguimientos seguidos');
    expect(rates).not.toContain('TransMilenio S.A. (');
  });
});
