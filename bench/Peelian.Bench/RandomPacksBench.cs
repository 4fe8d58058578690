using System.Globalization;
using Peelian.Tests.Simulation;

namespace Peelian.Bench;

/// <summary>Looks through as many random packs as asked for words and numbers that nothing bears; every fault is printed with its seed.</summary>
static class RandomPacksBench
{
    const int DefaultPacks = 10_000;

    public static int Run(string[] args)
    {
        var packs = DefaultPacks;
        if (args.Length > 1 || (args.Length == 1 && !(int.TryParse(args[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out packs) && packs > 0)))
        {
            Console.Error.WriteLine("usage: Peelian.Bench packs-random [PACKS]   (10000 without it)");
            return 2;
        }
        var worlds = (packs + RandomPacks.InOneWorld - 1) / RandomPacks.InOneWorld;
        var all = new Looked();
        Parallel.For(0, worlds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var one = RandomPacks.Look(seed, Math.Min(RandomPacks.InOneWorld, packs - seed * RandomPacks.InOneWorld));
            lock (all)
            {
                all.Add(one);
                foreach (var fault in one.Faults)
                    Console.WriteLine(fault);
                Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{all.Packs:#,0} of {packs:#,0} packs …"));
            }
        });
        Console.Error.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{all.Packs:#,0} packs, seeds 0 to {worlds - 1}: {all.Sentences:#,0} sentences and {all.Numbers:#,0} printed numbers looked at, {all.Faults.Count:#,0} faults"));
        return all.Faults.Count == 0 ? 0 : 1;
    }
}
