namespace KnowledgeBase.Content.Editing;

/// <summary>What somebody may do on the editorial endpoint.</summary>
public enum Role
{
    /// <summary>Read, with limits of their own.</summary>
    Partner,

    /// <summary>Write texts in given languages, and nothing else.</summary>
    Translator,

    /// <summary>Open, change, submit and abandon changesets.</summary>
    Editor,

    /// <summary>Review and publish what others changed.</summary>
    Reviewer,

    /// <summary>All of that, and manage keys.</summary>
    Admin,
}
