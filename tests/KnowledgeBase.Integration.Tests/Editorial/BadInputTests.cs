using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>
/// Whatever comes in, to whatever field of whatever mutation of the schema: the answer is an error of the request or a typed user error that says what
/// was wrong, or, where the value is good, what would be done. Never an error of ours, and never a change in the database.
/// </summary>
/// <param name="service">The service.</param>
public sealed class BadInputTests(EditorialService service) : IClassFixture<EditorialService>
{
    private static readonly HashSet<string> Told = new(["VALIDATION_FAILED", "BAD_VARIABLE", "BAD_ARGUMENT", "LIMIT_EXCEEDED", "BAD_REQUEST"], StringComparer.Ordinal);

    [Fact]
    public async Task Whatever_comes_in_gets_a_clear_answer_and_changes_nothing()
    {
        var open = await service.OpenAsync("Bad input");
        await service.DoAsync("ada", "putSource", new { changeset = open, slug = "a-draft", patch = new { title = "A draft" } });
        var abandoned = await service.OpenAsync("Given up");
        await service.DoAsync("ada", "abandonChangeset", new { changeset = abandoned });
        var failures = new List<string>();
        var tried = 0;
        foreach (var mutation in service.SchemaOf("editorial").MutationType!.Fields)
        {
            var before = await service.EverythingAsync();
            foreach (var (what, input, mustRefuse) in Cases(mutation, open, abandoned))
            {
                tried++;
                if (await ProblemAsync(mutation.Name, input, mustRefuse) is { } problem)
                    failures.Add($"{mutation.Name}, {what}: {problem}");
            }

            if (before != await service.EverythingAsync())
                failures.Add($"{mutation.Name}: something was changed");
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {tried}:\n{string.Join('\n', failures.Take(40))}");
        Assert.InRange(tried, 1_000, 20_000);
    }

    [Fact]
    public async Task The_samples_that_the_cases_are_made_from_are_good()
    {
        var open = await service.OpenAsync("Good input");
        var refused = new List<string>();
        foreach (var mutation in service.SchemaOf("editorial").MutationType!.Fields)
        {
            var type = (InputObjectType)mutation.Arguments[0].Type.Named;
            if (type.Fields.Find("validateOnly") is null || type.Name is "SubmitChangesetInput" or "ReviewChangesetInput" or "PublishChangesetInput" or "DiscardItemInput" or "RevokeApiKeyInput")
                continue; // what these need is a changeset in another state, or a key
            var answer = await SendAsync(mutation.Name, SampleInputs.Of(type, open));
            if (answer["errors"] is not null || answer["data"]![mutation.Name]!["userErrors"]!.AsArray().Count > 0)
                refused.Add($"{mutation.Name}: {answer.ToJsonString()}");
        }

        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    /// <summary>The section of a megabyte: refused by the rule on lengths, and nothing kept of it.</summary>
    [Fact]
    public async Task A_section_of_a_megabyte_is_refused_by_the_rule_on_lengths()
    {
        var open = await service.OpenAsync("A long section");
        var payload = await service.TryAsync("ada", "setText", new
        {
            changeset = open,
            slug = "online-grooming",
            language = "en",
            expectedRevision = 1,
            patch = new { sections = new[] { new { kind = "OVERVIEW", body = new string('a', 1 << 20) } } },
        });

        Assert.Equal("too-long", payload["userErrors"]![0]!["rule"]!.GetValue<string>());
        Assert.Equal("""["input","patch","sections","0","body"]""", payload["userErrors"]![0]!["field"]!.ToJsonString());
        Assert.Equal("manifestations/online-grooming.en.md sections[0].body", payload["userErrors"]![0]!["seedPath"]!.GetValue<string>());
    }

    /// <summary>What is wrong with how an input was answered; null when nothing is.</summary>
    private async Task<string?> ProblemAsync(string mutation, JsonObject input, bool mustRefuse)
    {
        var answer = await SendAsync(mutation, input);
        if (answer["errors"] is JsonArray errors)
        {
            var codes = errors.Select(error => error!["extensions"]!["code"]!.GetValue<string>()).ToList();
            return codes.TrueForAll(Told.Contains) ? null : Short(answer);
        }

        if (answer["data"]?[mutation] is not JsonObject payload)
            return Short(answer);
        var refused = payload["userErrors"]!.AsArray();
        if (refused.Any(error => error!["message"]!.GetValue<string>().Length == 0 || error["field"]![0]!.GetValue<string>() != "input"))
            return Short(answer);
        return mustRefuse && refused.Count == 0 ? $"accepted: {Short(input)}" : null;
    }

    private Task<JsonNode> SendAsync(string mutation, JsonObject input) => service.AskAsync(
        "root",
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ userErrors {{ __typename message code field seedPath }} }} }}",
        new { input });

    /// <summary>Every case of a mutation: what is done to which field, the input, and whether it has to be refused.</summary>
    private static IEnumerable<(string What, JsonObject Input, bool MustRefuse)> Cases(FieldDefinition mutation, string open, string abandoned)
    {
        var type = (InputObjectType)mutation.Arguments[0].Type.Named;
        var sample = SampleInputs.Of(type, open);
        foreach (var (path, field, isInPatch) in Places(sample, type, [], isInPatch: false))
        {
            var name = string.Join('.', path);
            if (field is not null && field.IsRequired)
                yield return ($"{name} missing", Without(sample, path), true);
            yield return ($"{name} null", With(sample, path, null), field?.Type is NonNullType);
            foreach (var (what, value, mustRefuse) in Values(field?.Name ?? "", field?.Type, isInPatch, abandoned))
            {
                // What has to be refused is sent for real; what may be good is only tried.
                var input = With(sample, path, value);
                if (mustRefuse && input.ContainsKey("validateOnly") && name != "validateOnly")
                    input["validateOnly"] = false;
                if (mustRefuse || input.ContainsKey("validateOnly"))
                    yield return ($"{name} {what}", input, mustRefuse);
            }
        }
    }

    private static IEnumerable<(string What, JsonNode? Value, bool MustRefuse)> Values(string field, GraphQLType? type, bool isInPatch, string abandoned)
    {
        if (type is null)
            yield break;
        if (type.Nullable is ListType or InputObjectType)
        {
            yield return ("empty list", new JsonArray(), type.Nullable is InputObjectType);
            // A single value stands for a list of it, so that only what is no item either is of another type.
            yield return ("of another type", type.Named is InputObjectType ? 12 : new JsonObject { ["a"] = 1 }, true);
            yield break;
        }

        if (field == "idempotencyKey")
        {
            yield return ("too long", new string('k', 201), false);
            yield break;
        }

        switch (type.Named.Name)
        {
            case "Int":
                yield return ("of another type", "1", true);
                yield return ("too large", 3_000_000_000, true);
                if (field == "expectedRevision")
                {
                    foreach (var revision in new[] { -1, 2, 99, int.MaxValue })
                        yield return ($"stale, {revision.ToString(CultureInfo.InvariantCulture)}", revision, true);
                }
                else
                {
                    yield return ("negative", -1, false);
                }

                break;
            case "Boolean":
                yield return ("of another type", "true", true);
                break;
            case "ID":
                yield return ("of another type", new JsonObject { ["id"] = 1 }, true);
                foreach (var id in new[] { "", "nothing", "Q2hhbmdlc2V0Og", "Q2hhbmdlc2V0Oi0x", "Q2hhbmdlc2V0Ojk5OTk5OTk5OTk5OTk5OTk5OTk5", "Q2hhbmdlc2V0Ojk5OTk5", "TWFuaWZlc3RhdGlvbjpvbmxpbmUtZ3Jvb21pbmc", abandoned, new string('Q', 10_000), "\u0000" })
                    yield return ($"'{id[..Math.Min(id.Length, 30)]}'", id, true);
                break;
            case "String":
                yield return ("of another type", 12, true);
                yield return ("empty", "", isInPatch);
                yield return ("white", " \n ", isInPatch);
                yield return ("too long", new string('x', 200_000), isInPatch);
                yield return ("with markup", "A <script>alert(1)</script> text", isInPatch);
                yield return ("with a bell", "A\u0007text", isInPatch);
                yield return ("with NUL", "A\u0000text", true);
                yield return ("turned about", "A \u202Etext", isInPatch);
                yield return ("with letters apart from their accents", "Cafe\u0301", isInPatch);
                yield return ("with many accents", "a" + string.Concat(Enumerable.Repeat("\u0316\u0317\u0318", 20)), false);
                yield return ("with half a character", "A \uD800 text", isInPatch);
                yield return ("from right to left", "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627", false);
                break;
            default:
                yield return ("of another type", 12, true);
                yield return ("empty", "", true);
                yield return ("none of the kind", "no such thing", true);
                yield return ("too long", new string('x', 10_000), true);
                yield return ("with NUL", "\u0000", true);
                if (type.Named.Name == "Slug" && field is not ("slug" or "newSlug"))
                    yield return ("unknown", "no-such-thing", true);
                break;
        }
    }

    /// <summary>Every place of an input, with the field that it is; lists by their first item.</summary>
    private static IEnumerable<(string[] Path, InputValueDefinition? Field, bool IsInPatch)> Places(JsonObject value, InputObjectType type, string[] path, bool isInPatch)
    {
        foreach (var field in type.Fields)
        {
            string[] here = [.. path, field.Name];
            var within = isInPatch || field.Name == "patch";
            yield return (here, field, isInPatch);
            var (inner, at) = value[field.Name] is JsonArray { Count: > 0 } list ? (list[0], (string[])[.. here, "0"]) : (value[field.Name], here);
            if (inner is JsonObject record && field.Type.Named is InputObjectType of)
            {
                foreach (var place in Places(record, of, at, within))
                    yield return place;
            }
        }
    }

    private static JsonObject With(JsonObject input, string[] path, JsonNode? value)
    {
        var copy = (JsonObject)input.DeepClone();
        var parent = Parent(copy, path);
        parent[path[^1]] = value?.DeepClone();
        return copy;
    }

    private static JsonObject Without(JsonObject input, string[] path)
    {
        var copy = (JsonObject)input.DeepClone();
        Parent(copy, path).Remove(path[^1]);
        return copy;
    }

    private static JsonObject Parent(JsonObject input, string[] path)
    {
        JsonNode at = input;
        foreach (var step in path[..^1])
            at = at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : at[step]!;
        return (JsonObject)at;
    }

    private static string Short(JsonNode answer) => answer.ToJsonString() is { Length: > 400 } text ? text[..400] : answer.ToJsonString();
}
