using System.Globalization;

namespace Peelian.App.Api;

/// <summary>What was asked of a route: its parameters with their values, checked.</summary>
sealed class Asked
{
    readonly SortedDictionary<string, IReadOnlyList<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Checks what was asked.</summary>
    /// <param name="route">The route.</param>
    /// <param name="questions">What there is to be asked for.</param>
    /// <param name="named">The parameters of the path with their values, as they were written.</param>
    /// <param name="given">Those of the query: none of them can take the place of one of the path.</param>
    /// <exception cref="ApiFault">A name or a value is not one of the route's.</exception>
    public Asked(ApiRoute route, ApiQuestions questions, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> named, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given)
    {
        Take(route, questions, named, inPath: true);
        Take(route, questions, given, inPath: false);
        foreach (var parameter in route.Parameters.Where(one => one.IsRequired && !_values.ContainsKey(one.Name)))
            throw new ApiFault(400, "missing-parameter", $"'{parameter.Name}' is missing: {parameter.Description} For example {parameter.Name}={questions.Fill(parameter.Example)}.") { Path = parameter.Name };
        route.Check?.Invoke(questions, this);
    }

    /// <summary>Checks what was asked by names alone, as by whoever has no path.</summary>
    /// <param name="route">The route.</param>
    /// <param name="questions">What there is to be asked for.</param>
    /// <param name="given">Names with their values, as they were written.</param>
    /// <exception cref="ApiFault">A name or a value is not one of the route's.</exception>
    public Asked(ApiRoute route, ApiQuestions questions, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given)
        : this(route, questions, given.Where(pair => route.PathNames.Contains(pair.Key)), given.Where(pair => !route.PathNames.Contains(pair.Key)))
    {
    }

    void Take(ApiRoute route, ApiQuestions questions, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> given, bool inPath)
    {
        foreach (var (name, values) in given)
        {
            var parameter = route.Parameters.FirstOrDefault(one => one.Name == name && one.IsInPath == inPath)
                ?? throw ApiFault.Unknown(400, name, name, route.Parameters.Where(one => !one.IsInPath).Select(one => one.Name), "parameter of this route");
            if (values.Count > 1 && !parameter.IsMany)
                throw new ApiFault(400, "given-twice", $"'{name}' stands more than once: give it once.") { Path = name };
            _values[name] = [.. values.Select(value => parameter.Value.Read(questions, parameter, value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The values of a parameter; none where it was left out.</summary>
    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name, []);

    /// <summary>The value of a parameter; null where it was left out.</summary>
    public string? Text(string name) => _values.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>A month; null where it was left out.</summary>
    public Month? Month(string name) => Text(name) is { } text && Peelian.Month.TryParse(text, null, out var month) ? month : null;

    /// <summary>A number; null where it was left out.</summary>
    public int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>True where all rows are wanted unless somebody says how many, as in a file to keep.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Which rows are asked for.</summary>
    public Slip Slip => new(Number(ApiRoutes.Offset) ?? 0, Number(ApiRoutes.Limit) ?? (IsWhole ? int.MaxValue : ApiRoutes.UsualLimit));

    /// <summary>The same question, written in one way.</summary>
    /// <param name="leaving">Parameters to leave out.</param>
    public string Query(params IReadOnlyList<string> leaving) => string.Join('&', _values.Where(pair => !leaving.Contains(pair.Key)).SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={Uri.EscapeDataString(value)}")));
}
