using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Api.Editing;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Integration.Tests.Api;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>Patches as functions: an absent field leaves what is there, null clears it or says that it cannot; tried on every entry of the project, field by field.</summary>
public sealed class PatchTests
{
    private static readonly IReadOnlyList<Entry> Entries = SeedReader.Read(CatalogueService.RealSeed).Entries;

    /// <summary>Every kind of patch with every thing that it can be applied to, and how that is done.</summary>
    private static IEnumerable<(object Patch, object Current, Func<object, EditScope, object> Apply)> Cases()
    {
        foreach (var entry in Entries)
        {
            switch (entry)
            {
                case ManifestationEntry sheet:
                    yield return (new ManifestationPatch(), sheet, (patch, scope) => ((ManifestationPatch)patch).Apply(sheet, sheet.Slug, scope));
                    break;
                case TechnologyTermEntry sheet:
                    yield return (new TechnologyTermPatch(), sheet, (patch, scope) => ((TechnologyTermPatch)patch).Apply(sheet, sheet.Slug, scope));
                    break;
                case LegalFrameworkEntry sheet:
                    yield return (new LegalFrameworkPatch(), sheet, (patch, scope) => ((LegalFrameworkPatch)patch).Apply(sheet, sheet.Slug, scope));
                    foreach (var part in OfLaw(sheet))
                        yield return part;
                    break;
                case SourceEntry source:
                    yield return (new SourcePatch(), source, (patch, scope) => ((SourcePatch)patch).Apply(source, source.Slug, scope));
                    break;
                case HelpResourceEntry resource:
                    yield return (new HelpResourcePatch(), resource, (patch, scope) => ((HelpResourcePatch)patch).Apply(resource, resource.Slug, scope));
                    break;
                case CountryEntry country:
                    yield return (new CountryPatch(), country, (patch, scope) => ((CountryPatch)patch).Apply(country, country.Slug, country.Code, scope));
                    foreach (var record in country.TreatyRecords)
                        yield return (new PartyPatch(), record, (patch, scope) => ((PartyPatch)patch).Apply(record, record.Instrument, scope));
                    break;
            }

            if (entry is FactsheetEntry factsheet)
            {
                foreach (var label in factsheet.Labels)
                    yield return (new TermPatch(), label, (patch, scope) => ((TermPatch)patch).Apply(label, label.Text, label.Language, scope));
            }
        }
    }

    private static IEnumerable<(object Patch, object Current, Func<object, EditScope, object> Apply)> OfLaw(LegalFrameworkEntry sheet)
    {
        foreach (var instrument in sheet.Instruments)
        {
            yield return (new InstrumentPatch(), instrument, (patch, scope) => ((InstrumentPatch)patch).Apply(instrument, instrument.Slug, scope));
            foreach (var provision in instrument.Provisions)
            {
                yield return (new ProvisionPatch(), provision, (patch, scope) => ((ProvisionPatch)patch).Apply(provision, provision.Article, scope));
                foreach (var coverage in provision.Coverage)
                    yield return (new CoveragePatch(), coverage, (patch, scope) => ((CoveragePatch)patch).Apply(coverage, coverage.Manifestation, scope));
            }

            foreach (var assessment in instrument.Assessments)
                yield return (new AssessmentPatch(), assessment, (patch, scope) => ((AssessmentPatch)patch).Apply(assessment, assessment.Manifestation, scope));
        }
    }

    [Fact]
    public void A_patch_without_fields_changes_nothing()
    {
        var seen = new HashSet<Type>();
        foreach (var (patch, current, apply) in Cases())
        {
            var scope = EditScope.Create();
            Assert.Equal(Text(current), Text(apply(patch, scope)));
            Assert.Empty(scope.Problems);
            seen.Add(patch.GetType());
        }

        Assert.Equal(12, seen.Count);
    }

    [Fact]
    public void Null_clears_one_field_and_no_other_or_says_that_it_has_to_be_there()
    {
        var told = new SortedSet<string>(StringComparer.Ordinal);
        var done = new HashSet<(Type, string)>();
        foreach (var (patch, current, apply) in Cases())
        {
            foreach (var property in patch.GetType().GetProperties().Where(property => property.PropertyType.IsGenericType && done.Add((current.GetType(), property.Name))))
            {
                var cleared = patch.GetType().GetMethod("<Clone>$")!.Invoke(patch, null)!;
                property.SetValue(cleared, Activator.CreateInstance(property.PropertyType, [null]));
                var scope = EditScope.Create();
                var after = apply(cleared, scope);
                var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
                if (scope.Problems.Count > 0)
                {
                    var problem = Assert.Single(scope.Problems);
                    Assert.Equal(["input", name], problem.Field);
                    Assert.Equal($"'{name}' cannot be cleared: it has to be there. Leave it out to keep it as it is.", problem.Message);
                    told.Add($"{patch.GetType().Name}.{name}");
                    continue;
                }

                var differences = Differences(current, after);
                Assert.True(differences.Count <= 1, $"{patch.GetType().Name}.{name} = null changed {string.Join(", ", differences)}");
            }
        }

        Assert.Equal(
            [
                "AssessmentPatch.assessedOn", "AssessmentPatch.confidence", "AssessmentPatch.level", "AssessmentPatch.rationale",
                "CountryPatch.name",
                "CoveragePatch.assessedOn", "CoveragePatch.confidence", "CoveragePatch.level", "CoveragePatch.rationale",
                "HelpResourcePatch.description", "HelpResourcePatch.kind", "HelpResourcePatch.name", "HelpResourcePatch.url",
                "InstrumentPatch.adoptedBy", "InstrumentPatch.confidence", "InstrumentPatch.kind", "InstrumentPatch.officialTitle", "InstrumentPatch.reference", "InstrumentPatch.shortTitle",
                "LegalFrameworkPatch.confidence", "LegalFrameworkPatch.origin", "LegalFrameworkPatch.position",
                "ManifestationPatch.confidence", "ManifestationPatch.origin", "ManifestationPatch.position",
                "PartyPatch.asOf", "PartyPatch.confidence", "PartyPatch.status",
                "ProvisionPatch.confidence", "ProvisionPatch.heading", "ProvisionPatch.obligation", "ProvisionPatch.summary",
                "SourcePatch.title",
                "TechnologyTermPatch.category", "TechnologyTermPatch.confidence", "TechnologyTermPatch.origin", "TechnologyTermPatch.position",
                "TermPatch.confidence", "TermPatch.kind", "TermPatch.label", "TermPatch.usage",
            ],
            told);
    }

    [Fact]
    public void Texts_by_language_are_patched_language_by_language()
    {
        var source = new SourceEntry { Slug = "book", Title = "A book", Note = LocalizedText.English("A note") };
        var patch = new SourcePatch { Note = Given([new LocalizedTextInput("es", "Una nota")]) };

        var both = patch.Apply(source, source.Slug, EditScope.Create());
        var one = new SourcePatch { Note = Given([new LocalizedTextInput("es", null)]) }.Apply(both, source.Slug, EditScope.Create());
        var none = new SourcePatch { Note = Given([new LocalizedTextInput("en", null)]) }.Apply(one, source.Slug, EditScope.Create());

        Assert.Equal([("en", "A note"), ("es", "Una nota")], both.Note!.ByLanguage.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("en", "A note")], one.Note!.ByLanguage.Select(pair => (pair.Key, pair.Value)));
        Assert.Null(none.Note);
    }

    [Fact]
    public void Sections_come_to_stand_in_their_order_and_those_not_named_stay()
    {
        var text = new SheetText { Title = "T", Summary = "S", PlainLanguageSummary = "P", Definition = "D", Sections = [new(SectionKind.Overview, "one"), new(SectionKind.Response, "two")] };
        var patch = new TextPatch { Sections = new([new SectionInput(SectionKind.Impact, "between"), new SectionInput(SectionKind.Overview, null), new SectionInput(SectionKind.FurtherReading, "last")]) };

        var after = patch.Apply(text, english: null, isTranslation: false, ofRevision: 1, EditScope.Create());

        Assert.Equal([(SectionKind.Impact, "between"), (SectionKind.Response, "two"), (SectionKind.FurtherReading, "last")], after.Sections.Select(section => (section.Kind, section.Body)));
    }

    [Fact]
    public void A_field_of_the_document_leads_back_to_the_field_of_the_input()
    {
        var scope = EditScope.Create();
        var input = new PutTermInput("luring", "en", new TermPatch { Citations = new([new CitationInput("nothing", null)]), Usage = new(LabelUsage.Avoid), Kind = new(LabelKind.Alternative), Confidence = new(Confidence.Unverified) })
        {
            Changeset = "x",
            Slug = "online-grooming",
        };
        var sheet = Entries.OfType<ManifestationEntry>().First(entry => entry.Labels.Length > 1 && entry.Labels.All(label => label.Text != "luring"));
        input.Apply(sheet, sheet.Slug, scope);
        var at = $"labels[{sheet.Labels.Length}]";

        Assert.Equal(["input", "patch", "citations", "0", "source"], scope.FieldOf($"{at}.citations[0].source"));
        Assert.Equal(["input", "patch", "insteadUse"], scope.FieldOf($"{at}.instead"));
        Assert.Equal(["input", "label"], scope.FieldOf($"{at}.text"));
        Assert.Equal(["input", "patch"], scope.FieldOf(at));
        Assert.Equal(["input"], scope.FieldOf("relations[0].target"));
    }

    private static Optional<IReadOnlyList<LocalizedTextInput>?> Given(LocalizedTextInput[] texts) => new(texts);

    /// <summary>The top-level properties in which two records differ.</summary>
    private static List<string> Differences(object before, object after) =>
    [
        .. before.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => Text(property.GetValue(before)) != Text(property.GetValue(after))).Select(property => property.Name),
    ];

    /// <summary>A value by its content, whatever records and lists it is made of.</summary>
    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => JsonValue.Create(text).ToJsonString(),
        Entry entry => Encoding.UTF8.GetString(CanonicalJson.Serialize(entry)),
        LocalizedText text => string.Join(',', text.ByLanguage.Select(pair => $"{pair.Key}={pair.Value}")),
        IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(Text))}]",
        _ when value.GetType().Namespace == typeof(Entry).Namespace && value is not (PartialDate or Enum) =>
            $"{{{string.Join(',', value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => $"{property.Name}:{Text(property.GetValue(value))}"))}}}",
        _ => value.ToString()!,
    };
}
