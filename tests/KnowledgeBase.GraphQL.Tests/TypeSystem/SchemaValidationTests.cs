using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.TypeSystem;

/// <summary>The rules of spec 3, "Type Validation", each broken once. Places are of the definitions at fault.</summary>
public sealed class SchemaValidationTests
{
    private const string Query = "type Query { a: Int }\n";

    [Theory]
    // 3.3 and 3.4: names
    [InlineData(Query + "type A { a: Int } type A { b: Int }", "2:6,2:24")]
    [InlineData(Query + "type __A { a: Int }", "2:1")]
    [InlineData(Query + "type A { __a: Int }", "2:10")]
    [InlineData(Query + "type A { a(__x: Int): Int }", "2:12")]
    [InlineData(Query + "enum E { __A }", "2:10")]
    [InlineData(Query + "input I { __a: Int }", "2:11")]
    [InlineData(Query + "directive @__d on FIELD", "2:1")]
    [InlineData(Query + "directive @d(__x: Int) on FIELD", "2:14")]
    // 3.3.1: root types
    [InlineData("type A { a: Int }", "")]
    [InlineData("schema { query: Query } input Query { a: Int }", "1:17")]
    [InlineData(Query + "enum Mutation { A }", "2:1")]
    [InlineData("schema { query: Q mutation: Q } type Q { a: Int }", "1:17,1:29")]
    [InlineData(Query + "schema { query: Query } schema { query: Query }", "2:25|2:10,2:34")]
    // 3.6: objects
    [InlineData(Query + "type A", "2:1")]
    [InlineData(Query + "type A { a: Int a: Int }", "2:10,2:17")]
    [InlineData(Query + "input I { a: Int } type A { a: I }", "2:32")]
    [InlineData(Query + "type A { a(x: A): Int }", "2:15")]
    [InlineData(Query + "type A { a(x: Int, x: Int): Int }", "2:12,2:20")]
    [InlineData(Query + "type A { a(x: Int! @deprecated): Int }", "2:20,2:15")]
    [InlineData(Query + "type A { a(x: Int = \"s\"): Int }", "2:21")]
    [InlineData(Query + "type A { a: Unknown }", "2:13")]
    // 3.6 and 3.7: interfaces
    [InlineData(Query + "interface I { a: Int } type A implements I { b: Int }", "2:15,2:24")]
    [InlineData(Query + "interface I { a: Int } type A implements I { a: String }", "2:18,2:49")]
    [InlineData(Query + "interface I { a: Int! } type A implements I { a: Int }", "2:18,2:50")]
    [InlineData(Query + "interface I { a(x: Int): Int } type A implements I { a: Int }", "2:17,2:54")]
    [InlineData(Query + "interface I { a(x: Int): Int } type A implements I { a(x: Int!): Int }", "2:20,2:59")]
    [InlineData(Query + "interface I { a: Int } type A implements I { a(x: Int!): Int }", "2:48,2:15")]
    [InlineData(Query + "interface I { a: Int } type A implements I { a: Int @deprecated }", "2:53,2:49")]
    [InlineData(Query + "interface I { a: Int } interface J implements I { a: Int } type A implements J { a: Int }", "2:47,2:78")]
    [InlineData(Query + "interface I implements I { a: Int }", "2:24")]
    [InlineData(Query + "interface I implements J { a: Int } interface J implements I { a: Int }", "2:60,2:24|2:24,2:60")]
    [InlineData(Query + "interface I { a: Int } type A implements I & I { a: Int }", "2:42,2:46")]
    [InlineData(Query + "type A implements Query { a: Int }", "2:19")]
    // 3.8: unions
    [InlineData(Query + "union U", "2:1")]
    [InlineData(Query + "union U = Query | Query", "2:11,2:19")]
    [InlineData(Query + "union U = Int", "2:11")]
    // 3.9: enums
    [InlineData(Query + "enum E", "2:1")]
    [InlineData(Query + "enum E { A A }", "2:10,2:12")]
    // 3.10: input objects
    [InlineData(Query + "input I", "2:1")]
    [InlineData(Query + "input I { a: Query }", "2:14")]
    [InlineData(Query + "input I { a: Int! @deprecated }", "2:19,2:14")]
    [InlineData(Query + "input I { a: I! }", "2:11")]
    [InlineData(Query + "input I { a: J! } input J { b: K! } input K { c: I! }", "2:11,2:29,2:47")]
    [InlineData(Query + "input I { a: Int! = null }", "2:21")]
    [InlineData(Query + "input I { a: I = {} }", "2:18")]
    [InlineData(Query + "input I { a: J = {} } input J { b: I = {} }", "2:18,2:40")]
    // 3.10.1: OneOf input objects
    [InlineData(Query + "input I @oneOf { a: Int! }", "2:21")]
    [InlineData(Query + "input I @oneOf { a: Int = 1 }", "2:18")]
    [InlineData(Query + "input I @oneOf { a: I }", "2:18")]
    [InlineData(Query + "input I { a: Int } extend input I @oneOf", "2:35")]
    [InlineData(Query + "input O @oneOf { a: Int b: Int } input I { o: O = {a: 1, b: 2} }", "2:51")]
    // 3.13: directives
    [InlineData(Query + "directive @d(x: Query) on FIELD", "2:14")]
    [InlineData(Query + "directive @d on FIELD directive @d on FIELD", "2:12,2:34")]
    [InlineData(Query + "directive @d(x: Int!) on OBJECT type A @d { a: Int }", "2:40")]
    [InlineData(Query + "directive @d on OBJECT type A @d @d { a: Int }", "2:31,2:34")]
    [InlineData(Query + "directive @d on OBJECT type A @d { a: Int } extend type A @d", "2:31,2:59")]
    [InlineData(Query + "type A @unknown { a: Int }", "2:8")]
    [InlineData(Query + "type A @deprecated { a: Int }", "2:8")]
    [InlineData(Query + "type A { a: Int @deprecated(cause: 1) }", "2:29")]
    // 3.4.3: extensions
    [InlineData(Query + "extend type A { a: Int }", "2:13")]
    [InlineData("type Query { a: Int } extend enum Query { A }", "1:1,1:23")]
    public void A_broken_rule_is_reported_at_its_places(string sdl, string places) => Assert.Equal(places.Split('|'), Sdl.Places(sdl));

    [Theory]
    [InlineData(Query + "input I { a: I }")]
    [InlineData(Query + "input I { a: [I!]! }")]
    [InlineData(Query + "input I { a: J! } input J { b: I }")]
    [InlineData(Query + "input I @oneOf { a: I b: Int }")]
    [InlineData(Query + "interface I { a: I } type A implements I { a: A! }")]
    [InlineData(Query + "interface I { a: [U] } union U = A type A implements I { a: [A!]! }")]
    [InlineData(Query + "interface I { a: Int } type A implements I { a(x: Int): Int! }")]
    [InlineData(Query + "type A { a(x: Int! = 1 @deprecated): Int }")]
    [InlineData(Query + "directive @d repeatable on OBJECT type A @d @d { a: Int } extend type A @d")]
    [InlineData(Query + "scalar Any type A { a(x: Any = {a: [1, \"s\", E, null]}): Int }")]
    [InlineData(Query + "enum E { A } input I { e: [[E!]] = A, f: Float = 1, i: ID = 1, n: Int = null }")]
    public void What_the_rules_allow_is_allowed(string sdl) => Assert.Empty(Sdl.Errors(sdl));

    [Fact]
    public void All_errors_of_a_stage_are_listed_at_once() => Assert.Equal(
        [
            "1:17 Unknown type \"Strin\". Did you mean \"String\"?",
            "1:26 Unknown type \"B\".",
            "1:42 Unknown directive \"@x\".",
        ],
        Sdl.Errors("type Query { a: Strin b: B } enum Colour @x { A }"));

    [Fact]
    public void Built_in_types_are_valid()
    {
        Assert.Empty(SchemaValidator.Validate(Sdl.Schema(Query)));
    }
}
