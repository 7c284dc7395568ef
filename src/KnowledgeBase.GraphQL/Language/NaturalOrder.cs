namespace KnowledgeBase.GraphQL.Language;

/// <summary>Orders names as people do: runs of digits by their number, so that <c>a9</c> comes before <c>a10</c>; all else by code unit.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        while (!left.IsEmpty && !right.IsEmpty)
        {
            if (char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0]))
            {
                var order = CompareNumbers(TakeDigits(ref left), TakeDigits(ref right));
                if (order != 0)
                    return order;
            }
            else if (left[0] != right[0])
            {
                return left[0] < right[0] ? -1 : 1;
            }
            else
            {
                left = left[1..];
                right = right[1..];
            }
        }

        // What is left decides; with nothing left the texts differ at most in leading zeros.
        var rest = left.Length.CompareTo(right.Length);
        return rest != 0 ? rest : (x?.Length ?? 0).CompareTo(y?.Length ?? 0);
    }

    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? text : text[..length];
        text = text[digits.Length..];
        return digits;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }
}
