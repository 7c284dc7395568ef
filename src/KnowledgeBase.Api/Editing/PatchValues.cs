using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>
/// What a patch's field and the present value come to: an absent field leaves the value, null clears it, a value replaces it. Each also notes which
/// property the field says.
/// </summary>
internal static class PatchValues
{
    /// <summary>A value that has to be there.</summary>
    internal static T Required<T>(this EditScope scope, Optional<T?> given, T? current, string property, string? field = null)
        where T : struct
    {
        var at = scope.At(property, field ?? property);
        if (given.IsPresent && given.Value is null)
            at.Uncleared(field ?? property);
        else if (given.Or(current) is { } value)
            return value;
        else
            at.Missing(field ?? property);
        return default;
    }

    /// <summary>A text that has to be there.</summary>
    internal static string Required(this EditScope scope, Optional<string?> given, string? current, string property, string? field = null)
    {
        var at = scope.At(property, field ?? property);
        if (given.IsPresent && given.Value is null)
            at.Uncleared(field ?? property);
        else if (given.Or(current) is { } value)
            return value;
        else
            at.Missing(field ?? property);
        return "";
    }

    /// <summary>A value that may be there.</summary>
    internal static T? Kept<T>(this EditScope scope, Optional<T?> given, T? current, string property, string? field = null)
    {
        scope.At(property, field ?? property);
        return given.Or(current);
    }

    /// <summary>A value that has a default: null gives the default back.</summary>
    internal static T Else<T>(this EditScope scope, Optional<T?> given, T current, string property, string? field = null, T fallback = default)
        where T : struct
    {
        scope.At(property, field ?? property);
        return given.IsPresent ? given.Value ?? fallback : current;
    }

    /// <summary>A list: replaced whole; null empties it.</summary>
    internal static ImmutableArray<T> List<T>(
        this EditScope scope, Optional<IReadOnlyList<T>?> given, ImmutableArray<T> current, string property, string? field = null)
    {
        var at = scope.At(property, field ?? property);
        return given.IsPresent ? Items(given.Value, at, static (item, _) => item) : current;
    }

    /// <summary>A list whose items are made from the input's.</summary>
    internal static ImmutableArray<T> List<TInput, T>(
        this EditScope scope, Optional<IReadOnlyList<TInput>?> given, ImmutableArray<T> current, Func<TInput, EditScope, T> make, string property, string? field = null)
    {
        var at = scope.At(property, field ?? property);
        return given.IsPresent ? Items(given.Value, at, make) : current;
    }

    /// <summary>Citations.</summary>
    internal static ImmutableArray<Citation> Citations(
        this EditScope scope, Optional<IReadOnlyList<CitationInput>?> given, ImmutableArray<Citation> current, string property = "citations") =>
        scope.List(given, current, static (citation, _) => new Citation(citation.Source, citation.Locator), property);

    /// <summary>Citations of something that is given whole.</summary>
    internal static ImmutableArray<Citation> Citations(this EditScope scope, IReadOnlyList<CitationInput>? given) =>
        scope.Citations(new Optional<IReadOnlyList<CitationInput>?>(given), []);

    /// <summary>A text in several languages that may be there: languages that are not named stay; null takes all out.</summary>
    internal static LocalizedText? Text(
        this EditScope scope, Optional<IReadOnlyList<LocalizedTextInput>?> given, LocalizedText? current, string property, string? field = null)
    {
        var at = scope.At(property, field ?? property);
        if (!given.IsPresent)
            return current;
        if (given.Value is not { } texts)
            return null;
        var result = current?.ByLanguage ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
        {
            var (language, text) = texts[i];
            var place = at.At(language, i.ToString(CultureInfo.InvariantCulture), "text");
            if (!named.Add(language))
                place.Report(ProblemCodes.DuplicateKey, $"The language '{language}' is given twice.");
            result = text is null ? result.Remove(language) : result.SetItem(language, text);
        }

        return result.IsEmpty ? null : new LocalizedText(result);
    }

    /// <summary>A text in several languages that has to be there.</summary>
    internal static LocalizedText RequiredText(
        this EditScope scope, Optional<IReadOnlyList<LocalizedTextInput>?> given, LocalizedText? current, string property, string? field = null)
    {
        if (scope.Text(given, current, property, field) is { } text)
            return text;
        var at = scope.At(property, field ?? property);
        if (given.IsPresent)
            at.Uncleared(field ?? property);
        else
            at.Missing(field ?? property);
        return LocalizedText.English("");
    }

    private static ImmutableArray<T> Items<TInput, T>(IReadOnlyList<TInput>? given, EditScope at, Func<TInput, EditScope, T> make)
    {
        if (given is null)
            return [];
        var items = ImmutableArray.CreateBuilder<T>(given.Count);
        for (var i = 0; i < given.Count; i++)
            items.Add(make(given[i], at.Item(i, i)));
        return items.MoveToImmutable();
    }
}
