package pt.vez.notifications.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement;
import pt.vez.associations.Associations;
import pt.vez.platform.Texts;
import pt.vez.shared.Ids;

/** What an association is told about its own agreement; administrators are told elsewhere. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AssociationMailComposer {
    private static final String ENDING = "mail.ownAgreementEnding";
    private final Outbox outbox;
    private final Associations associations;
    private final RecipientResolver recipients;
    private final Texts texts;

    AssociationMailComposer(Outbox outbox, Associations associations, RecipientResolver recipients, Texts texts) {
        this.outbox = outbox;
        this.associations = associations;
        this.recipients = recipients;
        this.texts = texts;
    }

    @EventListener
    void on(Agreement.Ending event) {
        associations
                .coordinators(event.partnerId())
                .forEach(account -> send(
                        account,
                        "own-agreement-ending/" + event.agreementId() + "/" + event.days(),
                        ENDING,
                        "/association",
                        "",
                        event.reference(),
                        event.days()));
    }

    /** Coordinators and mediators alike: none of them may assist from now on, or all of them again. */
    @EventListener
    void on(Agreement.AgreementStopped event) {
        String key = switch (event.change()) {
            case SUSPENDED -> "mail.agreementSuspended";
            case RESUMED -> "mail.agreementResumed";
            case ENDED -> "mail.agreementEnded";
        };
        UUID once = Ids.next();
        associations
                .everybodyOf(event.partnerId())
                .forEach(
                        account -> send(account, "agreement/" + once, key, "/desk", event.reason(), event.reference()));
    }

    private void send(UUID account, String dedupe, String key, String link, String reason, Object... values) {
        recipients.ofAccount(account).ifPresent(to -> {
            List<String> lines = new ArrayList<>();
            lines.add(texts.get(to.language(), key + ".line", values));
            if (!reason.isBlank()) {
                lines.add(texts.get(to.language(), "mail.agreement.reason", reason));
            }
            outbox.enqueue(
                    dedupe + "/" + account,
                    "staff",
                    MessageBuilder.of(texts, to, key, lines)
                            .link(link, key + ".button")
                            .build());
        });
    }
}
