/** A `document` answer in a card: its name or address, and the button that gives the file. Pure. */
import type { Locale } from '../app.ts';
import type { Button, Rich } from '../card.ts';
import { readDocument } from '../form.ts';
import { coreText } from '../text.ts';

/** The address, to be opened, or the file's name. */
export function sayDocument(value: string): Rich {
  const document = readDocument(value);
  return 'href' in document ? [{ text: document.href, href: document.href }] : document.name;
}

/**
 * «Abrir acta.pdf»; null for a link, which opens by itself. `owner` is the feature's entry in `fileReaders`, `of` the
 * record that holds the file.
 */
export function openButton(value: string, owner: string, of: string, locale: Locale): Button | null {
  const document = readDocument(value);
  if ('href' in document) return null;
  const label = coreText[locale].openFile(document.name);
  return { label, action: 'files.open', data: { file: document.fileId, owner, of } };
}
