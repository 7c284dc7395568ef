using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KnowledgeBase.GraphQL.Tests.Hostile;

/// <summary>One attack: the body of a request, by its size, and what has to answer it.</summary>
/// <param name="Cause">What it abuses, and where it once succeeded.</param>
/// <param name="Body">The body.</param>
/// <param name="Expected">The answer: <c>data</c>, or the first error's code with the limit behind a colon where there is one.</param>
internal sealed record HostileShape(string Cause, byte[] Body, string Expected)
{
    /// <summary>What answers where the body limit does not; as <see cref="Expected"/> where that has nothing to do with the body's size.</summary>
    public string ExpectedWhenOpen { get; init; } = Expected;
}

/// <summary>The attacks on GraphQL engines that are known, each by its cause. Sizes are chosen to pass the limits before the one that is meant.</summary>
internal static class HostileShapes
{
    private const string DocumentDepth = "LIMIT_EXCEEDED:maxDocumentDepth";
    private const string TooLarge = "LIMIT_EXCEEDED:maxBodyBytes";

    public static IReadOnlyList<HostileShape> All { get; } =
    [
        // The parser's recursion ends the process: Hot Chocolate CVE-2026-40324, graphql-java CVE-2023-28867, juniper CVE-2022-31173.
        Document("selections in each other (CVE-2026-40324)", Repeat(20_000, "{a"), DocumentDepth),
        Document("selections in each other, closed", Nest(16_000, "{self", "{hello}", "}"), DocumentDepth),
        Document("lists in each other", "{find(list:" + Nest(20_000, "[", "", "]") + ")}", DocumentDepth),
        Document("objects in each other", "{find(filter:" + Nest(10_000, "{or:", "{}", "}") + ")}", DocumentDepth),
        Document("lists and objects in turn", "{find(filter:" + Nest(5_000, "{and:[", "", "]}") + ")}", DocumentDepth),
        Document("list types in each other", "query($v:" + Nest(20_000, "[", "Int", "]") + "){hello}", DocumentDepth),
        Document("a default in each other", "query($v:[Int]=" + Nest(20_000, "[", "", "]") + "){hello}", DocumentDepth),
        Document("inline fragments in each other", Nest(16_000, "{...", "{hello}", "}"), DocumentDepth),
        Document("inline fragments with directives in each other", Nest(3_000, "{...@skip(if:false)", "{hello}", "}"), DocumentDepth),
        Document("arguments of a directive in each other", "{hello @skip(if:" + Nest(20_000, "[", "", "]") + ")}", DocumentDepth),
        Document("a description and a type in each other", "\"d\" type T { f(a:" + Nest(20_000, "[", "Int", "]") + "): Int }", DocumentDepth),
        Document("ten megabytes of opening braces", new string('{', 10_000_000), TooLarge, "SYNTAX_ERROR"),
        new("ten megabytes of opening braces for a body", Encoding.ASCII.GetBytes(new string('{', 10_000_000)), TooLarge) { ExpectedWhenOpen = "BAD_REQUEST" },
        new("ten megabytes of opening brackets for a body", Encoding.ASCII.GetBytes(new string('[', 10_000_000)), TooLarge) { ExpectedWhenOpen = "LIMIT_EXCEEDED:maxJsonDepth" },

        // Recursion behind the parser, through fragments: graphql-go CVE-2022-21708 and #756, where the checker of depth itself recursed.
        Document("a chain of a thousand fragments", "{...F0}" + Chain(1_000), "LIMIT_EXCEEDED:maxNesting"),
        Document("a chain of fragments backwards", "{...F0}" + Backwards(1_000), "LIMIT_EXCEEDED:maxNesting"),
        Document("two chains of fragments side by side", "{...F0 ...G0}" + Chain(600) + Chain(600).Replace('F', 'G'), "LIMIT_EXCEEDED:maxComparisonDepth"),
        Document("a fragment that spreads itself", "{...A} fragment A on Query{...A}", "VALIDATION_FAILED"),
        Document("a cycle of a thousand fragments", "{...F0}" + Cycle(1_000), "VALIDATION_FAILED"),
        Document("a cycle of fragments through fields", "{...A} fragment A on Query{self{...B}} fragment B on Query{self{...A self{...B}}}", "VALIDATION_FAILED"),
        Document("a cycle that no operation reaches", "{hello}" + Cycle(1_000), "VALIDATION_FAILED"),

        // A fragment expanded at every spread: Apollo CVE-2025-32030 to 32034, apollo-compiler CVE-2025-31496, Parse Server CVE-2026-34573.
        Document("a bomb of fragments", "{...F0}" + Bomb(45, "...F{0} ...{{...F{0}}}"), "LIMIT_EXCEEDED:maxFields"),
        Document("a bomb of fragments through fields", "{...F0}" + Bomb(30, "self{{...F{0}}} ...{{self{{...F{0}}}}}"), "LIMIT_EXCEEDED:maxDepth"),
        Document("a bomb of fragments under aliases", "{...F0}" + Bomb(30, "a:self{{...F{0}}} b:self{{...F{0}}}"), "LIMIT_EXCEEDED:maxDepth"),
        Document("a bomb of fragments on an interface", "{node{...N0}}" + string.Concat(Enumerable.Range(0, 12).Select(static i =>
            string.Create(CultureInfo.InvariantCulture, $" fragment N{i} on Node{{...on One{{node{{...N{i + 1}}}}} ...on Two{{node{{...N{i + 1}}}}}}}"))) + " fragment N12 on Node{id}", "LIMIT_EXCEEDED:maxFields"),

        // Fields compared with the square of their number: graphql-js CVE-2023-26144, graphql-php CVE-2026-40476, GHSA-fc86-6rv6-2jpm.
        Document("one field two thousand times (CVE-2023-26144)", "{self{" + Repeat(1_990, "hello ") + "}}", "data"),
        Document("one field three thousand times", "{" + Repeat(3_000, "hello ") + "}", "LIMIT_EXCEEDED:maxDocumentFields"),
        Document("one field with selections a thousand times (CVE-2026-40476)", "{" + Repeat(1_000, "self{hello}") + "}", "LIMIT_EXCEEDED:maxFieldComparisons"),
        Document("one field in a thousand inline fragments (GHSA-fc86-6rv6-2jpm)", "{" + Repeat(1_000, "...{self{hello}}") + "}", "LIMIT_EXCEEDED:maxFieldComparisons"),
        Document("one field in inline fragments in each other", "{" + Repeat(20, Nest(50, "...{self{hello}", "", "}")) + "}", "LIMIT_EXCEEDED:maxFieldComparisons"),
        Document("fields in conflict a thousand times", "{" + string.Concat(Enumerable.Range(0, 1_000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"x:number(value:{i})"))) + "}", "VALIDATION_FAILED"),
        Document("pairs of fragments", "{" + Repeat(600, static i => $"...F{i} ") + "}" + Repeat(600, static i => $" fragment F{i} on Query{{self{{hello}}}}"), "LIMIT_EXCEEDED:maxFieldComparisons"),

        // An error for each mistake: graphql-java CVE-2022-37734.
        Document("ten thousand unknown directives (CVE-2022-37734)", "{hello" + Repeat(10_000, "@a ") + "}", "LIMIT_EXCEEDED:maxDirectivesPerLocation"),
        Document("unknown directives, eight at a place", "{" + Repeat(800, "hello@a@b@c@d@e@f@g@h ") + "}", "VALIDATION_FAILED"),
        Document("unknown fields", "{" + Repeat(2_000, static i => $"helo{i} ") + "}", "VALIDATION_FAILED"),
        Document("unknown arguments", "{hello(" + Repeat(4_000, static i => $"a{i}:1 ") + ")}", "VALIDATION_FAILED"),
        Document("one argument again and again", "{number(" + Repeat(4_000, "value:1 ") + ")}", "VALIDATION_FAILED"),
        Document("unknown input fields", "{find(filter:{" + Repeat(4_000, static i => $"nam{i}:1 ") + "})}", "VALIDATION_FAILED"),
        Document("unknown variables", "{find(list:[[[" + Repeat(5_000, static i => $"$v{i} ") + "]]])}", "VALIDATION_FAILED"),
        Document("unused variables", "query(" + Repeat(3_000, static i => $"$v{i}:Int ") + "){hello}", "VALIDATION_FAILED"),
        Document("wrong values", "{find(list:[[[" + Repeat(5_000, "\"x\" ") + "]]])}", "VALIDATION_FAILED"),
        Document("a name of sixty thousand letters", "{" + new string('a', 60_000) + "}", "LIMIT_EXCEEDED:maxNameLength"),

        // Introspection that is not counted: graphql-java CVE-2024-40094; and what is named like it: graphql-armor GHSA-224p-v68g-5g8f.
        Document("the circle of types and fields (CVE-2024-40094)", "{__schema{types{" + Nest(12, "fields{type{", "name", "}}") + "}}}", "LIMIT_EXCEEDED:maxIntrospectionLists"),
        Document("introspection by the thousand", "{" + string.Concat(Enumerable.Range(0, 20).Select(static i => string.Create(CultureInfo.InvariantCulture, $"s{i}:__schema{{types{{fields{{type{{name}}}}}}}}"))) + "}", "data"),
        Document("types of types", "{__type(name:\"Query\"){" + Nest(40, "ofType{", "name", "}") + "}}", "LIMIT_EXCEEDED:maxIntrospectionDepth"),
        Document("a depth behind the name of introspection (GHSA-224p-v68g-5g8f)", "{__schema:" + Nest(20, "self{", "hello", "}") + "}", "LIMIT_EXCEEDED:maxDepth"),
        Document("a depth behind an operation of that name", "query __schema{" + Nest(20, "self{", "hello", "}") + "}", "LIMIT_EXCEEDED:maxDepth"),
        Document("a depth behind a fragment of that name", "{...__schema} fragment __schema on Query{" + Nest(20, "self{", "hello", "}") + "}", "LIMIT_EXCEEDED:maxDepth"),
        Document("a fragment met high up first", "{...F " + Nest(8, "self{", "...F", "}") + "} fragment F on Query{" + Nest(9, "self{", "hello", "}") + "}", "LIMIT_EXCEEDED:maxDepth"),

        // Cost that does not follow fragments: metagraphed #1402; aliases that cost nothing: Directus CVE-2026-35441.
        Document("cost through fragments (metagraphed #1402)", "{...A} fragment A on Query{things(first:1000){...B}} fragment B on Query{things(first:1000){hello}}", "LIMIT_EXCEEDED:maxCost"),
        Document("cost through variables' defaults", "query($n:Int=2147483647){things(first:$n){things(first:$n){things(first:$n){hello}}}}", "LIMIT_EXCEEDED:maxCost"),
        Document("a thousand aliases of one field (CVE-2026-35441)", "{" + Repeat(1_000, static i => $"a{i}:hello ") + "}", "LIMIT_EXCEEDED:maxAliases"),
        Document("a hundred thousand aliases", "{" + Repeat(100_000, static i => $"a{i}:hello ") + "}", TooLarge, "LIMIT_EXCEEDED:maxDocumentFields"),
        Document("a hundred thousand aliases in one place each", Repeat(100_000, static i => $"query q{i}{{a:hello}}"), TooLarge, "LIMIT_EXCEEDED:maxDocumentFields"),
        Document("twenty-one fields of the root", "{" + Repeat(21, static i => $"...{{a{i}:hello}}") + "}", "LIMIT_EXCEEDED:maxRootFields"),
        Document("operations by the thousand", Repeat(1_000, static i => $"query q{i}{{hello}}"), "OPERATION_NOT_FOUND"),

        // Tokens that are dear to read.
        Document("an integer of sixty thousand digits", "{number(value:" + new string('9', 60_000) + ")}", "VALIDATION_FAILED"),
        Document("a real of sixty thousand digits", "{number(real:0." + new string('9', 60_000) + ")}", "data"),
        Document("a real without end", "{number(real:1e" + new string('9', 60_000) + ")}", "VALIDATION_FAILED"),
        Document("a real next to nothing", "{number(real:1e-" + new string('9', 60_000) + ")}", "data"),
        Document("an identifier of sixty thousand digits", "{number(id:" + new string('9', 60_000) + ")}", "data"),
        Document("a string of ninety thousand letters", "{echo(text:\"" + new string('a', 90_000) + "\")}", "data"),
        Document("a string of escapes", "{echo(text:\"" + Repeat(10_000, "\\u{41}") + "\")}", "data"),
        Document("a string that does not end", "{echo(text:\"" + new string('a', 90_000), "SYNTAX_ERROR"),
        Document("a block string of lines", "{echo(text:\"\"\"" + Repeat(8_000, "\n   a") + "\"\"\")}", "data"),
        Document("a block string of blank lines", "{echo(text:\"\"\"" + Repeat(20_000, " \r") + "\"\"\")}", "data"),
        Document("a block string that closes again and again", "{echo(text:\"\"\"" + Repeat(10_000, "\\\"\"\"") + "\"\"\")}", TooLarge, "data"),
        Document("a block string that does not end", "{echo(text:\"\"\"" + Repeat(8_000, "\n   a"), "SYNTAX_ERROR"),
        Document("comments", "{hello" + Repeat(10_000, "#\n") + "}", "data"),
        Document("commas", "{hello" + new string(',', 90_000) + "}", "data"),
        Document("byte order marks", "{hello" + new string('\uFEFF', 15_000) + "}", "data"),
        Document("dots", "{" + new string('.', 90_000) + "}", "SYNTAX_ERROR"),
        Document("dollars", new string('$', 90_000), "SYNTAX_ERROR"),
        Document("half a character, escaped for GraphQL", "{echo(text:\"\\uD800\")}", "SYNTAX_ERROR"),
        Document("half a character in braces", "{echo(text:\"\\u{D800}\")}", "SYNTAX_ERROR"),
        Document("U+0000, escaped for GraphQL", "{echo(text:\"\\u0000\")}", "data"),
        Text("half a character, escaped for JSON", """{"query":"{echo(text:\"\ud800\")}"}""", "BAD_REQUEST"),
        Text("half a character in a variable", """{"query":"query($t:String!){echo(text:$t)}","variables":{"t":"\udc00"}}""", "BAD_REQUEST"),
        Text("half a character in a name of JSON", """{"query":"{hello}","\ud800":1}""", "BAD_REQUEST"),
        Text("U+0000, escaped for JSON", """{"query":"{echo(text:\"\u0000\")}"}""", "BAD_REQUEST"),
        new("U+0000 as it is", [.. """{"query":"{hello"""u8, 0, .. """}"}"""u8], "BAD_REQUEST"),
        new("bytes that are not UTF-8", [.. """{"query":"{hello} #"""u8, 0xFF, 0xFE, 0xC0, 0x80, .. "\"}"u8], "BAD_REQUEST"),
        new("UTF-16", Encoding.Unicode.GetBytes("""{"query":"{hello}"}"""), "BAD_REQUEST"),

        // JSON that is dear to read.
        Text("variables in each other", """{"query":"{hello}","variables":{"v":""" + Nest(20_000, "[", "", "]") + "}}", "LIMIT_EXCEEDED:maxJsonDepth"),
        Text("extensions in each other", """{"query":"{hello}","extensions":""" + Nest(10_000, "{\"a\":", "1", "}") + "}", "LIMIT_EXCEEDED:maxJsonDepth"),
        Text("wrong values in variables", """{"query":"query($l:[[[Int]]]){find(list:$l)}","variables":{"l":[[[""" + Repeat(20_000, "\"\",") + "1]]]}}", "BAD_VARIABLE"),
        Text("unknown fields in variables", """{"query":"query($f:Filter){find(filter:$f)}","variables":{"f":{""" + Repeat(8_000, static i => $"\"a{i}\":1,") + "\"b\":1}}}", "BAD_VARIABLE"),
        Text("variables that nobody declares", """{"query":"{hello}","variables":{""" + Repeat(8_000, static i => $"\"a{i}\":1,") + "\"b\":1}}", "data"),
        Text("one property again and again", """{"query":"{hello}",""" + Repeat(8_000, "\"a\":1,") + "\"b\":1}", "BAD_REQUEST"),
        Text("a number beyond all bounds in a variable", """{"query":"query($n:Int,$r:Float){number(value:$n,real:$r)}","variables":{"n":1e999,"r":1e999}}""", "BAD_VARIABLE"),
        Text("a number of sixty thousand digits in a variable", """{"query":"query($n:Int){number(value:$n)}","variables":{"n":""" + new string('9', 60_000) + "}}", "BAD_VARIABLE"),
        Text("a number beyond all bounds in a scalar without form", """{"query":"query($v:Anything){anything(value:$v)}","variables":{"v":[1e999]}}""", "BAD_VARIABLE"),
        Text("a batch", "[" + Repeat(1_000, """{"query":"{hello}"},""") + """{"query":"{hello}"}]""", "BAD_REQUEST"),
        Text("ten thousand fields that fail (PostGraphile)", """{"query":"{things(first:5000){fails refuses}}"}""", "LIMIT_EXCEEDED:maxFieldErrors"),

        // Answers that are large where requests are small.
        Document("a long alias in each item of a list", "{things(first:9000){" + new string('a', 60_000) + ":hello}}", "LIMIT_EXCEEDED:maxNameLength"),
        Document("a long text in each item of a list", "{things(first:9000){echo(text:\"" + new string('a', 60_000) + "\")}}", "LIMIT_EXCEEDED:maxResponseBytes"),
        Document("a text of escapes in each item of a list", "{things(first:9000){echo(text:\"" + Repeat(5_000, "\\u0001") + "\")}}", "LIMIT_EXCEEDED:maxResponseBytes"),
        Text("a long text in each item of a list, by variable", """{"query":"query($t:String!){things(first:9000){echo(text:$t)}}","variables":{"t":" """ + new string('a', 60_000) + "\"}}", "LIMIT_EXCEEDED:maxResponseBytes"),
    ];

    private static HostileShape Document(string cause, string document, string expected, string? whenOpen = null) =>
        new(cause, JsonSerializer.SerializeToUtf8Bytes(new { query = document }), expected) { ExpectedWhenOpen = whenOpen ?? expected };

    private static HostileShape Text(string cause, string body, string expected) => new(cause, Encoding.UTF8.GetBytes(body), expected);

    private static string Repeat(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    private static string Repeat(int count, Func<int, FormattableString> text) => string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant(text(i))));

    private static string Nest(int depth, string open, string inner, string close) => Repeat(depth, open) + inner + Repeat(depth, close);

    private static string Chain(int length) => Repeat(length, static i => $" fragment F{i} on Query{{self{{...F{i + 1}}}}}") + FormattableString.Invariant($" fragment F{length} on Query{{hello}}");

    private static string Backwards(int length) =>
        FormattableString.Invariant($" fragment F{length} on Query{{hello}}") + string.Concat(Enumerable.Range(0, length).Reverse().Select(static i => FormattableString.Invariant($" fragment F{i} on Query{{self{{...F{i + 1}}}}}")));

    private static string Cycle(int length) => Repeat(length, i => $" fragment F{i} on Query{{...F{(i + 1) % length}}}");

    private static string Bomb(int levels, string pattern) =>
        string.Concat(Enumerable.Range(0, levels).Select(i => string.Create(CultureInfo.InvariantCulture, $" fragment F{i} on Query{{") + string.Format(CultureInfo.InvariantCulture, pattern, i + 1) + "}"))
        + FormattableString.Invariant($" fragment F{levels} on Query{{hello}}");
}
