using GovMedia.Adapters.Tests.Contract;

return await CommittingChild.RunAsync(args);
