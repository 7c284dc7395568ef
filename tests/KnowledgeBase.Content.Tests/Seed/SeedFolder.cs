using System.Text;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Tests.Seed;

/// <summary>A small, sound seed folder, of which a test changes one thing.</summary>
internal sealed class SeedFolder
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    internal SeedFolder()
    {
        this["release.yaml"] = "version: 2026.1.0\ndate: 2026-11-22\nlanguages: [en]\nfallback: [en]\n";
        this["sources/book.yaml"] = "slug: book\ntitle: A book\n";
        this["manifestations/harm.yaml"] = """
            slug: harm
            position: 1
            origin: BOOKLET_2017
            confidence: VERIFIED
            as-of: 2026-11-22
            labels:
              - text: harm
                language: en
                kind: PREFERRED
                usage: RECOMMENDED
                confidence: UNVERIFIED

            """;
        this["manifestations/harm.en.md"] = """
            ---
            title: Harm
            summary: A summary.
            plain-language-summary: In plain words.
            definition: It is harm.
            definition-citations: [{source: book}]
            ---

            ## Overview

            Text.

            """;
        this["legal-frameworks/treaty.yaml"] = """
            slug: treaty
            position: 1
            origin: BOOKLET_2017
            confidence: VERIFIED
            as-of: 2026-11-22
            labels:
              - {text: Treaty, language: en, kind: PREFERRED, usage: RECOMMENDED, confidence: UNVERIFIED}
            instruments:
              - slug: treaty
                kind: TREATY
                official-title: {en: The Treaty on bad word}
                short-title: {en: Treaty}
                reference: T 1
                adopted-by: {en: States}
                adopted-on: 2000-01-01
                in-force-on: 2002-01-01
                confidence: VERIFIED
                citations: [{source: book}]
                provisions:
                  - article: "1"
                    heading: {en: One}
                    summary: {en: One.}
                    obligation: PREVENTION
                    confidence: VERIFIED
                    citations: [{source: book}]
                    coverage:
                      - manifestation: harm
                        level: PARTIAL
                        rationale: {en: Why.}
                        confidence: VERIFIED
                        assessed-on: 2026-11-22
                        citations: [{source: book}]
                assessments:
                  - manifestation: harm
                    level: PARTIAL
                    rationale: {en: Why.}
                    confidence: VERIFIED
                    assessed-on: 2026-11-22
                    citations: [{source: book}]

            """;
        this["legal-frameworks/treaty.en.md"] = this["manifestations/harm.en.md"].Replace("Harm", "Treaty", StringComparison.Ordinal);
        this["countries/abc.yaml"] = """
            code: ABC
            slug: country-abc
            names: {en: Abcland}
            treaty-records:
              - instrument: treaty
                status: PARTY
                as-of: 2026-11-22
                confidence: VERIFIED
                citations: [{source: book}]

            """;
    }

    internal string this[string path]
    {
        get => Encoding.UTF8.GetString(_files[path]);
        set => _files[path] = Encoding.UTF8.GetBytes(value);
    }

    internal SeedFolder With(string path, byte[] content)
    {
        _files[path] = content;
        return this;
    }

    internal SeedFolder With(string path, string content) => With(path, Encoding.UTF8.GetBytes(content));

    internal SeedFolder Without(string path)
    {
        Assert.True(_files.Remove(path));
        return this;
    }

    /// <summary>Replaces the one place where a file has this text.</summary>
    internal SeedFolder Change(string path, string before, string after)
    {
        var content = this[path];
        Assert.Equal(2, content.Split(before).Length);
        this[path] = content.Replace(before, after, StringComparison.Ordinal);
        return this;
    }

    internal SeedFolder Append(string path, string lines)
    {
        this[path] += lines;
        return this;
    }

    internal SeedReadResult Read() => SeedReader.Read(_files.Select(file => new SeedFile(file.Key, file.Value)));

    /// <summary>Every problem of form and of content, one a line.</summary>
    internal string[] Problems() => [.. RuleSet.Check(Read()).Select(problem => problem.ToString())];
}
