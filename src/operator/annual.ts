/** `report <year>`: the annual report as a document. */
import { annualReport } from '../annual/handlers.ts';
import type { App, Dependencies } from '../app.ts';
import { documentHtml, documentXlsx } from '../document.ts';
import { UserError } from '../errors.ts';
import { localeOf } from '../members/queries.ts';
import { saveFile } from './output.ts';

/** Writes .html or .xlsx, whichever `out` ends in. Throws UserError for anything else and for a year to come. */
export async function writeAnnualReport(
  runtime: Pick<Dependencies, 'store' | 'clock'> & { app: App },
  year: string,
  { out, lang }: { out: string; lang: string },
): Promise<void> {
  if (!/^(19|20)\d\d$/.test(year)) throw new UserError(`«${year}» no es un año: escríbalo como 2026.`);
  if (!/\.(html?|xlsx)$/i.test(out)) throw new UserError(`El archivo ${out} debe terminar en .html o .xlsx.`);
  const locale = localeOf(lang);
  const document = await annualReport(runtime.app.features, runtime, Number(year), locale);
  await saveFile(out, /\.xlsx$/i.test(out) ? await documentXlsx(document) : documentHtml(document, locale));
}
