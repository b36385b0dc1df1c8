/** How the Slack stand-in delivers: signed over HTTP, or in an envelope over a socket, acknowledged within three seconds. */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { RawData, WebSocket } from 'ws';

type Kind = 'events_api' | 'interactive' | 'slash_commands';
export type Acknowledgement = { status: number; body: unknown; ms: number };
export type Delivered = { kind: Kind; payload: Record<string, unknown> };

const ackWithinMs = 3000;

/** `url`: where the bot listens over HTTP; a connected socket goes first. */
export function createDelivery(to: {
  signingSecret: string;
  sockets: ReadonlySet<WebSocket>;
  url: () => string | undefined;
}) {
  const { signingSecret, sockets, url } = to;
  let last: Delivered | undefined;

  /** Signs as Slack does; `at` in seconds. */
  function sign(body: string, at = Math.floor(Date.now() / 1000)): Record<string, string> {
    const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
  }

  async function overHttp({ kind, payload }: Delivered): Promise<{ status: number; body: unknown }> {
    const eventsUrl = url();
    if (!eventsUrl) throw new Error('nobody listens: no socket is connected and deliverTo was not called');
    const form = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
    const json = kind === 'events_api';
    const body = json ? JSON.stringify(payload) : new URLSearchParams(form as Record<string, string>).toString();
    const response = await fetch(eventsUrl, {
      method: 'POST',
      headers: { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded', ...sign(body) },
      body,
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
  }

  async function overSocket(
    socket: WebSocket,
    { kind, payload }: Delivered,
  ): Promise<{ status: number; body: unknown }> {
    const envelope_id = randomUUID();
    const acknowledged = new Promise<unknown>((resolve) => {
      const listen = (data: RawData) => {
        const answer = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
        if (answer.envelope_id !== envelope_id) return;
        socket.off('message', listen);
        resolve(answer.payload);
      };
      socket.on('message', listen);
    });
    socket.send(JSON.stringify({ type: kind, envelope_id, payload, accepts_response_payload: kind !== 'events_api' }));
    return { status: 200, body: await acknowledged };
  }

  /** Delivers as Slack does and waits for the acknowledgement; throws when none comes in three seconds. */
  async function deliver(delivery: Delivered): Promise<Acknowledgement> {
    last = delivery;
    const [socket] = sockets;
    const from = performance.now();
    const late = new AbortController();
    const answer = await Promise.race([
      socket ? overSocket(socket, delivery) : overHttp(delivery),
      delay(ackWithinMs, null, { signal: late.signal }),
    ]).finally(() => late.abort());
    if (!answer) throw new Error('operation_timeout: not acknowledged in 3 s');
    return { ...answer, ms: performance.now() - from };
  }

  function redeliver(): Promise<Acknowledgement> {
    if (!last) throw new Error('nothing was delivered yet');
    return deliver(last);
  }

  return { sign, deliver, redeliver };
}
