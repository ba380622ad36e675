using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Mail;
using GovMedia.Adapters.Secrets;
using GovMedia.Adapters.Sqlite;
using GovMedia.Adapters.Web;
using GovMedia.Adapters.Webhooks;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SendGrid;
using SendGrid.Helpers.Reliability;

namespace GovMedia.Adapters.Composition;

/// <summary>Puts the adapters that the configuration chooses behind the ports.</summary>
public static class AdapterServices
{
    /// <summary>Registers <see cref="IRegisterStore"/>, <see cref="IBlobArchive"/>, <see cref="ISecrets"/>, the
    /// <see cref="GovMediaSettings"/> read and, where one is configured, <see cref="IChannel"/>; without one, none is
    /// registered and mail waits in the outbox. With a gateway for text messages, <see cref="SecondChannel"/>; an
    /// <see cref="IReceiptReader"/> for each channel whose receipts can be checked.</summary>
    /// <remarks>Nothing is opened yet. When the host starts, the register is compared with the keys, and what was
    /// chosen is logged. The channels and the archive go by the machine's clock, never by a simulated one.</remarks>
    /// <exception cref="InvalidOperationException">A setting is missing or unusable: its key, its value, what is
    /// accepted.</exception>
    public static IServiceCollection AddGovMediaAdapters(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        GovMediaSettings settings = GovMediaSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton<ISecrets>(_ => OpenSecrets(settings));
        AddStorage(services, settings);
        AddChannel(services, settings);
        AddSms(services, settings);
        services.AddSingleton<INoticeProbe>(_ => new HttpNoticeProbe(settings.Probe));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, AdapterStart>());
        return services;
    }

    private static void AddStorage(IServiceCollection services, GovMediaSettings settings)
    {
        if (settings.Azure is { } azure)
        {
            services.AddSingleton<IRegisterStore>(_ => new TableRegister(azure));
            services.AddSingleton<IBlobArchive>(_ => new BlobArchive(azure, TimeProvider.System));
            return;
        }

        services.AddSingleton<IRegisterStore>(provider =>
        {
            // The keys first: a register without its keys must never come to be, since they would then be refused.
            _ = provider.GetRequiredService<ISecrets>();
            return new SqliteRegister(new SqliteRegisterSettings(settings.RegisterPath, settings.CheckAtStart));
        });
        services.AddSingleton<IBlobArchive>(_ => new FolderArchive(settings.ArchivePath));
    }

    private static void AddChannel(IServiceCollection services, GovMediaSettings settings)
    {
        switch (settings.Channel)
        {
            case "recorder":
                services.AddSingleton<IChannel, RecordingChannel>();
                break;
            case "smtp":
                services.AddSingleton<IChannel>(_ => new SmtpChannel(settings.Smtp!, TimeProvider.System));
                break;
            case "webhook":
                services.AddSingleton<IChannel>(_ => new WebhookChannel(
                    WebhookChannel.CreateClient(), settings.Webhook!, TimeProvider.System));
                AddReceipts(services, settings.Webhook!);
                break;
            case "sendgrid":
                AddSendGrid(services, settings.SendGrid!);
                break;
            default:
                break;
        }
    }

    private static void AddSendGrid(IServiceCollection services, SendGridSettings settings)
    {
        SendGridClientOptions options = new()
        {
            ApiKey = settings.ApiKey,
            // A busy service is asked again at once, a few times; the outbox goes on from there.
            ReliabilitySettings = new ReliabilitySettings(
                2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1)),
        };
        if (settings.Host is { } host)
        {
            options.Host = host.ToString().TrimEnd('/');
        }

        services.AddSingleton<ISendGridClient>(_ => new SendGridClient(options));
        services.AddSingleton<IChannel>(provider =>
            new SendGridChannel(provider.GetRequiredService<ISendGridClient>(), settings));
        if (settings.EventPublicKey is { } key)
        {
            services.AddSingleton<IReceiptReader>(_ => new SendGridReceipts(key, TimeProvider.System));
        }
    }

    private static void AddSms(IServiceCollection services, GovMediaSettings settings)
    {
        if (settings.Sms is { } sms)
        {
            services.AddSingleton(_ => new SecondChannel(
                new WebhookChannel(WebhookChannel.CreateClient(), sms, TimeProvider.System)));
            AddReceipts(services, sms);
        }
    }

    private static void AddReceipts(IServiceCollection services, WebhookSettings settings)
    {
        if (settings.Secret is not null)
        {
            services.AddSingleton<IReceiptReader>(_ => new WebhookReceipts(settings, TimeProvider.System));
        }
    }

    private static ISecrets OpenSecrets(GovMediaSettings settings)
    {
        if (settings.InstanceSecret is { } secret)
        {
            return new InstanceKeys(
                secret, settings.SigningKey!, "GovMedia:InstanceSecret", "GovMedia:SigningKey");
        }

        return new FileSecrets(settings.KeyDirectory, dataExist: File.Exists(settings.RegisterPath));
    }
}
