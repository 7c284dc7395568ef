using System.Collections.Immutable;

namespace KnowledgeBase.Storage.Audit;

/// <summary>Something that somebody did and that has to stay known.</summary>
/// <param name="At">When, UTC. Kept to the microsecond.</param>
/// <param name="Actor">Who, by the name of their key or token; the command line is <see cref="CommandLineActor"/>.</param>
/// <param name="Action">What: a word for the kind of thing, a dot and a verb in the past tense, such as <c>changeset.published</c>.</param>
/// <param name="Subject">What it was done to: a changeset's id, a slug, a release's version, a key's id.</param>
/// <param name="Detail">What else has to be known, by name. Never a secret, and no text that a revision holds already.</param>
public sealed record AuditEvent(DateTimeOffset At, string Actor, string Action, string Subject, ImmutableSortedDictionary<string, string> Detail)
{
    /// <summary>The actor of what is done by commands on the server itself.</summary>
    public const string CommandLineActor = "command line";

    /// <summary>The greatest number of characters of all names and values of <see cref="Detail"/> together.</summary>
    public const int MostDetailCharacters = 4_000;

    /// <summary>An event without a detail.</summary>
    public AuditEvent(DateTimeOffset at, string actor, string action, string subject)
        : this(at, actor, action, subject, NoDetail)
    {
    }

    /// <summary>Nothing else to know; add to it.</summary>
    public static ImmutableSortedDictionary<string, string> NoDetail { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
