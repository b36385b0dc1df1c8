/** The question about a doubtful close, and its answer. Pure. */
import type { Block, Card } from '../../card.ts';
import { sayInstant, sayQuoted } from '../../text.ts';
import { type CallView, type Look, sayDeadline, sourceButton } from '../cards.ts';
import { coordinatorText } from './coordinator-text.ts';

export type Confirming = CallView & { decided: boolean; doubtful: boolean };

/** One click confirms; the way to correct it stays once it is confirmed. */
export function confirmCard(call: Confirming, look: Look): Card {
  const text = coordinatorText[look.locale];
  const at = call.deadlineAt;
  const blocks: Block[] = [];
  if (call.decided) {
    const said = at ? text.deadlineConfirmed(sayInstant(at, look.locale, look.now)) : text.deadlineConfirmedNone;
    blocks.push({ kind: 'status', status: 'good', text: said });
  } else blocks.push({ kind: 'text', text: text.deadlineIntro });
  blocks.push({ kind: 'text', text: [{ text: `${call.number}. ${call.title}`, bold: true }] });
  if (!call.decided) {
    blocks.push({ kind: 'fields', fields: [{ label: text.deadlineRead, value: sayDeadline(call, look) }] });
  }
  if (call.deadlineText) {
    blocks.push({
      kind: 'text',
      text: `${text.deadlineSentence}: ${sayQuoted(call.deadlineText, look.locale)}`,
      muted: true,
    });
  }
  const data = { call: call.id, ...(at ? { at: at.toISOString() } : {}) };
  const correct = { label: text.deadlineCorrect, action: 'form.open', data: { form: 'call.deadline', state: call.id } };
  blocks.push({
    kind: 'buttons',
    buttons: [
      ...(call.decided
        ? []
        : [{ label: text.deadlineRight, action: 'deadline.right', data, style: 'primary' as const }]),
      correct,
      ...(call.decided ? [] : [{ label: text.deadlineNone, action: 'deadline.none', data }]),
      ...sourceButton(call, look.locale),
    ],
  });
  return { title: text.deadlineTitle, blocks };
}
