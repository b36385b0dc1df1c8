/** What the members feature says. */
import type { Locale } from '../app.ts';

const es = {
  annualTitle: 'La Red',
  annualMembers: (members: number, entities: number) =>
    `Participan ${members} ${members === 1 ? 'persona' : 'personas'} de ${entities} ${entities === 1 ? 'entidad' : 'entidades'}.`,
  annualColumns: ['Sector', 'Entidades que participan', 'Personas'],
  title: 'Sus datos en Enlace',
  basis: 'Se guardan para avisarle de convocatorias y para el trabajo de la Red, según la Ley 1581 de 2012.',
  name: 'Nombre',
  email: 'Correo',
  entity: 'Entidad',
  role: 'Rol',
  roles: { member: 'Miembro', coordinator: 'Coordinación', admin: 'Administración' },
  language: 'Idioma',
  languages: { es: 'Español', en: 'Inglés' },
  quietHours: 'Horas de silencio',
  noQuietHours: 'ninguna',
  quietFrom: 'Silencio desde (hora de Bogotá)',
  quietTo: 'Silencio hasta (hora de Bogotá)',
  quietHint:
    'En horas de 0:00 a 23:59, por ejemplo 18:00. En este horario y en días no hábiles no le escribo en privado. Ponga la misma hora en ambos para no tener silencio.',
  quietFault: 'Escriba una hora como 18:00.',
  platform: 'Le escribo por',
  platforms: { slack: 'Slack', teams: 'Microsoft Teams', terminal: 'Terminal' } as Record<string, string>,
  none: 'Sin definir',
  subscriptions: (n: number) => (n === 1 ? '1 suscripción' : `${n} suscripciones`),
  subscriptionsLabel: 'Suscripciones',
  correct: 'Corregir',
  erase: 'Borrar mis datos',
  eraseConfirm: '¿Borra todo lo que Enlace guarda sobre usted? No se puede deshacer.',
  erased:
    'Listo: sus datos se borraron y no recibirá más avisos. Si vuelve a necesitar Enlace, pida a la DDRI que lo registre.',
  saved: 'Listo, quedó guardado.',
  absence: 'Ausencia',
  absenceTitle: 'Su ausencia',
  absenceIntro: 'Mientras esté fuera, su suplente responde por usted los seguimientos de comités.',
  absentFrom: 'Primer día',
  absentUntil: 'Último día',
  absenceFault: 'El último día no puede ser antes del primero.',
  absent: (days: string) => `Anotado: ausente ${days}. Cuando vuelva antes, escriba «ya volví».`,
  back: 'Bienvenido de vuelta: ya no figura como ausente.',
  submit: 'Guardar',
  cancel: 'Cancelar',
};

type MembersText = typeof es;

const en: MembersText = {
  annualTitle: 'The Network',
  annualMembers: (members, entities) =>
    `${members} ${members === 1 ? 'person' : 'people'} from ${entities} ${entities === 1 ? 'entity' : 'entities'} take part.`,
  annualColumns: ['Sector', 'Entities taking part', 'People'],
  title: 'Your data in Enlace',
  basis: 'Kept to tell you of calls and for the work of the Network, under Colombian Law 1581 of 2012.',
  name: 'Name',
  email: 'E-mail',
  entity: 'Entity',
  role: 'Role',
  roles: { member: 'Member', coordinator: 'Coordinator', admin: 'Administrator' },
  language: 'Language',
  languages: { es: 'Spanish', en: 'English' },
  quietHours: 'Quiet hours',
  noQuietHours: 'none',
  quietFrom: 'Quiet from (Bogotá time)',
  quietTo: 'Quiet until (Bogotá time)',
  quietHint:
    'From 0:00 to 23:59, such as 18:00. In these hours and on non-working days I do not write to you in private. Put the same time in both for no quiet hours.',
  quietFault: 'Write a time such as 18:00.',
  platform: 'I write to you on',
  platforms: { slack: 'Slack', teams: 'Microsoft Teams', terminal: 'Terminal' },
  none: 'Not set',
  subscriptions: (n) => (n === 1 ? '1 subscription' : `${n} subscriptions`),
  subscriptionsLabel: 'Subscriptions',
  correct: 'Correct',
  erase: 'Erase my data',
  eraseConfirm: 'Erase everything Enlace keeps about you? This cannot be undone.',
  erased:
    'Done: your data was erased and you will get no more notices. If you need Enlace again, ask the DDRI to register you.',
  saved: 'Done, saved.',
  absence: 'Absence',
  absenceTitle: 'Your absence',
  absenceIntro: 'While you are away, your substitute answers committee check-ins for you.',
  absentFrom: 'First day',
  absentUntil: 'Last day',
  absenceFault: 'The last day cannot be before the first.',
  absent: (days) => `Noted: away ${days}. If you are back earlier, write "I am back".`,
  back: 'Welcome back: you are no longer marked as away.',
  submit: 'Save',
  cancel: 'Cancel',
};

export const membersText: Record<Locale, MembersText> = { es, en };
