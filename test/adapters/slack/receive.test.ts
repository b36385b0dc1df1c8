import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import type { Event } from '../../../src/event.ts';
import { readBlocks } from '../../support/slack-screen.ts';
import { ana, type SlackFixture, salud, slackFixture } from './slack-fixture.ts';

const card = (text: string): Card => ({ blocks: [{ kind: 'text', text }] });
const none: Reply = { kind: 'none' };

describe('what Slack delivers', () => {
  let fixture: SlackFixture;
  let events: Event[];
  let reply: (event: Event) => Reply | Promise<Reply>;

  beforeEach(async () => {
    fixture = await slackFixture('http');
    events = [];
    reply = () => none;
    await fixture.adapter.start(async (event) => {
      events.push(event);
      return reply(event);
    });
  });
  afterEach(() => fixture.close());

  const next = (count = 1) =>
    vi.waitFor(() => {
      expect(events).toHaveLength(count);
      const event = events[count - 1];
      if (!event) throw new Error('no event');
      return event;
    });
  /** Everything that Slack delivered before is dealt with once this message is. */
  const onlyThis = async () => {
    await fixture.slack.say(ana, 'ya');
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ text: 'ya' }));
    expect(events).toHaveLength(1);
  };

  test('the person comes with name, language and the e-mail that Slack vouches for', async () => {
    await fixture.slack.say(ana, 'hola');
    expect((await next()).actor).toEqual({
      platform: 'slack',
      tenant: 'T0RED',
      user: ana,
      name: 'Ana',
      email: 'ana@salud.gov.co',
      locale: 'es-LA',
    });
  });

  test('a person of another workspace has no e-mail that we could trust', async () => {
    fixture.slack.workspace.addUser({ id: 'U0EXT', name: 'Ext', team: 'T0OTHER', email: 'ana@salud.gov.co' });
    await fixture.slack.mention('U0EXT', salud, 'hola');
    expect((await next()).actor).toMatchObject({ user: 'U0EXT', name: 'Ext' });
    expect(events[0]?.actor.email).toBeUndefined();
  });

  test('a person who cannot be looked up is answered all the same', async () => {
    fixture.slack.failNext('users.info', { kind: 'status', status: 500 });
    await fixture.slack.say(ana, 'hola');
    expect((await next()).actor).toEqual({ platform: 'slack', tenant: 'T0RED', user: ana });
  });

  test('people are looked up once in five minutes', async () => {
    await fixture.slack.say(ana, 'uno');
    await next();
    await fixture.slack.say(ana, 'dos');
    await next(2);
    expect(fixture.slack.calls.filter((call) => call.method === 'users.info')).toHaveLength(1);
  });

  test('bots, edits, deletions, our own messages and channel talk are not for us', async () => {
    const { slack } = fixture;
    slack.workspace.addUser({ id: 'U0OTRO', bot: true });
    await slack.say('U0OTRO', 'soy un bot', { bot_id: 'B0OTRO' });
    await slack.say('U0OTRO', 'soy un bot sin decirlo');
    await slack.say(slack.workspace.botUser, 'soy yo');
    await slack.say(ana, '', { subtype: 'message_changed', message: { text: 'x' } });
    await slack.say(ana, 'borrado', { subtype: 'message_deleted' });
    await slack.mention(ana, salud, 'corregido', { edited: { user: ana, ts: '1.1' } });
    await onlyThis();
  });

  test('what Slack marked up arrives as people read it', async () => {
    fixture.slack.workspace.addUser({ id: 'U0LUIS', name: 'Luis' });
    fixture.slack.workspace.addUser({ id: 'U0BOT2', name: 'x' });
    await fixture.slack.event({
      type: 'app_mention',
      channel: salud,
      user: ana,
      ts: '1700000000.000100',
      text:
        'Hola <@U0BOT>, con <@U0LUIS> y <@U0X|marta> en <#C0SALUD|salud>: <https://a.co/x?y=1&amp;z=2> ' +
        '<http://b.co|b.co> <https://c.co|la página> <mailto:ana@b.co|ana@b.co> <!here> <!subteam^S1|@grupo> 3 &lt; 4 &amp;amp; *ya*',
    });
    expect(await next()).toMatchObject({
      kind: 'message',
      text:
        'Hola, con @Luis y @marta en #salud: https://a.co/x?y=1&z=2 http://b.co la página (https://c.co) ' +
        'ana@b.co @here @grupo 3 < 4 &amp; *ya*',
      direct: false,
      address: { platform: 'slack', tenant: 'T0RED', conversation: salud },
    });
  });

  test('a mention is answered in its own thread, a mention in a thread in that one', async () => {
    reply = () => ({ kind: 'cards', cards: [card('aquí')] });
    await fixture.slack.mention(ana, salud, 'uno');
    await fixture.slack.mention(ana, salud, 'dos', { thread_ts: '1600000000.000001' });
    await vi.waitFor(() => {
      const ours = fixture.slack.workspace.messages.filter((one) => one.user === 'U0BOT');
      const asked = fixture.slack.workspace.messages.find((one) => one.text === 'uno');
      expect(ours.map((one) => one.thread_ts)).toEqual([asked?.ts, '1600000000.000001']);
    });
  });

  test('the slash command arrives with and without a text', async () => {
    await fixture.slack.command(ana, 'convocatorias de <salud> & más');
    expect(await next()).toMatchObject({ kind: 'command', text: 'convocatorias de <salud> & más', direct: true });
    await fixture.slack.command(ana, '', salud);
    expect(await next(2)).toMatchObject({ kind: 'command', text: '', direct: false });
    expect(events[0]?.id).not.toBe(events[1]?.id);
  });

  test('in a channel, the answer to the slash command is for the person only, also where the bot is not a member', async () => {
    reply = () => ({ kind: 'cards', cards: [card('para Ana')] });
    fixture.slack.workspace.addChannel('C0AJENO', 'ajeno', [ana]);
    await fixture.slack.command(ana, 'ayuda', salud);
    await fixture.slack.command(ana, 'ayuda', 'C0AJENO');
    await vi.waitFor(() => {
      const shown = fixture.slack.workspace.messages.filter((one) => readBlocks(one.blocks).includes('para Ana'));
      expect(shown.map((one) => [one.channel, one.onlyFor]).sort()).toEqual([
        ['C0AJENO', ana],
        [salud, ana],
      ]);
    });
  });

  test('a private card is replaced in place when its button is pressed', async () => {
    const button: Card = { blocks: [{ kind: 'buttons', buttons: [{ label: 'Ver', action: 'calls.open' }] }] };
    reply = (event) =>
      event.kind === 'action'
        ? { kind: 'cards', cards: [card('vista')], replace: true }
        : { kind: 'cards', cards: [button], private: true };
    await fixture.slack.mention(ana, salud, 'x');
    const shown = await vi.waitFor(() => {
      const one = fixture.slack.workspace.messages.find((message) => message.onlyFor === ana);
      if (!one) throw new Error('not yet');
      return one;
    });
    await fixture.slack.press(ana, shown.ts, 'Ver');
    await vi.waitFor(() => expect(readBlocks(shown.blocks)).toBe('vista'));
    expect(events.at(-1)).not.toHaveProperty('messageId');
  });

  test('a button that opens an address is acknowledged and is no event', async () => {
    const { messageId } = await fixture.adapter.send(
      fixture.direct,
      { blocks: [{ kind: 'buttons', buttons: [{ label: 'Fuente', href: 'https://example.org/' }] }] },
      'k',
    );
    expect(await fixture.slack.press(ana, messageId, 'Fuente')).toMatchObject({ status: 200 });
    await onlyThis();
  });

  test('added to a channel: installed with its name; removed: removed', async () => {
    const { slack } = fixture;
    await slack.event({ type: 'member_joined_channel', user: 'U0BOT', channel: salud, inviter: ana, team: 'T0RED' });
    expect(await next()).toMatchObject({
      kind: 'installed',
      space: { name: 'salud' },
      actor: { user: ana },
      direct: false,
      address: { conversation: salud },
    });
    await slack.event({ type: 'channel_left', channel: salud, event_ts: '1.2' });
    expect(await next(2)).toMatchObject({ kind: 'removed', address: { conversation: salud } });
  });

  test('somebody else joining is no event', async () => {
    await fixture.slack.event({ type: 'member_joined_channel', user: ana, channel: salud, team: 'T0RED' });
    await onlyThis();
  });

  test('the chat opened again is the same event; the home tab is none', async () => {
    const open = { type: 'app_home_opened', user: ana, channel: 'D0ANA' };
    await fixture.slack.event({ ...open, tab: 'home' });
    await fixture.slack.event({ ...open, tab: 'messages' });
    await fixture.slack.event({ ...open, tab: 'messages' });
    const second = await next(2);
    expect(second).toMatchObject({ kind: 'installed', direct: true, address: { conversation: 'D0ANA', user: ana } });
    expect(events[0]?.id).toBe(second.id);
  });

  test('an English speaker gets the adapter’s few words in English', async () => {
    fixture.slack.workspace.addUser({ id: 'U0JOE', name: 'Joe', locale: 'en-US' });
    reply = () => ({
      kind: 'form',
      form: { id: 'calls.propose', title: 'Propose', fields: [], submit: 'Send', cancel: 'Cancel' },
    });
    await fixture.slack.say('U0JOE', 'propose');
    await vi.waitFor(() => {
      const shown = fixture.slack.workspace.messages.find((one) => one.user === 'U0BOT');
      expect(readBlocks(shown?.blocks ?? [])).toContain('Open form');
    });
  });

  test('an answer that Slack refuses for now is shown a moment later', async () => {
    reply = () => ({ kind: 'cards', cards: [card('uno'), card('dos')] });
    fixture.slack.failNext('chat.postMessage', { kind: 'rateLimited', retryAfterS: 0 });
    await fixture.slack.say(ana, 'hola');
    await vi.waitFor(() =>
      expect(fixture.shown(fixture.direct).map((one) => one.text)).toEqual(['hola', 'uno', 'dos']),
    );
  });

  test('a failure of the core is logged and leaves the bot working', async () => {
    reply = () => Promise.reject(new Error('boom'));
    expect(await fixture.slack.say(ana, 'uno')).toMatchObject({ status: 200 });
    await next();
    await vi.waitFor(() => expect(fixture.log).toContainEqual(expect.objectContaining({ level: 'error' })));
    reply = () => ({ kind: 'cards', cards: [card('sigo aquí')] });
    await fixture.slack.say(ana, 'dos');
    await vi.waitFor(() => expect(fixture.shown(fixture.direct).at(-1)?.text).toBe('sigo aquí'));
  });
});
