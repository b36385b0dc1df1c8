/** Anyone in the network proposes a call, by a form or by pasting a link or a text. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context, FormHandler } from '../../app.ts';
import { lookIn } from '../look.ts';
import { memberOf } from '../reaching/keep-subscription.ts';
import { urlKey } from '../rules.ts';
import { proposalForm, sayKnown, stateOf } from './proposal-form.ts';
import { callAtAddress, proposalsOf } from './proposal-queries.ts';
import { linkIn, readDraft } from './proposal-read.ts';
import { proposalText } from './proposal-text.ts';

const names = {
  es: [
    'proponer convocatoria',
    'proponer una convocatoria',
    'propongo esta convocatoria',
    'propongo una convocatoria',
    'proponer',
    'sugerir convocatoria',
    'compartir convocatoria',
  ],
  en: ['propose call', 'propose a call', 'suggest a call', 'share a call', 'propose'],
};

const longest = [...names.es, ...names.en].sort((a, b) => b.length - a.length);
/** What asks to propose, with a greeting or a wish of some words before it. */
const asking = new RegExp(
  `^(?:[\\p{L}¿¡,.'’]+\\s+){0,8}?(?:${longest.join('|')})(?:\\s+(?:un[ao]|otr[ao]|est[aeo]|one|this)(?=\\s*:))?\\s*[:.,?!-]*\\s*`,
  'iu',
);
/** "Les comparto esta convocatoria que no veo en su lista: …": the call itself follows. */
const sharing =
  /^(?:[\p{L},.'’]+\s+){0,4}?(?:(?:les?|te)\s+)?(?:comparto|compartimos|paso|dejo|mando|env[ií]o|sharing|i (?:share|send))\s+(?:est[ae]|una?|la|el|this|an?|the)\s+(?:convocatoria|beca|fondo|premio|oportunidad|call|grant|scholarship)(?!\p{L})[^:]{0,60}:\s*(?=\S)/iu;

/** Fewer words than these, "que no está aquí", are no text of a call. */
const fewestWords = 4;

/** The message without the words that ask to propose it; empty when that leaves no call. */
function pastedIn(text: string): string {
  const left = text.trim().replace(sharing, '').replace(asking, '');
  return linkIn(left) || left.split(/\s+/).length >= fewestWords ? left : '';
}

/** A link by itself, or one that is said to be of a call, is a call that somebody shares. */
const sharesCall = (text: string): boolean =>
  linkIn(text) !== null &&
  (/^https?:\/\/\S+$/i.test(text.trim()) ||
    /(?<!\p{L})(?:convocatorias?|becas?|fondos?|premios?|oportunidad|opportunity|calls?|grants?|scholarships?|funding)(?!\p{L})/iu.test(
      text,
    ));

/** "Vi una convocatoria de Noruega, ¿se las comparto?": nothing to read yet. */
const offersCall = (text: string): boolean =>
  linkIn(text) === null &&
  /(?<!\p{L})(?:convocatoria|beca|fondo|premio|call|grant)(?!\p{L}).*(?:(?:les?|se l[ao]s?) (?:comparto|paso|env[ií]o|mando|dejo)|(?:shall|should|can) i (?:share|send|pass))[^?]{0,20}\?$/iu.test(
    text.trim(),
  );

/** Reads what was pasted: the call that is here already, or the form with what it says. */
async function propose(context: Context, pasted: string): Promise<Reply> {
  const { locale } = context.person;
  const url = linkIn(pasted);
  const key = url ? urlKey(url) : null;
  const known = key ? await callAtAddress(context.store.db, key) : null;
  if (known) return { kind: 'cards', cards: [sayKnown(known, await lookIn(context, locale), locale)] };
  const draft = await readDraft(context, pasted);
  const foundKey = draft.url && draft.url !== url ? urlKey(draft.url) : null;
  const found = foundKey ? await callAtAddress(context.store.db, foundKey) : null;
  if (found) return { kind: 'cards', cards: [sayKnown(found, await lookIn(context, locale), locale)] };
  return { kind: 'form', form: await proposalForm.build(context, stateOf(draft)) };
}

/** The words "proponer convocatoria" alone: what there is to read is asked first. */
export const pasteForm: FormHandler = {
  who: 'member',
  build: async ({ person }) => {
    const text = proposalText[person.locale];
    return {
      id: 'call.paste',
      title: text.title,
      submit: text.read,
      cancel: text.cancel,
      fields: [
        // What is pasted may ask "¿quiénes pueden postular?" and mean nobody here.
        {
          name: 'pasted',
          label: text.paste,
          hint: text.pasteHint,
          kind: 'text',
          long: true,
          optional: true,
          question: true,
        },
      ],
    };
  },
  submit: (context, { pasted }) => propose(context, typeof pasted === 'string' ? pasted : ''),
};

async function showMine(context: Context): Promise<Reply> {
  const text = proposalText[context.person.locale];
  const mine = await proposalsOf(context.store.db, memberOf(context));
  const items = mine.map(({ number, title, state, decidedReason }) => {
    const said = text.state[state] ?? state;
    return `${number}. ${title} — ${said}${decidedReason ? `: ${decidedReason}` : ''}`;
  });
  return {
    kind: 'cards',
    cards: [
      {
        title: text.mine,
        blocks: [items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: text.mineNone }],
      },
    ],
  };
}

export const proposalCommands: readonly Command[] = [
  {
    id: 'calls.propose',
    names,
    summary: { es: 'Proponer una convocatoria a la Red', en: 'Propose a call to the Network' },
    examples: {
      es: ['proponer convocatoria https://…', 'proponer convocatoria'],
      en: ['propose call https://…', 'propose call'],
    },
    who: 'member',
    understands: async (_context, text) =>
      sharing.test(text.trim()) ? 0.95 : sharesCall(text) || offersCall(text) ? 0.8 : 0,
    run: async (context, { text }) => {
      const pasted = offersCall(text) ? '' : pastedIn(text);
      return pasted === '' ? { kind: 'form', form: await pasteForm.build(context, '') } : propose(context, pasted);
    },
  },
  {
    id: 'calls.proposals',
    names: { es: ['mis propuestas', 'propuestas mías'], en: ['my proposals'] },
    summary: { es: 'Ver lo que propuso y qué se decidió', en: 'See what you proposed and what was decided' },
    examples: { es: ['mis propuestas'], en: ['my proposals'] },
    who: 'member',
    // "¿Qué pasó con la que propuse?"
    understands: async (_context, text) =>
      /(?<!\p{L})(?:propus(?:e|imos)|mis? propuestas?|i (?:proposed|suggested))(?!\p{L})/iu.test(text) ? 0.9 : 0,
    run: showMine,
  },
];
