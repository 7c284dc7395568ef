namespace KnowledgeBase.Content.Citations;

/// <summary>The form of a reference.</summary>
public enum CitationStyle
{
    /// <summary>A reference list entry after the Publication Manual of the American Psychological Association, 7th edition.</summary>
    Apa,

    /// <summary>A bibliography entry after the Chicago Manual of Style, 17th edition (notes and bibliography).</summary>
    Chicago,

    /// <summary>A BibTeX entry.</summary>
    Bibtex,

    /// <summary>Items in CSL-JSON (Citation Style Language 1.0.2).</summary>
    CslJson,

    /// <summary>A record in the RIS format.</summary>
    Ris,
}

/// <summary>References in all styles.</summary>
public static class Reference
{
    /// <summary>Writes a work in a style.</summary>
    public static string In(CitationStyle style, CitedWork work) => style switch
    {
        CitationStyle.Chicago => ChicagoReference.Write(work),
        CitationStyle.Bibtex => BibTexReference.Write(work),
        CitationStyle.CslJson => CslJsonReference.Write(work),
        CitationStyle.Ris => RisReference.Write(work),
        _ => ApaReference.Write(work),
    };
}
