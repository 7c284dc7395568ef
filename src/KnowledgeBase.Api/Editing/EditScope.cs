using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Api.Editing;

/// <summary>
/// One place of an input and the place of the entry's document that it is about. Edits report on it, and remember through it which field says which
/// property, so that what the rules find later can be told by the input's fields.
/// </summary>
internal sealed class EditScope
{
    private readonly Gathered _gathered;
    private readonly string _path;
    private readonly ImmutableArray<string> _field;

    private EditScope(Gathered gathered, string path, ImmutableArray<string> field) => (_gathered, _path, _field) = (gathered, path, field);

    /// <summary>A scope for a whole input and a whole document.</summary>
    internal static EditScope Create() => new(new Gathered(), "", ["input"]);

    /// <summary>What was found so far.</summary>
    internal IReadOnlyList<EditProblem> Problems => _gathered.Problems;

    /// <summary>The part of the document that a field of the input says.</summary>
    /// <param name="path">The property below this place, such as <c>labels[2]</c>; empty for this place.</param>
    /// <param name="field">The fields that lead there from this place's.</param>
    internal EditScope At(string path, params ReadOnlySpan<string> field)
    {
        var at = path.Length == 0 ? _path : _path.Length == 0 ? path : $"{_path}.{path}";
        var scope = new EditScope(_gathered, at, _field.AddRange(field));
        _gathered.Fields[at] = scope._field;
        return scope;
    }

    /// <summary>The same place of the document, seen from a field further down: for reporting on that field.</summary>
    internal EditScope Field(params ReadOnlySpan<string> field) => new(_gathered, _path, _field.AddRange(field));

    /// <summary>An item of the list at this place: the item's position in the document and in the input.</summary>
    internal EditScope Item(int index, int inInput)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{_path}[{index}]");
        var scope = new EditScope(_gathered, at, _field.Add(inInput.ToString(CultureInfo.InvariantCulture)));
        _gathered.Fields[at] = scope._field;
        _gathered.Items.Add(at);
        return scope;
    }

    /// <summary>Reports that the value here is not as it has to be.</summary>
    internal void Report(string rule, string message) => _gathered.Problems.Add(new EditProblem(_field, _path, EditProblemKind.Invalid, rule, message));

    /// <summary>Reports that what is named here does not exist.</summary>
    internal void NotFound(string message) => _gathered.Problems.Add(new EditProblem(_field, _path, EditProblemKind.NotFound, "", message));

    /// <summary>Reports that something has to be given here.</summary>
    internal void Missing(string name) => Report(ProblemCodes.MissingKey, $"'{name}' is missing. It has to be given for what does not exist yet.");

    /// <summary>Reports that what has to be there cannot be cleared.</summary>
    internal void Uncleared(string name) => Report(ProblemCodes.EmptyValue, $"'{name}' cannot be cleared: it has to be there. Leave it out to keep it as it is.");

    /// <summary>
    /// The field of the input that says a property of the document; the nearest one around it where none says just that. The items of lists have the same
    /// names in both.
    /// </summary>
    internal ImmutableArray<string> FieldOf(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(at.AsSpan().LastIndexOfAny('.', '['), 0)])
        {
            if (_gathered.Fields.TryGetValue(at, out var field))
                return _gathered.Items.Contains(at) ? field.AddRange(path[at.Length..].Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)) : field;
        }

        return _gathered.Fields.GetValueOrDefault("", ["input"]);
    }

    private sealed class Gathered
    {
        internal List<EditProblem> Problems { get; } = [];

        internal Dictionary<string, ImmutableArray<string>> Fields { get; } = new(StringComparer.Ordinal);

        internal HashSet<string> Items { get; } = new(StringComparer.Ordinal);
    }
}
