namespace PerfGate.GitHub.Images;

/// <summary>Where pictures lie after they were stored.</summary>
/// <param name="Commit">Full sha: an address with it is never taken from a cache of older pictures.</param>
/// <param name="Root">Of the web pages of the repository.</param>
public sealed record StoredImages(string Commit, Uri Root)
{
    /// <summary>Shown to whoever may read the repository, public or private.</summary>
    public Uri AddressOf(string name) => new($"{Root.AbsoluteUri}/blob/{Commit}/{Uri.EscapeDataString(name)}?raw=true");
}
