/** On which days before a close somebody is reminded, as a form. */
import type { FormHandler } from '../../app.ts';
import { memberOf } from './keep-subscription.ts';
import { reachText } from './reach-text.ts';
import { changeDays } from './reminder-handlers.ts';
import { reminderDaysOf } from './reminder-queries.ts';
import { reminderText } from './reminder-text.ts';
import { checkedDays } from './reminder-words.ts';

export const remindersForm: FormHandler = {
  who: 'member',
  build: async (context) => {
    const text = reachText[context.person.locale];
    const words = reminderText[context.person.locale];
    const { reminderDays } = await reminderDaysOf(context.store.db, memberOf(context));
    return {
      id: 'reminders.edit',
      title: words.remindersTitle,
      submit: text.save,
      cancel: text.formCancel,
      fields: [
        {
          name: 'days',
          label: words.daysField,
          hint: words.daysHint,
          kind: 'text',
          optional: true,
          initial: reminderDays.join(', '),
        },
      ],
    };
  },
  submit: async (context, values, _state, form) => {
    const typed = typeof values.days === 'string' ? values.days : '';
    const parts = typed.split(/[,;\s]+(?:y\s+|and\s+)?/).filter((part) => part !== '');
    const days = checkedDays(parts.map(Number));
    if (!days) return { kind: 'faults', form, faults: { days: reminderText[context.person.locale].daysFault } };
    return changeDays(context, days);
  },
};
