import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../src/card.ts';
import { showUnseen } from '../../src/operator/chat.ts';
import { note, openScene, type Scene } from '../deliveries/scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

test('what could not be shown in the terminal is there the next time, and what was shown is not', async () => {
  const email = 'ana@example.org';
  const memberId = await scene.member(email);
  await scene.enqueue(...['C1', 'C2', 'C3'].map((subject) => note({ memberId }, subject)));
  await scene.worker([]).drain();
  const shown: string[] = [];
  const terminal = (most: number) => ({
    show: async ({ title = '' }: Card) => {
      if (shown.length >= most) throw new Error('the terminal was closed');
      shown.push(title);
    },
  });
  await expect(showUnseen(scene, email, terminal(1))).rejects.toThrow('closed');
  await showUnseen(scene, email, terminal(9));
  await showUnseen(scene, email, terminal(9));
  expect(shown.toSorted()).toEqual(['Sobre C1', 'Sobre C2', 'Sobre C3']);
});
