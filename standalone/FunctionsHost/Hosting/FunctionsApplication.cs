namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a Functions app begins.</summary>
public class FunctionsApplication
{
    /// <summary>Makes a builder with the usual configuration, logging and host.json.</summary>
    /// <param name="args">The command line; its <c>--Key=value</c> pairs are configuration.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
