// The catalogue's own content, fetched from the service, in the shape of the peers: one file for those in memory, SQL for PostgreSQL.

/** Fetches all that the workloads read. */
export async function fetchContent(ask) {
  const sheet = `id slug series title summary definition { text } terms { language label kind }
    citations { locator source { slug title authors issuedOn url } } related { kind target { slug } }`;
  const factsheets = [];
  const cursors = [];
  for (let after = null; ;) {
    const { factsheets: page } = await ask(`query ($after: String) { factsheets(first: 20, after: $after) { nodes { ${sheet} } pageInfo { hasNextPage endCursor } } }`, { after });
    factsheets.push(...page.nodes);
    cursors.push(after);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage)
      break;
  }

  const { legalFrameworks, manifestations } = await ask(`{
    legalFrameworks(first: 100) { nodes { slug title } }
    manifestations(first: 100) { nodes { slug title coverage { level conducts rationale provision { id article heading summary instrument { slug framework { slug } } } } } }
  }`);
  const sources = new Map();
  for (const { citations } of factsheets)
    for (const { source } of citations)
      sources.set(source.slug, source);
  const provisions = new Map();
  const instruments = new Map();
  for (const { coverage } of manifestations.nodes)
    for (const { provision } of coverage) {
      provisions.set(provision.id, { ...provision, instrument: provision.instrument.slug });
      instruments.set(provision.instrument.slug, { slug: provision.instrument.slug, framework: provision.instrument.framework.slug });
    }

  return {
    cursors,
    factsheets: factsheets.map(({ definition, citations, related, ...rest }) => ({
      ...rest, body: definition.text,
      citations: citations.map(({ locator, source }) => ({ locator, source: source.slug })),
      related: related.map(({ kind, target }) => ({ kind, target: target.slug })),
    })),
    sources: [...sources.values()],
    frameworks: legalFrameworks.nodes,
    instruments: [...instruments.values()],
    provisions: [...provisions.values()],
    manifestations: manifestations.nodes.map(({ coverage, ...rest }) => ({ ...rest, coverage: coverage.map(({ provision, ...row }) => ({ ...row, provision: provision.id })) })),
  };
}

/** The same content as SQL, with the keys and indexes that a careful author would make. */
export function toSql(content) {
  const lines = [`
create table framework (id text primary key, slug text not null unique, title text not null);
create table instrument (id text primary key, slug text not null unique, framework_id text not null references framework);
create table provision (id text primary key, instrument_id text not null references instrument, article text not null, heading text not null, summary text not null);
create table manifestation (id text primary key, slug text not null unique, title text not null);
create table coverage (id int primary key, manifestation_id text not null references manifestation, provision_id text not null references provision, level text not null, conducts text[] not null, rationale text not null);
create table factsheet (id text primary key, slug text not null unique, series text not null, title text not null, summary text not null, body text not null);
create table term (id int primary key, factsheet_id text not null references factsheet, language text not null, label text not null, kind text not null);
create table source (id text primary key, title text not null, authors text[] not null, issued_on text, url text);
create table citation (id int primary key, factsheet_id text not null references factsheet, source_id text not null references source, locator text);
create table factsheet_relation (id int primary key, factsheet_id text not null references factsheet, related_id text not null references factsheet, kind text not null);
create index on factsheet (title, id); create index on term (factsheet_id, id); create index on citation (factsheet_id, id); create index on citation (source_id);
create index on factsheet_relation (factsheet_id, id); create index on factsheet_relation (related_id); create index on instrument (framework_id);
create index on provision (instrument_id); create index on coverage (manifestation_id, id); create index on coverage (provision_id);`];
  const quote = (value) => value === null || value === undefined ? 'null'
    : Array.isArray(value) ? `array[${value.map(quote).join(', ')}]::text[]`
    : typeof value === 'number' ? String(value)
    : `'${String(value).replaceAll("'", "''")}'`;
  const insert = (table, rows) => lines.push(...rows.map((row) => `insert into ${table} values (${row.map(quote).join(', ')});`));
  const numbered = (rows) => rows.map((row, index) => [index + 1, ...row]);
  insert('framework', content.frameworks.map(({ slug, title }) => [slug, slug, title]));
  insert('instrument', content.instruments.map(({ slug, framework }) => [slug, slug, framework]));
  insert('provision', content.provisions.map(({ id, instrument, article, heading, summary }) => [id, instrument, article, heading, summary]));
  insert('manifestation', content.manifestations.map(({ slug, title }) => [slug, slug, title]));
  insert('coverage', numbered(content.manifestations.flatMap(({ slug, coverage }) => coverage.map((row) => [slug, row.provision, row.level, row.conducts, row.rationale]))));
  insert('factsheet', content.factsheets.map(({ slug, series, title, summary, body }) => [slug, slug, series, title, summary, body]));
  insert('term', numbered(content.factsheets.flatMap(({ slug, terms }) => terms.map((term) => [slug, term.language, term.label, term.kind]))));
  insert('source', content.sources.map(({ slug, title, authors, issuedOn, url }) => [slug, title, authors, issuedOn, url]));
  insert('citation', numbered(content.factsheets.flatMap(({ slug, citations }) => citations.map(({ source, locator }) => [slug, source, locator]))));
  insert('factsheet_relation', numbered(content.factsheets.flatMap(({ slug, related }) => related.map(({ target, kind }) => [slug, target, kind]))));
  lines.push('analyze;');
  return lines.join('\n');
}
