/** The materials of a training, links and files: added and taken away by who organises it, given to who enrolled. */
import { createHash } from 'node:crypto';
import type { Reply } from '../adapter.ts';
import type { Command, Context, Feature, FileAction, FormHandler, Request } from '../app.ts';
import type { Block, Button } from '../card.ts';
import { plainText } from '../card.ts';
import { UserError } from '../errors.ts';
import { keepFiles, releaseFiles, takeFile } from '../files/intake.ts';
import { mayTake } from '../files/queries.ts';
import { sayDocument } from '../files/show.ts';
import { readDocument } from '../form.ts';
import { coreText, shorten } from '../text.ts';
import { materialsBlocks, materialsOwner } from './cards.ts';
import { labelLength } from './lists.ts';
import { viewOf } from './look.ts';
import { editTraining } from './places.ts';
import { planningText } from './planning-text.ts';
import { getTraining, isMaterial, lockTraining, type TrainingRow } from './queries.ts';
import { leads, ledBy, lookOf, mineIn, named, oneNamed, visible, wants } from './show.ts';
import { trainingsText } from './text.ts';

/** Trainings that a menu offers for a file. */
const offeredForFile = 20;

async function showMaterials(context: Context, training: TrainingRow, note?: string): Promise<Reply> {
  const text = planningText[context.person.locale];
  const mayLead = leads(context, training);
  if (!mayLead && mineIn(training, context.person.memberId) !== 'enrolled') throw new UserError(text.materialsForWhom);
  const data = { training: training.id };
  const blocks: Block[] = note ? [{ kind: 'status', status: 'good', text: note }] : [];
  blocks.push(...materialsBlocks(viewOf(training), await lookOf(context)));
  if (training.materials.length === 0) blocks.push({ kind: 'text', text: text.materialsNone });
  const add: Button = {
    label: text.addMaterial,
    action: 'form.open',
    data: { form: 'training.material', state: training.id },
  };
  if (mayLead) blocks.push({ kind: 'buttons', buttons: [add] });
  if (mayLead && training.materials.length > 0) {
    const options = training.materials.map((value) => ({
      value: markOf(value),
      label: shorten(plainText(sayDocument(value)), labelLength),
    }));
    blocks.push({ kind: 'choices', label: text.dropMaterial, action: 'training.dropMaterial', options, data });
  }
  return { kind: 'cards', cards: [{ title: `${text.materials}: ${training.title}`, blocks }] };
}

/** Adds them, once each, and says so; who enrolled gets what comes after the end at once. */
async function add(context: Context, id: string, values: readonly string[]): Promise<Reply> {
  const { store, outbox, clock, person } = context;
  const before = await ledBy(context, id);
  const changed = await store.inTransaction(async (tx) => {
    const training = (await lockTraining(tx, id)) ?? before;
    await keepFiles(tx, values);
    return editTraining(tx, outbox, id, { materials: [...new Set([...training.materials, ...values])] }, clock.now());
  });
  return showMaterials(context, changed ?? before, planningText[person.locale].materialAdded);
}

/** Names a material in a menu, whose lines take no whole address. */
const markOf = (value: string): string => createHash('sha256').update(value).digest('base64url').slice(0, 22);

/** Takes it away; a file goes too, unless another of the series has it. */
async function drop(context: Context, id: string, mark: string): Promise<Reply> {
  const { store, outbox, clock, person } = context;
  const shown = await ledBy(context, id);
  const { training, gone } = await store.inTransaction(async (tx) => {
    const training = (await lockTraining(tx, id)) ?? shown;
    const gone = training.materials.find((value) => markOf(value) === mark);
    if (gone === undefined) return { training, gone };
    const materials = training.materials.filter((value) => value !== gone);
    const changed = await editTraining(tx, outbox, id, { materials }, clock.now());
    if (!(await isMaterial(tx, gone))) await releaseFiles(tx, [gone]);
    return { training: changed ?? training, gone };
  });
  const said = gone === undefined ? undefined : plainText(sayDocument(gone));
  return showMaterials(context, training, said && planningText[person.locale].materialDropped(said));
}

const links = /https?:\/\/\S*[^\s.,;)]/giu;
const asksToAdd = /^\W*(?:agreg|a[ñn]ad|sub[aei]|add)/iu;

/** "materiales de CAP-1"; what is sent with the words, or linked in them, is added to it. */
async function askMaterials(context: Context, { text, rest, files = [] }: Request): Promise<Reply> {
  const linked = text.match(links) ?? [];
  const which = rest.replace(links, ' ').trim();
  const rows = (await visible(context)).filter(
    (row) => row.stage !== 'cancelled' && (leads(context, row) || mineIn(row, context.person.memberId) === 'enrolled'),
  );
  const [only, ...more] = rows;
  const isNamed = named(which, context.clock.now());
  if (!only && !isNamed) throw new UserError(trainingsText[context.person.locale].mineNone);
  const found =
    only && more.length === 0 && !isNamed ? only : await oneNamed(context, which, rows, 'training.materials');
  if (!('id' in found)) return found;
  if (files.length + linked.length === 0)
    return asksToAdd.test(text) && leads(context, found)
      ? { kind: 'form', form: await materialForm.build(context, found.id) }
      : showMaterials(context, found);
  await ledBy(context, found.id);
  const values: string[] = [...linked];
  for (const file of files) values.push(await takeFile(context, file));
  return add(context, found.id, values);
}

/** A file came by itself: of which training is it? */
async function offerFile(context: Context, file: string): Promise<Reply> {
  const text = planningText[context.person.locale];
  const rows = (await visible(context)).filter(({ stage }) => stage !== 'cancelled').slice(0, offeredForFile);
  const options = rows.map(({ id, title }) => ({ value: id, label: shorten(title, labelLength) }));
  if (options.length === 0) throw new UserError(trainingsText[context.person.locale].listNone);
  const choices: Block = {
    kind: 'choices',
    label: trainingsText[context.person.locale].whichOne,
    action: 'training.keepFileIn',
    options,
    data: { file },
  };
  return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: text.materialOfWhich }, choices] }] };
}

async function keepFileIn(context: Context, file: string, id: string): Promise<Reply> {
  const { store, person } = context;
  const document = readDocument(file);
  const held = (await getTraining(store.db, id))?.materials.includes(file) ?? false;
  const isTheirs = held || ('fileId' in document && (await mayTake(store.db, document.fileId, person.memberId)));
  if (!isTheirs) throw new UserError(coreText[person.locale].fileGone);
  return add(context, id, [file]);
}

const materialForm: FormHandler = {
  who: 'member',
  build: async (context, state) => {
    const text = planningText[context.person.locale];
    const training = await ledBy(context, state);
    return {
      id: 'training.material',
      title: text.addMaterial,
      intro: training.title,
      fields: [{ name: 'material', label: text.material, hint: text.materialHint, kind: 'document' }],
      submit: text.save,
      cancel: text.cancel,
      state,
    };
  },
  submit: (context, values, state) => add(context, state, typeof values.material === 'string' ? [values.material] : []),
};

export const materialCommands: readonly Command[] = [
  {
    id: 'trainings.materials',
    names: {
      es: ['materiales', 'materiales de', 'agregar material a', 'agregar materiales a', 'material de', 'material para'],
      en: ['materials', 'materials of', 'add materials to', 'materials for'],
    },
    summary: {
      es: 'Ver los materiales de una capacitación, o agregarlos',
      en: 'See or add the materials of a training',
    },
    examples: { es: ['materiales de CAP-1'], en: ['materials of CAP-1'] },
    who: 'member',
    takesFiles: true,
    understands: wants('materials'),
    run: askMaterials,
  },
];

export const materialActions: Feature['actions'] = {
  'training.materials': {
    who: 'member',
    run: async (context, event) => {
      const training = await getTraining(context.store.db, event.data.value ?? event.data.training ?? '');
      if (!training) throw new UserError(trainingsText[context.person.locale].notFound(''));
      return showMaterials(context, training);
    },
  },
  'training.dropMaterial': {
    who: 'member',
    run: (context, event) => drop(context, event.data.training ?? '', event.data.value ?? ''),
  },
  'training.keepFile': { who: 'coordinator', run: (context, event) => offerFile(context, event.data.file ?? '') },
  'training.keepFileIn': {
    who: 'coordinator',
    run: (context, event) => keepFileIn(context, event.data.file ?? '', event.data.value ?? ''),
  },
};

export const materialForms: Feature['forms'] = { 'training.material': materialForm };

export const materialFileActions: readonly FileAction[] = [
  {
    action: 'training.keepFile',
    label: { es: 'Es material de una capacitación', en: 'It is material of a training' },
    who: 'coordinator',
  },
];

export const materialFileReaders: NonNullable<Feature['fileReaders']> = {
  [materialsOwner]: async (context, of, fileId) => {
    const training = await getTraining(context.store.db, of);
    const holds = training?.materials.some((value) => {
      const document = readDocument(value);
      return 'fileId' in document && document.fileId === fileId;
    });
    if (!training || !holds) return false;
    return leads(context, training) || mineIn(training, context.person.memberId) === 'enrolled';
  },
};
