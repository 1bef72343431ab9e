import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { archivesFor, archiveServer, supportProblem } from '../../../../../src/node/engines/install/upstream';

describe("upstream's archives", () => {
  it("are those of tfjs-node's own install script", () => {
    const { version } = JSON.parse(
      readFileSync('node_modules/@tensorflow/tfjs-node/package.json', 'utf8'),
    ) as { version: string };
    expect(archivesFor('linux', 'x64').map(({ path }) => path)).toEqual([
      `tf-builds/pre-built-binary/napi-v8/${version}/CPU-linux-${version}.tar.gz`,
      'tensorflow/libtensorflow/libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz',
    ]);
  });

  it.each([
    ['win32', 'x64', 'Windows'],
    ['win32', 'arm64', 'Windows'],
    ['linux', 'arm64', 'arm64 processors'],
    ['darwin', 'arm64', 'arm64 processors'],
  ])('are missing on %s %s, and that is said in a sentence', (platform, arch, system) => {
    const problem = supportProblem(platform, arch);
    expect(problem).toMatch(
      new RegExp(`^TensorFlow publishes no ready-made native engine for ${system}, [^.]+\\.$`),
    );
    expect(problem).toMatch(/portable engine/);
  });

  it('are there for Linux on x64', () => {
    expect(supportProblem('linux', 'x64')).toBe(null);
  });
});

describe('the server they come from', () => {
  const upstream = 'https://storage.googleapis.com/';

  it("is upstream's, unless the setting or TFJS_NODE_CDN_STORAGE names another", () => {
    const mirror = { TFJS_NODE_CDN_STORAGE: 'https://mirror.example/tf' };
    expect(archiveServer('', {})).toEqual({ address: upstream, isUpstream: true });
    expect(archiveServer('', mirror)).toEqual({ address: 'https://mirror.example/tf/', isUpstream: false });
    expect(archiveServer(' http://10.0.0.1:80 ', mirror).address).toBe('http://10.0.0.1:80/');
    expect(archiveServer(upstream, mirror).isUpstream).toBe(true);
  });

  it.each(['ftp://mirror.example/', 'mirror', 'https://'])('is not %s', (setting) => {
    expect(() => archiveServer(setting, {})).toThrow(/must begin with http:\/\/ or https:\/\//);
  });
});
