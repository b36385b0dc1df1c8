/** What a question says of states, renewal, order and what is wanted, as tables of patterns over its marked sentence. */
import type { Renewal, Status } from './values.ts';

/** A noun for agreements in the sentence, as marked by the reading of names. */
export const noun = '(?:ANY\\d+|TYPE\\d+)';
export const place = '(?:COUNTRY|REGION|CITY|PARTNER)\\d+';

/** What stands before something that is left out, be it a state, a place, a type or a kind of partner. */
export const leavingOut =
  '(?:excepto|exceptuando|(?:a|con) excepcion de|salvo|menos|sin (?:contar|incluir|tener en cuenta)|por fuera de|fuera de|aparte(?: de)?|distint[oa]s?|diferentes?|quit(?:a|e|en|ando|ar)|sa(?:ca|cando|car|que|quen)|(?:descart|omit|elimin|obvi|ignor)(?:a|e|en|ando|iendo|ar|ir|ing)|descont\\w+|exclu\\w+|dej(?:a|e|ando|ar) (?:de lado|(?:por )?fuera)|except(?: for)?|with the exception of|but not|other than|not (?:counting|including)|without counting|outside|apart from|aside from|besides|leav(?:e|ing) (?:out|aside)|setting aside|minus|remov(?:e|ing)|drop(?:ping)?)';

/** The same, and what denies the name right after it. */
export const exclusion = `(?:que )?no (?:sean?|son|esten?|incluyan?|sea|estan?|es)|${leavingOut}|pero no|y no|ni|neither|not|no|non|sin|without`;

const no = `(?:(?:(?:que )?(?:ya )?(?:no|not|neither|ni|nunca|never)(?: (?:ni|estan?|esten|este|son|sean|es|sigan?|siguen|se encuentran|han|hayan|are|is|have|has|been|yet|longer|en))*|(?:${leavingOut}|sin(?= l[oa]s )|without)(?: (?:a|los|las|el|la|the|que esten))*) )`;

/** Ordered: the longer sayings come first. */
export const statusPatterns: readonly (readonly [string, readonly Status[]])[] = [
  [
    'ya no (?:estan?|esten|son|sean|siguen?|tienen?) (?:en )?(?:vigentes?|vigencia|activ[oa]s?|vigor)',
    ['expired', 'ended'],
  ],
  [
    'no longer (?:in force|active|valid|in effect|current)|perdieron (?:su )?vigencia|perdio (?:su )?vigencia',
    ['expired', 'ended'],
  ],
  [
    '(?:ya )?(?:se |fueron |was |were )?(?:terminad[oa]s?|termino|terminaron|finalizad[oa]s?|finalizaron|acabad[oa]s?|acabaron|terminated|ended|cut)(?: ya)? (?:anticipadamente|de (?:manera|forma) anticipada|antes de (?:tiempo|su (?:vencimiento|fecha|plazo))|antes del (?:plazo|vencimiento)|early|ahead of time|short)',
    ['ended'],
  ],
  [
    'por vencer(?:se)?|(?:muy )?proxim[oa]s? a (?:vencer|expirar|caducar|terminar|finalizar)(?:se)?|a punto de (?:vencer|expirar|terminar|caducar)(?:se)?|cerca de (?:vencer|expirar)(?:se)?|pront[oa]s? a (?:vencer|expirar)(?:se)?|(?:se )?(?:vencen?|expiran?|caducan?|vayan? a vencer|van? a vencer)(?: muy)? (?:pronto|proximamente)|(?:expiring|expires?|expired?|ending|to expire) soon|about to (?:expire|end|lapse)|soon to expire|close to expir\\w+|estan por vencer(?:se)?|(?:are |is )?(?:running|to run|about to run) out(?: soon)?|expiring(?! (?:in|on|by|before|after|this|next|within|BOUND|DATE))',
    ['expiring'],
  ],
  [
    'en (?:proceso|tramite|etapa) de (?:renovacion|prorroga)|en renovacion|renovandose|en prorroga|being renewed|(?:in|under|for) renewal|por renovar(?:se)?|renewal (?:process|pending)|pending renewal|pendientes? de renovacion',
    ['in_renewal'],
  ],
  [
    '(?:at |in |en )?(?:the |el |la )?(?:drafting|drafts?|borrador(?:es)?)(?: (?:stage|phase))?|en (?:etapa|fase) de (?:negociacion|firma|estudio|formulacion|borrador)|en (?:proceso|tramite)(?: de (?:firma|suscripcion|negociacion|aprobacion))?|en (?:negociacion|estudio|formulacion)|por firmar(?:se)?|por suscribir|pendientes?(?: de| por)? (?:firma|firmar|suscribir|suscripcion)|sin firmar|in (?:process|progress|negotiation|the pipeline|the works)|(?:being|under) (?:negotiated|negotiation|processed|process|discussion)|pending(?: signature| signing)?|unsigned|to be signed|not (?:yet )?signed(?: yet)?|no (?:se )?(?:han|ha|estan?) firmad[oa]s?(?: aun| todavia)?|aun no (?:se )?(?:han |ha )?firmad[oa]s?|en tramites',
    ['in_process'],
  ],
  ['suspendid[oa]s?|suspended|en suspension|congelad[oa]s?|pausad[oa]s?|on hold', ['suspended']],
  [
    '(?:ya )?(?:se )?(?:vencieron|vencio|expiraron|expiro|caducaron)(?: ya)?|(?:ya )?vencid[oa]s?|(?:ya )?expirad[oa]s?|(?:ya )?caducad[oa]s?|(?:already )?expired|lapsed|out of date|han vencido|ha vencido|no se (?:renovaron|prorrogaron|renovo|prorrogo)|(?:were |was )?(?:not|never) renewed',
    ['expired'],
  ],
  [
    'terminad[oa]s?|liquidad[oa]s?|cancelad[oa]s?|dad[oa]s por terminad[oa]s?|terminated|(?:has |have )?ended|cancelled|canceled|rescindid[oa]s?|denunciad[oa]s?',
    ['ended'],
  ],
  [
    '(?:ya )?finalizad[oa]s?|(?:ya )?(?:se )?(?:terminaron|finalizaron|acabaron)|finished|historic[oa]s?|inactiv[oa]s?|inactive',
    ['expired', 'ended'],
  ],
  [
    '(?:en |con )?(?:plena )?(?:vigentes?|vigencia(?! (?:indefinida|definida))|activ[oa]s?|vigor)(?: actualmente)?|in (?:force|effect|vigor)|(?:currently |still )?(?:active|valid|current|up and running|(?<!longest )running|ongoing|alive|live(?= ANY| TYPE| ones)|in place|operational)|al dia|operativ[oa]s?|funcionando|en pie|viv[oa]s|en ejecucion|en curso',
    ['active', 'expiring'],
  ],
];

export const notStatus = (pattern: string) => `${no}(?:${pattern})`;

export const renewalPatterns: readonly (readonly [string, Renewal])[] = [
  [
    '(?:(?:de|con|por|tienen?|having|with) )?(?:la |una |an? )?(?:renovacion|prorroga|renueva|extension)(?:es)? (?:automaticas?|tacitas?)|(?:que )?(?:se )?(?:renuevan?|renueven?|prorrogan?|prorroguen?|extienden?)(?: de)?(?: forma| manera)?(?: por)? (?:automaticamente|tacitamente|tacita|automatica|solos?|si solos)|(?:with |that have )?(?:auto|automatic|tacit|automatically) ?(?:renewals?|renew|renews|renewed|renewing)|(?:renews?|renewed|renewing) (?:automatically|tacitly|themselves)|(?:se )?(?:renovad[oa]s?|prorrogad[oa]s?|renovaron|prorrogaron) (?:automatica|tacita)mente|tacitamente|tacitos?|tacitas?',
    'tacit',
  ],
  [
    '(?:(?:de|con|por|with|tienen?|requieren?|exigen?|piden?|necesitan?) )?(?:la |una |an )?(?:renovacion|prorroga)(?:es)? (?:expresas?|escritas?|por escrito)|(?:que )?(?:se )?(?:tocan?|hay que|deben?|deban|tengan? que|tienen? que|renuevan?|prorrogan?)(?: renovar(?:se)?| prorrogar(?:se)?)? (?:por escrito|expresamente|de forma expresa)|(?:with )?(?:an )?express renewals?|(?:that )?(?:must be |need to be |be )?renewed (?:in writing|expressly)|need(?:s|ing)? (?:an )?express renewal',
    'express',
  ],
  [
    'sin (?:renovacion|prorroga)|no (?:se )?(?:renuevan?|prorrogan?|renovables?)|(?:without|no) renewal|non renewable',
    'none',
  ],
];

export const openEndedPattern =
  '(?:sin|no (?:tienen?|tengan?|hay|poseen?|estable\\w+|definen?)|without|with no|have no|has no|dont have|do not have|does not have|lacking)(?: (?:una?|an?|any|ningun|ninguna|set|defined|fixed|specified))* (?:fecha(?:s)? (?:limite |final )?(?:de |del )?(?:su )?)?(?:vencimiento|vigencia|expiracion|fin|finalizacion|terminacion|caducidad|plazo|termino|final|limite|expiry|expiration|end|due|termination)(?: date)?(?: (?:definid[oa]s?|establecid[oa]s?|fij[oa]|determinad[oa]|final))?|(?:con |de |por |a )?(?:vigencia|termino|plazo|duracion|tiempo|caracter) indefinid[oa]s?|indefinid[oa]s?|perpetu[oa]s?|permanentes?|(?:that )?(?:no|nunca|never|do not|dont|does not|doesnt) (?:se )?(?:vencen?|expiran?|caducan?|expires?|end|ends)(?! (?:este|esta|en|antes|durante|hasta|in|before|this|until|by|BOUND|DATE))|open ended|open end|indefinite(?:ly)?|for ever|forever|sin vencer nunca';

export const withExpiryPattern =
  '(?:con|que (?:si )?tienen?|que tengan?|with|that have|having)(?: (?:una|an?|set))* (?:fecha(?:s)? de (?:vencimiento|expiracion|terminacion|finalizacion)|vigencia definida|vencimiento|termino definido|plazo definido|expiry date|expiration date|end date)s?(?! (?:en|antes|despues|hasta|entre|dentro|este|esta|a|al|para|desde|in|before|after|by|between|within|this|next|until) )|a termino (?:fijo|definido)';

export const missingPatterns: readonly (readonly [string, 'document' | 'responsible'])[] = [
  [
    '(?:sin|no (?:tienen?|tengan?|hay|cuentan? con)|(?:les |le )?falta(?:n)?(?: (?:cargar|subir))?|without|missing|lacking|with no|have no|has no|dont have)(?: (?:un|una|el|la|su|a|any|its|their|the|ningun))* (?:documentos?|pdfs?|copias?|texto|enlaces?|links?|archivos?|files?|documents?|copy|copies|soporte|soportes)(?: (?:cargad[oa]s?|adjunt[oa]s?|registrad[oa]s?|attached|uploaded|firmado))?|(?:documento|pdf|copia|archivo|enlace|document|copy|file|link) (?:les? )?(?:falta|no (?:esta|aparece)|is missing|is not there)',
    'document',
  ],
  [
    '(?:sin|no (?:tienen?|tengan?|hay)|(?:les |le )?falta(?:n)?|without|missing|lacking|with no|have no|has no|dont have)(?: (?:un|una|el|la|su|a|any|its|their|the|ningun))* (?:responsables?|entidad(?: responsable| lider| a cargo)?|encargad[oa]s?|lider|responsible(?: entity| person)?|lead(?: entity)?|owner|entity|nadie a cargo)(?: asignad[oa]s?| definid[oa]s?)?',
    'responsible',
  ],
];

export const withDocumentPattern =
  '(?:con|que (?:si )?tienen?|que tengan?|with|that have|having)(?: (?:un|una|el|la|a|its|the))* (?:documentos?|pdfs?|copia|enlaces?|links?|archivos?|files?|documents?|copy)(?: (?:cargad[oa]s?|adjunt[oa]s?|disponibles?|attached|available))?';

const few = '(\\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|two|three|four|five|six|seven|eight|nine|ten)';
const many = `(?:${few} )?`;

/** Order and how many; the group is the number. `one` without a number unless the saying is plural. */
export const orderPatterns: readonly { pattern: string; by: 'signed' | 'expires'; descending: boolean }[] = [
  {
    pattern: `(?:el |la |los |las |the |lo )?${many}(?:proxim[oa]s?|siguientes?|next|primer[oa]?s?|first|soonest|earliest|nearest)(?: ${many}${noun})?(?: a| por| en| que| to| que va a| que van a| in| that| due to| set to)?(?: se)? (?:vencer(?:se)?|vencen?|venceran?|expirar|expiran?|expire|expires|lapse|terminar|caducar|vencimientos?|expiry|expiration)`,
    by: 'expires',
    descending: false,
  },
  {
    pattern: `(?:cual(?:es)? |which |que )?(?:${noun} )?(?:(?:se )?vencen?|expiran?|expires?|venceran?|terminan?|caducan?) (?:primero|antes|mas pronto|first|soonest|earliest|next)|(?:fecha de )?(?:vencimiento|expiracion|terminacion) mas (?:proxim[oa]|cercan[oa])`,
    by: 'expires',
    descending: false,
  },
  {
    pattern: `(?:cual(?:es)? |which |que )?(?:${noun} )?(?:(?:se )?vencen?|expiran?|expires?|venceran?|terminan?) (?:de )?(?:ultim[oa]|mas tarde|last|latest)|(?:fecha de )?(?:vencimiento |expiracion |terminacion )?mas (?:lejan[oa]|tardi[oa])|(?:latest|last|furthest|farthest) (?:expiry|expiration|end)(?: date)?|(?:el |la |the )?(?:ultim[oa]|last|latest)(?: ${noun})? (?:en|que|a|por|to|that)(?: se)? (?:vencer(?:se)?|vence|expirar|expira|expires?)`,
    by: 'expires',
    descending: true,
  },
  {
    pattern: `(?:el |la |los |las |the |lo )?${many}(?:mas |most )?(?:antigu[oa]s?|viej[oa]s?|oldest|earliest|primer[oa]?s?|first|ancient|longest standing|longest running)(?: ${few}(?= ${noun}| $))?`,
    by: 'signed',
    descending: false,
  },
  {
    pattern: `(?:el |la |los |las |the |lo )?${many}(?:mas reciente(?:s|mente)?|mas nuev[oa]s?|ultim[oa]s?|latest|newest|most recent(?:ly)?|recientes|last|reciente)(?: ${few}(?= ${noun}| $))?`,
    by: 'signed',
    descending: true,
  },
];

const sorted =
  '(?:(?:orden\\w*|sort\\w*|order\\w*|list\\w*)(?: them)? )?(?:por|by|segun) (?:orden de )?(?:la |su |the |their )?';

/** The order alone, of all there are. */
export const sortPatterns: readonly { pattern: string; by: 'signed' | 'expires'; descending: boolean }[] = [
  {
    pattern: `${sorted}(?:fecha de (?:vencimiento|expiracion)|date of expiry|(?:expiry|expiration|end) date)`,
    by: 'expires',
    descending: false,
  },
  {
    pattern: `${sorted}(?:fecha de (?:firma|suscripcion)|antiguedad|date of signature|(?:signing|signature) date|age)|oldest first|del mas (?:antiguo|viejo) al mas (?:reciente|nuevo)`,
    by: 'signed',
    descending: false,
  },
  {
    pattern: 'newest first|latest first|most recent first|del mas (?:reciente|nuevo) al mas (?:antiguo|viejo)',
    by: 'signed',
    descending: true,
  },
];

export type GroupBy =
  | 'country'
  | 'city'
  | 'type'
  | 'sector'
  | 'entity'
  | 'year'
  | 'partner'
  | 'status'
  | 'region'
  | 'partnerKind';

export const groupWords: readonly (readonly [string, GroupBy])[] = [
  ['tipos? de contrapartes?|tipos? de (?:soci[oa]s?|aliad[oa]s?)|type of partner|partner type', 'partnerKind'],
  ['pais|paises|country|countries|nation', 'country'],
  ['ciudad|ciudades|city|cities', 'city'],
  ['tipo|tipos|clase|modalidad|type|types|kind', 'type'],
  ['sector|sectores|tema|temas|topic|topics|sectors|area tematica', 'sector'],
  ['entidad|entidades|secretaria|secretarias|entity|entities|responsable|department|agency in charge', 'entity'],
  ['año|ano|años|anos|year|years|vigencia anual', 'year'],
  ['contraparte|contrapartes|soci[oa]s?|aliad[oa]s?|cooperante|cooperantes|partner|partners', 'partner'],
  ['estado|estados|status|state', 'status'],
  ['region|regiones|continente|continentes|continent|regions', 'region'],
];

export type FieldName =
  | 'expiresOn'
  | 'signedOn'
  | 'startsOn'
  | 'entity'
  | 'responsible'
  | 'object'
  | 'number'
  | 'renewal'
  | 'noticeDays'
  | 'status'
  | 'sectors'
  | 'partner'
  | 'type'
  | 'source';

/** One thing about an agreement. */
export const fieldPatterns: readonly (readonly [string, FieldName])[] = [
  [
    '(?:quien es|con quien es|cual es) (?:la )?contraparte|who is the (?:counterpart|partner)|con quien (?:es|se firmo|firmamos)',
    'partner',
  ],
  [
    '(?:a|con|de) quien(?:es)? (?:le |les |se le )?(?:pregunto|corresponde|contacto|hablo|escribo|busco|llamo|acudo|consulto|toca|pertenece)(?: en el distrito)?(?: (?:por|de|sobre))?|(?:de )?quien(?:es)? (?:lo |la |los |las )?(?:es|son|esta|lleva|lidera|coordina|maneja|responde|tiene)(?! (?:(?:los|las|nuestr[oa]s?) )*(?:soci|aliad|cooperante))(?: (?:el|la|los|las|a))?(?: (?:responsables?|encargad[oa]s?|cargo|lider|enlace))?(?: (?:de|por))?|who(?: is| are|s)? (?:responsible|in charge|leads|leading|manages|the lead|the responsible|handles|runs|owns)(?: for| of)?|(?:que|cual|which|what) (?:es la )?(?:entidad|secretaria|entity|department|agency)(?: (?:es|esta|is|distrital))?(?: (?:la|the))? ?(?:responsable|encargada|lidera|lider|lleva|a cargo|responsible|in charge|leads?|handles?|manages?|runs?|owns?|coordinates?|coordina|maneja|gestiona|ejecuta)(?: de| of| for)?|responsables? (?:de|del)|y (?:el |la |su )?(?:responsable|encargad[oa])(?= $)|a cargo de quien|persona encargada|entidad (?:responsable|lider|encargada) (?:de|del)',
    'responsible',
  ],
  [
    '(?:hasta (?:cuando|que fecha|que dia|que año)(?: (?:va|vence|dura|esta|tiene|es|llega|sigue))?(?: vigente| vigencia| validez)?|cuando (?:se )?(?:nos |les |le )?(?:vence|vencen|expira|termina|terminan|finaliza|acaba|caduca|vencio|vencera|se acaba|termino|expiro)|(?:que|cual)(?: es la)? fecha (?:de )?(?:vencimiento|vence|expiracion|terminacion|fin)|when (?:does|do|did|will|is)(?=.*\\b(?:expires?|end|ends|lapse|due|run out|expiry|finish)\\b)|until when|how long (?:does|is|will)|(?:fecha de )?vencimiento (?:de|del)|(?<!(?:latest|last|furthest|farthest|earliest|nearest|soonest|first|next|by) )(?:expiry|expiration) date(?: of)?|(?:que )?vigencia tiene|what is the (?:expiry|expiration|end) date|cuanto (?:tiempo )?(?:le )?(?:queda|falta|dura))',
    'expiresOn',
  ],
  [
    '(?:cuando (?:se )?(?:firmo|firmaron|suscribio|suscribieron|celebro|hermano|hermanaron|firmamos|hizo|hicimos)|(?:en )?que (?:fecha|año|dia) (?:se )?(?:firmo|firmaron|suscribio|suscribieron|celebro)|desde cuando|when was(?=.*\\bsigned\\b)|when did(?=.*\\bsign\\b)|when were(?=.*\\bsigned\\b)|since when|fecha de (?:la )?(?:firma|suscripcion)(?: de| del)?|signing date|date of signature|signature date|how old is|hace cuanto)',
    'signedOn',
  ],
  [
    '(?:cuando (?:inicia|inicio|empezo|empieza|comenzo|comienza|entro en vigor|entra en vigor)|fecha de inicio|start date|when did(?=.*\\b(?:start|begin)\\b))',
    'startsOn',
  ],
  [
    '(?:de que (?:se )?(?:tratan?|van?|es|son|hablan?)|(?:cual|que) (?:es|tiene)(?: el| de)? (?:objeto|objetivo|finalidad|proposito|contenido|alcance)(?: (?:de|del))?|objeto (?:de|del)|objetivo (?:de|del)|para que (?:es|sirve)|que (?:dice|contempla|establece|incluye|cubre)|en que consiste|what(?: is|s)?(?: the)? (?:purpose|object|objective|scope|aim|goal)(?: of)?|what(?: is|s)(?=.* about(?: |$))|what does(?=.*\\b(?:cover|say|include|involve)\\b)|purpose of|scope of|sobre que (?:es|trata))',
    'object',
  ],
  [
    '(?:que|cual(?: es)? el) (?:numero|codigo|radicado)(?: (?:tiene|es|de|del))?|(?:numero|codigo) (?:de|del)|what(?: is|s)? the (?:number|code)(?: of)?',
    'number',
  ],
  [
    '(?:como|de que forma|de que manera) se renueva|que (?:tipo de )?(?:renovacion|prorroga) tiene|(?<!que )se (?:puede )?(?:renueva|renovar|prorroga)n?(?: (?:automaticamente|tacitamente|solo))?|es (?:renovable|prorrogable)|tiene (?:renovacion|prorroga)(?: (?:automatica|tacita|expresa))?|how is(?=.*\\brenewed\\b)|(?:does|will)(?=.*\\brenew\\w*\\b)|is(?=.*\\brenewable\\b)',
    'renewal',
  ],
  [
    '(?:cual es el|que|cuanto)(?: plazo| tiempo| dias)?(?: de)? ?preaviso(?: tiene)?|con cuanta anticipacion|cuantos dias de (?:preaviso|anticipacion)|hasta cuando (?:se puede )?(?:dar aviso|avisar)|notice period(?: of| for)?|how much notice|notice deadline',
    'noticeDays',
  ],
  [
    '(?:cual es el|en que|que) estado(?: (?:se encuentra|esta|tiene|va|actual))?(?: (?:de|del))?|(?:como|en que) va(?=.*(?:ANY|TYPE))|what(?: is|s)? the (?:status|state)(?: of)?|status of|estado (?:de|del|actual de|actual del)',
    'status',
  ],
  [
    '(?:que|cuales?(?: son los)?) (?:sectores|temas|areas)(?: (?:cubre|abarca|tiene|toca|incluye|aborda))|(?:los )?sectores del|what (?:sectors|topics|areas)(?=.*\\bcover\\b)',
    'sectors',
  ],
  ['que (?:tipo|clase) de (?:ANY\\d+|TYPE\\d+|relacion|instrumento|vinculo)|what (?:kind|type|sort) of', 'type'],
  ['(?:cual es la|que|de donde (?:sale|viene)(?: la)?) fuente|what(?: is|s)? the source', 'source'],
];

/** What may be asked of an agreement that no registry keeps; the agreement is shown all the same. */
export type Unkept = 'signer' | 'signingPlace' | 'reason' | 'results';

const made =
  '(?:firm\\w+|suscri\\w+|celebr\\w+|propus\\w+|negoci\\w+|redact\\w+|escrib\\w+|aprob\\w+|autoriz\\w+|signed|proposed|negotiated|drafted|wrote|approved|authori[sz]ed)';

export const unkeptPatterns: readonly (readonly [string, Unkept])[] = [
  [
    `(?<!con |with )(?:(?:por|by) )?(?:quien|quienes|who|whom) (?:(?:lo|la|los|las|se|nos|fue|fueron|son|que|el|ha|han|was|were|is|it|has|have) )*(?:(?:firmantes?|signatory|signatories)|${made})`,
    'signer',
  ],
  [
    `(?:en )?(?:donde|que (?:lugar|ciudad|sitio)) (?:(?:se|lo|la|fue|fueron) )*${made}|(?:where|in (?:what|which) (?:place|city)) (?:was|were|did)(?=.*\\bsign(?:ed)?\\b)`,
    'signingPlace',
  ],
  [`por que (?:razon )?(?:(?:se|lo|la|nos|fue) )*(?:${made}|hermanamos|hermano)|why (?:was|were|did)`, 'reason'],
  [
    '(?:que|cuales (?:son|fueron|han sido)|what|which|how) (?:(?:los|las|the|are|is|were|has|have) )*(?:resultados?|logros?|avances?|impactos?|results?|outcomes?|achievements?|impacts?)',
    'results',
  ],
];

const give = '(?:pas|envi|mand|compart|reenvi|facilit|regal|adjunt)';

/** "Pásame", "me puede enviar", "send me": one agreement asked for so is its document; the group is what stands for it. */
export const handingPattern = `(?:me|nos) (?:l[oa]s? )?(?:puede[ns]? |podria[ns]? )?${give}(?:as?|es?|en|ar|ir)|${give}(?:a|e|an|en|ar|ir)(?:me|nos)(l[oa]s?)?|(?:send|forward|e?mail|pass|hand|get) (?:(it)(?: over)? to )?(?:me|us)(?= )|send (?:(it)|over)|share (?:(it) )?with (?:me|us)|share(?= the)`;

export const documentPattern =
  '(?:el |la |una |un |los |las |the |a )?(?:texto(?: completo| firmado)?|pdfs?|copias?|documentos?|enlace|link|archivo|soporte|minuta|full text|text|copy|copies|document|documents|file)(?: (?:firmad[oa]|completo|digital|escanead[oa]|original|signed))?(?: (?:de|del|of|for|to|al|a))?|donde (?:esta|encuentro|puedo (?:ver|leer|descargar|encontrar)|se puede (?:ver|leer|descargar))|where (?:can i|is|do i) (?:find|get|read|download|see)?|(?:puedo |quiero |para )?(?:descargar|leer|bajar)|download';

export const countPattern =
  '(?:cuant[oa]s|how many|number of|numero (?:total )?de|cantidad de|total de|count of|count|cuantos son|cuantas son)';
