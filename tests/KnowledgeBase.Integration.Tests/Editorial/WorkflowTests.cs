using System.Text.Json.Nodes;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>What editors do, through the endpoint: nothing is lost, nothing is silent, and every refusal says what it is.</summary>
/// <param name="service">The service.</param>
public sealed class WorkflowTests(EditorialService service) : IClassFixture<EditorialService>
{
    private const string Sheet = "sexual-extortion";

    [Fact]
    public async Task A_stale_revision_is_told_with_the_one_that_stands()
    {
        var changeset = await service.OpenAsync("Stale");
        await SummaryAsync("ada", changeset, 1, "The first save.");

        var late = await TrySummaryAsync("ben", changeset, 1, "The second save, from what was read before the first.");

        var error = Assert.Single(late["userErrors"]!.AsArray())!;
        Assert.Equal("ConflictError CONFLICT [\"input\",\"expectedRevision\"] 2", $"{error["__typename"]} {error["code"]} {error["field"]!.ToJsonString()} {error["actualRevision"]}");
        Assert.Equal("The first save.", await PreviewedAsync(changeset));
    }

    [Fact]
    public async Task An_entry_that_exists_is_not_changed_without_its_revision()
    {
        var changeset = await service.OpenAsync("Blind");
        var payload = await service.TryAsync("ada", "setText", new { changeset, slug = Sheet, language = "en", patch = new { summary = "Blind." } });

        Assert.Equal("ConflictError", payload["userErrors"]![0]!["__typename"]!.GetValue<string>());
    }

    [Fact]
    public async Task Whatever_cannot_be_done_in_a_state_is_a_state_error_and_changes_nothing()
    {
        var changeset = await service.OpenAsync("States");
        Assert.Equal("OPEN", StateOf(await service.TryAsync("ben", "publishChangeset", new { changeset })));
        Assert.Equal("OPEN", StateOf(await service.TryAsync("ben", "reviewChangeset", new { changeset, verdict = "APPROVE" })));
        await service.DoAsync("ada", "abandonChangeset", new { changeset });
        var before = await service.EverythingAsync();

        Assert.Equal("ABANDONED", StateOf(await TrySummaryAsync("ada", changeset, 1, "Too late.")));
        Assert.Equal("ABANDONED", StateOf(await service.TryAsync("ada", "submitChangeset", new { changeset })));
        Assert.Equal("ABANDONED", StateOf(await service.TryAsync("ada", "abandonChangeset", new { changeset })));
        Assert.Equal("ABANDONED", StateOf(await service.TryAsync("ada", "retire", new { changeset, slug = Sheet, expectedRevision = 1 })));
        Assert.Equal("ABANDONED", StateOf(await service.TryAsync("ada", "submitChangeset", new { changeset, validateOnly = true })));
        Assert.Equal(before, await service.EverythingAsync());
    }

    [Fact]
    public async Task Roles_are_asked_of_every_mutation()
    {
        var changeset = await service.OpenAsync("Roles");
        await SummaryAsync("ada", changeset, 1, "Ada's.");
        await service.DoAsync("ada", "submitChangeset", new { changeset });

        Assert.Equal("REVIEWER", Required(await service.TryAsync("ada", "reviewChangeset", new { changeset, verdict = "APPROVE" })));
        Assert.Equal("EDITOR", Required(await service.TryAsync("pat", "openChangeset", new { title = "A partner's" })));
        Assert.Equal("EDITOR", Required(await TrySummaryAsync("pat", changeset, 2, "A partner's.")));
        Assert.Equal("EDITOR", Required(await TrySummaryAsync("chloé", changeset, 2, "English is not hers.")));
        Assert.Equal("REVIEWER", Required(await service.TryAsync("chloé", "reviewChangeset", new { changeset, verdict = "APPROVE", validateOnly = true })));

        var hers = await service.OpenAsync("En español", "chloé");
        var payload = await service.DoAsync("chloé", "setText", new { changeset = hers, slug = "online-grooming", language = "es", expectedRevision = 1, patch = new { title = "Captación en línea" } }, "diff { path after }");
        Assert.Equal("""[{"path":"texts.es.title","after":"Captación en línea"}]""", payload["diff"]!.ToJsonString(Plain));
    }

    [Fact]
    public async Task An_idempotency_key_does_a_thing_once_and_stands_for_one_input()
    {
        var first = await service.DoAsync("ada", "openChangeset", new { title = "Once", idempotencyKey = "once" }, "changeset { id }");
        var again = await service.DoAsync("ada", "openChangeset", new { title = "Once", idempotencyKey = "once" }, "changeset { id }");
        var other = await service.TryAsync("ada", "openChangeset", new { title = "Twice", idempotencyKey = "once" }, "changeset { id }");
        Assert.Equal(first["changeset"]!["id"]!.GetValue<string>(), again["changeset"]!["id"]!.GetValue<string>());
        Assert.Equal("ConflictError [\"input\",\"idempotencyKey\"]", $"{other["userErrors"]![0]!["__typename"]} {other["userErrors"]![0]!["field"]!.ToJsonString()}");

        var changeset = first["changeset"]!["id"]!.GetValue<string>();
        var input = new { changeset, slug = Sheet, language = "en", expectedRevision = 1, patch = new { summary = "Saved once." }, idempotencyKey = "save" };
        Assert.Equal(2, (await service.DoAsync("ada", "setText", input, "revision"))["revision"]!.GetValue<int>());
        Assert.Equal(2, (await service.DoAsync("ada", "setText", input, "revision"))["revision"]!.GetValue<int>());
    }

    [Fact]
    public async Task Texts_come_back_as_they_were_meant_and_are_rendered_safely()
    {
        const string Body = "Ελληνικά, العربية, עברית, हिन्दी, 漢字, Ångström, e\u0316\u0317, \U0001F469\u200D\U0001F4BB.\n\n- a *list* & \"quotes\" 1 < 2\n- [a link](https://example.org/?a=1&b=2)";
        var changeset = await service.OpenAsync("As meant");
        await service.DoAsync("ada", "setText", new { changeset, slug = Sheet, language = "en", expectedRevision = 1, patch = new { sections = new[] { new { kind = "IMPACT", body = Body } } } });

        var data = await service.DataAsync("ada", $$"""query @inContext(changeset: "{{changeset}}") { factsheet(slug: "{{Sheet}}") { sections(kinds: [IMPACT]) { markdown: body html: body(format: HTML) } } }""");

        var section = data["factsheet"]!["sections"]![0]!;
        Assert.Equal(Body, section["markdown"]!.GetValue<string>());
        var html = section["html"]!.GetValue<string>();
        Assert.Contains("1 &lt; 2", html, StringComparison.Ordinal);
        Assert.Contains("<em>list</em>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_out_of_a_changeset_is_as_published_again()
    {
        var changeset = await service.OpenAsync("Discarded");
        await SummaryAsync("ada", changeset, 1, "Not this.");
        await service.DoAsync("ada", "discardItem", new { changeset, slug = Sheet, expectedRevision = 2 });

        var data = await service.DataAsync("ada", $$"""{ changeset(id: "{{changeset}}") { items { slug } } }""");

        Assert.Equal("[]", data["changeset"]!["items"]!.ToJsonString());
        Assert.StartsWith("A child is threatened", await PreviewedAsync(changeset), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_changesets_on_one_field_conflict_and_a_release_can_be_undone()
    {
        var mine = await service.OpenAsync("Mine");
        var theirs = await service.OpenAsync("Theirs");
        await service.DoAsync("ada", "putSource", new { changeset = mine, slug = "weprotect-the-issue", expectedRevision = 1, patch = new { publisher = "Mine" } });
        await service.DoAsync("ada", "putSource", new { changeset = theirs, slug = "weprotect-the-issue", expectedRevision = 1, patch = new { publisher = "Theirs", place = "London" } });
        await PublishAsync(theirs, "2026.2.0");

        var data = await service.DataAsync("ada", $$"""{ changeset(id: "{{mine}}") { conflicts { slug path theirs yours } } }""");
        Assert.Equal("""[{"slug":"weprotect-the-issue","path":"publisher","theirs":"Theirs","yours":"Mine"}]""", data["changeset"]!["conflicts"]!.ToJsonString());
        await service.DoAsync("ada", "submitChangeset", new { changeset = mine });
        await service.DoAsync("ben", "reviewChangeset", new { changeset = mine, verdict = "APPROVE" });
        var refused = await service.TryAsync("ben", "publishChangeset", new { changeset = mine });
        Assert.Equal("ConflictError publisher Theirs Mine", $"{refused["userErrors"]![0]!["__typename"]} {refused["userErrors"]![0]!["conflicts"]![0]!["path"]} {refused["userErrors"]![0]!["conflicts"]![0]!["theirs"]} {refused["userErrors"]![0]!["conflicts"]![0]!["yours"]}");

        var undo = (await service.DoAsync("ada", "revertRelease", new { release = "2026.2.0" }, "changeset { id title }"))["changeset"]!;
        await PublishAsync(undo["id"]!.GetValue<string>(), "2026.3.0");
        var after = JsonNode.Parse(await service.PublicAsync("{ release { version } source(slug: \"weprotect-the-issue\") { place } }"))!;
        Assert.Equal("""{"release":{"version":"2026.3.0"},"source":{"place":null}}""", after["data"]!.ToJsonString());
    }

    private async Task PublishAsync(string changeset, string version)
    {
        await service.DoAsync("ada", "submitChangeset", new { changeset });
        await service.DoAsync("ben", "reviewChangeset", new { changeset, verdict = "APPROVE" });
        await service.DoAsync("ben", "publishChangeset", new { changeset, version });
    }

    private async Task<string> PreviewedAsync(string changeset) =>
        (await service.DataAsync("ada", $$"""query @inContext(changeset: "{{changeset}}") { factsheet(slug: "{{Sheet}}") { summary } }"""))["factsheet"]!["summary"]!.GetValue<string>();

    private Task<JsonNode> SummaryAsync(string who, string changeset, int revision, string summary) =>
        service.DoAsync(who, "setText", new { changeset, slug = Sheet, language = "en", expectedRevision = revision, patch = new { summary } });

    private Task<JsonNode> TrySummaryAsync(string who, string changeset, int revision, string summary) =>
        service.TryAsync(who, "setText", new { changeset, slug = Sheet, language = "en", expectedRevision = revision, patch = new { summary } });

    private static string StateOf(JsonNode payload) =>
        $"{(payload["userErrors"]!.AsArray().SingleOrDefault()?["__typename"]?.GetValue<string>() == "StateError" ? payload["userErrors"]![0]!["state"] : payload.ToJsonString())}";

    private static string Required(JsonNode payload) =>
        payload["userErrors"]!.AsArray().FirstOrDefault()?["__typename"]?.GetValue<string>() == "ForbiddenError" ? payload["userErrors"]![0]!["requires"]!.GetValue<string>() : payload.ToJsonString();

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
