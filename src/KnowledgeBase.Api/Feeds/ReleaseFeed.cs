using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Api.Feeds;

/// <summary>The releases, newest first, as feeds: Atom (RFC 4287) and JSON Feed 1.1.</summary>
internal static class ReleaseFeed
{
    internal const string AtomType = "application/atom+xml; charset=utf-8";

    internal const string JsonType = "application/feed+json; charset=utf-8";

    /// <summary>Readers want what is new; all releases are in <c>releases</c> of GraphQL.</summary>
    private const int MostItems = 50;

    private const string Title = "KnowledgeBase: releases of the content";

    private static readonly JsonWriterOptions Json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The feed as Atom.</summary>
    /// <param name="releases">The releases, newest first; at least one.</param>
    /// <param name="publicUrl">The start of every address.</param>
    internal static byte[] Atom(IReadOnlyList<ReleaseInfo> releases, string publicUrl)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", "http://www.w3.org/2005/Atom");
            xml.WriteAttributeString("xml", "lang", null, LocalizedText.SourceLanguage);
            xml.WriteElementString("id", $"{publicUrl}/releases/feed.atom");
            xml.WriteElementString("title", Title);
            xml.WriteElementString("updated", Instant(releases[0]));
            Link(xml, "self", "application/atom+xml", $"{publicUrl}/releases/feed.atom");
            Link(xml, "alternate", "text/html", $"{publicUrl}/");
            xml.WriteStartElement("author");
            xml.WriteElementString("name", ProjectNames.Author);
            xml.WriteEndElement();
            xml.WriteElementString("rights", $"{ProjectNames.LicenceName}, {ProjectNames.LicenceUrl}");
            foreach (var release in releases.Take(MostItems))
            {
                xml.WriteStartElement("entry");
                xml.WriteElementString("id", Address(release, publicUrl));
                xml.WriteElementString("title", TitleOf(release));
                xml.WriteElementString("updated", Instant(release));
                xml.WriteElementString("published", Instant(release));
                Link(xml, "alternate", "text/html", Address(release, publicUrl));
                xml.WriteStartElement("content");
                xml.WriteAttributeString("type", "text");
                xml.WriteString(TextOf(release));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        bytes.Write("\n"u8);
        return bytes.ToArray();
    }

    /// <summary>The feed as JSON Feed.</summary>
    /// <param name="releases">The releases, newest first.</param>
    /// <param name="publicUrl">The start of every address.</param>
    internal static byte[] JsonFeed(IReadOnlyList<ReleaseInfo> releases, string publicUrl)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", Title);
            json.WriteString("home_page_url", $"{publicUrl}/");
            json.WriteString("feed_url", $"{publicUrl}/releases/feed.json");
            json.WriteString("language", LocalizedText.SourceLanguage);
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", ProjectNames.Author);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var release in releases.Take(MostItems))
            {
                json.WriteStartObject();
                json.WriteString("id", Address(release, publicUrl));
                json.WriteString("url", Address(release, publicUrl));
                json.WriteString("title", TitleOf(release));
                json.WriteString("content_text", TextOf(release));
                json.WriteString("date_published", Instant(release));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.ToArray();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    /// <summary>The start page as that release has it: it stays, so it is the item's identifier too.</summary>
    private static string Address(ReleaseInfo release, string publicUrl) => $"{publicUrl}/?release={Uri.EscapeDataString(release.Version)}";

    private static string TitleOf(ReleaseInfo release) => $"Release {release.Version}";

    private static string TextOf(ReleaseInfo release)
    {
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(EntryKind.Manifestation)} forms and concepts, {Count(EntryKind.LegalFramework)} legal frameworks, {Count(EntryKind.TechnologyTerm)} technology terms. Languages: {string.Join(", ", release.Languages)}. Content hash: {release.ContentHash}.");
        return release.Notes is { } notes ? $"{notes.In([]).Text} {counts}" : counts;

        int Count(EntryKind kind) => release.Counts.GetValueOrDefault(kind);
    }

    private static string Instant(ReleaseInfo release) => release.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
