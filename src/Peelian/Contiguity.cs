using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Peelian;

/// <summary>Which places border on which: they share a side or a corner (queen contiguity).</summary>
public static class Contiguity
{
    // Degrees: about a metre. Borders that were drawn alike meet within it.
    const double Gap = 0.00001;

    /// <summary>For each shape the positions of those that it borders on, in order; none for an island.</summary>
    /// <param name="shapes">In longitude and latitude.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<Geometry> shapes)
    {
        var tree = new STRtree<int>();
        for (var at = 0; at < shapes.Count; at++)
            tree.Insert(shapes[at].EnvelopeInternal, at);
        return
        [
            .. shapes.Select((shape, at) =>
            {
                var near = shape.EnvelopeInternal.Copy();
                near.ExpandBy(Gap);
                return (IReadOnlyList<int>)[.. tree.Query(near).Where(other => other != at && shape.IsWithinDistance(shapes[other], Gap)).Order()];
            }),
        ];
    }
}
