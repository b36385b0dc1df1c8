/** Words of a request that say how somebody asks, not what for. Pure. */
import { words } from '../../sentence.ts';
import { sameWord } from '../../typos.ts';

const fillers = new Set(
  `a abierta abiertas abierto abiertos about abra abran activar active activeme actual actuales ademas afuera
    agradeceria agradezco agregar agregueme ahi al alert alerts algo alguna alguno all also am an and anoteme
    antes any anything aparezca aparezcan aparte aplica aplican aplicar aplique apliquen apply apuntar are as asi
    at available avise aviso avisos ay ayuda ayudas be before bien bogota bot buenas bueno buenos but by cada
    call calls cambiar cambie cambieme can cerrar cierra cierran cierre cierren cities city ciudad ciudades clase
    clases close closes closing come coming como con convocatoria convocatorias convocatorita cooperacion cordial
    correo correos corriente cosa cosas could cual cuales cuando d daily dale dame dan day days de deadline del
    deme den dia dias digest dinero disponible disponibles do doctor doctora donde e el email en encantaria
    enlace entonces entre es esa esas ese eso esos esta estan estar estas este esten estos estoy estudiar
    everything exija exijan existan existe existen exterior extranjero falta faltan favor filtro filtros
    financiacion financiada financiadas financiamiento follow followed for frecuencia from fueran funded funds
    get give gracias grandes gusta gustaria habil habiles hablen haga hagame hagan hasta have hay haya hazme hear
    hello hey hi hola hoy i igual in incluir incluya incluyan indicar indique informed iniciativa iniciativas
    inscriba inscribame interesa interesada interesado interesan interesaria interested internacional
    internacionales international is keep know la las le least let like listado listo llegan llegue lleguen lo
    looking los mail manana manteneme mantengame mas may mañana me mencionen mensaje mensajes mes meses mi might
    mire mis misma mismas mismo mismos modalidad modalidades mondays money month months mundial my nada
    necesitamos necesito need needs new next ningun ninguna no noches nomas noon nos nuestra nuestro nueva
    nuevamente nuevas nuevo nuevos o of oferta ofertas ofrece ofrecida ofrezca ofrezcan oiga ojala ojo ok okay on
    once one ones only open oportunidad oportunidades opportunities or otra otro out oye pa pais paises para
    parce parcero parceros parecida parecidas pedir pedirle perder perderme pero pida pidan pilas plata plazo
    please plis pls podamos podemos podria ponga pongame por porfa porfavor porfis posted postular postularme
    profe program programa programas programs project projects proxima proximas proximo proximos proyecto
    proyectos publique publiquen pueda puedan puede pueden puedo pues q que queda quedan quedaron quedo queremos
    querria quiera quieran quiero quisiera quisieramos reciba recomendar recomienda recommend recursos region
    relacionada relacionadas relacionados relativa relativo remitame requiera requieran require requiring
    resultado resultados resumen resumenes saber sale salen salga salgan salieron salio saludo saludos se sea
    sean secretaria secretarias sector sectores see seguir semana semanas send ser show si siga sign sigue siguen
    sirva sirve sirven sobre solamente solicite soliciten solo somebody something son sugerir suggest sugiere
    sumerce summary tal tambien tanto tardes tell tema temas tenemos tenga tengame tengan tenganme tenganos tengo
    that the them there these this those tiene tienen times tipo to toca toda todas today todo todos tomorrow
    twice u un una unas unicamente unos until updated us vea veces veci vecina vecino vemos vence vencen vencer
    venza venzan veo ver vez vigente vigentes volvamos vuelva want we week weekly weeks well what when whenever
    which with would x y you your`.split(/\s+/),
);

/** Words that ask to be told from now on, however they are spelt. */
const telling = `alert alerta alertas alerts avisame avisar avisarme aviseme avisen avisenme avisenos avisos enterar
  enterarme entereme enviarme envieme envienme informada informado informar informeme informenos
  mandeme mandenme notificaciones notificarme notifiqueme notify recibir subscribe subscription
  suscribame suscribir suscribirme suscripcion`.split(/\s+/);
const tellingPhrases =
  /\b(?:al (?:tanto|corriente)|me (?:lleguen?|avisen?|envien?|manden?|notifiquen?|interesan?|cuenten?)|quiero saber|perderme|let me know|keep me|tell me (?:about|when)|send me|hear about|interested in|sign me up for (?:alerts|news))\b/;

/** However they are spelt: the router forgave the typo, so they are no words to look for either. */
const askedFor = [
  ...telling,
  'convocatoria',
  'convocatorias',
  'oportunidades',
  'opportunities',
  'quiero',
  'quisiera',
  'cierran',
  'vencen',
];

/** "Regáleme", "mostrarlas", "búsquenos": an order to show, in whatever form. */
const showing =
  /^(?:regal|ayud|cambi|agreg(?:u)?|anad|añad|sum|pong|muestr|mostr|ense[nñ]|mand|envi|bus[cq]u?|list|di[gj]|dec|cuent|cont|encuentr|compart|pas|saqu|filtr|dej)(?:[aeo]|[aei]r|[ae]n)?(?:me|nos|se)?(?:l[aeo]s?)?$/;

/** Whether this word, folded, tells nothing of what is asked for. */
export const isFiller = (word: string): boolean =>
  fillers.has(word) || showing.test(word) || askedFor.some((asked) => sameWord(word, asked));

/** "Agradezco me informen si existen becas": what there is, not what is to come. */
const asksWhatIs =
  /\b(?:inform|indi[cq]|dig|saber)\w* (?:me |nos )?si (?:ya |aun |actualmente )?(?:hay|existen?|tienen?|cuentan) /;

/** "¿Cuáles me interesan?": those of which one said so. */
const asksForMine = /\b(?:cual(?:es)?|las|lo|that|which)(?: \w+)? (?:que )?(?:me|nos) interesan?\b/;

/** Whether a sentence asks to be told from now on, not to be shown what there is. */
export function asksToBeTold(text: string): boolean {
  const said = words(text.slice(0, 1000)).map(({ folded }) => folded);
  if (asksWhatIs.test(said.join(' ')) || asksForMine.test(said.join(' '))) return false;
  return tellingPhrases.test(said.join(' ')) || said.some((word) => telling.some((asked) => sameWord(word, asked)));
}

/** What other features tell of. */
export const otherThings =
  /\b(?:capacitacion|taller|comite|mesa|convenio|acuerdo|seguimiento|recordatorio|agreement|training|workshop|committee|reminder)/;
