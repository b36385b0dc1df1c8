/** What the figures of jobs and deliveries are called to the operator. */
import type { Outcome } from '../deliveries/attempt.ts';

/** One, several. */
export type Words = readonly [string, string];

/** The figures that jobs return, by their name there. */
export const figureNames: Readonly<Record<string, Words>> = {
  // The calls.
  feeds: ['fuente leída', 'fuentes leídas'],
  new: ['convocatoria nueva', 'convocatorias nuevas'],
  updated: ['cambiada', 'cambiadas'],
  duplicates: ['repetida', 'repetidas'],
  announced: ['anunciada', 'anunciadas'],
  // The agreements.
  notice: ['aviso de preaviso', 'avisos de preaviso'],
  expiry: ['aviso de vencimiento', 'avisos de vencimiento'],
  review: ['aviso de revisión', 'avisos de revisión'],
  remind: ['recordatorio pedido', 'recordatorios pedidos'],
  // The trainings.
  offered: ['cupo ofrecido', 'cupos ofrecidos'],
  lapsed: ['oferta vencida', 'ofertas vencidas'],
  closed: ['cierre', 'cierres'],
  made: ['programada', 'programadas'],
  // The committees.
  opened: ['seguimiento abierto', 'seguimientos abiertos'],
  nudged: ['recordatorio', 'recordatorios'],
  escalated: ['aviso de quienes faltan', 'avisos de quienes faltan'],
  handedOver: ['puesto reasignado', 'puestos reasignados'],
  reminded: ['compromiso recordado', 'compromisos recordados'],
  // The store.
  file: ['copia', 'copias'],
  removed: ['copia antigua retirada', 'copias antiguas retiradas'],
  forgotten: ['registro olvidado', 'registros olvidados'],
};

export const outcomeNames: Readonly<Record<Outcome, Words>> = {
  sent: ['enviado', 'enviados'],
  updated: ['mensaje editado', 'mensajes editados'],
  waiting: ['en espera', 'en espera'],
  retrying: ['por reintentar', 'por reintentar'],
  unknown: ['sin saber si llegó', 'sin saber si llegaron'],
  failed: ['fallido', 'fallidos'],
  dropped: ['que ya no hacía falta', 'que ya no hacían falta'],
  cancelled: ['retirado', 'retirados'],
};

export const nothingDone = 'nada';
