// Bundles the explorer into assets/, whole or not at all.
import { build } from 'esbuild';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** Bundles; `finish` may add to the folder before it takes its place. */
export async function bundle(here, finish) {
  const made = path.join(here, 'node_modules', '.assets');
  await rm(made, { recursive: true, force: true });
  const result = await build({
    absWorkingDir: here,
    entryPoints: { graphiql: 'src/main.jsx' },
    outdir: made,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.ttf': 'dataurl' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  await mkdir(made, { recursive: true });
  await writeFile(path.join(made, 'licenses.txt'), await licenses(here, Object.keys(result.metafile.inputs)));
  await compress(made);
  await finish(made);

  const target = path.join(here, 'assets');
  await rm(target, { recursive: true, force: true });
  await rename(made, target);
}

/** Beside each file, the same compressed: once here, and as well as can be, rather than for each browser. */
async function compress(folder) {
  for (const name of await readdir(folder)) {
    const content = await readFile(path.join(folder, name));
    await writeFile(path.join(folder, `${name}.br`), await promisify(brotliCompress)(content));
    await writeFile(path.join(folder, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
  }
}

/** The licences of all packages in the bundle: what is served carries them. */
async function licenses(here, inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const match = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input);
    if (match) packages.add(match[1]);
  }
  let text = 'The explorer is made of these packages.\n';
  for (const name of [...packages].sort()) {
    const folder = path.join(here, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const body = file ? await readFile(path.join(folder, file), 'utf8') : '';
    text += `\n${'-'.repeat(72)}\n${name} ${version} (${license})\n\n${body.trim()}\n`;
  }
  return text;
}
