namespace KnowledgeBase.Content.Entries;

/// <summary>Where an entry or fact comes from.</summary>
public enum Origin
{
    /// <summary>In the factsheet series of 2017.</summary>
    Booklet2017,

    /// <summary>Added later.</summary>
    LaterAddition,
}

/// <summary>How well a statement is sourced.</summary>
public enum Confidence
{
    /// <summary>Read in the source cited.</summary>
    Verified,

    /// <summary>Known through another source.</summary>
    Secondary,

    /// <summary>Not yet checked.</summary>
    Unverified,
}

/// <summary>Who a factsheet or source is of use to.</summary>
public enum Actor
{
    /// <summary>Children and young people.</summary>
    Children,

    /// <summary>Parents and carers.</summary>
    Caregivers,

    /// <summary>Teachers and others who educate.</summary>
    Educators,

    /// <summary>Police, prosecutors, courts.</summary>
    LawEnforcement,

    /// <summary>Parliaments and ministries.</summary>
    Legislators,

    /// <summary>Companies.</summary>
    PrivateSector,

    /// <summary>Non-governmental organisations.</summary>
    CivilSociety,

    /// <summary>Academics.</summary>
    Researchers,
}

/// <summary>Where a statement can be checked.</summary>
/// <param name="Source">The slug of a source.</param>
/// <param name="Locator">The place in it, such as "Article 23".</param>
public sealed record Citation(string Source, string? Locator = null);
