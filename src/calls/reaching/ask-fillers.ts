/** Words of a request that say how somebody asks, not what for. Pure data. */
import { sameWord } from '../../sentence.ts';

const fillers = new Set(
  `pida pidan exija exijan requiera requieran solicite soliciten require requiring a abierta abiertas about abra abran actual actuales ademas al alert alerta alertas alerts algo alguna alguno all
    also am an and antes any anything aparezca aparezcan apply are as at available avisame avisarme avise
    aviseme avisen avisenos aviso avisos ayuda ayudas be before bogota bot buenas buenos buscar busco but by
    cada call calls can cerrar cierra cierran cierre cierren cities city ciudad ciudades clase clases close
    closes closing come coming con convocatoria convocatorias cooperacion corriente cosa cosas could cual cuales
    cuando d daily dame dan day days de deadline del deme den dia dias diga digame digan digest disponible
    disponibles do donde e el en encuentre encuentren enlace enterar enterarme entre envie envieme envienme es
    esta estas este estos estoy everything favor for frecuencia from get give gracias gustaria habil habiles
    hablen haga hagan hasta have hay haya hello hey hi hola hoy i in incluir incluya incluyan informeme
    informenos iniciativa iniciativas interesa interesada interesado interesan interested internacional
    internacionales international is keep know la las le least let like list lista listado listar llegue lleguen
    lo looking los manana mande mandeme mandenme manteneme mantengame mas may mañana me mencionen mes meses mi
    might mis modalidad modalidades month months mostrar muestre muestreme mundial my nada necesitamos necesito
    new next no noches nos notificarme notifiqueme notify nueva nuevas o of ofrece ofrezca ofrezcan ojala ojo on
    once only open oportunidad oportunidades opportunities or out pa pais paises para perder perderme pero plazo
    please pls podamos podemos podria por porfa posted program programa programas programs project projects
    proxima proximas proximo proximos proyecto proyectos publique publiquen pueda puedan puede pueden q que
    queremos querria quiera quieran quiero quisiera quisieramos reciba recibir region relacionada relacionadas
    relacionados relativa relativo remitame resumen resumenes saber sale salen salga salgan salio saque saquen
    se sea sean sector sectores see seguir semana semanas send ser show si sobre solamente solo son subscribe
    summary suscribame suscribir suscribirme suscripcion tambien tanto tardes tell tema temas tenemos tengame
    tengan tenganme that the there this tiene tienen tipo to toda todas today todo todos tomorrow u un una unas
    unicamente unos until updated us vence vencen vencer venza venzan ver vez vigente vigentes want we week
    weekly weeks well what which with would x y`.split(/\s+/),
);

/** However they are spelt: the router forgave the typo, so they are no words to look for either. */
const askedFor = `aviseme avisenme convocatoria convocatorias enterarme informeme notifiqueme notify oportunidades
  opportunities quiero quisiera recibir subscribe suscribame suscribirme suscripcion`.split(/\s+/);

/** Whether this word, folded, tells nothing of what is asked for. */
export const isFiller = (word: string): boolean => fillers.has(word) || askedFor.some((asked) => sameWord(word, asked));
