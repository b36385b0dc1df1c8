/** `committee-report`: the report of a committee's latest check-in as a document. */
import type { Dependencies } from '../app.ts';
import { listCommittees } from '../committees/queries.ts';
import { drawHistory, reportBytes, reportFormats } from '../committees/report-document.ts';
import { reportOf } from '../committees/report-handlers.ts';
import { roundsOf } from '../committees/round-queries.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { localeOf } from '../members/queries.ts';
import { saveFile } from './output.ts';

/** Writes .html or .xlsx, whichever `out` ends in. Throws UserError for a committee that is not known or never asked. */
export async function writeCommitteeReport(
  dependencies: Pick<Dependencies, 'store' | 'clock'>,
  name: string,
  options: { out: string; lang: string },
): Promise<void> {
  const { store, clock } = dependencies;
  const committees = await listCommittees(store.db, { memberId: null, access: 'admin' });
  const typed = foldText(name);
  const exact = committees.filter((committee) => foldText(committee.name) === typed);
  const [found, other] = exact.length > 0 ? exact : committees.filter((one) => foldText(one.name).includes(typed));
  const names = committees.map((committee) => committee.name).join('; ');
  if (!found || other) throw new UserError(`No hay un solo comité «${name}». Hay: ${names}.`);
  const [round] = await roundsOf(store.db, found.id, 1);
  if (!round) throw new UserError(`${found.name} todavía no tiene seguimientos.`);
  const look = { locale: localeOf(options.lang), now: clock.now() };
  const report = await reportOf(dependencies, round, look);
  const format = reportFormats.find((one) => options.out.toLowerCase().endsWith(`.${one}`));
  if (!format) throw new UserError(`El archivo ${options.out} debe terminar en .html o .xlsx.`);
  await saveFile(options.out, await reportBytes(report, look, await drawHistory(report, look), format));
}
