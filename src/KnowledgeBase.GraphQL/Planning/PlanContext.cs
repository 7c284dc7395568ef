using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>What the parts of one plan share. Safe for many threads: places are planned when a request first reaches them.</summary>
internal sealed class PlanContext
{
    // An operation over an interface with many types can be planned in many combinations. Past this number a combination is planned for its request and forgotten.
    private const int MaxKeptPlans = 4_096;
    private const int MaxKeptFields = 8_192;

    private readonly ConcurrentDictionary<SelectionKey, SelectionSource> _sources = new();
    private int _keptPlans;
    private int _keptFields;
    private int _argumentSlots;

    internal PlanContext(ExecutableSchema schema, ValidatedDocument document, ImmutableArray<VariablePlan> variables, OperationLimits limits)
    {
        ExecutableSchema = schema;
        Document = document;
        Variables = variables;
        Limits = limits;
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < variables.Length; i++)
            indices.TryAdd(variables[i].Name, i);
        VariableIndices = indices.ToFrozenDictionary(StringComparer.Ordinal);
    }

    internal ExecutableSchema ExecutableSchema { get; }

    internal Schema Schema => ExecutableSchema.Schema;

    internal ValidatedDocument Document { get; }

    internal OperationLimits Limits { get; }

    internal ImmutableArray<VariablePlan> Variables { get; }

    internal FrozenDictionary<string, int> VariableIndices { get; }

    /// <summary>How many fields have arguments that are coerced once per request, so far.</summary>
    internal int ArgumentSlots => Volatile.Read(ref _argumentSlots);

    internal PreparedSchema Prepared => ExecutableSchema.Prepared;

    internal int NextArgumentSlot() => Interlocked.Increment(ref _argumentSlots) - 1;

    internal VariableScope VariableScope(CoercedVariables variables) => new(VariableIndices, Variables, variables);

    /// <summary>How many fields the plans have that are kept.</summary>
    internal int KeptFields => Volatile.Read(ref _keptFields);

    /// <summary>Whether one more plan may be kept.</summary>
    /// <param name="fields">How many fields it has.</param>
    internal bool TryKeep(int fields = 0)
    {
        if (_keptPlans >= MaxKeptPlans || _keptFields > MaxKeptFields - fields || Interlocked.Increment(ref _keptPlans) > MaxKeptPlans)
            return false;
        Interlocked.Add(ref _keptFields, fields);
        return true;
    }

    /// <summary>Counts fields that are kept in any case: those of the plan that a place used last.</summary>
    internal void Count(int fields) => Interlocked.Add(ref _keptFields, fields);

    internal SelectionSource SourceOf(SelectionSetNode node) => SourceOf([new(node, null)]);

    /// <summary>The one source for these selection sets: places that select the same share what is planned for them.</summary>
    internal SelectionSource SourceOf(ImmutableArray<ConditionalSet> sets)
    {
        var key = new SelectionKey(sets);
        if (_sources.TryGetValue(key, out var found))
            return found;
        var made = new SelectionSource(this, sets);
        return TryKeep() ? _sources.GetOrAdd(key, made) : made;
    }

    private readonly struct SelectionKey(ImmutableArray<ConditionalSet> sets) : IEquatable<SelectionKey>
    {
        private readonly ImmutableArray<ConditionalSet> _sets = sets;

        public bool Equals(SelectionKey other)
        {
            if (_sets.Length != other._sets.Length)
                return false;
            for (var i = 0; i < _sets.Length; i++)
            {
                if (!_sets[i].IsSameAs(other._sets[i]))
                    return false;
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is SelectionKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var set in _sets)
            {
                hash.Add(set.Node);
                hash.Add(set.Condition?.TermHash() ?? 0);
            }

            return hash.ToHashCode();
        }
    }
}
