#!/usr/bin/env node
// Audits endpoints: GraphQL over HTTP (graphql-http's audits and the checks of its draft), the built-in types and directives against the
// edition, and the introspection result as the reference implementation reads it.
//   node run-audits.mjs --suite FOLDER --work FOLDER [--service URL --partial QUERY] -- ADAPTER [ARGUMENT ...]
// The suite has http-audit.mjs, check-builtins.mjs and a package-lock.json; it is copied to the folder of work, where its packages are installed.
// The adapter serves a small schema with `--http 2025|2026`; --service names a real endpoint, with a query that it can only answer in part.
// The last line is "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const words = process.argv.slice(2);
const end = words.indexOf('--');
const options = Object.fromEntries(pairs(words.slice(0, end < 0 ? words.length : end)));
const adapter = end < 0 ? [] : words.slice(end + 1);
if (!options.suite || !options.work || adapter.length === 0) {
  console.error('usage: node run-audits.mjs --suite FOLDER --work FOLDER [--service URL --partial QUERY] -- ADAPTER [ARGUMENT ...]');
  process.exit(2);
}

let passed = 0;
let failed = 0;
install();
const reference = createRequire(pathToFileURL(path.join(path.resolve(options.work), 'package.json')));
if (options.service) {
  // The catalogue has no mutation: the one check about them (D21) does not apply.
  await auditHttp('the service', options.service, '2025', options.partial, ['D21']);
  checkBuiltIns('the service', options.service);
  for (const name of ['graphql', 'graphql17']) await readSchema('the service', options.service, name);
}
for (const profile of ['2025', '2026']) {
  const sample = await serveSample(profile);
  try {
    await auditHttp(`the engine, ${profile}`, sample.url, profile, '{ fails hello }', []);
    if (profile === '2025') checkBuiltIns('the engine', sample.url);
  } finally {
    sample.stop();
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** The audits and checks against one endpoint; those in `without` must be skipped by the tool itself. */
async function auditHttp(place, url, profile, partial, without) {
  const report = path.join(options.work, 'audit.json');
  fs.rmSync(report, { force: true });
  // The server closes the connection on a body over its limit, as it may; Node's HTTP client can tell that once more after the answer was read.
  const patience = 'data:text/javascript,process.on("uncaughtException",(e)=>{if(!["EPIPE","ECONNRESET"].includes(e.code))throw e})';
  const run = await tool(['--import', patience, 'http-audit.mjs', url, '--profile', profile, '--partial', partial, '--json', path.resolve(report), '--quiet']);
  if (!fs.existsSync(report)) return fail(`HTTP audits of ${place}`, run.said);
  // The package knows the numbers of 2025 only; the checks know both.
  const results = JSON.parse(fs.readFileSync(report, 'utf8')).results.filter((one) => profile === '2025' || one.part === 'B');
  const ids = new Set(results.map((one) => one.id));
  if (ids.size < (profile === '2025' ? 80 : 20)) fail(`HTTP audits of ${place}`, `only ${ids.size} were run`);
  for (const one of results) {
    if (one.status === 'skipped' && without.includes(one.id)) continue;
    if (one.ok && one.status !== 'skipped') passed++;
    else fail(`${one.id} ${one.name} (${place})`, one.reason ?? one.status);
  }
  console.log(`HTTP audits of ${place}: ${results.filter((one) => one.ok && one.status !== 'skipped').length} of ${results.length - without.length}`);
}

/** The edition's introspection types and directives, fact by fact. */
function checkBuiltIns(place, url) {
  const run = spawnSync(process.execPath, ['check-builtins.mjs', url], { cwd: options.work, encoding: 'utf8', timeout: 60_000 });
  const counts = /^(\d+) of (\d+) facts/m.exec(run.stdout ?? '');
  if (!counts) return fail(`built-ins of ${place}`, `${run.stdout}${run.stderr}`);
  passed += Number(counts[1]);
  for (const line of run.stdout.split('\n').filter((text) => text.includes('DIFFERS'))) fail(`built-ins of ${place}`, line.trim());
  console.log(`built-ins of ${place}: ${counts[1]} of ${counts[2]}`);
}

/** The whole introspection result makes a schema that the reference implementation finds valid, and that says the same when introspected again. */
async function readSchema(place, url, name) {
  const what = `introspection of ${place}, read by graphql ${reference(name).version}`;
  const { getIntrospectionQuery, buildClientSchema, validateSchema, introspectionFromSchema, lexicographicSortSchema, printSchema } = reference(name);
  const all = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery(all) }),
    });
    const answer = await response.json();
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const schema = buildClientSchema(answer.data);
    const problems = validateSchema(schema);
    if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'));
    const again = buildClientSchema(introspectionFromSchema(schema, all));
    if (printSchema(lexicographicSortSchema(again)) !== printSchema(lexicographicSortSchema(schema))) throw new Error('it changes when it is introspected again');
    passed++;
    console.log(`${what}: ${Object.keys(schema.getTypeMap()).length} types, valid`);
  } catch (error) {
    fail(what, error.stack);
  }
}

/** Copies the suite to the folder of work and installs its packages there, once for each lock file. */
function install() {
  const lock = fs.readFileSync(path.join(options.suite, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = path.join(options.work, 'installed');
  fs.mkdirSync(path.join(options.work, 'cases'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'http-audit.mjs', 'check-builtins.mjs', 'cases/introspection-sept2025.graphql'])
    fs.copyFileSync(path.join(options.suite, file), path.join(options.work, file));
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) return;
  const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --prefer-offline', { cwd: options.work, shell: true, encoding: 'utf8', timeout: 180_000 });
  if (npm.status !== 0) {
    const why = npm.status === 127 ? 'npm is not installed' : `npm ci failed: ${(npm.stderr || String(npm.error ?? '')).trim().split('\n').slice(-8).join('\n')}`;
    console.log(`FAILED the packages of the audits could not be installed: ${why}`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
  fs.writeFileSync(stamp, hash);
}

/** Runs a tool of the suite; resolves to what it said. */
function tool(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: options.work, timeout: 180_000 });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => resolve({ code, said }));
  });
}

/** Starts the adapter's small endpoint. */
async function serveSample(profile) {
  const child = spawn(adapter[0], [...adapter.slice(1), '--http', profile], { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) return { url: line.trim(), stop: () => child.stdin.end() };
  throw new Error('The adapter did not start its endpoint.');
}

function fail(what, why) {
  failed++;
  console.log(`FAILED ${what}\n  ${why}`);
}

function* pairs(list) {
  for (let i = 0; i < list.length; i += 2) yield [list[i].replace(/^--/, ''), list[i + 1]];
}
