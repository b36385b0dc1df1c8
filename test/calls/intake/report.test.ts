import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const item = (id: string, title: string, text: string) => ({ id, title, text, publishedAt: tuesday });
const winners = item(
  'n1',
  'Doce ciudades ganan el reto de movilidad',
  'Doce ciudades recibirán 50.000 dólares, según anunció la Fundación.',
);

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('laura@red.co', { role: 'coordinator' });
  await net.member('ana@red.co');
  await net.subscribe('ana@red.co', {});
});
afterEach(() => net.close());

it('news is announced to nobody and asked of nobody: it waits in the list of what is to be reviewed, with its words', async () => {
  const feed = await net.feed('agencia');
  feed.items = [
    winners,
    item('n2', 'Retour sur le forum des villes', 'Les élus se sont retrouvés à Lyon et ont visité la métropole.'),
    item('n3', 'Programme Officer (P-3), Bogotá', 'Closing date: 16 December 2026.'),
    item('c1', 'Fondo Verde', 'Financiación de proyectos de ambiente. Las postulaciones se reciben hasta el 15 de enero de 2027.'),
  ];
  await net.poll();
  expect(await net.sentTo('laura@red.co')).toEqual([]);
  const sent = await net.sentTo('ana@red.co');
  expect(sent).toHaveLength(1);
  expect(sent[0]).toContain('Fondo Verde');
  expect(textsOf(await net.say('ana@red.co', 'convocatorias'))).not.toContain('Doce ciudades');
  const queue = textsOf(await net.say('laura@red.co', 'por revisar'));
  expect(queue).toContain('Parece una noticia y no una convocatoria, por «ganan» y «según anunció»');
  const [first] = await net.say('laura@red.co', 'por revisar');
  await net.press('laura@red.co', first, 'Publicar');
  expect(await net.sentTo('ana@red.co')).toHaveLength(2);
});

it('what invites, or has a sure close, is a call whatever its words', async () => {
  const feed = await net.feed('agencia');
  feed.items = [
    item('c1', 'Resultados en salud: fondo para ganadores de premios', 'Pueden postular hospitales y alcaldías.'),
    item('c2', 'Encuentro de museos: convocatoria', 'Las postulaciones se reciben hasta el 15 de enero de 2027.'),
  ];
  await net.poll();
  expect(await net.store.db.call.count({ where: { state: 'published' } })).toBe(2);
});

it('another trusted source that reports on it publishes no call that waits', async () => {
  const [one, other] = [await net.feed('agencia'), await net.feed('red')];
  one.items = [winners];
  await net.poll();
  other.items = [{ ...winners, id: 'o1' }];
  await net.poll();
  expect(await net.store.db.call.findMany({ select: { state: true } })).toEqual([{ state: 'review' }]);
});
