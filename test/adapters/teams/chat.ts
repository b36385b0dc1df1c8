/** Ana's chat with the bot, and a channel with both: the adapter on the stand-in, with a core that the test programs. */
import type { Reply } from '../../../src/adapter.ts';
import type { Card } from '../../../src/card.ts';
import type { Event } from '../../../src/event.ts';
import { cardJsonText } from '../../support/adaptive-card.ts';
import { startTeamsServer, type TeamsMessage } from '../../support/teams-server.ts';
import { startBot } from './bot.ts';

export const offer: Card = {
  title: 'Beca',
  blocks: [{ kind: 'buttons', buttons: [{ label: 'Ver', action: 'calls.open', data: { call: 'C-1' } }] }],
};

export type Chat = Awaited<ReturnType<typeof openChat>>;

export async function openChat(answer: (event: Event) => Reply | Promise<Reply>) {
  const teams = await startTeamsServer();
  const bot = await startBot();
  teams.connect(bot.url);
  const ana = teams.person({ name: 'Ana', email: 'Ana@Bogota.gov.co' });
  const events: Event[] = [];
  await bot.adapter.start(async (event) => {
    events.push(event);
    return answer(event);
  });

  return {
    teams,
    bot,
    ana,
    channel: teams.channel({ team: 'Red', name: 'Convocatorias' }),
    events,
    /** What this person sees there, message by message. */
    shown: (place: string, who = ana) =>
      teams.messages(place).map((message) => {
        const card = teams.cardFor(who, message);
        return card ? cardJsonText(card).trim() : message.text;
      }),
    first(place: string): TeamsMessage {
      const [message] = teams.messages(place);
      if (!message) throw new Error('nothing was posted');
      return message;
    },
    async close(): Promise<void> {
      await bot.close();
      await teams.close();
    },
  };
}
