/** From round to round: commitments followed, a committee's own questions, its rhythm. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readQuestions } from '../../src/committees/questions.ts';
import { type Network, textsOf } from '../support/network.ts';
import {
  ana,
  answerAll,
  bogota,
  coordinator,
  juan,
  maria,
  openRound,
  questionNames,
  quick,
  responseOf,
  submitAll,
} from './scene.ts';

let net: Network;
const answersOf = async (email: string) => (await responseOf(net, email)).answers as Record<string, unknown>;
beforeEach(async () => {
  net = await openRound();
});
afterEach(() => net.close());

describe('from round to round', () => {
  const nextRound = async (at = '2027-01-13T09:00') => {
    await net.say(maria, 'cerrar seguimiento');
    net.clock.at = bogota(at);
    await net.say(maria, 'iniciar seguimiento de movilidad');
    await net.drain();
  };

  it('commitments are asked about first, and what was said before is offered again', async () => {
    await answerAll(net, juan, [
      'verde',
      'Bien',
      'sí',
      'Utrecht',
      'Ciclorrutas',
      'idea',
      'saltar',
      'saltar',
      'saltar',
      'Firmar, 15/12/2026; Pedir cita, 20/12/2026',
    ]);
    await nextRound();
    const first = textsOf(await net.say(juan, 'responder'));
    expect(first).toContain('Se comprometió a «Firmar»');
    await net.say(juan, 'cumplido');
    await net.say(juan, 'aplazado');
    await net.say(juan, '30/01/2027');
    await net.say(juan, 'verde');
    await net.say(juan, 'Bien');
    await net.say(juan, 'sí');
    expect(textsOf(await net.say(juan, 'saltar'))).toContain('Ahora: Ciclorrutas');
    for (const answer of ['saltar', 'saltar', 'saltar', 'saltar', 'saltar', 'saltar']) await net.say(juan, answer);
    expect(textsOf(await net.say(juan, 'enviar'))).toContain('quedó enviada');
    const rows = await net.store.db.commitment.findMany({ orderBy: { what: 'asc' } });
    expect(rows.map(({ what, state, dueOn }) => `${what} ${state} ${dueOn.toISOString().slice(0, 10)}`)).toEqual([
      'Firmar done 2026-12-15',
      'Pedir cita open 2027-01-30',
    ]);
    expect(await answersOf(juan)).toMatchObject({ partner: 'Utrecht', project: 'Ciclorrutas' });
  });

  it('a commitment put off by mistake has its day back with the correction, and no other', async () => {
    await submitAll(net, juan, { ...quick, steps: 'Firmar, 15/12/2026' });
    await nextRound();
    const { id } = await net.store.db.commitment.findFirstOrThrow();
    const day = async () => (await net.store.db.commitment.findFirstOrThrow()).dueOn.toISOString().slice(0, 10);
    const says = (state: string, to = '') =>
      submitAll(net, juan, { ...quick, [`done-${id}`]: state, [`moved-${id}`]: to });
    await says('moved', '30/01/2027');
    expect(await day()).toBe('2027-01-30');
    await says('open');
    expect(await day()).toBe('2026-12-15');
    await says('moved', '31/01/2027');
    await nextRound('2027-02-10T09:00');
    await says('moved', '28/02/2027');
    await says('done');
    expect(await day()).toBe('2027-01-31');
  });

  it('a file that a correction replaces goes, unless an earlier round has it', async () => {
    const label = { es: '¿El acta?', en: 'The minutes?' };
    const questions = [{ name: 'act', kind: 'document', label, prefill: true }];
    await net.say(maria, 'cerrar seguimiento');
    await net.store.db.committee.updateMany({ data: { questions } });
    await nextRound();
    const send = async (name: string) => {
      const bytes = new TextEncoder().encode(`%PDF-1.7 ${name}`);
      const file = { name, mime: 'application/pdf', size: bytes.byteLength, read: async () => bytes };
      await net.say(juan, 'responder');
      if (await isSent()) await net.say(juan, 'corregir 1');
      await net.say(juan, '', [file]);
      expect(textsOf(await net.say(juan, 'enviar'))).toContain(name);
    };
    const isSent = async () => (await responseOf(net, juan)).state === 'sent';
    const kept = async () => {
      const files = await net.store.db.storedFile.findMany({ where: { kept: true }, orderBy: { name: 'asc' } });
      return files.map(({ name }) => name);
    };
    await send('uno.pdf');
    await send('dos.pdf');
    expect(await kept()).toEqual(['dos.pdf']);
    await nextRound('2027-02-10T09:00');
    await net.say(juan, 'responder');
    await net.say(juan, 'saltar');
    await net.say(juan, 'enviar');
    await send('tres.pdf');
    expect(await kept()).toEqual(['dos.pdf', 'tres.pdf']);
  });

  it('its rhythm and window are the chair’s to change', async () => {
    const [template] = await net.say(maria, 'plantilla de movilidad');
    await net.press(maria, template, 'Ritmo y plazo');
    await net.say(maria, 'cada semana');
    await net.say(maria, '3');
    expect(textsOf(await net.say(maria, '01/12/2026'))).toContain('no puede ser antes de hoy');
    expect(textsOf(await net.say(maria, '14/12/2026'))).toContain(
      'Cada semana, durante 3 días hábiles. La próxima: lunes 14 de diciembre',
    );
    expect(await net.store.db.committee.findFirst()).toMatchObject({ cadence: 'weekly', windowDays: 3 });
  });

  it('a question that is changed keeps its other language, its options and those that hang on it', async () => {
    const change = async (number: string, ...answers: string[]) => {
      const [template] = await net.say(maria, 'plantilla de movilidad');
      await net.press(maria, template, number);
      let said = '';
      for (const answer of answers) said = textsOf(await net.say(maria, answer));
      return said;
    };
    const question = async (name: string) => {
      const { questions } = await net.store.db.committee.findFirstOrThrow();
      return readQuestions(questions).find((one) => one.name === name);
    };
    // The stage: its words, its kind, its options.
    expect(
      await change('6. ', '¿En qué punto va?', 'saltar', 'Idea; negociación; Vencido', 'saltar', 'saltar', 'saltar'),
    ).toContain('En inglés sigue «At which stage is it?»');
    expect(await question('stage')).toMatchObject({
      label: { es: '¿En qué punto va?', en: 'At which stage is it?' },
      options: [
        { value: 'idea', label: { es: 'Idea', en: 'Idea' } },
        { value: 'negotiation', label: { es: 'negociación', en: 'Negotiation' } },
        { value: 'vencido', label: { es: 'Vencido', en: 'Vencido' } },
      ],
      when: { field: 'cooperation', is: ['yes'] },
    });
    // What hangs on a yes can be asked no more once the answer is a text.
    expect(await change('3. ', 'saltar', 'texto corto', 'saltar', 'saltar', 'saltar')).toContain(
      'se preguntará siempre: «¿Con qué aliado?», «',
    );
    for (const name of ['partner', 'project', 'stage', 'amount']) expect((await question(name))?.when).toBeUndefined();
  });

  it('the template changed in between: the round that was open keeps its questions, the next has the new ones', async () => {
    const [template] = await net.say(maria, 'plantilla de movilidad');
    expect(textsOf(template ? [template] : [])).toContain('usa las preguntas generales');
    await net.say(juan, 'responder');
    expect(textsOf(await net.say(ana, 'plantilla de movilidad'))).toContain('Esto lo hace la presidencia');
    await net.press(coordinator, template, 'Agregar pregunta');
    for (const answer of ['¿Cuántas ciclorrutas tiene el comité?', 'número', 'saltar', 'opcional'])
      await net.say(coordinator, answer);
    expect(textsOf(await net.say(coordinator, 'saltar'))).toContain('¿Cuántas ciclorrutas tiene el comité?');
    expect(textsOf(await net.say(juan, 'verde'))).toContain('Pregunta 2 de 6');
    await nextRound();
    const [before, after] = await questionNames(net);
    expect(before).not.toContain('cuantas-ciclorrutas-tiene-el');
    expect(after?.at(-1)).toBe('cuantas-ciclorrutas-tiene-el');
    expect(textsOf(await net.say(juan, 'responder'))).toContain('Pregunta 1 de 7');
  });
});
