/** What somebody asks for in words: "de salud", "becas que cierran esta semana", "de bicicletas". Pure. */
import type { DateTime } from 'luxon';
import { foldText } from '../form.ts';
import { words } from '../sentence.ts';
import { inBogota } from '../time.ts';
import { classify, type RuleRow } from './classify.ts';
import type { Conditions } from './rules.ts';

export type Window = { from: Date | null; to: Date };
export type Asked = Conditions & { closes: Window | null };

type Sector = { id: string; name: string; nameEn: string };

/** Words that say how, not what. */
const fillers = new Set(
  words(
    `convocatoria convocatorias abierta abiertas vigente vigentes nueva nuevas disponible disponibles actual actuales de del la el las los
    en y o e u a al para por con sobre que cuales cual hay tienen tiene tema temas sector sectores relacionadas relacionados este esta estos estas
    cierra cierran cerrar vence vencen vencer cierre plazo antes hasta entre proximo proxima proximos proximas dias dia semana semanas mes meses
    hoy manana me avise aviseme avisame quiero quisiera recibir suscribirme suscribir suscribame seguir alertas avisos todo todas todos una un vez
    cada al instante inmediato diario diaria diariamente semanal semanalmente resumen favor por mi mis se lo
    call calls open new available about of the in and or on for to with which what are is there that close closing closes this next days day week weeks
    month months today tomorrow before until deadline subscribe me please i want notify tell daily weekly digest at once all any`,
  ).map((word) => word.folded),
);

const numbersInWords: Record<string, number> = {
  un: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  one: 1,
  two: 2,
  three: 3,
};
const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const monthsEn = 'january february march april may june july august september october november december'.split(' ');

/** The stretch of time a sentence names: "esta semana", "próximos 15 días", "en diciembre", "antes de marzo". */
export function askedWindow(text: string, now: Date): Window | null {
  const said = ` ${words(text)
    .map((word) => word.folded)
    .join(' ')} `;
  const today = inBogota(now).startOf('day');
  const until = (from: DateTime | null, to: DateTime): Window => ({
    from: from?.toJSDate() ?? null,
    to: to.toJSDate(),
  });
  const has = (pattern: RegExp) => pattern.exec(said);
  if (has(/ (hoy|today) /)) return until(today, today.endOf('day'));
  if (has(/ (manana|tomorrow) /)) return until(today.plus({ days: 1 }), today.plus({ days: 1 }).endOf('day'));
  if (has(/ (esta semana|this week) /)) return until(today, today.endOf('week'));
  if (has(/ (proxima semana|semana que viene|next week) /)) {
    const next = today.plus({ weeks: 1 });
    return until(next.startOf('week'), next.endOf('week'));
  }
  if (has(/ (este mes|this month) /)) return until(today, today.endOf('month'));
  if (has(/ (proximo mes|mes que viene|next month) /)) {
    const next = today.plus({ months: 1 });
    return until(next.startOf('month'), next.endOf('month'));
  }
  if (has(/ (este ano|este año|this year) /)) return until(today, today.endOf('year'));
  const span = has(
    / (\d{1,3}|un|una|dos|tres|cuatro|cinco|seis|one|two|three) (dias?|days?|semanas?|weeks?|mes(?:es)?|months?) /,
  );
  if (span) {
    const count = Number(span[1]) || (numbersInWords[span[1] ?? ''] ?? 1);
    const unit = /^(dia|day)/.test(span[2] ?? '') ? 'days' : /^(semana|week)/.test(span[2] ?? '') ? 'weeks' : 'months';
    return until(today, today.plus({ [unit]: count }).endOf('day'));
  }
  for (const names of [months, monthsEn]) {
    const index = names.findIndex((name) => said.includes(` ${name} `));
    if (index < 0 || (names === monthsEn && names[index] === 'may' && !/ (in|before|by) may /.test(said))) continue;
    const thisYear = today.set({ month: index + 1 }).startOf('month');
    const month = thisYear.endOf('month') < today ? thisYear.plus({ years: 1 }) : thisYear;
    const before = new RegExp(` (antes de|before|by) ${names[index]} `).test(said);
    return before ? until(null, month.minus({ milliseconds: 1 })) : until(month, month.endOf('month'));
  }
  return null;
}

/** How often somebody wants to hear. Null when the sentence does not say. */
export function askedFrequency(text: string): 'now' | 'daily' | 'weekly' | null {
  const said = foldText(text);
  if (/seman|weekly|every week/.test(said)) return 'weekly';
  if (/diari|cada dia|todos los dias|daily|every day/.test(said)) return 'daily';
  return /instante|inmediat|de una vez|at once|immediately/.test(said) ? 'now' : null;
}

/** The conditions a sentence names: sectors and modalities by their names and rules, what is left as words to look for. */
export function readAsked(text: string, rules: readonly RuleRow[], sectors: readonly Sector[], now: Date): Asked {
  const closes = askedWindow(text, now);
  const said = words(text);
  const found = classify(rules, { title: text, text: '', categories: [], language: null });
  const named = sectors.filter((sector) => isNamed(said, sector));
  const used = new Set(
    [...found.sectors, ...(found.modality ? [found.modality] : [])]
      .flatMap((finding) => finding.because)
      .concat(named.flatMap((sector) => [sector.name, sector.nameEn]))
      .flatMap((because) => words(because).map((word) => word.folded)),
  );
  const timeWords = new Set([...months, ...monthsEn, ...Object.keys(numbersInWords), 'viene', 'ano', 'año', 'year']);
  const left = said.filter(
    ({ folded }) =>
      !fillers.has(folded) && !used.has(folded) && !(closes && (timeWords.has(folded) || /^\d+$/.test(folded))),
  );
  return {
    sectors: [...new Set([...named.map((sector) => sector.id), ...found.sectors.map((finding) => finding.value)])],
    modalities: found.modality ? [found.modality.value] : [],
    words: left.map((word) => word.folded),
    closes,
  };
}

/** A sector is named by its whole name, or by its first word ("movilidad", "cultura"). */
function isNamed(said: ReturnType<typeof words>, sector: Sector): boolean {
  return [sector.name, sector.nameEn].some((name) => {
    const [first, second] = words(name);
    if (!first) return false;
    const at = said.findIndex((word) => word.folded === first.folded);
    if (at < 0) return false;
    // "Gestión Pública" and "Gestión Jurídica" need both words.
    return (
      !/^(gestion|public|legal|economic|social|desarrollo|integracion)$/.test(first.folded) ||
      said[at + 1]?.folded === second?.folded
    );
  });
}
