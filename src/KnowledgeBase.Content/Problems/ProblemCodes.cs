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

    // What entries say.

    /// <summary>A slug is not made of lower-case words and hyphens, or not the one that a country must have.</summary>
    public const string BadSlug = "bad-slug";

    /// <summary>Two entries, or two instruments, have one slug.</summary>
    public const string DuplicateSlug = "duplicate-slug";

    /// <summary>A position is not a number from 1.</summary>
    public const string BadPosition = "bad-position";

    /// <summary>Two sheets of a series have one position.</summary>
    public const string DuplicatePosition = "duplicate-position";

    /// <summary>A value is no web address.</summary>
    public const string BadUrl = "bad-url";

    /// <summary>A slug or code is named that no entry of the right kind has.</summary>
    public const string BrokenLink = "broken-link";

    /// <summary>A sheet is related to itself.</summary>
    public const string SelfRelation = "self-relation";

    /// <summary>The relation of two sheets is written twice.</summary>
    public const string DoubledRelation = "doubled-relation";

    /// <summary>Following the wider concepts leads back to the start.</summary>
    public const string BroaderCycle = "broader-cycle";

    /// <summary>A label stands twice on a sheet.</summary>
    public const string DuplicateLabel = "duplicate-label";

    /// <summary>A sheet has no preferred label in English.</summary>
    public const string MissingPreferredLabel = "missing-preferred-label";

    /// <summary>A sheet has two preferred labels in one language.</summary>
    public const string DuplicatePreferredLabel = "duplicate-preferred-label";

    /// <summary>A label is preferred and to be avoided.</summary>
    public const string AvoidedPreferred = "avoided-preferred";

    /// <summary>Advice on a label lacks the reason, what to say instead, or the instruments that use it.</summary>
    public const string MissingAdvice = "missing-advice";

    /// <summary>What is to be said instead is no label.</summary>
    public const string UnknownLabel = "unknown-label";

    /// <summary>What is to be said instead is itself to be avoided.</summary>
    public const string AvoidedInstead = "avoided-instead";

    /// <summary>A statement that needs a source has none.</summary>
    public const string MissingSource = "missing-source";

    /// <summary>A count has no date.</summary>
    public const string MissingAsOf = "missing-as-of";

    /// <summary>An article of an instrument stands twice.</summary>
    public const string DuplicateArticle = "duplicate-article";

    /// <summary>A provision speaks of a manifestation twice.</summary>
    public const string DuplicateCoverage = "duplicate-coverage";

    /// <summary>A statement on coverage has a level that only a judgement can have, or that nobody writes.</summary>
    public const string CoverageLevelOfStatement = "coverage-level";

    /// <summary>A manifestation is judged twice for one instrument.</summary>
    public const string DuplicateAssessment = "duplicate-assessment";

    /// <summary>A judgement is not at the strongest level of the provisions.</summary>
    public const string AssessmentLevel = "assessment-level";

    /// <summary>A provision counts for a manifestation that is not judged.</summary>
    public const string MissingAssessment = "missing-assessment";

    /// <summary>A country has two records with one instrument.</summary>
    public const string DuplicateTreatyRecord = "duplicate-treaty-record";

    /// <summary>A date is before one that must come first.</summary>
    public const string DateOrder = "date-order";

    /// <summary>A date is too long ago to be right.</summary>
    public const string ImplausibleDate = "implausible-date";

    /// <summary>A translation does not say what it translates, or the original says that it is a translation.</summary>
    public const string TranslationState = "translation-state";

    /// <summary>Warning: the English text has changed since it was translated.</summary>
    public const string StaleTranslation = "stale-translation";

    /// <summary>A text is not in Unicode Normalization Form C.</summary>
    public const string NotNfc = "not-nfc";

    /// <summary>A text begins or ends with white space.</summary>
    public const string SurroundingSpace = "surrounding-space";

    /// <summary>A text is longer than any text needs to be.</summary>
    public const string TooLong = "too-long";

    /// <summary>A text has HTML in it.</summary>
    public const string HtmlInText = "html-in-text";

    /// <summary>A section has a heading in it.</summary>
    public const string HeadingInText = "heading-in-text";

    /// <summary>A text has an image in it.</summary>
    public const string ImageInText = "image-in-text";

    /// <summary>A link leads to something other than a web page, a mail address or a page of the catalogue.</summary>
    public const string UnsafeLink = "unsafe-link";

    /// <summary>Warning: a running text uses a label that is to be avoided.</summary>
    public const string AvoidedWord = "avoided-word";

    /// <summary>Warning: a plain-language summary has a sentence of more than 20 words.</summary>
    public const string LongSentence = "long-sentence";

    /// <summary>Warning: a factsheet does not say on which day its facts were last checked.</summary>
    public const string UndatedSheet = "undated-sheet";

    /// <summary>Warning: no relation, use of technology or coverage ties a factsheet to another.</summary>
    public const string OrphanSheet = "orphan-sheet";

    /// <summary>Warning: a provision on making something a crime names no conduct.</summary>
    public const string MissingConduct = "missing-conduct";

    /// <summary>The editions of the guidelines are not each named once, the oldest first.</summary>
    public const string EditionOrder = "edition-order";

    /// <summary>A name that was changed does not say to what, or one that was retired does not say why.</summary>
    public const string MissingOutcome = "missing-outcome";

    /// <summary>Following former names leads back to the start.</summary>
    public const string FormerNameCycle = "former-name-cycle";

    /// <summary>A former name leads to something of another kind than what had it.</summary>
    public const string FormerNameKind = "former-name-kind";

    /// <summary>Two former names both say that they were changed to one name.</summary>
    public const string DoubledRename = "doubled-rename";

    /// <summary>A help resource is out of service, and yet takes reports.</summary>
    public const string RetiredReporting = "retired-reporting";
}
