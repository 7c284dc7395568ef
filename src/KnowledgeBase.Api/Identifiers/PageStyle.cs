using System.Security.Cryptography;
using System.Text;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>
/// How pages look: one small sheet inside each page, which the content security policy names by its hash, so that no other style and no script can run.
/// Colours keep a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3) in light and in dark.
/// </summary>
internal static class PageStyle
{
    internal const string Css = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#4a5360;--paper:#fff;--line:#c9d1d9;--link:#0a4f9e;--tint:#f2f5f8;--bad:#9a1c1c;--care:#7a4a00;--good:#0f5c2e}
        @media(prefers-color-scheme:dark){:root{--ink:#e8ebee;--soft:#b3bcc6;--paper:#14181d;--line:#3d4752;--link:#8cc2ff;--tint:#1e242b;--bad:#ff9d96;--care:#f2c063;--good:#82d9a0}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
        header,main,footer{max-width:46rem;margin:0 auto;padding:0 1rem}
        header{padding-top:.75rem;border-bottom:1px solid var(--line)}
        header p,footer p{margin:.5rem 0}
        footer{margin-top:3rem;padding-bottom:2rem;border-top:1px solid var(--line);font-size:.9375rem;color:var(--soft)}
        h1{font-size:1.75rem;line-height:1.25;margin:1.5rem 0 .25rem}
        h2{font-size:1.3rem;line-height:1.3;margin:2.25rem 0 .5rem}
        h3{font-size:1.0625rem;margin:1.5rem 0 .25rem}
        a{color:var(--link)}
        a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-99rem}
        .skip:focus{position:static}
        [aria-current]{color:var(--ink);font-weight:600;text-decoration:none}
        .soft{color:var(--soft)}
        .box{background:var(--tint);border:1px solid var(--line);border-radius:.4rem;padding:.1rem 1rem;margin:1rem 0}
        .tag{border:1px solid currentColor;border-radius:.3rem;padding:0 .4rem;font-size:.875rem;white-space:nowrap}
        .bad{color:var(--bad)}
        .care{color:var(--care)}
        .good{color:var(--good)}
        ul.plain{list-style:none;padding:0}
        ul.plain>li{padding:.5rem 0;border-top:1px solid var(--line)}
        ul.plain>li p{margin:.2rem 0}
        ul.row{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0}
        dt{font-weight:600;margin-top:.6rem}
        dd{margin:0}
        .table{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.9375rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-top:1px solid var(--line)}
        pre{background:var(--tint);border:1px solid var(--line);border-radius:.4rem;padding:.75rem;overflow-x:auto}
        code{font-size:.9375rem}
        """;

    /// <summary>The policy of every page (CSP Level 3): nothing may be loaded or run, and only this style is applied.</summary>
    internal static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
