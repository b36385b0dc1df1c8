/** Whatever goes wrong between here and Slack, as one DeliveryError. No token, address or text of a person is in it. */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { DeliveryError, type DeliveryFault } from '../../src/errors.ts';

/**
 * Slack's error codes (docs.slack.dev, the methods' own lists). What is not here is `refused`: asking again won't help;
 * so is what only one thing lacks (missing_scope), while `unauthorized` holds up all that goes to Slack.
 */
const faultOf: Record<string, DeliveryFault> = {
  ratelimited: 'rate_limited',
  rate_limited: 'rate_limited',
  message_limit_exceeded: 'rate_limited',
  channel_not_found: 'gone',
  is_archived: 'gone',
  user_not_found: 'gone',
  users_not_found: 'gone',
  user_disabled: 'gone',
  user_not_visible: 'gone',
  message_not_found: 'gone',
  not_in_channel: 'not_installed',
  user_not_in_channel: 'not_installed',
  restricted_action: 'blocked',
  restricted_action_read_only_channel: 'blocked',
  restricted_action_thread_only_channel: 'blocked',
  restricted_action_non_threadable_channel: 'blocked',
  messages_tab_disabled: 'blocked',
  is_bot: 'blocked',
  cannot_dm_bot: 'blocked',
  invalid_auth: 'unauthorized',
  not_authed: 'unauthorized',
  account_inactive: 'unauthorized',
  token_revoked: 'unauthorized',
  token_expired: 'unauthorized',
  not_allowed_token_type: 'unauthorized',
  org_login_required: 'unauthorized',
  ekm_access_denied: 'unauthorized',
  team_access_not_granted: 'unauthorized',
  msg_too_long: 'too_long',
  msg_blocks_too_long: 'too_long',
  team_added_to_org: 'unavailable',
  internal_error: 'outcome_unknown',
  fatal_error: 'outcome_unknown',
  service_unavailable: 'outcome_unknown',
  request_timeout: 'outcome_unknown',
};

/** Codes of a connection that never was, so that nothing can have been taken. Source: Node, undici. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

function networkCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause.name === 'TimeoutError') return 'TIMEOUT';
  }
  return undefined;
}

/** Slack's own code of what it refused, for a caller that can do something about it. */
export function slackCode(error: unknown): string | undefined {
  const cause = error instanceof DeliveryError ? error.cause : error;
  return cause instanceof WebAPIPlatformError ? cause.data.error : undefined;
}

/**
 * `method` is the Web API method that was called. `repeatable`: calling it again changes nothing (an edit, a question),
 * so that an unknown outcome is just a failure to try again.
 */
export function toDeliveryError(error: unknown, method: string, repeatable: boolean): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const unknown: DeliveryFault = repeatable ? 'unavailable' : 'outcome_unknown';
  const make = (fault: DeliveryFault, detail: string, retryAfterMs?: number) =>
    new DeliveryError(fault === 'outcome_unknown' ? unknown : fault, `Slack ${method}: ${detail}`, {
      cause: error,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  if (error instanceof WebAPIRateLimitedError) return make('rate_limited', 'rate limited', error.retryAfter * 1000);
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    // A 200 whose body is not Slack's JSON arrives here with that body as its code.
    if (!/^[a-z0-9_]{1,80}$/i.test(code)) return make('outcome_unknown', 'an answer that is not Slack’s');
    const retryAfter = error.data.response_metadata?.retryAfter;
    return make(faultOf[code] ?? 'refused', code, retryAfter === undefined ? undefined : retryAfter * 1000);
  }
  if (error instanceof WebAPIHTTPError) {
    return make(error.statusCode >= 500 ? 'outcome_unknown' : 'refused', `HTTP ${error.statusCode}`);
  }
  if (error instanceof WebAPIRequestError) {
    const code = networkCode(error.original) ?? error.original.name;
    return make(neverSent.has(code) ? 'unavailable' : 'outcome_unknown', code);
  }
  // The client throws a bare Error for a 429 without Retry-After.
  if (error instanceof Error && error.message.startsWith('Retry header')) return make('rate_limited', 'rate limited');
  return make('outcome_unknown', error instanceof Error ? error.name : 'unknown error');
}
