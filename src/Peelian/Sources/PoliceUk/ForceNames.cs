namespace Peelian.Sources.PoliceUk;

/// <summary>The names of forces as the engine knows them: the catalogue's, and whatever a file showed that the catalogue understands.</summary>
sealed class ForceNames
{
    readonly Catalogue _catalogue;
    readonly Engine _engine;
    readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);

    public ForceNames(Catalogue catalogue, Engine engine)
    {
        (_catalogue, _engine) = (catalogue, engine);
        foreach (var force in catalogue.Areas.Where(area => area.Kind == AreaKind.Force))
        {
            foreach (var name in force.OtherNames.Prepend(force.Name))
                _codes.TryAdd(name, force.Code);
        }
        Map = new LabelMap("force", _codes);
        Tell();
    }

    /// <summary>Code by name.</summary>
    public LabelMap Map { get; }

    /// <summary>Every name, for advice.</summary>
    public IReadOnlyList<string> Published => Map.Published;

    /// <summary>Learns a name that differs from the catalogue's only in how it is written; false where it is no force's.</summary>
    public bool Learn(IEnumerable<string> names)
    {
        var learnt = false;
        foreach (var name in names)
            learnt |= _catalogue.FindForce(name) is { } force && _codes.TryAdd(name, force.Code);
        if (learnt)
            Tell();
        return learnt;
    }

    // A catalogue without forces knows none: the engine wants at least one label.
    void Tell() => _engine.CreateLabels(TypedSql.TypeName(Map), _codes.Count > 0 ? _codes.Keys : [""]);
}
