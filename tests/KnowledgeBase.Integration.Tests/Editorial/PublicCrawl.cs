using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>
/// Asks everything that readers can ask, found in the public schema and among the service's routes: every root field with every name, published or drafted, that an
/// argument can take, and every GET route with every name in its places.
/// </summary>
internal static class PublicCrawl
{
    /// <summary>The most fields of one question; the engine takes 2,000.</summary>
    private const int MostFields = 600;

    private const int Deepest = 4;

    /// <summary>Every question, with its answer.</summary>
    /// <param name="service">The service.</param>
    /// <param name="names">Slugs, identifiers, labels and words, published and drafted.</param>
    internal static async Task<SortedDictionary<string, string>> AnswersAsync(EditorialService service, IReadOnlyList<string> names)
    {
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in service.SchemaOf("default").QueryType!.Fields)
        {
            foreach (var question in Questions(field, names))
                answers[question] = await service.PublicAsync(question);
        }

        foreach (var path in Paths(service, names))
        {
            using var response = await service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            answers[$"GET {path}"] = $"{(int)response.StatusCode} {response.Content.Headers.ContentType} {response.Headers.ETag} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))} {Encoding.UTF8.GetString(body)[..Math.Min(200, Encoding.UTF8.GetString(body).Length)]}";
        }

        return answers;
    }

    private static IEnumerable<string> Questions(FieldDefinition field, IReadOnlyList<string> names)
    {
        var budget = MostFields;
        var selection = Selection(field.Type.Named, Deepest, ref budget);
        var required = field.Arguments.Where(argument => argument.IsRequired).ToList();
        var open = field.Arguments.FirstOrDefault(argument => argument.Type.Named.Name is "String" or "Slug" or "ID" && argument.Name is not ("after" or "before"));
        // The page as it is; then each name where a name can stand.
        foreach (var name in required.Count == 0 ? names.Prepend(null) : names)
        {
            var given = new List<string>();
            foreach (var argument in field.Arguments)
            {
                if (argument.Name == "first")
                    given.Add("first: 100");
                else if (name is not null && (argument.IsRequired || argument == open))
                    given.Add($"{argument.Name}: {Value(argument.Type, name)}");
            }

            if (name is null || given.Exists(text => text != "first: 100"))
                yield return $"{{ {field.Name}{(given.Count > 0 ? $"({string.Join(", ", given)})" : "")}{selection} }}";
        }
    }

    private static string Value(GraphQLType type, string name) => type.Nullable switch
    {
        ListType list => $"[{Value(list.ItemType, name)}]",
        EnumType of => of.Values[0].Name,
        InputObjectType of => $"{{{string.Join(", ", of.Fields.Where(field => field.IsRequired).Select(field => $"{field.Name}: {Value(field.Type, name)}"))}}}",
        _ => type.Named.Name switch
        {
            "Int" => "1",
            "Slug" when !SlugForm.IsValid(name) => "\"drafted-form\"",
            "Boolean" => "true",
            "CountryCode" => "\"FRA\"",
            "LanguageCode" => "\"en\"",
            "Date" => "\"2026-01-01\"",
            "DateTime" => "\"2026-01-01T00:00:00Z\"",
            _ => JsonValue.Create(name)!.ToJsonString(),
        },
    };

    /// <summary>All fields that need no argument, as deep as the budget allows.</summary>
    private static string Selection(NamedType type, int depth, ref int budget)
    {
        if (type is ScalarType or EnumType)
            return "";
        var text = new StringBuilder(" { __typename");
        var fields = type is ComplexType complex ? complex.Fields.ToList() : [];
        foreach (var field in fields.OrderBy(field => field.Type.Named is ScalarType or EnumType ? 0 : 1))
        {
            if (field.Arguments.Any(argument => argument.IsRequired) || budget <= 0)
                continue;
            if (field.Type.Named is not (ScalarType or EnumType) && depth == 0)
                continue;
            budget--;
            text.Append(' ').Append(field.Name).Append(Selection(field.Type.Named, depth - 1, ref budget));
        }

        return text.Append(" }").ToString();
    }

    /// <summary>Every GET route of readers, with the names in its places and in the parameters that such routes have.</summary>
    private static IEnumerable<string> Paths(EditorialService service, IReadOnlyList<string> names)
    {
        foreach (var route in service.Routes)
        {
            var pattern = "/" + (route.RoutePattern.RawText ?? "").TrimStart('/');
            var methods = route.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods;
            if ((methods is { Count: > 0 } && !methods.Contains("GET", StringComparer.OrdinalIgnoreCase))
                || pattern.StartsWith("/editorial", StringComparison.Ordinal) || pattern.StartsWith("/health", StringComparison.Ordinal) || pattern.StartsWith("/graphql", StringComparison.Ordinal))
                continue;
            foreach (var name in names)
            {
                var value = Uri.EscapeDataString(name);
                foreach (var series in new[] { "manifestations", "legal-frameworks", "technology", "sources" })
                {
                    var index = 0;
                    var path = string.Concat(System.Text.RegularExpressions.Regex.Replace(
                        pattern, @"\{[^}]*\}", match => match.Value.Contains("release", StringComparison.OrdinalIgnoreCase) || match.Value.Contains("version", StringComparison.OrdinalIgnoreCase)
                            ? "2026.1.0"
                            : index++ == 0 && pattern.Count(letter => letter == '{') > 1 ? series : value, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
                    yield return path;
                    yield return $"{path}?q={value}&query={value}&text={value}&label={value}&slug={value}";
                    if (pattern.Count(letter => letter == '{') < 2)
                        break;
                }
            }
        }
    }
}
