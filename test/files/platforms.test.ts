/** Files through Slack and Teams, with the real core between them: sent, kept in a record, opened by who may. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cardJsonText } from '../support/adaptive-card.ts';
import { openPlatforms, type Platforms } from '../support/platforms.ts';
import { readBlocks } from '../support/slack-screen.ts';
import type { TeamsMessage } from '../support/teams-server.ts';
import { importRows } from '../trainings/scene.ts';

const [ana, beto, laura] = ['ana@red.co', 'beto@red.co', 'laura@red.co'] as const;
const pdf = new TextEncoder().encode('%PDF-1.7 presentación');
const act = { name: 'presentación.pdf', mime: 'application/pdf', bytes: pdf };

let slack: Platforms['slack'];
let teams: Platforms['teams'];
let net: Platforms['net'];
let close: Platforms['close'];

beforeEach(async () => {
  ({ slack, teams, net, close } = await openPlatforms());
  for (const [id, email] of [
    ['U1', ana],
    ['U3', laura],
  ] as const) {
    slack.workspace.addUser({ id, name: email, email });
  }
  await net.member(ana, { name: 'Ana Muñoz' });
  await net.member(beto, { name: 'Beto Ruiz' });
  await net.member(laura, { name: 'Laura Gómez', role: 'coordinator' });
  await importRows(net, {});
});
afterEach(() => close());

const inSlack = async (channel: string, part: string) => {
  const find = () =>
    slack.workspace.messages.findLast((one) => one.channel === channel && readBlocks(one.blocks).includes(part));
  await expect.poll(() => find()?.ts ?? '', { timeout: 5000, interval: 10 }).not.toBe('');
  const message = find();
  if (!message) throw new Error(`nothing with «${part}»`);
  return message;
};

async function enrol(email: string) {
  await net.say(email, 'inscribirme en CAP-1');
}

it('a file of a modal in Slack becomes material, and opens in Slack and in Teams for who is enrolled', async () => {
  await enrol(ana);
  await enrol(beto);
  await slack.say('U3', 'materiales de CAP-1');
  const materials = await inSlack('D3', 'Materiales');
  await slack.press('U3', materials.ts, 'Agregar material');
  await expect.poll(() => slack.workspace.views.size, { interval: 10 }).toBe(1);
  const [view] = slack.workspace.views.values();
  if (!view) throw new Error('no modal');

  // Neither a link nor a file; then something that is not what it says.
  await slack.submit(view, {});
  expect(view.errors).toEqual({ material: 'Falta esta respuesta.' });
  await slack.submit(view, {}, { 'material#file': { ...act, bytes: new TextEncoder().encode('MZ') } });
  expect(view.errors.material).toContain('no es lo que su nombre dice');
  await slack.submit(view, {}, { 'material#file': act });
  await inSlack('D3', 'presentación.pdf');

  await slack.say('U1', 'materiales de CAP-1');
  const hers = await inSlack('D1', 'presentación.pdf');
  await slack.press('U1', hers.ts, 'Abrir presentación.pdf');
  await expect
    .poll(() => slack.workspace.messages.some((one) => slack.workspace.openFile('U1', one, 'presentación.pdf')), {
      timeout: 5000,
      interval: 10,
    })
    .toBe(true);

  const person = teams.person({ name: 'Beto Ruiz', email: beto });
  await teams.install(person);
  await teams.say(person, 'materiales de CAP-1');
  const old = teams.messages(person.chat).at(-1);
  await teams.say(person, 'materiales de CAP-1');
  const last = (): TeamsMessage => {
    const message = teams.messages(person.chat).at(-1);
    if (!message) throw new Error('nothing in the chat');
    return message;
  };
  await teams.press(person, last(), 'Abrir presentación.pdf');
  expect(last().file).toMatchObject({ name: 'presentación.pdf', content: { sizeInBytes: pdf.byteLength } });
  await teams.answerConsent(person, last(), true);
  expect(teams.fileOf(last())?.equals(pdf)).toBe(true);

  // No longer enrolled: the button is still there, the file is not.
  await net.say(beto, 'cancelar mi inscripción en CAP-1');
  if (old) await teams.press(person, old, 'Abrir presentación.pdf');
  expect(cardJsonText(last().card ?? {})).toContain('Ese archivo ya no está, o no es para usted.');
});

it('in Teams a question for a document is answered in the chat with the file itself', async () => {
  const person = teams.person({ name: 'Laura Gómez', email: laura });
  await teams.install(person);
  const last = () => teams.messages(person.chat).findLast((one) => one.card);
  const said = () => cardJsonText(last()?.card ?? {});
  const press = async (label: string) => {
    const message = last();
    if (message) await teams.press(person, message, label);
  };
  await teams.say(person, 'materiales de CAP-1');
  await press('Agregar material');
  expect(said()).toContain('Para enviar un archivo, responda por el chat.');
  await press('Responder por el chat');
  expect(said()).toContain('envíe el archivo por este chat');
  await teams.sendFile(person, act);
  expect(said()).toContain('presentación.pdf');
  expect(await net.store.db.storedFile.findMany()).toMatchObject([{ name: 'presentación.pdf', kept: true }]);
});
