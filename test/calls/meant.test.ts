import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf, tuesday } from '../support/network.ts';

const item = (title: string, text: string, close: string) => ({
  id: title,
  title,
  text: `${text}. Las postulaciones se reciben hasta el ${close}.`,
  publishedAt: tuesday,
});

let net: Network;
const number = new Map<string, number>();
beforeAll(async () => {
  net = await openNetwork();
  const entity = await net.store.db.entity.create({ data: { name: 'Ambiente Distrital', basis: 'test' } });
  await net.member('ana@red.co', { name: 'Ana', entityId: entity.id });
  await net.member('luis@red.co', { name: 'Luis', entityId: entity.id });
  const feed = await net.feed('agencia');
  feed.items = [
    item(
      'Fondo Verde',
      'Hasta 100.000 euros para proyectos de ambiente. Pueden postular alcaldías',
      '15 de enero de 2027',
    ),
    item('Premio a la innovación', 'Premio de vivienda', '20 de diciembre de 2026'),
    item('Beca de Japón', 'Beca de JICA en Japón. Solo ONG', '10 de diciembre de 2026'),
  ];
  await net.poll();
  for (const call of await net.store.db.call.findMany()) number.set(call.title, call.number);
});
afterAll(() => net.close());

const say = async (text: string, who = 'ana') => textsOf(await net.say(`${who}@red.co`, text));
const show = (title: string) => say(`convocatoria ${number.get(title)}`);
const waiting = async () =>
  (await net.store.db.delivery.findMany({ where: { kind: 'call.remind', status: 'pending' } })).map(({ dueAt }) =>
    dueAt.toISOString(),
  );

describe('of the call that was just shown', () => {
  it.each([
    ['y cuando cierra esa?', 'Cierra: viernes 15 de enero'],
    ['¿cuánta plata dan en esa?', 'Ofrece hasta 100.000'],
    ['¿esa a quién va dirigida?', 'Sí puede postular una alcaldía'],
    ['mándeme el enlace de esa', 'https://example.org/Fondo'],
    ['¿prorrogaron esa?', 'No consta ningún cambio de plazo'],
    ['¿la prorrogaron?', 'No consta ningún cambio de plazo'],
    ['cuándo es el cierre', 'Cierra: viernes 15 de enero'],
    ['mándeme el enlace', 'https://example.org/Fondo'],
    ['por qué no me llegó esa', 'Fondo Verde'],
    ['esa la puede pedir el distrito o es solo pa ong?', 'Sí puede postular una alcaldía'],
    ['y dan plata?', 'Ofrece hasta 100.000'],
  ])('«%s» is answered', async (said, expected) => {
    await show('Fondo Verde');
    expect(await say(said)).toContain(expected);
  });

  it('who asks for another by its title gets that one, and «esa» is it from then on', async () => {
    await show('Fondo Verde');
    expect(await say('¿hasta cuándo hay plazo en la beca de japón?')).toContain('Cierra: jueves 10 de diciembre');
    expect(await say('¿quién puede aplicar a esa?')).toContain('No puede postular una alcaldía');
    expect(await say('mándame el enlace de la del fondo verde')).toContain('https://example.org/Fondo');
  });

  it('a reminder is set, and taken away', async () => {
    await show('Fondo Verde');
    await say('recuérdamela 3 días antes del cierre');
    expect(await waiting()).toEqual(['2027-01-12T14:00:00.000Z']);
    await say('quite ese recordatorio');
    expect(await waiting()).toEqual([]);
    await say('recordame mañana a las 9 lo del fondo verde');
    expect(await waiting()).toEqual(['2026-11-25T14:00:00.000Z']);
    await say('cambie el recordatorio pa el lunes');
    expect(await waiting()).toEqual(['2026-11-30T14:00:00.000Z']);
    await say('no me recuerde mas esa convocatoria');
    expect(await waiting()).toEqual([]);
  });

  it('days before the close, and nothing else, are of it alone', async () => {
    await show('Fondo Verde');
    expect(await say('avísame una semana antes')).toContain('Fondo Verde');
    expect(await waiting()).toEqual(['2027-01-07T14:00:00.000Z']);
    await say('deshacer');
    expect(await waiting()).toEqual([]);
  });

  it('«silénciame esta» is said of it, not of everything', async () => {
    await say('suscribirme a salud', 'luis');
    await say(`convocatoria ${number.get('Fondo Verde')}`, 'luis');
    expect(await say('silénciame esta', 'luis')).toContain('no volveré a escribirle sobre esta convocatoria');
    expect(await net.store.db.subscription.findMany()).toMatchObject([{ pausedAt: null }]);
    await say('deshacer', 'luis');
    await net.store.db.subscription.deleteMany();
  });

  it('«me interesa», «esto no es para nosotros» are said of it', async () => {
    const mine = async () =>
      (await net.store.db.callInterest.findFirstOrThrow({ where: { member: { name: 'Luis' } } })).interest;
    await say(`convocatoria ${number.get('Fondo Verde')}`, 'luis');
    await say('me interesa', 'luis');
    expect(await mine()).toBe('interested');
    await say('esto no es para nosotros', 'luis');
    expect(await mine()).toBe('dismissed');
    await say('deshacer', 'luis');
  });

  it('a question about reminders arms none', async () => {
    const before = await waiting();
    expect(await say('qué me va a recordar esta semana')).toContain('Sus recordatorios');
    expect(await waiting()).toEqual(before);
    await show('Fondo Verde');
    await say('remind me of that one tomorrow');
    await say('stop reminding me of that one');
    expect(await waiting()).toEqual(before);
  });

  it('what the entity does is noted, and its end without naming it', async () => {
    await show('Fondo Verde');
    expect(await say('nos vamos a presentar a esta')).toContain('Ambiente Distrital va a postular');
    expect(await say('al final desistimos, no nos presentamos')).toContain('Ambiente Distrital no va a postular');
    expect(await say('ya la mandamos ayer')).toContain('Ambiente Distrital postuló');
    await say('deshacer');
    expect(await say('Ya radicamos la propuesta del fondo verde el viernes pasado')).toContain(
      'Ambiente Distrital postuló',
    );
    expect(await say('nos la ganamos parce')).toContain('Ambiente Distrital ganó');
    expect(await say('me equivoqué, todavía no nos han dado resultado')).not.toContain('ganó');
    expect(await say('no fuimos seleccionados, quedamos de terceros')).toContain('Ambiente Distrital no ganó');
    expect(await say('ganamos la del fondo azul')).toContain('¿De cuál convocatoria?');
    expect(await say('¡ganamos el partido!')).not.toContain('Ambiente Distrital');
    expect(await say('quien mas de la red se va a presentar a esa?', 'luis')).not.toContain('No encuentro');
  });
});

it('whether it was extended is not answered by another change', async () => {
  const feed = await net.feed('otra');
  const fund = item('Fondo Azul', 'Para proyectos de agua', '15 de febrero de 2027');
  feed.items = [fund];
  await net.poll();
  feed.items = [{ ...fund, title: 'Fondo Azul del Pacífico' }];
  await net.poll();
  expect(await say('¿prorrogaron la del fondo azul?')).toContain('No consta ningún cambio de plazo');
  feed.items = [
    { ...item('Fondo Azul', 'Para proyectos de agua', '28 de febrero de 2027'), title: 'Fondo Azul del Sur' },
  ];
  await net.poll();
  const answer = await say('¿prorrogaron la del fondo azul?');
  expect(answer).toContain('Ahora cierra el domingo 28 de febrero');
  expect(answer).not.toContain('Fondo Azul del Pacífico');
  await net.store.db.call.deleteMany({ where: { title: 'Fondo Azul del Sur' } });
});

it('what a digest told of is «esa», or the second one of its list', async () => {
  await net.member('eva@red.co');
  await net.subscribe('eva@red.co', { sectors: ['movilidad'], frequency: 'daily' });
  const feed = await net.feed('vias');
  feed.items = [item('Fondo Ciclovía', 'Financiación de proyectos de movilidad', '15 de marzo de 2027')];
  await net.poll();
  net.clock.forward(24 * 3_600_000);
  expect(await net.sentTo('eva@red.co')).toHaveLength(1);
  expect(await say('¿cuándo cierra esa?', 'eva')).toContain('Cierra: lunes 15 de marzo');
  expect(await say('¿por qué me llegó eso?', 'eva')).toContain('Fondo Ciclovía');
  feed.items.push(
    item('Fondo Andén', 'Financiación de proyectos de movilidad', '20 de marzo de 2027'),
    item('Fondo Tranvía', 'Financiación de proyectos de movilidad', '30 de marzo de 2027'),
  );
  await net.poll();
  net.clock.forward(24 * 3_600_000);
  expect(await net.sentTo('eva@red.co')).toHaveLength(2);
  expect(await say('¿cuándo cierra esa?', 'eva')).not.toContain('Cierra: ');
  expect(await say('¿cuándo cierra la segunda?', 'eva')).toContain('Cierra: martes 30 de marzo');
});

describe('of a list', () => {
  it('the first is the first, whatever its number', async () => {
    await say('convocatorias');
    expect(await say('¿cuándo cierra la primera?')).toContain('Cierra: jueves 10 de diciembre');
    await say('convocatorias');
    expect(await say('¿cuándo cierra la tercera?')).toContain('Cierra: viernes 15 de enero');
  });

  it('the second is opened', async () => {
    await say('convocatorias');
    expect(await say('muéstreme la segunda')).toContain(`Convocatoria ${number.get('Premio a la innovación')}`);
  });

  it('«esa» is none of several, and long after it is nothing', async () => {
    await say('convocatorias');
    expect(await say('¿cuándo cierra esa?')).not.toContain('Cierra: ');
    await show('Fondo Verde');
    net.clock.forward(13 * 3_600_000);
    expect(await say('¿cuándo cierra esa?')).not.toContain('Cierra: viernes');
  });
});
