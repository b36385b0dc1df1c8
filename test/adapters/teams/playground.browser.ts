/** Drives the playground's own web client in Debian's Chromium (`apt install chromium`); run by `npm run test:browser`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../../src/event.ts';
import { openChromium } from '../../support/chromium.ts';
import { everyBlock, everyField } from '../../support/contract/samples.ts';
import { startBot, words } from './bot.ts';
import { startPlayground } from './playground.ts';

/** With a folder here, what was seen is kept as PNG files. */
const pictures = process.env.BROWSER_PICTURES;

describe('in the playground’s web client', () => {
  let bot: Awaited<ReturnType<typeof startBot>>;
  let playground: Awaited<ReturnType<typeof startPlayground>>;
  let browser: Browser;
  let page: Page;
  const events: Event[] = [];

  beforeAll(async () => {
    bot = await startBot();
    await bot.adapter.start(async (event) => {
      events.push(event);
      if (event.kind === 'formSubmit') return { kind: 'cards', cards: [{ title: 'Gracias', blocks: [] }] };
      if (event.kind === 'action') return { kind: 'cards', cards: [{ title: 'Anotado', blocks: [] }], replace: true };
      if (event.kind !== 'message') return { kind: 'none' };
      return event.text.includes('formulario')
        ? { kind: 'form', form: everyField }
        : { kind: 'cards', cards: [everyBlock] };
    });
    playground = await startPlayground(bot.url);
    browser = await openChromium();
    page = await browser.newPage({ viewport: { width: 1200, height: 1500 }, locale: 'es-CO' });
    page.setDefaultTimeout(10_000);
    await page.goto(playground.url);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await playground?.close();
    await bot?.close();
  });

  async function say(text: string): Promise<void> {
    const box = page.getByRole('textbox').last();
    await box.click();
    await box.fill(text);
    await page.keyboard.press('Enter');
  }
  async function picture(name: string): Promise<void> {
    if (!pictures) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `teams-${name}.png`) });
  }

  test('a card of every block is drawn literally, and its button changes it', async () => {
    await say('convocatorias');
    await page.getByText('Convocatoria *abierta* & vigente').waitFor();
    await page.getByText('Nota #1: 3 * 4 < 20 \\ fin').waitFor();
    await picture('card');
    await page.getByRole('button', { name: 'Recordarme' }).click();
    await page.getByRole('button', { name: 'Una semana antes' }).waitFor();
    await picture('menu');
    await page.getByRole('button', { name: 'Quitar' }).click();
    await page.getByText('¿Quitarla de su lista?').waitFor();
    await picture('confirm');
    await page.getByRole('button', { name: 'Me interesa' }).click();
    await page.getByText('Anotado').waitFor();
    expect(await page.getByText('Más detalles').count()).toBe(0);
    await picture('replaced');
    expect(events.at(-1)).toMatchObject({ kind: 'action', action: 'calls.follow' });
  }, 60_000);

  test('a form is filled in and sent', async () => {
    await say('formulario');
    await page.getByLabel('Tema').fill('Agua');
    await page.getByLabel('Personas').fill('12');
    await picture('form');
    await page.getByLabel('Fecha').fill('2027-01-15');
    await page.getByLabel('Enlace').fill('https://example.org');
    // The playground's own language is English, whatever the browser's is.
    await page.getByText(words.en.yes, { exact: true }).click();
    await page.getByRole('combobox', { name: 'Estado' }).click();
    await page.getByRole('option', { name: 'Atrasado' }).click();
    await page.getByText('Cultura', { exact: true }).click();
    await page.getByText('Verde: en marcha', { exact: true }).click();
    await page.getByRole('combobox', { name: 'Responsable' }).click();
    await page.getByRole('option', { name: 'Luis Paz' }).click();
    await page.getByLabel('Monto').fill('80000 EUR');
    await page.getByLabel('Acta').fill('https://example.org/acta');
    await picture('filled');
    await page.getByRole('button', { name: 'Enviar', exact: true }).last().click();
    await page.getByText('Gracias').waitFor();
    expect(events.at(-1)).toMatchObject({
      kind: 'formSubmit',
      values: {
        topic: 'Agua',
        people: '12',
        due: '2027-01-15',
        agreed: 'yes',
        status: 'late',
        sectors: ['s2'],
        who: 'm2',
        sum: '80000 EUR',
      },
    });
  }, 60_000);
});
