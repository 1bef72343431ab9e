import { createReadStream, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { archivesFor } from '../../src/node/engines/install/upstream';
import { ADDON, LIBRARY_FOLDER, type NativeInstallation } from '../../src/node/engines/nativeInstallation';

/** What every test here installs, on whatever machine it runs. */
export const ARCHIVES = archivesFor('linux', 'x64');

/** Paths of the two archives on disk. */
export interface Packed {
  readonly addon: string;
  readonly library: string;
}

/** Packs an addon and a library that is none, laid out as upstream's are. */
export async function packMadeUp(folder: string, addon: Buffer): Promise<Packed> {
  const write = (path: string, content: Buffer | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('napi-v8/tfjs_binding.node', addon);
  write('lib/libtensorflow.so.2', 'no library');
  write('include/tensorflow/c/c_api.h', '// not needed');
  write('LICENSE', 'Apache');
  const packed = { addon: join(folder, 'addon.tar.gz'), library: join(folder, 'library.tar.gz') };
  await create({ gzip: true, cwd: folder, file: packed.addon }, ['napi-v8/tfjs_binding.node']);
  await create({ gzip: true, cwd: folder, file: packed.library }, ['./LICENSE', './include', './lib']);
  return packed;
}

/** Packs the native engine of a checkout as upstream packs its own; stored, as compressing it takes a minute. */
export async function packReal(folder: string, installation: NativeInstallation): Promise<Packed> {
  const packed = { addon: join(folder, 'addon.tar.gz'), library: join(folder, 'library.tar.gz') };
  const [lib, deps] = [join(installation.folder, ADDON, '../..'), join(installation.folder, 'deps')];
  await create({ gzip: true, cwd: lib, file: packed.addon }, ['napi-v8/tfjs_binding.node']);
  // The names that the loader asks for; the others lead to the same files.
  const libraries = readdirSync(join(installation.folder, LIBRARY_FOLDER)).filter((name) =>
    /\.so\.2$|\.2\.dylib$/.test(name),
  );
  const paths = libraries.map((name) => `./lib/${name}`);
  await create({ gzip: { level: 0 }, cwd: deps, follow: true, file: packed.library }, paths);
  return packed;
}

/** Answers as upstream's server does. */
export function serving({ addon, library }: Packed): RequestListener {
  const files = new Map(ARCHIVES.map(({ path }, index) => [`/${path}`, [addon, library][index]!]));
  return ({ url }, response) => {
    const file = files.get(url ?? '');
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-length': statSync(file).size });
    createReadStream(file).pipe(response);
  };
}
