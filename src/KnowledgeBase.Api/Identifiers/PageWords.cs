using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The words of pages around the content, in the languages that the program speaks: English, Spanish and French.</summary>
internal sealed class PageWords
{
    private readonly int _index;

    private PageWords(int index) => _index = index;

    /// <summary>The languages.</summary>
    internal static ImmutableArray<string> Languages { get; } = ["en", "es", "fr"];

    /// <summary>The language's tag.</summary>
    internal string Language => Languages[_index];

    internal string Skip => Of("Skip to the text", "Ir al texto", "Aller au texte");

    internal string Start => Of("Start page", "Página de inicio", "Page d'accueil");

    internal string ThisPageIn => Of("This page in:", "Esta página en:", "Cette page en :");

    internal string Definition => Of("Definition", "Definición", "Définition");

    internal string PlainSummary => Of("In plain words", "En palabras sencillas", "En mots simples");

    internal string Labels => Of("What to call it", "Cómo llamarlo", "Comment en parler");

    internal string OtherLanguages => Of("In other languages", "En otros idiomas", "Dans d'autres langues");

    internal string SayInstead => Of("Say instead:", "Diga en su lugar:", "À dire de préférence :");

    internal string StandsIn => Of("It stands in:", "Figura en:", "Figure dans :");

    internal string Coverage => Of("Which law covers it", "Qué normas lo abarcan", "Quel droit s'applique");

    internal string Covers => Of("What it covers", "Qué abarca", "Ce qui est couvert");

    internal string Instrument => Of("Instrument", "Instrumento", "Instrument");

    internal string Instruments => Of("Instruments", "Instrumentos", "Instruments");

    internal string Manifestation => Of("Form", "Forma", "Forme");

    internal string Level => Of("Level", "Nivel", "Niveau");

    internal string Why => Of("Why", "Por qué", "Pourquoi");

    internal string Provisions => Of("Provisions", "Disposiciones", "Dispositions");

    internal string OptOut => Of("a state may opt out", "un Estado puede excluirlo", "un État peut s'y soustraire");

    internal string Technologies => Of("Technologies", "Tecnologías", "Technologies");

    internal string Manifestations => Of("Forms that it meets", "Formas relacionadas", "Formes concernées");

    internal string Related => Of("Related sheets", "Fichas relacionadas", "Fiches liées");

    internal string Sources => Of("Sources", "Fuentes", "Sources");

    internal string CitedBy => Of("Cited by", "Citada por", "Citée par");

    internal string Cite => Of("How to cite", "Cómo citar", "Comment citer");

    internal string AsData => Of("As data", "Como datos", "En données");

    internal string Release => Of("Release", "Versión", "Version");

    internal string Revision => Of("revision", "revisión", "révision");

    internal string CheckedOn => Of("facts checked on", "datos comprobados el", "faits vérifiés le");

    internal string Permanent => Of("Permanent address:", "Dirección permanente:", "Adresse permanente :");

    internal string Fallback => Of("This sheet is not available in your language yet.", "Esta ficha aún no está disponible en su idioma.", "Cette fiche n'est pas encore disponible dans votre langue.");

    internal string Unreviewed => Of("This translation has not been reviewed yet.", "Esta traducción aún no ha sido revisada.", "Cette traduction n'a pas encore été relue.");

    internal string Stale => Of("The English text has changed since it was translated.", "El texto inglés ha cambiado desde su traducción.", "Le texte anglais a changé depuis sa traduction.");

    internal string Unverified => Of("Not yet checked against the source.", "Aún no contrastado con la fuente.", "Pas encore vérifié à la source.");

    internal string OfficialText => Of("Official text", "Texto oficial", "Texte officiel");

    internal string Developments => Of("Later developments", "Evolución posterior", "Évolutions ultérieures");

    internal string Parties => Of("Who is bound", "Quién está obligado", "Qui est lié");

    internal string Conducts => Of("Conducts:", "Conductas:", "Comportements :");

    internal string Article => Of("Article", "Artículo", "Article");

    internal string NotFoundTitle => Of("There is nothing under this address", "No hay nada en esta dirección", "Il n'y a rien à cette adresse");

    internal string NearMisses => Of("Perhaps you look for one of these:", "Quizá busca una de estas:", "Vous cherchez peut-être :");

    internal string GoneTitle => Of("This is no longer in the catalogue", "Esto ya no está en el catálogo", "Ceci n'est plus dans le catalogue");

    internal string Successor => Of("In its place:", "En su lugar:", "À sa place :");

    internal string LastState => Of("As it last was:", "Su último estado:", "Son dernier état :");

    internal string SinceRelease => Of("Since release", "Desde la versión", "Depuis la version");

    /// <summary>The words of a language, English where there are none.</summary>
    internal static PageWords In(string language) => new(Math.Max(Languages.IndexOf(language), 0));

    internal string Of(Series series) => series switch
    {
        Series.Manifestation => Of("Forms of online child sexual exploitation", "Formas de explotación sexual infantil en línea", "Formes d'exploitation sexuelle des enfants en ligne"),
        Series.LegalFramework => Of("Legal frameworks", "Marcos jurídicos", "Cadres juridiques"),
        _ => Of("Internet and technology terms", "Términos de Internet y tecnología", "Termes d'Internet et des technologies"),
    };

    internal string Of(LabelUsage usage) => usage switch
    {
        LabelUsage.Recommended => Of("recommended", "recomendado", "recommandé"),
        LabelUsage.Accepted => Of("accepted", "aceptado", "accepté"),
        LabelUsage.Caution => Of("use with care", "usar con cuidado", "à employer avec prudence"),
        LabelUsage.Avoid => Of("avoid", "evitar", "à éviter"),
        _ => Of("only in legal texts", "solo en textos jurídicos", "seulement dans les textes juridiques"),
    };

    internal string Of(CoverageLevel level) => level switch
    {
        CoverageLevel.Explicit => Of("explicit", "explícito", "explicite"),
        CoverageLevel.Partial => Of("partial", "parcial", "partiel"),
        CoverageLevel.Implicit => Of("implicit", "implícito", "implicite"),
        CoverageLevel.NotCovered => Of("not covered", "no abarcado", "non couvert"),
        _ => Of("not assessed", "sin evaluar", "non évalué"),
    };

    internal string Of(RelationKind kind) => kind switch
    {
        RelationKind.Broader => Of("wider concept", "concepto más amplio", "concept plus large"),
        RelationKind.Narrower => Of("narrower concept", "concepto más específico", "concept plus étroit"),
        RelationKind.MisusedIn => Of("misused in", "usado indebidamente en", "détourné dans"),
        RelationKind.Misuses => Of("misuses", "usa indebidamente", "détourne"),
        RelationKind.Counters => Of("protects against", "protege contra", "protège contre"),
        RelationKind.CounteredBy => Of("protected against by", "contrarrestado por", "contré par"),
        RelationKind.Addresses => Of("covers", "abarca", "couvre"),
        RelationKind.AddressedBy => Of("covered by", "abarcado por", "couvert par"),
        _ => Of("related", "relacionado", "lié"),
    };

    internal string Of(TechnologyRole role) => role switch
    {
        TechnologyRole.Misused => Of("misused", "uso indebido", "détournée"),
        TechnologyRole.Protective => Of("protective", "protectora", "protectrice"),
        _ => Of("context", "contexto", "contexte"),
    };

    internal string Of(Obligation obligation) => obligation switch
    {
        Obligation.MustCriminalise => Of("States must make it a crime", "Los Estados deben tipificarlo como delito", "Les États doivent l'ériger en infraction"),
        Obligation.MayCriminalise => Of("States may make it a crime or exempt it", "Los Estados pueden tipificarlo o eximirlo", "Les États peuvent l'ériger en infraction ou l'exempter"),
        Obligation.Definition => Of("Definition", "Definición", "Définition"),
        Obligation.Procedure => Of("Procedure", "Procedimiento", "Procédure"),
        Obligation.Jurisdiction => Of("Jurisdiction", "Jurisdicción", "Compétence"),
        Obligation.Sanction => Of("Sanctions", "Sanciones", "Sanctions"),
        Obligation.Protection => Of("Protection of victims", "Protección de las víctimas", "Protection des victimes"),
        Obligation.Prevention => Of("Prevention", "Prevención", "Prévention"),
        Obligation.Cooperation => Of("Co-operation", "Cooperación", "Coopération"),
        _ => Of("Liability of legal persons", "Responsabilidad de las personas jurídicas", "Responsabilité des personnes morales"),
    };

    /// <summary>The name of a fact about an instrument.</summary>
    internal string OfficialTitle => Of("Official title", "Título oficial", "Titre officiel");

    internal string Reference => Of("Reference", "Referencia", "Référence");

    internal string AdoptedBy => Of("Adopted by", "Adoptado por", "Adopté par");

    internal string AdoptedOn => Of("Adopted on", "Adoptado el", "Adopté le");

    internal string OpenedOn => Of("Opened for signature on", "Abierto a la firma el", "Ouvert à la signature le");

    internal string InForceOn => Of("In force since", "En vigor desde", "En vigueur depuis");

    internal string Depositary => Of("Depositary", "Depositario", "Dépositaire");

    internal string Monitoring => Of("Monitored by", "Supervisado por", "Suivi par");

    internal string Framework => Of("Factsheet", "Ficha", "Fiche");

    internal string MentalElement => Of("Mental element:", "Elemento subjetivo:", "Élément moral :");

    internal string Reservations => Of("Reservations:", "Reservas:", "Réserves :");

    internal string Penalty => Of("Penalty:", "Pena:", "Peine :");

    internal string BoundCount(int count) => Of(
        $"{count} parties are on record here.", $"Constan aquí {count} partes.", $"{count} parties sont recensées ici.");

    private string Of(string english, string spanish, string french) => _index switch
    {
        1 => spanish,
        2 => french,
        _ => english,
    };
}
