/** The same round through Slack and Teams: the real SDKs, against stand-ins that keep what they were sent. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSlackAdapter } from '../../adapters/slack/adapter.ts';
import { createTeamsAdapter } from '../../adapters/teams/adapter.ts';
import { createHttp, listen } from '../../src/http.ts';
import { createLog } from '../../src/log.ts';
import { healthOf } from '../../src/operator/health.ts';
import { createReceive } from '../../src/router.ts';
import { adapterWords } from '../../src/text.ts';
import { cardJsonText } from '../support/adaptive-card.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';
import { readBlocks } from '../support/slack-screen.ts';
import { type SlackServer, startSlackServer } from '../support/slack-server.ts';
import { startTeamsServer, type TeamsServer } from '../support/teams-server.ts';
import { ana, bogota, cardOf, follow, juan, maria, responseOf, seatCommittee, sent } from './scene.ts';

let slack: SlackServer;
let teams: TeamsServer;
let net: Network;
let stop: () => Promise<void>;

beforeEach(async () => {
  slack = await startSlackServer();
  teams = await startTeamsServer();
  const log = createLog('silent');
  const now = () => new Date();
  const config = { botToken: slack.botToken, signingSecret: slack.signingSecret, apiUrl: slack.apiUrl };
  const adapters = [
    createSlackAdapter(config, { words: adapterWords, log, now }),
    createTeamsAdapter({ openOnLoopback: true }, { words: adapterWords, log, now }),
  ];
  net = await openNetwork({ adapters, now: bogota('2026-12-02T09:00') });
  const routes = adapters.flatMap((adapter) => adapter.routes);
  const { server, url } = await listen(createHttp(routes, healthOf(net.store), log), '127.0.0.1', 0);
  for (const adapter of adapters) await adapter.start(createReceive(net.app, net, { asksInChat: false }));
  slack.deliverTo(`${url}/slack/events`);
  teams.connect(`${url}/api/messages`);
  stop = async () => {
    await Promise.all(adapters.map((adapter) => adapter.stop()));
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await net.close();
    await slack.close();
    await teams.close();
  };
  await seatCommittee(net);
});
afterEach(() => stop());

const direct = () => slack.workspace.direct('U1').id;
const slackMessages = () => slack.workspace.messages.filter((message) => message.channel === direct());
const lastSlack = (part: string) => slackMessages().findLast((message) => readBlocks(message.blocks).includes(part));

async function shownInSlack(part: string): Promise<string> {
  await expect.poll(() => lastSlack(part)?.ts ?? '', { timeout: 5000 }).not.toBe('');
  return lastSlack(part)?.ts ?? '';
}

it('asked in Slack and in Teams; answered by button, line, modal and card; nudged and edited in place', async () => {
  slack.workspace.addUser({ id: 'U1', name: 'juan', email: juan });
  const person = teams.person({ name: 'Ana Ruiz', email: ana });
  await teams.install(person);
  await teams.say(person, 'ayuda');
  const before = teams.messages(person.chat).length;
  await net.say(maria, 'iniciar seguimiento de movilidad');
  await net.drain();
  expect(await sent(net)).toContain(`${juan} ask`);
  const inTeams = () => teams.messages(person.chat).slice(before);
  const teamsText = () =>
    inTeams()
      .map((message) => cardJsonText(teams.cardFor(person, message) ?? {}))
      .join('\n');
  expect(teamsText()).toContain('es momento de contarle al Comité de Movilidad');

  // Slack, question by question: tapped, typed, and then the rest at once.
  await slack.press('U1', await shownInSlack('es momento de contarle'), 'Responder aquí');
  await slack.press('U1', await shownInSlack('Pregunta 1 de 6'), 'Ámbar');
  await shownInSlack('Pregunta 2 de 6');
  await slack.say('U1', 'Vamos *bien*');
  await slack.press('U1', await shownInSlack('Pregunta 3 de 6'), 'Todo de una vez');
  await expect.poll(() => slack.workspace.views.size, { timeout: 5000 }).toBe(1);
  expect((await responseOf(net, juan)).state).toBe('draft');
  const [open] = [...slack.workspace.views.values()];
  if (!open) throw new Error('no modal was opened');
  // What was answered in the chat is in the modal already.
  await slack.submit(open, { cooperation: 'yes', partner: 'Utrecht' });
  await expect.poll(() => Object.keys(open.errors).sort(), { timeout: 5000 }).toEqual(['project', 'stage']);
  await slack.submit(open, {
    cooperation: 'yes',
    partner: 'Utrecht',
    project: 'Ciclorrutas',
    stage: 'running',
    amount: '2 millones de dólares',
  });
  await shownInSlack('quedó enviada');
  expect(await responseOf(net, juan)).toMatchObject({
    state: 'sent',
    status: 'amber',
    answers: { progress: 'Vamos *bien*', stage: 'running', amount: '2000000 USD' },
  });

  // Teams: a nudge, and the form as a card.
  await follow(net, '2026-12-07T08:00');
  const nudges = (await sent(net)).filter((one) => one.endsWith('nudge-half'));
  expect(nudges).toContain(`${ana} nudge-half`);
  expect(nudges).not.toContain(`${juan} nudge-half`);
  const nudge = inTeams().findLast((message) =>
    cardJsonText(teams.cardFor(person, message) ?? {}).includes('Va la mitad del plazo'),
  );
  if (!nudge) throw new Error('no nudge in Teams');
  await teams.press(person, nudge, 'Todo de una vez');
  const form = teams
    .messages(person.chat)
    .findLast((message) => JSON.stringify(teams.cardFor(person, message) ?? {}).includes('Input.ChoiceSet'));
  const inputs = {
    'pick-status': 'red',
    'one-progress': 'Sin avance',
    'one-cooperation': 'no',
    'one-steps': 'Pedir apoyo, 15/12/2026',
  };
  if (form) await teams.press(person, form, 'Enviar', { inputs });
  else await teams.submitDialog(person, person.chat, inputs);
  expect(await responseOf(net, ana)).toMatchObject({ state: 'sent', status: 'red' });
  expect(await net.store.db.commitment.findMany()).toMatchObject([{ what: 'Pedir apoyo' }]);

  // The asks were edited in place, and the chair's card has both.
  await net.drain();
  const askInSlack = () =>
    slackMessages().find((message) => readBlocks(message.blocks).includes('Respondió Juan Díaz'));
  await expect.poll(() => readBlocks(askInSlack()?.blocks ?? []), { timeout: 5000 }).toContain('Corregir');
  expect(teamsText()).toContain('Respondió Ana Ruiz');
  expect(textsOf([await cardOf(net, maria, 'checkin.progress')])).toContain('Han respondido 2 de 4');
  expect((await sent(net)).filter((one) => one.endsWith(' ask'))).toHaveLength(4);
});
