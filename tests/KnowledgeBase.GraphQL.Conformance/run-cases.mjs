#!/usr/bin/env node
// Runs conformance cases through an adapter and holds its answers against the expected ones (verdict, data, errors, paths, locations).
//   node run-cases.mjs --suite FOLDER [--deviations FILE] [--level 3] [--show 20] [--only TEXT] -- ADAPTER [ARGUMENT ...]
// FOLDER has cases/*.jsonl and compare.mjs, which knows what two equal answers are. A deviation is a case that we answer otherwise on purpose,
// with the section of the specification that justifies it. A case fails when its answer differs and is not listed, when there is no answer, or
// when it is listed although it does not differ any more. The last line is "N passed, N failed"; needs no packages.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const words = process.argv.slice(2);
const end = words.indexOf('--');
const options = Object.fromEntries(pairs(words.slice(0, end < 0 ? words.length : end)));
const adapter = end < 0 ? [] : words.slice(end + 1);
if (!options.suite || adapter.length === 0) {
  console.error('usage: node run-cases.mjs --suite FOLDER [--deviations FILE] [--level 3] [--show 20] [--only TEXT] -- ADAPTER [ARGUMENT ...]');
  process.exit(2);
}

const { readCases, sameAnswer } = await import(pathToFileURL(path.resolve(options.suite, 'compare.mjs')));
const level = Number(options.level ?? 3);
const show = Number(options.show ?? 20);
// Cases on which the sources disagree stand apart; our judgement of each is the expected answer or a deviation.
const folder = path.join(options.suite, 'cases');
const all = readCases([folder, ...['disputed.jsonl'].map((name) => path.join(folder, name)).filter((file) => fs.existsSync(file))].join(','));
// Drafts are about what is not in the edition.
const cases = all
  .filter((one) => !one.draft && (!options.only || one.id.includes(options.only) || one._file.includes(options.only)));
const deviations = new Map((options.deviations ? JSON.parse(fs.readFileSync(options.deviations, 'utf8')) : []).map((one) => [one.id, one]));
const answers = await ask(cases);

const files = new Map();
let passed = 0;
let shown = 0;
const failures = [];
for (const one of cases) {
  const problem = judge(one, answers.get(one.id));
  const row = files.get(one._file) ?? { passed: 0, failed: 0 };
  files.set(one._file, row);
  if (problem === null) {
    passed++;
    row.passed++;
  } else {
    row.failed++;
    failures.push(one.id);
    if (shown++ < show) explain(one, problem);
  }
}
// A deviation must name a case; a misspelt one would excuse nothing and look as if it did.
const known = new Set(all.map((one) => one.id));
for (const id of options.only ? [] : deviations.keys()) {
  if (known.has(id)) continue;
  failures.push(id);
  console.log(`FAILED ${id}: the deviation names no case`);
}

for (const [file, row] of files) console.log(`${row.failed ? 'FAILED' : 'ok    '} ${file}: ${row.passed} of ${row.passed + row.failed}`);
if (failures.length > show) console.log(`Failed: ${failures.slice(0, 400).join(' ')}${failures.length > 400 ? ' ...' : ''}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1;

/** What is wrong with an answer; null when nothing is. */
function judge(one, answer) {
  if (!answer) return 'no answer';
  const same = !answer.unsupported && isSame(one, answer);
  const deviation = deviations.get(one.id);
  if (same) return deviation ? 'it is listed as a deviation, but no longer deviates' : null;
  if (deviation) return null;
  return answer.unsupported ? `the adapter does not answer it (its kind is '${one.kind ?? 'execute'}')` : 'the answer differs';
}

/** An answer of another shape than the kind's is not the same. */
function isSame(one, answer) {
  try {
    return sameAnswer(one, answer, level);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function explain(one, problem) {
  console.log(`FAILED ${one.id} (${one._file}): ${problem}`);
  for (const key of ['schema', 'sdl', 'document', 'source', 'variables', 'literal', 'type', 'value', 'args'])
    if (one[key] !== undefined) console.log(`  ${key}: ${short(typeof one[key] === 'string' ? one[key] : JSON.stringify(one[key]))}`);
  console.log(`  want: ${short(JSON.stringify(one.expected))}`);
  console.log(`  got:  ${short(JSON.stringify(answers.get(one.id)))}`);
}

function short(text) {
  return text === undefined ? '-' : text.length > 400 ? `${text.slice(0, 400)} ...` : text;
}

/** Streams the cases, without their expected answers, through one adapter process; returns the answers by id. */
async function ask(questions) {
  const child = spawn(adapter[0], adapter.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  // When the adapter dies early, its answers are missing; that is what fails, not the broken pipe.
  child.stdin.on('error', () => {});
  child.on('error', (error) => console.log(`The adapter cannot be started: ${error.message}`));
  const found = new Map();
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      if (!line.trim()) continue;
      try {
        const answer = JSON.parse(line);
        found.set(answer.id, answer);
      } catch {
        console.log(`The adapter wrote a line that is not JSON: ${short(line)}`);
      }
    }
  })();
  const closed = new Promise((resolve) => child.once('close', resolve));
  for (const { expected, expectedBy, _file, ...question } of questions) {
    if (!child.stdin.writable) break;
    if (child.stdin.write(`${JSON.stringify(question)}\n`)) continue;
    const drained = new AbortController();
    await Promise.race([once(child.stdin, 'drain', { signal: drained.signal }).catch(() => {}), closed]);
    drained.abort();
  }
  child.stdin.end();
  await reading;
  await closed;
  if (child.exitCode !== 0) console.log(`The adapter ended with ${child.signalCode ?? `exit code ${child.exitCode}`} after ${found.size} of ${questions.length} answers.`);
  return found;
}

function* pairs(list) {
  for (let i = 0; i < list.length; i += 2) yield [list[i].replace(/^--/, ''), list[i + 1]];
}
