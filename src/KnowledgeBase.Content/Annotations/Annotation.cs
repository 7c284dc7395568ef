using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.Annotations;

/// <summary>What was found in a text.</summary>
/// <param name="Language">The language whose labels were looked for.</param>
/// <param name="Matches">The labels found, in the order of the text; they never overlap.</param>
/// <param name="IsComplete">False when the text has more matches than were asked for; those that are here are then worth nothing.</param>
public sealed record Annotation(string Language, ImmutableArray<AnnotatedSpan> Matches, bool IsComplete = true);

/// <summary>A label found in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units of the text as given.</param>
/// <param name="End">Where it ends (the first code unit behind it).</param>
/// <param name="Term">The label.</param>
/// <param name="Preferred">What to say: the label itself when it is recommended, else what its advice names, in the language of the text where there is one.</param>
/// <param name="Alternatives">The same label on other sheets, best first.</param>
/// <param name="IsQuoted">Whether it stands in quotation marks.</param>
public sealed record AnnotatedSpan(int Start, int End, Term Term, Term Preferred, ImmutableArray<Term> Alternatives, bool IsQuoted);
