import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Network, offersOf, openNetwork, textsOf } from '../../support/network.ts';

const page = `<!doctype html><html lang="es"><head><title>Portal de la fundación</title>
<meta property="og:title" content="Premio a la salud pública urbana">
<meta name="description" content="Premio para ciudades que cuidan la salud pública.">
</head><body><h1>Premio</h1><p>Las postulaciones se reciben hasta el 15 de enero de 2027 a las 17:00.</p>
<script>document.write('Fecha límite: 1 de enero de 2030')</script></body></html>`;

let net: Network;
beforeEach(async () => {
  net = await openNetwork();
  await net.member('ana@red.co', { name: 'Ana', entity: { create: { name: 'Secretaría de Salud', basis: 'test' } } });
  await net.member('laura@red.co', { name: 'Laura', role: 'coordinator' });
  await net.member('eva@red.co', { name: 'Eva' });
  await net.subscribe('eva@red.co', { sectors: ['salud'] });
});
afterEach(() => net.close());

const say = async (text: string, who = 'ana@red.co') => textsOf(await net.say(who, text));
/** The form's questions, each left as it was filled, to its answer. */
async function leaveAll(): Promise<string> {
  for (let question = 0; question < 12; question += 1) {
    const said = await say('saltar');
    if (/Gracias|ya pasó/.test(said)) return said;
  }
  return 'the form has no end';
}

it('of a reviewed feed that a coordinator discards by a slip comes back with «deshacer»', async () => {
  const feed = await net.feed('agencia', { trust: 'reviewed' });
  feed.items = [
    { id: 'r1', title: 'Premio de parques', text: 'Hasta el 15 de enero de 2027.', publishedAt: net.clock.at },
  ];
  await net.poll();
  const [waiting] = await net.say('laura@red.co', 'revisar');
  expect(textsOf(await net.press('laura@red.co', waiting, 'Descartar'))).toContain('Descartada');
  expect(await say('deshacer', 'laura@red.co')).toContain('[Publicar]');
  expect(await net.store.db.call.findFirstOrThrow()).toMatchObject({ state: 'review', decidedById: null });
});

describe('a proposal', () => {
  it('from a link is filled from the page, decided by a coordinator, and announced like any other', async () => {
    const served = await net.feed('pagina', { enabled: false });
    served.body = page;
    served.headers = { 'content-type': 'text/html; charset=utf-8' };
    await net.store.db.feed.deleteMany();
    const first = await say(`proponer convocatoria ${served.url}`);
    expect(first).toContain('Llené lo que pude leer.');
    expect(first).toContain('Premio a la salud pública urbana');
    expect(await leaveAll()).toContain('Gracias: quedó como propuesta 1');
    const call = await net.store.db.call.findFirstOrThrow();
    expect(call).toMatchObject({
      state: 'review',
      title: 'Premio a la salud pública urbana',
      url: served.url,
      deadlineAt: new Date('2027-01-15T22:00:00Z'),
      sectors: ['salud'],
      modality: 'award',
    });
    expect(await net.sentTo('eva@red.co')).toEqual([]);
    expect(await say(`proponer convocatoria ${served.url}`, 'eva@red.co')).toContain('ya está en revisión');
    for (const words of ['publicar', 'Descartar la 1', 'publish 1']) {
      expect(await say(words, 'laura@red.co')).toContain('Propuesta por Ana');
      expect(await say(words)).not.toContain('Propuesta por Ana');
    }
    expect(await say('publicar la 99', 'laura@red.co')).toContain('No encuentro la convocatoria 99');
    expect(await net.store.db.call.count({ where: { state: 'review' } })).toBe(1);

    const [waiting] = await net.say('laura@red.co', 'convocatorias por revisar');
    expect(textsOf(waiting ? [waiting] : [])).toContain('Propuesta por Ana (Secretaría de Salud).');
    await net.press('laura@red.co', waiting, 'Publicar');
    expect((await net.sentTo('eva@red.co'))[0]).toContain('Premio a la salud pública urbana');
    expect((await net.sentTo('ana@red.co')).join('\n')).toContain('Su propuesta se publicó.');
    expect(await say('mis propuestas')).toContain('1. Premio a la salud pública urbana — publicada');
    expect(await say('¿qué pasó con la que propuse?')).toContain('Sus propuestas');
    expect(await say('¿qué propuso Seúl en el convenio?')).not.toContain('Sus propuestas');
    expect(await say(served.url, 'eva@red.co')).toContain('ya está aquí');
  });

  it('is asked for what there is to read first, when nothing was pasted with the words', async () => {
    const served = await net.feed('pagina', { enabled: false });
    served.body = page;
    served.headers = { 'content-type': 'text/html; charset=utf-8' };
    expect(await say('vi una convocatoria de la embajada de noruega en un correo, se las comparto?')).toContain(
      'Enlace o texto de la convocatoria',
    );
    await say('cancelar');
    expect(await say('proponer convocatoria')).toContain('Enlace o texto de la convocatoria');
    const filled = await say(served.url);
    expect(filled).toContain('Llené lo que pude leer.');
    expect(filled).toContain('Premio a la salud pública urbana');
    await leaveAll();
    await say('proponer convocatoria', 'eva@red.co');
    expect(await say(served.url, 'eva@red.co')).toContain('ya está en revisión');
    await say('proponer convocatoria');
    const read = await say(
      'Fondo de vacunas para ciudades. ¿Qué convocatorias abre? Una, hasta el 15 de enero de 2027.',
    );
    expect(read).toContain('Fondo de vacunas para ciudades');
    expect(read).toContain('Título');
    await say('cancelar');
    await say('proponer convocatoria');
    expect(await say('saltar')).toContain('Título');
  });

  it.each([
    'hola, proponer convocatoria',
    'me gustaría proponer una convocatoria',
    'como hago para proponer una convocatoria q no esta',
  ])('«%s» pastes nothing yet', async (said) => {
    expect(await say(said)).toContain('Enlace o texto de la convocatoria');
  });

  it('may be a link within a sentence', async () => {
    const served = await net.feed('pagina', { enabled: false });
    served.body = page;
    served.headers = { 'content-type': 'text/html; charset=utf-8' };
    expect(await say(`Encontré esta convocatoria y creo que sirve: ${served.url}`)).toContain(
      'Llené lo que pude leer.',
    );
  });

  it.each([
    [
      'quiero proponer una: la Embajada de Suecia tiene un fondo para datos abiertos, cierra el 3 de febrero, https://example.org/f',
      'Fondo para datos abiertos',
    ],
    [
      'quiero proponer una: el BID abrió una convocatoria para ciclovías; cierra el 15 de marzo',
      'Convocatoria para cicl',
    ],
    ['propongo esta convocatoria: Fondo Verde abrió convocatoria 2027. Cierra el 8 de abril', 'Fondo Verde abrió conv'],
    ['propongo una convocatoria: Premio Ciudades 2027, hasta el 3 de abril', 'Premio Ciudades 2027. '],
    ['les comparto esta beca que no veo en su lista: Beca Fulbright, cierra el 12 de marzo de 2027', 'Beca Fulbright'],
  ])('«%s» is called by what it is', async (said, title) => {
    expect(await say(said)).toContain(`Ahora: ${title}`);
    expect(await say('ver lo que llevo')).toContain('2027');
  });

  it('is of all the topics that its text names as such', async () => {
    await say(
      'proponer convocatoria: Fondo verde de barrios. Parques, arbolado y clima urbano para la ciudad. Temas: ambiente y movilidad. Postulaciones hasta el 15 de enero de 2027.',
    );
    await leaveAll();
    expect((await net.store.db.call.findFirstOrThrow()).sectors.toSorted()).toEqual(['ambiente', 'movilidad']);
  });

  it('from a text is rejected with a reason, which its proposer reads', async () => {
    const first = await say(
      'Proponer convocatoria: Curso de vacunación para enfermeras\nInscripciones hasta el 20 de enero de 2027. Gratuito.',
    );
    expect(first).toContain('Curso de vacunación para enfermeras');
    expect(await leaveAll()).toContain('Gracias: quedó como propuesta 1');
    const [waiting] = await net.say('laura@red.co', 'por revisar');
    await net.press('laura@red.co', waiting, 'Editar');
    await net.say('laura@red.co', 'Curso de vacunación');
    let edited = '';
    for (let question = 0; question < 12 && !edited.includes('Falta decidir'); question += 1)
      edited = textsOf(await net.say('laura@red.co', question < 7 ? 'saltar' : 'enviar'));
    expect(edited).toContain('Corregida. Falta decidir si se publica.');
    expect(await net.store.db.call.findFirstOrThrow()).toMatchObject({
      title: 'Curso de vacunación',
      deadlineAt: new Date('2027-01-21T04:59:00Z'),
    });
    const [again] = await net.say('laura@red.co', 'por revisar');
    await net.press('laura@red.co', again, 'Descartar');
    await net.say('laura@red.co', 'Es de otra ciudad.');
    const said = (await net.sentTo('ana@red.co')).join('\n');
    expect(said).toContain('Su propuesta no se publicó. Motivo: Es de otra ciudad.');
    expect(await say('por qué no me llegó la 1')).toContain('decidió no publicarla: Es de otra ciudad.');
    expect(await say('convocatorias')).not.toContain('vacunación');
  });

  it('in one line has its title in its first sentence', async () => {
    await say('proponer convocatoria: Fondo para hospitales de la ciudad. Postulaciones hasta el 15 de enero de 2027.');
    expect(await leaveAll()).toContain('Gracias');
    expect(await net.store.db.call.findFirstOrThrow()).toMatchObject({
      title: 'Fondo para hospitales de la ciudad',
      deadlineAt: new Date('2027-01-16T04:59:00Z'),
    });
  });

  it('whose link cannot be read is asked for, and says why; a date that has passed is refused', async () => {
    const first = await say('proponer convocatoria https://127.0.0.1/secreto');
    expect(first).toContain('No pude leer ese enlace');
    await say('Fondo de prueba');
    await say('saltar');
    await say('saltar');
    expect(await say('01/01/2020')).toMatch(/Pregunta 5|Financiador/);
    expect(await leaveAll()).toContain('Esa fecha ya pasó');
    expect(await net.store.db.call.count()).toBe(0);
  });
});

describe('a proposal that may be here already', () => {
  const fund = {
    id: 'f1',
    title: 'Fondo de innovación para hospitales públicos de ciudades',
    text: 'Financiación de proyectos de salud. Las postulaciones se reciben hasta el 15 de enero de 2027.',
    url: 'https://agencia.example/fondo',
    publishedAt: new Date('2026-11-24T15:00:00Z'),
  };
  const pasted =
    'proponer convocatoria: Fondo de innovación para los hospitales públicos de ciudades\nFinanciación de salud. Postulaciones hasta el 15 de enero de 2027. https://otra.example/hospitales';
  async function propose(): Promise<string> {
    const feed = await net.feed('agencia', { funder: 'AECID' });
    feed.items = [fund];
    await net.poll();
    await net.drain();
    expect(await say(pasted)).toContain(
      'Parece la misma que la 1, «Fondo de innovación para hospitales públicos de ciudades» (cierra el viernes 15 de enero de 2027).',
    );
    return leaveAll();
  }

  it('under another address is said to be so, merged by a coordinator, and taken apart again', async () => {
    const sent = await propose();
    expect(sent).toContain('Parece la misma que la 1,');
    expect(sent).toContain('quedó como propuesta 2');
    const [waiting] = await net.say('laura@red.co', 'por revisar');
    expect(textsOf(waiting ? [waiting] : [])).toContain('Parece la misma que la 1,');
    const [merged] = await net.press('laura@red.co', waiting, 'Es la 1: unirlas');
    expect((await net.sentTo('ana@red.co')).join('\n')).toContain('es la misma que la convocatoria 1: se unieron');
    expect(await say('mis propuestas')).toContain('unida a otra');
    expect(textsOf(await net.say('laura@red.co', 'por revisar'))).toContain('No hay convocatorias por revisar');
    await net.press('laura@red.co', merged, 'Deshacer');
    expect(textsOf(await net.say('laura@red.co', 'por revisar'))).toContain('Es la 1: unirlas');
    expect(await net.store.db.call.findUniqueOrThrow({ where: { number: 2 } })).toMatchObject({
      state: 'review',
      mergedIntoId: null,
    });
  });

  it('is kept apart and published; a later proposal of the same is compared with both', async () => {
    await propose();
    const [waiting] = await net.say('laura@red.co', 'por revisar');
    const [, left] = await net.press('laura@red.co', waiting, 'No es la 1');
    const labels = offersOf(left?.blocks ?? []).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Publicar', 'Editar', 'Descartar']));
    expect(labels.join()).not.toContain('la 1');
    await net.press('laura@red.co', left, 'Publicar');
    expect((await net.sentTo('eva@red.co')).length).toBe(2);
    await say(pasted.replace('otra.example', 'tercera.example'));
    expect(await leaveAll()).toMatch(/Parece la misma que la [12][\s\S]*Parece la misma que la [12]/);
  });

  it('is published when a trusted source tells of it, and its proposer hears', async () => {
    await say(pasted);
    await leaveAll();
    const feed = await net.feed('agencia', { funder: 'AECID' });
    feed.items = [fund];
    await net.poll();
    expect(await net.store.db.call.count()).toBe(1);
    expect((await net.sentTo('ana@red.co')).join('\n')).toContain('Su propuesta se publicó.');
    expect((await net.sentTo('eva@red.co')).length).toBe(1);
  });

  it('is compared anew once a coordinator corrects it', async () => {
    const feed = await net.feed('agencia', { funder: 'AECID' });
    feed.items = [fund];
    await net.poll();
    await say(
      'proponer convocatoria: Algo del que no recuerdo el nombre. https://otra.example/hospitales y no más datos',
    );
    await leaveAll();
    const [waiting] = await net.say('laura@red.co', 'por revisar');
    expect(textsOf(waiting ? [waiting] : [])).not.toContain('Parece la misma');
    await net.press('laura@red.co', waiting, 'Editar');
    await net.say('laura@red.co', fund.title);
    let edited = '';
    for (let question = 0; question < 12 && !edited.includes('Falta decidir'); question += 1)
      edited = textsOf(await net.say('laura@red.co', question < 7 ? 'saltar' : 'enviar'));
    expect(edited).toContain('Parece la misma que la 1,');
  });
});

it('is for members of the network', async () => {
  expect(await say('proponer convocatoria', 'nadie@otra.co')).toContain('Esto lo puede hacer un miembro de la Red');
});
