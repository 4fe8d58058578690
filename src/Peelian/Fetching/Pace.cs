namespace Peelian.Fetching;

/// <summary>Asks no more often than a server allows: a bucket that holds some requests and fills at a steady rate.</summary>
/// <param name="aSecond">Requests a second in the long run.</param>
/// <param name="burst">Requests at once after a rest.</param>
/// <param name="clock">The time, and how waiting is done.</param>
sealed class Pace(double aSecond, int burst, TimeProvider clock)
{
    double _left = burst;
    long _seen = clock.GetTimestamp();

    /// <summary>Returns when the next request may be sent.</summary>
    public async Task Turn(CancellationToken stop)
    {
        while (true)
        {
            var now = clock.GetTimestamp();
            _left = Math.Min(burst, _left + (clock.GetElapsedTime(_seen, now).TotalSeconds * aSecond));
            _seen = now;
            if (_left >= 1)
            {
                _left--;
                return;
            }
            await Task.Delay(TimeSpan.FromSeconds((1 - _left) / aSecond) + TimeSpan.FromMilliseconds(1), clock, stop).ConfigureAwait(false);
        }
    }
}
