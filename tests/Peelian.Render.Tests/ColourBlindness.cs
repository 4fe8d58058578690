namespace Peelian.Render.Tests;

/// <summary>What is left of colours for those who do not see all of them, and how far apart two of them then look.</summary>
/// <remarks>
/// G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009: the matrices of severity 1, on linear RGB.
/// Distances are those of CIE 1976 L*a*b*, white D65.
/// </remarks>
static class ColourBlindness
{
    public static readonly IReadOnlyDictionary<string, double[]> Kinds = new Dictionary<string, double[]>
    {
        ["all colours seen"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] = [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    public static double Distance(string one, string other, string kind)
    {
        var (a, b) = (Lab(Seen(one, Kinds[kind])), Lab(Seen(other, Kinds[kind])));
        return Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
    }

    static double[] Seen(string colour, double[] matrix)
    {
        double[] rgb = [.. Convert.FromHexString(colour.AsSpan(1)).Select(channel => Linear(channel / 255.0))];
        return [.. Enumerable.Range(0, 3).Select(row => Math.Clamp(matrix[row * 3] * rgb[0] + matrix[row * 3 + 1] * rgb[1] + matrix[row * 3 + 2] * rgb[2], 0, 1))];
    }

    static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    static double[] Lab(double[] rgb)
    {
        var x = Root((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
        var y = Root(0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
        var z = Root((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    static double Root(double part) => part > 216.0 / 24389 ? Math.Cbrt(part) : (24389.0 / 27 * part + 16) / 116;
}
