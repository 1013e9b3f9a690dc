package pt.vez.notifications;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.notifications.internal.RecipientResolver;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;

/** By what way messages about a case really go, so that screens promise no other. */
@Service
public class MessageChannels {
    private final Cases cases;
    private final RecipientResolver recipients;

    MessageChannels(Cases cases, RecipientResolver recipients) {
        this.cases = cases;
        this.recipients = recipients;
    }

    /** @throws NotAuthorised when the actor may not see that the case exists */
    @Transactional(readOnly = true)
    public MessageChannel of(Actor actor, CaseId caseId) {
        cases.outline(actor, caseId);
        return recipients.channelOf(caseId);
    }
}
