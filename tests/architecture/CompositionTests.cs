using System.Reflection;
using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Sqlite;
using GovMedia.Functions.Composition;
using GovMedia.Workflows.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Architecture;

/// <summary>What the composition root registers, with either storage.</summary>
public class CompositionTests
{
    public static TheoryData<bool> Storages => [false, true];

    [Theory]
    [MemberData(nameof(Storages))]
    public void Registered_WithEitherStorage_IsNothingOfTheStandaloneHost(bool azure)
    {
        IEnumerable<string> strange = Make(azure).Registered
            .SelectMany(service => new[] { service.ServiceType, service.ImplementationType,
                service.ImplementationInstance?.GetType() })
            .OfType<Type>()
            .Where(type => type.Namespace?.StartsWith("GovMedia.Standalone", StringComparison.Ordinal) == true)
            .Select(type => type.FullName!);

        Assert.Equal([], strange);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public void FunctionClasses_WithEitherStorage_CanBeMade(bool azure)
    {
        Composition composition = Make(azure);
        IServiceProviderIsService known = composition.Services.GetRequiredService<IServiceProviderIsService>();

        IEnumerable<string> missing = typeof(KernelServices).Assembly.GetTypes()
            .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FunctionAttribute))))
            .SelectMany(type => type.GetConstructors())
            .SelectMany(maker => maker.GetParameters())
            .Where(parameter => !parameter.HasDefaultValue && !known.IsService(parameter.ParameterType))
            .Select(parameter => $"{parameter.Member.DeclaringType!.Name} needs {parameter.ParameterType.Name}");

        Assert.Equal([], missing);
    }

    [Fact]
    public void Registered_WithAzureStorage_DiffersInRegisterAndArchiveAlone()
    {
        string[] embedded = [.. Make(azure: false).Registered.Select(service => service.ServiceType.FullName!).Order()];
        string[] azure = [.. Make(azure: true).Registered.Select(service => service.ServiceType.FullName!).Order()];

        Assert.Equal(embedded, azure);
        Assert.IsType<SqliteRegister>(Make(false).Services.GetRequiredService<IRegisterStore>());
        Assert.IsType<FolderArchive>(Make(false).Services.GetRequiredService<IBlobArchive>());
        Assert.IsType<TableRegister>(Make(true).Services.GetRequiredService<IRegisterStore>());
        Assert.IsType<BlobArchive>(Make(true).Services.GetRequiredService<IBlobArchive>());
    }

    private static Composition Make(bool azure) => azure ? Composition.Azure() : Composition.Embedded();
}
