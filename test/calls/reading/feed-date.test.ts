import { describe, expect, it } from 'vitest';
import { dateOrder, parseFeedDate } from '../../../src/calls/reading/feed-date.ts';

const monthFirst = { dayFirst: false };
const dayFirst = { dayFirst: true };
const read = (written: string, order = monthFirst) =>
  parseFeedDate(written, order)?.toISOString().replace('.000Z', 'Z') ?? null;

describe('dates that feeds write', () => {
  it.each([
    // RFC 822 and its slips
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
    ['Thu, 01 Jan 04 19:48 EST', '2004-01-02T00:48:00Z'],
    ['Thu,, 01 Jul 2004', '2004-07-01T00:00:00Z'],
    ['01 Jan 2004 19:48:21 -0500', '2004-01-02T00:48:21Z'],
    ['Thu, 5 Apr 2012 23:47:37 +2', '2012-04-05T21:47:37Z'],
    ['Sat, 28 Feb 2009 00:00:00 -0500 (EST)', '2009-02-28T05:00:00Z'],
    ['Wed, 19 Aug 2009 18:28:00 Etc/GMT', '2009-08-19T18:28:00Z'],
    ['Thu, 30 Apr 2015 08:57:00 MEST', '2015-04-30T06:57:00Z'],
    ['Fri, 16-Dec-09 12:00:00 GMT', '2009-12-16T12:00:00Z'],
    ['Thu, 01 Jan 2004 24:00:00 GMT', '2004-01-02T00:00:00Z'],
    ['Thu, 31 Jun 2004 19:48:21 GMT', '2004-07-01T19:48:21Z'],
    ['Thu, 01 Jan 2004 19:48:21 --0500', '2004-01-02T00:48:21Z'],
    ['Thu, 01 Jan 2004 19.48.21 GMT', '2004-01-01T19:48:21Z'],
    ['Mon, 26 January 2004 16:31:00 AT', '2004-01-26T20:31:00Z'],
    ['Mon, 05 Jan 2026 10:00:00 Eastern Standard Time', '2026-01-05T15:00:00Z'],
    ['Mon, 05 Jan 2026 10:00:00 Pacific Time', '2026-01-05T18:00:00Z'],
    ['05/Jan/2026:10:15:00 -0500', '2026-01-05T15:15:00Z'],
    ['10:15 05.01.2026 -0500', '2026-01-05T15:15:00Z'],
    ['Thu, 01 Jan 2004 99:99:00 GMT', '2004-01-01T00:00:00Z'],
    ['Thu (ay), 16(th) Feb(ruary) 2006 01:39 +0000 (GMT)', '2006-02-16T01:39:00Z'],
    // what programs print
    ['Sun Jan  4 16:29:06 PST 2004', '2004-01-05T00:29:06Z'],
    ['Sun Jan 04 16:29:06 2004', '2004-01-04T16:29:06Z'],
    ['Fri Oct 03 2014 00:00:00 GMT-0300 (BRT)', '2014-10-03T03:00:00Z'],
    ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53Z'],
    ['1704067200', '2024-01-01T00:00:00Z'],
    ['1704067200123', '2024-01-01T00:00:00.123Z'],
    ['2003-012-31T10:14:55+00:00', '2003-12-31T10:14:55Z'],
    ['20260105T101112+0200', '2026-01-05T08:11:12Z'],
    ['2026-01-05T101112-0500', '2026-01-05T15:11:12Z'],
    ['2026-01- 05T10:11:12Z', '2026-01-05T10:11:12Z'],
    ['06-01-05T10:11:12Z', '2006-01-05T10:11:12Z'],
    ['26-01-05T10:11:12Z', '2026-01-05T10:11:12Z'],
    ['97-01-05T10:11:12Z', '1997-01-05T10:11:12Z'],
    ['2026\u201101\u201105T10:11:12\u221205:00', '2026-01-05T15:11:12Z'],
    ['Mon, 05 Jan 2026 10:00:00 (COT)', '2026-01-05T15:00:00Z'],
    ['2026-01-05T10Z', '2026-01-05T10:00:00Z'],
    ['2026-W05-3', '2026-01-28T00:00:00Z'],
    ['2026W05', '2026-01-26T00:00:00Z'],
    ['2026-W54', null],
    ['2026-032', '2026-02-01T00:00:00Z'],
    ['2026-12-31T25:14:55Z', '2027-01-01T01:14:55Z'],
    ['2026-12-31T10:61:61Z', '2026-12-31T11:02:01Z'],
    ['2026-01-05T10:15:00:-0500', '2026-01-05T15:15:00Z'],
    ['2026-01-05 at 10:15', '2026-01-05T10:15:00Z'],
    ['/Date(1136214245000)/', '2006-01-02T15:04:05Z'],
    ['1136214245.5', '2006-01-02T15:04:05.500Z'],
    // what people write
    ['January 5th, 2026 at 7:53 pm', '2026-01-05T19:53:00Z'],
    ['12 a. m., 5 de enero de 2026', '2026-01-05T00:00:00Z'],
    ['Thursday, October 14, 2010 8:00 AM EDT', '2010-10-14T12:00:00Z'],
    ['5 de enero de 2026', '2026-01-05T00:00:00Z'],
    ['mar, 10 mar 2026 10:00:00 COT', '2026-03-10T15:00:00Z'],
    ['vr, 06 mrt 2026 15:04:05 +0100', '2026-03-06T14:04:05Z'],
    ['Pt, 09 sty 2026 15:04:05 +0100', '2026-01-09T14:04:05Z'],
    ['4 de março de 2026', '2026-03-04T00:00:00Z'],
    ['Lun, 05 xan 2026 10:00:00 +0100', '2026-01-05T09:00:00Z'],
    ['5 xuñ 2026', '2026-06-05T00:00:00Z'],
    ['5 de xullo de 2026', '2026-07-05T00:00:00Z'],
    ["dl., 3 d'ag. 2026 10:00:00", '2026-08-03T10:00:00Z'],
    ['le 14 juillet 2026 à 10:00 CEST', '2026-07-14T08:00:00Z'],
    ['2004년 05월 28일 01:31:15', '2004-05-27T16:31:15Z'],
    ['2004-05-25 오후 11:23:17', '2004-05-25T14:23:17Z'],
    ['2004-május-13T9:15-05:00', '2004-05-13T14:15:00Z'],
    // no zone
    ['Mon, 05 Jan 2026 10:00:00 constructor', '2026-01-05T10:00:00Z'],
    // nothing
    ['', null],
    ['mañana', null],
    ['2 hours ago', null],
    ['Sun, 99 Jun 2009 12:00:00 GMT', null],
    ['0000-00-00T00:00:00Z', null],
    ['9'.repeat(10_000), null],
  ])('%s', (written, expected) => expect(read(written)).toBe(expected));

  it('reads numbers in the order of the feed', () => {
    expect(read('05/01/2026', dayFirst)).toBe('2026-01-05T00:00:00Z');
    expect(read('05/01/2026', monthFirst)).toBe('2026-05-01T00:00:00Z');
    expect(read('5.1.2026 14:30', monthFirst)).toBe('2026-01-05T14:30:00Z');
    expect(read('31/12/99 11:59 pm', monthFirst)).toBe('1999-12-31T23:59:00Z');
  });

  it('finds the order in the dates themselves, else in the language', () => {
    expect(dateOrder(['05/01/2026', '13/01/2026'], 'en-us')).toMatchObject(dayFirst);
    expect(dateOrder(['05/01/2026', '01/13/2026'], 'es')).toMatchObject(monthFirst);
    expect(dateOrder(['01/13/2026', '13/01/2026'], 'es')).toMatchObject(dayFirst);
    expect(dateOrder(['Lun, 01/05/2026'], 'es')).toMatchObject(monthFirst);
    expect(dateOrder(['Lun, 05/01/2026'], 'en')).toMatchObject(dayFirst);
    for (const language of ['es', 'es-CO', 'pt-br', 'fr', 'en-GB', 'de'])
      expect(dateOrder([], language)).toMatchObject(dayFirst);
    for (const language of ['en', 'en-us', null]) expect(dateOrder([], language)).toMatchObject(monthFirst);
  });
});

it('a date without its year is the last one that the feed has come to', () => {
  const order = dateOrder(['Tue, 24 Nov 2026 10:00:00 +0100', '3 mars 2026'], 'fr');
  expect(order.dayFirst).toBe(true);
  expect(read('mar. 24 nov. 10:30', order)).toBe('2026-11-24T10:30:00Z');
  expect(read('lundi 23 novembre', order)).toBe('2026-11-23T00:00:00Z');
  expect(read('15 décembre à 9h', order)).toBe('2025-12-15T09:00:00Z');
  expect(read('15 décembre', dateOrder([], 'fr'))).toBeNull();
});
