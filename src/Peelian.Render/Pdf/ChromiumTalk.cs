using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Peelian.Render.Pdf;

/// <summary>Talks to a browser in its DevTools protocol: orders with answers, and what it reports meanwhile.</summary>
sealed class ChromiumTalk : IAsyncDisposable
{
    readonly ClientWebSocket _socket = new();
    readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    readonly ConcurrentDictionary<(string Session, string Report), TaskCompletionSource<JsonElement>> _awaited = new();
    readonly SemaphoreSlim _sending = new(1);
    readonly CancellationTokenSource _closing = new();
    readonly string _browser;
    Task _hearing = Task.CompletedTask;
    string? _fault;
    int _last;

    ChromiumTalk(string browser) => _browser = browser;

    /// <summary>Connects.</summary>
    public static async Task<ChromiumTalk> Connect(string browser, Uri address, TimeSpan limit)
    {
        var talk = new ChromiumTalk(browser);
        talk._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        using var time = new CancellationTokenSource(limit);
        try
        {
            await talk._socket.ConnectAsync(address, time.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            await talk.DisposeAsync().ConfigureAwait(false);
            throw new PrintFault($"The browser '{browser}' does not answer.", fault);
        }
        talk._hearing = talk.Hear();
        return talk;
    }

    /// <summary>Gives an order and waits for the answer.</summary>
    /// <exception cref="PrintFault">The browser refuses, has gone, or does not answer in time.</exception>
    public async Task<JsonElement> Ask(string order, JsonObject? with = null, string? session = null, TimeSpan? limit = null)
    {
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var number = Interlocked.Increment(ref _last);
        _asked[number] = answer;
        var message = new JsonObject { ["id"] = number, ["method"] = order, ["params"] = with ?? [] };
        if (session is not null)
            message["sessionId"] = session;
        if (_fault is { } fault)
            answer.TrySetException(new PrintFault(fault));
        else
            await Send(JsonSerializer.SerializeToUtf8Bytes(message)).ConfigureAwait(false);
        return await InTime(answer.Task, order, limit).ConfigureAwait(false);
    }

    /// <summary>Waits for a report; the wait begins at once, whenever the result is asked for.</summary>
    public Task<JsonElement> Await(string report, string session, TimeSpan limit)
    {
        var heard = _awaited[(session, report)] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_fault is { } fault)
            heard.TrySetException(new PrintFault(fault));
        return InTime(heard.Task, report, limit);
    }

    async Task<JsonElement> InTime(Task<JsonElement> answer, string what, TimeSpan? limit)
    {
        var time = limit ?? ChromiumLimits.Usual.Page;
        try
        {
            return await answer.WaitAsync(time).ConfigureAwait(false);
        }
        catch (TimeoutException late)
        {
            throw new PrintFault(string.Create(CultureInfo.InvariantCulture, $"The browser '{_browser}' did not answer within {time.TotalSeconds:0} seconds ({what})."), late);
        }
    }

    async Task Send(byte[] message)
    {
        await _sending.WaitAsync().ConfigureAwait(false);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, _closing.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is WebSocketException or InvalidOperationException or OperationCanceledException or IOException)
        {
            Fail($"The browser '{_browser}' ended while it printed.");
        }
        finally
        {
            _sending.Release();
        }
    }

    async Task Hear()
    {
        var message = new ArrayBufferWriter<byte>(1 << 16);
        try
        {
            while (true)
            {
                message.ResetWrittenCount();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(message.GetMemory(1 << 16), _closing.Token).ConfigureAwait(false);
                    message.Advance(part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                Take(JsonElement.Parse(message.WrittenSpan));
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Told below: whoever waits is told that no answer comes.
        }
        Fail($"The browser '{_browser}' ended while it printed.");
    }

    void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (!_asked.TryRemove(id.GetInt32(), out var answer))
                return;
            if (message.TryGetProperty("error", out var error))
                answer.TrySetException(new PrintFault($"The browser '{_browser}' refused: {error.GetProperty("message").GetString()}"));
            else
                answer.TrySetResult(message.GetProperty("result"));
            return;
        }
        var session = message.TryGetProperty("sessionId", out var from) ? from.GetString()! : "";
        var report = message.GetProperty("method").GetString()!;
        if (report == "Inspector.targetCrashed")
            Fail($"A page of the browser '{_browser}' crashed while it was printed.");
        if (_awaited.TryRemove((session, report), out var heard))
            heard.TrySetResult(message.GetProperty("params"));
    }

    /// <summary>Tells everyone who waits that no answer comes, and why.</summary>
    public void Fail(string why)
    {
        _fault ??= why;
        foreach (var waiting in _asked.Values.Concat(_awaited.Values))
            waiting.TrySetException(new PrintFault(_fault));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await _hearing.ConfigureAwait(false);
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }
}
