import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { confirmBelow, findDeadline } from '../../../src/calls/understanding/deadline.ts';

const find = (text: string, more: Partial<Parameters<typeof findDeadline>[0]> = {}) =>
  findDeadline({ title: '', text, language: 'es', publishedAt: new Date('2025-03-01T12:00:00Z'), ...more });

describe('confidence', () => {
  it('a labelled date with its year needs nobody, a date that stands alone does', () => {
    expect(find('Fecha límite: 15 de marzo de 2025')?.confidence).toBeGreaterThanOrEqual(0.9);
    expect(find('15 June 2025 (noon, Paris time)')?.confidence).toBeLessThan(confirmBelow);
  });

  it('an ambiguous order of day and month in English lowers it, a proof in the same text does not', () => {
    const unsure = find('Closing date: 11/06/2025', { language: 'en' });
    const sure = find('Opening date: 25/03/2025\nClosing date: 11/06/2025', { language: 'en' });
    expect(unsure?.confidence).toBeLessThan(sure?.confidence ?? 0);
  });

  it('a year that had to be inferred lowers it, unless the weekday proves it', () => {
    const inferred = find('Fecha límite: 14 de marzo')?.confidence ?? 1;
    const proven = find('Fecha límite: viernes 14 de marzo')?.confidence ?? 0;
    expect(inferred).toBeLessThan(proven);
  });
});

describe('what a coordinator confirms', () => {
  const sure = (text: string) => (find(text)?.confidence ?? 0) >= confirmBelow;

  it.each([
    ['a date moved, and which one is not said', 'Fecha límite: 15 de abril de 2025. Se amplía la convocatoria.'],
    ['a correction', 'Adenda 2. Fecha límite: 15 de abril de 2025.'],
    [
      'two steps',
      'Notas conceptuales: hasta el 15 de abril de 2025. Propuestas completas: hasta el 30 de mayo de 2025.',
    ],
    ['two offices', 'La Agencia recibe solicitudes hasta el 15 de abril de 2025. La Embajada, hasta el 30 de abril.'],
    ['a date before publication', 'Fecha límite: 14 de febrero.'],
    ['a meeting', 'Beca 2025. El taller es el 20 de abril de 2025. Inscripciones hasta el 15 de abril de 2025.'],
    ['a seat', 'The webinar is on 20 April 2025. Apply for a seat by 15 April 2025.'],
    ['by invitation', 'Proposals are considered by invitation only. Cities submit proposals by 15 April 2025.'],
    ['no proposal is asked for', 'We accept no unsolicited proposals. Proposals are due by 15 April 2025.'],
    ['a call called off', 'Convocatoria cancelada. Las postulaciones se recibían hasta el 15 de abril de 2025.'],
    ['a list, and not the call', 'Join our list by 15 April 2025 to hear of the call for proposals.'],
    ['jurors', 'Se reciben postulaciones de jurados hasta el 15 de abril de 2025.'],
    ['suppliers', 'Call for projects. Proposals from vendors to print the guide are due by 15 April 2025.'],
    ['whoever sends them on', 'La Agencia enviará las candidaturas a la Embajada antes del 15 de abril de 2025.'],
    ['what is done to them', 'The secretariat will answer applications by 15 April 2025.'],
    ['what nobody applies with', 'Les porteurs de projets doivent transmettre leur rapport avant le 15 avril 2025.'],
    ['a date that is not settled', 'Tentative deadline for applications: 15 April 2025.'],
  ])('%s', (_name, text) => {
    expect(find(text)).not.toBeNull();
    expect(sure(text)).toBe(false);
  });

  it.each([
    'Fecha límite: 15 de abril de 2025. No habrá prórroga.',
    'Fecha límite: 15 de abril de 2025. No se concederán nuevas prórrogas.',
    'Se amplía el plazo. Las postulaciones se reciben hasta el 15 de abril de 2025.',
    'La fecha límite se amplía hasta el 15 de abril de 2025.',
    'Postulaciones hasta el 15 de abril de 2025. Consultas hasta el 1 de abril de 2025.',
    'Postulaciones hasta el 15 de abril de 2025. Carta de intención (opcional): 1 de abril de 2025.',
    'Notas conceptuales: hasta el 15 de abril de 2025. Propuestas completas: 30 de mayo de 2025 (indicativo).',
    'Forms, together with a letter of support signed by the mayor, must be uploaded by 15 April 2025 to apply.',
    'Las entidades interesadas enviarán sus propuestas antes del 15 de abril de 2025.',
  ])('but not: %s', (text) => {
    expect(sure(text)).toBe(true);
  });
});

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8')) as string[];
const isAnnounced = (text: string) =>
  (find(text, { publishedAt: new Date('2026-11-20T12:00:00Z') })?.confidence ?? 0) >= confirmBelow;

it('dates of jurors, suppliers, reviewers and others beside a call are not announced', () => {
  expect(fixture('deceiving-dates.json').filter(isAnnounced)).toEqual([]);
});

it('a deadline that is plainly named needs nobody', () => {
  expect(fixture('plain-deadlines.json').filter((text) => !isAnnounced(text))).toEqual([]);
});
