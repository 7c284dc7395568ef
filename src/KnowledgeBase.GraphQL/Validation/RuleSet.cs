using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Validation.Rules;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>The moments of the walk at which rules speak: the methods of <see cref="ValidationRule"/>.</summary>
internal enum Hook
{
    EnterDocument,
    EnterOperation,
    EnterFragment,
    EnterVariableDefinition,
    EnterSelectionSet,
    EnterField,
    EnterFragmentSpread,
    EnterInlineFragment,
    EnterDirectives,
    EnterDirective,
    EnterArgument,
    EnterObjectValue,
    EnterEnumValue,
    EnterObjectField,
    CheckVariables,
    LeaveDocument,
}

/// <summary>An ordered list of rules. At one node the rules speak in this order.</summary>
internal sealed class RuleSet
{
    private static readonly ImmutableArray<Func<ValidationRule>> Section5 =
    [
        static () => new ExecutableDefinitionsRule(),
        static () => new KnownOperationTypesRule(),
        static () => new UniqueOperationNamesRule(),
        static () => new LoneAnonymousOperationRule(),
        static () => new SingleFieldSubscriptionsRule(),
        static () => new KnownTypeNamesRule(),
        static () => new FragmentsOnCompositeTypesRule(),
        static () => new VariablesAreInputTypesRule(),
        static () => new ScalarLeafsRule(),
        static () => new FieldsOnCorrectTypeRule(),
        static () => new UniqueFragmentNamesRule(),
        static () => new KnownFragmentNamesRule(),
        static () => new NoUnusedFragmentsRule(),
        static () => new PossibleFragmentSpreadsRule(),
        static () => new NoFragmentCyclesRule(),
        static () => new UniqueVariableNamesRule(),
        static () => new NoUndefinedVariablesRule(),
        static () => new NoUnusedVariablesRule(),
        static () => new KnownDirectivesRule(),
        static () => new UniqueDirectivesPerLocationRule(),
        static () => new KnownArgumentNamesRule(),
        static () => new UniqueArgumentNamesRule(),
        static () => new ValuesOfCorrectTypeRule(),
        static () => new ProvidedRequiredArgumentsRule(),
        static () => new VariablesInAllowedPositionRule(),
        static () => new OverlappingFieldsCanBeMergedRule(),
        static () => new UniqueInputFieldNamesRule(),
        static () => new MaxIntrospectionDepthRule(),
    ];

    private static readonly Func<ValidationRule> NoIntrospection = static () => new NoSchemaIntrospectionCustomRule();
    private static readonly Func<ValidationRule> NoDeprecated = static () => new NoDeprecatedCustomRule();

    private readonly ImmutableArray<Func<ValidationRule>> _rules;
    private readonly int[][] _byHook;

    private RuleSet(ImmutableArray<Func<ValidationRule>> rules)
    {
        _rules = rules;
        var types = rules.Select(static create => create().GetType()).ToArray();
        _byHook = new int[Enum.GetValues<Hook>().Length][];
        foreach (var hook in Enum.GetValues<Hook>())
        {
            _byHook[(int)hook] = Enumerable.Range(0, types.Length)
                .Where(rule => types[rule].GetMethod(hook.ToString())!.DeclaringType != typeof(ValidationRule))
                .ToArray();
        }
    }

    /// <summary>Every rule of section 5, and the limit on introspection.</summary>
    public static RuleSet Specified { get; } = new(Section5);

    /// <summary>As <see cref="Specified"/>, with introspection refused.</summary>
    public static RuleSet WithoutIntrospection { get; } = new(Section5.Add(NoIntrospection));

    /// <summary>Some rules by name, in their usual order; null if a name is unknown. For tests of one rule alone.</summary>
    public static RuleSet? Named(IReadOnlyCollection<string> names)
    {
        var all = Section5.Add(NoIntrospection).Add(NoDeprecated);
        var known = all.Select(static create => create().Name).ToArray();
        return names.All(known.Contains) ? new RuleSet([.. all.Where((_, rule) => names.Contains(known[rule]))]) : null;
    }

    /// <summary>New instances of all rules, for one document.</summary>
    public ValidationRule[] CreateRules()
    {
        var rules = new ValidationRule[_rules.Length];
        for (var i = 0; i < rules.Length; i++)
            rules[i] = _rules[i]();
        return rules;
    }

    /// <summary>The rules that speak at a moment, as indices into <see cref="CreateRules"/>.</summary>
    public ReadOnlySpan<int> At(Hook hook) => _byHook[(int)hook];
}
