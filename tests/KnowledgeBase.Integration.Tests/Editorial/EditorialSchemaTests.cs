using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.Integration.Tests.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>The editorial schema is the public one and more; the public one has nothing of what it has more.</summary>
public sealed class EditorialSchemaTests : IAsyncLifetime
{
    private NpgsqlDataSource? _source;
    private WebApplication? _application;

    /// <summary>The public schema.</summary>
    private Schema Public => SchemaOf(GraphQLServiceCollectionExtensions.DefaultName);

    /// <summary>The editorial schema.</summary>
    private Schema Editorial => SchemaOf("editorial");

    /// <inheritdoc/>
    public ValueTask InitializeAsync()
    {
        _source = NpgsqlDataSource.Create("Host=localhost");
        _application = Service.Build(
            WebApplication.CreateSlimBuilder(), new Settings(new KnowledgeBaseOptions(), ConnectionString: null), _source, new Terminal(TextWriter.Null, TextWriter.Null));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
        if (_source is not null)
            await _source.DisposeAsync();
    }

    [Fact]
    public Task The_printed_editorial_schema_in_the_documentation_is_that_of_the_service() => SchemaBaseline.HoldAsync(
        "editorial-schema.graphql",
        "The schema of the editorial endpoint, printed from it. A test keeps it current (KB_ACCEPT=1 on it writes this file anew).",
        Editorial,
        typeof(EditorialSchemaTests));

    [Fact]
    public void Every_type_field_argument_and_value_that_editors_have_has_a_description()
    {
        var silent = new List<string>();
        foreach (var type in Editorial.Types.Where(static type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            Note(type.Name, type.Description);
            foreach (var field in (type as ComplexType)?.Fields.AsEnumerable() ?? [])
            {
                Note($"{type.Name}.{field.Name}", field.Description);
                foreach (var argument in field.Arguments)
                    Note($"{type.Name}.{field.Name}({argument.Name}:)", argument.Description);
            }

            foreach (var field in (type as InputObjectType)?.Fields.AsEnumerable() ?? [])
                Note($"{type.Name}.{field.Name}", field.Description);
            foreach (var value in (type as EnumType)?.Values.AsEnumerable() ?? [])
                Note($"{type.Name}.{value.Name}", value.Description);
        }

        foreach (var directive in Editorial.Directives)
        {
            Note($"@{directive.Name}", directive.Description);
            foreach (var argument in directive.Arguments)
                Note($"@{directive.Name}({argument.Name}:)", argument.Description);
        }

        Assert.Empty(silent);

        void Note(string coordinate, string? description)
        {
            if (string.IsNullOrWhiteSpace(description))
                silent.Add(coordinate);
        }
    }

    [Fact]
    public void Everything_that_readers_have_editors_have_too()
    {
        Assert.Empty(Coordinates(Public).Except(Coordinates(Editorial)));
    }

    [Fact]
    public void The_public_schema_has_no_type_field_or_argument_that_reaches_a_draft()
    {
        // Every one that only editors have is about drafts, who writes them, or what becomes of them: none of their types is a type of the public schema, and
        // no public field returns one.
        var mine = Editorial.Types.Select(type => type.Name).Except(Public.Types.Select(type => type.Name)).ToHashSet(StringComparer.Ordinal);
        var publicCoordinates = Coordinates(Public).ToList();

        Assert.Contains("Changeset", mine);
        Assert.Contains("Mutation", mine);
        Assert.Null(Public.MutationType);
        Assert.DoesNotContain(publicCoordinates, coordinate => mine.Any(type => coordinate.StartsWith(type + ".", StringComparison.Ordinal) || coordinate.EndsWith(": " + type, StringComparison.Ordinal)));
        foreach (var word in new[] { "changeset", "draft", "expectedrevision", "usererror", "viewer", "author:" })
            Assert.DoesNotContain(publicCoordinates, coordinate => coordinate.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_mutation_takes_one_input_and_gives_a_payload_that_can_hold_errors()
    {
        foreach (var mutation in Editorial.MutationType!.Fields)
        {
            var name = char.ToUpperInvariant(mutation.Name[0]) + mutation.Name[1..];
            var argument = Assert.Single(mutation.Arguments);
            Assert.Equal(("input", $"{name}Input!"), (argument.Name, argument.Type.ToString()!));
            Assert.Equal($"{name}Payload!", mutation.Type.ToString());
            var payload = (ObjectType)mutation.Type.Named;
            Assert.Equal("[UserError!]!", payload.Fields.Single(field => field.Name == "userErrors").Type.ToString());
            Assert.All(payload.Fields, field => Assert.True(field.Type is not NonNullType || field.Type.ToString()!.StartsWith('['), $"{name}Payload.{field.Name} must be nullable"));
            Assert.Contains(((InputObjectType)argument.Type.Named).Fields, field => field.Name == "validateOnly");
        }
    }

    /// <summary>Every field, argument and enum value with its type, as <c>Type.field(argument: T): T</c>.</summary>
    private static IEnumerable<string> Coordinates(Schema schema)
    {
        foreach (var type in schema.Types)
        {
            if (type.Name.StartsWith("__", StringComparison.Ordinal))
                continue;
            var lines = type switch
            {
                ObjectType of => Fields(of.Name, of.Fields),
                InterfaceType of => Fields(of.Name, of.Fields),
                InputObjectType of => of.Fields.Select(field => $"{of.Name}.{field.Name}: {field.Type.Named.Name}"),
                EnumType of => of.Values.Select(value => $"{of.Name}.{value.Name}"),
                _ => [type.Name],
            };
            foreach (var line in lines)
                yield return line;
        }
    }

    private static IEnumerable<string> Fields(string type, IEnumerable<FieldDefinition> fields) => fields.SelectMany(field => field.Arguments
        .Select(argument => $"{type}.{field.Name}({argument.Name}): {argument.Type.Named.Name}")
        .Append($"{type}.{field.Name}: {field.Type.Named.Name}"));

    private Schema SchemaOf(string name) => _application!.Services.GetRequiredKeyedService<RequestPipeline>(name).Schema.Schema;
}
