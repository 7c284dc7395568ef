using System.Text;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Content.Tests.Catalogues;

namespace KnowledgeBase.Content.Tests.Seed;

public sealed class SeedWriterTests
{
    [Fact]
    public void A_source_is_written_for_people_to_read()
    {
        var source = new SourceEntry
        {
            Slug = "a-book", Title = "A book: its story", Authors = ["One, A.", "Two"], IssuedOn = PartialDate.TryParse("2016", out var year) ? year : null,
            Actors = [Actor.Children, Actor.LawEnforcement], Url = "https://a.example/?b=c", AccessedOn = new DateOnly(2026, 11, 22), Read = SourceReading.NotOpened,
            Note = LocalizedText.English(string.Join(' ', Enumerable.Repeat("word", 30))),
        };
        Assert.Equal(
            """
            slug: a-book
            title: "A book: its story"
            authors: ["One, A.", Two]
            issued-on: "2016"
            actors: [CHILDREN, LAW_ENFORCEMENT]
            url: https://a.example/?b=c
            accessed-on: 2026-11-22
            read: NOT_OPENED
            note:
              en: >-
                word word word word word word word word word word word word word word word word word word word word word word word
                word word word word word word word

            """,
            Encoding.UTF8.GetString(Assert.Single(SeedWriter.Write(source)).Content.Span));
    }

    /// <summary>Readers of YAML 1.1, of which there are many, stop at a question mark in a flow and take these words for truth values.</summary>
    [Theory]
    [InlineData("What convention?", "\"What convention?\"")]
    [InlineData("no", "\"no\"")]
    [InlineData("Yes", "\"Yes\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("OFF", "\"OFF\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("None of it", "None of it")]
    public void What_older_readers_of_YAML_take_otherwise_is_quoted(string author, string written)
    {
        var source = new SourceEntry { Slug = "a-book", Title = "Title", Authors = [author, author] };

        Assert.Contains($"\nauthors: [{written}, {written}]\n", Encoding.UTF8.GetString(Assert.Single(SeedWriter.Write(source)).Content.Span), StringComparison.Ordinal);
        RoundTrip.Assert(source);
    }

    [Fact]
    public void A_sheet_is_a_structure_file_and_a_text_file_for_each_language()
    {
        var form = CatalogueSample.Form("harm", 3);
        form = form with
        {
            DefinitionCitations = [new Citation("book", "p. 1")],
            Texts = form.Texts.SetItem("en", form.Texts["en"] with { Sections = [new Section(SectionKind.Overview, "One.\n\n- two")] }).Add("fr", form.Texts["en"] with { Translation = new Translation(TranslationStatus.Unreviewed, 1, "0123456789ab") }),
        };
        Assert.Equal(
            [
                ("manifestations/harm.yaml", """
                    slug: harm
                    position: 3
                    origin: LATER_ADDITION
                    confidence: VERIFIED
                    labels:
                      - text: harm
                        language: en
                        kind: PREFERRED
                        usage: RECOMMENDED
                        confidence: UNVERIFIED

                    """),
                ("manifestations/harm.en.md", """
                    ---
                    title: harm
                    summary: S
                    plain-language-summary: P
                    definition: D
                    definition-citations: [{source: book, locator: p. 1}]
                    ---

                    ## Overview

                    One.

                    - two

                    """),
                ("manifestations/harm.fr.md", """
                    ---
                    title: harm
                    summary: S
                    plain-language-summary: P
                    definition: D
                    translation: {status: UNREVIEWED, of-revision: 1, of-text: 0123456789ab}
                    ---

                    """),
            ],
            SeedWriter.Write(form).Select(file => (file.Path, Encoding.UTF8.GetString(file.Content.Span))));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("1e3")]
    [InlineData("- a")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("a:")]
    [InlineData("'a'")]
    [InlineData("[a]")]
    [InlineData("a\nb")]
    [InlineData("a\n\n  b")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\n")]
    [InlineData("\\n")]
    [InlineData("---")]
    public void A_title_that_YAML_could_misread_comes_back_as_it_was(string title) => RoundTrip.Assert(new SourceEntry { Slug = "a-book", Title = title });
}
