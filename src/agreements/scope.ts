/** Is it about agreements at all? Decided on the words as typed (corrected), and on what was read into them. */
import type { Filters } from './filters.ts';

const agreementWord =
  /\b(convenios?|acuerdos?|hermanamientos?|hermanad\w*|herman[oa]s?|hermandad\w*|hermanar\w*|memorand\w*|memos?|mous?|mde|cartas? de intencion\w*|alianzas?|tratados?|pactos?|agreements?|twin\w*|sister\w*|alliances?|partnerships?|arrangements?|letters? of intent|lois?|accords?|treat(?:y|ies))\b/;

/** Things that somebody else answers. They are the question when they come before any agreement word. */
const otherThings =
  /\b(convocatorias?|becas?|capacitacion\w*|talleres|taller|cursos?|diplomados?|empleos?|vacantes?|pasantias?|practicas|voluntariados?|sueldos?|salarios?|vuelos?|hoteles?|hotel|restaurantes?|visas?|pasaportes?|temperatura|pronostico|llueve|llover|lluvia|habitantes|poblacion|moneda|presidentes?|primer ministro|elecciones|votar|votos|partidos?|goles|gol|dolar|trm|receta|chistes?|pico y placa|noticias|scholarships?|trainings?|courses?|workshops?|jobs?|vacancy|vacancies|internships?|weather|forecast|temperature|flights?|hotels?|restaurants?|passports?|population|president|elections?|vote|currency|recipe|jokes?|news|calls? for proposals|open calls|grants?|deadlines?|mis datos|donde quedan?|horarios?|opening hours|traduc\w+|translat\w+|poemas?|poems?|redact(?:a|e|ar|ame|eme)|suscri(?:birme|pcion|pciones|bame)|cumpleaños|loteria|horoscopo)\b/;

/** "Acuerdo" and "convenio" of another kind. */
const otherAgreements =
  /\b(acuerdos?|proceso) (final )?de paz\b|\bacuerdos? de pagos?\b|\bconvenios? de pagos?\b|\bacuerdos? de paris\b|\bparis agreement\b|\bacuerdo de escazu\b|\bescazu\b|\blibre comercio\b|\bfree trade\b|\btlcs?\b|\bpeace (agreement|deal|accord)s?\b|\bacuerdos? (del|de el) concejo\b|\bacuerdos? municipal\w*\b|\bacuerdos? de (gestion|confidencialidad|voluntades|divorcio|nivel de servicio|niveles de servicio)\b|\bconvenios? (colectivos?|laboral\w*|de divorcio|interadministrativos?)\b|\bconfidentiality agreement|\bnon disclosure|\bnda\b|\bpayment (plan|agreement)s?\b|\bprenuptial|\bcollective (bargaining )?agreement|\bde acuerdo (a|con)\b|\bestoy de acuerdo\b|\bi agree\b|\blicen[sc]e agreement|\brental agreement|\blease\b|\b(mi|tu|su|my|your) (contratos?|arriendo|contracts?)\b|\bcontratos? (de|laboral\w*)\b|\balianza verde\b|\bcarta de (recomendacion|presentacion|invitacion|renuncia|motivacion)\b|\bcover letter\b|\bmis? herman[oa]s?\b|\bmy (sister|twin)s?\b|\bsus? hermanos?\b|\bsu hermana\b|\bhermanas? de\b (?!bogota)/;

const weather =
  /\b(que|como|how|whats?|what is) ?(el |the |sera |is )?(clima|tiempo|weather|climate)\b (hace|hara|esta|estara|va|like|en|in|for|para|tendra|habra|hay)|\bhace (frio|calor)\b|^(el |the )?(clima|tiempo|weather) (en|in|de|for|para)\b|\bclima (de|para) (hoy|mañana)\b/;

const person =
  /\b(quien es|who is|como se llama|whats the name of) (el |la |the )?(alcalde(sa)?|mayor|presidente|president|gobernador|ministro|rey|reina)\b|\b(cual es|what is|whats) (la |the )?capital\b|\bcuant[oa]s (habitantes|personas|millones|kilometros)\b|\bhow many (people|inhabitants|residents|miles|kilometres)\b|\bcapital (de|of)\b|\bque hora\b|\bwhat time\b|\bcuanto (cuesta|vale) (un |el )?(vuelo|pasaje|tiquete|dolar)\b|\bdistancia\b|\bidioma (se )?habla/;

/** What the registry does not hold of an agreement: sums of money, and how to reach people. */
const notHeld =
  /\b(cuanta plata|cuanto dinero|cuant[oa]s? (recursos|presupuesto|fondos|dolares|euros|pesos|millones)|cuanto (puso|pone|aporto|aporta|aportaron|costo|cuesta|vale|valio|invirtio|invirtieron|pago|pagamos|dio|dieron|nos dio|desembols\w+)|(el |que |cual es el )(monto|valor|costo|presupuesto) (del?|de la|tiene|total)|how much (money|funding|did|does|do|was|is|has)|(the )?(amount|budget|value|cost) of|telefonos?|celular|numero de telefono|whatsapp|direccion de la|phone( number)?|address of)\b/;

/** Sisters all the same, and ours: "hermana de Bogotá", "¿Bogotá es hermana de Miami?" */
const ourSisters =
  /\bhermanas? de bogota\b|\b(?:bogota (?:es|fue|sigue siendo)|somos|seguimos siendo)(?: una)?(?: ciudad(?:es)?)? hermanas? de\b/;

/** Another city's own agreements: "which partners does Medellín have in its own registry". */
const anotherCitys = /\b(its own|their own|su propi[oa]|sus propi[oa]s)\b/;

/** What others have with each other: "does Seville have with Buenos Aires", "entre Lima y Quito". Over the marked sentence. */
const others = (() => {
  const who = '(?:(?:the|la|el|city of|town of|ciudad de|alcaldia de) )*(?:CITY|COUNTRY)\\d+';
  return new RegExp(
    ` (?:(?:does|do|has|have|did|tienen?|mantienen?|firmo|ha firmado) ${who} (?:\\S+ ){0,2}(?:con|with) ${who}|(?:entre|between) ${who} (?:y|and) ${who}|${who} (?:tiene|has|firmo|mantiene) (?:\\S+ ){0,3}(?:con|with) ${who}) `,
  );
})();

/** Whether the marked sentence asks for what binds others, Bogotá left out. */
export const isOthers = (sentence: string): boolean =>
  others.test(sentence) && !/ (bogota|nosotros|us|nuestr\w+|our|tenemos|we|distrito) /.test(sentence);

export type Scope = 'in' | 'out' | 'unsaid' | 'not held';

/**
 * `plain`: the words, folded and corrected, with single spaces. 'out': about something else; 'in': it speaks of
 * agreements; 'unsaid': it does not say, and only what it names can tell; 'not held': it asks of them what no registry
 * says.
 */
export function scopeOf(plain: string): Scope {
  if (otherAgreements.test(plain) && !ourSisters.test(plain)) return 'out';
  const about = agreementWord.exec(plain);
  const other = otherThings.exec(plain);
  if (other && (!about || other.index < about.index)) return 'out';
  if (
    !about &&
    /\b(tenemos|tengo|hay|have|got) (?:una |un |la |el |a |the )?(?:reunion|cita|meeting|appointment)\b/.test(plain)
  )
    return 'out';
  if (anotherCitys.test(plain)) return 'out';
  if (weather.test(plain) || (!about && person.test(plain))) return 'out';
  if (notHeld.test(plain)) return 'not held';
  if (person.test(plain) && !/responsable|encargad|charge/.test(plain)) return 'out';
  return about ? 'in' : 'unsaid';
}

/** How a thing is done, what it is, what for: answered by standard answers, never by a list of agreements. */
export const asksHow =
  /^(\S+ ){0,3}?(que es|que son|que significa|que se entiende|que quiere decir|what is|what are|whats|what does|what do|definicion|define|definir|definition|explain|expliqueme|explicame|explica|para que sirven?|para que se (hacen?|usan?|firman?)|why|por que (se|son|es|las|los|hay|firma\w*|tiene\w*|bogota)|porque se|como (se|hago|hacer|puedo|podemos|podria|podriamos|propongo|proponer|firmo|firmar|hermano|hermanar|tramito|solicito|pido|creo|funciona\w*|inicio|es el proceso)|how (do|can|could|to|does|is|are)|que (requisitos|pasos|diferencias?|beneficios|ventajas|hace falta|se necesita|documentos (se necesitan|necesito)|implica|ventaja)|cual(es)? (es|son) (la |las |el |los )?(diferencias?|requisitos|pasos|beneficios|ventajas?|procedimiento|proceso|utilidad|objetivo de (un|los|las)|proposito de (un|los|las)|importancia)|diferencias?|difference|benefits?|beneficios|requisitos|requirements|steps|pasos para|modelo de|plantilla|formato de|template|quien (puede|aprueba|autoriza|debe)|who (can|may|approves|must)|cuanto (cuesta|demora|tarda|dura) (un|una|hacer|firmar|el tramite|tramitar)|how long does|how much does|quiero (hacer|firmar|proponer|hermanar|crear)|i want to (propose|sign|create|twin)|se puede|es posible|can (i|we) (propose|sign|twin|create|make)|puedo|podemos (hermanar|firmar|proponer|hacer))\b/;

/** So surely about what such an agreement is that nothing else in the sentence makes it a search. */
export const asksWhatItIs =
  /\b(diferencias?|difference|requisitos|requirements|que (es|son|significa|quiere decir|implica)( (un|una|unos|unas|el|la|los|las|ser|tener|lo que es|estar))* (hermana|convenio|acuerdo|memorando|memorandum|carta|alianza|mou|ciudad)|what (is|are)( (a|an|the))? (sister|twin|memorand|mou|letter|agreement|cooperation|alliance)|whats an? |what do (sister|twin)|para que sirve|como (hago|puedo|podemos|se hace|se firma|propongo|tramito|hermano)|how (do|can|could) (i|we)|how to|por que (se )?(hermana|firma|existen?)|why (are|do|does|is|have)|beneficios|benefits|definicion|definition|quien (puede|aprueba|autoriza|debe))/;

const relation =
  /\b(tenemos|teniamos|tengamos|tienen?|tenian?|tengo|hay|hubo|existe\w*|contamos|firm\w+|suscri\w+|aliad\w+|soci\w+|cooper\w+|contraparte\w*|vigente\w*|venc\w+|we have|have|had|partners?|sign(?:ed)?|relacion\w*|expir\w+|vinculo\w*|trabaja\w*|work with|registro)\b|^(?:y |and )?(?:algo|alguno?s?|algunas?|anything|something) (?:de|sobre|en|para|acerca|on|about|for|in)\b/;

/** So surely about what binds Bogotá to somebody that other words around it do not matter: "algo firmado con". */
const bond =
  /\b(algo|nada|alguna cosa|lo que|anything|something|nothing|everything|todo)\b.*\b(con|with|from|firmad\w+|suscrit\w+|signed)\b|\b(con|with)\b.*\b(algo|nada|anything|something)\b|\b(firmamos|firmad[oa]s?|suscrit[oa]s?|suscribimos|hermanad[oa]s?|signed|hemos firmado)\b/;

/** Something asked by its subject alone: "qué tenemos sobre café", "what do we have on early warning". */
const bySubject =
  /\b(algo|alguna cosa|cosas|stuff|things|que tenemos|que hay|que se tiene|anything|something|what do we have|what we have|what is there|do we have)\b(?: \S+){0,2} (sobre|acerca de|acerca del|referente a|relacionad[oa]s? con|en temas? de|en materia de|de|del|on|about|regarding|related to|around)\b/;

/** Agreements meant without their name: "los que pertenecen al sector jurídico", "cuáles siguen", "que tengan que ver con …". */
const elliptical =
  /^(?:(?:y|e|and|ahora|then|pero|but) )*(?:(?:todos |todas |todo |solo )?(?:los|las|lo|el|la)|the ones|the one|those|all|everything|aquellos|aquellas) (?:que|de|del|con|en|sobre|sin|para|vigentes?|that|which|with|signed|led|from|in|under|by|without|we|\w+[ai]d[oa]s?)\b|^que (?:tengan|sean|esten|hayan|traten|hablen|incluyan|se|no|venzan|cubran|toquen|involucren|lleve|lidere)\b|^(?:cuales|cual|which|what) (?:\S+ )?(?:estan|esta|(?:son|es|are|is)(?! (?:los|las|el|la|the)\b)|siguen|sigue|se|tienen|were|have|has|do|lleva|lidera|coordina|maneja|quedan|falta|faltan)\b/;

/** So surely about agreements that a subject nobody knows is looked for all the same. */
const signedSomething = /\b(algo|nada|anything|something) (firmad|suscrit|signed|vigente|con |with )/;

/** The registry's own word for a condition. */
const facet = /\bsector(es)?\b|\bsectors?\b/;

const ours =
  /\b(con|with|tenemos|aliad\w+|soci\w+|partners?|hermana\w*|firm\w+|sign\w*|nuestr\w+|our|we|trabaja\w*|contraparte\w*|vigente\w*|cooper\w+)\b/;

/** Of which of an agreement's dates a question speaks; a bare "antes de enero" is a deadline, and so of something else. */
const saysWhichDate =
  /\b(venc|venz|expir|caduc|termin|finaliz|acab|firm|suscri|celebr|sign|hicimos|hecho|made|inici|empez|start|began|vigen|activ|vigor|force|alcald|mayor|administracion|gobierno|term\b|hace|ago\b|ultim|pasad|anterior|last|past|previous|(19|20)\d\d)/;

const superlative =
  /^(?:cual es |which is |what is )?(?:el|la|los|las|lo|the) (?:\S+ )?(?:mas|ultim\w+|primer\w*|proxim\w+|oldest|latest|newest|earliest|most|first|last|next)\b/;

type Leftover = { words: readonly unknown[]; unknown: readonly string[]; loose: readonly string[] };

type Said = {
  plain: string;
  /** What is left of the sentence, its names marked. */
  sentence: string;
  filters: Filters;
  leftover: Leftover;
  explicit: boolean;
  group: string | undefined;
};

/**
 * Whether a question without a word for agreements is about them all the same: everything said must be understood, and
 * something must. `explicit`: it asks for a field, a document, a count or a group.
 */
export function saysEnough({ plain, sentence, filters, leftover, explicit, group }: Said): boolean {
  const related = relation.test(plain);
  const strong = Boolean(
    filters.places || filters.partners || filters.codes || filters.numbers || filters.entities || filters.framework,
  );
  const stated = Boolean(
    filters.missing ||
      filters.unsigned ||
      filters.withDocument ||
      filters.not ||
      filters.statuses ||
      filters.partnerKinds ||
      filters.renewals ||
      filters.openEnded !== undefined ||
      filters.noticeDays,
  );
  const vague = Boolean(filters.dates || filters.sectors || filters.topics || filters.sort);
  const whollyRead = leftover.loose.length === 0 && leftover.unknown.length === 0;
  if (strong && bond.test(plain)) return true;
  // "Museos en París" asks for museums; "salud con Brasil" for what there is with Brazil.
  const meant = elliptical.test(plain) || bySubject.test(plain) || (filters.sectors !== undefined && facet.test(plain));
  // "Las universidades de Chile" are theirs, unless it is said that they are Bogotá's partners.
  if (
    filters.partnerKinds &&
    filters.places &&
    /^(?:cual|que|which|what|cuant|how|list|donde|where|dime|nombr)/.test(plain) &&
    !ours.test(plain)
  )
    return false;
  if ((filters.topics || filters.sectors) && !related && !meant && !/\b(con|with)\b/.test(plain)) return false;
  // "Cuántos parques tiene Viena": Viena's own.
  if ((filters.topics || filters.words) && /\b(?:tienen?|has|have) (?:la |el )?(?:CITY|COUNTRY)\d+ $/.test(sentence))
    return false;
  if (leftover.loose.length === 0 && signedSomething.test(plain)) return true;
  if (!whollyRead) return false;
  if (filters.dates && !strong && !stated && !saysWhichDate.test(plain)) return false;
  if (group && leftover.words.length === 0) return true;
  if (filters.words && !strong) return bySubject.test(plain);
  if (strong && !related && plain.split(' ').length > 9 && !explicit) return false;
  return strong || stated || (vague && (related || meant || (filters.sort !== undefined && superlative.test(plain))));
}
