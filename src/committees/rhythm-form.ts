/** The cadence, the window and the next round of a committee, changed by who runs it. */
import type { FormHandler } from '../app.ts';
import { committeeToRun, lookOf, saying } from './find.ts';
import { saveRhythm } from './queries.ts';
import { sayRhythm } from './rhythm.ts';
import { type Cadence, cadences, dayOf, isoDay, todayIn } from './rules.ts';
import { templateText } from './template-text.ts';

const mostDays = 30;

export const rhythmForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const text = templateText[context.person.locale];
    const committee = await committeeToRun(context, state);
    return {
      id: 'committee.rhythm',
      title: text.rhythmTitle,
      intro: committee.name,
      state,
      submit: text.submit,
      cancel: text.cancel,
      fields: [
        {
          name: 'cadence',
          label: text.cadence,
          kind: 'choice',
          options: cadences.map((value) => ({ value, label: text.cadences[value] })),
          initial: committee.cadence,
        },
        {
          name: 'window',
          label: text.window,
          kind: 'number',
          min: 1,
          max: mostDays,
          initial: String(committee.windowDays),
        },
        {
          name: 'next',
          label: text.next,
          kind: 'date',
          from: todayIn(context.clock.now()),
          ...(committee.nextRoundOn ? { initial: isoDay(committee.nextRoundOn) } : {}),
        },
      ],
    };
  },
  submit: async (context, values, state, form) => {
    const look = lookOf(context);
    const text = templateText[look.locale];
    const committee = await committeeToRun(context, state);
    const next = String(values.next);
    if (next < todayIn(look.now)) return { kind: 'faults', form, faults: { next: text.past } };
    const rhythm = {
      cadence: values.cadence as Cadence,
      windowDays: Math.round(Number(values.window)),
      nextRoundOn: dayOf(next),
    };
    await saveRhythm(context.store.db, committee.id, rhythm);
    return saying(`${text.rhythmSaved} ${sayRhythm(rhythm, look)}`);
  },
};
