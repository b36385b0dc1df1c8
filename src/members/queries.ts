/** Who is this? Members, their accounts on each platform, sectors and entities. */

import type { Address } from '../adapter.ts';
import type { Access, Locale, Person } from '../app.ts';
import type { Actor } from '../event.ts';
import { forgetFilesOf } from '../files/queries.ts';
import { forgetSaid } from '../imported-queries.ts';
import type { Db, Member } from '../store.ts';

export type SectorRow = { id: string; name: string; nameEn: string; position: number };

export function localeOf(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') ? 'en' : 'es';
}

/** All sectors in their official order. */
export function listSectors(db: Db): Promise<SectorRow[]> {
  return db.sector.findMany({ orderBy: { position: 'asc' } });
}

export function findMember(db: Db, email: string) {
  return db.member.findUnique({ where: { email: email.trim().toLowerCase() }, include: { entity: true } });
}

export function getMember(db: Db, id: string) {
  return db.member.findUnique({ where: { id }, include: { entity: true, subscriptions: true, identities: true } });
}

/** Members who run the network: they review calls and hear of what needs a person. */
export function listCoordinators(db: Db): Promise<Member[]> {
  return db.member.findMany({ where: { role: { in: ['coordinator', 'admin'] } }, orderBy: { email: 'asc' } });
}

/**
 * Who speaks: the member behind this account. An account seen for the first time is tied to the member whose e-mail
 * the platform vouches for; without one, the person is a guest.
 */
export async function identify(db: Db, actor: Actor, address: Address, direct: boolean, now: Date): Promise<Person> {
  const { platform, tenant, user } = actor;
  const key = { platform_tenant_user: { platform, tenant, user } };
  const known = await db.identity.findUnique({ where: key, include: { member: true } });
  const member = known?.member ?? (actor.email ? await findMember(db, actor.email) : null);
  const seen = {
    memberId: member?.id ?? null,
    lastSeenAt: now,
    ...(direct
      ? {
          conversation: address.conversation ?? null,
          installed: true,
          ...(address.reference ? { reference: address.reference as object } : {}),
        }
      : {}),
  };
  await db.identity.upsert({ where: key, create: { platform, tenant, user, ...seen }, update: seen });
  if (member && !member.preferredPlatform && platform !== 'terminal') {
    await db.member.update({ where: { id: member.id }, data: { preferredPlatform: platform } });
  }
  return {
    memberId: member?.id ?? null,
    access: (member?.role ?? 'guest') satisfies Access,
    locale: member ? localeOf(member.locale) : localeOf(actor.locale),
    name: member?.name ?? actor.name ?? '',
    email: member?.email ?? null,
    lastAnswer: member?.lastAnswer ?? null,
    actor,
  };
}

/** The bot was taken out of this person's chats: they are not written to there until they return. */
export async function markRemoved(db: Db, actor: Actor): Promise<void> {
  const { platform, tenant, user } = actor;
  await db.identity.updateMany({ where: { platform, tenant, user }, data: { installed: false } });
}

/** Keeps where a space is, so that it can be written to; returns whether the network knows it. */
export async function rememberSpace(db: Db, address: Address, active: boolean): Promise<boolean> {
  if (!address.conversation) return false;
  const found = await db.space.updateMany({
    where: { platform: address.platform, conversation: address.conversation },
    data: { active, tenant: address.tenant, ...(address.reference ? { reference: address.reference as object } : {}) },
  });
  return found.count > 0;
}

export type ProfileChange = {
  name?: string;
  locale?: Locale;
  quietFrom?: string;
  quietTo?: string;
  preferredPlatform?: string | null;
  /** Days, both included. */
  absentFrom?: Date | null;
  absentUntil?: Date | null;
};

export function updateProfile(db: Db, memberId: string, change: ProfileChange) {
  return db.member.update({ where: { id: memberId }, data: change });
}

/** Whatever refers to a member; a test holds the list against the schema. */
export const storedKinds = [
  'identities',
  'subscriptions',
  'mutes',
  'interests',
  'digestItems',
  'deliveries',
  'proposals',
  'decisions',
  'followUps',
  'agreements',
  'agreementsSubstituted',
  'agreementChanges',
  'agreementQuestions',
  'ticketsAsked',
  'ticketsAnswered',
  'alertChoices',
  'enrolments',
  'trainingsLed',
  'trainingChoices',
  'trainingInvitations',
  'seats',
  'checkInsHeld',
  'checkInsAsked',
  'checkInsAnswered',
  'commitments',
  'checkInEvents',
  'checkInsSigned',
  'files',
] as const;
export type StoredKind = (typeof storedKinds)[number];

/** How much of each kind is kept about a member. */
export async function countStored(db: Db, memberId: string): Promise<Record<StoredKind, number>> {
  const listed = storedKinds.filter((kind) => kind !== 'trainingChoices');
  const member = await db.member.findUniqueOrThrow({
    where: { id: memberId },
    select: {
      trainingChoices: { select: { memberId: true } },
      _count: {
        select: Object.fromEntries(listed.map((kind) => [kind, true])) as Record<(typeof listed)[number], true>,
      },
    },
  });
  return { ...member._count, trainingChoices: member.trainingChoices ? 1 : 0 };
}

/** Erases a person and what was kept about them (Ley 1581 de 2012), half-filled forms in their chats included. */
export async function eraseMember(db: Db, memberId: string): Promise<void> {
  const accounts = await db.identity.findMany({
    where: { memberId },
    select: { platform: true, tenant: true, user: true },
  });
  if (accounts.length > 0) await db.conversation.deleteMany({ where: { OR: accounts } });
  await forgetFilesOf(db, memberId);
  const { email } = await db.member.delete({ where: { id: memberId } });
  await forgetSaid(db, 'members', email);
}

export async function hasSectors(db: Db): Promise<boolean> {
  return (await db.sector.count()) > 0;
}

type StarterSector = {
  id: string;
  name: string;
  nameEn: string;
  entities: { name: string; acronym?: string; basis: string }[];
};

/** The sectors in their order, with their entities; what is there already stays as it is. */
export async function saveSectors(db: Db, sectors: readonly StarterSector[]): Promise<void> {
  await db.sector.createMany({
    data: sectors.map(({ id, name, nameEn }, position) => ({ id, name, nameEn, position })),
    skipDuplicates: true,
  });
  const entities = sectors.flatMap((sector) => sector.entities.map((entity) => ({ ...entity, sectorId: sector.id })));
  await db.entity.createMany({ data: entities, skipDuplicates: true });
}

/** Everybody, for the operator and the terminal. */
export function listMembers(db: Db) {
  return db.member.findMany({ orderBy: { email: 'asc' }, include: { entity: true } });
}

export function listSpaces(db: Db) {
  return db.space.findMany({ orderBy: [{ platform: 'asc' }, { name: 'asc' }] });
}

export function listEntities(db: Db) {
  return db.entity.findMany({ orderBy: { name: 'asc' }, include: { sector: true } });
}
