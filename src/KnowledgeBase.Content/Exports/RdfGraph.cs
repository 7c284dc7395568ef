using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// Triples, each once, in the order in which subjects and properties were first named: what is added in the same order is written as the same bytes.
/// </summary>
/// <param name="prefixes">The namespaces that documents may shorten.</param>
public sealed class RdfGraph(ImmutableArray<RdfPrefix> prefixes)
{
    private readonly OrderedDictionary<Iri, RdfSubject> _subjects = [];

    /// <summary>The namespaces.</summary>
    public ImmutableArray<RdfPrefix> Prefixes { get; } = prefixes;

    /// <summary>The subjects with what is said of them.</summary>
    public IReadOnlyList<RdfSubject> Subjects => _subjects.Values;

    /// <summary>Adds a triple; one that is there already changes nothing.</summary>
    public void Add(Iri subject, Iri property, RdfTerm value)
    {
        if (!_subjects.TryGetValue(subject, out var known))
            _subjects.Add(subject, known = new RdfSubject(subject));
        known.Add(property, value);
    }

    /// <summary>Whether the graph holds a triple.</summary>
    public bool Contains(Iri subject, Iri property, RdfTerm value) => _subjects.TryGetValue(subject, out var known) && known.Contains(property, value);

    /// <summary>The short form <c>prefix:name</c> of an IRI, where the name is one that every serialisation can write as it is.</summary>
    /// <param name="iri">The IRI.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="name">ASCII letters, digits, underscores and hyphens, a letter first.</param>
    internal bool TryShorten(Iri iri, [NotNullWhen(true)] out RdfPrefix? prefix, out string name)
    {
        foreach (var candidate in Prefixes)
        {
            if (!iri.Value.StartsWith(candidate.Namespace, StringComparison.Ordinal))
                continue;
            name = iri.Value[candidate.Namespace.Length..];
            if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || name.AsSpan().ContainsAnyExcept(NameCharacters))
                continue;
            prefix = candidate;
            return true;
        }

        (prefix, name) = (null, "");
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
}

/// <summary>What a graph says of one thing.</summary>
public sealed class RdfSubject
{
    private readonly OrderedDictionary<Iri, List<RdfTerm>> _values = [];
    private readonly HashSet<(Iri Property, RdfTerm Value)> _said = [];

    internal RdfSubject(Iri node) => Node = node;

    /// <summary>The thing.</summary>
    public Iri Node { get; }

    /// <summary>Its properties with their values.</summary>
    public IEnumerable<(Iri Property, IReadOnlyList<RdfTerm> Values)> Properties => _values.Select(static pair => (pair.Key, (IReadOnlyList<RdfTerm>)pair.Value));

    internal void Add(Iri property, RdfTerm value)
    {
        if (!_said.Add((property, value)))
            return;
        if (!_values.TryGetValue(property, out var values))
            _values.Add(property, values = []);
        values.Add(value);
    }

    internal bool Contains(Iri property, RdfTerm value) => _said.Contains((property, value));
}
