/** Small pieces that the sentences about committees share. */

/** A sentence's end; "5:00 p. m." has one already. */
export const stop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** "del Comité de Movilidad", "de la Mesa de Agua", "de Movilidad". */
export function del(committee: string): string {
  if (/^(comité|comite|grupo|equipo)/i.test(committee)) return `del ${committee}`;
  return /^(mesa|comisión|red)/i.test(committee) ? `de la ${committee}` : `de ${committee}`;
}

/** "al Comité de Movilidad", "a la Mesa de Agua". */
export const al = (committee: string): string => del(committee).replace(/^del /, 'al ').replace(/^de /, 'a ');
