namespace KnowledgeBase.Content.Editing;

/// <summary>How a team works together.</summary>
/// <param name="OwnApproval">
/// Whether somebody may approve a changeset that they wrote in: for teams of one person. Otherwise every change is seen by a second person.
/// </param>
public sealed record EditingRules(bool OwnApproval = false);
