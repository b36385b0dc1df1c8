/** What a coordinator writes about a training, in a form or a table, as data. Pure. */
import { DateTime } from 'luxon';
import { foldText } from '../form.ts';
import { splitCell } from '../table.ts';
import { bogota, readClockTime } from '../time.ts';
import { type Repetition, reminderChoices } from './rules.ts';

const dateTimeFormats = [
  'yyyy-MM-dd H:mm',
  "yyyy-MM-dd'T'H:mm",
  'yyyy-MM-dd H:mm:ss',
  "yyyy-MM-dd'T'H:mm:ss",
  'd/M/yyyy H:mm',
  'yyyy-MM-dd h:mm a',
  'd/M/yyyy h:mm a',
];

/** A Bogotá date and time, day first or year first; null when it is neither. */
export function readDateTime(typed: string): Date | null {
  const text = typed
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/([ap])\.?\s?m\.?$/i, '$1m');
  for (const format of dateTimeFormats) {
    const at = DateTime.fromFormat(text, format, { zone: bogota, locale: 'en' });
    if (at.isValid) return at.toJSDate();
  }
  return null;
}

/** The end of a day, for a deadline given without a time. */
export function readDeadline(typed: string): Date | null {
  const withTime = readDateTime(typed);
  if (withTime) return withTime;
  for (const format of ['yyyy-MM-dd', 'd/M/yyyy']) {
    const day = DateTime.fromFormat(typed.trim(), format, { zone: bogota });
    if (day.isValid) return day.set({ hour: 23, minute: 59 }).toJSDate();
  }
  return null;
}

/** The end of what starts then: a whole date and time, or a time of the same day. */
export function readEnd(typed: string, startsAt: Date): Date | null {
  const time = readClockTime(typed);
  if (!time) return readDateTime(typed);
  const [hour, minute] = time.split(':').map(Number);
  return DateTime.fromJSDate(startsAt, { zone: bogota }).set({ hour, minute }).toJSDate();
}

export type Session = { endsAt: string; startsAt: string };

/** "2026-12-01 14:00-17:00; 2026-12-03 14:00-17:00" in order; null when one cannot be read. */
export function readSessions(typed: string): Session[] | null {
  const sessions: Session[] = [];
  for (const part of typed.split(/[;|\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const match = /^(\S+[ T]\d{1,2}:\d{2})\s*(?:-|–|a|to)\s*(.+)$/.exec(part);
    const startsAt = match ? readDateTime(match[1] ?? '') : null;
    const endsAt = match && startsAt ? readEnd(match[2] ?? '', startsAt) : null;
    if (!startsAt || !endsAt || endsAt <= startsAt) return null;
    // The keys in the order in which the database keeps them.
    sessions.push({ endsAt: endsAt.toISOString(), startsAt: startsAt.toISOString() });
  }
  return sessions.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/**
 * The end of the whole that these sessions make, when the start that was typed is that of the first and the end that of
 * one of them; null when they contradict it. Without sessions, what was typed.
 */
export function endOfSessions(sessions: readonly Session[], startsAt: Date, endsAt: Date): Date | null {
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (!first || !last) return endsAt;
  const fits = first.startsAt === startsAt.toISOString() && sessions.some((one) => one.endsAt === endsAt.toISOString());
  return fits ? new Date(last.endsAt) : null;
}

export const modalities: Record<string, 'in_person' | 'virtual' | 'hybrid'> = {
  presencial: 'in_person',
  'in person': 'in_person',
  'in-person': 'in_person',
  virtual: 'virtual',
  'en linea': 'virtual',
  online: 'virtual',
  mixta: 'hybrid',
  mixto: 'hybrid',
  hibrida: 'hybrid',
  hibrido: 'hybrid',
  hybrid: 'hybrid',
};

export const stages: Record<string, 'draft' | 'published' | 'cancelled'> = {
  borrador: 'draft',
  draft: 'draft',
  abierta: 'published',
  publicada: 'published',
  programada: 'published',
  open: 'published',
  published: 'published',
  // What the clock says is not typed: these are read as published, so that an export can be imported.
  llena: 'published',
  full: 'published',
  cerrada: 'published',
  closed: 'published',
  realizada: 'published',
  done: 'published',
  cancelada: 'cancelled',
  cancelled: 'cancelled',
};

export const repetitionNames: Record<string, Repetition> = {
  semanal: 'week',
  weekly: 'week',
  mensual: 'month',
  monthly: 'month',
  trimestral: 'quarter',
  quarterly: 'quarter',
  anual: 'year',
  yearly: 'year',
};

const audienceRoles: Record<string, string> = {
  miembro: 'member',
  miembros: 'member',
  member: 'member',
  members: 'member',
  coordinacion: 'coordinator',
  coordinator: 'coordinator',
  coordinators: 'coordinator',
  administracion: 'admin',
  admin: 'admin',
};

export function readRoles(cell: string): string[] | null {
  const roles = splitCell(cell).map((part) => audienceRoles[foldText(part)]);
  return roles.some((role) => role === undefined) ? null : [...new Set(roles.flatMap((role) => role ?? []))];
}

const yes = ['si', 's', 'yes', 'true', '1', 'obligatoria', 'mandatory'];
const no = ['no', 'n', 'false', '0', 'opcional', 'optional', ''];

export function readYesNo(cell: string): boolean | null {
  const typed = foldText(cell);
  return yes.includes(typed) ? true : no.includes(typed) ? false : null;
}

/** "7 días; 1 día; 1 hora" in minutes, the longest first; "ninguno" is none; null for what is neither, as "1 mes". */
export function readLeads(cell: string): number[] | null {
  if (['ninguno', 'none', 'no'].includes(foldText(cell))) return [];
  const units: Record<string, number> = { d: 1440, h: 60, m: 1 };
  const leads = splitCell(cell).map((part) => {
    const match = /^(\d{1,3}) ?(d|dias?|days?|h|horas?|hours?|m|min\w*)\.?(?: antes| before)?$/.exec(foldText(part));
    return match ? Number(match[1]) * (units[match[2]?.[0] ?? ''] ?? 0) : 0;
  });
  const longest = reminderChoices[0] * 4;
  return leads.some((lead) => lead <= 0 || lead > longest) ? null : [...new Set(leads)].sort((a, b) => b - a);
}

/** Addresses of a cell or of lines; null when one is not http(s). */
export function readLinks(typed: string): string[] | null {
  const links = typed.split(/[;|\s]+/).filter((part) => part !== '');
  const parsed = links.map((link) => URL.parse(link));
  return parsed.every((url) => url && /^https?:$/.test(url.protocol)) ? parsed.flatMap((url) => url?.href ?? []) : null;
}
