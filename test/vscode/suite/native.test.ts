import * as assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { InstallOutcome } from '../../../src/extension/native/nativeEngine';
import { supportProblem } from '../../../src/node/engines/install/upstream';
import { findInstallation } from '../../../src/node/engines/nativeInstallation';
import { ADDONS } from '../../native/addons';
import { packMadeUp, packReal, serving } from '../../native/archives';
import { assertHostIsLight, assertTold, extension, listening, nextReport, runCommand } from './digitLab';
import { suiteFolder } from './folders';
import { missing, withMirror } from './mirror';
import { trainingRoad, type TrainingRoad } from './trainingRoad';

const unsupported = supportProblem();

describe('Install Native Training Engine', () => {
  const folder = suiteFolder();
  let road: TrainingRoad;
  let storage = '';

  before(async () => {
    road = await trainingRoad(folder());
    storage = dirname(dirname((await road.assertTrains()).folder));
  });

  after(() => setMirror(undefined));

  const install = () => listening(() => runCommand<InstallOutcome>('installNativeEngine'));
  const remove = () => listening(() => runCommand<boolean>('removeNativeEngine'));
  const installFrom = (listener: RequestListener) =>
    withMirror(listener, async (address) => {
      await setMirror(address);
      return install();
    });
  const assertNothingLeft = () => {
    const left = readdirSync(storage).filter((name) => name.includes('native'));
    assert.deepEqual(left, []);
  };

  if (unsupported !== null) {
    it('says that there is none for this machine, and trains', async () => {
      const { result, told } = await install();
      assert.deepEqual(result, { state: 'failed', message: unsupported });
      assert.deepEqual(told, [{ level: 'warning', message: unsupported }]);
      await road.assertTrains();
    });
  }

  it('has nothing to remove before anything is installed', async () => {
    const { result, told } = await remove();
    assert.equal(result, false);
    assertTold(told, 'information', /nothing to remove/);
  });

  (unsupported === null ? describe : describe.skip)(
    'where there is one (needs Linux or macOS on x64)',
    () => {
      it('says so when the mirror has none, keeps nothing, and trains', async () => {
        const { result, told } = await installFrom(missing);
        assert.equal(result.state, 'failed');
        assertTold(told, 'error', /404 Not Found .* digitLab\.native\.mirror/);
        assertNothingLeft();
        await road.assertTrains();
      });

      it('says so when the setting holds no address', async () => {
        await setMirror('mirror');
        const { told } = await install();
        assertTold(told, 'error', /digitLab\.native\.mirror .* must begin with http/);
      });

      it('refuses a second installation while one runs', async () => {
        let second: Awaited<ReturnType<typeof install>> | undefined;
        // Falls silent until the second was refused, then ends the first.
        const answer: RequestListener = (_request, response) => {
          void install().then((refused) => {
            second = refused;
            response.writeHead(404).end();
          });
        };
        await installFrom(answer);
        assertTold(second?.told ?? [], 'warning', /is already being installed/);
        assertNothingLeft();
      });

      it('tries what it downloaded, says why it does not work here, and trains', async () => {
        const packed = await packMadeUp(join(folder(), 'made-up'), ADDONS.refused());
        const { result, told } = await installFrom(serving(packed));
        assert.equal(result.state, 'failed');
        assertTold(told, 'error', /does not work on this machine: it does not load .*portable engine/);
        assertNothingLeft();
        await road.assertTrains();
      });

      const { extensionPath } = extension();
      const linked = findInstallation([join(extensionPath, '.native'), extensionPath]);
      (linked === null ? it.skip : it)(
        'installs, trains and is removed again (needs tfjs-node)',
        async function () {
          assert.ok(linked !== null);
          // Packing and unpacking hundreds of megabytes takes its time on a busy machine.
          this.timeout(600_000);
          const { result, told } = await installFrom(serving(await packReal(folder(), linked)));
          assert.equal(result.state, 'installed', JSON.stringify(told));
          assertTold(
            told,
            'information',
            /is installed: tfjs-node 4\.22\.0 on TensorFlow .* Training now uses it/,
          );

          const progress = nextReport('progress');
          const training = road.train({ engine: 'native', epochs: 500 });
          await progress;
          assertTold((await remove()).told, 'error', /A training is using the native engine/);
          await runCommand('stopTraining');
          await training;

          const trained = await road.train({ engine: 'auto' });
          assert.equal(trained.result.state, 'finished');
          assert.equal(trained.result.card.engine, 'native');
          const removed = await remove();
          assert.equal(removed.result, true);
          assert.equal(existsSync(join(storage, 'native')), false);
          assertNothingLeft();
        },
      );
    },
  );

  it('keeps tfjs out of the extension host', assertHostIsLight);
});

async function setMirror(mirror: string | undefined): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('digitLab.native');
  await configuration.update('mirror', mirror, vscode.ConfigurationTarget.Global);
}
