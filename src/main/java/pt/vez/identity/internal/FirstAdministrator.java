package pt.vez.identity.internal;

import java.time.Clock;
import java.util.EnumSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.identity.SignInContact;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Email;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** Makes the configured address an administrator while there is none, so that a new installation can be entered. */
@Component
class FirstAdministrator implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);
    private final VezSettings settings;
    private final AccountRepository accounts;
    private final AccountQueries queries;
    private final Clock clock;

    FirstAdministrator(VezSettings settings, AccountRepository accounts, AccountQueries queries, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (!queries.isAnyAdministrator() && !settings.adminEmail().isBlank()) {
            var contact = new SignInContact(Email.of(settings.adminEmail()).value());
            Account account = accounts.of(contact)
                    .orElseGet(() -> accounts.save(new Account(
                            Ids.next(),
                            contact,
                            "Administrador",
                            "pt-PT",
                            EnumSet.of(Role.ADMINISTRATOR),
                            clock.instant())));
            account.roles().add(Role.ADMINISTRATOR);
            log.info("The first administrator can sign in with the address in VEZ_ADMIN_EMAIL");
        }
    }
}
