/** The words of deadlines that moved, are told of as past, or come again. `*` ends a stem. */
export const changeWords = {
  /** "may be extended": a date that replaces nothing. */
  maybe: `
    possible; may be; can be; could be; posible; podrá ser; podrá prorrog*; podrán prorrog*; podrá ampli*;
    prorrogable*; renovable*; renewable; possível; poderá ser; poderão ser; pourra être; pourront être; peut être;
    renouvelable*; éventuell*`,
  /** The date that replaces another. */
  extended: `
    fica para; queda para; passa para; pasa para; new end date; la nueva es; a nova é; the new one is; la nouvelle
    est; se ha corrido; se sustituye por; se reemplaza por; substituíd* por; remplacé* par; replaced by; replaced
    with; se modifica; cambia al; cambia para el; changed to; changes to; mudou para; muda para; passe au; new end;
    new closing; nuevo vencimiento; pushed back; pushed to; moved to; moved the; moved back; rescheduled;
    reprogram*; reagend*; décalé*; se recorr*; adelant*; antecipad*; avancé au; avancée au; été avancé*; est
    avancé*; leia-se; considere-se; lo correcto es; léase hasta; léase así; debe leerse; debe decir; lire plutôt;
    should read; is now; ahora es; ha decidido ampliar; se traslada*; trasladado al; se corre; se mueve; pasa al; a
    été déplacé*; foi transferid*; alargad*; alargament*; extend*; extension; postponed; new deadline; new closing
    date; new date; updated deadline; revised deadline; now closes; prorrog*; amplía*; amplió; extiende*; aplaza*;
    aplazó; pospone*; pospuest*; nueva fecha; nuevo plazo; nuevo cierre; adiad*; estendid*; estende*; nova data;
    novo prazo; prolong*; est reporté*; été reporté*; sont reporté*; reporté au; reportée au; reportées au;
    repoussé*; report de la date; report du délai; nouvelle date; nouveau délai; nouvelle échéance`,
  /** The date that was replaced. */
  superseded: `
    antes marcad*; antes previst*; antes fijad*; antes programad*; previously set; previously due; auparavant fixé*;
    fijaba*; establecía*; preveía*; señalaba*; marcaba*; fixava*; estabelecia*; previa*; fixait; prévoyait; was to;
    were to; was expected to; debía; debían; tenía que; tenían que; iba a; iban a; estaba fijad*; estaba previst*;
    devia; deviam; ia encerrar; ia terminar; estava previst*; devait; devaient; était prévu*; était annoncé*; estaba
    anunciad*; estava anunciad*; was announced for; was supposed to; was meant to; had been set; had been due; was
    scheduled; was fixed; set for; previsto inicialmente; fijad* inicialmente; délai initial; initial deadline;
    prazo original; plazo original; onde se lê; onde consta; donde dice; où il est écrit; instead of; rather than;
    originally; initially; previously; formerly; was originally; old deadline; original deadline; original closing
    date; previous deadline; en lugar de; en lugar del; en vez de; en vez del; y no el; y no hasta; e não; et non;
    and not; antes era; inicialmente; originalmente; anteriormente; fecha anterior; cerraba*; vencía*; finalizaba*;
    terminaba*; terminari*; encerrari*; concluía*; expiraba*; terminava*; encerrava*; fechava*; finalizava*;
    expirava*; expirai*; se terminai*; se clôturai*; s’achevai*; prenai* fin; was due; was set for; était fixé*;
    plazo anterior; plazo inicial; fecha inicial; em vez de; ao invés de; no lugar de; prazo inicial; prazo
    anterior; data anterior; au lieu du; au lieu de; initialement; ancienne date; date initiale; précédemment`,
  /** Applying unasked is of no use. */
  unasked: `
    by invitation only; invitation only; only by invitation; solo por invitación; únicamente por invitación;
    exclusivamente por invitación; apenas por convite; somente por convite; uniquement sur invitation; unsolicited;
    no solicitad*; não solicitad*; non sollicité*`,
  /** The date is not settled yet. */
  tentative: `
    cerraría*; would close; fermerait; tentativ*; provisional*; prévisionnel*; indicative; indicativ*; por
    confirmar; to be confirmed; à confirmer; a confirmar; estimad*; approximate*; aproximad*; expected closing;
    expected deadline`,
  /** Those who judge: they are called for, too. */
  jury: `
    advisory board; selection panel; review panel; expert panel; panel of experts; panel de expert*; panel
    d’experts; painel de especialistas; comité evaluador; comitê avaliador; veedor*; observer; observers;
    observador*; jurado*; jurad*; juré*; jury; juries; jurors; juror; júri; evaluador*; evaluator*; évaluateur*;
    avaliador*; reviewers; peer reviewers; mentores; mentors`,
  /** Something is bought: who sells has dates of their own. */
  purchase: `
    a firm; firms; interventoría*; diseñador*; cotizar; operador logístico; contractors; proveedor*; prestador* de
    servicios; prestataire*; prestadores de serviço*; prestar serviço*; service provider*; supplier*; vendor*;
    fournisseur*; fornecedor*; oferta* económica*; offre* de prix; proposta* comercia*; quotation*; cotizaci*;
    cotaç*; apertura de sobres; ouverture des plis; abertura d* envelopes; oferente*; bidder*; soumissionnaire*;
    licitante*; tenderer*; licita; licitación; licitações; licitação; tender; tenders; appel d’offres; pliego*;
    pregão; prestation de services; goods and services`,
  /** The text corrects another, or calls it off. */
  corrected: `
    cancel*; annulé*; anulad*; suspend*; suspens*; desierta; withdrawn; retifica*; rectifica*; errata*; erratum;
    corrige*; addend*; adend*; aditiv*; avenant*; onde consta; onde se lê; donde dice; où il est écrit; leia-se;
    debe decir; should read`,
  /** Beside a date that another one replaced since: "initial closing date", "the deadline was". */
  former: `
    was; were; era; eran; eram; était; étaient; estaba; estava; inicial; iniciales; initial; initiale; primitivo;
    first extension; first extended; extended once; extended first; first postponed; once already; primera vez;
    primera prórroga; primera ampliación; primeira vez; primeira prorrogação; première fois; première prolongation;
    premier report; premier délai; primer aplazamiento; tras; had been; había sido; avait été; tinha sido; havia
    sido; se presentaron; participaron; had until; ficou; ficaram; quedó; had planned; had expected; habíamos;
    teníamos; tínhamos; avions; se había; participated; pudieron; podían; puderam; podiam; could; pouvaient;
    tuvieron; tiveram; avaient; se recibieron; se aceptaron; se admitieron; recibió; aceptó; recebeu; aceitou;
    foram; fueron`,
  /** After a date: it no longer holds. */
  revoked: `
    is wrong; was wrong; is incorrect; es erróne*; es incorrect*; está errad*; está incorret*; est erroné*; est
    incorrect*; est abandonné*; is abandoned; no longer applies; no longer valid; no longer holds; has changed; is
    void; is cancelled; was moved; has moved; sin efecto; ya no rige; ya no aplica; ya no vale; ya no es válid*; ha
    cambiado; cambió; queda anulad*; se anula; sem efeito; não vale mais; já não vale; deixa de valer; deixou de
    valer; perde a validade; mudou; caduque; n’est plus valable; n’est plus d’actualité; a changé; est annulé*`,
  /** "now", "finally": what came before in the sentence no longer holds. */
  present: `
    por fim; then to; luego; después al; puis; depois para; sino; enfin; most recently; por último; en dernier lieu;
    now; finally; again; ahora; finalmente; definitivamente; en definitiva; nuevamente; otra vez; de nuevo; agora;
    em definitivo; novamente; de novo; outra vez; désormais; finalement; maintenant; à nouveau; de nouveau`,
  /** An edition before this one. */
  bygone: `
    edición anterior; edición pasada; ediciones anteriores; convocatoria anterior; convocatoria pasada; año
    anterior; año pasado; anterior convocatoria; anterior edición; pasada edición; pasada convocatoria; última
    edición; primera convocatoria; primeira chamada; primeiro edital; premier appel; first call; primera edición;
    segunda edición; tercera edición; cuarta edición; quinta edición; segunda edição; terceira edição; second
    edition; third edition; deuxième édition; troisième édition; edição anterior; edição passada; última edição;
    primeira edição; edital anterior; chamada anterior; ano passado; ano anterior; édition précédente; précédente
    édition; dernière édition; première édition; édition passée; appel précédent; précédent appel; l’an dernier;
    l’année dernière; l’an passé; previous edition; previous round; previous call; previous year; previous cycle;
    last edition; last round; last call; last year; last cycle; first edition; past edition; past round; earlier
    edition; earlier round; earlier call; prior round; prior edition; prior call`,
  /** The call is told of as over. */
  past: `
    was; were; closed; ended; estuvo; estuvieron; cerró; cerraron; finalizó; terminó; venció; esteve; estiveram; foi
    encerrad*; avait été; avait clos; había cerrado; había sido; had been; had closed; tinha sido; foi de; foi até;
    foi em; encerrou; terminou; était; étaient; a été; s est clôturé; fermé; habían; haviam; avaient`,
  /** Applied to at any time: only a date named outright is a deadline. */
  rolling: `
    rolling basis; no fixed deadline*; no deadline*; no closing date; without deadline*; sin fecha límite; sin fecha
    de cierre; no tiene fecha de cierre; no hay fecha límite; sin fecha fija; abierta permanentemente; abierto todo
    el año; abierta todo el año; all year round; permanently open; fluxo contínuo; sem prazo; au fil de l’eau; sans
    date limite; en continu`,
  /** Comes again every year: a habit, and no date. */
  recurring: `
    por lo general; generalmente; habitualmente; normalmente; em geral; geralmente; usually; généralement;
    habituellement; en général; every year; each year; every month; per year; yearly; annually; days a year; cada
    año; todos los años; anualmente; cada mes; todos os anos; cada ano; chaque année; tous les ans; annuellement; of
    any year`,
};
