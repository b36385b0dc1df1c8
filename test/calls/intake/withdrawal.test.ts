import { describe, expect, it } from 'vitest';
import { findWithdrawal } from '../../../src/calls/intake/withdrawal.ts';

describe('what a source says of its own call', () => {
  it.each([
    ['[CANCELLED] Health fund', '', 'cancelled'],
    ['Fondo de salud (CANCELADA)', '', 'cancelled'],
    ['Convocatoria desierta: Fondo de salud', '', 'cancelled'],
    ['[EXPIRED] Health fund', '', 'over'],
    ['Fondo', 'La convocatoria ha sido declarada desierta por el jurado.', 'cancelled'],
    ['Fondo', 'Se suspende la convocatoria hasta nuevo aviso.', 'cancelled'],
    ['Fund', 'This call has been withdrawn by the donor.', 'cancelled'],
    ['Fondo', 'El premio podrá ser declarado desierto.', null],
    ['Fondo', 'La entidad se reserva el derecho de cancelar la convocatoria.', null],
    ['Fondo', 'Si la convocatoria fue suspendida, se avisará.', null],
    ['Becas para profesionales retirados', 'Apoyo a empresas suspendidas por la crisis.', null],
  ])('%s %s → %s', (title, text, said) => {
    expect(findWithdrawal({ title, text })).toBe(said);
  });
});
