using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.TypeSystem;

/// <summary>Schema coordinates (spec 3.14), on the schema of that section's example.</summary>
public sealed class SchemaCoordinateTests
{
    private static readonly Schema Schema = Sdl.Schema(
        """
        type Query { searchBusiness(criteria: SearchCriteria!): [Business] }
        input SearchCriteria { name: String filter: SearchFilter }
        enum SearchFilter { OPEN_NOW DELIVERS_TAKEOUT VEGETARIAN_MENU }
        type Business { id: ID name: String email: String @private(scope: "loggedIn") }
        directive @private(scope: String!) on FIELD_DEFINITION
        """);

    private static object? Resolve(string text)
    {
        Assert.True(SchemaCoordinate.TryParse(text, out var coordinate, out _));
        Assert.Equal(text, coordinate.ToString());
        return coordinate.Resolve(Schema);
    }

    [Fact]
    public void Every_kind_of_element_has_one()
    {
        Assert.Equal("Business", Assert.IsType<ObjectType>(Resolve("Business")).Name);
        Assert.Equal("Business.name", Assert.IsType<FieldDefinition>(Resolve("Business.name")).Coordinate);
        Assert.Equal("filter", Assert.IsType<InputValueDefinition>(Resolve("SearchCriteria.filter")).Name);
        Assert.Equal("OPEN_NOW", Assert.IsType<EnumValueDefinition>(Resolve("SearchFilter.OPEN_NOW")).Name);
        Assert.Equal("criteria", Assert.IsType<InputValueDefinition>(Resolve("Query.searchBusiness(criteria:)")).Name);
        Assert.Equal("private", Assert.IsType<DirectiveDefinition>(Resolve("@private")).Name);
        Assert.Equal("scope", Assert.IsType<InputValueDefinition>(Resolve("@private(scope:)")).Name);
        Assert.Equal("__typename", Assert.IsType<FieldDefinition>(Resolve("Business.__typename")).Name);
        Assert.Equal("fields", Assert.IsType<FieldDefinition>(Resolve("__Type.fields")).Name);
    }

    [Theory]
    [InlineData("Unknown")]
    [InlineData("Business.unknown")]
    [InlineData("Unknown.field")]
    [InlineData("String.field")]
    [InlineData("Query.searchBusiness(unknown:)")]
    [InlineData("SearchFilter.OPEN_NOW(x:)")]
    [InlineData("@unknown")]
    [InlineData("@private(unknown:)")]
    public void What_is_not_there_resolves_to_nothing(string text) => Assert.Null(Resolve(text));

    [Theory]
    [InlineData("", 1)]
    [InlineData("@", 2)]
    [InlineData("1A", 1)]
    [InlineData("A.", 3)]
    [InlineData("A.b.c", 4)]
    [InlineData("A.b(", 5)]
    [InlineData("A.b(c)", 6)]
    [InlineData("A.b(c: 1)", 7)]
    [InlineData("A(b:)", 2)]
    [InlineData("@a.b", 3)]
    [InlineData(" A", 1)]
    [InlineData("A ", 2)]
    public void Malformed_coordinates_are_refused_at_their_place(string text, int column)
    {
        Assert.False(SchemaCoordinate.TryParse(text, out _, out var error));
        Assert.Equal((ErrorCode.SyntaxError, new SourceLocation(1, column)), (error.Code, Assert.Single(error.Locations)));
    }
}
