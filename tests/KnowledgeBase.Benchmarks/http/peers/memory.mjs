// The catalogue's content as an object graph in memory, with a schema as people write it; the same for both Node peers.
import { readFileSync } from 'node:fs';

export const typeDefs = `
  type Factsheet { id: ID! slug: String! series: String! title: String! summary: String! body: String! terms: [Term!]! citations: [Citation!]! related: [Relation!]! }
  type Term { language: String! label: String! kind: String! }
  type Relation { kind: String! target: Factsheet! }
  type Citation { locator: String source: Source! }
  type Source { title: String! authors: [String!]! issuedOn: String url: String }
  type Framework { slug: String! title: String! }
  type Instrument { slug: String! framework: Framework! }
  type Provision { article: String! heading: String! summary: String! instrument: Instrument! }
  type Coverage { level: String! conducts: [String!]! rationale: String! provision: Provision! }
  type Manifestation { slug: String! title: String! coverage: [Coverage!]! }
  type Query {
    factsheet(slug: String!): Factsheet
    factsheets(first: Int!, offset: Int): [Factsheet!]!
    manifestations: [Manifestation!]!
    frameworks: [Framework!]!
  }
`;

export function load(file) {
  const content = JSON.parse(readFileSync(file, 'utf8'));
  const sources = new Map(content.sources.map((source) => [source.slug, source]));
  const frameworks = new Map(content.frameworks.map((framework) => [framework.slug, framework]));
  const instruments = new Map(content.instruments.map((instrument) => [instrument.slug, { ...instrument, framework: frameworks.get(instrument.framework) }]));
  const provisions = new Map(content.provisions.map((provision) => [provision.id, { ...provision, instrument: instruments.get(provision.instrument) }]));
  const sheets = new Map(content.factsheets.map((sheet) => [sheet.slug, { ...sheet }]));
  for (const sheet of sheets.values()) {
    sheet.citations = sheet.citations.map(({ locator, source }) => ({ locator, source: sources.get(source) }));
    sheet.related = sheet.related.map(({ kind, target }) => ({ kind, target: sheets.get(target) }));
  }
  const manifestations = content.manifestations.map((form) => ({
    ...form,
    coverage: form.coverage.map((row) => ({ ...row, provision: provisions.get(row.provision) })),
  }));
  return { sheets, list: [...sheets.values()], manifestations, frameworks: [...frameworks.values()] };
}

export const resolvers = (graph) => ({
  Query: {
    factsheet: (_, { slug }) => graph.sheets.get(slug) ?? null,
    factsheets: (_, { first, offset }) => graph.list.slice(offset ?? 0, (offset ?? 0) + first),
    manifestations: () => graph.manifestations,
    frameworks: () => graph.frameworks,
  },
});
