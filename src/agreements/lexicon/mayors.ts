/**
 * Mayors of Bogotá (Alcaldía Mayor) since their election by vote, with their terms: a question that names a mayor asks
 * for what was signed then. `surname` alone is enough. Who stood in for weeks is not listed: the term is the elected
 * mayor's, as people speak of it ("en la alcaldía de Petro" is 2012-2015).
 * Source: constitutional terms; 1988-1994 two years, 1995-2003 three, since 2004 four.
 */
export type Term = { name: string; names: readonly string[]; from: string; to: string };

export const mayors: readonly Term[] = [
  { name: 'Andrés Pastrana', names: ['andres pastrana', 'pastrana'], from: '1988-06-01', to: '1990-05-31' },
  {
    name: 'Juan Martín Caicedo',
    names: ['juan martin caicedo', 'caicedo ferrer', 'caicedo'],
    from: '1990-06-01',
    to: '1992-05-31',
  },
  { name: 'Jaime Castro', names: ['jaime castro', 'castro'], from: '1992-06-01', to: '1994-12-31' },
  { name: 'Antanas Mockus', names: ['antanas mockus', 'mockus', 'antanas'], from: '1995-01-01', to: '1997-04-10' },
  { name: 'Paul Bromberg', names: ['paul bromberg', 'bromberg'], from: '1997-04-11', to: '1997-12-31' },
  { name: 'Enrique Peñalosa', names: ['enrique peñalosa', 'peñalosa'], from: '1998-01-01', to: '2000-12-31' },
  { name: 'Antanas Mockus', names: ['antanas mockus', 'mockus', 'antanas'], from: '2001-01-01', to: '2003-12-31' },
  {
    name: 'Luis Eduardo Garzón',
    names: ['luis eduardo garzon', 'lucho garzon', 'garzon', 'lucho'],
    from: '2004-01-01',
    to: '2007-12-31',
  },
  {
    name: 'Samuel Moreno',
    names: ['samuel moreno rojas', 'samuel moreno', 'moreno'],
    from: '2008-01-01',
    to: '2011-06-07',
  },
  { name: 'Clara López', names: ['clara lopez obregon', 'clara lopez'], from: '2011-06-08', to: '2011-12-31' },
  { name: 'Gustavo Petro', names: ['gustavo petro', 'petro'], from: '2012-01-01', to: '2015-12-31' },
  { name: 'Enrique Peñalosa', names: ['enrique peñalosa', 'peñalosa'], from: '2016-01-01', to: '2019-12-31' },
  {
    name: 'Claudia López',
    names: ['claudia lopez', 'claudia', 'claudia nayibe lopez'],
    from: '2020-01-01',
    to: '2023-12-31',
  },
  {
    name: 'Carlos Fernando Galán',
    names: ['carlos fernando galan', 'carlos galan', 'galan'],
    from: '2024-01-01',
    to: '2027-12-31',
  },
];
