/** What many rounds together say: response rates, streaks and gaps, and the latest status of each entity. Pure. */
import { dayMs, inBogota } from '../time.ts';
import { type StatusColour, statuses } from './questions.ts';

export type Answered = { entityId: string | null; titularId: string | null; state: string; status: string | null };
export type Round<R extends Answered = Answered> = { opensAt: Date; closedAt: Date | null; responses: readonly R[] };

export type Measures = {
  rounds: number;
  /** 0..1; null without anybody asked. */
  rate: number | null;
  green: number;
  amber: number;
  red: number;
  /** Most closed rounds in a row that everybody answered. */
  streak: number;
  /** Most days between the openings of two rounds that follow each other. */
  gapDays: number | null;
};

/** Rounds by when they opened. */
export function measure(rounds: readonly Round[]): Measures {
  const responses = rounds.flatMap((round) => round.responses);
  const sent = responses.filter((response) => response.state === 'sent');
  const count = (colour: StatusColour) => sent.filter((response) => response.status === colour).length;
  let streak = 0;
  let running = 0;
  for (const round of rounds) {
    if (!round.closedAt) continue;
    running = round.responses.every((response) => response.state === 'sent') ? running + 1 : 0;
    streak = Math.max(streak, running);
  }
  const gaps = rounds.slice(1).map((round, index) => round.opensAt.getTime() - (rounds[index]?.opensAt.getTime() ?? 0));
  return {
    rounds: rounds.length,
    rate: responses.length > 0 ? sent.length / responses.length : null,
    green: count('green'),
    amber: count('amber'),
    red: count('red'),
    streak,
    gapDays: gaps.length > 0 ? Math.round(Math.max(...gaps) / dayMs) : null,
  };
}

/** "83 %"; a dash where nobody was asked. */
export const sayShare = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)} %`);

export const yearOf = (at: Date): number => inBogota(at).year;

/** The latest answer of each entity, given the rounds by when they opened. */
export function latestAnswers<R extends Answered>(rounds: readonly Round<R>[]): { round: Round<R>; response: R }[] {
  const latest = new Map<string, { round: Round<R>; response: R }>();
  for (const round of rounds) {
    for (const response of round.responses) {
      const key = response.entityId ?? response.titularId;
      if (key && response.state === 'sent') latest.set(key, { round, response });
    }
  }
  return [...latest.values()];
}

/** Who was asked and did not answer the last closed rounds, two or more in a row; the longest silence first. */
export function silences<R extends Answered>(rounds: readonly Round<R>[]): { response: R; times: number }[] {
  const closed = rounds.filter((round) => round.closedAt).reverse();
  const keyOf = (response: R) => response.entityId ?? response.titularId;
  return (closed[0]?.responses ?? [])
    .map((response) => {
      const answered = closed.findIndex((round) =>
        round.responses.some((one) => keyOf(one) === keyOf(response) && one.state === 'sent'),
      );
      return { response, times: answered < 0 ? closed.length : answered };
    })
    .filter(({ response, times }) => keyOf(response) !== null && times > 1)
    .sort((a, b) => b.times - a.times);
}

/** The colour that a group shows: the worst in it; `silent` when it was asked and nobody answered; null when not asked. */
export function worst(rounds: readonly Round[]): StatusColour | 'silent' | null {
  if (rounds.length === 0) return null;
  const given = rounds.flatMap((round) => round.responses).filter((response) => response.state === 'sent');
  return [...statuses].reverse().find((colour) => given.some((response) => response.status === colour)) ?? 'silent';
}
