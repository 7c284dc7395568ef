namespace KnowledgeBase.Content.Editing;

/// <summary>Where a changeset stands on its way to readers.</summary>
public enum ChangesetState
{
    /// <summary>Being written.</summary>
    Open,

    /// <summary>Handed in; a reviewer looks at it.</summary>
    Submitted,

    /// <summary>A reviewer agreed; it may be published.</summary>
    Approved,

    /// <summary>A reviewer wants something changed.</summary>
    ChangesRequested,

    /// <summary>Published: final.</summary>
    Published,

    /// <summary>Given up: final.</summary>
    Abandoned,
}

/// <summary>What can be done with a changeset that exists.</summary>
public enum ChangesetAction
{
    /// <summary>Saving, removing or discarding a draft in it.</summary>
    Edit,

    /// <summary>Handing it in for review.</summary>
    Submit,

    /// <summary>Agreeing to it.</summary>
    Approve,

    /// <summary>Asking for changes.</summary>
    RequestChanges,

    /// <summary>Saying something about it.</summary>
    Comment,

    /// <summary>Making it a release.</summary>
    Publish,

    /// <summary>Giving it up.</summary>
    Abandon,
}

/// <summary>What a review says.</summary>
public enum ReviewVerdict
{
    /// <summary>It may be published.</summary>
    Approve,

    /// <summary>Something has to change first.</summary>
    RequestChanges,

    /// <summary>A remark, which changes nothing.</summary>
    Comment,
}
