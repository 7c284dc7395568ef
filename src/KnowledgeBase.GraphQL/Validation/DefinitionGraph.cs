using System.Runtime.InteropServices;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>A place where a variable stands (spec 5.8.5 "All Variable Usages Are Allowed").</summary>
/// <param name="Node">The variable.</param>
/// <param name="Type">The type of the place; null if unknown.</param>
/// <param name="OneOf">The OneOf input object that the place is a field of, if it is.</param>
/// <param name="HasDefault">Whether the place has a default of its own.</param>
internal readonly record struct VariableUsage(VariableNode Node, GraphQLType? Type, InputObjectType? OneOf, bool HasDefault);

/// <summary>A fragment spread and the definition it means, as an index into the document's; -1 if there is none.</summary>
internal readonly record struct Spread(FragmentSpreadNode Node, int Target);

/// <summary>
/// What each definition uses by itself: fragments and variables, noted down during the walk. Rules on whole operations follow the
/// spreads here, without recursion, since chains of fragments are as long as a client likes.
/// </summary>
internal sealed class DefinitionGraph
{
    private readonly Dictionary<string, int>? _fragments;
    private readonly int[] _spreadEnds;
    private readonly int[] _usageEnds;
    private readonly int[] _reachedIn;
    private readonly List<Spread> _spreads = [];
    private readonly List<VariableUsage> _usages = [];
    private readonly Stack<int> _pending = new();
    private int _round;

    public DefinitionGraph(DocumentNode document)
    {
        Document = document;
        _spreadEnds = new int[document.Definitions.Length];
        _usageEnds = new int[document.Definitions.Length];
        _reachedIn = new int[document.Definitions.Length];
        for (var i = 0; i < document.Definitions.Length; i++)
        {
            if (document.Definitions[i] is FragmentDefinitionNode fragment)
                (_fragments ??= new(StringComparer.Ordinal))[fragment.Name.Value] = i; // of two with one name, the last
        }
    }

    public DocumentNode Document { get; }

    /// <summary>The index of the definition of a fragment; -1 if there is none.</summary>
    public int IndexOf(string fragmentName) => _fragments is not null && _fragments.TryGetValue(fragmentName, out var index) ? index : -1;

    /// <summary>The definition of a fragment; null if there is none.</summary>
    public FragmentDefinitionNode? Find(string fragmentName) => IndexOf(fragmentName) is >= 0 and var index ? FragmentAt(index) : null;

    /// <summary>The fragment with this index.</summary>
    public FragmentDefinitionNode FragmentAt(int index) => (FragmentDefinitionNode)Document.Definitions[index];

    public void Add(FragmentSpreadNode spread) => _spreads.Add(new Spread(spread, IndexOf(spread.Name.Value)));

    public void Add(in VariableUsage usage) => _usages.Add(usage);

    /// <summary>Ends the notes on a definition; definitions are walked in order.</summary>
    public void Complete(int definition)
    {
        _spreadEnds[definition] = _spreads.Count;
        _usageEnds[definition] = _usages.Count;
    }

    /// <summary>The spreads inside a definition, in source order.</summary>
    public ReadOnlySpan<Spread> SpreadsOf(int definition) =>
        CollectionsMarshal.AsSpan(_spreads)[(definition == 0 ? 0 : _spreadEnds[definition - 1]).._spreadEnds[definition]];

    /// <summary>The variables used inside a definition, in source order.</summary>
    public ReadOnlySpan<VariableUsage> UsagesOf(int definition) =>
        CollectionsMarshal.AsSpan(_usages)[(definition == 0 ? 0 : _usageEnds[definition - 1]).._usageEnds[definition]];

    /// <summary>Adds the fragments that a definition reaches through spreads, each once, itself only when it spreads itself.</summary>
    public void Reach(int definition, List<int> reached)
    {
        StartReach();
        ContinueReach(definition, reached);
    }

    /// <summary>Starts anew with nothing reached.</summary>
    public void StartReach() => _round++;

    /// <summary>As <see cref="Reach"/>, leaving out what was reached since <see cref="StartReach"/>.</summary>
    public void ContinueReach(int definition, List<int> reached)
    {
        _pending.Push(definition);
        while (_pending.TryPop(out var next))
        {
            foreach (ref readonly var spread in SpreadsOf(next))
            {
                if (spread.Target < 0 || _reachedIn[spread.Target] == _round)
                    continue;
                _reachedIn[spread.Target] = _round;
                reached.Add(spread.Target);
                _pending.Push(spread.Target);
            }
        }
    }
}
