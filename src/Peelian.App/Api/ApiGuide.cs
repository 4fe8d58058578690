using Peelian.Render.Site;

namespace Peelian.App.Api;

/// <summary>The API for people, from the same routes.</summary>
static class ApiGuide
{
    /// <summary>Where the examples ask: what <c>serve</c> says where nobody names another address.</summary>
    public const string Server = "http://127.0.0.1:5080";

    /// <summary>What the page shows.</summary>
    public static ApiWords Make(ApiQuestions all) => new(
        [.. ApiRoutes.Resources.Select(resource => new ApiResource(resource.Name, resource.Description, [.. ApiRoutes.All.Where(route => route.Resource == resource.Name).Select(route => Of(route, all))]))],
        [.. ApiProblems.All.GroupBy(problem => problem.Code, StringComparer.Ordinal).Select(same => new ApiProblemWords(same.Key, [.. same.Select(one => one.Status)], string.Join(". ", same.Select(one => one.Meaning))))],
        ApiPromises.Words);

    static ApiRouteWords Of(ApiRoute route, ApiQuestions all) => new(
        ApiRoutes.Root + route.Path, route.Summary, route.Description,
        [.. route.Parameters.Select(one => new ApiParameterWords(one.Name, one.IsRequired, one.IsMany, one.Default, one.Description, one.Value.Words))],
        route.Csv is null ? [.. ApiShape.Columns(route.Row).Select(column => (column.Name, column.Description))] : [],
        route.IsShownWithExample ? $"curl '{Server}{ApiRoutes.Root}{all.Fill(route.Example)}'" : null);
}
