/** Help, drawn from the command table: what this person may do, in their words. */
import { type Command, type Feature, mayUse } from './app.ts';
import type { Block } from './card.ts';
import { coreText } from './text.ts';

/** `commands` is asked late: the table is complete only once all features are in it. */
export function createHelp(commands: () => readonly Command[]): Feature {
  return {
    commands: [
      {
        id: 'help',
        names: {
          es: ['ayuda', 'qué puede hacer', 'qué puedes hacer', 'menú', 'comandos', 'hola'],
          en: ['help', 'what can you do', 'menu', 'commands'],
        },
        summary: { es: 'Ver lo que Enlace puede hacer', en: 'See what Enlace can do' },
        examples: { es: ['ayuda'], en: ['help'] },
        who: 'guest',
        run: async ({ person }) => {
          const { locale, access } = person;
          const text = coreText[locale];
          const usable = commands().filter((command) => mayUse(access, command.who) && command.id !== 'help');
          const blocks: Block[] = [
            { kind: 'text', text: access === 'guest' ? text.helpGuest : text.helpIntro(person.name) },
            {
              kind: 'list',
              items: usable.map((command) => [
                { text: command.summary[locale], bold: true },
                `: ${command.examples[locale].map((example) => `«${example}»`).join(', ')}`,
              ]),
            },
            {
              kind: 'buttons',
              buttons: usable.slice(0, 5).map((command) => {
                const example = command.examples[locale][0] ?? command.id;
                return { label: example, action: 'help.say', data: { text: example } };
              }),
            },
          ];
          return { kind: 'cards', cards: [{ title: text.helpTitle, blocks }] };
        },
      },
    ],
    actions: {},
    forms: {},
    deliveries: {},
  };
}
