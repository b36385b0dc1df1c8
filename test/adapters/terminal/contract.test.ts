import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { createTerminalAdapter, terminalTenant } from '../../../adapters/terminal/adapter.ts';
import { terminalText } from '../../../src/platform-text.ts';
import { runAdapterContract } from '../../support/adapter-contract.ts';
import type { AdapterFixture, Shown } from '../../support/contract/fixture.ts';

const person = { email: 'ana@red.co', name: 'Ana' };

async function makeFixture(): Promise<AdapterFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'enlace-terminal-'));
  const input = new PassThrough();
  const messages: { id: string; text: string }[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      messages.push({ id: '', text: chunk.toString() });
      done();
    },
  });
  const adapter = createTerminalAdapter({
    input,
    output,
    interactive: false,
    person,
    words: terminalText,
    now: () => new Date(),
    folder: join(folder, 'files'),
    onShown: async (key) => {
      const shown = messages.at(-1);
      if (shown) shown.id = key;
    },
  });
  const direct = {
    platform: 'terminal',
    tenant: terminalTenant,
    conversation: person.email,
    user: person.email,
  } as const;
  const type = (line: string) => void input.write(`${line}\n`);
  const isAnnouncement = (text: string) => text.trim() === terminalText.arrived;
  const shownOf = ({ id, text }: { id: string; text: string }): Shown => ({
    id,
    text: text.replaceAll(/ <(https?:[^>\s]*)>/g, ''),
    links: [...text.matchAll(/<(https?:[^>\s]*)>|(https?:\/\/[^\s)<>]+)/g)].map((match) => match[1] ?? match[2] ?? ''),
  });
  const pressNumber = async (message: Shown, label: string) => {
    const number = message.text
      .split(/(?=\[\d+\] )/)
      .find((part) => part.replace(/^\[\d+\] /, '').startsWith(label))
      ?.match(/^\[(\d+)\]/)?.[1];
    if (!number) throw new Error(`no number for ${label} in ${message.text}`);
    const before = messages.length;
    type(number);
    // A button that asks first is answered yes.
    await new Promise((resolve) => setImmediate(resolve));
    if (messages.slice(before).some((one) => one.text.includes('(responda sí o no)'))) type('sí');
  };
  return {
    adapter,
    user: person.email,
    direct,
    say: async (text) => type(text),
    press: pressNumber,
    choose: pressNumber,
    async sendFile({ name, bytes }, text = '') {
      const path = join(await mkdtemp(join(folder, 'sent-')), name);
      await writeFile(path, bytes);
      type(`/archivo "${path}" ${text}`);
    },
    async openFile(_at, name) {
      const path = messages.map(({ text }) => text.split(`(${name}): `)[1]?.split('\n')[0]).findLast(Boolean);
      if (!path) throw new Error(`no path of ${name} is shown`);
      return new Uint8Array(await readFile(path));
    },
    uploads: () => readdirSync(join(folder, 'files')).length,
    redeliver: async () => undefined,
    fillForm: async () => undefined,
    formText: () => '',
    shown: () => messages.filter(({ text }) => !isAnnouncement(text)).map(shownOf),
    fail: async () => undefined,
    close: async () => {
      await adapter.stop();
      input.destroy();
      await rm(folder, { recursive: true });
    },
  };
}

runAdapterContract('terminal', { channels: false, failures: [], edits: false, forms: false }, makeFixture);
