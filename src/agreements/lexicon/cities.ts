/**
 * Cities by all their names: what is first is shown when the registry does not say; the rest are old, foreign, short
 * and everyday names. One line: ISO code | name, other names. Common knowledge of exonyms; a city of the registry that
 * is not here is known by its own name alone.
 */
export const cityNames = `
AE|Abu Dabi, Abu Dhabi
AE|Dubái, Dubai
AF|Kabul
AL|Tirana
AM|Ereván, Yerevan
AO|Luanda
AR|Buenos Aires, Bs As, Bsas, Baires, CABA, Ciudad Autónoma de Buenos Aires, Capital Federal
AR|Córdoba
AR|Rosario
AR|Mendoza
AR|La Plata
AT|Viena, Vienna, Wien
AT|Salzburgo, Salzburg
AU|Sídney, Sydney
AU|Melbourne
AU|Brisbane
AU|Camberra, Canberra
AZ|Bakú, Baku
BA|Sarajevo
BD|Daca, Dhaka
BE|Bruselas, Brussels, Bruxelles, Brussel
BE|Amberes, Antwerp, Antwerpen, Anvers
BE|Gante, Ghent, Gent
BE|Brujas, Bruges, Brugge
BE|Lovaina, Leuven
BE|Lieja, Liege
BG|Sofía, Sofia
BO|La Paz
BO|Santa Cruz de la Sierra, Santa Cruz
BO|Cochabamba
BO|Sucre
BO|El Alto
BR|São Paulo, Sao Paulo, San Pablo, Sampa
BR|Río de Janeiro, Rio de Janeiro
BR|Brasilia, Brasília
BR|Curitiba
BR|Porto Alegre
BR|Belo Horizonte
BR|Salvador de Bahía, Salvador de Bahia, Salvador da Bahia, Salvador Bahia
BR|Recife
BR|Fortaleza
BR|Manaos, Manaus
BR|Florianópolis, Florianopolis
BR|Belém, Belem do Para
BY|Minsk
CA|Montreal, Montréal
CA|Toronto
CA|Ottawa
CA|Vancouver
CA|Quebec, Ciudad de Quebec, Québec, Quebec City
CA|Calgary
CD|Kinsasa, Kinshasa
CH|Zúrich, Zurich, Zürich
CH|Ginebra, Geneva, Genève
CH|Berna, Bern, Berne
CH|Basilea, Basel, Bale
CH|Lausana, Lausanne
CI|Abiyán, Abidjan
CL|Santiago de Chile, Santiago, Stgo
CL|Valparaíso, Valparaiso
CL|Concepción
CN|Guangzhou, Cantón, Canton, Kuangchou
CN|Pekín, Peking, Beijing, Beiyín
CN|Shanghái, Shanghai
CN|Shenzhen, Shenzén
CN|Chengdú, Chengdu
CN|Chongqing, Chungking
CN|Xi'an, Xian, Sian
CN|Wuhan
CN|Tianjin, Tientsin
CN|Nankín, Nanjing, Nanking
CN|Hangzhou
CN|Suzhou
CN|Qingdao, Tsingtao
CN|Dalian
CN|Harbin
CN|Xiamen, Amoy
CN|Jinan
CN|Zhengzhou
CN|Shenyang, Mukden
CN|Kunming
CN|Foshan
CN|Dongguan
CO|Medellín, Medallo
CO|Santiago de Cali, Cali
CO|Barranquilla, Curramba
CO|Cartagena de Indias, Cartagena
CO|Bucaramanga
CO|Pereira
CO|Manizales
CO|Ibagué
CO|Cúcuta, San José de Cúcuta
CO|Santa Marta
CO|Soacha
CO|Villavicencio
CO|Pasto, San Juan de Pasto
CO|Leticia
CO|Tunja
CO|Popayán
CO|Neiva
CO|Armenia
CO|Montería
CO|Sincelejo
CO|Riohacha
CO|Quibdó
CO|Chía
CR|San José de Costa Rica, San José
CU|La Habana, Havana, Habana
CU|Santiago de Cuba
CY|Nicosia
CZ|Praga, Prague, Praha
DE|Berlín, Berlin
DE|Múnich, Munich, München, Muenchen
DE|Hamburgo, Hamburg
DE|Fráncfort, Frankfurt, Francfort, Frankfurt am Main, Fráncfort del Meno
DE|Colonia, Cologne, Köln, Koeln
DE|Bonn
DE|Stuttgart
DE|Dresde, Dresden
DE|Leipzig
DE|Friburgo, Freiburg, Friburgo de Brisgovia
DE|Bremen
DE|Núremberg, Nuremberg, Nürnberg
DE|Hanóver, Hannover
DE|Düsseldorf, Dusseldorf
DE|Heidelberg
DE|Aquisgrán, Aachen
DE|Maguncia, Mainz
DK|Copenhague, Copenhagen, København, Kobenhavn
DK|Aarhus
DO|Santo Domingo
DO|Santiago de los Caballeros
DZ|Argel, Algiers, Alger
EC|Quito, San Francisco de Quito
EC|Guayaquil
EC|Cuenca
EE|Tallin, Tallinn
EG|El Cairo, Cairo
EG|Alejandría, Alexandria
ES|Madrid
ES|Barcelona, BCN
ES|Valencia, València
ES|Sevilla, Seville
ES|Zaragoza, Saragossa
ES|Málaga
ES|Bilbao, Bilbo
ES|Cádiz
ES|Granada
ES|Córdoba
ES|San Sebastián, Donostia
ES|La Coruña, A Coruña
ES|Santiago de Compostela
ES|Vitoria, Vitoria-Gasteiz, Gasteiz
ES|Pamplona, Iruña
ES|Palma de Mallorca, Palma
ES|Las Palmas de Gran Canaria, Las Palmas
ES|Toledo
ES|Salamanca
ES|Alcalá de Henares
ES|Murcia
ES|Valladolid
ES|Gijón
ES|Oviedo
ES|Cartagena
ET|Adís Abeba, Addis Ababa, Addis Abeba
FI|Helsinki
FI|Tampere
FR|París, Paris
FR|Marsella, Marseille, Marseilles
FR|Lyon
FR|Toulouse, Tolosa
FR|Niza
FR|Burdeos, Bordeaux
FR|Nantes
FR|Estrasburgo, Strasbourg
FR|Lille
FR|Grenoble
FR|Montpellier
GB|Londres, London
GB|Mánchester, Manchester
GB|Liverpool
GB|Birmingham
GB|Edimburgo, Edinburgh
GB|Glasgow
GB|Bristol
GB|Leeds
GB|Sheffield
GB|Cardiff
GB|Belfast
GB|Cambridge
GB|Oxford
GE|Tiflis, Tbilisi
GH|Acra, Accra
GR|Atenas, Athens
GR|Salónica, Thessaloniki, Tesalónica
GT|Ciudad de Guatemala, Guatemala City, Guatemala de la Asunción
HN|Tegucigalpa
HN|San Pedro Sula
HR|Zagreb
HT|Puerto Príncipe, Port-au-Prince
HU|Budapest
ID|Yakarta, Jakarta, Djakarta
ID|Bandung
ID|Surabaya
IE|Dublín, Dublin
IE|Cork
IL|Tel Aviv, Tel Aviv-Yafo
IL|Jerusalén, Jerusalem
IL|Haifa
IN|Bombay, Mumbai
IN|Nueva Delhi, New Delhi, Delhi
IN|Calcuta, Kolkata, Calcutta
IN|Chennai, Madrás, Madras
IN|Bangalore, Bengaluru
IN|Hyderabad
IN|Pune, Poona
IN|Ahmedabad
IQ|Bagdad, Baghdad
IR|Teherán, Tehran, Teheran
IS|Reikiavik, Reykjavik
IT|Roma, Rome
IT|Milán, Milan, Milano
IT|Turín, Turin, Torino
IT|Florencia, Florence, Firenze
IT|Nápoles, Naples, Napoli
IT|Venecia, Venice, Venezia
IT|Génova, Genoa, Genova
IT|Bolonia, Bologna
IT|Palermo
IT|Verona
IT|Padua, Padova
IT|Trieste
JM|Kingston
JO|Amán, Amman
JP|Tokio, Tokyo, Tokyo Metropolitano
JP|Osaka
JP|Kioto, Kyoto
JP|Yokohama
JP|Nagoya
JP|Kobe
JP|Hiroshima
JP|Sapporo
JP|Fukuoka
JP|Kitakyushu
JP|Toyama
KE|Nairobi
KH|Nom Pen, Phnom Penh
KR|Seúl, Seoul
KR|Busan, Pusan
KR|Incheon, Inchon
KR|Daegu, Taegu
KR|Daejeon, Taejon
KR|Gwangju, Kwangju
KR|Suwon
KR|Sejong
KR|Ulsan
KZ|Astaná, Astana, Nur-Sultan
KZ|Almaty, Almá Atá
LB|Beirut
LK|Colombo
LT|Vilna, Vilnius
LU|Luxemburgo, Ciudad de Luxemburgo, Luxembourg City
LV|Riga
LY|Trípoli, Tripoli
MA|Casablanca
MA|Rabat
MA|Marrakech, Marrakesh, Marraquech
MA|Tánger, Tangier
MA|Fez, Fes
MC|Mónaco, Monaco
MG|Antananarivo
MM|Rangún, Yangon, Rangoon
MN|Ulán Bator, Ulaanbaatar
MT|La Valeta, Valletta
MX|Ciudad de México, México D.F., México DF, DF, D.F., CDMX, Distrito Federal, Mexico City, Ciudad de Mejico
MX|Guadalajara
MX|Monterrey
MX|Puebla, Puebla de Zaragoza
MX|Tijuana
MX|Mérida
MX|León
MX|Querétaro, Santiago de Querétaro
MX|Oaxaca, Oaxaca de Juárez
MX|Zapopan
MX|Ciudad Juárez, Juárez
MY|Kuala Lumpur
MY|Penang
MZ|Maputo
NA|Windhoek
NG|Lagos
NG|Abuya, Abuja
NI|Managua
NI|León
NL|Ámsterdam, Amsterdam
NL|Róterdam, Rotterdam
NL|La Haya, The Hague, Den Haag, Haya, Hague
NL|Utrecht
NL|Eindhoven
NL|Maastricht
NL|Groninga, Groningen
NO|Oslo
NO|Bergen
NP|Katmandú, Kathmandu
NZ|Auckland
NZ|Wellington
PA|Ciudad de Panamá, Panama City, Panamá City
PE|Lima, Lima Metropolitana
PE|Cusco, Cuzco
PE|Arequipa
PE|Trujillo
PE|Iquitos
PH|Manila, Gran Manila
PH|Ciudad Quezón, Quezon City
PK|Islamabad
PK|Karachi
PK|Lahore
PL|Varsovia, Warsaw, Warszawa
PL|Cracovia, Krakow, Cracow, Kraków
PL|Gdansk, Dánzig, Gdańsk
PL|Breslavia, Wroclaw, Wrocław
PL|Poznan, Poznań
PR|San Juan, San Juan de Puerto Rico
PS|Ramala, Ramallah
PS|Belén, Bethlehem
PT|Lisboa, Lisbon
PT|Oporto, Porto
PY|Asunción, Asuncion, Nuestra Señora de la Asunción
QA|Doha
RO|Bucarest, Bucharest
RS|Belgrado, Belgrade
RU|Moscú, Moscow, Moskva
RU|San Petersburgo, Saint Petersburg, St Petersburg, Leningrado, Petersburgo
RU|Kazán, Kazan
RU|Volgogrado, Volgograd, Stalingrado
RW|Kigali
SA|Riad, Riyadh
SA|Yeda, Jeddah
SA|La Meca, Mecca
SE|Estocolmo, Stockholm
SE|Gotemburgo, Gothenburg, Göteborg
SE|Malmö, Malmo, Malmoe
SG|Singapur, Singapore, Ciudad de Singapur
SI|Liubliana, Ljubljana
SK|Bratislava
SN|Dakar
SV|San Salvador
SY|Damasco, Damascus
TH|Bangkok
TH|Chiang Mai
TN|Túnez, Tunis
TR|Estambul, Istanbul, Constantinopla
TR|Ankara, Angora
TR|Esmirna, Izmir
TT|Puerto España, Port of Spain
TW|Taipéi, Taipei
TW|Kaohsiung
TZ|Dar es Salaam
TZ|Dodoma
UA|Kiev, Kyiv, Kíev
UA|Odesa, Odessa
UA|Leópolis, Lviv, Lvov
UG|Kampala
US|Nueva York, New York, NY, NYC, New York City, Ciudad de Nueva York
US|Los Ángeles, Los Angeles
US|Chicago
US|Miami
US|Miami-Dade, Miami Dade, Condado de Miami-Dade
US|Washington, Washington D.C., Washington DC
US|San Francisco
US|Boston
US|Filadelfia, Philadelphia
US|Nueva Orleans, New Orleans
US|Houston
US|Dallas
US|Austin
US|Atlanta
US|Seattle
US|Denver
US|Detroit
US|Portland
US|Phoenix
US|San Diego
US|Orlando
US|Las Vegas
US|Cambridge
UY|Montevideo, Montevideu
UZ|Taskent, Tashkent
VA|Ciudad del Vaticano, Vatican City
VE|Caracas
VE|Maracaibo
VE|Barcelona
VE|Valencia
VE|Barquisimeto
VE|Mérida
VN|Hanói, Hanoi, Ha Noi
VN|Ho Chi Minh, Ciudad Ho Chi Minh, Ho Chi Minh City, Saigón, Saigon
YE|Saná, Sanaa
ZA|Johannesburgo, Johannesburg, Joburg
ZA|Ciudad del Cabo, Cape Town, El Cabo
ZA|Pretoria, Tshwane
ZA|Durban, eThekwini
ZW|Harare
HK|Hong Kong, Hongkong
MO|Macao, Macau
`;
