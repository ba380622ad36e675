namespace GovMedia.Standalone.Engine;

/// <summary>Something was partly changed when a damaged row was found; the transaction must not be written.</summary>
internal sealed class HalfDoneException(DamagedRowException damage) : Exception(damage.Message, damage);
