using System.Text;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Seed;

/// <summary>From the bytes of a seed file to its text: UTF-8 without byte order mark, lines that end in LF, no other control characters.</summary>
internal static class SeedDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null after reporting why there is none.</summary>
    internal static string? Decode(SeedFile file, SeedScope scope)
    {
        var bytes = file.Content.Span;
        if (bytes.Length > SeedFile.MaxBytes)
            return Refuse(scope, 1, 1, ProblemCodes.FileTooLarge, $"The file is larger than {SeedFile.MaxBytes / 1024} KiB. Split it.");
        if (bytes.StartsWith("\uFEFF"u8))
            return Refuse(scope, 1, 1, ProblemCodes.ByteOrderMark, "The file begins with a byte order mark. Save it as UTF-8 without one.");

        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            var (line, column) = PositionOf(Encoding.UTF8.GetString(bytes[..error.Index]), int.MaxValue);
            return Refuse(scope, line, column, ProblemCodes.InvalidUtf8, "These bytes are not UTF-8. Save the file as UTF-8.");
        }

        return HasOnlyPlainCharacters(text, scope) ? text : null;
    }

    private static bool HasOnlyPlainCharacters(string text, SeedScope scope)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Refuse(scope, 1, 1, ProblemCodes.EmptyFile, "The file is empty. Write its content or delete it.") is not null;
        var first = text.AsSpan().IndexOfAny(PlainText.NotPlain);
        if (first < 0)
            return true;

        // One report a line: a file saved with the wrong line ends has as many of them as lines.
        var (line, column) = PositionOf(text, first);
        _ = text[first] switch
        {
            '\r' => Refuse(scope, line, column, ProblemCodes.CarriageReturn, "Lines end in CR LF or CR. Save the file with LF line ends."),
            '\t' => Refuse(scope, line, column, ProblemCodes.Tab, "There is a tab. Write spaces."),
            var c => Refuse(scope, line, column, ProblemCodes.ControlCharacter, $"There is an invisible control character (U+{(int)c:X4}). Delete it."),
        };
        return false;
    }

    private static string? Refuse(SeedScope scope, int line, int column, string code, string message)
    {
        scope.Report(line, column, code, message);
        return null;
    }

    private static (int Line, int Column) PositionOf(string text, int index)
    {
        index = Math.Min(index, text.Length);
        var before = text.AsSpan(0, index);
        return (before.Count('\n') + 1, index - before.LastIndexOf('\n'));
    }
}
