using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>Makes an input of every mutation from the schema alone, on the small seed, so that a new mutation is tried without anybody thinking of it.</summary>
internal static class SampleInputs
{
    /// <summary>What fields are called, and a value that fits; <c>Type.field</c> before <c>field</c>.</summary>
    private static readonly Dictionary<string, JsonNode> ByField = new(StringComparer.Ordinal)
    {
        ["slug"] = "online-grooming",
        ["PutSourceInput.slug"] = "iicsa-internet-glossary",
        ["PutHelpResourceInput.slug"] = "a-helpline",
        ["PutLegalFrameworkInput.slug"] = "lanzarote-convention",
        ["PutInstrumentInput.slug"] = "lanzarote-convention",
        ["PutTechnologyTermInput.slug"] = "end-to-end-encryption",
        ["DiscardItemInput.slug"] = "sexual-extortion",
        ["newSlug"] = "another-name",
        ["successor"] = "sexual-extortion",
        ["framework"] = "lanzarote-convention",
        ["instrument"] = "lanzarote-convention",
        ["article"] = "23",
        ["RemoveCoverageInput.article"] = "23",
        ["manifestation"] = "online-grooming",
        ["country"] = "FRA",
        ["target"] = "sexual-extortion",
        ["label"] = "online affair",
        ["TermPatch.label"] = "an online affair",
        ["RelateInput.kind"] = "RELATED",
        ["UnrelateInput.kind"] = "RELATED",
        ["TermPatch.kind"] = "ALTERNATIVE",
        ["TermPatch.usage"] = "AVOID",
        ["TermPatch.insteadUse"] = "sexual extortion of children",
        ["TermPatch.insteadUseIn"] = "sexual-extortion",
        ["TermPatch.guidelinesEditions"] = new JsonArray(2025),
        ["standsIn"] = new JsonArray("lanzarote-convention"),
        ["touches"] = new JsonArray("sexual-extortion"),
        ["source"] = "weprotect-the-issue",
        ["language"] = "en",
        ["RemoveTextInput.language"] = "es",
        ["TextPatch.translationStatus"] = JsonValue.Create((string?)null)!,
        ["languages"] = new JsonArray("en"),
        ["CreateApiKeyInput.languages"] = new JsonArray(),
        ["countries"] = new JsonArray("FRA"),
        ["regions"] = new JsonArray("COUNCIL_OF_EUROPE"),
        ["action"] = "RATIFICATION",
        ["resourceType"] = "DOCUMENT",
        ["documentType"] = "REPORT",
        ["exploitationTypes"] = new JsonArray("ONLINE"),
        ["version"] = "2026.9.0",
        ["release"] = "2026.1.0",
        ["position"] = 1,
        ["level"] = "EXPLICIT",
        ["confidence"] = "UNVERIFIED",
        ["conducts"] = new JsonArray("SOLICIT"),
        ["ageThreshold"] = 18,
        ["ageFloor"] = 16,
        ["HelpResourcePatch.retirement"] = JsonValue.Create((string?)null)!,
        ["retirement"] = JsonValue.Create((string?)null)!,
        ["PartyPatch.signedOn"] = "2008-01-01",
        ["PartyPatch.boundOn"] = "2010-12-01",
        ["PartyPatch.inForceOn"] = "2011-01-01",
        ["InstrumentPatch.adoptedOn"] = "2007-07-12",
        ["InstrumentPatch.openedForSignatureOn"] = "2007-10-25",
        ["InstrumentPatch.inForceOn"] = "2010-07-01",
        ["validateOnly"] = true,
    };

    /// <summary>The entries that the mutations of this name create; all others change one that is published with revision 1.</summary>
    private static readonly HashSet<string> Creating = new(["PutHelpResourceInput"], StringComparer.Ordinal);

    /// <summary>A whole input: every field given, but the idempotency key.</summary>
    internal static JsonObject Of(InputObjectType type, string changeset)
    {
        var input = new JsonObject();
        foreach (var field in type.Fields)
        {
            if (field.Name == "idempotencyKey" || (field.Name == "expectedRevision" && Creating.Contains(type.Name)))
                continue;
            var value = field.Name switch
            {
                "changeset" => JsonValue.Create(changeset),
                "expectedRevision" => JsonValue.Create(1),
                _ => ValueOf(type, field, changeset),
            };
            if (value is not null)
                input[field.Name] = value;
        }

        return input;
    }

    private static JsonNode? ValueOf(InputObjectType owner, InputValueDefinition field, string changeset)
    {
        if (ByField.TryGetValue($"{owner.Name}.{field.Name}", out var own) || ByField.TryGetValue(field.Name, out own))
            return own?.DeepClone();
        return ValueOf(field.Type, changeset);
    }

    private static JsonNode? ValueOf(GraphQLType type, string changeset) => type.Nullable switch
    {
        ListType list => new JsonArray(ValueOf(list.ItemType, changeset)),
        InputObjectType input => Of(input, changeset),
        EnumType of => JsonValue.Create(of.Values[0].Name),
        _ => type.Named.Name switch
        {
            "Slug" => (JsonNode)"weprotect-the-issue",
            "URI" => "https://example.org/page",
            "Date" => "2026-01-01",
            "PartialDate" => "2020",
            "DateTime" => "2027-01-01T00:00:00Z",
            "LanguageCode" => "en",
            "CountryCode" => "FRA",
            "Int" => 1,
            "Boolean" => true,
            _ => "A text.",
        },
    };
}
