using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>What a person does in a step of a chain. Approving and recording are different acts.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<StepAction>))]
public enum StepAction
{
    /// <summary>Examine the substance (审核).</summary>
    Review,

    /// <summary>Check the laid-out text (校对).</summary>
    Proof,

    /// <summary>Say yes or no; no means the case goes no further (同意, 批准).</summary>
    Approve,

    /// <summary>Take a filing on record (备案); it is not a permission.</summary>
    Record,

    /// <summary>Put a name under it (签字, 签发).</summary>
    Sign,

    /// <summary>Put the official seal under it (盖章).</summary>
    Seal,

    /// <summary>Decide in a meeting, with minutes (集体研究).</summary>
    DecideCollectively,

    /// <summary>Hand in a written application (书面申请).</summary>
    Apply,

    /// <summary>Pass it on to the next level, without a decision of one's own (按程序报).</summary>
    Forward,

    /// <summary>Hand in the filing (报备案).</summary>
    File,

    /// <summary>Publish a notice to the public (公告).</summary>
    Notice,

    /// <summary>Merge an account into another before it is closed (整合).</summary>
    Merge,

    /// <summary>Cancel the certification with the platform and prove it (注销认证).</summary>
    Cancel,

    /// <summary>Obtain the written view or consent of another unit (征得同意).</summary>
    Consult,

    /// <summary>Do on the platform what was decided: open, change, close the account, put out the post.</summary>
    CarryOut,

    /// <summary>Decide the matter of the case itself.</summary>
    Decide,

    /// <summary>Tell the person concerned (告知).</summary>
    Tell,
}
