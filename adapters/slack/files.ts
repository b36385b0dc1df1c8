/** A file that a person sent in Slack, fetched with the bot's token, which goes to Slack's own file host and nowhere else. */
import { download } from '../../src/download.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { IncomingFile } from '../../src/event.ts';
import type { ClientConfig } from './sdk.ts';

/** What a message or a modal says of a file. */
export type SlackFile = {
  id?: string;
  name?: string | null;
  title?: string | null;
  mimetype?: string;
  size?: number;
  url_private_download?: string;
};

const fileHost = 'https://files.slack.com';

export function createReadFiles({ botToken, apiUrl }: ClientConfig) {
  // A stand-in for Slack serves the files as well.
  const origin = apiUrl ? new URL(apiUrl).origin : fileHost;
  const isTrusted = (url: string) => URL.parse(url)?.origin === origin;

  /** The file unread; one that Slack gives no address for (deleted, of another workspace) cannot be read. */
  return (file: SlackFile): IncomingFile => ({
    name: file.name || file.title || 'archivo',
    mime: file.mimetype ?? '',
    size: file.size ?? 0,
    async read() {
      const url = file.url_private_download;
      if (!url) throw new DeliveryError('gone', 'Slack: a file without an address');
      return download(url, { isTrusted, headers: { authorization: `Bearer ${botToken}` } });
    },
  });
}
