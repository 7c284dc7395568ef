using System.Globalization;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Api.Editing;

/// <summary>Identifiers of changesets, as opaque as all others.</summary>
internal static class ChangesetId
{
    private const string Kind = "Changeset";

    internal static string Of(long number) => GlobalId.Encode(Kind, number.ToString(CultureInfo.InvariantCulture));

    internal static bool TryRead(string id, out long number)
    {
        number = 0;
        return GlobalId.TryDecode(id, out var kind, out var key)
            && kind == Kind
            && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
