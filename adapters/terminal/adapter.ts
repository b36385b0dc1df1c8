/** A conversation in the terminal, without a network: one line is one message, a number presses that button. */
import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Adapter, Address, Receive, Reply, Sent } from '../../src/adapter.ts';
import { type Card, cardFiles, cardSummary, type FileBlock } from '../../src/card.ts';
import type { Actor, Event } from '../../src/event.ts';
import { keepFile, readPath } from './files.ts';
import { ansiStyle, type Offer, plainStyle, renderCard } from './render.ts';

/** Everything in the terminal belongs to this machine. */
export const terminalTenant = 'local';

/** A line that sends a file of this machine, and words after it. */
const sending = /^\/(?:archivo|file)\s+(.+)$/is;

export type TerminalWords = {
  prompt: string;
  /** Before a message that arrives by itself: to this person, to a space or somebody else, or as an edit. */
  arrived: string;
  elsewhere(to: string, summary: string): string;
  edited: string;
  noSuchNumber(last: number): string;
  noSuchFile(path: string): string;
  confirm(question: string): string;
  yes: readonly string[];
};

export type TerminalOptions = {
  input: Readable;
  output: Writable;
  /** Colours and a prompt; off for pipes. */
  interactive: boolean;
  person: { email: string; name: string; locale?: string };
  words: TerminalWords;
  now(): Date;
  /** The folder where the files of cards are written; made when the first one is. */
  folder: string;
  /** A line the terminal itself answers ("/como …"); null leaves it to the bot. */
  intercept?(line: string): Promise<{ say: string; person?: TerminalOptions['person'] } | null>;
  /** The delivery with this key has been shown to the person it is for. */
  onShown?(key: string): Promise<void>;
  /** How a space or another person is called, for the line that says a message went there. */
  nameOf?(address: Address): string;
};

export type TerminalAdapter = Adapter & {
  /** Settles when the input has ended and every line was answered. */
  ended: Promise<void>;
  /** Shows a card that was delivered earlier. */
  show(card: Card): Promise<void>;
};

export function createTerminalAdapter(options: TerminalOptions): TerminalAdapter {
  const { output, words } = options;
  const style = options.interactive ? ansiStyle : plainStyle;
  let person = options.person;
  let offers: Offer[] = [];
  let waitingConfirm: Extract<Offer, { kind: 'action' }> | null = null;
  let lines: Interface | null = null;
  let working: Promise<void> = Promise.resolve();
  const ended = Promise.withResolvers<void>();

  const write = (text: string) => void output.write(`${text}\n`);
  const actor = (): Actor => ({
    platform: 'terminal',
    tenant: terminalTenant,
    user: person.email,
    email: person.email,
    name: person.name,
    locale: person.locale,
  });
  const address = (): Address => ({
    platform: 'terminal',
    tenant: terminalTenant,
    conversation: person.email,
    user: person.email,
  });
  const prompt = () => {
    if (options.interactive && lines) {
      lines.setPrompt(`${words.prompt} `);
      lines.prompt(true);
    }
  };

  async function show(card: Card): Promise<void> {
    const paths = new Map<FileBlock, string>();
    for (const file of cardFiles(card)) {
      if (file.bytes instanceof Uint8Array) paths.set(file, await keepFile(options.folder, file));
    }
    write(`\n${renderCard(card, style, offers, paths)}\n`);
  }

  async function showReply(reply: Reply): Promise<void> {
    if (reply.kind !== 'cards') return;
    offers = [];
    for (const card of reply.cards) await show(card);
  }

  /** `/archivo <path>`: what a person in a chat would drag into it. */
  async function sendFile(said: string): Promise<Event | string> {
    const found = await readPath(said);
    if (!found) return words.noSuchFile(said);
    return { ...base(), kind: 'message', text: found.text, files: [found.file] };
  }

  const base = () => ({ id: randomUUID(), at: options.now(), actor: actor(), address: address(), direct: true });

  function eventFor(line: string): Event | string {
    if (waitingConfirm) {
      const offer = waitingConfirm;
      waitingConfirm = null;
      if (words.yes.includes(line.toLowerCase()))
        return { ...base(), kind: 'action', action: offer.action, data: offer.data };
    }
    const number = /^\d{1,3}$/.test(line) && offers.length > 0 ? Number(line) : 0;
    if (number === 0) return { ...base(), kind: 'message', text: line };
    const offer = offers[number - 1];
    if (!offer) return words.noSuchNumber(offers.length);
    if (offer.kind === 'link') return `${offer.label}: ${offer.href}`;
    if (offer.confirm) {
      waitingConfirm = offer;
      return words.confirm(offer.confirm);
    }
    return { ...base(), kind: 'action', action: offer.action, data: offer.data };
  }

  async function answer(receive: Receive, line: string): Promise<void> {
    const text = line.trim();
    if (text === '' && options.interactive) return;
    const own = await options.intercept?.(text);
    if (own) {
      if (own.person) person = own.person;
      offers = [];
      write(own.say);
      return;
    }
    const sent = sending.exec(text)?.[1];
    const event = sent ? await sendFile(sent) : eventFor(text);
    if (typeof event === 'string') write(event);
    else await showReply(await receive(event));
  }

  function isHere(to: Address): boolean {
    return (to.user ?? to.conversation) === person.email;
  }

  return {
    platform: 'terminal',
    routes: [],
    ended: ended.promise,
    show,
    async start(receive) {
      lines = createInterface({
        input: options.input,
        output: options.interactive ? output : undefined,
        terminal: options.interactive,
      });
      lines.on('line', (line) => {
        working = working.then(() => answer(receive, line)).then(prompt, (error: unknown) => write(String(error)));
      });
      lines.once('close', () => void working.then(() => ended.resolve()));
      lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      prompt();
    },
    async stop() {
      lines?.close();
      await working;
    },
    async send(to, card, key): Promise<Sent> {
      if (isHere(to)) {
        write(`\n${words.arrived}`);
        await show(card);
        await options.onShown?.(key);
        prompt();
      } else if (lines) {
        write(words.elsewhere(options.nameOf?.(to) ?? to.conversation ?? to.user ?? '', cardSummary(card)));
        prompt();
      }
      return { messageId: key, address: to };
    },
    async update(sent, card) {
      if (!isHere(sent.address)) return;
      write(`\n${words.edited}`);
      await show(card);
      prompt();
    },
    scopes: () => [],
  };
}
