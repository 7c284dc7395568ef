using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests;

/// <summary>What other projects can use of the engine. A change of it is a decision: it shows in a review as a change of <c>PublicApi.txt</c>.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();

    [Fact]
    public void The_public_surface_is_that_of_the_file()
    {
        var file = Repository.PathOf("tests", "KnowledgeBase.GraphQL.Tests", "PublicApi.txt");
        var actual = Surface();
        if (Environment.GetEnvironmentVariable("ACCEPT_PUBLIC_API") == "1")
            File.WriteAllText(file, actual);

        var expected = File.Exists(file) ? File.ReadAllText(file) : "";
        var added = actual.Split('\n').Except(expected.Split('\n')).ToList();
        var removed = expected.Split('\n').Except(actual.Split('\n')).ToList();
        Assert.True(
            expected == actual,
            "The public surface of KnowledgeBase.GraphQL has changed. If that is meant, run the test once with ACCEPT_PUBLIC_API=1 and commit PublicApi.txt.\n"
            + string.Concat(removed.Select(static line => $"- {line}\n")) + string.Concat(added.Select(static line => $"+ {line}\n")));
    }

    private static string Surface()
    {
        var text = new StringBuilder();
        foreach (var type in typeof(GraphQLError).Assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in type.GetMembers(Declared).Select(member => Line(type, member)).OfType<string>().Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var bases = new[] { type.BaseType }.Where(static one => one is not null && one != typeof(object) && one != typeof(ValueType) && one != typeof(Enum) && one != typeof(MulticastDelegate))
            .Concat(type.GetInterfaces().Where(static one => one.IsVisible).Except(type.BaseType?.GetInterfaces() ?? []))
            .Select(static one => Name(one!)).Order(StringComparer.Ordinal).ToList();
        var isRecord = type.GetMethod("<Clone>$") is not null;
        return $"{kind}{(isRecord ? " record" : "")} {type.Namespace}.{Name(type)}{(bases.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : "")}";
    }

    private static string? Line(Type type, MemberInfo member)
    {
        if (member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not PropertyInfo)
            return null;
        return member switch
        {
            FieldInfo { IsLiteral: true, IsPublic: true } field when type.IsEnum => string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}"),
            FieldInfo { IsLiteral: true, IsPublic: true } field => string.Create(CultureInfo.InvariantCulture, $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}"),
            FieldInfo field when IsVisible(field) && !field.IsSpecialName => $"{Modifiers(field.IsStatic, field.IsFamily)}{Annotated(Nullability.Create(field))} {field.Name}",
            ConstructorInfo constructor when IsVisible(constructor) && !type.IsSubclassOf(typeof(Delegate)) => $"{Modifiers(false, constructor.IsFamily)}new({Parameters(constructor)})",
            PropertyInfo property => Property(property),
            MethodInfo { IsSpecialName: false } method when IsVisible(method) && method.Name[0] != '<' && !type.IsSubclassOf(typeof(Delegate)) =>
                $"{Modifiers(method.IsStatic, method.IsFamily)}{(method.IsAbstract && !type.IsInterface ? "abstract " : "")}{Annotated(Nullability.Create(method.ReturnParameter))} {method.Name}{Generic(method)}({Parameters(method)})",
            MethodInfo { Name: "Invoke" } method when type.IsSubclassOf(typeof(Delegate)) => $"{Annotated(Nullability.Create(method.ReturnParameter))} Invoke({Parameters(method)})",
            _ => null,
        };
    }

    private static string? Property(PropertyInfo property)
    {
        var getter = property.GetMethod is { } get && IsVisible(get) ? get : null;
        var setter = property.SetMethod is { } set && IsVisible(set) ? set : null;
        if (getter is null && setter is null)
            return null;
        var isInit = setter?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(static parameter => Annotated(Nullability.Create(parameter))))}]" : "";
        return $"{required}{Modifiers((getter ?? setter)!.IsStatic, (getter ?? setter)!.IsFamily)}{Annotated(Nullability.Create(property))} {property.Name}{index} {{ {(getter is null ? "" : "get; ")}{(setter is null ? "" : isInit ? "init; " : "set; ")}}}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static string Modifiers(bool isStatic, bool isProtected) => (isProtected ? "protected " : "") + (isStatic ? "static " : "");

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static one => one.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
        $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")}{Annotated(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {(parameter.DefaultValue is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : "null")}" : "")}"));

    private static string Annotated(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var nullable = !type.IsValueType && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable) ? "?" : "";
        if (type.IsArray)
            return (info.ElementType is { } element ? Annotated(element) : Name(type.GetElementType()!)) + "[]" + nullable;
        if (Nullable.GetUnderlyingType(type) is not null || info.GenericTypeArguments.Length == 0)
            return Name(type) + nullable;
        return $"{Simple(type)}<{string.Join(", ", info.GenericTypeArguments.Select(Annotated))}>{nullable}";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef || type.IsArray)
            return Name(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        return type.IsGenericType ? $"{Simple(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : Simple(type);
    }

    private static string Simple(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type is { IsNested: true, IsGenericParameter: false } ? $"{Simple(type.DeclaringType!)}.{name}" : name;
    }
}
