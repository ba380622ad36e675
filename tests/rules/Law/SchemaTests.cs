using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using GovMedia.Rules.Law;

namespace GovMedia.Rules.Tests.Law;

/// <summary>The schema that editors use says what the reader reads.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(Repo.Read("rules/Packs/pack.schema.json")).RootElement;

    public static TheoryData<string> Definitions =>
    [
        string.Empty,
        .. Schema.GetProperty("$defs").EnumerateObject().Select(d => d.Name).Where(n => n != "condition"),
    ];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Schema_EveryDefinition_HasTheMembersOfItsRecord(string name)
    {
        Type type = TypeOf(name);
        JsonElement definition = name.Length == 0 ? Schema : Schema.GetProperty("$defs").GetProperty(name);
        if (type.IsEnum)
        {
            IEnumerable<string> values = Enum.GetValues(type).Cast<object>()
                .Select(v => JsonSerializer.Serialize(v, type).Trim('"'));
            Assert.Equal(values, definition.GetProperty("enum").EnumerateArray().Select(v => v.GetString()!));
            return;
        }

        PropertyInfo[] members = [.. type.GetProperties().Where(p => p.SetMethod is not null)];
        Assert.Equal(
            members.Select(NameOf).Order(StringComparer.Ordinal),
            definition.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            members.Where(m => IsRequired(type, m)).Select(NameOf).Order(StringComparer.Ordinal),
            Required(definition).Order(StringComparer.Ordinal));
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(QuoteTests.Packs), MemberType = typeof(QuoteTests))]
    public void Pack_AsShipped_NamesTheSchema(string id) =>
        Assert.Equal("pack.schema.json", Shipped.Library.Pack(id).Document.Schema);

    private static Type TypeOf(string definition)
    {
        string name = definition.Length == 0
            ? nameof(PackDocument)
            : char.ToUpperInvariant(definition[0]) + definition[1..];
        return typeof(PackDocument).Assembly.GetExportedTypes()
            .Single(t => t.Name == name && !t.Namespace!.EndsWith("Plans", StringComparison.Ordinal));
    }

    private static string NameOf(PropertyInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? JsonNamingPolicy.CamelCase.ConvertName(member.Name);

    private static bool IsRequired(Type type, PropertyInfo member) =>
        member.GetCustomAttribute<RequiredMemberAttribute>() is not null
        || type.GetConstructors().SelectMany(c => c.GetParameters())
            .Any(p => p.Name == member.Name && !p.HasDefaultValue && p.ParameterType == member.PropertyType);

    private static IEnumerable<string> Required(JsonElement definition) =>
        definition.TryGetProperty("required", out JsonElement required)
            ? required.EnumerateArray().Select(r => r.GetString()!)
            : [];
}
