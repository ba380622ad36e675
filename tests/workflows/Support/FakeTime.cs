using System.Globalization;

namespace GovMedia.Workflows.Tests.Support;

/// <summary>A clock that moves only when told.</summary>
public sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>An instant in China, as in <c>2025-09-26T10:00</c>.</summary>
    public static DateTimeOffset China(string text) => DateTimeOffset.Parse(
        text + "+08:00", CultureInfo.InvariantCulture);
}
