/** What the gallery shows: every command, every delivery, every form and every kind of answer of the program. */
import { jobs } from '../../jobs/schedule.ts';
import type { Reply } from '../../src/adapter.ts';
import type { Locale } from '../../src/app.ts';
import type { Card } from '../../src/card.ts';
import type { Form, RawValues } from '../../src/form.ts';
import { createReceive } from '../../src/router.ts';
import { inBogota } from '../../src/time.ts';
import { everyBlock, everyField } from '../support/adapter-contract.ts';
import { choose, openScene, people, press, type Scene, type Who } from './scene.ts';

/** One picture: cards, or a form with what was typed and what is wrong with it; `asked` is how the terminal asks it. */
export type Shot = { name: string; title: string; locale: Locale } & (
  | { cards: readonly Card[] }
  | { form: Form; faults: Record<string, string>; typed: RawValues; asked: readonly Card[] }
);

/** Which of the app's deliveries and forms were shown: what is not shown was not looked at. */
type Shown = { deliveries: Set<string>; forms: Set<string> };

class Album {
  readonly shots: Shot[] = [];
  readonly shown: Shown = { deliveries: new Set(), forms: new Set() };
  readonly scene: Scene;
  constructor(scene: Scene) {
    this.scene = scene;
  }

  addCards(name: string, title: string, cards: readonly Card[], locale: Locale = 'es'): readonly Card[] {
    if (this.shots.some((shot) => shot.name === name)) throw new Error(`two pictures are called ${name}`);
    this.shots.push({ name, title, locale, cards });
    return cards;
  }

  /** Somebody writes, presses or sends: the answer is a picture. Returns its cards, for what is pressed next. */
  async ask(
    name: string,
    title: string,
    who: Who,
    event: Parameters<Scene['say']>[1],
    options: { space?: string } = {},
  ): Promise<readonly Card[]> {
    return this.addReply(name, title, who, event, await this.scene.say(who, event, options));
  }

  async addReply(
    name: string,
    title: string,
    who: Who,
    event: Parameters<Scene['say']>[1],
    reply: Reply,
  ): Promise<readonly Card[]> {
    const { locale } = people[who];
    if (reply.kind === 'cards') return this.addCards(name, title, reply.cards, locale);
    if (reply.kind === 'none') throw new Error(`${name}: nothing was answered`);
    this.shown.forms.add(reply.form.id);
    const faults = reply.kind === 'faults' ? reply.faults : {};
    const asked = reply.kind === 'form' ? await this.askInChat(who, event) : [];
    const typed = event.kind === 'formSubmit' ? event.values : {};
    this.shots.push({ name, title, locale, form: reply.form, faults, typed, asked });
    return [];
  }

  /** The same on a platform without forms: its first question, after which the form is left. */
  private async askInChat(who: Who, event: Parameters<Scene['say']>[1]): Promise<readonly Card[]> {
    const first = await this.scene.say(who, event, { asksInChat: true });
    await this.scene.say(who, { kind: 'message', text: 'cancelar' }, { asksInChat: true });
    return first.kind === 'cards' ? first.cards : [];
  }

  /** The latest delivery of this kind to this person or space, about this subject, that is still wanted. */
  async deliver(name: string, title: string, kind: string, to?: Who | 'space', subject?: string) {
    for (const delivery of await this.scene.deliveries(kind)) {
      if (subject && delivery.subject !== subject) continue;
      const member = delivery.memberId
        ? await this.scene.dependencies.store.db.member.findUnique({ where: { id: delivery.memberId } })
        : null;
      const wanted = to === undefined || (to === 'space' ? !member : member?.email === people[to].email);
      const card = wanted ? await this.scene.draw(delivery) : null;
      if (!card) continue;
      this.shown.deliveries.add(kind);
      return this.addCards(name, title, [card], member?.locale === 'en' ? 'en' : 'es');
    }
    throw new Error(`${name}: no delivery ${kind} to draw`);
  }
}

const write = (text: string) => ({ kind: 'message' as const, text });

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
  const mine = await album.ask('suscrito', 'Suscripción en una frase', 'member', add);
  const form = await album.scene.say('member', press(mine, 'Agregar otra'));
  await album.addReply('suscripcion', 'Suscripción, como formulario', 'member', press(mine, 'Agregar otra'), form);
  const empty = { kind: 'formSubmit' as const, form: 'subscription.edit', state: '', values: { frequency: 'now' } };
  await album.ask('suscripcion-vacia', 'El formulario sin llenar', 'member', empty);
  await album.ask('suscripcion-quitada', '«Quitar»', 'member', press(mine, 'Quitar'));
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

async function showLater(album: Album): Promise<void> {
  const [reminder] = await album.scene.deliveries('call.remind');
  if (reminder) album.scene.clock.at = reminder.dueAt;
  await album.deliver('recordatorio', 'Recordatorio de cierre', 'call.remind', 'member');
  await album.deliver('resumen', 'Resumen de convocatorias', 'call.digest');
  album.scene.clock.forwardDays(60);
  await album.ask('cerrada', 'Una convocatoria cerrada', 'member', write('convocatoria 1'));
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
      if (reply.kind !== 'none') await album.addReply(name, `${command.id}: «${example}»`, who, write(example), reply);
    }
  }
}

/** What no scene above shows: what the jobs send within a few days, and forms by themselves. */
async function showTheRest(album: Album): Promise<void> {
  const { app, clock, dependencies } = album.scene;
  for (let day = 0; day < 3; day += 1) {
    clock.forwardDays(1);
    // A backup is a file, and no message.
    for (const job of jobs) if (job.name !== 'back-up') await job.run(dependencies);
  }
  for (const kind of Object.keys(app.deliveries)) {
    const waiting = album.shown.deliveries.has(kind) ? [] : await album.scene.deliveries(kind);
    if (waiting.length > 0) await album.deliver(`envio-${kind.replaceAll('.', '-')}`, kind, kind);
  }
  for (const form of Object.keys(app.forms)) {
    if (album.shown.forms.has(form)) continue;
    const open = { kind: 'action' as const, action: 'form.open', data: { form, state: '' } };
    await album.ask(`formulario-${form.replaceAll('.', '-')}`, form, 'admin', open);
  }
}

/** All pictures, in the order in which they are looked at, and what of the program none of them shows. */
export async function takeShots(): Promise<{ shots: readonly Shot[]; missing: string[] }> {
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
    await showAnnouncements(album);
    await showLists(album);
    await showSubscriptions(album);
    await showMember(album);
    await showCore(album);
    await showReview(album);
    await showCommands(album);
    await showChange(album);
    await showLater(album);
    await showTheRest(album);
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
    const { deliveries, forms } = album.shown;
    const missing = [
      ...Object.keys(scene.app.deliveries).filter((kind) => !deliveries.has(kind)),
      ...Object.keys(scene.app.forms).filter((form) => !forms.has(form)),
    ];
    return { shots: album.shots, missing };
  } finally {
    await scene.close();
  }
}
