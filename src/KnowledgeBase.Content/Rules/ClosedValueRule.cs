using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>Values that documents hold as texts but that come from a closed list (seed-data/README.md), or have a fixed form.</summary>
internal static class ClosedValueRule
{
    private static readonly string[] Regions = ["AFRICAN_UNION", "COUNCIL_OF_EUROPE", "EUROPEAN_UNION"];
    private static readonly string[] Actions = ["RATIFICATION", "ACCESSION", "ACCEPTANCE", "APPROVAL", "SUCCESSION"];
    private static readonly string[] ResourceTypes = ["DOCUMENT", "WEB_PAGE", "LEGAL_TEXT", "DATASET", "NEWS"];

    private static readonly string[] DocumentTypes =
    [
        "TREATY", "DIRECTIVE", "GUIDELINE", "HANDBOOK", "REPORT", "ARTICLE", "GLOSSARY", "OPINION", "DECLARATION", "PRESS_RELEASE", "STATUS_TABLE",
        "COMMENTARY", "REFERENCE",
    ];

    private static readonly string[] ExploitationTypes = ["ONLINE", "PROSTITUTION", "TRAFFICKING", "TRAVEL_AND_TOURISM"];
    private static readonly string[] HelpKinds = ["HOTLINE", "HELPLINE", "LAW_ENFORCEMENT", "INFORMATION"];
    private static readonly string[] Audiences = ["PROFESSIONAL", "YOUNG_PEOPLE"];

    /// <summary>The closed lists by the name of the property, single or list, that takes its values from one.</summary>
    internal static FrozenDictionary<string, string[]> ByProperty { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["regions"] = Regions,
        ["action"] = Actions,
        ["resourceType"] = ResourceTypes,
        ["documentType"] = DocumentTypes,
        ["exploitationTypes"] = ExploitationTypes,
        ["resourceKind"] = HelpKinds,
        ["audiences"] = Audiences,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static void Check(RuleContext context)
    {
        foreach (var entry in context.Entries)
        {
            switch (entry)
            {
                case CountryEntry country:
                    CheckCountry(context, country);
                    break;
                case SourceEntry source:
                    CheckOne(context, source, "resourceType", source.ResourceType, ResourceTypes);
                    CheckOne(context, source, "documentType", source.DocumentType, DocumentTypes);
                    CheckAll(context, source, "exploitationTypes", source.ExploitationTypes, ExploitationTypes);
                    CheckUrl(context, source, "url", source.Url);
                    break;
                case HelpResourceEntry help:
                    CheckOne(context, help, "resourceKind", help.ResourceKind, HelpKinds);
                    CheckAll(context, help, "audiences", help.Audiences, Audiences);
                    CheckUrl(context, help, "url", help.Url);
                    break;
                case LegalFrameworkEntry framework:
                    for (var i = 0; i < framework.Instruments.Length; i++)
                        CheckUrl(context, framework, $"instruments[{i}].textUrl", framework.Instruments[i].TextUrl);
                    break;
            }

            if (entry is FactsheetEntry sheet)
            {
                for (var i = 0; i < sheet.Labels.Length; i++)
                    CheckEditions(context, sheet, $"labels[{i}].guidelines", sheet.Labels[i].Guidelines);
            }
        }
    }

    /// <summary>Each edition once, oldest first: so two people who write the same advice write the same document.</summary>
    private static void CheckEditions(RuleContext context, FactsheetEntry sheet, string path, ImmutableArray<int> editions)
    {
        for (var i = 0; i < editions.Length; i++)
        {
            if (editions[i] is not (2016 or 2025))
                context.Report(sheet, $"{path}[{i}]", ProblemCodes.UnknownValue, $"{editions[i]} is no edition of the guidelines: 2016 or 2025.");
            else if (i > 0 && editions[i] <= editions[i - 1])
                context.Report(sheet, $"{path}[{i}]", ProblemCodes.EditionOrder, $"The edition {editions[i]} stands after {editions[i - 1]}. Write each edition once, the oldest first.");
        }
    }

    private static void CheckCountry(RuleContext context, CountryEntry country)
    {
        if (country.Code.Length != 3 || country.Code.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
            context.Report(country, "code", ProblemCodes.UnknownValue, $"'{country.Code}' is no ISO 3166-1 alpha-3 code: three capital letters.");
        CheckAll(context, country, "regions", country.Regions, Regions);
        for (var i = 0; i < country.TreatyRecords.Length; i++)
            CheckOne(context, country, $"treatyRecords[{i}].action", country.TreatyRecords[i].Action, Actions);
    }

    private static void CheckAll(RuleContext context, Entry entry, string path, ImmutableArray<string> values, string[] allowed)
    {
        for (var i = 0; i < values.Length; i++)
            CheckOne(context, entry, $"{path}[{i}]", values[i], allowed);
    }

    private static void CheckOne(RuleContext context, Entry entry, string path, string? value, string[] allowed)
    {
        if (value is not null && !allowed.Contains(value, StringComparer.Ordinal))
            context.Report(entry, path, ProblemCodes.UnknownValue, $"'{value}' is not one of {string.Join(", ", allowed)}.");
    }

    private static void CheckUrl(RuleContext context, Entry entry, string path, string? url)
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Length > 0 && !url.Contains(' ', StringComparison.Ordinal)))
            context.Report(entry, path, ProblemCodes.BadUrl, $"'{url}' is no web address that begins with https:// or http://.");
    }
}
