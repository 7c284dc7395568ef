// Reads a release's three RDF documents with other people's parsers: each gives the set of its triples, a line for each.
import jsonld from 'jsonld';
import { Parser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

function write(term) {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType !== 'Literal') throw new Error(`${term.termType} ${term.value}: only IRIs and literals are expected`);
  return `${JSON.stringify(term.value)}${term.language ? `@${term.language}` : `^^<${term.datatype.value}>`}`;
}

const lines = (quads) => [...new Set(quads.map((quad) => `${write(quad.subject)} ${write(quad.predicate)} ${write(quad.object)}`))].sort();

export const turtle = (text) => lines(new Parser({ format: 'text/turtle' }).parse(text));

export async function jsonLd(text) {
  const quads = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' });
  return lines(new Parser({ format: 'N-Quads' }).parse(quads));
}

export const rdfXml = (text) =>
  new Promise((resolve, reject) => {
    const quads = [];
    const parser = new RdfXmlParser({ strict: true });
    parser.on('data', (quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(lines(quads)));
    parser.write(text);
    parser.end();
  });
