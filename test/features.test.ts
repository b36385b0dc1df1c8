/** The command table as people meet it: every name and example leads where it says, in both languages. */
import { describe, expect, test } from 'vitest';
import { createEnlace } from '../src/features.ts';
import { foldText } from '../src/form.ts';
import { findCommands } from '../src/sentence.ts';

const { commands } = createEnlace();
const languages = ['es', 'en'] as const;

describe('the command table', () => {
  test('gives every command a name, a summary and an example in both languages', () => {
    for (const { id, names, summary, examples } of commands) {
      expect(id).toMatch(/^(help|[a-z]+\.[a-z-]+)$/);
      for (const language of languages) {
        expect(names[language].length, `${id} ${language}`).toBeGreaterThan(0);
        expect(summary[language], `${id} ${language}`).not.toBe('');
        expect(examples[language].length, `${id} ${language}`).toBeGreaterThan(0);
      }
    }
  });

  test('calls no two commands the same', () => {
    const owners = new Map<string, string>();
    for (const { id, names } of commands) {
      for (const name of [...names.es, ...names.en].map(foldText)) {
        expect(owners.get(name) ?? id, name).toBe(id);
        owners.set(name, id);
      }
    }
  });

  const named = commands.filter((command) => !command.understands);
  const examples = named.flatMap(({ id, examples: said }) =>
    languages.flatMap((language) => said[language].map((example) => [example, id] as const)),
  );
  test.each(examples)('«%s» is %s', (example, id) => {
    expect(findCommands(commands, example)[0]?.command.id).toBe(id);
  });
});
