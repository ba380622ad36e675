using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace GovMedia.Standalone.Tracing;

/// <summary>Ids of spans of durable work: derived, never kept, so that every replay and every process finds the same.
/// </summary>
internal static class SpanIds
{
    /// <summary>An execution's span.</summary>
    public static ActivitySpanId OfExecution(string execution) => Derive(execution, -1);

    /// <summary>The span of one step of an execution: a call, a timer, an event it sends.</summary>
    public static ActivitySpanId OfStep(string execution, int step) => Derive(execution, step);

    private static ActivitySpanId Derive(string execution, int step)
    {
        byte[] name = new byte[Encoding.UTF8.GetByteCount(execution) + sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(name, step);
        Encoding.UTF8.GetBytes(execution, name.AsSpan(sizeof(int)));
        return ActivitySpanId.CreateFromBytes(SHA256.HashData(name).AsSpan(0, 8));
    }
}
