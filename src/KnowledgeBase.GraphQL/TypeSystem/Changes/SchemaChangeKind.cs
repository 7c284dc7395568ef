namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>The closed list of kinds of change, by the names that the reference implementation gives them. Breaking ones first, then dangerous, then safe.</summary>
public static class SchemaChangeKind
{
    /// <summary>A type is gone. Breaking.</summary>
    public const string TypeRemoved = "TYPE_REMOVED";

    /// <summary>A type is of another kind, such as an object that became an interface. Breaking.</summary>
    public const string TypeChangedKind = "TYPE_CHANGED_KIND";

    /// <summary>A union lost a member. Breaking.</summary>
    public const string TypeRemovedFromUnion = "TYPE_REMOVED_FROM_UNION";

    /// <summary>An enum lost a value. Breaking.</summary>
    public const string ValueRemovedFromEnum = "VALUE_REMOVED_FROM_ENUM";

    /// <summary>An input object has a new field that must be given. Breaking.</summary>
    public const string RequiredInputFieldAdded = "REQUIRED_INPUT_FIELD_ADDED";

    /// <summary>A type no longer implements an interface. Breaking.</summary>
    public const string ImplementedInterfaceRemoved = "IMPLEMENTED_INTERFACE_REMOVED";

    /// <summary>A field or input field is gone. Breaking.</summary>
    public const string FieldRemoved = "FIELD_REMOVED";

    /// <summary>A field's or input field's type changed so that documents or values may no longer fit. Breaking.</summary>
    public const string FieldChangedKind = "FIELD_CHANGED_KIND";

    /// <summary>A field has a new argument that must be given. Breaking.</summary>
    public const string RequiredArgAdded = "REQUIRED_ARG_ADDED";

    /// <summary>A field lost an argument. Breaking.</summary>
    public const string ArgRemoved = "ARG_REMOVED";

    /// <summary>The type of a field's or directive's argument changed so that values may no longer fit. Breaking.</summary>
    public const string ArgChangedKind = "ARG_CHANGED_KIND";

    /// <summary>A directive is gone. Breaking.</summary>
    public const string DirectiveRemoved = "DIRECTIVE_REMOVED";

    /// <summary>A directive lost an argument. Breaking.</summary>
    public const string DirectiveArgRemoved = "DIRECTIVE_ARG_REMOVED";

    /// <summary>A directive has a new argument that must be given. Breaking.</summary>
    public const string RequiredDirectiveArgAdded = "REQUIRED_DIRECTIVE_ARG_ADDED";

    /// <summary>A directive may no longer stand more than once at one location. Breaking.</summary>
    public const string DirectiveRepeatableRemoved = "DIRECTIVE_REPEATABLE_REMOVED";

    /// <summary>A directive may no longer stand at a location. Breaking.</summary>
    public const string DirectiveLocationRemoved = "DIRECTIVE_LOCATION_REMOVED";

    /// <summary>An enum has a new value, which clients may not expect. Dangerous.</summary>
    public const string ValueAddedToEnum = "VALUE_ADDED_TO_ENUM";

    /// <summary>A union has a new member, which clients may not expect. Dangerous.</summary>
    public const string TypeAddedToUnion = "TYPE_ADDED_TO_UNION";

    /// <summary>An input object has a new field that may be left out. Dangerous.</summary>
    public const string OptionalInputFieldAdded = "OPTIONAL_INPUT_FIELD_ADDED";

    /// <summary>A field has a new argument that may be left out. Dangerous.</summary>
    public const string OptionalArgAdded = "OPTIONAL_ARG_ADDED";

    /// <summary>A type implements one more interface, so that fragments on that interface select more. Dangerous.</summary>
    public const string ImplementedInterfaceAdded = "IMPLEMENTED_INTERFACE_ADDED";

    /// <summary>The default of a field's or directive's argument is another one or gone. Dangerous.</summary>
    public const string ArgDefaultValueChange = "ARG_DEFAULT_VALUE_CHANGE";

    /// <summary>The default of an input field is another one or gone. Dangerous.</summary>
    public const string InputFieldDefaultValueChange = "INPUT_FIELD_DEFAULT_VALUE_CHANGE";

    /// <summary>The description of an element is another one, new or gone. Safe.</summary>
    public const string DescriptionChanged = "DESCRIPTION_CHANGED";

    /// <summary>There is a new type. Safe.</summary>
    public const string TypeAdded = "TYPE_ADDED";

    /// <summary>A type has a new field. Safe.</summary>
    public const string FieldAdded = "FIELD_ADDED";

    /// <summary>A field's or input field's type changed; all documents and values still fit. Safe.</summary>
    public const string FieldChangedKindSafe = "FIELD_CHANGED_KIND_SAFE";

    /// <summary>The type of a field's or directive's argument changed; all values still fit. Safe.</summary>
    public const string ArgChangedKindSafe = "ARG_CHANGED_KIND_SAFE";

    /// <summary>A field's or directive's argument has a default for the first time. Safe.</summary>
    public const string ArgDefaultValueAdded = "ARG_DEFAULT_VALUE_ADDED";

    /// <summary>An input field has a default for the first time. Safe.</summary>
    public const string InputFieldDefaultValueAdded = "INPUT_FIELD_DEFAULT_VALUE_ADDED";

    /// <summary>There is a new directive. Safe.</summary>
    public const string DirectiveAdded = "DIRECTIVE_ADDED";

    /// <summary>A directive has a new argument that may be left out. Safe.</summary>
    public const string OptionalDirectiveArgAdded = "OPTIONAL_DIRECTIVE_ARG_ADDED";

    /// <summary>A directive may now stand more than once at one location. Safe.</summary>
    public const string DirectiveRepeatableAdded = "DIRECTIVE_REPEATABLE_ADDED";

    /// <summary>A directive may now stand at one more location. Safe.</summary>
    public const string DirectiveLocationAdded = "DIRECTIVE_LOCATION_ADDED";
}
