/** The query that tools send to learn a schema, as graphql-js words it for the September 2025 edition. */
export const getIntrospectionQuery = () => {
  const type = (depth) => depth === 0 ? 'kind name' : `kind name ofType { ${type(depth - 1)} }`;
  const value = `name description type { ${type(9)} } defaultValue`;
  return `query IntrospectionQuery { __schema {
    queryType { name kind } mutationType { name kind } subscriptionType { name kind }
    types { kind name description
      fields(includeDeprecated: true) { name description args { ${value} } type { ${type(9)} } isDeprecated deprecationReason }
      inputFields { ${value} } interfaces { ${type(9)} } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ${type(9)} } }
    directives { name description locations args { ${value} } } } }`;
};
