import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerNamed, answerStep, type Filling, type Step, startFilling } from '../src/filling.ts';
import { askedFields, type Form } from '../src/form.ts';

const form: Form = {
  id: 'x.y',
  title: 'T',
  submit: 'Enviar',
  cancel: 'Cancelar',
  review: true,
  fields: [
    { name: 'course', label: 'Curso', kind: 'yesno' },
    { name: 'where', label: 'Dónde', kind: 'text', when: { field: 'course', is: ['yes'] } },
    { name: 'many', label: 'Cuántos', kind: 'number', when: { field: 'course', is: ['yes'] } },
    { name: 'note', label: 'Nota', kind: 'text', optional: true, initial: 'como antes' },
  ],
};

const go = (lines: readonly string[], from: Filling = startFilling(form)): Step => {
  let step: Step = { kind: 'ask', filling: from };
  for (const line of lines) step = 'filling' in step ? answerStep(form, step.filling, line) : step;
  return step;
};
const fillingOf = (step: Step): Filling => ('filling' in step ? step.filling : startFilling(form));

describe('a form in the chat', () => {
  it('asks only what the answers before bring up', () => {
    expect(go(['no', 'saltar'])).toMatchObject({
      kind: 'review',
      filling: { answers: { course: 'no', note: 'como antes' } },
    });
    expect(askedFields(form, { course: 'no' }).map((field) => field.name)).toEqual(['course', 'note']);
    expect(go(['sí'])).toMatchObject({ kind: 'ask', filling: { step: 1 } });
  });

  it('a correction that brings up questions asks them, and then goes back to where it was', () => {
    const review = fillingOf(go(['no', 'saltar']));
    const corrected = go(['corregir 1', 'sí'], review);
    expect(corrected).toMatchObject({ kind: 'ask', filling: { step: 1, returnTo: 4 } });
    expect(go(['Bogotá', '3'], fillingOf(corrected))).toMatchObject({ kind: 'review' });
  });

  it('«enviar» before the end leaves what may be left, asks what must be said, and shows all before it is sent', () => {
    expect(go(['no', 'enviar'])).toMatchObject({ kind: 'review', filling: { answers: { note: 'como antes' } } });
    expect(go(['sí', 'enviar'])).toMatchObject({ kind: 'ask', filling: { step: 1 }, fault: { code: 'notSent' } });
    expect(go(['no', 'enviar', 'corregir 2', 'otra nota', 'enviar'])).toMatchObject({
      kind: 'done',
      filling: { answers: { course: 'no', note: 'otra nota' } },
    });
  });

  it('what was there can be taken away, where it may be', () => {
    expect(go(['no', 'dejar en blanco'])).toMatchObject({ kind: 'review', filling: { answers: { note: '' } } });
    expect(go(['dejar en blanco'])).toMatchObject({ kind: 'ask', filling: { step: 0 }, fault: { code: 'required' } });
  });

  it('sends only from the review; there, what means nothing is said to', () => {
    expect(go(['no', 'saltar', 'enviar'])).toMatchObject({ kind: 'done' });
    for (const said of ['sí', 'sí, enviar', 'ok', 'está bien', 'Sí, así está bien.', 'looks good'])
      expect(go(['no', 'saltar', said])).toMatchObject({ kind: 'done' });
    for (const said of ['bueno', 'sí pero no', 'no está bien', ''])
      expect(go(['no', 'saltar', said])).toMatchObject({ kind: 'review', unclear: true });
    expect(go(['corregir 9'])).toMatchObject({ kind: 'ask', fault: { code: 'noQuestion', total: 2 } });
  });

  it('a button of an earlier question changes that answer and nothing else', () => {
    const later = fillingOf(go(['sí', 'Bogotá']));
    expect(answerNamed(form, later, 'course', 'yes')).toMatchObject({ kind: 'ask', filling: { step: 2 } });
    expect(answerNamed(form, later, 'nothing', 'yes')).toMatchObject({ kind: 'ask', filling: { step: 2 } });
  });

  it('coming back to a form that is open is no answer', () => {
    expect(go(['sí', 'seguir'])).toMatchObject({ kind: 'ask', filling: { step: 1, answers: { course: 'yes' } } });
    expect(go(['sí', 'guardar y seguir luego'])).toMatchObject({ kind: 'paused', filling: { paused: true } });
    expect(go(['sí', 'ver lo que llevo'])).toMatchObject({ kind: 'show' });
  });

  it('never leaves the form, whatever is written', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'sí',
        'no',
        'atrás',
        'saltar',
        'corregir 1',
        'corregir 3',
        'ver lo que llevo',
        'seguir',
        '7',
        'Bogotá',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const step = go(lines);
        if (!('filling' in step)) return;
        expect(step.filling.step).toBeGreaterThanOrEqual(0);
        expect(step.filling.step).toBeLessThanOrEqual(form.fields.length);
        if (step.kind === 'ask') expect(form.fields[step.filling.step] ?? step.fault).toBeDefined();
      }),
    );
  });
});
