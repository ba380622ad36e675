namespace GovMedia.Rules.Law.Lint;

/// <summary>Something wrong in a pack.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, which value, and what is accepted.</param>
public sealed record LintFinding(string File, int Line, string Message)
{
    /// <summary>The finding as <c>file:line: message</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
