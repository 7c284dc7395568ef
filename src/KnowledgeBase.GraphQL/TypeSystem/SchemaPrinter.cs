using System.Text;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem.Rules;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>
/// Prints a schema as SDL: its own types and directives, without the built-in ones. Of applied directives only <c>@deprecated</c>,
/// <c>@specifiedBy</c> and <c>@oneOf</c> are printed, as only they are part of the schema.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>Prints a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="sorted">Sorts definitions, fields, arguments, values and members by name (digits by number), so that only changes differ.</param>
    public static string Print(Schema schema, bool sorted = false)
    {
        var parts = new List<string>();
        if (SchemaDefinition(schema) is { } definition)
            parts.Add(definition);
        foreach (var directive in Order(schema.Directives.Where(static item => !BuiltInDefinitions.IsDirective(item.Name)), static item => item.Name, sorted))
            parts.Add(Directive(directive, sorted));
        foreach (var type in Order(schema.Types.Where(static item => !IsBuiltIn(item)), static item => item.Name, sorted))
            parts.Add(Type(type, sorted));
        return string.Join("\n\n", parts);
    }

    /// <summary>Prints one type, built-in ones too.</summary>
    /// <param name="type">The type.</param>
    public static string Print(NamedType type) => Type(type, sorted: false);

    private static bool IsBuiltIn(NamedType type) => BuiltInDefinitions.IsScalar(type.Name) || BuiltInDefinitions.IsIntrospectionType(type.Name);

    private static IEnumerable<T> Order<T>(IEnumerable<T> items, Func<T, string> name, bool sorted) =>
        sorted ? items.OrderBy(name, NaturalOrder.Instance) : items;

    /// <summary>The schema definition; null where the default names say the same (spec 3.3.1 "Default Root Operation Type Names").</summary>
    private static string? SchemaDefinition(Schema schema)
    {
        var roots = Enum.GetValues<OperationType>().Select(operation => (Operation: operation, Type: RootTypeRules.Named(schema, operation))).ToList();
        var isDefault = roots.TrueForAll(static root => root.Type is null)
            || roots.TrueForAll(root => ReferenceEquals(root.Type, schema.Types.Find(root.Operation.ToString())));
        if (isDefault && schema.Description is null)
            return null;
        var output = new StringBuilder(Description(schema.Description, "", isFirst: true)).Append("schema {\n");
        foreach (var (operation, type) in roots)
        {
            if (type is not null)
                output.Append("  ").Append(Printer.Keyword(operation)).Append(": ").Append(type.Name).Append('\n');
        }

        return output.Append('}').ToString();
    }

    private static string Directive(DirectiveDefinition directive, bool sorted) =>
        Description(directive.Description, "", isFirst: true)
        + "directive @" + directive.Name + Arguments(directive.Arguments, "", sorted)
        + (directive.IsRepeatable ? " repeatable" : "")
        + " on " + string.Join(" | ", Order(directive.Locations, static location => location, sorted));

    private static string Type(NamedType type, bool sorted) => Description(type.Description, "", isFirst: true) + type switch
    {
        ScalarType scalar => "scalar " + scalar.Name + (scalar.SpecifiedByUrl is null ? "" : $" @specifiedBy(url: {Quoted(scalar.SpecifiedByUrl)})"),
        ComplexType complex => (complex is ObjectType ? "type " : "interface ") + complex.Name + Implements(complex, sorted) + Block(
            Order(complex.Fields, static field => field.Name, sorted).Select((field, index) => Field(field, index == 0, sorted))),
        UnionType union => "union " + union.Name + Members(union, sorted),
        EnumType enumType => "enum " + enumType.Name + Block(
            Order(enumType.Values, static value => value.Name, sorted).Select(static (value, index) => EnumValue(value, index == 0))),
        InputObjectType input => "input " + input.Name + (input.IsOneOf ? " @oneOf" : "") + Block(
            Order(input.Fields, static field => field.Name, sorted).Select(static (field, index) => Description(field.Description, "  ", index == 0) + "  " + InputValue(field))),
        _ => "",
    };

    // Members and interfaces are taken from the syntax, so that a schema that did not pass validation is printed as it was written.
    private static string Members(UnionType union, bool sorted) => Joined(
        " = ", " | ", union.Syntax.IsEmpty ? union.Types.Select(static type => type.Name) : Names(union.Syntax), sorted);

    private static string Implements(ComplexType type, bool sorted) => Joined(
        " implements ", " & ", type.Syntax.IsEmpty ? type.Interfaces.Select(static item => item.Name) : Names(type.Syntax), sorted);

    private static string Joined(string prefix, string separator, IEnumerable<string> names, bool sorted) =>
        string.Join(separator, Order(names, static name => name, sorted)) is { Length: > 0 } joined ? prefix + joined : "";

    private static IEnumerable<string> Names(IEnumerable<TypeDefinitionNode> syntax) => syntax.SelectMany(static node => node switch
    {
        UnionTypeDefinitionNode union => union.Types.Select(static type => type.Name.Value),
        ObjectTypeDefinitionNode type => type.Interfaces.Select(static item => item.Name.Value),
        InterfaceTypeDefinitionNode type => type.Interfaces.Select(static item => item.Name.Value),
        _ => [],
    });

    private static string Field(FieldDefinition field, bool isFirst, bool sorted) =>
        Description(field.Description, "  ", isFirst) + "  " + field.Name + Arguments(field.Arguments, "  ", sorted) + ": " + field.Type
        + Deprecated(field.DeprecationReason);

    private static string EnumValue(EnumValueDefinition value, bool isFirst) =>
        Description(value.Description, "  ", isFirst) + "  " + value.Name + Deprecated(value.DeprecationReason);

    private static string InputValue(InputValueDefinition value) => value.Name + ": " + value.Type
        + (value.DefaultValue is null ? "" : " = " + Printer.Print(value.DefaultValue)) + Deprecated(value.DeprecationReason);

    private static string Arguments(NamedList<InputValueDefinition> arguments, string indentation, bool sorted)
    {
        if (arguments.Count == 0)
            return "";
        var ordered = Order(arguments, static argument => argument.Name, sorted).ToList();
        if (ordered.TrueForAll(static argument => argument.Description is null))
            return "(" + string.Join(", ", ordered.Select(static argument => InputValue(argument))) + ")";
        var lines = ordered.Select((argument, index) =>
            Description(argument.Description, indentation + "  ", index == 0) + indentation + "  " + InputValue(argument));
        return "(\n" + string.Join('\n', lines) + "\n" + indentation + ")";
    }

    private static string Block(IEnumerable<string> items) => string.Join('\n', items) is { Length: > 0 } joined ? " {\n" + joined + "\n}" : "";

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        BuiltInDefinitions.DefaultDeprecationReason => " @deprecated",
        _ => $" @deprecated(reason: {Quoted(reason)})",
    };

    private static string Quoted(string value) => Printer.Print(new StringValueNode(default, value, isBlock: false));

    private static string Description(string? description, string indentation, bool isFirst)
    {
        if (description is null)
            return "";
        var text = Printer.Print(new StringValueNode(default, description, isBlock: true));
        var gap = indentation.Length > 0 && !isFirst ? "\n" : "";
        return gap + indentation + text.Replace("\n", "\n" + indentation, StringComparison.Ordinal) + "\n";
    }
}
