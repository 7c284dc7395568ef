using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Holds registrations against the schema's type names and kinds, and the schema's scalars against the registrations.</summary>
internal static class RegistrationCheck
{
    public static void Run(BindingScope scope)
    {
        foreach (var (name, clrType) in scope.Registrations.Types)
            if (scope.Schema.Types.Find(name) is not ObjectType)
                scope.Report($"{name} <- {ClrType.NameOf(clrType)}: the schema has no object type {name}");

        foreach (var (name, clrType) in scope.Registrations.Enums)
        {
            if (scope.Schema.Types.Find(name) is EnumType type)
                scope.EnumFor(type, clrType, $"{name} <- {ClrType.NameOf(clrType)}");
            else
                scope.Report($"{name} <- {ClrType.NameOf(clrType)}: the schema has no enum type {name}");
        }

        foreach (var (name, clrType) in scope.Registrations.Inputs)
        {
            if (scope.Schema.Types.Find(name) is InputObjectType type)
                scope.InputFor(type, clrType, $"{name} <- {ClrType.NameOf(clrType)}");
            else
                scope.Report($"{name} <- {ClrType.NameOf(clrType)}: the schema has no input type {name}");
        }

        foreach (var name in scope.Registrations.Scalars.Keys)
            if (scope.Schema.Types.Find(name) is not ScalarType)
                scope.Report($"{name}: the schema has no scalar of this name");

        foreach (var scalar in scope.Schema.Types.OfType<ScalarType>())
            if (scalar.Name is not ("String" or "ID" or "Boolean" or "Int" or "Float") && !scope.Registrations.Scalars.ContainsKey(scalar.Name))
                scope.Report($"{scalar.Name}: the scalar has no coercion; call AddScalar");
    }
}
