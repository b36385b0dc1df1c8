/** What is decided about a delivery without asking anybody: when to try again, who is dead, what may be written down. */
import type { DeliveryFault } from '../errors.ts';

/** Failures in a row after which a step is given up: with the pauses below, about three hours and a half. */
export const maxRetries = 24;
const firstPauseMs = 2_000;
const longestPauseMs = 30 * 60_000;

/** How long a platform that refuses who we are (an expired token) is left alone before it is asked again. */
export const accessPauseMs = 5 * 60_000;

/** How long after a lost answer the platform is asked what became of the message: it may still be writing it. */
export const lookUpAfterMs = 3_000;

/**
 * Milliseconds to wait after so many failures in a row: exponential with full jitter (anywhere between nothing and the
 * bound), so that what failed together does not come back together. `random` returns 0..1.
 */
export function backOffMs(failures: number, random: () => number): number {
  const bound = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, failures - 1));
  return Math.round(random() * bound);
}

/** Faults of an address rather than of a message: the bot is not, or no longer, allowed to write there. */
export const closesAddress = (fault: DeliveryFault): boolean => fault === 'not_installed' || fault === 'blocked';

const secrets = /\b(xox[a-z]-[\w-]+|Bearer\s+[\w.~+/-]+=*|eyJ[\w-]+\.[\w-]+\.[\w-]*)/g;
const emails = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;

/** What an error says, fit to be kept: without tokens or addresses of people. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(secrets, '…').replace(emails, '…').slice(0, 500);
}

/** A row in hand stays in hand this long after its worker's last sign of life. */
export const holdMs = 30_000;

/** One worker of one process: `place` is the machine (and container), `pid` the process there. */
export type Holder = { place: string; pid: number; worker: string };

export const holderName = (holder: Holder): string => `${holder.place}/${holder.pid}/${holder.worker}`;

/**
 * Whether a holder is certainly gone: its process ran on this machine and runs no more, or its pid is ours and the
 * worker is not. Of other machines nothing is certain: there the hold runs out.
 */
export function isGone(
  name: string,
  here: { place: string; pid: number; workers: ReadonlySet<string>; isAlive(pid: number): boolean },
): boolean {
  const [place, pid, worker] = name.split('/');
  if (place !== here.place || !worker) return false;
  return Number(pid) === here.pid ? !here.workers.has(worker) : !here.isAlive(Number(pid));
}
