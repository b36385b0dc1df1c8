/** What a person wrote, out of Slack's markup of it (docs.slack.dev, "Formatting message text", retrieving messages). */

/** The text with our own mention taken out, references as people read them and entities undone. */
export async function readText(
  text: string,
  options: { self: string; nameOf: (user: string) => Promise<string | undefined> },
): Promise<string> {
  const users = new Set([...text.matchAll(/<@([A-Z0-9]+)>/g)].map((match) => match[1] ?? ''));
  users.delete(options.self);
  const names = new Map<string, string>();
  for (const user of users) names.set(user, (await options.nameOf(user)) ?? user);
  return text
    .replaceAll(new RegExp(`^\\s*<@${options.self}(\\|[^<>]*)?>[\\s:,]*|\\s*<@${options.self}(\\|[^<>]*)?>`, 'g'), '')
    .replace(/<([^<>]*)>/g, (_, inside: string) => readReference(inside, names))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}

/** The inside of `<…>`: `@U1|ana`, `#C1|general`, `!here`, `!subteam^S1|@grupo`, `!date^…|fallback`, `https://…|label`. */
function readReference(inside: string, names: ReadonlyMap<string, string>): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : inside.slice(bar + 1);
  const id = target.slice(1);
  switch (target.charAt(0)) {
    case '@':
      return `@${label || names.get(id) || id}`;
    case '#':
      return `#${label || id}`;
    case '!':
      return label || `@${id.split('^')[0] ?? ''}`;
    default:
      if (!label) return target.replace(/^mailto:/, '');
      return target.includes(label.replace(/…$/, ''))
        ? target.startsWith('mailto:')
          ? label
          : target
        : `${label} (${target})`;
  }
}
