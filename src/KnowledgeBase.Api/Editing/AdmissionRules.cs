using System.Collections.Frozen;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Api.Editing;

/// <summary>
/// What a draft must hold to be saved: every rule of the one rule set, except that it may still lack what another change adds later. What it lacks is among
/// the problems of the changeset and keeps that from being published. What was wrong before the change is not held against it.
/// </summary>
internal static class AdmissionRules
{
    /// <summary>What may still be missing while a changeset is written: each is made whole by a change of something else.</summary>
    private static readonly FrozenSet<string> MayCome = new[]
    {
        ProblemCodes.MissingPreferredLabel, ProblemCodes.MissingSource, ProblemCodes.MissingAsOf, ProblemCodes.MissingAssessment,
        ProblemCodes.AssessmentLevel, ProblemCodes.DuplicatePosition,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a draft.</summary>
    /// <param name="entries">All entries of the changeset.</param>
    /// <param name="before">The entry before; null for a new one.</param>
    /// <param name="after">The draft.</param>
    /// <param name="scope">Knows which field of the input says what.</param>
    internal static IEnumerable<EditProblem> Check(DraftedEntries entries, Entry? before, Entry after, EditScope scope)
    {
        var problems = Errors(entries, after);
        if (problems.Count > 0 && before is not null)
        {
            var old = Errors(entries, before).Select(problem => (problem.Code, problem.Message)).ToHashSet();
            problems.RemoveAll(problem => old.Contains((problem.Code, problem.Message)));
        }

        if (problems.Count == 0)
            problems.AddRange(Form(after));
        return problems.Select(problem => new EditProblem(scope.FieldOf(problem.Path ?? ""), problem.Path ?? "", EditProblemKind.Invalid, problem.Code, problem.Message));
    }

    private static List<Problem> Errors(DraftedEntries entries, Entry entry) =>
    [
        .. RuleSet.Check(entries.With(entry)).Where(problem => problem.Slug == entry.Slug
            && problem.Severity == ProblemSeverity.Error
            && !MayCome.Contains(problem.Code)
            && !(problem.Code == ProblemCodes.MissingEnglish && problem.Path == "texts")),
    ];

    /// <summary>Whether the entry, written as seed files, is read back as it is: the files must be able to hold all that editors write.</summary>
    private static IEnumerable<Problem> Form(Entry entry)
    {
        // The sources of the definition stand in the English text's file, which a new sheet does not have yet.
        if (entry is FactsheetEntry sheet && !sheet.Texts.ContainsKey(LocalizedText.SourceLanguage))
            entry = sheet with { DefinitionCitations = [] };
        var files = SeedWriter.Write(entry);
        var read = SeedReader.Read(files);
        foreach (var problem in read.Problems)
        {
            if (problem.Slug == entry.Slug)
                yield return problem;
        }

        var back = read.Entries.FirstOrDefault();
        foreach (var difference in back is null ? [] : DocumentDiff.Between(entry, back).Take(1))
        {
            yield return new Problem(
                Position: null,
                ProblemCodes.SurroundingSpace,
                "The text would not come back from the seed files as it is: there are spaces at the end of a line, or empty lines at an end. Delete them.",
                entry.Slug,
                difference.Path);
        }
    }
}
