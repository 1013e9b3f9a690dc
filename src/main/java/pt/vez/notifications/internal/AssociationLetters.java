package pt.vez.notifications.internal;

import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Agreement;
import pt.vez.associations.Associations;
import pt.vez.identity.Accounts;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;

/** What an association is told about its own agreement; administrators are told elsewhere. */
@Component
class AssociationLetters {
    private static final String KEY = "mail.ownAgreementEnding";
    private final Outbox outbox;
    private final Associations associations;
    private final Accounts accounts;
    private final Texts texts;

    AssociationLetters(Outbox outbox, Associations associations, Accounts accounts, Texts texts) {
        this.outbox = outbox;
        this.associations = associations;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Agreement.Ending event) {
        associations
                .coordinators(event.partnerId())
                .forEach(to -> accounts.actor(to, null).map(accounts::own).ifPresent(account -> {
                    Locale language = Languages.of(account.language());
                    outbox.enqueue(
                            "own-agreement-ending/" + event.agreementId() + "/" + event.days() + "/" + to,
                            "staff",
                            Draft.of(
                                            texts,
                                            account.email(),
                                            language,
                                            KEY,
                                            List.of(texts.get(
                                                    language, KEY + ".line", event.reference(), event.days())))
                                    .link("/association", KEY + ".button")
                                    .build());
                }));
    }
}
