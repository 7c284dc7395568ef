using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>Changes within one argument or input field: its type, its default, its description.</summary>
internal static class InputValueChanges
{
    /// <summary>The kinds and words of an argument's changes.</summary>
    public static readonly Words OfArgument = new(
        "Argument",
        "argument",
        SchemaChangeKind.ArgChangedKind,
        SchemaChangeKind.ArgChangedKindSafe,
        SchemaChangeKind.ArgDefaultValueChange,
        SchemaChangeKind.ArgDefaultValueAdded);

    /// <summary>The kinds and words of an input field's changes.</summary>
    public static readonly Words OfInputField = new(
        "Input field",
        "input field",
        SchemaChangeKind.FieldChangedKind,
        SchemaChangeKind.FieldChangedKindSafe,
        SchemaChangeKind.InputFieldDefaultValueChange,
        SchemaChangeKind.InputFieldDefaultValueAdded);

    public static void Find(SchemaCoordinate at, InputValueDefinition before, InputValueDefinition after, Words words, List<SchemaChange> changes)
    {
        if (TypeOrDefault(at, before, after, words) is { } change)
            changes.Add(change);
        DescriptionChanges.Find(at, $"{words.Noun} {at}", before.Description, after.Description, changes);
    }

    /// <summary>One change at most, as in the reference: a change of the default hides one of the type that is safe.</summary>
    private static SchemaChange? TypeOrDefault(SchemaCoordinate at, InputValueDefinition before, InputValueDefinition after, Words words)
    {
        var typeChange = $"{words.Subject} {at} changed its type from {before.Type} to {after.Type}.";
        if (!TypeFit.IsSafeForInput(before.Type, after.Type))
            return SchemaChange.Breaking(words.TypeChanged, at, typeChange);
        return (Text(before.DefaultValue), Text(after.DefaultValue)) switch
        {
            (null, { } now) => SchemaChange.Safe(words.DefaultAdded, at, $"{words.Subject} {at} has the default {now} for the first time."),
            ({ } was, null) => SchemaChange.Dangerous(words.DefaultChanged, at, $"{words.Subject} {at} lost its default {was}."),
            ({ } was, { } now) => was == now
                ? null
                : SchemaChange.Dangerous(words.DefaultChanged, at, $"{words.Subject} {at} changed its default from {was} to {now}."),
            _ when before.Type.ToString() != after.Type.ToString() => SchemaChange.Safe(words.TypeChangedSafely, at, typeChange),
            _ => null,
        };
    }

    private static string? Text(ValueNode? value) => value is null ? null : Printer.Print(Sorted(value));

    /// <summary>The literal with all fields of objects in one order, as their order means nothing (spec 2.10.8). As deep as the parser let it be.</summary>
    private static ValueNode Sorted(ValueNode value) => value switch
    {
        ListValueNode list => new ListValueNode(list.Span, [.. list.Values.Select(static item => Sorted(item))]),
        ObjectValueNode fields => new ObjectValueNode(
            fields.Span,
            [
                .. fields.Fields
                    .OrderBy(static field => field.Name.Value, StringComparer.Ordinal)
                    .Select(static field => new ObjectFieldNode(field.Span, field.Name, Sorted(field.Value))),
            ]),
        _ => value,
    };

    /// <summary>How the changes of a kind of input value are called.</summary>
    public sealed record Words(string Subject, string Noun, string TypeChanged, string TypeChangedSafely, string DefaultChanged, string DefaultAdded);
}
