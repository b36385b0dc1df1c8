import { describe, expect, it } from 'vitest';
import { accessLevels } from '../src/app.ts';
import { createEnlace } from '../src/features.ts';
import { findCommands, nearestCommands } from '../src/sentence.ts';

const { commands } = createEnlace();

describe('a sentence finds its command', () => {
  it.each([
    ['convocatorias', 'calls.list', ''],
    ['CONVOCATORIAS DE SALUD', 'calls.list', 'DE SALUD'],
    ['¿qué convocatorias cierran esta semana?', 'calls.list', 'qué cierran esta semana'],
    ['hola, quiero ver las convocatorias de movilidad por favor', 'calls.list', null],
    ['convocatorais de salud', 'calls.list', 'de salud'],
    ['konvocatorias', 'calls.list', ''],
    ['convocatoria 12', 'calls.show', '12'],
    ['suscribirme a salud y educación', 'subscriptions.add', 'salud y educación'],
    ['suscribirme a convocatorias de salud', 'subscriptions.add', null],
    ['avíseme de becas en ambiente, una vez por semana', 'subscriptions.add', null],
    ['mis suscripciones', 'subscriptions.list', ''],
    ['mis suscripsiones', 'subscriptions.list', ''],
    ['ayuda', 'help', ''],
    ['ayudaa', 'help', ''],
    ['hola buenos días', 'help', null],
    ['hola, ¿tenemos algo con Corea?', undefined, null],
    ['mis datos', 'members.me', ''],
    ['open calls on health', 'calls.list', 'on health'],
    ['subscribe to education weekly', 'subscriptions.add', null],
    ['convocatorias por revisar', 'calls.review', ''],
  ])('«%s» is %s', (text, id, rest) => {
    const [found] = findCommands(commands, text);
    expect(found?.command.id).toBe(id);
    if (rest !== null) expect(found?.request.rest).toBe(rest);
  });

  // What a name's own word means is no slip of another name, and what stands beside a name must suit it.
  it.each([
    ['nuevas capacitaciones', 'trainings.list'],
    ['any new agreements?', 'agreements.ask'],
    ['nuevos convenios', 'agreements.ask'],
    ['cancelar mi suscripción', 'subscriptions.stop'],
    ['recuérdeme mañana la 12', 'reminders.set'],
    ['recuérdemelo mañana', 'checkin.snooze'],
    ['resume my subscriptions', 'subscriptions.list'],
    ['informe de capacitaciones', 'trainings.list'],
    ['informe de movilidad', 'checkin.report'],
    ['comparar convenios', 'agreements.ask'],
    ['ya no quiero becas', 'subscriptions.stop'],
    ['no me interesan las becas', 'subscriptions.stop'],
    ['no me interesa la 12', 'calls.dismiss'],
    ['darme de baja de la capacitación', 'trainings.show'],
    ['pasar el convenio con Quito', 'agreements.ask'],
  ])('«%s» is %s, by whole words', (text, id) => {
    expect(findCommands(commands, text)[0]?.command.id).toBe(id);
  });

  it('finds nothing in nonsense', () => {
    expect(findCommands(commands, 'xyzzy plugh')).toEqual([]);
  });

  it('offers what looks most like it, and only what the person may use', () => {
    expect(nearestCommands(commands, 'convokatrias', 'guest').map((command) => command.id)).toContain('calls.list');
    expect(nearestCommands(commands, 'revisarr', 'member').map((command) => command.id)).not.toContain('calls.review');
  });

  it.each(['qwerty asdf', 'xyzzy plugh', 'hoy llueve'])('offers nothing that looks like «%s»', (text) => {
    expect(nearestCommands(commands, text, 'admin')).toEqual([]);
  });
});

describe('the command table', () => {
  it.each(commands)('$id says what it is, in both languages, and its examples find it', (command) => {
    expect(accessLevels).toContain(command.who);
    for (const locale of ['es', 'en'] as const) {
      expect(command.summary[locale]).not.toBe('');
      expect(command.examples[locale].length).toBeGreaterThan(0);
    }
    const named = [...command.examples.es, ...command.examples.en].map(
      (example) => findCommands(commands, example)[0]?.command.id,
    );
    if (!command.understands) expect(new Set(named)).toEqual(new Set([command.id]));
  });
});
