/** A call from a country or a funder with which there is an agreement says so on its card. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importAgreements } from '../../src/agreements/import.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../support/network.ts';

const agreement = (codigo: string, more: Record<string, string>) => ({
  codigo,
  titulo: `Título ${codigo}`,
  tipo: 'convenio',
  firmado: '2020-01-01',
  vence: '2030-01-01',
  ...more,
});

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { role: 'member' });
  await net.subscribe('ana@red.co', { sectors: ['movilidad'] });
  await net.member('joe@red.co', { locale: 'en' });
  await net.subscribe('joe@red.co', { sectors: ['movilidad'] });
  const rows = [
    agreement('F1', { contraparte: 'Agencia Francesa de Desarrollo', tipo_contraparte: 'agencia', pais: 'Francia' }),
    agreement('F2', { contraparte: 'Ville de Paris', ciudad: 'París', pais: 'Francia', vence: '2021-01-01' }),
    agreement('K1', { contraparte: 'Seúl', ciudad: 'Seúl', pais: 'Corea del Sur', tipo: 'memorando' }),
    agreement('K2', { contraparte: 'Busan', ciudad: 'Busan', pais: 'Corea del Sur', estado: 'suspendido' }),
    agreement('J1', { contraparte: 'Osaka', ciudad: 'Osaka', pais: 'Japón' }),
    agreement('J2', { contraparte: 'Kioto', ciudad: 'Kioto', pais: 'Japón' }),
  ].map((values, index) => ({ row: index + 2, values }));
  const columns = Object.keys(Object.assign({}, ...rows.map(({ values }) => values)));
  expect((await importAgreements(net.store, { columns, rows }, { now: net.clock.now() })).errors).toEqual([]);
});
afterEach(() => net.close());

/** What a call of this feed and text is announced as, to Ana and to Joe. */
async function announced(text: string, feedFacts: object = {}): Promise<string[]> {
  const feed = await net.feed('fuente', feedFacts);
  const closes = 'Transporte público. Cierra el 15 de enero de 2027.';
  const publishedAt = new Date(tuesday.getTime() - 86_400_000);
  feed.items = [{ id: 'c1', title: 'Convocatoria de movilidad', text: `${text} ${closes}`, publishedAt }];
  await net.poll();
  const sent = [...(await net.sentTo('ana@red.co')), ...(await net.sentTo('joe@red.co'))];
  expect(sent).toHaveLength(2);
  return sent;
}

test('the agreement in force with the country is named, in each person’s language and on the full card', async () => {
  const [ana, joe] = await announced('Para ciudades de Corea del Sur y de Colombia.');
  expect(ana).toContain('Hay un memorando vigente con Corea del Sur: Título K1 (K1).');
  expect(joe).toContain('There is a memorandum in force with South Korea: Título K1 (K1).');
  expect(textsOf(await net.say('ana@red.co', 'convocatoria 1'))).toContain('Título K1 (K1)');
});

test('an agreement with the funder goes before those with a country, whatever the funder is called', async () => {
  const [ana] = await announced('Para ciudades de Japón.', { funder: 'AFD' });
  expect(ana).toContain('Hay un convenio vigente con Agencia Francesa de Desarrollo: Título F1 (F1).');
  expect(ana).not.toContain('J1');
});

test('several are counted; what is over or suspended is none', async () => {
  const [ana] = await announced('Para ciudades de Japón y Corea del Sur.');
  expect(ana).toMatch(/Hay 3 acuerdos vigentes con (Japón y Corea del Sur|Corea del Sur y Japón): J1, J2, K1\./);
});

test('without an agreement nothing is said', async () => {
  const [ana] = await announced('Para ciudades de Australia.');
  expect(ana).not.toContain('vigente');
});
