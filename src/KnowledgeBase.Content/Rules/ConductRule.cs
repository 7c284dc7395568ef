using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// A provision that obliges or allows a state to make something a crime names the conducts; an option or reservation names those that it takes out. (That
/// legal persons are liable is an obligation of its own.)
/// </summary>
internal static class ConductRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var framework in context.Frameworks)
        {
            for (var i = 0; i < framework.Instruments.Length; i++)
            {
                var provisions = framework.Instruments[i].Provisions;
                for (var j = 0; j < provisions.Length; j++)
                {
                    if (provisions[j] is { Obligation: Obligation.MustCriminalise or Obligation.MayCriminalise, Conducts.IsEmpty: true } provision)
                        context.Warn(framework, $"instruments[{i}].provisions[{j}]", ProblemCodes.MissingConduct, $"Article {provision.Article} is about making something a crime and names no conduct. Add 'conducts', or correct 'obligation'.");
                }
            }
        }
    }
}
