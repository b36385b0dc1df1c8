import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Platform, Reply } from '../../src/adapter.ts';
import { createReceive } from '../../src/router.ts';
import { type Network, textsOf } from '../support/network.ts';
import { ana, answerAll, bogota, cardOf, follow, juan, luis, maria, openRound, responseOf } from './scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openRound();
});
afterEach(() => net.close());

const answersOf = async (email: string) => (await responseOf(net, email)).answers as Record<string, unknown>;

/** Another process on the same store, for a person on this platform. */
function elsewhere(platform: Platform, email: string) {
  const receive = createReceive(net.app, net, { asksInChat: platform === 'terminal' });
  const base = () => ({
    id: randomUUID(),
    at: net.clock.now(),
    actor: { platform, tenant: 'T', user: email, email },
    address: { platform, tenant: 'T', conversation: `D-${email}`, user: email },
    direct: true,
  });
  const said = (reply: Reply) => (reply.kind === 'cards' ? textsOf(reply.cards) : JSON.stringify(reply));
  return {
    say: async (text: string) => said(await receive({ ...base(), kind: 'message', text })),
    press: (action: string, data: Record<string, string>) => receive({ ...base(), kind: 'action', action, data }),
    submit: async (state: string, values: Record<string, string | string[]>) =>
      receive({ ...base(), kind: 'formSubmit', form: 'checkin.answer', state, values }),
  };
}

describe('answering in the chat', () => {
  it('question by question: conditions, sums, dated steps; looked over, corrected, sent', async () => {
    expect(textsOf(await net.say(juan, 'responder'))).toContain('Pregunta 1 de 6');
    expect(textsOf(await net.say(juan, 'morado'))).toContain('Elija entre');
    await net.say(juan, 'Ámbar');
    await net.say(juan, 'Avanzamos con el piloto');
    // Cooperation brings up four questions more.
    expect(textsOf(await net.say(juan, 'sí'))).toContain('Pregunta 4 de 10');
    await net.say(juan, 'Ciudad de Utrecht');
    await net.say(juan, 'Ciclorrutas');
    await net.say(juan, 'negociación');
    expect(textsOf(await net.say(juan, 'bastante'))).toContain('Escriba la cifra y la moneda');
    await net.say(juan, '80 mil euros');
    await net.say(juan, 'Financiación para estudios');
    await net.say(juan, 'saltar');
    expect(textsOf(await net.say(juan, 'Firmar el memorando'))).toContain('le falta la fecha');
    const review = textsOf(
      await net.say(juan, 'Firmar el memorando, 15/12/2026; Enviar estudios el 20 de enero de 2027'),
    );
    expect(review).toContain('Revise sus respuestas');
    expect(review).toContain('2. ¿Qué avances hubo desde la última vez?: Avanzamos con el piloto');
    expect(review).toContain('7. ¿Por qué monto?: 80.000 EUR');
    expect(review).toContain('Firmar el memorando (15/12/2026); Enviar estudios (20/01/2027)');
    expect(textsOf(await net.say(juan, 'corregir 2'))).toContain('Ahora: Avanzamos con el piloto');
    expect(textsOf(await net.say(juan, 'Terminamos el piloto'))).toContain('Revise sus respuestas');
    expect(textsOf(await net.say(juan, 'enviar'))).toContain('quedó enviada');
    expect(await answersOf(juan)).toEqual({
      status: 'amber',
      progress: 'Terminamos el piloto',
      cooperation: true,
      partner: 'Ciudad de Utrecht',
      project: 'Ciclorrutas',
      stage: 'negotiation',
      amount: '80000 EUR',
      needs: 'Financiación para estudios',
      practice: null,
      steps: ['2026-12-15 Firmar el memorando', '2027-01-20 Enviar estudios'],
    });
    expect(await net.store.db.commitment.findMany({ orderBy: { dueOn: 'asc' } })).toMatchObject([
      { what: 'Firmar el memorando', state: 'open' },
      { what: 'Enviar estudios', state: 'open' },
    ]);
  });

  it('back, what I have, and another question in between', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'rojo');
    expect(textsOf(await net.say(juan, 'atrás'))).toContain('Ahora: Rojo');
    await net.say(juan, 'verde');
    const aside = textsOf(await net.say(juan, '¿qué convocatorias hay?'));
    expect(aside).toContain('convocatorias');
    expect(aside).toContain('Pregunta 2 de 6');
    expect((await responseOf(net, juan)).draft).toMatchObject({ answers: { status: 'green' }, step: 1 });
    const far = textsOf(await net.say(juan, 'ver lo que llevo'));
    expect(far).toContain('1. ¿Cómo va su entidad en cooperación?: Verde');
    expect(far).toContain('Pregunta 2 de 6');
  });

  it('left for later, it is no longer in the way; it goes on days after, in another process', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'verde');
    expect(textsOf(await net.say(juan, 'guardar y seguir luego'))).toContain('Guardado');
    expect(textsOf(await net.say(juan, 'ayuda'))).toContain('Esto es lo que puedo hacer');
    net.clock.at = bogota('2026-12-04T11:00');
    const receive = createReceive(net.app, net, { asksInChat: true });
    const actor = { platform: 'terminal' as const, tenant: 'local', user: juan, email: juan };
    const address = { platform: 'terminal' as const, tenant: 'local', conversation: juan, user: juan };
    const event = { id: randomUUID(), at: net.clock.now(), actor, address, direct: true, kind: 'message' as const };
    const reply = await receive({ ...event, text: 'seguir' });
    expect(reply.kind === 'cards' && textsOf(reply.cards)).toContain('Pregunta 2 de 6');
  });

  it('abandoned, it is no trap: days later a command is a command, and who comes back goes on', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'verde');
    net.clock.at = bogota('2026-12-04T11:00');
    const aside = textsOf(await net.say(juan, 'mis suscripciones'));
    expect(aside).toContain('suscripci');
    expect(aside).toContain('Pregunta 2 de 6');
    expect(textsOf(await net.say(juan, 'responder'))).toContain('Pregunta 2 de 6');
    expect((await responseOf(net, juan)).draft).toMatchObject({ answers: { status: 'green' } });
    expect(Object.keys((await responseOf(net, juan)).draft as object)).not.toContain('progress');
  });

  it('cancelled, the draft is gone and the chair sees no draft', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'verde');
    expect((await responseOf(net, juan)).state).toBe('draft');
    await net.say(juan, 'cancelar');
    expect(await responseOf(net, juan)).toMatchObject({ state: 'silent', draft: null });
  });

  it('a correction until it closes, marked as such; the same again is none', async () => {
    await answerAll(net, juan);
    expect(textsOf(await net.say(juan, 'responder'))).toContain('Revise sus respuestas');
    expect(textsOf(await net.say(juan, 'enviar'))).toContain('No cambió nada');
    expect((await responseOf(net, juan)).correctedAt).toBeNull();
    await net.say(juan, 'responder');
    await net.say(juan, 'corregir 1');
    await net.say(juan, 'rojo');
    expect(textsOf(await net.say(juan, 'enviar'))).toContain('marcada como tal');
    expect(await responseOf(net, juan)).toMatchObject({ status: 'red', state: 'sent' });
    expect(textsOf([await cardOf(net, maria, 'checkin.progress')])).toContain('Respondió (corregida) · Rojo');
    await net.say(maria, 'cerrar seguimiento');
    expect(textsOf(await net.say(juan, 'responder'))).toContain('No tiene seguimientos');
  });

  it('open when the round closes, it says so and is no longer in the way', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'verde');
    await net.say(maria, 'cerrar seguimiento');
    expect(textsOf(await net.say(juan, 'Avanzamos'))).toContain('ya cerró');
    expect(textsOf(await net.say(juan, 'ayuda'))).toContain('Esto es lo que puedo hacer');
  });
});

describe('the same form everywhere', () => {
  it('begun in the terminal, gone on with in Slack by buttons, sent from a modal', async () => {
    await net.say(juan, 'responder');
    await net.say(juan, 'ámbar');
    const { id } = await responseOf(net, juan);
    const slack = elsewhere('slack', juan);
    expect(await slack.say('seguir')).toContain('Pregunta 2 de 6');
    expect(await slack.say('Vamos bien')).toContain('Pregunta 3 de 6');
    const tapped = await slack.press('form.answer', {
      form: 'checkin.answer',
      state: id,
      field: 'cooperation',
      value: 'no',
    });
    expect(tapped.kind === 'cards' && textsOf(tapped.cards)).toContain('Pregunta 4 de 6');
    const modal = await slack.press('form.open', { form: 'checkin.answer', state: id });
    if (modal.kind !== 'form') throw new Error('no form was opened');
    const initial = Object.fromEntries(modal.form.fields.map((field) => [field.name, field.initial]));
    expect(initial).toMatchObject({ status: 'amber', progress: 'Vamos bien', cooperation: 'no' });
    const reply = await slack.submit(id, {
      status: 'amber',
      progress: 'Vamos bien',
      cooperation: 'no',
      needs: 'Dinero',
    });
    expect(reply.kind === 'cards' && textsOf(reply.cards)).toContain('quedó enviada');
    expect(await answersOf(juan)).toMatchObject({ status: 'amber', needs: 'Dinero', partner: null });
  });

  it('a modal with a fault says where, and nothing is sent', async () => {
    const { id } = await responseOf(net, juan);
    const reply = await elsewhere('teams', juan).submit(id, {
      status: 'green',
      progress: '',
      cooperation: 'yes',
      stage: 'idea',
    });
    expect(reply.kind === 'faults' && Object.keys(reply.faults).sort()).toEqual(['partner', 'progress', 'project']);
    expect((await responseOf(net, juan)).state).toBe('silent');
  });

  it('two answers at once are both kept', async () => {
    await net.say(juan, 'responder');
    const { id } = await responseOf(net, juan);
    const data = { form: 'checkin.answer', state: id };
    const [slack, teams] = [elsewhere('slack', juan), elsewhere('teams', juan)];
    await Promise.all([
      slack.press('form.answer', { ...data, field: 'status', value: 'red' }),
      teams.press('form.answer', { ...data, field: 'cooperation', value: 'no' }),
    ]);
    expect((await responseOf(net, juan)).draft).toMatchObject({ answers: { status: 'red', cooperation: 'no' } });
  });

  it('titular and substitute send at once: one answer, one correction', async () => {
    await follow(net, '2026-12-10T09:00');
    const { id } = await responseOf(net, juan);
    const values = { progress: 'Así vamos', cooperation: 'no' };
    await Promise.all([
      elsewhere('slack', juan).submit(id, { ...values, status: 'green' }),
      elsewhere('teams', luis).submit(id, { ...values, status: 'red' }),
    ]);
    const events = await net.store.db.checkInEvent.findMany({ where: { what: { in: ['sent', 'corrected'] } } });
    expect(events.map((event) => event.what).sort()).toEqual(['corrected', 'sent']);
    expect(await net.store.db.checkInResponse.count({ where: { state: 'sent' } })).toBe(1);
  });

  it('nobody answers for another entity', async () => {
    const { id } = await responseOf(net, juan);
    const reply = await elsewhere('slack', ana).submit(id, { status: 'green', progress: 'x', cooperation: 'no' });
    expect(reply.kind === 'cards' && textsOf(reply.cards)).toContain('lo responde Juan Díaz');
    expect((await responseOf(net, juan)).state).toBe('silent');
  });
});
