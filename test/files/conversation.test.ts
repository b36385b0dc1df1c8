/** Files in a conversation, with a feature of the test's own: asked for, sent with words, sent without, opened again. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNamedJob } from '../../jobs/schedule.ts';
import type { Reply } from '../../src/adapter.ts';
import { createApp, type Feature } from '../../src/app.ts';
import { type Card, cardFiles, cardText } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { Event, IncomingFile } from '../../src/event.ts';
import { keepFiles, takeFile } from '../../src/files/intake.ts';
import { openButton, sayDocument } from '../../src/files/show.ts';
import { type Form, readDocument, type Values } from '../../src/form.ts';
import { eraseMember } from '../../src/members/queries.ts';
import { createReceive } from '../../src/router.ts';
import { type Network, offersOf, openNetwork, textsOf } from '../support/network.ts';

const [ana, beto] = ['ana@red.co', 'beto@red.co'] as const;

const pdf = new TextEncoder().encode('%PDF-1.7 acta');
const fileOf = (name: string, bytes: Uint8Array = pdf, size = bytes.byteLength): IncomingFile => ({
  name,
  mime: 'application/octet-stream',
  size,
  read: async () => bytes,
});

type Given = { text?: string; files?: IncomingFile[] };

/** A feature with a question for a document; `records` is what was submitted. */
function documents(records: Values[], initial?: string) {
  const form: Form = {
    id: 'acts.add',
    title: 'Acta',
    submit: 'Enviar',
    cancel: 'Cancelar',
    fields: [
      { kind: 'document', name: 'act', label: '¿Tiene el acta?', ...(initial ? { initial } : {}) },
      { kind: 'text', name: 'note', label: 'Algo más', optional: true },
    ],
  };
  const attached: string[] = [];
  const feature: Feature = {
    commands: [
      {
        id: 'acts.add',
        names: { es: ['anexar acta'], en: ['add act'] },
        summary: { es: 'a', en: 'a' },
        examples: { es: ['anexar acta'], en: ['add act'] },
        who: 'member',
        takesFiles: true,
        run: async (context, { rest, files = [] }) => {
          if (files.length === 0) return { kind: 'form', form };
          for (const file of files) attached.push(`${rest}:${await takeFile(context, file)}`);
          return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: 'Anexada' }] }] };
        },
      },
      {
        id: 'acts.list',
        names: { es: ['ver actas'], en: ['see acts'] },
        summary: { es: 'a', en: 'a' },
        examples: { es: ['ver actas'], en: ['see acts'] },
        who: 'member',
        run: async () => ({ kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: 'Las actas' }] }] }),
      },
    ],
    actions: {
      'acts.keep': {
        who: 'member',
        run: async (context, { data }) => {
          await keepFiles(context.store.db, [data.file ?? '']);
          attached.push(data.file ?? '');
          return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: 'Guardada' }] }] };
        },
      },
    },
    forms: {
      'acts.add': {
        who: 'member',
        build: async () => form,
        submit: async ({ store }, values) => {
          await store.inTransaction((tx) => keepFiles(tx, [values.act ?? null]));
          records.push(values);
          return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: 'Registrada' }] }] };
        },
      },
    },
    deliveries: {},
    fileActions: [{ action: 'acts.keep', label: { es: 'Guardar como acta', en: 'Keep' }, who: 'member' }],
    // Whoever is called Beto may see the files of the record "sala".
    fileReaders: { 'acts.act': async ({ person }, of) => of === 'sala' && person.email === beto },
  };
  return { feature, attached };
}

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member(ana, { name: 'Ana' });
  await net.member(beto, { name: 'Beto' });
});
afterEach(() => net.close());

function talk(feature: Feature) {
  const receive = createReceive(createApp([feature]), net, { asksInChat: true });
  const base = (email: string) => ({
    id: randomUUID(),
    at: net.clock.now(),
    actor: { platform: 'terminal' as const, tenant: 'local', user: email, email },
    address: { platform: 'terminal' as const, tenant: 'local', conversation: email, user: email },
    direct: true,
  });
  const cards = (reply: Reply): Card[] => (reply.kind === 'cards' ? [...reply.cards] : []);
  const send = async (email: string, what: Partial<Event> & { kind: Event['kind'] }) =>
    receive({ ...base(email), ...what } as Event);
  return {
    say: async (email: string, { text = '', files }: Given) =>
      cards(await send(email, { kind: 'message', text, ...(files && { files }) })),
    press: async (email: string, card: Card | undefined, label: string) => {
      const offer = offersOf(card?.blocks ?? []).find((one) => one.label.includes(label));
      return cards(await send(email, { kind: 'action', action: offer?.action ?? '', data: offer?.data ?? {} }));
    },
    act: async (email: string, action: string, data: Record<string, string>) =>
      cards(await send(email, { kind: 'action', action, data })),
    submit: (email: string, values: Record<string, string>, files: Record<string, IncomingFile> = {}) =>
      send(email, { kind: 'formSubmit', form: 'acts.add', state: '', values, files }),
  };
}

const stored = () => net.store.db.storedFile.findMany({ orderBy: { name: 'asc' } });

describe('a question for a document', () => {
  it('is answered by sending the file, which is kept once the form is sent', async () => {
    const records: Values[] = [];
    const { say } = talk(documents(records).feature);
    const asked = textsOf(await say(ana, { text: 'anexar acta' }));
    expect(asked).toContain('envíe el archivo por este chat (pdf, docx, xlsx, pptx, odt, ods, png, jpg, csv, txt');
    const next = textsOf(await say(ana, { text: 'aquí va', files: [fileOf('acta 3.pdf')] }));
    expect(next).toContain('Algo más');
    expect(await stored()).toMatchObject([{ name: 'acta 3.pdf', mime: 'application/pdf', size: 13, kept: false }]);
    expect(textsOf(await say(ana, { text: 'ver lo que llevo' }))).toContain('¿Tiene el acta?: acta 3.pdf');
    await say(ana, { text: 'saltar' });
    const [file] = await stored();
    expect(records).toEqual([{ act: `file:${file?.id}/acta 3.pdf`, note: null }]);
    expect(file?.kept).toBe(true);
  });

  it('is answered by a link as well, and by nothing else that is written', async () => {
    const records: Values[] = [];
    const { say } = talk(documents(records).feature);
    await say(ana, { text: 'anexar acta' });
    expect(textsOf(await say(ana, { text: 'la tengo en papel' }))).toContain('Pegue una dirección');
    // Somebody else's file cannot be named.
    expect(textsOf(await say(ana, { text: `file:${randomUUID()}/acta.pdf` }))).toContain('Pegue una dirección');
    await say(ana, { text: 'https://drive.example.org/acta' });
    await say(ana, { text: 'saltar' });
    expect(records).toEqual([{ act: 'https://drive.example.org/acta', note: null }]);
  });

  it('says what is wrong with a file, and stays open', async () => {
    const { say } = talk(documents([]).feature);
    await say(ana, { text: 'anexar acta' });
    const sent = async (file: IncomingFile) => textsOf(await say(ana, { files: [file] }));
    expect(await sent(fileOf('todo.zip'))).toContain('No puedo recibir «todo.zip»');
    expect(await sent(fileOf('acta.pdf', new TextEncoder().encode('MZ')))).toContain('no es lo que su nombre dice');
    expect(await sent(fileOf('acta.pdf', pdf, 11 * 1024 * 1024))).toContain('pasa de 10 MB');
    expect(await sent(fileOf('acta.pdf', new Uint8Array(11 * 1024 * 1024), 0))).toContain('pasa de 10 MB');
    const broken = { ...fileOf('acta.pdf'), read: () => Promise.reject(new DeliveryError('unavailable', 'secreto')) };
    expect(await sent(broken)).toBe('No pude leer «acta.pdf». Envíelo otra vez, por favor, o envíe un enlace.');
    expect(await stored()).toEqual([]);
    expect(await sent(fileOf('acta.pdf'))).toContain('Algo más');
    expect(await sent(fileOf('otra.pdf'))).toContain('Esta pregunta no se responde con un archivo');
  });

  it('takes what a modal sends, keeps what it had, and refuses the file of somebody else', async () => {
    const records: Values[] = [];
    const { submit } = talk(documents(records).feature);
    expect(await submit(ana, { act: '' })).toMatchObject({ faults: { act: 'Falta esta respuesta.' } });
    const bad = await submit(ana, {}, { act: fileOf('acta.exe') });
    expect(bad).toMatchObject({ faults: { act: expect.stringContaining('No puedo recibir «acta.exe»') } });
    await submit(ana, {}, { act: fileOf('acta.pdf') });
    const value = String(records[0]?.act);
    expect(readDocument(value)).toMatchObject({ name: 'acta.pdf' });

    // Beto's form never had that file; nor may Ana give it to a second record, which one could take from the other.
    expect(await submit(beto, { act: value })).toMatchObject({ faults: { act: 'Falta esta respuesta.' } });
    expect(await submit(ana, { act: value })).toMatchObject({ faults: { act: 'Falta esta respuesta.' } });
    const again = talk(documents(records, value).feature);
    await again.submit(beto, { act: '', note: 'igual' });
    expect(records.map(({ act }) => act)).toEqual([value, value]);
  });
});

describe('a file that nobody asked for', () => {
  it('goes with the command that its words name', async () => {
    const { feature, attached } = documents([]);
    const { say } = talk(feature);
    expect(textsOf(await say(ana, { text: 'anexar acta de marzo', files: [fileOf('a.pdf'), fileOf('b.pdf')] }))).toBe(
      'Anexada',
    );
    expect(attached).toEqual([
      expect.stringMatching(/^de marzo:file:.*\/a\.pdf$/),
      expect.stringMatching(/^de marzo:file:.*\/b\.pdf$/),
    ]);
  });

  it('is offered what can be done with it', async () => {
    const { feature, attached } = documents([]);
    const { say, press } = talk(feature);
    // A command that has nothing to do with files does not make one vanish.
    expect(textsOf(await say(ana, { text: 'ver actas' }))).toBe('Las actas');
    const [card] = await say(ana, { text: 'ver actas', files: [fileOf('acta.pdf')] });
    expect(card && cardText(card)).toContain('Recibí «acta.pdf»');
    expect(textsOf(await press(ana, card, 'Guardar como acta'))).toBe('Guardada');
    const [file] = await stored();
    expect(attached).toEqual([`file:${file?.id}/acta.pdf`]);
    expect(file?.kept).toBe(true);
  });

  it('is not taken without end', async () => {
    const { say } = talk(documents([]).feature);
    const { id } = await net.store.db.member.findUniqueOrThrow({ where: { email: ana } });
    const row = { mime: 'application/pdf', bytes: new Uint8Array(), uploadedById: id, createdAt: net.clock.now() };
    await net.store.db.storedFile.create({ data: { ...row, name: 'usada.pdf', size: 500_000_000, kept: true } });
    expect(textsOf(await say(ana, { files: [fileOf('acta.pdf')] }))).toContain('Recibí');
    await net.store.db.storedFile.create({ data: { ...row, name: 'suelta.pdf', size: 104_857_600 } });
    expect(textsOf(await say(ana, { files: [fileOf('acta.pdf')] }))).toContain('Ya envió muchos archivos');
  });

  it('is not taken from strangers, nor where there is nothing to do with it', async () => {
    const { feature } = documents([]);
    const stranger = textsOf(await talk(feature).say('nadie@otra.co', { files: [fileOf('acta.pdf')] }));
    expect(stranger).toContain('no sé para qué es');
    const { fileActions: _none, ...without } = feature;
    expect(textsOf(await talk(without).say(ana, { files: [fileOf('acta.pdf')] }))).toContain('no sé para qué es');
    expect(await stored()).toEqual([]);
  });
});

describe('a stored file', () => {
  /** Ana's, held by the record "sala". */
  async function kept() {
    const { feature } = documents([]);
    const conversation = talk(feature);
    const [card] = await conversation.say(ana, { files: [fileOf('acta.pdf')] });
    await conversation.press(ana, card, 'Guardar');
    const [file] = await stored();
    return { ...conversation, value: `file:${file?.id}/acta.pdf`, id: file?.id ?? '' };
  }

  it('is opened by who sent it and by whom the feature lets, and is gone for anybody else', async () => {
    const { act, value, id } = await kept();
    const open = async (email: string, of = 'sala', owner = 'acts.act', file = id) => {
      const cards = await act(email, 'files.open', { file, owner, of });
      return (
        cards
          .flatMap(cardFiles)
          .flatMap(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])
          .join(' ') || textsOf(cards)
      );
    };
    expect(openButton(value, 'acts.act', 'sala', 'es')).toEqual({
      label: 'Abrir acta.pdf',
      action: 'files.open',
      data: { file: id, owner: 'acts.act', of: 'sala' },
    });
    expect(sayDocument(value)).toBe('acta.pdf');
    expect(openButton('https://example.org/a', 'acts.act', 'sala', 'es')).toBeNull();
    expect(await open(beto)).toBe('acta.pdf %PDF-1.7 acta');
    expect(await open(ana, 'otra')).toBe('acta.pdf %PDF-1.7 acta');
    const gone = 'Ese archivo ya no está, o no es para usted.';
    expect(await open(beto, 'otra')).toBe(gone);
    expect(await open(beto, 'sala', 'acts.nothing')).toBe(gone);
    expect(await open(beto, 'sala', 'acts.act', randomUUID())).toBe(gone);
    expect(await open('nadie@otra.co')).toBe(gone);
  });

  it('stays without a name when who sent it is erased; what no record holds goes with them', async () => {
    const { say, id } = await kept();
    await say(ana, { files: [fileOf('suelta.pdf')] });
    expect(await stored()).toHaveLength(2);
    const { id: member } = await net.store.db.member.findUniqueOrThrow({ where: { email: ana } });
    await eraseMember(net.store.db, member);
    expect(await stored()).toMatchObject([{ id, uploadedById: null }]);
  });

  it('is forgotten after 60 days when no record holds it', async () => {
    const { say } = await kept();
    await say(ana, { files: [fileOf('suelta.pdf')] });
    net.clock.forward(59 * 24 * 3_600_000);
    expect(await runNamedJob(net, 'forget-files')).toEqual({ forgotten: 0 });
    net.clock.forward(2 * 24 * 3_600_000);
    await runNamedJob(net, 'forget-files');
    expect(await stored()).toMatchObject([{ name: 'acta.pdf' }]);
  });
});
