/** Debian's Chromium, headless and quiet. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens it, or says how to get it. */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(
      `No hay un Chromium en ${executablePath}. Instálelo (apt-get install chromium fonts-noto-color-emoji) o ponga su ruta en CHROMIUM.`,
    );
  }
  return chromium.launch({ executablePath, args });
}
