/** Writes what an import read, and tells whether it was new, changed or the same. */
import { foldText } from '../form.ts';
import { isKept, type Saved } from '../import.ts';
import type { Db, Role } from '../store.ts';

/** What is left out stays as it is; a new member has what a member has at first. */
export type MemberChange = {
  email: string;
  name?: string;
  /** `id` null: an entity the network does not know yet, added with the member. */
  entity?: { id: string | null; name: string } | null;
  sectors?: string[];
  role?: Role;
  locale?: 'es' | 'en';
};

/** Entities by folded name and acronym. */
export async function entitiesByName(db: Db): Promise<Map<string, string>> {
  const entities = await db.entity.findMany();
  const names = entities.map((entity) => [foldText(entity.name), entity.id] as const);
  const acronyms = entities.flatMap((entity) =>
    entity.acronym ? [[foldText(entity.acronym), entity.id] as const] : [],
  );
  return new Map([...acronyms, ...names]);
}

async function entityIdOf(db: Db, entity: NonNullable<MemberChange['entity']>): Promise<string> {
  if (entity.id) return entity.id;
  const known = await db.entity.upsert({
    where: { name: entity.name },
    create: { name: entity.name, basis: 'import' },
    update: {},
  });
  return known.id;
}

/** The sectors a member came with are a subscription, unless they have changed it themselves. */
async function subscribeToSectors(db: Db, memberId: string, sectors: readonly string[], now: Date): Promise<void> {
  const own = await db.subscription.findFirst({ where: { memberId, origin: 'import' } });
  if (own && sectors.length === 0) await db.subscription.delete({ where: { id: own.id } });
  else if (own) await db.subscription.update({ where: { id: own.id }, data: { sectors: [...sectors] } });
  else if (sectors.length > 0) {
    await db.subscription.create({
      data: { memberId, sectors: [...sectors], modalities: [], words: [], origin: 'import', createdAt: now },
    });
  }
}

export async function saveMember(db: Db, change: MemberChange, now: Date): Promise<Saved> {
  const { email, entity, ...told } = change;
  const data = { ...told, entityId: entity && (await entityIdOf(db, entity)) };
  const known = await db.member.findUnique({ where: { email } });
  if (!known) {
    const created = await db.member.create({ data: { name: email, email, ...data, createdAt: now } });
    await subscribeToSectors(db, created.id, created.sectors, now);
    return 'created';
  }
  if (isKept(known, data)) return 'unchanged';
  await db.member.update({ where: { id: known.id }, data });
  const { sectors } = change;
  if (sectors && !isKept(known, { sectors })) await subscribeToSectors(db, known.id, sectors, now);
  return 'updated';
}

export type EntityChange = { name: string; acronym?: string | null; sectorId?: string | null };

export async function saveEntity(db: Db, change: EntityChange): Promise<Saved> {
  const known = await db.entity.findUnique({ where: { name: change.name } });
  if (!known) {
    await db.entity.create({ data: { ...change, basis: 'import' } });
    return 'created';
  }
  if (isKept(known, change)) return 'unchanged';
  await db.entity.update({ where: { id: known.id }, data: change });
  return 'updated';
}

export type SpaceChange = { platform: string; conversation: string; name: string; sectors?: string[] };

export async function saveSpace(db: Db, change: SpaceChange): Promise<Saved> {
  const { platform, conversation, name, sectors } = change;
  const known = await db.space.findUnique({ where: { platform_conversation: { platform, conversation } } });
  if (!known) {
    await db.space.create({ data: { ...change, tenant: '' } });
    return 'created';
  }
  if (isKept(known, change) && known.active) return 'unchanged';
  await db.space.update({ where: { id: known.id }, data: { name, sectors, active: true } });
  return 'updated';
}
