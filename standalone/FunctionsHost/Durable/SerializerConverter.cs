using Azure.Core.Serialization;
using Microsoft.DurableTask;

namespace GovMedia.Standalone;

/// <summary>Durable data by the worker's serializer, so that an app has one.</summary>
internal sealed class SerializerConverter(ObjectSerializer serializer) : DataConverter
{
    /// <inheritdoc/>
    public override string? Serialize(object? value) =>
        value is null ? null : serializer.Serialize(value, value.GetType()).ToString();

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : serializer.Deserialize(BinaryData.FromString(data).ToStream(), targetType, default);
}
