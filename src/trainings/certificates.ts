/** Certificates: one's own, and whether one that somebody shows is real. */
import type { Reply } from '../adapter.ts';
import type { Command, Context, Dependencies, Feature, Locale } from '../app.ts';
import type { Block, Button } from '../card.ts';
import { UserError } from '../errors.ts';
import { fileBlock } from '../files/kinds.ts';
import { localeOf } from '../members/queries.ts';
import { sayInstant } from '../text.ts';
import { drawCertificate } from './certificate.ts';
import { viewOf } from './look.ts';
import { organiserText } from './organiser-text.ts';
import { certificatesOf, findCertificate, type TrainingRow } from './queries.ts';
import { memberIdOf } from './show.ts';

/** "abcd 2345" as "ABCD-2345"; null when it cannot be a code. */
function readCode(typed: string): string | null {
  const match = /\b([a-z]{4})[\s-]?(\d{4})\b/i.exec(typed);
  return match ? `${match[1]}-${match[2]}`.toUpperCase() : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof findCertificate>>>;

/** The certificate of somebody who attended; one whose attendance was taken back, or was never, is not found. */
async function valid(needs: Pick<Dependencies, 'store'>, code: string | null): Promise<Found | null> {
  const found = code ? await findCertificate(needs.store.db, code) : null;
  return found?.attended === true && found.training.stage === 'published' ? found : null;
}

/** Hours of all its sessions, to the half hour. */
function hoursOf(training: Found['training']): number {
  const view = viewOf({ ...training, enrolments: [], invitations: [] } satisfies TrainingRow);
  const sessions = view.sessions.length > 0 ? view.sessions : [view];
  const ms = sessions.reduce((sum, { startsAt, endsAt }) => sum + endsAt.getTime() - startsAt.getTime(), 0);
  return Math.max(0.5, Math.round(ms / 1_800_000) / 2);
}

/** The certificate of that code as PDF; null when there is none. */
export async function certificatePdf(
  needs: Pick<Dependencies, 'store'>,
  typed: string,
): Promise<{ code: string; bytes: Buffer } | null> {
  const code = readCode(typed);
  const found = await valid(needs, code);
  if (!found || !code) return null;
  const locale = localeOf(found.member.locale);
  const { member, training } = found;
  const bytes = await drawCertificate(
    {
      name: member.name,
      entity: member.entity?.name ?? null,
      title: training.title,
      when: sayDay(training.startsAt, locale),
      hours: hoursOf(training),
      organiser: training.organiser,
      code,
      heldOn: training.endsAt,
    },
    locale,
  );
  return { code, bytes };
}

/** The day with its year, whatever year it is read in. */
const sayDay = (at: Date, locale: Locale): string => sayInstant(at, locale, new Date(0), { time: false });

/** The button that gives the certificate of that code. */
export const certificateButton = (code: string, label: string): Button => ({
  label,
  action: 'training.certificate',
  data: { code },
});

/** The certificate as a file. Whoever has the code may see it: that is what it is for. */
async function give(context: Context, data: Record<string, string>): Promise<Reply> {
  const text = organiserText[context.person.locale];
  const found = await certificatePdf(context, data.code ?? '');
  if (!found) throw new UserError(text.invalid(data.code ?? ''));
  const { code, bytes } = found;
  const again = { action: 'training.certificate', data: { code } };
  const file = fileBlock(`certificado-${code}.pdf`, bytes, `${text.certificateTitle} ${code}`, again);
  return { kind: 'cards', private: true, cards: [{ blocks: [file] }] };
}

async function verify(context: Context, rest: string): Promise<Reply> {
  const { locale } = context.person;
  const text = organiserText[locale];
  const code = readCode(rest);
  if (!code) throw new UserError(rest.trim() === '' ? text.needCertificate : text.invalid(rest.trim()));
  const found = await valid(context, code);
  const said = found
    ? text.valid(found.member.name, found.training.title, sayDay(found.training.startsAt, locale))
    : text.invalid(code);
  return { kind: 'cards', cards: [{ blocks: [{ kind: 'status', status: found ? 'good' : 'bad', text: said }] }] };
}

async function showMine(context: Context): Promise<Reply> {
  const { locale } = context.person;
  const text = organiserText[locale];
  const rows = await certificatesOf(context.store.db, memberIdOf(context));
  if (rows.length === 0) return { kind: 'cards', cards: [{ blocks: [{ kind: 'text', text: text.noCertificates }] }] };
  const blocks = rows.flatMap(({ training, certificate }): Block[] => {
    if (!certificate) return [];
    const line = [{ text: training.title, bold: true as const }, ` — ${sayDay(training.startsAt, locale)}`];
    const button = certificateButton(certificate, `${text.certificateButton} ${certificate}`);
    return [
      { kind: 'text', text: line },
      { kind: 'buttons', buttons: [button] },
    ];
  });
  return { kind: 'cards', private: true, cards: [{ title: text.certificates, blocks }] };
}

export const certificateActions: Feature['actions'] = {
  'training.certificate': { who: 'guest', run: (context, { data }) => give(context, data) },
};

export const certificateCommands: readonly Command[] = [
  {
    id: 'trainings.verify',
    names: {
      es: ['verificar certificado', 'verificar el certificado', 'validar certificado'],
      en: ['verify certificate', 'check certificate'],
    },
    summary: { es: 'Comprobar un certificado de asistencia', en: 'Check a certificate of attendance' },
    examples: { es: ['verificar certificado ABCD-2345'], en: ['verify certificate ABCD-2345'] },
    who: 'guest',
    run: (context, { rest }) => verify(context, rest),
  },
  {
    id: 'trainings.certificates',
    names: {
      es: ['certificados', 'mis certificados', 'mi certificado', 'bajar el certificado', 'descargar el certificado'],
      en: ['certificates', 'my certificates', 'my certificate', 'download the certificate'],
    },
    summary: { es: 'Ver sus certificados de asistencia', en: 'See your certificates of attendance' },
    examples: { es: ['mis certificados'], en: ['my certificates'] },
    who: 'member',
    run: (context) => showMine(context),
  },
];
