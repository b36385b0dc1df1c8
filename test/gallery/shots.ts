/** What the gallery shows: every command, every delivery, every form and every kind of answer of the program. */
import type { Reply } from '../../src/adapter.ts';
import { cardText } from '../../src/card.ts';
import { createReceive } from '../../src/router.ts';
import { coreText } from '../../src/text.ts';
import { inBogota } from '../../src/time.ts';
import { everyBlock, everyField } from '../support/contract/samples.ts';
import { Album, type Shot } from './album.ts';
import { showCommittees } from './committees.ts';
import { pressEverything } from './press-everything.ts';
import { showRare } from './rare.ts';
import { choose, openScene, people, press, type Scene, write } from './scene.ts';
import { showSeldom } from './seldom.ts';
import { showCancelled, showTrainings } from './trainings.ts';

/** The newest edition of one of the demonstration's calls. */
async function callTitled({ dependencies }: Scene, start: string) {
  const where = { title: { startsWith: start } };
  const call = await dependencies.store.db.call.findFirst({ where, orderBy: { publishedAt: 'desc' } });
  if (!call?.deadlineAt) throw new Error(`the demonstration has no call «${start}…» with a deadline`);
  return { id: call.id, deadlineAt: call.deadlineAt };
}
const followed = 'Fondo para ciudades saludables';

async function showAnnouncements(album: Album): Promise<void> {
  const { id } = await callTitled(album.scene, followed);
  const kind = 'call.announce';
  await album.deliver('anuncio-espacio', 'Convocatoria anunciada en un espacio', kind, 'space', id);
  const announced = await album.deliver('anuncio-miembro', 'Anunciada a un miembro', kind, 'member', id);
  await album.deliver('anuncio-ingles', 'A call announced, in English', kind, 'english');
  await album.ask('me-interesa', '«Me interesa»', 'member', press(announced, 'Me interesa'));
  await album.ask('recordarme', '«Recordarme»', 'member', press(announced, 'Recordarme'));
  const inSpace = { space: '#comite-salud' };
  await album.ask('en-canal', '«Me interesa» en un canal', 'member', press(announced, 'Me interesa'), inSpace);
}

async function showLists(album: Album): Promise<void> {
  const list = await album.ask('lista', 'Convocatorias abiertas', 'member', write('convocatorias'));
  await album.ask('ficha', 'Ficha de una convocatoria', 'member', choose(list, 0));
  await album.ask('lista-filtrada', 'Con condiciones', 'member', write('convocatorias de salud que cierran este mes'));
  await album.ask('lista-vacia', 'Sin resultados', 'member', write('convocatorias de hacienda que cierran hoy'));
  await album.ask('lista-ingles', 'A filtered list', 'english', write('which calls on culture are open?'));
  await album.ask('no-existe', 'Una que no existe', 'member', write('convocatoria 99999'));
}

async function showSubscriptions(album: Album): Promise<void> {
  const add = write('avíseme de becas en ambiente, una vez por semana');
  await album.ask('suscrito', 'Suscripción en una frase', 'member', add);
  await album.ask('mis-suscripciones', 'Mis suscripciones', 'member', write('mis suscripciones'));
  await album.ask('suscripcion', 'Suscripción, como formulario', 'member', write('suscribirme'));
  const empty = { kind: 'formSubmit' as const, form: 'subscription.edit', state: '', values: { frequency: 'now' } };
  await album.ask('suscripcion-vacia', 'El formulario sin llenar', 'member', empty);
}

async function showAgreements(album: Album): Promise<void> {
  await album.ask('convenios-corea', 'Una pregunta', 'member', write('¿tenemos algo con Corea?'));
  await album.ask('convenios-lista', 'Una pregunta con varios', 'member', write('hermanamientos en Europa'));
  await album.ask('convenios-ninguno', 'Sin resultados', 'member', write('¿tenemos convenios con Australia?'));
  await album.ask('agreements-list', 'In English', 'english', write('which twinnings do we have in Asia?'));
}

async function showMember(album: Album): Promise<void> {
  const data = await album.ask('mis-datos', 'Mis datos', 'member', write('mis datos'));
  await album.ask('corregir-datos', 'Corregir mis datos', 'member', press(data, 'Corregir'));
  const values = { name: 'Camila Torres', locale: 'es', quietFrom: 'tarde', quietTo: '08:00' };
  await album.ask('datos-con-error', 'Una hora mal escrita', 'member', {
    kind: 'formSubmit',
    form: 'profile.edit',
    state: '',
    values,
  });
}

async function showCore(album: Album): Promise<void> {
  await album.ask('ayuda-miembro', 'Ayuda de un miembro', 'member', write('ayuda'));
  await album.ask('ayuda-coordinacion', 'Ayuda de la coordinación', 'coordinator', write('ayuda'));
  await album.ask('ayuda-invitado', 'Ayuda de quien no está en la Red', 'guest', write('ayuda'));
  await album.ask('help', 'Help', 'english', write('help'));
  await album.ask('no-entendido', 'Un mensaje que no se entiende', 'member', write('qwerty asdf'));
  await album.ask('parecido', 'Uno que se parece a algo', 'member', write('combocatoras'));
  await album.ask('sin-permiso', 'Algo que no le corresponde', 'member', write('convocatorias por revisar'));
  await album.ask('boton-viejo', 'Un botón de otra versión', 'member', {
    kind: 'action',
    action: 'gone.button',
    data: {},
  });
  await album.ask('bienvenida', 'Bienvenida en un chat', 'guest', { kind: 'installed' });
  const space = { kind: 'installed' as const, space: { name: '#comite-cultura' } };
  await album.ask('bienvenida-espacio', 'Bienvenida en un espacio', 'guest', space, { space: '#comite-cultura' });
  await album.addReply('fallo', 'Cuando algo falla', 'member', write('x'), await failing(album.scene));
}

/** What is answered when the process itself is at fault: a clock that is broken stands for everything that can be. */
function failing({ app, dependencies }: Scene): Promise<Reply> {
  const now = () => {
    throw new Error('broken on purpose');
  };
  const receive = createReceive(app, { ...dependencies, clock: { now } }, { asksInChat: false });
  const place = { platform: 'terminal' as const, tenant: 'local' };
  const { email } = people.member;
  return receive({
    ...write('convocatorias'),
    id: 'broken',
    at: new Date(),
    actor: { ...place, user: email, email },
    address: { ...place, conversation: email },
    direct: true,
  });
}

async function showReview(album: Album): Promise<void> {
  const waiting = await album.deliver('por-revisar', 'Una convocatoria por revisar', 'call.review', 'coordinator');
  await album.ask('cola-de-revision', 'La cola de revisión', 'coordinator', write('convocatorias por revisar'));
  await album.ask('publicada', '«Publicar»', 'coordinator', press(waiting, 'Publicar'));
  await album.ask('ya-decidida', 'Ya decidida', 'admin', press(waiting, 'Descartar'));
}

/** The source moves a deadline; the follower hears of it, and the post changes. */
async function showChange(album: Album): Promise<void> {
  const { id, deadlineAt } = await callTitled(album.scene, followed);
  const day = (at: Date) => inBogota(at).setLocale('es').toFormat("d 'de' LLLL 'de' yyyy");
  await album.scene.poll({ [day(deadlineAt)]: day(new Date(deadlineAt.getTime() + 9 * 24 * 3_600_000)) });
  await album.deliver('prorroga-espacio', 'El anuncio, tras una prórroga', 'call.announce', 'space', id);
  await album.deliver('prorroga-aviso', 'El aviso a quien la sigue', 'call.changed', 'member', id);
}

/** What leaves on its own day: drawn then, and the clock is put back. */
async function showReminders(album: Album): Promise<void> {
  const { clock } = album.scene;
  const now = clock.at;
  for (const [name, title, kind] of [
    ['recordatorio', 'Recordatorio de cierre', 'call.remind'],
    ['resumen', 'Resumen de convocatorias', 'call.digest'],
  ] as const) {
    const [next] = await album.scene.deliveries(kind);
    if (next) clock.at = next.dueAt;
    await album.deliver(name, title, kind);
    clock.at = now;
  }
}

async function showLater(album: Album): Promise<void> {
  album.scene.clock.forwardDays(60);
  const closed = await album.scene.dependencies.store.db.call.findFirstOrThrow({
    where: { state: 'published', deadlineAt: { lt: album.scene.clock.at } },
    orderBy: { number: 'desc' },
  });
  await album.ask('cerrada', 'Una convocatoria cerrada', 'member', write(`convocatoria ${closed.number}`));
  await album.ask('borrados', 'Datos borrados', 'english', { kind: 'action', action: 'profile.erase', data: {} });
}

/** Every command of the table by its first example, in both languages, asked by somebody who may use all. */
async function showCommands(album: Album): Promise<void> {
  for (const command of album.scene.app.commands) {
    for (const [locale, who] of [
      ['es', 'coordinator'],
      ['en', 'english'],
    ] as const) {
      const [example = ''] = command.examples[locale];
      const name = `orden-${command.id.replaceAll('.', '-')}-${locale}`;
      const reply = await album.scene.say(who, write(example));
      if (reply.kind === 'none') continue;
      await album.addReply(name, `${command.id}: «${example}»`, who, write(example), reply);
      // A question in the chat would be asked again under everything that follows.
      const asks =
        reply.kind === 'cards' && reply.cards.some((card) => cardText(card).includes(coreText[locale].answerHint));
      if (asks) await album.scene.say(who, write(locale === 'es' ? 'cancelar' : 'cancel'));
      // And who asked for the other language would be read in it from there on.
      const { email } = people[who];
      await album.scene.dependencies.store.db.member.updateMany({ where: { email }, data: { locale } });
    }
  }
}

/** A question passed on to a person, and its answer. */
async function showTickets(album: Album): Promise<void> {
  await album.deliver('pregunta-ddri', 'Una pregunta para la DDRI', 'agreements.ticket', 'coordinator');
  await pressEverything(album);
  await album.deliver('pregunta-respondida', 'La respuesta', 'agreements.answered');
}

const scenes = [
  showAnnouncements,
  showLists,
  showSubscriptions,
  showAgreements,
  showMember,
  showCore,
  showReview,
  showTrainings,
  showCommittees,
  showCommands,
  showChange,
  showReminders,
  showRare,
  showSeldom,
  pressEverything,
  showTickets,
  showCancelled,
  showLater,
];

/** All pictures, in the order in which they are looked at; what is wrong with them; what of the program none of them shows. */
export async function takeShots(): Promise<{ shots: readonly Shot[]; faults: string[]; missing: string[] }> {
  const scene = await openScene();
  try {
    const album = new Album(scene);
    // Read once as the baseline, and again when there is something new in each feed.
    await scene.poll();
    await scene.say('member', write('suscribirme a salud, movilidad y ambiente'));
    await scene.say('english', write('subscribe to culture, at once'));
    await scene.say('admin', write('suscribirme a todo, una vez por semana'));
    for (let day = 0; day < 10; day += 1) {
      scene.clock.forwardDays(1);
      await scene.poll();
    }
    // One that fails is told at the end, and keeps none of the others from being drawn.
    for (const show of scenes) {
      try {
        await show(album);
      } catch (error) {
        album.problems.push(`${show.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    album.addCards('todos-los-bloques', 'Todos los bloques de una tarjeta', [everyBlock]);
    album.shots.push({
      name: 'todos-los-campos',
      title: 'Todos los campos de un formulario',
      locale: 'es',
      form: everyField,
      faults: {},
      typed: {},
      asked: [],
    });
    const { deliveries, forms, actions } = album.shown;
    // "p. m." at the end of a sentence takes no second full stop.
    const stops = album.shots.filter(
      (shot) => 'cards' in shot && shot.cards.some((card) => /m\.\./.test(cardText(card))),
    );
    const faults = [...album.problems, ...stops.map((shot) => `dos puntos seguidos en ${shot.name}`)];
    const missing = [
      ...Object.keys(scene.app.deliveries).filter((kind) => !deliveries.has(kind)),
      ...Object.keys(scene.app.forms).filter((form) => !forms.has(form)),
      ...Object.keys(scene.app.actions).filter((action) => !actions.has(action)),
    ];
    return { shots: album.shots, faults, missing };
  } finally {
    await scene.close();
  }
}
