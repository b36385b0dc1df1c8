/** All that Enlace does, in the order help shows it. */
import { agreementsFeature } from './agreements/handlers.ts';
import { sayAgreementsWith } from './agreements/match.ts';
import { createAnnual } from './annual/handlers.ts';
import { type App, createApp, type Dependencies } from './app.ts';
import { openCourses } from './calls/course-queries.ts';
import { callsFeature } from './calls/handlers.ts';
import { upkeepFeature } from './calls/intake/upkeep.ts';
import { committeesFeature } from './committees/handlers.ts';
import { createHelp, type HelpGroup } from './help.ts';
import { membersFeature } from './members/handlers.ts';
import { trainingsFeature } from './trainings/handlers.ts';

const themes: readonly HelpGroup[] = [
  { topic: 'calls', features: [callsFeature, upkeepFeature] },
  { topic: 'agreements', features: [agreementsFeature] },
  { topic: 'committees', features: [committeesFeature] },
  { topic: 'trainings', features: [trainingsFeature] },
];
const self: HelpGroup = { topic: 'members', features: [membersFeature] };

export function createEnlace(): App {
  const annual = createAnnual([membersFeature, ...themes.flatMap(({ features }) => features)]);
  const groups: readonly HelpGroup[] = [...themes, { topic: 'network', features: [annual] }, self];
  return createApp([...groups.flatMap((group) => group.features), createHelp(groups)]);
}

/** What every handler is given: `own`, and what the features tell each other, which do not know one another. */
export function joinFeatures(own: Omit<Dependencies, 'agreementsNote' | 'openCourses'>): Dependencies {
  return {
    ...own,
    agreementsNote: (call, locale) => sayAgreementsWith(own, call, locale),
    openCourses: () => openCourses(own.store.db, own.clock.now()),
  };
}
