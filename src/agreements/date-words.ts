/** Months and ordinals as dates say them, folded, in both languages. */

export const months: Record<string, number> = {};

for (const [index, names] of [
  'enero january jan ene',
  'febrero february feb',
  'marzo march',
  'abril april abr',
  'mayo may',
  'junio june jun',
  'julio july jul',
  'agosto august ago aug',
  'septiembre setiembre september sept sep',
  'octubre october oct',
  'noviembre november nov',
  'diciembre december dic dec',
].entries()) {
  for (const name of names.split(' ')) months[name] = index + 1;
}

export const ordinals: Record<string, number> = {
  primer: 1,
  primero: 1,
  primera: 1,
  '1er': 1,
  '1ro': 1,
  first: 1,
  '1': 1,
  segundo: 2,
  segunda: 2,
  '2do': 2,
  second: 2,
  '2': 2,
  tercer: 3,
  tercero: 3,
  '3': 3,
  '3er': 3,
  third: 3,
  cuarto: 4,
  '4': 4,
  '4to': 4,
  fourth: 4,
  ultimo: -1,
  last: -1,
};
