/** A file that somebody sent, checked and stored; and one that is stored, given back to who may see it. */
import type { Reply } from '../adapter.ts';
import type { App, Context } from '../app.ts';
import { DeliveryError, UserError } from '../errors.ts';
import { type IncomingFile, largestFile } from '../event.ts';
import { documentValue, type Form, type RawValues, readDocument, type Values } from '../form.ts';
import type { Db } from '../store.ts';
import { coreText } from '../text.ts';
import { cleanName, fileBlock, isTakenName, takenEndings, takenMime } from './kinds.ts';
import { isUploader, loadFile, looseBytes, markKept, mayTake, storeFile } from './queries.ts';

/** Of one member's files that no record holds, in bytes: nobody fills the store by sending and sending. */
const mostLoose = 10 * largestFile;

/**
 * Fetches, checks and stores it; returns the value of a `document` answer. Throws UserError, in the person's language,
 * for a kind that is not taken, one that is not what it says, more than 10 MB, and what cannot be fetched now.
 */
export async function takeFile(context: Context, file: IncomingFile): Promise<string> {
  const { person, store, clock } = context;
  const text = coreText[person.locale];
  if (person.memberId === null) throw new UserError(text.fileOfGuest);
  const name = cleanName(file.name);
  if (!isTakenName(name)) throw new UserError(text.fileKind(name, takenEndings.join(', ')));
  if (file.size > largestFile) throw new UserError(text.fileTooLarge(name));
  if ((await looseBytes(store.db, person.memberId)) + file.size > mostLoose) throw new UserError(text.filesLoose);
  const bytes = await read(file, text.fileTooLarge(name), text.fileUnread(name));
  const mime = takenMime(name, bytes);
  if (!mime) throw new UserError(text.fileOther(name));
  const row = { name, mime, bytes, uploadedById: person.memberId, createdAt: clock.now() };
  return documentValue(await storeFile(store.db, row));
}

async function read(file: IncomingFile, tooLarge: string, unread: string): Promise<Uint8Array> {
  try {
    const bytes = await file.read();
    if (bytes.byteLength > largestFile) throw new UserError(tooLarge);
    return bytes;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    throw new UserError(error.fault === 'too_long' ? tooLarge : unread, { cause: error });
  }
}

function fileIds(values: readonly unknown[]): string[] {
  return values.flatMap((value) => {
    const document = typeof value === 'string' ? readDocument(value) : null;
    return document && 'fileId' in document ? [document.fileId] : [];
  });
}

/**
 * A record now holds these `document` values; links and empty ones are nothing to keep. Called in the transaction that
 * writes the record, so that none is ever left with a file that is forgotten.
 */
export async function keepFiles(db: Db, values: readonly Values[string][]): Promise<void> {
  const ids = fileIds(values);
  if (ids.length > 0) await markKept(db, ids, true);
}

/** No record holds these `document` values any more: the files are forgotten when their time comes. */
export async function releaseFiles(db: Db, values: readonly Values[string][]): Promise<void> {
  const ids = fileIds(values);
  if (ids.length > 0) await markKept(db, ids, false);
}

/**
 * The answers with what was sent inside the form stored, and with the file that a question had where it was left empty:
 * no modal can show it. A file that is neither this person's to give nor the form's own is no answer. `faults` by field.
 */
export async function readFiles(
  context: Context,
  form: Form,
  given: { values: RawValues; files?: Record<string, IncomingFile> },
): Promise<{ values: RawValues; faults: Record<string, string> }> {
  const values = { ...given.values };
  const faults: Record<string, string> = {};
  for (const field of form.fields) {
    if (field.kind !== 'document') continue;
    const sent = given.files?.[field.name];
    const typed = [values[field.name] ?? ''].flat()[0]?.trim() ?? '';
    const had = [field.initial ?? ''].flat()[0] ?? '';
    const [typedFile] = fileIds([typed]);
    try {
      if (sent) values[field.name] = await takeFile(context, sent);
      else if (typed === '' && fileIds([had]).length > 0) values[field.name] = had;
      else if (typedFile && typed !== had && !(await mayTake(context.store.db, typedFile, context.person.memberId)))
        values[field.name] = '';
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults[field.name] = error.message;
    }
  }
  return { values, faults };
}

/**
 * Answers `files.open`: the file as a card, for who sent it or whom the feature that holds it (`owner`) lets see it.
 * Anybody else is told the same as when there is none.
 */
export async function openFile(app: App, context: Context, data: Record<string, string>): Promise<Reply> {
  const { file = '', owner = '', of = '' } = data;
  const { db } = context.store;
  const text = coreText[context.person.locale];
  const reader = app.fileReaders[owner];
  const allowed =
    (await isUploader(db, file, context.person.memberId)) || ((await reader?.(context, of, file)) ?? false);
  const found = allowed ? await loadFile(db, file) : null;
  if (!found) throw new UserError(text.fileGone);
  const block = fileBlock(found.name, found.bytes, found.name, { action: 'files.open', data: { file, owner, of } });
  return { kind: 'cards', private: true, cards: [{ blocks: [block] }] };
}
