using System.Globalization;
using System.Text.Json.Nodes;

namespace Peelian.App.Api;

/// <summary>A parameter of a route: what the server checks, and what the API's document says of it.</summary>
/// <param name="Name">Its name in paths and queries.</param>
/// <param name="Value">What it may be.</param>
/// <param name="Description">What it asks for.</param>
sealed record ApiParameter(string Name, ApiValue Value, string Description)
{
    /// <summary>True for a part of the path.</summary>
    public bool IsInPath { get; init; }

    /// <summary>True where a question without it has no answer.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True where it may stand several times: any of its values.</summary>
    public bool IsMany { get; init; }

    /// <summary>What holds where it is left out; null for no restriction.</summary>
    public string? Default { get; init; }

    /// <summary>A value that shows what it is for.</summary>
    public required string Example { get; init; }
}

/// <summary>What a parameter may be.</summary>
abstract record ApiValue
{
    /// <summary>The value as questions take it, however it was written.</summary>
    /// <exception cref="ApiFault">It is none.</exception>
    public abstract string Read(ApiQuestions questions, ApiParameter parameter, string text);

    /// <summary>Its JSON Schema.</summary>
    public abstract JsonObject Schema();

    /// <summary>The words that it can be; empty where they hang on what is loaded.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>A calendar month.</summary>
    public static ApiValue AMonth { get; } = new MonthValue();

    /// <summary>A whole number within limits.</summary>
    public static ApiValue Whole(int fewest, int most) => new WholeValue(fewest, most);

    /// <summary>One of a few words that never change.</summary>
    public static ApiValue OneOf(params IReadOnlyList<string> words) => new ChoiceValue(words);

    /// <summary>One of the things that are loaded or named in the catalogue.</summary>
    /// <param name="what">What they are, in one: "measure".</param>
    /// <param name="all">All of them.</param>
    /// <param name="find">The one that a text names; null where it names none. Without it, exactly one of all.</param>
    public static ApiValue Known(string what, Func<ApiQuestions, IEnumerable<string>> all, Func<ApiQuestions, string, string?>? find = null) => new KnownValue(what, all, find);

    /// <summary>A text with a form of its own.</summary>
    /// <param name="what">What is expected: "a slice such as …".</param>
    /// <param name="read">The text as questions take it; null where it is none.</param>
    public static ApiValue Form(string what, Func<string, string?> read) => new FormValue(what, read);

    sealed record MonthValue : ApiValue
    {
        public override string Read(ApiQuestions questions, ApiParameter parameter, string text) =>
            Month.TryParse(text, null, out var month) ? month.ToString() : throw ApiFault.Unreadable(parameter.Name, text, "a month such as 2024-04");

        public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}-(0[1-9]|1[0-2])$" };
    }

    sealed record WholeValue(int Fewest, int Most) : ApiValue
    {
        public override string Read(ApiQuestions questions, ApiParameter parameter, string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Fewest && number <= Most
                ? number.ToString(CultureInfo.InvariantCulture)
                : throw ApiFault.Unreadable(parameter.Name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {Fewest} to {Most}"));

        public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = Fewest, ["maximum"] = Most };
    }

    sealed record ChoiceValue(IReadOnlyList<string> Choices) : ApiValue
    {
        public override IReadOnlyList<string> Words => Choices;

        public override string Read(ApiQuestions questions, ApiParameter parameter, string text) =>
            Words.Contains(text, StringComparer.Ordinal) ? text : throw ApiFault.Unknown(400, parameter.Name, text, Words, $"value of '{parameter.Name}'");

        public override JsonObject Schema() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Words.Select(word => JsonValue.Create(word))]) };
    }

    sealed record KnownValue(string What, Func<ApiQuestions, IEnumerable<string>> All, Func<ApiQuestions, string, string?>? Find) : ApiValue
    {
        public override string Read(ApiQuestions questions, ApiParameter parameter, string text) =>
            (Find is null ? All(questions).FirstOrDefault(one => one == text) : Find(questions, text))
            ?? throw ApiFault.Unknown(parameter.IsInPath ? 404 : 400, parameter.Name, text, All(questions), What);

        public override JsonObject Schema() => new() { ["type"] = "string" };
    }

    sealed record FormValue(string What, Func<string, string?> Reading) : ApiValue
    {
        public override string Read(ApiQuestions questions, ApiParameter parameter, string text) => Reading(text) ?? throw ApiFault.Unreadable(parameter.Name, text, What);

        public override JsonObject Schema() => new() { ["type"] = "string" };
    }
}
