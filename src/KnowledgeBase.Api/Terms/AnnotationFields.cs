using System.Globalization;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Annotations;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Terms;

/// <summary>The catalogue's labels in other people's texts. A text is neither kept nor logged.</summary>
public static class AnnotationFields
{
    private const int LongestText = 200_000;
    private const int MostMatches = 2_000;
    private const int MostExcluded = 500;

    /// <summary>Finds labels in a text.</summary>
    [Field("Query.annotate")]
    public static Annotation Annotate(string text, string? language, bool? firstOnly, IReadOnlyList<string>? exclude, CatalogueView view)
    {
        if (text.Length > LongestText)
            throw Bad(string.Create(CultureInfo.InvariantCulture, $"`text` has {text.Length} characters; at most {LongestText} are allowed. Send it in parts, cut between paragraphs."));
        if (exclude?.Count > MostExcluded)
            throw Bad(string.Create(CultureInfo.InvariantCulture, $"`exclude` has {exclude.Count} entries; at most {MostExcluded} are allowed."));
        var annotator = view.Catalogue.Annotator;
        var wanted = language ?? view.Languages.FirstOrDefault() ?? LocalizedText.SourceLanguage;
        if (LanguageRange.BestMatch(wanted, annotator.Languages) is not { } found)
            throw Bad($"There are no labels in \"{wanted}\" to find. There are some in: {string.Join(", ", annotator.Languages)}.");
        var annotation = annotator.Annotate(text, found, firstOnly ?? true, exclude, MostMatches);
        return annotation.IsComplete
            ? annotation
            : throw Bad(string.Create(CultureInfo.InvariantCulture, $"The text has more than {MostMatches} matches. Ask for the first ones only (`firstOnly: true`), or send it in parts, cut between paragraphs."));
    }

    /// <summary>The sheet that a match leads to.</summary>
    [Field("AnnotatedSpan.factsheet")]
    public static Factsheet Sheet(AnnotatedSpan span) => span.Term.Factsheet;

    private static GraphQLException Bad(string message) => new(new GraphQLError(message, ErrorCode.BadArgument));
}
