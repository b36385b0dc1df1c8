/** `/calendar/<token>.ics`: a member's calendar; with `?training=<code>`, the file of one enrolment. */
import { randomBytes } from 'node:crypto';
import type { Route } from '../adapter.ts';
import type { Context, Dependencies } from '../app.ts';
import { foldText } from '../form.ts';
import { localeOf } from '../members/queries.ts';
import type { Member } from '../store.ts';
import { type Deadline, invitation, memberCalendar } from './calendar.ts';
import { lookIn, viewOf } from './look.ts';
import { choicesOf, deadlinesOf, findCalendarOwner, saveCalendarToken } from './people-queries.ts';
import { type Enrolment, enrolmentOf, getTrainingByCode, listTrainings, type TrainingRow } from './queries.ts';

/** Trainings stay in the calendar this long after they were held. */
const keptMs = 365 * 24 * 3_600_000;

type Needs = Pick<Dependencies, 'store' | 'clock'>;

/** Both parts only rise: whatever happened last, to the training or to the person's place, has the highest sum. */
function editionOf(training: TrainingRow, enrolment: Pick<Enrolment, 'sequence' | 'updatedAt'>) {
  const updatedAt = new Date(Math.max(training.updatedAt.getTime(), enrolment.updatedAt.getTime()));
  return { sequence: training.sequence + enrolment.sequence, updatedAt };
}

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
    if (own) trainings.push({ training: viewOf(row), edition: editionOf(row, own) });
  }
  const deadlines = (await deadlinesOf(db, member.id, new Date(look.now.getTime() - keptMs))).flatMap(
    ({ call }): Deadline[] =>
      call.deadlineAt
        ? [{ ...call, deadlineAt: call.deadlineAt, sequence: call.revision, updatedAt: call.updatedAt }]
        : [],
  );
  return memberCalendar(trainings, deadlines, look);
}

/** The file of one person's enrolment; null when they never had a place. */
export async function invitationOf(
  needs: Needs,
  member: Pick<Member, 'id' | 'locale' | 'name' | 'email'>,
  training: TrainingRow,
): Promise<{ text: string; method: 'REQUEST' | 'CANCEL' } | null> {
  const own = await enrolmentOf(needs.store.db, training.id, member.id);
  if (!own) return null;
  const method = own.state === 'enrolled' && training.stage === 'published' ? 'REQUEST' : 'CANCEL';
  // Somebody who never came and went has nothing to take out.
  if (method === 'CANCEL' && own.state !== 'enrolled' && own.sequence === 0) return null;
  const { name, email } = member;
  const look = await lookIn(needs, localeOf(member.locale));
  return { text: invitation(viewOf(training), editionOf(training, own), { name, email }, method, look), method };
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

async function answer(needs: Needs, url: URL): Promise<{ text: string; method: string; name: string } | null> {
  const token = /^\/calendar\/([\w-]{20,64})\.ics$/.exec(url.pathname)?.[1];
  const owner = token ? await findCalendarOwner(needs.store.db, token) : null;
  if (!owner) return null;
  const code = url.searchParams.get('training');
  if (code === null) return { text: await calendarOf(needs, owner.member), method: 'PUBLISH', name: 'enlace' };
  const training = await getTrainingByCode(needs.store.db, foldText(code));
  const file = training ? await invitationOf(needs, owner.member, training) : null;
  return training && file ? { ...file, name: training.code.replaceAll(/[^\w-]/g, '_') } : null;
}

/** The path for the HTTP server. An address that does not exist, or no longer, is told nothing more than that. */
export function calendarRoute(needs: Needs & Pick<Dependencies, 'log'>): Route {
  return {
    path: '/calendar',
    handler: (request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const reading = request.method === 'GET' || request.method === 'HEAD';
      void (reading ? answer(needs, url) : Promise.resolve(null))
        .then((found) => {
          if (!found) {
            response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
            return;
          }
          response.writeHead(200, {
            'content-type': `text/calendar; charset=utf-8; method=${found.method}`,
            'content-disposition': `inline; filename="${found.name}.ics"`,
            'cache-control': 'private, no-store',
            'referrer-policy': 'no-referrer',
            'x-robots-tag': 'noindex',
          });
          response.end(request.method === 'HEAD' ? undefined : found.text);
        })
        .catch((error: unknown) => {
          needs.log.error({ err: error }, 'a calendar was not drawn');
          response.writeHead(500, { 'content-type': 'text/plain' }).end('error\n');
        });
    },
  };
}
