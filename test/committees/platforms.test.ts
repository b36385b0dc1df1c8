/** The same round through Slack and Teams: the real SDKs, against stand-ins that keep what they were sent. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cardFiles } from '../../src/card.ts';
import { cardJsonText } from '../support/adaptive-card.ts';
import { textsOf } from '../support/network.ts';
import { openPlatforms, type Platforms } from '../support/platforms.ts';
import { readBlocks } from '../support/slack-screen.ts';
import { ana, bogota, cardOf, follow, juan, maria, outsider, responseOf, seatCommittee, sent } from './scene.ts';

let slack: Platforms['slack'];
let teams: Platforms['teams'];
let net: Platforms['net'];
let close: Platforms['close'];

beforeEach(async () => {
  ({ slack, teams, net, close } = await openPlatforms({ now: bogota('2026-12-02T09:00') }));
  await seatCommittee(net);
});
afterEach(() => close());

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
  const questions = () => open.view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []));
  expect(questions()).not.toContain('stage');
  await slack.change(open, 'cooperation', 'yes');
  await expect.poll(questions, { timeout: 5000, interval: 10 }).toContain('stage');
  await slack.submit(open, { partner: 'Utrecht' });
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

it('answered with a file in Slack; the report with its files reaches a Slack channel and, when asked for, who is in a Teams channel', async () => {
  slack.workspace.addUser({ id: 'U1', name: 'juan', email: juan });
  slack.workspace.addChannel('C1', 'movilidad');
  const channel = teams.channel({ team: 'Red', name: 'Movilidad' });
  const eva = teams.person({ name: 'Eva Sol', email: 'eva@aliado.org' });
  await net.space('C1', ['movilidad'], 'slack');
  await net.space(channel.id, ['movilidad'], 'teams');
  await teams.install(eva);
  await teams.install(eva, { in: channel });
  const [template] = await net.say(maria, 'plantilla de movilidad');
  await net.press(maria, template, 'Agregar pregunta');
  for (const line of ['¿Adjunta el acta?', 'enlace o archivo', 'saltar', 'saltar', 'saltar'])
    await net.say(maria, line);
  await net.say(maria, 'iniciar seguimiento de movilidad');
  await net.drain();

  await slack.press('U1', await shownInSlack('es momento de contarle'), 'Responder aquí');
  await slack.press('U1', await shownInSlack('Pregunta 1 de 7'), 'Verde');
  await shownInSlack('Pregunta 2 de 7');
  for (const [line, next] of [
    ['Vamos bien', 'Pregunta 3 de 7'],
    ['no', 'Pregunta 4 de 7'],
    ['saltar', 'Pregunta 5 de 7'],
    ['saltar', 'Pregunta 6 de 7'],
    ['saltar', 'Pregunta 7 de 7'],
  ] as const) {
    await slack.say('U1', line);
    await shownInSlack(next);
  }
  const bytes = new TextEncoder().encode('%PDF-1.7 acta');
  await slack.sendFile('U1', { name: 'acta.pdf', mime: 'application/pdf', bytes });
  await slack.press('U1', await shownInSlack('Revise sus respuestas'), 'Enviar');
  await shownInSlack('quedó enviada');

  const [answer] = await net.press(maria, await cardOf(net, maria, 'checkin.progress'), 'TransMilenio S.A.');
  const [acta] = await net.press(maria, answer, 'Abrir acta.pdf');
  expect(cardFiles(acta ?? { blocks: [] }).map((file) => String(Buffer.from(file.bytes)))).toEqual(['%PDF-1.7 acta']);
  expect(textsOf(await net.press(outsider, answer, 'Abrir acta.pdf'))).toContain('no es para usted');

  const [report] = await net.say(maria, 'cerrar seguimiento');
  await net.press(maria, report, 'Firmar y enviar');
  await net.say(maria, 'Buen comienzo.');
  await net.say(maria, `C1, ${channel.id}`);
  const signed = await net.say(maria, 'enviar');
  expect(signed.flatMap(cardFiles).map((file) => file.name)).toEqual([
    'informe-comite-de-movilidad-2026-12-02.html',
    'informe-comite-de-movilidad-2026-12-02.xlsx',
  ]);
  await net.drain();
  const posted = slack.workspace.messages.findLast((message) => message.channel === 'C1');
  if (!posted) throw new Error('nothing in the channel');
  expect(readBlocks(posted.blocks)).toContain('Buen comienzo.');
  slack.workspace.channels.get('C1')?.members.add('U1');
  const book = slack.workspace.openFile('U1', posted, 'informe-comite-de-movilidad-2026-12-02.xlsx');
  expect(book?.bytes.subarray(0, 2).toString()).toBe('PK');

  // Eva is of no committee; she may have what was sent to the channel she is in, in her own chat, and nothing else.
  const inChannel = teams.messages(channel.id).at(-1);
  if (!inChannel) throw new Error('nothing in the Teams channel');
  await teams.press(eva, inChannel, 'Recibir el archivo en privado');
  const offered = teams.messages(eva.chat).find(({ file }) => file?.name.startsWith('informe'));
  if (!offered) throw new Error('no file was offered');
  await teams.answerConsent(eva, offered, true);
  expect(teams.messages(eva.chat).some((message) => (teams.fileOf(message)?.byteLength ?? 0) > 5000)).toBe(true);
  expect(teams.messages(channel.id).filter(({ file }) => file)).toEqual([]);
});
