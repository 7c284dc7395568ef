using System.Xml.Linq;

namespace KnowledgeBase.Content.Tests.Exports;

/// <summary>
/// The constraints of TBX-Basic in DCA style (ISO 30042:2019, annex on the core structure; the dialect's published grammar and rules), written as checks: which elements may stand
/// where and in which order, which attributes and data categories they may have, and that references lead somewhere.
/// </summary>
internal static class TbxRules
{
    private static readonly XNamespace Tbx = "urn:iso:std:iso:30042:ed-2";
    private static readonly string[] Auxiliary = ["descrip", "descripGrp", "admin", "adminGrp", "transacGrp", "note", "ref", "xref"];

    private static readonly Dictionary<string, string[]> Categories = new(StringComparer.Ordinal)
    {
        ["admin"] = ["customerSubset", "projectSubset", "source"],
        ["descrip"] = ["context", "definition", "subjectField"],
        ["ref"] = ["crossReference"],
        ["xref"] = ["externalCrossReference", "xGraphic"],
        ["termNote"] = ["administrativeStatus", "grammaticalGender", "geographicalUsage", "partOfSpeech", "termLocation", "termType"],
    };

    internal static void Check(XDocument document)
    {
        var root = document.Root!;
        Element(root, "tbx", ["type", "style", "lang"], "tbxHeader", "text");
        Assert.Equal(("TBX-Basic", "dca"), ((string?)root.Attribute("type"), (string?)root.Attribute("style")));
        Header(root.Element(Tbx + "tbxHeader")!);
        var text = root.Element(Tbx + "text")!;
        Element(text, "text", [], "body");
        var body = text.Element(Tbx + "body")!;
        Assert.NotEmpty(body.Elements());
        foreach (var entry in body.Elements())
            Entry(entry);
        var ids = document.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => System.Xml.XmlConvert.VerifyNCName(id));
        foreach (var reference in document.Descendants(Tbx + "ref"))
            Assert.Contains((string)reference.Attribute("target")!, ids);
    }

    private static void Header(XElement header)
    {
        Element(header, "tbxHeader", [], "fileDesc");
        var file = header.Element(Tbx + "fileDesc")!;
        Element(file, "fileDesc", [], "titleStmt", "publicationStmt", "sourceDesc");
        Element(file.Element(Tbx + "titleStmt")!, "titleStmt", [], "title");
        Assert.All(file.Element(Tbx + "publicationStmt")!.Elements().Concat(file.Element(Tbx + "sourceDesc")!.Elements()), p => Text(p, "p"));
    }

    private static void Entry(XElement entry)
    {
        Assert.Equal(Tbx + "conceptEntry", entry.Name);
        Attributes(entry, "id");
        var languages = entry.Elements().SkipWhile(child => Auxiliary.Contains(child.Name.LocalName)).ToArray();
        Assert.NotEmpty(languages);
        foreach (var auxiliary in entry.Elements().TakeWhile(child => Auxiliary.Contains(child.Name.LocalName)))
            Category(auxiliary, "conceptEntry");
        Assert.All(languages, Language);
        Assert.Equal(languages.Length, languages.Select(language => (string)language.Attribute(XNamespace.Xml + "lang")!).Distinct().Count());
    }

    private static void Language(XElement section)
    {
        Assert.Equal(Tbx + "langSec", section.Name);
        Attributes(section, "lang");
        var terms = section.Elements().SkipWhile(child => Auxiliary.Contains(child.Name.LocalName)).ToArray();
        Assert.NotEmpty(terms);
        foreach (var auxiliary in section.Elements().TakeWhile(child => Auxiliary.Contains(child.Name.LocalName)))
            Category(auxiliary, "langSec");
        foreach (var term in terms)
        {
            Assert.Equal(Tbx + "termSec", term.Name);
            Attributes(term, "id");
            Text(term.Elements().First(), "term");
            var rest = term.Elements().Skip(1).SkipWhile(child => child.Name.LocalName == "termNote");
            foreach (var child in term.Elements().Skip(1))
                Category(child, "termSec");
            Assert.All(rest, child => Assert.Contains(child.Name.LocalName, Auxiliary));
        }
    }

    private static void Category(XElement element, string level)
    {
        Assert.Equal(Tbx, element.Name.Namespace);
        var name = element.Name.LocalName;
        if (name == "note")
        {
            Text(element, "note", "lang");
            return;
        }

        if (name == "descripGrp")
        {
            Assert.Equal("descrip", element.Elements().First().Name.LocalName);
            Assert.All(element.Elements().Skip(1), child => Assert.Contains(child.Name.LocalName, new[] { "admin", "adminGrp", "transacGrp", "note", "ref", "xref" }));
            foreach (var child in element.Elements())
                Category(child, level);
            return;
        }

        Text(element, name, "type", "target");
        var type = (string)element.Attribute("type")!;
        Assert.Contains(type, Categories[name]);
        var allowed = type switch
        {
            "subjectField" => level == "conceptEntry",
            "definition" => level is "conceptEntry" or "langSec",
            "crossReference" or "externalCrossReference" => level is "conceptEntry" or "termSec",
            "administrativeStatus" => level == "termSec" && element.Value is "admittedTerm-admn-sts" or "deprecatedTerm-admn-sts" or "supersededTerm-admn-sts" or "preferredTerm-admn-sts",
            "termType" => level == "termSec" && element.Value is "fullForm" or "acronym" or "abbreviation" or "shortForm" or "variant" or "phrase",
            "source" => true,
            _ => false,
        };
        Assert.True(allowed, $"{type} at {level}: {element.Value}");
        Assert.Equal(name is "ref" or "xref", element.Attribute("target") is not null);
        if (name == "xref")
            Assert.Matches("^https?://.+", (string)element.Attribute("target")!);
    }

    private static void Element(XElement element, string name, string[] attributes, params string[] children)
    {
        Assert.Equal(Tbx + name, element.Name);
        Attributes(element, attributes);
        Assert.Equal(children, element.Elements().Select(child => child.Name.LocalName));
    }

    private static void Text(XElement element, string name, params string[] attributes)
    {
        Assert.Equal(Tbx + name, element.Name);
        Attributes(element, attributes);
        Assert.Empty(element.Elements());
        Assert.NotEqual("", element.Value.Trim());
    }

    private static void Attributes(XElement element, params string[] allowed) =>
        Assert.All(element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration), attribute => Assert.Contains(attribute.Name.LocalName, allowed));
}
