using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Conformance;
using KnowledgeBase.GraphQL.Hosting;

// Reads cases from standard input, one JSON object a line, and writes the answer to each, one a line: {"id": ..., ...answer}.
// A kind without a handler is answered with {"id": ..., "unsupported": true}. With --kinds it lists the kinds that it handles.
// With --http 2025 or --http 2026 it serves a small schema instead, with the status numbers of that draft, and tells the address.
var handlers = CaseHandlers.All;
if (args is ["--kinds"])
{
    Console.WriteLine(string.Join('\n', handlers.Keys.Order(StringComparer.Ordinal)));
    return 0;
}

if (args is ["--http", "2025" or "2026"])
    return await HttpSample.ServeAsync(args[1] is "2026" ? HttpStatusProfile.Draft2026 : HttpStatusProfile.Draft2025);

// Cases hold lone surrogates, which UTF-8 cannot: they come and go as \u escapes inside the JSON.
using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
while (input.ReadLine() is { } line)
{
    if (string.IsNullOrWhiteSpace(line))
        continue;
    var testCase = (JsonObject)JsonNode.Parse(line, documentOptions: new JsonDocumentOptions { MaxDepth = 1_000 })!;
    var kind = testCase["kind"]?.GetValue<string>() ?? "execute";
    var answer = handlers.TryGetValue(kind, out var handle) ? handle(testCase) : Answer.Unsupported();
    answer["id"] = testCase["id"]!.GetValue<string>();
    output.WriteLine(Answer.Write(answer));
}

return 0;
