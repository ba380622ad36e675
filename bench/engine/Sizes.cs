namespace GovMedia.Bench.Engine;

/// <summary>How much of everything a run does.</summary>
internal sealed record Sizes
{
    public static Sizes Full { get; } = new()
    {
        Rounds = 5,
        Probe = TimeSpan.FromSeconds(2),
        Alone = 1_000,
        One = 10_000,
        Five = 4_000,
        PeerAlone = 200,
        PeerOne = 1_000,
        PeerFive = 500,
        MemoryOne = 4_000,
        MemoryFive = 2_000,
        Timers = 100_000,
        Sleepers = 1_000_000,
        Idle = TimeSpan.FromSeconds(20),
        Replays = 5,
    };

    public static Sizes Quick { get; } = new()
    {
        Rounds = 3,
        Probe = TimeSpan.FromSeconds(1),
        Alone = 300,
        One = 3_000,
        Five = 1_000,
        PeerAlone = 50,
        PeerOne = 300,
        PeerFive = 150,
        MemoryOne = 1_000,
        MemoryFive = 500,
        Timers = 100_000,
        Sleepers = 100_000,
        Idle = TimeSpan.FromSeconds(5),
        Replays = 3,
    };

    public required int Rounds { get; init; }

    public required TimeSpan Probe { get; init; }

    public required int Alone { get; init; }

    public required int One { get; init; }

    public required int Five { get; init; }

    public required int PeerAlone { get; init; }

    public required int PeerOne { get; init; }

    public required int PeerFive { get; init; }

    public required int MemoryOne { get; init; }

    public required int MemoryFive { get; init; }

    public required int Timers { get; init; }

    public required int Sleepers { get; init; }

    public required TimeSpan Idle { get; init; }

    public required int Replays { get; init; }
}
