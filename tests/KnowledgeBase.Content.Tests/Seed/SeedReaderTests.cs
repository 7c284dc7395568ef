using System.Text;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Tests.Seed;

/// <summary>Every code of the files' form, with the exact line that a person sees.</summary>
public sealed class SeedReaderTests
{
    private const string Sheet = "manifestations/harm.yaml";
    private const string Text = "manifestations/harm.en.md";
    private const string Known = "slug, position, origin, confidence, as-of, actors, labels, relations, citations, scope";

    private static readonly string Sections =
        "Overview, How it happens, How it works, Who is affected, Impact, Misuse, Protective use, Legal status, Strengths, Weaknesses, Prevention, "
        + "Response, Misconceptions, Further reading";

    [Fact]
    public void A_sound_folder_has_no_problems() => Assert.Empty(new SeedFolder().Problems());

    [Fact]
    public void A_sound_folder_gives_its_entries_by_slug() =>
        Assert.Equal(["book", "country-abc", "harm", "treaty"], new SeedFolder().Read().Entries.Select(entry => entry.Slug));

    [Theory]
    [InlineData("position: 1", "position: 1\ncolour: red", "3:1 unknown-key There is no key 'colour' here. Known keys: " + Known + ".")]
    [InlineData("position: 1\n", "", "1:1 missing-key The key 'position' is missing.")]
    [InlineData("position: 1\n", "position: 1\nposition: 2\n", "3:1 duplicate-key The key 'position' stands twice. Keep one.")]
    [InlineData("position: 1", "position: one", "2:11 wrong-type This must be a whole number, without quotes; it is 'one'.")]
    [InlineData("position: 1", "position: \"1\"", "2:11 wrong-type This must be a whole number, without quotes; it is '1'.")]
    [InlineData("position: 1", "position: [1]", "2:11 wrong-type This must be a single value; it is a list.")]
    [InlineData("position: 1", "position:", "2:10 empty-value There is no value. Leave the key out where nothing is known.")]
    [InlineData("position: 1", "position: null", "2:11 empty-value There is no value. Leave the key out where nothing is known.")]
    [InlineData("position: 1", "position: 1\ncitations: []", "3:12 empty-value The list is empty. Leave the key out.")]
    [InlineData("position: 1", "position: 1\ncitations: book", "3:12 wrong-type This must be a list; it is 'book'.")]
    [InlineData("position: 1", "position: 1\ncitations: [book]", "3:13 wrong-type This must be a mapping (lines of 'key: value'); it is 'book'.")]
    [InlineData("text: harm", "text: 2017", "7:11 wrong-type A text is needed here. Write it in quotes: \"2017\".")]
    [InlineData("BOOKLET_2017", "booklet", "3:9 unknown-value 'booklet' is not one of BOOKLET_2017, LATER_ADDITION.")]
    [InlineData("as-of: 2026-11-22", "as-of: 2026-02-30", "5:8 bad-date '2026-02-30' is no day of the calendar, written as 2026-11-22.")]
    [InlineData("slug: harm", "slug: harms", "1:7 file-name The file must be named harms.yaml, or this changed to 'harm'.")]
    [InlineData("position: 1", "position: &p 1", "2:11 yaml-feature Anchors (&) are not used here. Write the value out where it is needed.")]
    [InlineData("position: 1", "position: !!int 1", "2:11 yaml-feature Tags (!) are not used here. Delete it.")]
    [InlineData("position: 1", "position: *p", "2:11 yaml-feature Aliases (*) are not used here. Write the value out.")]
    [InlineData("slug: harm", "---\nslug: harm", null)]
    [InlineData("slug: harm", "%YAML 1.2\n---\nslug: harm", "1:1 yaml-feature Directives (%) are not used here. Delete the line.")]
    [InlineData("position: 1", "position: 1\n---", "3:1 yaml-feature A file holds one document. Delete the line '---' and what follows.")]
    [InlineData("slug: harm", "[slug]: harm", "1:6 yaml-feature A key must be a single word.")]
    [InlineData("position: 1", "position: @x", "2:11 yaml-syntax This is not YAML: While scanning for the next token, found character that cannot start any token.")]
    [InlineData("position: 1", "position: a: b", "2:12 yaml-syntax This is not YAML: While scanning a plain scalar value, found invalid mapping.")]
    [InlineData("position: 1", "\tposition: 1", "2:1 tab There is a tab. Write spaces.")]
    [InlineData("position: 1", "position: 1\r", "2:12 carriage-return Lines end in CR LF or CR. Save the file with LF line ends.")]
    [InlineData("position: 1", "position: 1 # \u202E", "2:15 control-character There is an invisible control character (U+202E). Delete it.")]
    [InlineData("position: 1", "position: 1\nrelations:\n  - {kind: RELATED, target: treaty, note: {de: x}}", "4:43 missing-english The English text ('en') is missing; it is the source of the others.")]
    [InlineData("position: 1", "position: 1\nrelations:\n  - {kind: RELATED, target: treaty, note: {en: x, EN: x}}", "4:51 bad-language 'EN' is no language tag such as en, es or pt-BR.")]
    public void A_slip_in_a_structure_file_is_named_where_it_stands(string before, string after, string? expected) =>
        Assert.Equal(expected is null ? [] : [$"{Sheet}:{expected}"], FormProblems(new SeedFolder().Change(Sheet, before, after)));

    [Theory]
    [InlineData("---\ntitle", "title", "1:1 front-matter The file must begin with front matter: a line '---', lines of 'key: value', a line '---'.")]
    [InlineData("## Overview", "Lost words.\n\n## Overview", "9:1 text-outside-section There is text before the first section. Put it under a heading such as '## Overview'.")]
    [InlineData("Text.\n", "Text.\n\n## Overview\n\nMore.\n", "13:4 duplicate-section The section 'Overview' stands twice. Keep one.")]
    [InlineData("## Overview", "## Impact\n\nHurt.\n\n## Overview", "13:4 section-order The section 'Overview' must stand before 'Impact'.")]
    [InlineData("Text.\n", "", "9:4 empty-section The section 'Overview' has no text. Write it or delete the heading.")]
    [InlineData("title: Harm", "titel: Harm", "2:1 unknown-key There is no key 'titel' here. Known keys: title, summary, plain-language-summary, definition, translation.|2:1 missing-key The key 'title' is missing.")]
    [InlineData("title: Harm", "title: Harm\ntranslation: {status: REVIEWED, of-revision: 1, of-text: x}", "3:1 unknown-key English is the source language: its file has no 'translation'.")]
    public void A_slip_in_a_text_file_is_named_where_it_stands(string before, string after, string expected) =>
        Assert.Equal(
            expected.Split('|').Select(line => $"{Text}:{line}").Order(StringComparer.Ordinal),
            FormProblems(new SeedFolder().Change(Text, before, after)).Order(StringComparer.Ordinal));

    [Fact]
    public void An_unknown_section_lists_the_known_ones() =>
        Assert.Equal([$"{Text}:9:4 unknown-section 'Summary' is no section in this language. Sections: {Sections}."], FormProblems(new SeedFolder().Change(Text, "## Overview", "## Summary")));

    [Fact]
    public void Headings_are_in_the_language_of_the_file()
    {
        var folder = new SeedFolder().With("manifestations/harm.es.md", """
            ---
            title: Daño
            summary: Resumen.
            plain-language-summary: Palabras.
            definition: Es daño.
            ---

            ## Panorama general

            Texto.
            """);
        Assert.Equal(["manifestations/harm.es.md:2:1 missing-key The key 'translation' is missing: {status, of-revision, of-text}."], FormProblems(folder));
    }

    [Fact]
    public void Citations_of_the_definition_stand_in_English_only()
    {
        var folder = new SeedFolder().With("manifestations/harm.fr.md", """
            ---
            title: Mal
            summary: Résumé.
            plain-language-summary: Mots.
            definition: C'est un mal.
            definition-citations: [{source: book}]
            translation: {status: UNREVIEWED, of-revision: 1, of-text: "0123456789ab"}
            ---
            """);
        Assert.Equal(
            ["manifestations/harm.fr.md:6:1 unknown-key The citations of the definition stand in the English file only. Delete them here."],
            FormProblems(folder));
    }

    [Theory]
    [InlineData("notes.txt", "notes.txt:1:1 unknown-file No file is expected here. Folders: manifestations, legal-frameworks, technology, sources, help-resources, countries, former-names.")]
    [InlineData("sources/a/b.yaml", "sources/a/b.yaml:1:1 unknown-file No file is expected here. Folders: manifestations, legal-frameworks, technology, sources, help-resources, countries, former-names.")]
    [InlineData("sources/book.en.md", "sources/book.en.md:1:1 unknown-file Only .yaml files are expected in this folder.")]
    [InlineData("technology/x.json", "technology/x.json:1:1 unknown-file Only <slug>.yaml and <slug>.<language>.md are expected in this folder.")]
    [InlineData("technology/x.en.md", "technology/x.en.md:1:1 missing-file There is no x.yaml beside this text.")]
    [InlineData("manifestations/harm.de.md", "manifestations/harm.de.md:1:1 unknown-language There are no section headings for 'de'. Languages of texts: en, es, fr.")]
    public void A_file_in_the_wrong_place_is_named(string path, string expected) => Assert.Equal([expected], FormProblems(new SeedFolder().With(path, "x")));

    [Theory]
    [InlineData("README.md")]
    [InlineData("schema/source.json")]
    public void Files_for_people_are_passed_over(string path) => Assert.Empty(FormProblems(new SeedFolder().With(path, "x")));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.Equal([$"{Sheet}:2:2 invalid-utf8 These bytes are not UTF-8. Save the file as UTF-8."], FormProblems(new SeedFolder().With(Sheet, [.. "a: b\né"u8, 0xFF, (byte)'x'])));
        Assert.Equal([$"{Sheet}:1:1 byte-order-mark The file begins with a byte order mark. Save it as UTF-8 without one."], FormProblems(new SeedFolder().With(Sheet, "\uFEFFslug: harm\n")));
        Assert.Equal([$"{Sheet}:1:1 empty-file The file is empty. Write its content or delete it."], FormProblems(new SeedFolder().With(Sheet, "")));
        Assert.Equal([$"{Sheet}:1:1 empty-file There is nothing but comments. Write the content or delete the file."], FormProblems(new SeedFolder().With(Sheet, "# nothing\n")));
    }

    [Theory]
    [InlineData(SeedFile.MaxBytes, false)]
    [InlineData(SeedFile.MaxBytes + 1, true)]
    public void The_size_of_a_file_has_a_limit(int bytes, bool isRefused)
    {
        var content = Encoding.UTF8.GetBytes("slug: book\ntitle: A book\n#" + new string('x', bytes - 26));
        Assert.Equal(bytes, content.Length);
        Assert.Equal(
            isRefused ? ["sources/book.yaml:1:1 file-too-large The file is larger than 2048 KiB. Split it."] : [],
            FormProblems(new SeedFolder().With("sources/book.yaml", content)));
    }

    [Theory]
    [InlineData(1, "wrong-type")]
    [InlineData(22, "wrong-type")]
    [InlineData(23, "too-deep")]
    [InlineData(100_000, "too-deep")]
    public void Nesting_has_a_limit(int depth, string code)
    {
        var problems = new SeedFolder().With("sources/book.yaml", $"title: {new string('[', depth)}x{new string(']', depth)}\n").Read().Problems;
        Assert.Contains(code, problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("version: 2026.1.0", "version: 2026.1", "1:10 bad-version '2026.1' is no version: three numbers with dots, such as 2026.1.0.")]
    [InlineData("languages: [en]", "languages: [en, de]", "3:17 unknown-language There are no section headings for 'de'. Languages of texts: en, es, fr.")]
    [InlineData("fallback: [en]", "fallback: [es]", "4:11 missing-english The fallback must end with 'en': English is the one language in which every text exists.")]
    public void A_slip_in_the_release_is_named(string before, string after, string expected)
    {
        var folder = new SeedFolder();
        // 2026.1 alone would be a number to YAML.
        folder.Change("release.yaml", before, after.Replace("2026.1", "\"2026.1\"", StringComparison.Ordinal));
        Assert.Equal([$"release.yaml:{expected}"], FormProblems(folder));
        Assert.Null(folder.Read().Release);
    }

    [Fact]
    public void A_release_file_must_be_there() =>
        Assert.Equal(["release.yaml:1:1 missing-file The file is missing. It names the release, its date and languages."], FormProblems(new SeedFolder().Without("release.yaml")));

    [Fact]
    public void Problems_of_all_files_are_given_at_once_and_in_order()
    {
        var folder = new SeedFolder().Change(Sheet, "position: 1", "position: x").Change("sources/book.yaml", "title", "titel").Change("countries/abc.yaml", "status: PARTY", "status: PARTI");
        Assert.Equal(
            ["countries/abc.yaml:6:13 unknown-value", $"{Sheet}:2:11 wrong-type", "sources/book.yaml:1:1 missing-key", "sources/book.yaml:2:1 unknown-key"],
            folder.Problems().Select(line => string.Join(' ', line.Split(' ')[..2])));
    }

    [Fact]
    public void Links_to_an_entry_with_a_broken_file_are_not_problems_too() =>
        Assert.Equal(["yaml-syntax"], RuleCodes(new SeedFolder().With("sources/book.yaml", "slug: \"book")));

    [Fact]
    public void Records_with_an_instrument_in_a_broken_file_are_not_problems_too() =>
        Assert.Equal(["yaml-syntax"], RuleCodes(new SeedFolder().With("legal-frameworks/treaty.yaml", "slug: \"treaty")));

    [Theory]
    [InlineData("\"2016\"", null)]
    [InlineData("\"2016-04\"", null)]
    [InlineData("2016-04-05", null)]
    [InlineData("2016", "wrong-type")]
    [InlineData("\"2016-13\"", "bad-date")]
    [InlineData("\"16\"", "bad-date")]
    public void A_date_may_be_a_year_or_month_in_quotes(string date, string? code) =>
        Assert.Equal(code is null ? [] : [code], RuleCodes(new SeedFolder().Change("countries/abc.yaml", "status: PARTY", $"status: PARTY\n    bound-on: {date}")));

    private static string[] RuleCodes(SeedFolder folder) => [.. folder.Problems().Select(line => line.Split(' ')[1])];

    private static string[] FormProblems(SeedFolder folder) => [.. folder.Read().Problems.Select((Problem problem) => problem.ToString())];
}
