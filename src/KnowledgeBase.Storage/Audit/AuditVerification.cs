namespace KnowledgeBase.Storage.Audit;

/// <summary>What is wrong with an event of the audit log.</summary>
public enum AuditFault
{
    /// <summary>There is no event with this sequence, and there are later ones: it was deleted.</summary>
    Missing,

    /// <summary>The event does not have the hash that it carries: it was changed.</summary>
    Changed,

    /// <summary>The event carries another hash of the one before than that one has: it was put in, or moved, or the one before was rewritten.</summary>
    Unchained,

    /// <summary>The head that was copied earlier is not in the log: its end was cut off, or all of it was written anew.</summary>
    HeadGone,
}

/// <summary>What came of verifying the audit log.</summary>
/// <param name="Count">How many events are right, from the first on.</param>
/// <param name="Head">The hash of the last of them: copy it to a place that the database's users cannot write.</param>
/// <param name="Fault">What is wrong first; null when nothing is.</param>
/// <param name="BadSequence">The sequence of the first event that is wrong or missing; null when none is, and for <see cref="AuditFault.HeadGone"/>.</param>
public sealed record AuditVerification(long Count, string Head, AuditFault? Fault, long? BadSequence);
