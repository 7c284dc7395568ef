// A partner's program on the generated client. That it compiles is half of the test: each `@ts-expect-error` must be one.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { DefinitionDocument, LookupDocument, MatrixDocument } from './generated/catalogue.js';
import type { CoverageLevel, MatrixQuery, MatrixQueryVariables } from './generated/catalogue.js';

type Column = MatrixQuery['coverageMatrix']['columns'][number];

/** Asks, and gives the data; throws what the service says is wrong. */
async function ask<Data, Variables>(service: string, document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(`${service}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const answer = (await response.json()) as { data?: Data; errors?: { message: string }[] };
  if (answer.errors || answer.data === undefined) throw new Error(answer.errors?.map((error) => error.message).join('; ') ?? `status ${response.status}`);
  return answer.data;
}

/** The entry of a glossary; null for a term that the catalogue does not have. */
export async function definition(service: string, slug: string, languages: string[]) {
  const { factsheet } = await ask(service, DefinitionDocument, { slug, languages });
  // @ts-expect-error: there may be none.
  void (() => factsheet.title);
  if (!factsheet) return null;
  // @ts-expect-error: only technology terms have a category.
  void (() => factsheet.category);
  const kind = factsheet.__typename === 'TechnologyTerm' ? factsheet.category : factsheet.__typename === 'Manifestation' ? factsheet.scope : 'LAW';
  const { title, language, isFallback, definition } = factsheet;
  return { title, language, isFallback, kind, html: definition.text, sources: definition.citations.length };
}

/** What to write instead of each word that matches, and what may stay. */
export async function advice(service: string, label: string) {
  const { lookup } = await ask(service, LookupDocument, { label });
  return {
    matches: lookup.matches.map(({ matched, preferred, factsheet }) => ({
      usage: matched.usage,
      language: matched.language,
      instead: matched.isDiscouraged ? preferred.label : null,
      sheet: factsheet.slug,
    })),
    suggestions: lookup.suggestions.map((suggestion) => suggestion.label),
  };
}

/** A table: the level of each form under each column. */
export async function table(service: string, manifestations: string[]) {
  // @ts-expect-error: no such columns.
  const wrong: MatrixQueryVariables = { columns: 'COUNTRIES' };
  void wrong;
  const { coverageMatrix, release } = await ask(service, MatrixDocument, { filter: { manifestations }, columns: 'INSTRUMENTS' });
  const levels: Record<string, Record<string, CoverageLevel>> = {};
  coverageMatrix.rows.forEach((row, i) => {
    levels[row.slug] = Object.fromEntries(coverageMatrix.columns.map((column, j) => [head(column), coverageMatrix.cells[i]?.[j]?.level ?? 'NOT_ASSESSED']));
  });
  return { version: release.version, levels };
}

function head(column: Column): string {
  switch (column.__typename) {
    case 'LegalFramework':
    case 'Instrument':
      return column.slug;
    case 'ConductColumn':
      return column.conduct;
    default:
      return column satisfies never;
  }
}
