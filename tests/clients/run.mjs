#!/usr/bin/env node
// Makes a typed client from docs/schema.graphql as a partner would, compiles it strictly and runs it against a service.
//   node run.mjs URL        (for example http://localhost:8080); the last line is "N passed, N failed"
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { check, finish } from './checks.mjs';
import './install.mjs';

const here = import.meta.dirname;
const service = process.argv[2];
if (!service) {
  console.error('usage: node run.mjs URL');
  process.exit(2);
}

const { generate } = await import('./generate.mjs');
const { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } = await import('graphql');
fs.rmSync(path.join(here, 'generated'), { recursive: true, force: true });
let schema;

await check('the generator takes the printed schema and the operations', async () => {
  schema = await generate(path.join(here, '../../docs/schema.graphql'), path.join(here, 'operations'), path.join(here, 'generated/catalogue.ts'));
});

await check('the service introspects to the printed schema, as the reference implementation prints both', async () => {
  const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true });
  const response = await fetch(`${service}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) });
  const { data } = await response.json();
  const [served, kept] = [buildClientSchema(data), schema].map((one) => printSchema(lexicographicSortSchema(one)).split('\n'));
  const line = served.findIndex((text, i) => text !== kept[i]);
  assert.ok(served.length === kept.length && line < 0, `sorted, they differ first at\n  service: ${served[line]}\n  file:    ${kept[line]}`);
});

await check('the client compiles under the strictest settings, and only what should not compile does not', () => {
  const compiler = spawnSync(process.execPath, [path.join(here, 'node_modules/typescript/bin/tsc'), '-p', here], { encoding: 'utf8' });
  assert.equal(compiler.stdout, '');
  assert.equal(compiler.status, 0);
});

const partner = await import('./generated/program/partner.js').catch(() => ({}));

await check('a glossary gets the definition in the language that it asks for', async () => {
  const spanish = await partner.definition(service, 'online-grooming', ['es']);
  assert.deepEqual({ ...spanish, title: '', html: '', sources: 0 }, { title: '', language: 'es', isFallback: false, kind: 'FORM', html: '', sources: 0 });
  assert.match(spanish.title, /^Captación /);
  assert.match(spanish.html, /^<p>/);
  assert.ok(spanish.sources > 0, 'a definition has a source');
  assert.equal((await partner.definition(service, 'end-to-end-encryption', ['en'])).kind, 'ANONYMITY_AND_SECURITY');
  assert.equal(await partner.definition(service, 'no-such-sheet', ['en']), null);
});

await check('a look-up says what to write instead of a discouraged word', async () => {
  const { matches } = await partner.advice(service, 'Child Pornography');
  const english = matches.find((match) => match.language === 'en');
  assert.deepEqual(english, { usage: 'LEGAL_CONTEXT_ONLY', language: 'en', instead: 'child sexual abuse material', sheet: 'child-sexual-abuse-material' });
  assert.deepEqual(await partner.advice(service, 'zzzzzzzzzz'), { matches: [], suggestions: [] });
});

await check('a table shows the level of a form under each instrument', async () => {
  const { version, levels } = await partner.table(service, ['online-grooming']);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(Object.keys(levels), ['online-grooming']);
  // Articles 23 of the Lanzarote Convention and 6 of the Directive name the conduct; the Budapest Convention is about material.
  assert.equal(levels['online-grooming']['lanzarote-convention'], 'EXPLICIT');
  assert.equal(levels['online-grooming']['eu-directive-2011-93'], 'EXPLICIT');
  assert.equal(levels['online-grooming']['budapest-convention'], 'NOT_COVERED');
});

await check('the three RDF documents of a release hold the same triples, as other parsers read them', async () => {
  const { jsonLd, rdfXml, turtle } = await import('./rdf.mjs');
  const { version } = await (await fetch(`${service}/graphql?query=${encodeURIComponent('{ release { version } }')}`)).json().then(({ data }) => data.release);
  const file = async (ending) => (await fetch(`${service}/releases/${version}/knowledgebase-${version}.${ending}`)).text();
  const triples = turtle(await file('ttl'));
  assert.ok(triples.length > 5_000, `${triples.length} triples`);
  assert.deepEqual(await jsonLd(await file('jsonld')), triples);
  assert.deepEqual(await rdfXml(await file('rdf')), triples);
});

const { library, ...researcher } = await import('./generated/program/researcher.js').catch(() => ({ library: () => ({}) }));
const urql = library(service);
const { release } = await partner.table(service, ['online-grooming']).then(({ version }) => ({ release: version }));

await check('a client library gets a glossary by GET, in an answer that caches may keep', async () => {
  const sheets = await researcher.glossary(urql, ['tor', 'online-grooming', 'no-such-sheet'], ['pt', 'fr'], release);
  assert.deepEqual(sheets, {
    'online-grooming': { language: 'fr', isFallback: true, hasText: true },
    tor: { language: 'fr', isFallback: true, hasText: true },
  });
  assert.deepEqual(urql.requests.splice(0), ['GET 200 public, max-age=31536000, immutable']);
});

await check('a text is reworded, but not what it quotes', async () => {
  assert.equal(
    await researcher.reworded(urql, 'Reports on 😀 child pornography. The law says "child pornography".', 'en'),
    'Reports on 😀 child sexual abuse material. The law says "child pornography".',
  );
  assert.equal(await researcher.reworded(urql, '', 'en'), '');
});

await check('completions come with what to say instead', async () => {
  const found = Object.fromEntries((await researcher.completions(urql, 'child porn')).map(({ label, instead }) => [label, instead]));
  assert.equal(found['child pornography'], 'child sexual abuse material');
  assert.equal(found['child porn'], 'child sexual abuse material');
});

await check('statements come with release, hash and references', async () => {
  const { cited, found, entries } = await researcher.statements(urql, 'online-grooming', release);
  assert.match(cited.hash, /^[0-9a-f]{64}$/);
  assert.equal(cited.record.version, release);
  assert.equal(cited.record.title, 'Online grooming');
  // Lanzarote 23; Directive 6(1) and 6(2).
  assert.deepEqual(found, ['EXPLICIT lanzarote-convention 23', 'EXPLICIT eu-directive-2011-93 6(1)', 'EXPLICIT eu-directive-2011-93 6(2)']);
  for (const entry of entries) assert.match(entry, /^@\w+$/);
  assert.equal(await researcher.statements(urql, 'no-such-sheet', release), null);
});

await check('what bound a country on a day, what nobody can tell, and the table of statements as a file', async () => {
  const { bound, undetermined, table } = await researcher.binding(urql, 'FRA', '2012-01-01');
  // France: OPSC 2003, Budapest 2006, Lanzarote 2011; the Directive had to be in national law by 18 December 2013 only.
  assert.deepEqual(bound, ['opsc', 'budapest-convention', 'lanzarote-convention']);
  assert.ok(!undetermined.some((slug) => bound.includes(slug)));
  const file = await fetch(`${service}${table.pathname}${table.search}`);
  assert.equal(file.status, 200);
  const [head, ...lines] = (await file.text()).trim().split('\r\n');
  assert.ok(head.includes('contentHash') && head.includes('licence'));
  assert.ok(lines.length > 10 && lines.every((line) => line.includes(`/releases/${release}/`)));
});

await check('an unknown release is refused, and the refusal is not kept', async () => {
  urql.requests.splice(0);
  await assert.rejects(researcher.glossary(urql, ['tor'], ['en'], '1999.1.0'), /There is no release "1999\.1\.0"/);
  assert.deepEqual(urql.requests, ['GET 404 no-store']);
});

await check('a mistake comes back as a message that says what was wrong', async () => {
  await assert.rejects(partner.definition(service, 'Not A Slug', ['en']), /Not A Slug/);
});

finish();
