namespace KnowledgeBase.GraphQL.Tests.Fuzzing;

/// <summary>Where mutation begins: each form of the grammar at least once, in the manner of the specification's examples.</summary>
internal static class Seeds
{
    public static IReadOnlyList<string> Documents { get; } =
    [
        "{ hello }",
        "{ a: hello b: hello ...F ... on Query { self { hello } } ... @include(if: true) { hello } } fragment F on Query { self { ...G } } fragment G on Query { hello }",
        "query q($v: Int = 1, $w: [[[Int]]] = [[[1, 2], null]], $b: Boolean!) @onQuery { number(value: $v) self @skip(if: $b) { hello } find(list: $w) }",
        "query ($f: Filter, $o: Choice!) { find(filter: $f) choose(by: $o) other: choose(by: {id: \"1\"}) }",
        "query ($n: String!, $c: [Color!]) { paint(colors: $c) more: paint(colors: RED) echo(text: $n) find(filter: {and: [{name: $n}, {or: {count: 3}}]}) }",
        "{ echo(text: \"\"\"\n  block\n    string \\\"\"\" with\n\n  lines\n\"\"\") more: echo(text: \"a\\u00e9\\u{1F3C3}\\n\\\"\") }",
        "mutation m { touch more: touch }",
        "subscription s { ticks }",
        "{ __typename __schema { types { name kind fields(includeDeprecated: true) { name args { name defaultValue } type { ofType { name } } } } directives { name isRepeatable } } __type(name: \"Query\") { name } }",
        "{ node { __typename id ... on One { size } ...N } } fragment N on Node { node { ... on Two { size } } }",
        "{ things(first: 2) { number(real: -1.5e3) anything(value: {a: [1, \"b\", null, true, E], b: {c: 1.5}}) } fails }",
        "query a { hello } query b { self { hello } } fragment F on Query { hello }",
        "\"about\" query d(\"of v\" $v: Int) { number(value: $v) }",
        "{ number(value: 2147483647, real: 1e308, id: 7) m: number(value: -2147483648, id: \"x\") }",
    ];

    public static IReadOnlyList<string> Sdl { get; } =
    [
        "type Query { a: Int }",
        "schema @d { query: Q mutation: M subscription: S } type Q { a(b: Int = 1 @d, c: [String!]! = [\"x\"]): [Int!]! @deprecated(reason: \"old\") } type M { a: Int } type S { a: Int } directive @d repeatable on SCHEMA | ARGUMENT_DEFINITION",
        "\"\"\"\nAbout\n\"\"\" type Query implements I & J { a: Int b: U } interface I { a: Int } interface J implements I { a: Int } union U = | Query | T type T { c: E } enum E { A B @deprecated }",
        "type Query { f(i: In, o: One): Date } input In { a: Int = 1 b: In c: [In!] d: String! } input One @oneOf { a: Int b: String } scalar Date @specifiedBy(url: \"https://example.org\")",
        "type Query { a: Int } extend type Query { b: Int } extend schema { mutation: Query } interface I { a: Int } extend interface I { b: I } extend union U = Query union U = T type T implements I { a: Int b: T } extend enum E { C } enum E { A } extend input N { b: Int } input N { a: N } scalar S extend scalar S @d directive @d on SCALAR",
        "directive @a(b: E = A, c: N = {d: {e: 1}}) on FIELD_DEFINITION | OBJECT enum E { A } input N { d: M } input M { e: Int } type Query @a { x: Int @a(b: A) }",
    ];

    public static IReadOnlyList<string> Values { get; } =
    [
        "1", "-1.5e3", "\"text\"", "\"\"\"\n  a\n   b\n\"\"\"", "[1, [2, []], $v, E, null, true]", "{a: 1, b: {c: [\"x\"]}}", "$v", "[Int!]!", "[[String]]",
    ];

    public static IReadOnlyList<string> Variables { get; } =
    [
        """{"v":1,"w":[[[1]],[null]],"b":true}""",
        """{"f":{"and":[{"name":"x","count":1},{"or":{"and":[]}}],"count":null},"o":{"id":"7"}}""",
        """{"n":"té\u00e9\ud83c\udfc3","c":["RED","GREEN"],"v":null,"b":false}""",
        """{"v":-2147483648,"w":1,"o":{"name":"x"},"c":"RED","f":{}}""",
    ];
}
