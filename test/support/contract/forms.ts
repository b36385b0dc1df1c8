/** Forms, where the platform shows them. */
import { expect } from 'vitest';
import type { FormSubmitEvent } from '../../../src/event.ts';
import type { Form } from '../../../src/form.ts';
import { card, cards, only, pressable, type Stage, waitFor } from './fixture.ts';
import { answers, everyField } from './samples.ts';

export function testForms({ fixture, core, showing, traits }: Stage): void {
  const testForm = only(traits.forms !== false);

  testForm('a form comes back with the values given for every kind of field', async () => {
    core().reply((event) => {
      if (event.kind === 'message') return cards(pressable('Responder'));
      return event.kind === 'action' ? { kind: 'form', form: everyField } : cards(card('Gracias'));
    });
    await fixture().say('responder');
    await fixture().press(await showing('Elija'), 'Responder');
    await fixture().fillForm(answers);
    await showing('Gracias');
    const event = core().of('formSubmit')[0] as FormSubmitEvent;
    expect(event).toMatchObject({ form: 'checkins.answer', state: everyField.state, values: answers });
    expect(event.actor.user).toBe(fixture().user);
    // What was left empty is absent or empty, never invented.
    expect(['', undefined]).toContain(event.values.extra);
  });

  testForm('a form can be the answer to a message', async () => {
    const form: Form = { ...everyField, fields: [{ kind: 'text', name: 'topic', label: 'Tema' }] };
    // Where a form opens only on a press, the adapter asks for it again with the action `form.open`.
    core().reply((event) => (event.kind === 'formSubmit' ? cards(card('Gracias')) : { kind: 'form', form }));
    await fixture().say('proponer');
    await fixture().fillForm({ topic: 'Agua' });
    await showing('Gracias');
    expect(core().of('formSubmit')[0]).toMatchObject({ form: form.id, state: form.state, values: { topic: 'Agua' } });
  });

  testForm('the faults of a form are shown, and it can be sent again', async () => {
    const form: Form = { ...everyField, fields: [{ kind: 'number', name: 'people', label: 'Personas' }] };
    core().reply((event) => {
      if (event.kind === 'message') return cards(pressable('Responder'));
      if (event.kind === 'action') return { kind: 'form', form };
      const { values } = event as FormSubmitEvent;
      return values.people === '3'
        ? cards(card('Gracias'))
        : { kind: 'faults', form, faults: { people: 'Máximo 5 personas' } };
    });
    await fixture().say('responder');
    await fixture().press(await showing('Elija'), 'Responder');
    await fixture().fillForm({ people: '9' });
    await waitFor(() => expect(fixture().formText()).toContain('Máximo 5 personas'));
    await fixture().fillForm({ people: '3' });
    await showing('Gracias');
  });
}
