/** How each kind of delivery about trainings is drawn when it leaves: from what is true then. */
import type { Dependencies, Feature, Locale, Renderer } from '../app.ts';
import type { Button, Card } from '../card.ts';
import { getMember, localeOf } from '../members/queries.ts';
import type { Delivery } from '../store.ts';
import { sayInstant } from '../text.ts';
import { inBogota } from '../time.ts';
import { answerButtons, type Look, type Mine, sayAudience, type TrainingView, trainingCard } from './cards.ts';
import { trainingListCard } from './lists.ts';
import { lookIn, readSessionList, spansIn, viewOf } from './look.ts';
import { getCandidate, getSpace } from './people-queries.ts';
import { personalText } from './personal-text.ts';
import { changesSince, enrolmentOf, getTraining, listTrainings, type TrainingChange } from './queries.ts';
import { closesAt, isAhead, isInvited, spaceFits, trainingState } from './rules.ts';
import { type TrainingsText, trainingsText } from './text.ts';

/** What every message about a training is drawn from. */
export type Drawing = {
  training: TrainingView;
  look: Look;
  text: TrainingsText;
  mine: Mine;
  offeredUntil: Date | null;
  announcedAt: Date | null;
  /** Whether it has never been shown. */
  first: boolean;
};

/** Reads what a message needs; `draw` decides what it says, null when it is no longer wanted. */
export function drawn(
  draw: (drawing: Drawing, delivery: Delivery, dependencies: Dependencies) => Promise<Card | null> | Card | null,
): Renderer {
  return async (dependencies, delivery) => {
    const { store } = dependencies;
    const row = await getTraining(store.db, delivery.subject);
    if (!row) return null;
    const member = delivery.memberId ? await getMember(store.db, delivery.memberId) : null;
    const locale: Locale = localeOf(member?.locale);
    const own = delivery.memberId ? await enrolmentOf(store.db, row.id, delivery.memberId) : null;
    const drawing = {
      training: viewOf(row),
      look: await lookIn(dependencies, locale),
      text: trainingsText[locale],
      mine: own?.state ?? null,
      offeredUntil: own?.offeredUntil ?? null,
      announcedAt: row.announcedAt,
      first: delivery.shown === 0,
    };
    return draw(drawing, delivery, dependencies);
  };
}

const announcement = drawn(async ({ training, look, text, mine, first, announcedAt }, delivery, { store }) => {
  const state = trainingState(training, training.places, look.now);
  if (first && ((state !== 'open' && state !== 'full') || mine === 'declined')) return null;
  const since = (await changesSince(store.db, training.id, 0)).filter(({ at }) => announcedAt && at > announcedAt);
  const personal = training.invitations.some(({ memberId }) => memberId === delivery.memberId);
  return trainingCard(training, look, {
    changes: isAhead(training, look.now) ? sayChanges(since, training, look, false) : [],
    lead: state === 'open' || state === 'full' ? (personal ? text.invited : text.announced) : undefined,
    because: personal ? text.becauseInvited : text.because(sayAudience(training, look)),
    ...(delivery.memberId && mine ? { mine, note: text.mine[mine] } : {}),
  });
});

const nudge = drawn(({ training, look, text, mine, first }) => {
  const state = trainingState(training, training.places, look.now);
  const silent = mine === null || mine === 'maybe';
  if (first && (!silent || (state !== 'open' && state !== 'full'))) return null;
  const closes = sayInstant(closesAt(training), look.locale, look.now);
  const lead = !silent ? undefined : mine === 'maybe' ? text.nudgeMaybe(closes) : text.nudge(closes);
  return trainingCard(training, look, { lead, mine, ...(mine && !silent ? { note: text.mine[mine] } : {}) });
});

const offer = drawn(({ training, look, text, mine, offeredUntil, first }, delivery) => {
  const { until } = delivery.data as { until: string };
  const stands =
    mine === 'offered' &&
    offeredUntil?.toISOString() === until &&
    offeredUntil > look.now &&
    isAhead(training, look.now);
  if (stands) {
    return trainingCard(training, look, { lead: text.offer(sayInstant(offeredUntil, look.locale, look.now)), mine });
  }
  if (first) return null;
  const became: Partial<Record<NonNullable<Mine>, string>> = {
    enrolled: text.offerTaken,
    declined: text.offerRefused,
    lapsed: text.offerLapsed,
  };
  const note = (mine && became[mine]) || text.offerEnded;
  return trainingCard(training, look, {
    note,
    mine: mine === 'offered' ? null : mine,
    buttons: mine === 'offered' ? [] : undefined,
  });
});

/** Somebody who said nothing while a place was kept for them, told once; the way back is the end of the list. */
const lapsed = drawn(({ training, look, text, mine }) => {
  if (mine !== 'lapsed' || training.stage !== 'published' || look.now >= training.startsAt) return null;
  const state = trainingState(training, training.places, look.now);
  const again: Button = {
    label: state === 'full' ? text.backToList : text.attend,
    action: 'training.attend',
    data: { training: training.id },
    style: 'primary',
  };
  const open = state === 'full' || state === 'open';
  return trainingCard(training, look, {
    lead: open ? `${text.lapsed} ${text.lapsedBack}` : text.lapsed,
    mine,
    buttons: open ? [{ kind: 'buttons', buttons: [again] }] : [],
  });
});

/** How long there is left, as it is true when the message leaves. */
function sayLeft(startsAt: Date, look: Look): string {
  const text = personalText[look.locale];
  const minutes = Math.round((startsAt.getTime() - look.now.getTime()) / 60_000);
  if (minutes <= 180) return text.remindMinutes(minutes);
  const days = inBogota(startsAt).startOf('day').diff(inBogota(look.now).startOf('day'), 'days').days;
  const time = sayInstant(startsAt, look.locale, look.now).split(', ').at(-1) ?? '';
  return text.remindDays(Math.round(days), time);
}

const reminder = drawn(({ training, look, mine }, delivery) => {
  const { startsAt } = delivery.data as { startsAt: string };
  const sessions = spansIn(training);
  const index = sessions.findIndex((session) => session.startsAt.toISOString() === startsAt);
  const session = sessions[index];
  // Never for the time that was: a move takes back what waits, this stops what was already leaving.
  if (mine !== 'enrolled' || training.stage !== 'published' || !session || look.now >= session.startsAt) return null;
  const text = personalText[look.locale];
  const left = sayLeft(session.startsAt, look);
  const others = index > 0 ? text.missesOne : undefined;
  return trainingCard(training, look, {
    lead: sessions.length > 1 ? text.ofSession(index + 1, sessions.length, left) : left,
    mine,
    because: others ?? (training.capacity === null ? undefined : text.cannotCome),
  });
});

/** What is said of a change, the day before the place. */
const saidFirst = ['stage', 'startsAt', 'endsAt', 'sessions', 'place', 'link'];

/** Each field from what it was before the first of these changes to what it is now. */
function sayChanges(
  changes: readonly TrainingChange[],
  training: TrainingView,
  look: Look,
  knowsLink: boolean,
): string[] {
  const text = trainingsText[look.locale];
  const first = new Map<string, string | null>();
  const last = new Map<string, string | null>();
  for (const { field, before, after } of changes) {
    if (!first.has(field)) first.set(field, before);
    last.set(field, after);
  }
  const changed = saidFirst
    .flatMap((field): [string, string | null][] => (first.has(field) ? [[field, first.get(field) ?? null]] : []))
    .filter(([field, before]) => before !== last.get(field));
  const day = (iso: string) => sayInstant(new Date(iso), look.locale, look.now);
  const moved = changed.some(([field]) => field === 'startsAt');
  // A session less says it all: the start and the end that follow from it are nothing new.
  const gone = first.has('sessions') ? sayGone(first.get('sessions') ?? null, training, look) : null;
  return changed.flatMap(([field, before]) => {
    const after = last.get(field) ?? null;
    switch (field) {
      case 'stage':
        return before === 'cancelled' ? [text.backOn] : [];
      case 'startsAt':
        return before && after && !gone ? [text.movedTo(day(after), day(before))] : [];
      case 'endsAt':
        return before && after && !moved && !gone ? [text.endsNow(day(after), day(before))] : [];
      case 'place':
        return after
          ? [before ? text.newPlace(after, before) : text.placeSet(after)]
          : before
            ? [text.placeGone(before)]
            : [];
      case 'link':
        if (!after) return [text.linkGone];
        return knowsLink ? [text.newLink(after)] : [];
      case 'sessions':
        return gone ?? (training.sessions.length > 1 ? [text.newSessions] : []);
      default:
        return [];
    }
  });
}

/** Sessions that were taken away while the others stay as they were; null when more than that changed. */
function sayGone(before: string | null, training: TrainingView, look: Look): string[] | null {
  const past = readSessionList(before);
  const key = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => `${startsAt.getTime()}-${endsAt.getTime()}`;
  const now = new Set((training.sessions.length > 0 ? training.sessions : [training]).map(key));
  const gone = past.filter((session) => !now.has(key(session)));
  if (past.length === 0 || gone.length === 0 || now.size !== past.length - gone.length) return null;
  return gone.map(({ startsAt }) =>
    trainingsText[look.locale].sessionGone(sayInstant(startsAt, look.locale, look.now)),
  );
}

const changed = drawn(async ({ training, look, text, mine }, delivery, { store }) => {
  if (mine === null || mine === 'declined' || mine === 'lapsed' || !isAhead(training, look.now)) return null;
  const { since } = delivery.data as { since: number };
  const changes = sayChanges(await changesSince(store.db, training.id, since), training, look, mine === 'enrolled');
  if (changes.length === 0) return null;
  return trainingCard(training, look, {
    lead: text.changed,
    changes,
    mine,
    because: mine === 'enrolled' ? text.calendarUpdates : undefined,
  });
});

const cancelled = drawn(({ training, look, text, mine }, delivery) => {
  if (training.stage !== 'cancelled') return null;
  const data = { training: training.id };
  const inCalendar = delivery.memberId !== null && mine === 'enrolled';
  return trainingCard(training, look, {
    lead: text.cancelledLead,
    because: inCalendar ? text.calendarFrees : undefined,
    buttons: inCalendar
      ? [{ kind: 'buttons', buttons: [{ label: text.removeFromCalendar, action: 'training.file', data }] }]
      : answerButtons(training, look, mine),
  });
});

/** Trainings that one message lists; the rest are counted and one word away. */
const programmeLimit = 20;

const programme: Renderer = async (dependencies, delivery) => {
  const { db } = dependencies.store;
  const rows = await listTrainings(db, { announcedAt: delivery.dueAt });
  const member = delivery.memberId ? await getMember(db, delivery.memberId) : null;
  const candidate = delivery.memberId ? await getCandidate(db, delivery.memberId) : null;
  const space = delivery.spaceId ? await getSpace(db, delivery.spaceId) : null;
  const look = await lookIn(dependencies, localeOf(member?.locale));
  const text = trainingsText[look.locale];
  const first = delivery.shown === 0;
  const theirs = rows.filter((row) => {
    if (candidate ? !isInvited(row, candidate) : !space || row.byInvitation || !spaceFits(space, row)) return false;
    return !first || isAhead(row, look.now);
  });
  if (theirs.length === 0) return null;
  const trainings = theirs.slice(0, programmeLimit).map((row) => ({
    view: viewOf(row),
    mine: row.enrolments.find((one) => one.memberId === delivery.memberId)?.state ?? null,
  }));
  const page = {
    trainings,
    total: trainings.length,
    from: 0,
    understood: '',
    ask: '',
    title: text.programme(theirs.length),
    none: '',
  };
  const card = trainingListCard(page, look);
  const rest = theirs.length - trainings.length;
  return rest > 0 ? { ...card, blocks: [...card.blocks, { kind: 'text', text: text.programmeMore(rest) }] } : card;
};

export const trainingDeliveries: Feature['deliveries'] = {
  'training.programme': programme,
  'training.announce': announcement,
  'training.nudge': nudge,
  'training.offer': offer,
  'training.lapsed': lapsed,
  'training.remind': reminder,
  'training.changed': changed,
  'training.cancelled': cancelled,
};
