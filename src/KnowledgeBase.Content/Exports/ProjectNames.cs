namespace KnowledgeBase.Content.Exports;

/// <summary>Who made the content, and under which terms it may be used: what citations and exports carry.</summary>
public static class ProjectNames
{
    /// <summary>Who is credited.</summary>
    public const string Author = "KnowledgeBase contributors";

    /// <summary>Who publishes.</summary>
    public const string Publisher = "KnowledgeBase";

    /// <summary>The licence's short name.</summary>
    public const string LicenceName = "CC BY 4.0";

    /// <summary>The licence's identifier (SPDX).</summary>
    public const string LicenceId = "CC-BY-4.0";

    /// <summary>The licence's address.</summary>
    public const string LicenceUrl = "https://creativecommons.org/licenses/by/4.0/";
}
