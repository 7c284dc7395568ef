using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Tests.Documents;

/// <summary>Makes entries of any shape from a seed: every property, every optional one now there, now not; texts with all that YAML makes hard.</summary>
internal sealed class EntryGenerator(int seed)
{
    private static readonly string[] Pieces =
    [
        "a", "é", "word", " ", " ", "  ", ": ", " #", "-", "- ", "'", "\"", "\\", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "=", "~",
        "true", "null", "2016", "1e3", "0x1", ".5", "2016-01-01", "---", "...", "<<", "\n", "\n\n", "\n- ", "\n ", "\u00A0", "😀", "\u0007", "\u2028", "\uFEFF", "日本",
        "a long run of words that goes on until a line has no more room for any of them and has to be folded somewhere in its middle",
    ];

    private readonly Random _random = new(seed);

    internal Entry Entry(EntryKind kind) => kind switch
    {
        EntryKind.Manifestation => Make<ManifestationEntry>(),
        EntryKind.LegalFramework => Make<LegalFrameworkEntry>(),
        EntryKind.TechnologyTerm => Make<TechnologyTermEntry>(),
        EntryKind.Source => Make<SourceEntry>(),
        EntryKind.HelpResource => Make<HelpResourceEntry>(),
        EntryKind.FormerName => Make<FormerNameEntry>(),
        _ => Make<CountryEntry>() with { Code = "ABC" },
    };

    private T Make<T>()
        where T : Entry => (T)Record(typeof(T)) with { Slug = "a-slug" };

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        if (constructor.GetParameters().Length > 0)
            return constructor.Invoke([.. constructor.GetParameters().Select(p => p.HasDefaultValue && Chance(2) ? null : Value(p.ParameterType, p.Name!))]);
        var record = constructor.Invoke(null);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            // The sources of the definition stand in the English text's file, so there is one.
            if (property.IsDefined(typeof(RequiredMemberAttribute)) || property.Name == "Texts" || Chance(2))
                property.SetValue(record, Value(property.PropertyType, property.Name));
        }

        return record;
    }

    private object Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return name == "Body" ? Body() : Text();
        if (type == typeof(int))
            return _random.Next(-3, 3000);
        if (type == typeof(bool))
            return Chance(2);
        if (type == typeof(DateOnly))
            return new DateOnly(1900, 1, 1).AddDays(_random.Next(50_000));
        if (type == typeof(PartialDate))
            return PartialDate.TryParse(new[] { "2016", "2016-02", "2016-02-29", "0001", "9999-12-31" }[_random.Next(5)], out var date) ? date : throw new InvalidOperationException();
        if (type == typeof(LocalizedText))
            return new LocalizedText(new[] { "en", "es", "fr", "pt-BR" }.Take(_random.Next(1, 5)).ToImmutableSortedDictionary(l => l, _ => Text(), StringComparer.Ordinal));
        if (type == typeof(ImmutableSortedDictionary<string, SheetText>))
            return new[] { "en", "es", "fr" }.Take(_random.Next(1, 4)).ToImmutableSortedDictionary(l => l, Sheet, StringComparer.Ordinal);
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(_random.Next(Enum.GetValues(type).Length))!;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return List(type.GetGenericArguments()[0], name);
        return Record(type);
    }

    private object List(Type item, string name)
    {
        var items = Array.CreateInstance(item, _random.Next(3));
        for (var i = 0; i < items.Length; i++)
            items.SetValue(Value(item, name), i);
        return typeof(ImmutableArray).GetMethods().Single(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items])!;
    }

    /// <summary>A text without its sections' order and its translation would not be read back; both follow the format.</summary>
    private SheetText Sheet(string language) => (SheetText)Record(typeof(SheetText)) with
    {
        Sections = [.. Enum.GetValues<SectionKind>().Where(_ => Chance(4)).Select(kind => new Section(kind, Body()))],
        Translation = language == "en" ? null : new Translation(TranslationStatus.Unreviewed, _random.Next(1, 9), Text()),
    };

    private string Text()
    {
        var text = new StringBuilder();
        var count = _random.Next(1, 9);
        for (var i = 0; i < count; i++)
            text.Append(Pieces[_random.Next(Pieces.Length)]);
        return text.ToString();
    }

    /// <summary>Markdown as files can hold it: no control characters, no white space around it or at line ends, no line that is a section's heading.</summary>
    private string Body()
    {
        var text = string.Concat(Text().Where(c => !Content.Texts.PlainText.NotPlain.Contains(c)));
        text = string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
        text = text.Trim();
        return text.Length == 0 ? "x" : text;
    }

    private bool Chance(int of) => _random.Next(of) == 0;
}
