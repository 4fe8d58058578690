namespace Peelian.Sources.PoliceUk;

/// <summary>The checksum that zip archives keep of each entry (ISO 3309), eight bytes at a time.</summary>
/// <remarks>The platform's zip reader does not compare it, and a flipped bit inside a stored entry is a wrong figure.</remarks>
sealed class Crc32
{
    static readonly uint[][] Tables = MakeTables();

    uint _state = uint.MaxValue;

    /// <summary>The checksum of everything added so far.</summary>
    public uint Value => ~_state;

    /// <summary>The checksum of a file.</summary>
    public static uint Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var crc = new Crc32();
        var buffer = new byte[1 << 17];
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
            crc.Add(buffer.AsSpan(0, read));
        return crc.Value;
    }

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        while (bytes.Length >= 8)
        {
            var low = state ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            state = Tables[7][low & 0xff] ^ Tables[6][(low >> 8) & 0xff] ^ Tables[5][(low >> 16) & 0xff] ^ Tables[4][low >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
            bytes = bytes[8..];
        }
        foreach (var value in bytes)
            state = (state >> 8) ^ Tables[0][(state ^ value) & 0xff];
        _state = state;
    }

    static uint[][] MakeTables()
    {
        var tables = Enumerable.Range(0, 8).Select(_ => new uint[256]).ToArray();
        for (var value = 0u; value < 256; value++)
        {
            var state = value;
            for (var bit = 0; bit < 8; bit++)
                state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ 0xEDB88320;
            tables[0][value] = state;
        }
        for (var table = 1; table < 8; table++)
        {
            for (var value = 0; value < 256; value++)
                tables[table][value] = (tables[table - 1][value] >> 8) ^ tables[0][tables[table - 1][value] & 0xff];
        }
        return tables;
    }
}
