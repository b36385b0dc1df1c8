/** What is said about why a call came, or did not. */
import type { Locale } from '../../app.ts';
import type { Failure } from './conditions.ts';

const es = {
  why: '¿Por qué me llegó?',
  whyTitle: 'Por qué le llegó',
  whyNotTitle: 'Por qué no le ha llegado',
  whichCall:
    '¿De cuál convocatoria? Escriba su número, por ejemplo «por qué no me llegó la 12», o palabras de su título.',
  several: 'Hay varias con esas palabras: elija una.',
  unknown: (words: string) =>
    `No conozco una convocatoria con «${words}»: ninguna de las fuentes que leo la ha traído. Si tiene el enlace, escriba «proponer convocatoria» y el enlace.`,
  arrived: (when: string, how: string, where: string | null) =>
    `Le llegó el ${when}, ${how}${where ? `, por ${where}` : ''}.`,
  platforms: { slack: 'Slack', teams: 'Teams' } as Record<string, string>,
  byItself: 'como aviso',
  byDigest: 'en su resumen',
  becauseOf: (subscription: string, met: string) => `La trajo su suscripción «${subscription}», por: ${met}.`,
  nowOtherwise: 'La suscripción que la trajo cambió o se quitó después; con las de hoy no le llegaría.',
  inReview:
    'Todavía no se publica: espera la revisión de la coordinación. Si la aprueba, le llega cuando cumpla sus suscripciones.',
  news: 'No se anunció: por sus palabras no parece una convocatoria. La coordinación puede publicarla.',
  review: 'Revisarla',
  rejected: (reason: string) =>
    `La coordinación decidió no publicarla${reason ? `: ${reason}` : '.'} Si cree que sirve, vuelva a proponerla con «proponer convocatoria».`,
  withdrawn: 'Se retiró.',
  merged: (number: number) => `Es la misma que la ${number}, con la que se unió. De esa:`,
  baseline:
    'Ya estaba en su fuente cuando Enlace empezó a leerla, o se publicó hace demasiado: se guardó sin anunciarla a nadie. Puede abrirla y pedir que se la recuerde.',
  held: (when: string) =>
    `Se parece a otra: espera a que la coordinación diga si es la misma, a más tardar hasta el ${when}, y luego se anuncia.`,
  notAnnounced: 'Todavía no se ha anunciado a nadie.',
  closed: (when: string) => `Cerró el ${when}.`,
  dismissed: 'Usted dijo que no era para usted.',
  mutedFunderWhy: (name: string) => `Usted silenció a su financiador, ${name}.`,
  noSubscription: 'No tiene ninguna suscripción: sin ella no le aviso de nada.',
  subscribe: 'Suscribirme',
  pausedWhy: (subscription: string) => `Cumple su suscripción «${subscription}», pero está en pausa.`,
  noMatch: 'No cumple ninguna de sus suscripciones:',
  laterSubscription: (subscription: string, announced: string, made: string) =>
    `Cumple su suscripción «${subscription}», pero se anunció el ${announced} y usted se suscribió el ${made}.`,
  changedSince: 'Hoy cumpliría una de sus suscripciones, pero no la cumplía cuando se anunció.',
  waitsDigest: (when: string) => `Va en su resumen del ${when}.`,
  waitsQuiet: (when: string) =>
    `Está en espera por sus horas de silencio: sale el ${when}. Puede cambiarlas en «mis datos».`,
  waitsTurn: 'Está por salir: espera su turno.',
  waitsPlatform: (when: string) => `El envío falló y se reintenta desde el ${when}.`,
  failed: (reason: string, remedy: string) => `Se intentó enviar y no se pudo: ${reason}. ${remedy}`,
  remedy: 'Mientras se arregla, puede abrirla aquí.',
  remedies: {
    not_installed:
      'Abra Enlace en su chat personal y escríbale «hola»: lo que venga le llega ahí. Esta puede abrirla aquí.',
    blocked: 'Desbloquee a Enlace y escríbale «hola»: lo que venga le llega ahí. Esta puede abrirla aquí.',
  } as Record<string, string>,
  lost: 'Se envió, pero la plataforma no confirmó que llegara.',
  dropped: 'Su momento pasó antes de poder enviársela: cerró mientras esperaba.',
  cancelled: 'Se iba a enviar y dejó de corresponder antes de salir:',
  faults: {
    not_installed: 'Enlace no está instalado en su chat personal',
    blocked: 'Enlace está bloqueado en su chat',
    gone: 'la conversación ya no existe',
    too_long: 'el mensaje no cabía',
    refused: 'la plataforma lo rechazó',
    unavailable: 'la plataforma no respondía',
    rate_limited: 'la plataforma pidió esperar',
    outcome_unknown: 'la plataforma no confirmó',
  } as Record<string, string>,
  otherFault: 'la plataforma no lo aceptó',
  failure: {
    sectors: (asked: string, has: string) =>
      has ? `pide ${asked}, y es de ${has}` : `pide ${asked}, y no se le reconoce sector`,
    modalities: (asked: string, has: string) =>
      has ? `pide ${asked}, y es ${has}` : `pide ${asked}, y no se le reconoce modalidad`,
    places: (asked: string, has: string) =>
      has ? `pide ${asked}, y nombra ${has}` : `pide ${asked}, y no nombra ese lugar`,
    funders: (asked: string, has: string) =>
      has ? `pide ${asked}, y es de ${has}` : `pide ${asked}, y no se conoce su financiador`,
    words: (asked: string) => `pide ${asked}, y no lo dice`,
    mayApply: (_asked: string, has: string): string =>
      has === 'no'
        ? 'pide que pueda postular una alcaldía, y la fuente excluye a los gobiernos municipales'
        : 'pide que pueda postular una alcaldía, y la fuente no lo dice',
  } satisfies Record<Exclude<Failure['condition'], 'amount'>, (asked: string, has: string) => string>,
  byRate: (offer: string, converted: string) => `${offer} (unos ${converted}, por las tasas de cambio guardadas)`,
  noRate: (offer: string, currency: string) => `${offer}, sin tasa de cambio guardada para compararlo en ${currency}`,
  compared: (offer: string) => `Ofrece ${offer}.`,
  excluded: (asked: string) => `deja fuera ${asked}`,
  amount: (asked: string, has: string | null) =>
    has ? `pide que sea ${asked}, y ofrece ${has}` : `pide que sea ${asked}, y no dice cuánto ofrece`,
};

type WhyText = typeof es;

const en: WhyText = {
  why: 'Why did I get this?',
  whyTitle: 'Why you got it',
  whyNotTitle: 'Why you have not got it',
  whichCall: 'Which call? Write its number, such as "why did I not get 12", or words of its title.',
  several: 'There are several with those words: choose one.',
  unknown: (words) =>
    `I know no call with "${words}": none of the sources I read has brought it. If you have the link, write "propose call" and the link.`,
  platforms: { slack: 'Slack', teams: 'Teams' },
  arrived: (when, how, where) => `It reached you on ${when}, ${how}${where ? `, on ${where}` : ''}.`,
  byItself: 'as a notice',
  byDigest: 'in your digest',
  becauseOf: (subscription, met) => `Your subscription "${subscription}" brought it, for: ${met}.`,
  nowOtherwise:
    'The subscription that brought it was changed or removed later; with those of today it would not reach you.',
  inReview:
    'It is not published yet: it waits for the coordinators. If they approve it, it comes when it meets your subscriptions.',
  news: 'It was not announced: by its words it does not look like a call. The coordinators may publish it.',
  review: 'Review it',
  rejected: (reason) =>
    `The coordinators decided not to publish it${reason ? `: ${reason}` : '.'} If you think it is of use, propose it again with "propose call".`,
  withdrawn: 'It was withdrawn.',
  merged: (number) => `It is the same as ${number}, with which it was merged. Of that one:`,
  baseline:
    'It was in its source already when Enlace began to read it, or was published too long ago: it was stored without telling anybody. You can open it and ask to be reminded.',
  held: (when) =>
    `It looks like another one: it waits until ${when} at the latest for the coordinators to say, and is announced then.`,
  notAnnounced: 'It has not been announced to anybody yet.',
  closed: (when) => `It closed on ${when}.`,
  dismissed: 'You said that it was not for you.',
  mutedFunderWhy: (name) => `You muted its funder, ${name}.`,
  noSubscription: 'You have no subscription: without one I tell you of nothing.',
  subscribe: 'Subscribe',
  pausedWhy: (subscription) => `It meets your subscription "${subscription}", but that is paused.`,
  noMatch: 'It meets none of your subscriptions:',
  laterSubscription: (subscription, announced, made) =>
    `It meets your subscription "${subscription}", but it was announced on ${announced} and you subscribed on ${made}.`,
  changedSince: 'Today it would meet one of your subscriptions, but it did not when it was announced.',
  waitsDigest: (when) => `It goes in your digest of ${when}.`,
  waitsQuiet: (when) => `It waits because of your quiet hours: it leaves on ${when}. You can change them in "my data".`,
  waitsTurn: 'It is about to leave: it waits for its turn.',
  waitsPlatform: (when) => `Sending failed and is tried again from ${when}.`,
  failed: (reason, remedy) => `It was tried and could not be sent: ${reason}. ${remedy}`,
  remedy: 'Meanwhile you can open it here.',
  remedies: {
    not_installed:
      'Open Enlace in your personal chat and write "hello": what comes next reaches you there. This one you can open here.',
    blocked: 'Unblock Enlace and write "hello": what comes next reaches you there. This one you can open here.',
  },
  lost: 'It was sent, but the platform did not confirm that it arrived.',
  dropped: 'Its moment passed before it could be sent: it closed while it waited.',
  cancelled: 'It was going to be sent and was no longer for you before it left:',
  faults: {
    not_installed: 'Enlace is not installed in your personal chat',
    blocked: 'Enlace is blocked in your chat',
    gone: 'the conversation is gone',
    too_long: 'the message did not fit',
    refused: 'the platform refused it',
    unavailable: 'the platform did not answer',
    rate_limited: 'the platform asked to wait',
    outcome_unknown: 'the platform did not confirm',
  },
  otherFault: 'the platform did not take it',
  failure: {
    sectors: (asked, has) =>
      has ? `it asks for ${asked}, and this is ${has}` : `it asks for ${asked}, and no sector is recognised`,
    modalities: (asked, has) =>
      has ? `it asks for ${asked}, and this is ${has}` : `it asks for ${asked}, and no modality is recognised`,
    places: (asked, has) =>
      has ? `it asks for ${asked}, and this names ${has}` : `it asks for ${asked}, and this does not name it`,
    funders: (asked, has) =>
      has ? `it asks for ${asked}, and this is by ${has}` : `it asks for ${asked}, and the funder is not known`,
    words: (asked) => `it asks for ${asked}, and this does not say it`,
    mayApply: (_asked, has) =>
      has === 'no'
        ? 'it asks that a city government may apply, and the source excludes municipal governments'
        : 'it asks that a city government may apply, and the source does not say',
  },
  byRate: (offer, converted) => `${offer} (about ${converted}, by the stored exchange rates)`,
  noRate: (offer, currency) => `${offer}, without a stored exchange rate to compare it in ${currency}`,
  compared: (offer) => `It offers ${offer}.`,
  excluded: (asked) => `it leaves out ${asked}`,
  amount: (asked, has) =>
    has
      ? `it asks for calls ${asked}, and this offers ${has}`
      : `it asks for calls ${asked}, and this does not say how much`,
};

export const whyText: Record<Locale, WhyText> = { es, en };
