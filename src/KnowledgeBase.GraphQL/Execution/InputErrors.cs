using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>One thing that does not fit in an input value.</summary>
/// <param name="Path">Where, from the value's root: field names and list indices.</param>
/// <param name="Message">What is wrong.</param>
internal readonly record struct InputError(ImmutableArray<object> Path, string Message)
{
    /// <summary>The path as people write it, such as <c>.labels[2].text</c>; empty at the root.</summary>
    internal string PathText
    {
        get
        {
            var text = new StringBuilder();
            foreach (var step in Path)
            {
                if (step is string name)
                    text.Append('.').Append(name);
                else
                    text.Append(CultureInfo.InvariantCulture, $"[{step}]");
            }

            return text.ToString();
        }
    }
}

/// <summary>Gathers what does not fit while a value is coerced, and knows where coercion is.</summary>
internal sealed class InputErrors
{
    // A list of a hundred thousand wrong items makes one answer, not a hundred thousand messages.
    private const int MaxErrors = 50;

    private readonly List<object> _path = [];
    private readonly List<InputError> _errors = [];

    internal int Count => _errors.Count;

    internal InputError this[int index] => _errors[index];

    /// <summary>Whether so many errors are known that looking for more is of no use.</summary>
    internal bool IsFull => _errors.Count >= MaxErrors;

    internal void Push(object step) => _path.Add(step);

    internal void Pop() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Notes an error here.</summary>
    /// <returns>False, for the caller to return.</returns>
    internal bool Add(string message)
    {
        if (!IsFull)
            _errors.Add(new([.. _path], message));
        return false;
    }
}
