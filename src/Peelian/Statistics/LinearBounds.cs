namespace Peelian.Statistics;

/// <summary>An unknown with its factor in a sum.</summary>
/// <param name="Unknown">Index of the unknown, from 0.</param>
/// <param name="Factor">Its factor.</param>
public readonly record struct Weighted(int Unknown, double Factor);

/// <summary>
/// How small and how large a sum of unknown counts can be, given sums of them that are known: what anybody can work out about a hidden
/// number from those that stand around it.
/// </summary>
/// <remarks>
/// Linear programming over counts that are 0 or more, by the simplex method in two phases with Bland's rule, which cannot cycle. See Willenborg
/// and de Waal 2001, Elements of Statistical Disclosure Control. For tables of a pack's size: some hundreds of unknowns.
/// </remarks>
public sealed class LinearBounds
{
    const double Nothing = 1e-9;

    readonly int _unknowns;
    readonly List<double[]> _rows = [];
    readonly List<int> _basis = [];
    bool? _sound; // null until bounds are asked for

    /// <summary>So many unknowns, each 0 or more, about which nothing else is known yet.</summary>
    public LinearBounds(int unknowns) => _unknowns = unknowns;

    /// <summary>A sum that is known.</summary>
    /// <exception cref="InvalidOperationException">Bounds have been asked for already.</exception>
    public void Know(IEnumerable<Weighted> terms, double value)
    {
        if (_sound is not null)
            throw new InvalidOperationException("Everything known is said before bounds are asked for.");
        var row = new double[_unknowns + 1];
        foreach (var (unknown, factor) in terms)
            row[unknown] += factor;
        row[^1] = value;
        if (value < 0)
            Scale(row, -1);
        _rows.Add(row);
    }

    /// <summary>The least and the most that a sum can be; the upper end is infinite where nothing holds it. Null where what is known contradicts itself.</summary>
    public (double Lower, double Upper)? Of(IReadOnlyList<Weighted> terms)
    {
        _sound ??= FindStart();
        if (_sound == false)
            return null;
        return (Least(terms, 1), -Least(terms, -1));
    }

    // Phase one: an artificial unknown for each known sum, driven out one by one.
    bool FindStart()
    {
        var (count, width) = (_rows.Count, _unknowns + _rows.Count + 1);
        for (var at = 0; at < count; at++)
        {
            var row = new double[width];
            _rows[at].AsSpan(0, _unknowns).CopyTo(row);
            row[_unknowns + at] = 1;
            row[^1] = _rows[at][^1];
            _rows[at] = row;
            _basis.Add(_unknowns + at);
        }
        var cost = new double[width];
        cost.AsSpan(_unknowns, count).Fill(1);
        if (Minimise(cost, width - 1) is not { } left || left > 1e-6)
            return false;
        DropArtificials();
        return true;
    }

    void DropArtificials()
    {
        for (var at = _rows.Count - 1; at >= 0; at--)
        {
            if (_basis[at] < _unknowns)
                continue;
            var column = Array.FindIndex(_rows[at], 0, _unknowns, value => Math.Abs(value) > Nothing);
            if (column >= 0)
            {
                Pivot(at, column);
                continue;
            }
            _rows.RemoveAt(at); // says nothing that the others do not
            _basis.RemoveAt(at);
        }
        for (var at = 0; at < _rows.Count; at++)
            _rows[at] = [.. _rows[at].AsSpan(0, _unknowns), _rows[at][^1]];
    }

    double Least(IReadOnlyList<Weighted> terms, double sign)
    {
        var cost = new double[_unknowns + 1];
        foreach (var (unknown, factor) in terms)
            cost[unknown] += sign * factor;
        return Minimise(cost, _unknowns) ?? double.NegativeInfinity;
    }

    // The least cost from where the tableau stands; null where there is none.
    double? Minimise(double[] cost, int columns)
    {
        var reduced = (double[])cost.Clone();
        for (var at = 0; at < _rows.Count; at++)
            Add(reduced, _rows[at], -reduced[_basis[at]]);
        while (true)
        {
            var column = Array.FindIndex(reduced, 0, columns, value => value < -Nothing);
            if (column < 0)
                return -reduced[^1];
            if (Leaving(column) is not { } row)
                return null;
            Pivot(row, column);
            Add(reduced, _rows[row], -reduced[column]);
        }
    }

    int? Leaving(int column)
    {
        int? best = null;
        var least = double.PositiveInfinity;
        for (var at = 0; at < _rows.Count; at++)
        {
            if (_rows[at][column] <= Nothing)
                continue;
            var ratio = _rows[at][^1] / _rows[at][column];
            if (ratio < least - Nothing || (ratio < least + Nothing && best is { } other && _basis[at] < _basis[other]))
                (best, least) = (at, Math.Min(least, ratio));
        }
        return best;
    }

    void Pivot(int row, int column)
    {
        Scale(_rows[row], 1 / _rows[row][column]);
        for (var at = 0; at < _rows.Count; at++)
        {
            if (at != row)
                Add(_rows[at], _rows[row], -_rows[at][column]);
        }
        _basis[row] = column;
    }

    static void Scale(double[] row, double factor)
    {
        for (var at = 0; at < row.Length; at++)
            row[at] *= factor;
    }

    static void Add(double[] row, double[] other, double factor)
    {
        if (factor == 0)
            return;
        for (var at = 0; at < row.Length; at++)
            row[at] += factor * other[at];
    }
}
