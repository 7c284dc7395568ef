using System.Text;

namespace KnowledgeBase.Content.Citations;

/// <summary>
/// Text for TeX, in ASCII as far as TeX has commands: classic BibTeX sorts and cuts by bytes and takes nothing else safely. Braces come out balanced, because
/// BibTeX counts them whether or not a backslash stands before them.
/// </summary>
internal static class TexText
{
    /// <summary>Escapes a text that stands inside braces.</summary>
    internal static string Escape(string text)
    {
        var tex = new StringBuilder(text.Length + 16);
        var quoteOpen = false;
        var composed = text.Normalize(NormalizationForm.FormC);
        for (var i = 0; i < composed.Length; i++)
        {
            var character = composed[i];
            if (character == '"')
            {
                quoteOpen = !quoteOpen;
                tex.Append(quoteOpen ? "``" : "''");
            }
            else if (Command(character) is { } command)
            {
                tex.Append(command);
            }
            else if (character < '\u0080' || Accented(character) is not { } accented)
            {
                // What TeX has no command for (other scripts) stands as it is; Unicode engines and BibTeX's 8-bit successors print it.
                tex.Append(character);
            }
            else
            {
                tex.Append(accented);
            }
        }

        return tex.ToString();
    }

    private static string? Command(char character) => character switch
    {
        '\\' => "{\\textbackslash}",
        '{' => "{\\textbraceleft}",
        '}' => "{\\textbraceright}",
        '&' => "\\&",
        '%' => "\\%",
        '$' => "\\$",
        '#' => "\\#",
        '_' => "\\_",
        '~' => "{\\textasciitilde}",
        '^' => "{\\textasciicircum}",
        '<' => "{\\textless}",
        '>' => "{\\textgreater}",
        '|' => "{\\textbar}",
        '\u00a0' => "~",
        '–' => "--",
        '—' => "---",
        '“' => "``",
        '”' => "''",
        '‘' => "`",
        '’' => "'",
        '«' => "{\\guillemotleft}",
        '»' => "{\\guillemotright}",
        '…' => "{\\ldots}",
        'ß' => "{\\ss}",
        'æ' => "{\\ae}",
        'Æ' => "{\\AE}",
        'œ' => "{\\oe}",
        'Œ' => "{\\OE}",
        'ø' => "{\\o}",
        'Ø' => "{\\O}",
        'å' => "{\\aa}",
        'Å' => "{\\AA}",
        'ł' => "{\\l}",
        'Ł' => "{\\L}",
        'ı' => "{\\i}",
        '¡' => "{\\textexclamdown}",
        '¿' => "{\\textquestiondown}",
        '€' => "{\\texteuro}",
        '©' => "{\\textcopyright}",
        '§' => "{\\S}",
        _ => null,
    };

    /// <summary>A letter with one accent, as TeX puts it; null when it is something else.</summary>
    private static string? Accented(char character)
    {
        var parts = character.ToString().Normalize(NormalizationForm.FormD);
        if (parts.Length != 2 || !char.IsAsciiLetter(parts[0]))
            return null;
        var accent = parts[1] switch
        {
            '\u0300' => '`',
            '\u0301' => '\'',
            '\u0302' => '^',
            '\u0303' => '~',
            '\u0304' => '=',
            '\u0306' => 'u',
            '\u0307' => '.',
            '\u0308' => '"',
            '\u030b' => 'H',
            '\u030c' => 'v',
            '\u0327' => 'c',
            '\u0328' => 'k',
            _ => '\0',
        };
        if (accent == '\0')
            return null;
        // Under the four common accents LaTeX takes the dot off an i itself, and so do programs that read BibTeX; under others we do.
        var letter = parts[0] is 'i' or 'j' && accent is not ('c' or 'k' or '`' or '\'' or '^' or '"') ? $"\\{parts[0]}" : parts[0].ToString();
        return char.IsAsciiLetter(accent) ? $"{{\\{accent}{{{letter}}}}}" : $"{{\\{accent}{letter}}}";
    }
}
