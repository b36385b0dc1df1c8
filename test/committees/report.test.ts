import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardText } from '../../src/card.ts';
import { annualCommittees } from '../../src/committees/annual.ts';
import { remindCommitments } from '../../src/committees/remind.ts';
import { drawHistory, reportBytes } from '../../src/committees/report-document.ts';
import { reportOf } from '../../src/committees/report-handlers.ts';
import { roundsOf, signRound } from '../../src/committees/round-queries.ts';
import { type Network, offersOf, textsOf } from '../support/network.ts';
import {
  ana,
  bogota,
  cardOf,
  coordinator,
  hostile,
  juan,
  maria,
  openCommittee,
  sent,
  submitAll,
  twoRounds,
} from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openCommittee('2026-10-05T09:00');
  await net.space('#comite-movilidad', ['movilidad']);
  await net.space('#comite-salud', ['salud']);
});
afterEach(() => net.close());

async function lastReport() {
  const committee = await net.store.db.committee.findFirstOrThrow();
  const [round] = await roundsOf(net.store.db, committee.id, 1);
  if (!round) throw new Error('no round');
  const look = { locale: 'es' as const, now: net.clock.now() };
  const report = await reportOf(net, round, look);
  return { report, look, picture: await drawHistory(report, look) };
}

describe('the report', () => {
  it('says status, what changed, commitments due, needs in common and who is missing; signed, it goes only where it is sent', async () => {
    await twoRounds(net);
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
    await net.say(maria, '#comite-movilidad');
    expect(textsOf(await net.say(maria, 'enviar'))).toContain('quedó firmado y va a: #comite-movilidad');
    await net.drain();
    const signed = (await sent(net)).filter((one) => one.endsWith(' signed'));
    expect(signed).toEqual(['#comite-movilidad signed']);
    expect((await net.sentTo('#comite-movilidad')).join()).toContain('Firma: María Gil');
    expect(offersOf((await cardOf(net, maria, 'checkin.report')).blocks).map((offer) => offer.label)).toContain(
      'Firmar y enviar',
    );
  });

  it('of a round that is over says what it said then, whatever is promised, put off or done later', async () => {
    await twoRounds(net);
    await net.say(maria, 'cerrar seguimiento');
    // But the year of a day, which is said when it is another one.
    const report = async () =>
      textsOf(await net.say(maria, 'informe de movilidad de diciembre')).replaceAll(' de 2026', '');
    const then = await report();
    expect(then).toContain('Firmar el acta — viernes 20 de noviembre, vencido');
    const committee = await net.store.db.committee.findFirstOrThrow();
    const { questions } = await net.store.db.checkIn.findFirstOrThrow();
    // So many rounds after it, those before it are still its own.
    const later = Array.from({ length: 14 }, (_, week) => bogota('2027-01-04T09:00').getTime() + week * 3_600_000);
    await net.store.db.checkIn.createMany({
      data: later.map((at) => ({
        committeeId: committee.id,
        questions: questions ?? [],
        opensAt: new Date(at),
        closesAt: new Date(at),
        closedAt: new Date(at),
      })),
    });
    net.clock.at = bogota('2027-01-13T09:00');
    await net.say(maria, 'iniciar seguimiento de movilidad');
    const { id: due } = await net.store.db.commitment.findFirstOrThrow();
    const answer = { status: 'green', progress: 'Bien', cooperation: 'no', steps: 'Otra cosa, 20/02/2027' };
    await submitAll(net, juan, { ...answer, [`done-${due}`]: 'moved', [`moved-${due}`]: '30/01/2027' });
    expect(textsOf(await net.say(maria, 'informe de movilidad'))).toContain('sábado 30 de enero, en curso');
    expect(await report()).toBe(then);
    await submitAll(net, juan, { ...answer, [`done-${due}`]: 'done' });
    expect(await report()).toBe(then);
  });

  it('of a round that is opened again while it is being signed is not signed', async () => {
    await twoRounds(net);
    const { id } = await net.store.db.checkIn.findFirstOrThrow({ where: { closedAt: null } });
    const chair = await net.store.db.member.findUniqueOrThrow({ where: { email: maria } });
    expect(await signRound(net.store.db, id, chair.id, 'Buen trimestre.', net.clock.now())).toBe(false);
    expect(await net.store.db.checkIn.findUnique({ where: { id } })).toMatchObject({ signedAt: null, paragraph: null });
  });

  it('goes to the coordinators when the chair says so, and only the chair and they can sign', async () => {
    await twoRounds(net);
    const [report] = await net.say(maria, 'cerrar seguimiento');
    expect(textsOf(await net.press(ana, report, 'Firmar y enviar'))).toContain('Esto lo hace la presidencia');
    await net.press(maria, report, 'Firmar y enviar');
    await net.say(maria, 'Buen trimestre.');
    await net.say(maria, 'Coordinación de la DDRI');
    await net.say(maria, 'enviar');
    await net.drain();
    expect((await sent(net)).filter((one) => one.endsWith(' signed'))).toEqual([`${coordinator} signed`]);
  });

  it('as a page: everything that people wrote is text, and it asks the network for nothing', async () => {
    await twoRounds(net);
    const { report, look, picture } = await lastReport();
    const html = String(
      await reportBytes({ ...report, paragraph: hostile, committee: hostile }, look, picture, 'html'),
    );
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;ñ&quot;');
    expect(html.replaceAll(/src="data:image\/png;base64,[^"]+"/g, '')).not.toMatch(/https?:|<link|src=/);
    expect(html).toContain('src="data:image/png');
    expect(html).toContain('@page');
    expect(html).toContain('viernes 20 de noviembre de 2026');
  });

  it('as a workbook: answers by entity and question, and no cell is a formula', async () => {
    await twoRounds(net);
    const { report, look, picture } = await lastReport();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await reportBytes(report, look, picture, 'xlsx')) as unknown as ArrayBuffer);
    expect(book.worksheets.map((sheet) => sheet.name).slice(1)).toEqual([
      'Estado por entidad',
      'Estado en el tiempo',
      'Compromisos',
      'Respuestas',
    ]);
    const answers = book.getWorksheet('Respuestas');
    const cells = answers?.getSheetValues().flat() ?? [];
    expect(cells).toContain("'=1+1");
    expect(cells).toContain(hostile);
    expect(book.getWorksheet('Estado en el tiempo')?.getImages()).toHaveLength(1);
    const times = book.getWorksheet('Estado en el tiempo')?.getSheetValues() as unknown[][];
    expect(times.slice(2).map((row) => row.slice(2))).toEqual([
      [2, 0, 0, 2],
      [1, 0, 1, 2],
    ]);
  });
});

describe('commitments', () => {
  it('are told of three working days before and once overdue, to their owner, once', async () => {
    await twoRounds(net);
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
    expect(textsOf(await net.press(juan, card, 'Ya se cumplió'))).toContain('está cumplido');
    expect(textsOf(await net.say(coordinator, 'compromisos vencidos'))).toContain('No hay compromisos vencidos');
  });

  it('are said to be done in words, by who keeps them; of several, which', async () => {
    await twoRounds(net);
    const { id, dueOn, createdAt, settledAt: _, ...kept } = await net.store.db.commitment.findFirstOrThrow();
    const add = (what: string) => net.store.db.commitment.create({ data: { ...kept, what, dueOn, createdAt } });
    await add('Convocar a la CAR');
    expect(textsOf(await net.say(ana, 'ya cumplí'))).toContain('No hay compromisos');
    const [which] = await net.say(juan, 'ya cumplimos');
    expect(offersOf(which?.blocks ?? []).map(({ label }) => label)).toEqual([
      'viernes 20 de noviembre: Firmar el acta (Comité de Movilidad)',
      'viernes 20 de noviembre: Convocar a la CAR (Comité de Movilidad)',
    ]);
    expect(textsOf(await net.say(juan, 'Ya cumplí el compromiso de firmar las actas'))).toContain(
      '«Firmar el acta» está cumplido',
    );
    expect(textsOf(await net.press(juan, which, 'Convocar'))).toContain('«Convocar a la CAR» está cumplido');
    await add('Enviar el convenio con Quito');
    expect(textsOf(await net.say(juan, 'ya cumplí lo del convenio con Quito'))).toContain('está cumplido');
    expect(await net.store.db.commitment.count({ where: { state: 'open', NOT: { id } } })).toBe(0);
  });

  it('are told in the annual report as they stood when the year was over', async () => {
    await twoRounds(net);
    const { id, createdAt, ...kept } = await net.store.db.commitment.findFirstOrThrow();
    const [before, after] = [new Date('2026-12-20T15:00:00Z'), new Date('2027-02-01T15:00:00Z')];
    const due = { ...kept, createdAt, dueOn: new Date('2026-12-15') };
    await net.store.db.commitment.deleteMany({ where: { id } });
    await net.store.db.commitment.createMany({
      data: [
        { ...due, state: 'done' as const, settledAt: before },
        { ...due, state: 'done' as const, settledAt: after },
        { ...due, state: 'open' as const, settledAt: null },
        { ...due, state: 'open' as const, settledAt: null, createdAt: after },
      ].map((row, index) => ({ ...row, what: `Paso ${index}` })),
    });
    const year = { year: 2026, from: bogota('2026-01-01T00:00'), to: bogota('2027-01-01T00:00') };
    expect(cardText({ blocks: [await annualCommittees(net.store, year, 'es')] })).toContain(
      'cumplidos 1, vencidos 2, por cumplir 0, retirados 0',
    );
  });
});
