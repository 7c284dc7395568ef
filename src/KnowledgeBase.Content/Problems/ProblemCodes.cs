namespace KnowledgeBase.Content.Problems;

/// <summary>Every code that a <see cref="Problem"/> can have. Codes are stable; new ones may come.</summary>
public static class ProblemCodes
{
    // The form of seed files, in the order in which they are looked for.

    /// <summary>A file is larger than any seed file needs to be.</summary>
    public const string FileTooLarge = "file-too-large";

    /// <summary>A file begins with a byte order mark.</summary>
    public const string ByteOrderMark = "byte-order-mark";

    /// <summary>A file is not UTF-8.</summary>
    public const string InvalidUtf8 = "invalid-utf8";

    /// <summary>A file has nothing in it.</summary>
    public const string EmptyFile = "empty-file";

    /// <summary>Lines end in CR LF or CR.</summary>
    public const string CarriageReturn = "carriage-return";

    /// <summary>There is a tab character.</summary>
    public const string Tab = "tab";

    /// <summary>There is an invisible control character.</summary>
    public const string ControlCharacter = "control-character";

    /// <summary>A file stands where none is expected.</summary>
    public const string UnknownFile = "unknown-file";

    /// <summary>A file that must be there is not.</summary>
    public const string MissingFile = "missing-file";

    /// <summary>A file's name is not the slug of the entry in it.</summary>
    public const string FileName = "file-name";

    /// <summary>A text file is in a language without section headings.</summary>
    public const string UnknownLanguage = "unknown-language";

    /// <summary>A file is not YAML where it has to be.</summary>
    public const string YamlSyntax = "yaml-syntax";

    /// <summary>A file uses a part of YAML that seed files do without: anchors, aliases, tags, directives, several documents, keys that are no words.</summary>
    public const string YamlFeature = "yaml-feature";

    /// <summary>Values are nested deeper than any seed file needs.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>A key stands twice in one mapping.</summary>
    public const string DuplicateKey = "duplicate-key";

    /// <summary>A key is not part of the format.</summary>
    public const string UnknownKey = "unknown-key";

    /// <summary>A key that must be there is not.</summary>
    public const string MissingKey = "missing-key";

    /// <summary>A value is of another type than its key needs.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>A key stands without a value.</summary>
    public const string EmptyValue = "empty-value";

    /// <summary>A value is not one of the list that its key allows.</summary>
    public const string UnknownValue = "unknown-value";

    /// <summary>A value is no date of the calendar in the form that its key needs.</summary>
    public const string BadDate = "bad-date";

    /// <summary>A value is no language tag.</summary>
    public const string BadLanguage = "bad-language";

    /// <summary>The English text is missing, from which the others are translated.</summary>
    public const string MissingEnglish = "missing-english";

    /// <summary>The version of the release is not three numbers.</summary>
    public const string BadVersion = "bad-version";

    /// <summary>A text file does not begin with front matter.</summary>
    public const string FrontMatter = "front-matter";

    /// <summary>A text file has text before its first section.</summary>
    public const string TextOutsideSection = "text-outside-section";

    /// <summary>A heading is not in the list of sections.</summary>
    public const string UnknownSection = "unknown-section";

    /// <summary>A section stands after one that comes later in the list.</summary>
    public const string SectionOrder = "section-order";

    /// <summary>A section stands twice.</summary>
    public const string DuplicateSection = "duplicate-section";

    /// <summary>A section has a heading and no text.</summary>
    public const string EmptySection = "empty-section";
}
