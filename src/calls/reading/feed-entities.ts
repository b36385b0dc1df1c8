/** The entities that a feed's own DOCTYPE defines, as far as they are harmless: a short text each, no markup. */

/** Far beyond any feed; past it references stay as they are written. */
const limits = { doctype: 20_000, entities: 100, value: 500, replacements: 5_000 };

const definition = /<!ENTITY\s+([\w.-]{1,100})\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/**
 * The text with those references replaced by what they stand for. What refers to other entities, to files or to
 * addresses is never followed, so that nothing can grow or be fetched.
 */
export function replaceEntities(source: string): string {
  const start = source.slice(0, limits.doctype);
  const doctype = /<!DOCTYPE[^[>]*\[([\s\S]*?)\]\s*>/i.exec(start)?.[1];
  if (!doctype) return source;
  const defined = new Map<string, string>();
  for (const [, name = '', double, single] of doctype.matchAll(definition)) {
    const value = double ?? single ?? '';
    if (defined.size < limits.entities && value.length <= limits.value && !/[<%]|&(?!#)/.test(value)) {
      defined.set(name, value);
    }
  }
  if (defined.size === 0) return source;
  let left = limits.replacements;
  return source.replace(/&([\w.-]{1,100});/g, (reference, name: string) => {
    const value = defined.get(name);
    if (value === undefined || left === 0) return reference;
    left -= 1;
    return value;
  });
}
