import { beforeEach, expect, it, vi } from 'vitest';
import { Features, type FeatureListeners, type FeatureSurroundings } from '../../../src/extension/features';
import { LazyFeatures } from '../../../src/extension/lazyFeatures';

const disposed = vi.hoisted(() => vi.fn());
vi.mock('../../../src/extension/features', () => ({
  Features: vi.fn(
    class {
      readonly dispose = disposed;
    },
  ),
}));

const lazyFeatures = () => new LazyFeatures({} as FeatureSurroundings, {} as FeatureListeners);

beforeEach(() => {
  vi.mocked(Features).mockClear();
});

it('loads the features once, and disposes of them', async () => {
  const lazy = lazyFeatures();
  expect(lazy.ifLoaded).toBeNull();
  const [features, same] = await Promise.all([lazy.get(), lazy.get()]);
  expect(same).toBe(features);
  expect(lazy.ifLoaded).toBe(features);
  lazy.dispose();
  expect(disposed).toHaveBeenCalledOnce();
});

it('loads the features when they are wanted again if they could not be loaded', async () => {
  const lazy = lazyFeatures();
  vi.mocked(Features).mockImplementationOnce(function (): never {
    throw new Error('no room');
  });
  await expect(lazy.get()).rejects.toThrow('no room');
  expect(await lazy.get()).toBe(lazy.ifLoaded);
});

it('leaves nothing behind if it is disposed of while the features load', async () => {
  const lazy = lazyFeatures();
  const loading = lazy.get();
  lazy.dispose();
  await expect(loading).rejects.toThrow('Cancelled.');
  expect(Features).not.toHaveBeenCalled();
});
