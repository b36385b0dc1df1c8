/** All that Enlace does, in the order help shows it. */
import { agreementsFeature } from './agreements/handlers.ts';
import { type App, createApp } from './app.ts';
import { callsFeature } from './calls/handlers.ts';
import { upkeepFeature } from './calls/upkeep.ts';
import { createHelp } from './help.ts';
import { membersFeature } from './members/handlers.ts';
import { trainingsFeature } from './trainings/handlers.ts';

export function createEnlace(): App {
  const app: App = createApp([
    callsFeature,
    upkeepFeature,
    agreementsFeature,
    trainingsFeature,
    membersFeature,
    createHelp(() => app.commands),
  ]);
  return app;
}
