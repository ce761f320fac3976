namespace PerfGate.Load.Requests;

/// <summary>The address of a request: an endpoint's path at the target.</summary>
internal static class RequestAddress
{
    /// <param name="target">Scheme, host and port.</param>
    /// <param name="path">Path and query, from <c>/</c> on.</param>
    /// <remarks>Never resolved against the target: as a reference, <c>//x/y</c> is the path <c>/y</c> of another host (RFC 3986, 4.2).</remarks>
    public static Uri Of(Uri target, string path) => new(target.GetLeftPart(UriPartial.Authority) + path);
}
