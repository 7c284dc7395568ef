using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Citations;

/// <summary>CSL-JSON (Citation Style Language 1.0.2, input schema csl-data): an array with one item.</summary>
internal static class CslJsonReference
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(CitedWork work)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("id", work.Key);
            json.WriteString("type", work.Kind switch
            {
                WorkKind.Report => "report",
                WorkKind.Treaty => "treaty",
                WorkKind.Legislation => "legislation",
                WorkKind.News => "article-newspaper",
                WorkKind.DataSet => "dataset",
                WorkKind.Entry => "entry",
                _ => "webpage",
            });
            json.WriteString("title", work.Title);
            if (!work.Authors.IsEmpty)
            {
                json.WriteStartArray("author");
                foreach (var author in work.Authors)
                    Name(author, json);
                json.WriteEndArray();
            }

            if (work.IssuedOn is { } issued)
                Date("issued", issued, json);
            if (work.AccessedOn is { } accessed)
                Date("accessed", PartialDate.On(accessed), json);
            // What publishes news is the title of what contains it.
            Text(work.Kind == WorkKind.News ? "container-title" : "publisher", work.Publisher, json);
            Text("publisher-place", work.Place, json);
            Text("version", work.Release, json);
            Text("genre", work.Description, json);
            Text("language", work.Language, json);
            Text("note", work.Note, json);
            Text("URL", work.Url, json);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Text(string name, string? value, Utf8JsonWriter json)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Name(AuthorName author, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(author.IsBody ? "literal" : "family", author.Family);
        if (author.Given is not null)
            json.WriteString("given", author.Given);
        json.WriteEndObject();
    }

    private static void Date(string name, PartialDate date, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("date-parts");
        json.WriteStartArray();
        json.WriteNumberValue(date.Year);
        if (date.Month > 0)
            json.WriteNumberValue(date.Month);
        if (date.Day > 0)
            json.WriteNumberValue(date.Day);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
