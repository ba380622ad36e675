namespace SendGrid.Helpers.Mail;

/// <content>Building a message step by step.</content>
public partial class SendGridMessage
{
    /// <summary>Sets the sender.</summary>
    /// <param name="email">The sender.</param>
    public void SetFrom(EmailAddress email) => From = email;

    /// <summary>Sets the sender.</summary>
    /// <param name="email">The address.</param>
    /// <param name="name">The name to show; null for none.</param>
    public void SetFrom(string email, string? name = null) => SetFrom(new EmailAddress(email, name));

    /// <summary>Sets where answers go.</summary>
    /// <param name="email">The address.</param>
    public void SetReplyTo(EmailAddress email) => ReplyTo = email;

    /// <summary>Adds a recipient.</summary>
    /// <param name="email">The address.</param>
    /// <param name="name">The name to show; null for none.</param>
    public void AddTo(string email, string? name = null) => AddTo(new EmailAddress(email, name));

    /// <summary>Adds a recipient.</summary>
    /// <param name="email">The recipient.</param>
    /// <param name="personalizationIndex">Of which personalization; the one after the last is made.</param>
    /// <param name="personalization">Or a new one, given here.</param>
    public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization? personalization = null) =>
        (At(personalizationIndex, personalization).Tos ??= []).Add(email);

    /// <summary>Adds recipients.</summary>
    /// <param name="emails">The recipients.</param>
    /// <param name="personalizationIndex">Of which personalization; the one after the last is made.</param>
    /// <param name="personalization">Or a new one, given here.</param>
    public void AddTos(
        List<EmailAddress> emails, int personalizationIndex = 0, Personalization? personalization = null) =>
        (At(personalizationIndex, personalization).Tos ??= []).AddRange(emails);

    /// <summary>Adds one who gets a copy.</summary>
    /// <param name="email">The recipient.</param>
    /// <param name="personalizationIndex">Of which personalization; the one after the last is made.</param>
    /// <param name="personalization">Or a new one, given here.</param>
    public void AddCc(EmailAddress email, int personalizationIndex = 0, Personalization? personalization = null) =>
        (At(personalizationIndex, personalization).Ccs ??= []).Add(email);

    /// <summary>Adds one who gets a copy unseen.</summary>
    /// <param name="email">The recipient.</param>
    /// <param name="personalizationIndex">Of which personalization; the one after the last is made.</param>
    /// <param name="personalization">Or a new one, given here.</param>
    public void AddBcc(EmailAddress email, int personalizationIndex = 0, Personalization? personalization = null) =>
        (At(personalizationIndex, personalization).Bccs ??= []).Add(email);

    /// <summary>Sets the subject of one personalization.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="personalizationIndex">Of which personalization; the one after the last is made.</param>
    /// <param name="personalization">Or a new one, given here.</param>
    public void SetSubject(
        string subject, int personalizationIndex = 0, Personalization? personalization = null) =>
        At(personalizationIndex, personalization).Subject = subject;

    /// <summary>Sets the subject of the whole message.</summary>
    /// <param name="subject">The subject.</param>
    public void SetGlobalSubject(string subject) => Subject = subject;

    /// <summary>Adds a text.</summary>
    /// <param name="mimeType">Its media type.</param>
    /// <param name="text">The text.</param>
    public void AddContent(string mimeType, string text) => (Contents ??= []).Add(new Content(mimeType, text));

    /// <summary>Adds a file.</summary>
    /// <param name="filename">Its name.</param>
    /// <param name="base64Content">The file, in base64.</param>
    /// <param name="type">Its media type; null leaves it to the service.</param>
    /// <param name="disposition"><c>attachment</c> or <c>inline</c>; null for the first.</param>
    /// <param name="content_id">The id by which HTML shows it; null for none.</param>
    public void AddAttachment(
        string filename,
        string base64Content,
        string? type = null,
        string? disposition = null,
        string? content_id = null) =>
        AddAttachment(new Attachment
        {
            Filename = filename,
            Content = base64Content,
            Type = type,
            Disposition = disposition,
            ContentId = content_id,
        });

    /// <summary>Adds a file.</summary>
    /// <param name="attachment">The file.</param>
    public void AddAttachment(Attachment attachment) => (Attachments ??= []).Add(attachment);

    /// <summary>Sets a mail header of one personalization.</summary>
    /// <param name="headerKey">Its name.</param>
    /// <param name="headerValue">Its value.</param>
    /// <param name="personalizationIndex">Of which personalization; the one after the last is made.</param>
    /// <param name="personalization">Or a new one, given here.</param>
    public void AddHeader(
        string headerKey,
        string headerValue,
        int personalizationIndex = 0,
        Personalization? personalization = null) =>
        (At(personalizationIndex, personalization).Headers ??= [])[headerKey] = headerValue;

    /// <summary>Sets a mail header of the whole message.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddGlobalHeader(string key, string value) => (Headers ??= [])[key] = value;

    /// <summary>Sets what the event webhook tells again of one personalization.</summary>
    /// <param name="customArgKey">Its name.</param>
    /// <param name="customArgValue">Its value.</param>
    /// <param name="personalizationIndex">Of which personalization; the one after the last is made.</param>
    /// <param name="personalization">Or a new one, given here.</param>
    public void AddCustomArg(
        string customArgKey,
        string customArgValue,
        int personalizationIndex = 0,
        Personalization? personalization = null) =>
        (At(personalizationIndex, personalization).CustomArgs ??= [])[customArgKey] = customArgValue;

    /// <summary>Sets what the event webhook tells again of the message.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    public void AddGlobalCustomArg(string key, string value) => (CustomArgs ??= [])[key] = value;

    /// <summary>Adds a category.</summary>
    /// <param name="category">The category.</param>
    public void AddCategory(string category) => (Categories ??= []).Add(category);

    /// <summary>Sets the template.</summary>
    /// <param name="templateID">The template.</param>
    public void SetTemplateId(string templateID) => TemplateId = templateID;

    /// <summary>Sets what the template is filled with.</summary>
    /// <param name="dynamicTemplateData">An object that becomes JSON.</param>
    /// <param name="personalizationIndex">Of which personalization; the one after the last is made.</param>
    /// <param name="personalization">Or a new one, given here.</param>
    public void SetTemplateData(
        object dynamicTemplateData, int personalizationIndex = 0, Personalization? personalization = null) =>
        At(personalizationIndex, personalization).TemplateData = dynamicTemplateData;

    /// <summary>Has the service only check the message.</summary>
    /// <param name="enable">True to check and not send.</param>
    public void SetSandBoxMode(bool enable) =>
        (MailSettings ??= new MailSettings()).SandboxMode = new SandboxMode { Enable = enable };

    /// <summary>Has the message go to those who unsubscribed, too.</summary>
    /// <param name="enable">True to send to them.</param>
    public void SetBypassListManagement(bool enable) =>
        (MailSettings ??= new MailSettings()).BypassListManagement = new BypassListManagement { Enable = enable };

    /// <summary>Has links rewritten to see who clicks, or not.</summary>
    /// <param name="enable">In HTML.</param>
    /// <param name="enableText">In plain text.</param>
    public void SetClickTracking(bool enable, bool enableText) =>
        (TrackingSettings ??= new TrackingSettings()).ClickTracking =
            new ClickTracking { Enable = enable, EnableText = enableText };

    /// <summary>Has a pixel put in to see who reads, or not.</summary>
    /// <param name="enable">True to put it in.</param>
    /// <param name="substitutionTag">Where; null for the end.</param>
    public void SetOpenTracking(bool enable, string? substitutionTag = null) =>
        (TrackingSettings ??= new TrackingSettings()).OpenTracking =
            new OpenTracking { Enable = enable, SubstitutionTag = substitutionTag };

    private Personalization At(int index, Personalization? given)
    {
        Personalizations ??= [];
        if (given is not null)
        {
            Personalizations.Add(given);
            return given;
        }

        if (index == Personalizations.Count)
        {
            Personalizations.Add(new Personalization());
        }

        return Personalizations[index];
    }
}
