package pt.vez.notifications.internal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.Cases;
import pt.vez.notifications.MessageChannel;
import pt.vez.notifications.MessageChannels;
import pt.vez.shared.Actor;

/** Says what {@link RecipientResolver} would do with a message about the case. */
@Service
class ChannelsOfRecipients implements MessageChannels {
    private final Cases cases;
    private final RecipientResolver recipients;

    ChannelsOfRecipients(Cases cases, RecipientResolver recipients) {
        this.cases = cases;
        this.recipients = recipients;
    }

    @Override
    @Transactional(readOnly = true)
    public MessageChannel of(Actor actor, CaseId caseId) {
        cases.outline(actor, caseId);
        return recipients.channelOf(caseId);
    }
}
