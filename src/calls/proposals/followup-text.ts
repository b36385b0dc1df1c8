/** What is said about what entities do with calls. */
import type { Locale } from '../../app.ts';
import type { Stage } from './followup-queries.ts';

const es = {
  stage: {
    planned: 'va a postular',
    applied: 'postuló',
    won: 'ganó',
    lost: 'no ganó',
    withdrew: 'no va a postular',
  } as Record<Stage, string>,
  button: {
    planned: 'Vamos a postular',
    applied: 'Ya postulamos',
    won: 'Ganamos',
    lost: 'No ganamos',
    withdrew: 'No vamos a postular',
  } as Record<Stage, string>,
  noted: (entity: string, stage: string) => `Anotado: ${entity} ${stage}.`,
  already: (entity: string, stage: string) => `Ya estaba anotado: ${entity} ${stage}.`,
  changed: 'No se anotó: entretanto cambió. Así está ahora.',
  undo: (stage: string) => `Deshacer «${stage}»`,
  undone: 'Listo, quedó como antes.',
  undoTooLate: 'Ya no se puede deshacer: después se anotó otra cosa.',
  noEntity: 'No sé a qué entidad pertenece: pida a la coordinación que la registre, y vuelva a escribirlo.',
  whichCall: '¿De cuál convocatoria? Escriba su número o palabras de su título, por ejemplo «postulamos a la 12».',
  team: 'Su entidad',
  network: 'La Red',
  step: (who: string, stage: string, when: string, by: string) => `${who} ${stage} (${when}${by ? `, ${by}` : ''})`,
  interested: (names: string) => `Con interés: ${names}`,
  nobody: 'Nadie más ha dicho que le interesa.',
};

type FollowUpText = typeof es;

const en: FollowUpText = {
  stage: { planned: 'will apply', applied: 'applied', won: 'won', lost: 'did not win', withdrew: 'will not apply' },
  button: {
    planned: 'We will apply',
    applied: 'We applied',
    won: 'We won',
    lost: 'We did not win',
    withdrew: 'We will not apply',
  },
  noted: (entity, stage) => `Noted: ${entity} ${stage}.`,
  already: (entity, stage) => `It was noted already: ${entity} ${stage}.`,
  changed: 'Not noted: it has changed meanwhile. This is how it stands now.',
  undo: (stage) => `Undo "${stage}"`,
  undone: 'Done, it is as before.',
  undoTooLate: 'It cannot be undone: something else was noted since.',
  noEntity: 'I do not know your entity: ask the coordinators to register it, and write this again.',
  whichCall: 'Which call? Write its number or words of its title, such as "we applied to 12".',
  team: 'Your entity',
  network: 'The Network',
  step: (who, stage, when, by) => `${who} ${stage} (${when}${by ? `, ${by}` : ''})`,
  interested: (names) => `Interested: ${names}`,
  nobody: 'Nobody else has said they are interested.',
};

export const followUpText: Record<Locale, FollowUpText> = { es, en };
