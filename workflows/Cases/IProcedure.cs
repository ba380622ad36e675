using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Cases;

/// <summary>What a procedure does when one of its tasks is completed or one of its messages is gone.</summary>
public interface IProcedure
{
    /// <summary>The procedure's three letters.</summary>
    string Code { get; }

    /// <summary>The orchestration that carries it out.</summary>
    string Orchestration { get; }

    /// <summary>Completes a task; who may has been checked. Records, or refuses.</summary>
    Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion);

    /// <summary>Goes on after time has passed in a case, such as a floor that has run; does nothing where nothing is to be
    /// done.</summary>
    void Advance(CaseTurn turn);

    /// <summary>A message was accepted; records nothing of its own, the caller does.</summary>
    void MailSent(CaseTurn turn, OutboxItem item);

    /// <summary>A message was refused for good or came back; records nothing of its own, the caller does, and turns to other
    /// means.</summary>
    /// <returns>Until when its citizen must be told by them; null where no clock runs for it.</returns>
    DateTimeOffset? MailFailed(CaseTurn turn, OutboxItem item);
}
