using KnowledgeBase.Content.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KnowledgeBase.Content.Seed;

/// <summary>
/// YAML as a tree with positions. Of YAML only scalars, lists and mappings are let in: no anchors and aliases (a few lines of them can
/// stand for gigabytes), no tags, one document, keys once each and written as plain scalars.
/// </summary>
internal sealed class YamlTree
{
    /// <summary>How deep nodes may nest. Real files need nine; the walk recurses once a level.</summary>
    private const int MaxDepth = 24;

    private readonly Parser _parser;
    private readonly SeedScope _scope;

    private YamlTree(string text, SeedScope scope)
    {
        _parser = new Parser(new StringReader(text));
        _scope = scope;
    }

    /// <summary>The mapping at the root, or null after reporting why there is none. Lines count on from the scope's first line.</summary>
    internal static YamlMapping? Parse(string text, SeedScope scope)
    {
        try
        {
            return new YamlTree(text, scope).ReadRoot();
        }
        catch (YamlException error)
        {
            scope.Report((int)error.Start.Line, (int)error.Start.Column, ProblemCodes.YamlSyntax, $"This is not YAML: {error.Message}");
        }
        catch (RefusedException error)
        {
            scope.Report(error.Line, error.Column, error.Code, error.Message);
        }

        return null;
    }

    private YamlMapping? ReadRoot()
    {
        Next();
        Next();
        if (_parser.Current is StreamEnd)
            throw new RefusedException(null, ProblemCodes.EmptyFile, "There is nothing but comments. Write the content or delete the file.");
        if (_parser.Current is DocumentStart { Version: not null } or DocumentStart { IsImplicit: false, Tags.Count: > 2 })
            throw new RefusedException(_parser.Current, ProblemCodes.YamlFeature, "Directives (%) are not used here. Delete the line.");
        Next();
        var root = ReadNode(1);
        Next();
        Next();
        if (_parser.Current is DocumentStart)
            throw new RefusedException(_parser.Current, ProblemCodes.YamlFeature, "A file holds one document. Delete the line '---' and what follows.");
        if (root is YamlMapping mapping)
            return mapping;
        _scope.Report(root.Line, root.Column, ProblemCodes.WrongType, "The file must be a mapping: lines of 'key: value'.");
        return null;
    }

    private YamlNode ReadNode(int depth)
    {
        var start = _parser.Current!;
        if (depth > MaxDepth)
            throw new RefusedException(start, ProblemCodes.TooDeep, $"Nodes are nested more than {MaxDepth} deep.");
        if (start is AnchorAlias)
            throw new RefusedException(start, ProblemCodes.YamlFeature, "Aliases (*) are not used here. Write the value out.");
        if (start is NodeEvent { Anchor.IsEmpty: false })
            throw new RefusedException(start, ProblemCodes.YamlFeature, "Anchors (&) are not used here. Write the value out where it is needed.");
        if (start is NodeEvent { Tag.IsEmpty: false })
            throw new RefusedException(start, ProblemCodes.YamlFeature, "Tags (!) are not used here. Delete it.");
        return start switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Line(start), Column(start)),
            SequenceStart => ReadSequence(start, depth),
            MappingStart => ReadMapping(start, depth),
            _ => throw new RefusedException(start, ProblemCodes.YamlSyntax, "This is not YAML: a value was expected."),
        };
    }

    private YamlSequence ReadSequence(ParsingEvent start, int depth)
    {
        var items = new List<YamlNode>();
        for (Next(); _parser.Current is not SequenceEnd; Next())
            items.Add(ReadNode(depth + 1));
        return new YamlSequence(items, Line(start), Column(start));
    }

    private YamlMapping ReadMapping(ParsingEvent start, int depth)
    {
        var pairs = new List<(YamlScalar, YamlNode)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            if (ReadNode(depth + 1) is not YamlScalar key)
                throw new RefusedException(_parser.Current!, ProblemCodes.YamlFeature, "A key must be a single word.");
            Next();
            var value = ReadNode(depth + 1);
            if (seen.Add(key.Value))
                pairs.Add((key, value));
            else
                _scope.Report(key.Line, key.Column, ProblemCodes.DuplicateKey, $"The key '{key.Value}' stands twice. Keep one.");
        }

        return new YamlMapping(pairs, Line(start), Column(start));
    }

    /// <summary>Moves on; the parser's own confusion over a broken file is a syntax error like any other.</summary>
    private void Next()
    {
        var last = _parser.Current;
        try
        {
            if (_parser.MoveNext())
                return;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
        {
            throw new RefusedException(last, ProblemCodes.YamlSyntax, "This is not YAML: a bracket, brace or quotation mark is not closed, or something like it.");
        }

        throw new RefusedException(last, ProblemCodes.YamlSyntax, "This is not YAML: the file ends too early.");
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static int Column(ParsingEvent at) => (int)at.Start.Column;

    /// <summary>Leaves the walk with one problem.</summary>
    private sealed class RefusedException(ParsingEvent? at, string code, string message) : Exception(message)
    {
        internal string Code { get; } = code;

        internal int Line { get; } = at is null ? 1 : (int)at.Start.Line;

        internal int Column { get; } = at is null ? 1 : (int)at.Start.Column;
    }
}
