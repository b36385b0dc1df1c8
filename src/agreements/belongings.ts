/** What belongs to an agreement: its documents (links or files) and the projects carried out under it. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature, FormHandler, Locale } from '../app.ts';
import type { Block, Button, Card } from '../card.ts';
import { releaseFiles } from '../files/intake.ts';
import { sayDocument } from '../files/show.ts';
import { readDocument, type Values } from '../form.ts';
import { documentsOwner } from './cards.ts';
import { agreementOf, byOf } from './changing.ts';
import { chatWords } from './chat-text.ts';
import { getAgreement, type WholeAgreement } from './queries.ts';
import { addDocument, removeDocument, removeProject, saveProject } from './registry/change-queries.ts';
import { dayOf } from './rules.ts';
import { sayDay } from './text.ts';

const wordsOf = (context: Context) => chatWords[context.person.locale];
const text = (value: Values[string] | undefined): string | null =>
  (typeof value === 'string' ? value.trim() : '') || null;

export const documentReaders: NonNullable<Feature['fileReaders']> = {
  [documentsOwner]: async (context, of, fileId) => {
    const row = await getAgreement(context.store.db, of);
    return (row?.documents ?? []).some(({ url }) => {
      const document = readDocument(url);
      return 'fileId' in document && document.fileId === fileId;
    });
  },
};

function documentsCard(row: WholeAgreement, locale: Locale): Card {
  const words = chatWords[locale];
  const blocks: Block[] = row.documents.flatMap((document): Block[] => [
    { kind: 'text', text: sayDocument(document.url) },
    {
      kind: 'buttons',
      buttons: [
        {
          label: words.removeDocument,
          action: 'agreements.remove-document',
          data: { id: row.id, document: document.id },
          style: 'danger',
          confirm: words.sureDocument,
        },
      ],
    },
  ]);
  const add: Button = {
    label: words.addDocument,
    action: 'form.open',
    data: { form: 'agreements.document', state: row.id },
    style: 'primary',
  };
  if (blocks.length === 0) blocks.push({ kind: 'text', text: words.noDocuments });
  return { title: words.documentsOf(row.title), blocks: [...blocks, { kind: 'buttons', buttons: [add] }] };
}

function projectsCard(row: WholeAgreement, locale: Locale): Card {
  const words = chatWords[locale];
  const day = (date: Date | null) => (date ? sayDay(dayOf(date) ?? '', locale) : '…');
  const blocks: Block[] = row.projects.flatMap((project): Block[] => {
    const when = project.startsOn || project.endsOn ? ` (${day(project.startsOn)} – ${day(project.endsOn)})` : '';
    return [
      { kind: 'text', text: [{ text: project.title, bold: true }, when, project.note ? `: ${project.note}` : ''] },
      {
        kind: 'buttons',
        buttons: [
          {
            label: words.edit,
            action: 'form.open',
            data: { form: 'agreements.project', state: `${row.id}:${project.id}` },
          },
          {
            label: words.removeProject,
            action: 'agreements.remove-project',
            data: { id: row.id, project: project.id },
            style: 'danger',
            confirm: words.sureProject(project.title),
          },
        ],
      },
    ];
  });
  const add: Button = {
    label: words.addProject,
    action: 'form.open',
    data: { form: 'agreements.project', state: row.id },
    style: 'primary',
  };
  if (blocks.length === 0) blocks.push({ kind: 'text', text: words.noProjects });
  return { title: words.projectsOf(row.title), blocks: [...blocks, { kind: 'buttons', buttons: [add] }] };
}

type Show = typeof documentsCard;

async function show(context: Context, id: string, card: Show, replace = false): Promise<Reply> {
  const row = await agreementOf(context, id);
  return { kind: 'cards', cards: [card(row, context.person.locale)], ...(replace ? { replace: true as const } : {}) };
}

const documentForm: FormHandler = {
  who: 'coordinator',
  async build(context, state) {
    const words = wordsOf(context);
    const row = await agreementOf(context, state);
    return {
      id: 'agreements.document',
      title: words.addDocument,
      intro: row.title,
      fields: [{ name: 'document', label: words.document, kind: 'document' }],
      submit: words.form.save,
      cancel: words.form.cancel,
      state,
    };
  },
  async submit(context, values, state) {
    const row = await agreementOf(context, state);
    const url = text(values.document);
    if (url)
      await context.store.inTransaction((tx) => addDocument(tx, row.id, { title: row.title, url }, byOf(context)));
    return show(context, row.id, documentsCard);
  },
};

/** `state`: the agreement's id, and the project's behind a colon when it is there already. */
const projectForm: FormHandler = {
  who: 'coordinator',
  async build(context, state) {
    const words = wordsOf(context);
    const [id = '', projectId] = state.split(':');
    const row = await agreementOf(context, id);
    const project = row.projects.find((one) => one.id === projectId);
    return {
      id: 'agreements.project',
      title: project ? words.editProject : words.addProject,
      intro: row.title,
      fields: [
        { name: 'title', label: words.projectTitle, kind: 'text', initial: project?.title },
        {
          name: 'starts',
          label: words.fields.starts,
          kind: 'date',
          optional: true,
          initial: dayOf(project?.startsOn) ?? undefined,
        },
        {
          name: 'ends',
          label: words.projectEnds,
          kind: 'date',
          optional: true,
          initial: dayOf(project?.endsOn) ?? undefined,
        },
        {
          name: 'note',
          label: words.fields.note,
          kind: 'text',
          long: true,
          optional: true,
          initial: project?.note ?? undefined,
        },
      ],
      submit: words.form.save,
      cancel: words.form.cancel,
      state,
    };
  },
  async submit(context, values, state, form) {
    const [id = '', projectId = null] = state.split(':');
    const row = await agreementOf(context, id);
    const draft = {
      title: text(values.title) ?? '',
      startsOn: text(values.starts),
      endsOn: text(values.ends),
      note: text(values.note),
    };
    if (draft.startsOn && draft.endsOn && draft.endsOn < draft.startsOn)
      return { kind: 'faults', form, faults: { ends: wordsOf(context).endsBefore } };
    await context.store.inTransaction((tx) => saveProject(tx, row.id, projectId, draft, byOf(context)));
    return show(context, row.id, projectsCard);
  },
};

export const belongingForms: Feature['forms'] = {
  'agreements.document': documentForm,
  'agreements.project': projectForm,
};

export const belongingActions: Feature['actions'] = {
  'agreements.documents': {
    who: 'coordinator',
    run: (context, event) => show(context, event.data.id ?? '', documentsCard),
  },
  'agreements.projects': {
    who: 'coordinator',
    run: (context, event) => show(context, event.data.id ?? '', projectsCard),
  },
  'agreements.remove-document': {
    who: 'coordinator',
    async run(context, event) {
      const { id = '', document = '' } = event.data;
      await context.store.inTransaction(async (tx) => {
        const gone = await removeDocument(tx, id, document, byOf(context));
        await releaseFiles(tx, gone ? [gone] : []);
      });
      return show(context, id, documentsCard, true);
    },
  },
  'agreements.remove-project': {
    who: 'coordinator',
    async run(context, event) {
      const { id = '', project = '' } = event.data;
      await context.store.inTransaction((tx) => removeProject(tx, id, project, byOf(context)));
      return show(context, id, projectsCard, true);
    },
  },
};
