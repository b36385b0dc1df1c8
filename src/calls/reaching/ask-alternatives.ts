/** "Becas en salud o créditos en movilidad": two wishes in one sentence, each with conditions of its own. Pure. */
import type { Rates } from './amounts.ts';
import { type Asked, readAsked, type Vocabulary } from './ask.ts';
import { checkConditions, type ListName, type Subject } from './conditions.ts';

const named: readonly ListName[] = ['sectors', 'modalities', 'places', 'funders'];
const joint = /\s(?:o|u|y|e|or|and)\s/giu;

/**
 * The wishes of a sentence, at least one. It is two when both sides of an "o" name at least two same kinds of things;
 * what is not wanted, who may apply, how much and how often hold for both.
 */
export function readWishes(text: string, vocabulary: Vocabulary, now: Date): [Asked, ...Asked[]] {
  const whole = readAsked(text, vocabulary, now);
  const kinds = (asked: Asked) => named.filter((name) => asked[name].length > 0);
  if (kinds(whole).length < 2) return [whole];
  for (const match of text.matchAll(joint)) {
    const left = readAsked(text.slice(0, match.index), vocabulary, now);
    const right = readAsked(text.slice(match.index + match[0].length), vocabulary, now);
    const [here, there] = [kinds(left), kinds(right)];
    if (here.length < 2 || here.join() !== there.join()) continue;
    const { without, mayApply, amount, closes, came, aspects, schedule, rarer, all, notUnderstood } = whole;
    const shared = { without, mayApply, amount, closes, came, aspects, schedule, rarer, all, notUnderstood };
    return [
      { ...left, ...shared, notUnderstood: [] },
      { ...right, ...shared },
    ];
  }
  return [whole];
}

/** Whether a call meets one of the wishes. */
export const meetsAny = (wishes: readonly Asked[], call: Subject, rates: Rates): boolean =>
  wishes.some((asked) => checkConditions(asked, call, rates).fits);
