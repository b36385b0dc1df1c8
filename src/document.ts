/** A document that people keep: chapters of card blocks, as a page that prints well or as a workbook. */
import { type Block, cardText, type Rich } from './card.ts';
import { statusColours } from './chart.ts';
import { neutralize, newWorkbook, workbookBytes } from './table.ts';

export type Chapter = Extract<Block, { kind: 'section' }>;
export type Document = { title: string; subtitle?: string; chapters: readonly Chapter[] };

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (mark) => escapes[mark] ?? mark);
const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');

const style = `
  @page { size: A4; margin: 18mm 16mm; }
  body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; color: #14171c; max-width: 820px; margin: 2em auto; padding: 0 1em; }
  h1 { font-size: 1.5em; margin-bottom: 0; } h2 { font-size: 1.15em; margin-top: 1.8em; border-bottom: 1px solid #c9ced6; } h3 { font-size: 1em; margin-bottom: .3em; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .35em .6em; border-bottom: 1px solid #e3e6ea; vertical-align: top; }
  .muted { color: #55606e; } .dot { display: inline-block; width: .8em; height: .8em; border-radius: 50%; margin-right: .4em; }
  img { max-width: 100%; height: auto; } tr, figure { break-inside: avoid; } h2, h3 { break-after: avoid; }
  @media print { body { margin: 0; max-width: none; } }`;

function richHtml(text: Rich): string {
  if (typeof text === 'string') return lines(text);
  return text
    .map((span) => {
      if (typeof span === 'string') return lines(span);
      const bold = span.bold ? `<b>${lines(span.text)}</b>` : lines(span.text);
      const said = span.italic ? `<i>${bold}</i>` : bold;
      return span.href && /^(https?|mailto):/i.test(span.href)
        ? `<a href="${escapeHtml(span.href)}">${said}</a>`
        : said;
    })
    .join('');
}

const row = (cells: readonly string[], tag: 'td' | 'th') =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;

/** `level` is that of the headings of sections within. */
function blockHtml(block: Block, level: number): string {
  switch (block.kind) {
    case 'text':
      return `<p${block.muted ? ' class="muted"' : ''}>${richHtml(block.text)}</p>`;
    case 'status':
      return `<p><span class="dot" style="background:${statusColours[block.status]}"></span>${lines(block.text)}</p>`;
    case 'fields':
      return `<table>${block.fields.map(({ label, value }) => row([`<b>${lines(label)}</b>`, richHtml(value)], 'td')).join('')}</table>`;
    case 'table':
      return (
        `<table><thead>${row(block.columns.map(lines), 'th')}</thead>` +
        `<tbody>${block.rows.map((cells) => row(cells.map(lines), 'td')).join('')}</tbody></table>`
      );
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${richHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'image': {
      if ('url' in block.image) return `<p class="muted">${lines(block.alt)}</p>`;
      const data = Buffer.from(block.image.png).toString('base64');
      return `<figure><img alt="${escapeHtml(block.alt)}" src="data:image/png;base64,${data}"></figure>`;
    }
    case 'section': {
      const within = block.blocks.map((inner) => blockHtml(inner, level + 1)).join('\n');
      return `<section><h${level}>${lines(block.title)}</h${level}>\n${within}</section>`;
    }
    case 'divider':
      return '<hr>';
    case 'buttons':
    case 'choices':
    case 'file':
      return '';
  }
}

/** A page in the language `lang` that needs nothing else: no script, no font from elsewhere. What people wrote is escaped. */
export function documentHtml({ title, subtitle, chapters }: Document, lang: string): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style>`;
  const body = [
    `<h1>${lines(title)}</h1>`,
    subtitle ? `<p class="muted">${lines(subtitle)}</p>` : '',
    ...chapters.map((chapter) => blockHtml(chapter, 2)),
  ];
  return `<!doctype html>\n<html lang="${lang}"><head>${head}</head>\n<body>\n${body.filter((part) => part !== '').join('\n')}\n</body></html>\n`;
}

type Sheet = {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  pictures: readonly Uint8Array[];
};

/** Every table under the title it stands under, with the pictures before it; first a sheet with what is said in words. */
function sheetsOf({ title, subtitle, chapters }: Document): Sheet[] {
  const said: string[][] = subtitle ? [['', subtitle]] : [];
  const tables: Sheet[] = [];
  let pictures: Uint8Array[] = [];
  const walk = (name: string, blocks: readonly Block[]) => {
    for (const block of blocks) {
      if (block.kind === 'section') walk(block.title, block.blocks);
      else if (block.kind === 'table') {
        tables.push({ name, columns: block.columns, rows: block.rows, pictures });
        pictures = [];
      } else if (block.kind === 'image') {
        if ('png' in block.image) pictures.push(block.image.png);
      } else {
        const text = cardText({ blocks: [block] });
        if (text !== '') said.push([name, text]);
      }
    }
  };
  walk(title, chapters);
  return [{ name: title, columns: ['', title], rows: said, pictures }, ...tables];
}

/** A name as workbooks take it: at most 31 characters, none of []:*?/\, told apart from those before it. */
function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replaceAll(/[[\]:*?/\\']/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim() || '1';
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` ${number}`;
    const name = plain.slice(0, 31 - end.length).trimEnd() + end;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

/** Width and height of a PNG, from its header (PNG, third edition, 11.2.1). */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const header = new DataView(png.buffer, png.byteOffset);
  return { width: header.getUint32(16), height: header.getUint32(20) };
}

/** A workbook with a sheet a table, its pictures beside it; whole numbers as numbers, formulas neutralised. */
export async function documentXlsx(document: Document): Promise<Buffer> {
  const book = await newWorkbook();
  const taken = new Set<string>();
  for (const { name, columns, rows, pictures } of sheetsOf(document)) {
    const sheet = book.addWorksheet(sheetName(name, taken));
    sheet.addRow(columns.map(neutralize)).font = { bold: true };
    for (const cells of rows)
      sheet.addRow(cells.map((cell) => (/^(0|[1-9]\d{0,14})$/.test(cell) ? Number(cell) : neutralize(cell))));
    sheet.columns.forEach((column, index) => {
      column.width = index === 0 ? 32 : 24;
      column.alignment = { wrapText: true, vertical: 'top' };
    });
    sheet.views = [{ state: 'frozen', ySplit: 1 }];
    let row = 1;
    for (const png of pictures) {
      const id = book.addImage({ base64: Buffer.from(png).toString('base64'), extension: 'png' });
      const ext = sizeOf(png);
      sheet.addImage(id, { tl: { col: columns.length + 1, row }, ext });
      // Twenty pixels a row, as spreadsheets have it.
      row += Math.ceil(ext.height / 20) + 1;
    }
  }
  return workbookBytes(book);
}
