import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerStep, type Filling } from '../src/filling.ts';
import { type Field, type Form, foldText, rawValue, readField, readForm } from '../src/form.ts';

const options = [
  { value: 'salud', label: 'Salud' },
  { value: 'educacion', label: 'Educación' },
  { value: 'desarrollo', label: 'Desarrollo Económico, Industria y Turismo' },
];
const field = (rest: object) => ({ name: 'x', label: 'X', ...rest }) as Field;

describe('readField', () => {
  it.each([
    [{ kind: 'text' }, ' hola ', 'hola'],
    [{ kind: 'number' }, '3,5', 3.5],
    [{ kind: 'number' }, '1.000', 1000],
    [{ kind: 'number' }, '1,500', 1500],
    [{ kind: 'number' }, '80.000', 80_000],
    [{ kind: 'number' }, '20 000', 20_000],
    [{ kind: 'number' }, '-1.200,5', -1200.5],
    [{ kind: 'number' }, '0.125', 0.125],
    [{ kind: 'number', max: 2000 }, '+1.500', 1500],
    [{ kind: 'date' }, '5/1/2027', '2027-01-05'],
    [{ kind: 'date' }, '2027-01-05', '2027-01-05'],
    [{ kind: 'link' }, 'https://example.org', 'https://example.org/'],
    [{ kind: 'yesno' }, 'SÍ', true],
    [{ kind: 'yesno' }, '2', false],
    [{ kind: 'choice', options }, 'educacion', 'educacion'],
    [{ kind: 'choice', options }, 'EDUCACION', 'educacion'],
    [{ kind: 'choice', options }, '2', 'educacion'],
    [{ kind: 'choice', options }, 'turismo', 'desarrollo'],
    [{ kind: 'choices', options }, 'salud y educación', ['salud', 'educacion']],
    [{ kind: 'choices', options }, '1, 3', ['salud', 'desarrollo']],
    [{ kind: 'choices', options }, 'salud, edcuacion', ['salud', 'educacion']],
    [{ kind: 'choice', options }, 'turrismo', 'desarrollo'],
    [{ kind: 'choices', options, optional: true }, '', []],
    [{ kind: 'text', optional: true }, '', null],
    [{ kind: 'text', optional: true }, 'Ninguna', 'Ninguna'],
    [{ kind: 'dated', optional: true }, 'Ninguno', []],
    [{ kind: 'amount', currencies: ['USD'], optional: true }, 'no', null],
    [{ kind: 'date' }, 'el 15 de enero de 2027', '2027-01-15'],
    [{ kind: 'date', from: '2026-12-16' }, '15 de enero', '2027-01-15'],
    [{ kind: 'date', from: '2026-12-16' }, '31/12', '2026-12-31'],
  ])('%o reads %o as %o', (kind, raw, value) => {
    expect(readField(field(kind), raw)).toEqual({ value });
  });

  it.each([
    [{ kind: 'text' }, '  ', 'required'],
    [{ kind: 'text', maxLength: 3 }, 'hola', 'tooLong'],
    [{ kind: 'number' }, '1e9', 'notANumber'],
    [{ kind: 'number' }, '1.2.3', 'notANumber'],
    [{ kind: 'number' }, '1.000,5,5', 'notANumber'],
    [{ kind: 'number' }, '10.00 0', 'notANumber'],
    [{ kind: 'number', max: 500 }, '1.000', 'outOfRange'],
    [{ kind: 'number', min: 1 }, '0', 'outOfRange'],
    [{ kind: 'date' }, '31/02/2027', 'notADate'],
    [{ kind: 'date' }, 'mañana', 'notADate'],
    [{ kind: 'date' }, '15 de enero', 'notADate'],
    [{ kind: 'date', from: '2026-12-16' }, 'hacia el 15 de enero', 'notADate'],
    [{ kind: 'link' }, 'javascript:alert(1)', 'notALink'],
    [{ kind: 'link' }, 'http://mal', 'notALink'],
    [{ kind: 'yesno' }, 'tal vez', 'notYesNo'],
    [{ kind: 'choice', options }, '9', 'notAnOption'],
    [{ kind: 'choices', options }, 'salud, becas', 'notAnOption'],
  ])('%o refuses %o: %s', (kind, raw, code) => {
    expect(readField(field(kind), raw)).toMatchObject({ fault: { code } });
  });

  it('reads a number back as it was written down', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(1, 10, 1000, 1e5), (digits, scale) => {
        const value = digits / scale;
        expect(readField(field({ kind: 'number' }), rawValue(value))).toEqual({ value });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    const kinds = ['text', 'number', 'date', 'link', 'yesno', 'choice', 'choices'];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string(), (kind, raw) => {
        const reading = readField(field({ kind, options }), raw);
        expect('value' in reading !== 'fault' in reading).toBe(true);
      }),
    );
  });
});

const form: Form = {
  id: 'test.form',
  title: 'Prueba',
  submit: 'Enviar',
  cancel: 'Cancelar',
  fields: [
    { name: 'sector', label: 'Sector', kind: 'choice', options },
    { name: 'note', label: 'Nota', kind: 'text', optional: true, initial: 'antes' },
  ],
};
const empty: Filling = { form: form.id, state: '', answers: {}, step: 0 };

describe('a form answered one question at a time', () => {
  it('«enviar» leaves the rest as it was, and is no answer', () => {
    const { name, label } = { name: 'x', label: 'X' };
    const kept: Form = { ...form, fields: [{ name, label, kind: 'text', initial: 'como estaba' }] };
    expect(answerStep(kept, empty, 'enviar')).toMatchObject({
      kind: 'done',
      filling: { answers: { x: 'como estaba' } },
    });
    expect(answerStep(form, empty, 'enviar')).toMatchObject({ kind: 'ask', fault: { code: 'notSent' } });
  });

  it('explains a wrong answer and asks again, goes back, skips to what was there, and ends', () => {
    const wrong = answerStep(form, empty, 'becas');
    expect(wrong).toMatchObject({ kind: 'ask', filling: { step: 0 }, fault: { code: 'notAnOption', given: 'becas' } });
    expect(answerStep(form, empty, 'saltar')).toMatchObject({ kind: 'ask', fault: { code: 'cannotSkip' } });
    const next = answerStep(form, empty, 'salud');
    expect(next).toMatchObject({ kind: 'ask', filling: { step: 1, answers: { sector: 'salud' } } });
    if (next.kind !== 'ask') return;
    expect(answerStep(form, next.filling, 'Atrás')).toMatchObject({ kind: 'ask', filling: { step: 0 } });
    const done = answerStep(form, next.filling, 'saltar');
    expect(done).toMatchObject({ kind: 'done', filling: { answers: { sector: 'salud', note: 'antes' } } });
    if (done.kind === 'done')
      expect(readForm(form, done.filling.answers).values).toEqual({ sector: 'salud', note: 'antes' });
    expect(answerStep(form, next.filling, 'cancelar')).toEqual({ kind: 'cancelled' });
  });

  it('does not let a required question be skipped', () => {
    expect(answerStep(form, empty, 'saltar')).toMatchObject({ kind: 'ask', fault: { code: 'cannotSkip' } });
  });
});

it('folds accents and case but keeps ñ, which changes the word', () => {
  expect(foldText('  AÑO  Educación ')).toBe('año educacion');
});
