/** What a pasted link or text says of a call, to fill its form with. */
import { Parser } from 'htmlparser2';
import type { Dependencies } from '../../app.ts';
import { readAsked } from '../reaching/ask.ts';
import { decodeFeed } from '../reading/feed-decode.ts';
import { htmlToText } from '../reading/feed-html.ts';
import type { ParsedItem } from '../reading/feed-result.ts';
import { FetchError } from '../reading/fetch.ts';
import { type Understood, understand } from '../understanding/understand.ts';
import { readVocabulary } from '../understanding/vocabulary.ts';

/** What the form starts with; kept in its state, which holds 1,500 characters. `problem`: why the link told nothing. */
export type Draft = {
  url: string | null;
  title: string;
  summary: string;
  facts: Pick<Understood, 'deadlineAt' | 'deadlineZone' | 'modality' | 'sectors' | 'funder'> | null;
  problem: string | null;
};

/** More than any page's head and opening. */
const mostPage = 1_000_000;
const mostText = 20_000;
const linkPattern = /https?:\/\/[^\s<>«»"']+/i;

/** The address in a message, without the punctuation that follows it. */
export function linkIn(text: string): string | null {
  const found = linkPattern.exec(text)?.[0].replace(/[.,;:!?)\]]+$/, '');
  return found ? (URL.parse(found)?.href ?? null) : null;
}

type Page = { title: string; description: string; text: string; language: string | null };

/** Title, description and text of a page: what it says of itself for sharing first. */
function readPage(html: string): Page {
  const meta = new Map<string, string>();
  let title = '';
  let language: string | null = null;
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'html') language = attributes.lang?.slice(0, 2).toLowerCase() ?? null;
      if (name === 'title' && title === '') inTitle = true;
      const key = (attributes.property ?? attributes.name ?? '').toLowerCase();
      if (name === 'meta' && key !== '' && attributes.content && !meta.has(key)) meta.set(key, attributes.content);
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
    },
  });
  parser.end(html.slice(0, mostPage));
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  return {
    title: oneLine(meta.get('og:title') ?? title),
    description: oneLine(meta.get('og:description') ?? meta.get('description') ?? ''),
    text: htmlToText(html.slice(0, mostPage)).slice(0, mostText),
    language,
  };
}

/** "Temas: ambiente y movilidad": what a text says itself that it is about. */
const topics =
  /(?:^|[.;\n])\s*(?:temas?|tem[áa]ticas?|sectore?s?|[áa]reas? tem[áa]ticas?|topics?|themes?)\s*:\s*([^.;\n]{3,200})/giu;

/** What a call's own words say of it. */
export async function factsOf(
  { store, clock }: Dependencies,
  said: { title: string; text: string; language: string | null },
): Promise<Understood> {
  const item: ParsedItem = {
    id: 'proposal',
    url: null,
    publishedAt: clock.now(),
    updatedAt: null,
    html: '',
    categories: [],
    author: null,
    ...said,
  };
  const vocabulary = await readVocabulary(store);
  const named = [...said.text.matchAll(topics)].map(([, each]) => each).join(', ');
  const { sectors } = readAsked(named, vocabulary, clock.now());
  return understand(vocabulary.rules, item, { language: null, sectors }, { language: said.language });
}

/** A text in one line has its title in its first sentence. */
function linesOf(text: string): string[] {
  const lines = text.trim().split('\n');
  if (lines.length > 1) return lines;
  const [, head, rest] = /^(.{15,200}?)[.;:]\s+(\S.{20,})$/s.exec(lines[0] ?? '') ?? [];
  return head && rest ? [head, rest] : lines;
}

/** "…, cierra el 3 de febrero": what a sentence tells of a call besides what it is. */
const aside =
  /[,;.]?\s*(?:que |y |and )?(?:cierra|vence|hasta el|(?:con|el|la) (?:plazo|fecha)|(?:it )?closes|deadline)(?!\p{L}).*$|[\s,;.:]+$/iu;
/** "La Embajada de Suecia tiene un fondo …", "les comparto una beca …": who has it, or tells of it, before what it is. */
const whoHas =
  /^(?:(?:les? |te )?(?:comparto|compartimos|mando|paso|env[ií]o|dejo)|(?:(?:la|el|los|las|the) [^,.:;]{2,60}? )?(?:tienen?|ofrecen?|abri[oó]|abrieron|lanz[oó]|lanzaron|public[oó]|sac[oó]|hay|sali[oó]|has|have|offers?|opened|launched)) (?:(?:un[ao]?s?|el|la|an?|the) )?(?=\S{4}.* (?:para|de|del|en|sobre|for|on|of|in) )/iu;

/** Said in a sentence, a call is called by what it is: "Fondo para datos abiertos". */
function nameIn(sentence: string): string {
  const name = sentence.replace(aside, '').replace(whoHas, '');
  return name.length < 8 ? sentence : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Reads a pasted text: its first line is the title, or its only one tells it. */
async function readText(dependencies: Dependencies, text: string, url: string | null): Promise<Draft> {
  const [first = '', ...rest] = linesOf(text);
  const named = text.includes('\n') ? first.trim() : nameIn(first.trim());
  const title = named.length <= 200 ? named : `${named.slice(0, 160).replace(/\s+\S*$/, '')}…`;
  const facts = await factsOf(dependencies, { title, text, language: null });
  return { url, title, summary: title === first.trim() ? rest.join('\n').trim() : text, facts, problem: null };
}

/** Reads what a link leads to. What cannot be read leaves the form to the person, and says why. */
async function readLink(dependencies: Dependencies, url: string): Promise<Draft> {
  const empty: Draft = { url, title: '', summary: '', facts: null, problem: null };
  try {
    const fetched = await dependencies.fetcher.fetchFeed(url);
    if (fetched.status !== 'ok') return empty;
    const type = fetched.contentType ?? '';
    const html = decodeFeed(fetched.bytes.subarray(0, mostPage), type);
    if (!/html/i.test(type) && !/<html|<!doctype html/i.test(html.slice(0, 2000))) {
      return { ...empty, problem: type.replace(/;.*$/, '') || '?' };
    }
    const page = readPage(html);
    const text = `${page.description}\n${page.text}`;
    const facts = await factsOf(dependencies, { title: page.title, text, language: page.language });
    return { url: fetched.finalUrl, title: page.title, summary: page.description, facts, problem: null };
  } catch (error) {
    if (error instanceof FetchError) return { ...empty, problem: error.message };
    throw error;
  }
}

/** What was pasted after "proponer convocatoria": a link, a text, or a text with a link. */
export async function readDraft(dependencies: Dependencies, pasted: string): Promise<Draft> {
  const url = linkIn(pasted);
  const text = pasted
    .replace(linkPattern, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/[\s,;]+$/, '')
    .trim();
  if (url && text.length < 40) return readLink(dependencies, url);
  if (text.length > 0) return readText(dependencies, text, url);
  return { url: null, title: '', summary: '', facts: null, problem: null };
}
