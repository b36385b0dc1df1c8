/** Tells who must know of the agreements that end, ask for notice, or were not reviewed for a year. */
import { type AlertCounts, alertAgreements as writeAlerts } from '../src/agreements/alerts.ts';
import type { Dependencies } from '../src/app.ts';

export function alertAgreements(dependencies: Dependencies): Promise<AlertCounts> {
  return writeAlerts(dependencies);
}
