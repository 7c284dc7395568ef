// A partner's and a researcher's programs on a common client library, over GET, so that caches between them and the service can answer.
import { Client, fetchExchange } from '@urql/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { BindingDocument, CompletionsDocument, GlossaryDocument, StatementsDocument, WordsInTextDocument } from './generated/catalogue.js';

/** The library, which here notes what it asks: method and status of each request. */
export function library(service: string) {
  const requests: string[] = [];
  const noted: typeof fetch = async (address, options) => {
    const response = await fetch(address, options);
    requests.push(`${options?.method ?? 'GET'} ${response.status} ${response.headers.get('cache-control')}`);
    return response;
  };
  const client = new Client({ url: `${service}/graphql`, exchanges: [fetchExchange], preferGetMethod: 'within-url-limit', fetch: noted });
  const ask = async <Data, Variables extends object>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> => {
    const { data, error } = await client.query(document, variables).toPromise();
    if (error || data === undefined) throw error ?? new Error('no data');
    return data;
  };
  return { ask, requests };
}

type Library = ReturnType<typeof library>;

/** Title and plain text of each sheet by its name; names that the catalogue does not have are left out. */
export async function glossary({ ask }: Library, slugs: string[], languages: string[], release: string) {
  const { factsheets } = await ask(GlossaryDocument, { slugs, languages, release });
  return Object.fromEntries(factsheets.nodes.map((sheet) => [sheet.slug, { language: sheet.language, isFallback: sheet.isFallback, hasText: sheet.summary.length > 0 }]));
}

/** A text with each discouraged word replaced by what to say instead, quotations apart. */
export async function reworded({ ask }: Library, text: string, language: string) {
  const { annotate } = await ask(WordsInTextDocument, { text, language });
  return annotate.matches.reduceRight((result, { start, end, term, isQuoted }) => (term.isDiscouraged && !isQuoted && term.insteadUse
    ? result.slice(0, start) + term.insteadUse.label + result.slice(end)
    : result), text);
}

export async function completions({ ask }: Library, prefix: string) {
  const { suggest } = await ask(CompletionsDocument, { prefix });
  return suggest.map(({ label, isDiscouraged, insteadUse }) => ({ label, instead: isDiscouraged ? (insteadUse?.label ?? null) : null }));
}

/** The statements on a form, with the year that its CSL-JSON record cites. */
export async function statements({ ask }: Library, slug: string, release: string) {
  const { manifestation, release: cited } = await ask(StatementsDocument, { slug, release, minimumLevel: 'EXPLICIT' });
  if (!manifestation) return null;
  const [record] = JSON.parse(manifestation.citeAs) as { type: string; title: string; version: string }[];
  return {
    cited: { version: cited.version, hash: cited.contentHash, record },
    found: manifestation.coverage.map(({ level, provision }) => `${level} ${provision.instrument.slug} ${provision.article}`),
    entries: manifestation.coverage.map(({ provision }) => provision.citeAs.split('{')[0]),
  };
}

/** The instruments that bound a country on a day, those that nobody can tell of, and the table of statements. */
export async function binding({ ask }: Library, code: string, asOf: string) {
  const { country } = await ask(BindingDocument, { code, asOf });
  if (!country) return null;
  const { columns, undetermined, statementsCsvUrl } = country.coverageMatrix;
  return {
    bound: columns.flatMap((column) => (column.__typename === 'Instrument' ? [column.slug] : [])),
    undetermined: undetermined.map(({ slug }) => slug),
    table: new URL(statementsCsvUrl),
  };
}
