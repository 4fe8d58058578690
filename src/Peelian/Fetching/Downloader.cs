using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Peelian.Fetching;

/// <summary>Asks servers: within their limits, patiently, and continuing where a connection broke.</summary>
sealed class Downloader : IDisposable
{
    static readonly TimeSpan LongestConnecting = TimeSpan.FromSeconds(15);

    readonly HttpClient _http;
    readonly FetchLimits _limits;
    readonly TimeProvider _clock;
    readonly Pace _pace;
    readonly Action<string>? _tell;
    bool _answered;

    public Downloader(FetchLimits limits, TimeProvider clock, Pace pace, Action<string>? tell)
    {
        (_limits, _clock, _pace, _tell) = (limits, clock, pace, tell);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = limits.Silence < LongestConnecting ? limits.Silence : LongestConnecting }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("peelian", typeof(Downloader).Assembly.GetName().Version?.ToString(3)));
    }

    /// <summary>Bytes that came, of everything.</summary>
    public long Bytes { get; private set; }

    /// <summary>Told the bytes that came of a file so far, and how many it has, where known.</summary>
    public Action<long, long?>? Progress { get; set; }

    /// <summary>Which edition of a file a server has, without fetching it, and whether it gives parts.</summary>
    /// <exception cref="FetchFault">There is no such file, or it cannot be asked.</exception>
    public async Task<(Edition Edition, bool Ranges)> Look(Uri address, CancellationToken stop)
    {
        (Edition, bool) found = default;
        await Patiently(address, () => 0, async () =>
        {
            using var head = await Send(HttpMethod.Head, address, null, stop).ConfigureAwait(false);
            // Not every server answers such a question, and some say only of it that it is forbidden: the first byte says as much.
            using var first = head.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented or HttpStatusCode.Forbidden
                ? await Send(HttpMethod.Get, address, (0, 1, null), stop).ConfigureAwait(false) : null;
            var answer = first ?? head;
            Expect(answer, address);
            found = (Edition.Of(answer), answer.StatusCode == HttpStatusCode.PartialContent || answer.Headers.AcceptRanges.Contains("bytes"));
        }, stop).ConfigureAwait(false);
        return found;
    }

    /// <summary>A short answer.</summary>
    /// <param name="address">What is asked.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<byte[]> Small(Uri address, int most, CancellationToken stop)
    {
        byte[] bytes = [];
        await Patiently(address, () => 0, async () =>
        {
            using var answer = await Send(HttpMethod.Get, address, null, stop).ConfigureAwait(false);
            Expect(answer, address);
            using var copy = new MemoryStream();
            await Body(answer, address, (_, read) =>
            {
                if (copy.Length + read.Length > most)
                    throw TooLarge(address, most);
                copy.Write(read.Span);
            }, 0, stop).ConfigureAwait(false);
            bytes = copy.ToArray();
        }, stop).ConfigureAwait(false);
        return bytes;
    }

    /// <summary>Sees to it that a stretch of a file is there; <paramref name="to"/> null for its end. A server that gives no parts gives all of it.</summary>
    public async Task Fill(Uri address, PartFile part, long from, long? to, CancellationToken stop)
    {
        while (part.Gap(from, to) is not null)
        {
            await Patiently(address, () => part.Furthest, async () =>
            {
                var before = part.Furthest;
                await Once(address, part, part.Gap(from, to)!.Value, stop).ConfigureAwait(false);
                if (part.Furthest == before && part.Gap(from, to) is not null)
                    throw new PassingFault($"{address} sent nothing");
            }, stop).ConfigureAwait(false);
        }
        part.Save();
    }

    async Task Once(Uri address, PartFile part, (long From, long? To) gap, CancellationToken stop)
    {
        var known = part.Edition;
        var ranged = known is { CanBeContinued: true } && (gap.From > 0 || gap.To < known.Length) ? gap : ((long, long?)?)null;
        using var answer = await Send(HttpMethod.Get, address, ranged is { } wanted ? (wanted.Item1, wanted.Item2, known!.Condition) : null, stop).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && ranged is not null)
        {
            part.Forget();
            throw new PassingFault($"{address} is shorter than it was");
        }
        Expect(answer, address);
        var edition = Edition.Of(answer);
        var at = 0L;
        if (answer.StatusCode == HttpStatusCode.PartialContent)
            at = StartOfPart(address, answer, part, gap, edition);
        else if (known is null || ranged is not null || !edition.IsSameAs(known))
            part.Begin(edition); // the whole file, whatever was asked for
        await Body(answer, address, (offset, read) => Keep(part, at + offset, read.Span, address), at, stop).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.OK && part.Edition!.Length is null)
            End(address, part, answer);
    }

    // In pieces, the last one says that it is the last; else all that is seen is that the connection closed, as one that breaks does.
    static void End(Uri address, PartFile part, HttpResponseMessage answer)
    {
        if (answer.Headers.TransferEncodingChunked == true || answer.Version.Major > 1)
        {
            part.EndAt(part.Gap(0, null)?.From ?? 0);
            return;
        }
        part.Forget();
        throw new FetchFault($"{address} comes without its length, so whether all of it came cannot be known; a proxy on the way may do that. Nothing was changed.");
    }

    static long StartOfPart(Uri address, HttpResponseMessage answer, PartFile part, (long From, long? To) gap, Edition edition)
    {
        var start = answer.Content.Headers.ContentRange?.From;
        if (start == gap.From && edition.IsSameAs(part.Edition))
            return gap.From;
        part.Forget();
        throw new PassingFault(start == gap.From ? $"{address} became another file meanwhile" : $"{address} sent another part than the one asked for");
    }

    void Keep(PartFile part, long at, ReadOnlySpan<byte> bytes, Uri address)
    {
        var most = Math.Min(part.Edition!.Length ?? long.MaxValue, _limits.MostBytes);
        if (at + bytes.Length > most)
            throw at + bytes.Length > _limits.MostBytes ? TooLarge(address, _limits.MostBytes) : new PassingFault($"{address} sent more than it announced");
        part.Write(at, bytes);
        Progress?.Invoke(at + bytes.Length, part.Edition!.Length);
    }

    async Task Body(HttpResponseMessage answer, Uri address, Action<long, ReadOnlyMemory<byte>> take, long start, CancellationToken stop)
    {
        if (answer.Content.Headers.ContentLength + start > _limits.MostBytes)
            throw TooLarge(address, _limits.MostBytes);
        var buffer = new byte[1 << 16];
        long offset = 0;
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
        silence.CancelAfter(_limits.Silence);
        var body = await answer.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
        while (true)
        {
            silence.CancelAfter(_limits.Silence);
            var read = await FromNetwork(address, () => body.ReadAsync(buffer, silence.Token).AsTask(), stop).ConfigureAwait(false);
            if (read == 0)
                return;
            take(offset, buffer.AsMemory(0, read));
            offset += read;
            Bytes += read;
        }
    }

    // Once more, and once more later, until it is done or has failed too often in a row without bringing anything.
    async Task Patiently(Uri address, Func<long> brought, Func<Task> attempt, CancellationToken stop)
    {
        for (var failures = 1; ; failures++)
        {
            var before = brought();
            PassingFault passing;
            try
            {
                await attempt().ConfigureAwait(false);
                return;
            }
            catch (PassingFault fault)
            {
                passing = fault;
            }
            if (brought() > before)
                failures = 1;
            if (failures >= _limits.Attempts)
                throw new FetchFault($"{passing.Message}; given up after {failures} attempts. What came is kept and continued by the next fetch; the store is as it was.", passing);
            if (passing.Wait > _limits.MostAskedWait)
                throw new FetchFault($"{passing.Message} and asks to be left alone for {Figures.Format.Whole((decimal)Math.Ceiling(passing.Wait.Value.TotalMinutes))} minutes: fetch again then. The store is as it was.", passing);
            var wait = passing.Wait ?? _limits.WaitAfter(failures);
            _tell?.Invoke($"{passing.Message}; again in {Seconds(wait)}");
            await Task.Delay(wait, _clock, stop).ConfigureAwait(false);
        }
    }

    async Task<HttpResponseMessage> Send(HttpMethod method, Uri address, (long From, long? To, string? Condition)? part, CancellationToken stop)
    {
        for (var asked = 0; asked <= _limits.Redirects; asked++)
        {
            await _pace.Turn(stop).ConfigureAwait(false);
            using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
            silence.CancelAfter(_limits.Silence);
            using var request = new HttpRequestMessage(method, address);
            if (part is { } wanted)
            {
                request.Headers.Range = new RangeHeaderValue(wanted.From, wanted.To - 1);
                if (wanted.Condition is not null)
                    request.Headers.TryAddWithoutValidation("If-Range", wanted.Condition);
            }
            var answer = await FromNetwork(address, () => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token), stop).ConfigureAwait(false);
            _answered = true;
            if (answer.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                return answer;
            address = Addresses.Redirected(address, answer.Headers.Location);
            answer.Dispose();
        }
        throw new FetchFault($"{address} is the end of too many redirects, one to the next. Nothing was changed.");
    }

    // What the network does not give may be given later, but for a server that never answered: then this machine is most likely offline.
    async Task<T> FromNetwork<T>(Uri address, Func<Task<T>> ask, CancellationToken stop)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (!stop.IsCancellationRequested && !_answered)
        {
            throw new FetchFault($"Offline? {address.Host} does not answer. Nothing was changed; what you have downloaded otherwise is added with 'peelian add'.", fault);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new PassingFault($"{address.Host} said nothing for {Seconds(_limits.Silence)}");
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new FetchFault($"{address.Host} has no certificate that this machine trusts: a network between may have put in its own, or this machine's clock is wrong. Nothing was changed.", fault);
        }
        catch (HttpRequestException fault) when (!_answered && fault.HttpRequestError is (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError))
        {
            throw new FetchFault($"Offline? {address.Host} cannot be reached ({Reason(fault)}). Nothing was changed; what you have downloaded otherwise is added with 'peelian add'.", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new PassingFault($"The connection to {address.Host} broke", null, fault);
        }
    }

    static string Reason(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name is not found",
        HttpRequestError.ProxyTunnelError => "the proxy lets nothing through",
        _ => "no connection",
    };

    void Expect(HttpResponseMessage answer, Uri address)
    {
        var status = (int)answer.StatusCode;
        if (status is 408 or 425 or 429 or 500 or 502 or 503 or 504)
            throw new PassingFault($"{address.Host} answers {status} ({answer.ReasonPhrase})", AskedWait(answer));
        if (status is 404 or 410)
            throw new FetchFault($"{address} is not there (the server answers {status}). Nothing was changed.") { Status = status };
        if (status is not (200 or 206))
            throw new FetchFault($"{address} cannot be had: the server, or a network between, answers {status} ({answer.ReasonPhrase}). Nothing was changed.") { Status = status };
        if (answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml")
            throw new FetchFault($"{address} gives a web page, not a file: the address may have moved, or a network between asks to log in. Nothing was changed.");
    }

    TimeSpan? AskedWait(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        // By the server's clock where it says its time: this machine's may be wrong.
        { Date: { } until } => until - (answer.Headers.Date ?? _clock.GetUtcNow()) is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };

    static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";

    static FetchFault TooLarge(Uri address, long most) =>
        new($"{address} has more than {Figures.Format.Whole(most)} bytes, the most that is fetched. Nothing was changed.");

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
