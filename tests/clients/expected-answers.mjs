#!/usr/bin/env node
// The expected answers of RealAnswerTests, read from the seed files by a reader that shares nothing with the service: another language, another
// YAML reader, no code of the catalogue. It also says what the service should answer after the content has changed.
//   node expected-answers.mjs            holds them against the files in Api/Answers; the last line is "N passed, N failed"
//   node expected-answers.mjs --write    writes those files anew; read the difference before you commit it
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { check, finish } from './checks.mjs';
import './install.mjs';

const { parse } = await import('yaml');
const seed = path.join(import.meta.dirname, '../../seed-data');
const answers = path.join(import.meta.dirname, '../KnowledgeBase.Integration.Tests/Api/Answers');

const labelOrder = ['PREFERRED', 'ALTERNATIVE', 'ABBREVIATION', 'HIDDEN'];
const manifestations = all('manifestations').sort((a, b) => a.position - b.position || compare(a.slug, b.slug));
const place = new Map(manifestations.map((sheet, i) => [sheet.slug, i]));
const instruments = all('legal-frameworks').sort((a, b) => a.position - b.position).flatMap((framework) => framework.instruments);
const countries = all('countries').sort((a, b) => compare(a.code, b.code));

const expected = {
  'grooming-in-spanish': { factsheet: groomingInSpanish() },
  'matrix-of-instruments': { coverageMatrix: matrixOfInstruments() },
  'lanzarote-23': { provision: lanzarote23() },
  'lookup-discouraged': { lookup: lookupDiscouraged() },
};

for (const [name, answer] of Object.entries(expected)) {
  const file = path.join(answers, `${name}.json`);
  if (process.argv[2] === '--write') fs.writeFileSync(file, `${JSON.stringify(answer, null, 2)}\n`);
  else await check(`the expected answer ${name} is that of the seed files`, () => assert.deepEqual(JSON.parse(fs.readFileSync(file, 'utf8')), answer));
}
if (process.argv[2] !== '--write') finish();

function groomingInSpanish() {
  const sheet = yaml('manifestations/online-grooming.yaml');
  const [english, spanish] = [text('manifestations/online-grooming.en.md'), text('manifestations/online-grooming.es.md')];
  return {
    slug: 'online-grooming',
    series: 'MANIFESTATION',
    title: spanish.title,
    language: 'es',
    // The question asks for Portuguese first, which there is none of.
    isFallback: true,
    translation: {
      status: spanish.translation.status,
      ofRevision: spanish.translation['of-revision'],
      isStale: spanish.translation['of-text'] !== fingerprint(english),
    },
    definition: {
      text: spanish.definition.trim(),
      language: 'es',
      citations: citations(english['definition-citations'], (slug) => ({ slug, title: yaml(`sources/${slug}.yaml`).title })),
    },
    terms: [...sheet.labels].sort((a, b) => labelOrder.indexOf(a.kind) - labelOrder.indexOf(b.kind)).map((label) => ({
      label: label.text,
      language: label.language,
      kind: label.kind,
      usage: label.usage,
      isDiscouraged: ['AVOID', 'LEGAL_CONTEXT_ONLY'].includes(label.usage),
      usageNote: label.note ?? null,
      insteadUse: instead(sheet, label),
    })),
  };
}

function matrixOfInstruments() {
  const rows = manifestations.filter((sheet) => (sheet.scope ?? 'FORM') === 'FORM');
  return {
    rows: rows.map(({ slug }) => ({ slug })),
    columns: instruments.map(({ slug }) => ({ __typename: 'Instrument', slug })),
    cells: rows.map((row) => instruments.map((instrument) => cell(row.slug, instrument))),
  };
}

function cell(manifestation, instrument) {
  const coverage = instrument.provisions.flatMap((provision) => (provision.coverage ?? [])
    .filter((one) => one.manifestation === manifestation)
    .map((one) => ({ provision: { article: String(provision.article) }, level: one.level, optOut: one['opt-out'] ?? false, conducts: one.conducts ?? [] })));
  const assessment = (instrument.assessments ?? []).find((one) => one.manifestation === manifestation);
  assert.ok(assessment || coverage.length === 0, `${instrument.slug}: ${manifestation} has coverage and no assessment`);
  return {
    level: assessment?.level ?? 'NOT_ASSESSED',
    optOut: assessment?.['opt-out'] ?? false,
    rationale: assessment?.rationale.en.trim() ?? null,
    coverage,
  };
}

function lanzarote23() {
  const instrument = instruments.find(({ slug }) => slug === 'lanzarote-convention');
  const provision = instrument.provisions.find(({ article }) => String(article) === '23');
  const parties = countries.flatMap((country) => (country['treaty-records'] ?? [])
    .filter((record) => record.instrument === 'lanzarote-convention' && record.status === 'PARTY')
    .map((record) => ({ country: { code: country.code, name: country.names.en }, inForceOn: record['in-force-on'] ?? null, asOf: record['as-of'] })));
  const english = (key) => provision[key]?.en.trim() ?? null;
  return {
    article: '23',
    heading: english('heading'),
    summary: english('summary'),
    obligation: provision.obligation,
    conducts: provision.conducts ?? [],
    isPurposeBound: provision['purpose-bound'] ?? false,
    optOut: provision['opt-out'] ?? false,
    mentalElement: english('mental-element'),
    reservations: english('reservations'),
    minimumPenalty: english('minimum-penalty'),
    ageThreshold: provision['age-threshold'] ?? null,
    ageFloor: provision['age-floor'] ?? null,
    coversVirtualMaterial: provision['covers-virtual-material'] ?? null,
    confidence: provision.confidence,
    citations: citations(provision.citations),
    coverage: [...provision.coverage].sort((a, b) => place.get(a.manifestation) - place.get(b.manifestation)).map((one) => ({
      manifestation: { slug: one.manifestation, title: title(one.manifestation) },
      level: one.level,
      optOut: one['opt-out'] ?? false,
      conducts: one.conducts ?? [],
      rationale: one.rationale.en.trim(),
      confidence: one.confidence,
      assessedOn: one['assessed-on'],
    })),
    instrument: {
      officialTitle: instrument['official-title'].en.trim(),
      reference: instrument.reference,
      inForceOn: instrument['in-force-on'],
      framework: { slug: 'lanzarote-convention' },
      partiesCompleteness: { isComplete: instrument.parties.complete, count: instrument.parties.count },
      parties: { totalCount: parties.length, nodes: parties },
    },
  };
}

function lookupDiscouraged() {
  const sheet = yaml('manifestations/child-sexual-abuse-material.yaml');
  const label = sheet.labels.find((one) => one.text === 'child pornography');
  const preferred = sheet.labels.find((one) => one.text === label.instead && one.language === 'en');
  return {
    matches: [{
      matched: {
        label: label.text,
        language: 'en',
        kind: label.kind,
        usage: label.usage,
        isDiscouraged: true,
        usageNote: label.note.trim(),
        confidence: label.confidence,
        insteadUse: { label: preferred.text, usage: preferred.usage },
        standsIn: label['stands-in'].map((slug) => ({ slug, officialTitle: instruments.find((one) => one.slug === slug)['official-title'].en.trim() })),
        citations: citations(label.citations),
      },
      preferred: { label: preferred.text, language: 'en' },
      factsheet: { slug: sheet.slug, title: title(sheet.slug) },
      alternatives: [],
    }],
    suggestions: [],
  };
}

/** The label to use instead: of the same language where there is one. */
function instead(sheet, label) {
  if (!label.instead) return null;
  const other = label['instead-in'] ? yaml(`manifestations/${label['instead-in']}.yaml`) : sheet;
  const named = other.labels.filter((one) => one.text === label.instead);
  const { text: name, language } = named.find((one) => one.language === label.language) ?? named[0];
  return { label: name, language };
}

function citations(list, source = (slug) => ({ slug })) {
  return (list ?? []).map((one) => ({ source: source(one.source), locator: one.locator ?? null }));
}

/** What a translation notes of the English text (seed-data/README.md): 12 hex digits over its parts, each followed by a NUL. */
function fingerprint(english) {
  const hash = createHash('sha256');
  const sections = english.body.split(/^## /m).slice(1).map((section) => section.split('\n'));
  const parts = [english.title, english.summary, english['plain-language-summary'], english.definition];
  for (const [heading, ...body] of sections) parts.push(kindOf(heading.trim()), body.join('\n').trim());
  for (const part of parts) hash.update(`${(part ?? '').trim()}\0`);
  return hash.digest('hex').slice(0, 12);
}

function kindOf(heading) {
  return heading.toUpperCase().replaceAll(' ', '_');
}

function title(slug) {
  return text(`manifestations/${slug}.en.md`).title;
}

function all(folder) {
  return fs.readdirSync(path.join(seed, folder)).filter((name) => name.endsWith('.yaml')).map((name) => yaml(`${folder}/${name}`));
}

function yaml(file) {
  return parse(fs.readFileSync(path.join(seed, file), 'utf8'));
}

function text(file) {
  const [, front, ...body] = fs.readFileSync(path.join(seed, file), 'utf8').split(/^---$/m);
  return { ...parse(front), body: body.join('---') };
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
