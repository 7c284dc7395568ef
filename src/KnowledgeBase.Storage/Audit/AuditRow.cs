using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeBase.Storage.Audit;

/// <summary>An event of the audit log. The database refuses to change or delete it.</summary>
public sealed class AuditRow
{
    /// <summary>Counts events from 1 without gaps.</summary>
    public long Sequence { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Who.</summary>
    public required string Actor { get; set; }

    /// <summary>What.</summary>
    public required string Action { get; set; }

    /// <summary>To what.</summary>
    public required string Subject { get; set; }

    /// <summary>A JSON object of strings, exactly as it was hashed.</summary>
    public required string Detail { get; set; }

    /// <summary>The hash of the event before; 64 zeros in the first.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>See <see cref="AuditChain.Hash"/>; 64 hex digits.</summary>
    public required string Hash { get; set; }
}

/// <summary>The table of the audit log.</summary>
internal sealed class AuditTable : IEntityTypeConfiguration<AuditRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit_events");
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedNever();
        // Not jsonb, which would give back other bytes than were hashed.
        builder.Property(row => row.Detail).HasColumnType("json");
        builder.Property(row => row.PreviousHash).HasColumnType("character(64)");
        builder.Property(row => row.Hash).HasColumnType("character(64)");
        builder.HasIndex(row => new { row.Subject, row.Sequence });
        builder.HasIndex(row => new { row.Actor, row.Sequence });
    }
}
