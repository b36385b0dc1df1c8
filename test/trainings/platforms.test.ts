/** A training's life through Slack and Teams: the real SDKs, against stand-ins that keep what they were sent. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cardJsonText } from '../support/adaptive-card.ts';
import { openPlatforms, type Platforms } from '../support/platforms.ts';
import { readBlocks } from '../support/slack-screen.ts';
import { at, importRows, stateOf } from './scene.ts';

const [ana, beto, laura] = ['ana@red.co', 'beto@red.co', 'laura@red.co'] as const;

let slack: Platforms['slack'];
let teams: Platforms['teams'];
let net: Platforms['net'];
let close: Platforms['close'];

beforeEach(async () => {
  ({ slack, teams, net, close } = await openPlatforms());
  slack.workspace.addChannel('C1', 'red');
  for (const [id, email] of [
    ['U1', ana],
    ['U3', laura],
  ] as const) {
    slack.workspace.addUser({ id, name: email, email });
  }
  await net.space('C1', [], 'slack');
  await net.member(ana, { name: 'Ana Muñoz' });
  await net.member(beto, { name: 'Beto Ruiz' });
  await net.member(laura, { name: 'Laura Gómez', role: 'coordinator' });
});
afterEach(() => close());

const slackIn = (channel: string, part: string) =>
  slack.workspace.messages.findLast(
    (message) => message.channel === channel && readBlocks(message.blocks).includes(part),
  );

/** The message of that channel with these words, once it is there. */
async function shown(channel: string, part: string) {
  await expect.poll(() => slackIn(channel, part)?.ts ?? '', { timeout: 5000 }).not.toBe('');
  const message = slackIn(channel, part);
  if (!message) throw new Error(`nothing with «${part}»`);
  return message;
}

it('announced, filled, freed, offered and moved: each platform sees it, a shared post stays everybody’s', async () => {
  const person = teams.person({ name: 'Beto Ruiz', email: beto });
  await teams.install(person);
  await teams.say(person, 'ayuda');
  await importRows(net, { cupo: '1' });
  await net.drain();
  const inTeams = (part: string) =>
    teams
      .messages(person.chat)
      .findLast((message) => cardJsonText(teams.cardFor(person, message) ?? {}).includes(part));

  const post = await shown('C1', 'Nueva capacitación');
  await slack.press('U1', post.ts, 'Asistiré');
  const answer = await shown('C1', 'su cupo está reservado');
  expect(answer.onlyFor).toBe('U1');
  expect(await stateOf(net, ana)).toBe('enrolled');

  const announced = inTeams('Nueva capacitación');
  if (!announced) throw new Error('not announced in Teams');
  await teams.press(person, announced, 'Asistiré');
  expect(await stateOf(net, beto)).toBe('waiting');
  await net.drain();
  expect(readBlocks(slackIn('C1', 'Nueva capacitación')?.blocks ?? [])).toContain('Sin cupos');

  await slack.say('U1', 'liberar mi cupo');
  await shown(slack.workspace.direct('U1').id, 'Su cupo quedó libre');
  await net.drain();
  const offer = inTeams('Se liberó un cupo para usted');
  if (!offer) throw new Error('not offered in Teams');
  await teams.press(person, offer, 'Tomar el cupo');
  expect(await stateOf(net, beto)).toBe('enrolled');

  net.clock.forward(60_000);
  await importRows(net, { cupo: '1', inicia: '2026-12-17 14:00', termina: '17:00' });
  await net.drain();
  expect(cardJsonText(teams.cardFor(person, inTeams('Cambió una capacitación') ?? offer) ?? {})).toContain(
    'jueves 17 de diciembre',
  );
  await expect
    .poll(() => readBlocks(slackIn('C1', 'Nueva capacitación')?.blocks ?? []), { timeout: 5000 })
    .toContain('Ahora es el jueves 17 de diciembre');
  expect(slack.workspace.messages.filter(({ channel, onlyFor }) => channel === 'C1' && !onlyFor)).toHaveLength(1);
});

it('written in a Slack modal, marked in another', async () => {
  const direct = slack.workspace.direct('U3').id;
  await slack.say('U3', 'nueva capacitación');
  await slack.press('U3', (await shown(direct, 'Nueva capacitación')).ts, 'Abrir formulario');
  await expect.poll(() => slack.workspace.views.size, { timeout: 5000 }).toBe(1);
  const [open] = [...slack.workspace.views.values()];
  if (!open) throw new Error('no modal');
  const values = {
    title: 'Protocolo',
    date: '2026-12-15',
    startTime: '14:00',
    endTime: '13:00',
    modality: 'in_person',
    audience: 'all',
    mandatory: 'no',
    repeats: 'none',
    stage: 'published',
  };
  await slack.submit(open, values);
  await expect.poll(() => Object.keys(open.errors), { timeout: 5000 }).toEqual(['endTime']);
  await slack.submit(open, { ...values, endTime: '16:00' });
  await shown(direct, 'Capacitación publicada');
  expect(await net.store.db.training.findFirst()).toMatchObject({ title: 'Protocolo', endsAt: at('2026-12-15 16:00') });

  await slack.say('U1', 'inscribirme en protocolo');
  await shown(slack.workspace.direct('U1').id, 'su cupo está reservado');
  net.clock.at = at('2026-12-15 16:30');
  await slack.say('U3', 'asistencia de protocolo');
  const list = await shown(direct, '0 de 1 con asistencia registrada');
  slack.workspace.views.clear();
  await slack.press('U3', list.ts, 'Marcar asistencia');
  await expect.poll(() => slack.workspace.views.size, { timeout: 5000 }).toBe(1);
  const [sheet] = [...slack.workspace.views.values()];
  if (!sheet) throw new Error('no sheet');
  const { id } = await net.store.db.member.findUniqueOrThrow({ where: { email: ana } });
  await slack.submit(sheet, { attended: [id] });
  await shown(direct, 'Asistencia guardada: 1 de 1');
  await net.drain();
  expect(readBlocks((await shown(slack.workspace.direct('U1').id, 'Gracias por asistir')).blocks)).toContain(
    'Código de verificación',
  );
});
