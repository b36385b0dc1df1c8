import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/errors.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing, and then listens on this machine only', () => {
    const config = readConfig({});
    expect(config.http).toEqual({ host: '127.0.0.1', port: 3978 });
    expect([config.slack, config.teams, config.databaseUrl]).toEqual([undefined, undefined, undefined]);
  });

  it('keeps to this machine without credentials, whatever ENLACE_HOST says', () => {
    expect(readConfig({ ENLACE_HOST: '0.0.0.0' }).http.host).toBe('127.0.0.1');
    expect(readConfig({ ENLACE_HOST: '0.0.0.0', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).http.host).toBe(
      '0.0.0.0',
    );
  });

  it('reports every fault at once, naming its variable', () => {
    const faults = faultsOf({
      DATABASE_URL: 'mysql://x',
      ENLACE_NOW: 'ayer',
      ENLACE_PORT: '99999',
      ENLACE_LOG: 'loud',
      SLACK_BOT_TOKEN: 'abc',
    });
    const named = faults.map((fault) => fault.split(':')[0]);
    expect(named).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'ENLACE_NOW', 'ENLACE_PORT', 'ENLACE_LOG', 'SLACK_BOT_TOKEN']),
    );
  });

  it('asks for what is missing of a half-given platform', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })[0]).toMatch(/^SLACK_SIGNING_SECRET: /);
    expect(faultsOf({ SLACK_APP_TOKEN: 'xapp-1' })[0]).toMatch(/^SLACK_BOT_TOKEN: /);
    expect(faultsOf({ TEAMS_APP_ID: 'id' }).map((fault) => fault.split(':')[0])).toEqual([
      'TEAMS_APP_PASSWORD',
      'TEAMS_APP_TENANT_ID',
    ]);
  });

  it('never shows the value of a secret', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'hunter2' }).join()).not.toContain('hunter2');
  });

  it('takes an empty variable as absent', () => {
    expect(readConfig({ DATABASE_URL: '', SLACK_BOT_TOKEN: ' ' }).slack).toBeUndefined();
  });
});
