import { runAdapterContract } from '../../support/adapter-contract.ts';
import { slackFixture } from './slack-fixture.ts';

const traits = {
  channels: true,
  failures: ['rateLimited', 'serverError', 'unreachable', 'gone', 'answerLost'] as const,
};

runAdapterContract('Slack over HTTP', traits, () => slackFixture('http'));
runAdapterContract('Slack over Socket Mode', traits, () => slackFixture('socket'));
