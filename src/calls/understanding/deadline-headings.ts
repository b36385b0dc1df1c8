/** Finds the words that name a date from outside its sentence: a line beside it, the row and the column of a table. Pure. */
import { sensesBetween, type Unit } from './deadline-context.ts';
import { has } from './deadline-governing.ts';
import type { Reading } from './deadline-reading.ts';
import { namesOfDates, ofOtherDates, type Sense } from './deadline-senses.ts';
import type { Hit } from './words.ts';

/** `units`: those that name the date, the row's before the column's; `after`: the unit, when it stands after its date. */
type Heading = { units: readonly Unit[]; hits: readonly Hit<Sense>[]; after: number | null };
const none: Heading = { units: [], hits: [], after: null };

const longestHeading = 30;
/** A name and a full stop. */
const shortest = 5;
/** A table's row or column of dates is followed this far. */
const longestRow = 8;
/** Cells of a line that are looked at. */
const mostCells = 40;

const namingSenses: ReadonlySet<Sense> = new Set<Sense>([
  ...namesOfDates,
  'opening',
  'call',
  'benefit',
  'start',
  'extended',
]);
/** A row that names something else is not made a deadline by the head of its column. */
const elsewhere: ReadonlySet<Sense> = new Set<Sense>([...ofOtherDates, 'opening']);
const ofItsEnd: ReadonlySet<Sense> = new Set<Sense>(['label', 'closing', 'extended']);

/**
 * What names the date of this unit: before it; in the row and the column of a table; in a row of names above a row of
 * dates; or after it. `labelAfter`: the unit that named the date before this one, when names stand after their dates.
 */
export function headingOf(reading: Reading, index: number, isBare: boolean, labelAfter: number | null): Heading {
  const { units, datedUnits, tokens, senses } = reading;
  const unit = units[index];
  const before = units[index - 1];
  if (!unit) return none;
  if (unit.column > 0) {
    const cells = cellNames(reading, index);
    if (cells) return cells;
  }
  // When the first date of a list comes before its name, the whole list goes "date, name".
  const taken = labelAfter === index - 1;
  const after = named(reading, units[index + 1], index + 1);
  // A cell before the date, in the same row, is its name, known or not.
  const inRow = before?.line === unit.line;
  if (isBare && after && !inRow && (taken || !named(reading, before, index - 1))) return { ...after, after: index + 1 };
  if (!before || taken) return none;
  // "Plazo de presentación. Desde el día …": what ends with a full stop names a date only when it is a name.
  const isName = before.to - before.from <= shortest && has(sensesBetween(senses, before.from, before.to), 'label');
  if (tokens[before.to - 1]?.key === '.' && !isName) return none;
  if (isBare) {
    // "Opening, closing" on lines above "1 March, 30 April": the n-th name for the n-th date.
    let first = index;
    while (index - first < longestRow && datedUnits.has(first - 1)) first -= 1;
    let count = index - first + 1;
    while (count < longestRow && datedUnits.has(first + count)) count += 1;
    const row = Array.from({ length: count }, (_, place) => {
      const at = first - count + place;
      return named(reading, units[at], at);
    });
    if (row.every((each) => each !== null)) return row[index - first] ?? none;
  }
  return named(reading, before, index - 1) ?? none;
}

function named({ senses, datedUnits }: Reading, unit: Unit | undefined, index: number): Heading | null {
  if (!unit || unit.to - unit.from > longestHeading || datedUnits.has(index)) return null;
  const hits = sensesBetween(senses, unit.from, unit.to);
  return hits.some(({ value }) => namingSenses.has(value)) ? { units: [unit], hits, after: null } : null;
}

/** The name of the row and the head of the column; null where the table has no names. */
function cellNames(reading: Reading, index: number): Heading | null {
  const { units, datedUnits, senses } = reading;
  const cell = units[index];
  if (!cell) return null;
  const row: Unit[] = [];
  for (let at = index - 1; units[at]?.line === cell.line && index - at < mostCells; at -= 1) {
    const unit = units[at];
    if (unit && !datedUnits.has(at)) row.unshift(unit);
  }
  // The head is the first line of the lines with cells.
  const first = reading.tableFrom[index] ?? index;
  const headLine = units
    .slice(first, Math.min(index, first + mostCells))
    .filter(({ line }) => line === units[first]?.line && line !== cell.line);
  const head = headLine.find(({ column }, place) => column === cell.column && !datedUnits.has(first + place));
  const hitsOf = (each: readonly Unit[]) => each.flatMap(({ from, to }) => sensesBetween(senses, from, to));
  const rowHits = hitsOf(row);
  const says = (hits: readonly Hit<Sense>[], set: ReadonlySet<Sense>) => hits.some(({ value }) => set.has(value));
  const named = [...row, ...(head && !(says(rowHits, elsewhere) && !says(rowHits, ofItsEnd)) ? [head] : [])];
  const hits = hitsOf(named);
  return hits.length > 0 || row.length > 0 ? { units: named, hits, after: null } : null;
}
