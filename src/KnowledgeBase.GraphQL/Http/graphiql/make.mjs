// Makes assets/ when it is not up to date: installs the packages and bundles them. Run by the build, or by hand: node make.mjs
// Builds that run at the same time take turns; each but the first finds the work done.
// Exit codes: 0 done, 3 npm is missing, 1 anything else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const here = import.meta.dirname;
const lock = path.join(here, 'node_modules.lock');
const owner = path.join(lock, 'pid');
const script = path.join(here, 'assets', 'graphiql.js');
const stamp = path.join(here, 'assets', 'inputs.sha256');

const hash = createHash('sha256');
for (const file of ['package-lock.json', 'bundle.mjs', ...readdirSync(path.join(here, 'src')).sort().map((name) => path.join('src', name))]) {
  hash.update(readFileSync(path.join(here, file)));
}
const inputs = hash.digest('hex');
const isCurrent = () => existsSync(script) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs;

const deadline = Date.now() + 120_000;
while (!tryLock()) {
  if (Date.now() > deadline) fail(1, `another build holds ${lock}; delete it if none is running`);
  await sleep(200);
}
process.on('exit', () => rmSync(lock, { recursive: true, force: true }));

if (!isCurrent()) {
  const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --prefer-offline', { cwd: here, shell: true, encoding: 'utf8', timeout: 90_000 });
  if (npm.status === 127 || npm.status === 9009) fail(3, 'npm is not on the PATH');
  if (npm.status !== 0) fail(1, `npm ci failed:\n${(npm.stderr || String(npm.error ?? '')).trim().split('\n').slice(-8).join('\n')}`);
  const { bundle } = await import('./bundle.mjs');
  await bundle(here, (folder) => writeFileSync(path.join(folder, 'inputs.sha256'), inputs));
}
utimesSync(script, new Date(), new Date()); // newer than its inputs, by which the build knows that nothing is to do

function tryLock() {
  try {
    mkdirSync(lock);
    writeFileSync(owner, String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(lock, { recursive: true, force: true }); // its build was killed
  }
  return false;
}

function fail(code, message) {
  console.error(message);
  process.exit(code);
}
