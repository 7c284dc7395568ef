namespace KnowledgeBase.GraphQL.Language;

/// <summary>Prints syntax trees as source text. Parsing what was printed gives an equal tree, and printing that the same text.</summary>
public static partial class Printer
{
    /// <summary>Lists of arguments and values longer than this many characters are broken into lines.</summary>
    private const int LongestLine = 80;

    /// <summary>Prints any node.</summary>
    public static string Print(SyntaxNode node) => node switch
    {
        DocumentNode document => Document(document),
        NameNode name => name.Value,
        ValueNode value => Value(value),
        TypeNode type => Type(type),
        ObjectFieldNode field => ObjectField(field),
        ArgumentNode argument => Argument(argument),
        DirectiveNode directive => Directive(directive),
        OperationDefinitionNode operation => Operation(operation),
        FragmentDefinitionNode fragment => Fragment(fragment),
        VariableDefinitionNode variable => VariableDefinition(variable),
        SelectionSetNode selectionSet => SelectionSet(selectionSet),
        SelectionNode selection => Selection(selection),
        _ => TypeSystem(node),
    };

    /// <summary>The keyword of a kind of operation, such as <c>query</c>.</summary>
    public static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Document(DocumentNode node)
    {
        var texts = node.Definitions.Select(static definition => Print(definition)).ToArray();
        for (var i = 1; i < texts.Length; i++)
        {
            // After a type without members, a query in short form would read as its members.
            if (node.Definitions[i - 1] is TypeSystemDefinitionNode && texts[i].StartsWith('{') && !texts[i - 1].EndsWith('}'))
                texts[i] = "query " + texts[i];
        }

        return string.Join("\n\n", texts);
    }

    private static string Value(ValueNode value) => value switch
    {
        VariableNode variable => "$" + variable.Name.Value,
        IntValueNode integer => integer.Value,
        FloatValueNode number => number.Value,
        StringValueNode text => String(text),
        BooleanValueNode truth => truth.Value ? "true" : "false",
        EnumValueNode name => name.Value,
        ListValueNode list => Wrapped("", "[", list.Values.Select(static item => Value(item)), "]"),
        ObjectValueNode { Fields.Length: 0 } => "{}",
        ObjectValueNode node => Wrapped("", "{ ", node.Fields.Select(static field => ObjectField(field)), " }"),
        _ => "null",
    };

    private static string String(StringValueNode node)
    {
        if (node.IsBlock && BlockString.IsPrintable(node.Value))
            return BlockString.Print(node.Value);
        var output = new System.Text.StringBuilder(node.Value.Length + 2);
        QuotedString.Write(output, node.Value);
        return output.ToString();
    }

    private static string ObjectField(ObjectFieldNode field) => $"{field.Name.Value}: {Value(field.Value)}";

    private static string Argument(ArgumentNode argument) => $"{argument.Name.Value}: {Value(argument.Value)}";

    private static string Directive(DirectiveNode directive) =>
        "@" + directive.Name.Value + Parenthesized(directive.Arguments.Select(static argument => Argument(argument)));

    private static string Type(TypeNode type) => type switch
    {
        ListTypeNode list => $"[{Type(list.Type)}]",
        NonNullTypeNode nonNull => Type(nonNull.Type) + "!",
        _ => ((NamedTypeNode)type).Name.Value,
    };

    private static string Operation(OperationDefinitionNode node)
    {
        var variables = node.VariableDefinitions.Select(static variable => VariableDefinition(variable)).ToList();
        var head = Words(
            Keyword(node.Operation),
            node.Name?.Value + (variables.Exists(static text => text.Contains('\n')) ? Lines("(", variables, ")") : Parenthesized(variables)),
            Directives(node.Directives));
        return node.Description is null && head == "query" ? SelectionSet(node.SelectionSet) : Description(node.Description) + Words(head, SelectionSet(node.SelectionSet));
    }

    private static string Fragment(FragmentDefinitionNode node) => Description(node.Description) + Words(
        "fragment", node.Name.Value, "on", Type(node.TypeCondition), Directives(node.Directives), SelectionSet(node.SelectionSet));

    private static string VariableDefinition(VariableDefinitionNode node) => Description(node.Description)
        + Words($"{Value(node.Variable)}: {Type(node.Type)}", Default(node.DefaultValue), Directives(node.Directives));

    private static string SelectionSet(SelectionSetNode node) =>
        node.Selections.IsEmpty ? "" : Lines("{", node.Selections.Select(static selection => Selection(selection)), "}");

    private static string Selection(SelectionNode node) => node switch
    {
        FieldNode field => Words(
            Wrapped((field.Alias is null ? "" : field.Alias.Value + ": ") + field.Name.Value, "(", field.Arguments.Select(static argument => Argument(argument)), ")"),
            Directives(field.Directives),
            field.SelectionSet is null ? "" : SelectionSet(field.SelectionSet)),
        FragmentSpreadNode spread => Words("..." + spread.Name.Value, Directives(spread.Directives)),
        InlineFragmentNode fragment => Words(
            "...",
            fragment.TypeCondition is null ? "" : "on " + Type(fragment.TypeCondition),
            Directives(fragment.Directives),
            SelectionSet(fragment.SelectionSet)),
        _ => "",
    };

    private static string Description(StringValueNode? node) => node is null ? "" : String(node) + "\n";

    private static string Default(ValueNode? value) => value is null ? "" : "= " + Value(value);

    private static string Directives(IEnumerable<DirectiveNode> directives) => string.Join(' ', directives.Select(static directive => Directive(directive)));

    /// <summary>The parts that are not empty, with a space between them.</summary>
    private static string Words(params IEnumerable<string> parts) => string.Join(' ', parts.Where(static part => part.Length > 0));

    private static string Parenthesized(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } joined ? $"({joined})" : "";

    /// <summary>The items behind a prefix: on one line if that is short enough, else each on its own.</summary>
    private static string Wrapped(string prefix, string open, IEnumerable<string> items, string close)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return open == "[" ? prefix + "[]" : prefix;
        var line = prefix + open + string.Join(", ", all) + close;
        return line.Length <= LongestLine ? line : prefix + Lines(open.TrimEnd(), all, close.TrimStart());
    }

    /// <summary>The items each on its own line, indented; nothing if there are none.</summary>
    private static string Lines(string open, IEnumerable<string> items, string close)
    {
        var body = string.Join('\n', items);
        return body.Length == 0 ? "" : $"{open}\n  {body.Replace("\n", "\n  ", StringComparison.Ordinal)}\n{close}";
    }
}
