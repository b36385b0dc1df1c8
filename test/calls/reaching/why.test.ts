import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/card.ts';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from '../../support/network.ts';
import { recordingPlatform } from '../../support/recording-adapter.ts';

const fund = {
  id: 'h1',
  title: 'Fondo para hospitales',
  text: 'Financiación de proyectos de salud pública. Las postulaciones se reciben hasta el 15 de enero de 2027.',
  publishedAt: tuesday,
};

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
});
afterEach(() => net.close());

const ask = async (text: string, who = 'ana@red.co') => textsOf(await net.say(who, text));
async function publish(more: object = {}): Promise<void> {
  const feed = await net.feed('agencia', { funder: 'AECID', ...more });
  feed.items = [fund];
  await net.poll();
}

describe('why it came', () => {
  it('is asked with the button of a notice or by its number, and names the subscription and what it met', async () => {
    await net.member('ana@red.co');
    await net.subscribe('ana@red.co', { sectors: ['cultura'] });
    await net.subscribe('ana@red.co', { sectors: ['salud', 'movilidad'] });
    await publish();
    await net.drain();
    const sent = await net.store.db.delivery.findFirstOrThrow({ where: { kind: 'call.announce' } });
    const [answer] = await net.press('ana@red.co', sent.card as unknown as Card, '¿Por qué me llegó?');
    const said = textsOf(answer ? [answer] : []);
    expect(said).toContain('Le llegó el martes 24 de noviembre, 10:00 a. m., como aviso.');
    expect(said).toContain('La trajo su suscripción «Salud y Movilidad», por: Salud.');
    expect(await ask('¿por qué me llegó la 1?')).toBe(said);
    expect(await ask('¿por qué no me llegó la 1?')).toBe(said);
    expect(await ask('¿por qué me llegó esto?')).toBe(said);
    const follows = await ask('¿por qué me llegan cosas de salud si yo soy de hacienda?');
    for (const one of ['Sus suscripciones', 'Salud y Movilidad', 'Cultura']) expect(follows).toContain(one);
  });
});

describe('why it did not', () => {
  it('which condition failed, for each subscription', async () => {
    await net.member('ana@red.co');
    await net.subscribe('ana@red.co', { sectors: ['movilidad'] });
    await net.subscribe('ana@red.co', { sectors: ['salud'], modalities: ['scholarship'] });
    await net.subscribe('ana@red.co', { sectors: ['salud'], mayApply: true });
    await net.subscribe('ana@red.co', { sectors: ['salud'], without: { funders: ['AECID'] } });
    await publish();
    const said = await ask('¿por qué no me llegó el fondo para hospitales?');
    expect(said).toContain('«Movilidad»: pide Movilidad, y es de Salud.');
    expect(said).toContain('«Salud · Beca»: pide Beca, y es Financiación no reembolsable.');
    expect(said).toContain('pide que pueda postular una alcaldía, y la fuente no lo dice.');
    expect(said).toContain('«Salud · menos AECID»: deja fuera AECID.');
  });

  it('the stage that kept it: review, baseline, close, nothing known, no subscription', async () => {
    await net.member('ana@red.co');
    expect(await ask('por qué no me llegó la beca de astronomía')).toContain(
      'ninguna de las fuentes que leo la ha traído',
    );
    expect(await ask('por qué me llegó la 99')).toBe(await ask('convocatoria 99'));
    expect(await ask('por qué me llegó la 99')).toContain('No encuentro la convocatoria 99.');
    const feed = await net.feed('boletin', { trust: 'reviewed' });
    const old = new Date(tuesday.getTime() - 60 * 24 * 3_600_000);
    feed.items = [
      fund,
      {
        ...fund,
        id: 'h2',
        title: 'Premio antiguo de museos',
        publishedAt: old,
        text: 'Cierra el 20 de enero de 2027.',
      },
    ];
    await net.poll();
    expect(await ask('por qué no me llegó la 1')).toContain('espera la revisión de la coordinación');
    await net.store.db.call.updateMany({ where: { number: 2 }, data: { state: 'published' } });
    expect(await ask('por qué no me llegó la 2')).toContain('se guardó sin anunciarla a nadie');
    await net.member('laura@red.co', { role: 'coordinator' });
    const [waiting] = await net.say('laura@red.co', 'convocatorias por revisar');
    await net.press('laura@red.co', waiting, 'Publicar');
    expect(await ask('por qué no me llegó la 1')).toContain('No tiene ninguna suscripción');
    await net.say('ana@red.co', 'suscribirme a salud');
    net.clock.forward(60_000);
    expect(await ask('por qué no me llegó la 1')).not.toContain('No tiene ninguna suscripción');
  });

  it('it waits: for the digest, or for the end of the quiet hours', async () => {
    await net.member('ana@red.co');
    await net.subscribe('ana@red.co', { sectors: ['salud'], frequency: 'weekly' });
    await net.member('luis@red.co', { quietFrom: '09:00', quietTo: '15:00' });
    await net.subscribe('luis@red.co', { sectors: ['salud'] });
    await publish();
    await net.drain();
    expect(await ask('por qué no me llegó la 1')).toContain('Va en su resumen del lunes 30 de noviembre, 8:00 a. m.');
    expect(await ask('por qué no me llegó la 1', 'luis@red.co')).toContain(
      'Está en espera por sus horas de silencio: sale el martes 24 de noviembre, 3:00 p. m.',
    );
    net.clock.at = new Date('2026-11-30T13:00:00Z');
    await net.drain();
    expect(await ask('por qué no me llegó la 1')).toContain(
      'Le llegó el lunes 30 de noviembre, 8:00 a. m., en su resumen.',
    );
  });

  it('it was subscribed to later', async () => {
    await net.member('ana@red.co');
    await publish();
    net.clock.forward(3 * 24 * 3_600_000);
    await net.say('ana@red.co', 'suscribirme a salud');
    expect(await ask('por qué no me llegó la 1')).toContain(
      'Cumple su suscripción «Salud», pero se anunció el martes 24 de noviembre, 10:00 a. m. y usted se suscribió el viernes 27',
    );
  });

  it('the platform refused it', async () => {
    await net.close();
    const platform = recordingPlatform();
    net = await openNetwork({ adapters: [platform.adapter] });
    await net.member('ana@red.co', {
      identities: { create: { platform: 'slack', tenant: 'T1', user: 'U1', conversation: 'D1' } },
    });
    await net.subscribe('ana@red.co', { sectors: ['salud'] });
    platform.rule = () => ({ fault: 'blocked' });
    await publish();
    await net.drain();
    const said = await ask('por qué no me llegó la 1');
    expect(said).toContain('no se pudo: Enlace está bloqueado en su chat.');
    expect(said).toContain('Desbloquee a Enlace y escríbale «hola»');
  });

  it('it went to another platform than the one where it is asked', async () => {
    await net.close();
    net = await openNetwork({ adapters: [recordingPlatform().adapter] });
    await net.member('ana@red.co', {
      identities: { create: { platform: 'slack', tenant: 'T1', user: 'U1', conversation: 'D1' } },
    });
    await net.subscribe('ana@red.co', { sectors: ['salud'] });
    await publish();
    await net.drain();
    expect(await ask('por qué no me llegó la 1')).toContain('10:00 a. m., como aviso, por Slack.');
  });

  it('it may be a repetition, or is one: then of the call that it repeats', async () => {
    await net.member('ana@red.co');
    await net.member('laura@red.co', { role: 'coordinator' });
    await net.subscribe('ana@red.co', { sectors: ['salud'] });
    await publish();
    const other = await net.feed('otra', { funder: 'GIZ' });
    other.items = [{ ...fund, id: 'o1', title: 'Fondo para hospitales y clínicas', url: 'https://example.org/otra' }];
    await net.poll();
    await net.drain();
    expect(await ask('por qué no me llegó la 2')).toContain('espera a que la coordinación diga si es la misma');
    const [pair] = await net.say('laura@red.co', 'posibles repetidas');
    await net.press('laura@red.co', pair, 'Son la misma');
    const said = await ask('por qué no me llegó la 2');
    expect(said).toContain('Es la misma que la 1, con la que se unió. De esa:');
    expect(said).toContain('Le llegó el martes 24 de noviembre');
  });

  it('a call under review is opened by those who may see it', async () => {
    await net.member('ana@red.co');
    await net.member('laura@red.co', { role: 'coordinator' });
    await publish({ trust: 'reviewed' });
    const [mine] = await net.say('ana@red.co', 'por qué no me llegó la 1');
    const [hers] = await net.say('laura@red.co', 'por qué no me llegó la 1');
    expect(offersOf(mine?.blocks ?? []).map(({ label }) => label)).toEqual(['Mis suscripciones']);
    expect(offersOf(hers?.blocks ?? []).map(({ label }) => label)).toEqual(['Revisarla', 'Mis suscripciones']);
    // Its title is not told before it is decided, nor why it was refused.
    expect(textsOf(mine ? [mine] : [])).toContain('Convocatoria 1');
    expect(textsOf(mine ? [mine] : [])).not.toContain('hospitales');
    expect(textsOf(hers ? [hers] : [])).toContain('1. Fondo para hospitales');
    await net.store.db.call.updateMany({ data: { state: 'rejected', decidedReason: 'Es un fraude.' } });
    expect(await ask('por qué no me llegó la 1')).not.toMatch(/hospitales|fraude/);
    expect(await ask('por qué no me llegó la 1', 'laura@red.co')).toContain('Es un fraude.');
  });
});

describe('what is not for me', () => {
  it('silences the funder or the subscription too, lists it, and each is undone', async () => {
    await net.member('ana@red.co');
    await net.subscribe('ana@red.co', { sectors: ['salud'] });
    await publish();
    await net.drain();
    const sent = await net.store.db.delivery.findFirstOrThrow({ where: { kind: 'call.announce' } });
    const [dismissed] = await net.press('ana@red.co', sent.card as unknown as Card, 'No es para mí');
    expect(offersOf(dismissed?.blocks ?? []).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Deshacer', 'Silenciar a AECID', 'Cambiar la suscripción', 'Pausar la suscripción']),
    );
    await net.press('ana@red.co', dismissed, 'Silenciar a AECID');
    const feed = await net.feed('otra', { funder: 'AECID' });
    feed.items = [{ ...fund, id: 'x1', title: 'Segundo fondo de vacunas', url: 'https://example.org/v' }];
    await net.poll();
    expect(await net.sentTo('ana@red.co')).toHaveLength(1);
    expect(await ask('por qué no me llegó la 2')).toContain('Usted silenció a su financiador, AECID.');
    await net.press('ana@red.co', dismissed, 'Pausar la suscripción');
    const [mutes] = await net.say('ana@red.co', 'mis silencios');
    const listed = textsOf(mutes ? [mutes] : []);
    for (const line of ['Financiador: AECID', 'Suscripción en pausa: Salud', 'Convocatoria 1: Fondo para hospitales']) {
      expect(listed).toContain(line);
    }
    await net.press('ana@red.co', mutes, 'Volver a oír: AECID');
    await net.press('ana@red.co', mutes, 'Reanudar');
    await net.press('ana@red.co', mutes, 'Volver a oír: 1');
    expect(await ask('mis silencios')).toContain('No tiene nada silenciado');
    feed.items = [
      ...feed.items,
      { ...fund, id: 'x2', title: 'Becas de enfermería rural', url: 'https://example.org/e' },
    ];
    await net.poll();
    expect(await net.sentTo('ana@red.co')).toHaveLength(2);
  });
});
