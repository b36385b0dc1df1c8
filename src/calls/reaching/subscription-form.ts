/** Subscriptions and the time of digests as forms: what a sentence can say, a form can. */
import type { Context, FormHandler } from '../../app.ts';
import type { Form } from '../../form.ts';
import { listSectors } from '../../members/queries.ts';
import { readClockTime } from '../../time.ts';
import { lookIn } from '../look.ts';
import { subscriptionsOf } from '../queries.ts';
import { modalities, sayModality } from '../text.ts';
import { vocabularyOf } from '../understanding/vocabulary.ts';
import { type Frequency, readAsked } from './ask.ts';
import {
  asksNothing,
  type Conditions,
  everything,
  type Lists,
  listNames,
  noLists,
  readConditions,
} from './conditions.ts';
import { changeDigestTime } from './digest.ts';
import { keepSubscription, memberOf } from './keep-subscription.ts';
import { digestTimesOf } from './reach-queries.ts';
import { reachText } from './reach-text.ts';
import { sayAmount, sayFrequency, sayValues } from './subscription-cards.ts';
import { withWayBack } from './way-back.ts';

/** What the lists of the form do not hold, as its text field shows it and reads it back. */
async function sayMore(context: Context, conditions: Conditions): Promise<string> {
  const { locale } = context.person;
  const look = await lookIn(context, locale);
  const text = reachText[locale];
  const each = (lists: Conditions | Conditions['without'], names: readonly (typeof listNames)[number][]) =>
    names.flatMap((name) => lists[name].map((value) => sayValues(name, [value], look)));
  return [
    ...conditions.words.map((word) => (/[,;]/.test(word) ? `«${word}»` : word)),
    ...each(conditions, ['places', 'funders']),
    ...(conditions.mayApply ? [text.mayApply] : []),
    ...(conditions.amount ? [sayAmount(conditions.amount, locale)] : []),
    ...each(conditions.without, listNames).map(text.without),
  ].join(', ');
}

const outside = /^(?:menos|excepto|salvo|sin|no|except|without|not)\s/i;

/** Reads the text field: each part is a word to look for, unless it names a place, a funder or what is not wanted. */
export async function readMore(context: Context, typed: string): Promise<Conditions> {
  const vocabulary = await vocabularyOf(context);
  const now = context.clock.now();
  const more: Conditions & { without: Lists } = { ...everything, without: { ...noLists } };
  // A comma between figures parts no conditions.
  for (const part of typed.split(/[,;\n](?!\d)/).map((one) => one.trim())) {
    if (part === '') continue;
    const asked = readAsked(part, vocabulary, now);
    if (outside.test(part)) {
      for (const name of listNames) more.without[name] = [...more.without[name], ...asked.without[name]];
    } else if (asked.mayApply) more.mayApply = true;
    else if (asked.amount) more.amount = asked.amount;
    else if (asked.places.length + asked.funders.length > 0 && asked.words.length === 0) {
      more.places = [...more.places, ...asked.places];
      more.funders = [...more.funders, ...asked.funders];
    } else more.words = [...more.words, part.replaceAll(/[«»"“”]/g, '').trim()];
  }
  return more;
}

async function buildForm(context: Context, state: string): Promise<Form> {
  const { locale } = context.person;
  const text = reachText[locale];
  const sectors = await listSectors(context.store.db);
  const mine = (await subscriptionsOf(context.store.db, memberOf(context))).find((one) => one.id === state);
  return {
    id: 'subscription.edit',
    title: text.formTitle,
    intro: text.formIntro,
    submit: mine ? text.save : text.formSubmit,
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
        label: text.formMore,
        hint: text.formMoreHint,
        kind: 'text',
        optional: true,
        maxLength: 1000,
        initial: mine && (await sayMore(context, readConditions(mine))),
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
    const more = await readMore(context, typeof values.words === 'string' ? values.words : '');
    const conditions = { ...more, sectors: list('sectors'), modalities: list('modalities') };
    if (asksNothing(conditions)) {
      return { kind: 'faults', form, faults: { sectors: reachText[context.person.locale].formNothing } };
    }
    const frequency = values.frequency as Frequency;
    return withWayBack(context, () => keepSubscription(context, conditions, frequency, { id: state || null }));
  },
};

export const digestForm: FormHandler = {
  who: 'member',
  build: async (context) => {
    const text = reachText[context.person.locale];
    const [time] = await digestTimesOf(context.store.db, [memberOf(context)]);
    return {
      id: 'digest.edit',
      title: text.timeTitle,
      intro: text.timeIntro,
      submit: text.save,
      cancel: text.formCancel,
      fields: [
        {
          name: 'day',
          label: text.timeDay,
          kind: 'choices',
          options: text.days.map((label, index) => ({ value: String(index + 1), label })),
          initial: (time?.digestDays ?? [1]).map(String),
        },
        { name: 'at', label: text.timeAt, hint: text.timeAtHint, kind: 'text', maxLength: 10, initial: time?.digestAt },
      ],
    };
  },
  submit: async (context, values, _state, form) => {
    const { locale } = context.person;
    const text = reachText[locale];
    const digestAt = readClockTime(String(values.at));
    if (!digestAt) return { kind: 'faults', form, faults: { at: text.timeFault } };
    const days = Array.isArray(values.day) ? values.day.map(Number) : [];
    const change = { digestDays: days.sort((a, b) => a - b), digestAt };
    const time = await context.store.inTransaction((tx) =>
      changeDigestTime(tx, context.outbox, memberOf(context), change, context.clock.now()),
    );
    const when = sayFrequency('weekly', time, locale).replace(/^.*?, /, '');
    return { kind: 'cards', cards: [{ blocks: [{ kind: 'status', status: 'good', text: text.timeSaved(when) }] }] };
  },
};
