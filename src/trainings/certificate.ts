/** A certificate of attendance as a page: PDF, A4 lying down. Pure: data in, bytes out. */
import PDFDocument from 'pdfkit';
import type { Locale } from '../app.ts';
import { organiserText } from './organiser-text.ts';

export type Certificate = {
  name: string;
  entity: string | null;
  title: string;
  when: string;
  hours: number;
  organiser: string | null;
  code: string;
  /** Also the date of the document, so that it is the same one whenever it is drawn. */
  heldOn: Date;
};

/** The city's red, and greys that print well. */
const colours = { band: '#c8102e', text: '#1a1a1a', muted: '#555555' };

/** The largest size at which the line fits, so that a long name stays on one. */
function fittingSize(document: PDFKit.PDFDocument, line: string, width: number, from: number): number {
  for (let size = from; size > 12; size -= 1) {
    if (document.fontSize(size).widthOfString(line) <= width) return size;
  }
  return 12;
}

const inFont = (letter: string): boolean => letter.charCodeAt(0) <= 0xff || '–—‘’“”…ŠšŽžŒœŸ€'.includes(letter);

/** Letters of other alphabets than the fonts' lose their marks, or are shown to be missing. */
function printable(text: string): string {
  return [...text]
    .map((letter) => {
      if (inFont(letter)) return letter;
      const plain = letter.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '');
      return [...plain].every(inFont) ? plain : '?';
    })
    .join('');
}

/** Draws the certificate. The fonts are the standard ones (WinAnsi), which have all letters of Spanish and English. */
export async function drawCertificate(certificate: Certificate, locale: Locale): Promise<Buffer> {
  const text = organiserText[locale];
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 60,
    info: {
      Title: `${text.certificateTitle}: ${certificate.title}`,
      Author: 'Red Distrital de Cooperación',
      Subject: certificate.code,
      CreationDate: certificate.heldOn,
    },
    lang: locale,
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.once('end', resolve).once('error', reject));
  const { width, height } = document.page;
  const line = { width: width - 160, align: 'center' } as const;
  const put = (said: string, size: number, font: string, colour: string, gap = 12) => {
    document.font(font).fontSize(size).fillColor(colour).text(printable(said), 80, document.y, line);
    document.y += gap;
  };
  document.rect(0, 0, width, 18).fill(colours.band);
  document.rect(0, height - 18, width, 18).fill(colours.band);
  document.y = 84;
  put(text.certificateTitle, 32, 'Helvetica-Bold', colours.text, 22);
  put(text.certificateGiven, 14, 'Helvetica', colours.muted, 14);
  document.font('Helvetica-Bold');
  put(certificate.name, fittingSize(document, certificate.name, line.width, 30), 'Helvetica-Bold', colours.text, 4);
  if (certificate.entity) put(certificate.entity, 14, 'Helvetica', colours.muted, 14);
  put(text.certificateFor, 14, 'Helvetica', colours.muted);
  put(certificate.title, 20, 'Helvetica-Bold', colours.text);
  put(text.certificateOn(certificate.when, text.certificateHours(certificate.hours)), 14, 'Helvetica', colours.muted);
  if (certificate.organiser) put(text.certificateBy(certificate.organiser), 14, 'Helvetica', colours.muted);
  document.y = Math.max(document.y, height - 110);
  put(text.certificateCheck(certificate.code), 11, 'Helvetica', colours.text, 0);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
