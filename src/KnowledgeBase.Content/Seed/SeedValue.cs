namespace KnowledgeBase.Content.Seed;

/// <summary>A value on its way to a seed file.</summary>
internal abstract record SeedValue;

/// <summary>A text, which YAML may have to quote or fold.</summary>
internal sealed record SeedText(string Text) : SeedValue;

/// <summary>A number, truth value, date or enum member: it stands as it is.</summary>
internal sealed record SeedLiteral(string Text) : SeedValue;

internal sealed record SeedList(List<SeedValue> Items) : SeedValue;

/// <summary>A mapping; one that <see cref="FitsOneLine"/> is written in braces where there is room.</summary>
internal sealed record SeedMap(List<KeyValuePair<string, SeedValue>> Pairs, bool FitsOneLine) : SeedValue;
