using System.Text.Json;
using System.Text.Json.Nodes;

namespace Peelian.Render.Pdf;

/// <summary>A running browser and its pages.</summary>
sealed class Chromium : IAsyncDisposable
{
    readonly ChromiumProcess _process;
    readonly ChromiumTalk _talk;
    readonly ChromiumLimits _limits;

    Chromium(ChromiumProcess process, ChromiumTalk talk, ChromiumLimits limits) => (_process, _talk, _limits) = (process, talk, limits);

    /// <summary>Its name and version: <c>Chromium/156.0.8078.79</c>.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The folder for the pages that it prints; it goes when the browser goes.</summary>
    public string Folder => _process.Folder;

    /// <summary>The number of its process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a browser.</summary>
    /// <exception cref="PrintFault">It does not start, or does not answer.</exception>
    public static async Task<Chromium> Start(string program, ChromiumLimits limits)
    {
        var (process, address) = await ChromiumProcess.Start(program, limits.Start).ConfigureAwait(false);
        ChromiumTalk? talk = null;
        try
        {
            talk = await ChromiumTalk.Connect(program, address, limits.Start).ConfigureAwait(false);
            process.WhenEnded(talk.Fail);
            var version = await talk.Ask("Browser.getVersion", limit: limits.Start).ConfigureAwait(false);
            var product = version.GetProperty("product").GetString()!;
            return new Chromium(process, talk, limits) { Version = "Chromium/" + product[(product.IndexOf('/', StringComparison.Ordinal) + 1)..] };
        }
        catch
        {
            if (talk is not null)
                await talk.DisposeAsync().ConfigureAwait(false);
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens an empty page.</summary>
    public async Task<ChromiumPage> Open()
    {
        var target = await _talk.Ask("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, limit: _limits.Page).ConfigureAwait(false);
        var session = await _talk.Ask("Target.attachToTarget", new JsonObject { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }, limit: _limits.Page).ConfigureAwait(false);
        var page = new ChromiumPage(_talk, session.GetProperty("sessionId").GetString()!, _limits.Page);
        await page.Prepare().ConfigureAwait(false);
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _talk.DisposeAsync().ConfigureAwait(false);
        await _process.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>A page of a browser.</summary>
sealed class ChromiumPage(ChromiumTalk talk, string session, TimeSpan limit)
{
    /// <summary>Asks for reports of what happens on it.</summary>
    public Task Prepare() => talk.Ask("Page.enable", null, session, limit);

    /// <summary>Shows a file and waits until all of it, fonts too, is there.</summary>
    public async Task Show(string file)
    {
        var loaded = talk.Await("Page.loadEventFired", session, limit);
        var answer = await talk.Ask("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri }, session, limit).ConfigureAwait(false);
        if (answer.TryGetProperty("errorText", out var error))
            throw new PrintFault($"The browser could not read the page that it was to print: {error.GetString()}");
        await loaded.ConfigureAwait(false);
        await Evaluate("document.fonts.ready.then(() => 0)").ConfigureAwait(false);
    }

    /// <summary>The value of an expression on the page.</summary>
    public async Task<JsonElement> Evaluate(string expression)
    {
        var answer = await talk.Ask("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true }, session, limit).ConfigureAwait(false);
        return answer.TryGetProperty("exceptionDetails", out var fault)
            ? throw new PrintFault($"The page that was to be printed failed: {fault.GetProperty("text").GetString()}")
            : answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Prints what it shows.</summary>
    public async Task<byte[]> Print()
    {
        var answer = await talk.Ask("Page.printToPDF", new JsonObject
        {
            ["printBackground"] = true,
            ["preferCSSPageSize"] = true,
            ["generateTaggedPDF"] = true,
            ["generateDocumentOutline"] = false,
        }, session, limit).ConfigureAwait(false);
        return answer.GetProperty("data").GetBytesFromBase64();
    }
}
