using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Peelian.Render;

/// <summary>Turns a Razor component into the bytes of a page.</summary>
static class Markup
{
    // Without this encoder "£" and "’" would become numeric references.
    static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The page, with its doctype.</summary>
    /// <remarks>One renderer a page: a shared one keeps every page it ever drew in memory.</remarks>
    public static byte[] Page<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        var buffer = new MemoryStream(256 * 1024);
        using (var text = new StreamWriter(buffer, Utf8) { NewLine = "\n" })
        {
            text.Write("<!DOCTYPE html>\n");
            Draw<T>(parameters, text).GetAwaiter().GetResult();
        }
        return buffer.ToArray();
    }

    static async Task Draw<T>(Dictionary<string, object?> parameters, StreamWriter text)
        where T : IComponent
    {
        var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        await using (renderer.ConfigureAwait(false))
        {
            await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var page = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters)).ConfigureAwait(false);
                page.WriteHtmlTo(text);
            }).ConfigureAwait(false);
        }
    }
}
