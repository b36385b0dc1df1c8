/** Where a delivery goes, decided when it leaves: a space has its address, a person the platform they are found on. */
import type { Adapter, Address, Platform, Sent } from '../adapter.ts';
import { DeliveryError } from '../errors.ts';
import type { Prisma, Store } from '../store.ts';
import { call, type Delivering } from './attempt.ts';
import type { HeldDelivery } from './hold.ts';

export type Adapters = ReadonlyMap<Platform, Adapter>;

/** One way to reach the recipient. Without an adapter it is kept for them to read in the terminal. */
export type Way = { address: Address; adapter: Adapter | undefined; identityId?: string };

export type Route =
  | { kind: 'ways'; ways: readonly Way[] }
  /** Their platform is off in this process: somebody else's turn, or later. */
  | { kind: 'wait' }
  | { kind: 'nowhere'; reason: string };

type Member = NonNullable<HeldDelivery['member']>;
type Identity = Member['identities'][number];

/** The terminal's tenant; its users are members' e-mail addresses. */
const terminalTenant = 'local';

function terminal(adapters: Adapters, place: { user: string } | { conversation: string }): Way {
  return { address: { platform: 'terminal', tenant: terminalTenant, ...place }, adapter: adapters.get('terminal') };
}

const reference = (json: Prisma.JsonValue): Address['reference'] =>
  json && typeof json === 'object' && !Array.isArray(json) ? json : undefined;

function wayTo(identity: Identity, adapter: Adapter): Way {
  return {
    adapter,
    identityId: identity.id,
    address: {
      platform: adapter.platform,
      tenant: identity.tenant,
      user: identity.user,
      conversation: identity.conversation ?? undefined,
      reference: reference(identity.reference),
    },
  };
}

const notFoundMs = 3_600_000;

/** Looks the person up by e-mail where they were not known, and remembers them; in vain, once an hour. */
async function findOn(run: Delivering, adapter: Adapter, member: Member): Promise<Way | null> {
  const { store, notFound } = run;
  const name = `${adapter.platform}/${member.id}`;
  if ((notFound.get(name) ?? 0) > Date.now()) return null;
  const found = adapter.findUser && (await call(run, adapter.platform, adapter.findUser(member.email)));
  if (!found) {
    notFound.set(name, Date.now() + notFoundMs);
    return null;
  }
  const { tenant, user } = found;
  const identity = await store.db.identity.upsert({
    where: { platform_tenant_user: { platform: adapter.platform, tenant, user } },
    create: { platform: adapter.platform, tenant, user, memberId: member.id },
    update: { memberId: member.id },
  });
  return wayTo(identity, adapter);
}

async function routeToMember(run: Delivering, member: Member): Promise<Route> {
  const { adapters } = run;
  if (member.preferredPlatform === 'terminal')
    return { kind: 'ways', ways: [terminal(adapters, { user: member.email })] };
  const rank = (identity: Identity) => [
    Number(!identity.installed),
    Number(identity.platform !== member.preferredPlatform),
    -(identity.lastSeenAt?.getTime() ?? 0),
  ];
  const known = member.identities
    .filter((identity) => identity.platform !== 'terminal')
    .map((identity) => ({ identity, order: rank(identity) }))
    .sort((a, b) => a.order.map((value, index) => value - (b.order[index] ?? 0)).find((value) => value !== 0) ?? 0)
    .map(({ identity }) => identity);
  const ways = known.flatMap((identity) => {
    const adapter = adapters.get(identity.platform as Platform);
    return adapter ? [wayTo(identity, adapter)] : [];
  });
  // An address known to be closed is tried last: the bot may have been let in again.
  if (!known.some((identity) => identity.installed && adapters.has(identity.platform as Platform))) {
    for (const adapter of adapters.values()) {
      if (!adapter.findUser || ways.some((way) => way.adapter === adapter)) continue;
      const way = await findOn(run, adapter, member);
      if (way) ways.unshift(way);
    }
  }
  if (ways.length > 0) return { kind: 'ways', ways };
  return known.length > 0 ? { kind: 'wait' } : { kind: 'ways', ways: [terminal(adapters, { user: member.email })] };
}

/** Throws DeliveryError when a platform that is asked for the person cannot answer. */
export async function route(run: Delivering, delivery: HeldDelivery): Promise<Route> {
  const { adapters } = run;
  const { member, space } = delivery;
  if (member) return routeToMember(run, member);
  if (!space) return { kind: 'nowhere', reason: 'no recipient' };
  if (!space.active) return { kind: 'nowhere', reason: 'the bot was removed from this space' };
  const { platform, tenant, conversation } = space;
  if (platform === 'terminal') return { kind: 'ways', ways: [terminal(adapters, { conversation })] };
  const adapter = adapters.get(platform as Platform);
  if (!adapter) return { kind: 'wait' };
  const address: Address = { platform: adapter.platform, tenant, conversation, reference: reference(space.reference) };
  return { kind: 'ways', ways: [{ address, adapter }] };
}

/** What a send taught about a person's address: their chat with the bot, and that it is open. */
export async function rememberAddress(store: Store, way: Way, sent: Sent): Promise<void> {
  if (!way.identityId) return;
  const { conversation, reference: back } = sent.address;
  await store.db.identity.updateMany({
    where: {
      id: way.identityId,
      OR: [{ installed: false }, ...(conversation ? [{ conversation: null }] : [])],
    },
    data: { installed: true, conversation, reference: back as Prisma.InputJsonValue | undefined },
  });
}

/** The platform said that the bot may not write to this person. */
export async function closeAddress(store: Store, way: Way): Promise<void> {
  if (!way.identityId) return;
  await store.db.identity.updateMany({ where: { id: way.identityId }, data: { installed: false } });
}

/** The address as it was kept with the message. Throws DeliveryError when it is not one. */
export function storedAddress(delivery: Pick<HeldDelivery, 'address'>): Address {
  const address = reference(delivery.address);
  if (!address || typeof address.platform !== 'string') throw new DeliveryError('gone', 'the address was not kept');
  return address as Address;
}
