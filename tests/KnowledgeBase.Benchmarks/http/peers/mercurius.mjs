import Fastify from 'fastify';
import mercurius from 'mercurius';
import { load, resolvers, typeDefs } from './memory.mjs';

// With just-in-time compilation from the first use on, and documents cached: as fast as it goes.
const app = Fastify({ logger: false, bodyLimit: 1 << 20 });
app.register(mercurius, { schema: typeDefs, resolvers: resolvers(load(process.env.CONTENT)), jit: 1, graphiql: false, cache: true });
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
