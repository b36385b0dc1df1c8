/** "Estaré ausente del 10/12/2026 al 20/12/2026": whoever stands in answers meanwhile. Part of the profile. */

import type { Reply } from '../adapter.ts';
import { findDate } from '../amount.ts';
import type { Command, Context, FormHandler } from '../app.ts';
import { askedWindow } from '../asked-window.ts';
import { inBogota } from '../time.ts';
import { getMember, updateProfile } from './queries.ts';
import { membersText } from './text.ts';

const iso = (day: Date | null | undefined) => day?.toISOString().slice(0, 10);
const saying = (text: string): Reply => ({ kind: 'cards', cards: [{ blocks: [{ kind: 'text', text }] }] });

/** "10/12/2026" of a day that the database keeps. */
export const sayAbsence = (from: Date | null, until: Date | null): string | null =>
  from
    ? [from, until].flatMap((day) => (day ? [(iso(day) ?? '').split('-').reverse().join('/')] : [])).join(' – ')
    : null;

async function saveAbsence(context: Context, from: string, until: string): Promise<Reply> {
  const text = membersText[context.person.locale];
  const absence = { absentFrom: new Date(`${from}T00:00:00Z`), absentUntil: new Date(`${until}T00:00:00Z`) };
  await updateProfile(context.store.db, context.person.memberId ?? '', absence);
  return saying(text.absent(sayAbsence(absence.absentFrom, absence.absentUntil) ?? ''));
}

export const absenceForm: FormHandler = {
  who: 'member',
  /** `state`: the first day, when the person has said it. */
  build: async (context, state) => {
    const text = membersText[context.person.locale];
    const member = await getMember(context.store.db, context.person.memberId ?? '');
    return {
      id: 'profile.absence',
      title: text.absenceTitle,
      intro: text.absenceIntro,
      state,
      submit: text.submit,
      cancel: text.cancel,
      fields: [
        { name: 'from', label: text.absentFrom, kind: 'date', initial: state || iso(member?.absentFrom) },
        { name: 'until', label: text.absentUntil, kind: 'date', initial: iso(member?.absentUntil) },
      ],
    };
  },
  submit: async (context, values, _state, form) => {
    const [from, until] = [String(values.from), String(values.until)];
    if (until < from)
      return { kind: 'faults', form, faults: { until: membersText[context.person.locale].absenceFault } };
    return saveAbsence(context, from, until);
  },
};

type Days = { from: string; until: string | null };

/** Both days included, from today on when only the end is named; null when no day is. */
function daysIn(said: string, now: Date): Days | null {
  // Two dates with their years are taken as they stand, also the wrong way round.
  const first = findDate(said);
  const second = first && findDate(said.replace(first.found, ' '));
  if (first && second) return { from: first.iso, until: second.iso };
  const window = askedWindow(said, now);
  const dayAt = (at: Date) => inBogota(at).toISODate() ?? '';
  return window && { from: dayAt(window.from ?? now), until: window.to && dayAt(window.to) };
}

async function absence(context: Context, said: string): Promise<Reply> {
  const { from, until } = daysIn(said, context.clock.now()) ?? { from: '', until: null };
  if (!until) return { kind: 'form', form: await absenceForm.build(context, from) };
  return until < from ? saying(membersText[context.person.locale].absenceFault) : saveAbsence(context, from, until);
}

export const absenceCommands: readonly Command[] = [
  {
    id: 'members.absence',
    names: {
      es: [
        'estaré ausente',
        'voy a estar ausente',
        'mis vacaciones',
        'vacaciones',
        'ausencia',
        'estaré de vacaciones',
        'estoy de vacaciones',
        'estoy de licencia',
        'estaré de licencia',
      ],
      en: ['i will be away', 'my holidays', 'absence', 'vacation', 'i am on leave'],
    },
    summary: { es: 'Avisar de sus vacaciones o ausencia', en: 'Tell of your holidays or absence' },
    examples: {
      es: ['estaré ausente del 10 al 20 de diciembre'],
      en: ['I will be away from 10 to 20 December'],
    },
    who: 'member',
    run: (context, { text }) => absence(context, text),
  },
  {
    id: 'members.back',
    names: { es: ['ya volví', 'ya regresé', 'quitar ausencia'], en: ['i am back', 'remove absence'] },
    summary: { es: 'Decir que ya volvió', en: 'Say that you are back' },
    examples: { es: ['ya volví'], en: ['I am back'] },
    who: 'member',
    // "Ya volví, actívelos otra vez": of what was paused.
    suits: (beside) => !/(?:^| )(?:re)?(?:activ|anud|avis|notific)/.test(beside),
    run: async (context) => {
      const none = { absentFrom: null, absentUntil: null };
      await updateProfile(context.store.db, context.person.memberId ?? '', none);
      return saying(membersText[context.person.locale].back);
    },
  },
];
