/** The chair's side of a round: watching, reminding, extending, closing, opening again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Network, textsOf } from '../support/network.ts';
import { ana, bogota, cardOf, follow, juan, laura, maria, openRound, quick, sent, submitAll } from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openRound();
});
afterEach(() => net.close());

describe('the chair', () => {
  it('sees in one card, edited in place, who has answered, who has a draft and who is silent', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'rojo');
    expect(textsOf([await cardOf(net, maria, 'checkin.progress')])).toContain(
      'TransMilenio S.A. · Juan Díaz · Con borrador · —',
    );
    await submitAll(net, ana, quick);
    const text = textsOf([await cardOf(net, maria, 'checkin.progress')]);
    expect(text).toContain('Instituto de Desarrollo Urbano · Ana Ruiz · Respondió · Verde');
    expect(text).toContain('María Gil · Sin respuesta');
    expect((await sent(net)).filter((one) => one === `${maria} progress`)).toHaveLength(1);
  });

  it('extends and closes; an extension moves what is to come and repeats nothing', async () => {
    await follow(net, '2026-12-07T08:00');
    await net.say(maria, 'ampliar plazo');
    expect(textsOf(await net.say(maria, '3'))).toContain('ahora cierra el martes 15 de diciembre');
    await follow(net, '2026-12-10T09:00');
    expect((await sent(net)).filter((one) => one.startsWith(`${juan} nudge`))).toEqual([`${juan} nudge-half`]);
    expect(textsOf(await net.say(maria, 'cerrar seguimiento'))).toContain('Respondieron 0 de 4');
    expect(textsOf(await net.say(juan, 'responder'))).toContain('No tiene seguimientos por responder');
    expect(textsOf([await cardOf(net, juan, 'checkin.ask')])).toContain('ya cerró');
  });

  it('the chair reminds those who are missing, once a day', async () => {
    await submitAll(net, juan, quick);
    expect(textsOf(await net.say(maria, 'recordar a los que faltan'))).toContain('se lo recuerdo a 3 personas');
    expect(textsOf(await net.say(maria, 'pida a los que faltan que respondan hoy'))).toContain('ya se les recordó');
    await net.drain();
    expect((await sent(net)).filter((one) => one.endsWith('nudge-chair'))).toEqual([
      `${ana} nudge-chair`,
      `${laura} nudge-chair`,
      `${maria} nudge-chair`,
    ]);
    expect(textsOf(await net.say(ana, 'recordar a los que faltan'))).toContain('Esto lo hace la presidencia');
  });

  it('opens each answer from the card, and hears of each only when they choose to', async () => {
    await submitAll(net, juan, quick);
    await net.drain();
    expect((await sent(net)).filter((one) => one.endsWith(' answered'))).toEqual([]);
    const progress = await cardOf(net, maria, 'checkin.progress');
    expect(textsOf(await net.press(maria, progress, 'TransMilenio S.A.'))).toContain('Firmamos el convenio');
    expect(textsOf(await net.press(maria, progress, 'Avisarme de cada respuesta'))).toContain('le aviso de cada');
    await submitAll(net, ana, quick);
    expect(textsOf([await cardOf(net, maria, 'checkin.answered')])).toContain('Instituto de Desarrollo Urbano');
    const after = await cardOf(net, maria, 'checkin.progress');
    await net.press(maria, after, 'No avisarme de cada una');
    await submitAll(net, laura, quick);
    await net.drain();
    expect((await sent(net)).filter((one) => one.endsWith(' answered'))).toEqual([`${maria} answered`]);
  });

  it('extends on the last day: the word of the last day comes again on the new one, and only there', async () => {
    await follow(net, '2026-12-10T09:00');
    await net.say(maria, 'ampliar plazo');
    expect(textsOf(await net.say(maria, '1'))).toContain('viernes 11 de diciembre');
    await follow(net, '2026-12-10T16:00');
    await follow(net, '2026-12-11T09:00');
    await follow(net, '2026-12-11T09:10');
    const times = async (what: string) => (await sent(net)).filter((one) => one === what).length;
    expect(await times(`${juan} nudge-last`)).toBe(2);
    expect(await times(`${laura} missing`)).toBe(2);
    expect(await times(`${juan} nudge-late`)).toBe(0);
  });

  it('opens a closed round again: drafts go on, and the report comes once more', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'rojo');
    await submitAll(net, ana, quick);
    await follow(net, '2026-12-10T17:00');
    expect(textsOf([await cardOf(net, juan, 'checkin.unsent')])).toContain('lo que usted escribió no se envió');
    expect((await sent(net)).filter((one) => one.endsWith(' unsent'))).toEqual([`${juan} unsent`]);
    net.clock.at = bogota('2026-12-11T10:00');
    expect(textsOf(await net.press(ana, await cardOf(net, maria, 'checkin.progress'), 'Reabrir'))).toContain(
      'presidencia',
    );
    await net.press(maria, await cardOf(net, maria, 'checkin.progress'), 'Reabrir');
    expect(textsOf(await net.say(maria, '2'))).toContain('se reabrió y cierra el martes 15 de diciembre');
    expect(textsOf([await cardOf(net, juan, 'checkin.unsent')])).toContain('su borrador lo espera');
    expect(textsOf(await net.say(juan, 'responder'))).toContain('Pregunta 2 de 6');
    await net.say(juan, 'guardar y seguir luego');
    await submitAll(net, juan, { ...quick, status: 'red' });
    await follow(net, '2026-12-15T17:00');
    expect(textsOf([await cardOf(net, maria, 'checkin.report')])).toContain('Respondieron 2 de 4');
    expect((await sent(net)).filter((one) => one.endsWith(' report'))).toHaveLength(2);
  });

  it('does not open again what is signed', async () => {
    const [report] = await net.say(maria, 'cerrar seguimiento');
    await net.press(maria, report, 'Firmar y enviar');
    await net.say(maria, 'Sin novedad.');
    await net.say(maria, 'coordinación');
    await net.say(maria, 'enviar');
    expect(textsOf(await net.say(maria, 'reabrir seguimiento'))).toContain('ya está firmado');
  });
});
