/**
 * What people say for a sector, and narrower topics within one. A sector's own words ask for the sector. A topic asks
 * for the agreements that speak of it (any of its words in title or object); where none does, for its sector.
 * A trailing "*" stands for any ending. Folded; Spanish and English together.
 */
export const sectorWords: Record<string, string> = {
  'gestion-publica':
    'gestion publica, administracion publica, public management, public administration, funcion publica, servidores publicos, civil service',
  gobierno:
    'sector gobierno, sector de gobierno, government sector, gobernabilidad, gobernanza local, temas de gobierno, asuntos de gobierno',
  hacienda: 'hacienda, finanzas publicas, finanzas, finance, public finance, fiscal',
  planeacion:
    'planeacion, planning, planeacion urbana, planificacion, planeacion territorial, ordenamiento territorial',
  'desarrollo-economico':
    'desarrollo economico industria y turismo, desarrollo economico, economic development, economia, economy, economico, industria, industry, comercio, trade',
  educacion: 'educacion, education, educativo, educational, enseñanza, sector educativo, academico, academia',
  salud: 'salud, health, sanitario, salud publica, public health, healthcare, sector salud',
  'integracion-social':
    'integracion social, social integration, inclusion social, social inclusion, desarrollo social, bienestar social, social development',
  cultura:
    'cultura recreacion y deporte, cultura, culture, cultural, recreacion, recreation, deporte, sport, sports, deportivo, cultura y deporte',
  ambiente: 'ambiente, environment, medio ambiente, medioambiente, ambiental, environmental, ecologia, medioambiental',
  movilidad:
    'movilidad, mobility, transporte, transport, transportation, transito, movilidad sostenible, sustainable mobility, movilidad urbana',
  habitat: 'habitat, vivienda, housing, viviendas',
  mujeres:
    'mujeres, mujer, women, genero, gender, igualdad de genero, gender equality, equidad de genero, enfoque de genero',
  seguridad:
    'seguridad convivencia y justicia, seguridad, security, convivencia, justicia, justice, seguridad ciudadana, public safety, safety',
  'gestion-juridica': 'gestion juridica, juridico, juridica, legal affairs, asuntos juridicos',
};

/** Word -> how the word begins that, before it, makes it a part of a name: "aire" does not ask for Buenos Aires. */
export const nameBefore: Readonly<Record<string, string>> = { aire: 'buen' };

/** [sector, words that mean the same, parted by commas; several topics of a sector parted by semicolons]. */
export const topics: readonly (readonly [string, string])[] = [
  [
    'movilidad',
    'bici, bicis, bicicleta*, cicla, ciclas, ciclismo, ciclorruta*, cicloruta*, ciclovia*, ciclista*, cicloparqueadero*, biciparqueadero*, ciclopaseo*, ciclopista*, ciclocarril*, cicloinfraestructura*, ciclo infraestructura, bike*, bicycle*, cycling, cyclist*, micromovilidad',
  ],
  [
    'movilidad',
    'metro, subway; bus, buses, autobus*, transmilenio, brt; flota electrica, buses electricos, electric buses, electromovilidad, movilidad electrica, electric mobility; transporte publico, transporte masivo, public transport, public transportation, mass transit; seguridad vial, road safety, siniestralidad vial, siniestros viales, accidentes de transito, vision cero',
  ],
  [
    'movilidad',
    'trafico, traffic, congestion; semaforo*, traffic lights; peaton*, pedestrian*, caminabilidad, walkability; malla vial, infraestructura vial, vias, roads; tren, trenes, railway*, train, trains; cable aereo, transmicable, cable car; logistica urbana, urban logistics, carga urbana',
  ],
  [
    'ambiente',
    'cambio climatico, climate change, climatic*, climate, accion climatica, climate action, crisis climatica, calentamiento global, global warming, clima; carbono, emisiones, carbon, emissions, descarbonizacion, gases de efecto invernadero; calidad del aire, aire, air quality, contaminacion del aire, contaminacion atmosferica, air pollution, polucion; contaminacion, pollution; ruido, noise',
  ],
  [
    'ambiente',
    'biodiversidad, biodiversity; humedal*, wetland*; ecosistema*, ecosystem*, restauracion ecologica, ecological restoration; paramo*; bosque*, forest*; arbol*, arborizacion, reforestacion, tree, trees; fauna, animales, bienestar animal, proteccion animal, animal welfare, animals; flora, jardin botanico, botanical garden, jardines botanicos',
  ],
  [
    'ambiente',
    'gestion de riesgos, gestion del riesgo, riesgo de desastres, risk management, disaster risk, desastres, disasters; resiliencia, resilience; sostenibilidad, sustainability; desarrollo sostenible, sustainable development; economia circular, circular economy; agua, water, recurso hidrico, recursos hidricos; rio bogota, rios, cuencas, rivers; energia, energias, energy, energetic*; energias renovables, energia renovable, renewable*, energia solar, solar',
  ],
  [
    'habitat',
    'residuos, residuo, basura*, waste, garbage, residuos solidos, solid waste; reciclaje, recycling, reciclador*; vivienda social, social housing, vivienda de interes social; asentamientos informales, mejoramiento de barrios, informal settlements; renovacion urbana, urban renewal, revitalizacion urbana, regeneracion urbana, urban regeneration; servicios publicos, public utilities; alumbrado publico, street lighting; acueducto, alcantarillado, sanitation, saneamiento',
  ],
  [
    'planeacion',
    'desarrollo urbano, urban development; urbanismo, urban planning, planificacion urbana, urbanistic*; plan de ordenamiento, pot; datos abiertos, open data; estadistica*, statistics; cartografia, informacion geografica',
  ],
  [
    'gestion-publica',
    'gobierno digital, digital government, gobierno electronico, transformacion digital, digital transformation, digitalizacion, servicios digitales; tic, tics; ciudad inteligente, ciudades inteligentes, smart city, smart cities; transparencia, transparency; anticorrupcion, corrupcion, corruption; gobierno abierto, open government; archivo, archivos, archives; innovacion publica, public innovation; victimas, victims; construccion de paz, peacebuilding, reconciliacion, paz, peace; memoria historica',
  ],
  [
    'gobierno',
    'participacion ciudadana, citizen participation, participacion, participation; presupuestos participativos, presupuesto participativo, participatory budgeting; accion comunal; democracia, democracy; derechos humanos, human rights; espacio publico, public space; descentralizacion, decentralization; etnias, grupos etnicos, indigenas, indigenous; afrodescendientes, afro',
  ],
  [
    'hacienda',
    'impuesto*, tributari*, tax, taxes; catastro, cadastre, cadastral; presupuesto, budget; deuda publica, deuda; bonos verdes, green bonds',
  ],
  [
    'desarrollo-economico',
    'turismo, turistic*, tourism, tourist*; emprendimiento*, emprendedor*, entrepreneurship, startup*; mipymes, pymes, smes; empleo, empleabilidad, employment, trabajo decente; productividad, productivity, competitividad, competitiveness; inversion, inversiones, investment*; exportaciones, exports; negocios, business; gastronomi*; plazas de mercado, plaza de mercado; vendedores informales, economia popular; seguridad alimentaria, food security, alimentacion, alimentos, food; abastecimiento; ruralidad, desarrollo rural; agricultura urbana, urban agriculture',
  ],
  [
    'educacion',
    'intercambio de estudiantes, intercambio estudiantil, intercambios estudiantiles, intercambio academico, intercambios academicos, intercambios de estudiantes, student exchange*, academic exchange*, movilidad academica, movilidad estudiantil, academic mobility; estudiante*, student*; colegio*, escuela*, school*; docente*, maestro*, profesor*, teacher*; pedagogi*; bilinguismo, idiomas, bilingualism; educacion superior, higher education; becas, beca, scholarship*; ciencia, science, ciencia y tecnologia, ciencia tecnologia e innovacion; tecnologia, technology; investigacion, research; innovacion, innovation',
  ],
  [
    'salud',
    'hospital*; medico, medicos, medica, medical; enfermedad*, disease*; epidemi*; vacuna*, vaccin*; pandemia, covid; medicamento*, medicines; salud mental, mental health; donacion de sangre, blood donation, sangre; celulas madre, stem cells',
  ],
  [
    'integracion-social',
    'adulto mayor, adultos mayores, personas mayores, vejez, envejecimiento, elderly, ageing, aging, older people; primera infancia, early childhood; infancia, niñez, niños, niñas, children, childhood; migracion, migrante*, migration, migrant*; refugiad*, refugee*; juventud*, jovenes, joven, youth, young people; discapacidad, disability, disabilities; habitante de calle, habitantes de calle, homeless*; pobreza, poverty; lgbt*; comedores comunitarios; inclusion',
  ],
  [
    'cultura',
    'arte, artes, art, arts, artist*, artistic*; musica, musical, musicos, music; orquesta*, orchestra*; teatro, theatre, theater; danza, dance; cine, film, audiovisual; festival*; patrimonio, patrimonial, heritage, patrimonio cultural; museo*, museum*; lectura, reading; biblioteca*, library, libraries; libro*, books; literatura, literature; futbol, football, soccer; actividad fisica, physical activity; parques, parks; industrias creativas, industrias culturales, creative industries, economia creativa, economia naranja, creative economy',
  ],
  [
    'mujeres',
    'violencia de genero, violencia basada en genero, violencia contra las mujeres, violencias, gender violence, gender based violence, violence against women, feminicidio*; cuidado, sistema de cuidado, manzanas del cuidado, economia del cuidado, care system, care economy, care blocks, caregiving; derechos de las mujeres, women rights, womens rights, empoderamiento',
  ],
  [
    'seguridad',
    'bomberos, firefighters, fire department; incendios; policia, police; crimen, delito*, crime; carcel*, prison*; violencia, violence; justicia restaurativa, restorative justice; acceso a la justicia, access to justice',
  ],
  ['gestion-juridica', 'asesoria juridica; defensa judicial, defensa juridica; regulacion, normativa, regulation'],
];

/**
 * Subjects narrower than any sector, in both languages: asked for by their words alone, for the registry may be written
 * in the other language. Where no text speaks of one, nothing is found.
 */
export const subjects = `
cafe, coffee, caficultor*; comercio justo, fair trade; alerta temprana, alertas tempranas, sistemas de alerta, early warning; sismo*, sismic*, terremoto*, earthquake*, seismic; inundacion*, flood*; drenaje*, drainage, aguas lluvias, stormwater
inteligencia artificial, artificial intelligence, ia, ai, machine learning; blockchain; ciberseguridad, seguridad informatica, cybersecurity; drones, drone; videovigilancia, camaras de seguridad, surveillance, cctv; software libre, open source; internet de las cosas, internet of things, iot
huerta*, community gardens, huertos, urban gardens; compost*; plastico*, plastics, single use plastics; techos verdes, green roofs; infraestructura verde, green infrastructure; soluciones basadas en la naturaleza, nature based solutions; aguas residuales, wastewater; ozono, ozone; vehiculos electricos, carros electricos, electric vehicles; hidrogeno, hydrogen
presupuesto con enfoque de genero, gender budgeting, presupuestos con enfoque de genero; acoso, harassment, acoso callejero, street harassment; masculinidades, masculinities; maternidad, maternal, madres, mothers; embarazo adolescente, teenage pregnancy; planificacion familiar, family planning; trata de personas, human trafficking
nutricion, nutrition; obesidad, obesity; tabaco, tobacco; drogas, sustancias psicoactivas, drugs, substance abuse; cancer; diabetes; vih, sida, hiv, aids; tuberculosis; telemedicina, telesalud, telemedicine, telehealth; atencion primaria, primary care, primary health care; laboratorio*, laboratory, laboratories; trasplante*, transplant*; donantes, donors
centro historico, centros historicos, historic centre*, historic center*, old town; restauracion de monumentos, restauracion, monuments, monumento*, restoration; arqueologi*, archaeolog*; fotografia, photography; escultura*, sculpture*; circo, circus; rock, jazz; carnaval*, carnival*; artesan*, handicraft*, crafts, craft; moda, fashion; videojuegos, video games, gaming; ajedrez, chess; atletismo, athletics; natacion, swimming; feria del libro, book fair; traduccion, translation; archivos historicos, historical archives
idioma ingles, enseñanza del ingles, english teaching; chino mandarin, mandarin; formacion docente, formacion de maestros, teacher training; educacion inicial, preescolar, preschool; educacion tecnica, formacion tecnica, vocational training, technical training; pasantia*, internship*; becas de posgrado, postgraduate scholarships; desercion, dropout; bicitaxi*; robotica, robotics; matematicas, mathematics; competencias digitales, digital skills, alfabetizacion digital, digital literacy; jardines infantiles, kindergarten*, nurseries
vendedores ambulantes, ventas informales, street vendors; economia social, social economy; cooperativas, cooperatives; microcredito*, microcredit, microfinanzas, microfinance; cadenas de valor, value chains; aceleradora*, incubadora*, accelerator*, incubator*; empleo juvenil, youth employment; remesas, remittances; zonas francas, free zones; congresos, convenciones, conventions, eventos, events; hoteleria, hospitality; vuelos directos, aviacion, aeropuerto*, airport*, aviation; puertos, ports; pesca, fishing; ganaderia, livestock; flores, flowers; cacao, cocoa; mercados campesinos, farmers markets; campesin*, peasant*, farmers
tranvia*, tram, trams, light rail, metro ligero; peatonalizacion, pedestrianization; estacionamiento*, parqueadero*, parking; taxis, taxi; motocicleta*, motos, motorcycles; camiones, trucks, freight; tarifas, fares; puentes, bridges; tuneles, tunnels; velocidad, speed; cobro por congestion, congestion pricing, congestion charge; zonas de bajas emisiones, low emission zone*; ultimo kilometro, ultima milla, last mile; patinetas, scooters
supermanzana*, superblock*; manzanas, blocks; reajuste de tierras, land readjustment; suelo, land use, uso del suelo; captura de valor, plusvalia*, land value capture; vivienda en alquiler, alquiler, arriendo, rental housing; barrios vulnerables, slums; ciudad de quince minutos, ciudad de 15 minutos, 15 minute city; espacio subterraneo, underground; rascacielos, skyscrapers; iluminacion, lighting; parques infantiles, playgrounds; mobiliario urbano, street furniture; cementerio*, cemeter*
finanzas verdes, green finance, financiamiento climatico, climate finance; asociaciones publico privadas, alianzas publico privadas, public private partnerships, ppp, app; contratacion publica, compras publicas, public procurement; auditoria, audit, auditing; recaudo, revenue collection; predial, property tax; credito, loans, emprestito*; pensiones, pensions
casas de justicia, houses of justice; conciliacion, mediacion, mediation; cultura ciudadana, civic culture; pandillas, gangs; extorsion, extortion; desmovilizados, reincorporacion, excombatientes, reintegration, ex combatants; victimas del conflicto, conflict victims; memoria, memory, remembrance; tolerancia religiosa, religiones, religious freedom, interreligious; racismo, racism; pueblos indigenas, indigenous peoples; comunidades negras, afrocolombian*; veedurias, control social, social accountability; voluntariado, volunteering; diaspora, colombianos en el exterior; gobierno local, gobiernos locales, local government; diplomacia de ciudades, diplomacia de las ciudades, city diplomacy; cooperacion sur sur, south south cooperation; objetivos de desarrollo sostenible, ods, sdg, sdgs, sustainable development goals, agenda 2030; nueva agenda urbana, new urban agenda; derecho a la ciudad, right to the city; soberania alimentaria, food sovereignty; desperdicio de alimentos, food waste; bancos de alimentos, food banks; animales callejeros, perros, dogs, mascotas, pets; litigio, litigation; propiedad intelectual, intellectual property
`;
