/** What coordinators and administrators do to keep calls and feeds right: repetitions, closes, sources. */
import type { Feature } from '../../app.ts';
import { confirmActions, confirmCommands, confirmDeliveries, confirmForms } from './confirm.ts';
import { feedActions, feedCommands, feedDeliveries } from './feeds-handlers.ts';
import { mergeActions, mergeCommands, mergeDeliveries } from './merge-handlers.ts';
import { newsDeliveries } from './news.ts';
import { newsActions } from './news-handlers.ts';

export const upkeepFeature: Feature = {
  commands: [...mergeCommands, ...confirmCommands, ...feedCommands],
  actions: { ...mergeActions, ...confirmActions, ...feedActions, ...newsActions },
  forms: confirmForms,
  deliveries: { ...mergeDeliveries, ...confirmDeliveries, ...feedDeliveries, ...newsDeliveries },
};
