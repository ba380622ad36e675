using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary of its properties.</summary>
/// <remarks>
/// Values are <c>string</c>, <c>int</c>, <c>long</c>, <c>double</c>, <c>bool</c>, <c>DateTimeOffset</c>,
/// <c>Guid</c> or <c>byte[]</c>; a null is not stored. A getter of another type than the value's throws.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The official package names it so.")]
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    internal const string EtagName = "odata.etag";

    private readonly Dictionary<string, object?> properties;

    /// <summary>An empty row.</summary>
    public TableEntity() => properties = [];

    /// <summary>A row with its keys.</summary>
    /// <param name="partitionKey">The partition.</param>
    /// <param name="rowKey">The row.</param>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row with the properties given, copied.</summary>
    /// <param name="values">Properties by name, keys included.</param>
    public TableEntity(IDictionary<string, object> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        properties = values.ToDictionary(pair => pair.Key, object? (pair) => pair.Value);
    }

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey))!;
        set => Set(nameof(PartitionKey), value);
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(nameof(RowKey))!;
        set => Set(nameof(RowKey), value);
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => Set(nameof(Timestamp), value);
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString(EtagName) is { } text ? new ETag(text) : default;
        set => Set(EtagName, value.ToString("H"));
    }

    /// <summary>The names of the properties, keys included.</summary>
    public ICollection<string> Keys => properties.Keys;

    /// <summary>How many properties there are, keys included.</summary>
    public int Count => properties.Count;

    ICollection<object> IDictionary<string, object>.Values => properties.Values!;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>A property's value; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    public object? this[string key]
    {
        get => properties.GetValueOrDefault(key);
        set => Set(key, value);
    }

    object IDictionary<string, object>.this[string key]
    {
        get => this[key]!;
        set => this[key] = value;
    }

    /// <summary>A text; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The text.</returns>
    public string? GetString(string key) => (string?)Get(key, typeof(string));

    /// <summary>Bytes; null if there are none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The bytes.</returns>
    public byte[]? GetBinary(string key) =>
        properties.GetValueOrDefault(key) is BinaryData data ? data.ToArray() : (byte[]?)Get(key, typeof(byte[]));

    /// <summary>Bytes; null if there are none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The bytes.</returns>
    public BinaryData? GetBinaryData(string key) =>
        properties.GetValueOrDefault(key) is byte[] bytes
            ? new BinaryData(bytes)
            : (BinaryData?)Get(key, typeof(BinaryData));

    /// <summary>A truth value; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The value.</returns>
    public bool? GetBoolean(string key) => (bool?)Get(key, typeof(bool));

    /// <summary>A moment in UTC; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The moment.</returns>
    public DateTime? GetDateTime(string key) =>
        properties.GetValueOrDefault(key) is DateTimeOffset moment
            ? moment.UtcDateTime
            : (DateTime?)Get(key, typeof(DateTime));

    /// <summary>A moment; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The moment.</returns>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        properties.GetValueOrDefault(key) is DateTime moment
            ? new DateTimeOffset(moment)
            : (DateTimeOffset?)Get(key, typeof(DateTimeOffset));

    /// <summary>A double; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The number.</returns>
    public double? GetDouble(string key) => (double?)Get(key, typeof(double));

    /// <summary>A GUID; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The GUID.</returns>
    public Guid? GetGuid(string key) => (Guid?)Get(key, typeof(Guid));

    /// <summary>A 32-bit number; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The number.</returns>
    public int? GetInt32(string key) => (int?)Get(key, typeof(int));

    /// <summary>A 64-bit number; null if there is none.</summary>
    /// <param name="key">The property's name.</param>
    /// <returns>The number.</returns>
    public long? GetInt64(string key) => (long?)Get(key, typeof(long));

    /// <summary>Adds or sets a property.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Add(string key, object? value) => Set(key, value);

    /// <summary>Whether there is a property of this name.</summary>
    /// <param name="key">The name.</param>
    /// <returns>True if there is.</returns>
    public bool ContainsKey(string key) => properties.ContainsKey(key);

    /// <summary>Removes a property.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>True if there was one.</returns>
    public bool Remove(string key) => properties.Remove(key);

    /// <summary>Looks a property up.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value, if there is one.</param>
    /// <returns>True if there is one.</returns>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) =>
        properties.TryGetValue(key, out value!);

    /// <summary>Removes every property, keys included.</summary>
    public void Clear() => properties.Clear();

    void IDictionary<string, object>.Add(string key, object value) => Set(key, value);

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Set(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        properties.TryGetValue(item.Key, out object? value) && Equals(value, item.Value);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).CopyTo(array!, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => Remove(item.Key);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, object>>)properties!).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    /// <summary>Sets a property; a number keeps the wider type the property had.</summary>
    private void Set(string key, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        properties[key] = (properties.GetValueOrDefault(key), value) switch
        {
            (long, int number) => (long)number,
            (double, int number) => (double)number,
            (double, long number) => (double)number,
            _ => value,
        };
    }

    private object? Get(string key, Type type)
    {
        object? value = properties.GetValueOrDefault(key);
        return value is null || type.IsInstanceOfType(value)
            ? value
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Property {key} is a {value.GetType().Name}, not a {type.Name}."));
    }
}
