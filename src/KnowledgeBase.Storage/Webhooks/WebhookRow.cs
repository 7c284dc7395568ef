using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeBase.Storage.Webhooks;

/// <summary>An address that is told of each release. Its signing secret is not here: it is made anew from a setting and the id.</summary>
public sealed class WebhookRow
{
    /// <summary>Its name: 12 hex digits.</summary>
    public required string Id { get; set; }

    /// <summary>Where announcements are sent.</summary>
    public required string Url { get; set; }

    /// <summary>When it was added, UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Who added it.</summary>
    public required string CreatedBy { get; set; }

    /// <summary>The newest release when it was added: it is told of later ones. 0 when there was none.</summary>
    public int AfterSequence { get; set; }

    /// <summary>When it was removed, UTC; null while it is told of releases.</summary>
    public DateTime? RemovedAt { get; set; }
}

/// <summary>That a webhook has to be told, or was told, of a release.</summary>
public sealed class WebhookDeliveryRow
{
    /// <summary>Counts deliveries.</summary>
    public long Id { get; set; }

    /// <summary>The webhook.</summary>
    public required string WebhookId { get; set; }

    /// <summary>The webhook.</summary>
    public WebhookRow? Webhook { get; set; }

    /// <summary>The release.</summary>
    public int ReleaseSequence { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is to be tried next, UTC; null when it was delivered or given up.</summary>
    public DateTime? NextAttemptAt { get; set; }

    /// <summary>When the receiver took it, UTC; null when it has not.</summary>
    public DateTime? DeliveredAt { get; set; }

    /// <summary>When it was given up, UTC: it is on the dead-letter list until somebody has it sent again. Null when it was not.</summary>
    public DateTime? DeadAt { get; set; }

    /// <summary>What went wrong last; null when nothing did.</summary>
    public string? LastError { get; set; }
}

/// <summary>The tables of webhooks.</summary>
internal sealed class WebhookTables : IEntityTypeConfiguration<WebhookRow>, IEntityTypeConfiguration<WebhookDeliveryRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("webhooks");
        builder.Property(row => row.Id).HasColumnType("character(12)");
    }

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<WebhookDeliveryRow> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.HasOne(row => row.Webhook).WithMany().HasForeignKey(row => row.WebhookId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReleaseRow>().WithMany().HasForeignKey(row => row.ReleaseSequence).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.WebhookId, row.ReleaseSequence }).IsUnique();
        builder.HasIndex(row => row.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
    }
}
