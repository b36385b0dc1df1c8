/** Subscriptions: in one sentence, or in a form. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature, FormHandler } from '../app.ts';
import type { Form } from '../form.ts';
import { listSectors } from '../members/queries.ts';
import { askedFrequency, readAsked } from './ask.ts';
import { sayConditions, subscriptionsCard } from './cards.ts';
import { lookIn } from './look.ts';
import { listRules, removeSubscription, saveSubscription, subscriptionsOf } from './queries.ts';
import type { Conditions } from './rules.ts';
import { callsText, modalities, sayModality } from './text.ts';

type Frequency = 'now' | 'daily' | 'weekly';

const memberOf = (context: Context): string => context.person.memberId ?? '';

async function showSubscriptions(context: Context, lead?: string, replace?: true): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const mine = await subscriptionsOf(context.store.db, memberOf(context));
  return { kind: 'cards', cards: [subscriptionsCard(mine, look, lead)], replace };
}

async function subscribe(
  context: Context,
  conditions: Conditions,
  frequency: Frequency,
  id: string | null,
): Promise<Reply> {
  const look = await lookIn(context, context.person.locale);
  const text = callsText[look.locale];
  const saved = await context.store.inTransaction((tx) =>
    saveSubscription(tx, memberOf(context), id, { ...conditions, frequency }, look.now),
  );
  const what = `${sayConditions(conditions, look)} — ${text.frequency[frequency]}`;
  return showSubscriptions(context, `${saved ? text.subscribed : text.subscribedAlready}: ${what}`);
}

/** "suscribirme a salud, una vez por semana": what was understood is echoed; nothing understood opens the form. */
async function subscribeInWords(context: Context, said: string, whole: string): Promise<Reply> {
  const { store, clock } = context;
  const asked = readAsked(said, await listRules(store.db), await listSectors(store.db), clock.now());
  const everything = /\b(todo|todas|todos|all|everything)\b/i.test(said);
  if (!everything && asked.sectors.length + asked.modalities.length + asked.words.length === 0) {
    return { kind: 'form', form: await buildForm(context, '') };
  }
  return subscribe(context, asked, askedFrequency(whole) ?? 'now', null);
}

async function buildForm(context: Context, state: string): Promise<Form> {
  const { locale } = context.person;
  const text = callsText[locale];
  const sectors = await listSectors(context.store.db);
  const mine = (await subscriptionsOf(context.store.db, memberOf(context))).find((one) => one.id === state);
  return {
    id: 'subscription.edit',
    title: text.formTitle,
    intro: text.formIntro,
    submit: text.formSubmit,
    cancel: text.formCancel,
    state: mine?.id ?? '',
    fields: [
      {
        name: 'sectors',
        label: text.formSectors,
        kind: 'choices',
        optional: true,
        options: sectors.map(({ id, name, nameEn }) => ({ value: id, label: locale === 'es' ? name : nameEn })),
        initial: mine?.sectors,
      },
      {
        name: 'modalities',
        label: text.formModalities,
        kind: 'choices',
        optional: true,
        options: modalities.map((value) => ({ value, label: sayModality(value, locale) })),
        initial: mine?.modalities,
      },
      {
        name: 'words',
        label: text.formWords,
        hint: text.formWordsHint,
        kind: 'text',
        optional: true,
        initial: mine?.words.join(', '),
      },
      {
        name: 'frequency',
        label: text.frequencyLabel,
        kind: 'choice',
        options: (['now', 'daily', 'weekly'] as const).map((value) => ({ value, label: text.frequency[value] })),
        initial: mine?.frequency ?? 'now',
      },
    ],
  };
}

export const subscriptionForm: FormHandler = {
  who: 'member',
  build: buildForm,
  submit: async (context, values, state, form) => {
    const list = (name: string) => (Array.isArray(values[name]) ? (values[name] as string[]) : []);
    const typed = typeof values.words === 'string' ? values.words : '';
    const conditions = {
      sectors: list('sectors'),
      modalities: list('modalities'),
      words: typed
        .split(/[,;]/)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    };
    if (Object.values(conditions).every((part) => part.length === 0)) {
      return { kind: 'faults', form, faults: { sectors: callsText[context.person.locale].formNothing } };
    }
    return subscribe(context, conditions, values.frequency as Frequency, state || null);
  },
};

export const subscriptionCommands: readonly Command[] = [
  {
    id: 'subscriptions.add',
    names: {
      es: [
        'suscribirme',
        'suscribirme a',
        'suscríbame',
        'suscribir',
        'avíseme',
        'avíseme de',
        'avísame',
        'quiero recibir',
        'nueva suscripción',
      ],
      en: ['subscribe', 'subscribe to', 'subscribe me to', 'notify me', 'tell me about'],
    },
    summary: { es: 'Recibir avisos de lo que le interesa', en: 'Be told of what interests you' },
    examples: {
      es: ['suscribirme a salud y educación', 'avíseme de becas en ambiente, una vez por semana'],
      en: ['subscribe to health and education', 'notify me of scholarships on environment, weekly'],
    },
    who: 'member',
    run: (context, { text, rest }) => subscribeInWords(context, rest, text),
  },
  {
    id: 'subscriptions.list',
    names: {
      es: ['mis suscripciones', 'suscripciones', 'mis avisos', 'mis alertas', 'cancelar suscripción', 'darme de baja'],
      en: ['my subscriptions', 'subscriptions', 'my alerts', 'unsubscribe'],
    },
    summary: { es: 'Ver, cambiar o quitar sus suscripciones', en: 'See, change or remove your subscriptions' },
    examples: { es: ['mis suscripciones'], en: ['my subscriptions'] },
    who: 'member',
    run: (context) => showSubscriptions(context),
  },
];

export const subscriptionActions: Feature['actions'] = {
  'subscription.ask': {
    who: 'member',
    run: (context, event) => subscribeInWords(context, event.data.ask ?? '', event.data.ask ?? ''),
  },
  'subscription.remove': {
    who: 'member',
    run: async (context, event) => {
      await removeSubscription(context.store.db, memberOf(context), event.data.subscription ?? '');
      return showSubscriptions(context, callsText[context.person.locale].removed, true);
    },
  },
};
