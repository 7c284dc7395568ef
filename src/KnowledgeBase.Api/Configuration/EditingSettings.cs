namespace KnowledgeBase.Api.Configuration;

/// <summary>How the team works together.</summary>
public sealed class EditingSettings
{
    /// <summary>Whether a reviewer may approve a changeset that they wrote in: for teams of one person. Default: false.</summary>
    public bool OwnApproval { get; set; }
}
