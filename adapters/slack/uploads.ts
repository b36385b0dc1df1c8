/** Pictures and files that Slack is given before the message that shows them, and what it remembers of them with it. */
import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { type Card, cardFiles } from '../../src/card.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { Upload, Uploads } from './blocks.ts';
import { limits } from './limits.ts';
import { type ToUpload, toUpload } from './render.ts';
import { shorten } from './split.ts';

const deliveryEvent = 'enlace_delivery';
/** Uploads remembered, so that an attempt that failed later, or a card for many people, hands nothing over twice. */
const uploadsKept = 200;

/** What Slack holds of a card, by the fingerprint of name and bytes. */
export type Held = Record<string, Upload>;
/** Goes with a delivery as the message's metadata: people do not see it. */
export type Payload = { key: string; held: Held };

const fingerprint = ({ name, bytes }: ToUpload) =>
  createHash('sha256').update(name).update(bytes).digest('base64url').slice(0, 22);

export function metadataOf(payload: Payload | undefined) {
  if (!payload) return {};
  // Metadata holds plain values one level deep.
  const { key, held } = payload;
  const event_payload = { key, ...(Object.keys(held).length > 0 ? { held: JSON.stringify(held) } : {}) };
  return { metadata: { event_type: deliveryEvent, event_payload } };
}

export function readPayload({
  metadata,
}: {
  metadata?: { event_type?: string; event_payload?: unknown };
}): Payload | null {
  const payload = metadata?.event_payload as { key?: unknown; held?: unknown } | undefined;
  if (metadata?.event_type !== deliveryEvent || typeof payload?.key !== 'string') return null;
  return { key: payload.key, held: JSON.parse(typeof payload.held === 'string' ? payload.held : '{}') as Held };
}

type Call = <T>(method: string, repeatable: boolean, work: () => Promise<T>) => Promise<T>;

/** What a card gives as bytes, uploaded; `before` is what Slack holds of its message already. */
export function createUploads(web: WebClient, call: Call) {
  const uploads = new Map<string, Promise<Upload>>();

  async function upload({ bytes, name, label }: ToUpload): Promise<Upload> {
    const given = { file: Buffer.from(bytes), filename: name, title: shorten(label, limits.fileTitle) };
    const alt = name.endsWith('.png') ? { alt_text: shorten(label, limits.altText) } : {};
    const answer = await call('files.uploadV2', true, () => web.filesUploadV2({ ...given, ...alt }));
    const file = answer.files[0]?.files?.[0];
    if (!file?.id) throw new DeliveryError('refused', 'Slack files.uploadV2: no file in the answer');
    return { id: file.id, permalink: file.permalink ?? '' };
  }

  /** Uploaded once, also when two ask at once; forgotten when it failed. */
  function uploaded(one: ToUpload, print: string): Promise<Upload> {
    const known = uploads.get(print);
    if (known) return known;
    const going = upload(one);
    uploads.set(print, going);
    going.catch(() => uploads.delete(print));
    const oldest = uploads.keys().next().value;
    if (uploads.size > uploadsKept && oldest) uploads.delete(oldest);
    return going;
  }

  return async (card: Card, before: Held): Promise<{ given: Uploads; held: Held; files: string[] }> => {
    const given = new Map<Uint8Array, Upload>();
    const held: Held = {};
    for (const one of toUpload(card.blocks)) {
      const print = fingerprint(one);
      const kept = before[print] ?? (await uploaded(one, print));
      held[print] = kept;
      given.set(one.bytes, kept);
    }
    const files = cardFiles(card).flatMap(({ bytes }) => given.get(bytes)?.id ?? []);
    return { given, held, files };
  };
}
