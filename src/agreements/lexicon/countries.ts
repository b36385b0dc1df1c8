/**
 * What countries are called besides their names in i18n-iso-countries, and how their people are
 * called. One line a country: ISO code | other names | Spanish gentilicios (masculine singular) | English ones.
 */
export const countryNames = `
AD||andorrano|andorran
AE|emiratos arabes, emiratos, eau, uae, emirates|emirati, emirato|emirati
AF||afgano|afghan
AL||albanes|albanian
AM||armenio|armenian
AO||angoleño|angolan
AR||argentino|argentine, argentinian
AT||austriaco|austrian
AU||australiano|australian
AZ||azerbaiyano, azeri|azerbaijani
BA|bosnia|bosnio|bosnian
BB|||barbadian
BD||bangladesi|bangladeshi
BE||belga|belgian
BF||burkines|burkinabe
BG||bulgaro|bulgarian
BH|barein, bahrain|bareini|bahraini
BJ||benines|beninese
BO|estado plurinacional de bolivia|boliviano|bolivian
BR|brazil|brasileño, brasilero|brazilian
BS||bahameño|bahamian
BW|botsuana|botsuano|botswanan
BY|belarus|bielorruso|belarusian
BZ||beliceño|belizean
CA||canadiense|canadian
CD|republica democratica del congo, rdc, drc|congoleño|congolese
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
DE|deutschland, rfa, republica federal de alemania|aleman|german
DK||danes|danish
DO|rep dominicana, santo domingo republica dominicana|dominicano|dominican
DZ||argelino|algerian
EC||ecuatoriano|ecuadorian, ecuadorean
EE||estonio|estonian
EG||egipcio|egyptian
ES|reino de españa|español|spanish
ET||etiope|ethiopian
FI||finlandes, fines|finnish
FR|republica francesa|frances, galo|french
GB|inglaterra, gran bretaña, england, escocia, scotland, gales, wales, uk, britain|britanico, ingles, escoces, gales|british, english, scottish, welsh
GE|||
GH||ghanes|ghanaian
GR||griego|greek
GT||guatemalteco|guatemalan
GY||guyanes|guyanese
HK||hongkones|
HN||hondureño|honduran
HR||croata|croatian
HT||haitiano|haitian
HU||hungaro|hungarian
ID||indonesio|indonesian
IE|eire|irlandes|irish
IL||israeli|israeli
IN||indio|indian
IQ|irak|iraqui|iraqi
IR||irani|iranian
IS||islandes|icelandic
IT||italiano|italian
JM|||jamaican
JO||jordano|jordanian
JP||japones, nipon|japanese
KE|kenya|keniano, keniata|kenyan
KH||camboyano|cambodian
KP|corea del norte||
KR|corea del sur, corea, surcorea, south korea, korea|coreano, surcoreano, sudcoreano|korean, south korean
KW||kuwaiti|kuwaiti
KZ|kazajstan|kazajo|kazakh
LA|laos|laosiano|laotian
LB||libanes|lebanese
LK||cingales|sri lankan
LT||lituano|lithuanian
LU||luxemburgues|
LV||leton|latvian
LY||libio|libyan
MA|reino de marruecos|marroqui|moroccan
MC||monegasco|
MD|moldova|moldavo|moldovan
ME||montenegrino|montenegrin
MG||malgache|malagasy
MK|macedonia|macedonio|macedonian
ML||maliense|malian
MM|birmania, burma|birmano|burmese
MN||mongol|mongolian
MT||maltes|maltese
MX|mejico, estados unidos mexicanos|mexicano, mejicano|mexican
MY|malaysia|malayo, malasio|malaysian
MZ||mozambiqueño|mozambican
NA||namibio|namibian
NG||nigeriano|nigerian
NI||nicaragüense, nica|nicaraguan
NL|holanda, holland|holandes, neerlandes|dutch
NO||noruego|norwegian
NP||nepali, nepales|nepalese
NZ|nueva zelandia|neozelandes|new zealander
OM||omani|omani
PA||panameño|panamanian
PE||peruano|peruvian
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
SE||sueco|swedish
SG||singapurense|singaporean
SI||esloveno|slovenian
SK||eslovaco|slovak
SN||senegales|senegalese
SR|surinam|surinames|surinamese
SV|salvador|salvadoreño|salvadoran
SY|siria, syria|sirio|syrian
TH||tailandes|thai
TL|timor oriental, east timor||
TN||tunecino|tunisian
TR|turkiye|turco|turkish
TT|trinidad|trinitense|trinidadian
TW||taiwanes|taiwanese
TZ|||tanzanian
UA||ucraniano|ukrainian
UG||ugandes|ugandan
US|eeuu, eua, usa, ee uu, estados unidos de america, estados unidos de norteamerica, united states|estadounidense, gringo, estadunidense|american
UY||uruguayo|uruguayan
UZ||uzbeko|uzbek
VA|vaticano, vatican|vaticano|
VE|republica bolivariana de venezuela|venezolano|venezuelan
VN|viet nam|vietnamita|vietnamese
YE||yemeni|yemeni
ZA|sudafrica, suráfrica, africa del sur|sudafricano, surafricano|south african
ZM||zambiano|zambian
ZW||zimbabuense|zimbabwean
`;

/** Names that mean something else far more often than the country: "reunión", "gracias a Mauricio". */
export const notCountries = ['us', 'u s', 'reunion', 'man', 'mauricio', 'granada', 'guadalupe', 'jersey', 'dominica'];
