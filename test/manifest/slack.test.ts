import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { slackPath, slashCommand } from '../../adapters/slack/adapter.ts';
import manifest from '../../manifest/slack.json' with { type: 'json' };
import { scopeOf } from '../support/slack-workspace.ts';

const reasons = readFileSync(new URL('../../manifest/slack.md', import.meta.url), 'utf8');
const { bot } = manifest.oauth_config.scopes;

/** The scope that each subscription needs (docs.slack.dev, the events' own pages). */
const eventScopes: Record<string, string[]> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
};

describe('the Slack manifest', () => {
  test('keeps the lengths that Slack allows', () => {
    const about = manifest.display_information;
    expect(about.name.length).toBeLessThanOrEqual(35);
    expect(about.description.length).toBeLessThanOrEqual(140);
    expect(about.long_description.length).toBeLessThanOrEqual(4000);
    expect(about.long_description.length).toBeGreaterThanOrEqual(174);
    expect(about.background_color).toMatch(/^#[0-9a-f]{6}$/i);
    expect(manifest.features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    expect(manifest.features.slash_commands.length).toBeLessThanOrEqual(50);
  });

  test('has the one command that the adapter answers', () => {
    expect(manifest.features.slash_commands.map((one) => one.command)).toEqual([slashCommand]);
    expect(reasons).toContain(slackPath);
  });

  test('asks for every scope that the methods and events need, and for no other', () => {
    const needed = new Set([
      ...Object.values(scopeOf),
      ...manifest.settings.event_subscriptions.bot_events.flatMap(
        (event) => eventScopes[event] ?? [`no such: ${event}`],
      ),
      'commands',
      // Reading back what was posted, after an answer that was lost.
      'channels:history',
      'groups:history',
      // Reading what somebody sends is no method: the file's own address asks for it.
      'files:read',
    ]);
    expect([...needed].sort()).toEqual([...bot].sort());
  });

  test('says what each scope is for', () => {
    for (const scope of bot) expect(reasons).toContain(`\`${scope}\``);
  });
});
