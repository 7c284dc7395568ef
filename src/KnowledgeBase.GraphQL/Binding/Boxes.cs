namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Boxed values that answers repeat, made once, so that a resolver's bool or small int costs no allocation.</summary>
internal static class Boxes
{
    private const int Lowest = -128;
    private const int Highest = 1023;
    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object[] Ints = [.. Enumerable.Range(Lowest, Highest - Lowest + 1).Select(static value => (object)value)];

    public static object Of(bool value) => value ? True : False;

    public static object Of(int value) => value is >= Lowest and <= Highest ? Ints[value - Lowest] : value;
}
