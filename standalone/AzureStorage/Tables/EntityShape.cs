using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// How a class of rows meets the wire: a <see cref="TableEntity"/> by its dictionary, others by their properties.
/// </summary>
internal static class EntityShape
{
    private static readonly JsonWriterOptions Plain = new()
    {
        // Chinese text as UTF-8, not as escapes of twice the size: a transaction has 4 MiB.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The row as JSON, without what only the service writes.</summary>
    public static byte[] Write(ITableEntity entity)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Plain))
        {
            json.WriteStartObject();
            foreach ((string name, object? value) in Properties(entity))
            {
                if (name is not (TableEntity.EtagName or nameof(ITableEntity.Timestamp)))
                {
                    EntityValue.Write(json, name, value);
                }
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>A row from JSON.</summary>
    public static T Read<T>(JsonElement row)
        where T : class, ITableEntity
    {
        Dictionary<string, object> values = EntityValue.ReadAll(row);
        if (typeof(T) == typeof(TableEntity) || typeof(T) == typeof(ITableEntity))
        {
            return (T)(ITableEntity)new TableEntity(values);
        }

        T entity = Activator.CreateInstance<T>();
        foreach ((string name, PropertyInfo property) in Mapped(typeof(T)))
        {
            if (values.TryGetValue(name, out object? value))
            {
                property.SetValue(entity, Fit(value, property.PropertyType));
            }
        }

        entity.ETag = values.TryGetValue(TableEntity.EtagName, out object? etag) ? new ETag((string)etag) : default;
        return entity;
    }

    private static IEnumerable<(string Name, object? Value)> Properties(ITableEntity entity) =>
        entity is IDictionary<string, object> values
            ? values.Select(pair => (pair.Key, (object?)pair.Value))
            : Mapped(entity.GetType()).Select(mapped => (mapped.Name, mapped.Property.GetValue(entity)));

    private static IEnumerable<(string Name, PropertyInfo Property)> Mapped(Type type) =>
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property is { CanRead: true, CanWrite: true }
            && property.PropertyType != typeof(ETag)
            && property.GetIndexParameters().Length == 0
            && !property.IsDefined(typeof(IgnoreDataMemberAttribute))
        select (property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name, property);

    private static object Fit(object value, Type target)
    {
        Type bare = Nullable.GetUnderlyingType(target) ?? target;
        return value switch
        {
            string text when bare.IsEnum => Enum.Parse(bare, text),
            DateTimeOffset moment when bare == typeof(DateTime) => moment.UtcDateTime,
            byte[] bytes when bare == typeof(BinaryData) => new BinaryData(bytes),
            int number when bare == typeof(long) => (long)number,
            int number when bare == typeof(double) => (double)number,
            _ => value,
        };
    }
}
