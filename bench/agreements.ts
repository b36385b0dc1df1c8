/**
 * `npm run bench -- agreements [rows]`: how long a question takes over 100,000 made-up agreements, on the embedded
 * database and on the PostgreSQL server of BENCH_DATABASE_URL (an empty database), beside a naive ILIKE over the same
 * rows and an index in memory (minisearch), in one run. An answer is what the chat gives: the total and a page. "whole"
 * is what the operator's `ask` gives: every match, thousands for some questions. The names of the registry are read
 * before the first question, as `start` does; how long that takes is said.
 */
import MiniSearch from 'minisearch';
import { askQuestion } from '../src/agreements/ask.ts';
import { knownCities } from '../src/agreements/places.ts';
import { type AgreementDraft, saveAgreements } from '../src/agreements/registry/queries.ts';
import { loadRegistry } from '../src/agreements/search/queries.ts';
import { agreementTypes, renewals } from '../src/agreements/values.ts';
import { loadBasics } from '../src/starter.ts';
import { openMemoryStore, openStore, type Store } from '../src/store.ts';
import { fixedClock } from '../src/time.ts';
import { randomFrom } from '../test/support/random.ts';

const clock = fixedClock(new Date('2026-06-15T15:00:00Z'));
const rounds = 15;
/** What takes a second a question is asked less often. */
const slowRounds = 3;

const right = [
  '¿tenemos algo con Corea?',
  'memorandos vigentes con Seúl',
  'convenios que vencen este año',
  'hermanamientos en Europa',
  'acuerdos sobre bicicletas con Alemania',
  'convenio 17 de 2008',
  'cuántos convenios hay con China',
  '¿cuál es el hermanamiento más antiguo con Francia?',
  'agreements with Mexico signed between 2020 and 2023',
  'AG-054321',
];
const wrong = [
  'conbenios con barselona',
  'ermanamientos con guangzou',
  'memorandun vijente con sehul',
  'acuerdos sobre reciclage con brazil',
  'convenios sobre alumbramiento solidarrio',
];

const subjects =
  'bicicletas y ciclorrutas;calidad del aire;reciclaje de residuos;primera infancia;vivienda social;alumbrado solidario;festivales de música;seguridad vial;intercambio de estudiantes;salud mental;gestión del riesgo;datos abiertos;turismo cultural;economía circular;buses eléctricos;presupuestos participativos;patrimonio histórico;igualdad de género;emprendimiento juvenil;agua y saneamiento'.split(
    ';',
  );
const sectors = [
  'movilidad',
  'ambiente',
  'habitat',
  'salud',
  'educacion',
  'cultura',
  'desarrollo-economico',
  'mujeres',
];

function* draftsOf(count: number): Iterable<AgreementDraft> {
  const random = randomFrom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let index = 0; index < count; index += 1) {
    const city = pick(knownCities);
    const name = city.names[0] ?? '';
    const type = pick(agreementTypes);
    const signed = `${1975 + Math.floor(random() * 51)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-15`;
    const years = type === 'twinning' ? null : 1 + Math.floor(random() * 12);
    const number = 1 + Math.floor(random() * 400);
    const subject = pick(subjects);
    yield {
      code: `AG-${String(index).padStart(6, '0')}`,
      title: `Acuerdo ${number} con ${name} sobre ${subject}`,
      type,
      partners: [
        {
          name: `${pick(['Municipio', 'Agencia', 'Universidad', 'Instituto', 'Fundación'])} de ${name} ${Math.floor(random() * 10)}`,
          kind: 'city',
          country: city.country,
        },
      ],
      cities: [{ name, country: city.country }],
      countries: [city.country],
      sectors: [pick(sectors)],
      entity: null,
      signed: { from: signed, until: signed },
      startsOn: null,
      expiresOn: years === null ? null : `${Number(signed.slice(0, 4)) + years}${signed.slice(4)}`,
      renewal: pick(renewals),
      noticeDays: 60,
      stage: null,
      object: `Cooperación técnica en ${subject}, con ${pick(subjects)}`,
      number: `${number} de ${signed.slice(0, 4)}`,
      documents: [],
      sources: ['generado'],
    };
  }
}

type Times = { p50: number; p99: number; first: number };

/** Milliseconds of each call, the first of each question apart: it finds nothing in memory. */
async function time(
  questions: readonly string[],
  ask: (question: string) => Promise<unknown> | unknown,
  asked = rounds,
): Promise<Times> {
  const times: number[] = [];
  let first = 0;
  for (let round = 0; round <= asked; round += 1) {
    for (const question of questions) {
      const start = performance.now();
      await ask(question);
      const took = performance.now() - start;
      if (round === 0) first = Math.max(first, took);
      else times.push(took);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), first };
}

function report(what: string, spelling: string, { p50, p99, first }: Times): void {
  const ms = (value: number) => value.toFixed(1).padStart(8);
  console.log(
    `${what.padEnd(28)} ${spelling.padEnd(10)} p50 ${ms(p50)}  p99 ${ms(p99)}  slowest first ${ms(first)} ms`,
  );
}

async function fill(store: Store, count: number): Promise<void> {
  await loadBasics(store);
  const start = performance.now();
  const drafts = [...draftsOf(count)];
  for (let at = 0; at < drafts.length; at += 10_000) {
    await store.inTransaction((tx) =>
      saveAgreements(tx, drafts.slice(at, at + 10_000), { now: clock.now(), origin: 'import' }),
    );
  }
  // As the embedded database does every hour, and PostgreSQL by itself.
  await store.db.$executeRawUnsafe('vacuum (analyze)');
  console.log(`${count} agreements written in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** Every word of the question somewhere in one of the four columns. */
function naive(store: Store, question: string): Promise<unknown> {
  const words = question.split(/[^\p{L}\p{N}-]+/u).filter((word) => word.length > 3);
  const parameters = words.map((word) => `%${word}%`);
  const where = words
    .map(
      (_, index) =>
        `("title" ilike $${index + 1} or "object" ilike $${index + 1} or "names" ilike $${index + 1} or "code" ilike $${index + 1})`,
    )
    .join(' or ');
  return store.db.$queryRawUnsafe(
    `select "id", "code", count(*) over () from "Agreement" where ${where} order by "signedOn" desc limit 5`,
    ...parameters,
  );
}

async function measure(name: string, store: Store, count: number): Promise<void> {
  await fill(store, count);
  const start = performance.now();
  await loadRegistry(store.db);
  console.log(`${name}: the names of the registry read in ${(performance.now() - start).toFixed(0)} ms`);
  for (const [spelling, questions] of [
    ['right', right],
    ['misspelt', wrong],
  ] as const) {
    report(
      `${name}: ask`,
      spelling,
      await time(questions, (question) => askQuestion({ store, clock }, question, { limit: 5 })),
    );
    report(
      `${name}: ask, whole`,
      spelling,
      await time(questions, (question) => askQuestion({ store, clock }, question), slowRounds),
    );
    report(`${name}: ILIKE`, spelling, await time(questions, (question) => naive(store, question), slowRounds));
  }
}

function measureMemory(count: number): Promise<void> {
  const index = new MiniSearch({ fields: ['title', 'object', 'code'], storeFields: ['code'] });
  index.addAll(
    [...draftsOf(count)].map((draft, id) => ({ id, title: draft.title, object: draft.object, code: draft.code })),
  );
  return (async () => {
    for (const [spelling, questions] of [
      ['right', right],
      ['misspelt', wrong],
    ] as const) {
      report(
        'minisearch in memory',
        spelling,
        await time(questions, (question) => index.search(question, { fuzzy: 0.2 }).slice(0, 5), slowRounds),
      );
    }
  })();
}

export async function run(args: string[]): Promise<void> {
  const count = Number(args[0] ?? 100_000);
  const embedded = await openMemoryStore();
  await measure('embedded', embedded, count);
  await embedded.close();
  const databaseUrl = process.env.BENCH_DATABASE_URL;
  if (databaseUrl) {
    const server = await openStore({ databaseUrl, dataDir: '' });
    await measure('PostgreSQL', server, count);
    await server.close();
  } else console.log('BENCH_DATABASE_URL is not set: PostgreSQL is left out');
  await measureMemory(count);
}
