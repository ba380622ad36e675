using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Cases;

/// <summary>What became of one message: the proof of sending, or of its failure.</summary>
/// <param name="Template">What it said.</param>
/// <param name="State">Sent or failed.</param>
/// <param name="At">When.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Answer">What the other side answered.</param>
/// <param name="PerhapsTwice">Whether an earlier attempt may have been accepted too: the process ended between the other
/// side's acceptance and our record.</param>
public sealed record Dispatch(
    string Template, DeliveryState State, DateTimeOffset At, string Channel, string Answer, bool PerhapsTwice = false);
