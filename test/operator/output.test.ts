import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jobs } from '../../jobs/schedule.ts';
import { sayCounts } from '../../src/operator/output.ts';
import { figureNames, outcomeNames } from '../../src/operator/text.ts';
import { openNetwork } from '../support/network.ts';

/** The names of the figures of a result, at any depth; lists are counted. */
const figuresOf = (result: object): string[] =>
  Object.entries(result).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? figuresOf(value) : [name],
  );

it('names every figure of every job in Spanish', async () => {
  const net = await openNetwork();
  const dataDir = await mkdtemp(join(tmpdir(), 'enlace-jobs-'));
  try {
    for (const job of jobs) {
      const result = Object(await job.run({ ...net, config: { ...net.config, dataDir } }));
      const figures = figuresOf(result);
      expect(figures, job.name).not.toEqual([]);
      expect(figures.filter((name) => !figureNames[name])).toEqual([]);
    }
  } finally {
    await net.close();
    await rm(dataDir, { recursive: true });
  }
});

it.each([
  [{ offered: 2, lapsed: 1 }, '2 cupos ofrecidos, 1 oferta vencida'],
  [
    { feeds: [{}, {}], calls: { new: 1, updated: 0, announced: 3 } },
    '2 fuentes leídas, 1 convocatoria nueva, 3 anunciadas',
  ],
  [{ file: 'data/backups/a.backup', removed: 0 }, 'copia data/backups/a.backup'],
  [{ opened: 0, nudged: 0 }, 'nada'],
  [undefined, 'nada'],
])('says %j as «%s»', (result, said) => {
  expect(sayCounts(result, figureNames)).toBe(said);
});

it('says what became of the deliveries', () => {
  expect(sayCounts({ sent: 1, waiting: 2, failed: 0 }, outcomeNames)).toBe('1 enviado, 2 en espera');
});
