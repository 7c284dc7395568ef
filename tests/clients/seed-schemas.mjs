#!/usr/bin/env node
// Holds the seed files against the JSON Schemas beside them with another implementation's YAML and JSON Schema readers: every real file is accepted,
// and each of many ways to break one is refused.
//   node seed-schemas.mjs [SEED FOLDER]        the last line is "N passed, N failed"
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { check, finish } from './checks.mjs';
import './install.mjs';

const { Ajv } = await import('ajv');
const { parse } = await import('yaml');
const seed = process.argv[2] ?? path.join(import.meta.dirname, '../../seed-data');
const kinds = {
  manifestation: 'manifestations',
  'legal-framework': 'legal-frameworks',
  'technology-term': 'technology',
  source: 'sources',
  'help-resource': 'help-resources',
  country: 'countries',
};

for (const [name, folder] of Object.entries(kinds)) await hold(name, listed(folder, '.yaml').map(read));
await hold('release', [read('release.yaml')]);
await hold('front-matter', Object.values(kinds).flatMap((folder) => listed(folder, '.md')).map(front));
finish();

/** Each real document is accepted, and each broken one refused. */
async function hold(name, documents) {
  const schema = JSON.parse(fs.readFileSync(path.join(seed, 'schema', `${name}.schema.json`), 'utf8'));
  const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(schema);
  await check(`${name}: ${documents.length} real files are accepted`, () => {
    assert.ok(documents.length > 0);
    for (const { file, value } of documents) assert.ok(validate(value), `${file}: ${JSON.stringify(validate.errors, null, 1)}`);
  });
  const sample = documents.reduce((a, b) => (Object.keys(b.value).length > Object.keys(a.value).length ? b : a));
  for (const [how, broken] of breaks(sample.value, schema)) {
    await check(`${name}: refused ${how}`, () => assert.equal(validate(broken), false, `${sample.file} was accepted ${how}`));
  }
}

/** Ways to break a document, at its top and inside. */
function* breaks(value, schema) {
  yield ['as a list', [value]];
  yield ['when empty', {}];
  yield ['with a key that there is not', { ...value, nonsense: 'x' }];
  for (const key of schema.required) yield [`without ${key}`, Object.fromEntries(Object.entries(value).filter(([one]) => one !== key))];
  for (const [key, old] of Object.entries(value)) {
    yield [`with a mapping of nonsense as ${key}`, { ...value, [key]: { nonsense: 1 } }];
    yield [`with nothing as ${key}`, { ...value, [key]: null }];
    yield [`with an empty text as ${key}`, { ...value, [key]: '' }];
    if (typeof old !== 'boolean') yield [`with a truth value as ${key}`, { ...value, [key]: true }];
    if (Array.isArray(old)) {
      yield [`with an empty list as ${key}`, { ...value, [key]: [] }];
      yield [`with a list of lists as ${key}`, { ...value, [key]: [[old[0]]] }];
      if (typeof old[0] === 'object') yield [`with a key that there is not in ${key}`, { ...value, [key]: [{ ...old[0], nonsense: 'x' }] }];
    } else if (typeof old === 'object') {
      const { en, ...others } = old;
      if (en !== undefined) yield [`without English in ${key}`, { ...value, [key]: others }];
      yield [`with a language that is none in ${key}`, { ...value, [key]: { ...old, English: 'x' } }];
    }
  }
  if ('slug' in value) yield ['with capitals in the slug', { ...value, slug: 'Not-A-Slug' }];
  if ('confidence' in value) yield ['with a confidence that there is not', { ...value, confidence: 'SURE' }];
  if ('as-of' in value) yield ['with a month as the day', { ...value, 'as-of': '2026-11' }];
  if ('date' in value) yield ['with another form of date', { ...value, date: '22.11.2026' }];
  if ('issued-on' in value) yield ['with a number as the year', { ...value, 'issued-on': 2016 }];
  if ('resource-type' in value) yield ['with a resource type that there is not', { ...value, 'resource-type': 'FILM' }];
  if ('definition' in value) yield ['with both a translation and the sources of the definition', {
    ...value,
    translation: { status: 'UNREVIEWED', 'of-revision': 1, 'of-text': '0123456789ab' },
    'definition-citations': [{ source: 'x' }],
  }];
}

function listed(folder, extension) {
  return fs.readdirSync(path.join(seed, folder)).filter((name) => name.endsWith(extension)).map((name) => `${folder}/${name}`);
}

function read(file) {
  return { file, value: parse(fs.readFileSync(path.join(seed, file), 'utf8')) };
}

function front(file) {
  return { file, value: parse(fs.readFileSync(path.join(seed, file), 'utf8').split(/^---$/m)[1]) };
}
