/** Cards and forms as Teams' client shows them: the adapter's Adaptive Cards, drawn in the page by Microsoft's renderer. */
import { readFileSync } from 'node:fs';
import { renderCard } from '../../adapters/teams/render.ts';
import { renderForm } from '../../adapters/teams/render-form.ts';
import { splitCard } from '../../adapters/teams/split.ts';
import type { Locale } from '../../src/app.ts';
import type { Card } from '../../src/card.ts';
import type { Form, RawValues } from '../../src/form.ts';
import { adapterWords } from '../../src/platform-text.ts';
import { escapeHtml } from './html.ts';

const colours = (normal: string, subtle: string) => ({ default: normal, subtle });
const foreground = {
  default: colours('#242424', '#616161'),
  accent: colours('#5b5fc7', '#5b5fc7'),
  good: colours('#237b4b', '#237b4b'),
  warning: colours('#835c00', '#835c00'),
  attention: colours('#c4314b', '#c4314b'),
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors: foreground });

/** Teams' light theme, from the host configuration that its documentation and designer give. */
const hostConfig = {
  fontFamily: '"Segoe UI", "Open Sans", Arial, sans-serif',
  supportsInteractivity: true,
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e1e1e1' },
  containerStyles: {
    default: container('#ffffff'),
    emphasis: container('#f5f5f5'),
    accent: container('#e8ebfa'),
    good: container('#e7f2da'),
    warning: container('#fbf6d9'),
    attention: container('#fcf4f6'),
  },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  textBlock: { headingLevel: 2 },
  factSet: { title: { weight: 'Bolder', wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
};

export const teamsStyle = `
.teams { width: 560px; background: #f5f5f5; padding: 12px; box-sizing: border-box; }
.teams .card { background: #fff; border: 1px solid #e1e1e1; border-radius: 6px; margin-bottom: 8px; overflow: hidden; }
.teams .card button { font: 600 14px "Segoe UI", "Open Sans", Arial, sans-serif; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424; padding: 5px 12px; }
.teams .card button.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
.teams .card button.style-destructive { border-color: #c4314b; color: #c4314b; }
.teams .card input[type=text], .teams .card input[type=number], .teams .card input[type=date], .teams .card input[type=url], .teams .card textarea, .teams .card select { font: 14px "Segoe UI", Arial, sans-serif; border: 0; border-bottom: 1px solid #ccc; border-radius: 4px; background: #f5f5f5; padding: 7px; width: 100%; box-sizing: border-box; }
.teams .card table { width: 100%; }`;

/** Draws what `teamsCards` left as JSON; runs in the page. */
export const teamsScript = `${readFileSync(new URL(import.meta.resolve('adaptivecards/dist/adaptivecards.min.js')), 'utf8')}
window.faults = [];
for (const place of document.querySelectorAll('.teams .card')) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)});
  const context = new AdaptiveCards.SerializationContext();
  card.parse(JSON.parse(place.dataset.card), context);
  for (let index = 0; index < context.eventCount; index += 1) window.faults.push(context.getEventAt(index).message);
  place.replaceChildren(card.render());
}`;

const place = (card: unknown) => `<div class="card" data-card="${escapeHtml(JSON.stringify(card))}"></div>`;

export function teamsCards(cards: readonly Card[], locale: Locale): string {
  const words = adapterWords[locale];
  return cards.flatMap((card) => splitCard(card, words).map((one) => place(renderCard(one, words)))).join('');
}

type Typed = { faults: Record<string, string>; typed: RawValues };

export function teamsForm(form: Form, { faults, typed }: Typed, locale: Locale): string {
  return place(renderForm(form, adapterWords[locale], { faults, values: typed }));
}
