using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// What has to hold for a set of entries to be published, whoever wrote them: one rule set for seed files, editing and imports. Every rule looks at
/// all entries; all problems are found at once.
/// </summary>
public static class RuleSet
{
    /// <summary>The rules, in the order in which they are checked.</summary>
    private static readonly ImmutableArray<Action<RuleContext>> Rules =
    [
        SlugRule.Check,
        FormerNameRule.Check,
        PositionRule.Check,
        ClosedValueRule.Check,
        LanguageRule.Check,
        LinkRule.Check,
        RelationRule.Check,
        LabelRule.Check,
        AdviceRule.Check,
        SourceRule.Check,
        AssessmentRule.Check,
        TreatyRecordRule.Check,
        DateRule.Check,
        SheetTextRule.Check,
        PlainTextRule.Check,
        LengthRule.Check,
        MarkupRule.Check,
        AvoidedWordRule.Check,
        PlainLanguageRule.Check,
        UndatedSheetRule.Check,
        OrphanRule.Check,
        ConductRule.Check,
        RetirementRule.Check,
    ];

    /// <summary>Checks a whole set of entries, such as the next release.</summary>
    /// <param name="entries">Every entry of the set: a link to an entry that is not among them is broken.</param>
    /// <param name="positions">Where they stand in the seed files; null for entries that did not come from there.</param>
    /// <returns>The problems in the order of their places, then of rules. Warnings do not keep the set from being published; errors do.</returns>
    public static ImmutableArray<Problem> Check(IReadOnlyList<Entry> entries, SeedPositions? positions = null) =>
        Check(new RuleContext(entries, [], [], positions));

    /// <summary>
    /// Checks what was read from seed files, and gives the problems of the files' form and of what they say together. Of an entry whose files have problems
    /// of form only those are given; what is wrong with what it says shows once its form is right.
    /// </summary>
    public static ImmutableArray<Problem> Check(SeedReadResult seed)
    {
        var said = Check(new RuleContext([.. seed.Entries, .. seed.Damaged], seed.Damaged, seed.Unread, seed.Positions));
        return [.. seed.Problems.Concat(said).Order(ProblemOrder.ByPlace)];
    }

    private static ImmutableArray<Problem> Check(RuleContext context)
    {
        foreach (var check in Rules)
            check(context);
        return [.. context.Problems.Order(ProblemOrder.ByPlace)];
    }
}
