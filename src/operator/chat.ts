/** The terminal as one person's platform: who they are, and what was delivered to them since they last looked. */
import type { Dependencies } from '../app.ts';
import type { Card } from '../card.ts';
import { listDeliveredUnseen, markSeen } from '../deliveries/queries.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { findMember, listMembers } from '../members/queries.ts';
import { terminalText } from '../platform-text.ts';
import type { Store } from '../store.ts';
import { accessNames } from '../text.ts';

export type TerminalPerson = { email: string; name: string; locale: string; role: string };

type MemberRow = { email: string; name: string; locale: string; role: 'member' | 'coordinator' | 'admin' };

const personOf = ({ email, name, locale, role }: MemberRow): TerminalPerson => ({
  email,
  name,
  locale,
  role: accessNames.es[role],
});

/** The member with that e-mail. Throws UserError. */
export async function personByEmail(store: Store, email: string): Promise<TerminalPerson> {
  const member = await findMember(store.db, email);
  if (!member) throw new UserError(await sayNobody(store, email));
  return personOf(member);
}

async function sayNobody(store: Store, wanted: string): Promise<string> {
  const people = (await listMembers(store.db)).slice(0, 12).map((member) => `${member.name} (${member.email})`);
  return terminalText.nobody(wanted, people.join(', ') || '—');
}

/** The member by e-mail or by part of the name; null with what to say when there is not exactly one. */
export async function personNamed(store: Store, wanted: string): Promise<{ person: TerminalPerson } | { say: string }> {
  const typed = foldText(wanted);
  const people = await listMembers(store.db);
  const found = people.filter(
    (member) => member.email === typed || (typed !== '' && foldText(member.name).includes(typed)),
  );
  return found.length === 1 && found[0] ? { person: personOf(found[0]) } : { say: await sayNobody(store, wanted) };
}

/** Who the terminal starts as: the first administrator, else anybody, else a guest. */
export async function firstPerson(store: Store): Promise<TerminalPerson> {
  const people = await listMembers(store.db);
  const first = people.find((member) => member.role === 'admin') ?? people[0];
  return first
    ? personOf(first)
    : { email: 'invitado@local', name: 'Invitado', locale: 'es', role: accessNames.es.guest };
}

/** Shows what was delivered to this person in the terminal since they last looked, oldest first; seen is what was shown. */
export async function showUnseen(
  { store, clock }: Pick<Dependencies, 'store' | 'clock'>,
  email: string,
  terminal: { show(card: Card): Promise<void> },
): Promise<void> {
  const rows = await listDeliveredUnseen(store.db, email);
  if (rows.length > 0) process.stdout.write(`${terminalText.missed(rows.length)}\n`);
  for (const { key, card } of rows) {
    if (card) await terminal.show(card as unknown as Card);
    await markSeen(store.db, [key], clock.now());
  }
}
