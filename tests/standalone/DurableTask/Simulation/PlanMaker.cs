namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>Makes random programs; each step has a name of its own.</summary>
internal sealed class PlanMaker(Random random)
{
    private const string Shared = "post";

    private int names;

    public Plan Make(int depth)
    {
        List<IReadOnlyList<Op>> rounds = [];
        for (int left = random.Next(1, 4); left > 0; left--)
        {
            rounds.Add([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => MakeOp(depth, nested: false))]);
        }

        return new Plan(rounds);
    }

    private Op MakeOp(int depth, bool nested)
    {
        string name = "n" + names++;
        int value = random.Next(1000);
        switch (random.Next(nested ? 8 : 10))
        {
            case 0:
                return Retried(name, value);
            case 1:
                return new Op(OpKind.Call, name, value) { Failures = random.Next(3) };
            case 2 when random.Next(2) == 0:
                return new Op(random.Next(3) == 0 ? OpKind.Fault : OpKind.Fragile, name, value)
                {
                    Failures = random.Next(3),
                };
            case 2:
                return new Op(OpKind.Broken, name, value);
            case 3 when random.Next(3) == 0:
                return new Op(OpKind.Leave, name, value);
            case 3:
                return new Op(OpKind.Sleep, name, random.Next(0, 100));
            case 4:
                return new Op(OpKind.Cancel, name, random.Next(1, 50));
            case 5 or 6:
                return Waiting(name, value, random.Next(3) == 0 && !nested ? Shared : name);
            case 7 when depth > 0:
                return Child(name, value, depth);
            case >= 8:
                return new Op(OpKind.All, name, value)
                {
                    Parts = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => MakeOp(depth, true))],
                };
            default:
                return new Op(OpKind.Call, name, value);
        }
    }

    private Op Retried(string name, int value) => random.Next(3) switch
    {
        0 => new Op(OpKind.Handled, name, value) { Failures = random.Next(5) },
        1 => new Op(OpKind.Refused, name, value) { Failures = random.Next(4) },
        _ => new Op(OpKind.Limited, name, value),
    };

    private Op Waiting(string name, int value, string awaited) => random.Next(3) switch
    {
        0 => new Op(OpKind.Event, name, value) { Event = awaited, Events = 1 },
        1 => new Op(OpKind.Late, name, value) { Event = awaited, Events = 1, Failures = random.Next(1, 4) },
        _ => new Op(OpKind.Stack, name, value) { Event = awaited, Events = random.Next(2, 5) },
    };

    private Op Child(string name, int value, int depth)
    {
        Plan plan = Make(depth - 1);
        return random.Next(2) == 0
            ? new Op(OpKind.Child, name, value) { Child = plan }
            : new Op(OpKind.Echo, name, value) { Child = plan with { Echo = name } };
    }
}
