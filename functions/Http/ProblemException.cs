namespace GovMedia.Functions.Http;

/// <summary>Ends a request with a problem; the outermost middleware writes it.</summary>
/// <param name="problem">The problem.</param>
public sealed class ProblemException(Problem problem) : Exception(problem?.Detail.En)
{
    /// <summary>The problem.</summary>
    public Problem Problem { get; } = problem!;
}
