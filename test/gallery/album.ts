/** The pictures of the gallery as they are taken: cards and forms, by name. */
import type { Reply } from '../../src/adapter.ts';
import type { Locale } from '../../src/app.ts';
import type { Card } from '../../src/card.ts';
import type { Form, RawValues } from '../../src/form.ts';
import { people, type Scene, type Who } from './scene.ts';

/** One picture: cards, or a form with what was typed and what is wrong with it; `asked` is how the terminal asks it. */
export type Shot = { name: string; title: string; locale: Locale } & (
  | { cards: readonly Card[] }
  | { form: Form; faults: Record<string, string>; typed: RawValues; asked: readonly Card[] }
);

/** Which of the app's deliveries, forms and buttons were shown: what is not shown was not looked at. */
type Shown = { deliveries: Set<string>; forms: Set<string>; actions: Set<string> };

export class Album {
  readonly shots: Shot[] = [];
  readonly shown: Shown = { deliveries: new Set(), forms: new Set(), actions: new Set() };
  /** Every card with the person who has it before them: what can be pressed. */
  readonly seen: { cards: readonly Card[]; who: Who }[] = [];
  /** What could not be shown, and why. */
  readonly problems: string[] = [];
  readonly scene: Scene;
  constructor(scene: Scene) {
    this.scene = scene;
  }

  addCards(name: string, title: string, cards: readonly Card[], locale: Locale = 'es'): readonly Card[] {
    this.assertNew(name);
    this.shots.push({ name, title, locale, cards });
    return cards;
  }

  private assertNew(name: string): void {
    if (this.shots.some((shot) => shot.name === name)) throw new Error(`two pictures are called ${name}`);
  }

  /** Somebody writes, presses or sends: the answer is a picture. Returns its cards, for what is pressed next. */
  async ask(
    name: string,
    title: string,
    who: Who,
    event: Parameters<Scene['say']>[1],
    options: { space?: string } = {},
  ): Promise<readonly Card[]> {
    return this.addReply(name, title, who, event, await this.scene.say(who, event, options));
  }

  async addReply(
    name: string,
    title: string,
    who: Who,
    event: Parameters<Scene['say']>[1],
    reply: Reply,
  ): Promise<readonly Card[]> {
    const { locale } = people[who];
    if (event.kind === 'action') this.shown.actions.add(event.action);
    if (reply.kind === 'cards') {
      this.seen.push({ cards: reply.cards, who });
      // What only «deshacer» in words presses.
      if (reply.undo) this.seen.push({ cards: [{ blocks: [{ kind: 'buttons', buttons: [reply.undo] }] }], who });
      return this.addCards(name, title, reply.cards, locale);
    }
    if (reply.kind === 'none') throw new Error(`${name}: nothing was answered`);
    this.assertNew(name);
    this.shown.forms.add(reply.form.id);
    const faults = reply.kind === 'faults' ? reply.faults : {};
    const asked = reply.kind === 'form' ? await this.askInChat(who, event) : [];
    const typed = event.kind === 'formSubmit' ? event.values : {};
    this.shots.push({ name, title, locale, form: reply.form, faults, typed, asked });
    return [];
  }

  /** The same on a platform without forms: its first question, after which the form is left. */
  private async askInChat(who: Who, event: Parameters<Scene['say']>[1]): Promise<readonly Card[]> {
    const first = await this.scene.say(who, event, { asksInChat: true });
    await this.scene.say(who, { kind: 'message', text: 'cancelar' }, { asksInChat: true });
    return first.kind === 'cards' ? first.cards : [];
  }

  /** The latest delivery of this kind to this person or space, about this subject, that is still wanted. */
  async deliver(name: string, title: string, kind: string, to?: Who | 'space', subject?: string) {
    for (const delivery of await this.scene.deliveries(kind)) {
      if (subject && delivery.subject !== subject) continue;
      const member = delivery.memberId
        ? await this.scene.dependencies.store.db.member.findUnique({ where: { id: delivery.memberId } })
        : null;
      const wanted = to === undefined || (to === 'space' ? !member : member?.email === people[to].email);
      const card = wanted ? await this.scene.draw(delivery) : null;
      if (!card) continue;
      this.shown.deliveries.add(kind);
      const whose = (Object.keys(people) as Who[]).find((one) => people[one].email === member?.email);
      this.seen.push({ cards: [card], who: whose ?? 'member' });
      return this.addCards(name, title, [card], member?.locale === 'en' ? 'en' : 'es');
    }
    throw new Error(`${name}: no delivery ${kind} to draw`);
  }
}
