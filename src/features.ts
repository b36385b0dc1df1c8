/** All that Enlace does, in the order help shows it. */
import { type App, createApp } from './app.ts';
import { callsFeature } from './calls/handlers.ts';
import { createHelp } from './help.ts';
import { membersFeature } from './members/handlers.ts';

export function createEnlace(): App {
  const app: App = createApp([callsFeature, membersFeature, createHelp(() => app.commands)]);
  return app;
}
