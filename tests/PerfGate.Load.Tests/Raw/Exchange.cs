using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PerfGate.Load.Tests.Raw;

/// <summary>One request as it came, and the socket to answer it.</summary>
/// <param name="Socket">Of its connection.</param>
/// <param name="Request">Head and body.</param>
/// <param name="Number">Counts the server's requests from 1.</param>
/// <param name="Cancellation">The test is over.</param>
internal sealed record Exchange(Socket Socket, string Request, int Number, CancellationToken Cancellation)
{
    public async Task SendAsync(string bytes) => await Socket.SendAsync(Encoding.Latin1.GetBytes(bytes), SocketFlags.None, Cancellation);

    public static bool TryTake(StringBuilder gathered, out string request)
    {
        var text = gathered.ToString();
        request = "";
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        var body = at >= 0 && at < end ? int.Parse(text[(at + 16)..text.IndexOf('\r', at)], CultureInfo.InvariantCulture) : 0;
        if (text.Length < end + 4 + body)
        {
            return false;
        }

        request = text[..(end + 4 + body)];
        gathered.Remove(0, request.Length);
        return true;
    }
}
