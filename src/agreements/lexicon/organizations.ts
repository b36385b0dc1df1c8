/** Organisations known by several names and acronyms, Spanish and English: one line each, all names equal. */
export const organizationNames = `
Agencia Francesa de Desarrollo, AFD, Agence Française de Développement, French Development Agency
Agencia Española de Cooperación Internacional para el Desarrollo, AECID, Agencia Española de Cooperación, Spanish Agency for International Development Cooperation, cooperación española
Agencia de Cooperación Internacional del Japón, JICA, Japan International Cooperation Agency
Agencia de Cooperación Internacional de Corea, KOICA, Korea International Cooperation Agency
Agencia de los Estados Unidos para el Desarrollo Internacional, USAID
Sociedad Alemana de Cooperación Internacional, GIZ, Deutsche Gesellschaft für Internationale Zusammenarbeit, cooperación alemana
Banco Alemán de Desarrollo, KfW
Agencia Presidencial de Cooperación, APC, APC-Colombia, APC Colombia, Agencia Presidencial de Cooperación Internacional de Colombia
Agencia Suiza para el Desarrollo y la Cooperación, COSUDE, SDC, Swiss Agency for Development and Cooperation
Agencia Italiana de Cooperación para el Desarrollo, AICS
Agencia Turca de Cooperación y Coordinación, TIKA
Agencia Sueca de Cooperación Internacional para el Desarrollo, ASDI
Agencia Mexicana de Cooperación Internacional para el Desarrollo, AMEXCID
Agencia Chilena de Cooperación Internacional para el Desarrollo, AGCID
Agencia Brasileña de Cooperación, Agência Brasileira de Cooperação
Banco Interamericano de Desarrollo, BID, IDB, Inter-American Development Bank
Banco Mundial, World Bank
Banco de Desarrollo de América Latina, CAF, Corporación Andina de Fomento, Banco de Desarrollo de América Latina y el Caribe
Banco Europeo de Inversiones, BEI, EIB, European Investment Bank
Ciudades y Gobiernos Locales Unidos, CGLU, UCLG, United Cities and Local Governments
Unión de Ciudades Capitales Iberoamericanas, UCCI, Union of Ibero-American Capital Cities
C40, C40 Cities, Grupo C40, C40 Ciudades, Grupo de Liderazgo Climático C40
ICLEI, Gobiernos Locales por la Sustentabilidad, Local Governments for Sustainability
Mercociudades, Red de Mercociudades
Metropolis, Asociación Mundial de las Grandes Metrópolis
Organización de las Naciones Unidas, ONU, Naciones Unidas, United Nations
Programa de las Naciones Unidas para el Desarrollo, PNUD, UNDP, United Nations Development Programme
ONU-Hábitat, UN-Habitat, ONU Hábitat, Programa de las Naciones Unidas para los Asentamientos Humanos
ONU Mujeres, UN Women
Fondo de las Naciones Unidas para la Infancia, UNICEF
UNESCO, Organización de las Naciones Unidas para la Educación la Ciencia y la Cultura
Alto Comisionado de las Naciones Unidas para los Refugiados, ACNUR, UNHCR
Organización Internacional para las Migraciones, OIM, IOM, International Organization for Migration
Organización Internacional del Trabajo, OIT, ILO, International Labour Organization
Organización Mundial de la Salud, OMS, World Health Organization
Organización Panamericana de la Salud, OPS, PAHO, Pan American Health Organization
Organización de las Naciones Unidas para la Alimentación y la Agricultura, FAO
Oficina de las Naciones Unidas contra la Droga y el Delito, UNODC
Fondo de Población de las Naciones Unidas, UNFPA
Programa Mundial de Alimentos, PMA, WFP, World Food Programme
Organización para la Cooperación y el Desarrollo Económicos, OCDE, OECD
Organización de Estados Americanos, OEA, OAS, Organization of American States
Organización de Estados Iberoamericanos, OEI
Secretaría General Iberoamericana, SEGIB
Comisión Económica para América Latina y el Caribe, CEPAL, ECLAC
Comité Internacional de la Cruz Roja, CICR, ICRC, International Committee of the Red Cross
Organización Mundial del Turismo, OMT, UNWTO, ONU Turismo
Fondo Verde para el Clima, GCF, Green Climate Fund
Instituto de Recursos Mundiales, WRI, World Resources Institute
Fondo Mundial para la Naturaleza, WWF
Bloomberg Philanthropies, Bloomberg
Universidad Nacional Autónoma de México, UNAM
Universidad de los Andes, Uniandes
Instituto Tecnológico de Massachusetts, MIT, Massachusetts Institute of Technology
Centro Internacional de Formación de Autoridades y Líderes, CIFAL
Federación Latinoamericana de Ciudades Municipios y Asociaciones, FLACMA
`;

/**
 * Several organisations asked for at once: what people call them, and what the folded name of a member holds. The system
 * of the United Nations after un.org/en/about-us/un-system, with the IOM and the regional offices.
 */
export const organizationFamilies: readonly { name: string; called: string; member: RegExp }[] = [
  {
    name: 'Naciones Unidas',
    called:
      'onu, naciones unidas, united nations, las naciones unidas, organizacion de las naciones unidas, sistema de naciones unidas, sistema de las naciones unidas, sistema onu, un system, united nations system',
    member:
      /\b(naciones unidas|united nations|onu|un habitat|un women|pnud|undp|unicef|unesco|acnur|unhcr|oim|iom|oit|ilo|oms|organizacion mundial de la salud|world health organization|ops|paho|fao|unodc|unfpa|pma|programa mundial de alimentos|wfp|world food programme|omt|unwto|onudi|cepal|eclac|onusida|unaids|pnuma|unep|unops|unctad|unitar|cifal|undrr|undss|ocha|fida|ifad|itu|ompi|wipo|organizacion internacional del trabajo|organizacion internacional para las migraciones)\b/,
  },
  {
    name: 'bancos',
    called:
      'bancos, un banco, algun banco, a bank, any bank, banca, banca de desarrollo, bancos de desarrollo, development banks, banks, bancos multilaterales, banca multilateral, multilateral banks, development bank, banco de desarrollo, multilateral development banks, entidades financieras',
    member: /\b(banco|bancos|banca|bank|bid|idb|caf|kfw|bei|eib|corporacion andina de fomento)\b/,
  },
  { name: 'embajadas', called: 'embajadas, embassies', member: /\b(embajada|embassy|ambassade|botschaft)\b/ },
  {
    name: 'ministerios',
    called: 'ministerios, ministries, ministerio, ministry',
    member: /\b(ministerio|ministry|ministere|ministerium)\b/,
  },
];
