using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class NoFragmentCyclesRuleTests
{
    private const string Rule = "NoFragmentCyclesRule";

    [Fact]
    public void A_fragment_spread_twice_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ...a ...b } }
            fragment a on Dog { ...b }
            fragment b on Dog { name }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Two_fragments_that_spread_each_other_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ...nameFragment } }
            fragment nameFragment on Dog { name ...barkVolumeFragment }
            fragment barkVolumeFragment on Dog { barkVolume ...nameFragment }
            """);

        Assert.Equal(
            [
                """2:37 3:49 Fragment "nameFragment" spreads itself through "barkVolumeFragment".""",
            ],
            errors);
    }

    [Fact]
    public void A_cycle_through_fields_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ...dogFragment } }
            fragment dogFragment on Dog { name owner { ...ownerFragment } }
            fragment ownerFragment on Human { name pets { ...dogFragment } }
            """);

        Assert.Equal(
            [
                """2:44 3:47 Fragment "dogFragment" spreads itself through "ownerFragment".""",
            ],
            errors);
    }

    [Fact]
    public void A_fragment_that_spreads_itself_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment a on Dog { ...a }
            """);

        Assert.Equal(
            [
                """1:21 Fragment "a" spreads itself.""",
            ],
            errors);
    }

    [Fact]
    public void Longer_cycles_name_two_of_their_fragments()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment a on Dog { ...b }
            fragment b on Dog { ...c }
            fragment c on Dog { ...d }
            fragment d on Dog { ...a }
            """);

        Assert.Equal(
            [
                """1:21 2:21 3:21 4:21 Fragment "a" spreads itself through "b", "c" and 1 more.""",
            ],
            errors);
    }

    [Fact]
    public void Cycles_that_share_a_fragment_are_told_one_by_one()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment a on Dog { ...b ...c }
            fragment b on Dog { ...a }
            fragment c on Dog { ...a ...b }
            """);

        Assert.Equal(
            [
                """1:21 2:21 Fragment "a" spreads itself through "b".""",
                """1:26 3:21 Fragment "a" spreads itself through "c".""",
            ],
            errors);
    }

    [Fact]
    public void A_cycle_that_the_first_fragment_only_leads_to_is_found()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment a on Dog { ...b }
            fragment b on Dog { ...c }
            fragment c on Dog { ...b }
            """);

        Assert.Equal(
            [
                """2:21 3:21 Fragment "b" spreads itself through "c".""",
            ],
            errors);
    }

    [Fact]
    public void Unknown_fragments_are_another_rules_affair()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment a on Dog { ...nothing }
            """);

        Assert.Empty(errors);
    }
}
