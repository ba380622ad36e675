using GovMedia.Functions.Bulk;
using GovMedia.Functions.Campaigns;
using GovMedia.Functions.Certificates;
using GovMedia.Functions.Notices;
using GovMedia.Functions.OpenData;
using GovMedia.Functions.Reports;
using GovMedia.Functions.Transparency;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Bulk;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Functions.Accounts;

/// <summary>Puts together what the life of an account needs: procedures, register, notices, campaigns.</summary>
public static class AccountServices
{
    /// <summary>Registers the procedures of accounts beside the kernel.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        foreach (string code in ChainCase.Codes)
        {
            services.AddSingleton<IProcedure>(new ChainCase(code));
        }

        services.AddSingleton<AccountRegister>();
        services.AddSingleton<AccountProjection>();
        services.AddSingleton<NoticeBook>();
        services.AddSingleton<ICaseRows>(static provider => provider.GetRequiredService<NoticeBook>());
        services.AddSingleton<NoticeObjections>();
        services.AddSingleton<ICaseRows>(static provider => provider.GetRequiredService<NoticeObjections>());
        services.AddSingleton<FakeReports>();
        services.AddSingleton<ICaseRows>(static provider => provider.GetRequiredService<FakeReports>());
        services.AddSingleton<ICaseRows, CampaignRows>();
        services.AddSingleton<IProcedure, CertificateCase>();
        services.AddSingleton<CertificateRoster>();
        services.AddSingleton<ICaseRows>(static provider => provider.GetRequiredService<CertificateRoster>());
        services.AddSingleton<CertificateProofs>();
        services.AddSingleton<IBulkAction, BulkReminder>();
        services.AddSingleton<IBulkAction, BulkAssignment>();
        services.AddSingleton<IBulkAction, BulkMeasure>();
        services.AddSingleton<IBulkAction, BulkReceipt>();
        services.AddSingleton<BulkBook>();
        services.AddSingleton<BulkDesk>();
        services.AddSingleton<BulkSelection>();
        services.AddSingleton<BulkStarter>();
        services.AddSingleton<CampaignDesk>();
        services.AddSingleton<IProcedure, AnnualReviewCase>();
        services.AddSingleton<OperatingBans>();
        services.AddSingleton<ICaseRows>(static provider => provider.GetRequiredService<OperatingBans>());
        services.AddSingleton<AnnualReviewCampaigns>();
        services.AddSingleton<ObserveNotice>();
        services.AddSingleton<RunningCases>();
        services.AddSingleton<ChainCounter>();
        services.AddSingleton<AccountImport>();
        services.AddSingleton<NoticeList>();
        services.AddSingleton<RegisterFunctions>();
        services.AddSingleton<ReportCounter>();
        services.AddSingleton<OnTimeBook>();
        services.AddSingleton<OpenDataBook>();
        services.AddSingleton<CampaignStarter>();
        return services;
    }
}
