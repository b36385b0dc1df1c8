/** "Esa", "recuérdamela", "la primera": the call that a person means among those they were last shown or told of. */
import type { Context } from '../app.ts';
import { plainly } from '../named-day.ts';
import { type CallRow, getCall, lastNotice, loadShown, saveShown } from './queries.ts';
import { callsOfDigest } from './reaching/digest.ts';

/** Later than this, "esa" is hardly what was shown then. */
const rememberedMs = 12 * 3_600_000;

/** The calls of the answer that this person is given, as it lists them. */
export async function rememberShown(context: Context, calls: readonly { id: string }[]): Promise<void> {
  const { memberId } = context.person;
  if (memberId === null || calls.length === 0) return;
  const ids = calls.map(({ id }) => id);
  await saveShown(context.store.db, memberId, ids, context.clock.now());
}

/** What they were last told of, one by one or in a digest, as that lists it. */
export async function lastTold(context: Context): Promise<{ at: Date; calls: readonly string[] } | null> {
  const { memberId } = context.person;
  const notice = memberId ? await lastNotice(context.store.db, memberId) : null;
  if (!memberId || !notice) return null;
  const { at, callId, dueAt } = notice;
  return { at, calls: callId ? [callId] : await callsOfDigest(context, memberId, dueAt) };
}

/**
 * What they were last shown, or told of since: as it was listed; none when that is long ago. `toldMs`: how long what came
 * by itself counts.
 */
export async function lastShown(context: Context, toldMs = rememberedMs): Promise<readonly string[]> {
  const { memberId } = context.person;
  if (memberId === null) return [];
  const since = (ms: number) => new Date(context.clock.now().getTime() - ms);
  const shown = await loadShown(context.store.db, memberId);
  const told = await lastTold(context);
  const last = told && told.at >= since(toldMs) && (!shown || told.at > shown.at) ? told : shown;
  return last && last.at >= since(rememberedMs) ? last.calls : [];
}

const times =
  'semana|mes|ano|año|tarde|noche|manana|mañana|vez|fin|lunes|martes|miercoles|jueves|viernes|week|month|year|morning|afternoon|evening|weekend|time';
const pointing = new RegExp(
  ` (?:(?:es[aeo]|est[aeo]|this|that|it|dicha|la misma)(?! (?:${times})\\w* )|(?:recuerd|recorda|recorde|mand|envi|muestr|abr|dig)\\w*(?:la|lo)) `,
);
const ordinals: readonly RegExp[] = [
  ['primera', 'first'],
  ['segunda', 'second'],
  ['tercera', 'third'],
  ['cuarta', 'fourth'],
  ['quinta', 'fifth'],
].map(([es, en]) => new RegExp(` (?:(?:la|esa) ${es}|(?:the|that) ${en}(?: one)?) `));
const last = / (?:la ultima|the last one) /;

/** Whether a sentence means a call without naming it. */
export const points = (said: string): boolean => {
  const plain = plainly(said);
  return [pointing, last, ...ordinals].some((pattern) => pattern.test(plain));
};

/** Nothing but what points: "esa", "la primera", "that one"; folded. */
export const onlyPoints = (said: string): boolean =>
  /^(?:(?:la|el|lo|the|convocatoria|call|es[aeo]|est[aeo]|this|that|it|one|mas|primera|segunda|tercera|cuarta|quinta|ultima|first|second|third|last) ?)*$/.test(
    plainly(said).trim(),
  );

/** The call it means; null when there are several, or none. `toldMs`: see `lastShown`. */
export async function meantCall(context: Context, said: string, toldMs?: number): Promise<CallRow | null> {
  const shown = await lastShown(context, toldMs);
  const plain = plainly(said);
  const place = ordinals.findIndex((pattern) => pattern.test(plain));
  const only = shown.length === 1 ? shown[0] : undefined;
  const id = place >= 0 ? (shown[place] ?? only) : last.test(plain) ? shown.at(-1) : only;
  return id ? getCall(context.store.db, id) : null;
}
