import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storedKinds } from '../../src/members/queries.ts';
import { type Network, openNetwork, textsOf } from '../support/network.ts';

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
});
afterEach(() => net.close());

it('«mis datos» counts everything that refers to a member in the schema', () => {
  const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
  const models = new Set([...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name));
  const member = /^model Member \{([\s\S]*?)^\}/m.exec(schema)?.[1] ?? '';
  const relations = [...member.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].flatMap(([, name, type]) =>
    name && models.has(type) && name !== 'entity' ? [name] : [],
  );
  expect([...storedKinds].sort()).toEqual(relations.sort());
});

it('«mis datos» shows what a person chose and what is kept, and erases it all', async () => {
  await net.member('ana@red.co', { name: 'Ana', sectors: ['salud'] });
  await net.say('ana@red.co', 'suscribirme a salud, los lunes y jueves a las 9');
  const feed = await net.feed('agencia', { funder: 'AECID' });
  feed.items = [{ id: 'h1', title: 'Fondo para hospitales', text: 'Salud. Cierra el 15 de enero de 2027.' }];
  await net.poll();
  const [call] = await net.say('ana@red.co', 'convocatoria 1');
  const [dismissed] = await net.press('ana@red.co', call, 'No es para mí');
  await net.press('ana@red.co', dismissed, 'Silenciar a AECID');
  await net.say('ana@red.co', 'recuérdeme 10 y 3 días antes');
  const [mine] = await net.say('ana@red.co', 'mis datos');
  const said = textsOf(mine ? [mine] : []);
  for (const line of [
    'Sectores: Salud',
    'Resúmenes: a las 09:00; el semanal, lunes y jueves',
    'Recordatorios de cierre: 10 y 3 días hábiles antes',
    'Suscripciones: 1 («mis suscripciones»)',
    'Financiadores silenciados: 1 («mis silencios»)',
    'que descartó o que pidió recordar: 1',
    'Cuentas con las que escribe: 1',
  ])
    expect(said).toContain(line);
  await net.say('ana@red.co', 'proponer convocatoria');
  await net.press('ana@red.co', mine, 'Borrar mis datos');
  const { db } = net.store;
  const left = [db.member, db.subscription, db.mute, db.callInterest, db.delivery, db.digestItem, db.conversation];
  for (const table of left) expect(await (table as typeof db.member).count()).toBe(0);
});

it.each(['borrar mis datos', 'quiero eliminar mi cuenta', 'erase my data'])(
  '«%s» asks before it erases, once',
  async (said) => {
    await net.member('ana@red.co', { name: 'Ana' });
    const [sure] = await net.say('ana@red.co', said);
    expect(textsOf(sure ? [sure] : [])).toContain('¿Borra todo lo que Enlace guarda sobre usted?');
    expect(textsOf(await net.press('ana@red.co', sure, 'Sus datos'))).toContain('Correo: ana@red.co');
    expect(await net.store.db.member.count()).toBe(1);
    await net.press('ana@red.co', sure, 'Sí, borrar todo');
    expect(await net.store.db.member.count()).toBe(0);
  },
);
