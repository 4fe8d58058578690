using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Peelian.Warehouse;

namespace Peelian.App.PoliceUkMirror;

/// <summary>
/// The interface's numbers for what was never numbered in the files: made from the content alone, so that they are the same in every
/// store and on every day, beyond all numbers that the interface ever gave, and small enough for a number of JavaScript (under 2^53).
/// </summary>
static class MirrorIds
{
    // A place's number is the place: millionths of a degree north and east of this corner, which lies beyond all of the United Kingdom.
    const int South = 45;
    const int West = -15;
    const long Side = 20_000_000;
    const double Millionth = 1_000_000;
    const long FirstPlace = 1L << 50;
    const long FirstCrime = 1L << 52;

    /// <summary>The number of a place.</summary>
    public static long OfPlace(MapPoint point) =>
        FirstPlace + Steps(point.Latitude - South) * Side + Steps(point.Longitude - West);

    /// <summary>The place that has a number; null where none of ours has it.</summary>
    public static MapPoint? PlaceOf(long id)
    {
        var place = id - FirstPlace;
        return place is >= 0 and < Side * Side ? new(place % Side / Millionth + West, place / Side / Millionth + South) : null;
    }

    static long Steps(double degrees) => Math.Clamp((long)Math.Round(degrees * Millionth, Rounding.HalfAwayFromZero), 0, Side - 1);

    /// <summary>The number of a crime.</summary>
    /// <param name="row">The crime.</param>
    /// <param name="nth">From 1: rows that are alike in everything are told apart by their order.</param>
    public static long OfCrime(CrimeRow row, int nth)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{row.Month}|{row.CrimeId}|{row.ForceCode}|{row.Type}|{row.Point?.Longitude:F6}|{row.Point?.Latitude:F6}|{row.Location}|{row.Context}|{nth}");
        var hash = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return FirstCrime + (hash & (FirstCrime - 1));
    }
}
