/** Words of questions that name nothing: small words and courtesy (passed over), cues of the patterns, names of types. */
import type { Item } from '../gazetteer.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** Passed over wherever they stand. Folded. */
export const plainWords: readonly string[] = words(`
larga largo data a al algo alguien algun alguna algunas alguno algunos alla alli ahi ahora ah aja ante aqui asi aun aunque bajo bastante bien bogota
bogotana bogotano bogotanas bogotanos distrito distrital distritales buen buena buenas buenos cada casi claro como con conmigo contra cosa cosas cual cuales
cualquier cuando cuanta cuantas cuanto cuantos da dame de deben debo decir decirme deme desde despues del dia dias tarde tardes noche noches
digame dime donde durante e el ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta estaba estaban estan esten estar estas
estado estados este esto estos estoy etc existe existen existencia existente existentes favor porfa porfis porfavor fue fueron gracias ha haber habia han hasta hay he hola
hoy incluida incluidos incluyendo informacion info informe informame interesa interesan la las le les lo los listado lista listar listame liste listeme mas me
mencione mi mis misma mismo momento mostrar mostrarme mostrame muestra muestrame muestreme muestren muy nada necesito necesitamos necesitaria ningun ninguna nos nosotros nuestra
nuestras nuestro nuestros o oye oiga oigan otra otras otro otros para parte pasame pero poder podria podrian podrias por porque posible pregunta pregunto pues puede pueden puedes puedo q
k qe ke que quien quienes quiero quisiera quisieramos queremos quiere saber sabes sabe se sea sean segun ser seria si sido siempre siguiente siguientes sin sobre solicito son soy
su sus suyo suyos tal tambien tan tanto te tenemos tendra tendran tendria tener tengamos tengo tenga tengan tenia teniamos tenian ti tiene tienen todas todavia todo todos tras tu u
un una unas uno unos usted ustedes va vale van vamos varios varias ver vez y ya yo ademas actual actuales actualmente alcaldia alcaldias mayor ciudad ciudades municipio municipios municipal municipales
ayuntamiento ayuntamientos embajada embajadas capital capitales intendencia prefectura gobernacion departamento region regiones pais paises internacional internacionales cooperacion cooperaciones cooperando cooperan coopera cooperamos bilateral bilaterales
instrumento instrumentos vinculo vinculos relacion relaciones relacionado relacionada relacionados relacionadas aliado aliados aliada aliadas socio socios contraparte contrapartes cooperante cooperantes
trabajamos trabajan colaboramos colaboracion colaboraciones entendimiento tipo tipos clase clases tema temas tematica tematicas materia asunto asuntos area areas sector sectores sectorial eje ejes linea lineas campo campos ambito
referente referentes respecto acerca cuestion cuestiones enfocado enfocados enfocada enfocadas orientado orientados dirigido dirigidos dedicado dedicados trate traten trata tratan tratar hable hablen hablan habla mencionan menciona aborda abordan incluya incluyan incluye incluyen toca tocan
registrado registrados registrada registradas registro base datos sistema archivo bd tabla fichas ficha cuentame cuenteme cuente ayudame ayudeme ayuda ayudar revisar revisame revise consulta consultar consulto busco buscar busca buscame busque encuentra encuentre encontrar
nombre nombres nombrame dan darme envia enviame enviar enviarme mande manda mandame pasa pasan pasen pasar regalame regala comparte comparteme compartir compartame indique indica indicame indiqueme indicar especifica detalle detalles detalleme completo completa completos
jefe jefa reunion presentacion rapido rapidito urgente porfavorcito amable gentil amablemente vigencia via favorcito disculpe disculpa perdon buenisimo listo ok okay vale dale tienes tienen haya hayan hemos hecho hacer hace hicimos hizo
suscribimos contamos cuenta cuentan mantiene mantenemos mantienen sostiene posee poseemos actualidad fecha fechas dentro fuera marco seguimos sigue siguen seguir aparte solo solamente unicamente nomas exclusivamente parecido similares
lleva llevan llevamos maneja manejan lidera cargo cargos estamos haciendo digan dijo estuvo estuvieron puse pongo hayan exactamente realmente mejor manera forma general generales total totales cantidad numero numeros oficial oficiales publica publicas publico publicos nivel mundo global globales extranjero extranjera extranjeras extranjeros exterior lugar lugares partes
the an and any anything are at be been being but by can cant could did do does doing for from get give given go got has have having hello hey hi how i if im in into is isnt it its just kind let like list looking lot made make many may
me might much my need of off on one ones or our out over please pls plz show shows showing some something tell than thank thanks that thats their them then there theres these they thing things this those through to us up want was we were
what whats when where which who whom whose why will with within would you your yours city cities town towns country countries currently current now hold know about regarding concerning related relating relation relations topic topics subject field area sector sectors
cover covers covering covered deal deals dealing involve involves involving involved focused dedicated all every each other others else only bilateral international cooperation cooperate collaboration collaborate registry register database record records
find see send share provide look check info information details detail also both between mayors office district capital entered enter into has had set name names kinds types type still yet already exist exists existing available partner partners counterpart counterparts
government governments municipality municipalities embassy instruments instrument led managed run owned handled headed coordinated s re d m as no not signed total number
`);

/**
 * Ordinary words of either language, most of them verbs and courtesy, that say nothing of an agreement: passed over, and
 * never taken for a slip of another word.
 */
export const commonWords: readonly string[] = words(`
cuesta cuestan costaria pasaje pasajes tiquete tiquetes boleto boletos entrada entradas tarifa tarifas precio precios fare fares ticket tickets price prices
junta xunta generalitat sabana antepasado antepasada plazo place places cargar cargado lejano lejana status nation nations contacto persona personas finish finished inicia begin begins sitio minus quita quite quiten quitar saca saque saquen sacar descarta descarte omite omita elimina elimine borra borre called treat treats child contract contracts rental
salarios lluvia ministro votos goles dolar placa flights recipe pagos servicio reina kilometros vuelo aporto costo celular phone cubran perdieron perdio acion
pertenecemos integramos adherimos miembro miembros afiliados afiliado member members membership
desglosado desglosados breakdown repartidos tie ties bond bonds relationship relationships lazo lazos nexo nexos encuentro encuentra encuentran hallo hallar halla responsabilidad responsabilidades dos ambos ambas tiempo tiempos simultaneamente simultaneous vez abajo acaba acabo acabamos acercarme aclarar aclareme aclarame acordado acordados acordamos acordar acordaron acuerda acuerdo adelantando adelantar adelante adjuntar agradezco agradeceria agradecida agradecido aja ajustar alcanzo alcanza alista alistar alistando amigo amiga amigos andan
anda antemano apenas aparece aparecen apareci apoyar apoyarme apoyo aprobar armando armar arriba asisto atenta atento avanzar averigua averiguar averigue avisame aviseme ayer ayudan ayudarme ayudarnos ayudaria bajar bendiciones bonita bonito breve buena caer caso casos cierto cierta ciertas ciertos
chao colega colegas comentario comenta comentame comenteme comentan comentaron compañera compañeros compañero confirma confirmar confirmame confirmeme confirmen conocer conoce conocemos conocen conseguir consigue consigo considera contarme contar contigo copiar corta correcto creo creemos cree cualquiera cuya cuyas cuyo cuyos
darnos dejame deja dejar deje delegacion demas demasiado depronto dice dicen dicho dichos dichas dijeron diga digan digannos diganme dijimos dio dieron dijo distinguida distinguido doctor doctora don doña dudas duda dura duran echar ejemplo elaborando elaborar empezar encantaria encargo encargaron enseguida enseñame enterarme entender entiendo
entonces entregar entregue enviame enviarle envien envieme equipo equipos escribir escribo especial espero estaria estimada estimado estimadas estimados estuve estudiando explicar extraer facil fallar falta faltan feliz final finalmente forma formato funciona funcionan funcionaria funcionario ganas gente gracia gusta gustaria gusto haberse habra habria haga hagame hagan hago hagamos haria harian hice
hicieron historia hora horas horita hubiera hubo hubiese idea igual igualmente imagino importa importante incluso ingeniera ingeniero iniciar interes interesaria ir iria jefes jefe jefa junto juntos lado largo lector licenciada licenciado listas llamada llaman llama llamo llegada llegaron llega llegan llegar llego llegue llevaba llevado llevar
logra lograr luego mandar mandarme manden mañanero medio mejores menor menores menciono mensaje mil mira mire miren mirar mismas mismos modo momentico montar mostrar mostreme muchas muchos mucha mucho muestren nadie necesaria necesario necesitaba necesitan necesitarian ningunos ninguno nombre nomas normal nota novedad novedades nueva nuevamente nunca
ocupo ofrece ojala olvide oiga oigame orden pa paren parece parecen parta particular parece pasado pasamos pasar pase paseme pasan pasando pasaron paso pedi pedir pedido pedirle pedirles pendiente pendientes pensando perdone pide piden pido piense poner ponga ponganme ponerme porai posibilidad posibles precisa preciso pregunta preguntas preguntan preguntando preguntar preguntaron preguntarle preguntarles
prepara preparando preparar presentar presento previa previo profe profesora pronto propia propio pueda puedan pudiera pudieran pudieramos pude pudo puesto puntual pura puro quedado quedan queda quedamos quedar quedaron quedo querer queria queriamos querian quisieran quieren quieres realiza realizan realizado rapidamente rato real recordar recordarme recuerdo recuerdame recuerdeme recuerdas recibe recibir recibimos referir referirse refiere refiero regalar regaleme
regalarme repasar reporta resulta resumen resumir revisando revision sabemos saben sabria sabrian saca sacar saludo saludos salen sale salio sabra señor señora señores señorita seria serian servir sido siento siquiera sirve sirven sola solas solicita solicitan solicitar solicitando solo somos soporte sucede suele suponer supongo supe tarea tampoco tardecita tengan tenido tenga tenian terminar tocar toca trabajar trabajo trabajando trae traer traigo traten trato tuve tuvieron tuvimos tuvo ubica ubicar urge urgencia urgentemente use usa usan usar usamos usted ustedes utilidad
coordina coordinan coordinado coordinados coordinada coordinadas gestiona gestionan gestionado gestionados ejecuta ejecutan ejecutado ejecutados administra administran administrados supervisa supervisan dirige dirigen adelanta adelantan adelantado adelantados apoya apoyan apoyado apoyados pertenece pertenecen perteneciente pertenecientes clasificado clasificados clasificada clasificadas corresponde corresponden correspondiente correspondientes asociado asociados asociada asociadas
vinculado vinculada vinculadas involucra involucran involucrado involucrados relaciona relacionan impulsa impulsan impulsado impulsados atiende atienden desarrolla desarrollan desarrollado cubre cubren comprende comprenden contempla contemplan abarca abarcan encarga encargan ocupa ocupan figura figuran consta constan aplica aplican afecta afectan beneficia benefician iba iban ibamos fuese fuesen daba daban decia decian hizo hicieran queda quedaban seguia seguian valia valian servia duraba empezaba terminaba regia rige rigen
empiezan empieza comienza comienzan arranca arrancan mantener mantuvo mantuvieron sostener conservar conserva conservan tocaria tocan cuadrar concretar concreto concretado concretados pactado pactados pactada pactadas pactamos celebramos celebraron logramos hecha hechas hechos nuestras cerrado cerrados cerrada cerradas abierto abiertos formalizado formalizados formalizada formalizadas formalizar inscrito inscritos escrito escrita reportado reportados cargado cargada asignado asignada ojo etapa fase fases etapas borrador borradores
van vaya vayan vea veamos veces ven vemos venir veo verdad viaja viajan viajo viaje vieja viene vienen vino vinculados visitan visita visto vista viven viendo volver vuelve ningun ahorita diganos cuentenos ayudenos necesitandola dejo dejaron ojo porfis porfa pls cordial cordialmente agendada agenda señalar amablemente mediante durante respectivamente agradecemos requiero requerimos requiere requieren
about able above according across actually add after again ago ahead almost along already although always among anybody anyone anyway anywhere apart appear appears apply appreciate around arrive arrives asap aside ask asked asking asks available away back basically became because become before began behind believe below best better big bit boss brief briefly bring build business busy call came case cases cause certain certainly change chat cheers clear clearly close colleague colleagues
come comes coming confirm confirmed consider could couple couldnt curious date dear decide decided definitely details didnt different doesnt done dont down draft during each earlier early easy either else email end enough especially even ever every everybody everyone everything everywhere evening exact exactly example explain fact far few figure fill final finally fine folks followed following forget found friend front full fully gather gave general generally getting given giving glad goes going gone good goodbye gotten grateful great
greetings guess guys half hand handy hang happen happened happens happy hard hardly hear heard help helpful hence here hers herself him his hope hoping however hundred idea im important including inform instead interested issue ive join keep keeps kept kindly knew knowing known knows large late lately later learn least leave left less lets letting likely little ll long longer looked looks lots lovely main mainly maybe mean means meant meet meeting mention mentioned mind minute minutes moment months more moreover morning mostly move
must myself name named nearly necessary needed needs neither never new nice nobody none normally nothing nowadays obviously often once online onto opened others otherwise ought ours overall own part particular particularly past people per perhaps person point possible possibly prefer prepare prepared preparing presentation present probably problem properly pull put puts question questions quick quickly quite rather read ready real really recall receive receiving reckon refer remember remind report request require required respond right run running
said same saw say saying says second seem seems seen sense sent seriously several shall she short should showed simply since sir so someone somebody sometime somewhere soon sorry sort sound speak start started state stay stop stuff such suppose supposed sure take taken takes taking talk talking team thanks themselves therefore theyre think thinking though thought through throughout till time times today together told tomorrow tonight too took top touch toward towards tried tries truly try trying turn turns twice
belong belongs belonging classified coordinate coordinates coordinating coordinated handle handles handling oversee oversees overseeing stage stages phase draft drafts drafting drafted pen ink inked struck sealed formalised formalized concluded conclude entering standing stands deal related relate linked tied bound owns owning involve touch touches touching address addresses addressing tackle tackles tackling sponsor sponsored reach reached seal
under understand understood unless upon urgent urgently use used useful uses using usually very via visit visiting visits wait wanna wanted wants wasnt way weird welcome well went werent whatever whenever wherever whether whichever while whoever whole willing wish wonder wondering wont word work worked working works worry worth wouldnt write writing wrong yeah yesterday yep yours yourself youre afternoon hiya mate
`);

/** Words that patterns look for: known, so that a misspelt one is put right. */
export const cueWords: readonly string[] = words(`
vigente vigentes vigencia vencido vencidos vencida vencidas vencer vence vencen vencieron vencio vencera venceran vencian vencimiento vencimientos venza venzan expiran expira expiraron expirado expirados expirar caducan caduca caducado caducados caduco
lapse lapses lapsed termina terminan termine terminen acabe acaben finalice finalicen cierre terminado terminados terminada terminadas terminaron terminar finaliza finalizan finalizado finalizados finalizaron acaba acaban terminacion finalizacion caducidad expiracion termination suspendido suspendidos suspendida suspendidas suspension tramite proceso renovacion renovar renueva renuevan renovados renovado prorroga prorrogas
prorrogan tacita tacito tacitamente automatica automatico automaticamente expresa firmado firmados firmada firmadas firmo firmaron firmar firma firmas firmamos suscrito suscritos suscrita suscritas suscribio suscribieron celebrado celebrados celebrados celebro
responsable responsables encargado encargada lider lidera lideran liderado liderados secretaria secretarias entidad entidades documento documentos copia copias pdf link enlace texto descargar objeto objetivo objetivos finalidad preaviso codigo
cuantos cuantas cuanto cuando quien total numero indefinido indefinidos indefinida definida definido vencimiento antiguo antiguos antigua antiguas viejo viejos viejas reciente recientes nuevo nuevos nueva nuevas ultimo ultimos ultima ultimas primero primeros primera primer primeras
proximo proximos proxima proximas siguientes mes meses año años ano anos semana semanas semestre semestres trimestre trimestres dias ayer mañana pasado pasada anterior anteriores posterior posteriores antes despues
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre january february march april june july august september october november december
excepto salvo menos excluyendo excluya quitando contar exceptuando aparte descontando alcalde alcaldesa alcaldia administracion gobierno mandato periodo actual activos activo activas inactivos pais paises ciudad ciudades sector sectores entidad tipo
leaving counting ignoring removing dropping outside
active inactive expired expire expires expiring expiry expiration valid force effect suspended terminated ended ending ends end terminate process pending negotiation renewal renewed renew renews renewing tacit automatic automatically express
sign signed signing oldest earliest newest latest recent first last next coming upcoming previous month months year years week weeks quarter semester days day today tomorrow since before after until between during except excluding without nor other
count many number responsible charge lead leads leading department document documents copy text download link objective purpose notice code mayor mayoralty administration term framework specific universidad universidades agencia agencias multilateral multilaterales organismo
organismos redes red empresas empresa privadas privadas fundaciones fundacion ong ongs gobiernos universities university agencies agency memo memos sombrilla paraguas umbrella especifico especificos derivados networks network companies company ngos ngo multilaterals organizations bodies
hermanar hermanarse beneficios beneficio requisitos requisito diferencia diferencias significa significado definicion procedimiento proponer propongo tramitar difference benefits benefit requirements propose meaning definition mean means
convocatoria convocatorias beca capacitacion capacitaciones taller talleres curso cursos empleo vacante vacantes weather scholarship scholarships training trainings call calls
nacional nacionales oldest sigue siguen grupo agrupados agrupado agrupar desglose grouped breakdown distribution frente specifically antiguedad ranking siglo century continente continentes continent continents region regions regiones decada decadas decade decades segunda tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta noventa two three four five six seven eight nine ten eleven twelve sixty ninety thirty monto valor dinero recursos proyecto proyectos project projects
`);

const phrases = (item: Item, text: string): [string, Item][] =>
  text.split(',').map((phrase) => [phrase.trim().replace(/\s+/g, ' '), item]);

export const typePhrases: readonly (readonly [string, Item])[] = [
  ...phrases(
    { kind: 'type', type: 'twinning' },
    `hermanamiento, hermanamientos, hermandad, hermandades, ciudad hermana, ciudades hermanas, hermana, hermanas, hermanada, hermanadas, hermanado, hermanados, ciudad hermanada, ciudades hermanadas,
     hermanados con, hermano con, hermanos, hermanos de, hermanos con, municipios hermanos, acuerdo de hermanamiento, acuerdos de hermanamiento, convenio de hermanamiento, convenios de hermanamiento, acuerdo de hermandad, acuerdos de hermandad, convenios de hermandad, memorando de hermanamiento,
     ciudades gemelas, ciudad gemela, twinning, twinnings, twinned, twinned with, twin, twins, twin city, twin cities, twin town, twin towns, twinning agreement, twinning agreements, sister city, sister cities, sister citys, sister, sisters, sister city agreement,
     sister city agreements, sister cities agreements, sister towns, twinned cities, sister city relationship, sister city relationships, sisterhood, hermanaron, hermano, hermanamos, hermanarnos`,
  ),
  ...phrases(
    { kind: 'type', type: 'memorandum' },
    `memorando, memorandos, memorandum, memorandums, memoranda, memorandum de entendimiento, memorando de entendimiento, memorandos de entendimiento, memorandums de entendimiento, memos de entendimiento, memo de entendimiento, memo, memos, mou, mous, mde,
     memorandum of understanding, memoranda of understanding, memorandums of understanding`,
  ),
  ...phrases(
    { kind: 'type', type: 'letter_of_intent' },
    `carta de intencion, cartas de intencion, carta de intenciones, cartas de intenciones, carta intencion, cartas intencion, letter of intent, letters of intent, loi, lois, carta, cartas`,
  ),
  ...phrases(
    { kind: 'type', type: 'alliance' },
    `alianza, alianzas, alianza estrategica, alianzas estrategicas, alliance, alliances, strategic alliance, strategic alliances`,
  ),
  ...phrases(
    { kind: 'any', word: 'convenio' },
    `convenio, convenios, convenio de cooperacion, convenios de cooperacion, convenio de cooperacion internacional, convenios de cooperacion internacional`,
  ),
  ...phrases(
    { kind: 'any', word: 'acuerdo' },
    `acuerdo, acuerdos, acuerdo de cooperacion, acuerdos de cooperacion, acuerdo de cooperacion internacional, acuerdos de cooperacion internacional, agreement, agreements, cooperation agreement, cooperation agreements, international agreements, international agreement`,
  ),
  ...phrases(
    { kind: 'any', word: 'other' },
    `instrumentos de cooperacion, instrumento de cooperacion, tratado, tratados, pacto, pactos, partnership, partnerships, accords, accord, treaty, treaties, pacts, deal, deals, cooperation instruments, contrato, contratos, arrangement, arrangements`,
  ),
  ...phrases(
    { kind: 'partnerKind', partnerKind: 'university' },
    `universidad, universidades, university, universities, instituciones de educacion superior, institucion de educacion superior, centros academicos, academicas, academic institutions, colleges, universitarias, universitarios`,
  ),
  ...phrases(
    { kind: 'partnerKind', partnerKind: 'agency' },
    `agencia, agencias, agencia de cooperacion, agencias de cooperacion, agencias de cooperacion internacional, agencias internacionales, agencias nacionales, agency, agencies, cooperation agency, cooperation agencies, development agency, development agencies, agencias de desarrollo, agencia de desarrollo`,
  ),
  ...phrases(
    { kind: 'partnerKind', partnerKind: 'multilateral' },
    `multilateral, multilaterales, organismo multilateral, organismos multilaterales, organismos internacionales, organismo internacional, organizaciones multilaterales, organizacion multilateral, organizaciones internacionales, banca multilateral, bancos multilaterales,
     entidades multilaterales, organismos, multilaterals, multilateral organizations, multilateral organisations, multilateral bodies, multilateral body, international organizations, international organisations, multilateral organization, multilateral agencies, agencias multilaterales`,
  ),
  ...phrases(
    { kind: 'partnerKind', partnerKind: 'city_network' },
    `red de ciudades, redes de ciudades, redes, red, city network, city networks, networks of cities, network of cities, networks, network, redes internacionales, redes internacionales de ciudades`,
  ),
  ...phrases(
    { kind: 'partnerKind', partnerKind: 'ngo' },
    `ong, ongs, oenege, oeneges, organizaciones sin animo de lucro, entidades sin animo de lucro, sin animo de lucro, esal, esales, nonprofit, nonprofits, non profit, non profits, charity, charities, fundacion, fundaciones, organizacion no gubernamental, organizaciones no gubernamentales, ngo, ngos, non governmental organizations, non governmental organization, foundation, foundations, organizaciones de la sociedad civil, sociedad civil, civil society`,
  ),
  ...phrases(
    { kind: 'partnerKind', partnerKind: 'company' },
    `empresa, empresas, sector privado, empresas privadas, company, companies, private sector, private companies, privados, firms, businesses, compañias, compañia, corporaciones, multinacional, multinacionales, corporations, empresas multinacionales, industria privada, firmas`,
  ),
  ...phrases(
    { kind: 'partnerKind', partnerKind: 'government' },
    `gobiernos, gobiernos nacionales, gobiernos extranjeros, gobierno nacional, national governments, national government, foreign governments, gobiernos regionales`,
  ),
];
