import { describe, expect, it } from 'vitest';
import { howToInstall, howToInstallAgain } from '../../../../src/node/engines/nativeAdvice';

const ofNone = (system: string) => `TensorFlow publishes no ready-made native engine for ${system}`;

describe('where there is no native engine, it is said', () => {
  it.each([
    [
      'linux',
      'x64',
      'Run "Digit Lab: Install Native Training Engine", or "npm run native:link" in a checkout.',
    ],
    ['darwin', 'x64', 'Run "Digit Lab: Install Native Training Engine".'],
    ['linux', 'arm64', `${ofNone('arm64 processors')}; in a checkout, "npm run native:link" builds one.`],
    ['darwin', 'arm64', `${ofNone('arm64 processors')}.`],
    ['win32', 'x64', `${ofNone('Windows')}.`],
  ])('on %s %s what leads to one: %s', (platform, arch, says) => {
    expect(howToInstall(platform, arch)).toBe(says);
  });
});

describe('of one that is unusable, it is said', () => {
  it.each([
    ['linux', 'x64', 'Run "Digit Lab: Install Native Training Engine" to install it again.'],
    ['linux', 'arm64', `${ofNone('arm64 processors')}.`],
  ])('on %s %s what helps: %s', (platform, arch, says) => {
    expect(howToInstallAgain({ isPackage: false }, platform, arch)).toBe(says);
  });

  it('how to build it again, if it was built', () => {
    expect(howToInstallAgain({ isPackage: true }, 'linux', 'arm64')).toBe(
      'Run "npm run native:link -- --force" to build it again.',
    );
  });
});
