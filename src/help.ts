/** Help, drawn from the command table: what this person may do, in their words. */
import { type Command, type Context, type Feature, type Locale, mayUse } from './app.ts';
import type { Block, Button, Card } from './card.ts';
import { foldText } from './form.ts';
import { words } from './sentence.ts';
import { coreText, type HelpTopic, helpTopics, sayQuoted } from './text.ts';
import { sameWord } from './typos.ts';

export type HelpGroup = { topic: HelpTopic; features: readonly Feature[] };

/** Examples shown of each topic; the rest is a button away. */
const examplesATopic = 3;

type Topic = { topic: HelpTopic; name: string; commands: Command[] };

function topicsFor({ person }: Context, groups: readonly HelpGroup[]): Topic[] {
  return groups
    .map(({ topic, features }) => ({
      topic,
      name: helpTopics[person.locale][topic],
      commands: features.flatMap((feature) => feature.commands).filter((command) => mayUse(person.access, command.who)),
    }))
    .filter(({ commands }) => commands.length > 0);
}

const quoted = (examples: readonly string[], locale: Locale) =>
  examples.map((example) => sayQuoted(example, locale)).join(', ');

/** What there is, by topic, with a few examples of each. */
function overview({ person }: Context, topics: readonly Topic[]): Card {
  const { locale, access, name } = person;
  const text = coreText[locale];
  const blocks: Block[] = [
    { kind: 'text', text: access === 'guest' ? text.helpGuest : text.helpIntro(name) },
    {
      kind: 'list',
      items: topics.map(({ name: topic, commands }) => {
        const examples = commands.flatMap((command) => command.examples[locale].slice(0, 1)).slice(0, examplesATopic);
        return [{ text: topic, bold: true }, `: ${quoted(examples, locale)}`];
      }),
    },
    {
      kind: 'buttons',
      buttons: topics.map(({ name: topic }): Button => {
        const ask = text.helpAbout(topic);
        return { label: topic, action: 'help.say', data: { text: ask } };
      }),
    },
  ];
  return { title: text.helpTitle, blocks };
}

/** Everything of one topic. */
function detail({ person }: Context, { name, commands }: Topic): Card {
  const { locale } = person;
  const blocks: Block[] = [
    {
      kind: 'list',
      items: commands.map((command) => [
        { text: command.summary[locale], bold: true },
        `: ${quoted(command.examples[locale], locale)}`,
      ]),
    },
    {
      kind: 'buttons',
      buttons: [
        ...commands.slice(0, 4).map((command): Button => {
          const example = command.examples[locale][0] ?? command.id;
          return { label: example, action: 'help.say', data: { text: example } };
        }),
        { label: coreText[locale].helpBack, action: 'help.say', data: { text: coreText[locale].help } },
      ],
    },
  ];
  return { title: coreText[locale].helpAbout(name), blocks };
}

/** `groups` are the features by topic, in the order help shows them. */
export function createHelp(groups: readonly HelpGroup[]): Feature {
  return {
    commands: [
      {
        id: 'help',
        names: {
          es: ['ayuda', 'qué puede hacer', 'qué puedes hacer', 'menú', 'comandos', 'hola'],
          en: ['help', 'what can you do', 'menu', 'commands'],
        },
        summary: { es: 'Ver lo que Enlace puede hacer', en: 'See what Enlace can do' },
        examples: { es: ['ayuda', 'ayuda convocatorias'], en: ['help', 'help calls'] },
        who: 'guest',
        run: async (context, { rest }) => {
          const topics = topicsFor(context, groups);
          const asked = words(rest);
          const about = topics.find(({ name }) => asked.some((word) => sameWord(word.folded, foldText(name))));
          return { kind: 'cards', cards: [about ? detail(context, about) : overview(context, topics)] };
        },
      },
    ],
    actions: {},
    forms: {},
    deliveries: {},
  };
}
