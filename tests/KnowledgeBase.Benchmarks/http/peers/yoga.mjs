import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { load, resolvers, typeDefs } from './memory.mjs';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: resolvers(load(process.env.CONTENT)) }),
  logging: false, graphiql: false, landingPage: false, multipart: false, maskedErrors: true,
});
createServer(yoga).listen(Number(process.env.PORT), '127.0.0.1');
