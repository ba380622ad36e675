namespace GovMedia.Standalone;

public sealed record Greeting(string Word);
