import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../src/calls/reading/feed-html.ts';
import { type Deadline, findDeadline } from '../../../src/calls/understanding/deadline.ts';
import { type Sense, senseWords } from '../../../src/calls/understanding/deadline-senses.ts';

/** `expected`: the day as printed, null when the text gives no deadline; `time` and `zone` where they are printed. */
type Phrase = {
  lang: string;
  text: string;
  expected: string | null;
  time?: string;
  zone?: string;
  published?: string;
  title?: string;
  html?: string;
};

const folder = new URL('../../fixtures/deadlines/', import.meta.url);
const published = (day: string | undefined) => (day ? new Date(`${day}T12:00:00Z`) : null);

function read(phrase: Phrase): Deadline | null {
  const { title = '', text, lang, html } = phrase;
  return findDeadline({
    title,
    text,
    language: lang,
    publishedAt: published(phrase.published),
    ...(html ? { html } : {}),
  });
}

const printed = (deadline: Deadline) => DateTime.fromJSDate(deadline.at, { zone: deadline.zone });

function fault(phrase: Phrase): string | null {
  const found = read(phrase);
  const got = found && printed(found);
  const rightDay = (got?.toISODate() ?? null) === phrase.expected;
  const rightClock = !phrase.time || (got?.toFormat('HH:mm') === phrase.time && found?.zone === phrase.zone);
  if (rightDay && rightClock) return null;
  const wanted = [phrase.expected, phrase.time, phrase.zone].filter(Boolean).join(' ') || 'none';
  return `${phrase.text}\n  wanted ${wanted}, got ${got ? `${got.toISO()} ${found?.zone}` : 'none'}`;
}

/** The phrase as a page: lines as paragraphs, or as rows of a table when its cells are parted by "|". */
function asMarkup(phrase: Phrase): Phrase {
  const escaped = phrase.text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const lines = escaped.split('\n');
  const row = (line: string) =>
    `<tr>${line
      .split('|')
      .map((cell) => `<td>${cell.trim()}</td>`)
      .join('')}</tr>`;
  const rows = escaped.includes('|')
    ? `<table>${lines.map(row).join('')}</table>`
    : lines.map((line) => `<p>${line}</p>`).join('');
  const html = phrase.html ?? rows;
  return { ...phrase, html, text: htmlToText(html) };
}

describe('phrases as funders write them', () => {
  for (const name of readdirSync(folder)) {
    const phrases = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Phrase[];
    it(`${name}: ${phrases.length} phrases`, () => {
      expect(phrases.map(fault).filter((each) => each !== null)).toEqual([]);
    });
    it(`${name} from markup, under a title`, () => {
      const titled = phrases.map((phrase) => asMarkup({ title: 'Convocatoria 12', ...phrase }));
      expect(titled.map(fault).filter((each) => each !== null)).toEqual([]);
    });
  }
});

const find = (text: string, more: Partial<Parameters<typeof findDeadline>[0]> = {}) =>
  findDeadline({ title: '', text, language: 'es', publishedAt: new Date('2025-03-01T12:00:00Z'), ...more });

describe('what comes with the date', () => {
  it('a date without a time closes at 23:59 in Bogotá, or in the zone of the source', () => {
    expect(find('Postulaciones hasta el 15 de marzo de 2025.')).toMatchObject({
      at: new Date('2025-03-16T04:59:00Z'),
      zone: 'America/Bogota',
      hasTime: false,
    });
    expect(find('Postulaciones hasta el 15 de marzo de 2025.', { zone: 'Europe/Madrid' })).toMatchObject({
      at: new Date('2025-03-15T22:59:00Z'),
      zone: 'Europe/Madrid',
    });
  });

  it('an offset is kept as printed', () => {
    expect(find('Submission deadline: 23:59:59 (UTC+08:00), 31st October 2025')).toMatchObject({
      at: new Date('2025-10-31T15:59:59Z'),
      zone: 'UTC+08:00',
      hasTime: true,
    });
  });

  it('midnight is the end of the day that is printed', () => {
    expect(find('Applications close on 30 June 2025, midnight CET', { language: 'en' })?.at).toEqual(
      new Date('2025-06-30T21:59:59Z'),
    );
  });

  it('the whole sentence is kept, with its heading when that is on another line', () => {
    const text = 'Somos una red. Las postulaciones se reciben hasta el 15 de marzo de 2025 por correo. Gracias.';
    expect(find(text)?.text).toBe('Las postulaciones se reciben hasta el 15 de marzo de 2025 por correo.');
    expect(find('Plazo de presentación\nHasta el 30 de abril de 2025.')?.text).toBe(
      'Plazo de presentación Hasta el 30 de abril de 2025.',
    );
  });
});

describe('what a call is about', () => {
  const topics = [
    'mantenimiento vial',
    'vacunación',
    'periodismo y prensa',
    'evaluación de políticas públicas',
    'rendición de cuentas',
    'transparencia e informes',
    'pagos digitales',
    'certificados verdes',
    'consulta pública',
    'votación juvenil',
    'diploma en género',
    'emisión de bonos',
    'legalización de barrios',
  ];
  const closing = [
    (topic: string) => `Fecha límite de postulación al programa de ${topic}: 15 de enero de 2026`,
    (topic: string) => `Las postulaciones al fondo de ${topic} cierran el 15 de enero de 2026.`,
    (topic: string) => `La convocatoria de ${topic} estará abierta hasta el 15 de enero de 2026.`,
  ];
  it.each(topics)('a call about «%s» closes like any other', (topic) => {
    const found = closing.map((phrase) => find(phrase(topic)));
    expect(found.map((each) => each && printed(each).toISODate())).toEqual(Array(closing.length).fill('2026-01-15'));
  });

  it.each([
    ['Deadline for maintenance grants: 15 January 2026', '2026-01-15'],
    ['O formulário de inscrição ficará fora do ar em 5 de dezembro de 2025', '2025-12-05'],
    ['La página estará en mantenimiento hasta el 15 de enero de 2026.', null],
    ['The project reports are due on 15 January 2026.', null],
    ['Se invita a postular a la pasantía en Madrid del 3 de enero al 5 de febrero de 2026.', null],
  ])('%s: %s', (text, expected) => {
    const found = find(text);
    expect(found && printed(found).toISODate()).toBe(expected);
  });
});

it('no phrase both names a deadline and another date', () => {
  const phrases = (...senses: Sense[]) => senses.flatMap((sense) => senseWords.get(sense) ?? []);
  const elsewhere = new Set(phrases('other', 'work', 'session', 'discount'));
  const applying = phrases('label', 'closing', 'candidacy', 'apply', 'call');
  expect(applying.filter((phrase) => elsewhere.has(phrase))).toEqual([]);
});

describe('the year', () => {
  it.each([
    ['2025-03-01', '2025-04-10'],
    ['2025-04-20', '2025-04-10'],
    ['2025-11-02', '2026-04-10'],
  ])('published %s, "hasta el 10 de abril" is %s', (day, expected) => {
    const found = find('Postulaciones hasta el 10 de abril', { publishedAt: published(day) });
    expect(found && printed(found).toISODate()).toBe(expected);
  });

  it('is not known without a publication date', () => {
    expect(find('Postulaciones hasta el 10 de abril', { publishedAt: null })).toBeNull();
  });
});

describe('hostile text', () => {
  it.each([
    ['digits', '1'.repeat(100_000)],
    ['hasta hasta hasta', 'hasta '.repeat(17_000)],
    ['dates', '15/03/2025 '.repeat(9_000)],
    ['dates in one sentence', 'hasta el 15 de marzo de 2025 '.repeat(3_400)],
    ['labels', 'fecha límite: '.repeat(7_000)],
    ['zones', 'hora de Brasília '.repeat(6_000)],
    ['cells', '| cierre | 15/03/2025 '.repeat(3_000)],
    ['topics', 'red de agua y '.repeat(7_000)],
    ['complements', 'la postulación a la entrevista '.repeat(3_200)],
    ['struck', '<s>15 de marzo</s>'.repeat(5_500)],
  ])('%s take no longer than their length', (_name, text) => {
    const millis = (source: string) => {
      const start = performance.now();
      find(source, { html: source });
      return performance.now() - start;
    };
    millis(text.slice(0, 10_000));
    expect(millis(text)).toBeLessThan(2_000);
  });

  it('whatever is put together, the answer is none or whole', () => {
    const pieces =
      '15 31 2025 marzo March de del / - . : | ( ) \n , hasta by deadline cierre prórroga UTC+ 5 pm 24:00 99 mil'.split(
        ' ',
      );
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, (each) => {
        const found = find(each);
        if (!found) return;
        expect(Number.isNaN(found.at.getTime())).toBe(false);
        expect(printed(found).isValid || found.zone.startsWith('UTC')).toBe(true);
        expect(found.text).not.toBe('');
        expect(found.confidence).toBeGreaterThan(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  it('nothing in it throws', () => {
    for (const text of [
      '',
      '\n\n',
      '99/99/9999',
      '31 de febrero de 2025',
      '2025-13-40',
      '|||',
      '24:00',
      '(UTC+99:99)',
    ]) {
      expect(find(`Cierre: ${text}`)).toBeNull();
    }
  });
});
