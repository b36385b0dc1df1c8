/** The command table of all features, and what a handler is given. Commands are data: help, permissions and manifests are drawn from them. */
import type { Address, Reply } from './adapter.ts';
import type { Course } from './calls/course-queries.ts';
import type { FeedReader } from './calls/reading/feed.ts';
import type { Fetcher } from './calls/reading/fetch.ts';
import type { Card } from './card.ts';
import type { Config } from './config.ts';
import type { Render } from './deliveries/attempt.ts';
import type { Outbox } from './deliveries/outbox.ts';
import type { Chapter } from './document.ts';
import type { ActionEvent, Actor, IncomingFile } from './event.ts';
import type { Filling } from './filling.ts';
import type { Form, RawValues, Values } from './form.ts';
import type { Log } from './log.ts';
import type { Delivery, Store } from './store.ts';
import type { Clock } from './time.ts';

export type Locale = 'es' | 'en';

/** What everything is made of; one per process. */
export type Dependencies = {
  config: Config;
  store: Store;
  clock: Clock;
  log: Log;
  outbox: Outbox;
  fetcher: Fetcher;
  reader: FeedReader;
  /** A sentence about the agreements in force with where a call comes from; null when there is none. */
  agreementsNote(call: { countries: readonly string[]; funder: string | null }, locale: Locale): Promise<string | null>;
  /** The courses and scholarships that arrived as calls and are open now, that close first at the head. */
  openCourses(): Promise<readonly Course[]>;
};

/** From the least to the most that a person may do; a guest is somebody the network does not know yet. */
export const accessLevels = ['guest', 'member', 'coordinator', 'admin'] as const;
export type Access = (typeof accessLevels)[number];

export function mayUse(access: Access, needed: Access): boolean {
  return accessLevels.indexOf(access) >= accessLevels.indexOf(needed);
}

/** Who is speaking. `memberId` is null for a guest. */
export type Person = {
  memberId: string | null;
  access: Access;
  locale: Locale;
  name: string;
  email: string | null;
  /** The command, action or form that answered them last. */
  lastAnswer: string | null;
  actor: Actor;
};

export type Context = Dependencies & { person: Person; address: Address; direct: boolean };

/** A request in words: `text` as written, `rest` what is left once the command's name is taken out; `files` came with it. */
export type Request = { text: string; rest: string; files?: readonly IncomingFile[] };

export type Command = {
  /** `feature.verb` */
  id: string;
  /** The name people see first, then its synonyms. */
  names: Record<Locale, readonly string[]>;
  summary: Record<Locale, string>;
  examples: Record<Locale, readonly string[]>;
  who: Access;
  /** It does something with the files that come with its words (`Request.files`). */
  takesFiles?: true;
  /** Whether what is said beside its name, folded, may be said of it; else the name was said of something else. */
  suits?(beside: string): boolean;
  /** How surely a sentence that names no command means this one, 0..1 (0.5 and more runs it). */
  understands?(context: Context, text: string): Promise<number>;
  run(context: Context, request: Request): Promise<Reply>;
};

/**
 * Where a feature keeps a half-filled form, so that it is the same one on every platform and outlives the conversation.
 * `edit` runs `change` on what is kept, alone, and keeps what it returns; null is nothing. Throws UserError when the form
 * can no longer be answered.
 */
export type Drafts = {
  edit<T>(
    context: Context,
    state: string,
    change: (kept: Filling | null) => { kept: Filling | null; result: T },
  ): Promise<T>;
};

export type FormHandler = {
  who: Access;
  drafts?: Drafts;
  /** Words of the feature's own while the form is asked in the chat ("que responda Luis"); null when it is none. */
  steer?(context: Context, text: string, state: string): Promise<{ reply: Reply; ended: boolean } | null>;
  build(context: Context, state: string): Promise<Form>;
  /** What is wrong with the answer to this field, seen with those before it; null when nothing is. Asked in the chat alone. */
  check?(context: Context, answers: RawValues, field: string, state: string): Promise<string | null>;
  /**
   * Values are already of the form's shape. Throws UserError, or answers with `faults`, for what only the feature can judge.
   * The transaction that writes a `document` answer down keeps its file: see `keepFiles`.
   */
  submit(context: Context, values: Values, state: string, form: Form): Promise<Reply>;
};

/** Draws a delivery when it is about to leave; null when it is no longer wanted. */
export type Renderer = (dependencies: Dependencies, delivery: Delivery) => Promise<Card | null>;

/** A year of Bogotá's: `to` is its end, or now when it is not over. */
export type Year = { year: number; from: Date; to: Date };

export type FileAction = { action: string; label: Record<Locale, string>; who: Access };
export type FileReader = (context: Context, of: string, fileId: string) => Promise<boolean>;

export type Feature = {
  commands: readonly Command[];
  /** `feature.verb` of a button -> what it does and who may press it. */
  actions: Record<string, { who: Access; run(context: Context, event: ActionEvent): Promise<Reply> }>;
  forms: Record<string, FormHandler>;
  /** Kind of delivery -> how it is drawn. */
  deliveries: Record<string, Renderer>;
  /** Offered for a file that comes without words; the action is given the `document` value as `data.file`. */
  fileActions?: readonly FileAction[];
  /** Kind of record (`feature.record`) -> whether it holds this file and this person may see it. */
  fileReaders?: Record<string, FileReader>;
  /** Its chapter of the annual report. */
  annual?(store: Store, year: Year, locale: Locale): Promise<Chapter>;
};

export type App = { features: readonly Feature[]; commands: readonly Command[] } & Required<
  Omit<Feature, 'commands' | 'annual'>
>;

function merge<T>(parts: readonly Record<string, T>[], what: string): Record<string, T> {
  const all: Record<string, T> = {};
  for (const part of parts) {
    for (const [key, value] of Object.entries(part)) {
      if (key in all) throw new Error(`two features answer the ${what} ${key}`);
      all[key] = value;
    }
  }
  return all;
}

/** One table out of the features'; two that answer the same name are refused at start. */
export function createApp(features: readonly Feature[]): App {
  merge(
    features.map((feature) => Object.fromEntries(feature.commands.map((command) => [command.id, command]))),
    'command',
  );
  return {
    features,
    commands: features.flatMap((feature) => feature.commands),
    actions: merge(
      features.map((feature) => feature.actions),
      'action',
    ),
    forms: merge(
      features.map((feature) => feature.forms),
      'form',
    ),
    deliveries: merge(
      features.map((feature) => feature.deliveries),
      'delivery kind',
    ),
    fileActions: features.flatMap((feature) => feature.fileActions ?? []),
    fileReaders: merge(
      features.map((feature) => feature.fileReaders ?? {}),
      'kind of record with files',
    ),
  };
}

/** How each kind of delivery is drawn, with what its feature needs. */
export function renderersOf(app: App, dependencies: Dependencies): Record<string, Render> {
  return Object.fromEntries(
    Object.entries(app.deliveries).map(([kind, draw]) => [kind, (delivery) => draw(dependencies, delivery)]),
  );
}
