using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Seed;

/// <summary>
/// Reads seed files (seed-data/README.md). Whatever is wrong with their form is a <see cref="Problem"/>, all of them at once; no content
/// of a file makes it throw. What the entries say is judged afterwards, by the rules.
/// </summary>
public sealed class SeedReader
{
    private readonly List<Problem> _problems = [];
    private readonly List<Entry> _entries = [];
    private readonly List<Entry> _damaged = [];
    private readonly List<UnreadEntry> _unread = [];
    private readonly SeedPositions _positions = new();
    private SeedRelease? _release;

    private SeedReader()
    {
    }

    /// <summary>Reads all files under a folder.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or a file may not be read.</exception>
    public static SeedReadResult Read(string folder) => Read(SeedFile.InFolder(folder));

    /// <summary>Reads these files, in whatever order they are given.</summary>
    public static SeedReadResult Read(IEnumerable<SeedFile> files)
    {
        var reader = new SeedReader();
        reader.ReadAll(files);
        reader._problems.Sort(ProblemOrder.ByPlace);
        return new SeedReadResult(BySlug(reader._entries), BySlug(reader._damaged), reader._release, [.. reader._problems], reader._positions, [.. reader._unread]);
    }

    private void ReadAll(IEnumerable<SeedFile> files)
    {
        var entries = new SortedDictionary<string, EntryFiles>(StringComparer.Ordinal);
        var hasRelease = false;
        foreach (var file in files)
        {
            if (string.Equals(file.Path, SeedLayout.ReleaseFile, StringComparison.Ordinal))
            {
                hasRelease = true;
                _release = ReadRelease(file);
            }
            else if (!SeedLayout.IsForPeople(file.Path))
            {
                Assign(file, entries);
            }
        }

        if (!hasRelease)
            new SeedScope(SeedLayout.ReleaseFile, _problems).Report(1, 1, ProblemCodes.MissingFile, "The file is missing. It names the release, its date and languages.");
        foreach (var entry in entries.Values)
            ReadEntry(entry);
    }

    /// <summary>Puts a file with the others of its entry, by folder and name.</summary>
    private void Assign(SeedFile file, SortedDictionary<string, EntryFiles> entries)
    {
        var scope = new SeedScope(file.Path, _problems);
        var parts = file.Path.Split('/');
        if (parts.Length != 2 || SeedLayout.KindOf(parts[0]) is not { } kind)
        {
            scope.Report(1, 1, ProblemCodes.UnknownFile, $"No file is expected here. Folders: {string.Join(", ", SeedLayout.Folders)}.");
            return;
        }

        var name = parts[1].Split('.');
        var isStructure = name is [_, "yaml"];
        var isText = SeedLayout.IsFactsheet(kind) && name is [_, _, "md"];
        if (name[0].Length == 0 || (!isStructure && !isText))
        {
            scope.Report(1, 1, ProblemCodes.UnknownFile, SeedLayout.IsFactsheet(kind)
                ? "Only <slug>.yaml and <slug>.<language>.md are expected in this folder."
                : "Only .yaml files are expected in this folder.");
            return;
        }

        if (isText && !SectionHeadings.Languages.Contains(name[1], StringComparer.Ordinal))
        {
            scope.Report(1, 1, ProblemCodes.UnknownLanguage, $"There are no section headings for '{name[1]}'. Languages of texts: {string.Join(", ", SectionHeadings.Languages)}.");
            return;
        }

        var key = $"{parts[0]}/{name[0]}";
        if (!entries.TryGetValue(key, out var entry))
            entries[key] = entry = new EntryFiles(kind, name[0]);
        if (isStructure)
            entry.Structure = file;
        else
            entry.Texts.Add((name[1], file));
    }

    private void ReadEntry(EntryFiles files)
    {
        if (files.Structure is null)
        {
            foreach (var (_, file) in files.Texts)
                new SeedScope(file.Path, _problems, files.Stem).Report(1, 1, ProblemCodes.MissingFile, $"There is no {files.Stem}.yaml beside this text.");
            return;
        }

        var scope = new SeedScope(files.Structure.Path, _problems, files.Kind == EntryKind.Country ? $"country-{files.Stem}" : files.Stem);
        var isSound = true;
        var root = SeedDecoder.Decode(files.Structure, scope) is { } yaml && YamlTree.Parse(yaml, scope) is { } tree ? ReadStructure(tree, files, scope) : null;
        scope.Remember("", 1, 1);
        var texts = new JsonObject();
        foreach (var (language, file) in files.Texts)
        {
            var textScope = new SeedScope(file.Path, _problems, scope.Slug);
            if (SeedDecoder.Decode(file, textScope) is { } content && SheetTextReader.Read(content, language, textScope) is var (text, citations))
            {
                texts[language] = text;
                if (citations is not null && root is not null)
                    root["definitionCitations"] = citations;
            }

            foreach (var (path, position) in textScope.Positions)
                scope.Positions.TryAdd(path, position);
            isSound &= textScope.IsSound;
        }

        if (root is null)
        {
            _unread.Add(new UnreadEntry(files.Kind, scope.Slug!));
            return;
        }

        if (texts.Count > 0)
            root["texts"] = texts;
        var entry = CanonicalJson.Deserialize(files.Kind, JsonSerializer.SerializeToUtf8Bytes(root));
        _positions.Add(entry, scope.Positions);
        (isSound && scope.IsSound ? _entries : _damaged).Add(entry);
    }

    private static JsonObject ReadStructure(YamlMapping tree, EntryFiles files, SeedScope scope)
    {
        var root = DocumentReader.ReadRecord(tree, DocumentShape.OfEntry(files.Kind), "", scope);
        var slug = root["slug"]!.GetValue<string>();
        var stem = SeedLayout.StemOf(files.Kind, slug, root["code"]?.GetValue<string>());
        if (stem.Length > 0 && !string.Equals(stem, files.Stem, StringComparison.Ordinal))
            scope.Report(tree.Find(files.Kind == EntryKind.Country ? "code" : "slug") ?? tree, ProblemCodes.FileName, $"The file must be named {stem}.yaml, or this changed to '{files.Stem}'.", "slug");
        return root;
    }

    private SeedRelease? ReadRelease(SeedFile file)
    {
        var scope = new SeedScope(file.Path, _problems);
        if (SeedDecoder.Decode(file, scope) is not { } yaml || YamlTree.Parse(yaml, scope) is not { } tree)
            return null;
        var root = DocumentReader.ReadRecord(tree, DocumentShape.OfRelease, "", scope);
        var release = root.Deserialize<SeedRelease>(DocumentContract.Options)!;
        if (!scope.IsSound)
            return null;
        CheckRelease(tree, release, scope);
        return scope.IsSound ? release : null;
    }

    private static void CheckRelease(YamlMapping tree, SeedRelease release, SeedScope scope)
    {
        if (!ReleaseVersion.IsValid(release.Version))
            scope.Report(tree.Find("version")!, ProblemCodes.BadVersion, $"'{release.Version}' is no version: three numbers with dots, such as 2026.1.0.");
        foreach (var (key, languages) in new[] { ("languages", release.Languages), ("fallback", release.Fallback) })
        {
            var list = (YamlSequence)tree.Find(key)!;
            for (var i = 0; i < languages.Length; i++)
            {
                if (!SectionHeadings.Languages.Contains(languages[i], StringComparer.Ordinal))
                    scope.Report(list.Items[i], ProblemCodes.UnknownLanguage, $"There are no section headings for '{languages[i]}'. Languages of texts: {string.Join(", ", SectionHeadings.Languages)}.");
            }
        }

        if (release.Fallback is not [.., LocalizedText.SourceLanguage])
            scope.Report(tree.Find("fallback")!, ProblemCodes.MissingEnglish, "The fallback must end with 'en': English is the one language in which every text exists.");
    }

    private static ImmutableArray<Entry> BySlug(List<Entry> entries) => [.. entries.OrderBy(entry => entry.Slug, StringComparer.Ordinal)];

    /// <summary>The files of one entry.</summary>
    private sealed class EntryFiles(EntryKind kind, string stem)
    {
        internal EntryKind Kind { get; } = kind;

        internal string Stem { get; } = stem;

        internal SeedFile? Structure { get; set; }

        internal List<(string Language, SeedFile File)> Texts { get; } = [];
    }
}
