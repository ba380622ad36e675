using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class ListLoggers : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, string Text)> lines = new();

    public IEnumerable<string> Of(string category) =>
        lines.Where(line => line.Category == category).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Kept for the test to read.
    }

    private sealed class Logger(ListLoggers owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => owner.lines.Enqueue((category, formatter(state, exception)));
    }
}
