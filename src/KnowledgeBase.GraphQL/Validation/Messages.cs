using System.Diagnostics.CodeAnalysis;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>All sentences of validation. Names from the document are cut: an answer must not grow with one long name.</summary>
[SuppressMessage("Globalization", "CA1305", Justification = "An int in an interpolated string has one form under the invariant culture.")]
internal static class Messages
{
    private const int LongestName = 60;

    public static string TooManyErrors(int maximum) =>
        $"The document has more than {maximum} errors (maxValidationErrors). Correct those above first.";

    public static string NotExecutable(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"The definition of type {Quote(type.Name.Value)} cannot be executed.",
        DirectiveDefinitionNode directive => $"The definition of directive {Directive(directive.Name.Value)} cannot be executed.",
        _ => "The definition of a schema cannot be executed.",
    } + " A request holds operations and fragments only.";

    public static string UnknownOperationType(string kind) => $"This schema has no {kind} operations.";

    public static string DuplicateOperation(string name) => $"There is more than one operation named {Quote(name)}. Give each a name of its own.";

    public static string AnonymousNotAlone() => "An operation without a name must be the only one in its document. Give each operation a name.";

    public static string SubscriptionSkips(string? name) =>
        $"{Subscription(name)} uses @skip or @include at its root, which would leave open which field it subscribes to.";

    public static string SubscriptionSelectsMany(string? name) => $"{Subscription(name)} selects more than one field at its root. Select one.";

    public static string SubscriptionSelectsNone(string? name) => $"{Subscription(name)} selects no field at its root that can apply. Select one.";

    public static string SubscriptionIntrospects(string? name) => $"{Subscription(name)} selects an introspection field at its root.";

    public static string UnknownType(string name, string suggestion) => $"There is no type {Quote(name)}.{suggestion}";

    public static string FragmentOnLeaf(string? name, string type) =>
        $"{Fragment(name)} has the condition {Quote(type)}, which is no object, interface or union.";

    public static string VariableNotInput(string name, GraphQLType type) =>
        $"Variable {Variable(name)} has type \"{type}\", which is no input type. Use a scalar, an enum or an input object.";

    public static string LeafWithSelection(string field, GraphQLType type) =>
        $"Field {Quote(field)} has type \"{type}\", which has no fields to select. Take the selection away.";

    public static string CompositeWithoutSelection(string field, GraphQLType type) =>
        $"Field {Quote(field)} has type \"{type}\", so that fields of it must be selected, as in {Quote(field + " { ... }")}.";

    public static string UnknownField(string name, NamedType type, string suggestion) => $"Type \"{type}\" has no field {Quote(name)}.{suggestion}";

    public static string DuplicateFragment(string name) => $"There is more than one fragment named {Quote(name)}. Give each a name of its own.";

    public static string UnknownFragment(string name) => $"There is no fragment named {Quote(name)} in this document.";

    public static string UnusedFragment(string name) => $"Fragment {Quote(name)} is not used by any operation.";

    public static string ImpossibleSpread(string? name, NamedType parent, NamedType type) =>
        $"{Fragment(name)} applies to \"{type}\", and no \"{parent}\" can be one.";

    public static string FragmentCycle(string name, IReadOnlyList<string> via) => via.Count switch
    {
        0 => $"Fragment {Quote(name)} spreads itself.",
        1 => $"Fragment {Quote(name)} spreads itself through {Quote(via[0])}.",
        2 => $"Fragment {Quote(name)} spreads itself through {Quote(via[0])} and {Quote(via[1])}.",
        _ => $"Fragment {Quote(name)} spreads itself through {Quote(via[0])}, {Quote(via[1])} and {via.Count - 2} more.",
    };

    public static string DuplicateVariable(string name) => $"There is more than one variable named {Variable(name)}.";

    public static string UndefinedVariable(string name, string? operation) => $"Variable {Variable(name)} is not defined{By(operation)}.";

    public static string UnusedVariable(string name, string? operation) => $"Variable {Variable(name)} is defined and not used{In(operation)}.";

    public static string UnknownDirective(string name) => $"There is no directive {Directive(name)}.";

    public static string MisplacedDirective(string name, string location) => $"Directive {Directive(name)} may not stand on {location}.";

    public static string DuplicateDirective(string name) => $"Directive {Directive(name)} may stand only once at one place.";

    public static string UnknownArgument(string name, FieldDefinition field, string suggestion) =>
        $"Field \"{field.Coordinate}\" has no argument {Quote(name)}.{suggestion}";

    public static string UnknownArgument(string name, DirectiveDefinition directive, string suggestion) =>
        $"Directive {Directive(directive.Name)} has no argument {Quote(name)}.{suggestion}";

    public static string DuplicateArgument(string name) => $"Argument {Quote(name)} is given more than once.";

    public static string MissingArgument(InputValueDefinition argument, FieldDefinition field) =>
        $"Argument \"{argument.Name}\" of type \"{argument.Type}\" of field \"{field.Coordinate}\" is required.";

    public static string MissingArgument(InputValueDefinition argument, DirectiveDefinition directive) =>
        $"Argument \"{argument.Name}\" of type \"{argument.Type}\" of directive {Directive(directive.Name)} is required.";

    public static string NullForNonNull(GraphQLType type) => $"A value of type \"{type}\" cannot be null.";

    public static string NotAnObject(InputObjectType type, ValueNode value) =>
        $"A value of type \"{type}\" is an input object; found {Describe.Literal(value)}.";

    public static string MissingInputField(InputObjectType type, InputValueDefinition field) =>
        $"A value of type \"{type}\" needs field \"{field.Name}\" of type \"{field.Type}\".";

    public static string UnknownInputField(InputObjectType type, string name, string suggestion) =>
        $"Type \"{type}\" has no input field {Quote(name)}.{suggestion}";

    public static string NotExactlyOne(InputObjectType type) => $"A value of type \"{type}\" has exactly one field, and that field is not null.";

    public static string NotInEnum(EnumType type, ValueNode value, string suggestion) => value switch
    {
        EnumValueNode name => $"Enum \"{type}\" has no value {Quote(name.Value)}.{suggestion}",
        _ => $"A value of enum \"{type}\" is one of its names; found {Describe.Literal(value)}.{suggestion}",
    };

    public static string NotAScalar(ScalarType type, ValueNode value, string? reason) =>
        reason ?? $"A value of type \"{type}\" cannot be {Describe.Literal(value)}.";

    public static string VariableMisplaced(string name, GraphQLType type, GraphQLType place) =>
        $"Variable {Variable(name)} has type \"{type}\" and cannot stand where \"{place}\" is needed.";

    public static string NullableInOneOf(string name, GraphQLType type, InputObjectType oneOf) =>
        $"Variable {Variable(name)} has type \"{type}\" and may be null, which a field of \"{oneOf}\" may not. Use type \"{type}!\".";

    public static string FieldsConflict(string responseName, string reason) =>
        $"Fields {Quote(responseName)} cannot be merged: {reason}. Give them different aliases if you need both.";

    public static string DifferentFields(string first, string second) => $"{Quote(first)} and {Quote(second)} are different fields";

    public static string DifferentArguments() => "they have different arguments";

    public static string DifferentTypes(GraphQLType first, GraphQLType second) => $"their types are \"{first}\" and \"{second}\"";

    public static string BelowFields(string path, string reason) => $"below them, at {Quote(path)}, {reason}";

    public static string TooManyComparisons(int maximum) =>
        $"The document needs more than {maximum} comparisons of fields with one response name (maxFieldComparisons). Repeat fewer fields.";

    public static string ComparisonTooDeep(int maximum) =>
        $"Fields with one response name nest more than {maximum} levels deep, fragments expanded (maxComparisonDepth). Send a flatter document.";

    public static string DuplicateInputField(string name) => $"Input field {Quote(name)} is given more than once.";

    public static string IntrospectionTooDeep(int maximum) =>
        $"Lists of fields, interfaces or types nest more than {maximum} deep in this introspection (maxIntrospectionLists). Ask for fewer levels.";

    public static string IntrospectionOff(string field) => $"Introspection is switched off here, so that field {Quote(field)} cannot be selected.";

    public static string Deprecated(string what, string name, string reason) => $"The {what} \"{name}\" is deprecated: {reason}";

    private static string Subscription(string? name) => name is null ? "The subscription" : $"Subscription {Quote(name)}";

    private static string Fragment(string? name) => name is null ? "The fragment" : $"Fragment {Quote(name)}";

    private static string By(string? operation) => operation is null ? "" : $" by operation {Quote(operation)}";

    private static string In(string? operation) => operation is null ? "" : $" in operation {Quote(operation)}";

    private static string Variable(string name) => Quote("$" + name);

    private static string Directive(string name) => Quote("@" + name);

    private static string Quote(string name) => name.Length <= LongestName ? $"\"{name}\"" : $"\"{name.AsSpan(0, LongestName)}...\"";
}
