/** What people may ask and do about agreements. */
import type { Feature } from '../app.ts';

export const agreementsFeature: Feature = { commands: [], actions: {}, forms: {}, deliveries: {} };
