/** What the words around a date say of it, in Spanish, English, Portuguese and French. `*` ends a stem. */

/** How the words around a date bear on it; `deadline-evidence.ts` says what each class does. */
export type Sense =
  | 'label' // names the deadline: "deadline", "fecha límite"
  | 'closing' // says that it closes: "closes", "cierra"
  | 'until' // "until", "antes del"
  | 'start' // "from", "a partir del"
  | 'apply' // the act of applying: "applications", "postulaciones"
  | 'act' // verbs that only mean applying
  | 'people' // who applies: conditions on them have dates too
  | 'call' // what is applied to: "call for proposals", "convocatoria"
  | 'benefit' // what a call gives: it has dates of its own
  | 'each' // "each 31 January"
  | 'latest' // "at the latest", after a date
  | 'open' // the opening of the call
  | 'happening' // an event takes place: "se realizará"
  | 'event' // something that has dates of its own: a course, a festival
  | 'term' // an agreement or a document is valid
  | 'other' // another date of the process: questions, results, interviews, reports
  | 'work' // the work that is paid for is done
  | 'opening' // the noun that turns a label round: "opening of the application period"
  | 'extended' // the date that replaces another
  | 'superseded' // the date that was replaced
  | 'after' // "after": a deadline only when what comes after is refused
  | 'not'
  | 'must'
  | 'past' // the call is told of as over
  | 'recurring';

/** Written as people read it: phrases between semicolons. */
const phrases = (...texts: string[]) =>
  texts.flatMap((text) => text.split(';').map((phrase) => phrase.replace(/\s+/g, ' ').trim())).filter(Boolean);

export const senseWords: Record<Sense, readonly string[]> = {
  label: phrases(
    `
    deadline*; closing date*; close date*; closedate; closing on; date of closing; due date*; cut-off date*;
    cutoff date*; cut off*; last date; last day; final date; submission date*; end date for application*; apply
    by; application period; application window; submission period; submission window; registration period; call
    closes; fecha* límite*; fecha tope; fecha máxima; fecha* de cierre; fecha final; fecha de vencimiento; fecha
    de finalización de la convocatoria; fecha de entrega; fecha de presentación; fecha* de postulaci*; fecha* de
    inscripci*; fecha* de solicitud*; fecha* de recepción; último día; último plazo; plazo*; corte; cortes;
    cierre; periodo de postulaci*; período de solicitud*; periodo de inscripci*; periodo de presentación;
    fechafinsolicitud; prazo*; data* limite*; data* final; data de encerramento; data de fechamento; encerramento;
    fechamento; último dia; período de inscriç*; período de submissão; período de candidatura*; período para
    submissão; date* limite*; date* butoir*; date* de clôture; clôture; date de fermeture; délai*; dernier délai;
    date de fin; date d’échéance; échéance*; dernier jour; dernière limite; période de candidature*; date de
    remise; date de dépôt
    `,
  ),
  closing: phrases(
    `
    fecha fin; fecha de fin; data fim; data de término; close; closes; closed; closing; due; expires; ends; ended;
    cierra*; cerrará*; cerró; cerraron; vence*; finaliza*; termina*; concluye*; conclui*; culmina*; encerra*;
    fecha em; fecha no dia; fecham em; expira*; se clôture*; clos; clôturé*; se termine*; prend fin; prendra fin;
    prennent fin; ferme*
    `,
  ),
  until: phrases(
    `
    until; within; till; til; through; by; before; up to; no later than; not later than; on or before; at the
    latest; latest by; hasta; antes del; antes de; a más tardar; más tardar; no más tarde; previo al; até; antes
    do; o mais tardar; jusqu au; jusqu à; jusqu en; jusqu; avant; au plus tard; d ici au; d ici le
    `,
  ),
  start: phrases(
    `
    from; since; starting; starts; as of; as from; desde; a partir; à partir; depuis; dès le; dès; à compter du; a
    contar; início; inicio; inicia*; début; débute*
    `,
  ),
  after: phrases(
    `
    after; past; later than; después del; después de; con posterioridad al; após; depois de; depois do; après;
    beyond
    `,
  ),
  not: phrases(
    `
    not; no; ni; não; nao; ne; aucun*; ninguna; nenhuma; never; cannot; neither; sin; nor; extempor*; declined;
    rejected; disregarded; rechazad*; descartad*; desconsiderad*; rejeté*
    `,
  ),
  each: phrases(
    `
    each; every; cada; chaque; todos los; todos os; tous les
    `,
  ),
  latest: phrases(
    `
    at the latest; at latest; latest; a más tardar; como máximo; como muy tarde; no máximo; o mais tardar; au plus
    tard; dernier délai
    `,
  ),
  must: phrases(
    `
    must; should; shall; can; may; will; deben; deberá*; podrá*; pueden; puede; debe; devem; deve; deverá*;
    poderá*; podem; doivent; doit; devront; peuvent; requested; invited; are to be
    `,
  ),
  apply: phrases(
    `
    enviado; enviados; enviada; enviadas; presentados; presentadas;
    application*; apply; applies; applying; submi*; proposal; proposals; entries; entry form*; nomination*;
    nominate; concept note*; concept paper*; expression* of interest; expressions of interest; letter* of inquiry;
    letters of intent; letter of intent; letter of interest; candidac*; candidatura*; candidater; candidatez;
    candidatar*; candidature*; registration*; register; enrol*; sign up; bids; tenders; eoi; abstract*; send your;
    send us; envíe; envíenos; mándenos; envie; envoyez; postula; postulaci*; postular*; postulen; postulad*;
    postúl*; postule*; postulars*; inscri*; presentación de; presentar*; presenten; propuesta*; candidata a;
    solicitud*; solicitar*; aplicar*; aplicaci*; aplica; aplique*; recepción de; recibirán; recebe*; reciben;
    radicar; radicación; envío de; enviar; enviarse; remitir*; entrega de; entregar*; manifestar su interés;
    manifestar interés; complete the; form; forms; formulaire*; formulario*; manifestaci* de interés; participar;
    ofertas; nominaci*; registro; registrar; registren; have until; has until; tiempo hasta; tienen hasta; tendrán
    hasta; tiene hasta; tienes hasta; têm até; tem até; avez jusqu; ont jusqu; registrarse; inscriç*; inscrev*;
    submet*; submiss*; proposta*; envio de; envio das; envio dos; apresentar*; apresentaç*; solicitaç*; dossier*;
    soumission*; soumettre; soumis*; déposer; déposé*; dépôt; propositions; proposition; adresser; adressé*;
    transmis*; envoyer; envoyé*; postuler; réception; remise; projets; note* conceptuelle*; note* d’intention;
    nota conceptual; notas conceptuales; nota* conceitua*; manifestaç* de interesse; manifestation* d’intérêt
    `,
  ),
  act: phrases(
    `
    postular; postularse; postule; postúlate; inscribirse; presentarse; apply; candidater; postuler; candidatar-se; se candidatar;
    inscrever-se; se inscrever; sign up
    `,
  ),
  people: phrases(
    `
    applicant*; candidate*; candidato*; candidata*; candidats; postulante*; aspirante*; solicitante*; proponente*
    `,
  ),
  call: phrases(
    `
    call; calls; competition; challenge; tender; convocatoria*; llamado; llamados; concurso*; licitaci*;
    ventanilla; edital; editais; chamada*; convocatória*; appel; appels; concours; guichet
    `,
  ),
  benefit: phrases(
    `
    fellowship*; scholarship*; grant; grants; award; prize; opportunity; funding; fund; programme; beca; becas;
    premio; premios; subvenci*; ayudas; estímulos; fondo; oportunidad*; bolsa*; prêmio*; oportunidade*; bourse*;
    subvention*; prix
    `,
  ),
  open: phrases(
    `
    opendate; opens; opened; opening; open; launch*; abre; abren; abrirá*; abrió; abierta*; abierto*; apertura;
    lanzamiento; lanza; lanzó; abertura; aberta*; aberto*; abriu; lançamento; lança; ouvert*; ouvre*; ouverture;
    lancement; lancé; published; posted; posting date; publicada el; publicado el; publicado em; publicada em;
    publié*; fecha de publicación; fecha de actualización; updated; last modified; actualizado; data de
    publicação; date de publication; mis à jour; mis en ligne; signed; dated; suscrito; decreto; resolución; ley;
    lei; orden; decree; law; portaria; loi; décret; arrêté; boletín oficial; diário oficial; gaceta
    `,
  ),
  happening: phrases(
    `
    fase en; phase in;     entregó; entregaron; otorgó; benefició; financió; awarded; supported; se poursui*; poursuivra; continues; will
    continue; continuará; durará; durera; comprende; cubre; cubrirá; covers; couvre; cobre; abarca; held; take
    place; takes place; taking place; took place; will run; runs from; se realizará*; se realizarán; realizará*;
    se realizó; se llevará*; llevará a cabo; llevarse a cabo; tendrá* lugar; se celebrará*; se desarrollará*; se
    dictará*; se impartirá*; será impartid*; tendrá una duración; acontecerá*; será realizad*; serão realizad*;
    realizar-se-á; realiza-se; ocorrerá*; terá lugar; aura lieu; auront lieu; se tiendra; se tiendront; se
    déroulera; se dérouleront; organisé*; celebrado; celebrada; de duración; in person
    `,
  ),
  event: phrases(
    `
    course; courses; training; workshop*; conference; festival; exhibition; congress; summit; forum; seminar*;
    summer school; event; events; session; sessions; mission; residency; residence; classes; programme dates;
    entrenamiento; curso; cursos; taller; talleres; encuentro; congreso; feria; exposición; seminario;
    capacitación; foro; cumbre; evento; eventos; clases; jornada*; museo; pasantía; misión; diplomado; oficina;
    seminário*; encontro; formação; congresso; fórum; exposição; aulas; mostra; formation*; atelier*; séminaire*;
    congrès; colloque; rencontre*; exposition; promoción; oferta; campaña
    `,
  ),
  term: phrases(
    `
    agreement; agreements; contract; contracts; memorandum; mou; valid; validity; in force; convenio; convenios;
    contrato*; acuerdo; memorando; vigencia; vigente*; válid*; licencia; garantía; póliza; convênio*; acordo;
    vigência; convention; contrat; accord; valable*; passport; pasaporte; passaporte; visa; mandato; plan de
    desarrollo
    `,
  ),
  other: phrases(
    // questions
    `
    question*; queries; query; enquir*; inquiries; clarification*; pregunta*; consultas; consulta pública;
    aclaraci*; dudas; inquietudes; observaciones; pergunta*; dúvidas; esclarecimento*; éclaircissement*; demandes
    de renseignement*; demandes d’information
    `,
    // results
    `
    result; results; winner*; finalist*; notif*; be announced; serão anunciad*; será anunciad*; serán anunciad*;
    anunciará*; seront annoncé*; sera annoncé*; will announce; announcement of; shortlist*; short-list*; selected;
    successful; laureate*; resultado*; ganador*; seleccionad*; adjudicaci*; preselecci*; publicación de la lista;
    lista de; listado; fallo; elegibles; evaluación; vencedor*; selecionad*; divulgaç*; homologaç*; classificad*;
    pré-seleç*; avaliação; résultat*; lauréat*; retenu*; sélectionné*; présélection*; pre-selection; preselect*;
    evaluation; review of; selection process; jury; selection committee; proceso de selección; these cities; estas
    ciudades; décision; edition received; edición recibió; edição recebeu; édition a reçu
    `,
    // appeals
    `
    appeal*; complaint*; reclamaci*; recurso de reposición; recursos de reposición; impugnaci*; subsan*;
    interposição*; interposición; recurso administrativo; prazo de recurso*; prazo para recurso*; fase recursal;
    recours; apelaci*
    `,
    // early bird and money
    `
    early bird; early-bird; early registration*; tarifa reducida; pronto pago; inscripción temprana; payment*;
    pago de; pagos; desembolso*; pagamento*; paiement*
    `,
    // people and papers other than the application
    `
    interview*; entrevista*; entretien*; webinar*; webinario*; webinaire*; info session*; information session*;
    informational session*; informative session*; sesión informativa; sesiones informativas; charla*; sessão
    informativa; séance d’information; réunion d’information; reunión informativa; info day*; infoday*; rsvp;
    recommendation letter*; letters of recommendation; reference letter*; cartas de recomendación; toefl; ielts;
    newsletter; survey; encuesta; hotel; accommodation; visa application*
    `,
    // the office, not the call
    `
    closed until; closed from; cerrada hasta; cerrado hasta; cerradas hasta; fermé jusqu; fermée jusqu; fechado
    até; fechada até
    `,
    // reports and ceremonies
    `
    final report*; progress report*; interim report*; annual report*; narrative report*; financial report*;
    antigüedad; discount*; descuento*; tarifa*; tariff*; reports; reporting; informe*; rendición; justificación;
    legaliz*; relatório*; prestação de contas; rapport final; rapports; ceremon*; cérémonie; cerimônia;
    premiación; signature of; firma del; firma de; assinatura
    `,
    // conditions on who applies
    `
    born; aged; years old; nacid*; nascid*; nés; nées; graduated; obtained; haber obtenido; obtenido su; hayan
    obtenido; ter obtido; avoir obtenu; titulad*; graduad*; egresad*; diplômé*; constituid*; legally registered;
    legalmente; established before; founded before; incorporated before; registered before; fundad* antes; créée*;
    constituée*; constituíd*; cumplid*
    `,
    // other rounds
    `
    last year; previous; previously; next call; next round; next edition; próxima convocatoria; próxima edición;
    edición anterior; convocatoria anterior; año pasado; edição anterior; próxima edição; édition précédente;
    prochain appel; prochaine édition
    `,
  ),
  work: phrases(
    `
    implemented; implementation; executed; execution; carried out; projects must be completed; project must be
    completed; completion; finished; duration; project period; eligible period; start date; starting date; end
    date; project end; project ends; projects end; proyecto finaliza; proyecto termina; projeto termina; projet se
    termine; must start; must begin; begins; commence*; spent; expenditure*; expenses incurred; costs incurred;
    ejecución; ejecutarse; ejecutad*; implementación; implementarse; implementad*; implementação; duración;
    culminar los; finalizar los proyectos; fecha de inicio; fecha de término; comienzo; comenzar*; comienza*;
    iniciar; gastos realizados; execução; executad*; duração; concluíd*; réalisé*; réalisation; mis en œuvre; mise
    en œuvre; mises en œuvre; achevé*; exécution; durée; démarr*; dépenses; commenc*; travel between; travel must;
    viajar; grant period; funding period; implementation period; periodo de ejecución; período do projeto; fechas
    del proyecto
    `,
  ),
  opening: phrases(
    `
    opening; apertura; abertura; ouverture; inicio; início; début; launch; lanzamiento; lançamento; lancement;
    start of
    `,
  ),
  extended: phrases(
    `
    is now; ahora es; se traslada*; trasladado al; se corre; se mueve; pasa al; a été déplacé*; foi transferid*;
    extend*; extension; postponed; new deadline; new closing date; new date; updated deadline; revised deadline;
    now closes; prórroga*; prorrog*; amplía*; ampliad*; ampliaci*; amplió; extiende*; extendid*; extendió;
    aplaza*; aplazó; pospone*; pospuest*; nueva fecha; nuevo plazo; nuevo cierre; prorrogad*; prorrogaç*; adiad*;
    estendid*; estende*; nova data; novo prazo; prolong*; reporté*; repoussé*; report de la date; report du délai;
    nouvelle date; nouveau délai; nouvelle échéance
    `,
  ),
  superseded: phrases(
    `
    instead of; rather than; originally; initially; previously; formerly; was originally; old deadline; original
    deadline; original closing date; previous deadline; en lugar de; en lugar del; en vez de; en vez del; y no el;
    y no hasta; e não; et non; and not; antes era; inicialmente; originalmente; anteriormente; fecha anterior;
    cerraba*; vencía*; finalizaba*; terminaba*; terminari*; encerrari*; was due; was set for; était fixé*; plazo
    anterior; plazo inicial; fecha inicial; em vez de; ao invés de; no lugar de; prazo inicial; prazo anterior;
    data anterior; au lieu du; au lieu de; initialement; ancienne date; date initiale; précédemment
    `,
  ),
  past: phrases(
    `
    was; were; closed; ended; estuvo; estuvieron; cerró; cerraron; finalizó; terminó; venció; esteve; estiveram;
    foi; encerrou; terminou; était; étaient; a été; s est clôturé; fermé
    `,
  ),
  recurring: phrases(
    `
    every year; each year; every month; per year; yearly; annually; days a year; cada año; todos los años;
    anualmente; cada mes; todos os anos; cada ano; chaque année; tous les ans; annuellement; of any year
    `,
  ),
};
