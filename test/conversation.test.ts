import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReceive } from '../src/router.ts';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from './support/network.ts';

const health = {
  id: 'h1',
  title: 'Fondo para proyectos de salud pública',
  text: 'Financiación de proyectos de salud pública. Las postulaciones se reciben hasta el 27 de noviembre de 2026.',
  publishedAt: tuesday,
};
const bikes = {
  id: 'm1',
  title: 'Premio de movilidad en bicicleta',
  text: 'Premio a la movilidad sostenible en bicicleta. Fecha límite: 15 de enero de 2027.',
  publishedAt: tuesday,
};

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { name: 'Ana' });
});
afterEach(() => net.close());

async function withCalls(): Promise<void> {
  const feed = await net.feed('agencia');
  feed.items = [health, bikes];
  await net.poll();
}

describe('asking for calls', () => {
  it('lists the open ones, those that close first at the head', async () => {
    await withCalls();
    const text = textsOf(await net.say('ana@red.co', 'convocatorias'));
    expect(text).toContain('1–2 de 2 convocatorias');
    expect(text.indexOf('salud')).toBeLessThan(text.indexOf('bicicleta'));
  });

  it.each([
    ['convocatorias de salud', 'Salud', 'salud pública', 'bicicleta'],
    [
      '¿qué convocatorias cierran esta semana?',
      'Cierran del martes 24 de noviembre al domingo 29 de noviembre',
      'salud pública',
      'bicicleta',
    ],
    ['convocatorias de movilidad', 'Movilidad', 'bicicleta', 'salud pública'],
    ['combocatorias de salud', 'Entendí: Salud\n', 'salud pública', 'bicicleta'],
    ['CONVOCATORIAS EN ENERO', 'Cierran del viernes 1 de enero de 2027', 'bicicleta', 'salud pública'],
    ['convocatorias sobre bicicletas', 'Movilidad', 'bicicleta', 'salud pública'],
  ])('«%s» echoes %s', async (asked, echo, found, notFound) => {
    await withCalls();
    const text = textsOf(await net.say('ana@red.co', asked));
    expect(text).toContain(echo);
    expect(text).toContain(found);
    expect(text).not.toContain(notFound);
  });

  it('says so when there is nothing, and how to go on', async () => {
    await withCalls();
    const [card] = await net.say('ana@red.co', 'convocatorias de cultura');
    expect(textsOf(card ? [card] : [])).toContain('No hay convocatorias abiertas con esas condiciones');
    expect(textsOf(await net.press('ana@red.co', card, 'Ver todas'))).toContain('2 de 2');
    expect(textsOf(await net.press('ana@red.co', card, 'Suscribirme a esto'))).toContain(
      'Listo, quedó suscrito: Cultura',
    );
  });

  it('paginates', async () => {
    const feed = await net.feed('agencia');
    feed.items = Array.from({ length: 12 }, (_, index) => ({
      ...bikes,
      id: `m${index}`,
      title: `Premio número ${index}`,
    }));
    await net.poll();
    const [first] = await net.say('ana@red.co', 'convocatorias');
    expect(textsOf(first ? [first] : [])).toContain('1–5 de 12');
    const [second] = await net.press('ana@red.co', first, 'Ver más');
    expect(textsOf(second ? [second] : [])).toContain('6–10 de 12');
    const [third] = await net.press('ana@red.co', second, 'Ver más');
    expect(offersOf(third?.blocks ?? []).map((offer) => offer.label)).not.toContain('Ver más');
  });

  it('shows one, by number or from the list', async () => {
    await withCalls();
    const [list] = await net.say('ana@red.co', 'convocatorias');
    expect(textsOf(await net.press('ana@red.co', list, 'Fondo'))).toContain('Dice la fuente');
    expect(textsOf(await net.say('ana@red.co', 'convocatoria 99'))).toContain('No encuentro la convocatoria 99');
  });
});

describe('subscribing', () => {
  it('in one sentence, echoing what was understood', async () => {
    const text = textsOf(await net.say('ana@red.co', 'avíseme de becas en salud o educación, una vez por semana'));
    expect(text).toContain('Listo, quedó suscrito: Educación y Salud · Beca — Resumen semanal');
    expect(await net.store.db.subscription.findMany()).toMatchObject([
      { sectors: ['educacion', 'salud'], modalities: ['scholarship'], frequency: 'weekly' },
    ]);
  });

  it('not twice to the same', async () => {
    await net.say('ana@red.co', 'suscribirme a salud');
    expect(textsOf(await net.say('ana@red.co', 'Suscribirme a SALUD'))).toContain('Ya estaba suscrito');
    expect(await net.store.db.subscription.count()).toBe(1);
  });

  it('by form in the chat: a wrong answer is explained, another request is answered, and it resumes after a restart', async () => {
    await withCalls();
    expect(textsOf(await net.say('ana@red.co', 'suscribirme'))).toContain('Pregunta 1 de 4');
    expect(textsOf(await net.say('ana@red.co', 'salud, astrología'))).toContain(
      'No encuentro «astrología». Elija entre',
    );
    expect(textsOf(await net.say('ana@red.co', 'mis suscripciones'))).toContain('Pregunta 1 de 4');
    const aside = textsOf(await net.say('ana@red.co', 'convocatorias de movilidad'));
    expect(aside).toContain('Premio de movilidad');
    expect(aside).toContain('Sigue abierta la pregunta «Sectores»');
    expect(textsOf(await net.say('ana@red.co', 'salud, movilidad'))).toContain('Pregunta 2 de 4');
    // Another process, the same store.
    const receive = createReceive(net.app, net, { asksInChat: true });
    const actor = { platform: 'terminal' as const, tenant: 'local', user: 'ana@red.co', email: 'ana@red.co' };
    const address = { platform: 'terminal' as const, tenant: 'local', conversation: 'ana@red.co', user: 'ana@red.co' };
    const reply = await receive({
      id: randomUUID(),
      at: tuesday,
      actor,
      address,
      direct: true,
      kind: 'message',
      text: 'saltar',
    });
    expect(reply.kind === 'cards' && textsOf(reply.cards)).toContain('Pregunta 3 de 4');
    await net.say('ana@red.co', 'bicicletas');
    expect(textsOf(await net.say('ana@red.co', 'resumen diario'))).toContain(
      'Listo, quedó suscrito: Salud y Movilidad · «bicicletas» — Resumen diario',
    );
  });

  it('shows the open question whole under the first other answer, then by its name, and stays calm under thanks', async () => {
    await withCalls();
    await net.say('ana@red.co', 'suscribirme');
    const say = async (text: string) => textsOf(await net.say('ana@red.co', text));
    const open = 'Sigue abierta la pregunta «Sectores». Para verla, escriba «seguir».';
    expect(await say('gracias')).toBe(`Con gusto. Aquí estoy cuando me necesite.\n${open}`);
    const first = await say('convocatorias de movilidad');
    expect(first).toContain('Pregunta 1 de 4');
    expect(first).not.toContain('Sigue abierta');
    for (const other of ['mis suscripciones', 'convocatorias de salud', 'muchas gracias', 'ok']) {
      const said = await say(other);
      expect(said.endsWith(open)).toBe(true);
      expect(said).not.toContain('Pregunta');
    }
    expect(await say('seguir')).toContain('Pregunta 1 de 4');
    expect(await say('convocatorias de movilidad')).toContain('Pregunta 1 de 4');
    expect(await say('astrología')).toContain('No encuentro «astrología»');
    expect(await say('salud')).toContain('Pregunta 2 de 4');
    expect(await say('mis suscripciones')).toContain('Pregunta 2 de 4');
  });

  it('answers what is surely another request though it names none, and keeps the question open', async () => {
    await net.say('ana@red.co', 'suscribirme');
    expect(textsOf(await net.say('ana@red.co', 'in english please'))).toContain('I write to you in English');
    expect(textsOf(await net.say('ana@red.co', 'resume'))).toContain('Question 1 of');
  });

  it('asks again when nothing was chosen', async () => {
    await net.say('ana@red.co', 'suscribirme');
    await net.say('ana@red.co', 'saltar');
    await net.say('ana@red.co', 'saltar');
    await net.say('ana@red.co', 'saltar');
    const text = textsOf(await net.say('ana@red.co', 'al instante'));
    expect(text).toContain('Elija al menos un sector, una modalidad o una palabra.');
    expect(text).toContain('Pregunta 1 de 4');
  });

  it('lists, changes and removes', async () => {
    await net.say('ana@red.co', 'suscribirme a salud');
    const [mine] = await net.say('ana@red.co', 'mis suscripciones');
    const [left] = await net.press('ana@red.co', mine, 'Quitar');
    expect(textsOf(left ? [left] : [])).toContain('Suscripción quitada');
    expect(await net.store.db.subscription.count()).toBe(0);
  });
});

describe('help and what is not understood', () => {
  it('shows each person what they may do', async () => {
    await net.member('laura@red.co', { role: 'coordinator' });
    expect(textsOf(await net.say('ana@red.co', 'ayuda convocatorias'))).not.toContain('convocatorias por revisar');
    const [overview] = await net.say('laura@red.co', 'ayuda');
    expect(textsOf(await net.press('laura@red.co', overview, 'Convocatorias'))).toContain('convocatorias por revisar');
  });

  it('offers the nearest commands, which work as buttons', async () => {
    await withCalls();
    const [card] = await net.say('ana@red.co', 'quiero convukatorrias');
    expect(textsOf(card ? [card] : [])).toContain('¿Quiso decir');
    expect(textsOf(await net.press('ana@red.co', card, 'convocatorias'))).toContain('convocatorias');
    expect(textsOf(await net.say('ana@red.co', 'xyzzy'))).toContain('Puede empezar por aquí');
    expect(textsOf(await net.say('ana@red.co', '¡Muchas gracias!'))).toContain('Con gusto');
    expect(textsOf(await net.say('ana@red.co', 'cancelar'))).toContain('no hay ninguna pregunta abierta');
  });

  it('lets a guest look, but not subscribe, and says what to do', async () => {
    await withCalls();
    expect(textsOf(await net.say('nadie@otra.co', 'convocatorias'))).toContain('2 de 2');
    expect(textsOf(await net.say('nadie@otra.co', 'suscribirme a salud'))).toContain(
      'Esto lo puede hacer un miembro de la Red',
    );
    expect(textsOf(await net.say('nadie@otra.co', 'ayuda'))).toContain('registre su correo');
  });

  it('answers in English to who chose it', async () => {
    await net.member('sarah@red.co', { locale: 'en' });
    await withCalls();
    expect(textsOf(await net.say('sarah@red.co', 'calls on health'))).toContain('I understood: Health');
  });
});

describe('an event that comes again', () => {
  const event = (id: string, text: string) => ({
    id,
    at: tuesday,
    actor: { platform: 'slack' as const, tenant: 'T1', user: 'U1', email: 'ana@red.co' },
    address: { platform: 'slack' as const, tenant: 'T1', conversation: 'D1' },
    direct: true,
    kind: 'message' as const,
    text,
  });

  it('is handled once, by whichever process gets it', async () => {
    const receivers = [1, 2, 3].map(() => createReceive(net.app, net, { asksInChat: false }));
    const replies = await Promise.all(receivers.map((receive) => receive(event('Ev1', 'suscribirme a salud'))));
    expect(replies.filter((reply) => reply.kind === 'cards')).toHaveLength(1);
    expect(await net.store.db.subscription.count()).toBe(1);
  });

  it('ties the account to the member by verified e-mail, once on each platform', async () => {
    const receive = createReceive(net.app, net, { asksInChat: false });
    await receive(event('Ev2', 'ayuda'));
    const ana = await net.store.db.member.findUniqueOrThrow({
      where: { email: 'ana@red.co' },
      include: { identities: true },
    });
    expect(ana.identities).toMatchObject([{ platform: 'slack', user: 'U1', conversation: 'D1' }]);
    expect(ana.preferredPlatform).toBe('slack');
  });

  it('of which the handler failed gives the person a code, not a silence', async () => {
    const broken = {
      ...net.app,
      commands: net.app.commands.map((one) =>
        one.id === 'help' ? { ...one, run: async () => Promise.reject(new Error('roto')) } : one,
      ),
    };
    const reply = await createReceive(broken, net, { asksInChat: false })(event('Ev3', 'ayuda'));
    expect(reply.kind === 'cards' && textsOf(reply.cards)).toMatch(/dé este código a la coordinación: [0-9a-f]{8}/);
    expect(reply.kind === 'cards' && textsOf(reply.cards)).not.toContain('roto');
  });
});

describe('one’s own data', () => {
  it('is shown, corrected and erased', async () => {
    await net.say('ana@red.co', 'suscribirme a salud');
    const [mine] = await net.say('ana@red.co', 'mis datos');
    expect(textsOf(mine ? [mine] : [])).toContain('Correo: ana@red.co');
    await net.press('ana@red.co', mine, 'Corregir');
    await net.say('ana@red.co', 'Ana María');
    await net.say('ana@red.co', 'Inglés');
    await net.say('ana@red.co', '25:00');
    expect(textsOf(await net.say('ana@red.co', '7'))).toContain('Escriba una hora como 18:00');
    await net.say('ana@red.co', '19');
    const saved = textsOf(await net.say('ana@red.co', '7'));
    expect(saved).toContain('Done, saved.');
    expect(await net.store.db.member.findFirst()).toMatchObject({
      name: 'Ana María',
      locale: 'en',
      quietFrom: '19:00',
      quietTo: '07:00',
    });
    const [again] = await net.say('ana@red.co', 'my data');
    await net.press('ana@red.co', again, 'Erase my data');
    expect(await net.store.db.member.count()).toBe(0);
    expect(await net.store.db.subscription.count()).toBe(0);
  });
});
