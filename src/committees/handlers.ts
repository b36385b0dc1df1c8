/** What committees and their check-ins do: commands, buttons, forms, deliveries. */
import type { Reply } from '../adapter.ts';
import type { Context, Feature } from '../app.ts';
import { annualCommittees } from './annual.ts';
import { answerForm, holdsFile } from './answer.ts';
import { answerFiles } from './cards.ts';
import { closeByChair, extendFor, extendForm, onChosen, remindRound, startChosen } from './chair.ts';
import { commands } from './commands.ts';
import { compareChosen } from './compare.ts';
import { delegateChosen, delegateForm, snooze } from './delegate.ts';
import { committeeDeliveries } from './deliver.ts';
import { committeeFor, roundFor } from './find.ts';
import { hearEach, progressChosen, showAnswers, showLog } from './progress.ts';
import { settle } from './remind.ts';
import { latestReport, showReportFile, signForm } from './report-handlers.ts';
import { rhythmForm } from './rhythm-form.ts';
import { templateActions, templateForm } from './template.ts';

type Act = (context: Context, data: Record<string, string>) => Promise<Reply>;

/** Who may press is decided by what the button is about: the round, the response, the commitment, the place. */
const acts: Record<string, Act> = {
  'checkin.start': (context, data) => startChosen(context, data.value ?? ''),
  'checkin.progress': (context, data) => progressChosen(context, data.value ?? ''),
  'checkin.remind': async (context, data) =>
    remindRound(context, await roundFor(context, data.round ?? '', { run: true })),
  'checkin.remindCommittee': (context, data) => onChosen(remindRound)(context, data.value ?? ''),
  'checkin.close': async (context, data) =>
    closeByChair(context, await roundFor(context, data.round ?? '', { run: true })),
  'checkin.closeCommittee': (context, data) => onChosen(closeByChair)(context, data.value ?? ''),
  'checkin.extendCommittee': async (context, data) => extendFor(context, await committeeFor(context, data.value ?? '')),
  'checkin.answers': (context, data) => showAnswers(context, data.round ?? '', data.value),
  'checkin.hear': (context, data) => hearEach(context, data.round ?? ''),
  'checkin.log': (context, data) => showLog(context, data.round ?? ''),
  'checkin.report': async (context, data) => latestReport(context, await committeeFor(context, data.value ?? '')),
  'checkin.snooze': (context, data) => snooze(context, data.response ?? data.value ?? ''),
  'checkin.answer': async (context, data) => ({
    kind: 'form',
    form: await answerForm.build(context, data.value ?? ''),
    ask: true,
  }),
  'checkin.delegate': (context, data) => delegateChosen(context, data.value ?? '', data.name ?? ''),
  'commitment.done': (context, data) => settle(context, data.commitment ?? data.value ?? ''),
  'committees.compare': (context, data) => compareChosen(context, data.value ?? ''),
  ...templateActions,
};

export const committeesFeature: Feature = {
  annual: annualCommittees,
  commands,
  actions: {
    ...Object.fromEntries(
      Object.entries(acts).map(([id, act]) => [
        id,
        { who: 'member', run: (context: Context, event: { data: Record<string, string> }) => act(context, event.data) },
      ]),
    ),
    // In a space where a signed report was sent there are people who are no members.
    'checkin.file': { who: 'guest', run: (context, event) => showReportFile(context, event.data) },
  },
  forms: {
    'checkin.answer': answerForm,
    'checkin.delegate': delegateForm,
    'checkin.extend': extendForm,
    'checkin.sign': signForm,
    'template.question': templateForm,
    'committee.rhythm': rhythmForm,
  },
  deliveries: committeeDeliveries,
  fileReaders: { [answerFiles]: holdsFile },
};
