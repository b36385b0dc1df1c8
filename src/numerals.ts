/** Numbers as words, folded, in Spanish and English. */
export const numerals: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    1: 'un una uno one a an',
    2: 'dos two par couple',
    3: 'tres three',
    4: 'cuatro four',
    5: 'cinco five',
    6: 'seis six',
    7: 'siete seven',
    8: 'ocho eight',
    9: 'nueve nine',
    10: 'diez ten',
    11: 'once eleven',
    12: 'doce twelve',
    13: 'trece thirteen',
    14: 'catorce fourteen',
    15: 'quince fifteen',
    20: 'veinte twenty',
    30: 'treinta thirty',
    60: 'sesenta sixty',
    90: 'noventa ninety',
  }).flatMap(([value, names]) => names.split(' ').map((name) => [name, Number(value)])),
);
