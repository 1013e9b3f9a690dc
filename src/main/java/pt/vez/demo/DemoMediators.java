package pt.vez.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import pt.vez.associations.Declarations;
import pt.vez.associations.Memberships;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.Role;

/** Mediators who can begin at once: declaration accepted, certified, and on shift. */
@Component
@Profile("demonstration")
class DemoMediators {
    /** Letters of a certificate number before its check letter. */
    private static final int CERTIFICATE_BODY = 9;

    private final DemoAccounts accounts;
    private final Memberships memberships;
    private final Declarations declarations;
    private final DemoShifts shifts;
    private final DemoRepository rows;
    private final Clock clock;

    DemoMediators(
            DemoAccounts accounts,
            Memberships memberships,
            Declarations declarations,
            DemoShifts shifts,
            DemoRepository rows,
            Clock clock) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.declarations = declarations;
        this.shifts = shifts;
        this.rows = rows;
        this.clock = clock;
    }

    UUID add(Actor administrator, UUID partner, String email, String name, UUID centre, LocalDate today) {
        UUID account = accounts.add(email, name, Role.MEDIATOR);
        memberships.join(administrator, account, partner, today.minusMonths(6));
        declarations.accept(
                Actor.person(account, name, Set.of(Role.MEDIATOR), null),
                declarations.current().version(),
                Locale.forLanguageTag("pt-PT"));
        rows.insertCertificate(
                Base32.random(CERTIFICATE_BODY), account, clock.instant(), today.minusMonths(5), today.plusMonths(19));
        shifts.plan(partner, account, centre, today);
        return account;
    }
}
