/** What files are in Teams only: consent, OneDrive, its hosts; and questions that a card cannot hide. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { trustFileUrls } from '../../../adapters/teams/client.ts';
import { renderForm } from '../../../adapters/teams/render-form.ts';
import type { Reply } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import { fileBlock } from '../../../src/files/kinds.ts';
import type { Form } from '../../../src/form.ts';
import { cardJsonText } from '../../support/adaptive-card.ts';
import { cards, card as text } from '../../support/contract/fixture.ts';
import type { TeamsMessage } from '../../support/teams-server.ts';
import { words } from './bot.ts';
import { type Chat, openChat } from './chat.ts';

const bytes = new TextEncoder().encode('%PDF-1.7 lista');
const block = fileBlock('lista.pdf', bytes, 'Convenios vigentes', {
  action: 'agreements.file',
  data: { ask: 'vigentes' },
});
const list: Card = { title: 'Convenios', blocks: [{ kind: 'section', title: 'Archivo', blocks: [block] }] };

describe('a file in Teams', () => {
  let teams: Chat['teams'];
  let bot: Chat['bot'];
  let ana: Chat['ana'];
  let events: Chat['events'];
  let close: Chat['close'];
  let reply: () => Reply;

  beforeEach(async () => {
    reply = () => cards(list);
    ({ teams, bot, ana, events, close } = await openChat(() => reply()));
  });
  afterEach(() => close());

  const said = () =>
    teams.messages(ana.chat).map((one) => (one.card ? cardJsonText(one.card) : (one.file?.name ?? '')).trim());
  const offered = async (): Promise<TeamsMessage> => {
    await teams.say(ana, 'convenios vigentes en PDF');
    const message = teams.messages(ana.chat).find(({ file }) => file);
    if (!message) throw new Error('no file was offered');
    return message;
  };

  test('is offered with its size and what it is, after what the card says', async () => {
    const { file } = await offered();
    expect(file).toMatchObject({
      name: 'lista.pdf',
      content: { description: 'Convenios vigentes', sizeInBytes: bytes.byteLength },
    });
    expect(said()).toHaveLength(2);
    expect(said()[0]).toContain('Convenios');
    expect(said()[0]).not.toContain('lista.pdf');
  });

  test('once accepted lies in the person’s OneDrive, and the question is gone', async () => {
    const message = await offered();
    expect((await teams.answerConsent(ana, message, true)).status).toBe(200);
    expect(events.at(-1)).toMatchObject({ kind: 'action', action: 'agreements.file', data: { ask: 'vigentes' } });
    const [, saved, ...more] = teams.messages(ana.chat);
    expect(more).toEqual([]);
    expect(saved && teams.fileOf(saved)?.equals(bytes)).toBe(true);
  });

  test('once declined is not drawn at all', async () => {
    const message = await offered();
    await teams.answerConsent(ana, message, false);
    expect(events).toHaveLength(1);
    expect(said()).toEqual([expect.stringContaining('Convenios'), words.es.fileDeclined('lista.pdf')]);
  });

  test('that the person may not have any more is told in words', async () => {
    const message = await offered();
    reply = () => cards(text('Esto lo puede hacer la coordinación.'));
    await teams.answerConsent(ana, message, true);
    expect(said().at(-1)).toBe('Esto lo puede hacer la coordinación.');
    expect(teams.calls.some(({ path }) => path.startsWith('/onedrive'))).toBe(false);
  });

  test('that OneDrive does not take can be asked for again', async () => {
    const message = await offered();
    teams.failNext({ on: 'upload', status: 507 });
    await teams.answerConsent(ana, message, true);
    expect(said().at(-1)).toBe(words.es.fileFailed('lista.pdf'));
    expect(bot.lines).toContainEqual(expect.objectContaining({ level: 'warn' }));
    const first = events.at(-1)?.id;
    await teams.answerConsent(ana, message, true);
    // Within seconds, and yet another event.
    expect(events.at(-1)?.id).not.toBe(first);
    expect(teams.messages(ana.chat).some((one) => teams.fileOf(one)?.equals(bytes))).toBe(true);
  });

  test('is given once when Teams says twice that it was accepted', async () => {
    const message = await offered();
    await teams.answerConsent(ana, message, true);
    const first = events.at(-1)?.id;
    await teams.redeliver({ newId: true });
    expect(events.at(-1)?.id).toBe(first);
  });

  test('is never posted in a channel, even when the feature forgets to say that it is private', async () => {
    const channel = teams.channel({ name: 'General' });
    await teams.say(ana, 'convenios en PDF', { in: channel });
    const [message] = teams.messages(channel.id);
    if (!message?.card) throw new Error('no card in the channel');
    expect(cardJsonText(message.card)).toContain(words.es.getFilePrivately);
    await teams.press(ana, message, words.es.getFilePrivately);
    expect(teams.messages(channel.id).filter(({ file }) => file)).toEqual([]);
    expect(teams.messages(ana.chat).some(({ file }) => file?.name === 'lista.pdf')).toBe(true);
  });

  test('at a foreign address is neither fetched nor put', async () => {
    const foreign = 'http://169.254.169.254/latest/meta-data';
    const content = { downloadUrl: foreign, uniqueId: '1', fileType: 'pdf' };
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    await teams.deliver(ana, ana.chat, { type: 'message', attachments: [{ contentType, name: 'acta.pdf', content }] });
    const [event] = events;
    const [file] = event?.kind === 'message' ? (event.files ?? []) : [];
    await expect(file?.read()).rejects.toMatchObject({ fault: 'refused' });
    const message = await offered();
    const value = {
      type: 'fileUpload',
      action: 'accept',
      context: message.file?.content.acceptContext,
      uploadInfo: { uploadUrl: foreign, name: 'lista.pdf' },
    };
    await teams.deliver(ana, ana.chat, { type: 'invoke', name: 'fileConsent/invoke', value, replyToId: message.id });
    expect(said().at(-1)).toBe(words.es.fileFailed('lista.pdf'));
  });
});

test('files are fetched from OneDrive and SharePoint over https only', () => {
  const isTrusted = trustFileUrls(true, ['files.example.gov.co']);
  const trusted = [
    'https://red.sharepoint.com/personal/ana/_api/v2.0/drive/items/1',
    'https://red-my.sharepoint.com/x',
    'https://files.example.gov.co/x',
  ];
  const foreign = [
    'http://red.sharepoint.com/x',
    'https://sharepoint.com.example.org/x',
    'https://evil-sharepoint.com/x',
    'https://red.sharepoint.com@example.org/x',
    'https://127.0.0.1/x',
    'file:///etc/passwd',
  ];
  expect(trusted.map(isTrusted)).toEqual(trusted.map(() => true));
  expect(foreign.map(isTrusted)).toEqual(foreign.map(() => false));
});

test('a question with a condition says after which answer it is to be answered, and the card does not insist', () => {
  const form: Form = {
    id: 'a.b',
    title: 'Seguimiento',
    submit: 'Enviar',
    cancel: 'Cancelar',
    fields: [
      { kind: 'yesno', name: 'agreed', label: '¿Hubo acuerdo?' },
      { kind: 'text', name: 'which', label: '¿Cuál?', when: { field: 'agreed', is: ['yes'] } },
      { kind: 'document', name: 'act', label: 'Acta', initial: 'file:0b3c1d9e-0000-4000-8000-000000000001/acta.pdf' },
    ],
  };
  const { body } = renderForm(form, words.es);
  const [agreed, which, act] = body.filter(({ type }) => type.startsWith('Input.'));
  expect(agreed).toMatchObject({ label: '¿Hubo acuerdo?', isRequired: true });
  expect(which).toMatchObject({ label: '¿Cuál? (si respondió «Sí»)' });
  expect(which).not.toHaveProperty('isRequired');
  expect(act).not.toHaveProperty('value');
  expect(act).not.toHaveProperty('isRequired');
  expect(JSON.stringify(body)).toContain('Ya está «acta.pdf»');
});
