using GovMedia.Functions.Access;
using GovMedia.Functions.Accounts;
using GovMedia.Functions.Audit;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Deadlines;
using GovMedia.Functions.Demonstration;
using GovMedia.Functions.Durable;
using GovMedia.Functions.Law;
using GovMedia.Functions.Objections;
using GovMedia.Functions.Sessions;
using GovMedia.Workflows.Calendars;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Repinning;
using GovMedia.Workflows.Reports;
using GovMedia.Workflows.Transparency;
using GovMedia.Workflows.Vault;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovMedia.Functions.Composition;

/// <summary>Puts the product together: procedures, register, sessions. Ports come from the adapters.</summary>
public static class KernelServices
{
    /// <summary>Registers everything but the ports and the host's own services.</summary>
    public static IServiceCollection AddGovMedia(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        InstanceSettings settings = InstanceSettings.Read(configuration);
        services.AddSingleton(settings);

        // A body that is too long is refused in words. The server's own limit breaks the connection off, and the
        // Functions host's forwarder makes an empty 502 of that; both hosts have a limit of their own before it.
        services.Configure<KestrelServerOptions>(static server => server.Limits.MaxRequestBodySize = null);

        // The host's clock where it brings one: legal time may be simulated. Sessions go by the machine's, always.
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new MachineClock(TimeProvider.System));

        services.AddSingleton(InstancePacks.Load(settings.DataDirectory));
        services.AddSingleton<PackSeals>();
        services.AddSingleton<LawBook>();
        services.AddSingleton<CaseKeys>();
        services.AddSingleton<AccessCode>();
        services.AddSingleton<CaseIndex>();
        services.AddSingleton<CaseRegister>();
        services.AddSingleton<CaseList>();
        services.AddSingleton<UnitCases>();
        services.AddSingleton<CaseNumbers>();
        services.AddSingleton<Sweeper>();
        services.AddSingleton<Reprojection>();
        services.AddSingleton<RepinLaw>();
        services.AddSingleton<DirectoryBook>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<MissingNotice>();
        services.AddSingleton<TransparencyLog>();
        services.AddKeyedSingleton<IEndpointFilter, HistoryKeeper>(HistoryKeeper.Key);
        services.AddSingleton<IProcedure, Objection>();
        foreach (string code in Report.Codes)
        {
            services.AddSingleton<IProcedure>(new Report(code));
        }

        services.AddSingleton<Workflows.Cases.Procedures>();

        services.AddSingleton<ReadCase>();
        services.AddSingleton<RingAlarm>();
        services.AddSingleton<DeliverMail>();
        services.AddSingleton<TakeReceipt>();
        services.AddSingleton<EvidencePackage>();
        services.AddSingleton<SealEvidence>();
        services.AddSingleton<EvidenceAddenda>();
        services.AddSingleton<Waker>();
        services.AddSingleton<SweepState>();

        services.AddSingleton<CredentialStore>();
        services.AddSingleton<SessionTokens>();
        services.AddSingleton<SessionReader>();
        services.AddSingleton<LocalSecret>();
        services.AddSingleton<AttemptLimiter>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<CaseCounter>();
        services.AddSingleton<ObjectionRight>();
        services.AddSingleton<ObjectionCounter>();
        services.AddSingleton<AccessCodeCheck>();
        services.AddSingleton<CaseLookup>();
        services.AddSingleton<Verification>();
        services.AddSingleton<CaseScan>();

        // Pages show what these functions answer.
        services.AddSingleton<ObjectionFunctions>();
        services.AddSingleton<DeadlineFunctions>();
        services.AddSingleton<FeedTokens>();
        services.AddSingleton<FirstUsers>();
        services.AddSingleton<DemonstrationData>();

        services.AddAccounts();
        services.AddHostedService<InstanceStart>();
        services.AddHostedService<InstanceNote>();
        return services;
    }
}
