// The explorer page: GraphiQL on the endpoint that served the page, with the query of the address bar, if there is one.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/graphiql.css';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { setNonce } from 'get-nonce';
import './page.css';

const script = document.currentScript;
if (script?.nonce) setNonce(script.nonce); // the content security policy lets in the dialogs' styles by it

const root = document.getElementById('graphiql');
const parameters = new URLSearchParams(location.search);
const fetcher = createGraphiQLFetcher({
  url: root.dataset.endpoint,
  headers: { Accept: 'application/graphql-response+json, application/json;q=0.9' },
});

createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    query={parameters.get('query') ?? undefined}
    defaultQuery={root.dataset.document}
    variables={parameters.get('variables') ?? undefined}
    shouldPersistHeaders={false}
  />,
);
