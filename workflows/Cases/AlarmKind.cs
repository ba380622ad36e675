namespace GovMedia.Workflows.Cases;

/// <summary>What an alarm is for.</summary>
public enum AlarmKind
{
    /// <summary>The limit comes near.</summary>
    Reminder,

    /// <summary>The limit is reached: a breach, a floor that has matured, a target missed.</summary>
    Limit,

    /// <summary>A task for which no clock runs has waited long.</summary>
    Waiting,

    /// <summary>The duty remains after the limit; one rung up.</summary>
    Escalation,
}
