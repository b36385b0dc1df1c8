/**
 * A stand-in for Teams' connector that keeps state, over HTTP on loopback, for a bot without an app id.
 *
 *   const teams = await startTeamsServer();
 *   teams.connect('http://127.0.0.1:3978/api/messages');        // where the bot listens
 *   const ana = teams.person({ name: 'Ana', email: 'ana@bogota.gov.co' });
 *   await teams.install(ana);                                    // the bot learns of her chat
 *   await teams.say(ana, 'convocatorias');                       // in her own chat
 *   const [message] = teams.messages(ana.chat);                  // what she sees there, oldest first
 *   await teams.press(ana, message, 'Me interesa');              // Action.Execute; { way: 'submit' } for old clients
 *   const channel = teams.channel({ team: 'Red', name: 'General' });
 *   await teams.say(ana, 'convocatorias', { in: channel });      // with a mention of the bot
 *   await teams.sendFile(ana, { name, bytes });                 // from her OneDrive, in her own chat
 *   await teams.answerConsent(ana, message, true);              // «Permitir» under a file that is offered
 *   teams.failNext({ on: 'post', status: 429, retryAfter: 7 });  // or { on: 'post', cut: 'before' | 'after' }
 *   await teams.redeliver({ newId: true });                      // the last activity again
 *   await teams.close();
 *
 * Bodies over 100 KB as UTF-16 are refused with 413, unknown conversations with 404, people without the app with 403.
 */
import { allActions, type CardJson, findAction, inputsOf } from './adaptive-card.ts';
import {
  cardType,
  type Json,
  startConnector,
  type TeamsFailure,
  type TeamsMessage,
  type TeamsPerson,
  type TeamsSpace,
} from './teams-connector.ts';

export type { TeamsFailure, TeamsMessage, TeamsPerson, TeamsSpace };

export type Exchange = { activity: Json; status: number; body: Json };
export type TeamsServer = Awaited<ReturnType<typeof startTeamsServer>>;

const downloadType = 'application/vnd.microsoft.teams.file.download.info';
const consentType = 'application/vnd.microsoft.teams.card.file.consent';
const infoType = 'application/vnd.microsoft.teams.card.file.info';
const tenant = '11111111-2222-4333-8444-555555555555';
const bot = { id: '28:bot-1', name: 'Enlace' };

export async function startTeamsServer() {
  const connector = await startConnector();
  const { url, people, spaces, stored, files, failures, calls, nextId, chatOwner } = connector;
  const dialogs: { person: string; card: CardJson; title: string }[] = [];
  const toasts: { person: string; text: string }[] = [];
  let endpoint = '';
  let lastSent: Json | undefined;

  /** What every activity of this person at this place carries. */
  function envelope(person: TeamsPerson, place: string): Json {
    const space = spaces.get(place);
    const isGroup = space !== undefined;
    const team =
      space?.kind === 'channel'
        ? { team: { id: `${place}-team`, name: space.team }, channel: { id: place, name: space.name } }
        : {};
    const conversationType = isGroup ? (space.kind === 'channel' ? 'channel' : 'groupChat') : 'personal';
    return {
      id: nextId(),
      channelId: 'msteams',
      serviceUrl: url,
      timestamp: new Date().toISOString(),
      locale: person.locale,
      from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
      recipient: bot,
      conversation: { id: place, isGroup, conversationType, tenantId: tenant, ...(space && { name: space.name }) },
      channelData: { tenant: { id: tenant }, ...team },
    };
  }

  async function deliver(activity: Json): Promise<Exchange> {
    lastSent = activity;
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { activity, status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
  }

  /** Shows what an invoke was answered with, as the client does. */
  function apply(person: TeamsPerson, message: TeamsMessage | undefined, { body }: Exchange): void {
    if (body.type === cardType && message) message.views.set(person.id, body.value as CardJson);
    if (body.type === 'application/vnd.microsoft.activity.message' && body.value) {
      toasts.push({ person: person.id, text: String(body.value) });
    }
    const task = body.task as { type: string; value: { title: string; card: { content: CardJson } } } | undefined;
    const open = dialogs.findIndex((one) => one.person === person.id);
    if (open >= 0) dialogs.splice(open, 1);
    if (task?.type === 'continue') {
      dialogs.push({ person: person.id, card: task.value.card.content, title: task.value.title });
    }
  }

  const invoke = (person: TeamsPerson, place: string, name: string, value: Json, replyToId?: string) =>
    deliver({ ...envelope(person, place), type: 'invoke', name, value, ...(replyToId && { replyToId }) });

  /** Presses this action of this card with these inputs, as a client of today or of yesterday (`submit`) does. */
  async function act(
    person: TeamsPerson,
    message: TeamsMessage,
    action: Json,
    inputs: Json,
    way: 'execute' | 'submit',
  ): Promise<Exchange> {
    const place = message.conversation;
    const data = { ...(action.data as Json), ...(action.associatedInputs === 'none' ? {} : inputs) };
    const isDialog = (data.msteams as Json | undefined)?.type === 'task/fetch';
    if (isDialog) {
      const exchange = await invoke(person, place, 'task/fetch', { data, context: { theme: 'default' } }, message.id);
      apply(person, message, exchange);
      return exchange;
    }
    if (way === 'submit' || action.type === 'Action.Submit') {
      return deliver({ ...envelope(person, place), type: 'message', value: data, replyToId: message.id });
    }
    const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' };
    const exchange = await invoke(person, place, 'adaptiveCard/action', value, message.id);
    apply(person, message, exchange);
    return exchange;
  }

  return {
    url,
    tenant,
    bot,
    /** Every call that the bot made, oldest first. */
    calls: calls as readonly { method: string; path: string }[],
    toasts: toasts as readonly { person: string; text: string }[],

    /** The bot's messages address; activities are posted there from now on. */
    connect(botUrl: string): void {
      endpoint = botUrl;
    },

    person(options: Partial<TeamsPerson> & { name: string; installed?: boolean }): TeamsPerson {
      const number = people.size + 1;
      const person = {
        id: `29:person-${number}`,
        aadObjectId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
        name: options.name,
        email: options.email ?? `person${number}@example.org`,
        locale: options.locale ?? 'es-CO',
        tenant: options.tenant ?? tenant,
        role: options.role ?? 'user',
        chat: `a:chat-${number}`,
        installed: options.installed ?? true,
        blocked: false,
      };
      people.set(person.id, person);
      return person;
    },
    channel(options: { team?: string; name: string; kind?: 'channel' | 'group' }): TeamsSpace {
      const { team = 'Red Distrital', name, kind = 'channel' } = options;
      const space = { id: `19:space-${spaces.size + 1}@thread.tacv2`, kind, team, name };
      spaces.set(space.id, space);
      return space;
    },

    /** What was posted in this conversation, oldest first; `card` as everyone sees it. */
    messages: (conversation: string): TeamsMessage[] => stored.filter((one) => one.conversation === conversation),
    /** The card as this person sees it. */
    cardFor: (person: TeamsPerson, message: TeamsMessage): CardJson | undefined =>
      message.views.get(person.id) ?? message.card,
    /** The dialog open before this person. */
    dialogOf: (person: TeamsPerson) => dialogs.find((one) => one.person === person.id),

    say(person: TeamsPerson, text: string, where: { in?: TeamsSpace } = {}): Promise<Exchange> {
      const at = `<at>${bot.name}</at>`;
      const mention = { type: 'mention', text: at, mentioned: bot };
      const place = where.in?.id ?? person.chat;
      return deliver({
        ...envelope(person, place),
        type: 'message',
        textFormat: 'plain',
        text: where.in ? `${at} ${text}` : text,
        entities: [...(where.in ? [mention] : []), { type: 'clientInfo', locale: person.locale, country: 'CO' }],
      });
    },
    /** The person sends a file, with these words. To a channel it goes, too, but Teams does not tell bots of it. */
    sendFile(person: TeamsPerson, file: { name: string; bytes: Uint8Array }, text = ''): Promise<Exchange> {
      const id = nextId();
      files.set(id, Buffer.from(file.bytes));
      const address = `${url}/onedrive/${id}`;
      const content = { downloadUrl: address, uniqueId: id, fileType: file.name.split('.').at(-1) };
      const attachment = { contentType: downloadType, contentUrl: address, name: file.name, content };
      const html = { contentType: 'text/html', content: `<p>${text}</p>` };
      return deliver({
        ...envelope(person, person.chat),
        type: 'message',
        textFormat: 'plain',
        ...(text && { text }),
        attachments: [attachment, html],
      });
    },
    /** The person allows or refuses what a message offers; allowed, the file is put in their OneDrive. */
    answerConsent(person: TeamsPerson, message: TeamsMessage, accepted: boolean): Promise<Exchange> {
      const { file } = message;
      if (file?.contentType !== consentType) throw new Error('no file is offered there');
      const id = nextId();
      const context = accepted ? file.content.acceptContext : file.content.declineContext;
      const address = `${url}/onedrive/${id}`;
      const place = { name: file.name, uniqueId: id, fileType: file.name.split('.').at(-1) };
      const uploadInfo = { ...place, uploadUrl: address, contentUrl: address };
      const value = {
        type: 'fileUpload',
        action: accepted ? 'accept' : 'decline',
        context,
        ...(accepted && { uploadInfo }),
      };
      return invoke(person, message.conversation, 'fileConsent/invoke', value, message.id);
    },
    /** The file that a message shows to lie in the person's OneDrive. */
    fileOf: ({ file }: TeamsMessage): Buffer | undefined =>
      file?.contentType === infoType ? files.get(String(file.content.uniqueId)) : undefined,
    /** Presses the button with this label, wherever in the card it is hidden. */
    press(
      person: TeamsPerson,
      message: TeamsMessage,
      label: string,
      options: { inputs?: Json; way?: 'execute' | 'submit' } = {},
    ): Promise<Exchange> {
      const card = message.views.get(person.id) ?? message.card;
      const action = card && findAction(card, label);
      if (!card || !action) throw new Error(`no button "${label}" to press`);
      const inputs = { ...inputsOf(card), ...options.inputs };
      return act(person, message, action, inputs, options.way ?? 'execute');
    },
    /** Sends the dialog that is open before this person. */
    async submitDialog(person: TeamsPerson, place: string, inputs: Json): Promise<Exchange> {
      const open = dialogs.find((one) => one.person === person.id);
      const action = open && allActions(open.card).find((one) => one.type === 'Action.Submit');
      if (!open || !action) throw new Error('no dialog is open');
      const data = { ...(action.data as Json), ...inputsOf(open.card), ...inputs };
      const exchange = await invoke(person, place, 'task/submit', { data, context: { theme: 'default' } });
      apply(person, undefined, exchange);
      return exchange;
    },
    async install(person: TeamsPerson, where: { in?: TeamsSpace } = {}): Promise<Exchange> {
      const place = where.in?.id ?? person.chat;
      const owner = people.get(person.id);
      if (owner && !where.in) owner.installed = true;
      await deliver({ ...envelope(person, place), type: 'conversationUpdate', membersAdded: [bot] });
      return deliver({ ...envelope(person, place), type: 'installationUpdate', action: 'add' });
    },
    uninstall(person: TeamsPerson, where: { in?: TeamsSpace } = {}): Promise<Exchange> {
      const owner = people.get(person.id);
      if (owner && !where.in) owner.installed = false;
      const place = where.in?.id ?? person.chat;
      return deliver({ ...envelope(person, place), type: 'installationUpdate', action: 'remove' });
    },
    block(person: TeamsPerson): void {
      const owner = people.get(person.id);
      if (owner) owner.blocked = true;
    },
    /** Forgets the conversation: every call to it is answered with 404 from now on. */
    forget(conversation: string): void {
      const owner = chatOwner(conversation);
      if (owner) people.delete(owner.id);
      spaces.delete(conversation);
    },
    /** Any activity at all, over the envelope of this person at this place. */
    deliver: (person: TeamsPerson, place: string, activity: Json) =>
      deliver({ ...envelope(person, place), ...activity }),
    /** The last activity once more; with `newId` as Teams does at times after 15 s: another id, a later time. */
    redeliver(options: { newId?: boolean; laterMs?: number } = {}): Promise<Exchange> {
      if (!lastSent) throw new Error('nothing was delivered yet');
      const { newId = false, laterMs = 0 } = options;
      const timestamp = new Date(Date.parse(String(lastSent.timestamp)) + laterMs).toISOString();
      return deliver(newId ? { ...lastSent, id: nextId(), timestamp } : lastSent);
    },
    failNext(failure: TeamsFailure): void {
      failures.push({ ...failure });
    },
    /** Stops listening: the bot's calls are refused a connection. */
    close: () => connector.close(),
  };
}
