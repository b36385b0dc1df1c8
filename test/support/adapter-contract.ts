/**
 * The one suite that every adapter passes. It knows no platform: a fixture plays the platform and the person in front
 * of it, and says what that person can see.
 */
import { afterEach, beforeEach, describe } from 'vitest';
import { testArriving } from './contract/arriving.ts';
import { testFiles } from './contract/files.ts';
import { type AdapterFixture, bare, listener, type PlatformTraits, type Stage, waitFor } from './contract/fixture.ts';
import { testForms } from './contract/forms.ts';
import { testSending } from './contract/sending.ts';

/** Runs the suite; `makeFixture` gives a fresh platform for each test. */
export function runAdapterContract(
  name: string,
  traits: PlatformTraits,
  makeFixture: () => Promise<AdapterFixture>,
): void {
  describe(`${name} keeps the adapter contract`, () => {
    let fixture: AdapterFixture;
    let core: ReturnType<typeof listener>;

    beforeEach(async () => {
      fixture = await makeFixture();
      core = listener();
      await fixture.adapter.start(core.receive);
    });
    afterEach(() => fixture.close());

    const stage: Stage = {
      fixture: () => fixture,
      core: () => core,
      last: (at) => {
        const message = fixture.shown(at).at(-1);
        if (!message) throw new Error('nothing is shown yet');
        return message;
      },
      showing: (text, at = fixture.direct) =>
        waitFor(() => {
          const message = fixture.shown(at).findLast((one) => bare(one.text).includes(bare(text)));
          if (!message) throw new Error(`"${text}" is not shown yet`);
          return message;
        }),
      traits,
    };

    testArriving(stage);
    testForms(stage);
    testSending(stage);
    testFiles(stage);
  });
}
