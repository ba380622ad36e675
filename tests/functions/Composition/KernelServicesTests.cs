using GovMedia.Functions.Composition;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovMedia.Functions.Tests.Composition;

public sealed class KernelServicesTests
{
    [Fact]
    public void AddGovMedia_Server_LeavesLongBodiesToTheProduct()
    {
        using ServiceProvider services =
            new ServiceCollection().AddGovMedia(new ConfigurationBuilder().Build()).BuildServiceProvider();

        Assert.Null(services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize);
    }
}
