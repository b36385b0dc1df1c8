/** Why a feed was not read, as coordinators and operators read it; the logs keep the English line. */
import type { Locale } from '../../app.ts';
import type { FeedError, FeedFault } from '../reading/feed-result.ts';
import type { FetchCode, FetchError } from '../reading/fetch-fault.ts';

type Code = FetchCode | FeedFault['code'];

const words: Record<Code, Record<Locale, string>> = {
  bad_url: { es: 'la dirección no es válida', en: 'the address is not valid' },
  port_refused: { es: 'ese puerto no se lee', en: 'that port is not read' },
  private_address: { es: 'la dirección lleva a una red privada', en: 'the address leads into a private network' },
  unknown_host: { es: 'no se encuentra el servidor', en: 'the server cannot be found' },
  unreachable: { es: 'no se pudo conectar con el servidor', en: 'the server cannot be reached' },
  bad_certificate: { es: 'el certificado del servidor no es válido', en: "the server's certificate is not valid" },
  timeout: { es: 'tardó demasiado', en: 'it took too long' },
  too_big: { es: 'es demasiado grande', en: 'it is too big' },
  too_many_redirects: { es: 'lleva de una dirección a otra sin llegar', en: 'it leads from address to address' },
  bad_encoding: { es: 'la respuesta llegó dañada', en: 'the answer arrived damaged' },
  busy: { es: 'el servidor está ocupado o pide esperar', en: 'the server is busy or asks to wait' },
  forbidden: { es: 'el servidor no permite leerla', en: 'the server does not allow to read it' },
  gone: { es: 'ya no hay nada en esa dirección', en: 'there is nothing at that address any more' },
  bad_status: { es: 'el servidor respondió con un error', en: 'the server answered with an error' },
  no_file: { es: 'no existe el archivo', en: 'there is no such file' },
  not_a_feed: { es: 'lo que hay allí no es una fuente RSS ni Atom', en: 'what is there is no RSS or Atom feed' },
  html: { es: 'es una página, no una fuente', en: 'it is a page, not a feed' },
  empty: { es: 'llegó vacía', en: 'it arrived empty' },
  too_complex: { es: 'es demasiado enredada para leerla', en: 'it is too tangled to be read' },
};

/** As it is kept with the feed: its kind, then the line for an operator. */
export const keptFault = ({ code, message }: FetchError | FeedError): string => `${code}: ${message}`;

/** What went wrong with a feed, for the operator's commands; of no known kind, as it is. */
export function sayFeedError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? sayFault(`${error.code}: ${error.message}`, 'es') : error.message;
}

/** What was kept, in words, with the number that the server answered; what has no known kind stays as it is. */
export function sayFault(kept: string, locale: Locale): string {
  const [, code = '', line = ''] = /^([a-z_]+): (.*)$/s.exec(kept) ?? [];
  const said = Object.hasOwn(words, code) ? words[code as Code][locale] : null;
  if (!said) return line || kept;
  const status = /^Answered (\d{3})/.exec(line)?.[1];
  return status ? `${said} (HTTP ${status})` : said;
}
