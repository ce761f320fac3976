using System.Net.Sockets;
using System.Text;

namespace PerfGate.Load.Tests.Engine;

internal sealed class PlantedConnection(TcpClient client)
{
    private readonly StringBuilder unread = new();
    private readonly byte[] buffer = new byte[4096];

    /// <summary>The next request's head, with the body of its Content-Length behind it; null at the end.</summary>
    public async Task<string?> ReadHeadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var text = unread.ToString();
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && text.Length >= end + 4 + LengthOf(text[..end]))
            {
                var length = end + 4 + LengthOf(text[..end]);
                unread.Remove(0, length);
                return text[..length];
            }

            var read = await client.GetStream().ReadAsync(buffer, cancellation);
            if (read == 0)
            {
                return null;
            }

            unread.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
    }

    public async Task WriteAsync(string text, CancellationToken cancellation) =>
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);

    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Close();
    }

    private static int LengthOf(string head)
    {
        var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + 16)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
