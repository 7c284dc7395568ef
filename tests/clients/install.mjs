// Installs the packages of this folder, once for each lock file; says why when it cannot.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const stamp = path.join(here, 'node_modules', 'installed.sha256');
const hash = createHash('sha256').update(fs.readFileSync(path.join(here, 'package-lock.json'))).digest('hex');

if (!fs.existsSync(stamp) || fs.readFileSync(stamp, 'utf8') !== hash) {
  const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --prefer-offline', { cwd: here, shell: true, encoding: 'utf8', timeout: 180_000 });
  if (npm.status !== 0) {
    const why = npm.status === 127 ? 'npm is not installed' : `npm ci failed: ${(npm.stderr || String(npm.error ?? '')).trim().split('\n').slice(-8).join('\n')}`;
    console.log(`FAILED the packages of ${here} could not be installed: ${why}`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
  fs.writeFileSync(stamp, hash);
}
