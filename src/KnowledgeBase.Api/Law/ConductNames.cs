using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Law;

/// <summary>The conducts in words.</summary>
internal static class ConductNames
{
    /// <summary>A conduct's name in English.</summary>
    internal static string InEnglish(Conduct conduct) => conduct switch
    {
        Conduct.Produce => "Producing",
        Conduct.Offer => "Offering or making available",
        Conduct.Distribute => "Distributing or transmitting",
        Conduct.ImportOrExport => "Importing or exporting",
        Conduct.Sell => "Selling",
        Conduct.Procure => "Procuring",
        Conduct.Possess => "Possessing",
        Conduct.Access => "Knowingly accessing",
        Conduct.Solicit => "Soliciting a child",
        Conduct.Recruit => "Recruiting a child",
        Conduct.Coerce => "Coercing a child",
        Conduct.CauseToParticipate => "Causing a child to take part",
        Conduct.Profit => "Profiting",
        Conduct.AttendPerformance => "Attending performances",
        Conduct.EngageInSexualActivity => "Engaging in sexual activities with a child",
        Conduct.CauseToWitness => "Causing a child to witness",
        Conduct.ExposeToPornography => "Exposing a child to pornography",
        Conduct.Advertise => "Advertising",
        Conduct.Incite => "Inciting",
        Conduct.Conspire => "Associating to commit",
        Conduct.Attempt => "Attempting",
        Conduct.Aid => "Aiding or abetting",
        _ => "Another act",
    };
}
