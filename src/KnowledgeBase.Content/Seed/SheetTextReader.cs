using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Seed;

/// <summary>A text file: front matter between two lines of three hyphens, then sections under headings of the second level.</summary>
internal static class SheetTextReader
{
    private const string Fence = "---";
    private const string CitationsKey = "definition-citations";

    /// <summary>The text, and, for English, the citations of the definition; null where the file has no readable front matter.</summary>
    internal static (JsonObject Text, JsonNode? DefinitionCitations)? Read(string content, string language, SeedScope scope)
    {
        var lines = content.Split('\n');
        var close = Array.IndexOf(lines, Fence, 1);
        if (!string.Equals(lines[0], Fence, StringComparison.Ordinal) || close < 0)
        {
            scope.Report(1, 1, ProblemCodes.FrontMatter, "The file must begin with front matter: a line '---', lines of 'key: value', a line '---'.");
            return null;
        }

        var path = $"texts.{language}";
        scope.LineOffset = 1;
        var front = YamlTree.Parse(string.Join('\n', lines[1..close]) + "\n", scope);
        JsonNode? citations = null;
        var text = front is null ? null : ReadFront(front, language, path, scope, out citations);
        scope.LineOffset = 0;
        var sections = ReadSections(lines, close + 1, language, path, scope);
        if (text is null)
            return null;
        text["sections"] = sections;
        return (text, citations);
    }

    private static JsonObject ReadFront(YamlMapping front, string language, string path, SeedScope scope, out JsonNode? citations)
    {
        var isSource = string.Equals(language, LocalizedText.SourceLanguage, StringComparison.Ordinal);
        citations = null;
        for (var i = front.Pairs.Count - 1; i >= 0; i--)
        {
            var (key, value) = front.Pairs[i];
            if (isSource && string.Equals(key.Value, CitationsKey, StringComparison.Ordinal))
            {
                scope.Remember("definitionCitations", key.Line, key.Column);
                citations = DocumentReader.Read(value, DocumentShape.OfCitations, "definitionCitations", scope);
                front.Pairs.RemoveAt(i);
            }
            else if (!isSource && string.Equals(key.Value, CitationsKey, StringComparison.Ordinal))
            {
                scope.Report(key, ProblemCodes.UnknownKey, "The citations of the definition stand in the English file only. Delete them here.", path);
                front.Pairs.RemoveAt(i);
            }
            else if (isSource && key.Value is "translation")
            {
                scope.Report(key, ProblemCodes.UnknownKey, "English is the source language: its file has no 'translation'.", path);
                front.Pairs.RemoveAt(i);
            }
        }

        if (!isSource && front.Find("translation") is null)
            scope.Report(front, ProblemCodes.MissingKey, "The key 'translation' is missing: {status, of-revision, of-text}.", path);
        scope.Remember(path, front.Line, front.Column);
        return DocumentReader.ReadRecord(front, DocumentShape.OfFrontMatter, path, scope);
    }

    private static JsonArray ReadSections(string[] lines, int first, string language, string path, SeedScope scope)
    {
        var sections = new JsonArray();
        var last = -1;
        var seen = new HashSet<SectionKind>();
        var at = first;
        while (at < lines.Length && !IsHeading(lines[at]))
        {
            if (lines[at].Length > 0 && !string.IsNullOrWhiteSpace(lines[at]))
            {
                scope.Report(at + 1, 1, ProblemCodes.TextOutsideSection, "There is text before the first section. Put it under a heading such as '## Overview'.", path);
                while (at < lines.Length && !IsHeading(lines[at]))
                    at++;
                break;
            }

            at++;
        }

        while (at < lines.Length)
        {
            var headingLine = at++;
            var start = at;
            while (at < lines.Length && !IsHeading(lines[at]))
                at++;
            var heading = lines[headingLine][3..].TrimEnd();
            if (SectionHeadings.Find(heading, language) is not { } kind)
            {
                var known = string.Join(", ", Enum.GetValues<SectionKind>().Select(k => SectionHeadings.Of(k, language)));
                scope.Report(headingLine + 1, 4, ProblemCodes.UnknownSection, $"'{heading}' is no section in this language. Sections: {known}.", path);
                continue;
            }

            if (!seen.Add(kind))
            {
                scope.Report(headingLine + 1, 4, ProblemCodes.DuplicateSection, $"The section '{heading}' stands twice. Keep one.", path);
                continue;
            }

            if ((int)kind < last)
                scope.Report(headingLine + 1, 4, ProblemCodes.SectionOrder, $"The section '{heading}' must stand before '{SectionHeadings.Of((SectionKind)last, language)}'.", path);
            last = Math.Max(last, (int)kind);
            var sectionPath = string.Create(CultureInfo.InvariantCulture, $"{path}.sections[{sections.Count}]");
            scope.Remember(sectionPath, headingLine + 1, 4);
            var body = Body(lines, start, at, out var bodyLine);
            if (body.Length == 0)
                scope.Report(headingLine + 1, 4, ProblemCodes.EmptySection, $"The section '{heading}' has no text. Write it or delete the heading.", sectionPath);
            scope.Remember($"{sectionPath}.body", bodyLine + 1, 1);
            sections.Add(new JsonObject { ["kind"] = WireNames.Of(kind), ["body"] = body });
        }

        return sections;
    }

    private static bool IsHeading(string line) => line.StartsWith("## ", StringComparison.Ordinal);

    /// <summary>The lines of a section without the empty ones around them and without spaces at their ends.</summary>
    private static string Body(string[] lines, int start, int end, out int firstLine)
    {
        while (start < end && string.IsNullOrWhiteSpace(lines[start]))
            start++;
        while (end > start && string.IsNullOrWhiteSpace(lines[end - 1]))
            end--;
        firstLine = start;
        return string.Join('\n', lines[start..end].Select(line => line.TrimEnd(' ')));
    }
}
