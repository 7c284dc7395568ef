using KnowledgeBase.GraphQL.Introspection;
using KnowledgeBase.GraphQL.Tests.Execution;
using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Introspection;

/// <summary>Introspection (spec 4).</summary>
public class IntrospectionTests
{
    private const string Sdl = """"
        "About it"
        schema { query: Root }
        directive @mark(on: [Int!]! = [1, 2], old: Int @deprecated) repeatable on FIELD | QUERY
        "The root"
        type Root implements Named & Node {
          name: String! @deprecated(reason: "use id")
          id(style: Style = SHORT, filter: Filter = {text: "a\"b", one: {x: 1}}, gone: Int @deprecated(reason: "never")): ID!
        }
        interface Named implements Node { name: String! @deprecated id: ID! }
        interface Node { id: ID! }
        union Thing = Root | Other
        type Other { list: [[Thing!]]! }
        enum Style { SHORT LONG @deprecated }
        input Filter { text: String! = "all" one: One old: Int = null @deprecated }
        input One @oneOf { x: Int y: Int }
        scalar Url @specifiedBy(url: "https://url.spec.whatwg.org")
        """";

    [Theory]
    [InlineData("{ __schema { description queryType { name } mutationType { name } subscriptionType { name } } }", """{"__schema":{"description":"About it","queryType":{"name":"Root"},"mutationType":null,"subscriptionType":null}}""")]
    [InlineData("{ __typename x: __type(name: \"Nope\") { name } }", """{"__typename":"Root","x":null}""")]
    [InlineData("{ __type(name: \"Root\") { kind name description fields { name } interfaces { name } possibleTypes { name } enumValues { name } inputFields { name } ofType { name } specifiedByURL isOneOf } }", """{"__type":{"kind":"OBJECT","name":"Root","description":"The root","fields":[{"name":"id"}],"interfaces":[{"name":"Named"},{"name":"Node"}],"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"specifiedByURL":null,"isOneOf":null}}""")]
    [InlineData("{ __type(name: \"Root\") { fields(includeDeprecated: true) { name isDeprecated deprecationReason args { name } } } }", """{"__type":{"fields":[{"name":"name","isDeprecated":true,"deprecationReason":"use id","args":[]},{"name":"id","isDeprecated":false,"deprecationReason":null,"args":[{"name":"style"},{"name":"filter"}]}]}}""")]
    [InlineData("{ __type(name: \"Root\") { fields { args(includeDeprecated: true) { name defaultValue isDeprecated deprecationReason type { name kind } } } } }", """{"__type":{"fields":[{"args":[{"name":"style","defaultValue":"SHORT","isDeprecated":false,"deprecationReason":null,"type":{"name":"Style","kind":"ENUM"}},{"name":"filter","defaultValue":"{ text: \"a\\\"b\", one: { x: 1 } }","isDeprecated":false,"deprecationReason":null,"type":{"name":"Filter","kind":"INPUT_OBJECT"}},{"name":"gone","defaultValue":null,"isDeprecated":true,"deprecationReason":"never","type":{"name":"Int","kind":"SCALAR"}}]}]}}""")]
    [InlineData("{ __type(name: \"Node\") { kind interfaces { name } possibleTypes { name } } named: __type(name: \"Named\") { interfaces { name } } thing: __type(name: \"Thing\") { kind interfaces { name } possibleTypes { name } } }", """{"__type":{"kind":"INTERFACE","interfaces":[],"possibleTypes":[{"name":"Root"}]},"named":{"interfaces":[{"name":"Node"}]},"thing":{"kind":"UNION","interfaces":null,"possibleTypes":[{"name":"Root"},{"name":"Other"}]}}""")]
    [InlineData("{ __type(name: \"Other\") { fields { type { kind name ofType { kind ofType { kind ofType { kind ofType { name } } } } } } } }", """{"__type":{"fields":[{"type":{"kind":"NON_NULL","name":null,"ofType":{"kind":"LIST","ofType":{"kind":"LIST","ofType":{"kind":"NON_NULL","ofType":{"name":"Thing"}}}}}}]}}""")]
    [InlineData("{ __type(name: \"Style\") { enumValues { name } all: enumValues(includeDeprecated: true) { name isDeprecated deprecationReason } } }", """{"__type":{"enumValues":[{"name":"SHORT"}],"all":[{"name":"SHORT","isDeprecated":false,"deprecationReason":null},{"name":"LONG","isDeprecated":true,"deprecationReason":"No longer supported"}]}}""")]
    [InlineData("{ __type(name: \"Filter\") { isOneOf inputFields { name defaultValue } all: inputFields(includeDeprecated: true) { name defaultValue } } one: __type(name: \"One\") { isOneOf } }", """{"__type":{"isOneOf":false,"inputFields":[{"name":"text","defaultValue":"\"all\""},{"name":"one","defaultValue":null}],"all":[{"name":"text","defaultValue":"\"all\""},{"name":"one","defaultValue":null},{"name":"old","defaultValue":"null"}]},"one":{"isOneOf":true}}""")]
    [InlineData("{ __type(name: \"Url\") { kind specifiedByURL isOneOf } }", """{"__type":{"kind":"SCALAR","specifiedByURL":"https://url.spec.whatwg.org","isOneOf":null}}""")]
    public async Task The_schema_tells_about_itself(string document, string expected) =>
        Assert.Equal($$"""{"data":{{expected}}}""", await new TestEngine(Sdl).RunAsync(document));

    [Fact]
    public async Task Directives_are_told_with_their_arguments() => Assert.Contains(
        """{"name":"mark","isRepeatable":true,"locations":["FIELD","QUERY"],"args":[{"name":"on","defaultValue":"[1, 2]"}],"all":[{"name":"on"},{"name":"old"}]}""",
        await new TestEngine(Sdl).RunAsync("{ __schema { directives { name isRepeatable locations args { name defaultValue } all: args(includeDeprecated: true) { name } } } }"),
        StringComparison.Ordinal);

    [Fact]
    public void Every_field_of_every_introspection_type_is_bound()
    {
        var schema = new TestEngine(Sdl).Schema;
        var fields = new IntrospectionFields(schema);
        var types = schema.Types.OfType<ObjectType>().Where(static type => type.Name.StartsWith("__", StringComparison.Ordinal)).ToList();
        Assert.Equal(["__Directive", "__EnumValue", "__Field", "__InputValue", "__Schema", "__Type"], types.Select(static type => type.Name).Order());
        foreach (var type in types)
        {
            foreach (var field in type.Fields)
                Assert.NotNull(fields.BindingOf(type, field).Resolve);
        }
    }

    [Fact]
    public async Task Introspection_needs_no_resolver_of_the_host()
    {
        var answer = await new TestEngine(Sdl).With("Query.unused", static (_, _, _) => null).RunAsync("{ __schema { types { name fields { name } } } }");
        Assert.StartsWith("{\"data\":{\"__schema\":{\"types\":[{\"name\":\"Root\"", answer, StringComparison.Ordinal);
    }
}
