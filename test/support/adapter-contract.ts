/**
 * The one suite that every adapter passes. It knows no platform: a fixture plays the platform and the person in front
 * of it, and says what that person can see.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Adapter, Address, Reply } from '../../src/adapter.ts';
import { type Card, cardText } from '../../src/card.ts';
import { DeliveryError, type DeliveryFault } from '../../src/errors.ts';
import type { ActionEvent, Event, FormSubmitEvent, MessageEvent } from '../../src/event.ts';
import type { Form, RawValues } from '../../src/form.ts';
import { anyCard, cardAddresses, cardLiterals } from './cards.ts';

/** One message as the person sees it. */
export type Shown = {
  /** What the adapter calls it: `Sent.messageId`, `ActionEvent.messageId`. */
  id: string;
  /** Every visible character from top to bottom, markup interpreted: titles, texts, cells, labels, options, alt texts. */
  text: string;
  /** Every address that can be opened: links in texts, buttons, images. */
  links: readonly string[];
};

/**
 * What the platform does to the next `send`:
 * rateLimited: refuses it and asks to come back after 7 seconds; serverError: answers 500 or the like;
 * unreachable: cannot be connected to (stays so); gone: the conversation no longer exists;
 * answerLost: takes the message, then the connection breaks.
 */
export type Failure = 'rateLimited' | 'serverError' | 'unreachable' | 'gone' | 'answerLost';

/** One platform with one person and the bot on it. Every call acts as the platform or as the person, never as the bot. */
export type AdapterFixture = {
  /** Not started: the suite calls `start` with its own `receive`. */
  adapter: Adapter;
  /** The person's id, as `Actor.user` has it. */
  user: string;
  /** Their one-to-one chat with the bot. */
  direct: Address;
  /** A channel or group with the bot in it; absent where the platform has none. */
  channel?: Address;
  /** The person writes to the bot; in a channel they mention it. Resolves once the platform is satisfied (acknowledged). */
  say(text: string, where?: 'direct' | 'channel'): Promise<void>;
  /** The platform delivers the last event of `say` or `press` again, as it does when it saw no acknowledgement. */
  redeliver(): Promise<void>;
  /** The person presses the button with this label (and confirms, when asked). */
  press(message: Shown, label: string): Promise<void>;
  /** The person chooses the option with this label in a menu of the message. */
  choose(message: Shown, option: string): Promise<void>;
  /** Waits for the form shown last (opening it first where that takes a press), fills in the answers and sends it. */
  fillForm(answers: RawValues): Promise<void>;
  /** Everything that is visible about the form shown last, or '' when none is: title, intro, labels, hints, faults. */
  formText(): string;
  /** What the person sees at this address, oldest first, messages for their eyes only included. */
  shown(at: Address): readonly Shown[];
  /** Called with the failures of `PlatformTraits` only. */
  fail(failure: Failure): Promise<void>;
  /** Ends everything, the adapter too if the suite has not stopped it. */
  close(): Promise<void>;
};

/** What the platform has; where it has it, the adapter must deal with it. */
export type PlatformTraits = {
  channels: boolean;
  failures: readonly Failure[];
  /** False where what was written stays written and nothing is delivered twice, as in a terminal. */
  edits?: false;
  /** False where the core asks question by question instead of showing a form. */
  forms?: false;
};

const faultOf: Record<Failure, DeliveryFault> = {
  rateLimited: 'rate_limited',
  serverError: 'outcome_unknown',
  unreachable: 'unavailable',
  gone: 'gone',
  answerLost: 'outcome_unknown',
};

/** Every kind of block once, with characters that some markup would swallow. */
export const everyBlock: Card = {
  title: 'Convocatoria *abierta* & vigente',
  summary: 'Una convocatoria nueva',
  blocks: [
    {
      kind: 'text',
      text: [
        'Hola, ',
        { text: 'Ana_María', bold: true },
        ' <!channel> ~no~ `x` [y](z) ',
        { text: 'ver', href: 'https://example.org/a?b=1&c=2' },
      ],
    },
    { kind: 'text', text: 'Nota #1: 3 * 4 < 20 \\ fin', muted: true },
    { kind: 'status', status: 'warning', text: 'Cierra pronto' },
    {
      kind: 'fields',
      fields: [
        { label: 'Plazo', value: '15 de enero' },
        { label: 'Monto', value: [{ text: '10 mil', italic: true }] },
      ],
    },
    {
      kind: 'table',
      columns: ['Entidad', 'Estado'],
      rows: [
        ['Salud', 'al día'],
        ['Hábitat | vivienda', ''],
      ],
    },
    { kind: 'list', items: ['uno', ['dos ', { text: 'y medio', bold: true }]], ordered: true },
    { kind: 'image', image: { url: 'https://example.org/mapa.png' }, alt: 'Mapa de Bogotá' },
    { kind: 'section', title: 'Más detalles', blocks: [{ kind: 'text', text: 'dentro' }, { kind: 'divider' }] },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Me interesa', action: 'calls.follow', data: { call: 'C-1', note: '"ñ" & <b>' }, style: 'primary' },
        {
          label: 'Quitar',
          action: 'calls.mute',
          data: { call: 'C-1' },
          style: 'danger',
          confirm: '¿Quitarla de su lista?',
        },
        { label: 'Ver la fuente', href: 'https://example.org/fuente' },
      ],
    },
    {
      kind: 'choices',
      label: 'Recordarme',
      action: 'calls.remind',
      options: [
        { value: '2', label: 'Dos días antes' },
        { value: '7', label: 'Una semana antes' },
      ],
      data: { call: 'C-1' },
    },
  ],
};

/** Every kind of field once. */
export const everyField: Form = {
  id: 'checkins.answer',
  title: 'Seguimiento',
  intro: ['Cuéntenos cómo va el ', { text: 'comité', bold: true }, '.'],
  state: 'ronda=7&x="ñ"',
  submit: 'Enviar',
  cancel: 'Cancelar',
  fields: [
    { kind: 'text', name: 'topic', label: 'Tema', hint: 'En una línea' },
    { kind: 'text', name: 'detail', label: 'Detalle', long: true, optional: true },
    { kind: 'number', name: 'people', label: 'Personas', min: 0 },
    { kind: 'date', name: 'due', label: 'Fecha' },
    { kind: 'link', name: 'page', label: 'Enlace' },
    { kind: 'yesno', name: 'agreed', label: '¿Hubo acuerdo?' },
    {
      kind: 'choice',
      name: 'status',
      label: 'Estado',
      options: [
        { value: 'ok', label: 'Al día' },
        { value: 'late', label: 'Atrasado' },
      ],
    },
    {
      kind: 'choices',
      name: 'sectors',
      label: 'Sectores',
      options: [
        { value: 's1', label: 'Salud' },
        { value: 's2', label: 'Cultura' },
        { value: 's3', label: 'Ambiente' },
      ],
    },
    {
      kind: 'status',
      name: 'colour',
      label: 'Estado general',
      options: [
        { value: 'green', label: 'Verde: en marcha', status: 'good' },
        { value: 'red', label: 'Rojo: detenido', status: 'bad' },
      ],
    },
    {
      kind: 'member',
      name: 'who',
      label: 'Responsable',
      options: [
        { value: 'm1', label: 'Ana Ruiz' },
        { value: 'm2', label: 'Luis Paz' },
      ],
    },
    { kind: 'amount', name: 'sum', label: 'Monto', currencies: ['COP', 'EUR'] },
    { kind: 'dated', name: 'steps', label: 'Compromisos', when: { field: 'colour', is: ['red'] } },
    { kind: 'text', name: 'extra', label: 'Algo más', optional: true },
  ],
};

const answers: RawValues = {
  topic: 'Agua & *vida* <3',
  detail: 'Primera línea',
  people: '12',
  due: '2027-01-15',
  page: 'https://example.org/acta?x=1&y=2',
  agreed: 'yes',
  status: 'late',
  sectors: ['s1', 's3'],
  colour: 'red',
  who: 'm2',
  sum: '80.000 EUR',
  steps: 'Firmar el acta, 15/12/2026\nEnviarla, 18/12/2026',
};

const bare = (text: string) => text.replace(/\s+/gu, '');

/** Asserts that the person sees every literal of the card whole, and can open every address of it. */
export function expectAllShown(card: Card, shown: readonly Shown[]): void {
  const text = bare(shown.map((message) => message.text).join('\n'));
  for (const literal of cardLiterals(card)) expect(text).toContain(bare(literal));
  const links = shown.flatMap((message) => message.links);
  for (const address of cardAddresses(card)) expect(links).toContain(address);
}

const waitFor = <T>(condition: () => T) => vi.waitFor(condition, { timeout: 3000, interval: 5 });

/** A `receive` that the test programs, and that records what arrived. */
function listener() {
  const events: Event[] = [];
  const answer: { to: (event: Event) => Promise<Reply> | Reply } = { to: () => ({ kind: 'none' }) };
  return {
    events,
    reply(to: (event: Event) => Promise<Reply> | Reply) {
      answer.to = to;
    },
    receive: async (event: Event): Promise<Reply> => {
      events.push(event);
      return answer.to(event);
    },
    of<K extends Event['kind']>(kind: K): Extract<Event, { kind: K }>[] {
      return events.filter((event): event is Extract<Event, { kind: K }> => event.kind === kind);
    },
  };
}

const cards = (...list: Card[]): Reply => ({ kind: 'cards', cards: list });
const card = (text: string): Card => ({ blocks: [{ kind: 'text', text }] });
const pressable = (label: string): Card => ({
  blocks: [
    { kind: 'text', text: 'Elija' },
    { kind: 'buttons', buttons: [{ label, action: 'calls.open', data: { call: 'C-9' } }] },
  ],
});

/** More than one message of any platform with limits. */
const words = Array.from({ length: 6000 }, (_, index) => `p${index}*`).join(' ');
const long: Card = {
  title: 'Todo',
  blocks: [
    { kind: 'text', text: words },
    {
      kind: 'table',
      columns: ['N', 'Nombre'],
      rows: Array.from({ length: 130 }, (_, n) => [`${n}`, `fila_${n}_`]),
    },
    { kind: 'list', items: Array.from({ length: 80 }, (_, n) => `punto ~${n}~`) },
  ],
};

/** Runs the suite; `makeFixture` gives a fresh platform for each test. */
export function runAdapterContract(
  name: string,
  traits: PlatformTraits,
  makeFixture: () => Promise<AdapterFixture>,
): void {
  // What a platform does not have is not tested there, rather than skipped.
  const only = (has: boolean) => (has ? test : (_name: string, _run: () => Promise<void>) => undefined);
  const testChannel = only(traits.channels);
  const testEdit = only(traits.edits !== false);
  const testForm = only(traits.forms !== false);

  describe(`${name} keeps the adapter contract`, () => {
    let fixture: AdapterFixture;
    let core: ReturnType<typeof listener>;

    beforeEach(async () => {
      fixture = await makeFixture();
      core = listener();
      await fixture.adapter.start(core.receive);
    });
    afterEach(() => fixture.close());

    const last = (at: Address): Shown => {
      const message = fixture.shown(at).at(-1);
      if (!message) throw new Error('nothing is shown yet');
      return message;
    };
    const showing = (text: string, at = fixture.direct) =>
      waitFor(() => {
        const message = fixture.shown(at).findLast((one) => bare(one.text).includes(bare(text)));
        if (!message) throw new Error(`"${text}" is not shown yet`);
        return message;
      });

    test('a message arrives as written and its answer is shown', async () => {
      core.reply((event) => cards(card(`Leí: ${(event as MessageEvent).text}`)));
      await fixture.say('¿qué convocatorias cierran <hoy> & mañana?');
      await showing('Leí: ¿qué convocatorias cierran <hoy> & mañana?');
      const event = core.of('message')[0];
      expect(event).toMatchObject({ text: '¿qué convocatorias cierran <hoy> & mañana?', direct: true });
      expect(event?.actor).toMatchObject({ platform: fixture.adapter.platform, user: fixture.user });
      expect(event?.actor.tenant).not.toBe('');
      expect(event?.id).not.toBe('');
      expect(event?.at).toBeInstanceOf(Date);
    });

    testChannel('a mention in a channel arrives without the mention and is answered there', async () => {
      core.reply(() => cards(card('Para el canal')));
      await fixture.say('convocatorias de salud', 'channel');
      await showing('Para el canal', fixture.channel);
      expect(core.of('message')[0]).toMatchObject({ text: 'convocatorias de salud', direct: false });
    });

    test('several cards are shown in their order', async () => {
      core.reply(() => cards(card('Primera'), card('Segunda'), card('Tercera')));
      await fixture.say('todo');
      await showing('Tercera');
      const text = fixture
        .shown(fixture.direct)
        .map((message) => message.text)
        .join('\n');
      expect(text.indexOf('Primera')).toBeLessThan(text.indexOf('Segunda'));
      expect(text.indexOf('Segunda')).toBeLessThan(text.indexOf('Tercera'));
    });

    test('a button returns its action, its data and its message', async () => {
      core.reply((event) => (event.kind === 'message' ? cards(everyBlock) : { kind: 'none' }));
      await fixture.say('convocatoria');
      const message = await showing('Más detalles');
      await fixture.press(message, 'Me interesa');
      await waitFor(() => expect(core.of('action')).toHaveLength(1));
      expect(core.of('action')[0]).toMatchObject({
        action: 'calls.follow',
        data: { call: 'C-1', note: '"ñ" & <b>' },
        actor: { user: fixture.user },
        direct: true,
      } satisfies { [K in keyof ActionEvent]?: unknown });
      if (core.of('action')[0]?.messageId !== undefined) expect(core.of('action')[0]?.messageId).toBe(message.id);
    });

    test('a button that asks first acts once confirmed', async () => {
      core.reply((event) => (event.kind === 'message' ? cards(everyBlock) : { kind: 'none' }));
      await fixture.say('convocatoria');
      await fixture.press(await showing('Más detalles'), 'Quitar');
      await waitFor(() => expect(core.of('action')[0]).toMatchObject({ action: 'calls.mute', data: { call: 'C-1' } }));
    });

    test('a menu returns what was chosen with its data', async () => {
      core.reply((event) => (event.kind === 'message' ? cards(everyBlock) : { kind: 'none' }));
      await fixture.say('convocatoria');
      await fixture.choose(await showing('Más detalles'), 'Una semana antes');
      await waitFor(() =>
        expect(core.of('action')[0]).toMatchObject({ action: 'calls.remind', data: { call: 'C-1', value: '7' } }),
      );
    });

    testEdit('an answer with replace takes the place of the card whose button was pressed', async () => {
      core.reply((event) =>
        event.kind === 'message'
          ? cards(pressable('Abrir'))
          : { kind: 'cards', cards: [card('Abierta')], replace: true },
      );
      await fixture.say('una');
      const message = await showing('Elija');
      const before = fixture.shown(fixture.direct).length;
      await fixture.press(message, 'Abrir');
      const after = await showing('Abierta');
      expect(after.id).toBe(message.id);
      expect(bare(after.text)).not.toContain('Elija');
      expect(fixture.shown(fixture.direct)).toHaveLength(before);
    });

    test('a private answer reaches the person who pressed', async () => {
      const where = fixture.channel ? 'channel' : 'direct';
      const at = fixture.channel ?? fixture.direct;
      core.reply((event) =>
        event.kind === 'message'
          ? cards(pressable('Ver'))
          : { kind: 'cards', cards: [card('Solo usted')], private: true },
      );
      await fixture.say('una', where);
      await fixture.press(await showing('Elija', at), 'Ver');
      await waitFor(() => {
        const everywhere = [...fixture.shown(at), ...fixture.shown(fixture.direct)];
        expect(everywhere.some((message) => message.text.includes('Solo usted'))).toBe(true);
      });
    });

    testForm('a form comes back with the values given for every kind of field', async () => {
      core.reply((event) => {
        if (event.kind === 'message') return cards(pressable('Responder'));
        return event.kind === 'action' ? { kind: 'form', form: everyField } : cards(card('Gracias'));
      });
      await fixture.say('responder');
      await fixture.press(await showing('Elija'), 'Responder');
      await fixture.fillForm(answers);
      await showing('Gracias');
      const event = core.of('formSubmit')[0] as FormSubmitEvent;
      expect(event).toMatchObject({ form: 'checkins.answer', state: everyField.state, values: answers });
      expect(event.actor.user).toBe(fixture.user);
      // What was left empty is absent or empty, never invented.
      expect(['', undefined]).toContain(event.values.extra);
    });

    testForm('a form can be the answer to a message', async () => {
      const form: Form = { ...everyField, fields: [{ kind: 'text', name: 'topic', label: 'Tema' }] };
      // Where a form opens only on a press, the adapter asks for it again with the action `form.open`.
      core.reply((event) => (event.kind === 'formSubmit' ? cards(card('Gracias')) : { kind: 'form', form }));
      await fixture.say('proponer');
      await fixture.fillForm({ topic: 'Agua' });
      await showing('Gracias');
      expect(core.of('formSubmit')[0]).toMatchObject({ form: form.id, state: form.state, values: { topic: 'Agua' } });
    });

    testForm('the faults of a form are shown, and it can be sent again', async () => {
      const form: Form = { ...everyField, fields: [{ kind: 'number', name: 'people', label: 'Personas' }] };
      core.reply((event) => {
        if (event.kind === 'message') return cards(pressable('Responder'));
        if (event.kind === 'action') return { kind: 'form', form };
        const { values } = event as FormSubmitEvent;
        return values.people === '3'
          ? cards(card('Gracias'))
          : { kind: 'faults', form, faults: { people: 'Máximo 5 personas' } };
      });
      await fixture.say('responder');
      await fixture.press(await showing('Elija'), 'Responder');
      await fixture.fillForm({ people: '9' });
      await waitFor(() => expect(fixture.formText()).toContain('Máximo 5 personas'));
      await fixture.fillForm({ people: '3' });
      await showing('Gracias');
    });

    test('every kind of block is shown whole', async () => {
      const sent = await fixture.adapter.send(fixture.direct, everyBlock, 'key-1');
      const message = last(fixture.direct);
      expect(message.id).toBe(sent.messageId);
      expectAllShown(everyBlock, [message]);
    });

    test('whatever a card holds is shown whole, or refused as too long', async () => {
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(anyCard, async (random) => {
          const before = fixture.shown(fixture.direct).length;
          try {
            await fixture.adapter.send(fixture.direct, random, 'key');
          } catch (error) {
            if (!(error instanceof DeliveryError) || error.fault !== 'too_long') throw error;
            refused += 1;
            expect(fixture.shown(fixture.direct)).toHaveLength(before);
            // Short cards always fit: refusing everything is no way to pass.
            expect(cardText(random).length).toBeGreaterThan(2000);
            return;
          }
          expect(fixture.shown(fixture.direct)).toHaveLength(before + 1);
          expectAllShown(random, fixture.shown(fixture.direct).slice(before));
        }),
        { numRuns: 60 },
      );
      expect(refused).toBeLessThan(60);
    });

    test('an answer of any length is shown whole, in several messages if need be', async () => {
      core.reply(() => cards(long, card('Eso es todo')));
      await fixture.say('todo');
      await showing('Eso es todo');
      expectAllShown(long, fixture.shown(fixture.direct));
    });

    test('a card of any length is sent whole, or refused as too long and not sent at all', async () => {
      const before = fixture.shown(fixture.direct).length;
      const sent = await fixture.adapter.send(fixture.direct, long, 'key').catch((thrown: unknown) => thrown);
      const shown = fixture.shown(fixture.direct).slice(before);
      if (shown.length > 0) return expectAllShown(long, shown);
      expect(sent).toMatchObject({ fault: 'too_long' });
    });

    testEdit('an update edits the message sent and leaves exactly one', async () => {
      const before = fixture.shown(fixture.direct).length;
      const sent = await fixture.adapter.send(fixture.direct, card('Cierra el 20 de diciembre'), 'key-2');
      await fixture.adapter.update(sent, card('Cierra el 15 de enero'));
      expect(fixture.shown(fixture.direct)).toHaveLength(before + 1);
      expect(last(fixture.direct)).toMatchObject({ id: sent.messageId });
      expect(last(fixture.direct).text).toContain('Cierra el 15 de enero');
      expect(last(fixture.direct).text).not.toContain('20 de diciembre');
    });

    testEdit('an event delivered again has the same id', async () => {
      core.reply(() => cards(pressable('Abrir')));
      await fixture.say('hola');
      const message = await showing('Elija');
      await fixture.redeliver();
      await waitFor(() => expect(core.of('message')).toHaveLength(2));
      expect(core.of('message')[1]?.id).toBe(core.of('message')[0]?.id);
      await fixture.press(message, 'Abrir');
      await waitFor(() => expect(core.of('action')).toHaveLength(1));
      await fixture.redeliver();
      await waitFor(() => expect(core.of('action')).toHaveLength(2));
      expect(core.of('action')[1]?.id).toBe(core.of('action')[0]?.id);
      expect(core.of('action')[0]?.id).not.toBe(core.of('message')[0]?.id);
    });

    test('stop waits for the work under way', async () => {
      const gate = Promise.withResolvers<Reply>();
      core.reply(() => gate.promise);
      const said = fixture.say('trabajo largo');
      await waitFor(() => expect(core.events).toHaveLength(1));
      let stopped = false;
      const stop = fixture.adapter.stop().then(() => {
        stopped = true;
      });
      await Promise.race([stop, new Promise((resolve) => setTimeout(resolve, 50))]);
      expect(stopped).toBe(false);
      gate.resolve(cards(card('Terminado')));
      await Promise.all([stop, said]);
      expect(fixture.shown(fixture.direct).some((message) => message.text.includes('Terminado'))).toBe(true);
    });

    test.each(traits.failures)('%s becomes its own DeliveryError', async (failure) => {
      await fixture.fail(failure);
      const since = new Date(Date.now() - 60_000);
      const { adapter, direct } = fixture;
      const error = await adapter.send(direct, card('Hola'), 'key-3').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DeliveryError);
      expect((error as DeliveryError).fault).toBe(faultOf[failure]);
      if (failure === 'rateLimited') expect((error as DeliveryError).retryAfterMs).toBe(7000);
      if (failure === 'answerLost' && adapter.find) {
        const found = await adapter.find(direct, 'key-3', since);
        expect(found?.messageId).toBe(last(direct).id);
        expect(await adapter.find(direct, 'key-4', since)).toBeNull();
      }
    });

    test('every address has limits to keep', () => {
      for (const at of [fixture.direct, fixture.channel]) {
        if (!at) continue;
        for (const scope of fixture.adapter.scopes(at)) {
          expect(scope.perSecond).toBeGreaterThan(0);
          expect(scope.burst).toBeGreaterThan(0);
        }
      }
    });
  });
}
