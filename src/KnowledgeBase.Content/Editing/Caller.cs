using System.Collections.Immutable;

namespace KnowledgeBase.Content.Editing;

/// <summary>Who asks for a change, and what they may do. Known only from a key or a token, never from what the request itself claims.</summary>
/// <param name="Name">The name that revisions, reviews and the audit log carry.</param>
/// <param name="Roles">What they may do; empty for nothing.</param>
/// <param name="Languages">The languages (BCP 47) that a <see cref="Role.Translator"/> may write; empty for none.</param>
public sealed record Caller(string Name, ImmutableHashSet<Role> Roles, ImmutableArray<string> Languages)
{
    /// <summary>Whether they have a role; an <see cref="Role.Admin"/> has every one.</summary>
    /// <param name="role">The role.</param>
    public bool Has(Role role) => Roles.Contains(role) || Roles.Contains(Role.Admin);
}
