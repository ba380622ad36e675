using System.Runtime.CompilerServices;
using System.Text;

namespace GovMedia.Standalone.Engine;

/// <summary>What an instance may be called: any text there is, since the file holds it as UTF-8.</summary>
internal static class InstanceIds
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Refuses what is no id.</summary>
    /// <exception cref="ArgumentException">It is empty, or has half of a surrogate pair.</exception>
    public static void Check(string? id, [CallerArgumentExpression(nameof(id))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, parameter);
        try
        {
            _ = Strict.GetByteCount(id);
        }
        catch (EncoderFallbackException half)
        {
            throw new ArgumentException($"The instance id has half of a surrogate pair at {half.Index}.", parameter);
        }
    }
}
