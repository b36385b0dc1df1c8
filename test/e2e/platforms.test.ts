/** The main job end to end: a feed, the core, the real SDKs, and stand-ins of both platforms. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tuesday } from '../support/network.ts';
import { openPlatforms, type Platforms } from '../support/platforms.ts';

const call = {
  id: 'h1',
  title: 'Fondo para proyectos de salud pública',
  text: 'Financiación de proyectos de salud pública de gobiernos locales. Las postulaciones se reciben hasta el 15 de enero de 2027.',
  publishedAt: tuesday,
};
const facts = ['Fondo para proyectos de salud pública', 'viernes 15 de enero de 2027, 11:59 p. m.', 'Salud'];

let slack: Platforms['slack'];
let teams: Platforms['teams'];
let net: Platforms['net'];
let url: Platforms['url'];
let close: Platforms['close'];

beforeEach(async () => {
  ({ slack, teams, net, url, close } = await openPlatforms());
});
afterEach(() => close());

const slackTexts = (channel: string) =>
  slack.workspace.messages.filter((message) => message.channel === channel).map((message) => JSON.stringify(message));

describe('one call, two platforms', () => {
  it('is one message in each space and direct chat that wants it, with the same facts; then edited, never repeated', async () => {
    slack.workspace.addChannel('C1', 'salud');
    slack.workspace.addUser({ id: 'U1', name: 'ana', email: 'ana@red.co' });
    const luis = teams.person({ name: 'Luis', email: 'luis@red.co' });
    const channel = teams.channel({ team: 'Red', name: 'Salud' });
    await net.member('ana@red.co');
    await net.member('luis@red.co');
    await net.subscribe('ana@red.co', { sectors: ['salud'] });
    await net.subscribe('luis@red.co', { sectors: ['salud'] });
    await net.space('C1', ['salud'], 'slack');
    await net.space(channel.id, ['salud'], 'teams');
    await teams.install(luis);
    await teams.install(luis, { in: channel });
    const before = { luis: teams.messages(luis.chat).length, channel: teams.messages(channel.id).length };

    const feed = await net.feed('agencia');
    feed.items = [call];
    await net.poll();
    await net.drain();

    const places = () => [
      slackTexts('C1'),
      slackTexts('D1'),
      teams
        .messages(luis.chat)
        .slice(before.luis)
        .map((message) => JSON.stringify(teams.cardFor(luis, message))),
      teams
        .messages(channel.id)
        .slice(before.channel)
        .map((message) => JSON.stringify(teams.cardFor(luis, message))),
    ];
    for (const texts of places()) {
      expect(texts).toHaveLength(1);
      for (const fact of facts) expect(texts[0]).toContain(fact);
    }

    await net.poll();
    await net.drain();
    expect(places().map((texts) => texts.length)).toEqual([1, 1, 1, 1]);

    feed.items = [{ ...call, text: call.text.replace('15 de enero', '29 de enero') }];
    await net.poll();
    await net.drain();
    for (const texts of places()) {
      expect(texts).toHaveLength(1);
      expect(texts[0]).toContain('Ahora cierra el viernes 29 de enero de 2027');
    }
  });
});

describe('credentials that both platforms refuse', () => {
  it('hold back what is due, which leaves once they are taken; meanwhile /readyz is red', async () => {
    slack.workspace.addChannel('C1', 'salud');
    const luis = teams.person({ name: 'Luis', email: 'luis@red.co' });
    const channel = teams.channel({ team: 'Red', name: 'Salud' });
    await net.space('C1', ['salud'], 'slack');
    await net.space(channel.id, ['salud'], 'teams');
    await teams.install(luis, { in: channel });
    const before = teams.messages(channel.id).length;
    const posted = () => [slackTexts('C1').length, teams.messages(channel.id).length - before];
    const ready = async () => (await fetch(`${url}/readyz`)).status;

    const feed = await net.feed('agencia');
    feed.items = [call];
    await net.poll();
    slack.failNext('chat.postMessage', { kind: 'error', code: 'token_expired' });
    teams.failNext({ on: 'post', status: 401 });
    await net.drain();
    await net.drain();
    expect(posted()).toEqual([0, 0]);
    expect(await ready()).toBe(503);

    net.clock.forward(5 * 60_000);
    await net.drain();
    expect(posted()).toEqual([1, 1]);
    expect(await ready()).toBe(200);
  });
});

describe('asking in each platform', () => {
  beforeEach(async () => {
    const feed = await net.feed('agencia');
    feed.items = [call];
    await net.poll();
  });

  it('Slack: a sentence, a button, a form in a modal, and an event delivered twice', async () => {
    slack.workspace.addUser({ id: 'U1', name: 'ana', email: 'ana@red.co' });
    await net.member('ana@red.co');
    await slack.say('U1', 'convocatorias de salud');
    const answers = (part: string) => slackTexts('D1').filter((text) => text.includes(part)).length;
    await expect.poll(() => answers('Fondo para proyectos de salud')).toBe(1);
    await slack.redeliver();
    await slack.say('U1', 'ayuda');
    await expect.poll(() => answers('Esto es lo que puedo hacer')).toBe(1);
    expect(answers('Fondo para proyectos de salud')).toBe(1);

    await slack.command('U1', 'suscribirme');
    await expect.poll(() => slack.workspace.views.size).toBe(1);
    const [open] = [...slack.workspace.views.values()];
    if (!open) throw new Error('no modal was opened');
    await slack.submit(open, { sectors: ['salud'], frequency: 'weekly' });
    await expect
      .poll(() => net.store.db.subscription.findMany())
      .toMatchObject([{ sectors: ['salud'], frequency: 'weekly' }]);
  });

  it('Teams: a sentence, a button with Action.Execute and with its Action.Submit fallback', async () => {
    const luis = teams.person({ name: 'Luis', email: 'luis@red.co' });
    await net.member('luis@red.co');
    await teams.install(luis);
    for (const way of ['execute', 'submit'] as const) {
      await net.store.db.callInterest.deleteMany();
      await teams.say(luis, 'convocatoria 1');
      const shown = teams.messages(luis.chat).at(-1);
      if (!shown) throw new Error('nothing was answered');
      await teams.press(luis, shown, 'Me interesa', { way });
      expect(JSON.stringify(teams.messages(luis.chat).map((message) => teams.cardFor(luis, message)))).toContain(
        'Anotado: le interesa',
      );
      expect(await net.store.db.callInterest.findMany()).toMatchObject([{ interest: 'interested' }]);
    }
  });

  it('one person on both platforms is one member, written to on one of them', async () => {
    slack.workspace.addUser({ id: 'U1', name: 'ana', email: 'ana@red.co' });
    const ana = teams.person({ name: 'Ana', email: 'ana@red.co' });
    await net.member('ana@red.co');
    await teams.install(ana);
    await teams.say(ana, 'suscribirme a educación');
    await slack.say('U1', 'mis suscripciones');
    await expect.poll(() => slackTexts('D1').join()).toContain('Educación');
    const member = await net.store.db.member.findFirstOrThrow({ include: { identities: true } });
    expect(member.identities.map((one) => one.platform).sort()).toEqual(['slack', 'teams']);

    const before = [slackTexts('D1').length, teams.messages(ana.chat).length];
    const feed = await net.feed('becas');
    feed.items = [
      {
        ...call,
        id: 'e1',
        title: 'Becas de educación',
        text: 'Becas para docentes. Fecha límite: 20 de enero de 2027.',
      },
    ];
    await net.poll();
    await net.drain();
    const after = [slackTexts('D1').length, teams.messages(ana.chat).length];
    expect(after.map((count, index) => count - (before[index] ?? 0)).sort()).toEqual([0, 1]);
  });
});
