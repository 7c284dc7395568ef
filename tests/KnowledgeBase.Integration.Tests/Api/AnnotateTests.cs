using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>The catalogue's labels in partners' texts.</summary>
public sealed class AnnotateTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    private const string Places = "query($text: String!, $language: LanguageCode, $firstOnly: Boolean = true, $exclude: [Slug!]) { annotate(text: $text, language: $language, firstOnly: $firstOnly, exclude: $exclude) { language matches { start end } } }";

    [Fact]
    public async Task A_text_comes_back_as_places_with_advice()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(
            """
            query($text: String!) @inContext(languages: ["en"]) {
              annotate(text: $text) {
                language
                matches {
                  start end isQuoted
                  term { label usage kind isDiscouraged insteadUse { label } }
                  preferred { label }
                  factsheet { slug }
                  alternatives { label }
                }
              }
            }
            """,
            new { text = "The “child pornography” of old laws is CSAM; csam is no word. 👍 online grooming" });

        Assert.Equal(
            """{"annotate":{"language":"en","matches":["""
            + """{"start":5,"end":22,"isQuoted":true,"term":{"label":"child pornography","usage":"LEGAL_CONTEXT_ONLY","kind":"ALTERNATIVE","isDiscouraged":true,"insteadUse":{"label":"child sexual abuse material"}},"preferred":{"label":"child sexual abuse material"},"factsheet":{"slug":"child-sexual-abuse-material"},"alternatives":[]},"""
            + """{"start":39,"end":43,"isQuoted":false,"term":{"label":"CSAM","usage":"RECOMMENDED","kind":"ABBREVIATION","isDiscouraged":false,"insteadUse":null},"preferred":{"label":"CSAM"},"factsheet":{"slug":"child-sexual-abuse-material"},"alternatives":[]},"""
            + """{"start":65,"end":80,"isQuoted":false,"term":{"label":"online grooming","usage":"RECOMMENDED","kind":"PREFERRED","isDiscouraged":false,"insteadUse":null},"preferred":{"label":"online grooming"},"factsheet":{"slug":"online-grooming"},"alternatives":[]}]}}""",
            data.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData(null, null, "en")]
    [InlineData(null, "fr-CA, en;q=0.5", "fr")]
    [InlineData("es", "fr", "es")]
    [InlineData("es-MX", null, "es")]
    [InlineData("de", null, "de")]
    public async Task The_language_is_the_one_given_or_that_of_the_request_and_the_answer_says_which(string? language, string? header, string expected)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(Places, new { text = "", language }, header);

        Assert.Equal($$$"""{"annotate":{"language":"{{{expected}}}","matches":[]}}""", data.ToJsonString());
    }

    [Fact]
    public async Task A_language_without_labels_is_an_error_that_names_those_with_some()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync(Places, new { text = "x", language = "ja" });

        Assert.Equal("There are no labels in \"ja\" to find. There are some in: de, en, es, fr, it, pt.", (string)answer["errors"]![0]!["message"]!);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(200_000, true)]
    [InlineData(200_001, false)]
    public async Task A_text_has_at_most_two_hundred_thousand_characters(int length, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync(Places, new { text = new string('x', length) });

        Assert.Equal(isAnswered ? null : "`text` has 200001 characters; at most 200000 are allowed. Send it in parts, cut between paragraphs.", (string?)answer["errors"]?[0]?["message"]);
    }

    [Fact]
    public async Task Matches_beyond_two_thousand_are_an_error_and_not_left_out()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var full = await service.DataAsync(Places, new { text = string.Concat(Enumerable.Repeat("CSAM ", 2_000)), language = "en", firstOnly = false });
        var over = await service.AskAsync(Places, new { text = string.Concat(Enumerable.Repeat("CSAM ", 2_001)), language = "en", firstOnly = false });

        Assert.Equal(2_000, full["annotate"]!["matches"]!.AsArray().Count);
        Assert.StartsWith("The text has more than 2000 matches.", (string)over["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public async Task At_most_five_hundred_sheets_are_excluded(int count, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync(Places, new { text = "CSAM", language = "en", exclude = Enumerable.Repeat("child-sexual-abuse-material", count) });

        Assert.Equal(isAnswered ? """{"annotate":{"language":"en","matches":[]}}""" : null, answer["data"]?.ToJsonString());
    }

    [Fact]
    public async Task A_page_of_a_hundred_kilobytes_is_annotated_in_less_than_fifty_milliseconds_of_work()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var page = string.Concat(Enumerable.Repeat("Children who met online grooming, sextortion or live streaming of abuse need help. ", 1 + (100 * 1024 / 83)));
        var clock = new Stopwatch();
        var best = TimeSpan.MaxValue;
        for (var turn = 0; turn < 15; turn++)
        {
            clock.Restart();
            var data = await service.DataAsync(Places, new { text = page, language = "en" });
            best = clock.Elapsed < best ? clock.Elapsed : best;
            Assert.NotEmpty(data["annotate"]!["matches"]!.AsArray());
        }

        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    [Theory]
    [InlineData("""{"query":"query($t: String!) { annotate(text: $t, language: \"en\") { matches { start end } } }","variables":{"t":"\ud800 CSAM"}}""")]
    [InlineData("""{"query":"query($t: String!) { annotate(text: $t, language: \"en\") { matches { start end } } }","variables":{"t":"\u0000 CSAM"}}""")]
    public async Task Broken_characters_get_an_answer_or_one_clear_error(string body)
    {
        var service = await catalogue.ServiceAsync(postgres);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await service.Client.PostAsync("/graphql", content, TestContext.Current.CancellationToken);

        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{response.StatusCode}");
        Assert.DoesNotContain("correlationId", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_release_finds_its_own_labels()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        const string Query = "query($text: String!) @inContext(release: \"2026.1.0\") { annotate(text: $text, language: \"en\") { matches { term { label } } } }";
        var before = await service.DataAsync(Query, new { text = "E2EE" });

        seed.Replace("technology/end-to-end-encryption.yaml", "text: E2EE", "text: ETEE");
        seed.Version("2027.1.0");
        await service.PublishAsync(seed.Path);

        Assert.Equal("""{"annotate":{"matches":[{"term":{"label":"E2EE"}}]}}""", before.ToJsonString());
        Assert.Equal(before.ToJsonString(), (await service.DataAsync(Query, new { text = "E2EE" })).ToJsonString());
    }

    [Fact]
    public async Task A_partners_text_is_in_no_log_and_no_trace_and_no_answer_is_kept()
    {
        using var seed = new SmallSeed();
        var log = new Journal();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path, logging: logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning));
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "KnowledgeBase.GraphQL",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => log.Lines.Enqueue(string.Join(' ', activity.TagObjects)),
        };
        ActivitySource.AddActivityListener(listener);
        const string Secret = "zanzibarquartz";
        var text = $"online grooming {Secret}";

        using var answer = await service.Client.PostAsync(
            "/graphql",
            JsonContent.Create(new { query = "query($t: String!) { annotate(text: $t, language: \"en\") { matches { start } } }", variables = new { t = text } }),
            TestContext.Current.CancellationToken);
        await service.AskAsync($"{{ annotate(text: \"{text}\", language: \"en\") {{ matches {{ start }} }} }}");
        await service.AskAsync($"{{ annotate(text: \"{text}\", language: \"ja\") {{ matches {{ start }} }} }}");
        await service.AskAsync($"{{ annotate(text: \"{text}\" {{ matches }} }}");
        await service.AskAsync(Places, new { text, language = text });

        Assert.Equal("""{"data":{"annotate":{"matches":[{"start":0}]}}""", (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split(",\"extensions\"")[0]);
        Assert.Null(answer.Headers.ETag);
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class Journal : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue($"{state}");
            return null;
        }

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
