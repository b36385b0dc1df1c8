/**
 * What countries are called besides their names in i18n-iso-countries, old names too, and how their people are
 * called. One line a country: ISO code | other names | Spanish gentilicios (masculine singular) | English ones.
 */
export const countryNames = `
AD||andorrano|andorran
AE|emiratos arabes, emiratos, eau, uae, emirates|emirati, emirato|emirati
AF||afgano|afghan
AG||antiguano|antiguan
AL||albanes|albanian
AM||armenio|armenian
AO||angoleño|angolan
AR||argentino|argentine, argentinian
AT||austriaco|austrian
AU||australiano|australian
AZ||azerbaiyano, azeri|azerbaijani
BA|bosnia|bosnio|bosnian
BB||barbadense|barbadian
BD|pakistan oriental, east pakistan|bangladesi|bangladeshi
BE||belga|belgian
BF|alto volta, upper volta|burkines|burkinabe
BG||bulgaro|bulgarian
BH|barein, bahrain|bareini|bahraini
BI||burundes|burundian
BJ|dahomey|benines|beninese
BM||bermudeño|bermudian
BN||bruneano|bruneian
BO|estado plurinacional de bolivia|boliviano|bolivian
BR|brazil|brasileño, brasilero|brazilian
BS||bahameño|bahamian
BT||butanes|bhutanese
BW|botsuana, bechuanalandia, bechuanaland|botsuano|botswanan
BY|belarus|bielorruso|belarusian
BZ|honduras britanica, british honduras|beliceño|belizean
CA||canadiense|canadian
CD|republica democratica del congo, rdc, drc, zaire, congo belga, belgian congo|congoleño, zaireño|congolese, zairean
CF|ubangui chari|centroafricano|central african
CG|republica del congo||
CH||suizo, helvetico|swiss
CI|costa de marfil, cote d'ivoire|marfileño|ivorian
CL||chileno|chilean
CM||camerunes|cameroonian
CN|republica popular china, prc|chino|chinese
CO||colombiano|colombian
CR||costarricense, tico|costa rican
CU||cubano|cuban
CV||caboverdiano|cape verdean
CY||chipriota|cypriot
CZ|chequia, czechia|checo|czech
DE|deutschland, rfa, republica federal de alemania, rda, alemania oriental, alemania occidental, east germany, west germany|aleman|german
DJ||yibutiano|djiboutian
DK||danes|danish
DO|rep dominicana, santo domingo republica dominicana|dominicano|dominican
DZ||argelino|algerian
EC||ecuatoriano|ecuadorian, ecuadorean
EE||estonio|estonian
EG|republica arabe unida, united arab republic|egipcio|egyptian
EH||saharaui|sahrawi
ER||eritreo|eritrean
ES|reino de españa|español|spanish
ET|abisinia, abyssinia|etiope|ethiopian
FI||finlandes, fines|finnish
FJ||fiyiano|fijian
FR|republica francesa|frances, galo|french
GA||gabones|gabonese
GB|inglaterra, gran bretaña, england, escocia, scotland, gales, wales, uk, britain|britanico, ingles, escoces, gales|british, english, scottish, welsh
GE||georgiano|
GH||ghanes|ghanaian
GL||groenlandes|greenlandic
GM||gambiano|gambian
GN||guineano|guinean
GQ||ecuatoguineano|equatorial guinean, equatoguinean
GR||griego|greek
GT||guatemalteco|guatemalan
GY|guayana britanica, british guiana|guyanes|guyanese
HK||hongkones|
HN||hondureño|honduran
HR||croata|croatian
HT||haitiano|haitian
HU||hungaro|hungarian
ID|indias orientales neerlandesas, dutch east indies|indonesio|indonesian
IE|eire, estado libre irlandes|irlandes|irish
IL||israeli|israeli
IN||indio, hindu|indian
IQ|irak, mesopotamia|iraqui|iraqi
IR|persia|irani, persa|iranian, persian
IS||islandes|icelandic
IT||italiano|italian
JM||jamaiquino, jamaicano|jamaican
JO|transjordania, transjordan|jordano|jordanian
JP||japones, nipon|japanese
KE|kenya|keniano, keniata|kenyan
KG||kirguis|kyrgyz
KH|kampuchea|camboyano|cambodian
KI|islas gilbert, gilbert islands||
KM||comorense|comorian
KP|corea del norte|norcoreano|north korean
KR|corea del sur, corea, surcorea, south korea, korea|coreano, surcoreano, sudcoreano|korean, south korean
KW||kuwaiti|kuwaiti
KZ|kazajstan|kazajo|kazakh
LA|laos|laosiano|laotian
LB||libanes|lebanese
LC||santalucense|
LI|||liechtensteiner
LK|ceilan, ceylon|cingales, ceilanes, srilankes|sri lankan
LR||liberiano|liberian
LS|basutolandia, basutoland|lesotense|
LT||lituano|lithuanian
LU||luxemburgues|luxembourgish
LV||leton|latvian
LY||libio|libyan
MA|reino de marruecos|marroqui|moroccan
MC||monegasco|monegasque
MD|moldova|moldavo|moldovan
ME||montenegrino|montenegrin
MG|republica malgache|malgache|malagasy
MK|macedonia|macedonio|macedonian
ML|sudan frances, french sudan|maliense|malian
MM|birmania, burma|birmano|burmese
MN||mongol|mongolian
MR||mauritano|mauritanian
MT||maltes|maltese
MU||mauriciano|mauritian
MV||maldivo|maldivian
MW|nyasalandia, nyasaland|malaui|malawian
MX|mejico, estados unidos mexicanos|mexicano, mejicano|mexican
MY|malaysia|malayo, malasio|malaysian
MZ||mozambiqueño|mozambican
NA||namibio|namibian
NE||nigerino|nigerien
NG||nigeriano|nigerian
NI||nicaragüense, nica|nicaraguan
NL|holanda, holland|holandes, neerlandes|dutch
NO||noruego|norwegian
NP||nepali, nepales|nepalese
NZ|nueva zelandia|neozelandes|new zealander
OM||omani|omani
PA||panameño|panamanian
PE||peruano|peruvian
PG||papu|papuan
PH||filipino|filipino
PK||pakistani|pakistani
PL||polaco|polish
PR||puertorriqueño, boricua|puerto rican
PS||palestino|palestinian
PT||portugues, luso|portuguese
PY||paraguayo|paraguayan
QA|qatar|catari, qatari|qatari
RO|rumania|rumano|romanian
RS||serbio|serbian
RU|federacion rusa, russia|ruso|russian
RW|rwanda|ruandes|rwandan
SA|arabia saudi, arabia|saudi, saudita|saudi
SC|||seychellois
SD||sudanes|sudanese
SE||sueco|swedish
SG||singapurense|singaporean
SI||esloveno|slovenian
SK||eslovaco|slovak
SL||sierraleones|sierra leonean
SM||sanmarinense|
SN||senegales|senegalese
SO||somali|somali
SR|surinam, guayana holandesa, guayana neerlandesa, dutch guiana|surinames|surinamese
SS||sursudanes|south sudanese
SV|salvador|salvadoreño|salvadoran
SY|siria, syria|sirio|syrian
SZ|suazilandia, swaziland, swazilandia|suazi|swazi
TD||chadiano|chadian
TG||togoles|togolese
TH|siam|tailandes, siames|thai, siamese
TJ||tayiko|tajik
TL|timor oriental, east timor|timorense|timorese
TM||turcomano, turkmeno|turkmen
TN||tunecino|tunisian
TO||tongano|tongan
TR|turkiye|turco|turkish
TT|trinidad|trinitense|trinidadian
TV|islas ellice, ellice islands||
TW||taiwanes|taiwanese
TZ|tanganica, tanganyika|tanzano|tanzanian
UA||ucraniano|ukrainian
UG||ugandes|ugandan
US|eeuu, eua, usa, ee uu, estados unidos de america, estados unidos de norteamerica, united states|estadounidense, gringo, estadunidense|american
UY||uruguayo|uruguayan
UZ||uzbeko|uzbek
VA|vaticano, vatican|vaticano|
VE|republica bolivariana de venezuela|venezolano|venezuelan
VN|viet nam|vietnamita|vietnamese
VU|nuevas hebridas, new hebrides||
WS||samoano|samoan
XK||kosovar|kosovar
YE||yemeni|yemeni
ZA|sudafrica, suráfrica, africa del sur|sudafricano, surafricano|south african
ZM|rodesia del norte, northern rhodesia|zambiano|zambian
ZW|rodesia, rhodesia, rodesia del sur, southern rhodesia|zimbabuense, rodesiano|zimbabwean, rhodesian
`;

/** Names that mean something else far more often than the country: "reunión", "gracias a Mauricio". */
export const notCountries = ['us', 'u s', 'reunion', 'man', 'mauricio', 'granada', 'guadalupe', 'jersey', 'dominica'];
