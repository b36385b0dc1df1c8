/** A network with a member, a coordinator and a registry of agreements. */
import { fileURLToPath } from 'node:url';
import { importAgreements } from '../../src/agreements/import.ts';
import { readTable } from '../../src/table.ts';
import { type Network, openNetwork } from '../support/network.ts';

export const now = new Date('2026-06-16T15:00:00Z');
export const ana = 'ana@red.co';
export const coordinator = 'ddri@red.co';

export async function openRegistry(): Promise<Network> {
  const net = await openNetwork({ now });
  await net.member(ana, { name: 'Ana', preferredPlatform: 'terminal' });
  await net.member(coordinator, { name: 'Diana', role: 'coordinator', preferredPlatform: 'terminal' });
  const file = fileURLToPath(new URL('../fixtures/agreements/registry-one.csv', import.meta.url));
  await importAgreements(net.store, await readTable(file), { now });
  return net;
}
