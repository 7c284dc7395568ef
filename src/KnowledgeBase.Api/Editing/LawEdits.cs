using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Editing;

/// <summary>A change of something in an instrument that exists; it is a change of the legal framework that holds it.</summary>
public abstract record InstrumentEdit : EntryEdit
{
    /// <summary>The instrument's slug.</summary>
    public required string Instrument { get; init; }

    internal override string? TargetOf(DraftedEntries entries, EditScope scope)
    {
        if (entries.FrameworkOf(Instrument) is { } framework)
            return framework.Slug;
        scope.Field("instrument").NotFound($"There is no instrument '{Instrument}'.");
        return null;
    }

    internal override EntryKind KindOf(Entry? current) => EntryKind.LegalFramework;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope)
    {
        var framework = current as LegalFrameworkEntry;
        var index = framework is null ? -1 : LawParts.IndexOf(framework, Instrument);
        if (index < 0)
        {
            scope.Field("instrument").NotFound($"There is no instrument '{Instrument}'.");
            return null;
        }

        var at = scope.At($"instruments[{index}]");
        at.At("slug", "instrument");
        var instrument = Apply(framework!.Instruments[index], at);
        return instrument is null ? null : framework with { Instruments = framework.Instruments.SetItem(index, instrument) };
    }

    /// <summary>The instrument as it shall be.</summary>
    private protected abstract InstrumentRecord? Apply(InstrumentRecord instrument, EditScope scope);
}

/// <summary>Creates or changes an instrument.</summary>
public sealed record PutInstrumentInput(string Framework, string Slug, InstrumentPatch Patch) : EntryEdit
{
    internal override string? TargetOf(DraftedEntries entries, EditScope scope)
    {
        if (entries.Find(Framework) is LegalFrameworkEntry)
            return Framework;
        scope.Field("framework").NotFound($"There is no legal framework '{Framework}'.");
        return null;
    }

    internal override EntryKind KindOf(Entry? current) => EntryKind.LegalFramework;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope)
    {
        if (current is not LegalFrameworkEntry framework)
        {
            scope.Field("framework").NotFound($"There is no legal framework '{Framework}'.");
            return null;
        }

        var index = LawParts.IndexOf(framework, Slug);
        var at = scope.At($"instruments[{(index < 0 ? framework.Instruments.Length : index)}]", "patch");
        scope.At($"instruments[{(index < 0 ? framework.Instruments.Length : index)}].slug", "slug");
        var instrument = Patch.Apply(index < 0 ? null : framework.Instruments[index], Slug, at);
        return framework with { Instruments = index < 0 ? framework.Instruments.Add(instrument) : framework.Instruments.SetItem(index, instrument) };
    }
}

/// <summary>Takes an instrument out of its legal framework.</summary>
public sealed record RemoveInstrumentInput : InstrumentEdit
{
    internal override Entry? Apply(Entry? current, string slug, EditScope scope)
    {
        var index = current is LegalFrameworkEntry framework ? LawParts.IndexOf(framework, Instrument) : -1;
        if (index >= 0)
            return (LegalFrameworkEntry)current! with { Instruments = ((LegalFrameworkEntry)current).Instruments.RemoveAt(index) };
        scope.Field("instrument").NotFound($"There is no instrument '{Instrument}'.");
        return null;
    }

    private protected override InstrumentRecord? Apply(InstrumentRecord instrument, EditScope scope) => null;
}

/// <summary>Creates or changes a provision.</summary>
public sealed record PutProvisionInput(string Article, ProvisionPatch Patch) : InstrumentEdit
{
    private protected override InstrumentRecord? Apply(InstrumentRecord instrument, EditScope scope)
    {
        var index = LawParts.IndexOf(instrument, Article);
        var place = $"provisions[{(index < 0 ? instrument.Provisions.Length : index)}]";
        var provision = Patch.Apply(index < 0 ? null : instrument.Provisions[index], Article, scope.At(place, "patch"));
        scope.At($"{place}.article", "article");
        return instrument with { Provisions = index < 0 ? instrument.Provisions.Add(provision) : instrument.Provisions.SetItem(index, provision) };
    }
}

/// <summary>A change of something in a provision that exists.</summary>
public abstract record ProvisionEdit : InstrumentEdit
{
    /// <summary>The article as the catalogue writes it.</summary>
    public required string Article { get; init; }

    private protected override InstrumentRecord? Apply(InstrumentRecord instrument, EditScope scope)
    {
        var index = LawParts.IndexOf(instrument, Article);
        if (index >= 0)
        {
            var provision = Apply(instrument.Provisions[index], scope.At($"provisions[{index}]"));
            return provision is null ? null : instrument with { Provisions = instrument.Provisions.SetItem(index, provision) };
        }

        scope.Field("article").NotFound($"'{instrument.Slug}' has no provision '{LawParts.Short(Article)}'. Articles are named as the catalogue writes them, such as 23, 20(1)(f) or 4-5.");
        return null;
    }

    /// <summary>The provision as it shall be.</summary>
    private protected abstract ProvisionRecord? Apply(ProvisionRecord provision, EditScope scope);
}

/// <summary>Takes a provision out of its instrument.</summary>
public sealed record RemoveProvisionInput : ProvisionEdit
{
    private protected override InstrumentRecord? Apply(InstrumentRecord instrument, EditScope scope)
    {
        var index = LawParts.IndexOf(instrument, Article);
        return index < 0 ? base.Apply(instrument, scope) : instrument with { Provisions = instrument.Provisions.RemoveAt(index) };
    }

    private protected override ProvisionRecord? Apply(ProvisionRecord provision, EditScope scope) => null;
}

/// <summary>Says that a provision counts for a manifestation.</summary>
public sealed record SetCoverageInput(string Manifestation, CoveragePatch Patch) : ProvisionEdit
{
    private protected override ProvisionRecord? Apply(ProvisionRecord provision, EditScope scope)
    {
        var index = LawParts.IndexOf(provision, Manifestation);
        var place = $"coverage[{(index < 0 ? provision.Coverage.Length : index)}]";
        var coverage = Patch.Apply(index < 0 ? null : provision.Coverage[index], Manifestation, scope.At(place, "patch"));
        scope.At($"{place}.manifestation", "manifestation");
        return provision with { Coverage = index < 0 ? provision.Coverage.Add(coverage) : provision.Coverage.SetItem(index, coverage) };
    }
}

/// <summary>Takes back that a provision counts for a manifestation.</summary>
public sealed record RemoveCoverageInput(string Manifestation) : ProvisionEdit
{
    private protected override ProvisionRecord? Apply(ProvisionRecord provision, EditScope scope)
    {
        var index = LawParts.IndexOf(provision, Manifestation);
        if (index >= 0)
            return provision with { Coverage = provision.Coverage.RemoveAt(index) };
        scope.Field("manifestation").NotFound($"Article {provision.Article} says nothing on '{Manifestation}'.");
        return null;
    }
}

/// <summary>Judges how far an instrument reaches a manifestation.</summary>
public sealed record SetAssessmentInput(string Manifestation, AssessmentPatch Patch) : InstrumentEdit
{
    private protected override InstrumentRecord? Apply(InstrumentRecord instrument, EditScope scope)
    {
        var index = LawParts.AssessmentOf(instrument, Manifestation);
        var place = $"assessments[{(index < 0 ? instrument.Assessments.Length : index)}]";
        var assessment = Patch.Apply(index < 0 ? null : instrument.Assessments[index], Manifestation, scope.At(place, "patch"));
        scope.At($"{place}.manifestation", "manifestation");
        return instrument with { Assessments = index < 0 ? instrument.Assessments.Add(assessment) : instrument.Assessments.SetItem(index, assessment) };
    }
}

/// <summary>Takes back the judgement on a manifestation.</summary>
public sealed record RemoveAssessmentInput(string Manifestation) : InstrumentEdit
{
    private protected override InstrumentRecord? Apply(InstrumentRecord instrument, EditScope scope)
    {
        var index = LawParts.AssessmentOf(instrument, Manifestation);
        if (index >= 0)
            return instrument with { Assessments = instrument.Assessments.RemoveAt(index) };
        scope.Field("manifestation").NotFound($"'{instrument.Slug}' has no judgement on '{Manifestation}'.");
        return null;
    }
}

/// <summary>Finds the parts of legal frameworks by what names them.</summary>
internal static class LawParts
{
    internal static int IndexOf(LegalFrameworkEntry framework, string instrument)
    {
        for (var i = 0; i < framework.Instruments.Length; i++)
        {
            if (framework.Instruments[i].Slug == instrument)
                return i;
        }

        return -1;
    }

    internal static int IndexOf(InstrumentRecord instrument, string article)
    {
        for (var i = 0; i < instrument.Provisions.Length; i++)
        {
            if (instrument.Provisions[i].Article == article)
                return i;
        }

        return -1;
    }

    internal static int IndexOf(ProvisionRecord provision, string manifestation)
    {
        for (var i = 0; i < provision.Coverage.Length; i++)
        {
            if (provision.Coverage[i].Manifestation == manifestation)
                return i;
        }

        return -1;
    }

    internal static int AssessmentOf(InstrumentRecord instrument, string manifestation)
    {
        for (var i = 0; i < instrument.Assessments.Length; i++)
        {
            if (instrument.Assessments[i].Manifestation == manifestation)
                return i;
        }

        return -1;
    }

    /// <summary>What somebody gave, short enough to be said back.</summary>
    internal static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
