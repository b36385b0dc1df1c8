/** One family of errors. At an adapter's edge each is decided: tell the person, try again, or give up. */

/** Something the person can put right; `message` is shown to them as it stands, in their language. */
export class UserError extends Error {
  override name = 'UserError';
}

/** The configuration is at fault; each fault names its variable and what to put there. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

export type DeliveryFault =
  | 'rate_limited'
  | 'unavailable'
  | 'outcome_unknown'
  | 'not_installed'
  | 'blocked'
  | 'gone'
  | 'unauthorized'
  | 'too_long'
  | 'refused';

/**
 * A platform did not take a message. `retryable`: the same send may work later, after `retryAfterMs` if given.
 * `outcome_unknown`: it may have been taken, so it is looked up or shown, never blindly sent again.
 */
export class DeliveryError extends Error {
  override name = 'DeliveryError';
  fault: DeliveryFault;
  retryAfterMs: number | undefined;
  constructor(fault: DeliveryFault, message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.fault = fault;
    this.retryAfterMs = options.retryAfterMs;
  }
  get retryable(): boolean {
    return this.fault === 'rate_limited' || this.fault === 'unavailable';
  }
}
