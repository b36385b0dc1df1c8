/** The words of the general template, and of the colours. */
import type { Locale } from '../app.ts';

type Said = { es: string; en: string };
type QuestionText = { label: Said; hint?: Said; options?: Record<string, Said> };

export const defaultQuestionTexts: Record<string, QuestionText> = {
  status: {
    label: { es: '¿Cómo va su entidad en cooperación?', en: 'How is your entity doing in cooperation?' },
    hint: {
      es: 'Verde: en marcha. Ámbar: con dificultades. Rojo: detenida o en riesgo.',
      en: 'Green: on track. Amber: with difficulties. Red: stopped or at risk.',
    },
  },
  progress: {
    label: { es: '¿Qué avances hubo desde la última vez?', en: 'What progress was there since last time?' },
  },
  cooperation: {
    label: { es: '¿Tiene cooperación en curso?', en: 'Do you have cooperation under way?' },
  },
  partner: {
    label: { es: '¿Con qué aliado?', en: 'With which partner?' },
    hint: { es: 'Si tiene cooperación en curso.', en: 'If you have cooperation under way.' },
  },
  project: {
    label: { es: '¿En qué proyecto?', en: 'In which project?' },
    hint: { es: 'Si tiene cooperación en curso.', en: 'If you have cooperation under way.' },
  },
  stage: {
    label: { es: '¿En qué etapa está?', en: 'At which stage is it?' },
    hint: { es: 'Si tiene cooperación en curso.', en: 'If you have cooperation under way.' },
    options: {
      idea: { es: 'Idea', en: 'Idea' },
      negotiation: { es: 'Negociación', en: 'Negotiation' },
      signed: { es: 'Firmado', en: 'Signed' },
      running: { es: 'En ejecución', en: 'Running' },
      closing: { es: 'En cierre', en: 'Closing' },
    },
  },
  amount: {
    label: { es: '¿Por qué monto?', en: 'For which amount?' },
    hint: { es: 'Con su moneda: 80.000 EUR.', en: 'With its currency: 80,000 EUR.' },
  },
  needs: {
    label: { es: '¿Qué necesidades o riesgos tiene?', en: 'What needs or risks do you have?' },
  },
  practice: {
    label: {
      es: '¿Qué buena práctica puede ofrecer a otras entidades o ciudades?',
      en: 'Which good practice can you offer to other entities or cities?',
    },
  },
  steps: {
    label: { es: '¿Cuáles son sus próximos pasos, y para cuándo?', en: 'What are your next steps, and by when?' },
    hint: {
      es: 'Uno por línea, con su fecha: Firmar el memorando, 15/12/2026.',
      en: 'One a line, with its date: Sign the memorandum, 15/12/2026.',
    },
  },
};

export const statusTexts: Record<Locale, Record<'green' | 'amber' | 'red', string>> = {
  es: { green: 'Verde', amber: 'Ámbar', red: 'Rojo' },
  en: { green: 'Green', amber: 'Amber', red: 'Red' },
};
