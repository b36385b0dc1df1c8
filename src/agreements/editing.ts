/** Coordinators create and edit agreements by form, read by the same rules as a file; who changed what is kept. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature, FormHandler, Locale } from '../app.ts';
import type { Field, Values } from '../form.ts';
import { listSectors } from '../members/queries.ts';
import { saying } from '../router.ts';
import { joinCell, splitCell } from '../table.ts';
import { agreementOf, byOf } from './changing.ts';
import { chatWords } from './chat-text.ts';
import { agreementHeaders, readAgreementRows } from './import.ts';
import { exportAgreements } from './operate.ts';
import { hasCode } from './queries.ts';
import { holdUnchanged } from './registry/change-queries.ts';
import { saveAgreements } from './registry/queries.ts';
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
  const options = <T extends string>(codes: readonly T[], names: Record<T, Record<Locale, string>>) =>
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
    // Several partners have a kind each, which one answer cannot tell.
    ...(splitCell(row.contraparte ?? '').length > 1
      ? []
      : [
          {
            name: 'tipo_contraparte',
            label: words.partnerKind,
            kind: 'choice',
            options: options(partnerKinds, partnerKindNames),
            initial: at('tipo_contraparte'),
          } satisfies Field,
        ]),
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
    // Those of an agreement that is there are added and taken away one by one.
    ...(row.codigo ? [] : [{ name: 'enlace', label: words.link, kind: 'document', optional: true } satisfies Field]),
    { name: 'fuente', label: words.source, kind: 'text', optional: true, initial: at('fuente') },
  ];
}

/** What a form's state names: an agreement, and when it was last changed before the form was drawn. */
function readState(state: string): { id: string; drawnAt: Date } {
  const [id = '', changed = '0'] = state.split(':');
  return { id, drawnAt: new Date(Number(changed)) };
}

/** The answers as the row of a file, with what is wrong in each of its columns. */
async function readRow(context: Context, values: Values, id: string) {
  const row = Object.fromEntries(
    Object.values(agreementHeaders).map(([column = '']) => [column, text(values[column])]),
  );
  // One document, whatever its name.
  row.enlace = joinCell(row.enlace ? [row.enlace] : []);
  const known = id ? await agreementOf(context, id) : null;
  if (known) row.codigo = known.code;
  const table = { columns: Object.keys(row), rows: [{ row: 2, values: row }] };
  const { drafts, errors } = (await readAgreementRows(context.store, table)).read;
  // A file's fault follows its column; here it stands alone.
  const alone = (message: string) => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
  const faults = Object.fromEntries(errors.map((error) => [error.column, alone(error.message)]));
  if (!known && (await hasCode(context.store.db, row.codigo ?? ''))) faults.codigo = wordsOf(context).codeTaken;
  return { row, known, drafts, faults };
}

/**
 * The row of a file for one agreement, read by the same rules as an import. `state`: '' for a new one, else its id, with
 * a colon and the instant (ms) of its last change once the form is drawn: what changed since then is not taken back.
 */
const edit: FormHandler = {
  who: 'coordinator',
  async build(context, state) {
    const words = wordsOf(context).form;
    const { id } = readState(state);
    const known = id ? await agreementOf(context, id) : null;
    const [row = {}] = known ? await exportAgreements(context, [id]) : [];
    const plain = Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value ?? '')]));
    return {
      id: 'agreements.edit',
      title: known ? words.edit : words.create,
      fields: await editFields(context, plain),
      submit: words.save,
      cancel: words.cancel,
      state: known && state === id ? `${id}:${known.updatedAt.getTime()}` : state,
    };
  },
  async check(context, answers, field, state) {
    const { id, drawnAt } = readState(state);
    const { known, faults } = await readRow(context, answers, id);
    const isAsDrawn = !known || known.updatedAt.getTime() === drawnAt.getTime();
    return isAsDrawn ? (faults[field] ?? null) : wordsOf(context).changedMeanwhile;
  },
  async submit(context, values, state, form): Promise<Reply> {
    const words = wordsOf(context);
    const { id, drawnAt } = readState(state);
    const { row, drafts, faults } = await readRow(context, values, id);
    if (Object.keys(faults).length > 0) return { kind: 'faults', form, faults };
    const options = { ...byOf(context), origin: 'person' } as const;
    const saved = await context.store.inTransaction(async (tx) =>
      id && !(await holdUnchanged(tx, id, drawnAt)) ? null : saveAgreements(tx, drafts, options),
    );
    if (!saved) return { kind: 'faults', form, faults: { titulo: words.changedMeanwhile } };
    return saying(saved.unchanged > 0 ? words.unchanged : words.saved(row.titulo ?? ''));
  },
};

export const editingForms: Feature['forms'] = { 'agreements.edit': edit };

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
