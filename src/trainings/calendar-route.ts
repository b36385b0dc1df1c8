/** `/calendar/<token>.ics`: a member's calendar. */
import { createHash, randomBytes } from 'node:crypto';
import type { Route } from '../adapter.ts';
import type { Context, Dependencies } from '../app.ts';
import { localeOf } from '../members/queries.ts';
import type { Member } from '../store.ts';
import { type Deadline, memberCalendar } from './calendar.ts';
import { editionOf, sessionsOf } from './calendar-files.ts';
import { lookIn, viewOf } from './look.ts';
import { choicesOf, deadlinesOf, findCalendarOwner, saveCalendarToken } from './people-queries.ts';
import { enrolmentOf, listTrainings } from './queries.ts';

/** Trainings stay in the calendar this long after they were held. */
const keptMs = 365 * 24 * 3_600_000;

type Needs = Pick<Dependencies, 'store' | 'clock'>;

/** The calendar of one member as iCalendar text. */
export async function calendarOf(needs: Needs, member: Pick<Member, 'id' | 'locale'>): Promise<string> {
  const { db } = needs.store;
  const look = await lookIn(needs, localeOf(member.locale));
  const rows = await listTrainings(db, {
    stages: ['published'],
    endsAfter: new Date(look.now.getTime() - keptMs),
    answered: { memberId: member.id, states: ['enrolled'] },
  });
  const trainings = [];
  for (const row of rows) {
    const own = await enrolmentOf(db, row.id, member.id);
    if (!own) continue;
    const { sessions } = await sessionsOf(needs.store, row, look.now);
    trainings.push({ training: viewOf(row), edition: editionOf(row, own), sessions });
  }
  const deadlines = (await deadlinesOf(db, member.id, new Date(look.now.getTime() - keptMs))).flatMap(
    ({ call }): Deadline[] =>
      call.deadlineAt
        ? [{ ...call, deadlineAt: call.deadlineAt, sequence: call.revision, updatedAt: call.updatedAt }]
        : [],
  );
  return memberCalendar(trainings, deadlines, look);
}

const newToken = (): string => randomBytes(24).toString('base64url');

/** The member's private address, made when first asked for; `renew` makes another, and the old one stops working. */
export async function calendarAddress(context: Context, memberId: string, renew = false): Promise<string> {
  const { db } = context.store;
  const known = renew ? null : (await choicesOf(db, memberId))?.calendarToken;
  const token = known ?? newToken();
  if (!known) await saveCalendarToken(db, memberId, token);
  return `${context.config.publicUrl}/calendar/${token}.ics`;
}

export const revokeCalendar = (context: Context, memberId: string): Promise<void> =>
  saveCalendarToken(context.store.db, memberId, null);

/** The calendar of the address; null for an address that is nobody's. */
async function answer(needs: Needs, url: URL): Promise<string | null> {
  const token = /^\/calendar\/([\w-]{20,64})\.ics$/.exec(url.pathname)?.[1];
  const owner = token ? await findCalendarOwner(needs.store.db, token) : null;
  return owner ? calendarOf(needs, owner.member) : null;
}

const headers = {
  'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
  'content-disposition': 'inline; filename="enlace.ics"',
  // Kept by the calendar alone, and asked for anew each time: mostly it has not changed.
  'cache-control': 'private, no-cache',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

/** The path for the HTTP server. An address that does not exist, or no longer, is told nothing more than that. */
export function calendarRoute(needs: Needs & Pick<Dependencies, 'log'>): Route {
  return {
    path: '/calendar',
    handler: (request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const reading = request.method === 'GET' || request.method === 'HEAD';
      void (reading ? answer(needs, url) : Promise.resolve(null))
        .then((text) => {
          if (text === null) {
            response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
            return;
          }
          const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
          const known = (request.headers['if-none-match'] ?? '').split(/\s*,\s*/).map((tag) => tag.replace(/^W\//, ''));
          const same = known.includes(etag) || known.includes('*');
          response.writeHead(same ? 304 : 200, { ...headers, etag });
          response.end(same || request.method === 'HEAD' ? undefined : text);
        })
        .catch((error: unknown) => {
          needs.log.error({ err: error }, 'a calendar was not drawn');
          response.writeHead(500, { 'content-type': 'text/plain' }).end('error\n');
        });
    },
  };
}
