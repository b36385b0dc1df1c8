/**
 * PostgreSQL's one session as pglite-socket drives it for many clients. Three things it needs that PGlite lacks: a
 * client's Parse … Sync runs as one piece, writes stop while the disk is almost full, and a watcher can see since when
 * a query has been running.
 */
import type { PGlite } from '@electric-sql/pglite';

/** The part of PGlite that pglite-socket calls. */
type Driven = Pick<PGlite, 'waitReady' | 'isInTransaction' | 'runExclusive' | 'execProtocolRawStream' | 'exec'>;

type Options = {
  /** Bytes free where the data is. */
  freeBytes: () => number;
  /** Writes are refused below this. */
  floorBytes: number;
  /** [0]: when the running query began, in ms since the epoch; 0 when none runs. */
  busySince: Float64Array;
  /** PGlite itself broke (a statement's error does not come here): pglite-socket would wait for ever. */
  onCrash: (error: unknown) => void;
  now?: () => number;
};

const spaceCheckMs = 1_000;
const extended = new Set([...'PBDEC'].map((letter) => letter.charCodeAt(0)));
const flush = 'H'.charCodeAt(0);
const sync = 'S'.charCodeAt(0);
const syncMessage = new Uint8Array([sync, 0, 0, 0, 4]);

export class SharedSession implements Driven {
  readonly waitReady: Promise<void>;
  #pg: Driven;
  #options: Options;
  /** Messages of an extended query that has not reached its Sync yet. */
  #held: Uint8Array[] = [];
  /** An extended query was flushed before its Sync. */
  #open = false;
  #spaceCheckedAt = 0;
  #full = false;

  constructor(pg: Driven, options: Options) {
    this.#pg = pg;
    this.#options = options;
    this.waitReady = pg.waitReady;
  }

  /** pglite-socket keeps the session with one client while this is true, so that no other comes in between. */
  isInTransaction(): boolean {
    return this.#held.length > 0 || this.#open || this.#pg.isInTransaction();
  }

  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#pg.runExclusive(work);
  }

  /** Called by pglite-socket with ROLLBACK, when a client leaves in the middle of something. */
  async exec(query: string): ReturnType<Driven['exec']> {
    this.#held = [];
    if (this.#open) {
      this.#open = false;
      await this.#pg.execProtocolRawStream(syncMessage, { onRawData: () => undefined });
    }
    return this.#pg.isInTransaction() ? this.#pg.exec(query) : [];
  }

  async execProtocolRawStream(
    message: Uint8Array,
    options: Parameters<Driven['execProtocolRawStream']>[1] = { onRawData: () => undefined },
  ): Promise<void> {
    const type = message[0] ?? 0;
    if (extended.has(type)) {
      this.#held.push(message);
      return;
    }
    const unit = this.#held.length > 0 ? Buffer.concat([...this.#held, message]) : message;
    this.#held = [];
    this.#open = type === flush;
    // From here to the end of the query nothing is awaited: no other client can come in between.
    if (type !== 0) this.#watchSpace();
    const { onRawData } = options;
    const refusal = this.#full ? this.#refusal() : undefined;
    await this.#run(unit, {
      ...options,
      onRawData: refusal ? (data) => onRawData(replaceReadOnlyError(data, refusal)) : onRawData,
    });
  }

  /** Runs a statement of our own if no client is in the middle of something; says whether it did. */
  async runWhenIdle(sql: string): Promise<boolean> {
    if (this.isInTransaction()) return false;
    await this.#run(queryMessage(sql), { onRawData: () => undefined });
    return true;
  }

  async #run(message: Uint8Array, options: Parameters<Driven['execProtocolRawStream']>[1]): Promise<void> {
    const { busySince, onCrash, now = Date.now } = this.#options;
    busySince[0] = now();
    // The query itself runs before this call returns.
    const done = this.#pg.execProtocolRawStream(message, options);
    busySince[0] = 0;
    await done.catch((error: unknown) => {
      onCrash(error);
      throw error;
    });
  }

  /** Below the floor every new transaction is read-only: PostgreSQL itself then tells writes from reads. */
  #watchSpace(): void {
    const { freeBytes, floorBytes, now = Date.now } = this.#options;
    if (now() - this.#spaceCheckedAt < spaceCheckMs || this.#pg.isInTransaction() || this.#open) return;
    this.#spaceCheckedAt = now();
    const full = freeBytes() < floorBytes;
    if (full === this.#full) return;
    this.#full = full;
    const setting = `set default_transaction_read_only = ${full ? 'on' : 'off'}`;
    void this.#pg.execProtocolRawStream(queryMessage(setting), { onRawData: () => undefined });
  }

  #refusal(): Buffer {
    const { freeBytes, floorBytes } = this.#options;
    const megabytes = (bytes: number) => Math.floor(bytes / 1_000_000);
    return errorResponse(
      '53100',
      `The disk is almost full: ${megabytes(freeBytes())} MB free, and below ${megabytes(floorBytes)} MB nothing is ` +
        'written any more. Reading still works; free some space and writing resumes by itself.',
    );
  }
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function queryMessage(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`));
}

/** PostgreSQL's ErrorResponse; `code` is an SQLSTATE (53100: disk full). */
function errorResponse(code: string, text: string): Buffer {
  return message('E', Buffer.from(`SERROR\0VERROR\0C${code}\0M${text}\0\0`));
}

/** In a run of whole messages, puts `refusal` in the place of "cannot … in a read-only transaction" (25006). */
function replaceReadOnlyError(data: Uint8Array, refusal: Buffer): Uint8Array {
  const bytes = Buffer.from(data);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + (at + 5 <= bytes.length ? bytes.readInt32BE(at + 1) : bytes.length);
    const part = bytes.subarray(at, end);
    const isRefusal = part[0] === 'E'.charCodeAt(0) && part.includes('C25006\0');
    parts.push(isRefusal ? refusal : part);
    at = end;
  }
  return Buffer.concat(parts);
}
