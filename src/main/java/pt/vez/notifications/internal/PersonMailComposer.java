package pt.vez.notifications.internal;

import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Cases.AccountUnlinked;
import pt.vez.identity.Accounts;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;

/** What is said when it changes who a case's person is reached as. */
@Component
class PersonMailComposer {
    private final Outbox outbox;
    private final Accounts accounts;
    private final Texts texts;

    PersonMailComposer(Outbox outbox, Accounts accounts, Texts texts) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(AccountUnlinked event) {
        accounts.contact(event.accountId())
                .map(found -> found.signInContact().value())
                .ifPresent(to -> {
                    Locale language = Languages.PORTUGUESE;
                    String key = "mail.accountUnlinked";
                    String line =
                            texts.get(language, key + ".line", event.number().display());
                    outbox.enqueue(
                            "account-unlinked/" + event.caseId().value() + "/" + event.accountId(),
                            "account",
                            MessageBuilder.of(texts, to, language, key, List.of(line))
                                    .link("/home", key + ".button")
                                    .build());
                });
    }
}
