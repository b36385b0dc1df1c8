/**
 * States, provinces and departments that people name, each with its larger cities (GeoNames, CC BY 4.0, 2019): of
 * Colombia those of more than 4,000 inhabitants, of Spain 40,000, elsewhere 40,000 to 900,000 as the country is large.
 * A line: ISO country | Spanish name | English name where it is another | other names | what its people are called |
 * cities. A name with "*" is also a city's or a common word: it counts only as "departamento del Meta".
 */
export const subdivisionList = `
ES|Andalucía|Andalusia||andaluz,andaluces,andalusian|Sevilla,Málaga,Córdoba,Granada,Jerez de la Frontera,Almería,Huelva,Marbella,Cadiz,Dos Hermanas,Jaén,Algeciras,San Fernando,El Puerto de Santa María,El Ejido,Roquetas de Mar,Chiclana de la Frontera,Vélez-Málaga,Mijas,Fuengirola,Alcalá de Guadaira,Campiña,Sanlúcar de Barrameda,Estepona,Torremolinos,La Línea de la Concepción,Linares,Motril,Benalmádena,Utrera
ES|Aragón|Aragon||aragonés,aragonese|Zaragoza,Huesca
ES|Asturias||principado de asturias|asturiano|Gijón,Oviedo,Avilés,Sama,Mieres
ES|Islas Baleares|Balearic Islands|baleares,illes balears,balearics|balear|Palma,Calvià,Ibiza,Manacor
ES|Canarias|Canary Islands|islas canarias,canaries|canario|Las Palmas de Gran Canaria,Santa Cruz de Tenerife,La Laguna,Telde,Arona,Santa Lucía,Arrecife,San Bartolomé de Tirajana,Adeje,La Orotava
ES|Cantabria|||cántabro|Santander,Torrelavega
ES|Castilla-La Mancha|Castile-La Mancha|castilla la mancha|castellanomanchego|Albacete,Talavera de la Reina,Guadalajara,Toledo,Ciudad Real,Cuenca,Puertollano
ES|Castilla y León|Castile and León||castellanoleonés|Valladolid,Burgos,Salamanca,León,Palencia,Ponferrada,Zamora,Ávila,Segovia
ES|Cataluña|Catalonia|catalunya|catalán|Barcelona,L'Hospitalet de Llobregat,Sant Martí,Badalona,Terrassa,Sabadell,Tarragona,Lleida,Mataró,Santa Coloma de Gramenet,Reus,Girona,Cornellà de Llobregat,Sant Boi de Llobregat,Sant Cugat del Vallès,Manresa,Rubí,Vilanova i la Geltrú,Viladecans,El Prat de Llobregat,Castelldefels,Granollers,Cerdanyola del Vallès,Mollet del Vallès,Esplugues de Llobregat,Gavà,Llefià,Figueres,Sant Feliu de Llobregat,Blanes,Gerona,Lérida,Hospitalet de Llobregat,Tarrasa
ES|Extremadura|||extremeño|Badajoz,Cáceres,Mérida,Plasencia
ES|Galicia|||gallego,galician|Vigo,A Coruña,Ourense,Lugo,Santiago de Compostela,Pontevedra,Ferrol,Orense
ES|La Rioja*|||riojano|Logroño
ES|Comunidad de Madrid|Community of Madrid|region de madrid||Madrid,Ciudad Lineal,Móstoles,Alcalá de Henares,Fuenlabrada,Leganés,Alcorcón,Getafe,Chamartín,Torrejón de Ardoz,Parla,Alcobendas,Coslada,Las Rozas de Madrid,Pozuelo de Alarcón,San Sebastián de los Reyes,Rivas-Vaciamadrid,Majadahonda,Valdemoro,Collado-Villalba,Aranjuez,Arganda,Colmenar Viejo,Pinto,Boadilla del Monte,Tres Cantos,San Fernando de Henares
ES|Murcia*||region de murcia|murciano|Murcia,Cartagena,Lorca,Molina de Segura,Alcantarilla
ES|Navarra|Navarre||navarro|Pamplona
ES|País Vasco|Basque Country|euskadi,paisvasco|vasco,basque|Bilbao,Vitoria-Gasteiz,Vitoria,San Sebastián,Donostia,Barakaldo,Getxo,Irun,Santutxu,Portugalete,Santurtzi,Basauri
ES|Comunidad Valenciana|Valencian Community|comunitat valenciana,region valenciana||Valencia,Alicante,Elche,Castelló de la Plana,Torrevieja,Orihuela,Gandia,Torrent,Benidorm,Sagunto,Paterna,Grao de Murviedro,Alcoy,Elda,San Vicent del Raspeig,Vila-real,Alzira,Denia,Mislata
US|Alabama||||Birmingham,Montgomery,Mobile,Huntsville
US|Arizona||||Phoenix,Tucson,Mesa,Chandler,Gilbert,Glendale,Scottsdale,Maryvale,Tempe,Peoria,Deer Valley,Tempe Junction,Surprise,Alhambra
US|California|||californiano,californian|Los Angeles,San Diego,San Jose,San Francisco,Fresno,Sacramento,Long Beach,Oakland,Bakersfield,Anaheim,Santa Ana,Riverside,Stockton,Chula Vista,Irvine,Fremont,San Bernardino,Modesto,Fontana,Oxnard,Moreno Valley,Huntington Beach,Glendale,Santa Clarita,Oceanside,Garden Grove,Rancho Cucamonga,Santa Rosa,Ontario,Elk Grove,Berkeley,Palo Alto
US|Colorado||||Denver,Colorado Springs,Aurora,Fort Collins,Lakewood,Thornton
US|Connecticut||||Bridgeport,New Haven,Stamford,Hartford,North Stamford
US|Florida||||Jacksonville,Miami,Tampa,Orlando,St. Petersburg,Hialeah,Tallahassee,Fort Lauderdale,Cape Coral,Pembroke Pines,Port Saint Lucie,Hollywood,Miramar,Gainesville,Coral Springs
US|Georgia*||||Atlanta,Columbus,Savannah
US|Hawái|Hawaii||hawaiano,hawaiian|Honolulu
US|Illinois||||Chicago,Aurora,Rockford,Joliet,Naperville,Evanston
US|Indiana||||Indianapolis,Fort Wayne
US|Luisiana|Louisiana|||New Orleans,Baton Rouge,Shreveport,Metairie Terrace,Metairie,Lafayette
US|Massachusetts||||Boston,Worcester,Springfield,Cambridge
US|Maryland||||Baltimore
US|Míchigan|Michigan|||Detroit,Grand Rapids,Warren,Sterling Heights
US|Minnesota||||Minneapolis,Saint Paul
US|Misuri|Missouri|||Kansas City,St. Louis,Springfield
US|Carolina del Norte|North Carolina|||Charlotte,Raleigh,Greensboro,Durham,Winston-Salem,Fayetteville,Cary
US|Nueva Jersey|New Jersey|||Newark,Jersey City,Paterson,Elizabeth
US|Nuevo México|New Mexico|||Albuquerque
US|Nevada||||Las Vegas,Henderson,Reno,North Las Vegas,Paradise,Sunrise Manor,Spring Valley
US|Nueva York*|New York*|||New York,Brooklyn,Queens,Manhattan,The Bronx,Staten Island,Buffalo,Jamaica,Rochester,Yonkers,East Flatbush,Washington Heights,Astoria,Borough Park,Syracuse,Sheepshead Bay,Amherst
US|Ohio||||Columbus,Cleveland,Cincinnati,Toledo,Akron,Dayton
US|Oregón|Oregon|||Portland,Salem,Eugene
US|Pensilvania|Pennsylvania|||Philadelphia,Pittsburgh,Allentown
US|Carolina del Sur|South Carolina|||Columbia,Charleston
US|Tennessee||||Memphis,Nashville,Knoxville,Chattanooga,East Chattanooga,Clarksville,Murfreesboro
US|Texas||tejas|texano,tejano,texan|Houston,San Antonio,Dallas,Austin,Fort Worth,El Paso,Arlington,Corpus Christi,Plano,Laredo,Lubbock,Garland,Irving,Amarillo,Grand Prairie,Brownsville,McKinney,Frisco,Pasadena,Mesquite,Killeen,McAllen,Carrollton,Midland,Waco,Denton,Abilene
US|Utah||||Salt Lake City,West Valley City
US|Virginia||||Virginia Beach,Norfolk,Chesapeake,Richmond,Arlington,Newport News,Alexandria,East Hampton,Hampton
US|Washington*||||Seattle,Spokane,Tacoma,Vancouver,Bellevue,Kent
US|Wisconsin||||Milwaukee,Madison
CA|Alberta||||Calgary,Edmonton
CA|Columbia Británica|British Columbia|||Vancouver,Surrey,Okanagan,Victoria,Burnaby,Ladner,Richmond,Abbotsford,Coquitlam,Kelowna,Delta,Nanaimo
CA|Manitoba||||Winnipeg
CA|Nueva Escocia|Nova Scotia|||Halifax,Sydney,Dartmouth
CA|Ontario||||Toronto,Ottawa,Mississauga,North York,Scarborough,Hamilton,Brampton,Etobicoke,London,Oshawa,Windsor,Markham,Vaughan,Kitchener,Richmond Hill,Barrie,Nepean,Oakville,Burlington,Greater Sudbury,St. Catharines,Cambridge,Guelph,East York,Kingston,Milton,Thunder Bay,Waterloo,Ajax,Kanata
CA|Quebec||québec|quebequense,quebequés|Montréal,Québec,Laval,Gatineau,Longueuil,Saguenay,Sherbrooke,Lévis,Trois-Rivières,Terrebonne
MX|Baja California||||Tijuana,Mexicali,Ensenada
MX|Chiapas|||chiapaneco|Tuxtla,Tapachula,San Cristóbal de las Casas
MX|Chihuahua*||||Juárez,Chihuahua
MX|Guanajuato*||||León de los Aldama,Irapuato,Celaya,Salamanca
MX|Jalisco|||jalisciense|Guadalajara,Zapopan,Tlaquepaque,Tonalá,Puerto Vallarta
MX|Estado de México|State of Mexico|edomex||Ecatepec de Morelos,Ciudad Nezahualcoyotl,Naucalpan de Juárez,Tlalnepantla,Santa María Chimalhuacán,Toluca,Ciudad López Mateos,Cuautitlán Izcalli,Xico,Ixtapaluca,Nicolás Romero,Coacalco,Ojo de Agua,Buenavista,Chicoloapan,Chalco,San Pablo de las Salinas,Huixquilucan
MX|Michoacán|||michoacano|Morelia,Uruapan,Zamora
MX|Nuevo León|||neoleonés|Monterrey,Guadalupe,Ciudad Apodaca,San Nicolás de los Garza,Ciudad General Escobedo,Santa Catarina,Ciudad Benito Juárez,San Pedro Garza García,San Pedro Garza Garcia
MX|Oaxaca*||||Oaxaca
MX|Puebla*||||Puebla,Tehuacán
MX|Querétaro*||||Santiago de Querétaro,San Juan del Río
MX|Quintana Roo||||Cancún,Chetumal,Playa del Carmen
MX|Sinaloa|||sinaloense|Culiacán,Mazatlán,Los Mochis
MX|Sonora|||sonorense|Hermosillo,Ciudad Obregón,Nogales,San Luis Río Colorado
MX|Veracruz*||||Veracruz,Xalapa de Enríquez,Coatzacoalcos,Poza Rica de Hidalgo,Córdoba,Orizaba
MX|Yucatán|Yucatan||yucateco|Mérida
AR|Provincia de Buenos Aires|Buenos Aires Province|buenos aires province||La Plata,Mar del Plata,Morón,Bahía Blanca,Merlo,José C. Paz,Quilmes,Pilar,Berazategui,San Miguel,San Nicolás de los Arroyos,Tandil,Zárate,Pergamino,Olavarría,Junín,Luján,Campana,Necochea,Don Torcuato,Hurlingham
AR|Córdoba*||||Córdoba,Río Cuarto,Villa María,Villa Carlos Paz
AR|Mendoza*||||Mendoza,San Rafael,San Martín
AR|Santa Fe*||||Rosario,Santa Fe,Reconquista,Rafaela,Gobernador Gálvez,Venado Tuerto
AR|Tucumán|||tucumano|San Miguel de Tucumán
BR|Alagoas||||Maceió,Arapiraca
BR|Amazonas*||||Manaus
BR|Bahía*|Bahia*|||Salvador,Feira de Santana,Vitória da Conquista,Itabuna,Camaçari,Barreiras,Ilhéus
BR|Ceará||||Fortaleza,Caucaia,Juazeiro do Norte,Maracanaú,Sobral
BR|Goiás||||Goiânia,Aparecida de Goiânia,Anápolis,Rio Verde
BR|Minas Gerais||||Belo Horizonte,Contagem,Uberlândia,Juiz de Fora,Ribeirão das Neves,Betim,Montes Claros,Uberaba,Governador Valadares,Santa Luzia,Ipatinga,Sete Lagoas,Divinópolis
BR|Pará*||||Belém,Ananindeua,Parauapebas,Santarém
BR|Paraná||||Curitiba,Londrina,Maringá,Foz do Iguaçu,Ponta Grossa,Cascavel,Colombo,Guarapuava
BR|Pernambuco||||Recife,Jaboatão,Jaboatão dos Guararapes,Olinda,Paulista,Caruaru,Petrolina
BR|Río de Janeiro*|Rio de Janeiro*|||Rio de Janeiro,Nova Iguaçu,Duque de Caxias,Belford Roxo,Niterói,São João de Meriti,Campos dos Goytacazes,Petrópolis,Volta Redonda,Itaboraí,Barra Mansa,Angra dos Reis,Nova Friburgo
BR|Río Grande del Sur|Rio Grande do Sul|||Porto Alegre,Caxias do Sul,Canoas,Pelotas,Viamão,Novo Hamburgo,Santa Maria,Gravataí,São Leopoldo,Rio Grande,Passo Fundo
BR|Santa Catarina||||Joinville,Florianópolis,Blumenau,São José,Lages,Criciúma,Chapecó,Itajaí
BR|São Paulo*||san pablo*||São Paulo,Guarulhos,Campinas,São Bernardo do Campo,Osasco,Santo André,Ribeirão Preto,São José dos Campos,Sorocaba,Santos,Diadema,Mauá,São José do Rio Preto,Carapicuíba,Piracicaba,Itaquaquecetuba,Bauru,Mogi das Cruzes,São Vicente,Jundiaí,Guarujá,Franca,Limeira,Suzano,Barueri,Taubaté,Praia Grande,Sumaré,Embu,Taboão da Serra
CO|Amazonas*||||Leticia
CO|Antioquia|||antioqueño|Medellín,Bello,Itagüí,Envigado,Apartadó,Caldas,Rionegro,Caucasia,Turbo,La Estrella,Copacabana,Chigorodó,El Bagre,Segovia,La Ceja,Puerto Berrío,Marinilla,San Carlos,Yarumal,Carmen de Viboral,Carepa,Urrao,Zaragoza,Santuario,Sonsón,Barbosa,Andes,Ciudad Bolívar,Guarne,Santa Bárbara,Amagá,Santa Fe de Antioquia,Dabeiba,San Pedro de Urabá,Necoclí,San Juan de Urabá,Ituango,Santa Rosa de Osos,Donmatías,Amalfi,Vegachí,Concordia,Fredonia,San Pedro,Frontino,Arboletes,La Unión,Cisneros,Retiro,Jericó,Jardín,Yondó,Abejorral,San Rafael,Nechí,Salgar,Remedios,Támesis,Yolombó,Cañasgordas,Granada,San Roque,Venecia,Guatapé,La Pintada,Pueblorrico,Cocorná,Betulia,San Vicente
CO|Arauca||||Arauca,Tame,Arauquita,Cravo Norte,Fortul
CO|Atlántico*||||Barranquilla,Soledad,Malambo,Sabanalarga,Baranoa,Palmar de Varela,Puerto Colombia,Santo Tomás,Sabanagrande,Campo de la Cruz,Galapa,Repelón,Santa Lucía,Manatí,Luruaco,Polonuevo,Candelaria,Ponedera,Suan,Usiacurí,Juan de Acosta,Tubará
CO|Bolívar||||Cartagena,Magangué,Turbaco,Arjona,El Carmen de Bolívar,Mompós,San Juan Nepomuceno,María la Baja,Morales,San Jacinto,San Pablo,Villanueva,San Estanislao,Santa Rosa,Turbaná,Zambrano,Mahates,Calamar,Santa Rosa del Sur,Clemencia,Achí,Soplaviento,Cicuco,Río Viejo,Simití,Córdoba,Pinillos,Talaigua Viejo,Santa Catalina,Barranco de Loba,Montecristo,Arenal,Altos del Rosario,San Cristóbal,El Guamo,Cantagallo,Tiquisio,El Peñón
CO|Boyacá|||boyacense|Sogamoso,Tunja,Duitama,Chiquinquirá,Puerto Boyacá,Paipa,Garagoa,Soatá,Moniquirá,Muzo,Guateque,Santa Rosa de Viterbo,Aquitania,Belén,Pesca,Villa de Leyva,Ramiriquí
CO|Caldas|||caldense|Manizales,La Dorada,Chinchiná,Villamaría,Aguadas,Riosucio,Salamina,Manzanares,Viterbo,Supía,Neira,Aranzazu,Pácora,Pensilvania,Palestina,Belalcázar,Marquetalia,Norcasia,Risaralda,Filadelfia,Victoria
CO|Caquetá||||Florencia,El Doncello,Puerto Rico,Curillo,El Paujíl,Cartagena del Chairá,Albania
CO|Casanare||||Yopal,Villanueva,Aguazul,Monterrey,Maní,Tauramena,Trinidad,Pore
CO|Cauca|||caucano|Popayán,Puerto Tejada,Piendamo,Santander de Quilichao,Belalcázar,Morales,Patía,Corinto,Guapí,Miranda,El Bordo,Suárez,Villa Rica,Silvia,Caloto,El Tambo,Balboa,Timbiquí,Mercaderes,Padilla,Argelia
CO|Cesar*||||Valledupar,Aguachica,Agustín Codazzi,Ariguaní,Curumaní,La Jagua de Ibirico,El Copey,Chimichagua,Chiriguaná,La Paz,Pelaya,San Alberto,Pailitas,Becerril,Astrea,San Diego,Manaure Balcón del Cesar,Gamarra,San Martín,La Gloria,El Paso,Río de Oro,González,Tamalameque
CO|Chocó|||chocoano|Quibdó,Istmina,Tadó,Condoto,Riosucio,Pizarro,Acandí,Bagadó,Unguía
CO|Córdoba*||||Montería,Montelíbano,Sahagún,Cereté,Lorica,Planeta Rica,Tierralta,San Carlos,Ayapel,Chinú,Ciénaga de Oro,San Antero,Valencia,Pueblo Nuevo,San Bernardo del Viento,Purísima de la Concepción,Momil,San Pelayo,Moñitos,Buenavista,Cotorra
CO|Cundinamarca|||cundinamarqués|Soacha,Girardot,Facatativá,Zipaquirá,Fusagasugá,Chía,Funza,Madrid,Mosquera,La Mesa,Cajicá,Sibaté,Villeta,Ubaté,Pacho,Guaduas,Agua de Dios,Tocaima,La Calera,Puerto Salgar,Sopó,Silvania,Cáqueza,Cota,Chocontá,Tocancipá,Villapinzón,Viotá,La Vega,Anolaima,El Rosal,Nemocón,Fómeque,Arbeláez,Anapoima,Suesca,Simijaca,Cogua,Caparrapí,Bojacá,Choachí,Cachipay,Guachetá,Tabio,Subachoque,Gachetá,Apulo
CO|Huila|||huilense|Neiva,Pitalito,Garzón,Campoalegre,La Plata,Algeciras,Palermo,Gigante,San Agustín,Timaná,Rivera,Aipe,Yaguará,Isnos,Tello,La Argentina,Guadalupe,Agrado,Acevedo,Hobo,Baraya,Tarqui
CO|La Guajira||guajira|guajiro|Maicao,Riohacha,San Juan del Cesar,Fonseca,Villanueva,Barrancas,Manaure,Urumita,Uribia,Albania,El Molino,Distracción,Dibulla
CO|Magdalena*||||Santa Marta,Ciénaga,Fundación,El Banco,Plato,Pivijay,Aracataca,El Retén,Santa Ana,Puebloviejo,Sitionuevo,Chivolo,Algarrobo,Guamal,San Antonio,Remolino,El Piñón,Cerro de San Antonio,Concordia,San Zenón,Salamina,Pijiño del Carmen,Buenavista
CO|Meta*||||Villavicencio,Acacías,Granada,Puerto López,San Martín,Cumaral,Restrepo,Puerto Gaitán,Lejanías,Puerto Lleras,Puerto Yuca,Guamal,Puerto Concordia,Vistahermosa,Mesetas
CO|Nariño|||nariñense|Pasto,Tumaco,Ipiales,El Charco,Túquerres,La Unión,Samaniego,Sandoná,Olaya Herrera,La Cruz,Barbacoas,Cumbal,El Tambo,Pupiales,San Pablo,Guaitarilla,Salahonda,Ancuya,Chachagüí,Iscuandé,Sotomayor,Buesaco,Guachucal
CO|Norte de Santander||||Cúcuta,Ocaña,Villa del Rosario,Los Patios,Pamplona,Puerto Santander,Tibú,El Zulia,Ábrego,Chinácota,Sardinata,Toledo,El Carmen
CO|Putumayo||||Puerto Asís,Mocoa,Orito,Valle del Guamuez,Sibundoy,Puerto Leguízamo,La Dorada,Villagarzón,San Francisco,Puerto Guzmán
CO|Quindío||||Armenia,Calarcá,Montenegro,Quimbaya,La Tebaida,Circasia,Génova,Filandia,Pijao,Salento,Córdoba
CO|Risaralda||||Pereira,Dosquebradas,Santa Rosa de Cabal,La Virginia,Anserma,Belén de Umbría,Marsella,Quinchía,Apía,Santuario,Mistrató,La Celia,Guática,Pueblo Rico
CO|San Andrés y Providencia|San Andrés and Providencia|san andres||San Andrés
CO|Santander|||santandereano|Bucaramanga,Floridablanca,Barrancabermeja,Girón,Piedecuesta,San Gil,Barbosa,Málaga,Socorro,Puerto Wilches,Sabana de Torres,Cimitarra,San Vicente de Chucurí,Vélez,Lebrija,Zapatoca,Puente Nacional,El Playón,Barichara
CO|Sucre*||||Sincelejo,Corozal,San Marcos,San Onofre,San Luis de Sincé,Santiago de Tolú,Sucre,Sampués,San Benito Abad,Los Palmitos,Ovejas,San Pedro,Majagual,Galeras,San Juan de Betulia,Tolú Viejo,Palmito,Morroa,La Unión
CO|Tolima|||tolimense|Ibagué,Espinal,Payandé,Líbano,Honda,Melgar,Anaime,San Sebastián de Mariquita,Flandes,Lérida,Chaparral,Padua,Fresno,Guamo,Chicoral,Armero-Guyabal,Venadillo,Natagaima,Junín,Gaitania,Purificación,Coello,Planadas,Cajamarca,Saldaña,La Chamba,Rovira,Ortega,Santa Isabel,Rioblanco,Carmen de Apicalá,Playarrica,Guayabal,Falan,San Antonio,Ambalema,San Luis,Villahermosa,Ataco
CO|Valle del Cauca||el valle*|vallecaucano|Cali,Palmira,Buenaventura,Tuluá,Cartago,Guadalajara de Buga,Yumbo,Florida,Jamundí,Pradera,Sevilla,El Cerrito,Caicedonia,Zarzal,Roldanillo,Candelaria,La Unión,Guacarí,Andalucía,Darien,Toro,Bugalagrande,Ansermanuevo,Dagua,La Victoria,Restrepo,Riofrío,Alcalá,Yotoco,El Dovio,Obando,Ginebra,Trujillo,San Pedro,Bolívar,Vijes
EC|Azuay||||Cuenca
EC|Guayas||||Guayaquil,Eloy Alfaro,Milagro
EC|Manabí||||Manta,Portoviejo
EC|Pichincha||||Quito
CL|Biobío||bio bio||Talcahuano,Concepción,Los Ángeles,Coronel,Chiguayante
CL|Valparaíso*||||Viña del Mar,Valparaíso,Quilpué,Villa Alemana,San Antonio
VE|Zulia|||zuliano|Maracaibo,Cabimas
VE|Miranda*||||Petare,Santa Teresa del Tuy,Baruta,Guatire,Cúa,Guarenas,Ocumare del Tuy,Los Teques,Charallave
DE|Baden-Wurtemberg|Baden-Württemberg|baden württemberg||Stuttgart,Mannheim,Karlsruhe,Freiburg,Heidelberg,Heilbronn,Ulm,Pforzheim,Reutlingen,Esslingen,Tubinga
DE|Baviera|Bavaria|bayern|bávaro,bavarian|Munich,Nürnberg,Augsburg,Würzburg,Regensburg,Ingolstadt,Fürth,Erlangen,Augsburgo,Ratisbona,Wurzburgo
DE|Brandeburgo|Brandenburg|||Potsdam
DE|Hesse||hessen||Frankfurt am Main,Wiesbaden,Kassel,Darmstadt,Offenbach
DE|Baja Sajonia|Lower Saxony|||Hannover,Braunschweig,Osnabrück,Oldenburg,Wolfsburg,Göttingen,Hildesheim,Salzgitter,Brunswick,Gotinga
DE|Renania del Norte-Westfalia|North Rhine-Westphalia|renania,nrw|renano|Köln,Essen,Dortmund,Düsseldorf,Duisburg,Bochum,Wuppertal,Bielefeld,Bonn,Münster,Gelsenkirchen,Aachen,Mönchengladbach,Krefeld,Oberhausen,Hagen,Hamm,Herne,Mülheim,Solingen,Leverkusen,Neuss,Paderborn,Recklinghausen,Bottrop,Remscheid,Moers,Siegen,Bergisch Gladbach,Witten
DE|Renania-Palatinado|Rhineland-Palatinate|||Mainz,Ludwigshafen am Rhein,Koblenz,Trier,Kaiserslautern,Coblenza,Tréveris
DE|Sajonia|Saxony||sajón,saxon|Leipzig,Dresden,Chemnitz,Zwickau
DE|Turingia|Thuringia|||Erfurt,Jena,Gera
IT|Campania||||Naples,Salerno,Torre del Greco,Giugliano in Campania,Caserta,Fuorigrotta,Castellammare di Stabia,Afragola
IT|Emilia-Romaña|Emilia-Romagna|||Bologna,Modena,Parma,Reggio nell'Emilia,Rimini,Forlì,Piacenza,Ferrara,Ravenna,Cesena,Rávena
IT|Lacio|Lazio|||Rome,Lido di Ostia,Latina,Guidonia Montecelio
IT|Liguria||||Genoa,La Spezia
IT|Lombardía|Lombardy|lombardia|lombardo|Milan,Brescia,Monza,Bergamo,Como,Busto Arsizio,Varese,Sesto San Giovanni,Cinisello Balsamo,Pavia
IT|Piamonte|Piedmont|piemonte|piamontés|Turin,Novara,Alessandria,Asti
IT|Apulia||puglia||Bari,Taranto,Foggia,Andria,Barletta,Lecce,Brindisi,Altamura,Tarento
IT|Cerdeña|Sardinia||sardo|Cagliari,Sassari,Quartu Sant'Elena,Cáller
IT|Sicilia|Sicily||siciliano,sicilian|Palermo,Catania,Messina,Siracusa,Marsala,Gela,Ragusa
IT|Toscana|Tuscany||toscano,tuscan|Florence,Prato,Livorno,Lucca,Pisa,Arezzo,Pistoia,Massa,Grosseto,Siena
IT|Umbría|Umbria|||Perugia,Terni
IT|Véneto|Veneto|||Verona,Padova,Mestre,Vicenza,Treviso,Venecia,Venice
FR|Isla de Francia|Île-de-France|ile de france||Paris,Cergy-Pontoise,Saint-Quentin-en-Yvelines,Boulogne-Billancourt,Argenteuil,Saint-Denis,Montreuil,Asnières-sur-Seine,Nanterre,Versailles,Courbevoie,Créteil,Colombes,Vitry-sur-Seine,Aulnay-sous-Bois,Champigny-sur-Marne,Rueil-Malmaison,Saint-Maur-des-Fossés,Aubervilliers,Drancy,Noisy-le-Grand,Levallois-Perret,Issy-les-Moulineaux,Neuilly-sur-Seine
FR|Auvernia-Ródano-Alpes|Auvergne-Rhône-Alpes|rhone alpes,rodano alpes||Lyon,Saint-Étienne,Grenoble,Clermont-Ferrand,Villeurbanne,Valence,Chambéry
FR|Bretaña|Brittany|bretagne|bretón,breton|Rennes,Brest,Quimper,Saint-Malo
FR|Gran Este|Grand Est|alsacia,alsace,lorena||Strasbourg,Reims,Metz,Mulhouse,Nancy,Colmar,Troyes
FR|Alta Francia|Hauts-de-France|||Lille,Amiens,Roubaix,Tourcoing,Calais,Dunkerque,Villeneuve-d'Ascq
FR|Normandía|Normandy||normando|Le Havre,Rouen,Caen
FR|Nueva Aquitania|Nouvelle-Aquitaine|aquitania,aquitaine||Bordeaux,Limoges,Poitiers,Pau,La Rochelle,Mérignac
FR|Occitania||occitanie||Toulouse,Montpellier,Nîmes,Perpignan,Béziers
FR|Países del Loira|Pays de la Loire|||Nantes,Angers,Le Mans,Saint-Nazaire
FR|Provenza-Alpes-Costa Azul|Provence-Alpes-Côte d'Azur|provenza,provence,costa azul,paca|provenzal|Marseille,Nice,Toulon,Aix-en-Provence,Avignon,Marseille 13,Marseille 08,Marseille 15,Marseille 09,Antibes,Cannes,La Seyne-sur-Mer,Marseille 14,Niza,Aviñón,Tolón
GB|Escocia|Scotland||escocés,scottish|Glasgow,Edinburgh,Aberdeen,Dundee,Paisley,East Kilbride,Livingston,Hamilton,Cumbernauld,Dunfermline,Kirkcaldy,Ayr,Perth,Inverness,Kilmarnock,Coatbridge,Greenock
GB|Gales|Wales||galés,welsh|Cardiff,Newport,Swansea,Wrexham,Buckley,Tonypandy,Rhondda,Bridgend,Barry,Llanelli,Cwmbran,Neath,Merthyr Tydfil,Coity
GB|Irlanda del Norte|Northern Ireland|||Belfast,Derry,Lisburn,Newtownabbey,Bangor,Craigavon,Castlereagh
BE|Flandes|Flanders|vlaanderen|flemish|Antwerpen,Gent,Brugge,Leuven
BE|Valonia|Wallonia||valón,walloon|Charleroi,Liège,Namur,Mons
NL|Holanda Septentrional|North Holland|holanda del norte||Amsterdam,Haarlem,Zaanstad,Hoofddorp,Alkmaar,Hilversum
NL|Holanda Meridional|South Holland|holanda del sur||Rotterdam,The Hague,Leiden,Dordrecht,Zoetermeer,Delft
AT|Tirol|Tyrol||tirolés|Innsbruck
PT|Madeira||||Funchal
CN|Guangdong|||cantonés,cantonese|Guangzhou,Shenzhen,Dongguan,Shantou,Foshan,Zhongshan,Yunfu,Jieyang
CN|Sichuan||||Chengdu,Nanchong
CN|Jiangsu||||Nanjing,Suzhou,Wuxi,Kunshan,Tongshan,Changshu City,Changzhou
CN|Zhejiang||||Hangzhou,Puyang,Ningbo
CN|Shandong||||Tai'an,Jinan,Qingdao,Zibo,Zhu Cheng City
CN|Hubei||||Wuhan,Shiyan
CN|Fujian||||Xiamen,Fuzhou
CN|Shaanxi||||Xi'an,Xianyang
CN|Yunnan||||Kunming,Lijiang
JP|Hokkaido||||Sapporo,Asahikawa,Hakodate
JP|Aichi||||Nagoya,Toyohashi,Toyota,Okazaki,Kasugai,Ichinomiya
JP|Fukuoka*||||Fukuoka,Kitakyushu
JP|Hyogo||||Kobe,Himeji,Nishinomiya-hama,Amagasaki,Akashi,Kakogawachō-honmachi
JP|Kanagawa||||Yokohama,Kawasaki,Yokosuka,Fujisawa,Hiratsuka
KR|Gyeonggi||||Suwon,Goyang-si,Seongnam-si,Bucheon-si,Ansan-si,Anyang-si,Uijeongbu-si,Hwaseong-si,Kwangmyŏng
IN|Guyarat|Gujarat|||Ahmedabad,Sūrat,Vadodara,Rājkot
IN|Kerala||||Thiruvananthapuram
IN|Maharashtra||||Mumbai,Pune,Nagpur,Nashik,Pimpri,Kalyān,Thāne,Dombivli,Aurangabad,Solāpur,Bhiwandi
IN|Karnataka||||Bengaluru,Mysore,Hubli
IN|Punyab|Punjab|||Ludhiāna,Amritsar,Jalandhar
IN|Rajastán|Rajasthan|||Jaipur,Jodhpur,Kota
IN|Tamil Nadu||||Chennai,Tirunelveli,Coimbatore,Madurai,Salem,Tiruchirappalli
IN|Bengala Occidental|West Bengal|||Kolkata,Hāora
AU|Nueva Gales del Sur|New South Wales|||Sydney,Newcastle,Wollongong
AU|Queensland||||Brisbane,Gold Coast,Logan City,Townsville,Cairns,Toowoomba
AU|Victoria*||||Melbourne,Geelong,Bendigo,Ballarat
RU|Tartaristán|Tatarstan|||Kazan,Naberezhnyye Chelny,Nizhnekamsk,Al'met'yevsk,Zelenodolsk,Bugul'ma
ZA|Gauteng||||Johannesburg,Soweto,Pretoria,Benoni,Tembisa,Vereeniging,Boksburg,Krugersdorp,Randburg,Brakpan,Vanderbijlpark,Centurion,Roodepoort,Carletonville,Midrand,Westonaria,Nigel,Randfontein,Alberton,Mabopane
ZA|KwaZulu-Natal||||Durban,Pietermaritzburg,Newcastle,Richards Bay,Vryheid,Mpumalanga,Dundee
ZA|Cabo Occidental|Western Cape|||Cape Town,Paarl,Worcester,Stellenbosch
`;
