using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Seed;

/// <summary>
/// From a YAML tree to a canonical document, guided by the shape of the record: every unknown, missing or wrong key is reported, and the
/// walk goes on with a stand-in where a value has to be.
/// </summary>
internal static class DocumentReader
{
    internal static JsonObject ReadRecord(YamlMapping node, DocumentShape.Record shape, string path, SeedScope scope)
    {
        var document = new JsonObject();
        foreach (var (key, value) in node.Pairs)
        {
            if (shape.FindKey(key.Value) is not { } property)
            {
                var known = string.Join(", ", shape.Properties.Select(p => p.SeedKey));
                scope.Report(key, ProblemCodes.UnknownKey, $"There is no key '{key.Value}' here. Known keys: {known}.", path);
                continue;
            }

            var propertyPath = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            scope.Remember(propertyPath, key.Line, key.Column);
            if (Read(value, property.Shape, propertyPath, scope) is { } read)
                document[property.Name] = read;
        }

        foreach (var property in shape.Properties)
        {
            if (!property.Required || document.ContainsKey(property.Name))
                continue;
            if (node.Find(property.SeedKey) is null)
                scope.Report(node, ProblemCodes.MissingKey, $"The key '{property.SeedKey}' is missing.", path);
            document[property.Name] = StandIn(property.Shape);
        }

        return document;
    }

    internal static JsonNode? Read(YamlNode node, DocumentShape shape, string path, SeedScope scope) => shape switch
    {
        DocumentShape.Record record when node is YamlMapping mapping => ReadRecord(mapping, record, path, scope),
        DocumentShape.List list when node is YamlSequence sequence => ReadList(sequence, list, path, scope),
        DocumentShape.Localized when node is YamlMapping mapping => ReadLocalized(mapping, path, scope),
        DocumentShape.Record or DocumentShape.Localized => Wrong(node, "a mapping (lines of 'key: value')", path, scope),
        DocumentShape.List => Wrong(node, "a list", path, scope),
        _ when node is YamlScalar scalar => ReadScalar(scalar, shape, path, scope),
        _ => Wrong(node, "a single value", path, scope),
    };

    private static JsonArray? ReadList(YamlSequence node, DocumentShape.List shape, string path, SeedScope scope)
    {
        if (node.Items.Count == 0)
        {
            scope.Report(node, ProblemCodes.EmptyValue, "The list is empty. Leave the key out.", path);
            return null;
        }

        var list = new JsonArray();
        for (var i = 0; i < node.Items.Count; i++)
        {
            var itemPath = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
            scope.Remember(itemPath, node.Items[i].Line, node.Items[i].Column);
            list.Add(Read(node.Items[i], shape.Item, itemPath, scope) ?? StandIn(shape.Item));
        }

        return list;
    }

    private static JsonObject? ReadLocalized(YamlMapping node, string path, SeedScope scope)
    {
        var texts = new JsonObject();
        foreach (var (key, value) in node.Pairs)
        {
            var textPath = $"{path}.{key.Value}";
            scope.Remember(textPath, key.Line, key.Column);
            if (!LanguageTag.IsValid(key.Value))
                scope.Report(key, ProblemCodes.BadLanguage, $"'{key.Value}' is no language tag such as en, es or pt-BR.", textPath);
            else if (Read(value, new DocumentShape.Text(), textPath, scope) is { } text)
                texts[key.Value] = text;
        }

        if (node.Find("en") is null)
            scope.Report(node, ProblemCodes.MissingEnglish, "The English text ('en') is missing; it is the source of the others.", path);
        return texts.ContainsKey("en") ? texts : null;
    }

    private static JsonValue? ReadScalar(YamlScalar node, DocumentShape shape, string path, SeedScope scope)
    {
        if (node.Value.Length == 0 || (node.IsPlain && node.Value is "~" or "null" or "Null" or "NULL"))
        {
            scope.Report(node, ProblemCodes.EmptyValue, "There is no value. Leave the key out where nothing is known.", path);
            return null;
        }

        switch (shape)
        {
            case DocumentShape.Text when node.IsPlain && LooksLikeAnotherType(node.Value):
                scope.Report(node, ProblemCodes.WrongType, $"A text is needed here. Write it in quotes: \"{node.Value}\".", path);
                return null;
            case DocumentShape.Text:
                return JsonValue.Create(node.Value);
            case DocumentShape.Integer when node.IsPlain && int.TryParse(node.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                return JsonValue.Create(number);
            case DocumentShape.Integer:
                return Wrong(node, "a whole number, without quotes", path, scope);
            case DocumentShape.Truth when node is { IsPlain: true, Value: "true" or "false" }:
                return JsonValue.Create(node.Value is "true");
            case DocumentShape.Truth:
                return Wrong(node, "true or false, without quotes", path, scope);
            case DocumentShape.Choice choice when choice.Names.Contains(node.Value, StringComparer.Ordinal):
                return JsonValue.Create(node.Value);
            case DocumentShape.Choice choice:
                scope.Report(node, ProblemCodes.UnknownValue, $"'{node.Value}' is not one of {string.Join(", ", choice.Names)}.", path);
                return null;
            case DocumentShape.Date when DateOnly.TryParseExact(node.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _):
                return JsonValue.Create(node.Value);
            case DocumentShape.Date:
                scope.Report(node, ProblemCodes.BadDate, $"'{node.Value}' is no day of the calendar, written as 2026-11-22.", path);
                return null;
            case DocumentShape.PartialDate when node is { IsPlain: true, Value.Length: 4 } && LooksLikeAnotherType(node.Value):
                scope.Report(node, ProblemCodes.WrongType, $"A year alone is a number to YAML. Write it in quotes: \"{node.Value}\".", path);
                return null;
            case DocumentShape.PartialDate when PartialDate.TryParse(node.Value, out _):
                return JsonValue.Create(node.Value);
            case DocumentShape.PartialDate:
                scope.Report(node, ProblemCodes.BadDate, $"'{node.Value}' is no date of the calendar, written as 2026-11-22, \"2026-11\" or \"2026\".", path);
                return null;
            default:
                return Wrong(node, "a mapping or a list", path, scope);
        }
    }

    /// <summary>Whether a YAML 1.2 reader would take these plain characters for a number or a truth value and not for a text.</summary>
    private static bool LooksLikeAnotherType(string value) =>
        value is "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
        || double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static JsonValue? Wrong(YamlNode node, string expected, string path, SeedScope scope)
    {
        var found = node switch { YamlMapping => "a mapping", YamlSequence => "a list", _ => $"'{((YamlScalar)node).Value}'" };
        scope.Report(node, ProblemCodes.WrongType, $"This must be {expected}; it is {found}.", path);
        return null;
    }

    /// <summary>A value to go on with after a problem, so that the rest of the entry can be read.</summary>
    private static JsonNode StandIn(DocumentShape shape) => shape switch
    {
        DocumentShape.Integer => JsonValue.Create(0),
        DocumentShape.Truth => JsonValue.Create(false),
        DocumentShape.Date or DocumentShape.PartialDate => JsonValue.Create("0001-01-01"),
        DocumentShape.Choice choice => JsonValue.Create(choice.Names[0]),
        DocumentShape.Localized => new JsonObject { ["en"] = "" },
        DocumentShape.List => new JsonArray(),
        DocumentShape.Record record => new JsonObject(
            record.Properties.Where(p => p.Required).Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, StandIn(p.Shape)))),
        _ => JsonValue.Create(""),
    };
}
