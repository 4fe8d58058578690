using Peelian.Statistics;
using Xunit;

namespace Peelian.Tests.Statistics;

/// <summary>
/// Year-on-year changes of the reference report, twelve months to October 2014 and 2015: counts as printed there, with the mid-P
/// value (each checked against the sum in forty digits: 0.05475 and 1.037e-10 for the two easiest to misprint), the value adjusted over the thirty rows, and the log interval of the change in percent. Units are those of the last digit printed.
/// </summary>
static class ReferenceRows
{
    static readonly (string Row, long Before, long Now, double Percent, double P, double PUnit, double Q, double QUnit, double Low, double High)[] Rows =
    [
        ("TNO", 21173, 21062, -0.5, 0.5891, 1e-4, 0.736, 1e-3, -2.4, 1.4),
        ("Violence with injury", 2334, 2395, 2.6, 0.3751, 1e-4, 0.494, 1e-3, -3.1, 8.6),
        ("Robbery total", 714, 676, -5.3, 0.3083, 1e-4, 0.440, 1e-3, -14.8, 5.2),
        ("Burglary total", 2570, 2175, -15.4, 9.64e-9, 1e-11, 9.6e-8, 1e-9, -20.1, -10.4),
        ("Theft from person", 623, 557, -10.6, 0.0547, 1e-4, 0.137, 1e-3, -20.3, 0.2),
        ("TTMV", 827, 699, -15.5, 0.00105, 1e-5, 0.0039, 1e-4, -23.6, -6.5),
        ("TFMV", 1847, 1635, -11.5, 0.000327, 1e-6, 0.0016, 1e-4, -17.2, -5.4),
        ("Criminal damage", 1779, 1871, 5.2, 0.1279, 1e-4, 0.252, 1e-3, -1.4, 12.2),
        ("MOPAC 7", 10694, 10008, -6.4, 1.86e-6, 1e-8, 1.1e-5, 1e-6, -8.9, -3.8),
        ("VAP", 6003, 6732, 12.1, 1.04e-10, 1e-12, 1.6e-9, 1e-10, 8.3, 16.1),
        ("Assault with injury", 1571, 1656, 5.4, 0.1346, 1e-4, 0.252, 1e-3, -1.6, 12.9),
        ("Homicide", 3, 3, 0.0, 1, 1e-4, 1, 1e-4, -79.8, 395.5),
        ("Burglary res", 1843, 1342, -27.2, 5.9e-19, 1e-20, 1.8e-17, 1e-18, -32.1, -21.9),
        ("Burglary non-res", 727, 833, 14.6, 0.00728, 1e-5, 0.0243, 1e-4, 3.7, 26.6),
        ("Robbery personal", 640, 629, -1.7, 0.7576, 1e-4, 0.874, 1e-3, -12.0, 9.7),
        ("Robbery business", 74, 47, -36.5, 0.0142, 1e-4, 0.0425, 1e-4, -55.9, -8.5),
        ("Motor vehicle crime", 2674, 2334, -12.7, 1.54e-6, 1e-8, 1.1e-5, 1e-6, -17.4, -7.7),
        ("Rape", 145, 163, 12.4, 0.3058, 1e-4, 0.440, 1e-3, -10.1, 40.6),
        ("Other sexual", 328, 322, -1.8, 0.8141, 1e-4, 0.888, 1e-3, -15.8, 14.5),
        ("Youth violence", 597, 597, 0.0, 1, 1e-4, 1, 1e-4, -10.7, 12.0),
        ("Serious youth violence", 236, 214, -9.3, 0.3002, 1e-4, 0.440, 1e-3, -24.6, 9.1),
        ("Gun crime", 59, 69, 16.9, 0.3787, 1e-4, 0.494, 1e-3, -17.4, 65.6),
        ("Knife crime", 372, 332, -10.8, 0.1319, 1e-4, 0.252, 1e-3, -23.0, 3.5),
        ("Knife with injury", 159, 140, -11.9, 0.2726, 1e-4, 0.440, 1e-3, -29.8, 10.5),
        ("Domestic abuse", 2461, 2370, -3.7, 0.1905, 1e-4, 0.336, 1e-3, -9.0, 1.9),
        ("Homophobic", 41, 43, 4.9, 0.8284, 1e-4, 0.888, 1e-3, -31.6, 60.9),
        ("Racist & religious", 363, 428, 17.9, 0.0208, 1e-4, 0.057, 1e-3, 2.5, 35.6),
        ("Disability", 9, 3, -66.7, 0.0923, 1e-4, 0.213, 1e-3, -91.0, 23.1),
        ("Transgender", 3, 4, 33.3, 0.7266, 1e-4, 0.872, 1e-3, -70.2, 495.7),
        ("Faith", 23, 53, 130.4, 0.000539, 1e-6, 0.0023, 1e-4, 41.3, 275.9),
    ];

    public static TheoryData<string, long, long, double, double, double, double, double> All =>
        [.. Rows.Select(row => (row.Row, row.Before, row.Now, row.Percent, row.P, row.PUnit, row.Low, row.High))];

    public static IEnumerable<TwoCounts> Counts => Rows.Select(row => new TwoCounts(row.Before, row.Now));

    public static IEnumerable<(double Value, double Unit)> Adjusted => Rows.Select(row => (row.Q, row.QUnit));
}
