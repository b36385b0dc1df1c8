import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import type { Event, FormSubmitEvent } from '../../../src/event.ts';
import type { Form } from '../../../src/form.ts';
import { readBlocks } from '../../support/slack-screen.ts';
import { ana, type SlackFixture, slackFixture, words } from './slack-fixture.ts';

const form: Form = {
  id: 'checkins.answer',
  title: 'Seguimiento',
  submit: 'Enviar',
  cancel: 'Cancelar',
  state: 'r1',
  fields: [
    { kind: 'text', name: 'topic', label: 'Tema', initial: 'agua' },
    { kind: 'number', name: 'people', label: 'Personas', optional: true },
  ],
};
const opener: Card = {
  blocks: [{ kind: 'buttons', buttons: [{ label: 'Responder', action: 'checkins.open', data: { round: '1' } }] }],
};
const text = (said: string): Card => ({ blocks: [{ kind: 'text', text: said }] });

describe('forms in Slack', () => {
  let fixture: SlackFixture;
  let events: Event[];
  let reply: (event: Event) => Reply | Promise<Reply>;
  let messageId: string;

  beforeEach(async () => {
    fixture = await slackFixture('http');
    events = [];
    await fixture.adapter.start(async (event) => {
      events.push(event);
      return event.kind === 'action' ? { kind: 'form', form } : reply(event);
    });
    ({ messageId } = await fixture.adapter.send(fixture.direct, opener, 'k'));
  });
  afterEach(() => fixture.close());

  async function open() {
    await fixture.slack.press(ana, messageId, 'Responder');
    return vi.waitFor(() => {
      const view = [...fixture.slack.workspace.views.values()].at(-1);
      if (!view) throw new Error('no modal yet');
      return view;
    });
  }
  const submitted = () => events.filter((event): event is FormSubmitEvent => event.kind === 'formSubmit');

  test('initial values come back when nothing is changed, and the answer goes where the button was', async () => {
    reply = () => ({ kind: 'cards', cards: [text('Gracias')] });
    await fixture.slack.submit(await open(), {});
    await vi.waitFor(() => expect(fixture.shown(fixture.direct).at(-1)?.text).toBe('Gracias'));
    expect(submitted()[0]).toMatchObject({
      values: { topic: 'agua' },
      state: 'r1',
      address: { conversation: 'D0ANA' },
    });
    expect(fixture.slack.workspace.views.size).toBe(0);
  });

  test('the answer to a form can replace the card whose button opened it', async () => {
    reply = () => ({ kind: 'cards', cards: [text('Respondido')], replace: true });
    await fixture.slack.submit(await open(), {});
    await vi.waitFor(() => expect(fixture.shown(fixture.direct).at(-1)?.text).toBe('Respondido'));
    expect(fixture.shown(fixture.direct).map((message) => message.id)).toEqual([messageId]);
  });

  test('sent again after its faults were put right, it is another event', async () => {
    reply = () => ({ kind: 'faults', form, faults: { topic: 'Falta' } });
    const view = await open();
    await fixture.slack.submit(view, {});
    expect(view.errors).toEqual({ topic: 'Falta' });
    await fixture.slack.submit(view, {});
    expect(submitted()).toHaveLength(2);
    expect(submitted()[0]?.id).not.toBe(submitted()[1]?.id);
    await fixture.slack.redeliver();
    expect(submitted()[2]?.id).toBe(submitted()[1]?.id);
  });

  test('a fault of no field in particular is shown above all', async () => {
    reply = () => ({ kind: 'faults', form, faults: { form: 'La ronda ya cerró' } });
    const view = await open();
    await fixture.slack.submit(view, { topic: 'lo mío' });
    expect(fixture.formText()).toContain('La ronda ya cerró');
    const input = view.view.blocks.find((block) => block.type === 'input' && block.block_id === 'topic');
    expect(input).toMatchObject({ element: { initial_value: 'lo mío' } });
  });

  test('the next form takes the place of the first', async () => {
    reply = (event) =>
      submitted().length === 1
        ? { kind: 'form', form: { ...form, id: 'checkins.second', title: 'Segunda parte' } }
        : { kind: 'cards', cards: [text((event as FormSubmitEvent).form)] };
    const view = await open();
    await fixture.slack.submit(view, {});
    expect(fixture.formText()).toContain('Segunda parte');
    await fixture.slack.submit(view, {});
    await vi.waitFor(() => expect(fixture.shown(fixture.direct).at(-1)?.text).toBe('checkins.second'));
  });

  test('when the answer takes longer than Slack waits, the modal says so and then shows it', async () => {
    const faults = Promise.withResolvers<Reply>();
    const cards = Promise.withResolvers<Reply>();
    reply = (event) => ((event as FormSubmitEvent).values.topic === 'mal' ? faults.promise : cards.promise);
    const bad = await open();
    fixture.slack.workspace.views.delete(bad.id);
    const good = await open();
    fixture.slack.workspace.views.set(bad.id, bad);
    const sent = await Promise.all([
      fixture.slack.submit(bad, { topic: 'mal' }),
      fixture.slack.submit(good, { topic: 'bien' }),
    ]);
    for (const { ms, status } of sent) {
      expect(status).toBe(200);
      expect(ms).toBeLessThan(3000);
    }
    expect(readBlocks(bad.view.blocks)).toContain(words.es.working);
    faults.resolve({ kind: 'faults', form, faults: { topic: 'Muy corto' } });
    cards.resolve({ kind: 'cards', cards: [text('Gracias')] });
    await vi.waitFor(() => expect(readBlocks(bad.view.blocks)).toContain('Muy corto'));
    await vi.waitFor(() => expect(readBlocks(good.view.blocks)).toContain(words.es.done));
    await vi.waitFor(() => expect(fixture.shown(fixture.direct).at(-1)?.text).toBe('Gracias'));
    const input = bad.view.blocks.find((block) => block.type === 'input' && block.block_id === 'topic');
    expect(input).toMatchObject({ element: { initial_value: 'mal' } });
  });

  test('when the core fails, what was typed stays and the person is told', async () => {
    reply = () => Promise.reject(new Error('boom'));
    const view = await open();
    expect(await fixture.slack.submit(view, { topic: 'lo mío' })).toMatchObject({ status: 200 });
    expect(view.errors).toEqual({ topic: words.es.failed });
    expect(fixture.log).toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  test('a next form that Slack cannot hold is told under the first, not left without an answer', async () => {
    reply = () => ({ kind: 'form', form: { ...form, submit: 'Enviar la respuesta del comité sectorial' } });
    const view = await open();
    expect(await fixture.slack.submit(view, {})).toMatchObject({ status: 200 });
    expect(view.errors).toEqual({ topic: words.es.failed });
  });

  test('too late for the trigger, the form is offered with a button', async () => {
    fixture.slack.failNext('views.open', { kind: 'error', code: 'expired_trigger_id' });
    await fixture.slack.press(ana, messageId, 'Responder');
    await vi.waitFor(() => expect(fixture.shown(fixture.direct).at(-1)?.text).toContain(words.es.openForm));
    await fixture.slack.press(ana, fixture.shown(fixture.direct).at(-1)?.id ?? '', words.es.openForm);
    await vi.waitFor(() => expect(fixture.formText()).toContain('Tema'));
    expect(events.at(-1)).toMatchObject({ action: 'form.open', data: { form: 'checkins.answer', state: 'r1' } });
  });

  test('a question is shown when its condition is met, needed then, and what was typed stays', async () => {
    const asking: Form = {
      ...form,
      fields: [
        { kind: 'text', name: 'topic', label: 'Tema' },
        { kind: 'yesno', name: 'agreed', label: '¿Hubo acuerdo?' },
        { kind: 'text', name: 'which', label: '¿Cuál?', when: { field: 'agreed', is: ['yes'] } },
        { kind: 'text', name: 'why', label: '¿Por qué no?', when: { field: 'agreed', is: ['no'] } },
      ],
    };
    const { slack } = fixture;
    fixture.adapter.start(async (event) => {
      events.push(event);
      return event.kind === 'formSubmit' ? { kind: 'cards', cards: [text('Gracias')] } : { kind: 'form', form: asking };
    });
    const view = await open();
    const asked = () => view.view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []));
    const needed = (name: string) => {
      const block = view.view.blocks.find((one) => one.type === 'input' && one.block_id === name);
      return block?.type === 'input' && !block.optional;
    };
    expect(asked()).toEqual(['topic', 'agreed']);
    await slack.change(view, 'topic', 'agua');
    expect(view.updates).toBe(0);
    await slack.change(view, 'agreed', 'yes');
    await vi.waitFor(() => expect(asked()).toEqual(['topic', 'agreed', 'which']));
    expect(needed('which')).toBe(true);
    await slack.change(view, 'agreed', 'no');
    await vi.waitFor(() => expect(asked()).toEqual(['topic', 'agreed', 'why']));
    await slack.submit(view, { why: 'no hubo quórum' });
    expect(submitted()[0]?.values).toEqual({ topic: 'agua', agreed: 'no', why: 'no hubo quórum' });
  });

  test('a fault of a question that is not on the screen brings it up', async () => {
    const asking: Form = {
      ...form,
      fields: [
        { kind: 'yesno', name: 'agreed', label: '¿Hubo acuerdo?' },
        { kind: 'text', name: 'which', label: '¿Cuál?', when: { field: 'agreed', is: ['yes'] } },
      ],
    };
    fixture.adapter.start(async (event) =>
      event.kind === 'formSubmit'
        ? { kind: 'faults', form: asking, faults: { which: 'Falta esta respuesta.' } }
        : { kind: 'form', form: asking },
    );
    const view = await open();
    // Sent before the question was drawn.
    await fixture.slack.submit(view, { agreed: 'yes' });
    expect(view.errors).toEqual({});
    expect(readBlocks(view.view.blocks)).toContain('Falta esta respuesta.');
    expect(readBlocks(view.view.blocks)).toContain('¿Cuál?');
  });

  test('a document is a link or a file, and says which file is there already', async () => {
    const id = '0b3c1d9e-0000-4000-8000-000000000001';
    const asking: Form = {
      ...form,
      fields: [{ kind: 'document', name: 'act', label: 'Acta', initial: `file:${id}/acta.pdf` }],
    };
    fixture.adapter.start(async (event) => {
      events.push(event);
      return event.kind === 'formSubmit' ? { kind: 'cards', cards: [text('Gracias')] } : { kind: 'form', form: asking };
    });
    const view = await open();
    expect(readBlocks(view.view.blocks)).toContain('Ya está «acta.pdf»: déjelo vacío para conservarlo.');
    const bytes = new TextEncoder().encode('%PDF-1.7 acta 2');
    await fixture.slack.submit(view, {}, { 'act#file': { name: 'acta 2.pdf', mime: 'application/pdf', bytes } });
    const [event] = submitted();
    // What was there comes along; the core puts what was sent in its place.
    expect(event?.values.act).toBe(`file:${id}/acta.pdf`);
    expect(event?.files?.act).toMatchObject({ name: 'acta 2.pdf', size: bytes.byteLength });
    expect(new Uint8Array((await event?.files?.act?.read()) ?? [])).toEqual(bytes);
  });

  test('a file that was taken is not asked for again when another answer is wrong', async () => {
    const value = 'file:0b3c1d9e-0000-4000-8000-000000000001/acta.pdf';
    const asking: Form = {
      ...form,
      fields: [
        { kind: 'document', name: 'act', label: 'Acta' },
        { kind: 'text', name: 'note', label: 'Nota', optional: true },
      ],
    };
    const taken = {
      ...asking,
      fields: asking.fields.map((one) => (one.name === 'act' ? { ...one, initial: value } : one)),
    };
    fixture.adapter.start(async (event) => {
      events.push(event);
      if (event.kind !== 'formSubmit') return { kind: 'form', form: asking };
      if (submitted().length > 1) return { kind: 'cards', cards: [text('Gracias')] };
      return { kind: 'faults', form: taken, faults: { all: 'La ronda cambió' } };
    });
    const view = await open();
    const file = { name: 'acta.pdf', mime: 'application/pdf', bytes: new TextEncoder().encode('%PDF-') };
    await fixture.slack.submit(view, {}, { 'act#file': file });
    expect(readBlocks(view.view.blocks)).toContain('Ya está «acta.pdf»');
    await fixture.slack.submit(view, { note: 'va' });
    expect(submitted()[1]?.values).toEqual({ act: value, note: 'va' });
    expect(submitted()[1]?.files).toBeUndefined();
  });
});
