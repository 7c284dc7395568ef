using System.Text.Json.Nodes;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>The query that tools send, with the parts that a case asks for, and the part of its answer that is the case's own.</summary>
internal static class IntrospectionQuery
{
    private static readonly HashSet<string> BuiltInDirectives =
        ["include", "skip", "deprecated", "specifiedBy", "oneOf", "defer", "stream", "experimental_disableErrorPropagation"];

    public static string Text(JsonObject? options)
    {
        string If(string option, string text) => options?[option]?.GetValue<bool>() ?? true ? text : "";
        var description = If("descriptions", "description");
        var deprecated = If("inputValueDeprecation", "(includeDeprecated: true)");
        return $$"""
            query IntrospectionQuery {
              __schema {
                {{If("schemaDescription", description)}}
                queryType { name kind }
                mutationType { name kind }
                subscriptionType { name kind }
                types { ...FullType }
                directives {
                  name {{description}} {{If("directiveIsRepeatable", "isRepeatable")}} locations
                  args{{deprecated}} { ...InputValue }
                }
              }
            }
            fragment FullType on __Type {
              kind name {{description}} {{If("specifiedByUrl", "specifiedByURL")}} {{If("oneOf", "isOneOf")}}
              fields(includeDeprecated: true) {
                name {{description}}
                args{{deprecated}} { ...InputValue }
                type { ...TypeRef }
                isDeprecated deprecationReason
              }
              inputFields{{deprecated}} { ...InputValue }
              interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name {{description}} isDeprecated deprecationReason }
              possibleTypes { ...TypeRef }
            }
            fragment InputValue on __InputValue {
              name {{description}} type { ...TypeRef } defaultValue {{If("inputValueDeprecation", "isDeprecated deprecationReason")}}
            }
            fragment TypeRef on __Type {
              kind name
              ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
                ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
            }
            """;
    }

    /// <summary>Leaves out the built-in types and directives, which change from edition to edition.</summary>
    public static JsonObject OwnPart(JsonObject data)
    {
        var schema = (JsonObject)data["__schema"]!.DeepClone();
        schema["types"] = new JsonArray([.. ((JsonArray)schema["types"]!)
            .Where(static type => !Name(type).StartsWith("__", StringComparison.Ordinal))
            .OrderBy(Name, StringComparer.Ordinal)
            .Select(static type => WithoutBuiltInText((JsonObject)type!.DeepClone()))]);
        schema["directives"] = new JsonArray([.. ((JsonArray)schema["directives"]!)
            .Where(static directive => !BuiltInDirectives.Contains(Name(directive)))
            .Select(static directive => directive!.DeepClone())]);
        return new JsonObject { ["__schema"] = schema };
    }

    // The descriptions of built-in scalars are an implementation's own; the comparison drops the reference's.
    private static JsonObject WithoutBuiltInText(JsonObject type)
    {
        if (Name(type) is "Int" or "Float" or "String" or "Boolean" or "ID")
            type.Remove("description");
        return type;
    }

    private static string Name(JsonNode? node) => node!["name"]!.GetValue<string>();
}
