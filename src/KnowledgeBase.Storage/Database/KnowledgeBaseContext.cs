using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeBase.Storage.Database;

/// <summary>The tables. Names are lower case with underscores, so that people can write SQL by hand.</summary>
/// <param name="options">How to connect.</param>
public sealed class KnowledgeBaseContext(DbContextOptions<KnowledgeBaseContext> options) : DbContext(options)
{
    /// <summary>Identities of entries.</summary>
    public DbSet<EntryRow> Entries => Set<EntryRow>();

    /// <summary>Saved states of entries.</summary>
    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    /// <summary>Releases.</summary>
    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();

    /// <summary>Which revisions are in which releases.</summary>
    public DbSet<PublicationRow> Publications => Set<PublicationRow>();

    /// <summary>Links between entries.</summary>
    public DbSet<LinkRow> Links => Set<LinkRow>();

    /// <summary>Loads of seed files.</summary>
    public DbSet<SeedLoadRow> SeedLoads => Set<SeedLoadRow>();

    /// <summary>Texts for full-text search.</summary>
    public DbSet<SearchRow> SearchRows => Set<SearchRow>();

    /// <summary>What was done, by whom.</summary>
    public DbSet<AuditRow> AuditEvents => Set<AuditRow>();

    /// <summary>Keys of those who may edit.</summary>
    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    /// <summary>Addresses that are told of each release.</summary>
    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();

    /// <summary>Which of them have been told of which release.</summary>
    public DbSet<WebhookDeliveryRow> WebhookDeliveries => Set<WebhookDeliveryRow>();

    /// <summary>Changesets.</summary>
    public DbSet<ChangesetRow> Changesets => Set<ChangesetRow>();

    /// <summary>The drafts in changesets.</summary>
    public DbSet<ChangesetItemRow> ChangesetItems => Set<ChangesetItemRow>();

    /// <summary>Reviews of changesets.</summary>
    public DbSet<ChangesetReviewRow> ChangesetReviews => Set<ChangesetReviewRow>();

    /// <summary>What requests with an idempotency key came to.</summary>
    public DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EntryRow>(entry =>
        {
            entry.ToTable("entries");
            entry.HasIndex(row => row.Slug).IsUnique();
        });
        modelBuilder.Entity<RevisionRow>(revision =>
        {
            revision.ToTable("revisions");
            revision.Property(row => row.Document).HasColumnType("jsonb");
            revision.Property(row => row.ContentHash).HasColumnType("character(64)");
            revision.HasOne(row => row.Entry).WithMany().HasForeignKey(row => row.EntryId).OnDelete(DeleteBehavior.Restrict);
            revision.HasIndex(row => new { row.EntryId, row.Number }).IsUnique();
        });
        modelBuilder.Entity<ReleaseRow>(release =>
        {
            release.ToTable("releases");
            release.HasKey(row => row.Sequence);
            release.Property(row => row.Sequence).ValueGeneratedNever();
            release.Property(row => row.ContentHash).HasColumnType("character(64)");
            release.Property(row => row.Notes).HasColumnType("jsonb");
            release.Property(row => row.Counts).HasColumnType("jsonb");
            release.HasIndex(row => row.Version).IsUnique();
        });
        modelBuilder.Entity<PublicationRow>(PublicationTable);
        modelBuilder.Entity<LinkRow>(link =>
        {
            link.ToTable("links");
            link.HasOne<RevisionRow>().WithMany().HasForeignKey(row => row.RevisionId).OnDelete(DeleteBehavior.Restrict);
            link.HasOne<EntryRow>().WithMany().HasForeignKey(row => row.TargetId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<SeedLoadRow>(load =>
        {
            load.ToTable("seed_loads");
            load.Property(row => row.Items).HasColumnType("jsonb");
            load.HasOne<ReleaseRow>().WithMany().HasForeignKey(row => row.ReleaseSequence).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<SearchRow>(search =>
        {
            search.ToTable("search_rows");
            search.HasOne<EntryRow>().WithMany().HasForeignKey(row => row.EntryId).OnDelete(DeleteBehavior.Restrict);
            search.HasOne<RevisionRow>().WithMany().HasForeignKey(row => row.RevisionId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.ApplyConfiguration(new AuditTable());
        modelBuilder.ApplyConfiguration(new ApiKeyTable());
        modelBuilder.ApplyConfiguration<WebhookRow>(new WebhookTables());
        modelBuilder.ApplyConfiguration<WebhookDeliveryRow>(new WebhookTables());
        EditingTables.Add(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static void PublicationTable(EntityTypeBuilder<PublicationRow> publication)
    {
        publication.ToTable("publications");
        publication.HasKey(row => new { row.RevisionId, row.FromSequence });
        publication.HasOne(row => row.Revision).WithMany().HasForeignKey(row => row.RevisionId).OnDelete(DeleteBehavior.Restrict);
        publication.HasOne<EntryRow>().WithMany().HasForeignKey(row => row.EntryId).OnDelete(DeleteBehavior.Restrict);
        publication.HasOne<ReleaseRow>().WithMany().HasForeignKey(row => row.FromSequence).OnDelete(DeleteBehavior.Restrict);
        publication.HasOne<ReleaseRow>().WithMany().HasForeignKey(row => row.ToSequence).OnDelete(DeleteBehavior.Restrict);
        // An entry has one published state at a time, whatever a program does.
        publication.HasIndex(row => row.EntryId).IsUnique().HasFilter("to_sequence IS NULL").HasDatabaseName("ix_publications_current");
    }

    private static string SnakeCase(string name)
    {
        var text = new System.Text.StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
