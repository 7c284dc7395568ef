using System.Collections.Concurrent;
using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>A selection set that counts under a condition.</summary>
/// <param name="Node">The selection set.</param>
/// <param name="Condition">The condition; null for always.</param>
internal readonly record struct ConditionalSet(SelectionSetNode Node, InclusionCondition? Condition)
{
    internal bool IsSameAs(ConditionalSet other) =>
        ReferenceEquals(Node, other.Node)
        && (ReferenceEquals(Condition, other.Condition) || (Condition is not null && Condition.IsSameAs(other.Condition)));
}

/// <summary>What is selected at a place, from which the fields of each object type that occurs there are planned once.</summary>
/// <param name="context">The plan's shared parts.</param>
/// <param name="sets">The selection sets whose fields are merged (spec 6.3.3 "Merging Selection Sets").</param>
internal sealed class SelectionSource(PlanContext context, ImmutableArray<ConditionalSet> sets)
{
    // Most places only ever see one type, and lists come in runs of one type.
    private SelectionPlan? _latest;
    private ConcurrentDictionary<ObjectType, SelectionPlan>? _others;

    /// <summary>The fields for an object of this type.</summary>
    internal SelectionPlan For(ObjectType type)
    {
        var latest = Volatile.Read(ref _latest);
        return latest is not null && ReferenceEquals(latest.Type, type) ? latest : Find(type, latest);
    }

    private SelectionPlan Find(ObjectType type, SelectionPlan? latest)
    {
        var others = Volatile.Read(ref _others);
        if (others is null || !others.TryGetValue(type, out var plan))
        {
            plan = FieldCollector.Collect(context, type, sets);
            if (latest is null)
                context.Count(plan.Fields.Length);
            else if (context.TryKeep(plan.Fields.Length))
            {
                others ??= Interlocked.CompareExchange(ref _others, new(), null) ?? _others!;
                others.TryAdd(latest.Type, latest);
                others.TryAdd(type, plan);
            }
        }

        Volatile.Write(ref _latest, plan);
        return plan;
    }
}

/// <summary>The fields of one object type at a place, in the order of the response.</summary>
/// <param name="type">The object type.</param>
/// <param name="fields">The fields.</param>
internal sealed class SelectionPlan(ObjectType type, FieldPlan[] fields)
{
    internal ObjectType Type { get; } = type;

    internal FieldPlan[] Fields { get; } = fields;
}
