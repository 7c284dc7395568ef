using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Introspection;

/// <summary>The fields of <c>__Field</c>, <c>__InputValue</c>, <c>__EnumValue</c> and <c>__Directive</c> (spec 4.2.3 to 4.2.6).</summary>
internal static class MemberIntrospection
{
    internal static void Add(Action<string, FieldResolver> add)
    {
        add("__Field.name", static (field, _, _) => ((FieldDefinition)field!).Name);
        add("__Field.description", static (field, _, _) => ((FieldDefinition)field!).Description);
        add("__Field.args", static (field, arguments, _) => IntrospectionFields.Inputs(((FieldDefinition)field!).Arguments, arguments));
        add("__Field.type", static (field, _, _) => ((FieldDefinition)field!).Type);
        add("__Field.isDeprecated", static (field, _, _) => Truth.Of(((FieldDefinition)field!).DeprecationReason is not null));
        add("__Field.deprecationReason", static (field, _, _) => ((FieldDefinition)field!).DeprecationReason);

        add("__InputValue.name", static (input, _, _) => ((InputValueDefinition)input!).Name);
        add("__InputValue.description", static (input, _, _) => ((InputValueDefinition)input!).Description);
        add("__InputValue.type", static (input, _, _) => ((InputValueDefinition)input!).Type);
        add("__InputValue.defaultValue", static (input, _, _) => ((InputValueDefinition)input!).DefaultValue is { } value ? Printer.Print(value) : null);
        add("__InputValue.isDeprecated", static (input, _, _) => Truth.Of(((InputValueDefinition)input!).DeprecationReason is not null));
        add("__InputValue.deprecationReason", static (input, _, _) => ((InputValueDefinition)input!).DeprecationReason);

        add("__EnumValue.name", static (value, _, _) => ((EnumValueDefinition)value!).Name);
        add("__EnumValue.description", static (value, _, _) => ((EnumValueDefinition)value!).Description);
        add("__EnumValue.isDeprecated", static (value, _, _) => Truth.Of(((EnumValueDefinition)value!).DeprecationReason is not null));
        add("__EnumValue.deprecationReason", static (value, _, _) => ((EnumValueDefinition)value!).DeprecationReason);

        add("__Directive.name", static (directive, _, _) => ((DirectiveDefinition)directive!).Name);
        add("__Directive.description", static (directive, _, _) => ((DirectiveDefinition)directive!).Description);
        add("__Directive.isRepeatable", static (directive, _, _) => Truth.Of(((DirectiveDefinition)directive!).IsRepeatable));
        add("__Directive.locations", static (directive, _, _) => ((DirectiveDefinition)directive!).Locations.ToArray());
        add("__Directive.args", static (directive, arguments, _) => IntrospectionFields.Inputs(((DirectiveDefinition)directive!).Arguments, arguments));
    }
}

/// <summary>The two Booleans as objects, so that introspection boxes none.</summary>
internal static class Truth
{
    private static readonly object Yes = true;
    private static readonly object No = false;

    internal static object Of(bool value) => value ? Yes : No;
}
