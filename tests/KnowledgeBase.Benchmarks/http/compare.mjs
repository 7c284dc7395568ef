#!/usr/bin/env node
// Compares the service over HTTP with others that hold the same content, and with the web server alone. One command, one table.
//   node tests/KnowledgeBase.Benchmarks/http/compare.mjs [--short] [--no-build] [--only kestrel,ours,engine,mercurius,yoga,postgraphile]
// Needs: .NET SDK, Node.js with npm, PostgreSQL's programs, wrk, taskset. Read the ratios, not the absolutes.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchContent, toSql } from './content.mjs';
import { bodiesOf, titles, workloads } from './workloads.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const home = resolve(here, '../../..');
const flags = process.argv.slice(2);
const isShort = flags.includes('--short');
const seconds = isShort ? 3 : 15;
const warming = { dotnet: 20, node: isShort ? 8 : 20 }; // a .NET server compiles its hot paths anew while it runs
const rounds = 3;
const connections = 32;
const only = flags.includes('--only') ? flags[flags.indexOf('--only') + 1].split(',') : null;
const work = process.env.KB_COMPARE_HOME ?? join(home, '.kb/compare');
const serverCore = '0';
const loadCore = '1';
const started = [];

const say = (text) => process.stderr.write(`${text}\n`);
const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed: ${(result.error?.message ?? '') + result.stderr + result.stdout}`);
  return result.stdout;
}

function start(name, core, command, args, env = {}) {
  const child = spawn('taskset', ['-c', core, command, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (data) => { errors = (errors + data).slice(-4_000); });
  const server = { name, child, exited: false, errors: () => errors };
  child.on('exit', () => { server.exited = true; });
  started.push(server);
  return server;
}

async function until(what, condition, server) {
  for (let waited = 0; waited < 180_000; waited += 100) {
    if (server?.exited)
      throw new Error(`${what} ended: ${server.errors()}`);
    try {
      if (await condition())
        return;
    } catch {
      // Not yet.
    }

    await sleep(100);
  }

  throw new Error(`${what} did not come up. ${server?.errors() ?? ''}`);
}

async function ask(port, body, path = '/graphql') {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' }, body: JSON.stringify(body),
  });
  const text = await response.text();
  const answer = JSON.parse(text);
  if (answer.errors || !answer.data)
    throw new Error(text.slice(0, 500));
  return { text, data: answer.data };
}

// How much each process and the whole machine worked, in ticks.
function ticks() {
  const all = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/).slice(1).map(Number);
  return { busy: all[0] + all[1] + all[2] + all[5] + all[6], total: all.slice(0, 8).reduce((a, b) => a + b) };
}

function ticksOf(pids) {
  let sum = 0;
  for (const pid of pids) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
      sum += Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]);
    } catch {
      // It is gone.
    }
  }

  return sum;
}

function treeOf(root) {
  const children = new Map();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = Number(readFileSync(`/proc/${entry}/stat`, 'utf8').replace(/.*\) /, '').split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      // It is gone.
    }
  }

  const tree = [root];
  for (let i = 0; i < tree.length; i++)
    tree.push(...(children.get(tree[i]) ?? []));
  return tree;
}

function pause(server, isPaused) {
  for (const pid of treeOf(server.child.pid)) {
    try {
      process.kill(pid, isPaused ? 'SIGSTOP' : 'SIGCONT');
    } catch {
      // It is gone.
    }
  }
}

// PostgreSQL of our own: private, on a free port, with the machine's programs, as an account that it accepts.
async function startPostgres(port) {
  const installed = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => b - a).map((version) => `/usr/lib/postgresql/${version}/bin`) : [];
  const bin = process.env.PG_BIN ?? installed.find((folder) => existsSync(join(folder, 'initdb'))) ?? dirname(run('which', ['initdb']).trim());
  const folder = mkdtempSync(join(tmpdir(), 'kb-compare-'));
  const asRoot = process.getuid() === 0;
  const account = asRoot ? run('sh', ['-c', 'getent passwd postgres || getent passwd nobody']).split(':') : null;
  const drop = account ? ['setpriv', `--reuid=${account[2]}`, `--regid=${account[3]}`, '--clear-groups'] : [];
  chmodSync(folder, 0o700);
  if (account)
    chownSync(folder, Number(account[2]), Number(account[3]));
  const data = join(folder, 'data');
  const initialise = [...drop, join(bin, 'initdb'), '-D', data, '-U', 'bench', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'];
  run(initialise[0], initialise.slice(1), { cwd: '/' });
  const serve = [...drop, join(bin, 'postgres'), '-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'jit=off'];
  const server = start('PostgreSQL', loadCore, serve[0], serve.slice(1));
  server.folder = folder;
  server.sql = (database, text) => run(join(bin, 'psql'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'bench', '-d', database, '-v', 'ON_ERROR_STOP=1', '-q', '-f', '-'], { input: text });
  await until('PostgreSQL', () => server.sql('postgres', 'select 1') !== null, server);
  server.sql('postgres', 'create database kb;');
  server.sql('postgres', 'create database peers;');
  return server;
}

function installPeers() {
  const folder = join(work, 'peers');
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, 'peers'), folder, { recursive: true });
  if (existsSync(join(folder, 'node_modules/postgraphile')))
    return folder;
  say('Installing the peers (once) ...');
  run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
  return folder;
}

async function load(target, workload, duration) {
  const env = { ...process.env, BODIES: target.bodies?.[workload] ?? '', ...(target.environment?.(workload) ?? {}) };
  const child = spawn('taskset', ['-c', loadCore, 'wrk', '-t1', `-c${connections}`, `-d${duration}s`, '--timeout', '10s', '-s', join(here, 'load.lua'), `http://127.0.0.1:${target.port}${target.path(workload)}`], { env });
  let output = '';
  child.stdout.on('data', (data) => { output += data; });
  child.stderr.on('data', (data) => { output += data; });
  const ours = () => ticksOf([...treeOf(target.server.child.pid), ...treeOf(child.pid), ...(target.usesPostgres ? treeOf(postgres.child.pid) : [])]);
  const before = { machine: ticks(), ours: ours() };
  let last = before.ours;
  const watch = setInterval(() => { last = Math.max(last, ours()); }, 200);
  await new Promise((done) => child.on('close', done));
  clearInterval(watch);
  const after = ticks();
  const found = /RESULT (\{.*\})/.exec(output);
  if (!found)
    throw new Error(`wrk said: ${output.slice(0, 1_000)}`);
  const result = JSON.parse(found[1]);
  if (result.failed > 0)
    throw new Error(`${target.name}, ${workload}: ${result.failed} requests failed`);
  const others = (after.busy - before.machine.busy - (last - before.ours)) / (after.total - before.machine.total);
  return { rate: result.requests / (result.microseconds / 1e6), p50: result.p50, p99: result.p99, others: Math.max(0, others) };
}

let postgres;

async function main() {
  if (availableParallelism() < 2)
    throw new Error('Two cores are needed: one for the server, one for the load.');
  for (const [program, hint] of [['wrk', 'wrk'], ['taskset', 'util-linux'], ['psql', 'postgresql-client']])
    if (spawnSync('which', [program]).status !== 0)
      throw new Error(`${program} is missing; install ${hint}.`);
  const wanted = (name) => only === null || only.includes(name);
  const needsPeers = ['mercurius', 'yoga', 'postgraphile'].some(wanted);
  mkdirSync(work, { recursive: true });
  if (!flags.includes('--no-build')) {
    say('Building ...');
    run('dotnet', ['build', join(home, 'tests/KnowledgeBase.Benchmarks'), '-c', 'Release', '-v', 'q', '-p:RunAnalyzers=false']);
  }

  const peers = needsPeers ? installPeers() : null;
  const benchmarks = join(home, 'tests/KnowledgeBase.Benchmarks/bin/Release/net10.0');
  const dll = (name) => join(benchmarks, `${name}.dll`);
  say('Starting PostgreSQL and the service ...');
  postgres = await startPostgres(7_210);
  const environment = {
    KB_HOME: home, ConnectionStrings__KnowledgeBase: 'Host=127.0.0.1;Port=7210;Username=bench;Database=kb', DOTNET_gcServer: '0',
    KnowledgeBase__RateLimits__RequestsPerMinute: '0',
  };
  const ours = start('the service', serverCore, 'dotnet', [dll('kb'), 'serve', '--urls', 'http://127.0.0.1:7202'], environment);
  await until('The service', async () => (await fetch('http://127.0.0.1:7202/health/ready')).ok, ours);
  const content = await fetchContent(async (query, variables) => (await ask(7_202, { query, variables })).data);
  writeFileSync(join(work, 'content.json'), JSON.stringify(content));
  postgres.sql('peers', toSql(content));

  const bodies = {};
  for (const dialect of ['ours', 'memory', 'postgraphile']) {
    bodies[dialect] = {};
    for (const workload of workloads) {
      bodies[dialect][workload] = join(work, `${dialect}-${workload}.txt`);
      writeFileSync(bodies[dialect][workload], `${bodiesOf(dialect, workload, content).map((body) => JSON.stringify(body)).join('\n')}\n`);
    }
  }

  // The web server alone sends our own bytes: of W1 the sheet of median size.
  const statics = join(work, 'static');
  rmSync(statics, { recursive: true, force: true });
  mkdirSync(statics);
  for (const workload of workloads) {
    const answers = [];
    for (const body of bodiesOf('ours', workload, content))
      answers.push((await ask(7_202, body)).text);
    answers.sort((a, b) => a.length - b.length);
    writeFileSync(join(statics, `${workload}.json`), answers[Math.floor(answers.length / 2)]);
  }

  const graphql = () => '/graphql';
  const targets = [];
  const add = (name, port, dialect, server, more = {}) => targets.push({ name, port, dialect, server, bodies: bodies[dialect], path: graphql, ...more });
  if (wanted('kestrel'))
    add('kestrel', 7_201, 'ours', start('kestrel', serverCore, 'dotnet', [dll('KnowledgeBase.Benchmarks'), 'static', statics, '7201']), { path: (workload) => `/${workload}` });
  if (wanted('ours'))
    add('ours', 7_202, 'ours', ours);
  if (wanted('engine'))
    add('engine', 7_203, 'ours', start('the engine', serverCore, 'dotnet', [dll('kb'), 'serve', '--urls', 'http://127.0.0.1:7203'], { ...environment, KnowledgeBase__Cache__Bytes: '0', KnowledgeBase__LoadSeedOnStart: 'false' }));
  // Some peers need a newer Node.js than the machine may have; all of them get the same.
  const runtime = [join(peers ?? '', 'node_modules/node/bin/node'), process.execPath].find(existsSync);
  const node = (file, port, env) => start(file, serverCore, runtime, [join(peers, file)], { PORT: String(port), CONTENT: join(work, 'content.json'), NODE_ENV: 'production', GRAPHILE_ENV: 'production', ...env });
  if (wanted('mercurius'))
    add('mercurius', 7_204, 'memory', node('mercurius.mjs', 7_204));
  if (wanted('yoga'))
    add('yoga', 7_205, 'memory', node('yoga.mjs', 7_205));
  if (wanted('postgraphile'))
    add('postgraphile', 7_206, 'postgraphile', node('postgraphile.mjs', 7_206, { DATABASE_URL: 'postgres://bench@127.0.0.1:7210/peers' }), { usesPostgres: true });

  const sizes = {};
  for (const target of targets) {
    await until(target.name, async () => (await fetch(`http://127.0.0.1:${target.port}${target.path('W1')}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' })).ok, target.server);
    sizes[target.name] = {};
    for (const workload of workloads) {
      const lengths = [];
      try {
        for (const body of bodiesOf(target.dialect, workload, content))
          lengths.push(Buffer.byteLength((await ask(target.port, body, target.path(workload))).text));
      } catch (error) {
        throw new Error(`${target.name} does not answer ${workload}: ${error.message}\n${target.server.errors()}`);
      }

      sizes[target.name][workload] = median(lengths);
    }
  }

  for (const target of targets)
    pause(target.server, true);
  const results = {};
  const measure = async (target, workload, duration) => {
    pause(target.server, false);
    const result = await load(target, workload, duration);
    pause(target.server, true);
    return result;
  };
  for (const target of targets) {
    say(`Warming ${target.name} ...`);
    for (const workload of workloads)
      await measure(target, workload, warming[target.dialect === 'ours' ? 'dotnet' : 'node'] / workloads.length);
  }

  // 304: what the client has is right. Beside it, the web server answers 304 to everything.
  const unchanged = targets.filter(({ name }) => name === 'ours' || name === 'kestrel').map((target) => ({ ...target }));
  for (const target of unchanged) {
    const [body] = bodiesOf('ours', 'W1', content);
    const query = `/graphql?query=${encodeURIComponent(body.query)}&variables=${encodeURIComponent(JSON.stringify(body.variables))}`;
    pause(target.server, false);
    const tag = target.name === 'ours' ? (await fetch(`http://127.0.0.1:7202${query}`, { headers: { accept: 'application/json', 'accept-encoding': 'identity' } })).headers.get('etag') : '"x"';
    pause(target.server, true);
    target.environment = () => ({ TAG: tag, QUERY: target.name === 'ours' ? query : '/unchanged' });
    target.path = () => '';
    await measure(target, '304', 5);
  }

  const note = (target, workload, result) => ((results[target.name] ??= {})[workload] ??= []).push(result);
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds} ...`);
    for (const workload of workloads)
      for (const target of targets)
        note(target, workload, await measure(target, workload, seconds));
    for (const target of unchanged)
      note(target, '304', await measure(target, '304', seconds));
  }

  report(results, sizes);
}

function report(results, sizes) {
  const rate = (name, workload) => results[name]?.[workload] ? median(results[name][workload].map((result) => result.rate)) : NaN;
  const show = (value) => Number.isFinite(value) ? (value >= 10 ? value.toFixed(0) : value.toFixed(2)) : '-';
  const all = [...workloads, '304'];
  const best = (workload) => Math.max(...['mercurius', 'yoga'].map((name) => rate(name, workload)).filter(Number.isFinite));
  const others = Object.values(results).flatMap((byWorkload) => Object.values(byWorkload).flat()).map((result) => result.others);
  const row = (title, cells) => console.log(`| ${title} | ${cells.join(' | ')} |`);
  console.log(`\nRequests a second, as ratios; ${rounds} rounds of ${seconds} s interleaved, medians; ${connections} connections; server and load on a core each. Other programs took ${show(100 * median(others))} % of the machine (at most ${show(100 * Math.max(...others))} %)${median(others) > 0.1 ? ': TOO MUCH, measure again when it is quiet' : ''}.\n`);
  row('', all.map((workload) => `${workload} ${titles[workload] ?? 'not modified'}`));
  row('---', all.map(() => '---'));
  row('bytes, ours', all.map((workload) => sizes.ours?.[workload] ?? sizes.engine?.[workload] ?? '-'));
  for (const name of ['mercurius', 'yoga', 'postgraphile'])
    if (sizes[name])
      row(`bytes, ${name}`, all.map((workload) => sizes[name][workload] ?? '-'));
  row('**with response cache / Kestrel static**', all.map((workload) => show(rate('ours', workload) / rate('kestrel', workload))));
  row('**engine / Kestrel static**', all.map((workload) => show(rate('engine', workload) / rate('kestrel', workload))));
  row('**engine / best peer in memory**', all.map((workload) => show(rate('engine', workload) / best(workload))));
  row('with response cache / best peer in memory', all.map((workload) => show(rate('ours', workload) / best(workload))));
  for (const name of ['mercurius', 'yoga', 'postgraphile'])
    row(`engine / ${name}`, all.map((workload) => show(rate('engine', workload) / rate(name, workload))));
  for (const name of ['kestrel', 'ours', 'engine'])
    row(`p99 / p50, ${name}`, all.map((workload) => results[name]?.[workload] ? show(median(results[name][workload].map((result) => result.p99 / result.p50))) : '-'));
  if (flags.includes('--absolute'))
    for (const name of Object.keys(results))
      row(`requests/s, ${name}`, all.map((workload) => show(rate(name, workload))));
}

async function stop() {
  for (const server of started.reverse()) {
    if (server.exited)
      continue;
    pause(server, false);
    server.child.kill(server.name === 'PostgreSQL' ? 'SIGINT' : 'SIGTERM');
  }

  for (let waited = 0; waited < 15_000 && started.some((server) => !server.exited); waited += 100)
    await sleep(100);
  for (const server of started.filter((candidate) => !candidate.exited))
    server.child.kill('SIGKILL');
  for (const { folder } of started)
    if (folder)
      rmSync(folder, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => stop().then(() => process.exit(130)));
try {
  await main();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  await stop();
}
