using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>A label of a sheet, with its advice resolved.</summary>
public sealed class Term
{
    internal Term(Label label, Factsheet sheet)
    {
        Label = label;
        Factsheet = sheet;
        Folded = LabelFolding.Fold(label.Text);
    }

    /// <summary>The label as written.</summary>
    public Label Label { get; }

    /// <summary>The sheet that it names.</summary>
    public Factsheet Factsheet { get; }

    /// <summary>The label without differences of case, accents and punctuation.</summary>
    public string Folded { get; }

    /// <summary>Whether it should not stand in one's own text.</summary>
    public bool IsDiscouraged => Label.Usage is LabelUsage.Avoid or LabelUsage.LegalContextOnly;

    /// <summary>What to say instead; never null when <see cref="IsDiscouraged"/>.</summary>
    public Term? InsteadUse { get; internal set; }

    /// <summary>The instruments in whose text or title it stands.</summary>
    public ImmutableArray<Instrument> StandsIn { get; internal set; } = [];

    /// <summary>The sources of the advice.</summary>
    public ImmutableArray<CitedSource> Citations { get; internal set; } = [];
}
