/** The calls of the demonstration: made up, with dates relative to the day they are asked for. */
import { dayMs, inBogota } from '../time.ts';

/** The feeds' addresses are stable and never on the internet (RFC 2606); the process answers them itself. */
export const demoHost = 'convocatorias.demo.invalid';

export const demoFeeds = [
  {
    slug: 'agencia',
    name: 'Agencia de Cooperación (demostración)',
    funder: 'Agencia de Cooperación (demostración)',
    language: 'es',
    trust: 'trusted' as const,
  },
  {
    slug: 'becas',
    name: 'Becas Iberoamericanas (demostración)',
    funder: 'Programa Iberoamericano (demostración)',
    language: 'es',
    trust: 'trusted' as const,
  },
  {
    slug: 'cities',
    name: 'World Cities Fund (demo)',
    funder: 'World Cities Fund (demo)',
    language: 'en',
    trust: 'trusted' as const,
  },
  {
    slug: 'agregador',
    name: 'Boletín de oportunidades (demostración)',
    funder: 'Varias fuentes (demostración)',
    language: 'es',
    trust: 'reviewed' as const,
  },
].map((feed) => ({ ...feed, sectors: [] as string[], url: `https://${demoHost}/${feed.slug}.xml` }));

type Template = {
  feed: string;
  title: string;
  /** `{close}` is the deadline as people write it. */
  text: string;
  /** Days from publication to the deadline. */
  openDays: number;
};

const templates: readonly Template[] = [
  {
    feed: 'agencia',
    title: 'Fondo para ciudades saludables: financiación de proyectos de salud pública',
    openDays: 24,
    text: 'Se financian proyectos de salud pública y nutrición presentados por gobiernos locales de América Latina, hasta 80.000 euros. Las postulaciones se reciben hasta el {close} a las 17:00 (hora de Colombia). Pueden postular alcaldías y sus entidades.',
  },
  {
    feed: 'agencia',
    title: 'Convocatoria de movilidad sostenible y ciclorrutas para gobiernos locales',
    openDays: 17,
    text: 'Apoyo técnico y financiero a proyectos de transporte público y bicicletas. Fecha límite de postulación: {close}. Los resultados se publicarán un mes después.',
  },
  {
    feed: 'agencia',
    title: 'Cooperación Sur-Sur: intercambio de experiencias en atención a mujeres víctimas de violencia',
    openDays: 35,
    text: 'Intercambio entre secretarías de la mujer de la región. Plazo de presentación: hasta el {close}. Pueden participar gobiernos municipales.',
  },
  {
    feed: 'becas',
    title: 'Becas de maestría en educación y políticas públicas',
    openDays: 28,
    text: 'Becas completas para servidores públicos de educación. La convocatoria permanecerá abierta hasta el {close}.',
  },
  {
    feed: 'becas',
    title: 'Curso corto en línea sobre gestión del riesgo y cambio climático',
    openDays: 12,
    text: 'Curso corto para funcionarios de entidades ambientales. Inscripciones hasta el {close}. El curso se dictará el mes siguiente.',
  },
  {
    feed: 'cities',
    title: 'Award for innovative cultural policies in cities',
    openDays: 40,
    text: 'City governments may apply with projects on culture and the arts. Deadline for applications: {close}, 23:59 CET. The award is worth USD 20,000.',
  },
  {
    feed: 'cities',
    title: 'Grants for zero-waste and circular economy pilots',
    openDays: 12,
    text: 'Municipal governments can apply for grants of up to USD 50,000. Applications close on {close}.',
  },
  {
    feed: 'agregador',
    title: 'Premio a la innovación en vivienda y hábitat',
    openDays: 21,
    text: 'Premio internacional a proyectos de vivienda. Postulaciones abiertas hasta el {close}. Solo ONG y universidades.',
  },
];

/** Every call comes back as a new edition after so many days, so that there is always something recent and open. */
const editionDays = 10;

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function itemXml(template: Template, name: string, edition: number, offset: number, language: string): string {
  const published = new Date((edition * editionDays + offset) * dayMs);
  const close = inBogota(published).plus({ days: template.openDays }).setLocale(language);
  const said = close.toFormat(language === 'es' ? "d 'de' LLLL 'de' yyyy" : 'd LLLL yyyy');
  const number = edition % 100;
  const title = `${template.title} (${language === 'es' ? 'edición' : 'edition'} ${number})`;
  return (
    `<item><title>${escapeXml(title)}</title><link>https://${demoHost}/${name}/${edition}</link>` +
    `<guid isPermaLink="false">${name}-${edition}</guid><pubDate>${published.toUTCString()}</pubDate>` +
    `<description>${escapeXml(template.text.replace('{close}', said))}</description></item>`
  );
}

/** The feed as RSS 2.0 on that day; null when there is no such feed. The same day gives the same bytes. */
export function demoFeedXml(slug: string, now: Date): string | null {
  const feed = demoFeeds.find((one) => one.slug === slug);
  if (!feed) return null;
  const today = Math.floor(now.getTime() / dayMs);
  const items = templates.flatMap((template, index) => {
    if (template.feed !== slug) return [];
    // Staggered, so that not all of them turn on the same day.
    const offset = (index * 3) % editionDays;
    const latest = Math.floor((today - offset) / editionDays);
    return [itemXml(template, `${slug}-${index}`, latest, offset, feed.language)];
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${escapeXml(feed.name)}</title>` +
    `<link>https://${demoHost}/</link><description>Datos inventados</description><language>${feed.language}</language>\n${items.join('\n')}\n</channel></rss>\n`
  );
}
