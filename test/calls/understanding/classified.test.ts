import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const scholarship = {
  id: 'b1',
  title: 'Becas del BID en salud pública',
  text: 'El Banco Interamericano de Desarrollo ofrece becas de hasta US$ 10.000 en Colombia. Podrán postular las alcaldías. Las postulaciones se reciben hasta el 15 de enero de 2027.',
  publishedAt: tuesday,
};

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co');
});
afterEach(() => net.close());

async function publish(more: object = {}): Promise<void> {
  const feed = await net.feed('agencia', more);
  feed.items = [scholarship];
  await net.poll();
}

it('each fact is shown with the words of the source that told it, by number and by the button of the card', async () => {
  await publish();
  const answer = textsOf(await net.say('ana@red.co', '¿cómo se clasificó la 1?'));
  for (const line of [
    'por «Las postulaciones se reciben hasta el 15 de enero de 2027.» (certeza: 92 %)',
    'Sectores: Salud, por «salud pública»',
    'Modalidad: Beca, por «Becas»',
    'por «Podrán postular» y «alcaldías»',
    'Financiador: BID, por «Banco Interamericano de Desarrollo»',
    'Monto máximo: 10.000 USD, por «US$ 10.000»',
    'Países que nombra: Colombia, por «Colombia»',
    'Idioma: español, por «',
  ])
    expect(answer).toContain(line);
  const [card] = await net.say('ana@red.co', 'convocatoria 1');
  if (!card) throw new Error('the call was not shown');
  expect(textsOf(await net.press('ana@red.co', card, '¿Cómo se clasificó?'))).toBe(answer);
});

it('what the feed is known for and what a person said are told as such', async () => {
  await publish({ funder: 'AECID', sectors: ['ambiente'] });
  await net.store.db.call.updateMany({ data: { modality: 'grant', deadlineDecidedAt: tuesday } });
  const answer = textsOf(await net.say('ana@red.co', 'classification of 1'));
  expect(answer).toContain('Ambiente: es lo propio de su fuente');
  expect(answer).toContain('Financiador: AECID: es lo propio de su fuente');
  expect(answer).toContain('Modalidad: Financiación no reembolsable: lo puso una persona');
  expect(answer).toContain('lo confirmó una persona');
});

it('a coordinator sees it before deciding, nobody else sees what is not published', async () => {
  await net.member('lider@red.co', { role: 'coordinator' });
  await publish({ trust: 'reviewed' });
  const [card] = await net.say('lider@red.co', 'por revisar');
  if (!card) throw new Error('nothing to review');
  const [answer] = await net.press('lider@red.co', card, '¿Cómo se clasificó?');
  expect(textsOf(answer ? [answer] : [])).toContain('Salud, por «salud pública»');
  expect(textsOf(await net.say('ana@red.co', 'cómo se clasificó la 1'))).toContain('No encuentro la convocatoria 1');
  expect(textsOf(await net.say('ana@red.co', 'cómo se clasificó'))).toContain('¿De cuál convocatoria?');
});
