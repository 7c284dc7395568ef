namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>What a change of the schema does to clients that were written against the schema before it.</summary>
public enum SchemaChangeSeverity
{
    /// <summary>Nothing: documents stay valid and mean the same.</summary>
    Safe,

    /// <summary>Documents stay valid, but a client may meet a value that it does not expect, or a default that is another one.</summary>
    Dangerous,

    /// <summary>Documents that were valid may be refused, or the values that come back may have another form.</summary>
    Breaking,
}
