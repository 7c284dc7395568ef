using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Lookups;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Terms;

/// <summary>Labels and what they mean.</summary>
public static class TermFields
{
    private const int LongestLabel = 200;
    private const int MostSuggestions = 50;
    private const int UsualSuggestions = 10;

    /// <summary>What a word means and whether to use it.</summary>
    [Field("Query.lookup")]
    public static LookupResult Lookup(string label, IReadOnlyList<string>? languages, CatalogueView view)
    {
        if (label.Length > LongestLabel)
            throw new GraphQLException(new GraphQLError(
                string.Create(CultureInfo.InvariantCulture, $"`label` has {label.Length} characters; at most {LongestLabel} are allowed."), ErrorCode.BadArgument));
        return LabelLookup.Find(view.Catalogue, label, view.Languages, languages is null ? null : [.. languages]);
    }

    /// <summary>Completions while a person types.</summary>
    [Field("Query.suggest")]
    public static ImmutableArray<Term> Suggest(string prefix, IReadOnlyList<Series>? series, int? first, CatalogueView view)
    {
        if (prefix.Length > LongestLabel)
            throw new GraphQLException(new GraphQLError(
                string.Create(CultureInfo.InvariantCulture, $"`prefix` has {prefix.Length} characters; at most {LongestLabel} are allowed."), ErrorCode.BadArgument));
        if (first is < 1 or > MostSuggestions)
            throw new GraphQLException(new GraphQLError(string.Create(CultureInfo.InvariantCulture, $"`first` is {first}; it must be from 1 to {MostSuggestions}."), ErrorCode.BadArgument));
        return view.Catalogue.Completion.Complete(prefix, series, view.Languages, first ?? UsualSuggestions);
    }

    /// <summary>The sheet that a match leads to.</summary>
    [Field("TermMatch.factsheet")]
    public static Factsheet MatchSheet(TermMatch match) => match.Matched.Factsheet;

    /// <summary>The name as written.</summary>
    [Field("Term.label")]
    public static string Label(Term term) => term.Label.Text;

    /// <summary>Its language.</summary>
    [Field("Term.language")]
    public static string Language(Term term) => term.Label.Language;

    /// <summary>What kind of name it is.</summary>
    [Field("Term.kind")]
    public static LabelKind Kind(Term term) => term.Label.Kind;

    /// <summary>Whether to use it.</summary>
    [Field("Term.usage")]
    public static LabelUsage Usage(Term term) => term.Label.Usage;

    /// <summary>Why.</summary>
    [Field("Term.usageNote")]
    public static string? UsageNote(Term term) => term.Label.Note;

    /// <summary>Which editions of the guidelines say so.</summary>
    [Field("Term.guidelinesEditions")]
    public static ImmutableArray<int> GuidelinesEditions(Term term) => term.Label.Guidelines;

    /// <summary>How well the advice is sourced.</summary>
    [Field("Term.confidence")]
    public static Confidence Confidence(Term term) => term.Label.Confidence;

    /// <summary>A suggested label.</summary>
    [Field("Suggestion.label")]
    public static string SuggestedLabel(Term term) => term.Label.Text;

    /// <summary>Its language.</summary>
    [Field("Suggestion.language")]
    public static string SuggestedLanguage(Term term) => term.Label.Language;

    /// <summary>What kind of name it is.</summary>
    [Field("Suggestion.kind")]
    public static LabelKind SuggestedKind(Term term) => term.Label.Kind;

    /// <summary>Whether to use it.</summary>
    [Field("Suggestion.usage")]
    public static LabelUsage SuggestedUsage(Term term) => term.Label.Usage;
}
