namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of an invocation: the middleware still to come, then the function.</summary>
/// <param name="context">The invocation.</param>
/// <returns>Ends when the rest has ended.</returns>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
