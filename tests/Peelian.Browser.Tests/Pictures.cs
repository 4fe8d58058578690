using System.Globalization;
using System.Text.RegularExpressions;
using Peelian.Tests;
using Xunit;

namespace Peelian.Browser.Tests;

/// <summary>The pictures of docs/gallery: taken anew where that is asked for, otherwise held against with a tolerance.</summary>
sealed partial class Pictures(Browser browser)
{
    // Letters are smoothed a little differently from machine to machine: of points a quarter the size, so many may differ by more than so much.
    const double Tolerated = 0.004;
    const int Step = 40;

    public static string Folder { get; } = Project.File("docs", "gallery");

    static string Readme => Path.Combine(Folder, "README.md");

    /// <summary>The version of the browser that the pictures were taken with; others set letters differently.</summary>
    [GeneratedRegex(@"Chromium (\d+)")]
    private static partial Regex TakenWith();

    /// <summary>A picture under its name: written, or held against the one that is there.</summary>
    public async Task Same(string name, byte[] png)
    {
        var path = Path.Combine(Folder, name);
        var major = (await browser.Version()).Split('.')[0];
        if (Golden.Writes)
        {
            await File.WriteAllBytesAsync(path, await Coded(png, name));
            await File.WriteAllTextAsync(Readme, TakenWith().Replace(await File.ReadAllTextAsync(Readme), $"Chromium {major}"));
            return;
        }
        Assert.True(File.Exists(path), $"{name} is not in docs/gallery: ./run gallery takes it.");
        var taken = TakenWith().Match(await File.ReadAllTextAsync(Readme)).Groups[1].Value;
        if (taken != major)
            Assert.Skip($"{name} was taken with Chromium {taken}; this is {major}, which may set letters differently: not compared.");
        var now = await Coded(png, name);
        var share = await Differing(await File.ReadAllBytesAsync(path), now, name);
        if (share > Tolerated)
            Assert.Fail($"{name}: {share.ToString("P2", CultureInfo.InvariantCulture)} of the picture differs from the approved one; now it is {Golden.Aside(name, now)}. If it is right: ./run gallery, and look at it.");
    }

    // WebP is a fifth of a PNG; a browser writes it.
    async Task<byte[]> Coded(byte[] png, string name)
    {
        if (Path.GetExtension(name) == ".png")
            return png;
        const string Code = """
            async data => {
              const image = new Image(); image.src = data; await image.decode();
              const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
              canvas.getContext('2d').drawImage(image, 0, 0);
              return canvas.toDataURL('image/webp', 0.45).split(',')[1];
            }
            """;
        return Convert.FromBase64String(await InPage<string>(Code, Data(png, "a.png")));
    }

    /// <summary>The share of two pictures that differs: all of it where their sizes do.</summary>
    async Task<double> Differing(byte[] one, byte[] two, string name)
    {
        const string Code = """
            async ([one, two, step]) => {
              const read = async data => {
                const image = new Image(); image.src = data; await image.decode();
                const [w, h] = [Math.ceil(image.width / 2), Math.ceil(image.height / 2)];
                const pen = new OffscreenCanvas(w, h).getContext('2d');
                pen.drawImage(image, 0, 0, w, h);
                return { w: image.width, h: image.height, points: pen.getImageData(0, 0, w, h).data };
              };
              const [a, b] = [await read(one), await read(two)];
              if (a.w !== b.w || a.h !== b.h) return 1;
              let far = 0;
              for (let at = 0; at < a.points.length; at += 4)
                if (Math.max(...[0, 1, 2].map(i => Math.abs(a.points[at + i] - b.points[at + i]))) > step) far++;
              return far / (a.points.length / 4);
            }
            """;
        return await InPage<double>(Code, new object[] { Data(one, name), Data(two, name), Step });
    }

    async Task<T> InPage<T>(string code, object argument)
    {
        var page = await browser.Blank();
        var result = await page.EvaluateAsync<T>(code, argument);
        await page.Context.CloseAsync();
        return result;
    }

    /// <summary>Many pictures on one sheet, side by side.</summary>
    public async Task<byte[]> Sheet(IEnumerable<string> files, int across, int width)
    {
        var page = await browser.Blank(across * (width + 12) + 12);
        var images = files.Select(file => $"<img width={width} src='{Data(File.ReadAllBytes(file), file)}'>");
        await page.SetContentAsync($"<style>body{{margin:12px 0 0 12px;background:#ddd;font-size:0}}img{{margin:0 12px 12px 0;vertical-align:top}}</style>{string.Concat(images)}");
        var png = await page.ScreenshotAsync(new() { FullPage = true });
        await page.Context.CloseAsync();
        return png;
    }

    /// <summary>Pictures of one height in a row.</summary>
    public async Task<byte[]> Row(IEnumerable<string> files, int height)
    {
        var page = await browser.Blank(1600);
        var images = files.Select(file => $"<img height={height.ToString(CultureInfo.InvariantCulture)} src='{Data(File.ReadAllBytes(file), file)}'>");
        await page.SetContentAsync($"<style>body{{margin:0;display:inline-flex;gap:12px;padding:12px;background:#ddd}}</style>{string.Concat(images)}");
        var png = await page.Locator("body").ScreenshotAsync();
        await page.Context.CloseAsync();
        return png;
    }

    static string Data(byte[] bytes, string name) => $"data:image/{Path.GetExtension(name)[1..]};base64,{Convert.ToBase64String(bytes)}";
}
