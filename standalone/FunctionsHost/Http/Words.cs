namespace GovMedia.Standalone;

/// <summary>One text of the host's, in both languages of the product.</summary>
internal readonly record struct Words(string Chinese, string English);
