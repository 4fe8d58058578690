using System.Text.Json.Nodes;
using Peelian.Render.Site;

namespace Peelian.App.Api;

/// <summary>The API's own description (OpenAPI 3.1), made from the routes that answer: it cannot say anything else than they do.</summary>
static class ApiDocument
{
    /// <summary>The document.</summary>
    public static JsonObject Make()
    {
        var schemas = new ApiSchemas();
        var paths = new JsonObject();
        foreach (var route in ApiRoutes.All)
            paths[route.Path] = new JsonObject { ["get"] = Operation(route, schemas) };
        schemas.Of(typeof(ProblemAnswer));
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Peelian",
                ["version"] = "1",
                ["summary"] = "Published policing figures, each with its source, its interval and how sure a comparison is",
                ["description"] = $"Answers are JSON, or CSV where the path ends in `.csv` or `Accept` asks for `text/csv`. {ApiPromises.Words}",
                ["license"] = new JsonObject { ["name"] = "As each answer says in meta.licences", ["url"] = $"/{SitePaths.Api}" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = ApiRoutes.Root, ["description"] = "The site that this description comes from" }),
            ["security"] = new JsonArray(),
            ["tags"] = new JsonArray([.. ApiRoutes.Resources.Select(one => new JsonObject { ["name"] = one.Name, ["description"] = one.Description })]),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = new JsonObject([.. schemas.All.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))]), ["responses"] = Responses(), ["headers"] = Headers() },
        };
    }

    /// <summary>The document as a file of the site.</summary>
    public static Render.RenderedFile File() => new(SitePaths.OpenApi, "application/json", ApiFiles.Json(writer => Make().WriteTo(writer, ApiShape.Options)));

    static JsonObject Operation(ApiRoute route, ApiSchemas schemas)
    {
        var answers = new JsonObject { ["200"] = Good(route, schemas), ["304"] = Ref("responses", "Known"), ["400"] = Ref("responses", "Wrong") };
        foreach (var status in (int[])[404, 406, 414, 429, 500, 503])
            answers[Text(status)] = Ref("responses", NameOf(status));
        return new()
        {
            ["operationId"] = route.Id,
            ["summary"] = route.Summary.TrimEnd('.'),
            ["description"] = string.Join(' ', ((string[])[route.Summary, route.Description]).Where(words => words.Length > 0)),
            ["tags"] = new JsonArray(route.Resource),
            ["parameters"] = new JsonArray([.. route.Parameters.Select(Parameter)]),
            ["responses"] = answers,
        };
    }

    static JsonObject Parameter(ApiParameter parameter)
    {
        var schema = parameter.Value.Schema();
        if (parameter.Default is { } usual)
            schema["default"] = schema["type"]!.GetValue<string>() == "integer" ? int.Parse(usual, System.Globalization.CultureInfo.InvariantCulture) : usual;
        var json = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.IsInPath ? "path" : "query",
            ["description"] = parameter.Description,
            ["required"] = parameter.IsRequired,
            ["schema"] = parameter.IsMany ? new JsonObject { ["type"] = "array", ["items"] = schema } : schema,
        };
        if (parameter.IsMany)
            (json["style"], json["explode"]) = ("form", true);
        return json;
    }

    static JsonObject Good(ApiRoute route, ApiSchemas schemas)
    {
        var row = schemas.Of(route.Row);
        var properties = new JsonObject { ["meta"] = schemas.Of(typeof(AnswerHead)) };
        if (route.IsList)
            properties["page"] = schemas.Of(typeof(AnswerPage));
        properties["data"] = route.IsList ? new JsonObject { ["type"] = "array", ["items"] = row } : row;
        var columns = route.Csv is null ? string.Join(',', ApiShape.Columns(route.Row).Select(column => column.Name)) : "the columns of the figure’s table, then origin,marks,why_missing";
        return new()
        {
            ["description"] = route.Summary,
            ["headers"] = new JsonObject { ["ETag"] = Ref("headers", "ETag"), ["Link"] = Ref("headers", "Link") },
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray([.. properties.Select(one => JsonValue.Create(one.Key))]), ["properties"] = properties } },
                ["text/csv"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["description"] = $"Columns: {columns}" } },
            },
        };
    }

    static JsonObject Responses()
    {
        var all = new JsonObject { ["Known"] = new JsonObject { ["description"] = "The answer is the one that If-None-Match names" } };
        foreach (var status in (int[])[400, 404, 406, 414, 429, 500, 503])
        {
            var problem = new JsonObject { ["description"] = string.Join("; ", ApiProblems.All.Where(one => one.Status == status).Select(one => $"{one.Code}: {one.Meaning}")), ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{ApiSchemas.NameOf(typeof(ProblemAnswer))}" } } } };
            if (status is 429 or 503)
                problem["headers"] = new JsonObject { ["Retry-After"] = Ref("headers", "RetryAfter") };
            all[NameOf(status)] = problem;
        }
        return all;
    }

    static JsonObject Headers() => new()
    {
        ["ETag"] = new JsonObject { ["description"] = "Changes with the answer: send it as If-None-Match", ["schema"] = new JsonObject { ["type"] = "string" } },
        ["Link"] = new JsonObject { ["description"] = "Where licences and attributions stand, and this description", ["schema"] = new JsonObject { ["type"] = "string" } },
        ["RetryAfter"] = new JsonObject { ["description"] = "Seconds after which to ask again", ["schema"] = new JsonObject { ["type"] = "integer" } },
    };

    static JsonObject Ref(string part, string name) => new() { ["$ref"] = $"#/components/{part}/{name}" };

    static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string NameOf(int status) => status switch { 400 => "Wrong", 404 => "NotThere", 406 => "NoSuchFormat", 414 => "TooLong", 429 => "TooMany", 503 => "Busy", _ => "Fault" };
}
