namespace GovMedia.Standalone.Engine;

/// <summary>An armed timer; a task id of -1 is an instance's scheduled start.</summary>
internal readonly record struct TimerRow(long Due, long Key, int TaskId) : IComparable<TimerRow>
{
    public int CompareTo(TimerRow other)
    {
        int order = Due.CompareTo(other.Due);
        if (order == 0)
        {
            order = Key.CompareTo(other.Key);
        }

        return order == 0 ? TaskId.CompareTo(other.TaskId) : order;
    }

    public static bool operator <(TimerRow a, TimerRow b) => a.CompareTo(b) < 0;

    public static bool operator >(TimerRow a, TimerRow b) => a.CompareTo(b) > 0;

    public static bool operator <=(TimerRow a, TimerRow b) => a.CompareTo(b) <= 0;

    public static bool operator >=(TimerRow a, TimerRow b) => a.CompareTo(b) >= 0;
}
