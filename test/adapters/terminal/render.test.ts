import { expect, it } from 'vitest';
import { plainStyle, renderCard } from '../../../adapters/terminal/render.ts';

const draw = (columns: string[], rows: string[][]) =>
  renderCard({ blocks: [{ kind: 'table', columns, rows }] }, plainStyle, []);

it('a table that fits stands in columns', () => {
  expect(draw(['Comité', 'Respuestas'], [['Salud', '2/3']])).toBe('Comité  Respuestas\nSalud   2/3');
});

it('a wider one says each row by itself, and nothing of it is lost', () => {
  const entity = 'Dirección Distrital de Relaciones Internacionales de la Alcaldía';
  const text = draw(
    ['Entidad', 'Responde', 'Estado'],
    [
      [entity, 'Laura Gómez', 'Sin respuesta'],
      ['Otra', '', 'Rojo'],
    ],
  );
  expect(text).toBe(`Entidad | Responde | Estado\n- ${entity} | Laura Gómez | Sin respuesta\n- Otra | — | Rojo`);
});
