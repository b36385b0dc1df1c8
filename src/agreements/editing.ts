/** Coordinators create, edit, renew, suspend and end agreements; who changed what is kept. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature, FormHandler } from '../app.ts';
import { UserError } from '../errors.ts';
import type { Field, Form, Values } from '../form.ts';
import { findMember, listSectors } from '../members/queries.ts';
import { saying } from '../router.ts';
import { todayOf } from './ask.ts';
import { chatWords } from './chat-text.ts';
import { agreementHeaders, readAgreementRows } from './import.ts';
import { exportAgreements } from './operate.ts';
import { getAgreement, hasCode, type WholeAgreement } from './queries.ts';
import { type AgreementChanges, addDocument, changeAgreement, saveAgreements } from './registry/queries.ts';
import { dayOf } from './rules.ts';
import {
  agreementTypes,
  partnerKindNames,
  partnerKinds,
  renewalNames,
  renewals,
  stages,
  statusNames,
  typeNames,
} from './values.ts';

const wordsOf = (context: Context) => chatWords[context.person.locale];
const text = (value: Values[string] | undefined): string =>
  Array.isArray(value) ? value.join('; ') : value === null || value === undefined ? '' : String(value);

async function editFields(context: Context, row: Record<string, string>): Promise<Field[]> {
  const { locale } = context.person;
  const words = wordsOf(context).form;
  const options = <T extends string>(codes: readonly T[], names: Record<T, Record<'es' | 'en', string>>) =>
    codes.map((code) => ({ value: names[code].es, label: names[code][locale] }));
  const sectors = await listSectors(context.store.db);
  const at = (column: string) => row[column] || undefined;
  return [
    ...(row.codigo ? [] : [{ name: 'codigo', label: words.code, kind: 'text' } satisfies Field]),
    { name: 'titulo', label: words.title, kind: 'text', initial: at('titulo') },
    {
      name: 'tipo',
      label: words.type,
      kind: 'choice',
      options: options(agreementTypes, typeNames),
      initial: at('tipo'),
    },
    { name: 'contraparte', label: words.partner, kind: 'text', initial: at('contraparte') },
    {
      name: 'tipo_contraparte',
      label: words.partnerKind,
      kind: 'choice',
      options: options(partnerKinds, partnerKindNames),
      initial: at('tipo_contraparte')?.split('; ')[0],
    },
    { name: 'ciudad', label: words.city, kind: 'text', optional: true, initial: at('ciudad') },
    { name: 'pais', label: words.country, kind: 'text', optional: true, initial: at('pais') },
    {
      name: 'sectores',
      label: words.sectors,
      kind: 'choices',
      optional: true,
      options: sectors.map((sector) => ({ value: sector.name, label: locale === 'en' ? sector.nameEn : sector.name })),
      initial: at('sectores')?.split('; '),
    },
    { name: 'entidad', label: words.entity, kind: 'text', optional: true, initial: at('entidad') },
    { name: 'firmado', label: words.signed, kind: 'text', optional: true, initial: at('firmado') },
    { name: 'inicia', label: words.starts, kind: 'text', optional: true, initial: at('inicia') },
    { name: 'vence', label: words.expires, kind: 'text', optional: true, initial: at('vence') },
    {
      name: 'renovacion',
      label: words.renewal,
      kind: 'choice',
      options: options(renewals, renewalNames),
      initial: at('renovacion') ?? 'ninguna',
    },
    {
      name: 'preaviso_dias',
      label: words.noticeDays,
      kind: 'number',
      min: 0,
      max: 3650,
      optional: true,
      initial: at('preaviso_dias'),
    },
    {
      name: 'estado',
      label: words.stage,
      kind: 'choice',
      optional: true,
      options: options(stages, statusNames),
      initial: at('estado'),
    },
    { name: 'objeto', label: words.object, kind: 'text', long: true, optional: true, initial: at('objeto') },
    { name: 'numero', label: words.number, kind: 'text', optional: true, initial: at('numero') },
    { name: 'enlace', label: words.link, kind: 'text', optional: true, initial: at('enlace') },
    { name: 'fuente', label: words.source, kind: 'text', optional: true, initial: at('fuente') },
  ];
}

/** The row of a file for one agreement, read by the same rules as an import. `state`: its id, or '' for a new one. */
const edit: FormHandler = {
  who: 'coordinator',
  async build(context, state) {
    const words = wordsOf(context).form;
    const [row = {}] = state ? await exportAgreements(context, [state]) : [];
    const plain = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value ?? '')]));
    return {
      id: 'agreements.edit',
      title: state ? words.edit : words.create,
      fields: await editFields(context, plain),
      submit: words.save,
      cancel: words.cancel,
      state,
    };
  },
  async submit(context, values, state, form): Promise<Reply> {
    const words = wordsOf(context);
    const before = state ? await agreementOf(context, state) : null;
    const row = Object.fromEntries(
      Object.values(agreementHeaders).map(([column = '']) => [column, text(values[column])]),
    );
    if (before) row.codigo = before.code;
    const { drafts, errors } = await readAgreementRows(context.store, {
      columns: Object.keys(row),
      rows: [{ row: 2, values: row }],
    });
    const faults = Object.fromEntries(errors.map((error) => [error.column, error.message]));
    if (!before && (await hasCode(context.store.db, row.codigo ?? ''))) faults.codigo = words.codeTaken;
    if (Object.keys(faults).length > 0) return { kind: 'faults', form, faults };
    const options = { now: context.clock.now(), origin: 'person', byId: context.person.memberId } as const;
    const { unchanged } = await context.store.inTransaction((tx) => saveAgreements(tx, drafts, options));
    return saying(unchanged > 0 ? words.unchanged : words.saved(row.titulo ?? ''));
  },
};

type Change = 'renew' | 'suspend' | 'end' | 'assign';

async function agreementOf(context: Context, id: string): Promise<WholeAgreement> {
  const row = await getAgreement(context.store.db, id);
  if (!row) throw new UserError(wordsOf(context).goneAgreement);
  return row;
}

function readState(state: string): { what: Change; id: string } {
  const [what = '', id = ''] = state.split(':');
  return { what: what as Change, id };
}

/** `state`: "renew:<id>", "suspend:<id>", "end:<id>", "assign:<id>". */
const change: FormHandler = {
  who: 'coordinator',
  async build(context, state): Promise<Form> {
    const { what, id } = readState(state);
    const row = await agreementOf(context, id);
    const words = wordsOf(context);
    const frame = { id: 'agreements.change', submit: words.form.save, cancel: words.form.cancel, state };
    switch (what) {
      case 'renew':
        return {
          ...frame,
          title: words.renewTitle(row.code),
          fields: [
            { name: 'expires', label: words.newExpiry, kind: 'date' },
            { name: 'link', label: words.newDocument, kind: 'link', optional: true },
          ],
        };
      case 'assign':
        return {
          ...frame,
          title: words.assignTitle(row.code),
          fields: [
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
        };
      default:
        return {
          ...frame,
          title: what === 'suspend' ? words.suspendTitle(row.code) : words.endTitle(row.code),
          fields: [
            { name: 'since', label: words.since, kind: 'date', initial: todayOf(context) },
            { name: 'reason', label: words.reason, kind: 'text', long: true, optional: true },
          ],
        };
    }
  },
  async submit(context, values, state, form): Promise<Reply> {
    const { what, id } = readState(state);
    const row = await agreementOf(context, id);
    const words = wordsOf(context);
    let changes: AgreementChanges;
    if (what === 'renew') {
      const expires = text(values.expires);
      if (expires <= (dayOf(row.expiresOn) ?? '')) return { kind: 'faults', form, faults: { expires: words.notLater } };
      changes = { expiresOn: expires, stage: null, stageOn: null, stageReason: null };
    } else if (what === 'assign') {
      const people: Record<string, string | null> = {};
      for (const name of ['responsible', 'substitute'] as const) {
        const email = text(values[name]).trim();
        const member = email ? await findMember(context.store.db, email) : null;
        if (email && !member) return { kind: 'faults', form, faults: { [name]: words.unknownMember(email) } };
        people[name] = member?.id ?? null;
      }
      changes = { responsibleId: people.responsible, substituteId: people.substitute };
    } else
      changes = {
        stage: what === 'suspend' ? 'suspended' : 'ended',
        stageOn: text(values.since),
        stageReason: text(values.reason) || null,
      };
    const changed = await context.store.inTransaction(async (tx) => {
      if (what === 'renew' && values.link) await addDocument(tx, id, row.title, text(values.link));
      return changeAgreement(tx, id, changes, { now: context.clock.now(), byId: context.person.memberId });
    });
    return saying(changed ? words.saved(row.title) : words.unchanged);
  },
};

export const editingForms: Feature['forms'] = { 'agreements.edit': edit, 'agreements.change': change };

export const editingActions: Feature['actions'] = {
  'agreements.resume': {
    who: 'coordinator',
    async run(context, event) {
      const row = await agreementOf(context, event.data.id ?? '');
      const changes = { stage: null, stageOn: null, stageReason: null };
      await context.store.inTransaction((tx) =>
        changeAgreement(tx, row.id, changes, { now: context.clock.now(), byId: context.person.memberId }),
      );
      return saying(wordsOf(context).saved(row.title));
    },
  },
};

export const editingCommands: Feature['commands'] = [
  {
    id: 'agreements.create',
    names: {
      es: [
        'nuevo convenio',
        'nuevo acuerdo',
        'registrar convenio',
        'registrar acuerdo',
        'crear convenio',
        'agregar convenio',
      ],
      en: ['new agreement', 'add agreement'],
    },
    summary: { es: chatWords.es.commands.create, en: chatWords.en.commands.create },
    examples: { es: ['nuevo convenio'], en: ['new agreement'] },
    who: 'coordinator',
    run: async (context) => ({ kind: 'form', form: await edit.build(context, '') }),
  },
];
