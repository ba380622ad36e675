namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>Thousands of small worlds, each from one number.</summary>
public sealed class SimulationTests
{
    private const int Seeds = 400;

    private static int Wanted =>
        int.TryParse(Environment.GetEnvironmentVariable("GOVMEDIA_SIMULATION_SEEDS"), out int wanted) ? wanted : Seeds;

    private static int First =>
        int.TryParse(Environment.GetEnvironmentVariable("GOVMEDIA_SIMULATION_FIRST"), out int first) ? first : 1;

    [Fact]
    public void Simulation_EverySeed_EndsAsTheModelSays()
    {
        int crashes = 0;
        Dictionary<string, int> commands = [];
        for (int seed = First; seed < First + Wanted; seed++)
        {
            using Simulator simulator = new(seed);
            simulator.Run();
            crashes += simulator.Crashes;
            foreach ((string name, int times) in simulator.Commands)
            {
                commands[name] = commands.GetValueOrDefault(name) + times;
            }
        }

        Assert.True(crashes > Wanted, $"Only {crashes} crashes in {Wanted} seeds.");
        string given = string.Join(", ", commands.Select(one => $"{one.Key}: {one.Value}"));
        Assert.True(Wanted < Seeds || Operator.Names.All(commands.ContainsKey), $"Commands given: {given}.");
    }

    /// <remarks>Each was a defect of the engine, with the programs that were made of these numbers then.</remarks>
    [Theory]
    [InlineData(2814)] // A recursive termination missed a sub-orchestration begun in the same transaction.
    [InlineData(12649)] // A rewound instance took an answer that had come after it had failed.
    public void Simulation_ASeedThatFailedOnce_EndsAsTheModelSays(int seed) => Run(seed);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Simulation_TheSameSeed_TakesTheSamePath(int seed) => Assert.Equal(Run(seed), Run(seed));

    [Fact]
    public void Simulation_AnotherSeed_TakesAnotherPath() => Assert.NotEqual(Run(1).Path, Run(2).Path);

    private static (int Path, int Crashes) Run(int seed)
    {
        using Simulator simulator = new(seed);
        return (simulator.Run(), simulator.Crashes);
    }
}
