/** What the documents list is what there is: variables, commands, folders, files. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const all = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? ''))].sort();

const readme = read('README.md');
const jobsStart = '**What runs by itself**';
const documents = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)]
  .concat(readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`))
  .filter((path) => path.endsWith('.md'));

describe('the documents', () => {
  test('list every variable of the configuration, and no other', () => {
    const variables = all(read('src/config.ts'), /^ {4}([A-Z][A-Z_]+):/gm);
    expect(variables.length).toBeGreaterThan(15);
    expect(all(readme, /^\| `([A-Z][A-Z_]+)` \|/gm)).toEqual(variables);
    expect(all(read('.env.example'), /^#?([A-Z][A-Z_]+)=/gm)).toEqual(variables);
  });

  test('list every command of the operator, and no other', () => {
    const help = execFileSync(process.execPath, ['src/cli.ts', '--help'], { cwd: root }).toString();
    const commands = all(help.slice(help.indexOf('Commands:')), /^ {2}([a-z][a-z-]*)/gm);
    expect(commands).toContain('start');
    const [operating = ''] = readme.split(jobsStart);
    const listed = all(operating, /^\| `([a-z][a-z-]*)[^|]*\|/gm);
    expect(listed).toEqual(commands.filter((name) => name !== 'help'));
  });

  test('list every job, and no other', () => {
    const [, ran = ''] = readme.split(jobsStart);
    const listed = all(ran, /^\| `([a-z][a-z-]*)` \|/gm);
    expect(listed).toEqual(all(read('jobs/schedule.ts'), /name: '([a-z-]+)'/g));
  });

  test('name every folder of the tree', () => {
    const tree = readme.slice(readme.indexOf('## The tree'), readme.indexOf('### Adding a feature'));
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
      .map(({ name }) => name);
    for (const folder of folders) expect(tree).toContain(`${folder}/`);
    for (const file of all(tree, /(?<![\w./])([a-z]+\.ts)\b/g)) {
      expect(
        ['src', 'jobs', 'test'].some((folder) => existsSync(join(root, folder, file))),
        file,
      ).toBe(true);
    }
  });

  test.each(documents)('%s links to what exists', (document) => {
    const links = all(read(document), /\]\(([^)#\s]+)[^)]*\)/g).filter((link) => !/^[a-z]+:/.test(link));
    for (const link of links) expect(existsSync(join(root, dirname(document), link)), link).toBe(true);
  });

  test('name scripts that exist', () => {
    const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
    const named = documents.flatMap((document) => all(read(document), /npm run (?:-s )?([a-z][a-z:]*)/g));
    for (const script of named) expect(scripts).toContain(script);
  });

  test('ask Slack for the permissions that the README names', () => {
    const { bot } = JSON.parse(read('manifest/slack.json')).oauth_config.scopes;
    const sentence = /The permissions: ([^\n]+\n[^\n]+)\./.exec(readme)?.[1] ?? '';
    expect(all(sentence, /`([a-z:._]+)`/g)).toEqual([...bot].sort());
  });
});
