/** What the operator takes out of the trainings as files: a certificate, a calendar. */
import type { Dependencies } from '../app.ts';
import { UserError } from '../errors.ts';
import { foldText } from '../form.ts';
import { findMember } from '../members/queries.ts';
import { enrolmentFiles } from '../trainings/calendar-files.ts';
import { calendarOf } from '../trainings/calendar-route.ts';
import { certificatePdf } from '../trainings/certificates.ts';
import { getTrainingByCode } from '../trainings/queries.ts';
import { saveFile } from './output.ts';

type Needs = Pick<Dependencies, 'store' | 'clock'>;

/** Writes the certificate of that code as PDF. Throws UserError when there is none. */
export async function writeCertificate(needs: Needs, code: string, out: string): Promise<void> {
  const found = await certificatePdf(needs, code);
  if (!found) throw new UserError(`Ningún certificado tiene el código ${code}.`);
  await saveFile(out, found.bytes);
}

/**
 * A member's calendar as iCalendar text or, with the code of a training, the files of their enrolment one after the other.
 * Throws UserError.
 */
export async function calendarText(needs: Needs, email: string, code: string | undefined): Promise<string> {
  const member = await findMember(needs.store.db, email);
  if (!member) throw new UserError(`No hay un miembro con el correo ${email}.`);
  if (code === undefined) return calendarOf(needs, member);
  const training = await getTrainingByCode(needs.store.db, foldText(code));
  const files = training ? await enrolmentFiles(needs, member, training) : [];
  if (files.length === 0) throw new UserError(`${email} no tiene una inscripción en ${code}.`);
  return files.map(({ text }) => text).join('\r\n');
}
