/**
 * Files in Teams. A bot cannot simply send one: in a person's own chat it asks whether to save it in their OneDrive, and
 * uploads it once they accept; anywhere else it cannot at all. What people send arrives as an address to fetch it from.
 * Source: learn.microsoft.com, "Send and receive files from a bot".
 */
import type { Activity } from 'botbuilder';
import type { FileBlock } from '../../src/card.ts';
import { download } from '../../src/download.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { IncomingFile } from '../../src/event.ts';
import type { Trust } from './client.ts';
import { limits } from './limits.ts';
import { type Payload, wrapPayload } from './payload.ts';

export const consentType = 'application/vnd.microsoft.teams.card.file.consent';
export const infoType = 'application/vnd.microsoft.teams.card.file.info';
export const downloadType = 'application/vnd.microsoft.teams.file.download.info';

type FilePayload = Extract<Payload, { kind: 'file' }>;

/** What a button that gives this file carries: the bytes are drawn again when they are wanted, so nothing has to wait. */
export const filePayload = ({ again, name }: FileBlock): FilePayload => ({ kind: 'file', name, ...again });

/** Asks the person whether they want this file; for their own chat only. */
export function consentActivity(file: FileBlock): Partial<Activity> {
  const context = wrapPayload(filePayload(file));
  const content = {
    description: file.label,
    sizeInBytes: file.bytes.byteLength,
    acceptContext: context,
    declineContext: context,
  };
  return {
    type: 'message',
    summary: file.label,
    attachments: [{ contentType: consentType, name: file.name, content }],
  };
}

/** Where Teams wants the file, once it was accepted. */
export type UploadInfo = { name: string; uploadUrl: string; contentUrl: string; uniqueId: string; fileType: string };

export type Consent = { accepted: false } | { accepted: true; upload: UploadInfo };

/** The answer to `consentActivity`; null for anything else. */
export function readConsent(value: unknown): Consent | null {
  const { action, uploadInfo } = (value ?? {}) as { action?: unknown; uploadInfo?: Partial<UploadInfo> };
  if (action === 'decline') return { accepted: false };
  if (action !== 'accept' || !uploadInfo?.uploadUrl) return null;
  const { name = '', uploadUrl, contentUrl = '', uniqueId = '', fileType = '' } = uploadInfo;
  return { accepted: true, upload: { name, uploadUrl, contentUrl, uniqueId, fileType } };
}

/** The file as it lies in the person's OneDrive, to be opened from the chat. */
export function infoActivity({ name, contentUrl, uniqueId, fileType }: UploadInfo): Partial<Activity> {
  const content = { uniqueId, fileType };
  return { type: 'message', summary: name, attachments: [{ contentType: infoType, name, contentUrl, content }] };
}

/** Puts the whole file at the address that came with the consent. Throws DeliveryError. */
export async function uploadFile(upload: UploadInfo, bytes: Uint8Array, isTrusted: Trust): Promise<void> {
  if (!isTrusted(upload.uploadUrl)) throw new DeliveryError('refused', 'an upload address that is not OneDrive’s');
  const size = bytes.byteLength;
  try {
    const response = await fetch(upload.uploadUrl, {
      method: 'PUT',
      redirect: 'manual',
      headers: { 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${size - 1}/${size}` },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(limits.fileTimeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new DeliveryError('refused', `OneDrive answered ${response.status}`);
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    throw new DeliveryError('unavailable', 'the connection to OneDrive failed', { cause: error });
  }
}

/** The files of a message, unread; the address of each is good for some minutes. */
export function readAttachments(activity: Activity, isTrusted: Trust): IncomingFile[] {
  return (activity.attachments ?? []).flatMap(({ contentType, name = '', content }): IncomingFile[] => {
    const { downloadUrl } = (content ?? {}) as { downloadUrl?: unknown };
    if (contentType !== downloadType || typeof downloadUrl !== 'string') return [];
    // Teams says no size; the download is bounded.
    return [{ name, mime: '', size: 0, read: () => download(downloadUrl, { isTrusted }) }];
  });
}
