using Peelian.Bench;

// Run without words: everything. With a word first: one measurement in a process of its own, so that memory is its own too.
return args is ["measure", var name, var folder]
    ? Measurements.Run(name, folder)
    : Bench.Run(args);
