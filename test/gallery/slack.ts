/** Cards and forms as Slack's client shows them: the adapter's blocks, through slack-blocks-to-jsx. */
import { readFileSync } from 'node:fs';
import type { KnownBlock, ModalView } from '@slack/types';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Block, Message } from 'slack-blocks-to-jsx';
import { drawForm } from '../../adapters/slack/form-view.ts';
import { drawCard, toUpload } from '../../adapters/slack/render.ts';
import type { Locale } from '../../src/app.ts';
import type { Card } from '../../src/card.ts';
import type { Form, RawValues } from '../../src/form.ts';
import { adapterWords } from '../../src/platform-text.ts';
import { escapeHtml } from './html.ts';

const logo = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="6" fill="#12306b"/><text x="18" y="25" font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle" fill="#fff">E</text></svg>',
)}`;

export const slackStyle = `${readFileSync(new URL(import.meta.resolve('slack-blocks-to-jsx/dist/style.css')), 'utf8')}
.slack { width: 600px; font-family: Lato, "Helvetica Neue", Arial, sans-serif; background: #fff; }
.slack .modal { width: 520px; border: 1px solid #ddd; border-radius: 8px; box-shadow: 0 4px 16px #0002; }
.slack .modal > header, .slack .modal > footer { padding: 14px 20px; font-weight: 900; font-size: 18px; }
.slack .modal > footer { text-align: right; font-size: 15px; font-weight: 700; border-top: 1px solid #ddd; }
.slack .modal > footer span { border: 1px solid #bbb; border-radius: 4px; padding: 7px 12px; margin-left: 8px; }
.slack .modal > footer .submit { background: #007a5a; border-color: #007a5a; color: #fff; }
.slack .modal > div { padding: 0 20px 16px; }`;

/** The library's types of blocks are its own, and stricter in what is optional than Slack's. */
const draw = (blocks: readonly KnownBlock[], withoutWrapper: boolean) =>
  renderToStaticMarkup(
    createElement(Message, {
      blocks: blocks as unknown as Block[],
      logo,
      name: 'Enlace',
      time: new Date(2026, 10, 24, 10, 0),
      theme: 'light',
      withoutWrapper,
    }),
  );

const pngAddress = (png: Uint8Array) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;

/** An uploaded image from the page itself: nothing is uploaded here. */
function shown(block: KnownBlock, addresses: ReadonlyMap<string, string>): KnownBlock {
  if (block.type !== 'image' || !('slack_file' in block)) return block;
  const id = 'id' in block.slack_file ? block.slack_file.id : undefined;
  return { type: 'image', image_url: addresses.get(id ?? '') ?? '', alt_text: block.alt_text };
}

/** One card is one message or several. */
export function slackCards(cards: readonly Card[], locale: Locale): string {
  const words = adapterWords[locale];
  return cards
    .flatMap((card) => {
      const given = toUpload(card.blocks).map(({ bytes, name }, index) => ({ bytes, name, id: `F${index}` }));
      const uploads = new Map(
        given.map(({ bytes, name, id }) => [bytes, { id, permalink: `https://red.slack.com/files/${id}/${name}` }]),
      );
      const addresses = new Map(given.map(({ bytes, id }) => [id, pngAddress(bytes)]));
      return drawCard(card, { words, uploads }).map((one) =>
        draw(
          one.blocks.map((block) => shown(block, addresses)),
          false,
        ),
      );
    })
    .join('');
}

function modal({ title, submit, close, blocks }: ModalView): string {
  const button = (text: string | undefined, name: string) =>
    text ? `<span class="${name}">${escapeHtml(text)}</span>` : '';
  return `<div class="modal"><header>${escapeHtml(title.text)}</header><div>${draw(blocks as KnownBlock[], true)}</div><footer>${button(
    close?.text,
    'close',
  )}${button(submit?.text, 'submit')}</footer></div>`;
}

type Typed = { faults: Record<string, string>; typed: RawValues };

export function slackForm(form: Form, { faults, typed }: Typed, locale: Locale): string {
  const values = Object.keys(typed).length > 0 ? { values: typed } : {};
  return modal(drawForm(form, { words: adapterWords[locale], origin: {}, faults, ...values }));
}
