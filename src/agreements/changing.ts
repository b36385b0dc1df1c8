/** What coordinators change of an agreement in one step: its term, its state, its people, its kin, its alerts. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature, FormHandler } from '../app.ts';
import { UserError } from '../errors.ts';
import type { Field, Form, Values } from '../form.ts';
import { findMember } from '../members/queries.ts';
import { saying } from '../router.ts';
import { todayOf } from './ask.ts';
import { type ChatWords, chatWords } from './chat-text.ts';
import { findByCode, getAgreement, type WholeAgreement } from './queries.ts';
import { type AgreementChanges, addDocument, type ChangedBy, changeAgreement } from './registry/change-queries.ts';
import { termOf } from './row-text.ts';
import { dayOf, defaultLeadDays, runsUntil } from './rules.ts';

const wordsOf = (context: Context) => chatWords[context.person.locale];
const text = (value: Values[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** Who changes, and when: for the history. */
export const byOf = ({ clock, person }: Context): ChangedBy => ({ now: clock.now(), byId: person.memberId });

/** Throws when it is no longer there. */
export async function agreementOf(context: Context, id: string): Promise<WholeAgreement> {
  const row = await getAgreement(context.store.db, id);
  if (!row) throw new UserError(wordsOf(context).goneAgreement);
  return row;
}

/** What the answers change, or what is wrong with them. */
type Read = { changes: AgreementChanges } | { faults: Record<string, string> };

type Change = {
  title(words: ChatWords, code: string): string;
  fields(row: WholeAgreement, words: ChatWords, today: string): Field[];
  read(context: Context, row: WholeAgreement, values: Values): Promise<Read>;
};

const halt = (stage: 'suspended' | 'ended', title: Change['title']): Change => ({
  title,
  fields: (_row, words, today) => [
    { name: 'since', label: words.since, kind: 'date', initial: today },
    { name: 'reason', label: words.reason, kind: 'text', long: true, optional: true },
  ],
  // Its state is that of today: what ends later ends by its expiry.
  read: async (context, _row, values) =>
    text(values.since) > todayOf(context)
      ? { faults: { since: wordsOf(context).notYet } }
      : { changes: { stage, stageOn: text(values.since), stageReason: text(values.reason) || null } },
});

/** The agreement that a code names, other than this one. */
async function otherByCode(context: Context, row: WholeAgreement, code: string): Promise<string | null | undefined> {
  if (code === '') return null;
  const other = await findByCode(context.store.db, code);
  return other && other.id !== row.id ? other.id : undefined;
}

/** Whether `parentId` stands under `id` already: a framework cannot stand under its own agreements. */
async function isUnder(context: Context, parentId: string | null, id: string): Promise<boolean> {
  for (let at = parentId, steps = 0; at && steps < 20; steps += 1) {
    if (at === id) return true;
    at = (await getAgreement(context.store.db, at))?.parentId ?? null;
  }
  return false;
}

/** "180, 90 y 30" -> [180, 90, 30]; null when something in it is no number of days. */
function readDays(typed: string): number[] | null {
  const days = typed.split(/[\s,;]+/).filter((part) => part !== '' && !/^(y|and|d[ií]as|days)$/i.test(part));
  const read = days.map(Number);
  return read.every((day) => Number.isInteger(day) && day > 0 && day <= 3650) && read.length <= 10
    ? [...new Set(read)].sort((a, b) => b - a)
    : null;
}

/** By the word before the colon in a form's state. */
const changes: Record<string, Change> = {
  renew: {
    title: (words, code) => words.renewTitle(code),
    fields: (_row, words) => [
      { name: 'expires', label: words.newExpiry, kind: 'date' },
      { name: 'link', label: words.newDocument, kind: 'document', optional: true },
    ],
    async read(context, row, values) {
      const expires = text(values.expires);
      if (expires <= (dayOf(row.expiresOn) ?? '')) return { faults: { expires: wordsOf(context).notLater } };
      return { changes: { expiresOn: expires, stage: null, stageOn: null, stageReason: null } };
    },
  },
  // Notice was given: it runs to the end of its present term, and no further.
  lapse: {
    title: (words, code) => words.lapseTitle(code),
    fields: (row, words, today) => [
      {
        name: 'expires',
        label: words.fields.expires,
        kind: 'date',
        initial: runsUntil(termOf(row), today) ?? undefined,
      },
      { name: 'link', label: words.noticeDocument, kind: 'document', optional: true },
    ],
    read: async (_context, _row, values) => ({ changes: { renewal: 'none', expiresOn: text(values.expires) } }),
  },
  suspend: halt('suspended', (words, code) => words.suspendTitle(code)),
  end: halt('ended', (words, code) => words.endTitle(code)),
  assign: {
    title: (words, code) => words.assignTitle(code),
    fields: (row, words) => [
      {
        name: 'responsible',
        label: words.responsibleEmail,
        kind: 'text',
        optional: true,
        initial: row.responsible?.email,
      },
      {
        name: 'substitute',
        label: words.substituteEmail,
        kind: 'text',
        optional: true,
        initial: row.substitute?.email,
      },
    ],
    async read(context, _row, values) {
      const people: Record<string, string | null> = {};
      for (const name of ['responsible', 'substitute'] as const) {
        const email = text(values[name]);
        const member = email ? await findMember(context.store.db, email) : null;
        if (email && !member) return { faults: { [name]: wordsOf(context).unknownMember(email) } };
        people[name] = member?.id ?? null;
      }
      return { changes: { responsibleId: people.responsible, substituteId: people.substitute } };
    },
  },
  relate: {
    title: (words, code) => words.relateTitle(code),
    fields: (row, words) => [
      { name: 'parent', label: words.parentCode, kind: 'text', optional: true, initial: row.parent?.code },
      { name: 'renews', label: words.renewsCode, kind: 'text', optional: true, initial: row.renews?.code },
    ],
    async read(context, row, values) {
      const words = wordsOf(context);
      const found: Record<string, string | null> = {};
      for (const name of ['parent', 'renews'] as const) {
        const id = await otherByCode(context, row, text(values[name]));
        if (id === undefined) return { faults: { [name]: words.unknownCode(text(values[name])) } };
        found[name] = id;
      }
      if (await isUnder(context, found.parent ?? null, row.id)) return { faults: { parent: words.ownParent } };
      return { changes: { parentId: found.parent, renewsId: found.renews } };
    },
  },
  alerts: {
    title: (words, code) => words.alertsTitle(code),
    fields: (row, words) => [
      {
        name: 'days',
        label: words.leadDays,
        hint: words.leadDaysHint(defaultLeadDays.join(', ')),
        kind: 'text',
        optional: true,
        initial: row.leadDays.join(', ') || undefined,
      },
    ],
    async read(context, _row, values) {
      const leadDays = readDays(text(values.days));
      return leadDays ? { changes: { leadDays } } : { faults: { days: wordsOf(context).notDays } };
    },
  },
};

/** `state`: what to change, a colon, and the agreement's id ("renew:…"). */
async function readState(context: Context, state: string): Promise<{ change: Change; row: WholeAgreement }> {
  const [what = '', id = ''] = state.split(':');
  const row = await agreementOf(context, id);
  const change = changes[what];
  if (!change) throw new UserError(wordsOf(context).goneAgreement);
  return { change, row };
}

const changeForm: FormHandler = {
  who: 'coordinator',
  async build(context, state): Promise<Form> {
    const { change, row } = await readState(context, state);
    const words = wordsOf(context);
    return {
      id: 'agreements.change',
      title: change.title(words, row.code),
      fields: change.fields(row, words, todayOf(context)),
      submit: words.form.save,
      cancel: words.form.cancel,
      state,
    };
  },
  async submit(context, values, state, form): Promise<Reply> {
    const { change, row } = await readState(context, state);
    const words = wordsOf(context);
    const read = await change.read(context, row, values);
    if ('faults' in read) return { kind: 'faults', form, faults: read.faults };
    const by = byOf(context);
    const changed = await context.store.inTransaction(async (tx) => {
      const link = text(values.link);
      if (link) await addDocument(tx, row.id, { title: row.title, url: link }, by);
      return (await changeAgreement(tx, row.id, read.changes, by)) || link !== '';
    });
    return saying(changed ? words.saved(row.title) : words.unchanged);
  },
};

export const changingForms: Feature['forms'] = { 'agreements.change': changeForm };

export const changingActions: Feature['actions'] = {
  // The menu of the record: which of the changes.
  'agreements.change': {
    who: 'coordinator',
    run: async (context, event) => ({
      kind: 'form',
      form: await changeForm.build(context, `${event.data.value ?? ''}:${event.data.id ?? ''}`),
    }),
  },
  'agreements.resume': {
    who: 'coordinator',
    async run(context, event) {
      const row = await agreementOf(context, event.data.id ?? '');
      await context.store.inTransaction((tx) =>
        changeAgreement(tx, row.id, { stage: null, stageOn: null, stageReason: null }, byOf(context)),
      );
      return saying(wordsOf(context).saved(row.title));
    },
  },
};
