using System.Text;
using PerfGate.Load.Raw;

namespace PerfGate.Load.Tests.Raw;

/// <summary>Answers in whatever pieces they come.</summary>
public class ResponseReaderTests
{
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello", true)]
    [InlineData("HTTP/1.1 200\r\ncontent-LENGTH:5\r\n\r\nhello", 200, "hello", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 200, "", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Upgrade, Close\r\n\r\n", 200, "", false)]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200, "hi", false)]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nhi", 200, "hi", true)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204, "", true)]
    [InlineData("HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n", 304, "", true)]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nhi", 201, "hi", true)]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", 200, "hi", true)]
    [InlineData(Chunked + "5\r\nhello\r\n0\r\n\r\n", 200, "hello", true)]
    [InlineData(Chunked + "5;name=value\r\nhello\r\nA\r\n, world!!!\r\n0\r\nTrailer: yes\r\nOther: no\r\n\r\n", 200, "hello, world!!!", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n1\r\nx\r\n0\r\n\r\n", 200, "x", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi", 200, "hi", true)]
    public void An_answer_is_the_same_in_one_piece_in_two_and_byte_by_byte(string answer, int status, string body, bool keepAlive)
    {
        var bytes = Encoding.Latin1.GetBytes(answer);
        for (var first = 0; first <= bytes.Length; first++)
        {
            Check([bytes[..first], bytes[first..]]);
        }

        Check([.. bytes.Select(one => (byte[])[one])]);

        void Check(byte[][] pieces)
        {
            foreach (var keep in (bool[])[false, true])
            {
                var reader = Started(keep: keep);
                var states = pieces.Where(piece => piece.Length > 0).Select(piece => reader.Read(piece)).ToList();
                Assert.Equal(ReadState.Done, states[^1]);
                Assert.All(states[..^1], state => Assert.Equal(ReadState.More, state));
                Assert.Equal((status, body.Length, keepAlive), (reader.Status, (int)reader.BodyBytes, reader.KeepAlive));
                Assert.Equal(keep ? body : "", Encoding.Latin1.GetString(reader.Body.Span));
                Assert.True(!keep || reader.Head.StartsWith("HTTP/1."u8) && reader.Head.EndsWith("\r\n"u8));
            }
        }
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH")]
    [InlineData("HTTP/2 200\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 999 Odd\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nName : value\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\n\r\n")]
    [InlineData(Chunked + "xyz\r\n")]
    [InlineData(Chunked + "\r\n")]
    [InlineData(Chunked + "5\r\nhelloX")]
    [InlineData(Chunked + "FFFFFFFFFFFFFFFFF\r\n")]
    [InlineData(Chunked + "3E9\r\n")]
    public void What_is_no_answer_is_called_so_however_it_is_cut(string answer)
    {
        var bytes = Encoding.Latin1.GetBytes(answer);
        Assert.Equal(ReadState.Invalid, Started().Read(bytes));
        var reader = Started();
        Assert.Contains(bytes.Select(one => reader.Read([one])).ToList(), state => state == ReadState.Invalid);
    }

    [Fact]
    public void A_body_without_a_length_ends_with_the_connection()
    {
        var reader = Started(keep: true);
        Assert.Equal(ReadState.More, reader.Read("HTTP/1.1 200 OK\r\n\r\nhel"u8));
        Assert.Equal(ReadState.More, reader.Read("lo"u8));
        Assert.Equal(ReadState.Done, reader.Close());
        Assert.Equal("hello", Encoding.Latin1.GetString(reader.Body.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell")]
    [InlineData(Chunked + "5\r\nhello\r\n")]
    public void An_answer_that_is_cut_off_is_none(string answer)
    {
        var reader = Started();
        Assert.Equal(ReadState.More, reader.Read(Encoding.Latin1.GetBytes(answer)));
        Assert.Equal(ReadState.Invalid, reader.Close());
    }

    [Fact]
    public void The_answer_to_HEAD_has_no_body_whatever_length_it_names()
    {
        var reader = new ResponseReader();
        reader.Start(answersHead: true, keep: false, largest: 1000);
        Assert.Equal(ReadState.Done, reader.Read("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"u8));
        Assert.True(reader.KeepAlive);
    }

    [Fact]
    public void Bytes_after_the_answer_end_the_connections_use()
    {
        var reader = Started();
        Assert.Equal(ReadState.Done, reader.Read("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK"u8));
        Assert.False(reader.KeepAlive);
    }

    [Fact]
    public void A_head_without_end_is_refused_before_it_fills_the_memory()
    {
        var reader = Started();
        Assert.Equal(ReadState.More, reader.Read("HTTP/1.1 200 OK\r\n"u8));
        var line = Encoding.Latin1.GetBytes("X: " + new string('x', 1000) + "\r\n");
        Assert.Contains(Enumerable.Range(0, 100).Select(_ => reader.Read(line)).ToList(), state => state == ReadState.Invalid);
    }

    private static ResponseReader Started(bool keep = false)
    {
        var reader = new ResponseReader();
        reader.Start(answersHead: false, keep, largest: 1000);
        return reader;
    }
}
