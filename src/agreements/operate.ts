/** What the operator's commands do with agreements: ask, ask from a file, export. `import` is in import.ts. */
import type { Dependencies, Locale } from '../app.ts';
import { listSectors } from '../members/queries.ts';
import { type Cells, joinCell } from '../table.ts';
import { type Asked, askQuestion } from './ask.ts';
import type { Filters } from './filters.ts';
import { agreementHeaders } from './import.ts';
import { countryName } from './places.ts';
import { listAgreements } from './queries.ts';
import type { Intent, Previous } from './question.ts';
import { dayOf } from './rules.ts';
import { loadRegistry, signedText } from './search/queries.ts';
import { partnerKindNames, renewalNames, statusNames, typeNames } from './values.ts';

/** One answer, as `ask --json` prints it. */
export type AskReport = {
  question: string;
  understood: string[];
  intent: Intent;
  filters: Filters;
  total: number;
  results: {
    code: string;
    title: string;
    type: string;
    partner: string;
    city: string;
    country: string;
    status: string;
    signedOn: string | null;
    expiresOn: string | null;
  }[];
  text: string;
};

type AskContext = Pick<Dependencies, 'store' | 'clock'>;

function reportOf(text: string, { question, answer }: Asked): AskReport {
  return {
    question: text,
    understood: answer.understood,
    intent: question.intent,
    filters: answer.filters,
    total: answer.total,
    results: answer.found.map((found) => ({
      code: found.code,
      title: found.title,
      type: typeNames[found.type].es,
      partner: found.partner,
      city: found.city,
      country: found.countries.map((code) => countryName(code, answer.locale)).join('; '),
      status: statusNames[found.status].es,
      signedOn: found.signedOn,
      expiresOn: found.expiresOn,
    })),
    text: answer.text,
  };
}

/** Answers one question with all its matches. */
export async function ask(
  context: AskContext,
  question: string,
  options: { previous?: Previous | null; locale?: Locale } = {},
): Promise<AskReport> {
  return reportOf(question, await askQuestion(context, question, options));
}

/** Answers questions one after another as one conversation: what leans on the question before it is understood so. */
export async function* askAll(
  context: AskContext,
  questions: Iterable<string>,
  options: { locale?: Locale } = {},
): AsyncGenerator<AskReport> {
  let previous: Previous | null = null;
  for (const question of questions) {
    const asked: Asked = await askQuestion(context, question, { ...options, previous });
    if (asked.question.intent !== 'faq' && asked.question.intent !== 'out_of_scope') previous = asked.question;
    yield reportOf(question, asked);
  }
}

export const exportColumns: readonly string[] = Object.values(agreementHeaders).map(([spanish]) => spanish ?? '');

/** The registry (or these of it) as the rows of the file that `import agreements` reads. */
export async function exportAgreements(
  { store }: Pick<Dependencies, 'store'>,
  ids?: readonly string[],
): Promise<Cells[]> {
  const registry = await loadRegistry(store.db);
  const sectors = new Map((await listSectors(store.db)).map((sector) => [sector.id, sector.name]));
  return (await listAgreements(store.db, ids)).map((row) => {
    const partners = row.partnerIds.flatMap((id) => registry.partners.get(id) ?? []);
    const cities = row.cityIds.flatMap((id) => registry.cities.get(id) ?? []);
    const kinds = partners.map((partner) => partnerKindNames[partner.kind].es);
    // A country for each city, when there is one, so that both pair off again; then those without a city.
    const ofCities = cities.map((city) => city.country ?? '');
    const countries = ofCities.includes('')
      ? row.countries
      : [...ofCities, ...row.countries.filter((code) => !ofCities.includes(code))];
    return {
      codigo: row.code,
      titulo: row.title,
      tipo: typeNames[row.type].es,
      contraparte: joinCell(partners.map((partner) => partner.name)),
      tipo_contraparte: kinds.join('; '),
      ciudad: joinCell(cities.map((city) => city.name)),
      pais: (new Set(countries).size === 1 ? countries.slice(0, 1) : countries)
        .map((code) => countryName(code, 'es'))
        .join('; '),
      sectores: row.sectors.map((id) => sectors.get(id) ?? id).join('; '),
      entidad: row.entity?.name ?? '',
      firmado: signedText(dayOf(row.signedOn), dayOf(row.signedUntil)) ?? '',
      inicia: dayOf(row.startsOn) ?? '',
      vence: dayOf(row.expiresOn) ?? '',
      renovacion: renewalNames[row.renewal].es,
      preaviso_dias: row.noticeDays === null ? '' : String(row.noticeDays),
      estado: row.stage ? statusNames[row.stage].es : '',
      objeto: row.object,
      numero: row.number ?? '',
      enlace: joinCell(row.documents.map((document) => document.url)),
      fuente: joinCell(row.sources),
    };
  });
}
