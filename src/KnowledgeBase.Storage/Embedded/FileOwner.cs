using System.Globalization;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>Who owns a file or folder.</summary>
/// <param name="UserId">The user's number.</param>
/// <param name="GroupId">The group's number.</param>
internal readonly record struct FileOwner(uint UserId, uint GroupId)
{
    /// <summary>The owner of <paramref name="path"/> itself, not of what a link leads to. .NET has no call for it.</summary>
    /// <exception cref="EmbeddedServerException">It cannot be told.</exception>
    internal static async Task<FileOwner> OfAsync(string path, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> words = OperatingSystem.IsMacOS() ? ["stat", "-f", "%u %g", path] : ["stat", "-c", "%u %g", path];
        var answer = await Command.RunAsync(words, TimeSpan.FromSeconds(10), cancellationToken);
        var parts = answer.Output.Split(' ');
        return answer.Succeeded && parts.Length == 2
            ? new FileOwner(uint.Parse(parts[0], CultureInfo.InvariantCulture), uint.Parse(parts[1], CultureInfo.InvariantCulture))
            : throw StartFailures.Permissions(path, $"cannot be examined ({answer.LastLine})");
    }
}
