import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Network, openNetwork, type TestFeed, textsOf, tuesday } from '../../support/network.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const published = new Date(tuesday.getTime() - 2 * dayMs);
const saying = (date: string) => `Financiación de la salud pública. Las postulaciones se reciben hasta el ${date}.`;
const health = {
  id: 'h1',
  title: 'Fondo para proyectos de salud pública',
  text: saying('15 de enero de 2027'),
  publishedAt: published,
};

let net: Network;
let feed: TestFeed;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
  await net.subscribe('ana@red.co', { sectors: ['salud'] });
  feed = await net.feed('agencia');
  feed.items = [health];
});
afterEach(() => net.close());

const theCall = () => net.store.db.call.findFirstOrThrow();
const closes = async () => (await theCall()).deadlineAt?.toISOString().slice(0, 10);

/** Announced, and followed by Ana. */
async function follow(): Promise<void> {
  await net.poll();
  await net.drain();
  const [shown] = await net.say('ana@red.co', 'convocatoria 1');
  await net.press('ana@red.co', shown, 'Me interesa');
}
const changesTold = async () =>
  (await net.sentTo('ana@red.co')).filter((text) => text.includes('Cambió una convocatoria que sigue'));

it('an item without a title goes by the beginning of its text, and one that says nothing is no call', async () => {
  feed.items = [
    { id: 'e1', title: '', text: '' },
    { id: 'e2', title: '', text: saying('15 de enero de 2027'), publishedAt: published },
  ];
  await net.poll();
  await net.poll();
  expect(await net.store.db.call.findMany()).toMatchObject([{ title: saying('15 de enero de 2027') }]);
  expect(await closes()).toBe('2027-01-16');
});

describe('a call that is withdrawn', () => {
  it('is told to those who follow it, its posts say so, its reminders go; and it may come back', async () => {
    await follow();
    feed.items = [{ ...health, title: `[CANCELADA] ${health.title}` }];
    expect((await net.poll()).calls).toMatchObject({ new: 0, updated: 1 });
    const sent = await net.sentTo('ana@red.co');
    expect(sent.filter((text) => text.includes('Se retiró esta convocatoria'))).toHaveLength(2); // post and notice
    expect(sent.join('\n')).not.toContain('[CANCELADA]');
    expect(await net.store.db.delivery.count({ where: { kind: 'call.remind', status: 'pending' } })).toBe(0);
    expect(textsOf(await net.say('ana@red.co', 'convocatorias'))).toContain('No hay convocatorias abiertas');
    expect(textsOf(await net.say('ana@red.co', 'convocatoria 1'))).toContain('Retirada');
    net.clock.forward(2 * dayMs);
    feed.items = [health];
    expect((await net.poll()).calls).toMatchObject({ updated: 1, announced: 0 });
    expect((await theCall()).state).toBe('published');
    expect(await net.store.db.delivery.count({ where: { kind: 'call.remind', status: 'pending' } })).toBe(3);
  });

  it('is not one that only drops out of its feed', async () => {
    await follow();
    feed.items = [];
    await net.poll();
    expect((await theCall()).state).toBe('published');
  });

  it('is not announced when it arrives so', async () => {
    feed.items = [{ ...health, title: `[CANCELADA] ${health.title}` }];
    expect((await net.poll()).calls).toMatchObject({ new: 1, announced: 0 });
    expect(await net.sentTo('ana@red.co')).toEqual([]);
  });

  it('is not withdrawn by an aggregator that marks its own item as over', async () => {
    await net.poll();
    const other = await net.feed('boletin');
    const repeated = { ...health, id: 'b1', url: 'https://boletin.org/1' };
    other.items = [repeated];
    await net.poll();
    other.items = [{ ...repeated, title: `[EXPIRED] ${health.title}` }];
    await net.poll();
    expect((await theCall()).state).toBe('published');
    other.items = [{ ...repeated, title: `[CANCELADA] ${health.title}` }];
    await net.poll();
    expect((await theCall()).state).toBe('withdrawn');
  });
});

describe('revisions', () => {
  it('older than what was read change nothing', async () => {
    const revised = {
      ...health,
      text: saying('29 de enero de 2027'),
      publishedAt: new Date(published.getTime() + hourMs),
    };
    feed.items = [revised];
    await net.poll();
    feed.items = [health];
    expect((await net.poll()).calls.updated).toBe(0);
    expect(await closes()).toBe('2027-01-30');
    feed.items = [revised];
    expect((await net.poll()).calls.updated).toBe(0);
  });

  it('of a new title and address are told, tracking parts are not', async () => {
    await follow();
    feed.items = [{ ...health, url: 'https://example.org/h1?utm_source=rss' }];
    expect((await net.poll()).calls.updated).toBe(0);
    feed.items = [{ ...health, title: 'Fondo distrital de salud pública', url: 'https://example.org/nueva' }];
    expect((await net.poll()).calls.updated).toBe(1);
    const [told] = await changesTold();
    expect(told).toContain('Cambió el título; antes: «Fondo para proyectos de salud pública».');
    expect(told).toContain('Cambió la dirección de la fuente.');
    expect(await theCall()).toMatchObject({
      url: 'https://example.org/nueva',
      titleKey: 'fondo distrital salud publica',
    });
  });

  it('that go to and fro are told once each in a day, and at last what stayed', async () => {
    await follow();
    const texts = [saying('29 de enero de 2027'), health.text];
    for (let round = 0; round < 6; round += 1) {
      feed.items = [{ ...health, text: texts[round % 2] ?? '' }];
      expect((await net.poll()).calls.updated).toBe(1);
      net.clock.forward(hourMs / 4);
      await net.drain();
    }
    expect(await changesTold()).toHaveLength(2);
    expect(await closes()).toBe('2027-01-16');
    feed.items = [{ ...health, text: texts[0] ?? '' }];
    await net.poll();
    net.clock.forward(dayMs);
    const told = await changesTold();
    expect(told).toHaveLength(3);
    expect(told[2]).toContain('Ahora cierra el viernes 29 de enero de 2027');
    net.clock.forward(dayMs);
    expect(await changesTold()).toHaveLength(3);
    const reminders = await net.store.db.delivery.findMany({ where: { kind: 'call.remind', status: 'pending' } });
    expect(reminders.map(({ dueAt }) => dueAt.toISOString().slice(0, 10)).sort()).toEqual([
      '2027-01-08',
      '2027-01-20',
      '2027-01-27',
    ]);
  });

  it('that open again what was old news make it news', async () => {
    feed.items = [{ ...health, text: saying('20 de noviembre de 2026') }];
    expect((await net.poll()).calls).toMatchObject({ new: 1, announced: 0 });
    feed.items = [{ ...health, text: `Prórroga. ${saying('18 de diciembre de 2026')}` }];
    expect((await net.poll()).calls).toMatchObject({ updated: 1, announced: 1 });
    expect((await net.sentTo('ana@red.co'))[0]).toContain('viernes 18 de diciembre');
  });
});

describe('a close that was read with doubt', () => {
  const doubtful = 'Fondo de salud pública para alcaldías de la región. Antes del 05/06/2027';
  beforeEach(async () => {
    await net.member('laura@red.co', { role: 'coordinator' });
    await net.member('jorge@red.co', { role: 'admin' });
    feed.items = [{ ...health, text: doubtful }];
    await net.poll();
  });
  const asked = async (name = 'laura@red.co') =>
    (await net.sentTo(name)).filter((text) => text.includes('¿Cuándo cierra?'));
  const question = async () => (await net.say('laura@red.co', 'plazos por confirmar'))[0];

  it('is announced as doubtful and asked of the coordinators, once', async () => {
    expect((await net.sentTo('ana@red.co'))[0]).toContain('sin plena certeza');
    expect(await asked()).toHaveLength(1);
    expect((await asked())[0]).toContain('Dice la fuente: «Antes del 05/06/2027»');
    await net.poll();
    expect(await asked('jorge@red.co')).toHaveLength(1);
  });

  it('one click confirms it: the posts lose their doubt, the other coordinators see it', async () => {
    await net.drain();
    const [done] = await net.press('laura@red.co', await question(), 'Es correcta');
    expect(textsOf(done ? [done] : [])).toContain('Confirmado: cierra el sábado 5 de junio de 2027');
    expect((await net.sentTo('ana@red.co')).join('\n')).not.toContain('sin plena certeza');
    expect((await asked('jorge@red.co'))[0]).toContain('Confirmado');
    expect(textsOf(await net.say('laura@red.co', 'plazos por confirmar'))).toContain('No hay plazos por confirmar');
  });

  it('is corrected with a form, and reading the same again does not undo it', async () => {
    await net.drain();
    await net.press('laura@red.co', await question(), 'Corregir');
    await net.say('laura@red.co', '06/05/2027');
    expect(textsOf(await net.say('laura@red.co', 'a las tres'))).toContain('Escriba la hora como 17:00');
    const [done] = await net.say('laura@red.co', '17:00');
    expect(textsOf(done ? [done] : [])).toContain('jueves 6 de mayo de 2027, 5:00 p. m.');
    expect((await net.sentTo('ana@red.co')).join('\n')).toContain('Ahora cierra el jueves 6 de mayo de 2027');
    feed.items = [{ ...health, title: `${health.title}.`, text: `${doubtful} ` }];
    await net.poll();
    expect(await closes()).toBe('2027-05-06');
    feed.items = [{ ...health, text: saying('20 de junio de 2027') }];
    expect((await net.poll()).calls.updated).toBe(1);
    expect(await closes()).toBe('2027-06-21');
    expect(await asked()).toHaveLength(1);
  });

  it('may turn out to be none', async () => {
    const [done] = await net.press('laura@red.co', await question(), 'No tiene');
    expect(textsOf(done ? [done] : [])).toContain('no tiene fecha de cierre');
    expect(await closes()).toBeUndefined();
  });

  it('is not confirmed by a click on another date', async () => {
    const old = await question();
    feed.items = [{ ...health, text: doubtful.replace('05/06', '07/06') }];
    await net.poll();
    const [again] = await net.press('laura@red.co', old, 'Es correcta');
    expect(textsOf(again ? [again] : [])).toContain('lunes 7 de junio de 2027');
    expect(await theCall()).toMatchObject({ deadlineDecidedAt: null });
  });
});
