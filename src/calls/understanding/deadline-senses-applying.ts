/** The words of applying: the application by name, handing it in, who applies, to what, for what. `*` ends a stem. */
export const applyingWords = {
  /** An application by name, "applications", "postularse". */
  candidacy: `
    eois; carta* de intenç*; lettre* d’intention; loi by; candidate-se; candidatem-se; candidatez-vous; resumen;
    resumo*; résumé; your ideas; their ideas; sus ideas; suas ideias; vos idées; leurs idées; trabajos; ensayos;
    full paper*; essay*; pedir adesão; pedido* de adesão; solicit* adesão; currículo*; currículum*; cv; cvs; se font
    connaître; se faire connaître; faites-vous connaître; nota* conceptua*; note* succincte*; nota* sucinta*;
    manifiesto* de interés; manifesto* de interesse; muestra* de interés; confirm* su interés; confirm* o interesse;
    confirm* their interest; confirm* your interest; confirm* votre intérêt; confirm* leur intérêt; interés en
    participar; intérêt à participer; interesse em participar; interest in taking part; interest in participating;
    interest in hosting; interés en acoger; manifestar su voluntad; voluntad de participar; preinscri*;
    prerregistr*; preregistr*; pre-registr*; precandidat*; prepostul*; pré-candidat*; dosier*; dossiê*; offres;
    offre technique; vincularse; adherirse; se joindre; rejoindre; ventanilla única; apunt*; interponer la
    solicitud; anteproyecto*; preproyecto*; perfil de proyecto; perfiles; ofrecimiento*; aplicante*; bid;
    quotation*; cotizaci*; oferta técnica; tender*; anteprojet*; avant-projet*; note de cadrage; pré-projet*; their
    interest; loi closes; loi due; loi deadline; loi submission*; letter* of interest; leur intérêt; son intérêt;
    votre intérêt; su interés; seu interesse; leurs initiatives; suas iniciativas; their initiatives; sistema fecha;
    sistema cerrará; proponer; nominar; nominen; se manifest*; manifestez; manifestar-se; pitch*; hojas de vida;
    hoja de vida; nominados; manifestar interesse; manifestem interesse; adhésion*; faire part; project idea*;
    statement* of interest; express* interest; case stud*; radica su; nota* de concepto; idea* de proyecto; anótate;
    anotarse; expresi* de interés; carta* de interés; ponencia*; cadastr*; carta* de interesse; concorrer;
    concourir; proposer; application*; apply; applies; applying; proposal; proposals; entries; entry form*;
    nomination*; nominate; concept note*; concept paper*; expression* of interest; letter* of inquiry; letters of
    intent; letter of intent; candidac*; candidatura*; candidater; candidatez; candidatar*; candidature*;
    registration*; register; enrol*; sign up; bids; eoi; abstract*; postúl*; inscri*; propuesta*; candidata a;
    solicitud*; solicitar*; aplicar*; aplicaci*; aplica; aplique*; manifestar interés; manifestaci* de interés;
    ofertas; nominaci*; registrarse; inscrev*; submiss*; proposta*; solicitaç*; propositions; proposition; note*
    conceptuelle*; note* d’intention; nota* conceitua*; manifestaç* de interesse; manifestation* d’intérêt`,
  /** Handing something in: an application, when the text speaks of one at all. */
  apply: `
    recepción; remisión de; remissão de; to file; admisión de; admissão de; admission des; transmittal; une note;
    una nota; uma nota; a note; contribution; contributions; contribución; contribuciones; escribir a; escribirnos;
    por correo; by e-mail; par courriel; hat in the ring; reached us; reach us; radica; radican; radicad*; formato*;
    send; sends; documents; oficio; statement; carta; cartas; envio; hágalo saber; háganos saber; hágannos saber;
    faites-le savoir; projets; sugerencias; sugestões; pli; plis; entry; compete; window; window for; concursar;
    chance de; optar; registrad*; enregistré*; hear from; raise their hand; raise your hand; lever la main;
    comunicaciones; ingresen; ingresar; anotar; anoten; anote su; proponga; propongan; reportar; cuestionario;
    questionnaire; casos; cargue; carregar; carregament*; téléverser; téléversement; put forward; put themselves
    forward; put yourself forward; put your city forward; requests; request; ask for; solicitar cupo; reservar cupo;
    tell us; cuéntenos*; cuéntanos*; mándanos*; conte-nos; racontez; parlez-nous; parviendr*; llegar*; arrive;
    arrives; arriving; arrived; aplicativo; sistema; sistemas; sede electrónica; buzón; mesa de partes; mand* su;
    mand* sus; drop us; write to us; write in; get in touch; let us know; escríban*; escriba; contáct*; avise;
    avisen; formaliz*; oficializ*; tramit*; documentación; documentos; documentation; expedientes; expediente;
    papeles; papelería; carpeta; carpetas; ficha; fichas; fiche; fiches; iniciativa*; hand in; handed in; turn in;
    deliver; delivered; paperwork; intake; mandar; mande*; formule*; présenter; présentez; présentent; présentation
    de; plataforma; plateforme; portal; portail; platform; inbox; email; e-mail us; llene; llenen; rellene;
    rellenar; chegar; unirse; sumarse; received; accepting; accepts; upload*; materials; sent to; sent by; mailed;
    emailed; fill in; fill out; lodge*; take part; participate; respond; responder; responda; respondan; respondam;
    responses; recib*; recepciona*; aceptan; aceptará*; aceptad*; se admit*; serán admitid*; allegar; allegad*;
    alleguen; cargar; subir; diligenci*; llenar; completar; radique*; participe; participen; presenta tu; presenta
    su; presente su; presentan; receb*; aceita*; aceites; encaminh*; remet*; preench*; protocola*; entreg*; reçus;
    reçues; sont reçu*; recevoir; accepté*; acceptons; parvenir; renvoy*; retourné*; transmet*; rempli*; compléter;
    complété; complétée; complétés; complétées; introduire; introduit*; demande*; dépos*; soumet*; répon*;
    participer; envoi*; presentados; presentadas; submi*; send us; presentaci*; presentar*; presenten; recepción de;
    radicar; radicación; envío de; remitir*; form; forms; formulaire*; formulario*; participar; registro; registrar;
    registren; submet*; apresentar*; apresentaç*; soumis*; dépôt; adressé*; transmis*; envoyé*; réception; remise;
    pedir; receipt; documento; envia*; envie*`,
  /** Verbs that only mean applying. */
  act: `
    postular; postularse; postule; postúlate; inscribirse; presentarse; apply; candidater; postuler; candidatar-se;
    se candidatar; inscrever-se; se inscrever; sign up`,
  /** Who applies: conditions on them have dates too. */
  people: `
    signed by; firmada por; firmado por; firmadas por; firmados por; signé* par; assinad* por; assinad* pel*;
    interesad*; interessad*; intéressé*; interested; postulant*; concursant*; aplicant*; ceux qui souhait*; quienes
    dese*; quienes quier*; quem des*; aspirant*; requérant*; demandeur*; porteur* de projet*; entrant*; tenderer*;
    oferente*; licitante*; applicant*; candidate*; candidato*; candidata*; candidats; solicitante*; proponente*`,
  /** What is applied to: "call for proposals", "convocatoria". */
  call: `
    call; calls; competition; challenge; tender; convocatoria*; llamado; llamados; concurso*; licitaci*; ventanilla;
    edital; editais; chamada*; appel; appels; concours; guichet`,
  /** What a call gives: it has dates of its own. */
  benefit: `
    esta oferta; oferta de; fellowship*; scholarship*; grant; grants; award; prize; opportunity; funding; fund;
    programme; beca; becas; subvenci*; ayudas; estímulos; fondo; oportunidad*; bolsa*; prêmio*; bourse*;
    subvention*; prix`,
};
