using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Api.Editing;

/// <summary>Creates or changes a manifestation.</summary>
public sealed record PutManifestationInput(string Slug, ManifestationPatch Patch) : EntryEdit
{
    internal override string? TargetOf(DraftedEntries entries, EditScope scope) => Slug;

    internal override EntryKind KindOf(Entry? current) => EntryKind.Manifestation;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope) =>
        IsOrNone<ManifestationEntry>(current, scope, "slug", "manifestation", out var sheet) ? Patch.Apply(sheet, slug, scope.At("", "patch")) : null;
}

/// <summary>Creates or changes a factsheet on a legal framework.</summary>
public sealed record PutLegalFrameworkInput(string Slug, LegalFrameworkPatch Patch) : EntryEdit
{
    internal override string? TargetOf(DraftedEntries entries, EditScope scope) => Slug;

    internal override EntryKind KindOf(Entry? current) => EntryKind.LegalFramework;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope) =>
        IsOrNone<LegalFrameworkEntry>(current, scope, "slug", "legal framework", out var sheet) ? Patch.Apply(sheet, slug, scope.At("", "patch")) : null;
}

/// <summary>Creates or changes a technology term.</summary>
public sealed record PutTechnologyTermInput(string Slug, TechnologyTermPatch Patch) : EntryEdit
{
    internal override string? TargetOf(DraftedEntries entries, EditScope scope) => Slug;

    internal override EntryKind KindOf(Entry? current) => EntryKind.TechnologyTerm;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope) =>
        IsOrNone<TechnologyTermEntry>(current, scope, "slug", "technology term", out var sheet) ? Patch.Apply(sheet, slug, scope.At("", "patch")) : null;
}

/// <summary>A change of something that every sheet has.</summary>
public abstract record SheetEdit : EntryEdit
{
    /// <summary>The sheet's slug.</summary>
    public required string Slug { get; init; }

    internal override string? TargetOf(DraftedEntries entries, EditScope scope)
    {
        if (entries.Find(Slug) is FactsheetEntry)
            return Slug;
        scope.Field("slug").NotFound($"There is no factsheet '{Slug}'.");
        return null;
    }

    internal override EntryKind KindOf(Entry? current) => current?.Kind ?? EntryKind.Manifestation;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope)
    {
        if (current is FactsheetEntry sheet)
            return Apply(sheet, scope);
        scope.Field("slug").NotFound($"There is no factsheet '{slug}'.");
        return null;
    }

    /// <summary>The sheet as it shall be.</summary>
    private protected abstract FactsheetEntry? Apply(FactsheetEntry sheet, EditScope scope);

    /// <summary>A sheet's label by its text and language; -1 when there is none.</summary>
    private protected static int IndexOf(FactsheetEntry sheet, string label, string language)
    {
        for (var i = 0; i < sheet.Labels.Length; i++)
        {
            if (sheet.Labels[i].Text == label && sheet.Labels[i].Language == language)
                return i;
        }

        return -1;
    }
}

/// <summary>Writes or changes a sheet's text in one language.</summary>
public sealed record SetTextInput(string Language, TextPatch Patch) : SheetEdit
{
    private protected override FactsheetEntry? Apply(FactsheetEntry sheet, EditScope scope)
    {
        if (!SectionHeadings.Languages.Contains(Language, StringComparer.Ordinal))
        {
            scope.Field("language").Report(
                ProblemCodes.UnknownLanguage, $"Sheets are written in the languages {string.Join(", ", SectionHeadings.Languages)}, not in '{Language}'.");
            return null;
        }

        var isTranslation = Language != LocalizedText.SourceLanguage;
        var texts = sheet.Texts;
        var text = Patch.Apply(
            texts.GetValueOrDefault(Language),
            isTranslation ? texts.GetValueOrDefault(LocalizedText.SourceLanguage) : null,
            isTranslation,
            Math.Max(ExpectedRevision ?? 1, 1),
            scope.At($"texts.{Language}", "patch"));
        return sheet with { Texts = texts.SetItem(Language, text) };
    }
}

/// <summary>Takes out a translation.</summary>
public sealed record RemoveTextInput(string Language) : SheetEdit
{
    private protected override FactsheetEntry? Apply(FactsheetEntry sheet, EditScope scope)
    {
        if (Language == LocalizedText.SourceLanguage)
            scope.Field("language").Report(ProblemCodes.MissingEnglish, "The English text cannot be taken out: it is the source of the others.");
        else if (!sheet.Texts.ContainsKey(Language))
            scope.Field("language").NotFound($"'{sheet.Slug}' has no text in '{Language}'.");
        return sheet with { Texts = sheet.Texts.Remove(Language) };
    }
}

/// <summary>Adds a label or changes its advice.</summary>
public sealed record PutTermInput(string Label, string Language, TermPatch Patch) : SheetEdit
{
    private protected override FactsheetEntry? Apply(FactsheetEntry sheet, EditScope scope)
    {
        var index = IndexOf(sheet, Label, Language);
        var place = $"labels[{(index < 0 ? sheet.Labels.Length : index)}]";
        var label = Patch.Apply(index < 0 ? null : sheet.Labels[index], Label, Language, scope.At(place, "patch"));
        scope.At($"{place}.language", "language");
        if (!Patch.Label.IsPresent)
            scope.At($"{place}.text", "label");
        return sheet with { Labels = index < 0 ? sheet.Labels.Add(label) : sheet.Labels.SetItem(index, label) };
    }
}

/// <summary>Takes a label off a sheet.</summary>
public sealed record RemoveTermInput(string Label, string Language) : SheetEdit
{
    private protected override FactsheetEntry? Apply(FactsheetEntry sheet, EditScope scope)
    {
        var index = IndexOf(sheet, Label, Language);
        if (index >= 0)
            return sheet with { Labels = sheet.Labels.RemoveAt(index) };
        scope.Field("label").NotFound($"'{sheet.Slug}' has no such label in '{Language}'. It is compared letter by letter.");
        return null;
    }
}

/// <summary>Relates a sheet to another.</summary>
public sealed record RelateInput(SheetRelationKind Kind, string Target, GraphQL.Binding.Optional<IReadOnlyList<LocalizedTextInput>?> Note) : SheetEdit
{
    private protected override FactsheetEntry? Apply(FactsheetEntry sheet, EditScope scope)
    {
        var index = Relations.IndexOf(sheet, Kind, Target);
        var at = scope.At($"relations[{(index < 0 ? sheet.Relations.Length : index)}]");
        at.At("kind", "kind");
        at.At("target", "target");
        var relation = new SheetRelation(Kind, Target, at.Text(Note, index < 0 ? null : sheet.Relations[index].Note, "note"));
        return sheet with { Relations = index < 0 ? sheet.Relations.Add(relation) : sheet.Relations.SetItem(index, relation) };
    }
}

/// <summary>Takes back a relation.</summary>
public sealed record UnrelateInput(SheetRelationKind Kind, string Target) : SheetEdit
{
    private protected override FactsheetEntry? Apply(FactsheetEntry sheet, EditScope scope)
    {
        var index = Relations.IndexOf(sheet, Kind, Target);
        if (index >= 0)
            return sheet with { Relations = sheet.Relations.RemoveAt(index) };
        scope.Field("target").NotFound($"'{sheet.Slug}' has no such relation to '{Target}'. A relation stands on one of the two sheets; it may be on the other.");
        return null;
    }
}

/// <summary>Finds relations as written.</summary>
internal static class Relations
{
    internal static int IndexOf(FactsheetEntry sheet, SheetRelationKind kind, string target)
    {
        for (var i = 0; i < sheet.Relations.Length; i++)
        {
            if (sheet.Relations[i].Kind == kind && sheet.Relations[i].Target == target)
                return i;
        }

        return -1;
    }
}
