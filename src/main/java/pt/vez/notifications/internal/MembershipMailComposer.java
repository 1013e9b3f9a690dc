package pt.vez.notifications.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations;
import pt.vez.associations.MembershipEvents.CoordinatorChanged;
import pt.vez.associations.MembershipEvents.MemberJoined;
import pt.vez.associations.MembershipEvents.MemberLeft;
import pt.vez.associations.MembershipEvents.MemberRestored;
import pt.vez.identity.Accounts;
import pt.vez.platform.Texts;

/** Joining and leaving a partner is told to the member and to the coordinators of the partner. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MembershipMailComposer {
    private final Outbox outbox;
    private final Associations associations;
    private final Accounts accounts;
    private final RecipientResolver recipients;
    private final Texts texts;
    private final Clock clock;

    MembershipMailComposer(
            Outbox outbox,
            Associations associations,
            Accounts accounts,
            RecipientResolver recipients,
            Texts texts,
            Clock clock) {
        this.outbox = outbox;
        this.associations = associations;
        this.accounts = accounts;
        this.recipients = recipients;
        this.texts = texts;
        this.clock = clock;
    }

    @EventListener
    void on(MemberJoined event) {
        tell(event.accountId(), event.partnerId(), "mail.memberJoined", "/desk");
    }

    @EventListener
    void on(MemberLeft event) {
        tell(event.accountId(), event.partnerId(), "mail.memberLeft", "/home");
    }

    @EventListener
    void on(MemberRestored event) {
        tell(event.accountId(), event.partnerId(), "mail.memberRestored", "/desk");
    }

    @EventListener
    void on(CoordinatorChanged event) {
        tell(
                event.accountId(),
                event.partnerId(),
                event.coordinator() ? "mail.memberCoordinates" : "mail.memberCoordinatesNoMore",
                "/association");
    }

    private void tell(UUID member, UUID partner, String key, String link) {
        String name = accounts.actor(member, null)
                .map(accounts::own)
                .map(own -> own.name())
                .orElse("");
        String body = associations.nameOf(partner).orElse("");
        List<UUID> to = new ArrayList<>(associations.coordinators(partner));
        to.remove(member);
        to.add(member);
        for (UUID account : to) {
            recipients
                    .ofAccount(account)
                    .ifPresent(reader -> outbox.enqueue(
                            key + "/" + member + "/" + account + "/" + clock.millis(),
                            "staff",
                            MessageBuilder.of(
                                            texts,
                                            reader,
                                            key,
                                            List.of(texts.get(reader.language(), key + ".line", name, body)))
                                    .link(account.equals(member) ? link : "/association", key + ".button")
                                    .build()));
        }
    }
}
