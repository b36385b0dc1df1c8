/** The words of other dates: events, results, questions, conditions, the work itself. `*` ends a stem. */
export const elsewhereWords = {
  /** An event takes place: "se realizará". */
  happening: `
    financé*; financiou; financiaron; ha financiado; ha apoyado; a soutenu; apoiou; apoyó; corresponde; corresponds;
    delegación; delegation; delegação; visit; visits; runs; prévu*; previst*; programad*; agendad*; scheduled;
    planned; expected; inaugur*; fêtera; fête; conmemora*; celebra; comemora*; supports; lasts; dura; durará; dure;
    fase en; phase in; entregó; entregaron; otorgó; benefició; financió; awarded; supported; se poursui*;
    poursuivra; continues; will continue; continuará; durera; comprende; cubre; cubrirá; covers; couvre; cobre;
    abarca; held; take place; takes place; taking place; took place; will run; realizará*; se realizó; se llevará*;
    llevará a cabo; llevarse a cabo; tendrá* lugar; se celebrará*; se desarrollará*; se dictará*; se impartirá*;
    será impartid*; tendrá una duración; acontecerá*; será realizad*; serão realizad*; realizar-se-á; realiza-se;
    ocorrerá*; terá lugar; aura lieu; auront lieu; se tiendra; se tiendront; se déroulera; se dérouleront;
    organisé*; celebrado; celebrada; de duración; in person`,
  /** Something that has dates of its own: a course, a festival. */
  event: `
    capacitaciones; formaciones; formações; trainings; cours; masterclass*; estancia*; estadía*; séjour*; estada;
    visita*; visite*; sommet*; assises; salon; foire; conférence*; conferencia*; cimeira; cúpula; simposio;
    symposium; gala; asamblea; assembleia; assemblée; course; courses; training; workshop*; festival; exhibition;
    congress; summit; forum; seminar*; summer school; event; events; session; sessions; mission; residency;
    residence; classes; programme dates; entrenamiento; curso; cursos; taller; talleres; encuentro; congreso; feria;
    exposición; capacitación; foro; cumbre; evento; eventos; clases; jornada*; museo; pasantía; misión; diplomado;
    oficina; encontro; formação; congresso; exposição; aulas; mostra; formation*; atelier*; séminaire*; congrès;
    colloque; rencontre*; exposition; promoción; oferta; campaña`,
  /** What is paid for, and starts and ends on its own days: the project, the stay. */
  activity: `
    project; projects; proyecto; proyectos; projeto; projetos; projet; projets; stay; stays; estancia*; estadía*;
    séjour*; estada; activities; activity; actividad*; atividade*; activité*; action; actions; accion*; ações;
    mobility; mobilities; movilidad*; mobilidade*; mobilité*; residency; residencies; residência*; résidence*;
    placement*; internship*; pasantía*; prácticas; estágio*; le stage; les stages; un stage; works; obras; travaux;
    research; investigación; pesquisa; exchange*; intercambio*; échange*; study visit*; travel; trips; viaje;
    viajes; viagens; voyage*; mission; missions; misión; misiones; missão; missões; pilots; pilotos; contract;
    contrat*; gasto*; costos; costes; costs; expens*; expenditure*; dépense*; despesa*; custos; field phase; pilot
    phase; fase piloto; fase de campo; phase pilote; phase de terrain`,
  /** Verbs by which an activity starts or ends. */
  lasting: `
    wraps up; wrap up; fin; fim; completed; finish*; end; ends; ended; ending; begin*; start; starts; started;
    starting; take place; takes place; termin*; finaliz*; conclu*; culmin*; empez*; empiez*; empiec*; inicia;
    inician; iniciam; iniciar*; inicie*; inició; iniciou; comenz*; comienz*; realiz*; ejecut*; execut*; desarroll*;
    desenvolv*; decorrer*; encerr*; começ*; acab*; achev*; début*; démarr*; commenc*; déroul*; s’étendr*; réalis*;
    lasts; lasting; se extienden del; se extiende del; s’étend du; dura; duran; duram; durar*; dure; durent; durera;
    dureront`,
  /** An event that people attend: signing up for it is no application. */
  gathering: `
    conference*; congress; summit; forum; festival; fair; week of; symposium; conferencia*; congreso; cumbre; foro;
    encuentro; feria; asamblea; congresso; cúpula; encontro; assembleia; simpósio; congrès; sommet; colloque;
    rencontre*; assises; salon; annual meeting; reunión anual; gala; webinar*`,
  /** An agreement or a document is valid. */
  term: `
    hermanamiento*; twinning; jumelage*; geminação; agreement; agreements; contract; contracts; memorandum; mou; in
    force; contrato*; acuerdo; memorando; vigencia; vigente*; válid*; licencia; garantía; póliza; convênio*; acordo;
    convention; contrat; accord; valable*; passport; pasaporte; passaporte; visa; mandato; plan de desarrollo`,
  /** Another date of the process: questions, results, interviews, reports. */
  other: `
    incomplet*; refund*; subsidio*; certificado de; aprobados; aprobadas; aprovados; aprovadas; approved projects;
    approuvés; registro de proponentes; enquête*; q&a; foire aux questions; missing documents; documentos faltantes;
    pièces manquantes; documentos em falta; accreditation; acreditación; acreditarse; accréditation; credenciamento;
    doubts; notice of acceptance; will tell you; votar; votan; voten; reporte; reportes; se resolver*; se resuelv*;
    serão resolvid*; sign the statement; signs the statement; cierre presupuestal; cierre fiscal; cierre contable;
    cierre financiero; clôture comptable; clôture budgétaire; press release*; press conference*; the press; sale of;
    venta de; site visit*; visita al sitio; visite de site; demandes de prolongation; solicitudes de prórroga;
    extension requests; requests for extension; pedidos de prorrogação; validez; validade; validité; validity;
    remain firm; voto; votos; votes; invoice*; factura*; fatura*; observations; observações; prestar contas; rendir
    cuentas; rendre compte; proyectos subvencionados; proyectos financiados; projetos financiados; projetos
    apoiados; projets financés; projets subventionnés; projets soutenus; funded projects; supported projects; uma
    manutenção; un mantenimiento; une maintenance; alegaci*; allegation*; loan; loans; préstamo; préstamos;
    empréstimo*; prêt; remain* valid; be valid; valid until; stay* valid; validez de las ofertas; mantener la
    oferta; mantener su oferta; validade da proposta; validade das propostas; validité des offres; validité de
    l’offre; only registered; los inscritos; las inscritas; personas inscritas; os inscritos; les inscrits;
    respuesta a; de respuesta; de resposta; de réponse aux; registro de votantes; registro de proveedores; cadastro
    de fornecedores; supplier registration; los beneficiarios; las beneficiarias; the beneficiaries; les
    bénéficiaires; os beneficiários; año fiscal; ano fiscal; fiscal year; exercice fiscal; vigencia fiscal; approv*;
    aprobar*; aprueb*; calific*; claim; reclamar; ejecutar*; executar; exécuter; había recibido; habían recibido; ha
    recibido; had received; has received; avait reçu; constancia*; su certificado; certificados; certificates;
    attestation*; póliza*; dues; membership fee*; badges; escarapela*; credenciales; equipos prestados; late
    registration; on-site registration; on site; in situ; subject to availability; visitará*; vinculados;
    vinculadas; nombrad*; contratad*; afiliad*; adscrit*; incorporad*; conformad*; adheridas; adheridos; empleados
    desde; recrutés; hired; employed since; analizar*; analice; analisar*; analys*; examinar*; examiner*; examine;
    estudiará*; estudará*; comentario*; comment; comments; commentaires; borrador; draft; feedback;
    retroalimentación; devolutiva*; contribuições; aportes ciudadanos; consultation publique; public consultation;
    reunión de la junta; reunión del comité; board meeting; meeting of the; book; booked; booking*; descarg*;
    download*; télécharg*; baixar; baixad*; visitar; visitarse; visible; consultable; flights; vuelo*; passagens;
    billet*; tiquete*; pasaje*; visado; visa; visas; visto de entrada; producto final; entregable*; deliverable*;
    livrable*; waiting list; reservad*; vacunaci*; seguro médico; insurance; por invitación; sur invitation; por
    convite; sous invitation; análise d*; análisis d*; verificación de; verificação d*; vérification d*; carta*
    aval; carta* de aval; letter* of endorsement; letter* of support; endorsement letter*; support letter*; lettre*
    de soutien; lettre* d’appui; lettre* de recommandation; carta* de apoyo; carta* de anuencia; carta* de apoio;
    desde antes; since before; depuis avant; have lived; lived in; residencia en; résider; residência em; résidence
    dans; les certificats; précision*; renseignements; informações adicionais; información adicional; additional
    information; available to; be available; estar disponible*; disponibilidad; office closed; offices closed;
    closed for; suspenso; suspendid*; atendimento; atención al público; désigné*; designad*; designated; appointed;
    elegid*; choisi*; escolhid*; chosen; recurso contra; apresentar recurso; interponer; idade; edad; âge; ages;
    served; divulgad*; divulgar*; dar a conocer; dará a conocer; darán a conocer; se conocerá*; conhecid*; conocid*;
    seront connu*; sera connu*; known by; communicated; communiqué*; comunicad*; comunicará*; informé*; informad*;
    informará*; dévoil*; revelad*; revealed; unveil*; named; publicará la lista; versé*; transferid*; repassad*;
    paid; reimburse*; reembols*; rembours*; firmar; firmará*; be signed; signeront; signer; assinar; assinad*;
    assinarão; residir; residente* desde; residing; degree; diploma; título obtenido; graduação; recommendation;
    early submission*; early application*; early deadline; envío anticipado; presentación anticipada; postulación
    anticipada; candidatura antecipada; envio antecipado; dépôt anticipé; priority deadline; decisi*; decisão;
    decisões; instalment*; installment*; parcela; parcelas; tranche*; cuota*; pay; pays; paying; pagar; payer;
    aceptar; aceitar; accepter; joined; adhirió; aderiu; a adhéré; fue fundad*; founded; established on; creado el;
    criada em; took office; posesion*; elected; invited applicants; if invited; by invitation; invitation only;
    confirm*; publicación de respuestas; publicación de las respuestas; publication of answers; publication of
    results; respuestas a; answers to; réponses aux; publication des; média; prensa; imprensa; presse; review*;
    scored; assess*; avaliador*; avaliar*; évalu*; pre-bid; kick-off; vote; voting; votación; votação; expedición;
    emisión; expedição; emissão; expédié; expédiés; expédiée; expédiées; desembols*; disburse*; experiencia mínima;
    expérience minimale; minimum experience; rapport d; rapport de; le rapport; acompte; impugn*; julgamento*;
    jugement; recursos contra; contestaç*; acceptance of; aceptación de; aceite da bolsa; acceptation de; matricul*;
    becarios; grantee*; awardee*; boursier*; bolsistas; délibér*; retirar; will meet; se réuni*; sorteo; examen;
    exam; orientation; arrival; departure; session d’information; question*; queries; query; enquir*; inquiries;
    clarification*; pregunta*; consultas; consulta pública; aclaraci*; dudas; inquietudes; observaciones; pergunta*;
    dúvidas; esclarecimento*; éclaircissement*; demandes de renseignement*; demandes d’information; result; results;
    winner*; finalist*; notif*; be announced; serão anunciad*; será anunciad*; serán anunciad*; anunciará*; seront
    annoncé*; sera annoncé*; will announce; announcement of; shortlist*; short-list*; selected; successful;
    resultado*; ganador*; seleccionad*; adjudicaci*; preselecci*; publicación de la lista; lista de; listado; fallo;
    elegibles; vencedor*; selecionad*; divulgaç*; homologaç*; classificad*; pré-seleç*; avaliação; résultat*;
    lauréat*; retenu*; sélectionné*; preselect*; selection process; proceso de selección; these cities; estas
    ciudades; edition received; edición recibió; edição recebeu; édition a reçu; appeal*; complaint*; reclamaci*;
    plazo de recurso*; período de recurso*; recurso de reposición; recursos de reposición; subsan*; os recursos;
    interposição*; interposición; recurso administrativo; prazo de recurso*; prazo para recurso*; fase recursal;
    recours; apelaci*; payment*; pago de; pagos; pagamento*; paiement*; interview*; entrevista*; entretien*;
    charla*; rsvp; reference letter*; cartas de recomendación; toefl; ielts; newsletter; survey; encuesta; hotel;
    accommodation; closed until; closed from; cerrada hasta; cerrado hasta; cerradas hasta; fermé jusqu; fermée
    jusqu; fechado até; fechada até; final report*; progress report*; interim report*; annual report*; narrative
    report*; financial report*; antigüedad; reports; reporting; rendición; justificación; legaliz*; relatório*;
    prestação de contas; rapport final; rapports; ceremon*; cerimônia; premiación; signature of; firma del; firma
    de; assinatura; born; aged; years old; nacid*; nascid*; nés; nées; graduated; obtained; haber obtenido; obtenido
    su; hayan obtenido; ter obtido; avoir obtenu; titulad*; graduad*; egresad*; diplômé*; constituid*; legally
    registered; legalmente; established before; founded before; incorporated before; registered before; fundad*
    antes; créée*; constituée*; cumplid*; last year; previous; previously; next call; next round; next edition;
    próxima convocatoria; próxima edición; edición anterior; convocatoria anterior; año pasado; edição anterior;
    próxima edição; édition précédente; prochain appel; prochaine édition; candidats admis; candidatos admitidos;
    plazo para recurso*`,
  /** Signing up by then is cheaper. */
  discount: `
    early bird; early registration*; pronto pago; inscripción temprana; discount*; descuento*; desconto*; tarif*;
    preferencial; preferential; cheaper; rebaja*; reduced; reducid*; réduit*; reduzid*; réduction; fee of; lower
    fee; save up to; ahorr*; inscrição antecipada; lote promocional`,
  /** A meeting about the call: "webinar", "sesión informativa". */
  session: `
    briefing*; próxima sesión; próxima sessão; prochaine séance; next session; side event*; evento* paralelo*;
    événement* parallèle*; webinar*; webinaire*; info session*; information session*; informational session*;
    informative session*; q&a session*; sesión informativa; sesiones informativas; sesión virtual; sessão
    informativa; sessão de esclarecimento*; séance* d’information; session* d’information; réunion d’information;
    reunión informativa; reunião informativa; info day*; infoday*; jornada informativa; charla informativa;
    seminário* web; séminaire* web`,
  /** The work that is paid for is done. */
  work: `
    deve terminar; devem terminar; deverá terminar; debe terminar; deben terminar; deberá terminar; deberá
    finalizar; deben finalizar; must end; must finish; doit se terminer; doivent se terminer; taken up; onboarded;
    were completed; was completed; have completed; has completed; puesta en marcha; poner en marcha; arrancar*;
    arranque; kick off; completar el proyecto; terminar las obras; las obras de; obras civiles; project activities;
    activities should; activities must; las actividades; as atividades; les activités; gastos até; ser gastos;
    gastad*; utilizad*; dépensé*; justificar; serve until; in office; implement; implementar; mettre en œuvre;
    implemented; implementation; executed; execution; carried out; projects must be completed; project must be
    completed; completion; finished; duration; project period; eligible period; start date; starting date; end date;
    project end; project ends; projects end; proyecto finaliza; proyecto termina; projeto termina; projet se
    termine; must start; must begin; begins; spent; expenditure*; expenses incurred; costs incurred; ejecución;
    ejecutarse; ejecutad*; implementación; implementarse; implementad*; implementação; duración; culminar los;
    finalizar los proyectos; fecha de inicio; fecha de término; comienzo; comenzar*; comienza*; iniciar; gastos
    realizados; execução; executad*; duração; concluíd*; réalisé*; réalisation; mis en œuvre; mise en œuvre; mises
    en œuvre; être achevé*; soient achevé*; durée; démarr*; commenc*; travel between; travel must; viajar; grant
    period; funding period; período do projeto; fechas del proyecto`,
};
