import * as assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ClassifiedImage } from '../../../src/extension/classify/classifiedImage';
import { CurrentModel } from '../../../src/extension/models/currentModel';
import { Notices } from '../../../src/extension/notices';
import type { TrainModelOutcome } from '../../../src/extension/train/trainingOutcome';
import { memento } from '../../memento';
import { activated, assertTold, extension, listening, runCommand } from './digitLab';
import { digitPng, writeSyntheticDataset } from './digits';
import { suiteFolder } from './folders';

describe('the model in use', () => {
  const folder = suiteFolder();
  let image: vscode.Uri;
  let shipped = '';

  before(async () => {
    shipped = (await (await activated()).currentModel()).id;
    image = vscode.Uri.file(join(folder(), 'three.png'));
    writeFileSync(image.fsPath, digitPng(3, 5));
    writeSyntheticDataset(join(folder(), 'digits'));
  });

  /** Trains a small model and takes it into use. @returns its folder */
  async function useTrained(): Promise<string> {
    const outcome = await runCommand<TrainModelOutcome>('trainModel', {
      architecture: 'mlp',
      dataset: { kind: 'folder', path: join(folder(), 'digits') },
      epochs: 1,
      engine: 'portable',
    });
    assert.equal(outcome.state, 'finished');
    await runCommand('chooseModel', { model: outcome.card.id });
    assert.equal((await (await activated()).currentModel()).id, outcome.card.id);
    return outcome.folder;
  }

  const damages: readonly { name: string; damage: (model: string) => void }[] = [
    { name: 'is gone', damage: (model) => rmSync(model, { recursive: true }) },
    { name: 'has lost its weights', damage: (model) => rmSync(join(model, 'weights.bin')) },
    { name: 'has weights that are cut short', damage: (model) => cutInHalf(join(model, 'weights.bin')) },
    { name: 'has a topology that is cut short', damage: (model) => cutInHalf(join(model, 'model.json')) },
    { name: 'has a card that is none', damage: (model) => writeFileSync(join(model, 'card.json'), '{}') },
  ];
  for (const { name, damage } of damages) {
    it(`gives way to the shipped one when it ${name}, and images are read all the same`, async () => {
      const model = await useTrained();
      damage(model);
      const { result, told } = await listening(async () => {
        // As a window with a pad and badges does, all ask at once.
        const { currentModel } = await activated();
        await Promise.all([currentModel(), currentModel()]);
        return runCommand<ClassifiedImage[]>('classifyImage', image);
      });
      assertTold(told, 'warning', /model in use can no longer be read/);
      assert.equal(told.length, 1);
      assert.equal(result[0]?.reading, '3');
      const next = await listening(() => runCommand<ClassifiedImage[]>('classifyImage', image));
      assert.deepEqual(next.told, [], 'It is said once.');
      assert.equal(next.result[0]?.reading, '3');
      assert.equal((await (await activated()).currentModel()).id, shipped);
      rmSync(model, { recursive: true, force: true });
    });
  }

  it('stays when one is asked for that does not exist', async () => {
    const { told } = await listening(() => runCommand('chooseModel', { model: 'compact-000000000000' }));
    assertTold(told, 'error', /There is no model "compact-000000000000"/);
    assert.equal((await (await activated()).currentModel()).id, shipped);
  });

  it('gives way to the shipped one when it is deleted in Choose Model, which is said', async () => {
    const log = vscode.window.createOutputChannel('Digit Lab (test)', { log: true });
    const notices = new Notices(log);
    const told: string[] = [];
    notices.onDidTell(({ message }) => told.push(message));
    const { extensionUri } = extension();
    const storage = vscode.Uri.file(join(folder(), 'storage'));
    const trained = join(storage.fsPath, 'models', 'mlp-1');
    const weights = await useTrained();
    cpSync(weights, trained, { recursive: true });
    await runCommand('chooseModel', { model: shipped });
    const model = new CurrentModel(
      { extensionUri, globalStorageUri: storage, globalState: memento() },
      notices,
    );
    const { card } = await model.use(trained);
    assert.match(model.nameOf(card), /^mlp of \d+ \w+, \d\d:\d\d$/);
    const used: string[] = [];
    model.onDidChange((files) => used.push(files.card.id));
    await model.remove(await model.find(card.id), false);
    assert.deepEqual(used, [shipped]);
    assert.equal((await model.files()).card.id, shipped);
    assert.ok(!existsSync(trained));
    assert.equal(told.length, 1);
    assert.match(told[0]!, /^mlp of .+ was deleted\. compact \(shipped\) is now in use instead\.$/);
    log.dispose();
  });

  describe('in several windows, or while another is chosen', () => {
    const log = vscode.window.createOutputChannel('Digit Lab (test of windows)', { log: true });
    const storage = () => vscode.Uri.file(join(folder(), 'shared storage'));
    const trained = () => join(storage().fsPath, 'models', 'mlp-1');
    const cnn = () => join(extension().extensionPath, 'models', 'cnn');

    beforeEach(() =>
      cpSync(join(extension().extensionPath, 'models', 'mlp'), trained(), { recursive: true }),
    );
    after(() => log.dispose());

    function windowOf(globalState: vscode.ExtensionContext['globalState']): CurrentModel {
      const { extensionUri } = extension();
      return new CurrentModel({ extensionUri, globalStorageUri: storage(), globalState }, new Notices(log));
    }

    /** The ids of the models that it says were taken into use. */
    function usedIn(model: CurrentModel): string[] {
      const used: string[] = [];
      model.onDidChange(({ card }) => used.push(card.id));
      return used;
    }

    it('stays in a window where no other was chosen, and reads in every one that opens later', async () => {
      const globalState = memento();
      const one = windowOf(globalState);
      const other = windowOf(globalState);
      const { card } = await one.use(cnn());
      assert.equal((await one.files()).card.id, card.id);
      assert.equal((await other.files()).card.id, shipped);
      assert.equal((await windowOf(globalState).files()).card.id, card.id);
    });

    it('is remembered still when another window lost the one that it used', async () => {
      const globalState = memento();
      const one = windowOf(globalState);
      await one.use(trained());
      const { card } = await windowOf(globalState).use(cnn());
      rmSync(trained(), { recursive: true });
      assert.equal((await one.files()).card.id, shipped);
      assert.equal((await windowOf(globalState).files()).card.id, card.id);
    });

    it('is the one chosen while the one before it was deleted', async () => {
      const model = windowOf(memento());
      await model.use(trained());
      const inUse = (await model.list()).find((entry) => model.isInUse(entry))!;
      const used = usedIn(model);
      const removing = model.remove(inUse, false);
      const chosen = await model.use(cnn());
      await removing;
      assert.equal(used.at(-1), chosen.card.id);
      assert.equal((await model.files()).card.id, chosen.card.id);
    });

    it('is the one chosen while the one before it could not be read', async () => {
      const globalState = memento();
      const model = windowOf({
        ...globalState,
        // Another is chosen before it is forgotten that this one was.
        update: async (key, value: unknown) => {
          if (value === undefined) await model.use(cnn());
          await globalState.update(key, value);
        },
      });
      await model.use(trained());
      rmSync(trained(), { recursive: true });
      const used = usedIn(model);
      const { card } = await model.files();
      assert.equal((await model.files()).card.id, card.id);
      assert.notEqual(card.id, shipped);
      assert.equal(used.at(-1), card.id);
    });
  });

  it('cannot be had where the shipped one is missing, and that is said', async () => {
    const log = vscode.window.createOutputChannel('Digit Lab (test)', { log: true });
    const nowhere = vscode.Uri.file(join(folder(), 'nowhere'));
    const model = new CurrentModel(
      { extensionUri: nowhere, globalStorageUri: nowhere, globalState: memento() },
      new Notices(log),
    );
    await assert.rejects(model.files(), {
      name: 'UserError',
      message: /ships with Digit Lab is missing or damaged\. Reinstall/,
    });
    assert.deepEqual(await model.list(), []);
    log.dispose();
  });
});

function cutInHalf(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, bytes.length / 2));
}
