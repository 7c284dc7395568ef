using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KnowledgeBase.Storage.Access;

/// <summary>An API key. The secret is not here: only its hash, so that who reads the database can use no key.</summary>
public sealed class ApiKeyRow
{
    /// <summary>The part of the key that is no secret: 12 hex digits.</summary>
    public required string Id { get; set; }

    /// <summary>Whose it is: the name that revisions, reviews and the audit log carry.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret's bytes.</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>What it allows, by names of <see cref="Content.Editing.Role"/>.</summary>
    public required string[] Roles { get; set; }

    /// <summary>The languages that a translator's key may write.</summary>
    public required string[] Languages { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; set; }

    /// <summary>From when on it is refused, UTC.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>When it was revoked, UTC; null when it was not.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>About when it was last used, UTC, within a minute; null when it never was.</summary>
    public DateTime? LastUsedAt { get; set; }
}

/// <summary>The table of API keys.</summary>
internal sealed class ApiKeyTable : IEntityTypeConfiguration<ApiKeyRow>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(row => row.Id).HasColumnType("character(12)");
        builder.HasIndex(row => row.Name);
    }
}
