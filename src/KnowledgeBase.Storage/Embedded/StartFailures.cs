using System.Globalization;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>Every message of the embedded server's start: what was wrong, where, and what to do.</summary>
internal static class StartFailures
{
    private const string OrOwnDatabase = "set ConnectionStrings__KnowledgeBase to a PostgreSQL database that you have";

    internal static EmbeddedServerException Platform() => new(
        EmbeddedServerFailure.Platform,
        $"The embedded database runs on Linux and macOS. On Windows use WSL, or {OrOwnDatabase}.");

    internal static EmbeddedServerException BinariesMissing(string? attempt) => new(
        EmbeddedServerFailure.BinariesMissing,
        $"PostgreSQL {BinarySources.OldestMajor} or newer is not installed. Install it (Debian, Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql@15), or start Docker, or {OrOwnDatabase}."
        + (attempt is null ? "" : $"\n{attempt}"));

    internal static EmbeddedServerException NoServerIn(string directory) => new(
        EmbeddedServerFailure.BinariesMissing,
        $"There is no PostgreSQL server in {directory}: it needs the programs postgres and initdb. Correct the setting, or remove it to search the usual places.");

    internal static EmbeddedServerException AlreadyRunning(string dataRoot, string? owner) => new(
        EmbeddedServerFailure.AlreadyRunning,
        $"Another instance uses the data in {dataRoot}{(owner is null ? "" : $" ({owner})")}. Stop it, or start this one with a data root of its own, or {OrOwnDatabase} so that both can share it.");

    internal static EmbeddedServerException OtherVersion(string directory, string major, IEnumerable<int> found) => new(
        EmbeddedServerFailure.OtherVersion,
        $"An old data directory: {directory} was made by PostgreSQL {major}, and this machine has {string.Join(" and ", found.Select(version => version.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal))}. Either install PostgreSQL {major} beside it (Debian, Ubuntu: apt-get install postgresql-{major}) and start again, or move the directory away (mv {directory} {directory}.{major}) to begin with an empty database, which is filled from the seed files.");

    internal static EmbeddedServerException Damaged(string directory, string what) => new(
        EmbeddedServerFailure.Damaged,
        $"The data directory {directory} is damaged: {what}. Put a backup in its place, or move it away (mv {directory} {directory}.damaged) to begin with an empty database, which is filled from the seed files.");

    internal static EmbeddedServerException Permissions(string path, string what, Exception? inner = null) => new(
        EmbeddedServerFailure.Permissions,
        $"{path} {what}. Give this program's user the right to it, or start with another data root.",
        inner);

    internal static EmbeddedServerException CannotChangeUser(string user, string detail) => new(
        EmbeddedServerFailure.Permissions,
        $"PostgreSQL refuses to run as root, and running it as '{user}' failed: {detail}. Start this program as an ordinary user, or {OrOwnDatabase}.");

    internal static EmbeddedServerException DiskFull(string path, Exception? inner = null) => new(
        EmbeddedServerFailure.DiskFull,
        $"There is no space left on the disk of {path}. Free some (a new database takes about 60 MB) and start again; nothing is lost.",
        inner);

    internal static EmbeddedServerException Socket(string path, string detail) => new(
        EmbeddedServerFailure.Socket,
        $"The database server could not open its socket in {path}: {detail}. Remove what is in the way, or start with another data root.");

    internal static EmbeddedServerException NotStarted(string detail, string logFile, string logLines) => new(
        EmbeddedServerFailure.NotStarted,
        $"The database server {detail}. The end of its log, {logFile}:\n{(logLines.Length == 0 ? "(nothing was written)" : logLines)}");

    internal static EmbeddedServerException Docker(string detail) => new(
        EmbeddedServerFailure.NotStarted,
        $"PostgreSQL is not installed, and running it in Docker failed: {detail}. Install PostgreSQL, or {OrOwnDatabase}.");
}
