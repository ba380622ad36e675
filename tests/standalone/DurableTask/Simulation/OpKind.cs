namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>What a step of a random program does.</summary>
public enum OpKind
{
    /// <summary>Calls an activity that fails so often before it answers.</summary>
    Call,

    /// <summary>Calls an activity that always fails, and catches that.</summary>
    Broken,

    /// <summary>Calls an activity that fails so often before it answers; a handler decides on each attempt.</summary>
    Handled,

    /// <summary>Calls an activity that always fails, until a filter or a handler has had enough.</summary>
    Refused,

    /// <summary>Calls an activity that always fails, until the time for attempts is over.</summary>
    Limited,

    /// <summary>Calls an activity that fails until it is mended, and does not catch that.</summary>
    Fragile,

    /// <summary>Throws until it is mended.</summary>
    Fault,

    /// <summary>Waits for a time.</summary>
    Sleep,

    /// <summary>Sets a timer or calls an activity, and does not wait for it.</summary>
    Leave,

    /// <summary>Sets a long timer and cancels it a little later.</summary>
    Cancel,

    /// <summary>Waits for an event from outside.</summary>
    Event,

    /// <summary>Waits for an event for a limited time, so often, and then without limit.</summary>
    Late,

    /// <summary>Lets several wait for the same event at once, and one more who gives up before any comes.</summary>
    Stack,

    /// <summary>Runs a sub-orchestration.</summary>
    Child,

    /// <summary>Runs a sub-orchestration that sends an event back, and waits for both.</summary>
    Echo,

    /// <summary>Does several steps at once.</summary>
    All,
}
