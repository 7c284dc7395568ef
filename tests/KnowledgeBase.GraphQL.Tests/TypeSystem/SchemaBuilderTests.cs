using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.TypeSystem;

public sealed class SchemaBuilderTests
{
    [Fact]
    public void Definitions_and_extensions_of_all_documents_become_one_schema()
    {
        var result = SchemaBuilder.Build(
        [
            Sdl.Parse("extend type Query { b: E } extend union U = B extend enum E { Y } extend input In { y: Int } extend scalar S @specifiedBy(url: \"u\")"),
            Sdl.Parse("type Query { a(in: In): U, s: S } union U = A type A { a: Int } type B { b: Int } enum E { X } input In { x: Int } scalar S"),
            Sdl.Parse("extend schema { subscription: Events } schema { query: Query } type Events { e: Int } extend type A implements I interface I { a: Int }"),
        ]);
        Assert.Empty(result.Errors);
        Assert.Equal(
            """
            schema {
              query: Query
              subscription: Events
            }

            type Query {
              a(in: In): U
              s: S
              b: E
            }

            union U = A | B

            type A implements I {
              a: Int
            }

            type B {
              b: Int
            }

            enum E {
              X
              Y
            }

            input In {
              x: Int
              y: Int
            }

            scalar S @specifiedBy(url: "u")

            type Events {
              e: Int
            }

            interface I {
              a: Int
            }
            """.ReplaceLineEndings("\n"),
            SchemaPrinter.Print(result.Schema!));
    }

    [Fact] // spec 3.3.1 "Default Root Operation Type Names"
    public void Root_types_go_by_their_default_names_only_without_a_schema_definition()
    {
        var byDefault = Sdl.Schema("type Query { a: Int } type Mutation { b: Int }");
        Assert.Equal(("Query", "Mutation", null), (byDefault.QueryType?.Name, byDefault.MutationType?.Name, byDefault.SubscriptionType?.Name));
        var defined = Sdl.Schema("schema { query: Query } type Query { a: Int } type Mutation { virus: Int }");
        Assert.Equal(("Query", null), (defined.QueryType?.Name, defined.MutationType?.Name));
        Assert.StartsWith("schema {\n  query: Query\n}\n", SchemaPrinter.Print(defined), StringComparison.Ordinal);
    }

    [Fact] // spec 3.5 "Built-in Scalars": those not referred to are not in the schema
    public void Only_built_in_scalars_in_use_are_in_the_schema()
    {
        var schema = Sdl.Schema("type Query { a(id: ID): Int }");
        Assert.Equal(
            ["Query", "ID", "Int", "Boolean", "String"],
            schema.Types.Where(static type => !type.Name.StartsWith("__", StringComparison.Ordinal)).Select(static type => type.Name));
    }

    [Fact] // spec 4.2 and 3.13: the edition's own SDL
    public void The_introspection_types_and_directives_are_those_of_the_edition()
    {
        var schema = Sdl.Schema("type Query { a: Int }");
        string[] Shape(NamedType type) => type switch
        {
            ComplexType complex => [.. complex.Fields.Select(static field =>
                $"{field.Name}({string.Join(", ", field.Arguments.Select(static argument => $"{argument.Name}: {argument.Type} = {Printer.Print(argument.DefaultValue!)}"))}): {field.Type}")],
            EnumType values => [.. values.Values.Select(static value => value.Name)],
            _ => [],
        };
        Assert.Equal(
            [
                "kind(): __TypeKind!", "name(): String", "description(): String", "specifiedByURL(): String",
                "fields(includeDeprecated: Boolean! = false): [__Field!]", "interfaces(): [__Type!]", "possibleTypes(): [__Type!]",
                "enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]",
                "inputFields(includeDeprecated: Boolean! = false): [__InputValue!]", "ofType(): __Type", "isOneOf(): Boolean",
            ],
            Shape(schema.Types.Find("__Type")!));
        Assert.Equal(
            [
                "name(): String!", "description(): String", "isRepeatable(): Boolean!", "locations(): [__DirectiveLocation!]!",
                "args(includeDeprecated: Boolean! = false): [__InputValue!]!",
            ],
            Shape(schema.Types.Find("__Directive")!));
        Assert.Equal(["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"], Shape(schema.Types.Find("__TypeKind")!));
        Assert.All(Shape(schema.Types.Find("__DirectiveLocation")!), static name => Assert.True(DirectiveLocation.IsKnown(name)));
        Assert.Equal(19, Shape(schema.Types.Find("__DirectiveLocation")!).Length);
        Assert.Equal(
            [
                "@skip(if: Boolean!) FIELD FRAGMENT_SPREAD INLINE_FRAGMENT",
                "@include(if: Boolean!) FIELD FRAGMENT_SPREAD INLINE_FRAGMENT",
                "@deprecated(reason: String!) FIELD_DEFINITION ARGUMENT_DEFINITION INPUT_FIELD_DEFINITION ENUM_VALUE",
                "@specifiedBy(url: String!) SCALAR",
                "@oneOf() INPUT_OBJECT",
            ],
            schema.Directives.Select(static directive =>
                $"@{directive.Name}({string.Join(", ", directive.Arguments.Select(static argument => $"{argument.Name}: {argument.Type}"))}) {string.Join(' ', directive.Locations)}"));
    }

    [Fact]
    public void Meta_fields_are_found_where_they_belong()
    {
        var schema = Sdl.Schema("type Query { a: A u: U } type A { a: Int } union U = A");
        Assert.Equal("String!", schema.FindField(schema.Types.Find("U")!, "__typename")?.Type.ToString());
        Assert.Equal("__Schema!", schema.FindField(schema.QueryType!, "__schema")?.Type.ToString());
        Assert.Equal("__Type", schema.FindField(schema.QueryType!, "__type")?.Type.ToString());
        Assert.Equal("String!", schema.FindField(schema.QueryType!, "__type")?.Arguments.Find("name")?.Type.ToString());
        Assert.Null(schema.FindField(schema.Types.Find("A")!, "__schema"));
        Assert.Null(schema.FindField(schema.Types.Find("Int")!, "__typename"));
    }

    [Fact]
    public void Deprecation_has_its_default_reason() // spec 3.13.3
    {
        var schema = Sdl.Schema("type Query { a: Int @deprecated, b: Int @deprecated(reason: \"why\"), c(x: Int @deprecated): Int }");
        Assert.Equal(
            ["No longer supported", "why", null],
            schema.QueryType!.Fields.Select(static field => field.DeprecationReason));
        Assert.Equal("No longer supported", schema.QueryType.Fields.Find("c")!.Arguments[0].DeprecationReason);
    }

    [Fact]
    public void A_schema_can_be_extended_and_stays_as_it_was()
    {
        var schema = Sdl.Schema("type Query { a: Int }");
        var extended = SchemaBuilder.Extend(schema, [Sdl.Parse("extend type Query { b: New } type New { c: Int }")]).Schema!;
        Assert.Equal("type Query {\n  a: Int\n}", SchemaPrinter.Print(schema));
        Assert.Equal("type Query {\n  a: Int\n  b: New\n}\n\ntype New {\n  c: Int\n}", SchemaPrinter.Print(extended));
        Assert.Equal(
            ["1:6 The schema has a type \"Query\" already; it cannot be defined again."],
            SchemaBuilder.Extend(schema, [Sdl.Parse("type Query { b: Int }")]).Errors.Select(static error => Sdl.Line(error)));
    }

    [Fact]
    public void Printing_a_schema_and_building_it_again_gives_the_same_text()
    {
        const string sdl =
            """"
            "About the schema."
            schema {
              query: Root
            }

            "A directive."
            directive @cost(
              "How much."
              value: Int! = 1
              of: [String!]
            ) repeatable on FIELD_DEFINITION | OBJECT

            "The root."
            type Root implements I & J {
              "A field."
              a(x: In = {a: [1], b: RED}): [String!]! @deprecated(reason: "old")

              """
              Two
              lines
              """
              b: Int
            }

            interface I implements J {
              a(x: In = {a: [1], b: RED}): [String!]! @deprecated(reason: "old")
            }

            interface J {
              a(x: In = {a: [1], b: RED}): [String!]! @deprecated(reason: "old")
            }

            enum Colour {
              RED
              GREEN @deprecated
            }

            input In {
              a: [Int!] = [1, 2]
              b: Colour = RED
            }

            input One @oneOf {
              a: Int
              b: String
            }
            """";
        var printed = SchemaPrinter.Print(Sdl.Schema(sdl));
        Assert.Equal(printed, SchemaPrinter.Print(Sdl.Schema(printed)));
        Assert.Equal(SyntaxDumpOf(sdl), SyntaxDumpOf(printed));
    }

    // Descriptions are printed in block form, whichever form they had.
    private static string SyntaxDumpOf(string sdl) =>
        Tests.Language.SyntaxDump.Of(Sdl.Parse(sdl)).Replace("IsBlock=True, ", "", StringComparison.Ordinal);

    [Fact]
    public void A_sorted_schema_does_not_depend_on_the_order_of_its_definitions()
    {
        const string one = "type Query { b(y: Int, x: Int): Int a: E } enum E { B A } union U = D | C type D { d: Int } type C { c: Int } directive @d on OBJECT | FIELD";
        const string two = "directive @d on FIELD | OBJECT type C { c: Int } union U = C | D type Query { a: E b(x: Int, y: Int): Int } type D { d: Int } enum E { A B }";
        Assert.Equal(SchemaPrinter.Print(Sdl.Schema(one), sorted: true), SchemaPrinter.Print(Sdl.Schema(two), sorted: true));
        Assert.NotEqual(SchemaPrinter.Print(Sdl.Schema(one)), SchemaPrinter.Print(Sdl.Schema(two)));
    }
}
