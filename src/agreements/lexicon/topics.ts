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
    'bici, bicis, bicicleta*, cicla, ciclas, ciclismo, ciclorruta*, cicloruta*, ciclovia*, ciclista*, ciclo infraestructura, bike*, bicycle*, cycling, cyclist*, micromovilidad',
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
