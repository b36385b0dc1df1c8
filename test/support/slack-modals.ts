/** A person in front of a modal of the Slack stand-in: what they choose, type and send, and what the bot makes of it. */
import type { RawValues } from '../../src/form.ts';
import type { SentFile } from './contract/fixture.ts';
import { takeView } from './slack-blocks.ts';
import type { Acknowledgement, createDelivery } from './slack-delivery.ts';
import type { createFileHost } from './slack-files.ts';
import type { OpenView } from './slack-objects.ts';
import { answerInput } from './slack-screen.ts';
import type { SlackWorkspace } from './slack-workspace.ts';

export function createModals(
  workspace: SlackWorkspace,
  deliver: ReturnType<typeof createDelivery>['deliver'],
  add: ReturnType<typeof createFileHost>['add'],
) {
  /** The person chooses or types an answer; where others depend on it, the bot is told. */
  async function change(open: OpenView, name: string, answer: RawValues[string]): Promise<void> {
    const block = open.view.blocks.find((one) => one.type === 'input' && one.block_id === name);
    if (block?.type !== 'input') throw new Error(`the modal does not ask ${name}`);
    open.typed[name] = answer;
    if (!block.dispatch_action) return;
    const { type, action_id } = block.element;
    const payload = {
      type: 'block_actions',
      team: { id: workspace.team },
      user: { id: open.user, team_id: workspace.team },
      api_app_id: 'A0',
      container: { type: 'view', view_id: open.id },
      trigger_id: workspace.trigger(open.user),
      view: viewOf(open, {}),
      actions: [
        { type, action_id, block_id: name, action_ts: workspace.nextTs(), ...answerInput(block.element, answer) },
      ],
    };
    await deliver({ kind: 'interactive', payload });
  }

  /** The person answers by field name and sends the modal; it closes, shows errors or changes, as the bot answers. */
  async function submit(
    open: OpenView,
    answers: RawValues,
    files: Record<string, SentFile> = {},
  ): Promise<Acknowledgement> {
    Object.assign(open.typed, answers);
    const payload = {
      type: 'view_submission',
      team: { id: workspace.team },
      user: { id: open.user, team_id: workspace.team },
      api_app_id: 'A0',
      trigger_id: workspace.trigger(open.user),
      view: viewOf(open, files),
      response_urls: [],
    };
    const acknowledged = await deliver({ kind: 'interactive', payload });
    takeViewResponse(open, acknowledged.body);
    return acknowledged;
  }

  /** The modal as it stands before the person, boxes with what is in them. */
  function viewOf(open: OpenView, files: Record<string, SentFile>) {
    const values: Record<string, object> = {};
    for (const block of open.view.blocks) {
      if (block.type !== 'input' || !block.block_id) continue;
      const { element } = block;
      const sent = files[block.block_id];
      const given =
        element.type === 'file_input'
          ? { type: element.type, files: sent ? [add(open.user, sent)] : [] }
          : answerInput(element, open.typed[block.block_id]);
      values[block.block_id] = { [element.action_id ?? '']: given };
    }
    return { id: open.id, hash: 'h', team_id: workspace.team, ...open.view, state: { values } };
  }

  function takeViewResponse(open: OpenView, body: unknown): void {
    const answer = (body ?? {}) as { response_action?: string; errors?: Record<string, string>; view?: unknown };
    switch (answer.response_action) {
      case 'errors': {
        const names = open.view.blocks.map((block) => block.block_id);
        const stray = Object.keys(answer.errors ?? {}).filter((name) => !names.includes(name));
        if (stray.length > 0) throw new Error(`errors for blocks that are not there: ${stray.join()}`);
        open.errors = answer.errors ?? {};
        return;
      }
      case 'update': {
        const view = takeView(answer.view);
        if ('error' in view) throw new Error(`a view that Slack refuses: ${view.messages.join()}`);
        Object.assign(open, { view, errors: {}, updates: open.updates + 1 });
        return;
      }
      default:
        workspace.views.delete(open.id);
    }
  }

  return { change, submit };
}
