import type { Address } from '../../../src/adapter.ts';
import type { RawValues } from '../../../src/form.ts';
import { runAdapterContract } from '../../support/adapter-contract.ts';
import { type CardJson, cardJsonLinks, cardJsonText, nodes } from '../../support/adaptive-card.ts';
import type { AdapterFixture, Shown } from '../../support/contract/fixture.ts';
import { startTeamsServer, type TeamsMessage } from '../../support/teams-server.ts';
import { startBot, words } from './bot.ts';

const isForm = (card: CardJson | undefined) =>
  card !== undefined && [...nodes(card)].some((node) => String(node.type).startsWith('Input.'));

/** What a client would return for these answers, by the label-free names the inputs carry. */
function fill(card: CardJson, answers: RawValues): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const node of nodes(card)) {
    const id = String(node.id ?? '');
    const [, how, name = ''] = /^(one|pick|many)-(.+)$/.exec(id) ?? [];
    const answer = answers[name];
    if (!how || answer === undefined) continue;
    if (how === 'one') inputs[id] = String(answer);
    else inputs[id] = [answer].flat().map(encodeURIComponent).join(',');
  }
  return inputs;
}

async function makeFixture(): Promise<AdapterFixture> {
  const teams = await startTeamsServer();
  const bot = await startBot();
  teams.connect(bot.url);
  const ana = teams.person({ name: 'Ana' });
  const channel = teams.channel({ name: 'General' });
  const addressOf = (conversation: string, conversationType: string): Address => ({
    platform: 'teams',
    tenant: teams.tenant,
    conversation,
    user: ana.aadObjectId,
    reference: {
      channelId: 'msteams',
      serviceUrl: teams.url,
      bot: teams.bot,
      user: { id: ana.id, name: ana.name },
      conversation: {
        id: conversation,
        isGroup: conversationType === 'channel',
        conversationType,
        tenantId: teams.tenant,
      },
    },
  });
  const show = (message: TeamsMessage): Shown => {
    const card = teams.cardFor(ana, message);
    return {
      id: message.id,
      text: card ? cardJsonText(card) : [message.text, message.file?.name].join(' '),
      links: card ? cardJsonLinks(card) : [],
    };
  };
  const everywhere = () => [ana.chat, channel.id].flatMap((place) => teams.messages(place));
  const messageOf = (shown: Shown): TeamsMessage => {
    const message = everywhere().find((one) => one.id === shown.id);
    if (!message) throw new Error(`no message ${shown.id}`);
    return message;
  };
  const lastForm = () => everywhere().findLast((message) => isForm(teams.cardFor(ana, message)));
  let isPress = false;
  return {
    adapter: bot.adapter,
    user: ana.aadObjectId,
    direct: addressOf(ana.chat, 'personal'),
    channel: addressOf(channel.id, 'channel'),
    async say(text, where) {
      isPress = false;
      await teams.say(ana, text, where === 'channel' ? { in: channel } : {});
    },
    async redeliver() {
      await teams.redeliver({ newId: isPress });
    },
    async press(shown, label) {
      isPress = true;
      await teams.press(ana, messageOf(shown), label);
    },
    async sendFile(file, text) {
      isPress = false;
      await teams.sendFile(ana, file, text);
    },
    async openFile(at, name) {
      const offers = (message: TeamsMessage) => teams.cardFor(ana, message) && show(message).text.includes(name);
      const here = teams.messages(at.conversation ?? '');
      if (!here.some(({ file }) => file?.name === name)) {
        const message = here.findLast(offers);
        const button = at.conversation === ana.chat ? words.es.getFile : words.es.getFilePrivately;
        if (message) await teams.press(ana, message, button);
      }
      const consent = teams.messages(ana.chat).findLast((one) => one.file?.name === name && !teams.fileOf(one));
      if (consent) await teams.answerConsent(ana, consent, true);
      const saved = teams.messages(ana.chat).findLast((one) => teams.fileOf(one));
      const bytes = saved && teams.fileOf(saved);
      if (!bytes || saved.file?.name !== name) throw new Error(`${name} was not saved`);
      return new Uint8Array(bytes);
    },
    uploads: () => teams.calls.filter(({ path }) => path.startsWith('/onedrive/')).length,
    async choose(shown, option) {
      isPress = true;
      await teams.press(ana, messageOf(shown), option);
    },
    async fillForm(answers) {
      const message = lastForm();
      const card = message && teams.cardFor(ana, message);
      if (!card) throw new Error('no form is shown');
      const submit = [...nodes(card)].findLast((node) => node.type === 'Action.Execute' && node.verb === 'form');
      await teams.press(ana, message, String(submit?.title), { inputs: fill(card, answers) });
    },
    formText() {
      const message = lastForm();
      return message ? show(message).text : '';
    },
    shown: (at) => [
      ...teams.messages(at.conversation ?? '').map(show),
      ...(at.conversation === channel.id ? teams.toasts.map(({ text }) => ({ id: '', text, links: [] })) : []),
    ],
    async fail(failure) {
      switch (failure) {
        case 'rateLimited':
          return teams.failNext({ on: 'post', status: 429, retryAfter: 7 });
        case 'serverError':
          return teams.failNext({ on: 'post', status: 500 });
        case 'unreachable':
          return teams.close();
        case 'gone':
          return teams.forget(ana.chat);
        case 'answerLost':
          return teams.failNext({ on: 'post', cut: 'after' });
      }
    },
    async close() {
      await bot.close();
      await teams.close();
    },
  };
}

runAdapterContract(
  'Teams',
  { channels: true, failures: ['rateLimited', 'serverError', 'unreachable', 'gone', 'answerLost'] },
  makeFixture,
);
