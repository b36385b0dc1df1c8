/** Every record that holds a file: the process dies as soon as the record is written, and the file is not forgotten. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runNamedJob } from '../../jobs/schedule.ts';
import { importAgreements } from '../../src/agreements/import.ts';
import type { IncomingFile } from '../../src/event.ts';
import type { RawValues } from '../../src/form.ts';
import { createReceive } from '../../src/router.ts';
import { readTable } from '../../src/table.ts';
import { coordinator, juan, maria, quick, responseOf, seatCommittee } from '../committees/scene.ts';
import { type Network, openNetwork } from '../support/network.ts';
import { importRows } from '../trainings/scene.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await seatCommittee(net);
});
afterEach(() => net.close());

const bytes = new TextEncoder().encode('%PDF-1.7 acta');
const act: IncomingFile = {
  name: 'acta.pdf',
  mime: 'application/pdf',
  size: bytes.byteLength,
  read: async () => bytes,
};

/** Sends the form with the file in this field to a process that dies right after its first transaction. */
async function submitAndDie(from: string, form: string, state: string, field: string, values: RawValues = {}) {
  const store = {
    ...net.store,
    inTransaction: async (work: Parameters<typeof net.store.inTransaction>[0]): Promise<never> => {
      await net.store.inTransaction(work);
      throw new Error('the process died');
    },
  };
  const receive = createReceive(net.app, { ...net, store }, { asksInChat: false });
  await receive({
    id: randomUUID(),
    at: net.clock.now(),
    actor: { platform: 'slack', tenant: 'T', user: from, email: from },
    address: { platform: 'slack', tenant: 'T', conversation: `D-${from}`, user: from },
    direct: true,
    kind: 'formSubmit',
    form,
    state,
    values,
    files: { [field]: act },
  });
}

async function importRegistry(): Promise<string> {
  const file = fileURLToPath(new URL('../fixtures/agreements/registry-one.csv', import.meta.url));
  await importAgreements(net.store, await readTable(file), { now: net.clock.now() });
  return (await net.store.db.agreement.findUniqueOrThrow({ where: { code: 'AC-002' } })).id;
}

const agreementFiles = async (): Promise<number> =>
  net.store.db.agreementDocument.count({ where: { url: { startsWith: 'file:' } } });

const records: Record<string, { submit(): Promise<void>; held(): Promise<number> }> = {
  'a document of an agreement': {
    submit: async () => submitAndDie(coordinator, 'agreements.document', await importRegistry(), 'document'),
    held: agreementFiles,
  },
  'the document that renews one': {
    submit: async () =>
      submitAndDie(coordinator, 'agreements.change', `renew:${await importRegistry()}`, 'link', {
        expires: '2040-01-01',
      }),
    held: agreementFiles,
  },
  'a new agreement': {
    submit: () =>
      submitAndDie(coordinator, 'agreements.edit', '', 'enlace', {
        codigo: 'AC-900',
        titulo: 'Memorando con la AFD',
        tipo: 'memorando',
        contraparte: 'AFD',
        tipo_contraparte: 'agencia',
        renovacion: 'ninguna',
      }),
    held: agreementFiles,
  },
  'a material of a training': {
    submit: async () => {
      await importRows(net, {});
      const { id } = await net.store.db.training.findFirstOrThrow();
      await submitAndDie(coordinator, 'training.material', id, 'material');
    },
    held: async () => (await net.store.db.training.findFirstOrThrow()).materials.length,
  },
  'an answer of a check-in': {
    submit: async () => {
      await net.say(maria, 'iniciar seguimiento de movilidad');
      const { id, checkInId } = await responseOf(net, juan);
      const { questions } = await net.store.db.checkIn.findUniqueOrThrow({ where: { id: checkInId } });
      const question = { name: 'act', kind: 'document', label: { es: '¿El acta?', en: 'The minutes?' } };
      await net.store.db.checkIn.update({
        where: { id: checkInId },
        data: { questions: [...(questions as object[]), question] },
      });
      await submitAndDie(juan, 'checkin.answer', id, 'act', quick);
    },
    held: async () =>
      Object.values((await responseOf(net, juan)).answers ?? {}).filter((value) => String(value).startsWith('file:'))
        .length,
  },
};

it.each(Object.keys(records))('%s', async (name) => {
  const record = records[name];
  await record?.submit();
  expect(await record?.held()).toBe(1);
  net.clock.forward(61 * 86_400_000);
  expect(await runNamedJob(net, 'forget-files')).toEqual({ forgotten: 0 });
  expect(await net.store.db.storedFile.count()).toBe(1);
});
