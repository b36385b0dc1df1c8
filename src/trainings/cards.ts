/** Trainings as cards. Pure: data in, card out. */
import type { Locale } from '../app.ts';
import type { Block, Button, Card, Rich, Status } from '../card.ts';
import { openButton, sayDocument } from '../files/show.ts';
import { sayInstant, sayList } from '../text.ts';
import { inBogota } from '../time.ts';
import { closesAt, hasAudience, type Places, placesLeft, type TrainingState, trainingState } from './rules.ts';
import { trainingsText } from './text.ts';

/** In `fileReaders`: the files among the materials. */
export const materialsOwner = 'trainings.materials';

export type TrainingView = {
  id: string;
  code: string;
  title: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  sessions: readonly { startsAt: Date; endsAt: Date }[];
  modality: 'in_person' | 'virtual' | 'hybrid';
  place: string | null;
  link: string | null;
  capacity: number | null;
  enrolBy: Date | null;
  organiser: string | null;
  speakers: string;
  sectors: readonly string[];
  roles: readonly string[];
  entityIds: readonly string[];
  byInvitation: boolean;
  mandatory: boolean;
  materials: readonly string[];
  repeats: string | null;
  stage: 'draft' | 'published' | 'cancelled';
  cancelReason: string | null;
  invitations: readonly { memberId: string }[];
  places: Places;
};

/** What a person answered; null when nothing. */
export type Mine = 'maybe' | 'declined' | 'enrolled' | 'waiting' | 'offered' | 'lapsed' | null;

export type Look = {
  locale: Locale;
  now: Date;
  sectorNames: ReadonlyMap<string, string>;
  entityNames: ReadonlyMap<string, string>;
};

const colours: Record<TrainingState, Status> = {
  draft: 'muted',
  open: 'good',
  full: 'warning',
  closed: 'muted',
  done: 'muted',
  cancelled: 'bad',
};

const timeOf = (at: Date, look: Look): string => sayInstant(at, look.locale, look.now).split(', ').at(-1) ?? '';

/** "martes 15 de diciembre, 2:00 p. m. a 5:00 p. m."; with both days when it ends on another. */
export function sayWhen({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, look: Look): string {
  const sameDay = inBogota(startsAt).hasSame(inBogota(endsAt), 'day');
  const end = sameDay ? timeOf(endsAt, look) : sayInstant(endsAt, look.locale, look.now);
  return `${sayInstant(startsAt, look.locale, look.now)} ${trainingsText[look.locale].until} ${end}`;
}

/** The link is for who comes; a link in the field of the place counts as one too. */
export function sayWhere(training: TrainingView, look: Look, knowsLink: boolean): Rich {
  const text = trainingsText[look.locale];
  const { modality, place, link } = training;
  if (modality === 'virtual') return link && !knowsLink ? text.joinLater : (place ?? text.virtual);
  const where = place ?? text.placeToCome;
  return modality === 'hybrid' ? text.hybrid(where) : where;
}

/** "Salud y Educación; coordinación": whom it is for. */
export function sayAudience(training: TrainingView, look: Look): string {
  const text = trainingsText[look.locale];
  if (!hasAudience(training)) return training.byInvitation ? text.byName : text.everybody;
  const names = (ids: readonly string[], known: ReadonlyMap<string, string>) =>
    sayList(
      ids.map((id) => known.get(id) ?? id),
      look.locale,
    );
  const parts = [
    names(training.sectors, look.sectorNames),
    names(training.entityIds, look.entityNames),
    sayList(
      training.roles.map((role) => text.roles[role] ?? role),
      look.locale,
    ),
  ].filter((part) => part !== '');
  return parts.join('; ');
}

type Field = { label: string; value: Rich };

function factFields(training: TrainingView, look: Look, options: TrainingCardOptions): Field[] {
  const text = trainingsText[look.locale];
  const state = trainingState(training, training.places, look.now);
  const knowsLink = options.mine === 'enrolled' || options.organises === true;
  const fields: Field[] = [{ label: text.when, value: [{ text: sayWhen(training, look), bold: true }] }];
  if (training.sessions.length > 1) {
    const sessions = training.sessions.map((session) => sayWhen(session, look));
    fields.push({ label: text.sessions, value: sessions.map((one, index) => `${index + 1}) ${one}`).join('; ') });
  }
  fields.push({ label: text.where, value: sayWhere(training, look, knowsLink || state === 'cancelled') });
  if (knowsLink && training.link) {
    fields.push({ label: text.join, value: [{ text: training.link, href: training.link }] });
  }
  const left = placesLeft(training, training.places);
  // The place that is offered is not among those left.
  const counts = (state === 'open' || state === 'full') && options.mine !== 'offered';
  if (training.capacity !== null && left !== null && counts) {
    // In posts that many see, only the limit: the places left change with every tap.
    const counted = options.full === true || options.mine !== undefined;
    fields.push({
      label: text.places,
      value: counted ? text.placesOf(left, training.capacity) : String(training.capacity),
    });
  }
  if (training.enrolBy && (state === 'open' || state === 'full')) {
    fields.push({ label: text.enrolBy, value: sayInstant(closesAt(training), look.locale, look.now) });
  }
  fields.push({ label: text.audience, value: sayAudience(training, look) });
  if (training.organiser) fields.push({ label: text.organiser, value: training.organiser });
  if (training.speakers) fields.push({ label: text.speakers, value: training.speakers });
  const every = training.repeats ? text.repeatsEvery[training.repeats] : undefined;
  if (every && training.stage !== 'cancelled') fields.push({ label: text.repeats, value: every });
  return fields;
}

/** What somebody can do about a training, given what they answered so far. */
export function answerButtons(training: TrainingView, look: Look, mine: Mine): Block[] {
  const text = trainingsText[look.locale];
  const state = trainingState(training, training.places, look.now);
  if (state === 'draft' || state === 'cancelled' || state === 'done') return [];
  const data = { training: training.id };
  const attend: Button = { label: text.attend, action: 'training.attend', data, style: 'primary' };
  const decline: Button = { label: text.decline, action: 'training.decline', data };
  // Once it has begun, the place is of no use to anybody else.
  const begun = look.now >= training.startsAt;
  const release: Button = {
    label: begun ? text.withdraw : text.release,
    action: 'training.decline',
    data,
    style: 'danger',
    confirm: begun ? text.withdrawConfirm : text.releaseConfirm,
  };
  const calendar: Button = { label: text.calendar, action: 'training.file', data };
  const open = state === 'open' || state === 'full';
  const buttons: Record<NonNullable<Mine> | 'none', Button[]> = {
    none: open ? [attend, { label: text.maybe, action: 'training.maybe', data }, decline] : [],
    maybe: open ? [attend, decline] : [],
    enrolled: [calendar, release],
    waiting: [{ label: text.leaveList, action: 'training.decline', data }],
    offered: [
      { label: text.takePlace, action: 'training.attend', data, style: 'primary' },
      { label: text.refusePlace, action: 'training.decline', data },
    ],
    declined: open ? [attend] : [],
    lapsed: open ? [attend, decline] : [],
  };
  const offered = buttons[mine ?? 'none'];
  return offered.length > 0 ? [{ kind: 'buttons', buttons: offered }] : [];
}

export type TrainingCardOptions = {
  /** A line above: "Nueva capacitación", how long there is left. */
  lead?: string;
  changes?: readonly string[];
  note?: string;
  because?: string;
  /** What this person answered; absent in a post that many see. */
  mine?: Mine;
  organises?: boolean;
  full?: boolean;
  /** In place of the buttons that follow from `mine`. */
  buttons?: readonly Block[];
};

/** One training: what it is, when, where, for whom, and the way on. */
export function trainingCard(training: TrainingView, look: Look, options: TrainingCardOptions = {}): Card {
  const text = trainingsText[look.locale];
  const state = trainingState(training, training.places, look.now);
  const blocks: Block[] = [];
  if (options.lead) blocks.push({ kind: 'text', text: options.lead, muted: true });
  for (const change of options.changes ?? []) blocks.push({ kind: 'status', status: 'warning', text: change });
  if (options.note) blocks.push({ kind: 'status', status: 'info', text: options.note });
  // Who is in it need not know whether others may enrol; who waits for it is not told to join the waiting list.
  const known =
    options.mine === 'enrolled'
      ? ['open', 'full', 'closed'].includes(state)
      : state === 'full' && (options.mine === 'offered' || options.mine === 'waiting');
  if (!known) blocks.push({ kind: 'status', status: colours[state], text: text.state[state] });
  if (state === 'cancelled' && training.cancelReason) {
    blocks.push({ kind: 'text', text: text.reason(training.cancelReason) });
  }
  if (training.mandatory && state !== 'cancelled')
    blocks.push({ kind: 'status', status: 'warning', text: text.mandatory });
  if (training.byInvitation && hasAudience(training))
    blocks.push({ kind: 'text', text: text.invitationOnly, muted: true });
  blocks.push({ kind: 'fields', fields: factFields(training, look, options) });
  if (training.description) blocks.push({ kind: 'text', text: training.description });
  if (options.mine === 'enrolled') blocks.push(...materialsBlocks(training, look));
  if (options.full) blocks.push({ kind: 'text', text: text.code(training.code), muted: true });
  if (options.because) blocks.push({ kind: 'text', text: options.because, muted: true });
  blocks.push(...(options.buttons ?? answerButtons(training, look, options.mine ?? null)));
  return { title: training.title, summary: `${training.title}. ${sayWhen(training, look)}`, blocks };
}

/** The materials: links open by themselves, each file with a button. */
export function materialsBlocks({ id, materials }: TrainingView, look: Look): Block[] {
  if (materials.length === 0) return [];
  const said = materials.flatMap((value, index): Exclude<Rich, string>[number][] => [
    index === 0 ? `${trainingsText[look.locale].materials}: ` : ', ',
    ...[sayDocument(value)].flat(),
  ]);
  const buttons = materials.flatMap((value) => openButton(value, materialsOwner, id, look.locale) ?? []);
  return [{ kind: 'text', text: said }, ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : [])];
}
