import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Network, openNetwork, textsOf } from '../support/network.ts';

const ana = 'ana@red.co';

let net: Network;
beforeEach(async () => {
  // On Tuesday, 24 November 2026.
  net = await openNetwork();
  await net.member(ana);
});
afterEach(() => net.close());

const say = async (text: string) => textsOf(await net.say(ana, text));

async function away(): Promise<string> {
  const { absentFrom, absentUntil } = await net.store.db.member.findUniqueOrThrow({ where: { email: ana } });
  return [absentFrom, absentUntil].map((day) => day?.toISOString().slice(0, 10) ?? '—').join(' ');
}

it('an absence has both days that the words name', async () => {
  const told = {
    'estaré ausente del 10/12/2026 al 20/12/2026': '2026-12-10 2026-12-20',
    'estaré ausente del 10 al 20 de diciembre': '2026-12-10 2026-12-20',
    'vacaciones del 28 de diciembre al 10 de enero de 2027': '2026-12-28 2027-01-10',
    'voy a estar ausente hasta el viernes': '2026-11-24 2026-11-27',
    'estoy de licencia hasta el 1 de febrero': '2026-11-24 2027-02-01',
    'estaré ausente el 3 de diciembre': '2026-12-03 2026-12-03',
    'I will be away from 10 to 20 December': '2026-12-10 2026-12-20',
  };
  for (const [said, days] of Object.entries(told)) {
    expect(await say(said)).toContain('Anotado');
    expect({ said, days: await away() }).toEqual({ said, days });
  }
  expect(await say('estaré ausente del 20/12/2026 al 10/12/2026')).toContain('no puede ser antes del primero');
  await say('ya volví');
  expect(await away()).toBe('— —');
});

it('of which only the beginning is said, the end is asked for', async () => {
  expect(await say('estaré ausente desde el 3 de diciembre')).toContain('Ahora: 03/12/2026');
  await say('saltar');
  await say('7/12/2026');
  expect(await away()).toBe('2026-12-03 2026-12-07');
});
