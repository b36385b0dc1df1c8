/** A form in a chat is sent once, however often it is asked for, and what was answered outlives a refusal. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Reply } from '../src/adapter.ts';
import { type Context, createApp, type Feature } from '../src/app.ts';
import { UserError } from '../src/errors.ts';
import type { Form, Values } from '../src/form.ts';
import { createReceive } from '../src/router.ts';
import { type Network, openNetwork, textsOf } from './support/network.ts';

const ana = 'ana@red.co';
const form: Form = {
  id: 'note.add',
  title: 'Nota',
  submit: 'Enviar',
  cancel: 'Cancelar',
  review: true,
  fields: [
    { kind: 'text', name: 'note', label: '¿Qué dice?' },
    { kind: 'text', name: 'more', label: '¿Algo más?', optional: true },
  ],
};

let net: Network;
let submitted: Values[];
let submit: (context: Context) => Promise<Reply>;
let receive: ReturnType<typeof createReceive>;

beforeEach(async () => {
  net = await openNetwork();
  await net.member(ana);
  submitted = [];
  submit = async () => ({ kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: 'Registrada' }] }] });
  const feature: Feature = {
    commands: [
      {
        id: 'note.add',
        names: { es: ['nueva nota'], en: ['new note'] },
        summary: { es: 'a', en: 'a' },
        examples: { es: ['nueva nota'], en: ['new note'] },
        who: 'member',
        run: async () => ({ kind: 'form', form }),
      },
    ],
    actions: {},
    forms: {
      'note.add': {
        who: 'member',
        build: async () => form,
        submit: async (context, values) => {
          submitted.push(values);
          return submit(context);
        },
      },
    },
    deliveries: {},
  };
  receive = createReceive(createApp([feature]), net, { asksInChat: true });
});
afterEach(() => net.close());

const base = () => ({
  id: randomUUID(),
  at: net.clock.now(),
  actor: { platform: 'terminal' as const, tenant: 'local', user: ana, email: ana },
  address: { platform: 'terminal' as const, tenant: 'local', conversation: ana, user: ana },
  direct: true,
});
const textOf = (reply: Reply) => (reply.kind === 'cards' ? textsOf(reply.cards) : '');
const say = async (text: string) => textOf(await receive({ ...base(), kind: 'message', text }));
const data = { form: 'note.add', state: '', word: 'enviar' };
const press = async () => textOf(await receive({ ...base(), kind: 'action', action: 'form.steer', data }));

it('two presses at once, or one while it is being sent, send it once', async () => {
  await say('nueva nota');
  await say('Hola');
  await say('saltar');
  const [begun, ends] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const answer = submit;
  submit = async (context) => {
    begun.resolve();
    await ends.promise;
    return answer(context);
  };
  const both = [press(), press()];
  await begun.promise;
  expect(await press()).toContain('ya no sirve');
  ends.resolve();
  expect((await Promise.all(both)).sort()).toEqual([expect.stringContaining('ya no sirve'), 'Registrada']);
  expect(submitted).toEqual([{ note: 'Hola', more: null }]);
});

it.each<[string, () => Promise<Reply>, string, string[]]>([
  [
    'finds fault',
    async () => ({ kind: 'faults', form, faults: { note: 'Muy corta' } }),
    'Muy corta',
    ['enviar', 'enviar'],
  ],
  ['says no', () => Promise.reject(new UserError('Hoy no')), 'Hoy no', ['enviar']],
  ['breaks', () => Promise.reject(new Error('broken')), 'Algo falló', ['enviar']],
])('when the feature %s, what was answered is still there to be sent', async (_name, refuse, said, again) => {
  await say('nueva nota');
  await say('Hola');
  await say('saltar');
  const answer = submit;
  submit = refuse;
  expect(await say('enviar')).toContain(said);
  submit = answer;
  expect(await say('ver lo que llevo')).toContain('Hola');
  for (const line of again) await say(line);
  expect(submitted).toEqual([
    { note: 'Hola', more: null },
    { note: 'Hola', more: null },
  ]);
});

it.each<[string, boolean, number]>([
  ['before it is written: it is there to be sent', false, 2],
  ['after it is written: it is not sent again', true, 1],
])('killed while a form is being sent, %s', async (_name, writes, times) => {
  await say('nueva nota');
  await say('Hola');
  await say('saltar');
  const reached = Promise.withResolvers<void>();
  const answer = submit;
  // The process is gone: its answer never comes.
  submit = async ({ store }) => {
    if (writes) await store.inTransaction((tx) => tx.entity.create({ data: { name: 'Nota', basis: 'import' } }));
    reached.resolve();
    return new Promise<Reply>(() => undefined);
  };
  void press();
  await reached.promise;
  submit = answer;
  expect(await press()).toContain('ya no sirve');
  net.clock.forward(2 * 60_000);
  expect((await say('ver lo que llevo')).includes('Hola')).toBe(!writes);
  await say('enviar');
  expect(submitted).toHaveLength(times);
});

it('«guardar y seguir luego» keeps what was answered', async () => {
  await say('nueva nota');
  await say('Hola');
  await say('guardar');
  expect(await say('seguir')).toContain('¿Algo más?');
  await say('saltar');
  await say('enviar');
  expect(submitted).toEqual([{ note: 'Hola', more: null }]);
});
