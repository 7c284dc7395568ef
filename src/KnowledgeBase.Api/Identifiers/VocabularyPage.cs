using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The page of the terms that our documents use beside SKOS, Dublin Core and schema.org.</summary>
internal static class VocabularyPage
{
    /// <summary>The end of its address.</summary>
    internal const string Name = "vocabulary";

    private const string Title = "Vocabulary";
    private const string Schema = "http://www.w3.org/2000/01/rdf-schema#";

    internal static string Write(PageContext context)
    {
        var address = $"{context.View.PublicUrl}/id/{Name}";
        return new PageFrame(Title, $"/id/{Name}", []) { Canonical = address, Alternates = PageParts.DataOf($"/id/{Name}", context) }.Write(context, html =>
        {
            html.Line("h1", Title).Own("<dl>\n");
            foreach (var subject in IdentifierGraph.Part(address, context).Subjects)
            {
                var name = subject.Node.Value[address.Length..].TrimStart('#');
                html.Line("dt", name.Length == 0 ? Title : name, ("id", name.Length == 0 ? null : name));
                foreach (var text in Texts(subject))
                    html.Line("dd", text.Value, ("lang", text.Language is { } language ? context.Marked(language) : null));
            }

            html.End("dl");
        });
    }

    /// <summary>What is said of a term in words.</summary>
    private static IEnumerable<Literal> Texts(RdfSubject subject) => subject.Properties
        .Where(static said => said.Property.Value is Schema + "label" or Schema + "comment")
        .SelectMany(static said => said.Values.OfType<Literal>());
}
