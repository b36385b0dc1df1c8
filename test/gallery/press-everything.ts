/** Presses each kind of button that any card offered and nobody has pressed, and sends each form that opens. */
import { type Card, cardFiles } from '../../src/card.ts';
import type { Field, Form, RawValues } from '../../src/form.ts';
import type { Album } from './album.ts';
import { buttonsOf, type NewEvent, type Who } from './scene.ts';

/** `help.say` is a message; erasing oneself is shown at the end. */
const left = new Set(['help.say', 'profile.erase']);

type Press = { key: string; label: string; event: NewEvent };

function pressesOf(cards: readonly Card[]): Press[] {
  const presses = cards.flatMap(buttonsOf).flatMap((button): Press[] => {
    if ('href' in button) return [];
    const { action, data = {}, label } = button;
    const key = action === 'form.open' ? `form.open ${data.form}` : action;
    return [{ key, label, event: { kind: 'action', action, data } }];
  });
  const menus = cards
    .flatMap((card) => card.blocks)
    .flatMap((block): Press[] => {
      const [first] = block.kind === 'choices' ? block.options : [];
      if (block.kind !== 'choices' || !first) return [];
      const data = { ...block.data, value: first.value };
      return [{ key: block.action, label: first.label, event: { kind: 'action', action: block.action, data } }];
    });
  // A file is given again by an action of its own.
  const files = cards.flatMap(cardFiles).map(({ label, again }): Press => {
    return { key: again.action, label, event: { kind: 'action', ...again } };
  });
  return [...presses, ...menus, ...files];
}

const answers: Partial<Record<string, string>> = {
  number: '1',
  date: '2027-01-15',
  link: 'https://example.org/',
  document: 'https://example.org/',
  yesno: 'yes',
  amount: '1000',
};

/** An answer that fits the field, kept where there is one. */
function answerTo(field: Field): string | readonly string[] {
  if (field.initial !== undefined && field.initial.length > 0) return field.initial;
  if ('options' in field) return field.options[0]?.value ?? '';
  return answers[field.kind] ?? 'Texto de ejemplo';
}

async function sendForm(album: Album, form: Form, who: Who): Promise<void> {
  const values: RawValues = Object.fromEntries(form.fields.map((field) => [field.name, answerTo(field)]));
  const event = { kind: 'formSubmit' as const, form: form.id, state: form.state ?? '', values };
  const reply = await album.scene.say(who, event);
  const name = `enviado-${form.id.replaceAll('.', '-')}`;
  if (reply.kind === 'none' || album.shots.some((shot) => shot.name === name)) return;
  await album.addReply(name, `${form.id}, enviado`, who, event, reply);
}

export async function pressEverything(album: Album): Promise<void> {
  const { actions, forms } = album.shown;
  const done = new Set([...left, ...actions, ...[...forms].map((form) => `form.open ${form}`)]);
  done.delete('form.open');
  // What is answered is seen too, and pressed in its turn.
  for (const { cards, who } of album.seen) {
    for (const { key, label, event } of pressesOf(cards)) {
      if (done.has(key)) continue;
      done.add(key);
      const reply = await album.scene.say(who, event);
      if (reply.kind === 'none') continue;
      const name = `boton-${key.replaceAll(/[^a-z-]+/gi, '-')}`;
      if (album.shots.some((shot) => shot.name === name)) continue;
      await album.addReply(name, `«${label}»: ${key}`, who, event, reply);
      if (reply.kind === 'form') await sendForm(album, reply.form, who);
    }
  }
}
