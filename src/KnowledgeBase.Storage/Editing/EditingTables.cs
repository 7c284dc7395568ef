using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeBase.Storage.Editing;

/// <summary>The tables of editing. None of them is read for what the public sees.</summary>
internal sealed class EditingTables :
    IEntityTypeConfiguration<ChangesetRow>,
    IEntityTypeConfiguration<ChangesetItemRow>,
    IEntityTypeConfiguration<ChangesetReviewRow>,
    IEntityTypeConfiguration<IdempotencyRow>
{
    /// <summary>Adds them to the model.</summary>
    internal static void Add(ModelBuilder model)
    {
        var tables = new EditingTables();
        model.ApplyConfiguration<ChangesetRow>(tables);
        model.ApplyConfiguration<ChangesetItemRow>(tables);
        model.ApplyConfiguration<ChangesetReviewRow>(tables);
        model.ApplyConfiguration<IdempotencyRow>(tables);
    }

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ChangesetRow> builder)
    {
        builder.ToTable("changesets");
        builder.HasOne<ReleaseRow>().WithMany().HasForeignKey(row => row.BaseSequence).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReleaseRow>().WithMany().HasForeignKey(row => row.ReleaseSequence).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReleaseRow>().WithMany().HasForeignKey(row => row.RevertsSequence).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.State, row.Id });
        builder.HasIndex(row => new { row.Author, row.Id });
    }

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ChangesetItemRow> builder)
    {
        builder.ToTable("changeset_items");
        builder.HasKey(row => new { row.ChangesetId, row.Slug });
        builder.Property(row => row.BaseDocument).HasColumnType("jsonb");
        builder.Property(row => row.DraftDocument).HasColumnType("jsonb");
        builder.HasOne<ChangesetRow>().WithMany().HasForeignKey(row => row.ChangesetId).OnDelete(DeleteBehavior.Restrict);
    }

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ChangesetReviewRow> builder)
    {
        builder.ToTable("changeset_reviews");
        builder.HasOne<ChangesetRow>().WithMany().HasForeignKey(row => row.ChangesetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.ChangesetId, row.Id });
    }

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<IdempotencyRow> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(row => new { row.Caller, row.Key });
        builder.Property(row => row.Result).HasColumnType("jsonb");
        builder.HasIndex(row => row.CreatedAt);
    }
}
