/** Who a person is, by Teams' own directory: their e-mail, when it belongs to our tenant. */
import { TeamsInfo, type TurnContext } from 'botbuilder';
import { limits } from './limits.ts';
import { tenantOf } from './receive.ts';

const keptMs = 60 * 60_000;
const failureKeptMs = 60_000;
const capacity = 5_000;

type Profile = { email?: string; userPrincipalName?: string; tenantId?: string; userRole?: string };

/**
 * The e-mail of the person who acts, or undefined: for guests and people of other tenants it is not vouched for by
 * ours. Kept for an hour; a failed question is not asked again for a minute.
 */
export function makeEmailLookup(now: () => number) {
  const known = new Map<string, { email: string | undefined; until: number }>();

  async function ask(context: TurnContext): Promise<string | undefined> {
    const profile = (await TeamsInfo.getMember(context, context.activity.from.id)) as Profile | undefined;
    const tenant = tenantOf(context.activity);
    const isOurs = !profile?.tenantId || profile.tenantId === tenant;
    const isGuest = profile?.userRole === 'guest' || profile?.userRole === 'anonymous';
    if (!profile || !isOurs || isGuest) return undefined;
    return (profile.email || profile.userPrincipalName)?.toLowerCase();
  }

  return async (context: TurnContext, onFault: (error: unknown) => void): Promise<string | undefined> => {
    const key = `${tenantOf(context.activity)}|${context.activity.from.id}`;
    const kept = known.get(key);
    if (kept && kept.until > now()) return kept.email;
    const late = Promise.withResolvers<undefined>();
    const handle = setTimeout(
      () => late.reject(new Error('Teams did not name the person in time')),
      limits.memberTimeoutMs,
    );
    let email: string | undefined;
    let keepMs = keptMs;
    try {
      email = await Promise.race([ask(context), late.promise]);
    } catch (error) {
      onFault(error);
      keepMs = failureKeptMs;
    } finally {
      clearTimeout(handle);
    }
    known.delete(key);
    known.set(key, { email, until: now() + keepMs });
    if (known.size > capacity) known.delete(known.keys().next().value ?? '');
    return email;
  };
}
