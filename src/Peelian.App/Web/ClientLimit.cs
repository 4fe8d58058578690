using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Peelian.App.Web;

/// <summary>How often one reader may ask: a bucket of requests that fills again by the second.</summary>
static class ClientLimit
{
    const int SecondsOfMinute = 60;
    const int BytesOfNetwork = 8;

    /// <summary>The limiter of every reader.</summary>
    /// <param name="perMinute">How many requests of one reader in a minute.</param>
    /// <param name="hasOwn">Requests that have a limit of their own.</param>
    public static PartitionedRateLimiter<HttpContext> Make(int perMinute, Func<HttpContext, bool> hasOwn)
    {
        var options = Bucket(perMinute);
        return PartitionedRateLimiter.Create<HttpContext, string>(context => hasOwn(context)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(ReaderOf(context), _ => options));
    }

    /// <summary>The limiter of the mirror: so many in a second, and twice as many at once from whoever has not asked for a while.</summary>
    /// <param name="perSecond">How many requests of one reader in a second.</param>
    public static PartitionedRateLimiter<HttpContext> OfMirror(int perSecond)
    {
        const int StepsOfSecond = 5;
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2 * perSecond,
            TokensPerPeriod = Math.Max(1, perSecond / StepsOfSecond),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, perSecond / StepsOfSecond) / (double)perSecond),
            QueueLimit = 0,
        };
        return PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(ReaderOf(context), _ => options));
    }

    /// <summary>One thing at a time for every reader, who may have some more waiting.</summary>
    /// <param name="waiting">How many.</param>
    public static PartitionedRateLimiter<string> OneByOne(int waiting)
    {
        var options = new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
        return PartitionedRateLimiter.Create<string, string>(reader => RateLimitPartition.GetConcurrencyLimiter(reader, _ => options));
    }

    /// <summary>The limiter of what has to be drawn for every reader: so many at once, so many in a minute.</summary>
    /// <param name="limits">How many.</param>
    public static PartitionedRateLimiter<string> OfDrawings(SiteLimits limits)
    {
        var bucket = Bucket(limits.DrawnPerMinute);
        var atOnce = new ConcurrencyLimiterOptions { PermitLimit = limits.DrawnAtOnce, QueueLimit = 0 };
        return PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<string, string>(reader => RateLimitPartition.GetConcurrencyLimiter(reader, _ => atOnce)),
            PartitionedRateLimiter.Create<string, string>(reader => RateLimitPartition.GetTokenBucketLimiter(reader, _ => bucket)));
    }

    static TokenBucketRateLimiterOptions Bucket(int perMinute)
    {
        var steps = (int)BigInteger.GreatestCommonDivisor(perMinute, SecondsOfMinute);
        return new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = perMinute / steps,
            ReplenishmentPeriod = TimeSpan.FromSeconds(SecondsOfMinute / steps),
            QueueLimit = 0,
        };
    }

    /// <summary>Who asks, as far as limits go.</summary>
    public static string ReaderOf(HttpContext context) => ReaderOf(context.Connection.RemoteIpAddress);

    // Whoever has an address of version 6 has a whole network of them.
    static string ReaderOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, BytesOfNetwork)),
        _ => address.ToString(),
    };
}
