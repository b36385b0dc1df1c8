/** Who may import whom, over the text of the sources: what breaks a rule, and where. */
import { posix } from 'node:path';

/** Path from the root, with `/` -> the file's text. */
export type Tree = ReadonlyMap<string, string>;
export type Violation = { rule: string; file: string; what: string };

export const topLevelFolders = ['adapters', 'bench', 'docs', 'jobs', 'manifest', 'prisma', 'src', 'test', '.ci'];

const features = ['agreements', 'calls', 'committees', 'deliveries', 'members', 'trainings'];
/** Where features are put together: the roots, what fills a store, and the operator's commands. */
const composition = /^src\/(main|cli|import|table|starter)\.ts$|^src\/(demo|operator)\//;
const compositionRoots = ['src/main.ts', 'src/cli.ts'];
const contractsForAdapters = ['event', 'card', 'form', 'adapter', 'errors', 'download'].map((name) => `src/${name}.ts`);
const sharedByFeatures = ['src/members/queries.ts', 'src/deliveries/outbox.ts'];
const sdkHomes: readonly [RegExp, string][] = [
  [/^(botbuilder|botframework-)/, 'adapters/teams/'],
  [/^@slack\//, 'adapters/slack/'],
];
/** Modules that reach a disk, a network, a process or the database. */
const io =
  /^(node:(fs|http|https|net|dgram|dns|tls|child_process|worker_threads|process|readline|sqlite)(\/|$)|undici|pg|pg-boss|pino|express|@prisma\/|@electric-sql\/)/;
const databaseCall =
  /\b(?:db|tx|prisma)\.(?:\w+\.(?:find\w+|create\w*|update\w*|upsert|delete\w*|count|aggregate|groupBy)|\$(?:queryRaw|executeRaw)\w*)\s*[(<`]/;

type Import = { specifier: string; typeOnly: boolean };

const importing =
  /^[ \t]*(?:import|export)(?<type>\s+type)?\b[^'"`;=]*?\bfrom\s*['"](?<from>[^'"]+)['"]|^[ \t]*import\s*['"](?<bare>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]/gm;

export function importsOf(text: string): Import[] {
  return [...text.matchAll(importing)].map(({ groups = {} }) => ({
    specifier: groups.from ?? groups.bare ?? groups.dynamic ?? '',
    typeOnly: groups.type !== undefined,
  }));
}

const featureOf = (file: string) => features.find((name) => file.startsWith(`src/${name}/`));

type Check = (file: string, target: string, one: Import) => string | false | undefined;

/** One line a rule of the house; `target` is a path of the tree, or the name of a package. */
const importRules: Record<string, Check> = {
  'src imports neither adapters nor jobs': (file, target) =>
    file.startsWith('src/') && !compositionRoots.includes(file) && /^(adapters|jobs)\//.test(target) && target,
  'adapters import the contracts and their own folder only': (file, target) =>
    file.startsWith('adapters/') &&
    /^(src|jobs|adapters|prisma|test)\//.test(target) &&
    !target.startsWith(file.split('/').slice(0, 2).join('/').concat('/')) &&
    !contractsForAdapters.includes(target) &&
    target,
  'a platform SDK stays in its folder': (file, target) =>
    !file.startsWith('test/') && sdkHomes.some(([sdk, home]) => sdk.test(target) && !file.startsWith(home)) && target,
  'jobs import src and each other': (file, target) =>
    file.startsWith('jobs/') && /^(adapters|test|manifest)\//.test(target) && target,
  'only store.ts imports the generated client': (file, target) =>
    file !== 'src/store.ts' &&
    !file.startsWith('src/generated/') &&
    (target.startsWith('src/generated/') || target === '@prisma/client') &&
    target,
  'a feature imports no other': (file, target) => {
    const [from, to] = [featureOf(file), featureOf(target)];
    return from && to && from !== to && !composition.test(file) && !sharedByFeatures.includes(target) && target;
  },
  'cards and rules import no I/O': (file, target, { typeOnly }) =>
    /^src\/.*(^|[/-])(cards|rules)\.ts$/.test(file) &&
    !typeOnly &&
    (io.test(target) || /(^|[/-])queries\.ts$|^src\/(store|http|log|config)\.ts$|^src\/store\//.test(target)) &&
    target,
  'what runs imports nothing of the tests': (file, target) =>
    /^(src|adapters|jobs|prisma|manifest)\//.test(file) && target.startsWith('test/') && target,
  'relative imports end in .ts or .json': (_file, target, { specifier }) =>
    specifier.startsWith('.') && !/\.(ts|json)$/.test(specifier) && target,
  'no path aliases': (_file, _target, { specifier }) => /^(#|~|@\/|src\/)/.test(specifier) && specifier,
};

const mayCallDatabase = /^src\/(store\.ts|store\/.*|deliveries\/.*|(.*\/)?(\w+-)*queries\.ts|generated\/.*)$/;

function brokenBy(file: string, text: string): Violation[] {
  const broken: Violation[] = [];
  for (const one of importsOf(text)) {
    const relative = one.specifier.startsWith('.');
    const target = relative ? posix.join(posix.dirname(file), one.specifier) : one.specifier;
    for (const [rule, check] of Object.entries(importRules)) {
      const what = check(file, target, one);
      if (what) broken.push({ rule, file, what });
    }
  }
  if (/^(src|adapters|jobs)\//.test(file) && !mayCallDatabase.test(file)) {
    text.split('\n').forEach((line, index) => {
      const call = databaseCall.exec(line)?.[0];
      if (call) broken.push({ rule: 'only queries call the database', file, what: `line ${index + 1}: ${call}` });
    });
  }
  if (/(^|\/)index\.ts$/.test(file) && !file.startsWith('bench/')) {
    broken.push({ rule: 'no barrels', file, what: 'index.ts' });
  }
  const [folder = ''] = file.split('/');
  if (file.includes('/') && !topLevelFolders.includes(folder)) {
    broken.push({ rule: 'the top-level folders are the owner’s', file, what: folder });
  }
  return broken;
}

/** Everything in the tree that breaks a rule of the house. */
export function findViolations(tree: Tree): Violation[] {
  return [...tree].flatMap(([file, text]) => brokenBy(file, text));
}
