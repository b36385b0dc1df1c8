import { describe, expect, it } from 'vitest';
import { colourIn, type Intent, readAsked, whenIn } from '../../src/committees/asked.ts';

/** As people write them: without accents, with slips, in two languages. `?`: only together with a committee's name. */
const said: Record<Intent, readonly string[]> = {
  overview: [
    '¿cómo van los comités?',
    'como bamos con los comites',
    'que tal los comites, como estan',
    'resumen de los comités',
    'panorama de las mesas',
    'tablero de comités',
    'how are the committees doing?',
    'status of the comittees',
    '?como va movilidad',
    '?how is health going',
  ],
  entities: [
    '¿qué entidades están en rojo?',
    'quienes estan en rrojo',
    'entidades en amarillo',
    'que entidades van mal',
    '¿cuáles entidades tienen dificultades?',
    'cuantas entidades en verde',
    'comités en ámbar',
    'which entities are in red',
    'who is in amber?',
    '?quien va mal en salud',
  ],
  commitments: [
    'compromisos vencidos',
    'compromizos vencidos',
    '¿qué compromisos se vencieron?',
    'mis compromisos',
    'compromisos de salud',
    '¿quién no ha cumplido?',
    'proximos compromisos',
    'overdue commitments',
    'overdue comitments',
    'what commitments are late?',
  ],
  compare: [
    'comparación del comité de salud con 2025',
    '?compare movilidad con el año pasado',
    '?movilidad vs el año pasado',
    '?como va movilidad frente al año pasado',
    '?hemos mejorado en salud respecto al año anterior',
    '?comparacion de salud este año y el pasado',
    '?compara salud con el ano pasado',
    '?compare mobility with last year',
    '?mobility versus last year',
    '?is mobility better than last year?',
  ],
  rates: [
    'tasas de respuesta',
    'tasa de respuestas de movilidad',
    'porcentaje de respuesta por comité',
    'rachas',
    '¿quién no responde nunca?',
    'que comite responde menos',
    'cuanto responden los comites',
    'response rates',
    'which committee answers least',
    'who never answers?',
  ],
  progress: [
    '¿quién ha respondido?',
    '¿quiénes no han contestado?',
    'quien falta por responder',
    '?quien falta en salud',
  ],
  next: ['¿cuándo es el próximo seguimiento de salud?', 'next check-in of health'],
  report: ['el informe del comité de salud', 'committee report'],
  answers: ['?respuestas de salud', '?que respondio salud'],
  log: ['historial del comité de salud', '?bitacora de salud'],
};

describe('what a sentence asks', () => {
  it.each(Object.entries(said).flatMap(([intent, all]) => all.map((one) => [one, intent] as const)))(
    '«%s»: %s',
    (text, intent) => {
      const needsName = text.startsWith('?');
      expect(readAsked(text.replace(/^\?/, ''))).toEqual({ intent, sure: !needsName });
    },
  );

  it.each([
    'convocatorias de salud',
    '¿cómo van las convocatorias?',
    '¿cómo va el convenio con Corea?',
    '¿cuándo es la próxima capacitación del comité?',
    'hola',
    'suscribirme a movilidad',
    '¿tenemos algo con Utrecht?',
  ])('«%s» is not about committees', (text) => expect(readAsked(text)).toBeNull());

  it('which colour, and when', () => {
    expect(colourIn('entidades en amarillo')).toBe('amber');
    expect(colourIn('which are green')).toBe('green');
    expect(colourIn('¿quién va mal?')).toBe('red');
    expect(whenIn('informe de salud de septiembre de 2025')).toEqual({ month: 9, year: 2025 });
    expect(whenIn('el informe anterior')).toEqual({ before: true });
    expect(whenIn('report of health')).toEqual({});
  });
});
