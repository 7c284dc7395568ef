using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Content.Tests.Seed;

namespace KnowledgeBase.Content.Tests.Rules;

/// <summary>Every code of the rules, with the exact line that a person sees.</summary>
public sealed class RuleSetTests
{
    private const string Sheet = "manifestations/harm.yaml";
    private const string Text = "manifestations/harm.en.md";
    private const string Law = "legal-frameworks/treaty.yaml";
    private const string Land = "countries/abc.yaml";
    private const string Book = "sources/book.yaml";

    [Theory]
    [InlineData("relations:\n  - {kind: RELATED, target: nothing}", "13:21 broken-link There is no factsheet 'nothing'.")]
    [InlineData("relations:\n  - {kind: RELATED, target: book}", "13:21 broken-link 'book' is not a factsheet.")]
    [InlineData("citations: [{source: harm}]", "12:14 broken-link 'harm' is not a source.")]
    [InlineData("relations:\n  - {kind: RELATED, target: harm}", "13:21 self-relation The sheet is related to itself. Delete the relation.")]
    [InlineData(
        "relations:\n  - {kind: RELATED, target: treaty}\n  - {kind: BROADER, target: treaty}",
        "14:21 doubled-relation The relation of 'harm' and 'treaty' stands in 'harm' already. Each pair is written once; the inverse is derived.")]
    public void A_slip_in_relations_and_links_is_named(string lines, string expected) =>
        Assert.Equal([$"{Sheet}:{expected}"], new SeedFolder().Append(Sheet, lines + "\n").Problems());

    [Fact]
    public void Wider_concepts_in_a_circle_are_named_once()
    {
        var folder = new SeedFolder().Append(Sheet, "relations:\n  - {kind: BROADER, target: more}\n");
        Another(folder, "more", "relations:\n  - {kind: BROADER, target: most}\n");
        Another(folder, "most", "position: 3\nrelations:\n  - {kind: BROADER, target: harm}\n");
        Assert.Equal(
            ["manifestations/most.yaml:13:21 broader-cycle 'harm' is the wider concept of 'most', and 'most' of 'harm', perhaps through others. Break the circle."],
            folder.Problems());
    }

    [Fact]
    public void Two_ways_to_one_wider_concept_are_no_circle()
    {
        var folder = new SeedFolder().Append(Sheet, "relations:\n  - {kind: BROADER, target: more}\n  - {kind: BROADER, target: most}\n");
        Another(folder, "more", "relations:\n  - {kind: BROADER, target: most}\n");
        Another(folder, "most", "position: 3\n");
        Assert.Empty(folder.Problems());
    }

    [Theory]
    [InlineData(
        "  - {text: harm, language: en, kind: HIDDEN, usage: ACCEPTED, confidence: UNVERIFIED}",
        "12:5 duplicate-label The label 'harm' (en) stands twice. Keep one.")]
    [InlineData(
        "  - {text: ill, language: en, kind: PREFERRED, usage: ACCEPTED, confidence: UNVERIFIED}",
        "12:31 duplicate-preferred-label There is a preferred label in 'en' already. One is preferred in each language.")]
    [InlineData(
        "  - {text: mal, language: fr, kind: PREFERRED, usage: AVOID, note: x, instead: dommage, confidence: UNVERIFIED}\n  - {text: dommage, language: fr, kind: ALTERNATIVE, usage: ACCEPTED, confidence: UNVERIFIED}",
        "12:48 avoided-preferred The preferred label 'mal' is to be avoided. Prefer another.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: CAUTION, confidence: UNVERIFIED}",
        "12:5 missing-advice The label 'ill' is CAUTION and has no note. Say why.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: AVOID, note: x, confidence: UNVERIFIED}",
        "12:5 missing-advice The label 'ill' is AVOID. Say with 'instead' what to say instead.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: LEGAL_CONTEXT_ONLY, note: x, instead: harm, confidence: UNVERIFIED}",
        "12:5 missing-advice The label 'ill' is LEGAL_CONTEXT_ONLY. Name with 'stands-in' the instruments that use it.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: CAUTION, note: x, instead-in: treaty, confidence: UNVERIFIED}",
        "12:75 missing-advice 'instead-in' names a sheet, and 'instead' no label of it. Add 'instead'.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: AVOID, note: x, instead: bad, confidence: UNVERIFIED}",
        "12:73 unknown-label 'bad' is no label of 'harm' in 'en'.")]
    [InlineData(
        "  - {text: mal, language: fr, kind: ALTERNATIVE, usage: AVOID, note: x, instead: harm, confidence: UNVERIFIED}",
        "12:73 unknown-label 'harm' is no label of 'harm' in 'fr'.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: AVOID, note: x, instead: ill, confidence: UNVERIFIED}",
        "12:73 avoided-instead 'ill' is itself to be avoided. Name a label that may be used.")]
    [InlineData(
        "  - {text: TREATY, language: en, kind: ALTERNATIVE, usage: AVOID, note: x, instead: harm, confidence: UNVERIFIED}",
        "12:6 avoided-preferred 'TREATY' is to be avoided here, and is the preferred label of 'treaty' in 'en'.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: LEGAL_CONTEXT_ONLY, note: x, instead: harm, stands-in: [law], confidence: UNVERIFIED}",
        "12:113 broken-link There is no instrument 'law'.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: CAUTION, note: x, instead: ill, instead-in: nobody, confidence: UNVERIFIED}",
        "12:89 broken-link There is no factsheet 'nobody'.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: ACCEPTED, confidence: VERIFIED}",
        "12:5 missing-source The label 'ill' is VERIFIED and cites nothing. Cite the source, or mark it UNVERIFIED.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: ACCEPTED, guidelines: [2020], confidence: UNVERIFIED}",
        "12:80 unknown-value 2020 is no edition of the guidelines: 2016 or 2025.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: ACCEPTED, guidelines: [2025, 2016], confidence: UNVERIFIED}",
        "12:86 edition-order The edition 2016 stands after 2025. Write each edition once, the oldest first.")]
    [InlineData(
        "  - {text: ill, language: en, kind: ALTERNATIVE, usage: ACCEPTED, guidelines: [2016, 2016], confidence: UNVERIFIED}",
        "12:86 edition-order The edition 2016 stands after 2016. Write each edition once, the oldest first.")]
    [InlineData(
        "  - {text: ill, language: english, kind: ALTERNATIVE, usage: ACCEPTED, confidence: UNVERIFIED}",
        "12:17 bad-language 'english' is no language tag such as en, es or pt-BR.")]
    public void A_slip_in_labels_is_named(string lines, string expected) =>
        Assert.Equal([$"{Sheet}:{expected}"], new SeedFolder().Append(Sheet, lines + "\n").Problems());

    [Fact]
    public void A_sheet_needs_a_preferred_label_in_English() =>
        Assert.Equal(
            [$"{Sheet}:6:1 missing-preferred-label There is no preferred label in English."],
            new SeedFolder().Change(Sheet, "kind: PREFERRED", "kind: ALTERNATIVE").Problems());

    [Theory]
    [InlineData("position: 1", "position: 0", "2:1 bad-position The position is 0; positions count from 1.")]
    [InlineData("position: 1", "position: -2147483648", "2:1 bad-position The position is -2147483648; positions count from 1.")]
    [InlineData("text: harm", "text: \" harm\"", "7:5 surrounding-space There is a space or line break at the beginning or end. Delete it.")]
    [InlineData("text: harm", "text: h\u0061\u030Arm", "7:5 not-nfc The text is not in Unicode Normalization Form C: a letter and its accent are apart. Type it anew.")]
    [InlineData("text: harm", "text: \"ha\\arm\"", "7:5 control-character There is an invisible control character (U+0007). Delete it.")]
    [InlineData("text: harm", "text: <b>harm</b>", "7:5 html-in-text There is HTML in this text. Write plain words.")]
    public void A_slip_in_values_is_named(string before, string after, string expected) =>
        Assert.Equal([$"{Sheet}:{expected}"], new SeedFolder().Change(Sheet, before, after).Problems());

    [Theory]
    [InlineData(5_000, new string[0])]
    [InlineData(5_001, new[] { "sources/book.yaml:2:1 too-long The text has 5001 characters; at most 5000 are allowed. Shorten it." })]
    [InlineData(1_000_000, new[] { "sources/book.yaml:2:1 too-long The text has 1000000 characters; at most 5000 are allowed. Shorten it." })]
    public void A_text_has_at_most_five_thousand_characters(int length, string[] expected) =>
        Assert.Equal(expected, new SeedFolder().Change(Book, "title: A book", $"title: {new string('a', length)}").Problems());

    [Theory]
    [InlineData(50_000, new string[0])]
    [InlineData(50_001, new[] { "too-long The text has 50001 characters; at most 50000 are allowed. Shorten it." })]
    [InlineData(1_000_000, new[] { "too-long The text has 1000000 characters; at most 50000 are allowed. Shorten it." })]
    public void A_text_in_Markdown_has_at_most_fifty_thousand_characters(int length, string[] expected) =>
        Assert.Equal(
            expected,
            new SeedFolder().Append(Text, "\n## Response\n\n" + new string('a', length) + "\n").Problems()
                .Where(problem => !problem.Contains("(warning)", StringComparison.Ordinal)).Select(problem => problem[(problem.IndexOf(' ', StringComparison.Ordinal) + 1)..]));

    [Fact]
    public void Two_sheets_of_a_series_have_two_positions()
    {
        var folder = new SeedFolder();
        Another(folder, "other", "position: 1\nrelations:\n  - {kind: RELATED, target: harm}\n");
        Assert.Equal(["manifestations/other.yaml:11:1 duplicate-position Position 1 of this series is that of 'harm'."], folder.Problems());
    }

    [Theory]
    [InlineData("Harm", "harm", "1:1 bad-slug 'Harm' is no slug: lower-case letters and digits in words joined by single hyphens, at most 80 characters.")]
    [InlineData("a--b", "a--b", "1:1 bad-slug 'a--b' is no slug: lower-case letters and digits in words joined by single hyphens, at most 80 characters.")]
    public void A_slug_has_one_form(string slug, string _, string expected)
    {
        var folder = new SeedFolder().With($"sources/{slug}.yaml", $"slug: {slug}\ntitle: A title\n");
        Assert.Equal([$"sources/{slug}.yaml:{expected}"], folder.Problems());
    }

    [Fact]
    public void A_slug_names_one_entry_of_whatever_kind() =>
        Assert.Equal(
            ["sources/harm.yaml:1:1 duplicate-slug The slug 'harm' names another entry too. Give one of them another."],
            new SeedFolder().With("sources/harm.yaml", "slug: harm\ntitle: A title\n").Problems());

    [Theory]
    [InlineData("slug: country-abc", "slug: country-abd", "2:1 bad-slug The slug of this country must be 'country-abc'.")]
    [InlineData("instrument: treaty", "instrument: harm", "5:5 broken-link There is no instrument 'harm'.")]
    [InlineData("names: {en: Abcland}", "names: {en: Abcland}\nregions: [ASIA]", "4:11 unknown-value 'ASIA' is not one of AFRICAN_UNION, COUNCIL_OF_EUROPE, EUROPEAN_UNION.")]
    [InlineData("    citations: [{source: book}]\n", "", "5:5 missing-source The treaty record has no source. Add 'citations'.")]
    [InlineData("status: PARTY", "status: PARTY\n    signed-on: 2005-01-02\n    bound-on: 2005-01-01", "8:5 date-order 2005-01-01 is before 2005-01-02, the date in 'signedOn', which comes first.")]
    [InlineData("status: PARTY", "status: PARTY\n    in-force-on: 2001-12-31", "7:5 date-order 'treaty' entered into force on 2002-01-01; it cannot have been in force for a party before.")]
    [InlineData("status: PARTY", "status: PARTY\n    signed-on: 1024-01-01", "7:5 implausible-date 1024-01-01 is before 1900. Check the year.")]
    [InlineData("status: PARTY", "status: PARTY\n    action: HANDSHAKE", "7:5 unknown-value 'HANDSHAKE' is not one of RATIFICATION, ACCESSION, ACCEPTANCE, APPROVAL, SUCCESSION.")]
    public void A_slip_in_a_country_is_named(string before, string after, string expected) =>
        Assert.Equal([$"{Land}:{expected}"], new SeedFolder().Change(Land, before, after).Problems());

    [Fact]
    public void A_year_alone_contradicts_no_date_within_it() =>
        Assert.Empty(new SeedFolder().Change(Land, "status: PARTY", "status: PARTY\n    signed-on: 2005-06-01\n    bound-on: \"2005\"").Problems());

    [Fact]
    public void A_country_has_one_record_with_an_instrument() =>
        Assert.Equal(
            [$"{Land}:10:5 duplicate-treaty-record There is a record with 'treaty' already. Keep one."],
            new SeedFolder().Append(Land, "  - instrument: treaty\n    status: PARTY\n    as-of: 2026-11-22\n    confidence: VERIFIED\n    citations: [{source: book}]\n").Problems());

    [Theory]
    [InlineData("title: A book", "title: A book\nurl: javascript:x", "3:1 bad-url 'javascript:x' is no web address that begins with https:// or http://.")]
    [InlineData("title: A book", "title: A book\nresource-type: SONG", "3:1 unknown-value 'SONG' is not one of DOCUMENT, WEB_PAGE, LEGAL_TEXT, DATASET, NEWS.")]
    [InlineData("title: A book", "title: A book\nlanguages: [en, xx]", "3:17 bad-language 'xx' is no language tag such as en, es or pt-BR.")]
    public void A_slip_in_a_source_is_named(string before, string after, string expected) =>
        Assert.Equal([$"{Book}:{expected}"], new SeedFolder().Change(Book, before, after).Problems());

    [Theory]
    [InlineData("      - manifestation: harm\n        level: PARTIAL", "      - manifestation: harm\n        level: EXPLICIT", "35:9 assessment-level 'harm' is judged EXPLICIT; it must be PARTIAL: that is the strongest level of its provisions.")]
    [InlineData("            level: PARTIAL", "            level: NOT_COVERED", "28:13 coverage-level A statement says that a provision covers something: NOT_COVERED belongs to 'assessments', or nowhere.|35:9 assessment-level 'harm' is judged PARTIAL; it must be NOT_COVERED: no provision counts for it.")]
    [InlineData("article: \"1\"", "article: \"1\"\n        touches: [harm]", "28:13 duplicate-coverage Article 1 both counts for 'harm' and only touches it. Keep one.")]
    [InlineData("kind: TREATY", "kind: TREATY\n    parties: {complete: true, count: 3}", "11:5 missing-as-of The number of parties has no 'as-of' date.|11:5 missing-source The number of parties has no source. Add 'citations'.")]
    [InlineData("adopted-on: 2000-01-01", "adopted-on: 2003-01-01", "16:5 date-order 2002-01-01 is before 2003-01-01, the date in 'adoptedOn', which comes first.")]
    [InlineData("    provisions:\n", "    text-url: treaty.pdf\n    provisions:\n", "19:5 bad-url 'treaty.pdf' is no web address that begins with https:// or http://.")]
    public void A_slip_in_law_is_named(string before, string after, string? expected) =>
        Assert.Equal(expected is null ? [] : expected.Split('|').Select(line => $"{Law}:{line}"), new SeedFolder().Change(Law, before, after).Problems());

    [Fact]
    public void A_provision_that_counts_must_be_judged()
    {
        var folder = new SeedFolder();
        var law = folder[Law];
        folder[Law] = law[..law.IndexOf("    assessments:", StringComparison.Ordinal)];
        Assert.Equal([$"{Law}:27:13 missing-assessment A provision counts for 'harm', and 'assessments' does not judge it for 'treaty'."], folder.Problems());
    }

    [Fact]
    public void A_manifestation_is_judged_once()
    {
        var folder = new SeedFolder();
        var law = folder[Law];
        folder[Law] = law + law[law.IndexOf("      - manifestation: harm\n        level", StringComparison.Ordinal)..];
        Assert.Equal([$"{Law}:40:9 duplicate-assessment 'harm' is judged twice for 'treaty'."], folder.Problems());
    }

    [Fact]
    public void An_article_stands_once()
    {
        var folder = new SeedFolder();
        folder.Change(Law, "    assessments:", "      - {article: \"1\", heading: {en: x}, summary: {en: x}, obligation: PREVENTION, confidence: VERIFIED, citations: [{source: book}]}\n    assessments:");
        Assert.Equal([$"{Law}:33:10 duplicate-article Article 1 of 'treaty' stands twice."], folder.Problems());
    }

    [Theory]
    [InlineData("Text.", "Text <b>bold</b>.", "11:6 html-in-text There is HTML in this text. Use Markdown.|11:13 html-in-text There is HTML in this text. Use Markdown.")]
    [InlineData("Text.", "Text.\n\n<script>x</script>", "13:1 html-in-text There is HTML in this text. Use Markdown.")]
    [InlineData("Text.", "### More\n\nText.", "11:1 heading-in-text There is a heading inside the text. Sections have none of their own; use a paragraph or a list.")]
    [InlineData("Text.", "A ![picture](x.png).", "11:3 image-in-text There is an image in this text. Texts have none.")]
    [InlineData("Text.", "Two\nlines [link](javascript:x).", "12:7 unsafe-link The link to 'javascript:x' is neither a web page (https), nor a mail address (mailto), nor a page of the catalogue.")]
    [InlineData("Text.", "[a](https://a.example) [b](mailto:a@b.example) [c](/sheets/harm) [d](#x) <https://e.example>", null)]
    [InlineData("definition-citations: [{source: book}]\n", "", "5:1 missing-source The definition has no source. Add 'definition-citations'.")]
    public void A_slip_in_text_is_named(string before, string after, string? expected) =>
        Assert.Equal(expected is null ? [] : expected.Split('|').Select(line => $"{Text}:{line}"), new SeedFolder().Change(Text, before, after).Problems());

    [Fact]
    public void A_sheet_needs_its_English_text() =>
        Assert.Equal([$"{Sheet}:1:1 missing-english The English text is missing (harm.en.md); it is the source of the others."], new SeedFolder().Without(Text).Problems());

    [Theory]
    [InlineData("Some bad word here.", "11:6 avoided-word (warning) 'bad word' is to be avoided. Say 'harm', or put it in quotation marks where it is quoted.")]
    [InlineData("Some\nBAD-WORD here.", "12:1 avoided-word (warning) 'bad word' is to be avoided. Say 'harm', or put it in quotation marks where it is quoted.")]
    [InlineData("Some **bad word** here.", "11:8 avoided-word (warning) 'bad word' is to be avoided. Say 'harm', or put it in quotation marks where it is quoted.")]
    [InlineData("Some \"bad word\", *bad word*, «bad word» and [bad word](https://bad-word.example).", null)]
    [InlineData("The Treaty on bad word.", null)]
    [InlineData("Some bad words, bad. Word.", null)]
    [InlineData("Some cp here, a good bad word here.", null)]
    [InlineData("Some CP here.", "11:6 avoided-word (warning) 'CP' is to be avoided. Say 'harm', or put it in quotation marks where it is quoted.")]
    public void Running_text_is_warned_of_words_to_avoid(string body, string? expected)
    {
        var folder = new SeedFolder().Change(Text, "Text.", body).Append(
            Sheet,
            "  - {text: bad word, language: en, kind: ALTERNATIVE, usage: AVOID, note: x, instead: harm, confidence: UNVERIFIED}\n"
            + "  - {text: CP, language: en, kind: ABBREVIATION, usage: AVOID, note: x, instead: harm, confidence: UNVERIFIED}\n"
            + "  - {text: good bad word, language: en, kind: ALTERNATIVE, usage: ACCEPTED, confidence: UNVERIFIED}\n");
        Assert.Equal(expected is null ? [] : [$"{Text}:{expected}"], folder.Problems());
    }

    [Theory]
    [InlineData("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty.", null)]
    [InlineData("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty 21.", "One two three four' has 21 words")]
    [InlineData("Short. One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty 21", "One two three four' has 21 words")]
    [InlineData("« Un deux trois quatre cinq six sept huit neuf dix onze » ? Un deux trois quatre cinq six sept huit neuf dix onze ! Un.", null)]
    [InlineData("\"One two three four five six seven eight nine ten eleven.\" One two three four five six seven eight nine ten (eleven).", null)]
    [InlineData("One two three four five six seven - eight nine ten: eleven twelve; thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty - 2.1 x.", "One two three four' has 22 words")]
    public void A_long_sentence_in_plain_language_is_warned_of(string summary, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [$"{Text}:4:1 long-sentence (warning) The sentence that begins '{expected}. Write at most 20, or two sentences."],
            new SeedFolder().Change(Text, "plain-language-summary: In plain words.", "plain-language-summary: >-\n  " + summary).Problems());

    [Fact]
    public void A_sheet_without_the_day_of_its_facts_is_warned_of() =>
        Assert.Equal(
            [$"{Sheet}:1:1 undated-sheet (warning) The factsheet has no 'as-of' date. Write the day on which its facts were last checked."],
            new SeedFolder().Change(Sheet, "as-of: 2026-11-22\n", "").Problems());

    [Theory]
    [InlineData("position: 2\n", "1:1 orphan-sheet (warning) Nothing leads to or from 'lone': no relation, use of technology or coverage. Relate it to another factsheet.")]
    [InlineData("position: 2\nrelations:\n  - {kind: RELATED, target: harm}\n", null)]
    public void A_sheet_that_nothing_is_tied_to_is_warned_of(string lines, string? expected)
    {
        var folder = new SeedFolder();
        Another(folder, "lone", lines);
        Assert.Equal(expected is null ? [] : [$"manifestations/lone.yaml:{expected}"], folder.Problems());
    }

    [Fact]
    public void A_use_of_technology_ties_both_sheets()
    {
        var folder = new SeedFolder();
        Another(folder, "lone", "position: 2\n");
        folder["technology/tool.yaml"] = folder["manifestations/lone.yaml"].Replace("lone", "tool", StringComparison.Ordinal)
            + "category: NETWORK\nmanifestations:\n  - {manifestation: lone, role: MISUSED}\n";
        folder["technology/tool.en.md"] = folder[Text];
        Assert.Empty(folder.Problems());
    }

    [Fact]
    public void No_sheet_is_called_alone_while_another_cannot_be_read()
    {
        var folder = new SeedFolder().Change(Law, "slug: treaty\nposition: 1", "slug: treaty\nposition: x");
        Another(folder, "lone", "position: 2\n");
        Assert.DoesNotContain(folder.Problems(), problem => problem.Contains("orphan-sheet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MUST_CRIMINALISE", true)]
    [InlineData("MAY_CRIMINALISE", true)]
    [InlineData("MUST_CRIMINALISE\n        conducts: [ENGAGE_IN_SEXUAL_ACTIVITY]", false)]
    [InlineData("LIABILITY", false)]
    public void A_provision_on_crimes_without_conduct_is_warned_of(string obligation, bool isWarned) =>
        Assert.Equal(
            isWarned ? [$"{Law}:20:9 missing-conduct (warning) Article 1 is about making something a crime and names no conduct. Add 'conducts', or correct 'obligation'."] : [],
            new SeedFolder().Change(Law, "PREVENTION", obligation).Problems());

    [Theory]
    [InlineData("retired: {on: \"2026\", reason: {en: It closed.}}", null)]
    [InlineData("retired: {reason: {en: It closed.}}", null)]
    [InlineData("retired: {on: \"2026\"}", "6:10 missing-key The key 'reason' is missing.")]
    [InlineData("retired: {on: \"2026\", reason: {fr: Fini.}}", "6:31 missing-english The English text ('en') is missing; it is the source of the others.")]
    [InlineData("allows-reporting: true\nretired: {reason: {en: It closed.}}", "6:1 retired-reporting One cannot report to a resource that is out of service. Delete 'allows-reporting', or 'retired'.")]
    public void A_retired_help_resource_says_why_and_takes_no_reports(string lines, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [$"help-resources/help.yaml:{expected}"],
            new SeedFolder().With("help-resources/help.yaml", $"slug: help\nname: {{en: Help}}\ndescription: {{en: It helps.}}\nurl: https://help.example\nresource-kind: HOTLINE\n{lines}\n").Problems());

    [Theory]
    [InlineData("was: MANIFESTATION\noutcome: RENAMED\nto: harm\nsince: 2026.1.0", null)]
    [InlineData("was: INSTRUMENT\noutcome: RENAMED\nto: treaty\nsince: 2026.1.0", null)]
    [InlineData("was: TECHNOLOGY_TERM\noutcome: RETIRED\nto: harm\nsince: 2026.1.0\nreason: {en: It is no technology.}", null)]
    [InlineData("was: TECHNOLOGY_TERM\noutcome: RETIRED\nsince: 2026.1.0\nreason: {en: It is no technology.}", null)]
    [InlineData("was: MANIFESTATION\noutcome: RENAMED\nsince: 2026.1.0", "3:1 missing-outcome 'old' was renamed. Say with 'to' what the new name is.")]
    [InlineData("was: MANIFESTATION\noutcome: RETIRED\nto: harm\nsince: 2026.1.0", "3:1 missing-outcome 'old' was retired. Say why with 'reason'.")]
    [InlineData("was: MANIFESTATION\noutcome: RENAMED\nto: harm\nsince: 2026-01", "5:1 bad-version '2026-01' is no version: three numbers with dots, such as 2026.1.0.")]
    [InlineData("was: MANIFESTATION\noutcome: RENAMED\nto: nothing\nsince: 2026.1.0", "4:1 broken-link There is no 'nothing'.")]
    [InlineData("was: MANIFESTATION\noutcome: RENAMED\nto: old\nsince: 2026.1.0", "4:1 former-name-cycle 'old' leads to 'old', and that back to 'old'. Break the circle.")]
    [InlineData("was: COUNTRY\noutcome: RENAMED\nto: harm\nsince: 2026.1.0", "2:6 unknown-value 'COUNTRY' is not one of MANIFESTATION, LEGAL_FRAMEWORK, TECHNOLOGY_TERM, INSTRUMENT, SOURCE, HELP_RESOURCE.")]
    [InlineData(
        "was: TECHNOLOGY_TERM\noutcome: RENAMED\nto: harm\nsince: 2026.1.0",
        "4:1 former-name-kind 'old' was a technology term, and 'harm' is none. What is renamed stays of its kind; if it was replaced by something else, make it RETIRED.")]
    [InlineData(
        "was: MANIFESTATION\noutcome: RETIRED\nto: book\nsince: 2026.1.0\nreason: {en: It went.}",
        "4:1 former-name-kind 'old' was a manifestation. 'book' cannot be its successor: it is of another kind.")]
    public void A_former_name_leads_to_something_of_its_kind(string lines, string? expected) =>
        Assert.Equal(
            expected is null ? [] : [$"former-names/old.yaml:{expected}"],
            new SeedFolder().With("former-names/old.yaml", $"slug: old\n{lines}\n").Problems());

    [Fact]
    public void Former_names_may_lead_through_each_other_but_not_in_a_circle()
    {
        var folder = new SeedFolder().With("former-names/old.yaml", Former("old", "older")).With("former-names/older.yaml", Former("older", "harm"));
        Assert.Empty(folder.Problems());

        folder.With("former-names/older.yaml", Former("older", "old"));
        Assert.Equal(["former-names/old.yaml:4:1 former-name-cycle 'old' leads to 'older', and that back to 'old'. Break the circle."], folder.Problems());
    }

    [Fact]
    public void A_thing_had_one_name_before_another() =>
        Assert.Equal(
            ["former-names/older.yaml:4:1 doubled-rename 'old' was renamed to 'harm' too, and a thing had one name before. Make one of them RETIRED, with 'harm' as its successor."],
            new SeedFolder().With("former-names/old.yaml", Former("old", "harm")).With("former-names/older.yaml", Former("older", "harm")).Problems());

    [Fact]
    public void A_slug_is_not_both_in_use_and_a_former_name() =>
        Assert.Equal(
            ["former-names/harm.yaml:1:1 duplicate-slug The slug 'harm' names another entry too. Give one of them another."],
            new SeedFolder().With("former-names/harm.yaml", Former("harm", "treaty").Replace("MANIFESTATION", "LEGAL_FRAMEWORK", StringComparison.Ordinal)).Problems());

    [Fact]
    public void A_link_to_a_former_name_is_told_the_new_one() =>
        Assert.Equal(
            [$"{Sheet}:13:21 broken-link 'old' is a former name. Write 'treaty'."],
            new SeedFolder().Append(Sheet, "relations:\n  - {kind: RELATED, target: old}\n")
                .With("former-names/old.yaml", Former("old", "treaty").Replace("MANIFESTATION", "LEGAL_FRAMEWORK", StringComparison.Ordinal)).Problems());

    [Fact]
    public void A_sheet_may_be_renamed_while_its_instrument_keeps_the_name()
    {
        var folder = new SeedFolder().With("legal-frameworks/pact.yaml", new SeedFolder()[Law].Replace("slug: treaty\nposition", "slug: pact\nposition", StringComparison.Ordinal))
            .With("legal-frameworks/pact.en.md", new SeedFolder()["legal-frameworks/treaty.en.md"]).Without(Law).Without("legal-frameworks/treaty.en.md");
        Assert.Empty(folder.With("former-names/treaty.yaml", Former("treaty", "pact").Replace("MANIFESTATION", "LEGAL_FRAMEWORK", StringComparison.Ordinal)).Problems());
        Assert.Equal(
            ["legal-frameworks/pact.yaml:9:5 duplicate-slug The slug 'treaty' names another entry. An instrument may share only that of its own sheet."],
            folder.With("former-names/treaty.yaml", Former("treaty", "harm")).Problems());
    }

    private static string Former(string slug, string to) => $"slug: {slug}\nwas: MANIFESTATION\noutcome: RENAMED\nto: {to}\nsince: 2026.1.0\n";

    [Fact]
    public void A_translation_of_an_older_text_is_warned_of()
    {
        // printf 'Harm\0A summary.\0In plain words.\0It is harm.\0OVERVIEW\0Text.\0' | sha256sum | cut -c1-12
        const string Now = "58821a758cdd";
        var translation = "---\ntitle: Mal\nsummary: R.\nplain-language-summary: M.\ndefinition: D.\ntranslation: {status: UNREVIEWED, of-revision: 1, of-text: \"" + Now + "\"}\n---\n";
        var folder = new SeedFolder().With("manifestations/harm.fr.md", translation);
        Assert.Empty(folder.Problems());

        folder.Change(Text, "Text.", "Other text.");
        var problem = Assert.Single(RuleSet.Check(folder.Read()));
        Assert.Equal(("stale-translation", ProblemSeverity.Warning), (problem.Code, problem.Severity));
        Assert.StartsWith("manifestations/harm.fr.md:6:51 stale-translation (warning) The English text has changed since it was translated.", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_without_files_are_named_by_slug_and_path()
    {
        var source = new SourceEntry { Slug = "a", Title = "A", Url = "x" };
        var help = new HelpResourceEntry { Slug = "h", Name = LocalizedText.English("H"), Description = LocalizedText.English("D"), Url = "https://h.example", ResourceKind = "PUB", Countries = ["XYZ"] };
        Assert.Equal(
            [
                "a url bad-url 'x' is no web address that begins with https:// or http://.",
                "h countries[0] broken-link There is no country 'XYZ'.",
                "h resourceKind unknown-value 'PUB' is not one of HOTLINE, HELPLINE, LAW_ENFORCEMENT, INFORMATION.",
            ],
            RuleSet.Check([source, help]).Select(problem => problem.ToString()));
    }

    [Fact]
    public void Sections_and_translations_are_checked_without_files_too()
    {
        var text = new SheetText { Title = "T", Summary = "S", PlainLanguageSummary = "P", Definition = "D" };
        var sheet = new ManifestationEntry
        {
            Slug = "a", Position = 1, Origin = Origin.LaterAddition, Confidence = Confidence.Verified, DefinitionCitations = [new Citation("s")],
            Labels = [new Label { Text = "a", Language = "en", Kind = LabelKind.Preferred, Usage = LabelUsage.Accepted, Confidence = Confidence.Unverified }],
            Texts = System.Collections.Immutable.ImmutableSortedDictionary<string, SheetText>.Empty
                .Add("de", text)
                .Add("en", text with
                {
                    Translation = new Translation(TranslationStatus.Reviewed, 1, "x"),
                    Sections = [new Section(SectionKind.Impact, "a"), new Section(SectionKind.Overview, " "), new Section(SectionKind.Overview, "c")],
                })
                .Add("fr", text with { Translation = new Translation(TranslationStatus.Reviewed, 0, "x") }),
        };
        Assert.Equal(
            [" orphan-sheet", " undated-sheet", "texts.de translation-state", "texts.de unknown-language", "texts.en.sections[1] empty-section", "texts.en.sections[1] section-order",
             "texts.en.sections[1].body surrounding-space", "texts.en.sections[2] duplicate-section", "texts.en.translation translation-state",
             "texts.fr.translation.ofRevision translation-state", "texts.fr.translation.ofText stale-translation"],
            RuleSet.Check([sheet, new SourceEntry { Slug = "s", Title = "S" }]).Select(problem => $"{problem.Path} {problem.Code}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_is_named_in_a_test()
    {
        var codes = typeof(ProblemCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The tests run apart from their source.");
        var tests = string.Concat(new[] { "Seed/SeedReaderTests.cs", "Rules/RuleSetTests.cs" }
            .Select(file => File.ReadAllText(Path.Combine(folder!.FullName, "tests/KnowledgeBase.Content.Tests", file))));
        Assert.DoesNotContain(codes, code => !tests.Contains($"{code} ", StringComparison.Ordinal) && !tests.Contains($"{code}\"", StringComparison.Ordinal));
    }

    /// <summary>Adds a sound sheet at position 2 unless the lines say another.</summary>
    private static void Another(SeedFolder folder, string slug, string lines)
    {
        var sheet = folder["manifestations/harm.yaml"];
        sheet = sheet[..(sheet.IndexOf("UNVERIFIED\n", StringComparison.Ordinal) + "UNVERIFIED\n".Length)];
        sheet = sheet.Replace("harm", slug, StringComparison.Ordinal).Replace("position: 1\n", "", StringComparison.Ordinal);
        folder[$"manifestations/{slug}.yaml"] = sheet + (lines.Contains("position", StringComparison.Ordinal) ? lines : "position: 2\n" + lines);
        folder[$"manifestations/{slug}.en.md"] = folder["manifestations/harm.en.md"];
    }
}
