using System.Collections.Immutable;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Releases;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>A database with the small seed, and everything that edits it, as one instance of the service has it.</summary>
internal sealed class EditingDesk : IAsyncDisposable
{
    internal static readonly Caller Ana = new("ana", [Role.Editor], []);
    internal static readonly Caller Ben = new("ben", [Role.Editor], []);
    internal static readonly Caller Rita = new("rita", [Role.Reviewer], []);
    internal static readonly Caller Tomas = new("tomas", [Role.Translator], ["es"]);

    private readonly ReleaseSnapshots _snapshots = new();
    private readonly NpgsqlDataSource? _patient;

    private EditingDesk(FreshDatabase database, EditingRules rules, NpgsqlDataSource? through)
    {
        (Database, _patient) = (database, through);
        var source = through ?? database.Source;
        Store = new ChangesetStore(source, new Clock(), rules, _snapshots);
        Reader = new ChangesetReader(source, _snapshots);
        Publisher = new ChangesetPublisher(source, new Clock(), rules, _snapshots);
        History = new EntryHistory(source);
    }

    internal FreshDatabase Database { get; }

    internal ChangesetStore Store { get; }

    internal ChangesetReader Reader { get; }

    internal ChangesetPublisher Publisher { get; }

    internal EntryHistory History { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static async Task<EditingDesk> SeededAsync(PostgresFixture postgres, EditingRules? rules = null, bool isPatient = false)
    {
        var database = await FreshDatabase.SeededAsync(postgres);
        // The pool of a test is small; whoever has many editors waits for a connection rather than being refused one.
        var patient = isPatient ? DataSources.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Timeout = 120 }.ConnectionString) : null;
        return new(database, rules ?? new EditingRules(), patient);
    }

    /// <summary>The same over a database without a release.</summary>
    internal static async Task<EditingDesk> EmptyAsync(PostgresFixture postgres) => new(await FreshDatabase.CreateAsync(postgres), new EditingRules(), through: null);

    /// <summary>A second instance of the service over the same database.</summary>
    internal EditingDesk Another() => new(Database, new EditingRules(), _patient);

    internal async Task<long> OpenAsync(Caller? caller = null, string title = "A change") => Done(await Store.OpenAsync(title, caller ?? Ana, key: null, Stop)).Id;

    /// <summary>Changes a source's title, the simplest edit.</summary>
    internal Task<EditResult<SavedDraft>> SaveTitleAsync(
        long changeset, string title, int? expected, Caller? caller = null, string slug = "weprotect-the-issue", bool validateOnly = false, IdempotencyKey? key = null) =>
        Store.SaveAsync(changeset, slug, expected, entry => EditResult.Of<Entry>((SourceEntry)entry! with { Title = title }), caller ?? Ana, validateOnly, key, Stop);

    internal Task<EditResult<SavedDraft>> SaveAsync<T>(long changeset, string slug, int? expected, Func<T, T> change, Caller? caller = null)
        where T : Entry => Store.SaveAsync(changeset, slug, expected, entry => EditResult.Of<Entry>(change((T)entry!)), caller ?? Ana, validateOnly: false, key: null, Stop);

    internal async Task ApproveAsync(long changeset, Caller? submitter = null)
    {
        Done(await Store.SubmitAsync(changeset, submitter ?? Ana, Stop));
        Done(await Store.ReviewAsync(changeset, ReviewVerdict.Approve, null, null, Rita, Stop));
    }

    internal Task<EditResult<PublishedChangeset>> PublishAsync(long changeset, string? version = null, IdempotencyKey? key = null, bool validateOnly = false) =>
        Publisher.PublishAsync(changeset, new PublishRequest(version), Rita, validateOnly, key, Stop);

    /// <summary>A changeset that gives the source another title, published.</summary>
    internal async Task<PublishedChangeset> PublishTitleAsync(string title, int expected)
    {
        var id = await OpenAsync(title: $"Title: {title}");
        Done(await SaveTitleAsync(id, title, expected));
        await ApproveAsync(id);
        return Done(await PublishAsync(id));
    }

    internal async Task<ChangesetContent> ContentAsync(long changeset) => (await Reader.ContentAsync(changeset, Stop))!;

    /// <summary>An entry of the newest release.</summary>
    internal async Task<T?> NewestAsync<T>(string slug)
        where T : Entry
    {
        var reader = new ReleaseReader(Database.Source);
        var entries = await reader.EntriesAsync(await reader.NewestAsync(Stop), Stop);
        return entries.Select(item => item.Entry).OfType<T>().SingleOrDefault(entry => entry.Slug == slug);
    }

    internal static T Done<T>(EditResult<T> result)
        where T : class
    {
        Assert.True(result.IsDone, string.Join('\n', result.Errors.Select(error => error.Message)));
        return result.Value;
    }

    internal static TError Refused<TError>(IEnumerable<EditError> errors) => Assert.IsType<TError>(Assert.Single(errors));

    internal static ImmutableArray<string> Told(IEnumerable<EditError> errors) => [.. errors.Select(error => error.Message)];

    public async ValueTask DisposeAsync()
    {
        _snapshots.Dispose();
        Publisher.Dispose();
        if (_patient is not null)
            await _patient.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => FreshDatabase.Now;
    }
}
