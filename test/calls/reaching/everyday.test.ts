import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askedWindow } from '../../../src/asked-window.ts';
import { pauseIn } from '../../../src/calls/reaching/pausing.ts';
import { momentIn } from '../../../src/calls/reaching/reminder-words.ts';
import { inBogota } from '../../../src/time.ts';
import { type Network, openNetwork, textsOf, tuesday } from '../../support/network.ts';

/** "2026-11-30", in Bogotá. */
const day = (at: Date | null | undefined) => (at ? inBogota(at).toISODate() : null);

describe('on Tuesday 24 November 2026', () => {
  it.each<[string, boolean, string | null, string | null]>([
    ['que cierran mañana', false, '2026-11-25', '2026-11-25'],
    ['que cierran el viernes', false, '2026-11-27', '2026-11-27'],
    ['antes del 15 de diciembre', false, null, '2026-12-14'],
    ['hasta el 15 de diciembre', false, null, '2026-12-15'],
    ['después del 15 de diciembre', false, '2026-12-16', null],
    ['entre el 1 y el 10 de diciembre', false, '2026-12-01', '2026-12-10'],
    ['before December 15', false, null, '2026-12-14'],
    ['en los próximos 10 días', false, '2026-11-24', '2026-12-04'],
    ['en marzo', false, '2027-03-01', '2027-03-31'],
    ['cierran del 28 de noviembre al 3 de diciembre', false, '2026-11-28', '2026-12-03'],
    ['entre el 20 de diciembre y el 10 de enero', false, '2026-12-20', '2027-01-10'],
    ['del 25 al 3 de enero', false, '2026-12-25', '2027-01-03'],
    ['desde el lunes hasta el viernes', false, '2026-11-30', '2026-12-04'],
    ['de enero a marzo', false, '2027-01-01', '2027-03-31'],
    ['en setiembre', false, '2027-09-01', '2027-09-30'],
    ['closing until March', false, null, '2027-03-31'],
    ['closing by March', false, null, '2027-02-28'],
    ['after January 2028', false, '2028-02-01', null],
    ['before Christmas', false, null, '2026-12-24'],
    ['antes de 2027', false, null, '2026-12-31'],
    ['becas 2027', false, null, null],
    ['el 30 de febrero', false, null, null],
    ['cerraron entre el 20 de diciembre y el 10 de enero', true, '2025-12-20', '2026-01-10'],
    ['cerraron ayer', true, '2026-11-23', '2026-11-23'],
    ['cerraron la semana pasada', true, '2026-11-16', '2026-11-22'],
    ['cerraron esta semana', true, '2026-11-23', '2026-11-24'],
    ['cerraron en octubre', true, '2026-10-01', '2026-10-31'],
  ])('«%s» is a stretch of time', (said, isPast, from, to) => {
    const window = askedWindow(said, tuesday, isPast);
    expect([day(window?.from), day(window?.to)]).toEqual([from, to]);
  });

  it.each<[string, string | null, string?]>([
    ['pausar hasta el lunes', '2026-11-30'],
    ['silencie los avisos por una semana', '2026-12-02'],
    ['no me mande nada hasta el 15 de enero', '2027-01-15'],
    ['pausar hasta enero', '2027-01-01'],
    ['pausar hasta 2027', '2027-01-01'],
    ['no quiero más avisos este mes', '2026-12-01'],
    ['pausar del 20 de diciembre al 10 de enero', '2027-01-11', '2026-12-20'],
    ['pausar desde el lunes hasta el viernes', '2026-12-05', '2026-11-30'],
    ['pausar desde el lunes', null, '2026-11-30'],
    ['pausar todo', null],
    ['pausar hasta nuevo aviso', null],
  ])('«%s» ends the pause on %s', (said, expected, begins = '2026-11-24') => {
    const { from, to } = pauseIn(said, tuesday);
    expect([day(from), day(to)]).toEqual([begins, expected]);
  });

  it('«pausar 2 horas» ends it two hours from now', () => {
    expect(pauseIn('pausar 2 horas', tuesday).to?.toISOString()).toBe('2026-11-24T17:00:00.000Z');
  });
});

const items = [
  [
    'Fondo de salud',
    'La AECID financia proyectos de salud pública de municipios, hasta 80.000 euros',
    '10 de diciembre',
  ],
  ['Premio de movilidad', 'Premio a ciudades con bicicletas, de 10.000 dólares. Solo ONG', '25 de noviembre'],
  ['Beca de educación', 'Becas de doctorado en educación', '27 de noviembre'],
  ['Curso de ambiente', 'Curso corto en cambio climático', '23 de noviembre'],
].map(([title = '', text = '', close = ''], index) => ({
  id: `e${index}`,
  title,
  text: `${text}. Las postulaciones se reciben hasta el ${close} de 2026.`,
  publishedAt: new Date(tuesday.getTime() - 3 * 24 * 3_600_000),
}));

describe('a member', () => {
  let net: Network;
  beforeAll(async () => {
    net = await openNetwork();
    await net.member('ana@red.co');
    const feed = await net.feed('agencia');
    feed.items = items;
    await net.poll();
  });
  afterAll(() => net.close());
  const say = async (text: string) => textsOf(await net.say('ana@red.co', text));
  const numberOf = async (title: string) => (await net.store.db.call.findFirstOrThrow({ where: { title } })).number;

  it.each<[string, string[]]>([
    ['convocatorias cerradas', ['Curso de ambiente']],
    ['las que cerraron ayer', ['Curso de ambiente']],
    ['closed calls', ['Curso de ambiente']],
    ['las que cierran mañana', ['Premio de movilidad']],
    ['¿alguna que cierre este viernes?', ['Beca de educación']],
    ['convocatorias que cierran antes del 10 de diciembre', ['Premio de movilidad', 'Beca de educación']],
    ['las de salud que aún están abiertas', ['Fondo de salud']],
    ['¿cuáles aplican para Bogotá?', ['Fondo de salud']],
    ['más de 50 mil euros', ['Fondo de salud']],
    ['¿cuál cierra primero?', ['Premio de movilidad']],
    ['la más próxima a cerrar', ['Premio de movilidad']],
    ['cuántas hay abiertas', ['Premio de movilidad', 'Beca de educación', 'Fondo de salud']],
    ['muéstreme las nuevas', ['Premio de movilidad', 'Beca de educación', 'Fondo de salud']],
    ['¿algo nuevo de salud?', ['Fondo de salud']],
    ['premios', ['Premio de movilidad']],
    ['muéstreme las que vencen antes de fin de mes', ['Premio de movilidad', 'Beca de educación']],
    ['any open calls funded by AECID?', ['Fondo de salud']],
    ['donde miro las convocatorias de salud', ['Fondo de salud']],
    ['las q cierran antes d navidad', ['Premio de movilidad', 'Beca de educación', 'Fondo de salud']],
  ])('who asks «%s» sees those and no others', async (said, expected) => {
    // As if something else had been answered: what they ask then goes on with no list.
    await net.store.db.member.updateMany({ data: { lastAnswer: 'help' } });
    const answer = await say(said);
    const shown = items.map(({ title }) => title).filter((title) => answer.includes(title));
    expect(shown.toSorted()).toEqual(expected.toSorted());
  });

  it('who asks who else is in a committee is shown no calls', async () => {
    expect(await say('quién más está en el comité')).not.toContain('Convocatorias abiertas');
  });

  it('is told which word no call has, and sees the others', async () => {
    expect(await say('convocatorias de salud zapaterías')).toContain('Ninguna dice «zapaterías»');
  });

  describe('with subscriptions', () => {
    // By the first sector: those of one instant have no order.
    const kept = async () => {
      const rows = await net.store.db.subscription.findMany({ orderBy: { createdAt: 'asc' } });
      return rows.toSorted((one, other) => other.sectors.join().localeCompare(one.sectors.join()));
    };
    beforeEach(async () => {
      await net.store.db.subscription.deleteMany();
      await say('suscribirme a salud');
      await say('suscribirme a movilidad');
    });

    it('a day named beside a close is no habit: nothing is subscribed to', async () => {
      await say('convocatorias que cierran el viernes');
      expect(await kept()).toHaveLength(2);
    });

    it('pauses all until a day, and is told of calls again from then on', async () => {
      const clock = net.clock.at;
      expect(await say('no me mande nada hasta el lunes')).toContain('hasta el lunes 30 de noviembre');
      expect((await kept()).every(({ pausedAt }) => pausedAt !== null)).toBe(true);
      net.clock.at = new Date('2026-11-30T15:00:00Z');
      expect(await say('mis suscripciones')).not.toContain('En pausa');
      expect(await say('mis silencios')).not.toContain('en pausa');
      expect(await say('reanudar avisos')).toContain('No hay nada en pausa');
      net.clock.at = clock;
    });

    it.each(['¿A qué temas estoy suscrito?', 'estoy en pausa o que? no me llega nada', '¿por qué no me llega nada?'])(
      '«%s» shows them and changes nothing',
      async (said) => {
        const before = await kept();
        expect(await say(said)).toContain('Sus suscripciones');
        expect(await kept()).toEqual(before);
      },
    );

    it('adds and takes away in one sentence', async () => {
      await say('Agrégueme educación y cultura, y quíteme movilidad');
      expect((await kept()).map(({ sectors }) => sectors)).toEqual([['salud'], ['cultura', 'educacion']]);
    });

    it('takes another pace for one, at an hour that people mean', async () => {
      await say('cámbieme lo de salud a los viernes a las 3');
      expect((await kept()).map(({ frequency }) => frequency)).toEqual(['weekly', 'now']);
      expect((await net.store.db.member.findFirstOrThrow()).digestAt).toBe('15:00');
    });

    it('rests for one alone, and hears again of a funder that was muted', async () => {
      await say('pausa las de salud hasta enero');
      expect((await kept()).map(({ pausedAt }) => pausedAt !== null)).toEqual([true, false]);
      await say('silenciar al BID');
      expect(await say('vuelva a mandarme lo del BID')).toContain('volveré a avisarle de las convocatorias de BID');
      expect(await net.store.db.mute.count()).toBe(0);
      expect((await kept()).map(({ pausedAt }) => pausedAt !== null)).toEqual([true, false]);
    });

    it('takes another pace for all that comes', async () => {
      expect(await say('prefiero un resumen los jueves en vez de mensaje por mensaje')).toContain('los jueves');
      expect((await kept()).map(({ frequency }) => frequency)).toEqual(['weekly', 'weekly']);
      await say('deshacer');
      expect((await kept()).map(({ frequency }) => frequency)).toEqual(['now', 'now']);
    });

    it('rests for hours, and leaves the hours of every day to who asks for them', async () => {
      await say('silencio por 2 horas porfa estoy en reunion');
      const ends = (await kept()).map(({ pausedTo }) => (pausedTo?.getTime() ?? 0) - net.clock.at.getTime());
      expect(ends).toEqual([7_200_000, 7_200_000]);
      await say('reanudar avisos');
      expect(await say('no me manden mensajes despues de las 5 pm')).toContain('horas de silencio');
      expect((await kept()).map(({ pausedAt }) => pausedAt)).toEqual([null, null]);
    });

    it('pauses from a day to come: until then it is told', async () => {
      const clock = net.clock.at;
      expect(await say('pausar del 20 de diciembre al 10 de enero')).toContain(
        'desde el domingo 20 de diciembre hasta el',
      );
      expect(await say('mis silencios')).not.toContain('en pausa');
      net.clock.at = new Date('2026-12-21T15:00:00Z');
      expect(await say('mis silencios')).toContain('en pausa');
      net.clock.at = clock;
    });

    it('leaves what rests without an end as it is', async () => {
      await say('pausar salud');
      await say('pausar todo por una semana');
      expect((await kept()).map(({ pausedTo }) => pausedTo === null)).toEqual([true, false]);
    });

    it.each([
      'pausar todo hasta el lunes',
      'pausar salud',
      'quite mi suscripción de salud',
      'avíseme de becas de cultura, los jueves',
    ])('«deshacer» after «%s» makes all as it was', async (said) => {
      const time = () => net.store.db.member.findFirstOrThrow({ select: { digestDays: true, digestAt: true } });
      const before = [await kept(), await time()];
      await say(said);
      expect([await kept(), await time()]).not.toEqual(before);
      expect(await say('deshacer')).toContain('quedó como antes');
      expect([await kept(), await time()]).toEqual(before);
    });

    it('pauses without an end, and resumes in words', async () => {
      expect(await say('pausar todo')).toContain('hasta que escriba «reanudar avisos»');
      expect(await say('reanudar mis avisos')).toContain('vuelvo a avisarle');
      expect((await kept()).map(({ pausedAt }) => pausedAt)).toEqual([null, null]);
    });

    it('removes one in everyday words, and lists them without adding any', async () => {
      expect(await say('¿a qué estoy suscrita?')).toContain('Sus suscripciones');
      expect(await kept()).toHaveLength(2);
      expect(await say('quite mi suscripción de salud')).toContain('Suscripción quitada: Salud');
      expect(await kept()).toMatchObject([{ sectors: ['movilidad'] }]);
    });
  });

  describe('who is reminded of one call', () => {
    const waiting = async () =>
      (await net.store.db.delivery.findMany({ where: { kind: 'call.remind', status: 'pending' } }))
        .map(({ dueAt }) => dueAt.toISOString())
        .toSorted();
    beforeEach(async () => {
      await say(`no me recuerde la ${await numberOf('Fondo de salud')}`);
    });

    it('may name a day, then only that one', async () => {
      expect(await say(`recuérdeme la ${await numberOf('Fondo de salud')} mañana`)).toContain('25 de noviembre');
      expect(await waiting()).toEqual(['2026-11-25T14:00:00.000Z']);
    });

    it('may name the call by its title and the day by its date and hour', async () => {
      await say('recuérdeme la del fondo de salud el 2 de diciembre a las 3 pm');
      expect(await waiting()).toEqual(['2026-12-02T20:00:00.000Z']);
    });

    it('may name a month: its first working day', async () => {
      await say('recuérdeme la del fondo de salud en diciembre');
      expect(await waiting()).toEqual(['2026-12-01T14:00:00.000Z']);
      expect(momentIn('en enero', tuesday)?.toISOString()).toBe('2027-01-04T14:00:00.000Z');
    });

    it('keeps the days of all other calls when the days are for this one', async () => {
      await say('recuérdeme la del fondo de salud tres días antes');
      const member = await net.store.db.member.findUniqueOrThrow({ where: { email: 'ana@red.co' } });
      expect(member.reminderDays).toEqual([14, 7, 2]);
      expect(await waiting()).toEqual(['2026-12-04T14:00:00.000Z']);
    });

    it('is told when that day is after the close, and nothing is kept', async () => {
      expect(await say('recuérdeme la del fondo de salud el 20 de diciembre')).toContain('ya habrá cerrado');
      expect(await waiting()).toEqual([]);
    });
  });
});
