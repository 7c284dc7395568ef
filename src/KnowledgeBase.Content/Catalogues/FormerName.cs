using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>A name that is no longer in use, followed to where it leads.</summary>
public sealed class FormerName
{
    internal FormerName(FormerNameEntry entry, ImmutableArray<RevisionInfo> revisions)
    {
        Entry = entry;
        Revisions = revisions;
    }

    /// <summary>The record.</summary>
    public FormerNameEntry Entry { get; }

    /// <summary>The former name.</summary>
    public string Slug => Entry.Slug;

    /// <summary>Everything published under the name, newest first: the first is this record, later ones what had the name.</summary>
    public ImmutableArray<RevisionInfo> Revisions { get; }

    /// <summary>The release from which on the name is a former one, as far as it was published here.</summary>
    public ReleaseInfo Release
    {
        get
        {
            var release = Revisions[0].Release;
            foreach (var revision in Revisions)
            {
                if (!revision.IsFormerName)
                    break;
                release = revision.Release;
            }

            return release;
        }
    }

    /// <summary>The last published state of what had the name; null when nothing was published under it here.</summary>
    public RevisionInfo? LastRevision => Revisions.FirstOrDefault(static revision => !revision.IsFormerName);

    /// <summary>
    /// Where the name leads in the end, through as many former names as there are: a <see cref="Factsheet"/>, <see cref="Instrument"/>,
    /// <see cref="Source"/> or <see cref="HelpResource"/>; null when that was retired without a successor.
    /// </summary>
    public object? Target { get; internal set; }

    /// <summary>
    /// The first on the way, this one included, that was retired: what stands at <see cref="Target"/> is then a successor and not the same thing.
    /// Null when the thing was only renamed.
    /// </summary>
    public FormerName? Retirement { get; internal set; }
}
