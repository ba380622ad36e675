using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GovMedia.Adapters.Tests.Composition;

/// <summary>Keeps what was logged.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

    public IEnumerable<string> Warnings =>
        _lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text);

    public IEnumerable<string> All => _lines.Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
