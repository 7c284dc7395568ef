namespace KnowledgeBase.Storage.Search;

/// <summary>What a text that matches is worth, best first. The numbers stand in the database.</summary>
public enum SearchRank : short
{
    /// <summary>A preferred label.</summary>
    PreferredLabel = 0,

    /// <summary>Another label that may be used.</summary>
    Label = 1,

    /// <summary>A title.</summary>
    Title = 2,

    /// <summary>A label that should not stand in one's own text: who knows only that word is led to the sheet that has the better one.</summary>
    DiscouragedLabel = 3,

    /// <summary>A summary.</summary>
    Summary = 4,

    /// <summary>A definition.</summary>
    Definition = 5,

    /// <summary>A section.</summary>
    Section = 6,
}
