import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getCallByNumber } from '../../../src/calls/queries.ts';
import { tellChange } from '../../../src/calls/reaching/announce.ts';
import { createReceive } from '../../../src/router.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const call = (close: string, id = 'h1') => ({
  id,
  title: `Fondo de salud ${id}`,
  text: `Proyectos de salud pública. Las postulaciones se reciben hasta el ${close}.`,
  publishedAt: tuesday,
});

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
});
afterEach(() => net.close());

const say = async (text: string) => textsOf(await net.say('ana@red.co', text));
const pending = async () =>
  (
    await net.store.db.delivery.findMany({
      where: { kind: 'call.remind', status: 'pending' },
      orderBy: { dueAt: 'asc' },
    })
  ).map((row) => row.dueAt.toISOString());
const reminded = async (name: string) => {
  await net.drain();
  const rows = await net.store.db.delivery.findMany({
    where: { kind: 'call.remind', status: 'sent', OR: [{ member: { email: name } }, { space: { name } }] },
    orderBy: { sentAt: 'asc' },
  });
  return rows.map(({ text }) => text ?? '');
};

describe('a person', () => {
  beforeEach(async () => {
    const feed = await net.feed('agencia');
    feed.items = [call('15 de enero de 2027')];
    await net.poll();
  });

  it('who is interested is reminded on the days they choose, by a sentence or the form', async () => {
    const [shown] = await net.say('ana@red.co', 'convocatoria 1');
    expect(textsOf(await net.press('ana@red.co', shown, 'Me interesa'))).toContain('Le recordaré el cierre desde el');
    expect(await pending()).toEqual([
      '2026-12-23T14:00:00.000Z',
      '2027-01-05T14:00:00.000Z',
      '2027-01-13T14:00:00.000Z',
    ]);
    expect(await say('recuérdeme 10 y 3 días antes')).toContain(
      'Listo: le recordaré los cierres 10 y 3 días hábiles antes',
    );
    expect(await pending()).toEqual(['2026-12-30T14:00:00.000Z', '2027-01-12T14:00:00.000Z']);
    const [mine] = await net.say('ana@red.co', 'mis recordatorios');
    expect(textsOf(mine ? [mine] : [])).toContain('martes 12 de enero de 2027, 9:00 a. m. — 1. Fondo de salud h1');
    await net.press('ana@red.co', mine, 'Cambiar');
    expect(await say('5, 200')).toContain('Escriba números de 1 a 60');
    await say('5');
    expect(await pending()).toEqual(['2027-01-07T14:00:00.000Z']);
    expect(await say('recuérdeme la 1, 2 días antes')).toContain(
      'Le recordaré el cierre: miércoles 13 de enero de 2027.',
    );
    expect(await pending()).toEqual(['2027-01-13T14:00:00.000Z']);
    expect(await say('no me recuerde más')).toContain('ya no le recordaré');
  });

  it('who undoes and chooses again within the same day is reminded once', async () => {
    for (const _ of [1, 2, 3]) {
      const [shown] = await net.say('ana@red.co', 'convocatoria 1');
      const [chosen] = await net.press('ana@red.co', shown, 'Me interesa');
      await net.press('ana@red.co', chosen, 'Deshacer');
    }
    expect(await pending()).toEqual([]);
    const [shown] = await net.say('ana@red.co', 'convocatoria 1');
    await net.press('ana@red.co', shown, 'Recordarme');
    net.clock.at = new Date('2027-01-13T20:00:00Z');
    expect(await reminded('ana@red.co')).toHaveLength(1);
    expect((await reminded('ana@red.co'))[0]).toContain('Faltan 2 días para el cierre');
  });

  it('keeps the reminders when only the title changes', async () => {
    const [shown] = await net.say('ana@red.co', 'convocatoria 1');
    await net.press('ana@red.co', shown, 'Recordarme');
    const before = await pending();
    await net.store.inTransaction(async (tx) => {
      const found = await getCallByNumber(tx, 1);
      if (found) await tellChange(tx, net.outbox, found, net.clock.now());
    });
    expect(await pending()).toEqual(before);
  });
});

describe('one call', () => {
  const open = (title: string, close = 'Las postulaciones se reciben hasta el 15 de enero de 2027') => ({
    ...call('', title),
    title,
    text: `Proyectos de salud pública, ${title}. ${close}.`,
  });
  beforeEach(async () => {
    const feed = await net.feed('agencia');
    const closed = 'Las postulaciones se reciben hasta el 20 de noviembre de 2026';
    feed.items = [open('Premio de innovación'), open('Fondo sin cierre', 'Todo el año'), open('Beca cerrada', closed)];
    await net.poll();
  });
  const numberOf = async (title: string) => (await net.store.db.call.findFirstOrThrow({ where: { title } })).number;
  const mine = async () =>
    (await net.store.db.callInterest.findMany()).map(({ interest, remind }) => [interest, remind]);

  it.each<[string, string[]]>([
    ['recuérdeme la de innovación mañana', ['2026-11-25T14:00:00.000Z']],
    ['no se le olvide recordarme la de innovación mañana', ['2026-11-25T14:00:00.000Z']],
    ['recuérdeme la de innovación en 3 días', ['2026-11-27T14:00:00.000Z']],
    ['remind me of innovación in two hours', ['2026-11-24T17:00:00.000Z']],
    ['recuérdeme la de innovación esta tarde', ['2026-11-24T20:00:00.000Z']],
    ['recuérdeme la de innovación una semana antes', ['2027-01-07T14:00:00.000Z']],
    ['recuérdeme la de innovación el día antes', ['2027-01-14T14:00:00.000Z']],
    ['recuérdeme el fondo sin cierre el viernes', ['2026-11-27T14:00:00.000Z']],
    // In quiet hours nobody is written to.
    ['recuérdeme la de innovación esta noche', ['2026-11-25T13:00:00.000Z']],
  ])('«%s» arms just that', async (said, expected) => {
    await say(said);
    expect(await pending()).toEqual(expected);
  });

  it('without a close comes at its moment all the same', async () => {
    expect(await say('recuérdeme el fondo sin cierre el viernes')).toContain('No tiene fecha de cierre conocida');
    net.clock.at = new Date('2026-11-27T15:00:00Z');
    expect((await reminded('ana@red.co')).join()).toContain('Me pidió recordarle esta convocatoria');
  });

  it('is asked about again when what was said is no moment, and nothing is kept', async () => {
    expect(await say('recuérdeme la de innovación más tarde')).toContain('¿Cuándo se la recuerdo?');
    expect(await pending()).toEqual([]);
  });

  it.each(['recuérdeme la de innovación mañana', 'recuérdeme 5 días antes', 'avíseme 5 días antes de cada cierre'])(
    '«deshacer» after «%s» leaves the reminders as they were',
    async (said) => {
      await say('recuérdeme la de innovación');
      const before = await pending();
      await say(said);
      expect(await pending()).not.toEqual(before);
      expect(await say('deshacer')).toContain('quedó como antes');
      expect(await pending()).toEqual(before);
      expect(await net.store.db.subscription.count()).toBe(0);
    },
  );

  it('that is closed has nothing to remind of', async () => {
    expect(await say(`recuérdeme la ${await numberOf('Beca cerrada')}`)).toContain('ya no está abierta');
  });

  it('is reminded of by the button after a moment has passed', async () => {
    await say('recuérdeme la de innovación mañana');
    net.clock.at = new Date('2026-11-25T15:00:00Z');
    expect(await reminded('ana@red.co')).toHaveLength(1);
    const [shown] = await net.say('ana@red.co', `convocatoria ${await numberOf('Premio de innovación')}`);
    expect(textsOf(await net.press('ana@red.co', shown, 'Recordarme'))).toContain('Le recordaré el cierre');
    expect(await pending()).toHaveLength(3);
  });

  it('is still of interest to who wants no reminder of it', async () => {
    const number = await numberOf('Premio de innovación');
    const [shown] = await net.say('ana@red.co', `convocatoria ${number}`);
    await net.press('ana@red.co', shown, 'Me interesa');
    await say(`no me recuerde la ${number}`);
    expect(await pending()).toEqual([]);
    expect(await mine()).toEqual([['interested', false]]);
  });

  it('waved away and then asked for is wanted again', async () => {
    const number = await numberOf('Premio de innovación');
    const [shown] = await net.say('ana@red.co', `convocatoria ${number}`);
    await net.press('ana@red.co', shown, 'No es para mí');
    await say(`recuérdeme la ${number}`);
    expect(await pending()).toHaveLength(3);
    expect(await mine()).toEqual([[null, true]]);
  });
});

describe('a space', () => {
  const from = (platform: 'terminal', conversation: string) => ({
    id: randomUUID(),
    at: tuesday,
    actor: { platform, tenant: 'local', user: 'laura@red.co', email: 'laura@red.co' },
    address: { platform, tenant: 'local', conversation },
    direct: false,
  });

  it('is reminded of what was announced there, once its coordinators ask, and until they stop', async () => {
    await net.member('laura@red.co', { role: 'coordinator' });
    await net.space('#salud', ['salud']);
    await net.space('#movilidad', ['movilidad']);
    const receive = createReceive(net.app, net, { asksInChat: true });
    const write = async (text: string) => {
      const reply = await receive({ ...from('terminal', '#salud'), kind: 'message', text });
      return reply.kind === 'cards' ? textsOf(reply.cards) : reply.kind;
    };
    const feed = await net.feed('agencia');
    feed.items = [call('15 de enero de 2027')];
    await net.poll();
    expect(await write('recordar aquí')).toContain('Hay 1 por venir');
    const hospital = 'Premio a hospitales públicos por su labor. Fecha límite: 19 de enero de 2027.';
    feed.items = [...feed.items, { ...call('', 'h2'), title: 'Galardón de hospitales', text: hospital }];
    await net.poll();
    expect(await pending()).toHaveLength(6);
    net.clock.at = new Date('2027-01-05T15:00:00Z');
    expect(await reminded('#salud')).toHaveLength(1);
    expect(await reminded('#movilidad')).toEqual([]);
    expect(await write('no recordar aquí')).toContain('ya no se recuerdan');
    expect(await pending()).toEqual([]);
    expect(textsOf(await net.say('laura@red.co', 'recordar aquí'))).toContain('Escríbalo en el canal');
  });
});
