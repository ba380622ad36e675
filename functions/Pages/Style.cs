namespace GovMedia.Functions.Pages;

/// <summary>The one style sheet of the pages that work without a script.</summary>
public static class Style
{
    /// <summary>The sheet. Contrast is at least 7:1 for text; nothing is told by colour alone.</summary>
    public const string Sheet = """
        :root { color-scheme: light; --ink: #1a1a1a; --deep: #0b3d75; --paper: #ffffff; --line: #6b6b6b; --bad: #9b1c1c; }
        * { box-sizing: border-box; }
        body { margin: 0; color: var(--ink); background: var(--paper); font: 1.0625rem/1.7 system-ui, "Noto Sans SC", "Microsoft YaHei", sans-serif; }
        header { background: var(--deep); color: #fff; padding: .75rem 1rem; border-bottom: .25rem solid #b8860b; }
        header .name { margin-top: 0; margin-bottom: 0; font-weight: 600; font-size: 1.15rem; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .25rem 0 0; padding: 0; }
        nav a { color: #fff; display: inline-block; padding: .25rem 0; }
        nav a[aria-current] { font-weight: 700; text-decoration-thickness: .2em; }
        main, header > *, footer { max-width: 60rem; margin-left: auto; margin-right: auto; }
        main { padding: 1rem; } main > p, main > form, main > dl, main > ul, main > blockquote { max-width: 46rem; }
        main:focus { outline: none; }
        h1 { font-size: 1.6rem; line-height: 1.3; } h2 { font-size: 1.25rem; margin-top: 2rem; }
        a { color: var(--deep); }
        .skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; z-index: 1; }
        :focus-visible { outline: .2rem solid #b35900; outline-offset: .15rem; }
        label, legend { display: block; font-weight: 600; margin-top: 1rem; }
        .hint { margin: 0; color: #444; font-size: .95rem; }
        input, select, textarea { width: 100%; font: inherit; padding: .5rem; border: 1px solid var(--line); border-radius: .25rem; color: inherit; background: #fff; }
        textarea { min-height: 10rem; }
        input[type=file] { border: 0; padding-left: 0; }
        fieldset { border: 1px solid var(--line); border-radius: .25rem; margin: 1rem 0; padding: 0 1rem 1rem; }
        button { font: inherit; font-weight: 600; margin-top: 1.25rem; padding: .6rem 1.5rem; min-height: 2.75rem; border: 0; border-radius: .25rem; background: var(--deep); color: #fff; cursor: pointer; }
        [aria-invalid=true] { border: 2px solid var(--bad); }
        .error { color: var(--bad); font-weight: 600; margin: .25rem 0; }
        .problems { border: 2px solid var(--bad); padding: .5rem 1rem; margin: 1rem 0; }
        .given { border: 2px solid var(--deep); padding: .5rem 1rem; margin: 1rem 0; }
        .given dd { font-size: 1.2rem; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        dt { margin-top: .5rem; } dd { margin: 0; overflow-wrap: anywhere; }
        .facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; column-gap: 1.5rem; row-gap: .35rem; }
        .facts dt { margin: 0; color: #444; }
        .answer { border-left: .35rem solid var(--bad); background: #f4f6f9; padding: .5rem 1rem; margin: 1rem 0; font-size: 1.1rem; }
        .answer.good { border-left-color: #14532d; }
        .mark { display: inline-block; border: 1px solid var(--line); border-radius: .25rem; padding: 0 .5rem; font-size: .9rem; white-space: nowrap; background: #fff; }
        .mark.good { border-color: #14532d; color: #14532d; } .mark.bad { border-color: var(--bad); color: var(--bad); }
        a.action { display: inline-block; font-weight: 600; padding: .6rem 1.5rem; border-radius: .25rem; background: var(--deep); color: #fff; text-decoration: none; }
        .address { overflow-wrap: anywhere; } .search button { margin-bottom: 1.5rem; } caption { text-align: left; font-weight: 600; padding: .5rem 0; }
        .notice-text { white-space: pre-line; border: 1px solid var(--line); padding: 1rem; background: #fbfbf8; overflow-wrap: anywhere; } code { overflow-wrap: anywhere; }
        footer { padding: 1.5rem 1rem; color: #444; font-size: .95rem; border-top: 1px solid #c9c9c9; margin-top: 2rem; }
        @media (max-width: 40rem) { .facts { grid-template-columns: 1fr; row-gap: 0; } .facts dt { margin-top: .5rem; } }
        blockquote { margin: .5rem 0; padding-left: 1rem; border-left: .25rem solid var(--line); }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #c9c9c9; }
        """;
}
