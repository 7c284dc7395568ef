using System.Text;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation;

/// <summary>The rule against the specification's own words, followed literally and slowly, on thousands of small documents.</summary>
public sealed class FieldMergingOracleTests
{
    private static readonly Schema Schema = RuleCheck.Build("""
        type Query { n: N u: U a: A }
        interface N { n: N x: Int y: String }
        type A implements N { n: A x: Int y: String z(p: Int): Int l: [Int] m: Int! u: U }
        type B implements N { n: N x: Int y: String z(p: Int): String l: [Int!] m: Int u: U }
        union U = A | B
        """);

    private static readonly RuleSet Rule = RuleSet.Named(["OverlappingFieldsCanBeMergedRule"])!;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_rule_finds_a_conflict_just_when_the_specification_does(int seed)
    {
        var random = new Random(seed);
        int conflicts = 0, documents = 1_000;
        for (var i = 0; i < documents; i++)
        {
            var text = new DocumentMaker(random).Make();
            var document = RuleCheck.Parse(text);
            var expected = !new FieldsInSetCanMerge(Schema, document).HoldsEverywhere();
            var errors = Validator.Check(Schema, document, ValidationOptions.Default, Rule);
            Assert.True(expected == !errors.IsEmpty, $"expected {(expected ? "a conflict" : "none")}: {text}");
            conflicts += expected ? 1 : 0;
        }

        Assert.InRange(conflicts, documents / 5, documents * 4 / 5);
    }

    /// <summary>Makes documents in which few response names meet often. They select only fields that exist, and fragments spread later ones only.</summary>
    private sealed class DocumentMaker(Random random)
    {
        private const int Fragments = 3;

        private readonly StringBuilder _text = new();
        private int _budget = 14;

        public string Make()
        {
            AddSelections("Query", 3, fragmentsFrom: 0);
            for (var i = 0; i < Fragments; i++)
            {
                var type = FragmentType(i);
                _text.Append(" fragment F").Append(i).Append(" on ").Append(type);
                _budget = 6;
                AddSelections(type, 3, i + 1);
            }

            return _text.ToString();
        }

        private static string FragmentType(int fragment) => fragment switch { 0 => "N", 1 => "A", _ => "B" };

        private void AddSelections(string type, int depth, int fragmentsFrom)
        {
            _text.Append('{');
            var count = random.Next(1, 5);
            for (var i = 0; i < count; i++)
                AddSelection(type, depth, fragmentsFrom);
            _text.Append('}');
        }

        private void AddSelection(string type, int depth, int fragmentsFrom)
        {
            _text.Append(' ');
            _budget--;
            if (type != "Query" && fragmentsFrom < Fragments && random.Next(6) == 0)
            {
                _text.Append("...F").Append(random.Next(fragmentsFrom, Fragments));
                return;
            }

            if (type != "Query" && _budget > 0 && random.Next(4) == 0)
            {
                var condition = random.Next(4) switch { 0 => "A", 1 => "B", 2 => "N", _ => type };
                _text.Append("... on ").Append(condition);
                AddSelections(condition, depth, fragmentsFrom);
                return;
            }

            var composite = _budget > 0 && depth > 0 && (type == "Query" || random.Next(3) == 0);
            if (type is "U" && !composite)
            {
                _text.Append("__typename");
                return;
            }

            if (composite && type is not "U")
            {
                var field = type == "Query" ? Pick("n", "n", "n", "a") : type == "N" ? "n" : Pick("n", "n", "u");
                var below = (type, field) switch { ("Query", "a") or ("A", "n") => "A", (_, "u") => "U", _ => "N" };
                _text.Append(random.Next(12) == 0 ? "n: " : "").Append(field);
                AddSelections(below, depth - 1, fragmentsFrom);
                return;
            }

            if (type == "Query" || type == "U")
            {
                _text.Append("__typename");
                return;
            }

            var leaf = type == "N" ? Pick("x", "y") : random.Next(6) == 0 ? Pick("z", "z(p:1)", "l", "m") : Pick("x", "y");
            _text.Append(random.Next(12) == 0 ? Pick("x: ", "z: ") : "").Append(leaf);
        }

        private string Pick(params ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
    }

    /// <summary>FieldsInSetCanMerge() and SameResponseShape() as spec 5.3.2 writes them down.</summary>
    private sealed class FieldsInSetCanMerge(Schema schema, DocumentNode document)
    {
        private readonly record struct Selected(FieldNode Node, NamedType Parent);

        public bool HoldsEverywhere()
        {
            foreach (var definition in document.Definitions)
            {
                var (set, type) = definition is FragmentDefinitionNode fragment
                    ? (fragment.SelectionSet, schema.Types.Find(fragment.TypeCondition.Name.Value)!)
                    : (((OperationDefinitionNode)definition).SelectionSet, schema.QueryType!);
                if (!HoldsIn(set, type))
                    return false;
            }

            return true;
        }

        private bool HoldsIn(SelectionSetNode set, NamedType parent)
        {
            if (!CanMerge(FieldsOf(set, parent)))
                return false;
            foreach (var selection in set.Selections)
            {
                if (selection is FieldNode { SelectionSet: { } inner } field && !HoldsIn(inner, TypeOf(new(field, parent)).Named))
                    return false;
                if (selection is InlineFragmentNode inline && !HoldsIn(inline.SelectionSet, ConditionOf(inline, parent)))
                    return false;
            }

            return true;
        }

        private bool CanMerge(List<Selected> fields)
        {
            foreach (var (a, b) in PairsOfOneName(fields))
            {
                if (!SameResponseShape(a, b))
                    return false;
                if (a.Parent != b.Parent && a.Parent is ObjectType && b.Parent is ObjectType)
                    continue;
                if (a.Node.Name.Value != b.Node.Name.Value || Printed(a) != Printed(b) || !CanMerge(MergedSet(a, b)))
                    return false;
            }

            return true;
        }

        private bool SameResponseShape(Selected a, Selected b)
        {
            GraphQLType typeA = TypeOf(a), typeB = TypeOf(b);
            while (typeA is not NamedType || typeB is not NamedType)
            {
                if (typeA is NonNullType != typeB is NonNullType)
                    return false;
                (typeA, typeB) = (typeA.Nullable, typeB.Nullable);
                if (typeA is ListType != typeB is ListType)
                    return false;
                if (typeA is ListType listA && typeB is ListType listB)
                    (typeA, typeB) = (listA.ItemType, listB.ItemType);
            }

            if (typeA.IsLeaf || typeB.IsLeaf)
                return typeA == typeB;
            return PairsOfOneName(MergedSet(a, b)).All(pair => SameResponseShape(pair.A, pair.B));
        }

        private static IEnumerable<(Selected A, Selected B)> PairsOfOneName(List<Selected> fields) =>
            from i in Enumerable.Range(0, fields.Count)
            from j in Enumerable.Range(i + 1, fields.Count - i - 1)
            where fields[i].Node.ResponseName == fields[j].Node.ResponseName
            select (fields[i], fields[j]);

        private List<Selected> MergedSet(Selected a, Selected b) => [.. FieldsBelow(a), .. FieldsBelow(b)];

        private List<Selected> FieldsBelow(Selected field) =>
            field.Node.SelectionSet is { } set ? FieldsOf(set, TypeOf(field).Named) : [];

        private List<Selected> FieldsOf(SelectionSetNode set, NamedType parent)
        {
            var fields = new List<Selected>();
            foreach (var selection in set.Selections)
            {
                if (selection is FieldNode field)
                {
                    fields.Add(new(field, parent));
                }
                else if (selection is InlineFragmentNode inline)
                {
                    fields.AddRange(FieldsOf(inline.SelectionSet, ConditionOf(inline, parent)));
                }
                else
                {
                    var name = ((FragmentSpreadNode)selection).Name.Value;
                    var fragment = document.Definitions.OfType<FragmentDefinitionNode>().Single(other => other.Name.Value == name);
                    fields.AddRange(FieldsOf(fragment.SelectionSet, schema.Types.Find(fragment.TypeCondition.Name.Value)!));
                }
            }

            return fields;
        }

        private NamedType ConditionOf(InlineFragmentNode inline, NamedType parent) =>
            inline.TypeCondition is { } condition ? schema.Types.Find(condition.Name.Value)! : parent;

        private GraphQLType TypeOf(Selected field) => schema.FindField(field.Parent, field.Node.Name.Value)!.Type;

        private static string Printed(Selected field) =>
            string.Join(',', field.Node.Arguments.Select(argument => $"{argument.Name}:{((IntValueNode)argument.Value).Value}"));
    }
}
