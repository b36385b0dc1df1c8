/** Reminders of closings in a space: where a coordinator asks for them. */
import type { Reply } from '../../adapter.ts';
import type { Command, Context } from '../../app.ts';
import { UserError } from '../../errors.ts';
import { spaceWants } from '../rules.ts';
import { announcedOpenCalls, setSpaceReminds, spaceAt } from './reminder-queries.ts';
import { reminderText } from './reminder-text.ts';
import { syncReminders } from './reminders.ts';

async function remindHere(context: Context, reminds: boolean): Promise<Reply> {
  const text = reminderText[context.person.locale];
  const { platform, conversation } = context.address;
  if (context.direct || !conversation) throw new UserError(text.spaceOnly);
  const now = context.clock.now();
  const note = await context.store.inTransaction(async (tx) => {
    const space = await spaceAt(tx, platform, conversation);
    if (!space) throw new UserError(text.spaceUnknown);
    await setSpaceReminds(tx, space.id, reminds);
    const calls = (await announcedOpenCalls(tx, now)).filter((call) => spaceWants(space, call));
    for (const call of calls) await syncReminders(tx, context.outbox, call, now);
    return reminds ? text.spaceOn(calls.length) : text.spaceOff;
  });
  return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: note }] }] };
}

export const spaceReminderCommands: readonly Command[] = [
  {
    id: 'reminders.here',
    names: {
      es: ['recordar aquí', 'recuerde aquí', 'recordatorios aquí'],
      en: ['remind here', 'reminders here'],
    },
    summary: { es: 'Recordar los cierres en este espacio', en: 'Remind of closings in this space' },
    examples: { es: ['recordar aquí'], en: ['remind here'] },
    who: 'coordinator',
    run: (context) => remindHere(context, true),
  },
  {
    id: 'reminders.not-here',
    names: {
      es: ['no recordar aquí', 'dejar de recordar aquí', 'sin recordatorios aquí'],
      en: ['stop reminding here', 'no reminders here', 'do not remind here'],
    },
    summary: { es: 'Dejar de recordar los cierres en este espacio', en: 'Stop reminding of closings in this space' },
    examples: { es: ['no recordar aquí'], en: ['stop reminding here'] },
    who: 'coordinator',
    run: (context) => remindHere(context, false),
  },
];
