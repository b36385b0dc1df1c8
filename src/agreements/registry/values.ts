/** How values of the history read. */
import { renewalNames, statusNames, typeNames } from '../values.ts';

/** How a value of the history reads: codes of closed lists in words. */
export function changeText(field: string, value: string | null): string | null {
  if (value === null) return null;
  const words: Record<string, Record<string, { es: string }>> = {
    type: typeNames,
    renewal: renewalNames,
    stage: statusNames,
  };
  return words[field]?.[value]?.es ?? value;
}
