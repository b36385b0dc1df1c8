/** The rules of the house (README, "The tree"), over the sources as they are; and the rules themselves, over a tree that breaks them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findViolations, importsOf } from './support/house-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What git tracks or would track; generated code and data are not the house's. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(root + file));

describe('the house', () => {
  test('keeps its rules', () => {
    const tree = new Map(files.map((file) => [file, file.endsWith('.ts') ? readFileSync(root + file, 'utf8') : '']));
    expect(tree.size).toBeGreaterThan(100);
    expect(findViolations(tree)).toEqual([]);
  });
});

type Locked = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };

/** Where npm looks for a package from inside another: its own node_modules, then each one further up. */
function isLocked(packages: Record<string, Locked>, from: string, name: string): boolean {
  for (let place = from; ; place = place.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`]) return true;
    if (place === '') return false;
  }
}

test('the lock file holds what npm ci asks of it, the packages of other systems too', () => {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(`${root}package-lock.json`, 'utf8'),
  );
  const missing = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(packages, from, name))
      .map((name) => `${name}, for ${from}`),
  );
  expect(missing).toEqual([]);
});

/** file -> what it imports (or, after `=`, what it says) -> the rule that this breaks. */
const wrong: readonly [file: string, says: string, rule: string][] = [
  ['src/router.ts', '../adapters/slack/adapter.ts', 'src imports neither adapters nor jobs'],
  ['src/calls/announce.ts', '../../jobs/worker.ts', 'src imports neither adapters nor jobs'],
  ['adapters/teams/render.ts', '../../src/calls/cards.ts', 'adapters import the contracts and their own folder only'],
  ['adapters/teams/reply.ts', '../slack/limits.ts', 'adapters import the contracts and their own folder only'],
  ['adapters/slack/adapter.ts', '../../src/store.ts', 'adapters import the contracts and their own folder only'],
  ['src/main.ts', 'botbuilder', 'a platform SDK stays in its folder'],
  ['adapters/teams/client.ts', '@slack/web-api', 'a platform SDK stays in its folder'],
  ['jobs/announce-calls.ts', '../adapters/slack/adapter.ts', 'jobs import src and each other'],
  ['src/calls/queries.ts', '../generated/client.ts', 'only store.ts imports the generated client'],
  ['src/calls/handlers.ts', '../agreements/queries.ts', 'a feature imports no other'],
  ['src/agreements/handlers.ts', '../deliveries/queue.ts', 'a feature imports no other'],
  ['src/calls/cards.ts', 'node:fs/promises', 'cards and rules import no I/O'],
  ['src/calls/rules.ts', './queries.ts', 'cards and rules import no I/O'],
  ['src/deliveries/rules.ts', '../store.ts', 'cards and rules import no I/O'],
  ['src/app.ts', '../test/support/clock.ts', 'what runs imports nothing of the tests'],
  ['src/form.ts', './card', 'relative imports end in .ts or .json'],
  ['src/form.ts', '#card', 'no path aliases'],
  ['src/calls/handlers.ts', '=const rows = await context.store.db.call.findMany({})', 'only queries call the database'],
  ['jobs/worker.ts', '=await tx.$executeRaw`select 1`', 'only queries call the database'],
  ['src/calls/index.ts', '=', 'no barrels'],
  ['lib/strings.ts', '=', 'the top-level folders are the owner’s'],
];

const right: readonly [file: string, says: string][] = [
  ['src/main.ts', '../adapters/slack/adapter.ts'],
  ['src/calls/handlers.ts', '../members/queries.ts'],
  ['src/calls/announce.ts', '../deliveries/outbox.ts'],
  ['src/demo/network.ts', '../members/import-queries.ts'],
  ['src/members/import-queries.ts', '=await db.member.findMany({})'],
  ['adapters/slack/client.ts', '@slack/web-api'],
  ['adapters/slack/client.ts', '../../src/errors.ts'],
  ['jobs/worker.ts', './schedule.ts'],
];

/** How people write it; a rule that only sees one of them can be walked around. */
const forms: readonly ((specifier: string) => string)[] = [
  (specifier) => `import { a } from '${specifier}';`,
  (specifier) => `import {\n  a,\n  type B,\n} from '${specifier}';`,
  (specifier) => `export { a } from '${specifier}';`,
  (specifier) => `import '${specifier}';`,
  (specifier) => `const a = await import('${specifier}');`,
];
const textsFor = (says: string) => (says.startsWith('=') ? [says.slice(1)] : forms.map((form) => form(says)));

describe('the rules', () => {
  test.each(wrong)('%s may not say %s', (file, says, rule) => {
    for (const text of textsFor(says)) {
      expect(findViolations(new Map([[file, text]])).map((one) => one.rule)).toContain(rule);
    }
  });

  test.each(right)('%s may say %s', (file, says) => {
    for (const text of textsFor(says)) expect(findViolations(new Map([[file, text]]))).toEqual([]);
  });

  test('a type is no I/O, but an import all the same', () => {
    const type = importsOf("import type { Db } from '../store.ts';");
    expect(type).toEqual([{ specifier: '../store.ts', typeOnly: true }]);
    expect(findViolations(new Map([['src/calls/rules.ts', "import type { Db } from '../store.ts';"]]))).toEqual([]);
    const borrowed = new Map([['src/calls/rules.ts', "import type { X } from '../agreements/rules.ts';"]]);
    expect(findViolations(borrowed).map((one) => one.rule)).toEqual(['a feature imports no other']);
  });
});
