import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askedWindow } from '../../../src/asked-window.ts';
import { inBogota } from '../../../src/time.ts';
import { type Network, offersOf, openNetwork, textsOf, tuesday } from '../../support/network.ts';

const items = [
  ['Fondo de hospitales', 'Subvenciones de salud', '15 de enero de 2027'],
  ['Premio de museos', 'Premio de cultura de Bloomberg Philanthropies', '20 de enero de 2027'],
  ['Curso de agua', 'Curso corto de ambiente', '25 de enero de 2027'],
].map(([title = '', text = '', close = '']) => {
  return { id: title, title, text: `${text}. Las postulaciones se reciben hasta el ${close}.`, publishedAt: tuesday };
});

let net: Network;
beforeAll(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { name: 'Ana' });
  const feed = await net.feed('agencia');
  feed.items = items;
  await net.poll();
});
afterAll(() => net.close());
beforeEach(async () => {
  await net.store.db.callInterest.deleteMany();
  await net.store.db.subscription.deleteMany();
  await net.store.db.delivery.deleteMany();
  await net.store.db.member.updateMany({ data: { reminderDays: [14, 7, 2], lastAnswer: 'help' } });
});

const say = async (text: string) => textsOf(await net.say('ana@red.co', text));
const numberOf = async (title: string) => (await net.store.db.call.findFirstOrThrow({ where: { title } })).number;
const waiting = () => net.store.db.delivery.count({ where: { kind: 'call.remind', status: 'pending' } });
const reminderDays = async () => (await net.store.db.member.findFirstOrThrow()).reminderDays;
const kept = () => net.store.db.subscription.findMany({ orderBy: { createdAt: 'asc' } });

describe('reminders are taken away in words', () => {
  beforeEach(async () => {
    await say(`me interesa la ${await numberOf('Fondo de hospitales')}`);
    await say(`recuérdeme la ${await numberOf('Premio de museos')} el viernes`);
    expect(await waiting()).toBe(4);
  });

  it.each(['borre todos mis recordatorios', 'quite mis recordatorios', 'delete all my reminders'])(
    '«%s»: those there are, and that is undone',
    async (said) => {
      expect(await say(said)).toContain('quité los 4 que había por venir');
      expect([await waiting(), await reminderDays()]).toEqual([0, [14, 7, 2]]);
      await say('deshacer');
      expect(await waiting()).toBe(4);
    },
  );

  it.each(['no quiero más recordatorios', 'ya no me recuerde nada', 'no more reminders'])(
    '«%s»: those to come too, and that is undone',
    async (said) => {
      expect(await say(said)).toContain('ya no le recordaré los cierres');
      expect([await waiting(), await reminderDays()]).toEqual([0, []]);
      await say('deshacer');
      expect([await waiting(), await reminderDays()]).toEqual([4, [14, 7, 2]]);
    },
  );

  it('those of one call, by its number or because it was shown', async () => {
    await say(`quíteme los recordatorios de la ${await numberOf('Premio de museos')}`);
    expect(await waiting()).toBe(3);
    await say(`convocatoria ${await numberOf('Fondo de hospitales')}`);
    await say('ya no me recuerdes nada de esa');
    expect(await waiting()).toBe(0);
    expect(await reminderDays()).toEqual([14, 7, 2]);
  });

  it('fewer is not none, and one more is not another', async () => {
    await say('no me recuerde tanto');
    expect(await waiting()).toBe(4);
    await say(`recuérdeme la ${await numberOf('Curso de agua')} dos semanas antes`);
    await say('y también el día anterior');
    expect(await waiting()).toBe(6);
  });

  it('of one that is not known, none', async () => {
    await say('convocatorias');
    expect(await say('no me recuerdes esa')).toContain('¿De cuál convocatoria?');
    expect(await waiting()).toBe(4);
  });
});

it('a reminder is asked for one of a list, and moved without naming it', async () => {
  const dueOn = async () => (await net.store.db.delivery.findMany()).map(({ dueAt }) => inBogota(dueAt).toISODate());
  await say('convocatorias');
  await say('me sirve la primera, recuérdame una semana antes');
  expect(await dueOn()).toEqual(['2027-01-07']);
  await say('mejor 3 días antes');
  expect(await dueOn()).toContain('2027-01-12');
  await say('convenios con Japón');
  await say('quite ese recordatorio');
  expect(await waiting()).toBe(0);
});

describe('what was just made', () => {
  it('takes another pace, the others keep theirs', async () => {
    await say('suscribirme a salud');
    await say('suscribirme a cultura');
    await say('y que me llegue los viernes en la tarde');
    expect((await kept()).map(({ frequency }) => frequency)).toEqual(['now', 'weekly']);
    await say('prefiero un resumen diario en vez de tantos avisos');
    expect((await kept()).map(({ frequency }) => frequency)).toEqual(['daily', 'daily']);
  });

  it('is paused, or taken away, alone', async () => {
    await say('suscribirme a salud');
    await say('suscribirme a cultura');
    await say('pause eso');
    expect((await kept()).map(({ pausedAt }) => pausedAt !== null)).toEqual([false, true]);
    await say('deshacer');
    await say('suscribirme a ambiente');
    await say('quítela');
    expect((await kept()).map(({ sectors }) => sectors)).toEqual([['salud'], ['cultura']]);
  });

  it('and was paused is heard of again', async () => {
    await say('suscribirme a salud');
    await say('no me mandes nada hasta el 11 de enero');
    await say('ya volví, actívalo otra vez');
    expect(await kept()).toMatchObject([{ pausedAt: null }]);
  });
});

it.each([
  ['suscríbame a la', 'interested'],
  ['apúnteme la', 'interested'],
  ['nos sirve la', 'interested'],
  ['ya no me interesa la', 'dismissed'],
  ['descarte la', 'dismissed'],
  ['no me muestre más la', 'dismissed'],
])('«%s 1» is said of that call, makes no subscription, and is undone', async (said, interest) => {
  await say(`${said} ${await numberOf('Curso de agua')}`);
  expect(await net.store.db.callInterest.findMany()).toMatchObject([{ interest }]);
  expect(await kept()).toEqual([]);
  await say('eso no era, déjelo como estaba');
  expect(await net.store.db.callInterest.findMany()).toMatchObject([{ interest: null }]);
});

it.each([
  ['me interesa la del curso de agua', 'interested'],
  ['el premio de museos no nos sirve', 'dismissed'],
])('«%s» is said of the one call that it names', async (said, interest) => {
  await say(said);
  expect(await net.store.db.callInterest.findMany()).toMatchObject([{ interest }]);
  expect(await kept()).toEqual([]);
});

it.each(['avísele a todos de la 2', 'recuérdeme las que me interesan', 'me interesa la salud'])(
  '«%s» is said of no call, and follows no number',
  async (said) => {
    await say(said);
    expect(await net.store.db.callInterest.count()).toBe(0);
    expect((await kept()).flatMap(({ words }) => words)).toEqual([]);
  },
);

it('«quite ese silencio» ends the silence, and pauses nothing', async () => {
  await say('suscribirme a cultura');
  await say('silencie a Bloomberg Philanthropies');
  expect(await net.store.db.mute.count()).toBe(1);
  expect(await say('quite ese silencio')).toContain('volveré a avisarle de las convocatorias de Bloomberg');
  expect(await net.store.db.mute.count()).toBe(0);
  expect(await kept()).toMatchObject([{ pausedAt: null }]);
  expect(await say('no me mande correos los viernes')).toContain('No sé callar solo ciertos días');
  expect(await kept()).toMatchObject([{ pausedAt: null }]);
});

it('«pause that» is of no call, and «quítela» of the one that was just shown', async () => {
  await say('suscribirme a salud');
  await say(`convocatoria ${await numberOf('Curso de agua')}`);
  await say('pause that');
  expect(await net.store.db.callInterest.count()).toBe(0);
  await say(`convocatoria ${await numberOf('Curso de agua')}`);
  await say('quítela');
  expect(await net.store.db.callInterest.findMany()).toMatchObject([{ interest: 'dismissed' }]);
  expect(await kept()).toHaveLength(1);
});

it('«remind me of 15 a week before» is of call 15', async () => {
  await say(`remind me of ${await numberOf('Curso de agua')} a week before`);
  expect(await net.store.db.callInterest.findMany()).toMatchObject([{ remindOn: [5] }]);
});

it('«cambie mi suscripción de … a …» changes that one, and a stray word is left out of another', async () => {
  await say('suscribirme a salud');
  await say('cambie mi suscripción de salud a cultura');
  expect((await kept()).map(({ sectors }) => sectors)).toEqual([['cultura']]);
  await say('deshacer');
  expect((await kept()).map(({ sectors }) => sectors)).toEqual([['salud']]);
  expect(await say('suscribirme bailando a ambiente')).toContain('No entendí «bailando»');
  expect((await kept()).map(({ words }) => words)).toEqual([[], []]);
});

it('«los premios de Bloomberg» are neither all prizes nor all of Bloomberg: which, the person says', async () => {
  await say('suscribirme a salud');
  const [card] = await net.say('ana@red.co', 'quítame los premios de bloomberg, no quiero saber de ellos');
  const labels = offersOf(card?.blocks ?? []).map(({ label }) => label);
  expect(labels.slice(0, 2)).toEqual(['Dejar fuera: Premio', 'Dejar fuera: Bloomberg Philanthropies']);
  await net.press('ana@red.co', card, 'Dejar fuera: Bloomberg Philanthropies');
  expect((await kept()).map(({ without }) => without)).toEqual([{ funders: ['Bloomberg Philanthropies'] }]);
});

it.each([
  ['esta semana y la otra', '2026-12-06'],
  ['antes de fin de año', '2026-12-31'],
  ['la otra semana', '2026-12-06'],
])('«%s» ends on %s', (said, expected) => {
  expect(inBogota(askedWindow(said, tuesday)?.to ?? tuesday).toISODate()).toBe(expected);
});

describe('a word that names nothing is not followed because it stood there', () => {
  it.each(['que suscripciones tengo apuntadas', 'quiero que me avise bailando'])('«%s»', async (said) => {
    await say(said);
    expect(await kept()).toEqual([]);
  });

  it('but when the person says so', async () => {
    const [card] = await net.say('ana@red.co', 'avíseme bailando');
    expect(textsOf(card ? [card] : [])).toContain('¿Quiere que le avise cuando una lo diga?');
    await net.press('ana@red.co', card, 'Sí, avisarme');
    expect(await kept()).toMatchObject([{ words: ['bailando'] }]);
    await say('avíseme de zapaterías');
    expect(await kept()).toMatchObject([{ words: ['bailando'] }, { words: ['zapaterías'] }]);
  });

  it('and «eso» is the one that was just made', async () => {
    await say('avíseme de salud');
    await say('eso cámbielo a semanal');
    expect(await kept()).toMatchObject([{ frequency: 'weekly', words: [] }]);
    // Of which one is for the person to say by then.
    expect(await say('quite esa suscripción')).toContain('Sus suscripciones');
    expect(await kept()).toHaveLength(1);
  });

  it('nor is one reminder all of them', async () => {
    await say(`recuérdeme la ${await numberOf('Curso de agua')} el viernes`);
    await say('convocatorias');
    expect(await say('quítele el recordatorio')).toContain('¿De cuál convocatoria?');
    await say('la primera');
    await say('me la recuerda el lunes');
    expect(await waiting()).toBeGreaterThan(1);
    await say('quítele el recordatorio');
    expect(await waiting()).toBe(1);
  });
});
