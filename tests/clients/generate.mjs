// Generates typed documents from the printed schema and the operations, as a partner's build would.
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, printSchema } from 'graphql';
import fs from 'node:fs';
import path from 'node:path';

/** Our scalars are strings in JSON; a scalar that is not listed here makes the generator fail. */
const scalars = Object.fromEntries(
  ['LanguageCode', 'Slug', 'URI', 'Date', 'PartialDate', 'DateTime', 'CountryCode'].map((name) => [name, 'string']),
);

/** Writes the client; returns the schema as the reference implementation prints it. */
export async function generate(schemaFile, operationsFolder, target) {
  const schema = buildSchema(fs.readFileSync(schemaFile, 'utf8'));
  const documents = fs.readdirSync(operationsFolder).sort().map((name) => {
    const location = path.join(operationsFolder, name);
    return { location, document: parse(fs.readFileSync(location, 'utf8')) };
  });
  const config = { scalars, strictScalars: true, enumsAsTypes: true, useTypeImports: true, avoidOptionals: { field: true } };
  const code = await codegen({
    filename: target,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents,
    config,
    plugins: [{ typescript: {} }, { operations: {} }, { typedDocuments: {} }],
    pluginMap: { typescript, operations, typedDocuments },
  });
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, code);
  return schema;
}
