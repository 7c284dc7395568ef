namespace KnowledgeBase.Storage.Embedded;

/// <summary>Why the embedded server did not come up.</summary>
public enum EmbeddedServerFailure
{
    /// <summary>This operating system is not supported.</summary>
    Platform,

    /// <summary>There is no PostgreSQL, and none could be had.</summary>
    BinariesMissing,

    /// <summary>Another instance uses the data root.</summary>
    AlreadyRunning,

    /// <summary>The data directory was made by a version of PostgreSQL that is not there.</summary>
    OtherVersion,

    /// <summary>The data directory is not whole.</summary>
    Damaged,

    /// <summary>A file or folder cannot be read, written or owned.</summary>
    Permissions,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>The socket or port could not be made.</summary>
    Socket,

    /// <summary>The server ended or said nothing in time, for another reason.</summary>
    NotStarted,
}

/// <summary>The embedded server could not be started. The message is meant for the person who started the program.</summary>
public sealed class EmbeddedServerException : Exception
{
    internal EmbeddedServerException(EmbeddedServerFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>The kind of failure.</summary>
    public EmbeddedServerFailure Failure { get; }
}
