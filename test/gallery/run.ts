/**
 * `npm run gallery`: draws every card and form of the program, on made-up data, in the look of each platform, to
 * gallery/<name>.png (the three beside each other; `.open.png` is Teams with its first menu open) and gallery/index.html.
 * Look at them. Ends with 1 when something is wrong with one, or a delivery, form or button of the program is on none.
 * `npm run gallery -- --readme` also makes the README's pictures, in docs/img.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ansiStyle, type Offer, renderCard } from '../../adapters/terminal/render.ts';
import { type Card, cardFiles } from '../../src/card.ts';
import { openChromium } from '../support/chromium.ts';
import type { Shot } from './album.ts';
import { escapeHtml } from './html.ts';
import { takeShots } from './shots.ts';
import { slackCards, slackForm, slackStyle } from './slack.ts';
import { teamsCards, teamsForm, teamsScript, teamsStyle } from './teams.ts';

const folder = fileURLToPath(new URL('../../gallery/', import.meta.url));

const pictures = fileURLToPath(new URL('../../docs/img/', import.meta.url));
/** Slack beside Teams. */
const readmeShots = ['anuncio-miembro', 'lista-filtrada'];

const style = `
body { margin: 24px; font-family: system-ui, sans-serif; background: #fff; color: #222; }
.shot { display: flex; gap: 20px; align-items: flex-start; width: max-content; padding: 12px; }
h2 { font-size: 18px; margin: 28px 12px 0; } h2 small { color: #777; font-weight: 400; }
.terminal { width: 620px; margin: 0; padding: 14px; box-sizing: border-box; background: #17191c; color: #e6e6e6; border-radius: 6px; font: 13px/1.45 "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.terminal .dim { color: #9a9a9a; font-weight: 400; }
${slackStyle}
${teamsStyle}`;

/** As an interactive terminal shows it: bold and dim are escape codes there, and elements here. */
function terminalHtml(cards: readonly Card[]): string {
  const offers: Offer[] = [];
  const paths = new Map(cards.flatMap(cardFiles).map((file) => [file, `data/files/${file.name}`]));
  return escapeHtml(cards.map((card) => renderCard(card, ansiStyle, offers, paths)).join('\n\n'))
    .replaceAll('\u001b[1m', '<b>')
    .replaceAll('\u001b[2m', '<b class="dim">')
    .replaceAll('\u001b[22m', '</b>');
}

function draw(shot: Shot): string {
  const [slack, teams, terminal] =
    'form' in shot
      ? [slackForm(shot.form, shot, shot.locale), teamsForm(shot.form, shot, shot.locale), terminalHtml(shot.asked)]
      : [slackCards(shot.cards, shot.locale), teamsCards(shot.cards, shot.locale), terminalHtml(shot.cards)];
  return `<h2>${escapeHtml(shot.title)} <small>${shot.name}</small></h2>
<div class="shot" id="${shot.name}"><div class="slack">${slack}</div><div class="teams">${teams}</div>${
    terminal === '' ? '' : `<pre class="terminal">${terminal}</pre>`
  }</div>`;
}

const browser = await openChromium();
try {
  const { shots, faults, missing } = await takeShots();
  const body = shots.map(draw).join('\n');
  const html = `<!doctype html><html lang="es"><meta charset="utf-8"><title>Enlace: todas las tarjetas</title><style>${style}</style>
<h1>Todas las tarjetas de Enlace</h1><p>Datos inventados. Slack, Teams y la terminal.</p>
${body}<script>${teamsScript.replaceAll('</script', '<\\/script')}</script></html>`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}index.html`, html);
  const page = await browser.newPage({ viewport: { width: 1900, height: 1200 }, locale: 'es-CO' });
  await page.goto(`file://${folder}index.html`);
  const refused = await page.evaluate<string[]>('window.faults');
  faults.push(...refused.map((fault) => `Adaptive Cards: ${fault}`));
  for (const { name } of shots) {
    const shot = page.locator(`[id="${name}"]`);
    await shot.screenshot({ path: `${folder}${name}.png` });
    const menus = shot.locator('.teams button[aria-expanded=false]');
    if ((await menus.count()) === 0) continue;
    await menus.first().click();
    await shot.locator('.teams').screenshot({ path: `${folder}${name}.open.png` });
  }
  if (process.argv.includes('--readme')) {
    await mkdir(pictures, { recursive: true });
    await page.addStyleTag({
      content:
        '.terminal { display: none; } .shot { background: #f5f5f5; } .slack { padding: 16px; border-radius: 6px; }',
    });
    for (const name of readmeShots) await page.locator(`[id="${name}"]`).screenshot({ path: `${pictures}${name}.png` });
  }
  console.log(`${shots.length} tarjetas y formularios en ${folder}index.html`);
  for (const fault of faults) console.error(`Mal: ${fault}`);
  for (const what of missing) console.error(`No sale en ninguna imagen: ${what}`);
  if (faults.length + missing.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
}
// The store of the pictures lives in this process and has nothing to save.
process.exit();
