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

    /// <summary>
    /// The force that a file is about: named by whoever adds it, else by its name; null where its rows say it, or where it covers no area.
    /// False, and a problem, where it must be said and is not.
    /// </summary>
    public bool TryFind(CsvInput input, Problems problems, out Area? force)
    {
        var byName = input.Name.Force is { } inName ? _catalogue.FindForce(inName) : null;
        force = input.CoversNoArea ? null : byName;
        if (input.CoversNoArea || input.Table.RowsNameForce)
            return true;
        if ((input.Force ?? input.Name.Force) is not { } wanted)
        {
            problems.AddFatal(0, null, "no force: neither the rows nor the name says one", "a name such as 2015-10-FORCE-stop-and-search.csv, or --force",
                "Say whose searches these are with --force NAME.");
            return false;
        }
        force = _catalogue.FindForce(wanted);
        if (force is null)
            problems.AddFatal(0, null, $"the force '{wanted}'", "a police force of the catalogue", Advice.Nearest(wanted, Map.Published));
        else if (byName is not null && byName != force)
            problems.AddFatal(0, null, $"'{input.Name.Force}' in the name and '{wanted}' with --force", "one force", "Leave --force out, or correct the name.");
        return !problems.Fatal;
    }

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

    void Tell() => _engine.CreateLabels(Map);
}
