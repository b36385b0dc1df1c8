/** How often a committee is asked and for how long, in words. Pure. */
import { type Look, sayDay } from './cards.ts';
import type { Cadence } from './rules.ts';
import { templateText } from './template-text.ts';

type Rhythm = { cadence: Cadence; windowDays: number; nextRoundOn: Date | null };

export function sayRhythm({ cadence, windowDays, nextRoundOn }: Rhythm, look: Look): string {
  const text = templateText[look.locale];
  return text.rhythmSaid(text.cadences[cadence], windowDays, nextRoundOn ? sayDay(nextRoundOn, look) : '—');
}
