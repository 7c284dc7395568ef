namespace KnowledgeBase.Content.Seed;

/// <summary>A node of a YAML file, with the place where it begins (line and column from 1).</summary>
internal abstract record YamlNode(int Line, int Column);

/// <summary>A scalar's text; plain when it stands without quotes and is no block: only such a one can mean a number or a truth value.</summary>
internal sealed record YamlScalar(string Value, bool IsPlain, int Line, int Column) : YamlNode(Line, Column);

/// <summary>A list.</summary>
internal sealed record YamlSequence(List<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

/// <summary>A mapping, its keys in the order of the file.</summary>
internal sealed record YamlMapping(List<(YamlScalar Key, YamlNode Value)> Pairs, int Line, int Column) : YamlNode(Line, Column)
{
    internal YamlNode? Find(string key)
    {
        foreach (var (name, value) in Pairs)
        {
            if (string.Equals(name.Value, key, StringComparison.Ordinal))
                return value;
        }

        return null;
    }
}
