import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindCommitments } from '../../src/committees/remind.ts';
import { reportHtml, reportXlsx } from '../../src/committees/report-document.ts';
import { reportOf } from '../../src/committees/report-handlers.ts';
import { roundsOf } from '../../src/committees/round-queries.ts';
import { type Network, offersOf, openNetwork, textsOf } from '../support/network.ts';
import { ana, bogota, cardOf, coordinator, juan, maria, outsider, seatCommittee, sent, submitAll } from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork({ now: bogota('2026-10-05T09:00') });
  await seatCommittee(net);
  await net.space('#comite-movilidad', ['movilidad']);
  await net.space('#comite-salud', ['salud']);
});
afterEach(() => net.close());

const hostile = '<script>alert(1)</script> & "ñ"';

/** October: both green. December: Juan in red with a need, a hostile text and a formula; Ana green, corrected. */
async function twoRounds(): Promise<void> {
  await net.say(maria, 'iniciar seguimiento de movilidad');
  const green = { status: 'green', progress: 'Bien', cooperation: 'no' };
  await submitAll(net, juan, { ...green, steps: 'Firmar el acta, 20/11/2026' });
  await submitAll(net, ana, green);
  await net.say(maria, 'cerrar seguimiento');
  net.clock.at = bogota('2026-12-02T09:00');
  await net.say(maria, 'iniciar seguimiento de movilidad');
  const commitment = await net.store.db.commitment.findFirstOrThrow();
  const red = { status: 'red', progress: hostile, cooperation: 'no', needs: 'Financiación para estudios' };
  await submitAll(net, juan, { ...red, [`done-${commitment.id}`]: 'open' });
  const amber = { progress: '=1+1', cooperation: 'no', needs: 'Necesitamos financiación', practice: 'Datos abiertos' };
  await submitAll(net, ana, { ...amber, status: 'amber' });
  await submitAll(net, ana, { ...amber, status: 'green' });
}

async function lastReport() {
  const committee = await net.store.db.committee.findFirstOrThrow();
  const [round] = await roundsOf(net.store.db, committee.id, 1);
  if (!round) throw new Error('no round');
  const look = { locale: 'es' as const, now: net.clock.now() };
  return { report: await reportOf(net, round, look), look };
}

describe('the report', () => {
  it('says status, what changed, commitments due, needs in common and who is missing; signed, it goes only where it is sent', async () => {
    await twoRounds();
    const closed = await net.say(maria, 'cerrar seguimiento');
    const text = textsOf(closed);
    for (const part of [
      'Respondieron 2 de 4',
      'TransMilenio S.A. · Rojo · Verde · empeora',
      'Instituto de Desarrollo Urbano (corregida) · Verde · Verde · igual',
      'TransMilenio S.A.: Firmar el acta — viernes 20 de noviembre, vencido',
      'financiación: Instituto de Desarrollo Urbano, TransMilenio S.A.',
      'Instituto de Desarrollo Urbano: Datos abiertos',
      'Secretaría Distrital de Movilidad (María Gil)',
    ]) {
      expect(text).toContain(part);
    }
    const picture = closed[0]?.blocks.find((block) => block.kind === 'image');
    const png = picture?.kind === 'image' && 'png' in picture.image ? Buffer.from(picture.image.png) : Buffer.alloc(0);
    expect(png.subarray(1, 4).toString()).toBe('PNG');

    await net.press(maria, closed[0], 'Firmar y enviar');
    await net.say(maria, 'Buen trimestre, con un rezago en TransMilenio.');
    expect(textsOf(await net.say(maria, '#comite-movilidad'))).toContain('quedó firmado y va a: #comite-movilidad');
    await net.drain();
    const signed = (await sent(net)).filter((one) => one.endsWith(' signed'));
    expect(signed).toEqual(['#comite-movilidad signed']);
    expect((await net.sentTo('#comite-movilidad')).join()).toContain('Firma: María Gil');
    expect(offersOf((await cardOf(net, maria, 'checkin.report')).blocks).map((offer) => offer.label)).toContain(
      'Firmar y enviar',
    );
  });

  it('goes to the coordinators when the chair says so, and only the chair and they can sign', async () => {
    await twoRounds();
    const [report] = await net.say(maria, 'cerrar seguimiento');
    expect(textsOf(await net.press(ana, report, 'Firmar y enviar'))).toContain('Esto lo hace la presidencia');
    await net.press(maria, report, 'Firmar y enviar');
    await net.say(maria, 'Buen trimestre.');
    await net.say(maria, 'Coordinación de la DDRI');
    await net.drain();
    expect((await sent(net)).filter((one) => one.endsWith(' signed'))).toEqual([`${coordinator} signed`]);
  });

  it('as a page: everything that people wrote is text, and it asks the network for nothing', async () => {
    await twoRounds();
    const { report, look } = await lastReport();
    const html = await reportHtml({ ...report, paragraph: hostile, committee: hostile }, look);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;ñ&quot;');
    expect(html.replaceAll(/xmlns(:xlink)?="[^"]+"/g, '')).not.toMatch(/https?:|<link|<img/);
    expect(html).toContain('<svg');
    expect(html).toContain('@page');
  });

  it('as a workbook: answers by entity and question, and no cell is a formula', async () => {
    await twoRounds();
    const { report, look } = await lastReport();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await reportXlsx(report, look)) as unknown as ArrayBuffer);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      'Estado por entidad',
      'Respuestas',
      'Compromisos',
      'Estado en el tiempo',
    ]);
    const answers = book.getWorksheet('Respuestas');
    const cells = answers?.getSheetValues().flat() ?? [];
    expect(cells).toContain("'=1+1");
    expect(cells).toContain(hostile);
    const times = book.getWorksheet('Estado en el tiempo')?.getSheetValues() as unknown[][];
    expect(times.slice(2).map((row) => row.slice(2))).toEqual([
      [2, 0, 0, 2],
      [1, 0, 1, 2],
    ]);
  });
});

describe('commitments', () => {
  it('are told of three working days before and once overdue, to their owner, once', async () => {
    await twoRounds();
    await net.store.db.commitment.updateMany({ data: { dueOn: new Date('2026-12-15'), state: 'open' } });
    const told: string[] = [];
    for (const at of [
      '2026-12-09T10:00',
      '2026-12-10T09:05',
      '2026-12-10T10:05',
      '2026-12-12T10:05',
      '2026-12-16T08:05',
      '2026-12-16T10:05',
      '2026-12-17T10:05',
    ]) {
      net.clock.at = bogota(at);
      if ((await remindCommitments(net)).reminded > 0) told.push(at);
      await net.drain();
    }
    expect(told).toEqual(['2026-12-10T09:05', '2026-12-16T10:05']);
    expect(textsOf(await net.say(coordinator, 'compromisos vencidos'))).toContain('Firmar el acta · TransMilenio S.A.');
    const card = await cardOf(net, juan, 'commitment.overdue');
    expect(textsOf(await net.press(ana, card, 'Ya se cumplió'))).toContain('ya no está abierto');
    expect(textsOf(await net.press(juan, card, 'Ya se cumplió'))).toContain('Anotado: cumplido');
    expect(textsOf(await net.say(coordinator, 'compromisos vencidos'))).toContain('No hay compromisos vencidos');
  });
});

describe('the view across', () => {
  it('how the committees are doing, with a picture; who is in red; a year against the last', async () => {
    await twoRounds();
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
    await twoRounds();
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
});
