/** "En la alcaldía de …", "lo que firmó …": the terms of Bogotá's mayors as periods. Pure. */
import type { Mention } from './date-periods.ts';
import { mayors } from './lexicon/mayors.ts';

const mayorCue =
  /alcald|administracion|gobierno|mandato|period|firm|suscri|celebr|sign|mayor|durante|under|epoca|tiempo|during|(?:primera|segunda|first|second) (?:de|of) /;

const reign =
  '(?:(?:alcaldia|alcaldias|administracion|gobierno|mandato|periodo|era|epoca|tiempos?|mayoralty|term|administration|mayor|alcalde|alcaldesa|exalcalde|exalcaldesa|office)(?: de| del| of)? ?)';

const unmistakable = new Set(['antanas', 'mockus', 'peñalosa', 'penalosa', 'petro', 'galan', 'bromberg']);

export function readMayors(sentence: string, today: string, keep: (mention: Mention) => string): string {
  const cued = mayorCue.test(sentence);
  const surnames = cued ? mayors.flatMap((term) => term.names).sort((a, b) => b.length - a.length) : [];
  // Names that are nobody else's need no cue: "memorandos de Peñalosa".
  const full = mayors.flatMap((term) => term.names.filter((name) => name.includes(' ') || unmistakable.has(name)));
  const names = [...new Set([...full, ...surnames])].sort((a, b) => b.length - a.length).join('|');
  const lead =
    '(?:(?:en|durante|bajo|con|por|under|during|by|in|from|de) )?(?:la |el |las |los |the )?(?:(primera?|segunda?|first|second|ultima|last) (?:(?:de|of) )?)?';
  const pattern = new RegExp(
    `(?<= )${lead}(?:${reign}(?:(?:la |el |the )?(?:alcaldesa |alcalde |mayor )?))?(${names})(?: (?:como|siendo|cuando (?:era|fue)|mientras (?:era|fue)|de) (?:el |la )?(?:alcalde|alcaldesa)| (?:as|while|when he was|when she was|when|being) (?:the )?mayor| s(?= (?:term|administration|mayoralty))| (?:term|administration))?(?= )`,
    'g',
  );
  return sentence
    .replace(pattern, (whole, which: string | undefined, name: string) => {
      const terms = mayors.filter((term) => term.names.includes(name));
      const said =
        which ??
        / (primera?|segunda?|first|second) (?:alcaldia|administracion|mandato|periodo|gobierno|term|administration|vez|time|etapa|vuelta)/.exec(
          sentence,
        )?.[1];
      const chosen = said === undefined ? terms : /^(prim|first)/.test(said) ? terms.slice(0, 1) : terms.slice(-1);
      // Whether the mayor signs is said by a verb that stays in the sentence.
      return terms.length === 0
        ? whole
        : ` ${keep({ ranges: chosen.map(({ from, to }) => ({ from, to })), mayor: true })} `;
    })
    .replace(
      / (?:en |durante )?(?:su |la |el |his |her |the )?(?:primera?|segunda?|first|second) (?:vez|time|etapa|vuelta)(?= )/g,
      ' ',
    )
    .replace(
      / (?:en |durante |de |in |during |by |por )?(?:la |el |the )?(?:(?:alcaldia|administracion|mandato|administration|gobierno) (actual|pasada|pasado|anterior|presente|previa)|(esta|actual|presente|anterior|this|current|previous|last) (?:alcaldia|administracion|gobierno|administration|mayor|alcalde))(?= )/g,
      (_, after: string | undefined, before: string | undefined) => {
        const index = mayors.findLastIndex((term) => term.from <= today);
        const past = /pasad|anterior|previa|previous|last/.test(after ?? before ?? '');
        const term = mayors[past ? index - 1 : index];
        return term ? ` ${keep({ ranges: [{ from: term.from, to: term.to }], mayor: true })} ` : ' ';
      },
    );
}
