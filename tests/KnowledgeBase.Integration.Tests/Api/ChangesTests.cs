using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>What changed between releases, to the byte: the same releases give the same answers everywhere.</summary>
public sealed class ChangesTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_partner_keeps_a_copy_in_step_from_nothing_on()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        seed.Replace("manifestations/online-grooming.en.md", "title: Online grooming", "title: Grooming of children online");
        seed.Replace("countries/fra.yaml", "en: France", "en: French Republic");
        seed.Delete("technology/end-to-end-encryption.yaml");
        seed.Delete("technology/end-to-end-encryption.en.md");
        seed.Write("former-names/end-to-end-encryption.yaml", "slug: end-to-end-encryption\nwas: TECHNOLOGY_TERM\noutcome: RETIRED\nsince: 2026.2.0\nreason: {en: It says nothing of its own., es: No dice nada propio.}\n");
        seed.Version("2026.2.0");
        await service.PublishAsync(seed.Path);

        Assert.Equal(
            """{"changes":{"totalCount":8,"nodes":[{"kind":"ADDED","slug":"country-fra","release":{"version":"2026.1.0"}},{"kind":"ADDED","slug":"end-to-end-encryption","release":{"version":"2026.1.0"}},{"kind":"ADDED","slug":"iicsa-internet-glossary","release":{"version":"2026.1.0"}},{"kind":"ADDED","slug":"lanzarote-convention","release":{"version":"2026.1.0"}},{"kind":"ADDED","slug":"lanzarote-convention-text","release":{"version":"2026.1.0"}},{"kind":"ADDED","slug":"online-grooming","release":{"version":"2026.1.0"}},{"kind":"ADDED","slug":"sexual-extortion","release":{"version":"2026.1.0"}},{"kind":"ADDED","slug":"weprotect-the-issue","release":{"version":"2026.1.0"}}]}}""",
            (await service.DataAsync("{ changes(until: \"2026.1.0\") { totalCount nodes { kind slug release { version } } } }")).ToJsonString());
        Assert.Equal(
            """{"changes":{"totalCount":3,"nodes":[{"release":{"version":"2026.2.0"},"kind":"UPDATED","thing":"COUNTRY","series":null,"slug":"country-fra","to":null,"reason":null,"node":{"__typename":"Country","id":"Q291bnRyeTpGUkE"},"factsheet":null,"fields":[{"path":"names.en","before":"France","after":"French Republic"}]},{"release":{"version":"2026.2.0"},"kind":"RETIRED","thing":"TECHNOLOGY_TERM","series":"TECHNOLOGY","slug":"end-to-end-encryption","to":null,"reason":"No dice nada propio.","node":null,"factsheet":null,"fields":[]},{"release":{"version":"2026.2.0"},"kind":"UPDATED","thing":"MANIFESTATION","series":"MANIFESTATION","slug":"online-grooming","to":null,"reason":null,"node":{"__typename":"Manifestation","id":"TWFuaWZlc3RhdGlvbjpvbmxpbmUtZ3Jvb21pbmc"},"factsheet":{"slug":"online-grooming"},"fields":[{"path":"texts.en.title","before":"Online grooming","after":"Grooming of children online"}]}]}}""",
            (await service.DataAsync("query @inContext(languages: [\"es\"]) { changes(since: \"2026.1.0\") { totalCount nodes { release { version } kind thing series slug to reason node { __typename id } factsheet { slug } fields { path before after } } } }")).ToJsonString());
        Assert.Equal(
            """{"changes":{"totalCount":0,"nodes":[],"pageInfo":{"hasNextPage":false,"endCursor":null}}}""",
            (await service.DataAsync("{ changes(since: \"2026.2.0\") { totalCount nodes { slug } pageInfo { hasNextPage endCursor } } }")).ToJsonString());
        await PagesAndRefusals(service);
    }

    /// <summary>Page by page the same list; cursors and releases that do not fit are refused.</summary>
    private static async Task PagesAndRefusals(CatalogueService service)
    {
        var slugs = new List<string>();
        string? after = null;
        do
        {
            var page = (await service.DataAsync("query($after: String) { changes(since: \"2026.1.0\", until: \"2026.2.0\", first: 1, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }", new { after }))["changes"]!;
            slugs.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["slug"]!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
        }
        while (after is not null);
        Assert.Equal(["country-fra", "end-to-end-encryption", "online-grooming"], slugs);

        // printf '1-2:country-fra' | basenc --base64url: it says between which releases it was given.
        const string Cursor = "MS0yOmNvdW50cnktZnJh";
        Assert.Equal(
            ["BAD_CURSOR This cursor does not belong to the changes from the beginning to 2026.2.0: releases have to stay the same from page to page. Name both, or start again."],
            await Refusals(service, $"after: \"{Cursor}\""));
        Assert.Equal(["BAD_CURSOR This cursor is not one that this service gave. Take cursors from `edges` or `pageInfo`."], await Refusals(service, "after: \"x\""));
        Assert.Equal(
            ["BAD_ARGUMENT `since` is release 2026.2.0 and `until` is 2026.1.0, which came before it. Changes are told forwards."],
            await Refusals(service, "since: \"2026.2.0\", until: \"2026.1.0\""));
        Assert.Equal(["RELEASE_NOT_FOUND There is no release \"2020.1.0\". The newest are: 2026.2.0, 2026.1.0."], await Refusals(service, "since: \"2020.1.0\""));
        Assert.Equal(["RELEASE_NOT_FOUND There is no release \"\". The newest are: 2026.2.0, 2026.1.0."], await Refusals(service, "until: \"\""));
        Assert.Equal(["BAD_ARGUMENT `first` is 101; it must be from 1 to 100."], await Refusals(service, "first: 101"));
        Assert.Equal(["BAD_ARGUMENT `first` is 0; it must be from 1 to 100."], await Refusals(service, "first: 0"));
    }

    private static async Task<string[]> Refusals(CatalogueService service, string arguments)
    {
        JsonNode answer = await service.AskAsync($"{{ changes({arguments}) {{ totalCount }} }}");
        return [.. answer["errors"]!.AsArray().Select(error => $"{error!["extensions"]!["code"]} {error["message"]}")];
    }
}
