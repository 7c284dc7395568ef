using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>A valid document with the plans of its operations.</summary>
/// <param name="hash">Its name.</param>
/// <param name="document">The document.</param>
/// <param name="weight">What the document alone weighs.</param>
internal sealed class PreparedDocument(DocumentHash hash, ValidatedDocument document, long weight = 0)
{
    // A document of a thousand operations would keep a thousand plans; past this number a plan is made for its request and forgotten.
    private const int MaxKeptPlans = 8;
    private const int BytesOfPlan = 1_024;
    private const int BytesOfField = 512;

    private readonly Lock _adding = new();

    /// <summary>Only operations that exist are kept, so that clients cannot fill it with invented names.</summary>
    private volatile (string Name, PlanResult Plan)[] _plans = [];

    // Whether it selects a field of the host's list: 0 unknown, 1 no, 2 yes. The list does not change once the host has started.
    private int _selects;

    public DocumentHash Hash { get; } = hash;

    /// <summary>Whether it selects a field whose arguments are confidential; see <see cref="ConfidentialFields"/>.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>Whether it holds such arguments itself.</summary>
    public bool HoldsConfidentialValues { get; init; }

    /// <summary>About how many bytes the document and its plans take; a little more than they do.</summary>
    public long Weight
    {
        get
        {
            var sum = weight;
            foreach (var (_, plan) in _plans)
                sum += BytesOfPlan + ((long)BytesOfField * plan.Plan!.Context.KeptFields);
            return sum;
        }
    }

    /// <summary>About how many bytes a document takes: its nodes, of which a token makes one at most, and the texts in them.</summary>
    public static long WeightOf(string text, int tokens)
    {
        const int bytesOfToken = 96;
        return ((long)bytesOfToken * tokens) + (sizeof(char) * text.Length);
    }

    /// <summary>Whether any operation or fragment selects a field of one of these names, on whatever type.</summary>
    /// <param name="fields">The names; the same at each call.</param>
    public bool SelectsAny(IReadOnlySet<string> fields)
    {
        if (fields.Count == 0)
            return false;
        if (_selects == 0)
            _selects = FieldNames.AnyOf(document.Document, fields) ? 2 : 1;
        return _selects == 2;
    }

    /// <summary>The plan of an operation, made on first use.</summary>
    public PlanResult PlanOf(string? operationName, ExecutableSchema schema, OperationLimits limits)
    {
        var key = operationName ?? ""; // no operation has an empty name
        if (operationName is not "")
        {
            foreach (var (name, known) in _plans)
            {
                if (name == key)
                    return known;
            }
        }

        var result = OperationPlanner.Plan(schema, document, operationName, limits);
        if (result.IsSuccess)
            Keep(key, result);
        return result;
    }

    private void Keep(string key, PlanResult plan)
    {
        lock (_adding)
        {
            if (_plans.Length < MaxKeptPlans && !Array.Exists(_plans, entry => entry.Name == key))
                _plans = [.. _plans, (key, plan)];
        }
    }
}
