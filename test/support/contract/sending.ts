/** What is sent without being asked for, and edited. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardText } from '../../../src/card.ts';
import { DeliveryError } from '../../../src/errors.ts';
import { anyCard } from '../cards.ts';
import { card, expectAllShown, faultOf, only, type Stage } from './fixture.ts';
import { everyBlock, long } from './samples.ts';

export function testSending({ fixture, last, traits }: Stage): void {
  const testEdit = only(traits.edits !== false);
  test('every kind of block is shown whole', async () => {
    const sent = await fixture().adapter.send(fixture().direct, everyBlock, 'key-1');
    const message = last(fixture().direct);
    expect(message.id).toBe(sent.messageId);
    expectAllShown(everyBlock, [message]);
  });

  test('whatever a card holds is shown whole, or refused as too long', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyCard, async (random) => {
        const before = fixture().shown(fixture().direct).length;
        try {
          await fixture().adapter.send(fixture().direct, random, 'key');
        } catch (error) {
          if (!(error instanceof DeliveryError) || error.fault !== 'too_long') throw error;
          refused += 1;
          expect(fixture().shown(fixture().direct)).toHaveLength(before);
          // Short cards always fit: refusing everything is no way to pass.
          expect(cardText(random).length).toBeGreaterThan(2000);
          return;
        }
        expect(fixture().shown(fixture().direct)).toHaveLength(before + 1);
        expectAllShown(random, fixture().shown(fixture().direct).slice(before));
      }),
      { numRuns: 60 },
    );
    expect(refused).toBeLessThan(60);
  });

  test('a card of any length is sent whole, or refused as too long and not sent at all', async () => {
    const before = fixture().shown(fixture().direct).length;
    const sent = await fixture()
      .adapter.send(fixture().direct, long, 'key')
      .catch((thrown: unknown) => thrown);
    const shown = fixture().shown(fixture().direct).slice(before);
    if (shown.length > 0) return expectAllShown(long, shown);
    expect(sent).toMatchObject({ fault: 'too_long' });
  });

  testEdit('an update edits the message sent and leaves exactly one', async () => {
    const before = fixture().shown(fixture().direct).length;
    const sent = await fixture().adapter.send(fixture().direct, card('Cierra el 20 de diciembre'), 'key-2');
    await fixture().adapter.update(sent, card('Cierra el 15 de enero'));
    expect(fixture().shown(fixture().direct)).toHaveLength(before + 1);
    expect(last(fixture().direct)).toMatchObject({ id: sent.messageId });
    expect(last(fixture().direct).text).toContain('Cierra el 15 de enero');
    expect(last(fixture().direct).text).not.toContain('20 de diciembre');
  });

  test.each(traits.failures)('%s becomes its own DeliveryError', async (failure) => {
    await fixture().fail(failure);
    const since = new Date(Date.now() - 60_000);
    const { adapter, direct } = fixture();
    const error = await adapter.send(direct, card('Hola'), 'key-3').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DeliveryError);
    expect((error as DeliveryError).fault).toBe(faultOf[failure]);
    if (failure === 'rateLimited') expect((error as DeliveryError).retryAfterMs).toBe(7000);
    if (failure === 'answerLost' && adapter.find) {
      const found = await adapter.find(direct, 'key-3', since);
      expect(found?.messageId).toBe(last(direct).id);
      expect(await adapter.find(direct, 'key-4', since)).toBeNull();
    }
  });

  test('every address has limits to keep', () => {
    for (const at of [fixture().direct, fixture().channel]) {
      if (!at) continue;
      for (const scope of fixture().adapter.scopes(at)) {
        expect(scope.perSecond).toBeGreaterThan(0);
        expect(scope.burst).toBeGreaterThan(0);
      }
    }
  });
}
