import { inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNamedJob } from '../../jobs/schedule.ts';
import { cardFiles } from '../../src/card.ts';
import { type Network, textsOf } from '../support/network.ts';
import { ana, at, beto, caro, deliveriesOf, fillForm, importRows, laura, openWithPeople } from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openWithPeople();
});
afterEach(() => net.close());

const say = async (email: string, text: string) => textsOf(await net.say(email, text));

describe('attendance', () => {
  beforeEach(async () => {
    await importRows(net, { cupo: '3', materiales: 'https://materiales.example/guia.pdf', organiza: laura });
    for (const email of [ana, beto, caro]) await say(email, 'inscribirme en formulación');
    await net.drain();
  });

  it('is checked in with the code of the room, around the time of the training only', async () => {
    await say(laura, 'inscribirme en formulación');
    const [list] = await net.say(laura, 'asistencia de cap-1');
    const listed = textsOf(list ? [list] : []);
    expect(listed).toContain('3 personas inscritas');
    expect(listed).toContain('En lista de espera, en orden: Laura Gómez.');
    const code =
      /registrar asistencia (\w{5})/.exec(textsOf(await net.press(laura, list, 'Código para la sala')))?.[1] ?? '';
    expect(await say(ana, `registrar asistencia ${code}`)).toContain(
      'no corresponde a una capacitación que esté en curso',
    );
    net.clock.at = at('2026-12-15 13:30');
    expect(await say(ana, `registrar asistencia ${code.toLowerCase()}`)).toContain('quedó registrada');
    expect(await say(beto, 'registrar asistencia ZZZZZ')).toContain('no corresponde');
    expect(await say(laura, `registrar asistencia ${code}`)).toContain('no quedan cupos');
    const rows = await net.store.db.enrolment.findMany({ orderBy: { member: { email: 'asc' } } });
    expect(rows.map(({ attended }) => attended)).toEqual([true, null, null, null]);
    net.clock.at = at('2026-12-15 16:59');
    await net.drain();
    expect(await deliveriesOf(net, { kind: 'thanks', status: 'sent' })).toEqual([]);
    net.clock.at = at('2026-12-15 17:00');
    await net.drain();
    expect((await deliveriesOf(net, { kind: 'thanks', status: 'sent' })).map(({ to }) => to)).toEqual([ana]);
  });

  it('is asked of the organiser when it is over, marked from the list, and materials go to who enrolled', async () => {
    net.clock.at = at('2026-12-15 17:05');
    expect(await runNamedJob(net, 'close-trainings')).toEqual({ closed: 1 });
    expect(await runNamedJob(net, 'close-trainings')).toEqual({ closed: 0 });
    expect((await net.sentTo(laura)).at(-1)).toContain('¿quiénes asistieron?');
    expect((await net.sentTo(beto)).at(-1)).toContain('https://materiales.example/guia.pdf');
    const [list] = await net.say(laura, 'asistencia de formulación');
    expect(textsOf(list ? [list] : [])).toContain('- Ana Muñoz — Secretaría Distrital de Salud');
    await net.press(laura, list, 'Marcar asistencia');
    expect(await say(laura, 'Ana, Caro')).toContain('Asistencia guardada: 2 de 3');
    const marked = await say(laura, 'asistencia de cap-1');
    expect(marked).toContain('✓ Ana Muñoz');
    expect(marked).toContain('✗ Beto Ruiz');
    await net.drain();
    expect((await deliveriesOf(net, { kind: 'thanks', status: 'sent' })).map(({ to }) => to).sort()).toEqual([
      ana,
      caro,
    ]);
  });

  it('is marked by the member who organises it, and by nobody else', async () => {
    await importRows(net, { cupo: '3', materiales: 'https://materiales.example/guia.pdf', organiza: beto });
    net.clock.at = at('2026-12-15 17:05');
    await runNamedJob(net, 'close-trainings');
    await net.drain();
    expect((await deliveriesOf(net, { kind: 'ended' })).map(({ to }) => to)).toEqual([beto]);
    const [list] = await net.say(beto, 'asistencia de cap-1');
    expect(await say(ana, 'asistencia de cap-1')).toContain('Esto lo hace quien organiza');
    expect(await say(beto, 'capacitación cap-1')).toContain('[Asistencia] [Materiales]');
    expect(await say(ana, 'capacitación cap-1')).not.toContain('[Asistencia]');
    expect(textsOf(await net.press(ana, list, 'Marcar asistencia'))).toContain('Esto lo hace quien organiza');
    await net.press(beto, list, 'Marcar asistencia');
    expect(await say(beto, 'Ana, Beto')).toContain('Asistencia guardada: 2 de 3');
  });

  it('keeps who checked in while the list was on the screen', async () => {
    net.clock.at = at('2026-12-15 14:10');
    const [list] = await net.say(laura, 'asistencia de cap-1');
    const code = /asistencia (\w{5})/.exec(textsOf(await net.press(laura, list, 'Código para la sala')))?.[1];
    await net.press(laura, list, 'Marcar asistencia');
    net.clock.forward(60_000);
    await say(caro, `registrar asistencia ${code}`);
    expect(await say(laura, 'Ana')).toContain('Asistencia guardada: 2 de 3');
  });

  it('brings three questions and a certificate that anybody can check', async () => {
    net.clock.at = at('2026-12-15 17:30');
    const [list] = await net.say(laura, 'asistencia de cap-1');
    await net.press(laura, list, 'Marcar asistencia');
    await say(laura, 'Ana');
    await net.drain();
    const [thanks = ''] = (await deliveriesOf(net, { kind: 'thanks', to: ana, status: 'sent' })).map(
      ({ text }) => text,
    );
    const code = /[A-Z]{4}-\d{4}/.exec(thanks)?.[0] ?? '';
    const row = await net.store.db.delivery.findFirstOrThrow({
      where: { kind: 'training.thanks', member: { email: ana } },
    });
    const card = row.card as unknown as Parameters<typeof net.press>[1];
    expect(textsOf(await net.press(ana, card, 'Evaluar'))).toContain('Pregunta 1 de 3');
    expect(
      await fillForm(net, ana, '5: mucho', {
        '¿Qué tan claras fueron las explicaciones?': '4',
        '¿Qué mejoraría?': 'Más práctica',
      }),
    ).toContain('su opinión ayuda');
    expect(await net.store.db.enrolment.findFirst({ where: { member: { email: ana } } })).toMatchObject({
      ratings: [5, 4],
      comment: 'Más práctica',
    });
    expect(textsOf(await net.press(beto, card, 'Evaluar'))).toContain('es para quienes asistieron');

    const valid =
      'El certificado es válido: Ana Muñoz asistió a «Formulación de proyectos de cooperación» el martes 15 de diciembre de 2026.';
    expect(await say('nadie@otra.co', `verificar certificado ${code}`)).toContain(valid);
    expect(await say('nadie@otra.co', `verificar certificado ${code.toLowerCase().replace('-', ' ')}`)).toContain(
      valid,
    );
    expect(await say('nadie@otra.co', 'verificar certificado ABCD-1234')).toContain(
      'Ningún certificado tiene el código ABCD-1234',
    );
    expect(await say(ana, 'mis certificados')).toContain(code);
    expect(await say(beto, 'mis certificados')).toContain('Todavía no tiene certificados');

    // Marked by mistake: the certificate is no longer one.
    const [again] = await net.say(laura, 'asistencia de cap-1');
    await net.press(laura, again, 'Marcar asistencia');
    await say(laura, 'Beto');
    expect(await say('nadie@otra.co', `verificar certificado ${code}`)).toContain('Ningún certificado');
  });

  it('gives the certificate as a file', async () => {
    net.clock.at = at('2026-12-15 17:30');
    const [list] = await net.say(laura, 'asistencia de cap-1');
    await net.press(laura, list, 'Marcar asistencia');
    await say(laura, 'Ana');
    const { certificate } = await net.store.db.enrolment.findFirstOrThrow({ where: { attended: true } });
    const [mine] = await net.say(ana, 'mis certificados');
    const [card] = await net.press(ana, mine, `Certificado (PDF) ${certificate}`);
    const [file] = cardFiles(card ?? { blocks: [] });
    expect(file).toMatchObject({ name: `certificado-${certificate}.pdf`, mime: 'application/pdf' });
    const drawn = wordsOf(Buffer.from(file?.bytes ?? []));
    for (const said of [
      'Certificado de asistencia',
      'Ana Muñoz',
      'Formulación de proyectos',
      'martes 15 de diciembre de 2026',
      '3 horas',
      certificate ?? '?',
    ]) {
      expect(drawn).toContain(said);
    }
    // The same document whenever it is drawn: an edited message does not send it again.
    const [again] = await net.press(ana, mine, `Certificado (PDF) ${certificate}`);
    expect(cardFiles(again ?? { blocks: [] })[0]?.bytes).toEqual(file?.bytes);
  });

  it('makes the figures of the year, and tells which entities came to none', async () => {
    const question = '¿Qué entidades no han asistido a ninguna este año?';
    expect(await say(laura, question)).toContain('no se ha marcado la asistencia');
    net.clock.at = at('2026-12-15 17:30');
    const [list] = await net.say(laura, 'asistencia de cap-1');
    await net.press(laura, list, 'Marcar asistencia');
    await say(laura, 'Ana, Caro');
    const figures = await say(laura, 'cifras de capacitaciones');
    expect(figures).toContain('1 realizada, 3 inscripciones, 2 asistencias.');
    expect(figures).toContain('Inasistencia: 33 %');
    expect(figures).toContain('Secretaría Distrital de Movilidad · 2 · 1 · 50 %');
    expect(figures).toContain('Movilidad · 2 · 1 · 50 %');
    const absent = await say(laura, question);
    expect(absent).toContain('1 de 3 entidades con miembros');
    expect(absent).toContain('- Secretaría Distrital de Ambiente');
    expect(absent).not.toContain('Salud');
    expect(await say(laura, 'entidades que no han asistido en 2025')).toContain('3 de 3 entidades');
    expect(await say(ana, question)).toContain('Esto lo puede hacer la coordinación');
  });
});

/** The text of a PDF whose fonts are the standard ones: the hexadecimal strings of its inflated streams. */
function wordsOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  return [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, stream = '']) => {
      const page = inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
      return page
        .split(/T[Jj]/)
        .map((show) =>
          [...show.matchAll(/<([0-9a-f]+)>/g)]
            .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
            .join(''),
        )
        .join('\n');
    })
    .join('\n');
}
