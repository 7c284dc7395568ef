using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using KnowledgeBase.GraphQL.Hosting;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests;

/// <summary>The names of the limits, the options that set them, and the table of the documentation say the same.</summary>
public sealed partial class LimitNameTests
{
    private static readonly IReadOnlyList<string> Names =
        [.. typeof(LimitName).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void No_two_limits_share_a_name() => Assert.Equal(Names.Count, Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void The_documentation_lists_each_limit_once_with_the_default_of_the_option_of_its_name()
    {
        var options = Options();
        var documented = Documented();

        Assert.Equal(Names.Order(StringComparer.Ordinal), documented.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, (value, owner)) in documented)
        {
            var option = Assert.Single(options, option => string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase));
            Assert.Equal((name, owner, value), (name, option.Owner, option.Value));
        }
    }

    [Fact]
    public void Every_option_that_is_a_limit_has_a_name() => Assert.All(
        Options().Where(static option => option.Name.StartsWith("Max", StringComparison.Ordinal)),
        static option => Assert.Contains(option.Name, Names, StringComparer.OrdinalIgnoreCase));

    /// <summary>The options that a host can set, with their defaults as the documentation writes them.</summary>
    private static List<(string Owner, string Name, string Value)> Options()
    {
        var options = new GraphQLOptions();
        return [.. ((object[])[options, options.ParserLimits, options.Validation, options.OperationLimits]).SelectMany(static owner => owner.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.PropertyType == typeof(int) || property.PropertyType == typeof(long) || property.PropertyType == typeof(TimeSpan))
            .Select(property => (owner.GetType().Name, property.Name, Text(property.GetValue(owner)!))))];
    }

    private static string Text(object value) => value is TimeSpan time
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:#,0.###} s")
        : string.Create(CultureInfo.InvariantCulture, $"{value:#,0}");

    private static Dictionary<string, (string Value, string Owner)> Documented() => Row()
        .Matches(File.ReadAllText(Repository.PathOf("docs", "graphql-engine.md")))
        .ToDictionary(static match => match.Groups["name"].Value, static match => (match.Groups["value"].Value, match.Groups["owner"].Value), StringComparer.Ordinal);

    [GeneratedRegex("^\\| `(?<name>[a-zA-Z]+)` \\| (?<value>[0-9,]+( s)?) \\| `(?<owner>[A-Za-z]+)` \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Row();
}
