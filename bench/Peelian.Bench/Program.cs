using Peelian.Bench;

// Run without words: every measurement. With a word first: one measurement in a process of its own, so that memory is its own too.
return args switch
{
    ["measure", var name, var folder] => Measurements.Run(name, folder),
    ["packs-random", .. var rest] => RandomPacksBench.Run(rest),
    ["site", .. var rest] => SiteBench.Run(rest),
    ["mirror"] => SiteBench.RunMirror(),
    ["api"] => SiteBench.RunApi(),
    _ => Bench.Run(args),
};
