// The same four questions in each server's own words.
import { getIntrospectionQuery } from './introspection.mjs';

const introspection = getIntrospectionQuery();
const terms = 'language label kind';
const source = 'title authors issuedOn url';
const provision = 'article heading summary instrument { slug framework { slug } }';

const documents = {
  ours: {
    W1: `query W1($slug: Slug!) { factsheet(slug: $slug) { id slug series title summary definition { text } terms { ${terms} } citations { locator source { ${source} } } } }`,
    W2: `query W2 { legalFrameworks(first: 100) { nodes { slug title } } manifestations(first: 100) { nodes { slug title coverage { level conducts rationale provision { ${provision} } } } } }`,
    W3: `query W3($after: String) { factsheets(first: 20, after: $after) { nodes { id slug title series summary terms { ${terms} } related { kind target { slug title } } } } }`,
    W5: introspection,
  },
  memory: {
    W1: `query W1($slug: String!) { factsheet(slug: $slug) { id slug series title summary body terms { ${terms} } citations { locator source { ${source} } } } }`,
    W2: `query W2 { frameworks { slug title } manifestations { slug title coverage { level conducts rationale provision { ${provision} } } } }`,
    W3: `query W3($offset: Int) { factsheets(first: 20, offset: $offset) { id slug title series summary terms { ${terms} } related { kind target { slug title } } } }`,
    W5: introspection,
  },
  postgraphile: {
    W1: `query W1($slug: String!) { factsheetBySlug(slug: $slug) { rowId slug series title summary body terms { nodes { ${terms} } } citations { nodes { locator source { ${source} } } } } }`,
    W2: `query W2 { frameworks { nodes { slug title } } manifestations { nodes { slug title coverages { nodes { level conducts rationale provision { ${provision} } } } } } }`,
    W3: `query W3($offset: Int) { factsheets(first: 20, offset: $offset, orderBy: [TITLE_ASC]) { nodes { rowId slug title series summary terms { nodes { ${terms} } } factsheetRelations { nodes { kind related { slug title } } } } } }`,
    W5: introspection,
  },
};

export const workloads = ['W1', 'W2', 'W3', 'W5'];
export const titles = { W1: 'one sheet', W2: 'every form with its coverage', W3: 'a list of 20 sheets', W5: 'introspection' };

/** The request bodies of a workload, each another sheet or page where the workload has variables. */
export function bodiesOf(dialect, workload, content) {
  const query = documents[dialect][workload];
  const variables = workload === 'W1' ? content.factsheets.map(({ slug }) => ({ slug }))
    : workload === 'W3' ? content.cursors.map((after, page) => (dialect === 'ours' ? { after } : { offset: 20 * page }))
    : [undefined];
  return variables.map((value) => ({ query, variables: value }));
}
