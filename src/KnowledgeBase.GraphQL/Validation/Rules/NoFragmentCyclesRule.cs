using System.Runtime.InteropServices;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others (spec 5.5.2.2 "Fragment Spreads Must Not Form Cycles").</summary>
internal sealed class NoFragmentCyclesRule : ValidationRule
{
    private const int NotOnPath = -1;

    /// <summary>The spreads that lead from the first fragment to the current one.</summary>
    private readonly List<Spread> _path = [];

    /// <summary>For each fragment of the path, and the current one: its index, that of what its name means, and the spread to look at next.</summary>
    private readonly List<(int Fragment, int Name, int NextSpread)> _open = [];

    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        var visited = new bool[document.Definitions.Length];
        var positionOnPath = new int[document.Definitions.Length];
        Array.Fill(positionOnPath, NotOnPath);
        for (var i = 0; i < document.Definitions.Length && !context.Aborted; i++)
        {
            // two fragments with one name, which another rule reports, count as one here
            if (document.Definitions[i] is FragmentDefinitionNode fragment && context.Graph.IndexOf(fragment.Name.Value) is var name && !visited[name])
                Search(context, i, name, visited, positionOnPath);
        }
    }

    /// <summary>Goes depth first through the spreads, each fragment once, without recursion: chains are as long as a client likes.</summary>
    private void Search(ValidationContext context, int start, int startName, bool[] visited, int[] positionOnPath)
    {
        Open(start, startName, visited, positionOnPath);
        while (_open.Count > 0)
        {
            var (fragment, name, next) = _open[^1];
            var spreads = context.Graph.SpreadsOf(fragment);
            if (next == spreads.Length)
            {
                _open.RemoveAt(_open.Count - 1);
                positionOnPath[name] = NotOnPath;
                if (_path.Count > 0)
                    _path.RemoveAt(_path.Count - 1);
                continue;
            }

            _open[^1] = (fragment, name, next + 1);
            var spread = spreads[next];
            if (spread.Target < 0)
                continue;
            if (positionOnPath[spread.Target] != NotOnPath)
            {
                ReportCycle(context, spread, positionOnPath[spread.Target]);
            }
            else if (!visited[spread.Target])
            {
                _path.Add(spread);
                Open(spread.Target, spread.Target, visited, positionOnPath);
            }
        }
    }

    private void Open(int fragment, int name, bool[] visited, int[] positionOnPath)
    {
        visited[name] = true;
        positionOnPath[name] = _open.Count;
        _open.Add((fragment, name, 0));
    }

    private void ReportCycle(ValidationContext context, Spread last, int start)
    {
        if (context.Aborted)
            return;
        var nodes = new List<SyntaxNode>();
        var via = new List<string>();
        for (var i = start; i < _path.Count; i++)
        {
            nodes.Add(_path[i].Node);
            via.Add(_path[i].Node.Name.Value);
        }

        nodes.Add(last.Node);
        context.Report(this, Messages.FragmentCycle(last.Node.Name.Value, via), CollectionsMarshal.AsSpan(nodes));
    }
}
